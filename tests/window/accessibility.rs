//! Every page as axe-core judges it: contrast, names and roles. In the real window, because only what
//! is painted has a contrast.

use qinglan_tests::app::App;

use crate::sample;

#[test]
fn every_page_can_be_read_by_weak_eyes_and_by_screen_readers() {
    let app = sample("accessibility");
    for page in words(&app, "nav a span") {
        app.opens(&page);
        assert_clean(&app, &page);
    }
}

#[test]
fn every_view_of_the_pairs_and_of_the_settings_too() {
    let app = sample("accessibility_views");
    for page in ["结对帮带", "数据与设置"] {
        app.opens(page);
        for view in words(&app, ".page-title .segments button, .page-title .tabs a") {
            app.click(&view);
            app.wait_until_ready(&view);
            assert_clean(&app, &view);
        }
    }
}

fn assert_clean(app: &App, page: &str) {
    let problems = app.accessibility_problems();
    assert!(problems.is_empty(), "{page}:\n{}", problems.join("\n"));
}

fn words(app: &App, selector: &str) -> Vec<String> {
    let listed = format!("[...document.querySelectorAll('{selector}')].map((it) => it.innerText)");
    let listed = app.value(&listed);
    let words = listed.as_array().into_iter().flatten();
    words
        .filter_map(|word| word.as_str().map(|word| word.trim().to_owned()))
        .collect()
}
