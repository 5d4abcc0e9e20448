//! Files appear whole or not at all.

use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use qinglan_core::reports::Report;
use qinglan_documents::{write, write_many, Format};

use crate::samples;

fn villages(count: usize) -> Vec<Report> {
    let report = |number| {
        let name = format!("第{number}村");
        let mut report = samples::report(vec![samples::village(number, &name, 2)]);
        report.file_stem = format!("{number:02}-{name}-花名册-20251130");
        report
    };
    (1..=count).map(report).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_batch_writes_a_file_a_village_and_tells_how_far_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("花名册").join("2025");
    let told = AtomicUsize::new(0);
    let progress = |done: usize, total: usize| {
        assert!(done >= 1 && done <= total && total == 4);
        told.fetch_add(1, Ordering::Relaxed);
        true
    };
    let mut reports = villages(3);
    reports.push(reports[0].clone());
    for format in [Format::Pdf, Format::Xlsx, Format::Docx] {
        let written = write_many(&reports, format, &target, &progress).unwrap();
        assert_eq!(written.len(), 4);
        assert!(written.iter().all(|file| file.path.is_file()));
    }
    assert_eq!(told.into_inner(), 12);
    let names = names(&target);
    assert_eq!(names.len(), 12);
    assert_eq!(names[0], "01-第1村-花名册-20251130(2).docx");
    assert_eq!(names[4], "01-第1村-花名册-20251130.pdf");
}

#[test]
fn a_single_file_of_many_villages_is_drawn_on_more_than_one_core() {
    if std::thread::available_parallelism().map_or(1, usize::from) < 2 {
        return;
    }
    let sections = (1..=6).map(|number| samples::village(number, &format!("第{number}村"), 2));
    let report = samples::report(sections.collect());
    let folder = tempfile::tempdir().unwrap();
    let (seen, came) = (Mutex::new(HashSet::new()), Condvar::new());
    // Whoever has drawn a village waits until another has drawn one too.
    let progress = |_: usize, _: usize| {
        let mut seen = seen.lock().unwrap();
        seen.insert(std::thread::current().id());
        came.notify_all();
        let alone = |seen: &mut HashSet<_>| seen.len() < 2;
        let waited = came.wait_timeout_while(seen, Duration::from_secs(20), alone);
        !waited.unwrap().1.timed_out()
    };
    let written = write_many(&[report], Format::Pdf, folder.path(), &progress);
    assert_eq!(written.unwrap().len(), 1);
}

#[test]
fn a_cancelled_batch_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let stop = |done: usize, _: usize| done < 3;
    let error = write_many(&villages(8), Format::Xlsx, folder.path(), &stop).unwrap_err();
    assert_eq!(error.code(), "task.cancelled");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn an_older_file_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("花名册.xlsx");
    std::fs::write(&path, "old").unwrap();
    write(&villages(1)[0], Format::Xlsx, &path, &|_, _| true).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
    assert_eq!(names(folder.path()), ["花名册.xlsx"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_said_so() {
    let report = &villages(1)[0];
    let error = write(
        report,
        Format::Docx,
        Path::new("/sys/花名册.docx"),
        &|_, _| true,
    )
    .unwrap_err();
    assert_eq!(error.code(), "file.read_only");
    assert!(error.to_string().contains("/sys/花名册.docx"));
    let error = write(
        report,
        Format::Docx,
        Path::new("/没有这个目录/花名册.docx"),
        &|_, _| true,
    )
    .unwrap_err();
    assert_eq!(error.code(), "fault.file");
}

#[test]
fn a_folder_in_the_files_place_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("花名册.pdf");
    std::fs::create_dir(&taken).unwrap();
    assert!(write(&villages(1)[0], Format::Pdf, &taken, &|_, _| true).is_err());
    assert_eq!(names(folder.path()), ["花名册.pdf"]);
}
