//! What pairs follow: when one may begin, what may happen to it and when, and who may not mentor.

use super::super::{NamedMentor, Pair, PairEvent, PairEventKind};
use crate::date::{self, days_in_words, months_after, Day, PartialDate};
use crate::error::{Error, Refused, Result};

/// The days of a pair or of a named mentor: `[from_on, until_on)`.
pub type Period = (PartialDate, Option<PartialDate>);

/// Whether a day is one of the period's.
#[must_use]
pub fn has_day((from_on, until_on): Period, day: Day) -> bool {
    from_on.first_day() <= day && until_on.is_none_or(|until| until.first_day() > day)
}

/// Whether two periods share a day.
#[must_use]
pub fn overlap(one: Period, other: Period) -> bool {
    let begins_before_end =
        |a: Period, b: Period| b.1.is_none_or(|until| a.0.first_day() < until.first_day());
    begins_before_end(one, other) && begins_before_end(other, one)
}

/// Where a pair of a scheme usually ends: so many months after its first day.
#[must_use]
pub fn usual_end(from_on: PartialDate, months: Option<i64>) -> Option<PartialDate> {
    months.map(|months| months_after(from_on.first_day(), months).into())
}

/// The pair of the same mentee and scheme that shares days with one. A suspended pair still has
/// its days.
#[must_use]
pub fn clash<'a>(pair: &Pair, others: &'a [Pair]) -> Option<&'a Pair> {
    others.iter().find(|other| {
        other.id != pair.id
            && other.scheme_id == pair.scheme_id
            && other.person_id == pair.person_id
            && overlap(period_of(pair), period_of(other))
    })
}

/// The days of a pair.
#[must_use]
pub fn period_of(pair: &Pair) -> Period {
    (pair.from_on, pair.until_on)
}

/// The days of a named mentor.
#[must_use]
pub fn naming_of(named: &NamedMentor) -> Period {
    (named.from_on, named.until_on)
}

/// A period as messages say it.
#[must_use]
pub fn in_words((from_on, until_on): Period) -> String {
    days_in_words(from_on, until_on.map(PartialDate::day_before))
}

/// Whether a pair may be ended, suspended or resumed on a day; `name` is the mentee's.
pub fn may_turn(
    name: &str,
    pair: &Pair,
    events: &[PairEvent],
    kind: PairEventKind,
    on: PartialDate,
) -> Result<()> {
    let (day, begun) = (on.first_day(), pair.from_on.first_day());
    let ends = kind == PairEventKind::End;
    if day < begun || (ends && day == begun) {
        return Err(too_early(format!(
            "{name}的结对自{}起，日期应晚于这一天",
            pair.from_on.in_words()
        )));
    }
    if let Some(until) = pair.until_on {
        let ended_by_hand = || events.iter().any(|it| it.kind == PairEventKind::End);
        let over =
            until.first_day() < day || (until.first_day() == day && (!ends || ended_by_hand()));
        if over {
            let (name, on) = (name.to_owned(), until);
            return Err(Refused::PairEnded { name, on }.into());
        }
    }
    let turns = events
        .iter()
        .filter(|it| matches!(it.kind, PairEventKind::Suspend | PairEventKind::Resume));
    let last = turns.max_by_key(|it| (it.on_day.first_day(), &it.id));
    let suspended = last.filter(|it| it.kind == PairEventKind::Suspend);
    match (kind, suspended, last) {
        (PairEventKind::Suspend, Some(since), _) => Err(Refused::PairSuspended {
            name: name.to_owned(),
            on: since.on_day,
        }
        .into()),
        (PairEventKind::Suspend, None, Some(last)) if day < last.on_day.first_day() => {
            let message = format!(
                "{name}的结对已登记{}恢复，日期不能比它早",
                last.on_day.in_words()
            );
            Err(too_early(message))
        }
        (PairEventKind::Resume, None, _) => Err(Refused::PairNotSuspended {
            name: name.to_owned(),
        }
        .into()),
        (PairEventKind::Resume, Some(since), _) if day <= since.on_day.first_day() => {
            let message = format!(
                "{name}的结对自{}起中止，恢复日期应晚于这一天",
                since.on_day.in_words()
            );
            Err(too_early(message))
        }
        _ => Ok(()),
    }
}

fn too_early(message: String) -> Error {
    Error::invalid("on", "interval.empty", message)
}

/// Whether a pair may get a later end; `name` is the mentee's.
pub fn may_extend(name: &str, pair: &Pair, until_on: PartialDate) -> Result<()> {
    let message = match pair.until_on {
        None => format!("{name}的结对没有结束时间，不用延长"),
        Some(until) if until_on.first_day() <= until.first_day() => {
            let last = date::in_words(until.day_before());
            format!("{name}的结对到{last}为止，延长后的最后一天应晚于这一天")
        }
        Some(_) => return Ok(()),
    };
    Err(Error::invalid("until_on", "interval.empty", message))
}

/// 回避: which relations keep one from mentoring the other.
#[must_use]
pub fn keeps_from_mentoring(relation: &str) -> bool {
    matches!(relation, "配偶" | "父母" | "子女" | "兄弟姐妹")
}

/// What the person is to the relative, when the relative is `relation` to the person.
#[must_use]
pub fn seen_from_the_other(relation: &str) -> &str {
    match relation {
        "父母" => "子女",
        "子女" => "父母",
        same => same,
    }
}

/// Whether a seat has room for one more mentor on every day of a period.
#[must_use]
pub fn has_room(limit: i64, holders: &[Period], period: Period) -> bool {
    let begins = holders.iter().map(|holder| holder.0).filter(|from| {
        let from = from.first_day();
        has_day(period, from)
    });
    let fullest = begins.chain([period.0]).map(|on| {
        let day = on.first_day();
        holders
            .iter()
            .filter(|holder| has_day(**holder, day))
            .count()
    });
    let most = fullest.max().unwrap_or_default();
    i64::try_from(most).is_ok_and(|most| most < limit)
}

/// A named mentor after the pair got other days: one who sat from its first day or to its end still
/// does; `None`: nothing remains of it.
#[must_use]
pub fn following(named: &NamedMentor, old: Period, new: Period) -> Option<NamedMentor> {
    let mut named = named.clone();
    if named.from_on == old.0 {
        named.from_on = new.0;
    }
    if named.until_on == old.1 {
        named.until_on = new.1;
    }
    let empty = named
        .until_on
        .is_some_and(|until| until.first_day() <= named.from_on.first_day());
    (!empty).then_some(named)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
