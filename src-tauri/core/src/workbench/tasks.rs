//! What is to be done, by day: steps, ends of pairs, reports, birthdays, 转正.

use std::collections::HashSet;

use chrono::Datelike;

use super::rules;
use super::{Task, TaskKind};
use crate::date::Day;
use crate::mentoring::checklists::Checklists;
use crate::mentoring::rules::{quarters, Quarter};
use crate::mentoring::seats::{At, OnDay, PairHeld, SchemeOnDay};
use crate::mentoring::{ItemCell, ItemState, PairState, QuarterReport, ReportState};
use crate::people::FactField;
use crate::plans::{PlanState, PlanStepState, PlansOnDay};
use crate::reserves::ReserveOnDay;

/// Tasks being gathered.
pub(super) struct Tasks<'d, 'a> {
    pub(super) on: &'d OnDay<'a>,
    until: Day,
    found: Vec<(At, Task)>,
}

impl<'d, 'a> Tasks<'d, 'a> {
    pub(super) fn new(on: &'d OnDay<'a>, until: Day) -> Self {
        Self {
            on,
            until,
            found: Vec::new(),
        }
    }

    /// What is late, the latest first, what comes, the next first, and what comes after that; those of
    /// one day in paper order.
    pub(super) fn sorted(self) -> [Vec<Task>; 3] {
        let mut found = self.found;
        found.sort_by(|(a_at, a), (b_at, b)| {
            (a.due_on, a.kind, a_at, &a.name).cmp(&(b.due_on, b.kind, b_at, &b.name))
        });
        let found = found.into_iter().map(|(_, task)| task);
        let (late, coming): (Vec<Task>, Vec<Task>) = found.partition(|task| task.days < 0);
        let (soon, ahead) = coming
            .into_iter()
            .partition(|task| task.due_on <= self.until);
        [late, soon, ahead]
    }

    /// The steps of active pairs that are due, and the pairs that end.
    pub(super) fn of_pairs(&mut self, checklists: &Checklists) {
        for scheme in &self.on.seating.schemes {
            let of_scheme = self.on.scheme_of(scheme);
            for (pair, state) in of_scheme.pairs() {
                if state == PairState::Active {
                    for cell in checklists.cells(self.on.seating, pair, state, self.on.day) {
                        self.of_cell(&of_scheme, pair, &cell);
                    }
                }
                if matches!(state, PairState::Active | PairState::Suspended) {
                    self.of_end(&of_scheme, pair);
                }
            }
        }
    }

    fn of_cell(&mut self, scheme: &SchemeOnDay<'_, '_>, pair: &PairHeld, cell: &ItemCell) {
        let lacks = match cell.state {
            ItemState::Done | ItemState::None => return,
            ItemState::AwaitingEvidence => "，缺佐证",
            ItemState::Outside => "，日期不在期间",
            ItemState::Overdue | ItemState::Due => "",
        };
        let Some(due_on) = cell.due_on.filter(|due| *due <= self.until) else {
            return;
        };
        let seats = scheme.sits(pair.person);
        let mut filled = seats
            .iter()
            .filter_map(|sits| Some((sits, sits.mentors.first()?)));
        let who = filled.next().map(|(sits, mentor)| {
            let name = &self.on.seating.people[mentor.person].name;
            format!("{} {name}", sits.seat.label)
        });
        let task = Task {
            who,
            pair_id: Some(pair.id.clone()),
            step_id: Some(cell.step_id.clone()),
            quarter: cell.quarter.clone(),
            ..self.task(
                TaskKind::Item,
                due_on,
                &scheme.scheme.checklist,
                format!("{}{lacks}", cell.label),
                pair.person,
                scheme.place(pair.person),
            )
        };
        self.add(task);
    }

    fn of_end(&mut self, scheme: &SchemeOnDay<'_, '_>, pair: &PairHeld) {
        let Some(last) = pair.period().last_day() else {
            return;
        };
        if last > self.until {
            return;
        }
        let until = format!("结对到{}月{}日为止", last.month(), last.day());
        let task = Task {
            who: Some(until),
            pair_id: Some(pair.id.clone()),
            ..self.task(
                TaskKind::PairEnd,
                last,
                "结对",
                "结对期满".into(),
                pair.person,
                scheme.place(pair.person),
            )
        };
        self.add(task);
    }

    /// Quarterly reports that are not submitted; of a team one a quarter.
    pub(super) fn of_reports(&mut self, reports: &[QuarterReport]) {
        let schemes = self.on.seating.schemes.iter();
        for scheme in schemes.filter(|scheme| scheme.reports) {
            let of_scheme = self.on.scheme_of(scheme);
            let mut told: HashSet<(&str, String)> = HashSet::new();
            for (pair, state) in of_scheme.pairs() {
                if state != PairState::Active {
                    continue;
                }
                for of_quarter in quarters(pair.period(), self.on.day) {
                    let quarter = of_quarter.quarter;
                    let Some(due_on) = of_quarter.due_on.filter(|due| *due <= self.until) else {
                        continue;
                    };
                    let team = pair.team.as_deref();
                    let of_it = |report: &&QuarterReport| {
                        report.quarter == quarter
                            && report.scheme_id == scheme.id
                            && match team {
                                Some(_) => report.team.as_deref() == team,
                                None => report.pair_id.as_ref() == Some(&pair.id),
                            }
                    };
                    let report = reports.iter().find(of_it);
                    let submitted =
                        report.is_some_and(|report| report.state == ReportState::Submitted);
                    let again = team.is_some_and(|team| !told.insert((team, quarter.clone())));
                    if submitted || again {
                        continue;
                    }
                    self.of_report(&of_scheme, pair, quarter, due_on, report);
                }
            }
        }
    }

    fn of_report(
        &mut self,
        scheme: &SchemeOnDay<'_, '_>,
        pair: &PairHeld,
        quarter: String,
        due_on: Day,
        report: Option<&QuarterReport>,
    ) {
        let reason = report.and_then(|report| report.reason.as_deref());
        let of_quarter = quarter.parse().map_or("", Quarter::in_words);
        let plain = self.task(
            TaskKind::Report,
            due_on,
            "季报",
            format!("{of_quarter}季报"),
            pair.person,
            scheme.place(pair.person),
        );
        let task = Task {
            name: pair.team.clone().unwrap_or_else(|| plain.name.clone()),
            who: Some(reason.map_or("还没有交".into(), |reason| format!("退回：{reason}"))),
            pair_id: Some(pair.id.clone()),
            quarter,
            ..plain
        };
        self.add(task);
    }

    /// Birthdays after which somebody leaves an age band, and probationary years that are over.
    pub(super) fn of_people(&mut self, pool: &[ReserveOnDay]) {
        for row in pool {
            let person = self.on.seating.person_at.get(&row.person.id).copied();
            let village = self
                .on
                .seating
                .village_at
                .get(&row.reserve.village_id)
                .copied();
            let Some(person) = person else { continue };
            let birth = row.person.birth;
            if let Some((band, on)) =
                birth.and_then(|birth| rules::leaves_band(birth, self.on.day, self.until))
            {
                let what = format!("满 {} 岁", band + 1);
                let task = Task {
                    who: Some(format!("不再计入 {band} 岁以下")),
                    ..self.task(TaskKind::Birthday, on, "年龄", what, person, village)
                };
                self.add(task);
            }
            let status = row
                .facts
                .get(FactField::PoliticalStatus)
                .unwrap_or_default();
            let joined = row
                .person
                .party_joined
                .filter(|_| status.ends_with("预备党员"));
            if let Some((joined, on)) = joined.map(|joined| (joined, rules::probation_ends(joined)))
            {
                if on <= self.until {
                    let what = "预备期满".to_owned();
                    let task = Task {
                        who: Some(format!("预备党员 {} 起", joined.dotted_month())),
                        ..self.task(TaskKind::Probation, on, "转正", what, person, village)
                    };
                    self.add(task);
                }
            }
        }
    }

    /// The steps of plans that are not done; the last day of one is told with how far it is.
    pub(super) fn of_plans(&mut self, pool: &[ReserveOnDay], plans: &PlansOnDay) {
        for row in pool {
            let Some(plan) = plans.current(&row.person.id) else {
                continue;
            };
            let person = self.on.seating.person_at.get(&row.person.id).copied();
            let village = &row.reserve.village_id;
            let village = self.on.seating.village_at.get(village).copied();
            let Some(person) = person.filter(|_| plan.state == PlanState::Active) else {
                continue;
            };
            for step in plan.steps {
                let is_due = step.state != PlanStepState::Done && step.step.due_on <= self.until;
                if !is_due {
                    continue;
                }
                let what = step.step.label;
                let due_on = step.step.due_on;
                let task = Task {
                    who: Some(format!("{}，{}", step.asks, step.progress)),
                    plan_step_id: Some(step.step.id),
                    ..self.task(TaskKind::PlanStep, due_on, "计划", what, person, village)
                };
                self.add(task);
            }
        }
    }

    pub(super) fn task(
        &self,
        kind: TaskKind,
        due_on: Day,
        group: &str,
        what: String,
        person: At,
        village: Option<At>,
    ) -> Task {
        let seating = self.on.seating;
        let someone = &seating.people[person];
        let village = village.map(|at| &seating.villages[at]);
        Task {
            kind,
            due_on,
            days: (due_on - self.on.day).num_days(),
            what,
            group: group.to_owned(),
            person_id: someone.id.clone(),
            name: someone.name.clone(),
            village: village.map(|village| village.name.clone()),
            village_id: village.map(|village| village.id.clone()),
            who: None,
            pair_id: None,
            step_id: None,
            quarter: String::new(),
            rotation_id: None,
            plan_step_id: None,
        }
    }

    pub(super) fn add(&mut self, task: Task) {
        let village = task.village_id.as_ref();
        let at = village.and_then(|id| self.on.seating.village_at.get(id));
        self.found.push((at.copied().unwrap_or(At::MAX), task));
    }
}
