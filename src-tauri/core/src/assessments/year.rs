//! What a year comes to: the average of the periods that count, those that lack, and the grade the
//! scores suggest beside the one that was decided.

use std::collections::HashMap;

use chrono::Datelike;

use super::book::Book;
use super::rules::Mean;
use super::standings::places_within;
use super::{
    IndicatorList, Period, PeriodCell, Points, RankWithin, ScoreStanding, SubjectRow, YearGrade,
    YearRequest, YearRollUp, YearRow, GRADES,
};
use crate::date::Day;
use crate::error::{Error, Result};
use crate::ids::SubjectId;
use crate::registry::Registry;
use crate::store::Db;

/// How a year is counted.
const DEFINITION: &str = "年度平均分为已评时段得分的平均，缺评、缺项的时段不按零分计、不计入平均；\
当期不在库的不算缺评；建议等次按已评时段得分合计占满分合计的比例";

impl Registry {
    /// The roll-up of a year.
    pub fn assessment_year(&self, request: &YearRequest, today: Day) -> Result<YearRollUp> {
        let as_of = request.as_of.unwrap_or(today);
        let list = self.indicator_list(request.list_id.as_ref())?;
        let year = match &request.year {
            Some(text) => typed_year(text)?,
            None => as_of.year(),
        };
        let mut roll_up = roll_up(&self.db, list, year, request.within, None, as_of)?;
        let villages = &request.villages;
        let rows = &mut roll_up.rows;
        rows.retain(|row| villages.is_empty() || villages.contains(&row.subject.village_id));
        let graded = |grade: &str| {
            let decided = rows.iter().filter_map(|row| row.grade.as_ref());
            decided.filter(|decided| decided.grade == grade).count()
        };
        roll_up.graded = GRADES.map(graded);
        roll_up.lacking = rows.iter().filter(|row| !row.missing.is_empty()).count();
        Ok(roll_up)
    }
}

/// A year, as typed.
pub(super) fn typed_year(text: &str) -> Result<i32> {
    let digits = text.trim().trim_end_matches(['度', '年']);
    let year = digits
        .parse()
        .ok()
        .filter(|year| (1900..2200).contains(year));
    let unreadable = || {
        let message = format!("“{}”不是年份，请写成 2025", text.trim());
        Error::invalid("year", "year.unreadable", message)
    };
    year.ok_or_else(unreadable)
}

/// Everybody's year, or that of one only: then without a place.
pub(super) fn roll_up(
    db: &Db,
    list: IndicatorList,
    year: i32,
    within: RankWithin,
    only: Option<&SubjectId>,
    as_of: Day,
) -> Result<YearRollUp> {
    let begun = |period: &Period| period.first_day() <= as_of;
    let periods = Period::of_year(list.period, year);
    let (Some(first), Some(until)) = (periods.first(), periods.last()) else {
        return Err(Error::invalid("year", "year.unreadable", "没有这一年"));
    };
    let book = Book::read(db, list, (*first, *until), only, as_of)?;
    let mut grades = grades(db, &book.list, year, as_of)?;
    let mut rows: Vec<YearRow> = Vec::new();
    let mut means: Vec<Mean> = Vec::new();
    let mut at: HashMap<SubjectId, usize> = HashMap::new();
    for period in periods.iter().filter(|period| begun(period)) {
        let full = book.full_marks(*period);
        for one in book.in_period(*period) {
            let index = *at.entry(one.row.subject_id.clone()).or_insert_with(|| {
                rows.push(blank(one.row.clone(), &periods, as_of));
                means.push(Mean::default());
                rows.len() - 1
            });
            let row = &mut rows[index];
            // Where somebody stayed last says where they stand on paper.
            row.subject = one.row;
            if let Some(total) = one.total {
                means[index].add(total, Points::full(full));
            }
            let value = period.month().to_string();
            if let Some(cell) = row.periods.iter_mut().find(|cell| cell.period == value) {
                cell.standing = one.standing;
                cell.total = one.total;
                cell.full_marks = full;
            }
        }
    }
    for (row, mean) in rows.iter_mut().zip(&means) {
        row.close(*mean, &book.list, grades.remove(&row.subject.subject_id));
    }
    let values: Vec<_> = rows.iter().map(|row| row.mean_hundredths).collect();
    let groups: Vec<&str> = rows
        .iter()
        .map(|row| match within {
            RankWithin::Register => "",
            RankWithin::Township => row.subject.township.as_str(),
            RankWithin::Village => row.subject.village_id.as_str(),
        })
        .collect();
    let ranks = places_within(&values, &groups);
    for (row, rank) in rows.iter_mut().zip(ranks) {
        row.rank = rank;
    }
    rows.retain(|row| row.expected > 0 || row.grade.is_some());
    let order: HashMap<SubjectId, usize> = book
        .in_period(
            periods
                .iter()
                .rev()
                .find(|it| begun(it))
                .copied()
                .unwrap_or(*first),
        )
        .into_iter()
        .map(|one| (one.row.subject_id, one.order))
        .collect();
    rows.sort_by_key(|row| {
        order
            .get(&row.subject.subject_id)
            .copied()
            .unwrap_or(usize::MAX)
    });
    Ok(YearRollUp {
        year: year.to_string(),
        as_of,
        within,
        periods: periods.into_iter().map(Period::choice).collect(),
        rows,
        graded: [0; 3],
        lacking: 0,
        definition: DEFINITION.into(),
        list: book.list,
    })
}

/// The grades of a year decided by a day.
fn grades(
    db: &Db,
    list: &IndicatorList,
    year: i32,
    as_of: Day,
) -> Result<HashMap<SubjectId, YearGrade>> {
    let all: Vec<YearGrade> = db.find_by("indicator_list_id", list.id.as_str())?;
    let year = year.to_string();
    let of_year = all
        .into_iter()
        .filter(|grade| grade.year == year && grade.decided_on.first_day() <= as_of);
    Ok(of_year.map(|grade| (grade.subject(), grade)).collect())
}

fn blank(subject: SubjectRow, periods: &[Period], as_of: Day) -> YearRow {
    let cell = |period: &Period| PeriodCell {
        period: period.month().to_string(),
        label: period.within_year(),
        standing: if period.first_day() > as_of {
            ScoreStanding::Ahead
        } else {
            ScoreStanding::Outside
        },
        total: None,
        full_marks: 0,
    };
    YearRow {
        subject,
        periods: periods.iter().map(cell).collect(),
        present: 0,
        expected: 0,
        missing: String::new(),
        mean_hundredths: None,
        mean: String::new(),
        rank: None,
        suggested: None,
        grade: None,
        changed: false,
    }
}

impl YearRow {
    /// Counts what the periods come to.
    fn close(&mut self, mean: Mean, list: &IndicatorList, grade: Option<YearGrade>) {
        let lacks = |cell: &&PeriodCell| {
            matches!(
                cell.standing,
                ScoreStanding::Missing | ScoreStanding::Incomplete
            )
        };
        let lacking: Vec<&str> = self
            .periods
            .iter()
            .filter(lacks)
            .map(|cell| cell.label.as_str())
            .collect();
        self.present = usize::try_from(mean.present).unwrap_or_default();
        self.expected = self.present + lacking.len();
        self.missing = lacking.join("、");
        self.mean_hundredths = mean.hundredths();
        self.mean = mean.said();
        self.suggested = mean.suggests(list).map(str::to_owned);
        let then = grade.as_ref().map(|grade| &grade.suggested);
        self.changed = then.is_some_and(|then| *then != self.suggested);
        self.grade = grade;
    }
}
