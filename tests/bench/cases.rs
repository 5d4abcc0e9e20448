//! What was promised, one line each.

use qinglan_tests::app::App;

use crate::measure::median;
use crate::Case;

/// Every case, in the order of the table.
pub(crate) const CASES: &[Case] = &[Case {
    name: "window.start",
    what: "from start to the usable first page, driver included",
    target: 1500.0,
    unit: "ms",
    measure: window_start,
}];

fn window_start() -> f64 {
    let opened_in = |_| {
        App::on_a_fresh_machine("window.start")
            .opened_in()
            .as_secs_f64()
            * 1000.0
    };
    median((0..5).map(opened_in).collect())
}
