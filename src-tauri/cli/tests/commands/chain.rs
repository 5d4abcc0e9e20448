//! What people scored and what became of them, as a script sees it.

use serde_json::{json, Value};

use super::{stderr, Shell};

/// Three reserves of 申家营村: two scored in October 2025, the third but for one indicator; the first
/// came into the board in November.
fn office() -> Shell {
    let shell = Shell::new();
    let villages = shell.json(&["call", "villages.list", "{}"]);
    let mut people = Vec::new();
    for name in ["王芳", "李强", "赵磊"] {
        let person = json!({
            "fields": { "name": name },
            "reserve": { "village_id": villages[0]["id"], "entered_on": "2025-01-01" },
        });
        people.push(call(&shell, "people.add", &person)["value"].clone());
    }
    let asked = json!({ "list_id": "five-compare", "period": "2025-10" });
    let sheet = call(&shell, "assessments.sheet", &asked);
    let scores = [
        ["20", "19", "18.5", "28", "9"],
        ["18", "19", "18.5", "28", "9"],
        ["18", "19", "", "28", "9"],
    ];
    let rows = people.iter().zip(scores).map(|(person, points)| {
        let indicators = sheet["indicators"].as_array().expect("indicators").iter();
        let scores = indicators.zip(points);
        let scores = scores.map(
            |(indicator, points)| json!({ "indicator_id": indicator["id"], "points": points }),
        );
        json!({ "subject_id": person, "scores": scores.collect::<Vec<_>>() })
    });
    let rows: Vec<Value> = rows.collect();
    let edits = json!({ "list_id": "five-compare", "period": "2025-10", "rows": rows });
    call(&shell, "assessments.set", &edits);
    let outcome = json!({
        "people": [people[0]], "type_id": "board", "on_day": "2025-11-01",
        "post": "村委会委员", "batch": "2025年第一批",
    });
    call(&shell, "outcomes.set", &outcome);
    shell
}

fn call(shell: &Shell, command: &str, params: &Value) -> Value {
    shell.json(&["call", command, &params.to_string()])
}

fn said(shell: &Shell, arguments: &[&str]) -> String {
    let output = shell.run(arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn assessments_rank_a_period_as_text_and_as_json() {
    let shell = office();
    let lines = said(&shell, &["assessments", "--period", "2025-10"]);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines[..3],
        [
            "1\t申家营村\t王芳\t94.5\t—\t",
            "2\t申家营村\t李强\t92.5\t—\t",
            "—\t申家营村\t赵磊\t未评\t—\t",
        ]
    );
    assert!(
        lines[3].starts_with("五比五看 2025年10月：应评 3，参加排名 2，平均 93.5 分。"),
        "{lines:#?}"
    );
    let asked = ["assessments", "--list", "五比五看", "--period", "2025-10"];
    let ranking = shell.json(&[&asked[..], &["--within", "village", "--json"]].concat());
    let places: Vec<(&Value, &Value)> = ranking["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| (&row["rank"], &row["total"]))
        .collect();
    let expect = [
        (json!(1), json!(945)),
        (json!(2), json!(925)),
        (json!(null), json!(null)),
    ];
    for (place, (rank, total)) in places.iter().zip(&expect) {
        assert_eq!(*place, (rank, total));
    }
    assert_eq!(ranking["within"], "village");
}

#[test]
fn assessments_of_a_year_say_what_is_missing_and_never_count_it_as_nought() {
    let shell = office();
    let year = shell.json(&["assessments", "--year", "2025", "--json"]);
    assert_eq!(year["year"], "2025");
    let rows = year["rows"].as_array().expect("rows");
    let of = |name: &str| rows.iter().find(|row| row["name"] == name).expect("a row");
    assert_eq!(
        [&of("王芳")["present"], &of("王芳")["mean"]],
        [&json!(1), &json!("94.5")]
    );
    assert_eq!(
        [&of("赵磊")["present"], &of("赵磊")["mean"]],
        [&json!(0), &json!("")]
    );
    let lines = said(&shell, &["assessments", "--year", "2025"]);
    let of_third = lines
        .lines()
        .find(|line| line.contains("赵磊"))
        .expect("a line");
    assert!(of_third.contains("\t未评定\t缺 10月"), "{of_third}");
    assert!(
        lines.contains("五比五看 2025年：3 行，有缺评的 3。"),
        "{lines}"
    );
}

#[test]
fn assessments_refuse_an_unknown_list_and_a_period_that_is_none() {
    let shell = office();
    let unknown = shell.run(&["assessments", "--list", "没有的表"]);
    assert!(!unknown.status.success());
    assert!(
        stderr(&unknown).contains("考核指标表"),
        "{}",
        stderr(&unknown)
    );
    let odd = shell.run(&["assessments", "--period", "去年冬天"]);
    assert!(!odd.status.success());
    assert!(stderr(&odd).contains("去年冬天"), "{}", stderr(&odd));
    let both = shell.run(&["assessments", "--period", "2025-10", "--year", "2025"]);
    assert_eq!(both.status.code(), Some(2), "two questions at once");
}

#[test]
fn outcomes_are_listed_and_counted_as_text_and_as_json() {
    let shell = office();
    let asked = ["outcomes", "--from", "2025-01-01", "--as-of", "2025-11-26"];
    let lines = said(&shell, &asked);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines[0],
        "2025-11-01\t申家营村\t王芳\t进“两委”\t村\t村委会委员\t2025年第一批"
    );
    assert!(
        lines.contains(&"按类型\t进“两委”\t1 项\t1 人\t33.3%"),
        "{lines:#?}"
    );
    assert!(
        lines
            .last()
            .expect("a line")
            .ends_with("涉及 1 人；期内在库过 3 人。"),
        "{lines:#?}"
    );
    let list = shell.json(&[&asked[..], &["--json"]].concat());
    assert_eq!(
        [&list["outcomes"], &list["people"], &list["pool"]],
        [1, 1, 3]
    );
    assert_eq!(list["rows"][0]["name"], "王芳");
    let before = shell.json(&["outcomes", "--as-of", "2025-10-31", "--json"]);
    assert_eq!(before["rows"].as_array().map(Vec::len), Some(0));
}

#[test]
fn their_papers_are_written_as_files() {
    let shell = office();
    let out = shell.folder.path().join("表");
    let folder = out.to_str().expect("a UTF-8 path");
    for paper in [
        "score-sheet",
        "ranking",
        "assessment-year",
        "outcomes",
        "outcome-stats",
    ] {
        let asked = ["report", paper, "--as-of", "2025-11-26", "--format", "xlsx"];
        let printed = shell.run(&[&asked[..], &["--out", folder]].concat());
        assert!(printed.status.success(), "{paper}: {}", stderr(&printed));
    }
    assert_eq!(std::fs::read_dir(out).expect("the folder").count(), 5);
}

#[test]
fn a_reserve_is_matched_with_another_village_when_that_is_asked_for() {
    let shell = office();
    let asked = ["match", "--person", "李强", "--as-of", "2025-11-01"];
    let stays = said(&shell, &asked);
    assert!(
        stays.contains("李强\t未排到\t\t已在申家营村后备库"),
        "{stays}"
    );
    let goes = said(&shell, &[&asked[..], &["--reserves"]].concat());
    assert!(goes.contains("（从申家营村来）"), "{goes}");
    let own = ["--reserves", "--village", "申家营村", "--json"];
    let matching = shell.json(&[&asked[..], &own].concat());
    assert_eq!(matching["rows"], json!([]), "nobody is sent where they are");
    let nobody = shell.run(&["match", "--reserves"]);
    assert!(!nobody.status.success());
    assert!(stderr(&nobody).contains("还缺少 --person <NAME>"));
}
