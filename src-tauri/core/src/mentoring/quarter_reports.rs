//! Quarterly reports of pairs or, in a 组团式 scheme, of teams: 未交, 已交, 退回.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::items::past_day;
use super::pairs::{rules, scheme_or_first};
use super::rules::Quarter;
use super::{Pair, PairState, QuarterReport, ReportState};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PairId, RecordId, SchemeId};
use crate::op::Op;
use crate::people::Person;
use crate::registry::Registry;
use crate::store::Row;

/// What a report of a quarter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QuarterReportState {
    /// 未交.
    Missing,
    /// 已交.
    Submitted,
    /// 退回.
    Returned,
}

/// The report of a pair or team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuarterReportRow {
    /// Of this pair …
    pub pair_id: Option<PairId>,
    /// … or of this team.
    pub team: Option<String>,
    /// The mentees it is about.
    pub names: Vec<String>,
    /// What it is.
    pub state: QuarterReportState,
    /// Submitted or returned on.
    pub on_day: Option<PartialDate>,
    /// Why it was returned.
    pub reason: Option<String>,
    /// What it says.
    pub summary: Option<String>,
    /// The record; `None`: 未交.
    pub id: Option<RecordId>,
}

/// The reports of a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuarterReports {
    /// Teams and pairs in paper order.
    pub rows: Vec<QuarterReportRow>,
    /// 未交.
    pub missing: usize,
    /// 已交.
    pub submitted: usize,
    /// 退回.
    pub returned: usize,
}

/// A report that came or went back, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct QuarterReportEdit {
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// Of this pair …
    #[serde(default)]
    pub pair_id: Option<PairId>,
    /// … or of this team.
    #[serde(default)]
    pub team: Option<String>,
    /// `2025Q3`.
    pub quarter: String,
    /// What it is; 未交 takes a registration back.
    pub state: QuarterReportState,
    /// Submitted or returned on; not needed for 未交.
    pub on: String,
    /// Why it was returned.
    #[serde(default)]
    pub reason: Option<String>,
    /// What it says.
    #[serde(default)]
    pub summary: Option<String>,
}

impl Registry {
    /// Which reports of a quarter are there: one a team, one a pair without a team, of those that
    /// lived in it.
    pub fn quarter_reports(
        &self,
        scheme: Option<&SchemeId>,
        quarter: &str,
    ) -> Result<QuarterReports> {
        let asked = read_quarter(quarter)?;
        let (begin, end) = (asked.first_day(), asked.next().first_day());
        let seating = self.seating_on(asked.last_day())?;
        let scheme = seating.scheme(scheme)?;
        let (first, last) = (seating.on(begin), seating.on(asked.last_day()));
        let order = last.scheme_of(scheme);
        let mut living: Vec<_> = seating
            .pairs
            .iter()
            .filter(|pair| {
                let days = (pair.days.from_on, pair.days.until_on);
                let lives = |on: &super::seats::OnDay<'_>| {
                    let state = on.pair_state(pair, scheme.mentees);
                    matches!(state, PairState::Active | PairState::Suspended)
                };
                pair.scheme == scheme.id
                    && rules::overlap(days, (begin.into(), Some(end.into())))
                    && (lives(&first) || lives(&last) || {
                        let from = pair.days.from_on.first_day().max(begin);
                        lives(&seating.on(from))
                    })
            })
            .collect();
        living.sort_by_key(|pair| order.order(pair.person));
        let mut rows: Vec<QuarterReportRow> = Vec::new();
        for pair in living {
            let name = seating.people[pair.person].name.clone();
            let team = pair.team.as_ref();
            let of_team = rows
                .iter_mut()
                .find(|row| team.is_some() && row.team.as_ref() == team);
            if let Some(row) = of_team {
                row.names.push(name);
                continue;
            }
            rows.push(QuarterReportRow {
                pair_id: team.is_none().then(|| pair.id.clone()),
                team: team.cloned(),
                names: vec![name],
                state: QuarterReportState::Missing,
                on_day: None,
                reason: None,
                summary: None,
                id: None,
            });
        }
        let reports: Vec<QuarterReport> = self.db.find_by("scheme_id", scheme.id.as_str())?;
        for row in &mut rows {
            let report = reports.iter().find(|it| {
                it.quarter == quarter && it.pair_id == row.pair_id && it.team == row.team
            });
            let Some(report) = report else { continue };
            row.state = match report.state {
                ReportState::Submitted => QuarterReportState::Submitted,
                ReportState::Returned => QuarterReportState::Returned,
            };
            row.on_day = Some(report.on_day);
            row.reason.clone_from(&report.reason);
            row.summary.clone_from(&report.summary);
            row.id = Some(report.id.clone());
        }
        let count = |state| rows.iter().filter(|row| row.state == state).count();
        Ok(QuarterReports {
            missing: count(QuarterReportState::Missing),
            submitted: count(QuarterReportState::Submitted),
            returned: count(QuarterReportState::Returned),
            rows,
        })
    }

    /// A report came, went back, or was registered by mistake.
    pub fn set_quarter_report(
        &mut self,
        edit: &QuarterReportEdit,
        today: Day,
    ) -> Result<Outcome<()>> {
        read_quarter(&edit.quarter)?;
        let team = filled(edit.team.as_deref());
        if team.is_some() == edit.pair_id.is_some() {
            let message = "请选择一对结对，或一个小组";
            return Err(Error::invalid("pair_id", "report.of_whom", message));
        }
        let reason = filled(edit.reason.as_deref());
        if edit.state == QuarterReportState::Returned && reason.is_none() {
            return Err(Error::invalid("reason", "reason.missing", "请填写退回原因"));
        }
        self.transact(Op::SetQuarterReport, |tx| {
            let scheme = scheme_or_first(tx.db, Some(&edit.scheme_id))?;
            let pairs: Vec<Pair> = tx.db.find_by("scheme_id", scheme.id.as_str())?;
            let of_whom = |pair: &&Pair| match &edit.pair_id {
                Some(id) => pair.id == *id,
                None => pair.team == team,
            };
            let pair = pairs.iter().find(of_whom).or_not_found("结对")?;
            tx.about(&said(
                edit,
                team.as_deref(),
                tx.db.find(pair.person_id.as_str())?,
            ));
            let reports: Vec<QuarterReport> = tx.db.find_by("scheme_id", scheme.id.as_str())?;
            let old = reports.into_iter().find(|it| {
                it.quarter == edit.quarter && it.pair_id == edit.pair_id && it.team == team
            });
            let state = match edit.state {
                QuarterReportState::Missing => {
                    return old.map_or(Ok(()), |old| {
                        tx.db.remove(QuarterReport::TABLE, old.id.as_str())
                    });
                }
                QuarterReportState::Submitted => ReportState::Submitted,
                QuarterReportState::Returned => ReportState::Returned,
            };
            let on_day = past_day("on", &edit.on, today)?.into();
            let report = QuarterReport {
                id: old
                    .as_ref()
                    .map_or_else(RecordId::new, |old| old.id.clone()),
                township_id: pair.township_id.clone(),
                scheme_id: scheme.id.clone(),
                pair_id: edit.pair_id.clone(),
                team: team.clone(),
                quarter: edit.quarter.clone(),
                state,
                on_day,
                reason: reason.filter(|_| state == ReportState::Returned),
                summary: filled(edit.summary.as_deref()),
            };
            if old.is_some() {
                tx.db.update(&report)
            } else {
                tx.db.insert(&report)
            }
        })
    }
}

/// Whose report of which quarter, for the journal.
fn said(edit: &QuarterReportEdit, team: Option<&str>, person: Option<Person>) -> String {
    let who = team.map_or_else(
        || person.map(|person| person.name).unwrap_or_default(),
        str::to_owned,
    );
    let state = match edit.state {
        QuarterReportState::Missing => "未交",
        QuarterReportState::Submitted => "已交",
        QuarterReportState::Returned => "退回",
    };
    format!("{who} {} {state}", edit.quarter)
}

fn read_quarter(text: &str) -> Result<Quarter> {
    text.parse()
        .map_err(|()| Error::invalid("quarter", "quarter.unreadable", "请选择季度，如 2025Q3"))
}
