//! Rows that cannot be a person, with the reason.

use crate::import::header::is_header_word;
use crate::import::layout::{holds_fields, tells_of_people, PersonRow};
use crate::import::problem::Finding;
use crate::import::values::Reading;
use crate::names::is_common_surname;
use crate::people::rules::names::{counts_more, points_elsewhere, LONGEST};
use crate::people::rules::text::{is_han, is_private_use};
use crate::people::rules::{read_ethnicity, read_sex};

/// Why a row cannot be a person's.
pub(super) fn unfit(row: &PersonRow, reading: &Reading) -> Option<Finding> {
    let column = reading.columns.name;
    if !row.named || reading.name.is_empty() {
        return Some(Finding::skip(
            column,
            "name.missing",
            "这一行有内容但没有姓名，没有导入",
        ));
    }
    let name = &reading.name;
    if is_header_word(name) {
        return Some(Finding::skip(
            column,
            "name.header",
            format!("“{name}”是栏目名，不是姓名，没有导入；请核对这张表的表头和格式"),
        ));
    }
    if tells_of_people(&reading.raw_name) {
        return Some(Finding::skip(
            column,
            "name.prose",
            "姓名一格里把人的情况写成了一段话，没有导入；请每人占一行、每项占一栏，再导入",
        ));
    }
    if holds_fields(&reading.raw_name) {
        return Some(Finding::skip(
            column,
            "name.unreadable",
            "姓名一格里还写着别的内容，没有导入；请每人占一行、每项占一栏，再导入",
        ));
    }
    if name.chars().count() > LONGEST {
        return Some(Finding::skip(
            column,
            "name.too_long",
            format!("姓名超过 {LONGEST} 个字，没有导入"),
        ));
    }
    if several(
        name,
        &['、', '，', ',', ';', '；', '/', '&', '＆', '+', '|'],
    ) || several(&reading.raw_name, &['\n'])
        || two_with_a_blank(&reading.raw_name)
    {
        return Some(Finding::skip(
            column,
            "name.several",
            "一格里写了不止一个姓名，请分行后再导入",
        ));
    }
    if is_a_value(name) {
        return Some(Finding::skip(
            column,
            "name.unreadable",
            format!("“{name}”不是姓名，没有导入；一人占两行的表请改成每人占一行，再导入"),
        ));
    }
    if reading.names_two() {
        return Some(Finding::skip(
            column,
            "name.several",
            format!("“{name}”像是两个人的姓名连在一起，没有导入，请分行后再导入"),
        ));
    }
    if counts_more(name) {
        return Some(Finding::skip(
            column,
            "name.several",
            format!("“{name}”不止一个人，请每人写一行后再导入"),
        ));
    }
    let letters = name
        .chars()
        .filter(|c| c.is_alphabetic() || is_private_use(*c))
        .count();
    let digits = name.chars().filter(char::is_ascii_digit).count();
    if letters == 0 || points_elsewhere(name) || (digits > 0 && letters <= 1) {
        return Some(Finding::skip(
            column,
            "name.unreadable",
            format!("“{name}”不是姓名，没有导入"),
        ));
    }
    None
}

/// Whether what stands for a name is a value of another field: of a person who takes two rows.
fn is_a_value(name: &str) -> bool {
    let one = name.chars().count() == 1;
    let group = name.ends_with('族') && read_ethnicity(name).is_some();
    one && read_sex(name).is_some() || group
}

/// Whether a text is several names with one of the marks between them.
fn several(text: &str, marks: &[char]) -> bool {
    let parts: Vec<&str> = text.split(marks).map(str::trim).collect();
    let is_name = |part: &&str| (2..=4).contains(&part.chars().count()) && part.chars().all(is_han);
    parts.len() > 1 && parts.iter().all(is_name)
}

/// 李明 王芳, not the name written wide of 欧阳 修远 or 阿依 古丽.
fn two_with_a_blank(raw: &str) -> bool {
    let words: Vec<&str> = raw.split_whitespace().collect();
    let is_name = |word: &&str| {
        matches!(word.chars().count(), 2 | 3)
            && word.chars().all(is_han)
            && word.starts_with(is_common_surname)
            && !["夏侯", "钟离", "梁丘", "万俟"].contains(word)
    };
    words.len() == 2 && words.iter().all(is_name)
}
