//! The book of a list: who was to be scored in which periods, by which indicators, and what they
//! scored. Read once; every list, rank and average is counted from it.

use std::collections::HashMap;

use super::{
    AssessmentSubject, Indicator, IndicatorList, Period, PeriodChoice, PeriodScores, Points,
    ScoreStanding, SubjectRow,
};
use crate::date::{in_force, in_words, Day, PartialDate};
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{IndicatorListId, SubjectId, TownshipId, VillageId};
use crate::registry::Registry;
use crate::reserves::State;
use crate::store::Db;

/// A time in a village's pool; of a village itself until its end.
#[derive(Debug, Clone)]
struct Stay {
    village_id: VillageId,
    village: String,
    township: String,
    /// Where it stands on paper.
    order: usize,
    from_on: Option<PartialDate>,
    until_on: Option<PartialDate>,
}

impl Stay {
    fn holds_on(&self, day: Day) -> bool {
        in_force(self.from_on, self.until_on, day)
    }

    /// Shares a day with a period.
    fn touches(&self, period: Period) -> bool {
        self.from_on
            .is_none_or(|from| from.first_day() <= period.last_day())
            && self
                .until_on
                .is_none_or(|until| until.first_day() > period.first_day())
    }
}

/// One who may be scored.
#[derive(Debug)]
struct Subject {
    id: SubjectId,
    name: String,
    township_id: TownshipId,
    /// The earliest first.
    stays: Vec<Stay>,
}

/// What a list knows.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) list: IndicatorList,
    indicators: Vec<Indicator>,
    subjects: Vec<Subject>,
    at: HashMap<SubjectId, usize>,
    scores: HashMap<(SubjectId, Day), PeriodScores>,
    /// The first period with a score; `None`: never used.
    begins: Option<Day>,
    /// Periods after this day are ahead.
    as_of: Day,
}

/// Somebody in a period.
pub(super) struct InPeriod<'b> {
    pub(super) row: SubjectRow,
    pub(super) standing: ScoreStanding,
    /// Once all indicators are scored.
    pub(super) total: Option<Points>,
    pub(super) scores: Option<&'b PeriodScores>,
    /// In the pool for a part of the period only.
    pub(super) note: Option<String>,
    /// Where it stands on paper.
    pub(super) order: usize,
}

impl IndicatorList {
    /// The period that was typed into a field.
    pub(super) fn typed_period(&self, field: &str, text: &str) -> Result<Period> {
        Period::typed(self.period, text)
            .map_err(|message| Error::invalid(field, "period.unreadable", message))
    }
}

impl Registry {
    /// The list asked for, or the first in use.
    pub(super) fn indicator_list(&self, id: Option<&IndicatorListId>) -> Result<IndicatorList> {
        if let Some(id) = id {
            return self.db.find(id.as_str())?.or_not_found("考核指标表");
        }
        let mut lists: Vec<IndicatorList> = self.db.all()?;
        lists.sort_by_key(|list| (list.retired_on.is_some(), list.position));
        let none = || {
            Refused::NotFound {
                what: "考核指标表"
            }
            .into()
        };
        lists.into_iter().next().ok_or_else(none)
    }

    /// The book of a list for the periods from one to another.
    pub(crate) fn book(
        &self,
        list: IndicatorList,
        (first, until): (Period, Period),
        as_of: Day,
    ) -> Result<Book> {
        Book::read(&self.db, list, (first, until), None, as_of)
    }
}

impl Book {
    /// Reads it for everybody, or for one who is scored only: then nobody has a place.
    pub(super) fn read(
        db: &Db,
        list: IndicatorList,
        (first, until): (Period, Period),
        only: Option<&SubjectId>,
        as_of: Day,
    ) -> Result<Self> {
        let mut indicators: Vec<Indicator> = db.find_by("indicator_list_id", list.id.as_str())?;
        indicators.sort_by_key(|indicator| indicator.position);
        let scores = db.period_scores(&list.id, (first.month(), until.month()), only)?;
        let begins = db.scored_periods(&list.id)?;
        let mut subjects = match list.subject {
            AssessmentSubject::People => people(db, until.last_day())?,
            AssessmentSubject::Villages => villages(db, until.last_day())?,
        };
        subjects.retain(|subject| only.is_none_or(|only| subject.id == *only));
        let at = subjects.iter().enumerate();
        Ok(Self {
            at: at.map(|(at, subject)| (subject.id.clone(), at)).collect(),
            subjects,
            indicators,
            scores: scores
                .into_iter()
                .map(|it| ((it.subject.clone(), it.period_on.first_day()), it))
                .collect(),
            begins: begins.map(|(first, _)| first.first_day()),
            list,
            as_of,
        })
    }

    /// The indicators of a period, in their order.
    pub(super) fn indicators(&self, period: Period) -> Vec<&Indicator> {
        let first = period.first_day();
        let holds = |it: &&Indicator| in_force(it.from_on, it.until_on, first);
        self.indicators.iter().filter(holds).collect()
    }

    /// Full marks of a period, in points.
    pub(super) fn full_marks(&self, period: Period) -> i64 {
        let indicators = self.indicators(period);
        indicators.iter().map(|it| it.full_marks).sum()
    }

    /// Everybody who was to be scored in a period, was scored, or may be, in paper order.
    pub(super) fn in_period(&self, period: Period) -> Vec<InPeriod<'_>> {
        let wanted = self.indicators(period).len();
        let subjects = self.subjects.iter();
        let mut rows: Vec<InPeriod<'_>> = subjects
            .filter_map(|subject| self.one(subject, period, wanted))
            .collect();
        rows.sort_by_key(|row| row.order);
        rows
    }

    /// How everybody of a period stands.
    pub(crate) fn standings(&self, period: Period) -> Vec<ScoreStanding> {
        let rows = self.in_period(period).into_iter();
        rows.map(|row| row.standing).collect()
    }

    /// One in a period; `None`: had nothing to do with it.
    pub(super) fn of(&self, id: &SubjectId, period: Period) -> Option<InPeriod<'_>> {
        let subject = self.subject(id)?;
        self.one(subject, period, self.indicators(period).len())
    }

    fn one<'b>(
        &'b self,
        subject: &'b Subject,
        period: Period,
        wanted: usize,
    ) -> Option<InPeriod<'b>> {
        let scores = self.scores.get(&(subject.id.clone(), period.first_day()));
        let touching = subject.stays.iter().rev().find(|it| it.touches(period));
        // Who is scored although not in the pool stands where they stayed last.
        let stay = match scores {
            Some(_) => touching.or(subject.stays.last()),
            None => touching,
        }?;
        let there_at_end = stay.holds_on(period.last_day());
        let standing = self.standing(scores, wanted, there_at_end, period);
        Some(InPeriod {
            row: SubjectRow {
                subject_id: subject.id.clone(),
                name: subject.name.clone(),
                village_id: stay.village_id.clone(),
                village: stay.village.clone(),
                township: stay.township.clone(),
            },
            standing,
            total: scores
                .filter(|_| standing == ScoreStanding::Scored)
                .map(|scores| scores.points),
            scores,
            note: note(stay, period),
            order: stay.order,
        })
    }

    fn standing(
        &self,
        scores: Option<&PeriodScores>,
        wanted: usize,
        there_at_end: bool,
        period: Period,
    ) -> ScoreStanding {
        let count = scores.map_or(0, |scores| scores.scored);
        match count {
            0 if !there_at_end || !self.runs_in(period) => ScoreStanding::Outside,
            0 if period.last_day() >= self.as_of => ScoreStanding::Ahead,
            0 => ScoreStanding::Missing,
            count if count < wanted => ScoreStanding::Incomplete,
            _ => ScoreStanding::Scored,
        }
    }

    /// Whether the list is used in a period: not before its first score, nor once it was retired. A list
    /// that was never used begins with the present period.
    fn runs_in(&self, period: Period) -> bool {
        let retired = self.list.retired_on;
        let present = Period::of(self.list.period, self.as_of).first_day();
        self.begins.unwrap_or(present) <= period.first_day()
            && retired.is_none_or(|on| period.first_day() < on.first_day())
    }

    /// The township of one who may be scored.
    pub(super) fn township_of(&self, id: &SubjectId) -> Option<&TownshipId> {
        self.subject(id).map(|subject| &subject.township_id)
    }

    /// The name of one who may be scored.
    pub(super) fn name_of(&self, id: &SubjectId) -> Option<&str> {
        self.subject(id).map(|subject| subject.name.as_str())
    }

    fn subject(&self, id: &SubjectId) -> Option<&Subject> {
        self.at.get(id).map(|at| &self.subjects[*at])
    }
}

impl Period {
    /// As lists offer it.
    pub(crate) fn choice(self) -> PeriodChoice {
        PeriodChoice {
            value: self.month().to_string(),
            label: self.label(),
            last_day: self.last_day(),
        }
    }
}

/// What is to be said of one who was in the pool for a part of a period.
fn note(stay: &Stay, period: Period) -> Option<String> {
    let within = |date: &PartialDate| {
        let day = date.first_day();
        period.first_day() < day && day <= period.last_day()
    };
    if let Some(left) = stay.until_on.filter(within) {
        return Some(format!("{}退出", in_words(left.first_day())));
    }
    let entered = stay.from_on.filter(within)?;
    Some(format!("{}入库", in_words(entered.first_day())))
}

/// Everybody who was ever in a pool by a day.
fn people(db: &Db, until: Day) -> Result<Vec<Subject>> {
    let mut subjects: Vec<Subject> = Vec::new();
    let mut at: HashMap<SubjectId, usize> = HashMap::new();
    for (order, row) in db
        .reserves_on(until, &[], State::All)?
        .into_iter()
        .enumerate()
    {
        let stay = Stay {
            village_id: row.reserve.village_id,
            village: row.village,
            township: row.township,
            order,
            from_on: Some(row.reserve.entered_on),
            until_on: row.reserve.left_on,
        };
        let id = SubjectId::from(row.person.id);
        if let Some(at) = at.get(&id) {
            subjects[*at].stays.push(stay);
            continue;
        }
        at.insert(id.clone(), subjects.len());
        subjects.push(Subject {
            id,
            name: row.person.name,
            township_id: row.person.township_id,
            stays: vec![stay],
        });
    }
    for subject in &mut subjects {
        subject.stays.sort_by_key(|stay| stay.from_on);
    }
    Ok(subjects)
}

/// Every village, in paper order and as called on a day; one that came to its end stays until then.
fn villages(db: &Db, called_on: Day) -> Result<Vec<Subject>> {
    let townships = db.townships_on(called_on)?;
    let villages = db.every_village_on(called_on)?;
    let subjects = villages.into_iter().enumerate().map(|(order, village)| {
        let township = townships.iter().find(|it| it.id == village.township_id);
        Subject {
            id: village.id.clone().into(),
            name: village.name.clone(),
            stays: vec![Stay {
                village_id: village.id,
                village: village.name,
                township: township.map(|it| it.name.clone()).unwrap_or_default(),
                order,
                from_on: village.began_on,
                until_on: village.ended_on,
            }],
            township_id: village.township_id,
        }
    });
    Ok(subjects.collect())
}
