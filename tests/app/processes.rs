//! The processes of a running window, as Linux tells them in `/proc`.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The process of `binary` among those that `ancestor` started, and every process it started.
pub(super) fn of(ancestor: u32, binary: &Path) -> Vec<u32> {
    let children = children();
    let is_window = |process: &u32| {
        fs::read_link(format!("/proc/{process}/exe")).is_ok_and(|program| program == binary)
    };
    let windows: Vec<u32> = descendants(ancestor, &children)
        .into_iter()
        .filter(is_window)
        .collect();
    let all = windows.iter().flat_map(|window| {
        let mut own = descendants(*window, &children);
        own.push(*window);
        own
    });
    let mut all: Vec<u32> = all.collect();
    all.sort_unstable();
    all.dedup();
    assert!(!all.is_empty(), "the window is not among the processes");
    all
}

/// Bytes of memory, each shared page divided by the processes that share it.
pub(super) fn proportional_set_size(process: u32) -> u64 {
    let said = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = said.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kilobytes = line.and_then(|it| it.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}

/// Whom each process started.
fn children() -> HashMap<u32, Vec<u32>> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    for process in processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok()) {
        if let Some(parent) = parent(process) {
            children.entry(parent).or_default().push(process);
        }
    }
    children
}

fn parent(process: u32) -> Option<u32> {
    let said = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = said.lines().find_map(|line| line.strip_prefix("PPid:"))?;
    line.trim().parse().ok()
}

fn descendants(ancestor: u32, children: &HashMap<u32, Vec<u32>>) -> Vec<u32> {
    let mut found = Vec::new();
    let mut next = vec![ancestor];
    while let Some(process) = next.pop() {
        let own = children.get(&process).map_or(&[][..], Vec::as_slice);
        found.extend(own);
        next.extend(own);
    }
    found
}
