//! Several people written with their labels in one cell: 姓名：张三　性别：男　姓名：李四 ….

use std::ops::Range;

use crate::import::header::{field_of, is_known, normalise, Target};
use crate::people::rules::text::{is_blank_word, is_han, squeeze};

use super::labelled::{labelled, Labelled};
use super::starts::names_a_person;
use super::villages::heads_village;

/// The people of a cell, each by the numbers of their labels: none, one or several. Each begins at
/// 姓名, or at the labels before the first 姓名 where the same ones stand before every other
/// (序号：1　姓名：张三). `None` where it cannot be told which label is whose.
pub(super) fn people(labels: &[Labelled<'_>]) -> Option<Vec<Range<usize>>> {
    let is_name = |at: &usize| is_name(&labels[*at]);
    let names: Vec<usize> = (0..labels.len()).filter(is_name).collect();
    let begins = match names.as_slice() {
        [] => return Some(Vec::new()),
        &[one] => {
            let somebody = names_a_person(labels[one].label, labels[one].value);
            return Some(somebody.then_some(0..labels.len()).into_iter().collect());
        }
        several => begins(labels, several)?,
    };
    let ends = begins.iter().skip(1).copied().chain([labels.len()]);
    let all = begins.iter().zip(ends).map(|(&from, to)| from..to);
    let filled: Vec<Range<usize>> = all
        .filter(|person| labels[person.clone()].iter().any(says_something))
        .collect();
    let (_, before_others) = filled.split_last()?;
    let told = filled.iter().all(|it| is_of_one(&labels[it.clone()]))
        && before_others
            .iter()
            .all(|it| ends_there(&labels[it.clone()]));
    told.then_some(filled)
}

/// Where each of several people begins, by where their names stand.
fn begins(labels: &[Labelled<'_>], names: &[usize]) -> Option<Vec<usize>> {
    let lead = *names.first()?;
    let word = |at: usize| normalise(labels[at].label);
    let begin = |&name: &usize| {
        let begin = name.checked_sub(lead)?;
        (0..lead)
            .all(|nth| word(begin + nth) == word(nth))
            .then_some(begin)
    };
    let begins: Vec<usize> = names.iter().map(begin).collect::<Option<_>>()?;
    let mut apart = begins.iter().skip(1).zip(names);
    apart.all(|(begin, name)| begin > name).then_some(begins)
}

/// Whether labels are all of one person and not of somebody's family: nobody has two of what one
/// has only one of, and what is called a name is one, or left blank.
fn is_of_one(labels: &[Labelled<'_>]) -> bool {
    let once = |wanted: &Target| {
        let found = labels
            .iter()
            .filter(|found| field(found).as_ref() == Some(wanted));
        found.count() <= 1
    };
    let only = [
        Target::Sex,
        Target::Ethnicity,
        Target::Birth,
        Target::IdNumber,
        Target::PoliticalStatus,
        Target::Village,
    ];
    let mut names = labels.iter().filter(|found| is_name(found));
    only.iter().all(once)
        && !labels.iter().any(says_whose)
        && names.all(|name| names_a_person(name.label, name.value) || !says_something(name))
}

/// Whether the next 姓名 is of somebody else than those a person's labels name: not of the family
/// told of last, nor of whoever a label without a value announces (帮带人：姓名：廖朵).
fn ends_there(labels: &[Labelled<'_>]) -> bool {
    let announces = |found: &Labelled<'_>| {
        let blank = found.value.is_empty();
        blank
            && field(found)
                .is_none_or(|field| matches!(field, Target::Mentors(_) | Target::MentorName(_)))
    };
    let family = labels.iter().any(|found| {
        field(found) == Some(Target::Family) || squeeze(found.label).contains("家庭成员")
    });
    !family && !labels.last().is_some_and(announces)
}

/// Whether a label says how somebody is related: 与本人关系, not 组织关系所在地.
fn says_whose(found: &Labelled<'_>) -> bool {
    let label = squeeze(found.label);
    label.contains("称谓") || label.ends_with("关系") && !label.ends_with("组织关系")
}

fn is_name(found: &Labelled<'_>) -> bool {
    field(found) == Some(Target::Name)
}

fn field(found: &Labelled<'_>) -> Option<Target> {
    field_of(found.label).filter(|_| found.known)
}

fn says_something(found: &Labelled<'_>) -> bool {
    !found.value.is_empty() && !is_blank_word(found.value)
}

/// Whether a cell of somebody's form names others with their labels: the family.
pub(super) fn names_others(raw: &str) -> bool {
    people(&labelled(raw)).is_none_or(|people| people.len() > 1)
}

/// Whether a text may stand beside a cell of several people without saying anything of them: a
/// number, other people, or the word 村 before the village.
pub(super) fn is_beside_several(raw: &str) -> bool {
    let text = squeeze(raw);
    let number = text.trim_end_matches(['.', '、']);
    let counts = (1..=4).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit());
    counts || heads_village(&text) || people(&labelled(raw)).is_some_and(|them| !them.is_empty())
}

/// Whether a text beside a cell of several people says where they all belong: 红旗村.
pub(super) fn names_village(text: &str) -> bool {
    let ends = ["村", "社区", "嘎查", "村委会", "居委会", "党支部"];
    (3..=15).contains(&text.chars().count())
        && text.chars().all(is_han)
        && ends.iter().any(|end| text.ends_with(end))
        && !is_known(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let labels = labelled(text);
        let Some(people) = people(&labels) else {
            return "?".into();
        };
        let person = |range: Range<usize>| {
            let of_one: Vec<&str> = labels[range].iter().map(|found| found.value).collect();
            of_one.join(",")
        };
        people.into_iter().map(person).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn every_name_begins_a_person() {
        for (text, expect) in [
            ("性别：男 学历：大专", ""),
            ("姓名：李明 性别：男", "李明,男"),
            ("性别：男 姓名：李明", "男,李明"),
            (
                "姓名：李明 性别：男 学历：大专\n姓名：王芳 性别：女 学历：本科",
                "李明,男,大专|王芳,女,本科",
            ),
            (
                "1、姓名：李明 性别：男\n2、姓名：王芳 性别：女\n（三）姓名：张强 性别：男",
                "李明,男|王芳,女|张强,男",
            ),
            ("姓名：李明性别：男姓名：王芳性别：女", "李明,男|王芳,女"),
            (
                "序号：1 姓名：李明 性别：男 序号：2 姓名：王芳 性别：女",
                "1,李明,男|2,王芳,女",
            ),
            (
                "姓名：李明 性别：男 学历： 姓名：王芳 性别：女 学历：",
                "李明,男,|王芳,女,",
            ),
            // Prepared and left blank, or filled in but for the name.
            ("姓名：李明 性别：男 姓名： 性别：", "李明,男"),
            ("姓名：李明 性别：男 姓名： 性别：女", "李明,男|,女"),
            (
                "姓名：李明 帮带人：廖朵 姓名：王芳 帮带人：仇穗",
                "李明,廖朵|王芳,仇穗",
            ),
        ] {
            assert_eq!(said(text), expect, "{text}");
        }
    }

    #[test]
    fn a_cell_whose_labels_may_be_anybodys_is_not_parted() {
        for text in [
            "性别：男 姓名：李明 学历：大专 姓名：王芳 性别：女",
            "所在村：红旗村 姓名：李明 性别：男 姓名：王芳 性别：女",
            "姓名：李明 姓名：王芳 性别：男 性别：女",
            "姓名：李明 性别：男 帮带人：姓名：廖朵 职务：副镇长",
            "姓名：李明 性别：男 妻子情况：姓名：王芳",
            "姓名：李明 性别：男\n家庭成员：\n姓名：王芳 性别：女",
            "姓名：李明 性别：男 姓名：13812345678 性别：女",
            "姓名：李亮 关系：父亲\n姓名：王兰 关系：母亲",
        ] {
            assert_eq!(said(text), "?", "{text}");
        }
    }
}
