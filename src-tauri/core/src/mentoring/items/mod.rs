//! 任务纪实: registering the steps of a pair's checklist, in one action with their evidence.

#[cfg(test)]
mod tests;

use serde::Serialize;
use ts_rs::TS;

use super::checklists::{self, Registered};
use super::evidence::{EvidenceRow, NewEvidence, Proves};
use super::flags::{Flag, FlagOf, Flags};
use super::rules::{self, Period};
use super::{Due, Evidence, Item, ItemCell, Pair, PairEvent, PairState, Step};
use crate::changes::Outcome;
use crate::date::{in_words, Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{ItemId, PairId, PersonId, StepId};
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::{Registry, Tx};
use crate::store::Db;

/// A step of a pair with everything that is registered for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ItemDetail {
    /// As in the list.
    pub cell: ItemCell,
    /// The record; `None`: nothing is registered.
    pub item: Option<Item>,
    /// Who did it.
    pub mentor: Option<String>,
    /// What proves it, the oldest first.
    pub evidence: Vec<EvidenceRow>,
    /// What about it needs a look, that of its evidence included.
    pub flags: Vec<Flag>,
}

/// Which step of which pair.
#[derive(Debug, Clone)]
pub struct ItemPlace {
    /// The pair.
    pub pair_id: PairId,
    /// The step.
    pub step_id: StepId,
    /// Of a quarterly step: `2025Q3`; `None`: that of the day.
    pub quarter: Option<String>,
}

/// A step as registered or corrected.
#[derive(Debug, Clone)]
pub struct ItemEdit {
    /// Which.
    pub at: ItemPlace,
    /// When it was done, as typed.
    pub done_on: String,
    /// Who did it.
    pub mentor_id: Option<PersonId>,
    /// Where.
    pub place: Option<String>,
    /// What was done.
    pub content: Option<String>,
    /// 成效.
    pub result: Option<String>,
}

impl Registry {
    /// Registers a step with its evidence, or corrects it and adds evidence.
    pub fn set_item(
        &mut self,
        edit: &ItemEdit,
        evidence: &[NewEvidence],
        today: Day,
    ) -> Result<Outcome<ItemId>> {
        let done_on = past_day("done_on", &edit.done_on, today)?;
        let place = text("place", edit.place.as_deref(), 100)?;
        let content = text("content", edit.content.as_deref(), 5000)?;
        let result = text("result", edit.result.as_deref(), 5000)?;
        self.transact(Op::SetItem, |tx| {
            let (pair, step) = pair_and_step(tx.db, &edit.at)?;
            if let Some(mentor) = &edit.mentor_id {
                refuse_own_mentor(tx.db, mentor, &pair.person_id)?;
            }
            let wanted = edit.at.quarter.as_deref();
            let quarter = quarter_of(&pair, &step, wanted, done_on, today)?;
            let known = registered(tx.db, &pair, &step, &quarter)?;
            let moved = known
                .as_ref()
                .is_none_or(|item| item.done_on != done_on.into());
            if moved && !pair.period().contains(done_on.into()) {
                let message = format!("应在结对期间内（{}）", pair.period().in_words());
                return Err(Error::invalid("done_on", "item.outside", message));
            }
            let item = Item {
                id: known
                    .as_ref()
                    .map_or_else(ItemId::new, |item| item.id.clone()),
                township_id: pair.township_id.clone(),
                pair_id: pair.id.clone(),
                step_id: step.id.clone(),
                quarter,
                done_on: done_on.into(),
                mentor_id: edit.mentor_id.clone(),
                place,
                content,
                result,
            };
            tx.about(&about(tx.db, &item)?);
            match known {
                None => tx.db.insert(&item)?,
                Some(known) if known == item => {}
                Some(_) => tx.db.update(&item)?,
            }
            let proves = Proves::Item(item.id.clone());
            tx.add_evidence(&proves, &item.township_id, evidence)?;
            Ok(item.id)
        })
    }

    /// Takes out what was registered for a step, with its evidence.
    pub fn remove_item(&mut self, id: &ItemId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveItem, |tx| {
            let item: Item = tx.db.find(id.as_str())?.or_not_found("任务登记")?;
            tx.about(&about(tx.db, &item)?);
            tx.remove_item(&item.id)
        })
    }

    /// A step of a pair on a day, and what is registered for it.
    pub fn item(&self, at: &ItemPlace, as_of: Day) -> Result<ItemDetail> {
        let (pair, step) = pair_and_step(&self.db, at)?;
        let quarter = quarter_of(&pair, &step, at.quarter.as_deref(), as_of, as_of)?;
        let suspended = self.is_suspended(&pair, as_of)?;
        let item = registered(&self.db, &pair, &step, &quarter)?;
        let evidence = match &item {
            Some(item) => self.db.find_by("item_id", item.id.as_str())?,
            None => Vec::new(),
        };
        let flags = match &item {
            Some(item) => self.flags_as_of(as_of)?.of_item(&item.id),
            None => Vec::new(),
        };
        let held = item.as_ref().map(|item| Registered {
            id: item.id.clone(),
            step: step.id.clone(),
            quarter: quarter.clone(),
            done_on: item.done_on,
            evidence: i64::try_from(evidence.len()).unwrap_or_default(),
        });
        let period = pair.period();
        let due = rules::periods_of(&step, period, as_of)
            .into_iter()
            .find(|due| due.quarter == quarter)
            .or_not_found("任务项")?;
        let mut cell = checklists::cell(&step, period, due, held.as_ref(), suspended, as_of);
        cell.flagged = !flags.is_empty();
        self.detail(cell, item, evidence, flags)
    }

    /// What is registered for the cells of a pair; each cell is told whether it needs a look.
    pub(crate) fn items_of(
        &self,
        cells: &mut [ItemCell],
        flags: &Flags,
    ) -> Result<Vec<ItemDetail>> {
        let details = cells.iter_mut().map(|cell| {
            let item: Option<Item> = match &cell.item_id {
                Some(id) => self.db.find(id.as_str())?,
                None => None,
            };
            let evidence = match &item {
                Some(item) => self.db.find_by("item_id", item.id.as_str())?,
                None => Vec::new(),
            };
            let of_item = item.as_ref().map(|item| flags.of_item(&item.id));
            let of_item = of_item.unwrap_or_default();
            cell.flagged |= !of_item.is_empty();
            self.detail(cell.clone(), item, evidence, of_item)
        });
        details.collect()
    }

    fn detail(
        &self,
        cell: ItemCell,
        item: Option<Item>,
        evidence: Vec<Evidence>,
        flags: Vec<FlagOf>,
    ) -> Result<ItemDetail> {
        let mentor = match item.as_ref().and_then(|item| item.mentor_id.as_ref()) {
            Some(id) => Some(self.db.person_name(id)?),
            None => None,
        };
        Ok(ItemDetail {
            cell,
            mentor,
            evidence: self.evidence_rows(evidence, &flags)?,
            flags: flags.into_iter().map(|flag| flag.flag).collect(),
            item,
        })
    }

    fn is_suspended(&self, pair: &Pair, day: Day) -> Result<bool> {
        let mut events: Vec<PairEvent> = self.db.find_by("pair_id", pair.id.as_str())?;
        events.sort_by_key(|event| event.on_day.first_day());
        let happened = events.iter().map(|event| (event.kind, event.on_day));
        let state = rules::pair_state(pair.from_on, pair.until_on, true, happened, day);
        Ok(state == PairState::Suspended)
    }
}

impl Pair {
    /// Its days.
    pub(crate) fn period(&self) -> Period {
        Period {
            from_on: self.from_on.first_day(),
            until_on: self.until_on.map(PartialDate::first_day),
        }
    }
}

impl Tx<'_> {
    /// Takes out what was registered for a step, with its evidence.
    pub(crate) fn remove_item(&self, id: &ItemId) -> Result<()> {
        self.remove_evidence_of(&Proves::Item(id.clone()))?;
        self.db.remove("items", id.as_str())
    }
}

/// Nobody mentors themselves.
pub(crate) fn refuse_own_mentor(db: &Db, mentor: &PersonId, mentee: &PersonId) -> Result<()> {
    let name = db.person_name(mentor)?;
    if mentor == mentee {
        return Err(Refused::PairMentorSelf { name }.into());
    }
    Ok(())
}

/// Whom and what an item is about: `武晓燕 现场指导`.
pub(super) fn about(db: &Db, item: &Item) -> Result<String> {
    let pair: Pair = db.find(item.pair_id.as_str())?.or_not_found("结对")?;
    let step: Step = db.find(item.step_id.as_str())?.or_not_found("任务项")?;
    let name = db.person_name(&pair.person_id)?;
    Ok(format!("{name} {}{}", step.label, item.quarter))
}

/// A day as typed, known to the day and not after today.
pub(crate) fn past_day(field: &str, text: &str, today: Day) -> Result<Day> {
    let date = typed_date(field, text)?;
    if !date.has_day() {
        let message = format!("请写明是哪一天，如 {}", today.format("%Y.%m.%d"));
        return Err(Error::invalid(field, "date.day_missing", message));
    }
    if date.first_day() > today {
        let message = format!("不能晚于今天（{}）", in_words(today));
        return Err(Error::invalid(field, "date.future", message));
    }
    Ok(date.first_day())
}

/// Free text of at most so many characters; `None` where there is none.
pub(crate) fn text(field: &str, text: Option<&str>, longest: usize) -> Result<Option<String>> {
    let text = filled(text);
    if text
        .as_ref()
        .is_some_and(|text| text.chars().count() > longest)
    {
        let message = format!("最多 {longest} 个字");
        return Err(Error::invalid(field, "text.too_long", message));
    }
    Ok(text)
}

fn pair_and_step(db: &Db, at: &ItemPlace) -> Result<(Pair, Step)> {
    let pair: Pair = db.find(at.pair_id.as_str())?.or_not_found("结对")?;
    let step: Option<Step> = db.find(at.step_id.as_str())?;
    let step = step.filter(|step| step.scheme_id == pair.scheme_id);
    Ok((pair, step.or_not_found("任务项")?))
}

fn registered(db: &Db, pair: &Pair, step: &Step, quarter: &str) -> Result<Option<Item>> {
    let items: Vec<Item> = db.find_by("pair_id", pair.id.as_str())?;
    let of_step = |item: &Item| item.step_id == step.id && item.quarter == quarter;
    Ok(items.into_iter().find(of_step))
}

/// The quarter asked for, or else that of a day; empty for a step that is not quarterly.
fn quarter_of(
    pair: &Pair,
    step: &Step,
    wanted: Option<&str>,
    day: Day,
    until: Day,
) -> Result<String> {
    if step.due != Due::Quarterly {
        return Ok(String::new());
    }
    let cells = rules::periods_of(step, pair.period(), until);
    let wanted = wanted.filter(|wanted| !wanted.is_empty());
    let of_day = |due: Option<Day>| due.is_some_and(|due| day <= due);
    let found = match wanted {
        Some(wanted) => cells.iter().find(|cell| cell.quarter == wanted),
        None => cells
            .iter()
            .find(|cell| of_day(cell.due_on))
            .or(cells.last()),
    };
    let found = found.map(|cell| cell.quarter.clone());
    found.ok_or_else(|| Error::invalid("quarter", "item.quarter", "结对期间没有这个季度"))
}
