//! From messy sheets to people, by the wizard.

use std::path::PathBuf;

use qinglan_tests::app::App;
use qinglan_tests::fixture;

#[test]
fn a_village_sheet_is_imported_on_a_fresh_machine_and_taken_back_whole() {
    let app = begin_with("import_one_sheet", &["下河湾后备干部.xlsx"]);
    app.click("下一步：检查");
    app.sees("个村都加入村名单");
}

#[test]
fn a_question_is_answered_before_anything_is_written() {
    let app = begin_with("answer_a_question", &["后备力量模板-枣园子.xlsx"]);
    app.click("下一步：检查");
    app.sees("需要您回答");
}

/// Picks sheets of the sample township on a fresh machine, as far as the wizard's second step.
fn begin_with(test: &str, sheets: &[&str]) -> App {
    let sheets: Vec<PathBuf> = sheets
        .iter()
        .map(|name| fixture("township").join(name))
        .collect();
    let app = App::on_a_fresh_machine_picking(test, &sheets);
    app.click("选择文件");
    app.fill("乡镇名称", "青禾镇");
    app.click("继续导入");
    app.sees("已选 1 张表");
    app
}
