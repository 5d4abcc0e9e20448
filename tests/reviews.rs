//! Reviews on a real file, through every command there is: what departments said is found nowhere
//! until the journal has noted that it was asked for, not in what is printed or how files are named,
//! and a department's filled sheet goes in whole.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use qinglan_api::bindings::typescript;
use qinglan_api::commands::{CommandKind, COMMANDS};
use qinglan_api::{Session, Terminal};
use qinglan_core::date::today;
use qinglan_core::ids::ReviewRoundId;
use qinglan_core::reports::papers::PaperRequest;
use qinglan_core::reports::roster::RosterRequest;
use qinglan_tests::binary;
use serde_json::{json, Value};
use tempfile::TempDir;

/// Written nowhere but in grounds.
const SECRET: &str = "涉嫌虚开发票一事";
/// Queries that answer with what departments said, once the journal notes it.
const REVEALING: &str = "reviews.reveal";
/// Changes that put another register in the place of this one.
const REPLACING: [&str; 4] = [
    "register.new",
    "register.sample",
    "register.clear_sample",
    "backups.restore",
];

/// 青禾镇 with 申海涛 and 王艳, asked about at 公安局, 法院 and 税务局 ten days ago.
struct Office {
    folder: TempDir,
    session: Session,
    people: Vec<String>,
    round: String,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::on_file(&folder.path().join("台账.qinglan"), Box::new(Terminal));
        let ask = |name: &str, params: Value| session.call(name, params, &|_| {}).unwrap();
        let village = |name: &str| json!({ "name": name });
        let villages = [village("申家营村"), village("南泉子村")];
        let new = json!({ "owner": "township", "name": "青禾镇", "villages": villages });
        ask("register.new", new);
        let villages = ask("villages.list", json!({}));
        let mut people = Vec::new();
        for (name, number) in [
            ("申海涛", "150221198506150017"),
            ("王艳", "63222420000229002X"),
        ] {
            let reserve = json!({ "village_id": villages[0]["id"], "entered_on": "2024-03-01" });
            let fields = json!({ "name": name, "id_number": number, "occupation": "电商经营户" });
            let added = ask(
                "people.add",
                json!({ "fields": fields, "reserve": reserve }),
            );
            people.push(added["value"].as_str().unwrap().to_owned());
        }
        let round = ask(
            "reviews.set",
            json!({
                "name": "2025年资格联审",
                "sent_on": ago(10),
                "due_on": ago(1),
                "departments": ["police", "court", "tax"],
                "people": people,
            }),
        );
        let round = round["value"].as_str().unwrap().to_owned();
        Self {
            folder,
            session,
            people,
            round,
        }
    }

    fn ask(&self, name: &str, params: Value) -> Value {
        self.session.call(name, params, &|_| {}).unwrap()
    }

    /// What a department says of the first, or of both.
    fn reply(&self, department: &str, people: &[String], result: &str) {
        let grounds = (result != "no_objection").then_some(SECRET);
        self.ask(
            "replies.set",
            json!({
                "round_id": self.round,
                "department_id": department,
                "people": people,
                "result": result,
                "grounds": grounds,
                "replied_on": ago(3),
            }),
        );
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("台账.qinglan")
    }

    /// Parameters that some command or other takes: whoever asks a little asks in one of these ways.
    fn shapes(&self) -> Vec<Value> {
        let (person, round) = (&self.people[0], &self.round);
        let mut shapes = vec![
            json!({}),
            json!({ "text": "申" }),
            json!({ "text": SECRET }),
            json!({ "id": person }),
            json!({ "id": round }),
            json!({ "id": person, "as_of": ago(0) }),
            json!({ "person_id": person }),
            json!({ "people": [person], "from_on": ago(0), "template_id": "newcomer", "replace": true }),
            json!({ "from": ago(30), "to": ago(0) }),
            json!({ "year": 2025 }),
            json!({ "quarter": "2025Q3" }),
            json!({ "fields": { "name": "申海涛" } }),
            json!({ "key": "rosters.last" }),
            json!({ "state": "all" }),
            json!({ "options": { "round_id": round }, "text": "税务局\n姓名,反馈意见\n申海涛,无异议\n" }),
        ];
        for scheme in self.ask("schemes.list", json!({})).as_array().unwrap() {
            shapes.push(json!({ "id": scheme["id"] }));
            shapes.push(json!({ "scheme": scheme["id"] }));
            shapes.push(json!({ "scheme_id": scheme["id"] }));
        }
        for entry in self.ask("history.list", json!({})).as_array().unwrap() {
            shapes.push(json!({ "id": entry["id"] }));
        }
        for paper in paper_kinds() {
            let request =
                json!({ "paper": paper, "round": round, "people": [person], "one_file": true });
            shapes.push(json!({ "request": request, "format": "xlsx" }));
            shapes.push(request);
        }
        shapes
    }

    /// What every query answers in every way it can be asked; errors are answers too.
    fn answers(&self, shapes: &[Value]) -> BTreeMap<String, String> {
        let mut answers = BTreeMap::new();
        let queries = COMMANDS.iter().filter(|it| it.kind == CommandKind::Query);
        for command in queries.filter(|it| it.name != REVEALING) {
            for (number, shape) in shapes.iter().enumerate() {
                let answer = match self.session.call(command.name, shape.clone(), &|_| {}) {
                    Ok(answer) => answer.to_string(),
                    Err(error) => json!({ "error": error.to_wire() }).to_string(),
                };
                answers.insert(format!("{} {number}", command.name), answer);
            }
        }
        for paper in paper_kinds() {
            let request: PaperRequest = serde_json::from_value(json!({
                "paper": paper, "round": self.round, "one_file": true, "from": ago(30),
            }))
            .unwrap();
            let drawn = match self.session.papers(&request, today()) {
                Ok(papers) => json!(papers.reports).to_string(),
                Err(error) => json!({ "error": error.to_wire() }).to_string(),
            };
            answers.insert(format!("paper {paper}"), drawn);
        }
        let rosters = self.session.draw_up(&RosterRequest::default(), today());
        let rosters = json!(rosters.unwrap().reports).to_string();
        answers.insert("paper roster".into(), rosters);
        answers
    }
}

/// Every paper, as the window's types name them.
fn paper_kinds() -> Vec<String> {
    let types = typescript();
    let (_, rest) = types.split_once("export type PaperKind = ").unwrap();
    let (kinds, _) = rest.split_once(';').unwrap();
    kinds
        .split('|')
        .map(|kind| kind.trim().trim_matches('"').to_owned())
        .collect()
}

fn ago(days: u64) -> String {
    let day = (0..days).fold(today(), |day, _| day.pred_opt().unwrap());
    day.to_string()
}

fn cli(register: &Path, arguments: &[&str]) -> Output {
    Command::new(binary("qinglan-cli"))
        .arg("--register")
        .arg(register)
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// No command but the one that notes it tells what a department said; neither does history, the
/// dump, any paper, an error, or the answer of a change.
#[test]
fn grounds_are_found_nowhere_before_the_journal_notes_that_they_were_shown() {
    let office = Office::new();
    office.reply("police", &office.people[..1], "objection");
    office.reply("court", &office.people, "no_objection");
    let tells = |text: &str| text.contains(SECRET);
    let shapes = office.shapes();
    let answers = office.answers(&shapes);
    let telling: Vec<&String> = answers
        .iter()
        .filter(|(_, answer)| tells(answer))
        .map(|(name, _)| name)
        // One that is asked with the secret may say what it was asked for.
        .filter(|name| !name.ends_with(" 2"))
        .collect();
    assert!(telling.is_empty(), "{telling:?}");
    let answered = |name: &str| {
        let mut own = answers.iter().filter(|(key, _)| key.starts_with(name));
        own.any(|(_, answer)| !answer.starts_with(r#"{"error""#))
    };
    for name in [
        "reviews.get",
        "reviews.of_person",
        "history.get",
        "register.dump",
        "people.get",
    ] {
        assert!(answered(&format!("{name} ")), "{name} was not really asked");
    }
    for paper in [
        "review_summary",
        "review_names",
        "review_reply",
        "workbench",
    ] {
        assert!(answered(&format!("paper {paper}")), "{paper} was not drawn");
    }
    let queries = COMMANDS.iter().filter(|it| it.kind == CommandKind::Query);
    let names: Vec<&str> = queries.map(|it| it.name).collect();
    let asked = names.iter().filter(|name| answered(&format!("{name} ")));
    assert!(
        asked.count() * 2 > names.len(),
        "most queries answer to something"
    );

    let reveal = json!({ "round_id": office.round, "people": office.people[..1] });
    let shown = office.ask(REVEALING, reveal);
    assert!(tells(&shown.to_string()), "{shown}");
    let newest = office.ask("history.list", json!({ "limit": 1 }));
    assert_eq!(newest[0]["label"], "查看联审详情");
    assert_eq!(newest[0]["detail"], "2025年资格联审 申海涛");

    let changes = COMMANDS.iter().filter(|it| it.kind == CommandKind::Change);
    for command in changes.filter(|it| !REPLACING.contains(&it.name)) {
        for shape in &shapes {
            let answer = match office.session.call(command.name, shape.clone(), &|_| {}) {
                Ok(answer) => answer.to_string(),
                Err(error) => format!("{:?}", error.to_wire()),
            };
            assert!(!tells(&answer), "{} {shape}: {answer}", command.name);
        }
    }
}

/// Whether 公安局 or 法院 objected makes no difference to any answer.
#[test]
fn no_answer_tells_which_department_objected() {
    let office = Office::new();
    office.reply("police", &office.people, "no_objection");
    office.reply("court", &office.people, "no_objection");
    let shapes = office.shapes();
    let mut told = Vec::new();
    for department in ["police", "court"] {
        office.reply(department, &office.people[..1], "objection");
        let answers = office.answers(&shapes);
        let timeless = |(name, answer): (&String, &String)| {
            let mut answer: Value = serde_json::from_str(answer).unwrap();
            forget_times(&mut answer);
            (name.clone(), answer.to_string())
        };
        // What was looked at stands in the history, which grows while all is asked.
        let stable = answers.iter().filter(|(name, _)| {
            ![
                "history.",
                "backups.",
                "people.get",
                "import",
                "rosters.",
                "papers.",
            ]
            .iter()
            .any(|it| name.starts_with(it))
        });
        told.push(stable.map(timeless).collect::<BTreeMap<_, _>>());
        office.reply(department, &office.people[..1], "no_objection");
    }
    for (name, answer) in &told[0] {
        assert_eq!(Some(answer), told[1].get(name), "{name}");
    }
}

fn forget_times(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(forget_times),
        Value::Object(fields) => {
            fields.remove("at");
            fields.remove("last_backup_at");
            fields.values_mut().for_each(forget_times);
        }
        _ => {}
    }
}

#[test]
fn a_summary_says_what_was_said_only_where_that_was_asked_for_and_noted() {
    let office = Office::new();
    office.reply("police", &office.people[..1], "objection");
    let draw = |reveal: bool| {
        let request = PaperRequest {
            round: Some(ReviewRoundId::from(office.round.clone())),
            reveal: Some(reveal),
            ..serde_json::from_value(json!({ "paper": "review_summary", "one_file": true }))
                .unwrap()
        };
        let papers = office.session.papers(&request, today()).unwrap();
        json!(papers.reports).to_string()
    };
    let masked = draw(false);
    assert!(masked.contains("已反馈") && masked.contains("未反馈"));
    assert!(!masked.contains(SECRET));
    let whole = draw(true);
    assert!(whole.contains("公安局有异议：涉嫌虚开发票一事"), "{whole}");
    let newest = office.ask("history.list", json!({ "limit": 1 }));
    assert_eq!(newest[0]["detail"], "2025年资格联审 联审情况汇总表 2 人");
}

#[test]
fn a_dossier_holds_what_departments_said_on_request_only() {
    let office = Office::new();
    office.reply("police", &office.people[..1], "objection");
    let draw = |reveal: bool| {
        let request = json!({ "paper": "dossier", "one_file": true, "reveal": reveal });
        let request: PaperRequest = serde_json::from_value(request).unwrap();
        let papers = office.session.papers(&request, today()).unwrap();
        json!(papers.reports).to_string()
    };
    let usual = draw(false);
    assert!(!usual.contains("联审意见") && !usual.contains(SECRET));
    assert!(draw(true).contains(SECRET));
    let newest = office.ask("history.list", json!({ "limit": 1 }));
    assert_eq!(newest[0]["label"], "查看联审详情");
    assert_eq!(newest[0]["detail"], "一人一档 2 人");
}

#[test]
fn the_command_line_sends_papers_out_and_takes_a_filled_sheet_back() {
    let office = Office::new();
    let register = office.path();
    let Office {
        folder, session, ..
    } = office;
    drop(session);
    let out = folder.path().join("送审");
    let exported = cli(
        &register,
        &[
            "review",
            "export",
            "2025年资格联审",
            "--out",
            out.to_str().unwrap(),
            "--department",
            "公安局",
            "--full-ids",
            "--json",
        ],
    );
    assert!(exported.status.success(), "{}", said(&exported));
    let files: Value = serde_json::from_slice(&exported.stdout).unwrap();
    assert_eq!(
        files["files"].as_array().unwrap().len(),
        2,
        "a list and a form"
    );

    // The department fills its own form in.
    let form = files["files"].as_array().unwrap().iter();
    let form = form
        .map(|it| it.as_str().unwrap())
        .find(|it| it.contains("反馈表"));
    let book =
        qinglan_core::import::read::workbook(&std::fs::read(form.unwrap()).unwrap()).unwrap();
    let mut lines = Vec::new();
    for row in &book.sheets[0].rows {
        let mut cells: Vec<String> = row
            .iter()
            .map(|cell| cell.shown().replace('\n', ""))
            .collect();
        match cells.get(1).map(String::as_str) {
            Some("申海涛") => fill(&mut cells, "有异议", SECRET),
            Some("王　艳") => fill(&mut cells, "无异议", ""),
            _ => {}
        }
        lines.push(cells.join("\t"));
    }
    let filled = folder.path().join("公安局反馈.csv");
    std::fs::write(&filled, lines.join("\n")).unwrap();
    let filled = filled.to_str().unwrap();

    let looked = cli(&register, &["review", "import", filled, "--dry-run"]);
    assert!(looked.status.success(), "{}", said(&looked));
    assert!(
        said(&looked).contains("试读，未写入。公安局：读到 2 行，新增 2"),
        "{}",
        said(&looked)
    );
    assert!(!said(&looked).contains(SECRET));
    let taken = cli(&register, &["review", "import", filled, "--json"]);
    assert!(taken.status.success(), "{}", said(&taken));
    assert!(!said(&taken).contains(SECRET), "{}", said(&taken));
    let rounds = cli(&register, &["review", "list", "--json"]);
    let rounds: Value = serde_json::from_slice(&rounds.stdout).unwrap();
    assert_eq!(
        (&rounds[0]["replies"], &rounds[0]["wanted"]),
        (&json!(2), &json!(6))
    );
    for told in [
        cli(&register, &["history", "--json"]),
        cli(&register, &["dump"]),
        cli(&register, &["workbench"]),
        cli(&register, &["call", "reviews.list", "{}"]),
    ] {
        assert!(!said(&told).contains(SECRET));
    }
    let unasked = cli(
        &register,
        &["review", "import", filled, "--department", "卫健局"],
    );
    assert!(!unasked.status.success());
    assert!(
        said(&unasked).contains("卫健局不在“2025年资格联审”的送审部门里"),
        "{}",
        said(&unasked)
    );
}

fn fill(cells: &mut Vec<String>, result: &str, grounds: &str) {
    cells.resize(cells.len().max(7), String::new());
    result.clone_into(&mut cells[5]);
    grounds.clone_into(&mut cells[6]);
}

/// How each command of the command line is asked; what stands in [`NOT_ASKED`] is told elsewhere.
const ASKED: [&[&str]; 31] = [
    &["people"],
    &["find", "申海涛"],
    &["villages"],
    &["pairs"],
    &["coverage"],
    &["adjustments", "--from", "2025-01-01", "--to", "2025-12-31"],
    &["roster", "--format", "xlsx", "--out", OUT],
    &["duties"],
    &["mentors", "reconcile", "--from-day", "2025-01-01"],
    &["dossier", "--all"],
    &["dossier", "--all", "--format", "docx", "--out", OUT],
    &["plans"],
    &["selection"],
    &["prospects"],
    &["review", "list"],
    &["review", "export", "2025年资格联审", "--out", OUT],
    &["workbench"],
    &["training", "stats"],
    &["training", "never-trained"],
    &["sessions"],
    &["rotations"],
    &["tenure"],
    &["match"],
    &["secretaries"],
    &["assessments"],
    &["outcomes"],
    &["report", "workbench", "--format", "pdf", "--out", OUT],
    &["dump"],
    &["check"],
    &["history"],
    &["backup", "--out", BACKUP],
];
/// They print what they were given, other registers, or nothing of this one; `call` asks what
/// `grounds_are_found_nowhere_before_the_journal_notes_that_they_were_shown` asks.
const NOT_ASKED: [&str; 9] = [
    "new", "import", "undo", "redo", "restore", "call", "commands", "demo", "help",
];
/// Stand for the test's folder in [`ASKED`].
const OUT: &str = "{out}";
const BACKUP: &str = "{backup}";

/// Neither what the command line prints, for eyes and for scripts, nor the name of a file it writes,
/// a backup's among them, tells what a department said or which; and nothing else is written at all.
#[test]
fn no_command_prints_and_no_file_is_named_after_what_a_department_said() {
    let office = Office::new();
    office.reply("police", &office.people[..1], "objection");
    office.ask("backups.add", json!({}));
    let register = office.path();
    let Office {
        folder, session, ..
    } = office;
    drop(session);

    let help = said(&cli(&register, &["--help"]));
    let (_, commands) = help.split_once("Commands:").unwrap();
    let (commands, _) = commands.split_once("Options:").unwrap();
    for command in commands
        .lines()
        .filter_map(|line| line.split_whitespace().next())
    {
        let asked = ASKED.iter().any(|arguments| arguments[0] == command);
        assert!(
            asked || NOT_ASKED.contains(&command),
            "{command} is not asked"
        );
    }

    let out = folder.path().join("导出");
    let backup = folder.path().join("备份.qinglan");
    for arguments in ASKED {
        let arguments = arguments.iter().map(|it| match *it {
            OUT => out.to_str().unwrap(),
            BACKUP => backup.to_str().unwrap(),
            other => other,
        });
        let mut arguments: Vec<&str> = arguments.collect();
        let plain = cli(&register, &arguments);
        assert!(plain.status.success(), "{arguments:?} {}", said(&plain));
        assert!(!said(&plain).contains(SECRET), "{arguments:?}");
        arguments.push("--json");
        assert!(
            !said(&cli(&register, &arguments)).contains(SECRET),
            "{arguments:?}"
        );
    }

    let mut files = 0;
    for path in files_below(folder.path()) {
        let name = path.to_string_lossy().into_owned();
        assert!(!name.contains(SECRET) && !name.contains("异议"), "{name}");
        let whole = path.components().any(|it| it.as_os_str() == "导出");
        let of_register = name.contains(".qinglan");
        assert!(whole || of_register, "{name}: nobody asked for this file");
        files += 1;
    }
    assert!(files > 8, "papers and backups were written: {files}");
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found
}
