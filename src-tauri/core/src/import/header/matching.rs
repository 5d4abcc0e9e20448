//! One column's header texts, from the top row down, to the field it fills.

use std::sync::LazyLock;

use crate::people::rules::codes::{
    self, read_education, read_ethnicity, read_political_status, read_sex, Political, Sources,
};

use super::aliases::QUESTIONS;
use super::education::{education_group, education_word};
use super::known::{is_foreign, is_known, normalise, EXACT};
use super::remainder::{is_another, is_former, is_other_phone, is_qualifier};
use super::seats::{
    helpers_seat, is_helping, is_mentoring, is_of_candidates, mentor_column, mentor_seat,
    mentors_and_more, mentors_of,
};
use super::{parts_of, Target};

/// The fields the header texts of a column name, from the top row down: several for 姓名/性别.
#[must_use]
pub fn targets_of(path: &[String], sources: &Sources) -> Vec<Target> {
    let parts = shared(path);
    if parts.is_empty() {
        return own_target_of(path, sources).into_iter().collect();
    }
    parts
}

/// The fields of a person that stand together in one column.
fn shared(path: &[String]) -> Vec<Target> {
    let Some((last, parents)) = path.split_last() else {
        return Vec::new();
    };
    let parts = parts_of(last);
    let of_others = |parent: &String| {
        let parent = normalise(parent);
        is_foreign(&parent)
            || mentor_seat(&parent).is_some()
            || education_group(&parent, "学历").is_some()
    };
    if parts.is_empty() || parents.iter().any(of_others) {
        return Vec::new();
    }
    parts
}

/// The field the header texts of a column name, from the top row down, the first of several;
/// `None` when none is known.
#[must_use]
pub fn target_of(path: &[String], sources: &Sources) -> Option<Target> {
    let first = shared(path).into_iter().next();
    first.or_else(|| own_target_of(path, sources))
}

/// The field a word alone means, by the sources every office has.
pub fn field_of(word: &str) -> Option<Target> {
    static SOURCES: LazyLock<Sources> = LazyLock::new(Sources::default);
    target_of(&[word.to_owned()], &SOURCES)
}

/// Whether a header is a known word, whatever is numbered or said in brackets with it: 手机2,
/// 联系电话（11位）.
#[must_use]
pub fn is_exact(header: &str) -> bool {
    let plain = normalise(&without_brackets(header));
    let counts = |c: char| c.is_ascii_digit() || matches!(c, '.' | '一' | '二' | '三');
    is_known(header)
        || (qualified(header).is_none()
            && only_instructs(&normalise(header))
            && EXACT.contains_key(plain.trim_matches(counts)))
}

/// The field of a column of one field.
fn own_target_of(path: &[String], sources: &Sources) -> Option<Target> {
    if let Some((last, parents)) = path.split_last() {
        if let Some(own) = qualified(last) {
            let path: Vec<String> = parents.iter().cloned().chain([own]).collect();
            return as_written(&path, sources);
        }
    }
    // What brackets add is an instruction: 姓名（与身份证一致）, 培养方向（岗位）.
    let plain: Vec<String> = path.iter().map(|text| without_brackets(text)).collect();
    if plain == path {
        return as_written(path, sources);
    }
    if let ([whole], [bare]) = (path, plain.as_slice()) {
        let known = EXACT.get(&normalise(bare)).filter(|_| {
            !EXACT.contains_key(&normalise(whole)) && only_instructs(&normalise(whole))
        });
        if let Some(target) = known {
            return Some(target.clone());
        }
    }
    as_written(path, sources).or_else(|| as_written(&plain, sources))
}

/// Whether what surrounds a known word changes nothing about whose or which it is.
fn only_instructs(whole: &str) -> bool {
    !is_foreign(whole)
        && !["全日制", "在职", "领导", "书记", "干部", "帮带"]
            .iter()
            .any(|word| whole.contains(word))
}

/// 备用手机号, for 手机号（备用）.
fn qualified(header: &str) -> Option<String> {
    let (word, rest) = header.trim().split_once(['（', '('])?;
    let inside = rest.strip_suffix(['）', ')'])?;
    is_qualifier(&normalise(inside)).then(|| format!("{inside}{word}"))
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            match c {
                '（' | '(' | '[' | '【' => depth += 1,
                '）' | ')' | ']' | '】' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

fn as_written(path: &[String], sources: &Sources) -> Option<Target> {
    let words: Vec<String> = path
        .iter()
        .map(|text| normalise(text))
        .filter(|text| !text.is_empty())
        .collect();
    let (last, parents) = words.split_last()?;
    let yes_or_no = || {
        let source = sources.asked_about(last)?.to_owned();
        Some(Target::Tick(Box::new(Target::Sources), source))
    };
    if parents.is_empty() {
        return single(last).or_else(yes_or_no);
    }
    let parent = parents.concat();
    if is_foreign(&parent) {
        return None;
    }
    if let Some(seat) = parents.iter().rev().find_map(|word| mentor_seat(word)) {
        return mentor_column(&seat, last);
    }
    if parents.iter().any(|word| is_former(word)) {
        return None;
    }
    if let Some(target) = education_group(&parent, last) {
        return Some(target);
    }
    let group = parents
        .iter()
        .rev()
        .find_map(|word| single(word))
        .or_else(|| {
            let mut plain = parents.iter().rev().filter_map(|word| plain_group(word));
            plain.find_map(single)
        });
    match (&group, last.as_str()) {
        (Some(Target::Birth), "月" | "月份") => return Some(Target::BirthMonth),
        (Some(Target::PartyJoined), "月" | "月份") => return Some(Target::PartyMonth),
        (Some(Target::Birth), "日") => return Some(Target::BirthDay),
        _ => {}
    }
    if let Some(tick) = group.as_ref().and_then(|field| tick(field, last, sources)) {
        return Some(tick);
    }
    let whole = |group: &str| EXACT.get(&format!("{group}{last}")).cloned();
    whole(&parent)
        .or_else(|| whole(plain_group(&parent)?))
        .or_else(|| single(last))
        .or_else(|| single(&format!("{parent}{last}")))
        .or_else(|| {
            group.filter(|_| {
                last.chars().all(|c| !c.is_alphabetic())
                    || matches!(
                        last.as_str(),
                        "岁" | "年月" | "时间" | "名称" | "内容" | "情况"
                    )
            })
        })
        .or_else(yes_or_no)
}

/// A group heading without the word that says it is one: 包联情况, 入党信息.
fn plain_group(word: &str) -> Option<&str> {
    ["情况", "信息"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .filter(|own| !own.is_empty())
}

/// A header of one text.
fn single(word: &str) -> Option<Target> {
    if let Some(target) = EXACT.get(word) {
        return Some(target.clone());
    }
    if QUESTIONS.iter().any(|question| word.starts_with(question)) || is_foreign(word) {
        return None;
    }
    if let Some(target) = mentors_and_more(word) {
        return Some(target);
    }
    // 学历Education, 身份证号IDNo.
    let chinese = word.trim_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '.'));
    if chinese != word && !chinese.is_empty() {
        return single(chinese);
    }
    let numbered = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if numbered != word && !numbered.is_empty() {
        return single(numbered);
    }
    // 您属于哪一类人员？
    let asked = word.trim_end_matches(['?', '是', '为']);
    let asked = ["请填写", "请选择", "请输入", "您的", "您"]
        .iter()
        .fold(asked, |asked, start| {
            asked.strip_prefix(start).unwrap_or(asked)
        });
    if asked != word && !asked.is_empty() {
        return single(asked);
    }
    if let Some(target) = education_word(word) {
        return Some(target);
    }
    match by_ending(word) {
        Ending::Unknown => {
            by_content(word).or_else(|| Some(Target::Mentors(helpers_seat(word)?.to_owned())))
        }
        Ending::Names(target) => Some(target),
        Ending::NotTaken => None,
    }
}

/// Whether a word says something inside a longer header too.
fn telling(alias: &str) -> bool {
    alias.chars().count() >= 2 && !matches!(alias, "人员" | "人选" | "分类" | "状态")
}

/// What the end of a header says.
enum Ending {
    /// No known word ends it.
    Unknown,
    /// The field.
    Names(Target),
    /// A known word of somebody else.
    NotTaken,
}

impl From<Option<Target>> for Ending {
    fn from(target: Option<Target>) -> Self {
        target.map_or(Self::NotTaken, Self::Names)
    }
}

/// The longest alias that ends the header: the noun the header is about; what stands before says
/// whose it is.
fn by_ending(word: &str) -> Ending {
    let longest = EXACT
        .iter()
        .filter(|(alias, _)| word.ends_with(alias.as_str()) && telling(alias))
        .max_by_key(|(alias, _)| alias.len());
    let Some((alias, target)) = longest else {
        return Ending::Unknown;
    };
    let owner = &word[..word.len() - alias.len()];
    let near = |most: usize| (owner.chars().count() <= most).then(|| target.clone());
    // 包村干部姓名 is about 包村干部, though 干部姓名 is a word for any person's name.
    let seat = mentor_seat(owner).or_else(|| mentor_seat(word.strip_suffix("姓名")?));
    match target {
        Target::Mentors(_) => mentors_of(word).map(Target::Mentors).into(),
        Target::Phone if is_other_phone(owner) => Ending::Names(Target::OtherPhone),
        // 挂钩电话 is the mentor's.
        Target::Phone | Target::OtherPhone if is_helping(owner) => Ending::NotTaken,
        _ if seat.is_none() && is_another(target, owner, "") => Ending::NotTaken,
        Target::Occupation
            if seat.is_none()
                && ["拟", "培养", "储备", "后备", "推荐", "目标"]
                    .iter()
                    .any(|word| owner.contains(word)) =>
        {
            Ending::Names(Target::TargetPost)
        }
        // 党组织书记后备人选 is no mentor, whoever holds the post.
        Target::Name if is_of_candidates(alias) => near(8).into(),
        _ => match seat {
            // Whose unit 帮带单位 is nothing tells.
            Some(_) if is_mentoring(owner) && alias.contains("单位") => Ending::NotTaken,
            Some(seat) => mentor_column(&seat, alias).into(),
            // 村 and 镇 end the names of things that are no place of a person.
            None if matches!(target, Target::Place | Target::Township) => near(4).into(),
            None if *target == Target::Number => near(2).into(),
            None => near(8).into(),
        },
    }
}

/// The longest alias anywhere, when little else stands in the header.
fn by_content(word: &str) -> Option<Target> {
    let (alias, target) = EXACT
        .iter()
        .filter(|(alias, target)| {
            word.contains(alias.as_str())
                && telling(alias)
                && !matches!(target, Target::Remark | Target::Place | Target::Number)
        })
        .max_by_key(|(alias, _)| alias.len())?;
    let others = word.chars().count() - alias.chars().count();
    if others > 8.max(alias.chars().count()) {
        return None;
    }
    let (before, after) = word.split_once(alias.as_str())?;
    if let Target::Mentors(_) = target {
        return mentors_of(word).map(Target::Mentors);
    }
    if mentor_seat(before).is_some() || is_another(target, before, after) {
        return None;
    }
    Some(target.clone())
}

/// A ticked column: its header is a value of the field above it.
pub(in crate::import) fn tick(field: &Target, word: &str, sources: &Sources) -> Option<Target> {
    let value = match field {
        Target::Sex => read_sex(word)?.label().to_owned(),
        Target::Ethnicity => read_ethnicity(word)?.to_owned(),
        Target::Sources => sources.find(word)?.to_owned(),
        Target::TargetPost => codes::read_target_post(word)?.to_owned(),
        Target::Education => read_education(word)?.label(),
        Target::PoliticalStatus => match read_political_status(word) {
            Political::Status(status) => status.to_owned(),
            _ => return None,
        },
        Target::IsMember => match word {
            "是" => "中共党员".to_owned(),
            _ => return None,
        },
        _ => return None,
    };
    let field = if *field == Target::IsMember {
        Target::PoliticalStatus
    } else {
        field.clone()
    };
    Some(Target::Tick(Box::new(field), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &[&str], expect: Option<&str>) {
        let path: Vec<String> = path.iter().map(|text| (*text).to_owned()).collect();
        let found = target_of(&path, &Sources::default()).map(String::from);
        assert_eq!(found.as_deref(), expect, "{path:?}");
    }

    #[test]
    fn headers_are_found_whatever_surrounds_them() {
        for (header, field) in [
            ("序\n号", "number"),
            ("*所在村", "village"),
            ("家庭住址（必填）", "address"),
            ("民 族", "ethnicity"),
            ("\u{a0}手机号\u{200b}", "phone"),
            ("职\u{3000}业", "occupation"),
            ("出生年月\n（岁）", "birth"),
            ("毕业院\n校及专业", "school_major"),
            ("乡镇(街道)", "township"),
            ("现任村内职务", "occupation"),
            ("学历（全日制）", "full_time_education"),
            ("在职最高学历", "in_service_education"),
            ("村后备干部姓名", "name"),
            ("公民身份号码（18位）", "id_number"),
            ("本人联系电话", "phone"),
            ("包村领导", "mentors:包村领导"),
            ("帮带人（姓名、职务）", "mentors:"),
            ("帮带人姓名", "mentor_name:"),
            ("包村干部职务", "mentor_post:包村干部"),
            ("帮带领导及联系电话", "mentors:包村领导"),
            ("村党组织书记", "mentors:村党组织书记"),
            ("驻村第一书记姓名", "mentor_name:驻村第一书记"),
            ("拟培养岗位", "target_post"),
            ("是否党员", "is_member"),
            ("入党时间（年月）", "party_joined"),
            ("学历\nEducation", "education"),
            ("是否退役军人", "tick:sources:退役军人"),
            ("是否大学生", "tick:sources:高校毕业生"),
        ] {
            check(&[header], Some(field));
        }
    }

    #[test]
    fn what_is_not_about_the_person_is_not_taken() {
        for header in [
            "有无帮带人",
            "是否脱贫户",
            "父亲姓名",
            "配偶电话",
            "签字",
            "贫困户情况",
            "包村领导联系电话",
            "推荐人姓名",
            "得票数",
        ] {
            check(&[header], None);
        }
    }

    #[test]
    fn a_word_of_another_time_or_matter_makes_a_header_another_thing() {
        for header in [
            "原手机号",
            "手机号（原）",
            "原政治面貌",
            "原任职务",
            "曾任职务",
            "入党申请时间",
            "入党积极分子时间",
            "任职时间",
            "学历证书编号",
            "来源地",
            "退役前职务",
            "办公地址",
            "帮带措施",
            "帮带计划",
            "帮带起止时间",
            "帮带情况",
            "帮带内容",
            "帮带单位",
            "导师评价",
            "联系领导帮带记录",
        ] {
            check(&[header], None);
        }
        check(&["原任职情况", "职务"], None);
        check(&["结对帮带情况", "帮带方式"], None);
        for (header, field) in [
            ("原学历", "full_time_education"),
            ("目前职务", "occupation"),
            ("家庭详细地址", "address"),
            ("备用电话", "other_phone"),
            ("联系电话（备用）", "other_phone"),
            ("本人家庭电话", "other_phone"),
            ("手机2", "phone"),
            ("现所在村", "village"),
            ("原所在村", "former_village"),
            ("培养人职务", "mentor_post:"),
            ("导师单位", "mentor_post:"),
            ("帮带人员名单", "mentors:"),
            ("帮带姓名", "mentor_name:"),
            ("联系领导情况", "mentors:包村领导"),
        ] {
            check(&[header], Some(field));
        }
    }

    #[test]
    fn groups_decide_what_their_columns_mean() {
        check(&["全日制教育", "学历"], Some("full_time_education"));
        check(&["在职教育", "毕业院校及专业"], Some("in_service_school"));
        check(
            &["教育情况", "在职教育", "学历"],
            Some("in_service_education"),
        );
        check(&["帮带人", "姓名"], Some("mentor_name:"));
        check(&["包村领导", "职务"], Some("mentor_post:包村领导"));
        check(&["包村领导", "电话"], None);
        check(&["来源", "致富能手"], Some("tick:sources:致富能手"));
        check(&["人员类别", "退役\n军人"], Some("tick:sources:退役军人"));
        check(&["性别", "男"], Some("tick:sex:男"));
        check(
            &["政治面貌", "党员"],
            Some("tick:political_status:中共党员"),
        );
        check(&["基本情况", "姓名"], Some("name"));
        check(&["身份证", "号码"], Some("id_number"));
        check(&["家庭成员", "姓名"], None);
        check(&["帮带力量", "包村领导"], Some("mentors:包村领导"));
    }
}
