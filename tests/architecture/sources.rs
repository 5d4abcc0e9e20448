//! What may stand in which file.

use qinglan_core::error::{Fault, Refused};
use qinglan_tests::root;

use super::{assert_none, lines_with, read, sources, Source};

#[test]
fn only_the_store_speaks_to_the_database() {
    let outside = product().filter(|it| !it.path.contains("/core/src/store/"));
    assert_none(lines_with(outside, &["rusqlite"]));
}

#[test]
fn rules_use_no_store_no_file_and_no_clock() {
    let impure = [
        "crate::store",
        "Registry",
        "std::fs",
        "std::env",
        "std::process",
        "::now(",
        "date::today",
    ];
    assert_none(lines_with(
        product().filter(|it| it.path.ends_with("/rules.rs")),
        &impure,
    ));
}

#[test]
fn only_one_file_asks_what_day_it_is() {
    let clocks = ["Local::now(", "Utc::now(", "SystemTime::now("];
    let asks = product().filter(|it| !it.path.ends_with("core/src/date.rs"));
    assert_none(lines_with(asks, &clocks));
}

#[test]
fn the_core_is_told_the_day_and_never_asks() {
    let asks = ["today()", "or_else(today)", "date::today"];
    let told = product().filter(|it| it.path.starts_with("src-tauri/core/src/"));
    let told = told.filter(|it| !it.path.ends_with("core/src/date.rs"));
    assert_none(lines_with(told, &asks));
}

#[test]
fn no_socket_is_opened() {
    assert_none(lines_with(
        product(),
        &["std::net", "TcpStream", "UdpSocket"],
    ));
}

#[test]
fn every_module_says_what_it_is() {
    let silent = sources("", &["rs"])
        .into_iter()
        .filter(|it| !it.text.starts_with("//!"));
    assert_none(silent.map(|it| it.path));
}

#[test]
fn no_test_is_switched_off_and_no_lint_is_silenced() {
    // Split, so that this file does not find itself.
    let wrong = [
        concat!("#[ig", "nore"),
        concat!("#[all", "ow("),
        concat!("#![all", "ow("),
    ];
    assert_none(lines_with(sources("", &["rs"]), &wrong));
}

#[test]
fn nothing_is_left_for_later() {
    let wrong = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
    ];
    assert_none(lines_with(written(), &wrong));
}

#[test]
fn tests_wait_for_what_they_need_and_never_for_a_time() {
    assert_none(lines_with(
        sources("tests", &["rs", "js"]),
        &[concat!("sle", "ep(")],
    ));
}

#[test]
fn files_are_named_for_what_they_hold() {
    let empty = [
        "manager", "service", "helper", "helpers", "util", "utils", "common", "misc",
    ];
    let vague = written().filter(|it| {
        let name = it
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        empty
            .iter()
            .any(|word| name.split('.').next() == Some(word))
    });
    assert_none(vague.map(|it| it.path));
}

#[test]
fn nothing_points_at_one_machine() {
    let machines = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("C:\\", "Users"),
    ];
    let documents = sources("", &["md", "json", "toml", "yml"]);
    assert_none(lines_with(written().chain(documents), &machines));
}

#[test]
fn pages_reach_the_window_only_through_ipc() {
    let pages = sources("ui/src", &["ts", "vue"]).into_iter();
    let outside = pages.filter(|it| !it.path.starts_with("ui/src/ipc/"));
    assert_none(lines_with(outside, &["@tauri-apps/"]));
}

#[test]
fn every_error_code_is_used() {
    let families = [("Refused", Refused::CODES), ("Fault", Fault::CODES)];
    let declaration = read(&root().join("src-tauri/core/src/error/mod.rs"));
    let used: String = product()
        .filter(|it| !it.path.contains("/core/src/error/"))
        .map(|it| it.text)
        .collect();
    for (family, codes) in families {
        let unused = codes.iter().filter(|code| {
            let variant = variant_of(&declaration.text, code);
            !used.contains(&format!("{family}::{variant}"))
        });
        assert_none(unused.map(|code| format!("{code} has no consumer")));
    }
}

/// The name before `= "code"` in the declaration of the errors.
fn variant_of<'a>(declaration: &'a str, code: &str) -> &'a str {
    let line = declaration
        .lines()
        .find(|line| line.contains(&format!("= \"{code}\"")));
    line.unwrap_or_default()
        .split_whitespace()
        .next()
        .unwrap_or_default()
}

/// The Rust that is delivered.
fn product() -> impl Iterator<Item = Source> {
    let is_delivered = |it: &Source| !it.path.starts_with("src-tauri/xtask/");
    sources("src-tauri", &["rs"])
        .into_iter()
        .filter(is_delivered)
}

/// Everything written by hand in a programming language.
fn written() -> impl Iterator<Item = Source> {
    sources("", &["rs", "ts", "vue", "sql", "js", "typ"]).into_iter()
}
