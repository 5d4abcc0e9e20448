//! A person's dossier: its papers, everything dated about them, and a pasted 简历.

use qinglan_tests::app::{keys, App};

use crate::sample_picking;

#[test]
fn a_scan_goes_into_the_dossier_is_corrected_and_taken_out_with_undo() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scan = folder.path().join("大专毕业证.pdf");
    std::fs::write(&scan, b"%PDF-1.7 ...").expect("a file");
    let app = sample_picking("a_scan_in_the_dossier", &[scan]);
    open(&app);
    app.click("添加附件");
    app.click("选文件");
    app.sees("大专毕业证.pdf");
    app.click("添加 1 份");
    app.sees("已添加 1 份附件");
    app.click("大专毕业证");
    app.fill("第 1 份的页数", "2");
    app.click("保存");
    app.sees("2 页");
    app.click("删除大专毕业证");
    app.sees("已删除附件");
    app.press(&[keys::CONTROL, "z"]);
    app.sees("2 页");
}

#[test]
fn a_photo_that_is_a_pdf_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scan = folder.path().join("证件照.pdf");
    std::fs::write(&scan, b"%PDF-1.7 ...").expect("a file");
    let app = sample_picking("a_photo_that_is_a_pdf", &[scan]);
    app.press(&[keys::F2]);
    app.click("选照片");
    app.sees("是 PDF，不能直接当照片");
    app.sees("另存为 JPG");
}

#[test]
fn the_timeline_leads_to_what_a_line_is_about_and_the_dossier_is_seen_as_printed() {
    let app = sample_picking("a_timeline", &[]);
    open(&app);
    app.sees("时间线");
    app.sees("列为申家营村后备干部");
    app.click("打印一人一档");
    app.sees("第 1 / ");
    app.press(&[keys::ESCAPE]);
    app.click_on(".line[data-kind='pair']");
    app.wait_until(
        "the tab of pairs",
        "document.querySelector('.panel .is-active[role=tab]').innerText.includes('结对')",
    );
}

#[test]
fn a_resume_pasted_from_word_is_read_into_lines_and_what_is_unclear_is_said() {
    let app = sample_picking("a_pasted_resume", &[]);
    app.press(&[keys::F2]);
    app.click("履历");
    app.fill("简历", "２０１０．９—２０１３．０７　学生");
    app.sees("2010.09–2013.07");
    app.click("整理简历");
    app.wait_until(
        "the tidy line",
        "[...document.querySelectorAll('textarea')].some((it) => it.value === '2010.09--2013.07  学生')",
    );
}

fn open(app: &App) {
    app.click("档案");
    app.sees("附件");
}
