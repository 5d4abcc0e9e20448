//! A township's village list from a file: any sheet, text or workbook that has the names.

use super::{rules, VillageDraft};
use crate::error::{Refused, Result};
use crate::import::header::normalise;
use crate::import::read::{self, Grid};

/// Words a header uses for each of a village's properties.
const NAME: &[&str] = &[
    "村",
    "村名",
    "村名称",
    "行政村",
    "行政村名称",
    "村社区",
    "村居",
    "名称",
    "嘎查村",
    "单位名称",
];
const CODE: &[&str] = &[
    "代码",
    "村代码",
    "编码",
    "统计用区划代码",
    "区划代码",
    "行政区划代码",
];
const ALIASES: &[&str] = &["别名", "简称", "又名"];
const TOWNSHIP: &[&str] = &["乡镇", "乡镇街道", "所属乡镇", "镇街", "苏木乡镇"];

/// The villages a file lists, each once. A file without a header is read as pasted text is.
pub fn village_list(file: &str, bytes: &[u8]) -> Result<Vec<VillageDraft>> {
    let book = read::workbook(bytes).map_err(|why| Refused::FileUnreadable {
        file: file.to_owned(),
        why: why.0,
    })?;
    let mut drafts: Vec<VillageDraft> = Vec::new();
    for draft in book
        .sheets
        .iter()
        .filter(|sheet| !sheet.hidden)
        .flat_map(villages)
    {
        let known =
            |other: &VillageDraft| other.name == draft.name && other.township == draft.township;
        if !drafts.iter().any(known) {
            drafts.push(draft);
        }
    }
    if drafts.is_empty() {
        let why = "没有找到村名；请把村名放在一列，表头写“村名”".to_owned();
        return Err(Refused::FileUnreadable {
            file: file.to_owned(),
            why,
        }
        .into());
    }
    Ok(drafts)
}

fn villages(sheet: &Grid) -> Vec<VillageDraft> {
    let texts = |row: usize| -> Vec<String> {
        (0..sheet.width())
            .map(|column| sheet.cell(row, column).shown().trim().to_owned())
            .collect()
    };
    let place = |row: &[String], words: &[&str]| {
        row.iter()
            .position(|text| words.contains(&normalise(text).as_str()))
    };
    let header = (0..sheet.rows.len().min(15)).find_map(|row| {
        let cells = texts(row);
        Some((row, place(&cells, NAME)?, cells))
    });
    let Some((header, name, cells)) = header else {
        let lines: Vec<String> = (0..sheet.rows.len())
            .map(|row| texts(row).join("\t").trim_end().to_owned())
            .collect();
        return rules::parse(&lines.join("\n"));
    };
    let columns = [CODE, ALIASES, TOWNSHIP].map(|words| place(&cells, words));
    let drafts = (header + 1..sheet.rows.len())
        .map(texts)
        .filter_map(|cells| {
            let of = |column: Option<usize>| {
                column
                    .map(|at| cells[at].clone())
                    .filter(|text| !text.is_empty())
            };
            let name = rules::squeezed(&of(Some(name))?);
            Some(VillageDraft {
                kind: rules::kind_of(&name).map(str::to_owned),
                name,
                code: of(columns[0]),
                aliases: of(columns[1])
                    .map(|text| {
                        text.split(['/', '、', '，', ','])
                            .map(|alias| alias.trim().to_owned())
                            .collect()
                    })
                    .unwrap_or_default(),
                township: of(columns[2]),
            })
        });
    drafts.collect()
}
