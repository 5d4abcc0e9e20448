//! Scores, ranks and outcomes as a clerk works with them.

use qinglan_tests::app::keys;

use crate::sample;

#[test]
fn missing_scores_of_the_workbench_are_entered_in_the_sheet_and_ranked() {
    let app = sample("missing_scores_are_entered");
    app.press(&[keys::ALT, "1"]);
    app.sees("五比五看");
    app.click_on("a.act[href*='/reserves/assessments']");
    app.wait_until_ready("the sheet of scores");
    app.sees("还差");
    app.click_on(".figures .link");
    app.paste("", "18\t17\t16.5\t25\t9");
    app.sees("85.5");
    app.click("保存 1 行");
    app.sees("已保存");
    app.press(&[keys::CONTROL, "z"]);
    app.sees("已撤销");
    app.click("排名");
    app.wait_until_ready("the ranking");
    app.sees("得分相同的名次并列");
    app.click("年度");
    app.wait_until_ready("the year");
    app.sees("评定等次");
}

#[test]
fn each_figure_of_outcomes_leads_to_its_names_and_one_is_corrected() {
    let app = sample("outcomes_by_level");
    app.click("考核使用");
    app.wait_until_ready("the page of assessments");
    app.click("成效");
    app.wait_until_ready("the view of outcomes");
    app.click("不限起始");
    app.sees("村 5 + 乡镇 3 = 8 项");
    app.click_on("table[aria-label='按层级'] button");
    app.wait_until(
        "the five of villages",
        "document.querySelectorAll('tr[data-at]').length === 5",
    );
    app.click_on("tr[data-at='0'] button.link");
    app.fill("备注", "补选");
    app.press(&[keys::CONTROL, keys::ENTER]);
    app.sees("已更正");
}
