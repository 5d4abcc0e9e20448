//! A small register for the tests of plans, and what happens in it.

use super::super::*;
use crate::ids::{CourseId, VillageId};
use crate::people::{Field, PersonInput};
use crate::reserves::Entry;
use crate::rotations::RotationEdit;
use crate::training::attendances::{AttendanceEdit, AttendanceEdits};
use crate::training::sessions::{SessionCourseEdit, SessionEdit};
use crate::training::studies::StudyEdit;
use crate::training::AttendanceState;
use crate::villages::{rules::parse, OwnerKind};
use crate::Registry;

pub(super) const TODAY: &str = "2025-11-26";

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) struct Scene {
    pub(super) registry: Registry,
    pub(super) villages: Vec<VillageId>,
    _folder: tempfile::TempDir,
}

impl Scene {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let villages = parse("申家营村\n南泉子村\n");
        let registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap();
        let villages = registry.villages(day(TODAY)).unwrap();
        Self {
            registry,
            villages: villages.into_iter().map(|village| village.id).collect(),
            _folder: folder,
        }
    }

    pub(super) fn reserve(&mut self, village: usize, name: &str, readiness: &str) -> PersonId {
        let fields = [
            (Field::Name, name),
            (Field::Readiness, readiness),
            (Field::TargetPost, "村文书"),
        ];
        let fields = fields.map(|(field, text)| (field, text.to_owned()));
        let entry = Entry::new(
            self.villages[village].clone(),
            "2024-01-01".parse().unwrap(),
        );
        let input = PersonInput(fields.into());
        let added = self
            .registry
            .add_person(&input, Some(&entry), day("2024-01-01"));
        added.unwrap().value
    }

    pub(super) fn apply(&mut self, request: &ApplyTemplate) -> usize {
        self.registry.apply_plan_template(request).unwrap().value
    }

    pub(super) fn plan_of(&self, person: &PersonId, on: &str) -> PlanView {
        let plans = self.registry.plans_of(person, day(on)).unwrap();
        plans.into_iter().next().unwrap()
    }

    pub(super) fn list(&self, filter: PlanFilter) -> PlanList {
        let as_of = Some(day(TODAY));
        self.registry
            .plans(&PlanFilter { as_of, ..filter }, day(TODAY))
            .unwrap()
    }

    /// A session on a day; the person was there.
    pub(super) fn session(
        &mut self,
        on: &str,
        hours: &str,
        person: &PersonId,
        course: Option<&CourseId>,
    ) {
        let courses = course.map(|id| SessionCourseEdit {
            course_id: Some(id.clone()),
            ..SessionCourseEdit::default()
        });
        let edit = SessionEdit {
            title: "青禾镇党校培训班".into(),
            begins_on: Some(on.into()),
            hours: hours.into(),
            form: "集中培训".into(),
            place: Some("镇政府会议室".into()),
            courses: courses.into_iter().collect(),
            ..SessionEdit::default()
        };
        let session_id = self.registry.set_session(&edit, day(TODAY)).unwrap().value;
        let came = AttendanceEdit {
            person_id: Some(person.clone()),
            state: Some(AttendanceState::Present),
            ..AttendanceEdit::default()
        };
        let edits = AttendanceEdits {
            session_id,
            rows: vec![came],
            whole: false,
        };
        self.registry.set_attendances(&edits, day(TODAY)).unwrap();
    }

    pub(super) fn study(&mut self, person: &PersonId, begins_on: &str, ends_on: &str, hours: &str) {
        let edit = StudyEdit {
            people: vec![person.clone()],
            kind: "进修".into(),
            title: "县委党校进修班".into(),
            begins_on: begins_on.into(),
            ends_on: Some(ends_on.into()),
            hours: Some(hours.into()),
            ..StudyEdit::default()
        };
        self.registry.set_studies(&edit).unwrap();
    }

    /// 试岗 in the first village.
    pub(super) fn trial(&mut self, person: &PersonId, from_on: &str, until_on: &str) {
        let edit = RotationEdit {
            people: vec![person.clone()],
            type_id: Some("trial".to_owned().into()),
            from_on: from_on.into(),
            until_on: Some(until_on.into()),
            village_id: Some(self.villages[0].clone()),
            ..RotationEdit::default()
        };
        self.registry.set_rotation(&edit).unwrap();
    }
}

pub(super) fn from(template: &str, people: &[&PersonId], from_on: &str) -> ApplyTemplate {
    ApplyTemplate {
        template_id: PlanTemplateId::from(template.to_owned()),
        people: Some(people.iter().map(|id| (*id).clone()).collect()),
        villages: None,
        readiness: None,
        from_on: from_on.into(),
        until_on: None,
        document: None,
        replace: false,
    }
}

pub(super) fn typed(
    label: &str,
    measure: PlanMeasure,
    amount: Option<i64>,
    due_on: &str,
) -> PlanStepEdit {
    PlanStepEdit {
        id: None,
        label: label.into(),
        measure,
        amount,
        course_id: None,
        type_id: None,
        due_on: due_on.into(),
    }
}

pub(super) fn a_year(person: &PersonId, steps: Vec<PlanStepEdit>) -> PlanEdit {
    PlanEdit {
        id: None,
        person_id: person.clone(),
        from_on: "2025-01-01".into(),
        until_on: "2026-01-01".into(),
        goals: Some("一年内熟悉文书工作".into()),
        target_post: Some("村文书".into()),
        readiness: Some("近期可用".into()),
        document: None,
        steps,
    }
}

/// `label progress state` of each step.
pub(super) fn told(plan: &PlanView) -> Vec<String> {
    let steps = plan.steps.iter();
    let line =
        |step: &PlanStepView| format!("{} {} {:?}", step.step.label, step.progress, step.state);
    steps.map(line).collect()
}
