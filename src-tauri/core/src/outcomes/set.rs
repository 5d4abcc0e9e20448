//! Outcomes recorded, corrected and removed. What follows from one, the end of the spell in the pool
//! and the post, is done in the same action by the verbs of those nouns, and seen before.

use super::{OutcomeEdit, OutcomePreview, OutcomePreviewRow, OutcomeRecord, OutcomeType};
use crate::changes::Outcome;
use crate::date::{in_words, Day, PartialDate};
use crate::duties::{filled, secretary_title, DutyChange, DutyKind, NewMentor, Post};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{OutcomeId, PostId, VillageId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::rules::in_pool_on;
use crate::reserves::{some_of, Reserve};
use crate::store::{Db, Row};

/// An outcome read against the register, and what follows from it.
struct Draft {
    old: Option<OutcomeRecord>,
    outcome: OutcomeRecord,
    name: String,
    kind: OutcomeType,
    /// The spell that ends that day.
    leaves: Option<Reserve>,
    /// Why one leaves.
    leave_reason: Option<String>,
    opens_post: bool,
}

impl Registry {
    /// What recording outcomes would do, without doing it.
    pub fn preview_outcome(&self, edit: &OutcomeEdit, today: Day) -> Result<OutcomePreview> {
        let mut preview = OutcomePreview {
            rows: Vec::new(),
            problems: Vec::new(),
        };
        for draft in drafts(&self.db, edit, today)? {
            let village = match &draft.outcome.village_id {
                Some(id) => Some(self.db.village_label(id)?),
                None => None,
            };
            let mut effects = Vec::new();
            if let Some(spell) = &draft.leaves {
                let of = self.db.village_label(&spell.village_id)?;
                let on = in_words(draft.outcome.on_day.first_day());
                let reason = draft.leave_reason.as_deref().unwrap_or_default();
                effects.push(format!("{on}起退出{of}后备库（{reason}）"));
            }
            if let Some(change) = draft.secretary_change() {
                let seen = self.preview_duty_change(&change, today)?;
                preview.problems.extend(seen.problems);
                for of_village in seen.villages {
                    let before = of_village.before.map(|before| before.name);
                    let before = before
                        .map(|name| format!("，接替{name}"))
                        .unwrap_or_default();
                    effects.push(format!("任{}书记{before}", of_village.village));
                }
            } else if let Some(post) = draft.post() {
                let at = village.as_deref().filter(|_| post.village_id.is_some());
                let at = at.or(post.unit.as_deref()).unwrap_or_default();
                effects.push(format!("登记任职：{at}{}", post.title));
            }
            preview.rows.push(OutcomePreviewRow {
                person_id: draft.outcome.person_id.clone(),
                warnings: draft.warnings(&self.db)?,
                name: draft.name,
                village,
                effects,
            });
        }
        Ok(preview)
    }

    /// Records outcomes, one a person, or corrects one; with it ends spells and begins posts where that
    /// is asked for.
    pub fn set_outcome(
        &mut self,
        edit: &OutcomeEdit,
        today: Day,
    ) -> Result<Outcome<Vec<OutcomeId>>> {
        self.transact(Op::SetOutcome, |tx| tx.set_outcome(edit, today))
    }

    /// Takes an outcome out; a spell that ended and a post that began with it stay as they are.
    pub fn remove_outcome(&mut self, id: &OutcomeId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveOutcome, |tx| {
            let outcome: OutcomeRecord = tx.db.find(id.as_str())?.or_not_found("使用成效")?;
            let kind: OutcomeType = tx
                .db
                .find(outcome.outcome_type_id.as_str())?
                .or_not_found("成效类型")?;
            let name = tx.db.person_name(&outcome.person_id)?;
            tx.about(&format!("{name} {}", kind.name));
            tx.db.remove(OutcomeRecord::TABLE, id.as_str())
        })
    }
}

impl Tx<'_> {
    pub(crate) fn set_outcome(&self, edit: &OutcomeEdit, today: Day) -> Result<Vec<OutcomeId>> {
        let drafts = drafts(self.db, edit, today)?;
        let names: Vec<String> = drafts.iter().map(|draft| draft.name.clone()).collect();
        let kind = drafts.first().map(|draft| draft.kind.name.clone());
        let mut ids = Vec::new();
        for draft in drafts {
            match &draft.old {
                None => self.db.insert(&draft.outcome)?,
                Some(old) if *old != draft.outcome => self.db.update(&draft.outcome)?,
                Some(_) => {}
            }
            if let Some(spell) = &draft.leaves {
                let reason = draft.leave_reason.as_deref().unwrap_or_default();
                let destination = draft.destination(self.db)?;
                let (left_on, to) = (draft.outcome.on_day, destination.as_deref());
                self.leave_pool(&spell.id, left_on, reason, to)?;
            }
            if let Some(change) = draft.secretary_change() {
                self.change_duty(&change, today)?;
            } else if let Some(post) = draft.post() {
                self.add_post(post)?;
            }
            ids.push(draft.outcome.id);
        }
        self.about(&format!("{} {}", kind.unwrap_or_default(), some_of(&names)));
        Ok(ids)
    }
}

impl Draft {
    /// The post that begins; `None`: none does.
    fn post(&self) -> Option<Post> {
        let outcome = &self.outcome;
        let title = outcome.post.clone().filter(|_| self.opens_post)?;
        Some(Post {
            id: PostId::new(),
            township_id: outcome.township_id.clone(),
            person_id: outcome.person_id.clone(),
            title,
            village_id: outcome
                .village_id
                .clone()
                .filter(|_| outcome.unit.is_none()),
            unit: outcome.unit.clone(),
            from_on: outcome.on_day,
            until_on: None,
            document: outcome.document.clone(),
            term: None,
        })
    }

    /// A village's party secretary follows the one before.
    fn secretary_change(&self) -> Option<DutyChange> {
        let post = self.post()?;
        let village = post.village_id?;
        secretary_title(Some(&post.title))?;
        Some(DutyChange {
            role: DutyKind::Secretary,
            villages: vec![village],
            to: Some(NewMentor {
                person_id: Some(post.person_id),
                post: Some(post.title),
                ..NewMentor::default()
            }),
            on: post.from_on.to_string(),
            document: post.document,
            from: None,
        })
    }

    /// Where one who leaves the pool goes.
    fn destination(&self, db: &Db) -> Result<Option<String>> {
        let outcome = &self.outcome;
        let at = match (&outcome.unit, &outcome.village_id) {
            (Some(unit), _) => unit.clone(),
            (None, Some(village)) if outcome.post.is_some() => db.village_label(village)?,
            _ => String::new(),
        };
        let words = format!("{at}{}", outcome.post.as_deref().unwrap_or_default());
        Ok(Some(words).filter(|words| !words.is_empty()))
    }

    /// What looks wrong, and is accepted.
    fn warnings(&self, db: &Db) -> Result<Vec<String>> {
        let outcome = &self.outcome;
        let day = outcome.on_day.first_day();
        let mut warnings = Vec::new();
        let spells: Vec<Reserve> = db.find_by("person_id", outcome.person_id.as_str())?;
        if self.leave_reason.is_some() && self.leaves.is_none() {
            warnings.push(format!("{}当日不在库，不用退出", in_words(day)));
        } else if spells.is_empty() {
            warnings.push("没有在库记录，不计入占比".into());
        }
        let others: Vec<OutcomeRecord> = db.find_by("person_id", outcome.person_id.as_str())?;
        let same = |other: &&OutcomeRecord| {
            other.id != outcome.id
                && other.outcome_type_id == outcome.outcome_type_id
                && other.on_day.agrees_with(outcome.on_day)
        };
        if others.iter().any(|other| same(&other)) {
            warnings.push(format!("同一时间已登记过“{}”", self.kind.name));
        }
        Ok(warnings)
    }
}

fn drafts(db: &Db, edit: &OutcomeEdit, today: Day) -> Result<Vec<Draft>> {
    let missing = || Error::invalid("type_id", "outcome.type", "请选择成效类型");
    let kind = edit.type_id.as_ref().ok_or_else(missing)?;
    let kind: OutcomeType = db.find(kind.as_str())?.or_not_found("成效类型")?;
    let on_day = on_day(edit, today)?;
    if edit.people.is_empty() {
        return Err(Error::invalid("people", "people.missing", "请选择人员"));
    }
    let old: Option<OutcomeRecord> = match &edit.id {
        Some(id) => Some(db.find(id.as_str())?.or_not_found("使用成效")?),
        None => None,
    };
    let post = text("post", edit.post.as_deref(), 100)?;
    if edit.opens_post && post.is_none() {
        let message = "登记任职请填写岗位（职务）";
        return Err(Error::invalid("post", "outcome.no_post", message));
    }
    let unit = text("unit", edit.unit.as_deref(), 100)?;
    let batch = text("batch", edit.batch.as_deref(), 40)?;
    let document = text("document", edit.document.as_deref(), 100)?;
    let remark = text("remark", edit.remark.as_deref(), 200)?;
    let leave_reason = filled(edit.leave_reason.as_deref());
    let people = match &old {
        Some(old) => std::slice::from_ref(&old.person_id),
        None => edit.people.as_slice(),
    };
    let mut drafts: Vec<Draft> = Vec::new();
    for id in people {
        if drafts.iter().any(|draft| draft.outcome.person_id == *id) {
            continue;
        }
        let person: Person = db.find(id.as_str())?.or_not_found("人员")?;
        let mut spells: Vec<Reserve> = db.find_by("person_id", id.as_str())?;
        spells.sort_by_key(|spell| spell.entered_on);
        let village_id = edit
            .village_id
            .clone()
            .or_else(|| village_of(&spells, on_day));
        let day = on_day.first_day();
        let leaves = spells.iter().find(|spell| in_pool_on(spell, day));
        drafts.push(Draft {
            outcome: OutcomeRecord {
                id: old
                    .as_ref()
                    .map_or_else(OutcomeId::new, |old| old.id.clone()),
                township_id: person.township_id.clone(),
                person_id: person.id.clone(),
                outcome_type_id: kind.id.clone(),
                on_day,
                level: edit.level.unwrap_or(kind.level),
                village_id,
                post: post.clone(),
                unit: unit.clone(),
                batch: batch.clone(),
                document: document.clone(),
                remark: remark.clone(),
            },
            old: old.clone(),
            name: person.name,
            kind: kind.clone(),
            leaves: leaves.filter(|_| leave_reason.is_some()).cloned(),
            leave_reason: leave_reason.clone(),
            opens_post: edit.opens_post,
        });
    }
    if let Some(village) = &edit.village_id {
        let _: crate::villages::Village = db.find(village.as_str())?.or_not_found("村")?;
    }
    Ok(drafts)
}

fn on_day(edit: &OutcomeEdit, today: Day) -> Result<PartialDate> {
    let on = typed_date("on_day", &edit.on_day)?;
    if on.first_day() > today {
        let message = format!("不能晚于今天（{}）", in_words(today));
        return Err(Error::invalid("on_day", "date.future", message));
    }
    Ok(on)
}

/// The village in whose pool one is on a day, or was last before it, or came to first.
fn village_of(spells: &[Reserve], on: PartialDate) -> Option<VillageId> {
    let day = on.first_day();
    let there = spells.iter().find(|spell| in_pool_on(spell, day));
    let before = || {
        let mut earlier = spells.iter().rev();
        earlier.find(|spell| spell.entered_on.first_day() <= day)
    };
    let spell = there.or_else(before).or_else(|| spells.first())?;
    Some(spell.village_id.clone())
}
