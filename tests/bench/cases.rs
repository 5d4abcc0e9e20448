//! What was promised, one line each.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use qinglan_tests::county::County;
use qinglan_tests::{binary, fixture};
use serde_json::json;
use tempfile::TempDir;

use crate::measure::median;
use crate::papers::Took;
use crate::{in_process, matching, papers, reviews, training, window, Case};

/// Every case, in the order of the table.
pub(crate) const CASES: &[Case] = &[
    Case {
        name: "import.county",
        what: "14 workbooks, 1,321 rows, read, checked and written by a cold process",
        target: 250.0,
        unit: "ms",
        measure: || per_run(5, |folder| import(&new(folder))),
    },
    Case {
        name: "roster.first",
        what: "one village's PDF from a cold process, fonts included",
        target: 400.0,
        unit: "ms",
        measure: || of_the_county(9, &["--village", "梁泉子村"]).milliseconds,
    },
    Case {
        name: "rosters.files",
        what: "every village of the county as a PDF of its own",
        target: 3000.0,
        unit: "ms",
        measure: || of_the_county(3, &[]).milliseconds,
    },
    Case {
        name: "rosters.files_memory",
        what: "most memory while they are written",
        target: 300.0,
        unit: "MB",
        measure: || of_the_county(1, &[]).peak,
    },
    Case {
        name: "rosters.one",
        what: "every village of the county as one PDF",
        target: 1500.0,
        unit: "ms",
        measure: || of_the_county(3, &["--one-file"]).milliseconds,
    },
    Case {
        name: "rosters.one_memory",
        what: "most memory while it is written",
        target: 450.0,
        unit: "MB",
        measure: || of_the_county(1, &["--one-file"]).peak,
    },
    Case {
        name: "items.one",
        what: "1,321 五个一任务纪实表 as one PDF",
        target: 20_000.0,
        unit: "ms",
        measure: || papers::items().milliseconds,
    },
    Case {
        name: "dossiers.one",
        what: "1,321 dossiers with portraits as one PDF",
        target: 60_000.0,
        unit: "ms",
        measure: || papers::dossiers().milliseconds,
    },
    Case {
        name: "dossiers.one_memory",
        what: "most memory while it is written",
        target: 500.0,
        unit: "MB",
        measure: || papers::dossiers().peak,
    },
    Case {
        name: "photo.add",
        what: "a photo of 12 megapixels read, made small and kept",
        target: 500.0,
        unit: "ms",
        measure: papers::photo,
    },
    Case {
        name: "search.keystroke",
        what: "a keystroke among 60,000 people, 95 of 100",
        target: 10.0,
        unit: "ms",
        measure: in_process::keystroke,
    },
    Case {
        name: "people.save",
        what: "a corrected person among 60,000, search included, 95 of 100",
        target: 15.0,
        unit: "ms",
        measure: in_process::save,
    },
    Case {
        name: "register.open",
        what: "a register of 60,000 people",
        target: 100.0,
        unit: "ms",
        measure: in_process::opening,
    },
    Case {
        name: "reserves.as_of",
        what: "the list of a county, 1,321 people, as of a day",
        target: 20.0,
        unit: "ms",
        measure: in_process::as_of,
    },
    Case {
        name: "proposals.make",
        what: "1,321 mentees and 400 mentors, loaded, scored, assigned and explained",
        target: 2000.0,
        unit: "ms",
        measure: in_process::proposal,
    },
    Case {
        name: "matches.make",
        what: "300 people and 300 villages, loaded, scored, assigned and explained",
        target: 1000.0,
        unit: "ms",
        measure: matching::matching,
    },
    Case {
        name: "coverage.county",
        what: "全覆盖 of 1,321 reserves × 3 seats on a day, in the open register",
        target: 50.0,
        unit: "ms",
        measure: || coverage(1_321),
    },
    Case {
        name: "coverage.large",
        what: "the same of 60,000 reserves",
        target: 1500.0,
        unit: "ms",
        measure: || coverage(60_000),
    },
    Case {
        name: "training.stats",
        what: "场次, 人次, 人数 and 学时 of 1,321 people over five years, 300 sessions",
        target: 50.0,
        unit: "ms",
        measure: training::stats,
    },
    Case {
        name: "training.save",
        what: "300 people of a session ticked and saved",
        target: 300.0,
        unit: "ms",
        measure: training::save,
    },
    Case {
        name: "training.sign_in",
        what: "a pasted sign-in list of 300 names matched among 1,321",
        target: 200.0,
        unit: "ms",
        measure: training::sign_in,
    },
    Case {
        name: "reviews.grid",
        what: "a review round of 1,321 people × 16 departments, all answered",
        target: 150.0,
        unit: "ms",
        measure: reviews::grid,
    },
    Case {
        name: "window.start",
        what: "from start to the usable first page, driver included",
        target: 1500.0,
        unit: "ms",
        measure: window::start,
    },
    Case {
        name: "window.reserves",
        what: "后备干部 with 500 people, opened for the first time in a window",
        target: 400.0,
        unit: "ms",
        measure: window::reserves,
    },
    Case {
        name: "window.mentoring",
        what: "结对帮带 with 500 pairs, opened for the first time in a window",
        target: 500.0,
        unit: "ms",
        measure: window::mentoring,
    },
    Case {
        name: "window.sessions",
        what: "教育培训 with five years of sessions, opened for the first time in a window",
        target: 500.0,
        unit: "ms",
        measure: window::sessions,
    },
    Case {
        name: "window.attendance",
        what: "300 people of a session ticked and saved in the window",
        target: 300.0,
        unit: "ms",
        measure: window::attendance,
    },
    Case {
        name: "window.rotations",
        what: "岗位锻炼 with five years of placements, opened for the first time in a window",
        target: 500.0,
        unit: "ms",
        measure: window::rotations,
    },
    Case {
        name: "window.workbench",
        what: "工作台 of 1,321 reserves and their checklists",
        target: 500.0,
        unit: "ms",
        measure: window::workbench,
    },
    Case {
        name: "window.review",
        what: "联审 with a round of 1,321 people × 16 departments, opened for the first time",
        target: 500.0,
        unit: "ms",
        measure: window::review,
    },
    Case {
        name: "window.memory",
        what: "PSS of all the window's processes after its pages with 500 people",
        target: 320.0,
        unit: "MB",
        measure: window::memory,
    },
];

/// Median over runs that each have a folder of their own.
fn per_run(runs: usize, run: impl Fn(&Path) -> f64) -> f64 {
    let once = |_| run(TempDir::new().expect("a temporary folder").path());
    median((0..runs).map(once).collect())
}

/// Rosters of the county's register: medians.
fn of_the_county(runs: usize, which: &[&str]) -> Took {
    let county = TempDir::new().expect("a temporary folder");
    let register = new(county.path());
    import(&register);
    let once = |_| {
        let out = TempDir::new().expect("a temporary folder");
        let mut roster = cli(&register);
        roster
            .args(["roster", "--format", "pdf", "--out"])
            .arg(out.path())
            .args(which);
        papers::run(&mut roster)
    };
    let took: Vec<Took> = (0..runs).map(once).collect();
    let median_of = |part: fn(&Took) -> f64| median(took.iter().map(part).collect());
    Took {
        milliseconds: median_of(|took| took.milliseconds),
        peak: median_of(|took| took.peak),
    }
}

fn coverage(reserves: usize) -> f64 {
    let folder = TempDir::new().expect("a temporary folder");
    let county = County::new(&folder.path().join("county.qinglan"), reserves);
    let once = |_| {
        let start = Instant::now();
        let answer = county.call("coverage.get", json!({ "as_of": "2025-06-30" }));
        let elapsed = start.elapsed();
        assert_eq!(answer["mentees_covered"], reserves);
        elapsed.as_secs_f64() * 1000.0
    };
    median((0..9).map(once).collect())
}

fn new(folder: &Path) -> PathBuf {
    let register = folder.join("county.qinglan");
    timed_ms(cli(&register).args(["new", "--county", "测速县"]));
    register
}

fn import(register: &Path) -> f64 {
    let entries = std::fs::read_dir(fixture("county")).expect("the county's sheets");
    let sheets = entries.flatten().map(|entry| entry.path());
    timed_ms(
        cli(register)
            .args(["import", "--add-villages"])
            .args(sheets),
    )
}

/// The command line on a register; it says nothing.
pub(crate) fn cli(register: &Path) -> Command {
    let mut cli = Command::new(binary("qinglan-cli"));
    cli.arg("--register")
        .arg(register)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    cli
}

fn timed_ms(command: &mut Command) -> f64 {
    papers::run(command).milliseconds
}
