//! What a row's cells say together.

use crate::import::header::{Seats, Target};
use crate::import::layout::PersonRow;
use crate::import::problem::Finding;
use crate::import::read::Value;
use crate::people::rules::codes::read_education;
use crate::people::rules::text::{is_blank_word, squeeze};
use crate::people::Field;

use super::{Context, Reading};

pub(super) fn settle(context: &Context<'_>, row: &PersonRow, reading: &mut Reading) {
    identity(reading);
    age(context, row, reading);
    education(reading);
    party(reading);
    remark(reading);
    mentors(reading);
}

/// Birth and sex against the ID number; what is not written at all is taken from it.
fn identity(reading: &mut Reading) {
    let Some(id) = reading.id.clone() else {
        return;
    };
    let mut wrong = Vec::new();
    let birth_flagged = birth_flagged(reading);
    match reading.birth {
        Some(birth) if !birth.agrees_with(id.birth()) => wrong.push(format!(
            "出生年月写的是 {birth}，身份证号里是 {}",
            id.birth()
        )),
        None if !birth_flagged => reading.birth = Some(id.birth()),
        _ => {}
    }
    let sex_flagged = reading
        .findings
        .iter()
        .any(|finding| finding.code == "sex.unknown");
    match reading.values.get(&Field::Sex) {
        Some(sex) if sex != id.sex().label() => {
            wrong.push(format!("性别写的是{sex}，身份证号里是{}", id.sex().label()));
        }
        None if !sex_flagged => drop(
            reading
                .values
                .insert(Field::Sex, id.sex().label().to_owned()),
        ),
        _ => {}
    }
    if !wrong.is_empty() {
        let message = format!("{}，请核对", wrong.join("；"));
        reading.findings.push(Finding::warn(
            reading.columns.id,
            "id.birth_mismatch",
            message,
        ));
    }
}

/// An age column is checked against the birth, as far as the sheet's day is known.
fn age(context: &Context<'_>, row: &PersonRow, reading: &mut Reading) {
    let Some(at) = context
        .targets
        .iter()
        .position(|target| *target == Target::Age)
    else {
        return;
    };
    let cell = context.cell(row.row, at);
    let stated: Option<i32> = match &cell.value {
        #[expect(clippy::cast_possible_truncation, reason = "checked to be an age")]
        Value::Number(age, _) if (0.0..150.0).contains(age) => Some(*age as i32),
        Value::Text(text) => squeeze(text)
            .trim_end_matches('岁')
            .trim_end_matches("周")
            .parse()
            .ok(),
        _ => None,
    };
    if !cell.is_blank()
        && !is_blank_word(&cell.shown())
        && reading.birth.is_none()
        && !birth_flagged(reading)
    {
        return reading.findings.push(Finding::warn(
            Some(at),
            "age.without_birth",
            "只写了年龄，没有出生年月，年龄没有导入",
        ));
    }
    let (Some(stated), Some(birth)) = (stated, reading.birth) else {
        return;
    };
    let slack = if context.day.stated { 1 } else { 3 };
    let age = birth.age_on(context.day.on);
    if (age - stated).abs() > slack && !birth_in_doubt(reading) {
        let message = format!("年龄写的是 {stated}，按出生年月应为 {age}，请核对");
        reading
            .findings
            .push(Finding::warn(Some(at), "age.mismatch", message));
    }
}

/// Whether the birth's cell was not taken.
fn birth_flagged(reading: &Reading) -> bool {
    reading
        .findings
        .iter()
        .any(|finding| finding.code.starts_with("birth."))
}

fn birth_in_doubt(reading: &Reading) -> bool {
    reading
        .findings
        .iter()
        .any(|finding| finding.code == "id.birth_mismatch")
}

/// With 全日制 and 在职, the higher is the education and its school the school.
fn education(reading: &mut Reading) {
    let level = |reading: &Reading, field: Field| {
        reading
            .values
            .get(&field)
            .and_then(|value| read_education(value))
    };
    if reading.values.contains_key(&Field::Education) {
        return;
    }
    let full_time = level(reading, Field::FullTimeEducation);
    let in_service = level(reading, Field::InServiceEducation);
    let (field, school) = match (full_time, in_service) {
        (None, None) => return,
        (Some(full_time), Some(in_service)) if in_service.rank() > full_time.rank() => {
            (Field::InServiceEducation, Field::InServiceSchool)
        }
        (Some(_), _) => (Field::FullTimeEducation, Field::FullTimeSchool),
        (None, Some(_)) => (Field::InServiceEducation, Field::InServiceSchool),
    };
    for (from, to) in [(field, Field::Education), (school, Field::SchoolMajor)] {
        if let Some(value) = reading.values.get(&from).cloned() {
            reading.values.entry(to).or_insert(value);
        }
    }
}

/// 党员（2019）: a year alone is no day of joining, and is said where no other column tells it.
fn party(reading: &mut Reading) {
    let flagged = |finding: &Finding| finding.code.starts_with("party_joined.");
    let told = reading.values.contains_key(&Field::PartyJoined);
    let Some((at, text)) = reading.undated.take().filter(|_| !told) else {
        return;
    };
    if !reading.findings.iter().any(flagged) {
        let message = format!("入党时间“{text}”不是年月，没有导入");
        let finding = Finding::warn(Some(at), "party_joined.unreadable", message);
        reading.findings.push(finding);
    }
}

/// 已退出 and 由甲村调整到乙村.
fn remark(reading: &mut Reading) {
    let Some(remark) = reading.values.get(&Field::Remark) else {
        return;
    };
    let text = squeeze(remark);
    if says_left(&text) {
        reading.withdrawn = true;
    }
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let from_to = (text.contains('由') || text.contains('从') || text.contains("原"))
        && says(&[
            "调整到",
            "调整至",
            "调到",
            "调至",
            "调入",
            "转到",
            "转入",
            "变更为",
            "变更到",
            "调整为",
        ]);
    let comes = ["调入", "转入", "调来"]
        .iter()
        .any(|end| text.ends_with(end));
    let of_a_village = says(&["村", "社区", "嘎查"]);
    // 由申家营转到红旗 names villages without their ending; a post or a rank is none.
    let to_a_place = says(&["调整到", "调整至", "转到", "调到", "调至"])
        && !says(&["职", "书记", "主任", "岗", "办", "党", "校", "学历", "科"]);
    reading.moved = (from_to && (of_a_village || to_a_place))
        || (comes && of_a_village)
        || says(&["跨村调整", "调整所在村", "村级调整"]);
}

/// Words for leaving the pool, when a remark ends or begins with them.
const LEAVING: [&str; 5] = ["退出", "移出", "退库", "出库", "调出"];

/// Words for a death, when a remark says nothing else but when and of what: 2025年3月因病去世.
const DEATHS: [&str; 6] = ["去世", "病故", "亡故", "死亡", "身故", "已故"];

/// Whether a remark says that somebody has left the pool; not what is planned, and not what else
/// one may leave. `text` has no blanks.
fn says_left(text: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&[
        "拟退出",
        "拟于",
        "拟调",
        "不退出",
        "未退出",
        "待退出",
        "退出现役",
        "建议退出",
        "退出贫困",
        "退出低保",
    ]) {
        return false;
    }
    let short = text.chars().count() <= 14;
    says(&[
        "已退出",
        "已调出后备",
        "退出后备",
        "取消后备",
        "已出库",
        "已退库",
        "调出后备",
        "移出后备",
        "移出名单",
        "调出名单",
    ]) || (text.contains("不再") && says(&["后备", "储备"]))
        || (short && LEAVING.iter().any(|end| text.ends_with(end)))
        || LEAVING.iter().any(|word| {
            let rest = text.strip_prefix(word);
            rest.is_some_and(|rest| rest.starts_with(['(', ':', '，', ',', ';', '。', '-', '、']))
        })
        || text == "退"
        || has_died(text)
}

fn has_died(text: &str) -> bool {
    let when = |c: char| c.is_ascii_digit() || "年月日号.-/于因病故意外车祸已本人".contains(c);
    DEATHS.iter().any(|word| {
        let rest = text.strip_suffix(word);
        rest.is_some_and(|rest| rest.chars().all(when))
    })
}

/// The same mentor named twice, once without a post; or without a post and on no seat in
/// particular, and on one.
fn mentors(reading: &mut Reading) {
    let all = reading.mentors.clone();
    let mut kept: Vec<crate::reserves::Mentor> = Vec::new();
    for mentor in all.iter().cloned() {
        let fuller = all.iter().any(|other| {
            other.name == mentor.name
                && if other.seat == mentor.seat {
                    other.post.is_some()
                } else {
                    mentor.seat == Seats::GENERAL
                }
        });
        if (mentor.post.is_some() || !fuller) && !kept.contains(&mentor) {
            kept.push(mentor);
        }
    }
    reading.mentors = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_say_who_has_left_the_pool() {
        for text in [
            "已退出",
            "退出",
            "2026年3月因病退出",
            "本人申请退出后备",
            "退出:外出务工",
            "退出(外嫁)",
            "已不在村,移出",
            "已当选村主任,不再列入后备",
            "退",
            "调出",
            "2025年3月因病去世",
            "已病故",
        ] {
            assert!(says_left(text), "{text}");
        }
        for text in [
            "2025年退出现役",
            "拟退出",
            "拟于年底退出",
            "建议退出",
            "已退休",
            "退伍军人",
            "退出贫困户",
            "父亲去世",
            "拟调出",
        ] {
            assert!(!says_left(text), "{text}");
        }
    }
}
