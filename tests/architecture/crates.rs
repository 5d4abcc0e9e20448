//! Who depends on whom.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use qinglan_tests::root;
use serde_json::Value;

use super::{assert_none, lines_with, sources};

/// Packages by name with the names of what they depend on.
type Graph = BTreeMap<String, BTreeSet<String>>;

#[test]
fn the_app_the_paper_the_commands_and_the_command_line_know_no_window() {
    let graph = graph();
    let windows = ["tauri", "wry", "tao", "gtk", "webkit2gtk"];
    for package in [
        "qinglan-core",
        "qinglan-documents",
        "qinglan-api",
        "qinglan-cli",
    ] {
        let reached = reached(&graph, package);
        assert_none(
            windows
                .iter()
                .filter(|window| reached.contains(**window))
                .map(|window| format!("{package} reaches {window}")),
        );
    }
}

#[test]
fn arrows_point_from_the_window_and_the_command_line_to_the_core() {
    let graph = graph();
    let allowed = [
        ("qinglan-core", vec![]),
        ("qinglan-documents", vec!["qinglan-core"]),
        ("qinglan-api", vec!["qinglan-core", "qinglan-documents"]),
        (
            "qinglan-cli",
            vec!["qinglan-api", "qinglan-core", "qinglan-documents"],
        ),
        ("qinglan", vec!["qinglan-api", "qinglan-core"]),
        (
            "qinglan-tests",
            vec!["qinglan-api", "qinglan-core", "qinglan-documents"],
        ),
        ("xtask", vec![]),
    ];
    for (package, may) in allowed {
        let ours = graph[package]
            .iter()
            .filter(|name| name.starts_with("qinglan"));
        let wrong = ours.filter(|name| !may.contains(&name.as_str()));
        assert_none(wrong.map(|name| format!("{package} depends on {name}")));
    }
}

#[test]
fn paper_sees_report_models_and_errors_and_nothing_else_of_the_core() {
    let uses = lines_with(
        sources("src-tauri/documents/src", &["rs"]),
        &["qinglan_core::"],
    );
    let known = ["reports::", "error::", "Error", "Result", "{Error, Result}"];
    assert_none(uses.into_iter().filter(|line| {
        line.split("qinglan_core::")
            .skip(1)
            .any(|used| !known.iter().any(|known| used.starts_with(known)))
    }));
}

#[test]
fn the_chores_build_before_anything_is_installed() {
    assert_eq!(graph()["xtask"], BTreeSet::new());
}

#[test]
fn there_is_exactly_one_sqlite() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let engines = packages.filter(|package| package["links"] == "sqlite3");
    assert_eq!(engines.count(), 1);
}

#[test]
fn every_package_takes_the_workspace_lints() {
    let manifests = sources("", &["toml"])
        .into_iter()
        .filter(|it| it.path.ends_with("Cargo.toml"));
    let lax = manifests.filter(|it| !it.text.contains("[lints]\nworkspace = true"));
    assert_none(lax.map(|it| it.path));
}

#[test]
fn unsafe_code_is_forbidden() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

fn graph() -> Graph {
    let metadata = metadata();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let names: BTreeMap<String, String> = list(&metadata["packages"])
        .iter()
        .map(|it| (text(&it["id"]), text(&it["name"])))
        .collect();
    let nodes = list(&metadata["resolve"]["nodes"]);
    let edges = nodes.iter().map(|node| {
        let dependencies = list(&node["dependencies"]);
        let on = dependencies
            .iter()
            .map(|id| names[&text(id)].clone())
            .collect();
        (names[&text(&node["id"])].clone(), on)
    });
    edges.fold(
        Graph::new(),
        |mut graph, (name, on): (String, BTreeSet<String>)| {
            graph.entry(name).or_default().extend(on);
            graph
        },
    )
}

fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    // Only what this system builds has been downloaded.
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--locked", "--offline"])
        .args(["--filter-platform", &this_system()])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("cargo speaks JSON")
}

fn this_system() -> String {
    let said = Command::new("rustc")
        .arg("-vV")
        .output()
        .expect("rustc runs")
        .stdout;
    let said = String::from_utf8_lossy(&said).into_owned();
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("rustc names its host").to_owned()
}

fn reached<'a>(graph: &'a Graph, from: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(name) = next.pop() {
        if reached.insert(name) {
            next.extend(graph.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    reached
}
