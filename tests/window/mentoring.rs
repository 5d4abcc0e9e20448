//! Who mentors whom, what changes when a duty does, and what is done about it.

use std::fs;

use qinglan_tests::app::{keys, App};
use tempfile::TempDir;

use crate::{sample, sample_picking};

#[test]
fn a_leader_is_replaced_from_a_day_seen_first_and_taken_back() {
    let app = sample("duty_change");
    open(&app, "包村分工");
    app.click("变更申家营村的包村领导");
    app.fill("新包村领导", "秦立新");
    app.wait_until("one person", "document.querySelector('[role=option]')");
    app.press(&[keys::ENTER]);
    app.sees("对帮带随之变更");
    app.click("确认变更 1 个村");
    app.sees("11 人，11 处");
    app.press(&[keys::ESCAPE]);
    open(&app, "按人");
    app.sees("秦立新");
    app.press(&[keys::CONTROL, "z"]);
    app.sees_no_more("秦立新");
}

#[test]
fn a_step_is_registered_from_the_workbench_and_counted_once_it_is_proved() {
    let app = sample("register_item");
    app.press(&[keys::ALT, "1"]);
    app.sees("165/260");
    app.wait_until_ready("the workbench");
    app.press(&[keys::ENTER]);
    app.fill("内容", "大棚补贴公示现场，讲程序");
    app.click("纸质材料");
    app.fill("纸质材料是什么", "责任书");
    app.click("登记完成");
    app.sees("166/260");
    app.press(&[keys::CONTROL, "z"]);
    app.sees("165/260");
}

#[test]
fn the_gaps_are_explained_and_a_mentor_named_by_hand_fills_one() {
    let app = sample("coverage");
    app.click("结对帮带");
    app.click("44/52 人");
    app.sees("未全覆盖：10 村 / 12，44 人 / 52");
    app.sees("该村无包村干部");
    app.press(&[keys::ESCAPE]);
    app.click("只看缺位");
    app.click("指定");
    app.click("只给丁国栋单独指定（手工）");
    app.fill("帮带人", "秦立新");
    app.wait_until("one person", "document.querySelector('[role=option]')");
    app.press(&[keys::ENTER]);
    app.fill("原因", "书记空缺期间由副镇长代为帮带");
    app.click_on(".el-dialog .btn.primary");
    app.sees("45/52 人");
}

#[test]
fn the_pairs_are_looked_at_as_pages_and_saved() {
    let folder = TempDir::new().unwrap();
    let app = sample_picking("papers", &[folder.path().to_path_buf()]);
    app.click("结对帮带");
    app.click("结对花名册");
    let pages = "[...document.images].some((page) => page.complete && page.naturalWidth > 400)";
    app.wait_until("a page", pages);
    app.click("PDF");
    app.sees(".pdf”");
    let saved = fs::read_dir(folder.path()).unwrap().flatten().count();
    assert_eq!(saved, 1);
}

fn open(app: &App, view: &str) {
    app.click("结对帮带");
    app.wait_until_ready("the page of pairs");
    app.click(view);
}
