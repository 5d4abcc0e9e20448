//! From messy sheets to people, by the wizard.

use std::path::PathBuf;

use qinglan_tests::app::App;
use qinglan_tests::{fixture, root};

#[test]
fn a_sheet_is_imported_and_taken_back_whole() {
    let app = check_of("import_and_take_back", &["下河湾后备干部.xlsx"]);
    app.click_on(".foot .btn.primary");
    app.sees("导入完成，写入");
    app.click("撤销本次导入");
    app.sees("已撤销本次导入，名单和导入前一样");
    app.click("看名单");
    app.sees("还没有后备干部");
}

#[test]
fn a_question_is_answered_and_the_row_goes_in() {
    let app = check_of("answer_a_question", &["后备力量模板-枣园子.xlsx"]);
    app.sees("“枣子”是哪个村？");
    let before = writable(&app);
    app.choose("“枣子”是哪个村？", "枣园子村");
    app.sees("已答 1");
    assert!(
        writable(&app) > before,
        "the answered rows are not among those to be written"
    );
    app.click_on(".foot .btn.primary");
    app.sees("导入完成，写入");
    app.click("看名单");
    app.sees("枣园子村");
}

#[test]
fn a_file_that_is_no_sheet_is_named_and_nothing_is_written() {
    let app = typed_villages("no_sheet", &[root().join("src-tauri/icons/icon.png")]);
    app.click("导入");
    app.click("选择文件");
    app.sees("1 个读不了");
    app.sees("不是表格文件，或文件已损坏");
}

/// How many rows the button at the bottom says it would write.
fn writable(app: &App) -> u64 {
    let count = "document.querySelector('.foot .btn.primary').innerText.match(/\\d+/)?.[0]";
    app.value(count)
        .as_str()
        .and_then(|it| it.parse().ok())
        .unwrap_or_default()
}

/// Picks sheets of the sample township, as far as the wizard's check.
fn check_of(test: &str, sheets: &[&str]) -> App {
    let sheets: Vec<PathBuf> = sheets
        .iter()
        .map(|name| fixture("township").join(name))
        .collect();
    let app = typed_villages(test, &sheets);
    app.click("导入");
    app.click("选择文件");
    app.sees("已选 1 张表");
    app.click("下一步：检查");
    app.wait_until(
        "the check",
        "document.querySelector('.foot .btn.primary')?.innerText.startsWith('导入')",
    );
    app
}

/// A township whose villages were typed, and nobody in them yet.
fn typed_villages(test: &str, picked: &[PathBuf]) -> App {
    let app = App::on_a_fresh_machine_picking(test, picked);
    app.click("开始填写");
    app.fill("乡镇名称", "青禾镇");
    app.fill("村名单", "下河湾村\n枣园子村\n红旗村");
    app.click("开始使用");
    app.sees("还没有后备干部");
    app.click("后备干部");
    app.sees("口径");
    app
}
