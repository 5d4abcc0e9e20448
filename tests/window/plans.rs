//! What reserves should learn, try and do by when.

use qinglan_tests::app::{keys, App};

use crate::sample;

#[test]
fn plans_are_made_from_a_template_seen_first_and_taken_back_at_once() {
    let app = sample("plans_from_a_template");
    open(&app);
    app.sees("16/52 人");
    app.click("没有计划");
    app.wait_until("those without", "!document.querySelector('[data-at] svg')");
    app.click_on("[data-at='0'] .target input");
    app.click_on("[data-at='1'] .target input");
    app.click("按模板制定 2 人");
    app.sees("将制定 2 份");
    app.click("确认制定 2 份");
    app.sees("已为 2 人制定培养计划");
    app.sees("18/52 人");
    app.press(&[keys::CONTROL, "z"]);
    app.sees("16/52 人");
}

#[test]
fn a_step_that_is_late_is_ticked_off_where_the_workbench_leads() {
    let app = sample("a_late_step_of_a_plan");
    app.press(&[keys::ALT, "1"]);
    app.sees("列席村");
    app.click("看计划");
    app.sees("逾期 2 项");
    app.click_on("aside .steps .btn.small");
    app.fill("做了什么", "列席两次会议");
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.sees("列席两次会议");
    app.sees("逾期 1 项");
}

fn open(app: &App) {
    app.click("教育培训");
    app.click("培养计划");
    app.wait_until_ready("the page of plans");
}
