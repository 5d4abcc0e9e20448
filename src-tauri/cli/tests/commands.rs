//! The command line as a script sees it: answers, messages, exit statuses.

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
    }
}

#[test]
fn a_backup_restores_what_was_there() {
    let shell = Shell::new();
    let before = shell.json(&["dump"]);
    let backup = shell.folder.path().join("备份.qinglan");
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
