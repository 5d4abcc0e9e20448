//! The words above a block pasted into the entry grid: a header is no person, and says which column
//! is which.

use serde::Serialize;
use ts_rs::TS;

use crate::import::header::{field_of, is_exact, target_of, Target};
use crate::people::rules::Sources;

/// How many rows of a block may stand above its people: a title, a line of the unit, the header.
const LOOKED_AT: usize = 6;

/// The header of a pasted block, of one row or of two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GridHeads {
    /// Which row it is, of two the lower one, from 0; the people begin below it.
    pub row: usize,
    /// The field of each column, as [`Target`] names it; `None` where its head says nothing known.
    pub fields: Vec<Option<String>>,
    /// What stands above each column: `学历 全日制` where a group spans several.
    pub labels: Vec<String>,
}

/// The header among the first rows of a block, by the words the import knows; `None` where the block
/// begins with a person. `into` is the field of the column it is pasted into: a single word is only
/// taken for a header above its own column.
#[must_use]
pub fn grid_heads(rows: &[Vec<String>], into: &str) -> Option<GridHeads> {
    let rows = &rows[..rows.len().min(LOOKED_AT)];
    let row = rows.iter().position(|cells| is_header(cells, into))?;
    let above = row.checked_sub(1).map(|row| &rows[row]);
    let below = rows.get(row + 1);
    Some(
        if let Some(below) = below.filter(|below| parts(&rows[row], below)) {
            together(&rows[row], below, row + 1)
        } else if let Some(above) = above.filter(|above| is_band(above)) {
            together(above, &rows[row], row)
        } else {
            together(&[], &rows[row], row)
        },
    )
}

/// Whether a row is a header by itself.
fn is_header(cells: &[String], into: &str) -> bool {
    let fields: Vec<String> = cells.iter().filter_map(|cell| known(cell)).collect();
    let said = cells.iter().filter(|cell| says(cell)).count();
    match said {
        0 => false,
        1 => fields.iter().any(|field| field == into),
        _ => fields.len() >= 2 && (fields.iter().any(|it| it == "name") || fields.len() == said),
    }
}

/// Whether the row below a header goes on with it: it names parts of what is above, most of them
/// known, and nobody.
fn parts(header: &[String], below: &[String]) -> bool {
    let named = |at: usize| {
        let field = header.get(at).and_then(|head| known(head));
        matches!(field.as_deref(), Some("name" | "village"))
    };
    let own = || {
        (0..)
            .zip(below)
            .filter(|(at, cell)| says(cell) && header.get(*at) != Some(*cell))
    };
    let said = own().count();
    let fields = together(header, below, 0).fields;
    let known = own().filter(|(at, _)| fields.get(*at).is_some_and(Option::is_some));
    let nobody = own().all(|(at, cell)| !named(at) && !cell.contains(|c: char| c.is_ascii_digit()));
    said > 0 && nobody && known.count() * 2 > said
}

/// Whether a row above a header groups its columns, and is not a title or a line of the unit.
fn is_band(above: &[String]) -> bool {
    let said = || above.iter().filter(|cell| says(cell));
    let word = |cell: &String| cell.chars().count() <= LONGEST_GROUP && !cell.contains(['：', ':']);
    said().count() >= 2 && said().all(word)
}

/// Characters; a longer text above a header is no group of columns.
const LONGEST_GROUP: usize = 12;

/// Two rows read as one header: a group spans the columns to its right that have a part of their own
/// and no other group; a column without a part is what stands above.
fn together(above: &[String], below: &[String], row: usize) -> GridHeads {
    let empty = String::new();
    let mut group = &empty;
    let mut fields = Vec::new();
    let mut labels = Vec::new();
    for at in 0..above.len().max(below.len()) {
        let own = above.get(at).unwrap_or(&empty);
        let part = below.get(at).filter(|part| says(part) && *part != own);
        if says(own) || part.is_none() {
            group = own;
        }
        let (field, label) = match part {
            Some(part) if says(group) => (part_of(group, part), format!("{group} {part}")),
            Some(part) => (known(part), part.clone()),
            None => (known(own), own.clone()),
        };
        fields.push(field);
        labels.push(label);
    }
    GridHeads {
        row,
        fields,
        labels,
    }
}

/// The field of a part of a group: 学历 全日制 as the import reads it, and not what the group alone
/// or a value in it says.
fn part_of(group: &str, part: &str) -> Option<String> {
    let path = [group.to_owned(), part.to_owned()];
    let target = target_of(&path, &Sources::default())?;
    let own = known(part).is_some() || field_of(group).as_ref() != Some(&target);
    (own && !matches!(target, Target::Tick(..))).then(|| named(target))
}

fn says(cell: &str) -> bool {
    !cell.trim().is_empty()
}

/// The field a word stands over, where it is a known one.
fn known(cell: &str) -> Option<String> {
    is_exact(cell).then(|| field_of(cell)).flatten().map(named)
}

fn named(target: Target) -> String {
    match target {
        Target::Place => Target::Village.into(),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(block: &str, into: &str, expected: Option<(usize, &str)>) {
        let rows: Vec<Vec<String>> = block
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect())
            .collect();
        let found = grid_heads(&rows, into).map(|heads| {
            let fields: Vec<String> = heads
                .fields
                .into_iter()
                .map(|field| field.unwrap_or_else(|| "-".into()))
                .collect();
            (heads.row, fields.join(","))
        });
        let expected = expected.map(|(row, fields)| (row, fields.to_owned()));
        assert_eq!(found, expected, "{block}");
    }

    #[test]
    fn a_pasted_header_is_known_by_its_words_and_says_which_column_is_which() {
        check(
            "村名,姓名,性别,身份证号码,手机号\n申家营村,王芳,女,,",
            "village",
            Some((0, "village,name,sex,id_number,phone")),
        );
        check(
            "青禾镇后备干部花名册,,\n序号,姓 名,出生年月\n1,王芳,1990.05",
            "village",
            Some((1, "number,name,birth")),
        );
        check("姓名,喜欢的颜色,性别", "village", Some((0, "name,-,sex")));
        check("联系电话\n13900000000", "phone", Some((0, "phone")));
    }

    #[test]
    fn people_are_no_header() {
        check(
            "申家营村,王芳,女,汉族,1990.05\n申家营村,李强,男,汉族,1991.05",
            "village",
            None,
        );
        check("中共党员\n群众", "political_status", None);
        check("学历\n大专", "occupation", None);
        check("女,汉族", "sex", None);
    }

    #[test]
    fn two_rows_of_header_are_read_like_one() {
        check(
            "村名,基本情况,,,联系电话\n,姓名,性别,出生年月,\n申家营村,王芳,女,1990.05,139",
            "village",
            Some((1, "village,name,sex,birth,phone")),
        );
        check(
            "村名,姓名,性别,学历,,联系电话\n,,,全日制,在职,\n申家营村,王芳,女,大专,大学,139",
            "village",
            Some((
                1,
                "village,name,sex,full_time_education,in_service_education,phone",
            )),
        );
        check(
            "花名册,,,,\n村名,姓名,性别,学历,联系电话\n村名,姓名,性别,学历,联系电话\n申家营村,王芳,女,大专,139",
            "village",
            Some((1, "village,name,sex,education,phone")),
        );
        check(
            "填报单位：申家营村,,日期：2025.11\n村名,姓名,性别\n申家营村,王芳,女",
            "village",
            Some((1, "village,name,sex")),
        );
    }

    #[test]
    fn a_person_below_a_header_is_no_part_of_it() {
        check(
            "村名,姓名,性别,学历\n申家营村,王芳,女,大专",
            "village",
            Some((0, "village,name,sex,education")),
        );
        check(
            "姓名,学历,政治面貌\n,大专,中共党员",
            "name",
            Some((0, "name,education,political_status")),
        );
    }

    #[test]
    fn a_column_of_a_group_is_called_by_both() {
        let row = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        let heads = grid_heads(&[row("姓名,性别,帮带人,"), row(",,姓名,职务")], "name").unwrap();
        assert_eq!(heads.labels, ["姓名", "性别", "帮带人 姓名", "帮带人 职务"]);
        assert_eq!(heads.fields[0].as_deref(), Some("name"));
        assert_ne!(
            heads.fields[2].as_deref(),
            Some("name"),
            "the mentor's name is not hers"
        );
    }
}
