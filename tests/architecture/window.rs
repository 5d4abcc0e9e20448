//! What a page, should someone else's script ever run in it, could do: no more than the clerk.

use std::collections::BTreeSet;

use qinglan_api::commands::COMMANDS;

use super::{assert_none, read, read_json, sources};
use qinglan_tests::root;

const EXPOSED: &[&str] = &["call", "cancel", "leave", "watch", "zoom"];

#[test]
fn the_window_exposes_only_its_own_four_commands() {
    let expected: BTreeSet<&str> = EXPOSED.iter().copied().collect();

    let window = read(&root().join("src-tauri/src/lib.rs"));
    let handlers = between(&window.text, "generate_handler![", "]");
    let exposed: BTreeSet<&str> = handlers
        .split(',')
        .map(|it| it.trim().trim_start_matches("bridge::"))
        .collect();
    assert_eq!(exposed, expected);

    let permission = read(&root().join("src-tauri/permissions/window.toml"));
    let listed = between(&permission.text, "commands.allow = [", "]");
    let allowed: BTreeSet<&str> = listed
        .split(',')
        .map(|it| it.trim().trim_matches('"'))
        .collect();
    assert_eq!(allowed, expected);
}

#[test]
fn every_command_is_reachable_from_the_window() {
    let pages = sources("ui/src", &["ts", "vue"]);
    let pages = pages.iter().filter(|page| {
        !page.path.contains("/testing/")
            && !page.path.contains(".test.")
            && !page.path.ends_with("bindings.ts")
    });
    let text: String = pages.map(|page| page.text.as_str()).collect();
    // The dump is for whoever compares registers, on the command line.
    let unused = COMMANDS.iter().filter(|command| {
        command.name != "register.dump" && !text.contains(&format!("'{}'", command.name))
    });
    assert_none(unused.map(|command| command.name.to_owned()));
}

#[test]
fn there_is_one_capability_and_it_grants_nothing_of_tauri_or_its_plugins() {
    assert_eq!(
        sources("src-tauri/capabilities", &["json", "toml"]).len(),
        1
    );
    let capability = read_json("src-tauri/capabilities/main.json");
    assert_eq!(capability["permissions"], serde_json::json!(["window"]));
    assert!(capability["remote"].is_null());
    let config = read_json("tauri.conf.json");
    assert_eq!(
        config["app"]["security"]["capabilities"],
        serde_json::json!(["main"])
    );
}

#[test]
fn the_page_loads_nothing_from_elsewhere() {
    let config = read_json("tauri.conf.json");
    let policy = &config["app"]["security"]["csp"];
    assert_eq!(policy["default-src"], "'none'");
    assert_eq!(policy["script-src"], "'self'");
    let ours = [
        "'self'",
        "'none'",
        "'unsafe-inline'",
        "data:",
        "blob:",
        "ipc:",
    ];
    let own_messages = "http://ipc.localhost";
    for (directive, value) in policy.as_object().unwrap() {
        let foreign = value.as_str().unwrap_or_default().split(' ');
        let foreign = foreign.filter(|it| !ours.contains(it) && *it != own_messages);
        assert_none(foreign.map(|it| format!("{directive} allows {it}")));
    }
    assert_eq!(config["app"]["withGlobalTauri"], false);
    assert_eq!(config["app"]["windows"].as_array().map(Vec::len), Some(1));
}

#[test]
fn no_plugin_is_loaded_but_dialogs_and_the_single_instance() {
    let window = sources("src-tauri/src", &["rs"]);
    let plugins = window
        .iter()
        .flat_map(|it| it.lines(|line| line.contains(".plugin(")));
    let known = ["tauri_plugin_dialog", "tauri_plugin_single_instance"];
    assert_none(plugins.filter(|line| !known.iter().any(|name| line.contains(name))));
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let inside = text.split_once(start).map_or("", |(_, rest)| rest);
    inside.split_once(end).map_or("", |(inside, _)| inside)
}
