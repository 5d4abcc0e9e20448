//! What the command line refuses, and that the register is as before.

use std::process::Output;

use serde_json::Value;

use super::{run, stderr, Shell};

/// Refused in Chinese, with a status, and nothing on stdout.
fn refused(output: &Output, words: &str) {
    assert!(!output.status.success(), "{words}");
    assert!(output.stdout.is_empty(), "{words}");
    assert!(stderr(output).contains(words), "{}", stderr(output));
}

#[test]
fn a_list_of_villages_is_read_in_the_encoding_offices_save() {
    let shell = Shell::new();
    // 红旗村,,红旗 and 青禾社区 in GB 18030.
    let gb18030 = b"\xBA\xEC\xC6\xEC\xB4\xE5,,\xBA\xEC\xC6\xEC\n\xC7\xE0\xBA\xCC\xC9\xE7\xC7\xF8\n";
    let villages = shell.folder.path().join("名单.csv");
    std::fs::write(&villages, gb18030).expect("the file can be written");
    let register = shell.folder.path().join("另一本.qinglan");
    let made = run(
        &register,
        &[
            "new",
            "--township",
            "青禾镇",
            "--villages",
            villages.to_str().expect("a UTF-8 path"),
        ],
    );
    assert!(made.status.success(), "{}", stderr(&made));
    let listed = run(&register, &["villages", "--json"]);
    let listed: Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let names: Vec<&str> = listed
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|village| village["name"].as_str())
        .collect();
    assert_eq!(names, ["红旗村", "青禾社区"]);
}

#[test]
fn ordinary_mistakes_in_villages_are_told_in_words() {
    let shell = Shell::new();
    let villages = shell.json(&["villages", "--json"]);
    let id = villages[1]["id"].as_str().expect("an id").to_owned();
    let before = shell.json(&["dump"]);
    let edit = |more: &str| format!(r#"{{"id":"{id}","name":"柳树沟村"{more}}}"#);
    let add = |village: &str| format!(r#"{{"villages":[{village}]}}"#);
    let long = "长".repeat(70);
    for (command, params, words) in [
        (
            "villages.add",
            add(r#"{"name":"东村","code":"150221100201"}"#),
            "村代码 150221100201 已经是“申家营村”的",
        ),
        (
            "villages.edit",
            edit(r#","code":"150221100201""#),
            "已经是“申家营村”的",
        ),
        (
            "villages.edit",
            edit(r#","kind":"镇""#),
            "村的类型应为村、社区、嘎查、牧委会，不能是“镇”",
        ),
        (
            "villages.edit",
            edit(r#","aliases":["申家营村"]"#),
            "“申家营村”是另一个村的村名",
        ),
        (
            "villages.add",
            add(r#"{"name":"申营"}"#),
            "“申营”是“申家营村”的别名",
        ),
        (
            "villages.add",
            add(r#"{"name":"\u0000\u200b\u202e"}"#),
            "村名应为 1 至 60 个字",
        ),
        (
            "people.add",
            r#"{"fields":{"name":"\u0000\u200b"}}"#.to_owned(),
            "请填写姓名",
        ),
        (
            "teachers.set",
            r#"{"name":"\u0000"}"#.to_owned(),
            "请填写姓名",
        ),
        (
            "villages.edit",
            edit(&format!(r#","kind":"{long}""#)),
            "长长…”",
        ),
    ] {
        refused(&shell.run(&["call", command, &params]), words);
    }
    assert_eq!(shell.json(&["dump"]), before);
    let cleaned =
        add(r#"{"name":"红\u202e旗\n\u200b村","kind":"","code":"１５０２２１１００２０９"}"#);
    shell.json(&["call", "villages.add", &cleaned]);
    let added = &shell.json(&["villages", "--json"])[2];
    assert_eq!(added["name"], "红旗村");
    assert_eq!(added["kind"], "村");
    assert_eq!(added["code"], "150221100209");
}

#[test]
fn a_post_in_a_village_that_is_not_there_is_refused_in_words() {
    let shell = Shell::new();
    let person = shell.json(&["call", "people.add", r#"{"fields":{"name":"王芳"}}"#]);
    let person = person["value"].as_str().expect("an id").to_owned();
    let post = |village: &str| {
        format!(
            r#"{{"person_id":"{person}","title":"会计","village_id":"{village}","from_on":"2025.01"}}"#
        )
    };
    refused(
        &shell.run(&["call", "posts.set", &post("没有的村")]),
        "找不到这个村",
    );
    shell.json(&["call", "posts.set", &post("")]);
}

#[test]
fn a_file_that_is_not_there_is_listed_and_the_others_go_in() {
    let shell = Shell::new();
    let sheet = shell.file(
        "表.csv",
        "村,姓名,性别,出生年月\n申家营村,李明,男,1985.06\n",
    );
    let plan = shell.json(&[
        "import",
        "没有.xlsx",
        shell.folder.path().to_str().expect("a UTF-8 path"),
        sheet.to_str().expect("a UTF-8 path"),
        "--json",
    ]);
    assert_eq!(plan["added"], 1);
    let said: Vec<&str> = plan["problems"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|problem| problem["message"].as_str())
        .collect();
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("找不到文件，请核对"), "{}", said[0]);
    assert!(said[1].starts_with("这是文件夹，不是文件"), "{}", said[1]);
    assert_eq!(plan["problems"][0]["code"], "file.unreadable");
    assert_eq!(plan["problems"][0]["row"], 0);
}

#[test]
fn what_is_written_wrong_is_said_in_chinese_and_changes_nothing() {
    let shell = Shell::new();
    let before = shell.json(&["dump"]);
    let broken = shell.file("答.json", "{bad");
    let broken = broken.to_str().expect("a UTF-8 path");
    let sheet = shell.file(
        "表.csv",
        "村,姓名,性别,出生年月\n申家营村,李明,男,1985.06\n",
    );
    let sheet = sheet.to_str().expect("a UTF-8 path");
    for (arguments, words) in [
        (vec![], "还缺少命令"),
        (
            vec!["import", sheet, "--answers", broken],
            "不是合格的 JSON",
        ),
        (
            vec!["import", sheet, "--answers", "没有.json"],
            "找不到文件",
        ),
        (
            vec!["import", sheet, "--as-of", "2025-13-01"],
            "应为 2025-11-26 这样的日期",
        ),
        (
            vec!["call", "people.find", r#"{"nope":1}"#],
            "没有“nope”这一项",
        ),
        (vec!["roster", "--format", "doc", "--out", "x"], "可选：pdf"),
        (
            vec![
                "roster",
                "--format",
                "xlsx",
                "--out",
                "x",
                "--columns",
                "name,不存在",
            ],
            "没有名为“不存在”的栏，可选：",
        ),
    ] {
        refused(&shell.run(&arguments), words);
    }
    assert_eq!(shell.json(&["dump"]), before);
}

#[test]
fn answers_of_no_use_are_said_on_stderr_and_the_import_goes_on() {
    let shell = Shell::new();
    let sheet = shell.file(
        "表.csv",
        "村,姓名,性别,出生年月\n申家营村,李明,男,1985.06\n枣子,王芳,女,1990.05\n",
    );
    let answers = shell.file(
        "答.json",
        r#"{"village:早子":"柳树沟村","village:枣子":"没有的村"}"#,
    );
    let arguments = [
        "import",
        sheet.to_str().expect("a UTF-8 path"),
        "--answers",
        answers.to_str().expect("a UTF-8 path"),
    ];
    let output = shell.run(&arguments);
    assert!(output.status.success());
    let said = stderr(&output);
    assert!(said.contains("“village:早子”的回答没有用上"), "{said}");
    assert!(
        said.contains("“village:枣子”的回答“没有的村”不能用"),
        "{said}"
    );
    assert_eq!(
        shell.json(&["people", "--json"]).as_array().map(Vec::len),
        Some(1)
    );
}

#[test]
fn a_file_of_answers_that_cannot_be_read_imports_nothing_and_names_the_place() {
    let shell = Shell::new();
    let before = shell.json(&["dump"]);
    let sheet = shell.file(
        "表.csv",
        "村,姓名,性别,出生年月\n申家营村,李明,男,1985.06\n",
    );
    let sheet = sheet.to_str().expect("a UTF-8 path");
    for (bytes, words) in [
        (
            "{\n  \"village:枣子\" \"柳树沟村\"\n}".as_bytes(),
            "第 2 行第 16 列",
        ),
        (b"[1]", "应为各项 {…}，写的是列表"),
        ("{\"village:枣子\": 3}".as_bytes(), "应为文字，写的是整数"),
        (b"\xFF\xFE{\0}\0", "UTF-16"),
        (b"{\"\xD4\xE6\":\"x\"}", "不是 UTF-8 编码"),
    ] {
        let answers = shell.folder.path().join("答.json");
        std::fs::write(&answers, bytes).expect("the file can be written");
        let answers = answers.to_str().expect("a UTF-8 path");
        let output = shell.run(&["import", sheet, "--answers", answers]);
        refused(&output, words);
        assert!(stderr(&output).contains("答.json"), "{}", stderr(&output));
        assert!(!stderr(&output).contains("expected"), "{}", stderr(&output));
    }
    assert_eq!(shell.json(&["dump"]), before);
}

#[test]
fn a_register_that_cannot_be_written_to_is_read_and_every_change_is_refused() {
    let shell = Shell::new();
    let sheet = shell.file(
        "表.csv",
        "村,姓名,性别,出生年月\n申家营村,李明,男,1985.06\n",
    );
    let sheet = sheet.to_str().expect("a UTF-8 path");
    assert!(shell.run(&["import", sheet]).status.success());
    let queries: [&[&str]; 7] = [
        &["people", "--json"],
        &["find", "李明"],
        &["villages"],
        &["dump"],
        &["check"],
        &["history"],
        &["import", sheet, "--dry-run"],
    ];
    let before: Vec<Output> = queries.iter().map(|query| shell.run(query)).collect();
    let bytes = std::fs::read(shell.path()).expect("the register");
    let mut permissions = std::fs::metadata(shell.path())
        .expect("the register")
        .permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(shell.path(), permissions).expect("permissions can be set");

    for (query, before) in queries.iter().zip(before) {
        let now = shell.run(query);
        assert!(now.status.success(), "{query:?}: {}", stderr(&now));
        assert_eq!(now.stdout, before.stdout, "{query:?}");
    }
    let add = r#"{"fields":{"name":"王芳"}}"#;
    for change in [
        vec!["import", sheet],
        vec!["undo"],
        vec!["call", "people.add", add],
    ] {
        let output = shell.run(&change);
        assert!(!output.status.success(), "{change:?}");
        assert!(stderr(&output).contains("不能写入"), "{}", stderr(&output));
    }
    let log = shell.folder.path().join("台账.qinglan-wal");
    std::fs::write(&log, "x").expect("the file can be written");
    refused(&shell.run(&["people"]), "旁边还有没并进台账的记录");
    assert!(std::fs::read(shell.path()).expect("the register") == bytes);
}

#[test]
fn records_that_contradict_each_other_are_listed_by_name_and_the_status_says_so() {
    let shell = Shell::new();
    let sheet = shell.file(
        "表.csv",
        "村,姓名,性别,出生年月\n申家营村,李明,男,1985.06\n",
    );
    assert!(shell
        .run(&["import", sheet.to_str().expect("a UTF-8 path")])
        .status
        .success());
    let person = shell.json(&["find", "李明", "--json"])[0]["id"].clone();
    for _ in 0..2 {
        let post = serde_json::json!({
            "person_id": person, "title": "村文书", "unit": "申家营村", "from_on": "2023-01",
        });
        shell.json(&["call", "posts.set", &post.to_string()]);
    }
    let output = shell.run(&["check"]);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains("李明（申家营村）的任职“申家营村村文书”重复"),
        "{said}"
    );
    assert!(stderr(&output).contains("台账文件完好，但有 1 处记录互相矛盾"));
}

#[test]
fn a_parameter_that_cannot_be_taken_is_named_by_its_path() {
    let shell = Shell::new();
    for (command, params, words) in [
        (
            "villages.list",
            r#"{"as_of":"2025-13-01"}"#,
            "“as_of”不是日期，应为 2025-11-26 这样的日期",
        ),
        (
            "people.add",
            r#"{"fields":{"name":7}}"#,
            "“fields.name”的类型或取值不对：应为文字，写的是整数",
        ),
        (
            "villages.add",
            r#"{"villages":[{"name":"东村"},{"name":["西村"]}]}"#,
            "“villages[1].name”的类型或取值不对：应为文字，写的是列表",
        ),
        (
            "villages.merge",
            r#"{"id":"a"}"#,
            "命令参数不对：缺少“into”",
        ),
    ] {
        refused(&shell.run(&["call", command, params]), words);
    }
}
