//! How many checks passed and failed, read from what the test runners print.

use std::process::Command;

use crate::shell::{run, run_reading};
use crate::Result;

/// Passed and failed checks of a whole run, and the names of the steps that failed.
#[derive(Default)]
pub(crate) struct Tally {
    passed: u32,
    failed: u32,
    failed_steps: Vec<String>,
}

impl Tally {
    /// A step that either holds or does not; counts as one.
    pub(crate) fn step(&mut self, name: &str, command: &mut Command) {
        let result = run(command);
        let counts = if result.is_ok() { (1, 0) } else { (0, 1) };
        self.add(name, &result, counts);
    }

    /// A test runner that prints its own counts.
    pub(crate) fn tests(&mut self, name: &str, command: &mut Command) {
        let (mut passed, mut failed) = (0, 0);
        let result = run_reading(command.env("NO_COLOR", "1"), |line| {
            let counts = counts(line).unwrap_or_default();
            passed += counts.0;
            failed += counts.1;
        });
        self.add(name, &result, (passed, failed));
    }

    /// A step that could not even be set up.
    pub(crate) fn record(&mut self, name: &str, result: &Result) {
        let counts = if result.is_ok() { (1, 0) } else { (0, 1) };
        self.add(name, result, counts);
    }

    fn add(&mut self, name: &str, result: &Result, (passed, failed): (u32, u32)) {
        self.passed += passed;
        self.failed += failed;
        if let Err(message) = result {
            eprintln!("✗ {name}：{message}");
            self.failed_steps.push(name.to_owned());
            // A runner that broke before it counted still counts as one failure.
            self.failed += u32::from(failed == 0);
        }
    }

    /// Prints the closing line; an error when anything failed.
    pub(crate) fn close(self) -> Result {
        for step in &self.failed_steps {
            println!("✗ {step}");
        }
        println!("\n{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 {
            Ok(())
        } else {
            Err("有检查没有通过。".into())
        }
    }
}

/// Passed and failed of a summary line of cargo (`test result: ok. 3 passed; 0 failed; …`) or
/// vitest (`Tests  1 failed | 3 passed (4)`).
fn counts(line: &str) -> Option<(u32, u32)> {
    let line = line.trim_start();
    let summary = line
        .strip_prefix("test result:")
        .or_else(|| line.strip_prefix("Tests "))?;
    let before = |word: &str| {
        let words: Vec<&str> = summary.split([' ', ';', '|', '.']).collect();
        let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
        words
            .windows(2)
            .find(|pair| pair[1] == word)
            .and_then(|pair| pair[0].parse().ok())
    };
    Some((before("passed").unwrap_or(0), before("failed").unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_of_both_test_runners_are_counted_and_nothing_else() {
        let check = |line: &str, expected: Option<(u32, u32)>| {
            assert_eq!(counts(line), expected, "{line}");
        };
        check(
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            Some((12, 0)),
        );
        check(
            "test result: FAILED. 1 passed; 2 failed; 0 ignored;",
            Some((1, 2)),
        );
        check("      Tests  1 failed | 3 passed (4)", Some((3, 1)));
        check("      Tests  3 passed (3)", Some((3, 0)));
        check(" Test Files  1 passed (1)", None);
        check("test a_person_passed ... ok", None);
    }

    #[test]
    fn a_runner_that_broke_without_counting_is_a_failure() {
        let mut tally = Tally::default();
        tally.record("set-up", &Err("gone".into()));
        assert!(tally.close().is_err());
    }
}
