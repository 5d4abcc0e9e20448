//! Training as the clerk keeps it: a session, who came, a pasted list, and what it all comes to.

use qinglan_tests::app::{keys, App};

use crate::sample;

#[test]
fn a_session_is_made_and_called_from_the_list_of_a_village_and_a_tick_taken_back() {
    let app = sample("a_session");
    open(&app);
    make_a_session(&app, "村级财务专题班");
    app.click("添加参训人");
    app.click_on(".villages label:nth-child(2)");
    app.click("添加 4 人");
    app.sees("应到 4");
    app.fill("找参训人", "ght");
    app.press(&[keys::ENTER]);
    app.sees("郭海涛已到");
    app.click("全部到");
    came(&app, 4);
    app.press(&[keys::CONTROL, "z"]);
    came(&app, 1);
}

#[test]
fn a_pasted_list_asks_about_a_homophone_and_a_stranger_and_counts_visits_not_people() {
    let app = sample("a_sign_in_list");
    open(&app);
    app.click("统计");
    app.sees("口径");
    let visits = figure(&app, "人次");
    let people = figure(&app, "人数");
    assert!(visits > people, "{visits} 人次 of {people} 人");
    app.click("班次");
    make_a_session(&app, "村级财务专题班");
    app.click("粘贴签到名单");
    let list = "郭海涛 下河湾村\n石小燕\n郭海涛\n钱进 统计站\n郭永强 请假";
    app.fill("签到名单", list);
    app.sees("要问 2 人");
    app.sees("还有 2 人没有定，先不登记");
    app.click_on(".question:nth-child(1) input");
    app.click_on(".question:nth-child(2) input");
    app.click("登记 4 人");
    app.sees("签到名单已登记 4 人，其中来宾 1 人");
    came(&app, 3);
    app.click("统计");
    app.sees("口径");
    // Three came, and nobody who had not been taught before.
    assert_eq!(figure(&app, "人次"), visits + 3);
    assert_eq!(figure(&app, "人数"), people);
    app.press(&[keys::CONTROL, "z"]);
    let undone = format!("{} === {visits}", figure_of("人次"));
    app.wait_until("the figures of before", &undone);
}

#[test]
fn what_most_villages_ask_for_becomes_a_session_with_its_sign_in_sheet() {
    let app = sample("from_requests");
    open(&app);
    app.click("课程与点单");
    app.sees("待开排行");
    app.click_on(".panel .btn.small");
    app.sees("据 3 条点单开班");
    app.fill("学时", "6");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("已登记班次“短视频和电商直播”");
    app.click("签到表");
    let pages = "[...document.images].some((page) => page.complete && page.naturalWidth > 400)";
    app.wait_until("a page of the sheet", pages);
    app.press(&[keys::ESCAPE]);
    app.click("课程与点单");
    app.sees("已开班");
}

fn open(app: &App) {
    app.press(&[keys::ALT, "4"]);
    app.sees("新建班次");
    app.wait_until_ready("the sessions");
}

/// A session of today whose list is empty.
fn make_a_session(app: &App, title: &str) {
    app.click("新建班次");
    app.fill("班次名称", title);
    app.fill("学时", "4");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("还没有参训名单");
}

/// Waits until so many came.
fn came(app: &App, count: usize) {
    let shown = format!("document.querySelectorAll('[aria-label=已到] li').length === {count}");
    app.wait_until(&format!("{count} who came"), &shown);
}

/// A figure of the cards, once it is there.
fn figure(app: &App, word: &str) -> u64 {
    let figure = figure_of(word);
    app.wait_until(word, &format!("{figure} > 0"));
    app.value(&figure).as_u64().unwrap_or_default()
}

fn figure_of(word: &str) -> String {
    format!(
        "Number([...document.querySelectorAll('.cards li')]\
         .find((it) => it.querySelector('span').innerText.trim() === '{word}')?.querySelector('.big').innerText)"
    )
}
