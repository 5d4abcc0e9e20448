//! 联审: departments asked, their answers registered, taken from a sheet, and shown on request only.

use qinglan_tests::app::{keys, App};

use crate::sample;

const GROUNDS: &str = "2023年因赌博受过治安处罚";

#[test]
fn what_a_department_said_is_on_no_screen_until_it_is_asked_for_and_noted() {
    let app = sample("a_review_shown_on_request");
    open(&app);
    app.sees("有异议 1");
    app.click("有异议 1");
    app.wait_until(
        "the one",
        "document.querySelectorAll('[data-at]').length === 1",
    );
    let told = format!("document.documentElement.innerHTML.includes('{GROUNDS}')");
    assert_eq!(app.value(&told), false);
    app.click("显示详情");
    app.sees(GROUNDS);
    app.sees("已记入操作记录");
    app.click_on("[aria-label='批次'] header .btn[aria-pressed='true']");
    app.sees_no_more(GROUNDS);
    app.click("数据与设置");
    app.click("操作记录");
    app.sees("查看联审详情");
    assert_eq!(app.value(&told), false);
}

#[test]
fn the_rest_of_a_department_is_answered_in_one_click_and_taken_back() {
    let app = sample("the_rest_of_a_department");
    open(&app);
    app.sees("364/416");
    app.click_on("[aria-label='登记税务局的反馈']");
    app.click("其余均无异议（26 人）");
    app.sees("390/416");
    app.press(&[keys::CONTROL, "z"]);
    app.sees("364/416");
}

#[test]
fn a_departments_sheet_is_pasted_looked_at_and_taken() {
    let app = sample("a_pasted_reply_sheet");
    open(&app);
    let name = app.value("document.querySelector('tr[data-at=\"2\"] td:nth-child(2)').innerText");
    let name = name.as_str().unwrap_or_default().to_owned();
    app.click("导入反馈…");
    app.sees("也可以把文件拖进来");
    app.paste(
        "",
        &format!("税务局\t\t\n姓名\t反馈意见\t理由\n{name}\t无异议\t\n周大勇\t无异议\t\n"),
    );
    app.sees("台账里没有“周大勇”，请核对姓名");
    app.click("导入 1 条");
    app.sees("已导入税务局的反馈 1 条");
    app.sees("365/416");
}

fn open(app: &App) {
    app.click("选拔联审");
    app.click("联审");
    app.sees("村级后备力量资格联审");
    app.wait_until_ready("the view of reviews");
}
