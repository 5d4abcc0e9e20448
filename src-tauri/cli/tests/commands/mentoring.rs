//! Who mentors whom, who is covered and what changed, as a script sees it.

use serde_json::json;

use super::{stderr, Shell};

/// 申家营村 with one reserve and 赵景明 as its 包村领导, whom 秦立新 follows on 2025-12-01.
fn office() -> Shell {
    let shell = Shell::new();
    let villages = shell.json(&["call", "villages.list", "{}"]);
    let person = json!({
        "fields": { "name": "王芳" },
        "reserve": { "village_id": villages[0]["id"], "entered_on": "2025-01-01" },
    });
    shell.json(&["call", "people.add", &person.to_string()]);
    for (name, on) in [("赵景明", "2025-03-01"), ("秦立新", "2025-12-01")] {
        let change = json!({
            "role": "包村领导", "villages": [villages[0]["id"]], "on": on,
            "to": { "name": name, "post": "副镇长" },
        });
        shell.json(&["call", "duties.change", &change.to_string()]);
    }
    let opened = json!({ "villages": [villages[0]["id"]], "from_on": "2025-03-01" });
    shell.json(&["call", "pairs.open", &opened.to_string()]);
    shell
}

#[test]
fn pairs_coverage_and_adjustments_are_told_as_of_days() {
    let shell = office();
    for (on, leader) in [("2025-11-30", "赵景明"), ("2025-12-01", "秦立新")] {
        let pairs = shell.json(&["pairs", "--as-of", on, "--json"]);
        assert_eq!(pairs[0]["name"], "王芳");
        assert_eq!(pairs[0]["seats"][0]["mentors"][0]["name"], leader);
    }
    let asked = ["coverage", "--as-of", "2025-12-01", "--scheme", "3+1"];
    let coverage = shell.json(&[&asked[..], &["--json"]].concat());
    assert_eq!(coverage["sentence"], "未全覆盖：0 村 / 1，0 人 / 1");
    assert_eq!(coverage["exceptions"][0]["text"], "该村无包村干部");

    let days = ["adjustments", "--from", "2025-11-30", "--to", "2025-12-01"];
    let adjusted = shell.json(&[&days[..], &["--json"]].concat());
    assert_eq!(adjusted[0]["before"]["name"], "赵景明");
    assert_eq!(adjusted[0]["after"]["name"], "秦立新");
    assert_eq!(adjusted.as_array().map(Vec::len), Some(1));
}

#[test]
fn the_papers_of_mentoring_are_written_as_files() {
    let shell = office();
    let out = shell.folder.path().join("表");
    let folder = out.to_str().expect("a UTF-8 path");
    for paper in ["pairs", "commitment", "items", "load", "coverage"] {
        let asked = ["report", paper, "--as-of", "2025-12-01", "--format", "docx"];
        let printed = shell.run(&[&asked[..], &["--out", folder]].concat());
        assert!(printed.status.success(), "{paper}: {}", stderr(&printed));
    }
    assert_eq!(std::fs::read_dir(out).expect("the folder").count(), 5);
}
