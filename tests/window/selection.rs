//! Who is kept in touch with, what keeps somebody out of the pool, and why all the same.

use qinglan_tests::app::{keys, App};

use crate::sample;

#[test]
fn a_prospect_with_a_negative_hit_is_kept_out_until_a_reason_is_written() {
    let app = sample("a_prospect");
    app.click("选拔联审");
    app.wait_until("prospects", "document.querySelector('aside h2')");
    app.click("登记对象");
    app.fill("姓名", "柳成荫");
    app.wait_until(
        "the name is offered",
        "document.querySelector('.picker [role=option]')",
    );
    app.press(&[keys::ENTER]);
    app.choose("联系村", "申家营村");
    app.fill("特长领域", "中药材种植");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("已登记柳成荫");

    app.fill("在本页查找", "柳成荫");
    only_one(&app);
    app.click("登记联系");
    app.fill("谈了什么", "有意回村承包荒坡地");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("有意回村承包荒坡地");

    app.click("资格条件");
    app.wait_until(
        "candidates",
        "document.querySelector('.halves-view aside h2')",
    );
    app.fill("在本页查找", "柳成荫");
    only_one(&app);
    app.click("登记核查");
    app.click_on(".row[aria-label^=被列为失信] button:last-child");
    app.fill("核查人", "县人民法院");
    app.press(&[keys::CONTROL, "s"]);
    app.sees("触碰 1 项");

    app.click("储备人才");
    app.wait_until("prospects", "document.querySelector('aside dl')");
    app.fill("在本页查找", "柳成荫");
    only_one(&app);
    app.click("入库…");
    app.sees("暂不能入库");
    app.sees("触碰“被列为失信被执行人");
    app.click("仍要入库");
    app.sees("仍要入库的，请写明理由");
    app.fill("书面理由", "案款已分期履行，镇党委会议研究同意");
    app.click("仍要入库");
    app.sees("柳成荫已入库");
    app.click("名单");
    app.sees("占在库 53 人");
    app.fill("在本页查找", "柳成荫");
    only_one(&app);
    app.click("选拔");
    app.sees("案款已分期履行，镇党委会议研究同意");
    app.press(&[keys::CONTROL, "z"]);
    app.sees_no_more("占在库 53 人");
}

#[test]
fn a_village_is_gone_through_for_the_year_and_that_is_taken_back() {
    let app = sample("a_yearly_update");
    app.click("选拔联审");
    app.click("年度更新");
    app.sees("2 个村已更新");
    app.click("去更新：下河湾村");
    app.wait_until(
        "four people",
        "document.querySelectorAll('.row[role=group]').length === 4",
    );
    app.click("完成更新");
    app.sees("3 个村已更新");
    app.click("看更新表：下河湾村");
    let pages = "[...document.images].some((page) => page.complete && page.naturalWidth > 400)";
    app.wait_until("a page", pages);
    app.press(&[keys::ESCAPE]);
    app.press(&[keys::CONTROL, "z"]);
    app.sees("2 个村已更新");
}

fn only_one(app: &App) {
    app.wait_until(
        "one line",
        "document.querySelectorAll('tbody tr[data-at]').length === 1",
    );
}
