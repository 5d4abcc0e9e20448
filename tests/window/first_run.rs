//! Beginning on a machine that never had 青蓝.

use qinglan_tests::app::{keys, App};

use crate::sample;

#[test]
fn a_fresh_machine_asks_where_to_begin_and_begins_with_a_typed_township() {
    let app = App::on_a_fresh_machine("begin_with_nothing");
    app.sees("从哪里开始？");
    app.click("开始填写");
    app.fill("乡镇名称", "青禾镇");
    app.fill("村名单", "红旗村\n东风村\n下河湾村");
    app.click("开始使用");
    app.sees("青禾镇");
    app.sees("后备干部");
    app.click("数据与设置");
    app.sees("东风村");
    app.sees("下河湾村");
}

#[test]
fn the_sample_is_looked_at_and_cleared_with_one_click() {
    let app = sample("the_sample_is_cleared");
    app.click("清空示例，开始自己的");
    app.sees("从哪里开始？");
}

#[test]
fn a_second_start_opens_what_was_there() {
    let first = sample("a_second_start_1");
    let folder = first.data_dir().to_path_buf();
    let second = first.start_again("a_second_start_2");
    second.sees("现在看的是示例数据");
    assert_eq!(second.data_dir(), folder);
}

#[test]
fn f1_shows_the_shortcuts_and_esc_puts_them_away() {
    let app = sample("shortcuts");
    app.press(&[keys::F1]);
    app.sees("Ctrl+Enter");
    app.press(&[keys::ESCAPE]);
    app.sees_no_more("Ctrl+Enter");
}

#[test]
fn no_script_can_change_what_all_objects_inherit() {
    let app = App::on_a_fresh_machine("frozen");
    let frozen = app.value("Object.isFrozen(Object.prototype)");
    assert_eq!(frozen, true);
    let meddled = "(() => { try { Object.prototype.toString = null } catch {}
        return String({}) })()";
    assert_eq!(app.value(meddled), "[object Object]");
    let own = "(() => { const it = {}; it.toString = () => 'own'; return String(it) })()";
    assert_eq!(app.value(own), "own");
}
