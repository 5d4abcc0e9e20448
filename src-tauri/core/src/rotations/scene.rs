//! Everything lists and doubts about rotations are told from, read at once.

use std::collections::HashMap;

use super::rules::{self, Placement};
use super::{
    Rotation, RotationDoubt, RotationRow, RotationState, RotationTally, RotationType,
    RotationWarning,
};
use crate::date::{Day, PartialDate};
use crate::duties::rules::Span;
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, RotationId, RotationTypeId, VillageId};
use crate::mentoring::seats::{At, Seating};
use crate::store::Db;

/// The rotations of all days with the names they go by.
pub(super) struct Scene {
    pub(super) seating: Seating,
    /// In their order.
    pub(super) types: Vec<RotationType>,
    pub(super) rotations: Vec<Rotation>,
    of_person: HashMap<PersonId, Vec<usize>>,
    tallies: HashMap<RotationId, Vec<RotationTally>>,
    /// The village of each spell, by person.
    spells: HashMap<At, Vec<(crate::mentoring::seats::Days, At)>>,
}

impl Scene {
    /// Placements as they are on record.
    pub(super) fn read(db: &Db) -> Result<Self> {
        Self::of_rotations(db, db.all()?, db.all()?, None)
    }

    /// Placements as they were planned on a day, with what was done in them by then.
    pub(super) fn on(db: &Db, day: Day) -> Result<Self> {
        Self::of_rotations(
            db,
            db.rotations_on(day)?,
            done_by(db.all()?, day),
            Some(day),
        )
    }

    /// As [`Self::on`], with the placements of one person only.
    pub(super) fn of_person(db: &Db, person: &PersonId, day: Day) -> Result<Self> {
        let rotations = db.rotations_of_on(person, day)?;
        let mut tallies = Vec::new();
        for rotation in &rotations {
            tallies.extend(db.find_by("rotation_id", rotation.id.as_str())?);
        }
        Self::of_rotations(db, rotations, done_by(tallies, day), Some(day))
    }

    fn of_rotations(
        db: &Db,
        rotations: Vec<Rotation>,
        tallies: Vec<RotationTally>,
        day: Option<Day>,
    ) -> Result<Self> {
        let mut seating = match day {
            Some(day) => db.seating_on(day)?,
            None => db.seating()?,
        };
        // Lists of a day call everybody as they were called then.
        if let Some(day) = day {
            for someone in &mut seating.people {
                someone.name = someone.name_on(day).to_owned();
            }
        }
        let mut types: Vec<RotationType> = db.all()?;
        types.sort_by_key(|kind| kind.position);
        let mut of_person: HashMap<PersonId, Vec<usize>> = HashMap::new();
        for (at, rotation) in rotations.iter().enumerate() {
            let of = of_person.entry(rotation.person_id.clone()).or_default();
            of.push(at);
        }
        let mut tallies_of: HashMap<RotationId, Vec<RotationTally>> = HashMap::new();
        for tally in tallies {
            let of = tallies_of.entry(tally.rotation_id.clone()).or_default();
            of.push(tally);
        }
        let mut spells: HashMap<At, Vec<_>> = HashMap::new();
        for spell in &seating.spells {
            let of = spells.entry(spell.person).or_default();
            of.push((spell.days, spell.village));
        }
        Ok(Self {
            seating,
            types,
            rotations,
            of_person,
            tallies: tallies_of,
            spells,
        })
    }

    pub(super) fn kind(&self, id: &RotationTypeId) -> Result<&RotationType> {
        let mut types = self.types.iter();
        types.find(|kind| kind.id == *id).or_not_found("锻炼类型")
    }

    /// A person's name; of a day asked for, on that day.
    pub(super) fn name(&self, id: &PersonId) -> &str {
        let at = self.seating.person_at.get(id);
        at.map_or("", |at| &self.seating.people[*at].name)
    }

    /// A village's name.
    pub(super) fn village(&self, id: &VillageId) -> &str {
        let at = self.seating.village_at.get(id);
        at.map_or("", |at| &self.seating.villages[*at].name)
    }

    /// The village in whose pool a person is on a day.
    pub(super) fn pool_village(&self, person: &PersonId, day: Day) -> Option<At> {
        let at = self.seating.person_at.get(person)?;
        let mut spells = self.spells.get(at)?.iter();
        spells
            .find(|(days, _)| days.has(day))
            .map(|(_, village)| *village)
    }

    /// Everybody in a pool on a day, with the village.
    pub(super) fn pool(&self, day: Day) -> impl Iterator<Item = (&PersonId, At)> {
        let spells = self.seating.spells.iter();
        let on_day = spells.filter(move |spell| spell.days.has(day));
        on_day.map(|spell| (&self.seating.people[spell.person].id, spell.village))
    }

    /// A person's rotations, in the order they were recorded.
    pub(super) fn of(&self, person: &PersonId) -> impl Iterator<Item = &Rotation> {
        let places = self.of_person.get(person).into_iter().flatten();
        places.map(|at| &self.rotations[*at])
    }

    pub(super) fn tallies(&self, rotation: &RotationId) -> &[RotationTally] {
        self.tallies.get(rotation).map_or(&[], Vec::as_slice)
    }

    /// Where a rotation is.
    pub(super) fn place<'a>(&'a self, rotation: &'a Rotation) -> &'a str {
        let unit = rotation.unit.as_deref().unwrap_or_default();
        let village = rotation.village_id.as_ref();
        village.map_or(unit, |id| self.village(id))
    }

    /// What stands first on paper: villages in their order, then units.
    pub(super) fn order(&self, rotation: &Rotation) -> At {
        let village = rotation.village_id.as_ref();
        let at = village.and_then(|id| self.seating.village_at.get(id));
        at.copied().unwrap_or(At::MAX)
    }

    /// What looks wrong about a rotation, recorded or about to be.
    pub(super) fn warnings(&self, rotation: &Rotation) -> Result<Vec<RotationWarning>> {
        let kind = self.kind(&rotation.type_id)?;
        let name = self.name(&rotation.person_id);
        let days = rotation.span();
        let first = rotation.from_on.first_day();
        let mut warnings = Vec::new();
        let mut warn = |doubt, text, other| {
            warnings.push(RotationWarning {
                doubt,
                person_id: rotation.person_id.clone(),
                text,
                other,
            });
        };
        let others = self.of(&rotation.person_id);
        for other in others.filter(|it| it.id != rotation.id && it.span().overlaps(days)) {
            let own = (kind.name.as_str(), self.place(rotation), days);
            let of_other = &self.kind(&other.type_id)?.name;
            let text = rules::overlap_text(name, own, (of_other, self.place(other), other.span()));
            warn(RotationDoubt::Overlap, text, Some(other.id.clone()));
        }
        let doubts = rules::doubts(Placement {
            name,
            kind,
            days,
            in_village: rotation.village_id.is_some(),
            in_pool: self.pool_village(&rotation.person_id, first).is_some(),
        });
        for (doubt, text) in doubts {
            warn(doubt, text, None);
        }
        Ok(warnings)
    }

    /// A rotation as lists show it on a day.
    pub(super) fn row(&self, rotation: &Rotation, day: Day) -> Result<RotationRow> {
        let kind = self.kind(&rotation.type_id)?;
        let person = self.seating.person(&rotation.person_id)?;
        let someone = &self.seating.people[person];
        let days = rotation.span();
        let state = rules::state(days, day);
        let pool = self
            .pool_village(&rotation.person_id, day)
            .or_else(|| self.pool_village(&rotation.person_id, rotation.from_on.first_day()))
            .map(|at| &self.seating.villages[at]);
        let from_village = rotation.from_village_id.as_ref();
        let supervisor = rotation.supervisor_id.as_ref();
        Ok(RotationRow {
            name: someone.name.clone(),
            birth: someone.birth,
            township: {
                let at = pool.map_or(someone.township, |village| village.township);
                self.seating.townships[at].1.clone()
            },
            pool_village: pool.map(|village| village.name.clone()),
            pool_village_id: pool.map(|village| village.id.clone()),
            type_name: kind.name.clone(),
            category: kind.category,
            front_line: kind.front_line,
            place: self.place(rotation).to_owned(),
            from_place: from_village
                .map(|id| self.village(id).to_owned())
                .or_else(|| rotation.from_unit.clone()),
            supervisor_name: supervisor
                .map(|id| self.name(id).to_owned())
                .or_else(|| rotation.supervisor.clone()),
            state,
            last_day: rules::last_day(days),
            days_left: rules::days_left(days, day),
            months: rules::months(days, day),
            unappraised: state == RotationState::Ended && !rotation.is_appraised(day),
            warnings: self.warnings(rotation)?,
            sums: rules::sums(self.tallies(&rotation.id)),
            rotation: rotation.clone(),
        })
    }
}

/// What was done by a day.
fn done_by(mut tallies: Vec<RotationTally>, day: Day) -> Vec<RotationTally> {
    tallies.retain(|tally| tally.from_on.first_day() <= day);
    tallies
}

impl Rotation {
    /// Its days.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            from_on: self.from_on,
            until_on: self.until_on,
        }
    }

    /// Leaves it as if nobody had appraised it.
    pub(crate) fn take_appraisal_out(&mut self) {
        self.grade = None;
        self.appraisal = None;
        self.appraised_by = None;
        self.appraised_on = None;
    }

    /// Whether somebody had appraised it by a day.
    #[must_use]
    pub fn is_appraised(&self, day: Day) -> bool {
        let by = self.appraised_on.map(PartialDate::first_day);
        self.grade.is_some() && by.is_none_or(|on| on <= day)
    }
}
