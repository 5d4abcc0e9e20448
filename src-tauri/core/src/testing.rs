//! The office that tests of mentoring and of the workbench are set in.

use crate::date::Day;
use crate::ids::{PairId, PersonId, SchemeId, TownshipId, VillageId};
use crate::mentoring::Pair;
use crate::op::Op;
use crate::people::{Field, Person, PersonInput};
use crate::registry::Registry;
use crate::reserves::Entry;
use crate::villages::{rules::parse, OwnerKind};

/// Today, in these tests.
pub(crate) const TODAY: &str = "2025-11-26";

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// 青禾镇 with 申家营村 and 南泉子村.
pub(crate) struct Office {
    pub(crate) registry: Registry,
    pub(crate) villages: Vec<VillageId>,
    pub(crate) folder: tempfile::TempDir,
}

impl Office {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let villages = parse("申家营村\n南泉子村\n");
        let registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap();
        let villages = registry.villages(day(TODAY)).unwrap();
        Self {
            registry,
            villages: villages.into_iter().map(|village| village.id).collect(),
            folder,
        }
    }

    /// Somebody, in the pool of a village since 2024.
    pub(crate) fn person(&mut self, name: &str, village: Option<usize>) -> PersonId {
        self.person_with(&[(Field::Name, name)], village)
    }

    pub(crate) fn person_with(
        &mut self,
        fields: &[(Field, &str)],
        village: Option<usize>,
    ) -> PersonId {
        let fields = fields.iter();
        let fields = fields.map(|(field, text)| (*field, (*text).to_owned()));
        let input = PersonInput(fields.collect());
        let entry =
            village.map(|at| Entry::new(self.villages[at].clone(), "2024-01-01".parse().unwrap()));
        // Late enough that nothing a test says of somebody lies in the future.
        let today = day("2026-12-31");
        let added = self.registry.add_person(&input, entry.as_ref(), today);
        added.unwrap().value
    }

    pub(crate) fn township_of(&self, person: &PersonId) -> TownshipId {
        let person: Option<Person> = self.registry.db.find(person.as_str()).unwrap();
        person.unwrap().township_id
    }

    pub(crate) fn pair(
        &mut self,
        person: &PersonId,
        scheme: &str,
        (from, until): (&str, &str),
        team: Option<&str>,
    ) -> PairId {
        let pair = Pair {
            id: PairId::new(),
            township_id: self.township_of(person),
            scheme_id: SchemeId::from(scheme.to_owned()),
            person_id: person.clone(),
            team: team.map(str::to_owned),
            from_on: from.parse().unwrap(),
            until_on: until.parse().ok(),
            goal: None,
            measures: None,
            result: None,
            document: None,
        };
        let opened = self
            .registry
            .transact(Op::OpenPairs, |tx| tx.db.insert(&pair));
        opened.unwrap();
        pair.id
    }
}
