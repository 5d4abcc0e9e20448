//! Selection on a real file: who is kept in touch with, which steps lead into the pool, what keeps
//! somebody out and why all the same, and a village's pool gone through once a year (the people are
//! invented).

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

mod conditions;
mod gate;
mod prospects;
mod runs;
mod yearly;

use qinglan_core::date::Day;
use qinglan_core::duties::NewMentor;
use qinglan_core::ids::{ConditionId, PersonId, ProspectId, ReserveId, VillageId};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reserves::{Entry, ReserveFilter};
use qinglan_core::selection::{
    CheckEdit, CheckFound, CheckResult, ConditionKind, ContactEdit, ExemptionEdit, NewPerson,
    ProspectEdit, SelectionStepEdit, Stage,
};
use qinglan_core::{Error, Registry};
use qinglan_tests::office::{township, village};
use tempfile::TempDir;

const TODAY: &str = "2025-11-26";

struct Office {
    _folder: TempDir,
    registry: Registry,
}

impl Office {
    fn new() -> Self {
        let (folder, registry) = township("申家营村\n柳树沟村\n南泉子村\n");
        Self {
            _folder: folder,
            registry,
        }
    }

    fn village(&self, name: &str) -> VillageId {
        village(&self.registry, name, day(TODAY))
    }

    fn person(&mut self, fields: &[(Field, &str)]) -> PersonId {
        let fields = fields
            .iter()
            .map(|(field, text)| (*field, (*text).to_owned()));
        let input = PersonInput(fields.collect());
        let added = self.registry.add_person(&input, None, day(TODAY));
        added.unwrap().value
    }

    fn named(&mut self, name: &str) -> PersonId {
        self.person(&[(Field::Name, name)])
    }

    /// In 申家营村's pool since a day.
    fn enter(&mut self, person: &PersonId, on: &str) -> Result<ReserveId, Error> {
        let entry = Entry::new(self.village("申家营村"), on.parse().unwrap());
        let entered = self.registry.enter_pool(person, &entry, day(TODAY));
        entered.map(|outcome| outcome.value)
    }

    fn prospect(&mut self, name: &str, from: &str) -> ProspectId {
        let edit = ProspectEdit {
            person: NewPerson {
                name: Some(name.into()),
                ..NewPerson::default()
            },
            village_id: Some(self.village("申家营村")),
            field: Some("电商直播".into()),
            cadre: Some(NewMentor {
                name: Some("申有福".into()),
                post: Some("村党组织书记".into()),
                ..NewMentor::default()
            }),
            from_on: from.into(),
            ..ProspectEdit::default()
        };
        let set = self.registry.set_prospect(&edit, day(TODAY));
        set.unwrap().value
    }

    fn contact(&mut self, prospect: &ProspectId, on: &str) -> Result<(), Error> {
        let edit = ContactEdit {
            prospect_id: Some(prospect.clone()),
            on_day: on.into(),
            method: "电话".into(),
            content: Some("介绍村里的产业".into()),
            ..ContactEdit::default()
        };
        let set = self.registry.set_contact(&edit, day(TODAY));
        set.map(|_| ())
    }

    fn condition(&self, kind: ConditionKind) -> ConditionId {
        let lists = self.registry.condition_lists().unwrap();
        let mut conditions = lists[0].conditions.iter();
        let found = conditions.find(|condition| condition.kind == kind);
        found.unwrap().id.clone()
    }

    fn check(&mut self, person: &PersonId, kind: ConditionKind, result: CheckResult, on: &str) {
        let edit = CheckEdit {
            people: vec![person.clone()],
            on_day: on.into(),
            checked_by: Some("镇纪委".into()),
            document: None,
            valid_to: None,
            found: vec![CheckFound {
                condition_id: self.condition(kind),
                result,
                evidence: None,
                proofs: Vec::new(),
            }],
        };
        self.registry.set_checks(&edit, day(TODAY)).unwrap();
    }

    /// What a spell begins with, although something stands in the way.
    fn with_reason(&self, on: &str, reason: &str) -> Entry {
        Entry {
            override_reason: Some(reason.into()),
            ..Entry::new(self.village("申家营村"), on.parse().unwrap())
        }
    }

    fn step(&mut self, people: &[&PersonId], step: Stage, on: &str) {
        let edit = SelectionStepEdit {
            people: people.iter().map(|id| (*id).clone()).collect(),
            run_id: None,
            village_id: Some(self.village("申家营村")),
            step,
            on_day: on.into(),
            document: None,
            note: None,
        };
        self.registry.set_selection_step(&edit).unwrap();
    }

    fn in_pool(&self, on: &str) -> Vec<String> {
        let filter = ReserveFilter {
            as_of: Some(day(on)),
            ..ReserveFilter::default()
        };
        let rows = self.registry.reserves(&filter, day(TODAY)).unwrap().rows;
        rows.into_iter().map(|row| row.name).collect()
    }

    /// Does something, takes it back and does it again: the file is as before, and as after.
    fn undo_and_redo(&mut self, act: impl FnOnce(&mut Self)) {
        let before = self.registry.dump().unwrap();
        act(self);
        let after = self.registry.dump().unwrap();
        assert_ne!(before, after);
        self.registry.undo(None).unwrap();
        assert_eq!(self.registry.dump().unwrap(), before);
        self.registry.redo().unwrap();
        assert_eq!(self.registry.dump().unwrap(), after);
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn said<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn each_registration_is_taken_back_and_done_again() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    let prospect = office.prospect("孟繁星", "2025-03-01");
    office.undo_and_redo(|office| drop(office.prospect("苗雨晴", "2025-03-01")));
    office.undo_and_redo(|office| office.contact(&prospect, "2025-06-01").unwrap());
    office.undo_and_redo(|office| office.step(&[&person], Stage::Village, "2025-06-01"));
    office.undo_and_redo(|office| {
        office.check(
            &person,
            ConditionKind::Negative,
            CheckResult::Hit,
            "2025-06-01",
        );
    });
    office.undo_and_redo(|office| {
        let exemption = ExemptionEdit {
            person_id: person.clone(),
            condition_id: office.condition(ConditionKind::Age),
            on_day: "2025-06-01".into(),
            reason: "致富带头人".into(),
            document: None,
        };
        let set = office.registry.set_exemption(&exemption, day(TODAY));
        set.unwrap();
    });
    office.undo_and_redo(|office| {
        let id = prospect.clone();
        office.registry.remove_prospect(&id).unwrap();
    });
}

#[test]
fn a_person_with_a_selection_is_not_removed_by_mistake() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.step(&[&person], Stage::Recommended, "2025-06-01");
    let refused = said(office.registry.remove_person(&person));
    assert!(refused.contains("1 次选拔记录"), "{refused}");
}
