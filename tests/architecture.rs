//! The invariants of ARCHITECTURE.md, read off the project itself. A failing test here names the
//! file and the line, and its own name is the rule.

#[path = "architecture/crates.rs"]
mod crates;
#[path = "architecture/schema.rs"]
mod schema;
#[path = "architecture/sources.rs"]
mod sources;
#[path = "architecture/window.rs"]
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use qinglan_tests::root;

/// A text file of the project.
struct Source {
    /// Relative to the top folder, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// `path:line: text` of every line that `holds`.
    fn lines(&self, holds: impl Fn(&str) -> bool) -> Vec<String> {
        let numbered = self
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| holds(line));
        numbered
            .map(|(index, line)| format!("{}:{}: {}", self.path, index + 1, line.trim()))
            .collect()
    }
}

/// Every line of the sources that contains one of the words.
fn lines_with(sources: impl IntoIterator<Item = Source>, words: &[&str]) -> Vec<String> {
    let contains = |line: &str| words.iter().any(|word| line.contains(word));
    sources
        .into_iter()
        .flat_map(|source| source.lines(contains))
        .collect()
}

/// Every file under `folder` with one of these endings, in order; what is made is left out.
fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut paths = vec![];
    collect(&root().join(folder), &mut paths);
    paths.sort();
    let wanted = |path: &PathBuf| {
        path.extension()
            .is_some_and(|it| endings.iter().any(|ending| it == *ending))
    };
    paths
        .into_iter()
        .filter(wanted)
        .map(|path| read(&path))
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    const MADE: &[&str] = &[
        "node_modules",
        "dist",
        "target",
        "gen",
        "out",
        ".git",
        "fixtures",
    ];
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let is_made = MADE
            .iter()
            .any(|made| path.file_name().is_some_and(|name| name == *made));
        if path.is_dir() && !is_made {
            collect(&path, paths);
        } else if path.is_file() {
            paths.push(path);
        }
    }
}

fn read(path: &Path) -> Source {
    let relative = path.strip_prefix(root()).unwrap_or(path);
    let path_text = relative.to_string_lossy().replace('\\', "/");
    Source {
        path: path_text,
        text: fs::read_to_string(path).unwrap_or_default(),
    }
}

fn read_json(path: &str) -> serde_json::Value {
    let source = read(&root().join(path));
    serde_json::from_str(&source.text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Fails with a list, one finding a line.
fn assert_none(findings: impl IntoIterator<Item = String>) {
    let findings: Vec<String> = findings.into_iter().collect();
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}
