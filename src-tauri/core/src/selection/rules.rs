//! What selection follows, a sentence a function.

use super::{Check, CheckResult, Condition, ConditionKind, Exemption, Stage};
use crate::date::{in_words, Day, PartialDate};
use crate::people::rules::text::squeeze;
use crate::reserves::rules::education_reaches;

/// After how many days without a contact a prospect is told of.
pub const CONTACT_DAYS: i64 = 90;

/// What is typed where a reason is wanted and none is given.
const NO_REASONS: [&str; 8] = ["", "无", "没有", "暂无", "略", "同上", "无理由", "没有理由"];

/// Whether a written reason says anything: a dash, a full stop or 无 does not.
#[must_use]
pub fn says_why(reason: &str) -> bool {
    let mut words = squeeze(reason);
    words.retain(char::is_alphabetic);
    !NO_REASONS.contains(&words.as_str())
}

/// Where somebody stands with a condition on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ConditionState {
    /// 符合, 未触碰.
    Met,
    /// 不符合.
    Unmet,
    /// 触碰.
    Hit,
    /// 破格.
    Exempt,
    /// Nobody looked yet.
    Unchecked,
    /// What was found is too old.
    Expired,
    /// The record does not say.
    Unknown,
}

/// What a record says of somebody, as far as thresholds ask.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Birth, as far as known.
    pub birth: Option<PartialDate>,
    /// 学历 on the day.
    pub education: Option<&'a str>,
}

/// Whether a threshold is reached on a day; `None`: the record does not say.
#[must_use]
pub fn reaches(condition: &Condition, known: Known<'_>, day: Day) -> Option<bool> {
    match condition.kind {
        ConditionKind::Age => {
            let most = condition.most_age?;
            Some(i64::from(known.birth?.age_on(day)) <= most)
        }
        ConditionKind::Education => {
            let least = condition.least_education.as_deref()?;
            Some(education_reaches(known.education?, least))
        }
        ConditionKind::Positive | ConditionKind::Negative => None,
    }
}

/// The check that holds of a condition: the last one up to a day.
#[must_use]
pub fn last_check<'a>(checks: impl IntoIterator<Item = &'a Check>, day: Day) -> Option<&'a Check> {
    let known = checks.into_iter().filter(|check| check.on_day <= day);
    known.max_by(|a, b| (a.on_day, &a.id).cmp(&(b.on_day, &b.id)))
}

/// Where somebody stands with a condition on a day. A hit stays one until another check says
/// otherwise, however old it is; whatever else was found is worth nothing after its last day.
#[must_use]
pub fn standing(
    condition: &Condition,
    check: Option<&Check>,
    exemption: Option<&Exemption>,
    known: Known<'_>,
    day: Day,
) -> ConditionState {
    let own = if condition.kind.is_threshold() {
        match reaches(condition, known, day) {
            Some(true) => ConditionState::Met,
            Some(false) => ConditionState::Unmet,
            None => ConditionState::Unknown,
        }
    } else {
        match check {
            None => ConditionState::Unchecked,
            Some(check) if check.result == CheckResult::Hit => ConditionState::Hit,
            Some(check) if is_expired(check, day) => ConditionState::Expired,
            Some(check) if check.result == CheckResult::Unmet => ConditionState::Unmet,
            Some(_) => ConditionState::Met,
        }
    };
    let exempt = exemption.is_some_and(|exemption| exemption.on_day <= day);
    match own {
        ConditionState::Met | ConditionState::Hit => own,
        _ if exempt => ConditionState::Exempt,
        _ => own,
    }
}

/// Whether what was found is worth nothing any more on a day.
#[must_use]
pub fn is_expired(check: &Check, day: Day) -> bool {
    check.valid_until.is_some_and(|until| until <= day)
}

/// Whether a finding fits the kind of its condition.
#[must_use]
pub fn fits(kind: ConditionKind, result: CheckResult) -> bool {
    match kind {
        ConditionKind::Positive => result != CheckResult::Hit,
        ConditionKind::Negative => result != CheckResult::Unmet,
        ConditionKind::Age | ConditionKind::Education => false,
    }
}

/// Where somebody stands, in the words of the condition's kind.
#[must_use]
pub fn standing_said(kind: ConditionKind, standing: ConditionState) -> &'static str {
    match standing {
        ConditionState::Met if kind == ConditionKind::Negative => "未触碰",
        ConditionState::Met => "符合",
        ConditionState::Unmet => "不符合",
        ConditionState::Hit => "触碰",
        ConditionState::Exempt => "破格",
        ConditionState::Unchecked => "未核查",
        ConditionState::Expired => "已过期",
        ConditionState::Unknown => "资料不全",
    }
}

/// What the record says about a threshold: `46 岁`, `初中`.
#[must_use]
pub fn threshold_said(condition: &Condition, known: Known<'_>, day: Day) -> String {
    match condition.kind {
        ConditionKind::Age => known.birth.map_or("没有出生年月".into(), |birth| {
            format!("{} 岁", birth.age_on(day))
        }),
        ConditionKind::Education => known.education.unwrap_or("没有学历").to_owned(),
        _ => String::new(),
    }
}

/// What stands in the way: `触碰“…”（2025年11月20日，纪委核查，青纪〔2025〕8号）`.
#[must_use]
pub fn hit_said(condition: &Condition, check: &Check, day: Day) -> String {
    let mut parts = vec![in_words(check.on_day)];
    parts.extend(check.checked_by.as_ref().map(|by| format!("{by}核查")));
    parts.extend(check.document.clone());
    if is_expired(check, day) {
        parts.push("结论已过有效期，请重新核查".into());
    }
    format!("触碰“{}”（{}）", condition.label, parts.join("，"))
}

/// What is said before somebody enters and blocks nothing.
#[must_use]
pub fn warning_said(
    condition: &Condition,
    standing: ConditionState,
    known: &str,
) -> Option<String> {
    let label = &condition.label;
    match standing {
        ConditionState::Unmet if known.is_empty() => Some(format!("不符合“{label}”")),
        ConditionState::Unmet => Some(format!("{known}，不符合“{label}”")),
        ConditionState::Expired => Some(format!("“{label}”的核查已过有效期")),
        ConditionState::Unknown => Some(format!("{known}，不能判断“{label}”")),
        _ => None,
    }
}

/// Steps that are dated before one that usually goes first, or after the spell began.
#[must_use]
pub fn order_doubts(
    steps: &[(Stage, PartialDate)],
    entered_on: Option<PartialDate>,
) -> Vec<String> {
    let mut sorted = steps.to_vec();
    sorted.sort_by_key(|(stage, _)| *stage);
    let mut doubts = Vec::new();
    for (at, (stage, on)) in sorted.iter().enumerate() {
        let later = sorted[at + 1..].iter();
        if let Some((before, _)) = later
            .filter(|(_, day)| is_before(*day, *on))
            .min_by_key(|(_, day)| day.first_day())
        {
            doubts.push(format!("{}在{}之前", before.label(), stage.label()));
        }
        if entered_on.is_some_and(|entered| is_before(entered, *on)) {
            doubts.push(format!("{}在入库之后", stage.label()));
        }
    }
    doubts
}

/// Whether a day is before another one; a month is not before a day in it.
fn is_before(one: PartialDate, other: PartialDate) -> bool {
    if one.has_day() && other.has_day() {
        one < other
    } else {
        one.to_month() < other.to_month()
    }
}

/// The furthest step taken by a day, and when.
#[must_use]
pub fn stage_on(steps: &[(Stage, PartialDate)], day: Day) -> Option<(Stage, PartialDate)> {
    let taken = steps.iter().filter(|(_, on)| on.first_day() <= day);
    taken.max_by_key(|(stage, _)| *stage).copied()
}

/// Days since a prospect was spoken with, or since the village keeps in touch with nobody having
/// spoken yet.
#[must_use]
pub fn days_silent(from_on: PartialDate, last: Option<PartialDate>, day: Day) -> i64 {
    let since = last.unwrap_or(from_on).first_day();
    (day - since).num_days().max(0)
}

/// The month from which on villages without a yearly update are told of.
pub const UPDATE_MONTH: u32 = 10;

/// Whether villages that have not done the year's update are told of on a day: in the last quarter,
/// or once a village has done it.
#[must_use]
pub fn update_is_due(month: u32, done: usize) -> bool {
    done > 0 || month >= UPDATE_MONTH
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
