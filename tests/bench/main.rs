//! How fast 青蓝 is, against what was promised: `cargo xtask bench [name…]`.
//!
//! A new case is one more line in [`cases::CASES`] and a function that returns what it measured in
//! the unit of its target. Figures mean something in a release build on an idle machine only.

mod cases;
mod generated;
mod in_process;
mod matching;
mod measure;
mod papers;
mod reviews;
mod training;
mod window;

use std::process::ExitCode;

use cases::CASES;

/// Something that was promised.
struct Case {
    /// What one types to run it alone; the start of the name is enough.
    name: &'static str,
    /// What is measured, for the table.
    what: &'static str,
    /// What was promised, at most.
    target: f64,
    /// Unit of the target and of the measurement.
    unit: &'static str,
    /// Measures: a median or a percentile, never a single run.
    measure: fn() -> f64,
}

fn main() -> ExitCode {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |case: &&Case| {
        names.is_empty()
            || names
                .iter()
                .any(|name| case.name.starts_with(name.as_str()))
    };
    let chosen: Vec<&Case> = CASES.iter().filter(wanted).collect();
    if chosen.is_empty() {
        eprintln!("没有名为 {} 的测速项。", names.join(" "));
        return ExitCode::FAILURE;
    }
    println!(
        "{:<24} {:>12} {:>12} {:>8}  ",
        "", "measured", "target", "ratio"
    );
    let mut missed = 0;
    for case in chosen {
        let measured = (case.measure)();
        let ratio = measured / case.target;
        let verdict = if ratio <= 1.0 { "✓" } else { "✗" };
        missed += usize::from(ratio > 1.0);
        println!(
            "{:<24} {:>9.2} {:<2} {:>9.2} {:<2} {ratio:>7.2}× {verdict} {}",
            case.name, measured, case.unit, case.target, case.unit, case.what
        );
    }
    println!("{missed} missed");
    ExitCode::SUCCESS
}
