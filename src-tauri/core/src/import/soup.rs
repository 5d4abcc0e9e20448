//! Whatever bytes come in, an answer comes out.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::draft::{Draft, InputFile};
use super::known::Known;

fn swallow(name: &str, bytes: Vec<u8>) {
    let file = InputFile {
        name: name.into(),
        bytes: Ok(bytes),
    };
    let draft = Draft::open(&[file], &Known::default());
    let plan = draft.check_on(&Known::default(), "2026-11-22".parse().unwrap());
    let counts = plan.counts;
    assert_eq!(
        counts.rows,
        counts.added + counts.updated + counts.unchanged + counts.skipped + counts.asked
    );
    let _ = draft.view(&Known::default(), "2026-11-22".parse().unwrap());
    let _ = draft.check_view(&plan);
    let _ = super::rejects::rejects(&draft, &plan);
}

fn roster() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["姓名", "村", "出生年月"], ["李明", "红旗村", "1985.06"]]
        .iter()
        .enumerate()
    {
        for (column, text) in cells.iter().enumerate() {
            let place = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            sheet.write_string(place.0, place.1, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused(
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"<table><tr><td", b"\xFF\xFE",
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet>",
            "姓名,村,出生年月\n".as_bytes(), "姓名\t\"".as_bytes(), "姓名  性别  出生年月  村\n".as_bytes(),
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<table><tr><td",
            b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        swallow("a.xlsx", [start, &rest].concat());
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(at in 0..6_000_usize, byte in any::<u8>(), cut in 0..6_000_usize) {
        let mut bytes = roster();
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length - cut % 200);
        swallow("a.xlsx", bytes);
    }

    #[test]
    fn any_cells_make_a_plan(cells in prop::collection::vec("[姓名村出生年月日性别0-9.,（）()、男女√ \t合计：a-zA-Z=+@-]{0,12}", 0..80)) {
        let text: String = cells.chunks(6).map(|row| row.join("\t") + "\n").collect();
        swallow("a.txt", format!("姓名\t性别\t出生年月\t身份证号\t村\t帮带人\n{text}").into_bytes());
        swallow("b.txt", text.into_bytes());
    }

    #[test]
    fn any_labels_make_a_plan(cells in prop::collection::vec("(姓名|性 别|出生年月|备注|村|血型)?[:：]?[李明男女0-9.、，； \u{3000}_（）:：姓名村]{0,12}", 0..80)) {
        let text: String = cells.chunks(4).map(|row| row.join("\t") + "\n").collect();
        swallow("a.txt", format!("姓名：李明\t性别：男\t出生年月：1985.06\n{text}").into_bytes());
        swallow("b.txt", format!("{text}姓名：李明　性别：男　村：红旗村\n").into_bytes());
    }

    #[test]
    fn any_blanks_make_a_plan(cells in prop::collection::vec("[李明男女0-9.：，姓名]{0,6}[ \u{3000}]{0,9}", 0..60)) {
        let text: String = cells.chunks(5).map(|row| row.concat() + "\n").collect();
        swallow("a.txt", format!("姓名    性别  出生年月    村\n{text}").into_bytes());
    }

    #[test]
    fn any_tags_make_a_plan(tags in prop::collection::vec(prop::sample::select(vec![
        "<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3>", "<td colspan=2 rowspan=2>", "</td>", "<caption>", "</caption>",
        "姓名", "李明", "村", "红旗村", "1985.06", "<s>", "</s>", "<br>", "<p>", "</p>",
    ]), 0..120)) {
        swallow("a.xls", format!("<table>{}", tags.concat()).into_bytes());
    }
}
