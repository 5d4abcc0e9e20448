//! The command line as a script sees it: answers, messages, exit statuses.

mod chain;
mod mentoring;
mod refusals;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

struct Shell {
    folder: TempDir,
}

impl Shell {
    /// 青禾镇 with two villages.
    fn new() -> Self {
        let shell = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        let villages = shell.file("村.csv", "申家营村,150221100201,申营/申家营\n柳树沟村\n");
        let made = shell.run(&[
            "new",
            "--township",
            "青禾镇",
            "--villages",
            villages.to_str().expect("a UTF-8 path"),
        ]);
        assert!(made.status.success());
        shell
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("台账.qinglan")
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("the file can be written");
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        run(&self.path(), arguments)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).expect("JSON")
    }
}

fn run(register: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qinglan-cli"));
    command
        .arg("--register")
        .arg(register)
        .args(arguments)
        .output()
        .expect("qinglan-cli starts")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const SHEET: &str =
    "青禾镇村级后备力量花名册\n村,姓名,性别,出生年月,学历\n申家营村,王芳,女,1990.05,本科\n\
                     申营,李强,男,1985.06,大专\n枣子,赵磊,男,1992.01,高中\n";

#[test]
fn a_sheet_is_imported_again_without_change_and_undone_as_one_action() {
    let shell = Shell::new();
    let before = shell.json(&["dump"]);
    let sheet = shell.file("花名册.csv", SHEET);
    let sheet = sheet.to_str().unwrap();
    let answer = shell.json(&["import", sheet, "--as-of", "2025-09-30", "--json"]);
    assert_eq!(
        (&answer["rows"], &answer["added"], &answer["asked"]),
        (&3.into(), &2.into(), &1.into())
    );
    assert_eq!(answer["problems"][0]["code"], "village.unknown");
    assert_eq!(answer["questions"][0]["key"], "village:枣子");

    let again = shell.json(&["import", sheet, "--as-of", "2025-09-30", "--json"]);
    assert_eq!(
        (&again["unchanged"], &again["asked"]),
        (&2.into(), &1.into())
    );

    let answers = shell.file("answers.json", r#"{"village:枣子":"柳树沟村"}"#);
    let answered = shell.json(&[
        "import",
        sheet,
        "--answers",
        answers.to_str().unwrap(),
        "--json",
    ]);
    assert_eq!(
        (&answered["added"], &answered["asked"]),
        (&1.into(), &0.into())
    );

    for _ in 0..2 {
        assert!(shell.run(&["undo"]).status.success());
    }
    assert_eq!(shell.json(&["dump"]), before);
}

#[test]
fn people_are_listed_with_null_for_what_is_unknown() {
    let shell = Shell::new();
    let sheet = shell.file("花名册.csv", SHEET);
    shell.json(&[
        "import",
        sheet.to_str().unwrap(),
        "--as-of",
        "2025-09-30",
        "--json",
    ]);
    let people = shell.json(&["people", "--as-of", "2025-10-01", "--json"]);
    assert_eq!(people[0]["name"], "王芳");
    assert_eq!(people[0]["education"], "大学");
    assert_eq!(people[0]["birth"], "1990-05");
    assert_eq!(people[0]["village"], "申家营村");
    assert_eq!(people[0]["phone"], Value::Null);
    assert_eq!(people[0]["sources"], Value::Array(vec![]));
    assert_eq!(
        shell.json(&["people", "--as-of", "2025-09-29", "--json"]),
        Value::Array(vec![])
    );
}

#[test]
fn nothing_to_undo_is_a_message_and_a_status() {
    let shell = Shell::new();
    let output = shell.run(&["undo"]);
    assert!(!output.status.success());
    assert!(stderr(&output).contains("没有可以撤销的操作"));
}

#[test]
fn rosters_are_written_and_empty_villages_named() {
    let shell = Shell::new();
    let sheet = shell.file("花名册.csv", SHEET);
    shell.json(&[
        "import",
        sheet.to_str().unwrap(),
        "--as-of",
        "2025-09-30",
        "--json",
    ]);
    let out = shell.folder.path().join("花名册");
    let out_text = out.to_str().unwrap();
    let output = shell.run(&[
        "roster",
        "--as-of",
        "2025-11-30",
        "--format",
        "pdf",
        "--out",
        out_text,
    ]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("柳树沟村没有在库人员"));
    assert!(out
        .join("01-申家营村-村级后备力量花名册-20251130.pdf")
        .is_file());

    let too_early = |asked: &[&str]| {
        let out = shell.folder.path().join("那一天");
        let out = out.to_str().unwrap();
        let day = [
            "roster",
            "--as-of",
            "1990-01-01",
            "--format",
            "pdf",
            "--out",
        ];
        (
            shell.run(&[&day[..], &[out], asked].concat()),
            Path::new(out).to_owned(),
        )
    };
    for asked in [&[][..], &["--one-file"], &["--summary"]] {
        let (output, out) = too_early(asked);
        assert!(!output.status.success(), "nothing was made");
        assert!(
            stderr(&output).contains("没有一个村有在库人员"),
            "{}",
            stderr(&output)
        );
        assert!(!out.exists());
    }
    let (output, out) = too_early(&["--village", "申家营村"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(out
        .join("01-申家营村-村级后备力量花名册-19900101.pdf")
        .is_file());

    let unknown = shell.run(&[
        "roster",
        "--village",
        "不在的村",
        "--format",
        "xlsx",
        "--out",
        out_text,
    ]);
    assert!(!unknown.status.success());
}

#[test]
fn a_summary_is_one_running_list_of_the_whole_township() {
    let shell = Shell::new();
    let sheet = shell.file(
        "花名册.csv",
        "村,姓名,性别,出生年月\n申家营村,王芳,女,1990.05\n柳树沟村,李强,男,1985.06\n",
    );
    let sheet = sheet.to_str().unwrap();
    shell.json(&["import", sheet, "--as-of", "2025-09-30", "--json"]);
    let out = shell.folder.path().join("花名册");
    let usual = [
        "roster",
        "--format",
        "pdf",
        "--as-of",
        "2025-11-30",
        "--out",
    ];
    let output = shell.run(&[&usual[..], &[out.to_str().unwrap(), "--summary"]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let file = out.join("青禾镇-村级后备力量花名册-20251130.pdf");
    let text = Command::new("pdftotext")
        .args(["-layout".as_ref(), file.as_os_str(), "-".as_ref()])
        .output();
    let text = String::from_utf8(text.unwrap().stdout).unwrap();
    let line_of = |name: &str| {
        let line = text
            .lines()
            .find(|line| line.replace(['　', ' '], "").contains(name));
        line.unwrap_or_else(|| panic!("{name} in {text}"))
            .trim_start()
            .to_owned()
    };
    assert!(
        line_of("王芳").starts_with('1') && line_of("李强").starts_with('2'),
        "{text}"
    );
    assert_eq!(
        text.matches("花名册").count(),
        1,
        "one table under one title: {text}"
    );
}

#[test]
fn villages_of_one_name_are_told_apart_by_their_townships() {
    let shell = Shell {
        folder: tempfile::tempdir().expect("a temporary folder"),
    };
    let villages = shell.file("村.csv", "东村,,,甲镇\n西村,,,甲镇\n东村,,,乙镇\n");
    let villages = villages.to_str().unwrap();
    let made = shell.run(&["new", "--county", "青山县", "--villages", villages]);
    assert!(made.status.success(), "{}", stderr(&made));
    let sheet = shell.file(
        "花名册.csv",
        "乡镇,村,姓名,性别,出生年月\n甲镇,东村,王芳,女,1990.05\n乙镇,东村,李强,男,1985.06\n\
         甲镇,西村,赵磊,男,1992.01\n",
    );
    let sheet = sheet.to_str().unwrap();
    shell.json(&["import", sheet, "--as-of", "2025-09-30", "--json"]);
    let out = shell.folder.path().join("花名册");
    let drawn = |asked: &[&str]| {
        let usual = [
            "roster",
            "--as-of",
            "2025-11-30",
            "--format",
            "xlsx",
            "--out",
        ];
        let out = out.to_str().unwrap();
        shell.run(&[&usual[..], &[out], asked].concat())
    };
    let batch = drawn(&[]);
    assert!(batch.status.success(), "{}", stderr(&batch));
    for name in ["01-甲镇东村", "02-西村", "03-乙镇东村"] {
        let file = out.join(format!("{name}-村级后备力量花名册-20251130.xlsx"));
        assert!(file.is_file(), "{name}");
    }
    let told = stderr(&drawn(&["--village", "东村"]));
    assert!(told.contains("请写明乡镇：甲镇/东村、乙镇/东村"), "{told}");
    for village in ["甲镇/东村", "甲镇东村"] {
        let output = drawn(&["--village", village]);
        assert!(output.status.success(), "{}", stderr(&output));
    }
}

#[test]
fn columns_are_known_by_what_sheets_call_them() {
    let shell = Shell::new();
    let sheet = shell.file("花名册.csv", SHEET);
    let sheet = sheet.to_str().unwrap();
    shell.json(&["import", sheet, "--as-of", "2025-09-30", "--json"]);
    let out = shell.folder.path().join("花名册");
    let drawn = |columns: &str| {
        let out = out.to_str().unwrap();
        let usual = ["roster", "--format", "xlsx", "--out", out, "--columns"];
        shell.run(&[&usual[..], &[columns]].concat())
    };
    for columns in [
        "姓名,帮带人，电话、类别",
        "姓名,,手机,",
        "name、帮带人（姓名、职务）、备注、name",
    ] {
        let output = drawn(columns);
        assert!(output.status.success(), "{columns}: {}", stderr(&output));
    }
    for columns in ["", " ", "、,"] {
        let output = drawn(columns);
        assert!(
            !output.status.success(),
            "no column is named in {columns:?}"
        );
        let told = stderr(&output);
        assert!(told.contains("可选：序号、乡镇、村、姓名"), "{told}");
        assert!(told.contains("不写 --columns"), "{told}");
    }
    let told = stderr(&drawn("姓名,鞋码"));
    assert!(
        told.contains("没有名为“鞋码”的栏，可选：序号、乡镇、村、姓名"),
        "{told}"
    );
    assert!(!told.contains("political_status"), "{told}");
}

#[test]
fn every_command_is_reachable_by_call_and_refuses_unknown_fields() {
    let shell = Shell::new();
    let commands = shell.json(&["commands", "--json"]);
    assert!(commands.as_array().unwrap().len() > 50);
    for command in commands.as_array().unwrap() {
        let name = command["name"].as_str().unwrap();
        let output = shell.run(&["call", name, r#"{"no_such_field":1}"#]);
        assert!(!output.status.success(), "{name}");
        assert!(
            stderr(&output).contains("命令参数不对"),
            "{name}: {}",
            stderr(&output)
        );
        let output = shell.run(&["call", name, "[]"]);
        assert!(stderr(&output).contains("JSON 对象"), "{name}");
    }
}

#[test]
fn the_list_of_commands_tells_every_type_its_parameters_name() {
    let shell = Shell::new();
    let commands = shell.json(&["commands", "--json"]);
    let commands = commands.as_array().unwrap();
    let adding = commands.iter().find(|it| it["name"] == "villages.add");
    let types = &adding.unwrap()["types"];
    let draft = types["VillageDraft"].as_str().unwrap();
    assert!(draft.contains("name: string"), "{draft}");
    assert!(
        types.get("VillageRow").is_none(),
        "what it answers is no parameter"
    );
}

#[test]
fn going_back_and_checking_answer_as_json_too() {
    let shell = Shell::new();
    let params = r#"{"fields":{"name":"王芳"}}"#;
    assert!(shell.run(&["call", "people.add", params]).status.success());
    assert!(shell.json(&["undo", "--json"])["value"].is_string());
    assert!(shell.json(&["redo", "--json"])["value"].is_string());
    assert_eq!(shell.json(&["dump", "--json"]), shell.json(&["dump"]));
    let found = shell.json(&["check", "--json"]);
    assert_eq!(
        found,
        serde_json::json!({ "damage": [], "contradictions": [] })
    );
}

#[test]
fn a_village_entered_twice_is_one_and_sheets_with_its_old_name_are_known() {
    let shell = Shell::new();
    let sheet = |name: &str, text: &str| {
        let sheet = shell.file(name, text);
        shell.json(&[
            "import",
            sheet.to_str().unwrap(),
            "--as-of",
            "2025-09-30",
            "--json",
        ])
    };
    sheet(
        "一.csv",
        "村,姓名,性别,出生年月\n申家营村,王芳,女,1990.05\n柳树沟村,李强,男,1985.06\n",
    );
    let before = shell.json(&["dump"]);
    let villages = shell.json(&["call", "villages.list", "{}"]);
    let id = |at: usize| villages[at]["id"].as_str().unwrap();
    let merge = format!(r#"{{"id":"{}","into":"{}"}}"#, id(1), id(0));
    let preview = shell.json(&["call", "villages.preview_merge", &merge]);
    assert_eq!(preview["moves"][0]["what"], "在库记录");
    assert_eq!(preview["moves"][0]["count"], 1);
    shell.json(&["call", "villages.merge", &merge]);
    let merged = shell.json(&["call", "villages.list", "{}"]);
    assert_eq!(merged.as_array().map(Vec::len), Some(1));
    assert_eq!(merged[0]["reserves"], 2);
    let again = sheet(
        "二.csv",
        "村,姓名,性别,出生年月\n柳树沟,李强,男,1985.06\n柳树沟村,赵磊,男,1992.01\n",
    );
    assert_eq!((&again["asked"], &again["added"]), (&0.into(), &1.into()));
    for _ in 0..2 {
        assert!(shell.run(&["undo"]).status.success());
    }
    assert_eq!(shell.json(&["dump"]), before);
}

#[test]
fn an_undo_that_cannot_be_says_what_was_changed_by_what() {
    let shell = Shell::new();
    let added = shell.json(&["call", "people.add", r#"{"fields":{"name":"王芳"}}"#]);
    let (id, op) = (added["value"].as_str().unwrap(), &added["op"]);
    let edit = format!(r#"{{"id":"{id}","fields":{{"phone":"13812345678"}}}}"#);
    assert!(shell.run(&["call", "people.edit", &edit]).status.success());
    let refused = shell.run(&["call", "history.undo", &format!(r#"{{"op":{op}}}"#)]);
    let said = stderr(&refused);
    assert!(
        said.contains("后来又改过，不能撤销：王芳的联系电话在 "),
        "{said}"
    );
    assert!(said.contains(" 的“修改人员”中改过"), "{said}");
}

#[test]
fn a_backup_restores_what_was_there() {
    let shell = Shell::new();
    let before = shell.json(&["dump"]);
    let backup = shell.folder.path().join("备份/今天.qinglan");
    assert!(shell
        .run(&["backup", "--out", backup.to_str().unwrap()])
        .status
        .success());
    let params = r#"{"fields":{"name":"王芳"}}"#;
    assert!(shell.run(&["call", "people.add", params]).status.success());
    assert_ne!(shell.json(&["dump"]), before);
    assert!(shell
        .run(&["restore", backup.to_str().unwrap()])
        .status
        .success());
    assert_eq!(shell.json(&["dump"]), before);
}

#[test]
fn a_duty_changes_hands_from_a_day_and_unknown_names_say_so() {
    let shell = Shell::new();
    let leaders = |as_of: &str| -> Vec<String> {
        let rows = shell.json(&["duties", "--as-of", as_of, "--json"]);
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["leader"]["name"].as_str().unwrap_or("").to_owned())
            .collect()
    };
    let change = |rest: &[&str]| {
        let mut arguments = vec!["duties", "change", "--role", "包村领导"];
        arguments.extend(rest);
        shell.run(&arguments)
    };
    let both = [
        "--village",
        "申家营",
        "柳树沟村",
        "--on",
        "2025-09-01",
        "--to",
        "赵景明",
    ];
    let unknown = change(&[&both[..1], &["不在的村"], &both[3..]].concat());
    assert!(stderr(&unknown).contains("村名单里没有“不在的村”"));
    let unknown = change(&[&["--village", "申家营村"], &both[3..]].concat());
    assert!(
        stderr(&unknown).contains("台账里没有叫“赵景明”的人"),
        "{}",
        stderr(&unknown)
    );
    let new = [
        "--village",
        "申家营村",
        "柳树沟村",
        "--on",
        "2025-09-01",
        "--to",
        "赵景明",
        "--post",
        "副镇长",
    ];
    assert!(change(&new).status.success());
    assert_eq!(leaders("2025-09-01"), ["赵景明", "赵景明"]);

    let from = [
        "--from",
        "赵景明",
        "--to",
        "秦立新",
        "--post",
        "副镇长",
        "--on",
        "2025-12-01",
    ];
    let seen = change(&[&from[..], &["--dry-run"]].concat());
    let text = String::from_utf8_lossy(&seen.stdout).into_owned();
    assert!(
        text.contains("申家营村\t赵景明 副镇长 → 秦立新 副镇长"),
        "{text}"
    );
    assert_eq!(leaders("2025-12-01"), ["赵景明", "赵景明"]);
    let done = change(&[&from[..], &["--document", "青禾党发〔2025〕31号", "--json"]].concat());
    let done: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(done["value"], 2);
    assert_eq!(leaders("2025-11-30"), ["赵景明", "赵景明"]);
    assert_eq!(leaders("2025-12-01"), ["秦立新", "秦立新"]);
    let gone = change(&["--from", "赵景明", "--nobody", "--on", "2026-01-01"]);
    assert!(
        stderr(&gone).contains("没有叫“赵景明”的包村领导"),
        "{}",
        stderr(&gone)
    );
}

#[test]
fn mentors_of_a_sheet_are_reconciled_with_answers() {
    let shell = Shell::new();
    let sheet =
        "村,姓名,性别,学历,包村领导,包村干部\n申家营村,王芳,女,大专,赵景明（副镇长）,孟佳\n\
                 申家营村,李强,男,大专,赵景明（副镇长）,韩雪\n柳树沟村,赵磊,男,高中,赵景明,韩雪\n";
    let sheet = shell.file("花名册.csv", sheet);
    shell.json(&[
        "import",
        sheet.to_str().unwrap(),
        "--as-of",
        "2025-09-30",
        "--json",
    ]);
    let seen = shell.json(&[
        "mentors",
        "reconcile",
        "--from-day",
        "2025-09-01",
        "--dry-run",
        "--json",
    ]);
    assert_eq!((&seen["agreed"], &seen["asked"]), (&3.into(), &1.into()));
    let seats = seen["seats"].as_array().unwrap();
    let asked = seats.iter().find(|seat| seat["state"] == "asked").unwrap();
    let choices = asked["choices"].as_array().unwrap();
    let chosen = choices.iter().position(|choice| choice["name"] == "孟佳");
    let answers = serde_json::json!({ asked["key"].as_str().unwrap(): chosen.unwrap() });
    let answers = shell.file("answers.json", &answers.to_string());
    let done = shell.json(&[
        "mentors",
        "reconcile",
        "--from-day",
        "2025-09-01",
        "--answers",
        answers.to_str().unwrap(),
        "--json",
    ]);
    assert_eq!(
        (&done["value"]["duties"], &done["value"]["people"]),
        (&4.into(), &3.into())
    );
    let rows = shell.json(&["duties", "--as-of", "2025-09-01", "--json"]);
    assert_eq!(rows[0]["leader"]["post"], "副镇长");
    assert_eq!(
        rows[0]["leader"]["person_id"],
        rows[1]["leader"]["person_id"]
    );
    assert!(shell.run(&["undo"]).status.success());
    let rows = shell.json(&["duties", "--as-of", "2025-09-01", "--json"]);
    assert_eq!(rows[0]["leader"], Value::Null);
}

#[test]
fn training_is_registered_by_call_counted_and_printed() {
    let shell = Shell::new();
    let sheet = shell.file("花名册.csv", SHEET);
    shell.json(&[
        "import",
        sheet.to_str().unwrap(),
        "--as-of",
        "2024-01-01",
        "--json",
    ]);
    let call = |command: &str, params: Value| shell.json(&["call", command, &params.to_string()]);
    let session = serde_json::json!({
        "title": "党务培训第1期", "begins_on": "2025.3.5", "hours": "2.5", "form": "集中培训",
    });
    let session = call("sessions.set", session)["value"].clone();
    let text = "1 王芳 申家营村\n2 王方\n3 孙文 县农技中心";
    let list = call(
        "attendances.match",
        serde_json::json!({ "session_id": session, "text": text }),
    );
    let lines = list["lines"].as_array().unwrap();
    let found: Vec<_> = lines
        .iter()
        .map(|line| line["found"].as_str().unwrap())
        .collect();
    assert_eq!(found, ["matched", "homophone", "stranger"]);
    let rows = serde_json::json!([
        { "person_id": lines[0]["candidates"][0]["person_id"], "state": "present" },
        { "guest": "孙文", "guest_unit": "县农技中心", "state": "present" },
    ]);
    call(
        "attendances.set",
        serde_json::json!({ "session_id": session, "rows": rows }),
    );
    let period = ["--from", "2025-01-01", "--as-of", "2025-12-31", "--json"];
    let stats = shell.json(&[&["training", "stats"][..], &period[..]].concat());
    assert_eq!(stats["total"]["attendances"], 2);
    assert_eq!(stats["total"]["people"], 1);
    let hours = [&stats["total"]["hours"], &stats["total"]["session_hours"]];
    assert_eq!(
        hours,
        [&serde_json::json!(5), &serde_json::json!(2.5)],
        "as on the page"
    );
    let never = shell.json(&[&["training", "never-trained"][..], &period[..]].concat());
    let names: Vec<_> = never
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["name"])
        .collect();
    assert_eq!(names, ["李强"]);
    let sessions = shell.json(&["sessions", "--from", "2025-01-01", "--json"]);
    assert_eq!(sessions["rows"][0]["counts"]["guests"], 1);
    assert_eq!(sessions["rows"][0]["hours"], 2.5);
    let out = shell.folder.path().join("纸");
    for paper in [
        "sign-in",
        "sessions",
        "training-stats",
        "training-record",
        "menu",
    ] {
        let written = shell.run(&[
            "report",
            paper,
            "--as-of",
            "2025-12-31",
            "--format",
            "xlsx",
            "--one-file",
            "--out",
            out.to_str().unwrap(),
        ]);
        assert!(written.status.success(), "{}", stderr(&written));
    }
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 5);
}

#[test]
fn placements_and_tenure_of_a_day_are_told_in_words_and_as_json() {
    let shell = Shell::new();
    let sheet = shell.file("花名册.csv", SHEET);
    shell.run(&["import", sheet.to_str().unwrap(), "--as-of", "2025-03-01"]);
    let person = shell.json(&["find", "李强", "--json"])[0]["id"].clone();
    let village = shell.json(&["villages", "--json"])[0]["id"].clone();
    let place = serde_json::json!({
        "people": [person], "type_id": "grid", "village_id": village,
        "from_on": "2025-06-01", "until_on": "2026-06-01",
    });
    let set = shell.json(&["call", "rotations.set", &place.to_string()]);
    assert_eq!(set["value"]["warnings"], Value::Array(vec![]));
    let post = serde_json::json!({
        "person_id": person, "title": "党支部书记", "village_id": village, "from_on": "2020-06",
    });
    shell.json(&["call", "posts.set", &post.to_string()]);

    let told = shell.run(&["rotations", "--as-of", "2025-10-01"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(
        told.contains("申家营村\t李强\t网格员\t申家营村\t2025-06-01 至 2026-05-31"),
        "{told}"
    );
    assert!(told.contains("在岗 1 项、1 人（网格员 1）"), "{told}");
    assert!(
        told.contains("2 名后备干部中 1 名在一线锻炼，占 50.0%"),
        "{told}"
    );
    let before = shell.json(&["rotations", "--as-of", "2025-05-31", "--json"]);
    assert_eq!(
        (&before["current"], &before["rows"]),
        (&0.into(), &Value::Array(vec![]))
    );

    let tenure = |on: &str, more: &[&str]| {
        let arguments = [&["tenure", "--as-of", on, "--json"], more].concat();
        shell.json(&arguments)["eligible"].clone()
    };
    assert_eq!(tenure("2025-05-31", &[]), 0);
    assert_eq!(tenure("2025-06-01", &["--eligible"]), 1);
    let told = shell.run(&["tenure", "--as-of", "2025-06-01"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(
        told.contains("连续 5年\t累计 5年\t2025-06-01\t已满，在任"),
        "{told}"
    );
    assert!(told.contains("口径："), "{told}");
}

#[test]
fn plans_are_made_by_call_listed_as_of_a_day_and_printed() {
    let shell = Shell::new();
    let sheet = shell.file("名册.csv", SHEET);
    let sheet = sheet.to_str().expect("a UTF-8 path");
    let imported = shell.run(&["import", sheet, "--as-of", "2025-01-01"]);
    assert!(imported.status.success(), "{}", stderr(&imported));
    let list = shell.json(&["call", "reserves.list", "{}"]);
    let person = list["rows"][0]["person_id"].as_str().expect("a person");
    let request = format!(
        r#"{{"template_id":"near-term","people":["{person}"],"from_on":"2025-03-01","replace":false}}"#
    );
    let made = shell.json(&["call", "plans.apply", &request]);
    assert_eq!(made["value"], 1);
    let list = shell.json(&["plans", "--as-of", "2025-05-15", "--json"]);
    assert_eq!([&list["with_plan"], &list["overdue"]], [1, 1]);
    let said = shell.run(&["plans", "--as-of", "2025-05-15"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("没有计划"), "{said}");
    assert!(
        said.contains("逾期\t2025-05-01\t列席村“两委”会议"),
        "{said}"
    );
    let out = shell.folder.path().join("表");
    let folder = out.to_str().expect("a UTF-8 path");
    let printed = shell.run(&[
        "report",
        "plans",
        "--as-of",
        "2025-05-15",
        "--format",
        "xlsx",
        "--out",
        folder,
    ]);
    assert!(printed.status.success(), "{}", stderr(&printed));
    let files = std::fs::read_dir(out).expect("the folder").count();
    assert_eq!(files, 1);
}

#[test]
fn a_negative_hit_keeps_a_prospect_out_on_the_command_line_too() {
    let shell = Shell::new();
    let villages = shell.json(&["call", "villages.list", "{}"]);
    let village = villages[0]["id"].as_str().expect("a village");
    let request = format!(
        r#"{{"person":{{"name":"孟繁星"}},"village_id":"{village}","field":"电商","from_on":"2025-03-01"}}"#
    );
    let made = shell.json(&["call", "prospects.set", &request]);
    let prospect = made["value"].as_str().expect("a prospect").to_owned();
    let list = shell.json(&["prospects", "--as-of", "2025-11-26", "--json"]);
    assert_eq!([&list["open"], &list["uncontacted"]], [1, 1]);
    let said = shell.run(&["prospects", "--as-of", "2025-11-26", "--silent"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("孟繁星\t电商\t\t270 天没联系"), "{said}");

    let person = list["rows"][0]["person_id"].as_str().expect("a person");
    let request = format!(
        r#"{{"people":["{person}"],"on_day":"2025-10-01","found":[{{"condition_id":"village-reserve/negative-1","result":"hit"}}]}}"#
    );
    shell.json(&["call", "checks.set", &request]);
    let enter = format!(r#"{{"ids":["{prospect}"],"entered_on":"2025-11-20"}}"#);
    let refused = shell.run(&["call", "prospects.enter", &enter]);
    assert!(!refused.status.success());
    assert!(
        stderr(&refused).contains("孟繁星暂不能入库：触碰"),
        "{}",
        stderr(&refused)
    );
    let reason = enter.replace('}', r#","override_reason":"已整改"}"#);
    let entered = shell.json(&["call", "prospects.enter", &reason]);
    assert_eq!(entered["value"].as_array().map(Vec::len), Some(1));
    let out = shell.folder.path().join("表");
    let folder = out.to_str().expect("a UTF-8 path");
    for paper in ["contacts", "yearly-update"] {
        let asked = ["report", paper, "--as-of", "2025-11-26", "--format", "docx"];
        let printed = shell.run(&[&asked[..], &["--out", folder]].concat());
        assert!(printed.status.success(), "{}", stderr(&printed));
    }
    assert_eq!(std::fs::read_dir(out).expect("the folder").count(), 2);
}

#[test]
fn a_reader_who_has_read_enough_ends_the_program_quietly() {
    let shell = Shell::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_qinglan-cli"));
    command.arg("--register").arg(shell.path()).arg("dump");
    command.stdout(std::process::Stdio::piped());
    command.stderr(std::process::Stdio::piped());
    let mut started = command.spawn().expect("qinglan-cli starts");
    drop(started.stdout.take());
    let ended = started.wait_with_output().expect("it ends");
    assert_eq!(stderr(&ended), "");
    assert!(ended.status.success());
}
