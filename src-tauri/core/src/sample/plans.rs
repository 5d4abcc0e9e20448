//! The sample's plans: some of each 成熟度 have one made from the template for them, and have ticked
//! off what was to be done by then, but for two who are late.

use super::Calendar;
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{PersonId, PlanTemplateId};
use crate::people::FactField;
use crate::plans::{ApplyTemplate, Plan, PlanMeasure, PlanStep};
use crate::registry::Tx;
use crate::reserves::State;

/// Template, for whom, for every how many-th of them, for how many, and the days since it began.
const PLANS: [(&str, &str, usize, usize, i64); 3] = [
    ("newcomer", "长期储备", 4, 3, 86),
    ("medium-term", "中期培养", 2, 8, 300),
    ("near-term", "近期可用", 3, 6, 86),
];
/// Who has not yet done what is late: the last two of 近期可用.
const LATE: (&str, usize) = ("near-term", 4);

/// Adds plans, and what of them was ticked off by hand.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    for (template, readiness, every, most, days) in PLANS {
        let from_on = calendar.after(-days);
        let pool = tx.db.reserves_on(from_on.first_day(), &[], State::InPool)?;
        let fits = pool
            .into_iter()
            .filter(|row| row.facts.get(FactField::Readiness) == Some(readiness));
        let people: Vec<PersonId> = fits
            .map(|row| row.person.id)
            .step_by(every)
            .take(most)
            .collect();
        tx.apply_plan_template(&ApplyTemplate {
            template_id: PlanTemplateId::from(template.to_owned()),
            people: Some(people.clone()),
            villages: None,
            readiness: None,
            from_on: from_on.to_string(),
            until_on: None,
            document: Some(format!(
                "青禾党发〔{}〕12号",
                from_on.to_string().get(..4).unwrap_or_default()
            )),
            replace: false,
        })?;
        for (number, person) in people.iter().enumerate() {
            if template != LATE.0 || number < LATE.1 {
                tick_off(tx, calendar.today, person, number)?;
            }
        }
    }
    Ok(())
}

/// Ticks off what a person was to do by hand, some days before its last.
fn tick_off(tx: &Tx<'_>, today: Day, person: &PersonId, number: usize) -> Result<()> {
    let plans: Vec<Plan> = tx.db.find_by("person_id", person.as_str())?;
    for plan in plans {
        for step in tx.db.find_by::<PlanStep>("plan_id", plan.id.as_str())? {
            if step.aim.measure != PlanMeasure::ByHand || step.due_on >= today {
                continue;
            }
            let before = i64::try_from(3 + number * 5 % 11).unwrap_or_default();
            let done_on = step.due_on - chrono::Duration::days(before);
            tx.db.update(&PlanStep {
                done_on: Some(done_on),
                note: Some(note(&step.label, done_on.into())),
                ..step
            })?;
        }
    }
    Ok(())
}

fn note(label: &str, on: PartialDate) -> String {
    let month = on.dotted_month();
    match label {
        "入库谈话，明确培养方向" => format!("{month} 组织委员谈话，填写谈话记录"),
        "制定个人提升清单" => "列出三项短板，交村党支部审阅".into(),
        _ => "列席两次村“两委”会议，记录在册".into(),
    }
}
