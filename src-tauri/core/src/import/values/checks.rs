//! What a row's cells say together.

use crate::date::PartialDate;
use crate::import::header::{Seats, Target};
use crate::import::layout::PersonRow;
use crate::import::problem::Finding;
use crate::import::read::Value;
use crate::people::rules::codes::read_education;
use crate::people::rules::names::run_together;
use crate::people::rules::text::{is_blank_word, squeeze};
use crate::people::Field;

use super::remarks::remark;
use super::{Context, Reading};

pub(super) fn settle(context: &Context<'_>, row: &PersonRow, reading: &mut Reading) {
    identity(reading);
    two_names(reading);
    age(context, row, reading);
    education(reading);
    party(reading);
    joined_after_birth(context, reading);
    remark(reading);
    mentors(reading);
}

/// A name that runs two together and may be of one person all the same.
fn two_names(reading: &mut Reading) {
    let parted = reading.raw_name.contains(char::is_whitespace);
    if parted || reading.names_two() {
        return;
    }
    if let Some((one, other)) = run_together(&reading.name) {
        let message = format!(
            "姓名“{}”像是{one}和{other}两个人，按一个人导入，请核对；确是两个人的，请分行后再导入",
            reading.name
        );
        let finding = Finding::warn(reading.columns.name, "name.run_together", message);
        reading.findings.push(finding);
    }
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

/// Nobody joins the party before being born.
fn joined_after_birth(context: &Context<'_>, reading: &mut Reading) {
    let joined = reading.values.get(&Field::PartyJoined);
    let joined = joined.and_then(|text| text.parse::<PartialDate>().ok());
    let (Some(birth), Some(joined)) = (reading.birth, joined) else {
        return;
    };
    if joined.first_day() <= birth.first_day() {
        let at = [Target::PartyJoined, Target::PoliticalStatus, Target::Birth]
            .iter()
            .find_map(|wanted| context.targets.iter().position(|target| target == wanted));
        let message = format!("入党时间 {joined} 早于出生年月 {birth}，请核对");
        let code = "party_joined.before_birth";
        reading.findings.push(Finding::warn(at, code, message));
    }
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
