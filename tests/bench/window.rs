//! Cases that open the real window, on offices of invented people.

use std::path::Path;
use std::time::Duration;

use qinglan_core::date::today;
use qinglan_tests::app::App;
use qinglan_tests::county::County;
use serde_json::{json, Value};
use tempfile::TempDir;

use crate::measure::median;
use crate::reviews;
use crate::training;

/// The register that the window opens in its data folder.
const REGISTER: &str = "台账.qinglan";
/// Windows a case opens; in each the page is opened for the first time.
const WINDOWS: usize = 5;

/// From start to the usable first page on a fresh machine, the driver included, in ms.
pub(crate) fn start() -> f64 {
    let opened_in = |_| milliseconds(App::on_a_fresh_machine("window.start").opened_in());
    median((0..WINDOWS).map(opened_in).collect())
}

/// The page 后备干部 with 500 people, in ms.
pub(crate) fn reserves() -> f64 {
    first_opening(500, "后备干部")
}

/// The page 结对帮带 with 500 pairs, in ms.
pub(crate) fn mentoring() -> f64 {
    first_opening(500, "结对帮带")
}

/// The page 教育培训 with five years of sessions, in ms.
pub(crate) fn sessions() -> f64 {
    first_opening_of(five_years().path(), "教育培训")
}

/// The page 岗位锻炼 with five years of placements, in ms.
pub(crate) fn rotations() -> f64 {
    first_opening_of(five_years().path(), "岗位锻炼")
}

/// 300 people of a session ticked with 全部到: until all stand under 已到 and it is said that they
/// are saved, in ms.
pub(crate) fn attendance() -> f64 {
    let office = five_years();
    let tick = |_| {
        let app = App::with_data_in(office.path(), "window.attendance", &[]);
        app.opens("教育培训");
        app.sees("应到 300");
        let saved = "document.querySelectorAll('[aria-label=已到] li').length === 300 \
                     && document.querySelector('.toasts').textContent.includes('300 人已到')";
        let took = app.answers("全部到", saved);
        // The next window finds the list as this one did.
        app.click("撤销");
        app.sees("实到 0");
        milliseconds(took)
    };
    median((0..WINDOWS).map(tick).collect())
}

/// 工作台 of a county, come back to, in ms: it is what the window shows first.
pub(crate) fn workbench() -> f64 {
    let office = office(1_321);
    let app = App::with_data_in(office.path(), "window.workbench", &[]);
    let come_back = |_| {
        app.opens("数据与设置");
        milliseconds(app.opens("工作台"))
    };
    median((0..WINDOWS).map(come_back).collect())
}

/// 联审 with a round of a county at 16 departments, in ms: from the press on its segment.
pub(crate) fn review() -> f64 {
    let office = TempDir::new().expect("a temporary folder");
    drop(reviews::asked(&office.path().join(REGISTER), 1_321));
    let open = |_| {
        let app = App::with_data_in(office.path(), "window.review", &[]);
        app.opens("后备干部");
        app.click("选拔联审");
        app.sees("储备人才");
        let drawn = "document.querySelector('[data-at] .cell') !== null";
        milliseconds(app.answers("联审", drawn))
    };
    median((0..WINDOWS).map(open).collect())
}

/// True once somebody has looked at a page for a second. Pages in quicker succession measure when
/// the engine last collected what it no longer needs, by 25 MB more or less, and not what it holds.
const GLANCED: &str = "performance.now() - (window.seenFrom ??= performance.now()) > 1000
    && delete window.seenFrom";

/// Memory of all the window's processes once the pages with 500 people were looked at, in MB. No
/// paper is drawn: that has limits of its own.
pub(crate) fn memory() -> f64 {
    let office = office(500);
    let held = |_| {
        let app = App::with_data_in(office.path(), "window.memory", &[]);
        for page in ["后备干部", "结对帮带", "数据与设置", "工作台"] {
            app.opens(page);
            app.wait_until("a glance at the page", GLANCED);
        }
        megabytes(app.memory())
    };
    median((0..3).map(held).collect())
}

fn first_opening(reserves: usize, page: &str) -> f64 {
    first_opening_of(office(reserves).path(), page)
}

fn first_opening_of(data_dir: &Path, page: &str) -> f64 {
    let open = |_| {
        let app = App::with_data_in(data_dir, "window.page", &[]);
        milliseconds(app.opens(page))
    };
    median((0..WINDOWS).map(open).collect())
}

/// A data folder with the county that has five years of sessions and placements.
fn five_years() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let register = folder.path().join(REGISTER);
    std::fs::copy(training::of_five_years(), register).expect("a copy of the county");
    folder
}

/// A data folder with a county of so many reserves, each with mentors and a checklist.
fn office(reserves: usize) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let county = County::new(&folder.path().join(REGISTER), reserves);
    let villages = county.call("villages.list", json!({}));
    let villages = villages.as_array().into_iter().flatten();
    let villages: Vec<&Value> = villages.map(|village| &village["id"]).collect();
    let from_on = today().format("%Y-01-01").to_string();
    let open = json!({ "villages": villages, "from_on": from_on });
    let pairs = county.call("pairs.open", open);
    assert_eq!(pairs.as_array().map(Vec::len), Some(reserves));
    folder
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "megabytes of one program")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}
