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
        let one = Papers::of;
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
                let requests = self.requests(
                    &RequestFilter {
                        as_of: Some(as_of),
                        state: Some(RequestState::Unmet),
                        ..RequestFilter::default()
                    },
                    as_of,
                )?;
                one(menu::report(&head, &requests.menu))
            }
            PaperKind::TrainingRecord => {
                let people: Vec<PersonId> = if let Some(people) = &request.people {
                    people.clone()
                } else {
                    let villages = request.villages.clone().unwrap_or_default();
                    let pool = self.reserves_on(as_of, &villages)?.into_iter();
                    pool.map(|row| row.person.id).collect()
                };
                let records: Result<Vec<_>> = people
                    .into_iter()
                    .map(|person_id| {
                        let asked = RecordRequest {
                            person_id,
                            as_of: Some(as_of),
                        };
                        let record = self.training_record(&asked, as_of)?;
                        Ok(record::Recorded::of(record, request))
                    })
                    .collect();
                head.batch(request.one_file, records?, record::paper)
            }
            _ => one(stats::report(&head, &self.stats_on_paper(request, as_of)?)),
        })
    }

    fn stats_on_paper(&self, request: &PaperRequest, as_of: Day) -> Result<TrainingStats> {
        self.training_stats(
            &TrainingFilter {
                as_of: Some(as_of),
                from: request.from,
                to: request.to,
                villages: request.villages.clone().unwrap_or_default(),
            },
            as_of,
        )
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
pub(super) fn days(held_on: &[Day]) -> String {
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
    use crate::reports::Report;
    use crate::sample;

    const TODAY: &str = "2025-11-26";

    /// The papers of the sample office, and its register.
    fn papers(request: &PaperRequest) -> Vec<Report> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("示例.qinglan");
        let today = TODAY.parse().unwrap();
        let registry = sample::create(&path, today).unwrap();
        let mut request = request.clone();
        if request.paper == PaperKind::SignIn {
            let sessions = registry.sessions(&SessionFilter::default()).unwrap();
            request.session = Some(sessions.rows[1].session.id.clone());
        }
        registry.papers(&request, today).unwrap().reports
    }

    fn paper(kind: PaperKind) -> Report {
        let mut reports = papers(&PaperRequest::new(kind));
        assert_eq!(reports.len(), 1);
        let report = reports.remove(0);
        for section in &report.sections {
            for row in &section.rows {
                assert_eq!(row.cells.len(), section.columns.len(), "{}", section.name);
            }
            let width: f64 = section.columns.iter().map(|column| column.width_mm).sum();
            let (paper, _) = report.paper.size_mm();
            let room = paper - report.margins.left - report.margins.right;
            assert!(
                width <= room + 0.1,
                "{} is {width} mm of {room}",
                section.name
            );
        }
        report
    }

    #[test]
    fn the_sign_in_sheet_names_everybody_by_village_and_leaves_room_to_sign() {
        let report = paper(PaperKind::SignIn);
        let section = &report.sections[0];
        assert_eq!(section.title, "后备干部培训班第11期签到表");
        let villages: Vec<&str> = section
            .rows
            .iter()
            .map(|row| row.cells[1].as_str())
            .collect();
        let mut told: Vec<&str> = villages.clone();
        told.dedup();
        let once: std::collections::HashSet<&&str> = told.iter().collect();
        assert_eq!(told.len(), once.len(), "each village stands together");
        assert!(
            section.rows.iter().all(|row| row.cells[3].is_empty()),
            "nobody has signed"
        );
        let spare = section.rows.iter().filter(|row| row.cells[2].is_empty());
        assert_eq!(spare.count(), 5);
    }

    #[test]
    fn the_ledger_adds_up_what_stands_above_its_last_row() {
        let report = paper(PaperKind::Sessions);
        let rows = &report.sections[0].rows;
        let (last, sessions) = rows.split_last().unwrap();
        assert_eq!(sessions.len(), 11, "the one to come is not in it");
        let sum = |column: usize| -> usize {
            sessions
                .iter()
                .map(|row| row.cells[column].parse::<usize>().unwrap())
                .sum()
        };
        for column in [9, 10, 11, 12] {
            assert_eq!(last.cells[column], sum(column).to_string());
        }
        let note = &report.sections[0].notes[0];
        let said = format!("11 场次、51 学时，参训 {} 人次", sum(10));
        assert!(note.contains(&said), "{note}");
    }

    #[test]
    fn figures_by_village_by_person_and_the_list_of_the_never_trained_say_the_same() {
        let report = paper(PaperKind::TrainingStats);
        let [villages, people, never] = report.sections.as_slice() else {
            panic!("{} sections", report.sections.len());
        };
        let together = villages.rows.last().unwrap();
        assert_eq!(together.cells[1], people.rows.len().to_string());
        assert_eq!(together.cells[8], never.rows.len().to_string());
        let sum = |rows: &[crate::reports::Row], column: usize| -> usize {
            rows.iter()
                .map(|row| row.cells[column].parse::<usize>().unwrap())
                .sum()
        };
        assert_eq!(sum(&people.rows, 4).to_string(), together.cells[4]);
        assert!(!never.rows.is_empty());
        assert!(villages.notes[0].starts_with("口径："));
    }

    #[test]
    fn everybody_has_a_record_and_unmet_requests_make_a_menu() {
        let record = paper(PaperKind::TrainingRecord);
        assert_eq!(record.sections.len(), 52);
        assert!(record.numbered_each);
        let untaught = record.sections.iter().find(|it| it.rows.is_empty());
        assert_eq!(untaught.unwrap().notes[0], "没有参训和进修记录。");
        let menu = paper(PaperKind::Menu);
        let rows = &menu.sections[0].rows;
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.cells[1].as_str(), row.cells[2].as_str()))
            .collect();
        assert_eq!(told.len(), 2);
        assert_eq!(told[1].1, "2");
        assert_eq!(
            rows[0].cells[4].split('、').count(),
            3,
            "{}",
            rows[0].cells[4]
        );
    }

    #[test]
    fn a_sign_in_sheet_wants_its_session() {
        let error = {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("示例.qinglan");
            let today = TODAY.parse().unwrap();
            let registry = sample::create(&path, today).unwrap();
            let request = PaperRequest::new(PaperKind::SignIn);
            registry.papers(&request, today).unwrap_err()
        };
        assert!(error.to_string().contains("请选择要打印签到表的班次"));
    }

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
