//! The words above a block pasted into the entry grid: a header is no person, and says which column
//! is which.

use serde::Serialize;
use ts_rs::TS;

use crate::import::header::{field_of, is_exact, Target};

/// How many rows of a block may stand above its people: a title, a line of the unit, the header.
const LOOKED_AT: usize = 6;

/// The header of a pasted block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GridHeads {
    /// Which row it is, from 0; the people begin below it.
    pub row: usize,
    /// The field of each column, as [`Target`] names it; `None` where its head says nothing known.
    pub fields: Vec<Option<String>>,
}

/// The header among the first rows of a block, by the words the import knows; `None` where the block
/// begins with a person. `into` is the field of the column it is pasted into: a single word is only
/// taken for a header above its own column.
#[must_use]
pub fn grid_heads(rows: &[Vec<String>], into: &str) -> Option<GridHeads> {
    let header = |cells: &Vec<String>| {
        let fields: Vec<Option<String>> = cells.iter().map(|cell| known(cell)).collect();
        let said = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let found = fields.iter().flatten().count();
        let named = fields.iter().flatten().any(|field| field == "name");
        let is_header = match said {
            0 => false,
            1 => fields.iter().flatten().any(|field| field == into),
            _ => found >= 2 && (named || found == said),
        };
        is_header.then_some(fields)
    };
    rows.iter()
        .take(LOOKED_AT)
        .enumerate()
        .find_map(|(row, cells)| {
            Some(GridHeads {
                row,
                fields: header(cells)?,
            })
        })
}

/// The field a word stands over, where it is a known one.
fn known(cell: &str) -> Option<String> {
    let target = is_exact(cell).then(|| field_of(cell)).flatten()?;
    Some(match target {
        Target::Place => String::from(Target::Village),
        other => other.into(),
    })
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
}
