//! Who is placed where, how it ends, 跨村任职, and the years of secretaries.

use qinglan_tests::app::{keys, App};
use tempfile::TempDir;

use crate::{sample, sample_picking};

#[test]
fn somebody_is_placed_twice_at_once_extended_appraised_and_taken_back() {
    let app = sample("a_rotation");
    open(&app);
    place(&app, "挂职锻炼", "写单位", "县农牧局");
    app.sees("已登记郭永强挂职锻炼");
    app.click("新建锻炼");
    app.choose("类型", "试岗");
    person(&app, "添加人员", "郭永强");
    app.choose("去哪里", "枣园子村");
    app.sees("郭永强同时有两项锻炼");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("已登记郭永强试岗");
    app.fill("在本页查找", "郭永强");
    app.sees("重叠");
    app.wait_until(
        "the two",
        "document.querySelectorAll('tbody tr[data-at]').length === 2",
    );
    app.click_on("tbody tr[data-at] .name");
    // Esc closes the dialog and leaves the panel behind it open.
    app.click("提前结束…");
    app.sees("可撤销");
    app.press(&[keys::ESCAPE]);
    app.sees_no_more("可撤销");
    app.click("延长…");
    app.fill("延长到", "2031.12.31");
    app.click("工作需要");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("到 2031.12.31　工作需要");
    app.click("鉴定…");
    app.click("优秀");
    app.fill("鉴定意见", "能独立办事");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("已登记郭永强的鉴定：优秀");
    app.sees("能独立办事");
    app.press(&[keys::CONTROL, "z"]);
    app.sees_no_more("能独立办事");
}

#[test]
fn what_was_done_is_tallied_beside_the_person_and_summed() {
    let app = sample("tallies");
    app.fill("在本页查找", "郭永强");
    app.wait_until(
        "one line",
        "document.querySelectorAll('tbody tr[data-at]').length === 1",
    );
    app.click("锻炼");
    app.click("登记锻炼");
    app.choose("类型", "矛盾化解员");
    app.choose("去哪里", "下河湾村");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("已登记郭永强矛盾化解员");
    app.click("登记实绩");
    app.fill("做了什么", "调解纠纷");
    app.fill("数量", "12");
    app.click("登记并下一条");
    app.sees("调解纠纷 12");
    app.fill("做了什么", "帮办贷款");
    app.fill("金额", "50万元");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("帮办贷款 50 万元");
}

#[test]
fn a_reserve_becomes_secretary_elsewhere_seen_first_and_taken_back() {
    let app = sample("transfer");
    open(&app);
    app.click("跨村任职…");
    person(&app, "谁", "郭永强");
    app.choose("去哪个村", "枣园子村");
    app.sees("确认变更 1 个村的任职");
    app.sees("跨村任职");
    app.sees("郭永强仍在下河湾村后备库");
    app.click("确认变更 1 个村的任职");
    app.sees("郭永强已到枣园子村任职");
    app.wait_until("the line", "[...document.querySelectorAll('tbody tr[data-at]')].some((row) => row.innerText.includes('郭永强'))");
    app.click("任职年限");
    app.sees("口径：");
    app.sees("郭永强");
    app.press(&[keys::CONTROL, "z"]);
    app.sees_no_more("郭永强");
}

#[test]
fn the_five_year_list_is_looked_at_and_printed() {
    let folder = TempDir::new().unwrap();
    let app = sample_picking("five_years", &[folder.path().to_path_buf()]);
    open(&app);
    app.click("任职年限");
    app.sees("口径：");
    app.click("届次…");
    app.fill("届次名称", "第九届");
    app.fill("从", "2012.1");
    app.fill("到（这一届就空着）", "2016.12");
    app.click("加上");
    app.sees("已加上届次“第九届”");
    app.press(&[keys::ESCAPE]);
    app.click("五年任职名单");
    let pages = "[...document.images].some((page) => page.complete && page.naturalWidth > 400)";
    app.wait_until("a page", pages);
    app.click("PDF");
    app.sees(".pdf”");
}

fn open(app: &App) {
    app.press(&[keys::ALT, "5"]);
    app.wait_until("the page", "document.querySelector('.halves-view')");
    app.wait_until_ready("the page of rotations");
}

fn person(app: &App, label: &str, name: &str) {
    app.fill(label, name);
    app.wait_until(
        "one person",
        "document.querySelector('.picker [role=option]')",
    );
    app.press(&[keys::ENTER]);
}

fn place(app: &App, kind: &str, turn: &str, unit: &str) {
    app.click("新建锻炼");
    app.choose("类型", kind);
    person(app, "添加人员", "郭永强");
    if app.count(".place .el-select") > 0 {
        app.click(turn);
    }
    app.fill("去哪里", unit);
    app.press(&[keys::CONTROL, "s"]);
}
