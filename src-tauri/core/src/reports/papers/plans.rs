//! 培养计划表: a reserve's plan, what it aims at, and a row a step with how far it is.

use std::collections::HashMap;

use super::super::{
    Align, Column, FormCell, FormRow, Margins, Paper as Sheet, Report, Row, Section,
};
use super::cells::{cut_to_note, dotted, month};
use super::{page, unit, Letterhead, Numbered, Paper, PaperRequest, Papers};
use crate::date::{in_words, Day, PartialDate};
use crate::error::Result;
use crate::ids::PersonId;
use crate::names;
use crate::people::FactField;
use crate::plans::{PlanCountedKind, PlanState, PlanStepState, PlanStepView, PlanView};
use crate::registry::Registry;
use crate::reserves::rules::in_pool_on;
use crate::reserves::{ReserveOnDay, State};
use crate::villages::Owner;

const NAME: &str = "培养计划表";
const COLUMNS: [(&str, f64, Align); 6] = [
    ("序\n号", 10.0, Align::Center),
    ("类　别", 21.0, Align::Label),
    ("培养内容", 40.0, Align::Left),
    ("要　求", 32.0, Align::Left),
    ("完成时限", 22.0, Align::Center),
    ("完成情况", 45.0, Align::Left),
];
/// Width of the form but for the labels at its left.
const WIDE: f64 = 148.0;
const ROW_MM: f64 = 12.0;
/// So many deeds a cell tells; of more it says how many.
const MOST_DEEDS: usize = 3;
const NOTE: &str =
    "注：完成情况按培训、锻炼、帮带的登记汇总，只计计划期内的；“自定”步骤由登记人填写。";

/// A reserve and the plan that is printed.
struct PlanOnPaper {
    reserve: ReserveOnDay,
    plan: PlanView,
}

impl Numbered for PlanOnPaper {
    fn name(&self) -> String {
        format!("{}-{}", self.reserve.village, self.reserve.person.name)
    }
}

impl Registry {
    /// The plans of those asked for, or of everybody in the pool who has one, in paper order. Who is
    /// asked for by name and has none under way gets the last one.
    pub(super) fn plan_papers(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Papers> {
        let plans = self.plans_on(as_of)?;
        let villages = request.villages.as_deref().unwrap_or_default();
        let people = request.people.as_ref();
        let state = if people.is_some() {
            State::All
        } else {
            State::InPool
        };
        let mut pool = self.db.reserves_on(as_of, villages, state)?;
        pool.retain(|row| people.is_none_or(|asked| asked.contains(&row.person.id)));
        // Of somebody with several spells the last one says where.
        let mut last: HashMap<PersonId, PartialDate> = HashMap::new();
        for row in &pool {
            let entered = last
                .entry(row.person.id.clone())
                .or_insert(row.reserve.entered_on);
            *entered = (*entered).max(row.reserve.entered_on);
        }
        let mut papers = Vec::new();
        for reserve in pool {
            let person = &reserve.person.id;
            if last.get(person) != Some(&reserve.reserve.entered_on) {
                continue;
            }
            let in_pool = in_pool_on(&reserve.reserve, as_of);
            let begun = || {
                let mut all = plans.of(person, in_pool).into_iter();
                all.find(|plan| people.is_some() && plan.state != PlanState::Planned)
            };
            let current = plans.current(person).filter(|_| in_pool);
            if let Some(plan) = current.or_else(begun) {
                papers.push(PlanOnPaper { reserve, plan });
            }
        }
        let head = Letterhead::of(owner, "", as_of);
        Ok(head.batch(request.one_file, papers, form))
    }
}

/// The paper of a plan.
fn form(head: &Letterhead<'_>, of: &PlanOnPaper) -> Paper {
    let title = format!("后备干部{NAME}");
    let name = &of.reserve.person.name;
    let mut notes = vec![NOTE.to_owned()];
    let form = head_block(of, &mut notes);
    let rows = (1..).zip(&of.plan.steps);
    let rows = rows.map(|(number, step)| row(number, step, name, &mut notes));
    let unit = unit(&of.reserve.township, Some(&of.reserve.village));
    let section = Section {
        left_line: format!("填报单位（盖章）：{unit}"),
        right_line: head.right_line(),
        columns: COLUMNS
            .map(|(label, width, align)| Column::new(label, width, align))
            .to_vec(),
        rows: rows.collect(),
        row_mm: ROW_MM,
        form,
        notes,
        signing: ["培养对象（签字）：", "村党组织负责人（签字）："]
            .map(Into::into)
            .to_vec(),
        ..page(name, &title)
    };
    Paper {
        kind: NAME.into(),
        report: Report {
            title,
            paper: Sheet::A4Portrait,
            margins: Margins::FORM,
            sections: vec![section],
            ..Report::default()
        },
    }
}

fn head_block(of: &PlanOnPaper, notes: &mut Vec<String>) -> Vec<FormRow> {
    let (reserve, plan) = (&of.reserve, &of.plan.plan);
    let label = |text: &str| FormCell::label(text, 22.0);
    let fact = |field| reserve.facts.get(field).unwrap_or_default();
    let last = plan.until_on.pred_opt().unwrap_or(plan.until_on);
    let target = plan.target_post.as_deref();
    let goals = cut_to_note(plan.goals.as_deref(), WIDE, "培养目标", notes);
    let three = |cells: [(&str, &str); 3]| {
        let widths = [28.0, 30.0, 46.0];
        let cells = cells.into_iter().zip(widths);
        let cells =
            cells.flat_map(|((name, text), width)| [label(name), FormCell::value(text, width)]);
        FormRow::new(11.0, cells.collect())
    };
    let period = format!("{}\n至{}", in_words(plan.from_on), in_words(last));
    vec![
        three([
            ("姓　　名", &names::spread(&reserve.person.name)),
            ("出生年月", &month(reserve.person.birth)),
            ("现任职务", fact(FactField::Occupation)),
        ]),
        three([
            ("学　　历", fact(FactField::Education)),
            ("政治面貌", fact(FactField::PoliticalStatus)),
            ("培养方向", target.unwrap_or(fact(FactField::TargetPost))),
        ]),
        three([
            ("成 熟 度", fact(FactField::Readiness)),
            (
                "期末达到\n成熟度",
                plan.readiness.as_deref().unwrap_or("不变"),
            ),
            ("培养期限", &period),
        ]),
        FormRow::new(17.0, vec![label("培养目标"), FormCell::text(goals, WIDE)]),
    ]
}

fn row(number: usize, step: &PlanStepView, person: &str, notes: &mut Vec<String>) -> Row {
    let whose = format!("{number}. {}", step.step.label);
    let done = told(step, &whose, notes);
    let cells = vec![
        number.to_string(),
        step.kind.label().into(),
        step.step.label.clone(),
        step.asks.clone(),
        dotted(step.step.due_on.into()),
        cut_to_note(Some(&done), COLUMNS[5].1, &whose, notes),
    ];
    Row {
        cells,
        person: Some(person.to_owned()),
    }
}

/// What was done for a step, by when, and how far it is; what is not begun and not late stays empty.
/// More than a few deeds are counted here and told in a note.
fn told(step: &PlanStepView, whose: &str, notes: &mut Vec<String>) -> String {
    let deeds = step.counted.iter().map(|one| {
        if one.kind == PlanCountedKind::Hand {
            one.what.clone()
        } else {
            let line = format!("{} {} {}", dotted(one.on_day), one.what, one.amount);
            line.trim_end().to_owned()
        }
    });
    let deeds: Vec<String> = deeds.filter(|line| !line.is_empty()).collect();
    let progress = match (step.state, step.met_on) {
        (PlanStepState::Done, Some(on)) => format!("{} 完成", dotted(on)),
        (PlanStepState::Overdue, _) => format!("{}，逾期 {} 天", step.progress, -step.days),
        (PlanStepState::Missed, _) => format!("{}，期内未完成", step.progress),
        _ if deeds.is_empty() => return String::new(),
        _ => step.progress.clone(),
    };
    if deeds.len() > MOST_DEEDS {
        let told = format!("：{}。", deeds.join("；"));
        // Training of a year counts for that of two years too: it is told once.
        match notes.iter_mut().find(|note| note.ends_with(&told)) {
            Some(note) => note.insert_str(note.len() - told.len(), &format!("、{whose}")),
            None => notes.push(format!("{whose}{told}")),
        }
        return format!("{progress}\n共 {} 次，见注", deeds.len());
    }
    let lines = std::iter::once(progress).chain(deeds);
    lines.collect::<Vec<_>>().join("\n")
}
