//! What holds for the whole table of commands.

use std::collections::HashSet;

use qinglan_api::bindings::typescript;
use qinglan_api::commands::COMMANDS;
use qinglan_api::{Session, Terminal};
use qinglan_core::error::{Fault, Refused};
use serde_json::{json, Value};

#[test]
fn the_windows_types_are_not_stale() {
    let written = include_str!("../../../ui/src/ipc/bindings.ts");
    assert!(
        written == typescript(),
        "run `cargo xtask bindings` and commit what it writes"
    );
}

#[test]
fn every_name_is_a_noun_and_a_verb_and_stands_once() {
    let mut seen = HashSet::new();
    for command in COMMANDS {
        assert_eq!(command.name.split('.').count(), 2, "{}", command.name);
        assert!(seen.insert(command.name), "{} stands twice", command.name);
    }
}

#[test]
fn an_unknown_command_and_an_endless_text_are_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::on_file(&folder.path().join("台账.qinglan"), Box::new(Terminal));
    let call = |name: &str, params: Value| session.call(name, params, &|_| {}).unwrap_err();
    assert_eq!(call("people.conjure", json!({})).code(), "command.unknown");
    let endless = json!({ "text": "长".repeat(60_000) });
    assert_eq!(
        call("people.find", endless).code(),
        "command.bad_parameters"
    );
    assert_eq!(
        call("people.find", json!({ "text": "王" })).code(),
        "register.none"
    );
}

#[test]
fn every_code_has_its_own_sentence_elsewhere_than_in_another_family() {
    let refused: HashSet<&str> = Refused::CODES.iter().copied().collect();
    let faults: HashSet<&str> = Fault::CODES.iter().copied().collect();
    assert_eq!(refused.len(), Refused::CODES.len());
    assert!(refused.is_disjoint(&faults));
}
