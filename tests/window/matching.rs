//! Who could go to which village, and of which type the secretaries there are.

use qinglan_tests::app::{keys, App};

use crate::sample;

const SUGGESTIONS: &str = "document.querySelectorAll('table[aria-label=择村建议] tbody tr')";

#[test]
fn a_suggested_village_is_explained_changed_by_hand_accepted_and_taken_back() {
    let app = sample("a_suggested_village");
    app.click("择村");
    app.wait_until("suggestions", &format!("{SUGGESTIONS}.length > 1"));
    let name = app.value(&format!("{SUGGESTIONS}[0].cells[1].innerText"));
    let name = name.as_str().expect("the first row has a name").to_owned();
    // Nobody but the first.
    app.click_on("thead input[aria-label=全部采用]");
    app.click_on(&format!("input[aria-label='采用 {name}']"));
    app.sees("采用 1 人");

    app.click("换村，看理由");
    app.wait_until(
        "reasons",
        "document.querySelector('.all-reasons')?.innerText.includes('+')",
    );
    app.click_on(".others label:nth-of-type(2)");
    app.sees("手工");
    app.click_on(".others label:nth-of-type(1)");
    app.sees_no_more("手工");

    app.click("采用 1 人");
    app.sees("确认以后可撤销");
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.sees("已采用 1 人的择村建议");
    app.click("结果");
    one_result(&app);
    app.sees(&name);
    app.press(&[keys::CONTROL, "z"]);
    app.sees("还没有采用过择村建议");
}

#[test]
fn a_secretary_is_typed_from_a_day_with_a_reason_and_counted() {
    let app = sample("a_secretary");
    app.click("书记");
    app.wait_until_ready("the list of secretaries");
    let segment = "[...document.querySelectorAll('[aria-label=看哪一类] button')]";
    let count = |label: &str| {
        let found = format!("{segment}.find((one) => one.innerText.startsWith('{label}'))");
        app.value(&format!("Number({found}.innerText.split(' ').pop())"))
            .as_u64()
            .expect("a figure stands beside it")
    };
    let (undecided, leading) = (count("未定"), count("引领型"));
    assert!(undecided > 0, "the sample has a secretary of no type");
    app.click(&format!("未定 {undecided}"));
    app.wait_until(
        "those of no type",
        &format!("document.querySelectorAll('tr[data-at]').length === {undecided}"),
    );
    app.click("评定类型");
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.sees("请选择类型");
    app.sees("请填写理由");
    app.click("引领型");
    app.fill("理由", "集体经济收入连年增长，民主评议优秀");
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.sees(&format!("引领型 {}", leading + 1));
    app.click(&format!("引领型 {}", leading + 1));
    app.wait_until(
        "all of the type",
        &format!(
            "document.querySelectorAll('tr[data-at]').length === {}",
            leading + 1
        ),
    );
    app.press(&[keys::CONTROL, "z"]);
    app.sees(&format!("未定 {undecided}"));
}

fn one_result(app: &App) {
    app.wait_until(
        "one result",
        "document.querySelectorAll('tr[data-at]').length === 1",
    );
}
