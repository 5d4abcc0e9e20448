//! People and their way through the pool.

use qinglan_tests::app::keys;

use crate::sample;

#[test]
fn a_person_is_added_and_corrected() {
    let app = sample("a_person_is_added");
    app.press(&[keys::CONTROL, "n"]);
    app.fill("姓名", "欧阳清禾");
    app.choose("所在村", 1);
    app.fill("入库时间", "2025.3");
    app.click("保存");
    app.sees("欧阳清禾");
    app.screenshot(std::path::Path::new("/tmp/add.png"));
}

#[test]
fn initials_find_a_person() {
    let app = sample("initials_find");
    let name = app.value(
        "document.querySelector('tbody tr [data-key=name], tbody tr td:nth-child(2)').innerText",
    );
    println!("{name}");
    app.press(&[keys::CONTROL, "k"]);
    app.type_text("w");
    app.sees("查找");
    app.screenshot(std::path::Path::new("/tmp/find.png"));
}
