//! What is stated of a spell, restated by a sheet: of mentors, and of the remark where a hand made
//! one, which rosters print before the person's own.

use crate::import::intervals::{self, Dated, Spanned as _};
use crate::import::ledger::Entry;
use crate::import::sheet_day::SheetDay;
use crate::reserves::rules::in_pool_on;
use crate::reserves::{Reserve, Sayable, Stated, Statement};

use super::fields::is_cut_from;
use super::rows::Verdict;
use super::sheets::PreparedTable;
use super::spells::changed;
use super::Planner;

/// One of the things stated of a spell.
pub(super) trait OfSpell: Sayable + Clone + PartialEq {
    fn of(spell: &Reserve) -> &Stated<Self>;
    fn of_mut(spell: &mut Reserve) -> &mut Stated<Self>;
}

impl OfSpell for Vec<crate::reserves::Mentor> {
    fn of(spell: &Reserve) -> &Stated<Self> {
        &spell.stated_mentors
    }

    fn of_mut(spell: &mut Reserve) -> &mut Stated<Self> {
        &mut spell.stated_mentors
    }
}

impl OfSpell for String {
    fn of(spell: &Reserve) -> &Stated<Self> {
        &spell.remark
    }

    fn of_mut(spell: &mut Reserve) -> &mut Stated<Self> {
        &mut spell.remark
    }
}

impl Planner<'_> {
    /// Lays what a sheet says into what is stated of a spell; whether that differs now.
    pub(super) fn restate<T: OfSpell>(
        &self,
        entry: &mut Entry,
        at: usize,
        said: T,
        day: SheetDay,
    ) -> bool
    where
        Statement<T>: Dated,
    {
        let statement = Statement {
            said,
            from_on: None,
            until_on: None,
            seen_on: None,
        };
        let fresh = |one: &Statement<T>| {
            self.spell_before(entry, at)
                .is_none_or(|spell| !T::of(spell).statements().contains(one))
        };
        let mut differs = false;
        let stated = T::of(&entry.dossier.spells[at]).clone();
        let next = stated.changed(|statements| {
            differs = intervals::lay(statements, statement, day, None, fresh);
        });
        *T::of_mut(&mut entry.dossier.spells[at]) = next;
        differs
    }

    /// Whether the register had this remark of the day before this batch, and no sheet says that it
    /// was none yet.
    fn said_before(&self, entry: &Entry, at: usize, day: SheetDay, remark: &str) -> bool {
        let before = self.spell_before(entry, at);
        let statement = before.and_then(|spell| spell.remark.statement_on(day.on));
        statement.is_some_and(|it| it.said == remark && !it.span().seen_after(day.on))
    }

    /// The spell as the register had it before this batch.
    pub(super) fn spell_before(&self, entry: &Entry, at: usize) -> Option<&Reserve> {
        let before = &self.known.people[entry.known?].spells;
        let id = &entry.dossier.spells[at].id;
        before.iter().find(|one| one.id == *id)
    }

    /// A sheet's remark of somebody of whose time in the pool a hand made one says what that one is
    /// from the sheet's day on. Whether it is taken so; else it is the person's.
    pub(super) fn remark_of_spell(
        &self,
        entry: &mut Entry,
        remark: &str,
        table: &PreparedTable,
        verdict: &mut Verdict,
    ) -> bool {
        let day = table.day;
        let Some(at) = entry.spell_at(day.on) else {
            return false;
        };
        let spell = &entry.dossier.spells[at];
        let Some(known) = spell.remark.on(day.on).map(str::to_owned) else {
            return false;
        };
        let same = known.trim() == remark || is_cut_from(remark, &known);
        if !same && !in_pool_on(spell, day.on) {
            return false;
        }
        let mut before = spell.remark.statements().iter();
        let was_said = before.any(|one| one.said == remark && one.until_on.is_some());
        if same || (was_said && self.at_hand.imported_before && !day.stated) {
            return true;
        }
        if entry.told_after(day) && self.said_before(entry, at, day, &known) {
            verdict.kept.push("备注");
        } else if self.restate(entry, at, remark.to_owned(), day) {
            let remark = Some(remark.to_owned());
            let change = changed("pool_remark", "备注", Some(known), remark);
            verdict.changes.push(change);
        }
        true
    }
}
