//! Entering, staying and moving, as a sheet tells them.

use chrono::Days;

use crate::date::{Day, PartialDate};
use crate::ids::{ReserveId, TownshipId, VillageId};
use crate::import::leaving::{remark_says, Told};
use crate::import::ledger::Entry;
use crate::import::problem::Finding;
use crate::reserves::{Remarks, Reserve, Stated, MOVED};

use super::rows::{FieldChange, Outcome, Row, Verdict};
use super::Planner;

impl Planner<'_> {
    pub(super) fn township_of_village(&self, id: &VillageId) -> TownshipId {
        let village = self.plan.places.by_id(id);
        village.map_or_else(TownshipId::new, |village| village.township_id.clone())
    }

    /// The name of the village that a row is of.
    pub(super) fn village_of_row(&self, row: Row<'_>) -> &str {
        &self.plan.places.villages[row.village].name
    }

    pub(super) fn village_name(&self, id: &VillageId) -> String {
        self.plan
            .places
            .by_id(id)
            .map(|village| village.name.clone())
            .unwrap_or_default()
    }

    /// The village in whose pool a person is recorded on a day.
    pub(super) fn recorded_village(&self, at: usize, day: Day) -> String {
        let entry = &self.plan.ledger.people[at];
        entry
            .spell_at(day)
            .map(|spell| self.village_name(&entry.dossier.spells[spell].village_id))
            .unwrap_or_default()
    }

    /// A row about somebody known.
    pub(super) fn known_person(&mut self, at: usize, row: Row<'_>) -> Verdict {
        let Row { reading, table, .. } = row;
        if reading.withdrawn {
            return self.leaving(at, row);
        }
        let id = &self.plan.places.villages[row.village].id;
        let entry = &self.plan.ledger.people[at];
        let recorded = entry
            .spell_at(table.day.on)
            .map(|spell| &entry.dossier.spells[spell]);
        let elsewhere = recorded.is_some_and(|spell| {
            spell.village_id != *id
                && spell
                    .left_on
                    .is_none_or(|left| left.first_day() > table.day.on)
        });
        if elsewhere && entry.placed_after(table.day) {
            return self.older(at, row);
        }
        let tells = recorded.is_some_and(|spell| self.tells_move(reading, &spell.village_id, id));
        if elsewhere && !tells {
            return self.elsewhere(at, row);
        }
        self.update(at, row, elsewhere)
    }

    /// Takes a row's values and its place.
    pub(super) fn update(&mut self, at: usize, row: Row<'_>, moves: bool) -> Verdict {
        let Row { reading, table, .. } = row;
        let mut verdict = updated();
        let mut entry = self.plan.ledger.people[at].clone();
        self.fill(&mut entry, reading, table, &mut verdict);
        entry.is_listed(self.listing(table));
        if moves {
            self.move_to(&mut entry, row, &mut verdict);
        } else {
            self.stay(&mut entry, row, &mut verdict);
        }
        self.finish(at, entry, verdict)
    }

    /// Takes a row's values; the person stays where they are recorded.
    pub(super) fn update_in_place(&mut self, at: usize, row: Row<'_>) -> Verdict {
        let Row { reading, table, .. } = row;
        let mut verdict = updated();
        let mut entry = self.plan.ledger.people[at].clone();
        self.fill(&mut entry, reading, table, &mut verdict);
        entry.is_listed(self.listing(table));
        self.finish(at, entry, verdict)
    }

    pub(super) fn finish(&mut self, at: usize, entry: Entry, mut verdict: Verdict) -> Verdict {
        if verdict.changes.is_empty() {
            verdict.outcome = Outcome::Unchanged;
        }
        if !verdict.kept.is_empty() {
            let kept = verdict.kept.join("、");
            let message = format!("本表日期早于已登记的情况，没有改动：{kept}");
            verdict
                .findings
                .push(Finding::warn(None, "person.older", message));
        }
        verdict.person = Some(at);
        self.plan.ledger.people[at] = entry;
        self.plan.ledger.index(at);
        verdict
    }

    /// A spell begins.
    pub(super) fn enter(&mut self, entry: &mut Entry, row: Row<'_>) {
        let Row { reading, table, .. } = row;
        let id = &self.plan.places.villages[row.village].id;
        let position = self.plan.ledger.next_position(id);
        // 入库时间 of somebody who is back is that of an earlier spell.
        let ended = entry.last_left();
        let stated = reading
            .entered_on
            .filter(|on| ended.is_none_or(|ended| ended <= on.first_day()));
        entry.assumed_start = stated.is_none();
        let on = stated.unwrap_or_else(|| table.day.on.into());
        entry.dossier.spells.push(Reserve {
            id: ReserveId::new(),
            township_id: self.township_of_village(id),
            person_id: entry.dossier.person.id.clone(),
            village_id: id.clone(),
            entered_on: on,
            left_on: None,
            left_reason: None,
            destination: None,
            document: None,
            position,
            stated_mentors: Stated::always(
                reading.mentors.clone(),
                table.day.attested().map(PartialDate::from),
            ),
            remark: Remarks::default(),
            start_assumed: stated.is_none(),
            listed_on: table.day.listed_on().map(PartialDate::from),
        });
    }

    fn stay(&mut self, entry: &mut Entry, row: Row<'_>, verdict: &mut Verdict) {
        let Row { reading, table, .. } = row;
        let here = self.village_of_row(row).to_owned();
        let day = table.day;
        let Some(spell) = entry.spell_at(day.on) else {
            self.enter(entry, row);
            let change = changed("village", "所在村", None, Some(here));
            verdict.changes.push(change);
            return;
        };
        let left = entry.dossier.spells[spell]
            .left_on
            .filter(|left| left.first_day() <= day.on);
        if let Some(left) = left {
            // Somebody who left is on a list again. Only a list that surely is of a later day
            // brings them back.
            if day
                .earliest
                .is_some_and(|earliest| earliest > left.first_day())
                && entry.open_spell().is_none()
            {
                remark_of_the_end(entry, spell, verdict);
                self.enter(entry, row);
                let change = changed("village", "所在村", None, Some(here));
                verdict.changes.push(change);
                verdict.findings.push(Finding::warn(
                    reading.columns.name,
                    "person.reentered",
                    format!("曾于{left}退出，按重新入库登记"),
                ));
            } else {
                let message = format!("已于{left}退出后备，仍按退出登记");
                verdict
                    .findings
                    .push(Finding::warn(reading.columns.name, "person.left", message));
            }
            return;
        }
        let spells = entry.dossier.spells.iter();
        let began = entry.dossier.spells[spell].entered_on;
        let before = spells
            .filter_map(|other| other.left_on)
            .filter(|left| left.first_day() <= began.first_day())
            .max();
        let known = &mut entry.dossier.spells[spell];
        let listed_on = day.listed_on().map(PartialDate::from);
        known.listed_on = known.listed_on.max(listed_on);
        let (entered, assumed) = (known.entered_on, known.start_assumed);
        let was_listed = |stated: &PartialDate| assumed && stated.first_day() > entered.first_day();
        if let Some(stated) = reading.entered_on.filter(was_listed) {
            let message = format!(
                "入库时间写的是{}，但{}的名单已列着此人，没有改动，请核对",
                stated.in_words(),
                entered.in_words()
            );
            verdict
                .findings
                .push(Finding::warn(None, "entered_on.conflict", message));
        }
        let stated = reading.entered_on.filter(|stated| !was_listed(stated));
        let better = match stated {
            Some(stated) if stated.agrees_with(entered) && entered.has_day() && !assumed => None,
            Some(stated) => Some(stated),
            None if assumed && day.on < entered.first_day() => Some(PartialDate::from(day.on)),
            None => None,
        };
        let left_on = known.left_on;
        if let Some(better) = better.filter(|better| {
            *better != entered
                && left_on.is_none_or(|left| better.first_day() <= left.first_day())
                && before.is_none_or(|before| before.first_day() <= better.first_day())
        }) {
            known.entered_on = better;
            verdict.changes.push(changed(
                "entered_on",
                "入库时间",
                Some(entered.to_string()),
                Some(better.to_string()),
            ));
        }
        if stated.is_some() {
            known.start_assumed = false;
            entry.assumed_start = false;
        }
        self.mentors(entry, spell, reading, table, verdict);
    }

    /// Takes a row's values; a spell in the sheet's village goes in before the one that began later
    /// elsewhere, as it would have stood had the sheets come in their order.
    pub(super) fn was_there_before(&mut self, at: usize, row: Row<'_>) -> Verdict {
        let Row { reading, table, .. } = row;
        let mut verdict = updated();
        let mut entry = self.plan.ledger.people[at].clone();
        self.fill(&mut entry, reading, table, &mut verdict);
        let on = table.day.on;
        let later = entry.dossier.spells.iter();
        let later = later.filter(|spell| spell.entered_on.first_day() > on);
        let next = later.min_by_key(|spell| spell.entered_on).cloned();
        let assumed = entry.assumed_start;
        let last = entry
            .dossier
            .spells
            .iter()
            .filter_map(|spell| spell.left_on);
        let last = last.filter(|left| left.first_day() <= on).max();
        self.enter(&mut entry, row);
        entry.assumed_start = assumed;
        if let (Some(spell), Some(next)) = (entry.dossier.spells.last_mut(), next) {
            let stated = last.is_none_or(|last| last <= spell.entered_on);
            if !stated || spell.entered_on.first_day() > on {
                spell.entered_on = on.into();
                spell.start_assumed = true;
            }
            spell.left_on = Some(next.entered_on);
            spell.left_reason = Some(MOVED.into());
            spell.destination = Some(self.village_name(&next.village_id));
        }
        let here = Some(self.village_of_row(row).to_owned());
        verdict
            .changes
            .push(changed("village", "原在村", None, here));
        self.finish(at, entry, verdict)
    }

    /// Takes a row of a sheet of between two others, the older of which has the person in another
    /// village and the newer in this one: the day on which they came here, that nobody wrote, moves
    /// back to that of the sheet. `None` where it tells no day, or that is not what is known.
    pub(super) fn came_earlier(&mut self, at: usize, row: Row<'_>) -> Option<Verdict> {
        let Row { reading, table, .. } = row;
        table.day.attested()?;
        let on = table.day.on;
        let id = &self.plan.places.villages[row.village].id;
        let mut entry = self.plan.ledger.people[at].clone();
        let spells = &entry.dossier.spells;
        let there = entry.spell_at(on)?;
        let left = spells[there].left_on?;
        let came = |spell: &Reserve| {
            spell.village_id == *id && spell.start_assumed && spell.entered_on == left
        };
        let here = spells.iter().position(came)?;
        if spells[there].entered_on.first_day() >= on || left.first_day() <= on {
            return None;
        }
        let mut verdict = updated();
        self.fill(&mut entry, reading, table, &mut verdict);
        entry.is_listed(self.listing(table));
        let day = PartialDate::from(on);
        entry.dossier.spells[there].left_on = Some(day);
        entry.dossier.spells[here].entered_on = day;
        let (before, after) = (left.to_string(), day.to_string());
        let change = changed("entered_on", "入库时间", Some(before), Some(after));
        verdict.changes.push(change);
        self.mentors(&mut entry, here, reading, table, &mut verdict);
        Some(self.finish(at, entry, verdict))
    }

    /// The spell in one village ends and one in another begins, on the sheet's day.
    fn move_to(&mut self, entry: &mut Entry, row: Row<'_>, verdict: &mut Verdict) {
        let on = row.table.day.on;
        let mut mentors = Vec::new();
        let mut from = None;
        if let Some(open) = entry
            .dossier
            .spells
            .iter_mut()
            .find(|spell| spell.left_on.is_none())
        {
            mentors = open.stated_mentors.on(on).to_vec();
            from = Some(open.village_id.clone());
            end(open, on.into());
            open.left_reason = Some(MOVED.into());
        }
        let from = from.map(|from| self.village_name(&from));
        let to = self.village_of_row(row).to_owned();
        if let Some(last) = entry
            .dossier
            .spells
            .iter_mut()
            .find(|spell| spell.left_on == Some(on.into()))
        {
            last.destination = Some(to.clone());
        }
        self.enter(entry, row);
        if let Some(spell) = entry.dossier.spells.last_mut() {
            if spell.entered_on.first_day() < on {
                spell.entered_on = on.into();
            }
            if row.reading.mentors.is_empty() {
                spell.stated_mentors = Stated::always(mentors, None);
            }
        }
        verdict
            .changes
            .push(changed("village", "所在村", from, Some(to)));
    }
}

/// What a remark says of how somebody left is of the spell that ended, not of one who is back.
fn remark_of_the_end(entry: &mut Entry, ended: usize, verdict: &mut Verdict) {
    let remark = &mut entry.dossier.person.remark;
    if let Some(remark) = remark.take_if(|remark| remark_says(remark, "") == Told::Left) {
        let change = changed("remark", "备注", Some(remark.clone()), None);
        verdict.changes.push(change);
        let kept = &mut entry.dossier.spells[ended].remark;
        if *kept == Remarks::default() {
            *kept = Remarks::of(Some(remark));
        }
    }
}

/// Ends a spell on a day; a spell thought to have begun later had begun before.
pub(super) fn end(spell: &mut Reserve, on: PartialDate) {
    let day = on.first_day();
    if spell.entered_on.first_day() >= day {
        spell.entered_on = day.checked_sub_days(Days::new(1)).unwrap_or(day).into();
    }
    spell.left_on = Some(on);
}

pub(super) fn updated() -> Verdict {
    Verdict::of(Outcome::Updated, None)
}

pub(super) fn changed(
    field: &str,
    label: &str,
    old: Option<String>,
    new: Option<String>,
) -> FieldChange {
    FieldChange {
        field: field.into(),
        label: label.into(),
        old,
        new,
    }
}
