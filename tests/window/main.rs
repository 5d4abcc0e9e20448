//! The real window, started from the built program on a data folder of its own.

use qinglan_tests::app::App;

#[test]
fn a_fresh_machine_shows_the_first_page() {
    let app = App::on_a_fresh_machine("a_fresh_machine_shows_the_first_page");
    app.sees("青蓝");
}
