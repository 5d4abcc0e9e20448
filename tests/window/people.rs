//! People, how they are found, and their way through the pool.

use qinglan_tests::app::{keys, App};

use crate::sample;

#[test]
fn a_person_is_added_and_taken_back_with_one_click() {
    let app = sample("a_person_is_added");
    app.sees("在库 52 人");
    app.press(&[keys::CONTROL, "n"]);
    app.fill("姓名", "欧阳清禾");
    app.choose("所在村", "下河湾村");
    app.fill("入库时间", "2025.3");
    app.click("保存");
    app.sees("已新增欧阳清禾");
    app.sees("在库 53 人");
    app.click("撤销");
    app.sees("在库 52 人");
}

#[test]
fn a_correction_is_saved_with_the_keyboard_alone() {
    let app = sample("a_correction");
    shows(&app, "田鹏飞");
    app.press(&[keys::F2]);
    app.fill("籍贯", "河北阳原");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("河北阳原");
    app.press(&[keys::CONTROL, "z"]);
    app.sees("山西右玉");
}

#[test]
fn a_village_keeps_the_order_its_people_were_dragged_into() {
    let app = sample("dragged_into_order");
    app.opens("数据与设置");
    app.click("看下河湾村在库 4 人");
    app.wait_until(
        "four people",
        "document.querySelectorAll('.grip').length === 4",
    );
    let names = "[...document.querySelectorAll('td.name')].map((it) => it.innerText).join()";
    let before = app.value(names);
    app.drag("tr[data-at='0'] .grip", "tr[data-at='2'] .grip");
    app.sees("已移到第 3 位");
    let after = app.value(names);
    assert_ne!(after, before);
    app.press(&[keys::CONTROL, "z"]);
    app.wait_until("the order before", &format!("{names} === {before}"));
}

#[test]
fn an_impossible_date_is_told_beside_its_field_and_nothing_is_saved() {
    let app = sample("an_impossible_date");
    shows(&app, "田鹏飞");
    app.press(&[keys::F2]);
    app.fill("出生年月", "1985.13");
    app.click("保存");
    app.wait_until(
        "a problem",
        "document.querySelector('[data-field=birth] .problem')",
    );
    app.press(&[keys::ESCAPE]);
}

#[test]
fn pinyin_initials_find_a_person() {
    let app = sample("initials_find_a_person");
    app.press(&[keys::CONTROL, "k"]);
    app.fill("查找姓名、拼音、村、电话尾号，或要做的事", "wyqmg");
    app.wait_until(
        "one person",
        "document.querySelectorAll('#find-lines [role=option]').length",
    );
    app.press(&[keys::ENTER]);
    shows(&app, "乌云其木格");
}

#[test]
fn a_person_leaves_the_pool_and_enters_it_again() {
    let app = sample("leave_and_enter");
    shows(&app, "田鹏飞");
    app.click("变更状态…");
    app.choose_first("退出原因");
    app.click_on("[role=dialog] .btn.primary");
    app.sees("田鹏飞已退出后备");
    app.sees("在库 51 人");
    app.press(&[keys::CONTROL, "k"]);
    app.fill("查找姓名、拼音、村、电话尾号，或要做的事", "田鹏飞");
    app.sees("已退出");
    app.press(&[keys::ENTER]);
    shows(&app, "田鹏飞");
    app.click("变更状态…");
    app.click_on("[role=dialog] .btn.primary");
    app.sees("田鹏飞已入库");
    app.sees("在库 52 人");
}

#[test]
fn rows_of_a_sheet_are_pasted_into_the_grid_and_saved() {
    let app = sample("paste_into_the_grid");
    app.click("表格录入");
    app.wait_until_ready("the grid");
    app.click_on("input[aria-label='第 1 行 村']");
    app.paste(
        "<table><tr><td>下河湾村</td><td>欧阳清禾</td><td>女</td></tr>\
         <tr><td>下河湾村</td><td>上官小满</td><td>男</td></tr></table>",
        "下河湾村\t欧阳清禾\t女\n下河湾村\t上官小满\t男\n",
    );
    app.click("保存 2 行");
    app.sees("在库 54 人");
}

#[test]
fn an_earlier_action_is_undone_from_the_history() {
    let app = sample("undo_from_the_history");
    shows(&app, "田鹏飞");
    app.press(&[keys::F2]);
    app.fill("籍贯", "河北阳原");
    app.click("保存");
    app.sees("河北阳原");
    app.click("数据与设置");
    app.click("操作记录");
    app.click("撤销这次操作");
    app.sees("这次操作已经撤销");
    app.click("后备干部");
    app.sees("山西右玉");
}

/// Waits until the panel shows this person.
fn shows(app: &App, name: &str) {
    let shown = format!("document.querySelector('aside h2')?.innerText === '{name}'");
    app.wait_until(name, &shown);
}
