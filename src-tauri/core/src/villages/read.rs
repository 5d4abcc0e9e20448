//! A township's village list, pasted or from a file: any sheet, text or workbook that has the names.

use serde::Serialize;
use ts_rs::TS;

use super::{rules, VillageDraft};
use crate::error::{Error, FieldProblem, Refused, Result};
use crate::import::header::normalise;
use crate::import::read::{self, Grid};
use crate::people::rules::text::{clean_line, squeeze};

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

/// The villages of a file or a pasted text, each once.
#[derive(Debug, Default, Serialize, TS)]
pub struct VillageList {
    /// In the order of their lines.
    pub villages: Vec<VillageDraft>,
    /// Which lines make no village of their own, in sentences.
    pub notes: Vec<String>,
}

/// A line that names a village.
struct Line {
    /// Where it stands: `第 3 行`.
    place: String,
    /// What it says.
    text: String,
    draft: VillageDraft,
}

/// The villages a file lists, each once. A file without a header is read as pasted text is. What
/// cannot be accepted is told with its line.
pub fn village_list(file: &str, bytes: &[u8]) -> Result<VillageList> {
    let book = read::workbook(bytes).map_err(|why| Refused::FileUnreadable {
        file: file.to_owned(),
        why: why.0,
    })?;
    let sheets: Vec<&Grid> = book.sheets.iter().filter(|sheet| !sheet.hidden).collect();
    let lines: Vec<Line> = sheets
        .iter()
        .flat_map(|sheet| lines(sheet, sheets.len() > 1))
        .collect();
    if lines.is_empty() {
        let why = "没有找到村名；请把村名放在一列，表头写“村名”".to_owned();
        return Err(Refused::FileUnreadable {
            file: file.to_owned(),
            why,
        }
        .into());
    }
    let problems = problems(&lines);
    if problems.is_empty() {
        Ok(together(lines))
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The villages of pasted text, each once.
#[must_use]
pub fn pasted_list(text: &str) -> VillageList {
    let written: Vec<&str> = text.lines().collect();
    let place = |number: usize| format!("第 {} 行", number + 1);
    let lines = rules::parse_lines(text).into_iter();
    let lines = lines.map(|(number, draft)| Line {
        place: place(number),
        text: written.get(number).copied().unwrap_or_default().to_owned(),
        draft,
    });
    let mut list = together(lines.collect());
    let headings = written.iter().enumerate();
    let headings = headings.filter(|(_, line)| rules::is_heading(line));
    let said = headings
        .map(|(number, line)| format!("{}“{}”是表头，不算村。", place(number), clean_line(line)));
    list.notes.splice(0..0, said);
    list
}

/// One draft a village, completed from its later lines.
fn together(lines: Vec<Line>) -> VillageList {
    let mut list = VillageList::default();
    for Line { place, draft, .. } in lines {
        let known = list
            .villages
            .iter_mut()
            .find(|known| known.is_same_as(&draft));
        let Some(known) = known else {
            list.villages.push(draft);
            continue;
        };
        let code = draft.code.clone().filter(|_| known.code.is_none());
        let taken = code.map_or(String::new(), |code| format!("，取这一行的代码 {code}"));
        list.notes.push(format!(
            "{place}又写了“{}”，算作一个村{taken}。",
            draft.name
        ));
        known.complete_from(draft);
    }
    list
}

/// What cannot be accepted, line by line.
fn problems(lines: &[Line]) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let Some((code, what)) = problem_of(line, &lines[..number], lines) else {
            continue;
        };
        problems.push(FieldProblem {
            field: format!("villages[{number}]"),
            code,
            message: format!("{}“{}”：{what}", line.place, line.text),
        });
    }
    problems
}

fn problem_of<'a>(
    line: &'a Line,
    before: &'a [Line],
    all: &'a [Line],
) -> Option<(&'static str, String)> {
    let draft = &line.draft;
    let mut named = [&draft.name]
        .into_iter()
        .chain(&draft.township)
        .chain(&draft.aliases);
    if named.any(|name| name.chars().count() > 60) {
        let what = "村名、乡镇名称和别名最多 60 个字";
        return Some(("name.length", what.into()));
    }
    if let Some(code) = &draft.code {
        if !rules::is_code(code) {
            return Some(("village.code", "村代码应为 12 位数字".into()));
        }
        let holder = before.iter().find(|other| {
            !other.draft.is_same_as(draft) && other.draft.code.as_ref() == Some(code)
        });
        if let Some(Line { place, draft, .. }) = holder {
            let what = format!("村代码 {code} 已经是{place}“{}”的", draft.name);
            return Some(("village.code_taken", what));
        }
        let told = |other: &&Line| other.draft.is_same_as(draft) && other.draft.code.is_some();
        if let Some(other) = before.iter().find(told) {
            if other.draft.code != draft.code {
                let what = format!("村代码与{}写的不一样", other.place);
                return Some(("village.code", what));
            }
        }
    }
    draft.aliases.iter().find_map(|alias| {
        let neighbours = |lines: &'a [Line]| {
            let near = |other: &&Line| {
                other.draft.township == draft.township && !other.draft.is_same_as(draft)
            };
            lines.iter().filter(near)
        };
        let what = if neighbours(all).any(|other| other.draft.name == *alias) {
            format!("别名“{alias}”是另一个村的村名")
        } else {
            let holder = neighbours(before).find(|other| other.draft.aliases.contains(alias))?;
            let (place, name) = (&holder.place, &holder.draft.name);
            format!("别名“{alias}”已经是{place}“{name}”的")
        };
        Some(("village.alias_taken", what))
    })
}

fn lines(sheet: &Grid, named: bool) -> Vec<Line> {
    let texts = |row: usize| -> Vec<String> {
        (0..sheet.width())
            .map(|column| clean_line(&sheet.cell(row, column).shown()))
            .collect()
    };
    let line = |row: usize, draft: VillageDraft| {
        let sheet = if named { &sheet.name } else { "" };
        Line {
            place: format!("{sheet}第 {} 行", row + 1),
            text: texts(row).join(",").trim_end_matches(',').to_owned(),
            draft,
        }
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
        let text: Vec<String> = (0..sheet.rows.len())
            .map(|row| texts(row).join("\t").trim_end().to_owned())
            .collect();
        return rules::parse_lines(&text.join("\n"))
            .into_iter()
            .map(|(row, draft)| line(row, draft))
            .collect();
    };
    let columns = [CODE, ALIASES, TOWNSHIP].map(|words| place(&cells, words));
    let drafts = (header + 1..sheet.rows.len()).filter_map(|row| {
        let cells = texts(row);
        let of = |column: Option<usize>| {
            column
                .map(|at| cells[at].clone())
                .filter(|text| !text.is_empty())
        };
        let name = rules::squeezed(&of(Some(name))?);
        let draft = VillageDraft {
            kind: rules::kind_of(&name).map(str::to_owned),
            name,
            code: of(columns[0]).map(|code| squeeze(&code)),
            aliases: of(columns[1])
                .map(|text| {
                    text.split(['/', '、', '，', ','])
                        .map(|alias| alias.trim().to_owned())
                        .collect()
                })
                .unwrap_or_default(),
            township: of(columns[2]),
            began_on: None,
        };
        Some(line(row, draft))
    });
    drafts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Vec<VillageDraft> {
        pasted_list(text).villages
    }

    #[test]
    fn a_village_named_twice_keeps_the_code_of_the_later_line() {
        let drafts = parsed("东村\n东村,１５０２２１１００２０１,东庄\n东村,,东庄子");
        assert_eq!(drafts.len(), 1);
        assert_eq!(drafts[0].code.as_deref(), Some("150221100201"));
        assert_eq!(drafts[0].aliases, ["东庄", "东庄子"]);
    }

    #[test]
    fn a_pasted_column_or_a_full_line_both_give_villages() {
        let drafts =
            parsed("申家营村\n\n柳树沟村,150221100201,柳树沟/柳沟,青禾镇\n申家营村\n甲村、乙村\n");
        let names: Vec<&str> = drafts.iter().map(|draft| draft.name.as_str()).collect();
        assert_eq!(names, ["申家营村", "柳树沟村", "甲村", "乙村"]);
        assert_eq!(drafts[1].aliases, ["柳树沟", "柳沟"]);
        assert_eq!(drafts[1].township.as_deref(), Some("青禾镇"));
        assert_eq!(drafts[1].code.as_deref(), Some("150221100201"));
    }

    #[test]
    fn numbers_and_headings_of_a_pasted_list_are_no_villages() {
        for text in [
            "村名\n柳河村\n柳河 村\n石桥村",
            "序号 村名\n1 柳河村\n2 石桥村\n3 柳河　村",
            "序号\t村名\n1\t柳河村\n2\t石桥村\n",
            "1、柳河村\n2、石桥村",
            "1.柳河村\n2．石桥村",
            "1,柳河村\n2,石桥村",
        ] {
            let drafts = parsed(text);
            let names: Vec<&str> = drafts.iter().map(|draft| draft.name.as_str()).collect();
            assert_eq!(names, ["柳河村", "石桥村"], "{text}");
            assert!(drafts.iter().all(|draft| draft.code.is_none()), "{text}");
        }
        assert_eq!(parsed("2村\n十里村")[0].name, "2村");
    }

    #[test]
    fn a_pasted_line_that_makes_no_village_of_its_own_is_told() {
        let list = pasted_list("村名\n东村\n西村、南村\n东村\n");
        assert_eq!(list.villages.len(), 3);
        assert_eq!(
            list.notes,
            [
                "第 1 行“村名”是表头，不算村。",
                "第 4 行又写了“东村”，算作一个村。"
            ]
        );
    }

    #[test]
    fn a_line_that_cannot_be_accepted_is_told_with_its_number() {
        let told = |text: &str| {
            let list = village_list("村.txt", text.as_bytes());
            list.unwrap_err().to_string()
        };
        assert_eq!(
            told("东村,150221100201\n\n西村,1502\n"),
            "第 3 行“西村,1502”：村代码应为 12 位数字"
        );
        assert_eq!(
            told("村名,代码\n东村,150221100201\n西村,150221100201\n"),
            "第 3 行“西村,150221100201”：村代码 150221100201 已经是第 2 行“东村”的"
        );
        assert_eq!(
            told("村名,别名\n东村,西村\n西村,\n"),
            "第 2 行“东村,西村”：别名“西村”是另一个村的村名"
        );
    }

    #[test]
    fn a_village_on_two_lines_has_the_code_of_either_and_is_told() {
        let text = "东村\n西村\n东村,１５０２２１１００２０１\n";
        let list = village_list("村.txt", text.as_bytes()).unwrap();
        assert_eq!(list.villages.len(), 2);
        assert_eq!(list.villages[0].code.as_deref(), Some("150221100201"));
        assert_eq!(
            list.notes,
            ["第 3 行又写了“东村”，算作一个村，取这一行的代码 150221100201。"]
        );
    }
}
