//! 工作台, and what is kept about a person beside the facts.

use qinglan_tests::app::keys;

use crate::sample;

#[test]
fn the_workbench_is_one_key_away_and_says_which_villages_lack_whom() {
    let app = sample("the_workbench");
    app.press(&[keys::ALT, "1"]);
    app.sees("各村进度");
    app.sees("配备");
    app.click("配备标准…");
    app.fill("后备干部", "9");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("配备标准已保存");
    app.click("12 个村");
    app.sees("从全国名单选");
}

#[test]
fn a_post_is_registered_beside_the_person_and_taken_back() {
    let app = sample("a_post");
    app.click("登记任职");
    app.choose("哪个村", "下河湾村");
    app.choose("职务", "村文书");
    app.fill("从", "2021.1");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("下河湾村村文书");
    app.click("撤销");
    app.sees("没有登记过任职和包村分工");
}

#[test]
fn a_person_moves_up_in_the_order_of_their_village() {
    let app = sample("own_order");
    app.press(&[keys::ALT, "1"]);
    app.sees("各村进度");
    app.click_on(".progress tbody tr:nth-child(2) .figure");
    let second = "document.querySelectorAll('[data-at] td.name')[1]?.innerText";
    app.wait_until(
        "the four of the village, whose order may be changed",
        "document.querySelector('[data-order]') && document.querySelectorAll('[data-at]').length === 4",
    );
    let name = app.value(second).as_str().unwrap_or_default().to_owned();
    app.click(&format!("{name} 上移"));
    app.sees(&format!("{name}已上移"));
    let first = "document.querySelector('[data-at] td.name')?.innerText";
    app.wait_until("the first line", &format!("{first} === '{name}'"));
}

#[test]
fn relatives_are_registered_where_mentoring_is_looked_at() {
    let app = sample("relatives");
    app.click("结对");
    app.sees("填写目标和措施");
    app.click("登记亲属");
    app.fill("亲属是谁", "乌云其木格");
    app.wait_until("one person", "document.querySelector('.kin [role=option]')");
    app.press(&[keys::ENTER]);
    app.choose("是田鹏飞的", "配偶");
    app.click_on(".kin form .btn.primary");
    app.sees("已登记乌云其木格是");
}
