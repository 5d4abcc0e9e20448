//! Headers that stand over several fields: 姓名/性别, 学历及毕业院校, 籍贯（民族）.

use unicode_normalization::UnicodeNormalization;

use super::known::known_word;
use super::Target;

/// Fields that offices write together in one cell.
fn may_share(target: &Target) -> bool {
    matches!(
        target,
        Target::Name
            | Target::Sex
            | Target::Ethnicity
            | Target::Birth
            | Target::Age
            | Target::IdNumber
            | Target::NativePlace
            | Target::Birthplace
            | Target::Address
            | Target::Education
            | Target::FullTimeEducation
            | Target::InServiceEducation
            | Target::Degree
            | Target::SchoolMajor
            | Target::PoliticalStatus
            | Target::PartyJoined
            | Target::PartyConfirmed
            | Target::WorkStarted
            | Target::Occupation
            | Target::Phone
            | Target::Health
            | Target::Title
            | Target::Village
    ) || matches!(target, Target::Mentors(seat) if seat == SECRETARY)
}

/// The mentor whom lists name with the village.
const SECRETARY: &str = "村党组织书记";

/// The fields of a header, each named by a word as it stands; empty where it names one field or
/// something else as well.
#[must_use]
pub fn parts_of(header: &str) -> Vec<Target> {
    let marks = ['/', '／', '\\', '、', '及', '和', '与', '|', '（', '('];
    if !header.contains(marks) {
        return Vec::new();
    }
    let text: String = header.nfkc().collect();
    let parts: Option<Vec<Target>> = text
        .split(|c| marks.contains(&c) || c == ')')
        .filter(|word| !word.trim().is_empty())
        .map(|word| known_word(word).filter(may_share))
        .collect();
    let parts = with_schools(parts.unwrap_or_default());
    // 村（社区）及职务, 村名及书记; a village and anything else in one cell is no list of people.
    let placed = parts.contains(&Target::Village);
    let of_others = parts.iter().any(|part| matches!(part, Target::Mentors(_)));
    let with_village = matches!(
        parts.as_slice(),
        [Target::Village, Target::Occupation | Target::Mentors(_)]
    );

    if (placed || of_others) && !with_village {
        return Vec::new();
    }
    let different = (1..parts.len()).all(|at| !parts[..at].contains(&parts[at]));
    // 姓名（性别）, 出生年月（年龄）: what stands in brackets after a name or a date is read with it.
    let with_first = text.contains('(')
        && matches!(
            parts.as_slice(),
            [Target::Name, ..] | [Target::Birth, Target::Age]
        );
    if parts.len() < 2 || !different || with_first {
        return Vec::new();
    }
    parts
}

/// 毕业院校及专业 and 村（社区） are one field, after 全日制学历 the school of that education.
fn with_schools(parts: Vec<Target>) -> Vec<Target> {
    let mut fields: Vec<Target> = Vec::new();
    for part in parts {
        let field = match (fields.last(), part) {
            (Some(Target::FullTimeEducation), Target::SchoolMajor) => Target::FullTimeSchool,
            (Some(Target::InServiceEducation), Target::SchoolMajor) => Target::InServiceSchool,
            (
                Some(school @ (Target::FullTimeSchool | Target::InServiceSchool)),
                Target::SchoolMajor,
            ) => school.clone(),
            (_, part) => part,
        };
        let school = matches!(
            field,
            Target::SchoolMajor
                | Target::FullTimeSchool
                | Target::InServiceSchool
                | Target::Village
        );
        if !(school && fields.last() == Some(&field)) {
            fields.push(field);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_over_several_fields_name_them_all() {
        for (header, expect) in [
            ("姓名/性别", "name sex"),
            ("姓 名 ／ 性 别 / 民族", "name sex ethnicity"),
            ("出生年月/年龄", "birth age"),
            ("学历及毕业院校", "education school_major"),
            ("籍贯、民族", "native_place ethnicity"),
            ("政治面貌及入党时间", "political_status party_joined"),
            ("所在村及职务", "village occupation"),
            ("村（社区）及职务", "village occupation"),
            ("村名及村党支部书记", "village mentors:村党组织书记"),
            ("村（书记）", "village mentors:村党组织书记"),
            ("姓名及职务", "name occupation"),
            ("学历、毕业院校及专业", "education school_major"),
            (
                "全日制学历、毕业院校及专业",
                "full_time_education full_time_school",
            ),
        ] {
            let found: Vec<String> = parts_of(header).into_iter().map(String::from).collect();
            assert_eq!(found.join(" "), expect, "{header}");
        }
    }

    #[test]
    fn words_of_one_field_are_one_field() {
        for header in [
            "男/女",
            "毕业院校及专业",
            "现任职务/从事职业",
            "乡镇（街道）",
            "姓名（性别）",
            "出生年月（年龄）",
            "帮带人姓名及职务",
            "党支部书记及联系电话",
            "学历（全日制）",
            "村/社区",
            "培养方向（党组织书记/村委会主任）",
        ] {
            assert_eq!(parts_of(header), [], "{header}");
        }
    }
}
