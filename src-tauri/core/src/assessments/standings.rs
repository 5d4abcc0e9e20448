//! The ranking of a period: places with ties, and how many were gained or lost since the last one.

use std::collections::HashMap;

use super::book::{Book, InPeriod};
use super::rules::{places, Mean};
use super::sheet::single;
use super::{Period, Points, RankWithin, Ranking, RankingRequest, RankingRow};
use crate::date::Day;
use crate::error::Result;
use crate::ids::SubjectId;
use crate::registry::Registry;

/// How places are given.
const DEFINITION: &str =
    "各项指标齐全的才排名，得分相同的名次并列（1、1、3）；缺项或未评的不按零分计";

impl Registry {
    /// Who stands where in a period.
    pub fn ranking(&self, request: &RankingRequest, today: Day) -> Result<Ranking> {
        let as_of = request.as_of.unwrap_or(today);
        let list = self.indicator_list(request.list_id.as_ref())?;
        let period = if let Some(text) = &request.period {
            list.typed_period("period", text)?
        } else {
            let scored = self.db.scored_periods(&list.id)?;
            let day = scored.map_or(as_of, |(_, last)| last.first_day().min(as_of));
            Period::of(list.period, day)
        };
        let previous = period.previous();
        let book = self.book(list, (previous, period), as_of)?;
        let scores = self.db.scores_of_period(&book.list.id, period.month())?;
        let indicators = book.indicators(period);
        let full = Points::full(book.full_marks(period));
        let (rows, ranks) = ranked(&book, period, request.within);
        let before = before(&book, previous, request.within);
        let mut mean = Mean::default();
        for total in rows.iter().filter_map(|row| row.total) {
            mean.add(total, full);
        }
        let expected = rows.iter().filter(|row| row.standing.is_expected()).count();
        let group = |row: &RankingRow| match request.within {
            RankWithin::Register => String::new(),
            RankWithin::Township => row.subject.township.clone(),
            RankWithin::Village => row.subject.village_id.to_string(),
        };
        let mut groups: Vec<String> = Vec::new();
        let mut shown: Vec<RankingRow> = Vec::new();
        for (row, rank) in rows.into_iter().zip(ranks) {
            let earlier = before.get(&row.row.subject_id).copied().flatten();
            let row = RankingRow {
                standing: row.standing,
                rank,
                total: row.total,
                before: earlier,
                moved: rank
                    .zip(earlier)
                    .and_then(|(now, before)| gained(before, now)),
                scores: single(&scores, &row.row.subject_id, &indicators),
                remark: row.scores.and_then(|scores| scores.remark.clone()),
                subject: row.row,
            };
            let of_row = group(&row);
            if !groups.contains(&of_row) {
                groups.push(of_row);
            }
            if row.standing.is_expected() {
                shown.push(row);
            }
        }
        let villages = &request.villages;
        shown.retain(|row| villages.is_empty() || villages.contains(&row.subject.village_id));
        let place = |row: &RankingRow| groups.iter().position(|it| *it == group(row));
        shown.sort_by_key(|row| (place(row), row.rank.is_none(), row.rank));
        Ok(Ranking {
            period: period.choice(),
            previous: previous.choice(),
            within: request.within,
            full_marks: book.full_marks(period),
            ranked: shown.iter().filter(|row| row.rank.is_some()).count(),
            rows: shown,
            expected,
            mean: mean.said(),
            definition: DEFINITION.into(),
            indicators: indicators.into_iter().cloned().collect(),
            list: book.list,
        })
    }
}

/// Everybody of a period with their places.
fn ranked(
    book: &Book,
    period: Period,
    within: RankWithin,
) -> (Vec<InPeriod<'_>>, Vec<Option<usize>>) {
    let rows = book.in_period(period);
    let values: Vec<_> = rows.iter().map(|row| row.total).collect();
    let groups: Vec<&str> = rows
        .iter()
        .map(|row| match within {
            RankWithin::Register => "",
            RankWithin::Township => row.row.township.as_str(),
            RankWithin::Village => row.row.village_id.as_str(),
        })
        .collect();
    let ranks = places_within(&values, &groups);
    (rows, ranks)
}

/// Places among those of one group each.
pub(super) fn places_within<T: Ord + Copy>(
    values: &[Option<T>],
    groups: &[&str],
) -> Vec<Option<usize>> {
    let mut of_group: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        of_group.entry(group).or_default().push(at);
    }
    let mut ranks = vec![None; values.len()];
    for members in of_group.into_values() {
        let own: Vec<Option<T>> = members.iter().map(|at| values[*at]).collect();
        for (at, rank) in members.into_iter().zip(places(&own)) {
            ranks[at] = rank;
        }
    }
    ranks
}

fn before(book: &Book, period: Period, within: RankWithin) -> HashMap<SubjectId, Option<usize>> {
    let (rows, ranks) = ranked(book, period, within);
    let ids = rows.into_iter().map(|row| row.row.subject_id);
    ids.zip(ranks).collect()
}

fn gained(before: usize, now: usize) -> Option<i64> {
    Some(i64::try_from(before).ok()? - i64::try_from(now).ok()?)
}
