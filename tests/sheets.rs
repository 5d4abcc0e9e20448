//! Sheets made in a test, and what the importer reads from them, in words to compare.

#![expect(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::date::Day;
use qinglan_core::ids::{TownshipId, VillageId};
use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::known::Known;
use qinglan_core::import::places::{KnownTownship, KnownVillage, Places};
use qinglan_core::import::plan::{Options, Outcome, Plan, PlannedRow};
use qinglan_core::people::{FactField, Field};
use qinglan_core::Registry;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// A township with four villages.
pub fn known() -> Known {
    let township = KnownTownship {
        id: TownshipId::new(),
        name: "青禾镇".into(),
        former: vec![],
    };
    let villages = ["申家营村", "柳树沟村", "红旗村", "青禾社区"].map(|name| KnownVillage {
        id: VillageId::new(),
        township_id: township.id.clone(),
        name: name.into(),
        code: None,
        aliases: vec![],
        belonged_to: vec![],
        began_on: None,
        ended_on: None,
        went_into: None,
    });
    Known {
        places: Places::new(vec![township], villages.to_vec()),
        ..Known::default()
    }
}

/// The day on which everything happens.
pub fn today() -> Day {
    "2026-11-22".parse().unwrap()
}

/// What becomes of one file.
pub fn check(name: &str, bytes: Vec<u8>) -> Plan {
    let draft = Draft::open(
        &[InputFile {
            name: name.into(),
            bytes: Ok(bytes),
        }],
        &known(),
    );
    draft.check_on(&known(), today())
}

/// What becomes of a sheet of a day in a register.
pub fn planned(registry: &Registry, rows: &[&[&str]], on: &str) -> Plan {
    let file = InputFile {
        name: format!("后备名单{on}.xlsx"),
        bytes: Ok(book(rows)),
    };
    let known = registry.import_known().unwrap();
    let options = Options {
        as_of: on.parse().unwrap(),
        ..Options::default()
    };
    Draft::open(&[file], &known).check(&known, &options)
}

/// A workbook of one sheet; `~` merges a cell with the one at its left, `^` with the one above.
pub fn book(rows: &[&[&str]]) -> Vec<u8> {
    sheets(&[("Sheet1", rows)])
}

/// A workbook of named sheets; see [`book`].
pub fn sheets(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet, rows);
    }
    book.save_to_buffer().unwrap()
}

/// Fills a sheet; see [`book`].
pub fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    let plain = Format::new();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            if matches!(*text, "~" | "^" | "") {
                continue;
            }
            let mut right = column;
            while rows[row].get(right + 1) == Some(&"~") {
                right += 1;
            }
            let mut bottom = row;
            while rows
                .get(bottom + 1)
                .is_some_and(|below| below.get(column) == Some(&"^"))
            {
                bottom += 1;
            }
            let (r, c) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            if right > column || bottom > row {
                let (b, e) = (
                    u32::try_from(bottom).unwrap(),
                    u16::try_from(right).unwrap(),
                );
                sheet.merge_range(r, c, b, e, text, &plain).unwrap();
            } else {
                sheet.write_string(r, c, *text).unwrap();
            }
        }
    }
}

/// `village:name` of every row, with a mark when it does not go in.
pub fn people(plan: &Plan) -> String {
    let rows: Vec<String> = plan
        .rows
        .iter()
        .map(|row| {
            let mark = match row.outcome {
                Outcome::Asked => "?",
                Outcome::Skipped => "!",
                _ => "",
            };
            format!(
                "{}:{}{mark}",
                row.village.as_deref().unwrap_or("-"),
                row.name
            )
        })
        .collect();
    rows.join(" ")
}

/// The row of a name.
pub fn of<'a>(plan: &'a Plan, name: &str) -> &'a PlannedRow {
    plan.rows
        .iter()
        .find(|row| row.name == name)
        .unwrap_or_else(|| panic!("no {name} in {}", people(plan)))
}

/// A value of a row; empty where it has none.
pub fn value(row: &PlannedRow, field: Field) -> &str {
    row.reading.values.get(&field).map_or("", String::as_str)
}

/// The mentors of a row: `seat=name/post`.
pub fn mentors(row: &PlannedRow) -> String {
    let all: Vec<String> = row
        .reading
        .mentors
        .iter()
        .map(|mentor| {
            format!(
                "{}={}/{}",
                mentor.seat,
                mentor.name,
                mentor.post.as_deref().unwrap_or("")
            )
        })
        .collect();
    all.join(" ")
}

/// What the register will have of a person of a name; empty where it has nothing.
pub fn fact(plan: &Plan, name: &str, field: FactField) -> String {
    let facts = plan.named(name).flat_map(|dossier| &dossier.facts);
    let values: Vec<&str> = facts
        .filter(|fact| fact.field == field)
        .map(|fact| fact.value.as_str())
        .collect();
    values.join(" ")
}

/// When the people of a name come into the pool.
pub fn entered_on(plan: &Plan, name: &str) -> String {
    let spells = plan.named(name).flat_map(|dossier| &dossier.spells);
    let days: Vec<String> = spells.map(|spell| spell.entered_on.to_string()).collect();
    days.join(" ")
}

/// The codes of all problems, in order.
pub fn codes(plan: &Plan) -> Vec<&'static str> {
    plan.problems.iter().map(|problem| problem.code).collect()
}
