//! The lines of a timeline, noun by noun.

use super::{Timeline, TimelineEntry, TimelineKind};
use crate::date::{Day, PartialDate};
use crate::dossiers::Attachment;
use crate::duties::{Duty, DutyKind, Post};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::mentoring::visits::VisitFilter;
use crate::mentoring::{Item, Pair, PairEvent, PairEventKind, Scheme, Step};
use crate::people::rules::read_resume;
use crate::people::{Fact, Person};
use crate::plans::Plan;
use crate::registry::Registry;
use crate::reserves::Reserve;
use crate::rotations::{Rotation, RotationEvent, RotationEventKind, RotationType};
use crate::selection::{Contact, Prospect, SelectionRun, SelectionStep};
use crate::store::villages::FormerPlaces;
use crate::training::{Attendance, Session, Study};

impl Registry {
    /// Everything dated about a person, the earliest first; what begins after the day is left out.
    pub fn timeline(&self, person: &PersonId, as_of: Day) -> Result<Timeline> {
        let record: Person = self.db.find(person.as_str())?.or_not_found("人员")?;
        let mut lines = Lines {
            registry: self,
            names: self.db.former_places()?,
            person,
            entries: Vec::new(),
        };
        lines.of_record(&record);
        lines.of_facts()?;
        lines.of_changes(&record)?;
        lines.of_selection()?;
        lines.of_checks()?;
        lines.of_reviews(as_of)?;
        lines.of_spells()?;
        lines.of_posts_and_duties()?;
        lines.of_pairs()?;
        lines.of_visits(as_of)?;
        lines.of_training()?;
        lines.of_rotations()?;
        lines.of_plans_and_attachments()?;
        lines.of_matches()?;
        lines.of_secretary_types()?;
        lines.of_assessments(as_of)?;
        lines.of_outcomes()?;
        let mut entries = lines.entries;
        entries.retain(|entry| entry.on_day.first_day() <= as_of);
        entries.sort_by(|a, b| (a.on_day, a.kind, &a.text).cmp(&(b.on_day, b.kind, &b.text)));
        Ok(Timeline {
            person_id: person.clone(),
            as_of,
            entries,
        })
    }
}

/// The lines found so far.
pub(super) struct Lines<'a> {
    pub(super) registry: &'a Registry,
    names: FormerPlaces,
    pub(super) person: &'a PersonId,
    entries: Vec<TimelineEntry>,
}

/// When, and until when.
type When = (PartialDate, Option<PartialDate>);

impl Lines<'_> {
    /// What a village was called on the day of a line.
    pub(super) fn village_on(&self, id: &VillageId, on: PartialDate) -> Result<String> {
        let day = on.first_day();
        self.registry.village_called(id, &self.names, day)
    }

    /// A line about the person's own record; those about another one say which.
    pub(super) fn add(
        &mut self,
        kind: TimelineKind,
        when: When,
        text: impl Into<String>,
    ) -> &mut TimelineEntry {
        let at = self.entries.len();
        self.entries.push(TimelineEntry {
            on_day: when.0,
            until_on: when.1,
            kind,
            text: text.into(),
            detail: None,
            record: self.person.as_str().to_owned(),
            step: None,
            scheme: None,
        });
        &mut self.entries[at]
    }

    fn of_record(&mut self, person: &Person) {
        for (date, text) in [
            (person.birth, "出生"),
            (person.party_joined, "加入中国共产党"),
            (person.party_confirmed, "转为中共正式党员"),
            (person.work_started, "参加工作"),
        ] {
            if let Some(date) = date {
                self.add(TimelineKind::Fact, (date, None), text);
            }
        }
        let resume = read_resume(person.resume.as_deref().unwrap_or_default());
        for line in resume.lines {
            if let Some(from) = line.from_on {
                self.add(TimelineKind::Resume, (from, line.until_on), line.text);
            }
        }
    }

    fn of_facts(&mut self) -> Result<()> {
        let facts: Vec<Fact> = self
            .registry
            .db
            .find_by("person_id", self.person.as_str())?;
        for fact in facts {
            let Some(from) = fact.from_on else { continue };
            let value = Some(fact.value.as_str()).filter(|value| !value.is_empty());
            let value = value.unwrap_or("无");
            let text = format!("{}：{value}", fact.field.label());
            self.add(TimelineKind::Fact, (from, fact.until_on), text);
        }
        Ok(())
    }

    fn of_changes(&mut self, person: &Person) -> Result<()> {
        for span in self.registry.record_of(person)? {
            let Some(from) = span.from_on else { continue };
            let value = span.value.as_deref().unwrap_or("无");
            let text = format!("{}：{value}", span.field.label());
            self.add(TimelineKind::Fact, (from, span.until_on), text);
        }
        Ok(())
    }

    fn of_selection(&mut self) -> Result<()> {
        let db = &self.registry.db;
        for prospect in db.find_by::<Prospect>("person_id", self.person.as_str())? {
            let village = self.village_on(&prospect.village_id, prospect.from_on)?;
            let when = (prospect.from_on, prospect.until_on);
            let text = format!("列为{village}重点回引对象");
            self.add(TimelineKind::Selection, when, text).detail = prospect.whereabouts;
            for contact in db.find_by::<Contact>("prospect_id", prospect.id.as_str())? {
                let text = format!("联系：{}", contact.method);
                self.add(TimelineKind::Selection, (contact.on_day, None), text)
                    .detail = contact.content;
            }
        }
        for run in db.find_by::<SelectionRun>("person_id", self.person.as_str())? {
            for step in db.find_by::<SelectionStep>("run_id", run.id.as_str())? {
                let text = format!("选拔：{}", step.step.label());
                self.add(TimelineKind::Selection, (step.on_day, None), text)
                    .detail = step.note.or(step.document);
            }
            if let Some(ended) = run.ended_on {
                self.add(TimelineKind::Selection, (ended, None), "选拔未通过")
                    .detail = run.end_reason;
            }
        }
        Ok(())
    }

    fn of_spells(&mut self) -> Result<()> {
        let spells: Vec<Reserve> = self
            .registry
            .db
            .find_by("person_id", self.person.as_str())?;
        for spell in spells {
            let village = self.village_on(&spell.village_id, spell.entered_on)?;
            let entered = (spell.entered_on, spell.left_on);
            self.add(
                TimelineKind::Spell,
                entered,
                format!("列为{village}后备干部"),
            )
            .detail
            .clone_from(&spell.document);
            if let Some(left) = spell.left_on {
                let reason = spell.left_reason.as_deref().unwrap_or("未说明原因");
                self.add(
                    TimelineKind::Spell,
                    (left, None),
                    format!("退出后备：{reason}"),
                )
                .detail
                .clone_from(&spell.destination);
            }
        }
        Ok(())
    }

    fn of_posts_and_duties(&mut self) -> Result<()> {
        let posts: Vec<Post> = self
            .registry
            .db
            .find_by("person_id", self.person.as_str())?;
        for post in posts {
            let village = post.village_id.as_ref();
            let place = village
                .map(|id| self.village_on(id, post.from_on))
                .transpose()?;
            let place = place.or_else(|| post.unit.clone()).unwrap_or_default();
            let text = format!("任{place}{}", post.title);
            self.add(TimelineKind::Post, (post.from_on, post.until_on), text)
                .detail = post.document;
        }
        let duties: Vec<Duty> = self
            .registry
            .db
            .find_by("person_id", self.person.as_str())?;
        for duty in duties {
            let village = self.village_on(&duty.village_id, duty.from_on)?;
            let text = format!("任{village}{}", DutyKind::from(duty.role).label());
            self.add(TimelineKind::Duty, (duty.from_on, duty.until_on), text)
                .detail = duty.document;
        }
        Ok(())
    }

    fn of_pairs(&mut self) -> Result<()> {
        let db = &self.registry.db;
        let pairs: Vec<Pair> = db.find_by("person_id", self.person.as_str())?;
        for pair in pairs {
            let scheme: Scheme = db.find(pair.scheme_id.as_str())?.or_not_found("帮带机制")?;
            let events: Vec<PairEvent> = db.find_by("pair_id", pair.id.as_str())?;
            let items: Vec<Item> = db.find_by("pair_id", pair.id.as_str())?;
            let of_pair = |entry: &mut TimelineEntry| {
                pair.id.as_str().clone_into(&mut entry.record);
                entry.scheme = Some(scheme.id.as_str().to_owned());
            };
            let when = (pair.from_on, pair.until_on);
            let entry = self.add(TimelineKind::Pair, when, format!("结对：{}", scheme.name));
            entry.detail.clone_from(&pair.goal);
            of_pair(entry);
            for event in events {
                let what = match event.kind {
                    PairEventKind::End => "结束结对",
                    PairEventKind::Suspend => "中止结对",
                    PairEventKind::Resume => "恢复结对",
                    PairEventKind::Extend => "延长结对",
                };
                let text = format!("{what}：{}", scheme.name);
                let entry = self.add(TimelineKind::Pair, (event.on_day, None), text);
                entry.detail = Some(event.reason);
                of_pair(entry);
            }
            for item in items {
                let step: Step = db.find(item.step_id.as_str())?.or_not_found("任务项")?;
                let text = format!("{}：{}{}", scheme.checklist, step.label, item.quarter);
                let entry = self.add(TimelineKind::Item, (item.done_on, None), text);
                entry.detail = item.content.or(item.result);
                of_pair(entry);
                entry.step = Some(step.id.as_str().to_owned());
            }
        }
        Ok(())
    }

    fn of_visits(&mut self, as_of: Day) -> Result<()> {
        let visits = self.registry.visits(&VisitFilter {
            person_id: Some(self.person.clone()),
            until: Some(as_of),
            ..VisitFilter::default()
        })?;
        for row in visits {
            let text = format!("{}{}", row.mentor, row.visit.method);
            let entry = self.add(TimelineKind::Visit, (row.visit.on_day, None), text);
            row.visit.id.as_str().clone_into(&mut entry.record);
            entry.detail = row.visit.content;
        }
        Ok(())
    }

    fn of_training(&mut self) -> Result<()> {
        let db = &self.registry.db;
        let attendances: Vec<Attendance> = db.find_by("person_id", self.person.as_str())?;
        for attendance in attendances {
            let session: Session = db
                .find(attendance.session_id.as_str())?
                .or_not_found("班次")?;
            let text = format!("参训：{}", session.title);
            let entry = self.add(TimelineKind::Training, (session.begins_on, None), text);
            session.id.as_str().clone_into(&mut entry.record);
            entry.detail = Some(attendance.state.label().to_owned());
        }
        let studies: Vec<Study> = db.find_by("person_id", self.person.as_str())?;
        for study in studies {
            let text = format!("{}：{}", study.kind, study.title);
            let when = (study.begins_on, study.ends_on);
            self.add(TimelineKind::Training, when, text).detail = study.institution;
        }
        Ok(())
    }

    fn of_rotations(&mut self) -> Result<()> {
        let db = &self.registry.db;
        let rotations: Vec<Rotation> = db.find_by("person_id", self.person.as_str())?;
        for rotation in rotations {
            let kind: RotationType = db
                .find(rotation.type_id.as_str())?
                .or_not_found("锻炼类型")?;
            let village = rotation.village_id.as_ref();
            let place = village
                .map(|id| self.village_on(id, rotation.from_on))
                .transpose()?;
            let place = place.or_else(|| rotation.unit.clone()).unwrap_or_default();
            let post = rotation.post.as_deref().unwrap_or_default();
            let text = format!("{}：{place}{post}", kind.name);
            let id = rotation.id.as_str().to_owned();
            let when = (rotation.from_on, rotation.until_on);
            let entry = self.add(TimelineKind::Rotation, when, text);
            entry.record.clone_from(&id);
            entry.detail = rotation.document;
            if let (Some(on), Some(grade)) = (rotation.appraised_on, rotation.grade) {
                let text = format!("{}鉴定：{grade}", kind.name);
                let entry = self.add(TimelineKind::Rotation, (on, None), text);
                entry.record.clone_from(&id);
                entry.detail = rotation.appraisal;
            }
            for event in db.find_by::<RotationEvent>("rotation_id", &id)? {
                let what = match event.kind {
                    RotationEventKind::End => "提前结束",
                    RotationEventKind::Extend => "延长",
                };
                let text = format!("{}{what}", kind.name);
                let entry = self.add(TimelineKind::Rotation, (event.on_day, None), text);
                entry.record.clone_from(&id);
                entry.detail = Some(event.reason);
            }
        }
        Ok(())
    }

    fn of_plans_and_attachments(&mut self) -> Result<()> {
        let db = &self.registry.db;
        let plans: Vec<Plan> = db.find_by("person_id", self.person.as_str())?;
        for plan in plans {
            let name = plan.template.as_deref().unwrap_or("自定");
            let when = (plan.from_on.into(), Some(plan.until_on.into()));
            let entry = self.add(TimelineKind::Plan, when, format!("培养计划：{name}"));
            plan.id.as_str().clone_into(&mut entry.record);
            entry.detail = plan.goals;
        }
        let attachments: Vec<Attachment> = db.find_by("person_id", self.person.as_str())?;
        for attachment in attachments {
            let Some(on_day) = attachment.on_day else {
                continue;
            };
            let text = format!("{}：{}", attachment.kind, attachment.title);
            let entry = self.add(TimelineKind::Attachment, (on_day, None), text);
            attachment.id.as_str().clone_into(&mut entry.record);
        }
        Ok(())
    }
}
