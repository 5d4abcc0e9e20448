//! The real window, worked as a clerk works it. Every test starts the built program on a data
//! folder of its own.

mod accessibility;
mod assessments;
mod dossiers;
mod first_run;
mod imports;
mod matching;
mod mentoring;
mod people;
mod plans;
mod reviews;
mod rosters;
mod rotations;
mod selection;
mod training;
mod workbench;

use qinglan_tests::app::App;

/// A window on the invented township, on its list of people.
fn sample(test: &str) -> App {
    sample_picking(test, &[])
}

/// The same, with the answers of its file dialogs.
fn sample_picking(test: &str, picked: &[std::path::PathBuf]) -> App {
    let app = App::on_a_fresh_machine_picking(test, picked);
    app.click("打开示例");
    app.sees("现在看的是示例数据");
    app.sees("各村进度");
    app.wait_until_ready("the workbench of the sample");
    app.click("后备干部");
    app.sees("占在库 52 人");
    app.wait_until_ready("the list of the sample");
    app
}
