//! What is printed holds what the register guards: nobody else can read it on its way, nothing of it
//! stays, and whoever was shown full numbers or review details is in the journal.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use qinglan_api::{Handed, Host, PickFor, Session};
use qinglan_core::error::{Fault, Result};
use serde_json::{json, Value};

/// What the printer, or the viewer, was given.
#[derive(Default)]
struct Desk {
    printer: bool,
    broken: bool,
    seen: Mutex<Vec<Seen>>,
}

struct Seen {
    path: PathBuf,
    starts_as_pdf: bool,
    /// Bits of the file and of its folder.
    modes: [u32; 2],
}

struct Office(Arc<Desk>);

impl Host for Office {
    fn pick_files(&self, _: PickFor, _: bool) -> Result<Vec<PathBuf>> {
        Ok(Vec::new())
    }

    fn pick_save(&self, _: PickFor, _: &str) -> Result<Option<PathBuf>> {
        Ok(None)
    }

    fn pick_folder(&self) -> Result<Option<PathBuf>> {
        Ok(None)
    }

    fn open(&self, _: &Path) -> Result<()> {
        Ok(())
    }

    fn printers(&self) -> Vec<String> {
        Vec::new()
    }

    fn print(&self, pdf: &Path, _: Option<&str>) -> Result<Handed> {
        self.0.seen.lock().unwrap().push(Seen {
            path: pdf.to_path_buf(),
            starts_as_pdf: fs::read(pdf).unwrap().starts_with(b"%PDF"),
            modes: [mode(pdf), mode(pdf.parent().unwrap())],
        });
        if self.0.broken {
            let (path, detail) = ("花名册.pdf".into(), "no paper".into());
            return Err(Fault::File { path, detail }.into());
        }
        Ok(if self.0.printer {
            Handed::ToPrinter
        } else {
            Handed::ToViewer
        })
    }
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[cfg(not(unix))]
fn mode(path: &Path) -> u32 {
    if path.is_dir() {
        0o700
    } else {
        0o600
    }
}

/// 青禾镇 with 申海涛 in a pool, in a data folder.
fn session(folder: &Path, desk: &Arc<Desk>) -> Session {
    let (session, opened) = Session::in_folder(folder, Box::new(Office(Arc::clone(desk))));
    opened.unwrap();
    session
}

fn ask(session: &Session, name: &str, params: Value) -> Value {
    session.call(name, params, &|_| {}).unwrap()
}

fn begin(session: &Session) -> Value {
    let new =
        json!({ "owner": "township", "name": "青禾镇", "villages": [{ "name": "申家营村" }] });
    ask(session, "register.new", new);
    let villages = ask(session, "villages.list", json!({}));
    let person = json!({
        "fields": { "name": "申海涛", "id_number": "150221198506150017" },
        "reserve": { "village_id": villages[0]["id"], "entered_on": "2024-03-01" },
    });
    ask(session, "people.add", person)["value"].clone()
}

/// What lies in a folder's tray.
fn left(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder.join("printing")) else {
        return Vec::new();
    };
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn print(session: &Session) -> Result<Value> {
    session.call("rosters.print", json!({ "request": {} }), &|_| {})
}

#[test]
fn what_a_printer_has_taken_is_gone_at_once_and_was_the_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Arc::new(Desk {
        printer: true,
        ..Desk::default()
    });
    let session = session(folder.path(), &desk);
    begin(&session);
    let printed = print(&session).unwrap();
    assert_eq!(printed["in_viewer"], false);
    let seen = desk.seen.lock().unwrap();
    assert!(seen[0].starts_as_pdf);
    assert_eq!(seen[0].modes, [0o600, 0o700]);
    assert!(!seen[0].path.exists());
    assert!(left(folder.path()).is_empty());
}

#[test]
fn what_a_broken_printer_did_not_take_is_gone_too() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Arc::new(Desk {
        broken: true,
        ..Desk::default()
    });
    let session = session(folder.path(), &desk);
    begin(&session);
    assert!(print(&session).is_err());
    assert_eq!(desk.seen.lock().unwrap().len(), 1);
    assert!(left(folder.path()).is_empty());
}

#[test]
fn what_a_viewer_shows_goes_when_the_window_closes_or_opens_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Arc::new(Desk::default());
    let first = session(folder.path(), &desk);
    begin(&first);
    assert_eq!(print(&first).unwrap()["in_viewer"], true);
    assert_eq!(left(folder.path()).len(), 1, "the viewer still reads it");
    first.close();
    assert!(left(folder.path()).is_empty());
    assert!(!folder.path().join("台账.qinglan-wal").exists(), "closed");
    drop(first);
    // A window that is killed clears nothing; the next one does.
    let second = session(folder.path(), &desk);
    print(&second).unwrap();
    assert_eq!(left(folder.path()).len(), 1);
    drop(second);
    session(folder.path(), &desk);
    assert!(left(folder.path()).is_empty());
}

/// How often the journal says so, and the newest time what about.
fn noted(session: &Session, kind: &str) -> (usize, String) {
    let entries = ask(session, "history.list", json!({}));
    let entries = entries.as_array().unwrap().iter();
    let noted: Vec<&Value> = entries.filter(|entry| entry["kind"] == kind).collect();
    let detail = noted.first().map(|entry| entry["detail"].as_str().unwrap());
    (noted.len(), detail.unwrap_or_default().to_owned())
}

#[test]
fn full_numbers_on_a_preview_are_in_the_journal_and_masked_ones_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path(), &Arc::default());
    let person = begin(&session);
    let dossier = |full: bool| json!({ "paper": "dossier", "people": [person], "full_ids": full, "one_file": true });
    ask(&session, "rosters.preview", json!({}));
    ask(&session, "papers.preview", dossier(false));
    assert_eq!(noted(&session, "people.reveal").0, 0);

    ask(&session, "rosters.preview", json!({ "full_ids": true }));
    assert_eq!(
        noted(&session, "people.reveal"),
        (1, "花名册 1 人".to_owned())
    );
    ask(&session, "papers.preview", dossier(true));
    assert_eq!(
        noted(&session, "people.reveal"),
        (2, "一人一档 1 人".to_owned())
    );
    // It is shown and not a change: nothing is there to be taken back.
    assert!(session
        .call("history.undo", json!({}), &|_| {})
        .unwrap()
        .to_string()
        .contains("新增人员"));
}

#[test]
fn full_numbers_on_rosters_are_one_entry_of_the_journal_until_they_are_masked_again() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path(), &Arc::default());
    begin(&session);
    let show = |full: bool, sort: &str| {
        ask(
            &session,
            "rosters.preview",
            json!({ "full_ids": full, "sort": sort }),
        );
        noted(&session, "people.reveal")
    };
    assert_eq!(show(true, "own"), (1, "花名册 1 人".to_owned()));
    assert_eq!(
        show(true, "pinyin").0,
        1,
        "the same people in another order"
    );
    let village = ask(&session, "villages.list", json!({}))[0]["id"].clone();
    let reserve = json!({ "village_id": village, "entered_on": "2024-03-01" });
    let another = json!({ "fields": { "name": "赵强" }, "reserve": reserve });
    ask(&session, "people.add", another);
    assert_eq!(
        show(true, "own"),
        (2, "花名册 1 人".to_owned()),
        "one more is shown"
    );
    assert_eq!(show(false, "own").0, 2);
    assert_eq!(
        show(true, "own"),
        (3, "花名册 2 人".to_owned()),
        "revealed anew"
    );
    ask(
        &session,
        "papers.preview",
        json!({ "paper": "dossier", "one_file": true }),
    );
    assert_eq!(show(true, "own").0, 4, "another page was looked at");
}

#[test]
fn one_file_a_village_is_shown_and_printed_as_its_files_are() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path(), &Arc::default());
    let villages = json!([{ "name": "申家营村" }, { "name": "东滩村" }, { "name": "红旗村" }]);
    let new = json!({ "owner": "township", "name": "青禾镇", "villages": villages });
    ask(&session, "register.new", new);
    for village in ask(&session, "villages.list", json!({}))
        .as_array()
        .unwrap()
    {
        let reserve = json!({ "village_id": village["id"], "entered_on": "2024-03-01" });
        let person = json!({ "fields": { "name": "申海涛" }, "reserve": reserve });
        ask(&session, "people.add", person);
    }
    // 每村另起一页 is not ticked: it says nothing about files of their own.
    let each = json!({ "one_file": false, "new_page_per_village": false });
    let shown = ask(&session, "rosters.preview", each.clone());
    assert_eq!(shown["pages"], 3);
    assert_eq!(shown["labels"], json!(["申家营村", "东滩村", "红旗村"]));
    let printed = ask(&session, "rosters.print", json!({ "request": each }));
    assert_eq!(printed["pages"], 3);
    let last = ask(&session, "rosters.options", json!({}))["last"].clone();
    assert_eq!(last["one_file"], false, "printing is no other choice");
    let together = json!({ "one_file": true, "new_page_per_village": false });
    assert_eq!(ask(&session, "rosters.preview", together)["pages"], 1);
}
