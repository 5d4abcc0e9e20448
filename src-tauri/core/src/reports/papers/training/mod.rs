//! The papers of training: 签到表, 培训台账, 参训统计, 培训记录, 点单汇总表.

mod ledger;
mod menu;
mod record;
mod sign_in;
mod stats;

use super::{Letterhead, PaperKind, PaperRequest, Papers};
use crate::date::{in_words, Day};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::registry::Registry;
use crate::reports::Report;
use crate::training::record::RecordRequest;
use crate::training::requests::{RequestFilter, RequestState};
use crate::training::sessions::SessionFilter;
use crate::training::stats::{TrainingFilter, TrainingStats};
use crate::villages::Owner;

impl Registry {
    /// A paper of training.
    pub(super) fn training_papers(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Papers> {
        let head = Letterhead::of(owner, "", as_of);
        let one = |report: Report| Papers {
            rows: report.sections.iter().map(|it| it.rows.len()).sum(),
            reports: vec![report],
        };
        Ok(match request.paper {
            PaperKind::SignIn => {
                let asked = request.session.as_ref().ok_or_else(|| {
                    Error::invalid("session", "training.missing", "请选择要打印签到表的班次")
                })?;
                one(sign_in::report(&head, &self.session(asked)?))
            }
            PaperKind::Sessions => {
                let stats = self.stats_on_paper(request, as_of)?;
                let sessions = self.sessions(&SessionFilter {
                    from: Some(stats.from),
                    to: Some(stats.to),
                    ..SessionFilter::default()
                })?;
                one(ledger::report(&head, &sessions.rows, &stats))
            }
            PaperKind::Menu => {
                let requests = self.requests(&RequestFilter {
                    as_of: Some(as_of),
                    state: Some(RequestState::Unmet),
                    ..RequestFilter::default()
                })?;
                one(menu::report(&head, &requests.menu))
            }
            PaperKind::TrainingRecord => {
                let people: Vec<PersonId> = match &request.people {
                    Some(people) => people.clone(),
                    None => {
                        let villages = request.villages.clone().unwrap_or_default();
                        let pool = self.reserves_on(as_of, &villages)?.into_iter();
                        pool.map(|row| row.person.id).collect()
                    }
                };
                let records: Result<Vec<_>> = people
                    .into_iter()
                    .map(|person_id| {
                        let as_of = Some(as_of);
                        let record = self.training_record(&RecordRequest { person_id, as_of })?;
                        Ok(record::Recorded::of(record, request))
                    })
                    .collect();
                head.batch(request.one_file, &records?, record::paper)
            }
            _ => one(stats::report(&head, &self.stats_on_paper(request, as_of)?)),
        })
    }

    fn stats_on_paper(&self, request: &PaperRequest, as_of: Day) -> Result<TrainingStats> {
        self.training_stats(&TrainingFilter {
            as_of: Some(as_of),
            from: request.from,
            to: request.to,
            villages: request.villages.clone().unwrap_or_default(),
        })
    }
}

/// `2025年1月1日至11月26日`.
fn between(from: Day, to: Day) -> String {
    use chrono::Datelike;
    let words = in_words(to);
    let until = match words.split_once('年') {
        Some((_, rest)) if from.year() == to.year() => rest,
        _ => &words,
    };
    format!("{}至{until}", in_words(from))
}

/// `2025.03.01`, `2025.03.01—03`, `2025.03.01—04.02`, or the days of a session of several.
fn days(held_on: &[Day]) -> String {
    use chrono::Datelike;
    let (Some(first), Some(last)) = (held_on.first(), held_on.last()) else {
        return String::new();
    };
    let whole = first.format("%Y.%m.%d").to_string();
    let every_day = (*last - *first).num_days() + 1 == i64::try_from(held_on.len()).unwrap_or(0);
    if first == last {
        return whole;
    }
    if every_day {
        let until = if first.year() != last.year() {
            last.format("%Y.%m.%d")
        } else if first.month() != last.month() {
            last.format("%m.%d")
        } else {
            last.format("%d")
        };
        return format!("{whole}—{until}");
    }
    let others = held_on[1..]
        .iter()
        .map(|day| day.format("%m.%d").to_string());
    std::iter::once(whole)
        .chain(others)
        .collect::<Vec<_>>()
        .join("、")
}

/// `95.2%` of so many; nothing where nobody was expected.
fn rate(present: usize, expected: usize) -> String {
    if expected == 0 {
        return String::new();
    }
    let thousandths = (present * 2000 + expected) / (expected * 2);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_short_as_they_can_be() {
        let check = |texts: &[&str], expect: &str| {
            let held_on: Vec<Day> = texts.iter().map(|text| text.parse().unwrap()).collect();
            assert_eq!(days(&held_on), expect);
        };
        check(&["2025-03-01"], "2025.03.01");
        check(&["2025-03-01", "2025-03-02", "2025-03-03"], "2025.03.01—03");
        check(&["2025-03-31", "2025-04-01"], "2025.03.31—04.01");
        check(&["2025-12-31", "2026-01-01"], "2025.12.31—2026.01.01");
        check(&["2025-03-01", "2025-03-08"], "2025.03.01、03.08");
    }

    #[test]
    fn a_rate_is_rounded_and_none_of_none() {
        assert_eq!(rate(2, 3), "66.7%");
        assert_eq!(rate(3, 3), "100.0%");
        assert_eq!(rate(0, 0), "");
    }

    #[test]
    fn a_period_of_one_year_says_the_year_once() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(
            between(day("2025-01-01"), day("2025-11-26")),
            "2025年1月1日至11月26日"
        );
        assert_eq!(
            between(day("2024-01-01"), day("2025-11-26")),
            "2024年1月1日至2025年11月26日"
        );
    }
}
