//! Invented dossiers for trying the paper: a form with a photo, cells over several rows and dated
//! lines, and a table on the next page.

use std::io::Cursor;

use qinglan_core::reports::{
    Align, Column, FormCell, FormRow, Margins, Paper, Paragraph, Picture, Report, Row, Section,
};

/// A red PNG: what a clerk may have as photo.
pub(crate) fn photo(width: u32, height: u32) -> Picture {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(Cursor::new(&mut file), width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels = usize::try_from(width * height).unwrap_or_default();
    let red: Vec<u8> = [200, 30, 30].repeat(pixels);
    let mut writer = encoder.write_header().expect("a head");
    writer.write_image_data(&red).expect("pixels");
    drop(writer);
    Picture(file.into())
}

/// Two rows beside a photo, a label over two rows, 简历, and on the next page a table.
pub(crate) fn dossier(photo: Option<Picture>) -> Report {
    let label = |text: &str, width| FormCell::label(text, width);
    let value = |text: &str, width| FormCell::value(text, width);
    let picture = FormCell {
        picture: photo,
        ..value("照　片", 36.0).over(2)
    };
    let form = vec![
        FormRow::new(24.0, vec![label("姓名", 20.0), value("申海涛", 114.0), picture]),
        FormRow::new(25.0, vec![label("民族", 20.0), value("汉族", 114.0)]),
        FormRow::new(
            11.0,
            vec![
                label("学历", 20.0).over(2),
                label("全日制", 40.0),
                value("大专", 110.0),
            ],
        ),
        FormRow::new(11.0, vec![label("在职", 40.0), value("大学", 110.0)]),
        FormRow::new(
            60.0,
            vec![
                label("简历", 20.0),
                FormCell::dated(
                    "2010.09--2013.07  河套农牧职业学院学生\n（其间：2011.03--2011.06  顶岗实习）\n2013.07--至今  务农\n没有年月的一行",
                    150.0,
                ),
            ],
        ),
    ];
    let first = Section {
        name: "申海涛".into(),
        title: "村级后备干部登记表".into(),
        form,
        new_page: true,
        ..Section::default()
    };
    let second = Section {
        name: "申海涛".into(),
        body: vec![Paragraph::heading("一、教育培训")],
        columns: vec![Column::new("班次", 170.0, Align::Left)],
        rows: vec![Row {
            cells: vec!["青禾镇党校秋季班".into()],
            person: None,
        }],
        page_break: true,
        ..Section::default()
    };
    Report {
        file_stem: "01-申家营村-申海涛-一人一档".into(),
        title: "一人一档".into(),
        body_pt: 0.0,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections: vec![first, second],
        numbered_each: true,
    }
}
