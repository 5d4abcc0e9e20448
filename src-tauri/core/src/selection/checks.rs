//! 核查 and 破格: what was found about people and conditions, and what is not asked of them.

use super::rules::{fits, says_why};
use super::{Check, CheckEdit, Condition, Exemption, ExemptionEdit};
use crate::changes::Outcome;
use crate::date::{in_words, Day};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, RecordId};
use crate::mentoring::evidence::Proves;
use crate::mentoring::items::{past_day, text};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::some_of;
use crate::store::{Db, Row};

impl Registry {
    /// Registers what was found about one or many people. How many findings there are now.
    pub fn set_checks(&mut self, edit: &CheckEdit, today: Day) -> Result<Outcome<usize>> {
        let on_day = past_day("on_day", &edit.on_day, today)?;
        let pattern = Pattern {
            on_day,
            checked_by: text("checked_by", edit.checked_by.as_deref(), 100)?,
            document: text("document", edit.document.as_deref(), 100)?,
            valid_until: valid_until(edit.valid_to.as_deref(), on_day)?,
        };
        if edit.people.is_empty() {
            return Err(Error::invalid("people", "people.missing", "请选择人员"));
        }
        if edit.found.is_empty() {
            let message = "请至少登记一项条件的核查结果";
            return Err(Error::invalid("found", "check.nothing", message));
        }
        self.transact(Op::SetChecks, |tx| {
            let mut names = Vec::new();
            for id in &edit.people {
                let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
                tx.set_checks_of(&person, edit, &pattern)?;
                names.push(person.name);
            }
            tx.about(&format!("{} {} 项", some_of(&names), edit.found.len()));
            Ok(names.len() * edit.found.len())
        })
    }

    /// Takes a finding out that was registered by mistake, with its evidence.
    pub fn remove_check(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveCheck, |tx| {
            let check: Check = tx.db.find(id.as_str())?.or_not_found("核查记录")?;
            let condition = condition_of(tx.db, &check)?;
            let name = tx.db.person_name(&check.person_id)?;
            tx.about(&format!("{name} {}", condition.label));
            tx.remove_evidence_of(&Proves::Check(id.clone()))?;
            tx.db.remove(Check::TABLE, id.as_str())
        })
    }

    /// 破格: a threshold or a positive condition is not asked of a person, for a reason.
    pub fn set_exemption(&mut self, edit: &ExemptionEdit, today: Day) -> Result<Outcome<RecordId>> {
        let on_day = past_day("on_day", &edit.on_day, today)?;
        let reason = text("reason", Some(&edit.reason), 500)?;
        let reason = reason.filter(|it| says_why(it)).ok_or_else(|| {
            Error::invalid(
                "reason",
                "reason.missing",
                "请填写破格的理由（1 至 500 个字）",
            )
        })?;
        let document = text("document", edit.document.as_deref(), 100)?;
        self.transact(Op::SetExemption, |tx| {
            let person: Person = tx.db.find(edit.person_id.as_str())?.or_not_found("人员")?;
            let condition: Condition = tx
                .db
                .find(edit.condition_id.as_str())?
                .or_not_found("资格条件")?;
            tx.about(&format!("{} {}", person.name, condition.label));
            if condition.kind == super::ConditionKind::Negative {
                let message = "负面条件不能破格；确需入库的，请在入库时写明书面理由";
                return Err(Error::invalid(
                    "condition_id",
                    "exemption.negative",
                    message,
                ));
            }
            let known = exemptions_of(tx.db, &person.id)?;
            let known = known.into_iter().find(|it| it.condition_id == condition.id);
            let exemption = Exemption {
                id: known
                    .as_ref()
                    .map_or_else(RecordId::new, |it| it.id.clone()),
                township_id: person.township_id,
                person_id: person.id,
                condition_id: condition.id,
                on_day,
                reason,
                document,
            };
            match known {
                None => tx.db.insert(&exemption)?,
                Some(known) if known != exemption => tx.db.update(&exemption)?,
                Some(_) => {}
            }
            Ok(exemption.id)
        })
    }

    /// A condition is asked of a person after all.
    pub fn remove_exemption(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveExemption, |tx| {
            let exemption: Exemption = tx.db.find(id.as_str())?.or_not_found("破格记录")?;
            tx.about(&tx.db.person_name(&exemption.person_id)?);
            tx.db.remove(Exemption::TABLE, id.as_str())
        })
    }
}

/// What all findings of one check share.
struct Pattern {
    on_day: Day,
    checked_by: Option<String>,
    document: Option<String>,
    valid_until: Option<Day>,
}

impl Tx<'_> {
    fn set_checks_of(&self, person: &Person, edit: &CheckEdit, pattern: &Pattern) -> Result<()> {
        let known: Vec<Check> = self.db.find_by("person_id", person.id.as_str())?;
        for (at, found) in edit.found.iter().enumerate() {
            let field = |name: &str| format!("found[{at}].{name}");
            let condition: Condition = self
                .db
                .find(found.condition_id.as_str())?
                .or_not_found("资格条件")?;
            if condition.kind.is_threshold() {
                let message = format!(
                    "“{}”按出生年月和学历自动判断，不用登记核查",
                    condition.label
                );
                return Err(Error::invalid(&field("result"), "check.threshold", message));
            }
            if !fits(condition.kind, found.result) {
                let message = format!("“{}”的核查结果选错了", condition.label);
                return Err(Error::invalid(&field("result"), "check.result", message));
            }
            let same = known
                .iter()
                .find(|check| check.condition_id == condition.id && check.on_day == pattern.on_day);
            let check = Check {
                id: same.map_or_else(RecordId::new, |same| same.id.clone()),
                township_id: person.township_id.clone(),
                person_id: person.id.clone(),
                condition_id: condition.id,
                on_day: pattern.on_day,
                result: found.result,
                checked_by: pattern.checked_by.clone(),
                evidence: text(&field("evidence"), found.evidence.as_deref(), 500)?,
                document: pattern.document.clone(),
                valid_until: pattern.valid_until,
            };
            match same {
                None => self.db.insert(&check)?,
                Some(same) if *same != check => self.db.update(&check)?,
                Some(_) => {}
            }
            self.add_evidence(&Proves::Check(check.id), &check.township_id, &found.proofs)?;
        }
        Ok(())
    }
}

/// The first day on which a check holds no longer, from its last one as typed.
fn valid_until(typed: Option<&str>, on_day: Day) -> Result<Option<Day>> {
    let Some(typed) = filled(typed) else {
        return Ok(None);
    };
    let last = typed_date("valid_to", &typed)?;
    let until = crate::rotations::rules::after(last).first_day();
    if until <= on_day {
        let message = format!("有效期不能早于核查日期（{}）", in_words(on_day));
        return Err(Error::invalid("valid_to", "interval.empty", message));
    }
    Ok(Some(until))
}

fn condition_of(db: &Db, check: &Check) -> Result<Condition> {
    db.find(check.condition_id.as_str())?
        .or_not_found("资格条件")
}

pub(super) fn exemptions_of(db: &Db, person: &PersonId) -> Result<Vec<Exemption>> {
    db.find_by("person_id", person.as_str())
}
