//! Columns of 全日制 and 在职 education: by themselves and under a heading.

use super::Target;

/// 学历全日制, 全日制最高学历 …
pub(super) fn education_word(word: &str) -> Option<Target> {
    let full_time = word.contains("全日制") && !word.contains("非全日制");
    if full_time && word.replace("非全日制", "在职").contains("在职") {
        return Some(both(word));
    }
    if !full_time && !word.contains("在职") && !word.contains("非全日制") {
        return None;
    }
    education_column(full_time, word)
}

/// 全日制教育 and 在职教育 over one column.
fn both(word: &str) -> Target {
    let of_school = education_column(true, word) == Some(Target::FullTimeSchool);
    if of_school {
        Target::SchoolMajor
    } else {
        Target::Education
    }
}

fn education_column(full_time: bool, word: &str) -> Option<Target> {
    let school = ["院校", "学校", "专业"]
        .iter()
        .any(|part| word.contains(part));
    let level = word.contains("学历") || word.contains("文化程度");
    Some(match (full_time, school, level) {
        (true, true, _) => Target::FullTimeSchool,
        (false, true, _) => Target::InServiceSchool,
        (true, false, true) => Target::FullTimeEducation,
        (false, false, true) => Target::InServiceEducation,
        _ => return word.contains("学位").then_some(Target::Degree),
    })
}

pub(super) fn education_group(parent: &str, last: &str) -> Option<Target> {
    let in_service = parent.contains("在职") || parent.contains("非全日制");
    if in_service || parent.contains("全日制") {
        return education_column(!in_service, last);
    }
    None
}
