//! What is recorded of a day is corrected, or taken back: a 更名 or 划归 of a village, the 更名 of a
//! township, the 撤并 of a village.
//!
//! A corrected day is believed to have been right always; what was taken back never happened.

use serde::Deserialize;
use ts_rs::TS;

use super::edit::accepted_name;
use super::past::{wrong_day, Change, Past};
use super::{rules, FormerTownship, FormerVillage, Township, Village, VillageAlias};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{RecordId, VillageId};
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::{Registry, Tx};
use crate::store::Row as _;

/// Which record of a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeOf {
    /// What a village was until a day.
    Village(RecordId),
    /// What a township was called until a day.
    Township(RecordId),
    /// The end of a village.
    End(VillageId),
}

/// A corrected record of a day, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ChangeCorrection {
    /// Which.
    pub of: ChangeOf,
    /// The day on which it really changed.
    pub on: String,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// What it really was called before; absent: as recorded.
    #[serde(default)]
    pub name: Option<String>,
}

/// A record of a day that is to go.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ChangeTakenBack {
    /// Which.
    pub of: ChangeOf,
}

/// The days between which a change lies: after what came before it, before what came after it.
struct Between {
    what: &'static str,
    last: Option<(PartialDate, &'static str)>,
    next: Option<PartialDate>,
}

impl Between {
    fn accept(&self, on: PartialDate, today: Day) -> Result<()> {
        rules::may_change(self.what, on, today, self.last).map_err(wrong_day)?;
        match self.next.filter(|next| next.first_day() <= on.first_day()) {
            Some(next) => {
                let (what, next) = (self.what, next.in_words());
                Err(wrong_day(format!("{next}又有变动，{what}时间应早于那一天")))
            }
            None => Ok(()),
        }
    }
}

impl Registry {
    /// Corrects the day, the paper or the former name of what is recorded of a day.
    pub fn correct_change(
        &mut self,
        correction: &ChangeCorrection,
        today: Day,
    ) -> Result<Outcome<()>> {
        let on = typed_date("on", &correction.on)?;
        let name = filled(correction.name.as_deref());
        let name = name.map(|name| accepted_name(&name, "name", "名称"));
        let name = name.transpose()?;
        let document = filled(correction.document.as_deref());
        self.transact(Op::CorrectChange, |tx| match &correction.of {
            ChangeOf::Village(id) => tx.correct_former_village(id, on, name, document, today),
            ChangeOf::Township(id) => tx.correct_former_township(id, on, name, document, today),
            ChangeOf::End(id) => tx.correct_end(id, on, document, today),
        })
    }

    /// Takes back what is recorded of a day, as if it had never been.
    pub fn take_back_change(&mut self, taken: &ChangeTakenBack) -> Result<Outcome<()>> {
        match &taken.of {
            ChangeOf::Village(id) => {
                self.transact(Op::TakeBackChange, |tx| tx.take_back_former_village(id))
            }
            ChangeOf::Township(id) => {
                self.transact(Op::TakeBackChange, |tx| tx.take_back_former_township(id))
            }
            ChangeOf::End(id) => self.take_back_end(id),
        }
    }

    /// The end of a village did more than one record says: it is taken back as the action that it was,
    /// with what was corrected of it since.
    fn take_back_end(&mut self, id: &VillageId) -> Result<Outcome<()>> {
        const MANY: u32 = 1_000;
        let kinds = [Op::EndVillage.kind(), Op::CorrectChange.kind()];
        let mut back = Vec::new();
        for entry in self.db.history_of(id.as_str(), MANY)? {
            if entry.can_undo && kinds.contains(&entry.kind.as_str()) {
                let is_end = entry.kind == Op::EndVillage.kind();
                back.push(entry.id);
                if is_end {
                    break;
                }
            }
        }
        let mut done = Err(Refused::NothingToUndo.into());
        for number in back {
            let undone = self.undo(Some(number))?;
            done = Ok(Outcome {
                value: (),
                changes: undone.changes,
                op: undone.op,
            });
        }
        done
    }
}

impl Tx<'_> {
    fn correct_former_village(
        &self,
        id: &RecordId,
        on: PartialDate,
        name: Option<String>,
        document: Option<String>,
        today: Day,
    ) -> Result<()> {
        let (village, past) = self.past_with(id)?;
        self.about(&village.name);
        let changes = past.changes(&village);
        let at = changes.iter().position(|(then, _)| then.id == *id);
        let at = at.or_not_found("变动记录")?;
        let (then, kinds) = &changes[at];
        let before = at.checked_sub(1).map(|before| changes[before].0.until_on);
        let next = changes.get(at + 1).map(|(next, _)| next.until_on);
        let between = Between {
            what: words(kinds),
            last: before.map(|day| (day, "有过变动")),
            next,
        };
        between.accept(on, today)?;
        village.refuse_before_beginning(on.first_day(), "on")?;
        village.refuse_beyond_end(Some(on.first_day()), "on")?;
        let name = name.filter(|_| kinds.contains(&Change::Name));
        if let Some(name) = &name {
            let renamed = changes
                .get(at + 1)
                .map_or(&village.name, |(it, _)| &it.name);
            if name == renamed {
                let message = format!("后来就叫“{renamed}”，请填写以前的名称");
                return Err(Error::invalid("name", "name.same", message));
            }
            self.add_alias(&village, name)?;
        }
        self.db.update(&FormerVillage {
            until_on: on,
            name: name.unwrap_or_else(|| then.name.clone()),
            document,
            ..(*then).clone()
        })
    }

    fn correct_former_township(
        &self,
        id: &RecordId,
        on: PartialDate,
        name: Option<String>,
        document: Option<String>,
        today: Day,
    ) -> Result<()> {
        let (township, former) = self.former_names_with(id)?;
        self.about(&township.name);
        let at = former.iter().position(|then| then.id == *id);
        let at = at.or_not_found("变动记录")?;
        let before = at.checked_sub(1).map(|before| former[before].until_on);
        let between = Between {
            what: "更名",
            last: before.map(|day| (day, "更过名")),
            next: former.get(at + 1).map(|next| next.until_on),
        };
        between.accept(on, today)?;
        let then = former[at].clone();
        self.db.update(&FormerTownship {
            until_on: on,
            name: name.unwrap_or(then.name),
            document,
            ..then
        })
    }

    /// A village is again what it was, until the change after the one that is taken back.
    fn take_back_former_village(&self, id: &RecordId) -> Result<()> {
        let (village, past) = self.past_with(id)?;
        let changes = past.changes(&village);
        let at = changes.iter().position(|(then, _)| then.id == *id);
        let at = at.or_not_found("变动记录")?;
        let (then, kinds) = &changes[at];
        self.about(&format!("{}的{}", village.name, words(kinds)));
        self.db.remove(FormerVillage::TABLE, id.as_str())?;
        if let Some((next, _)) = changes.get(at + 1) {
            return self.db.update(&FormerVillage {
                name: then.name.clone(),
                township_id: then.township_id.clone(),
                position: then.position,
                ..(*next).clone()
            });
        }
        self.become_again(&village, then)
    }

    /// A village is now what it was before the last change.
    fn become_again(&self, village: &Village, then: &FormerVillage) -> Result<()> {
        let again = Village {
            name: then.name.clone(),
            township_id: then.township_id.clone(),
            position: then.position.unwrap_or(village.position),
            ..village.clone()
        };
        let from = then.until_on.first_day();
        let aliases: Vec<VillageAlias> = self.db.find_by("village_id", village.id.as_str())?;
        for alias in aliases {
            if alias.alias == again.name {
                self.db.remove(VillageAlias::TABLE, alias.id.as_str())?;
            }
        }
        if again.township_id == village.township_id {
            self.refuse_taken_village_name(&again, &again.name, Some(from))?;
        } else {
            self.goes_to_township(village, &again, then.until_on)?;
        }
        self.db.update(&again)
    }

    fn take_back_former_township(&self, id: &RecordId) -> Result<()> {
        let (township, former) = self.former_names_with(id)?;
        self.about(&format!("{}的更名", township.name));
        let at = former.iter().position(|then| then.id == *id);
        let at = at.or_not_found("变动记录")?;
        let name = former[at].name.clone();
        self.db.remove(FormerTownship::TABLE, id.as_str())?;
        match former.get(at + 1) {
            Some(next) => self.db.update(&FormerTownship {
                name,
                ..next.clone()
            }),
            None => self.call_township(township, &name),
        }
    }

    fn past_with(&self, id: &RecordId) -> Result<(Village, Past)> {
        let former: FormerVillage = self.db.find(id.as_str())?.or_not_found("变动记录")?;
        let village = self.db.find::<Village>(former.village_id.as_str())?;
        let village = village.or_not_found("村")?;
        let past = Past::of(self.db, &village)?;
        Ok((village, past))
    }

    /// A township and what it was called, the earliest first.
    fn former_names_with(&self, id: &RecordId) -> Result<(Township, Vec<FormerTownship>)> {
        let one: FormerTownship = self.db.find(id.as_str())?.or_not_found("变动记录")?;
        let of = one.township_id.as_str();
        let township = self.db.find::<Township>(of)?.or_not_found("乡镇")?;
        let mut former: Vec<FormerTownship> = self.db.find_by("township_id", of)?;
        former.sort_by_key(|it| it.until_on);
        Ok((township, former))
    }
}

fn words(kinds: &[Change]) -> &'static str {
    match kinds {
        [Change::Name] => "更名",
        [Change::Township] => "划归",
        _ => "更名和划归",
    }
}
