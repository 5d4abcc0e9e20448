//! Reviews of an office: asking, answering, standing, showing.

use super::*;
use crate::error::Error;
use crate::ids::PersonId;
use crate::people::Field;
use crate::reports::papers::{PaperKind, PaperRequest};
use crate::reserves::Entry;
use crate::selection::{SelectionStepEdit, Stage};
use crate::testing::{day, Office, TODAY};

/// Written nowhere but in grounds.
const SECRET: &str = "涉嫌偷税漏税一事";

struct Scene {
    office: Office,
    people: Vec<PersonId>,
    round: ReviewRoundId,
}

impl Scene {
    /// 公安局, 法院 and 税务局 are asked about 王芳 and 赵强, due 2025-11-20.
    fn new() -> Self {
        let mut office = Office::new();
        let people = vec![
            office.person_with(
                &[
                    (Field::Name, "王芳"),
                    (Field::IdNumber, "150221198506150017"),
                ],
                Some(0),
            ),
            office.person("赵强", Some(1)),
        ];
        let edit = Self::edit(&people);
        let round = office.registry.set_review_round(&edit, day(TODAY)).unwrap();
        Self {
            office,
            people,
            round: round.value,
        }
    }

    fn edit(people: &[PersonId]) -> ReviewRoundEdit {
        ReviewRoundEdit {
            id: None,
            name: "2025年资格联审".into(),
            purpose: None,
            document: Some("青禾党函〔2025〕31号".into()),
            sent_on: "2025-11-01".into(),
            due_on: "2025.11.20".into(),
            valid_months: None,
            departments: ["police", "court", "tax"].map(department).to_vec(),
            people: people.to_vec(),
            villages: None,
        }
    }

    fn reply(&self, from: &str, about: usize, result: ReplyResult) -> ReplyEdit {
        ReplyEdit {
            round_id: self.round.clone(),
            department_id: department(from),
            people: vec![self.people[about].clone()],
            result,
            grounds: result.wants_grounds().then(|| SECRET.to_owned()),
            letter: None,
            replied_on: Some("2025-11-10".into()),
            valid_until: None,
            corrects: false,
        }
    }

    fn set(&mut self, from: &str, about: usize, result: ReplyResult) {
        let edit = self.reply(from, about, result);
        self.office.registry.set_replies(&edit, day(TODAY)).unwrap();
    }

    /// What a department says about 王芳 on another day, or what it really said.
    fn again(&mut self, from: &str, on: &str, result: ReplyResult, corrects: bool) -> String {
        let edit = ReplyEdit {
            replied_on: Some(on.into()),
            corrects,
            ..self.reply(from, 0, result)
        };
        let set = self.office.registry.set_replies(&edit, day(TODAY));
        set.map_or_else(|error| code(&error), |_| "set".into())
    }

    /// What 公安局 said of 王芳 as it counts on a day.
    fn said(&self, on: &str) -> Option<(ReplyResult, String)> {
        let ask = RevealReview {
            round_id: Some(self.round.clone()),
            people: Some(vec![self.people[0].clone()]),
            as_of: Some(day(on)),
        };
        let shown = self.office.registry.reveal_reviews(&ask, day(TODAY));
        let mut shown = shown.unwrap().into_iter();
        let first = shown.next();
        assert!(shown.next().is_none(), "one answer counts");
        first.map(|reply| (reply.result, reply.replied_on.to_string()))
    }

    fn rest(&mut self, from: &str) -> crate::Result<usize> {
        let edit = RestReply {
            round_id: self.round.clone(),
            department_id: department(from),
            letter: Some("青税函〔2025〕8号".into()),
            replied_on: Some("2025-11-12".into()),
            valid_until: None,
        };
        let set = self.office.registry.set_rest_of_replies(&edit, day(TODAY));
        set.map(|outcome| outcome.value)
    }

    /// The 汇总表 with what was said, as of a day.
    fn summary(&self, on: &str) -> String {
        let request = PaperRequest {
            round: Some(self.round.clone()),
            reveal: Some(true),
            as_of: Some(day(on)),
            ..PaperRequest::new(PaperKind::ReviewSummary)
        };
        let papers = self.office.registry.papers(&request, day(TODAY)).unwrap();
        serde_json::to_string(&papers.reports).unwrap()
    }

    fn grid(&self, on: &str) -> ReviewGrid {
        self.office
            .registry
            .review_grid(&self.round, day(on))
            .unwrap()
    }
}

fn department(id: &str) -> DepartmentId {
    DepartmentId::from(id.to_owned())
}

fn code(error: &Error) -> String {
    match error {
        Error::Invalid(fields) => fields[0].code.to_owned(),
        other => other.code().to_owned(),
    }
}

#[test]
fn sixteen_departments_are_shipped_and_one_that_was_asked_is_retired_not_removed() {
    let mut scene = Scene::new();
    let registry = &mut scene.office.registry;
    assert_eq!(registry.departments(day(TODAY)).unwrap().len(), 16);
    let refused = registry
        .remove_department(&department("court"))
        .unwrap_err();
    assert!(refused.to_string().contains("停用"), "{refused}");
    let edit = DepartmentEdit {
        id: Some(department("court")),
        name: "法院".into(),
        retired_on: Some("2025-11-15".into()),
    };
    registry.set_department(&edit).unwrap();
    assert_eq!(scene.grid(TODAY).columns.len(), 3, "the round keeps it");
    let mut later = Scene::edit(&scene.people);
    later.name = "补充批次".into();
    later.sent_on = "2025-11-20".into();
    let refused = scene
        .office
        .registry
        .set_review_round(&later, day(TODAY))
        .unwrap_err();
    assert_eq!(code(&refused), "department.retired");
}

#[test]
fn the_grid_tells_that_departments_replied_and_never_what() {
    let mut scene = Scene::new();
    scene.set("police", 0, ReplyResult::Objection);
    scene.set("court", 0, ReplyResult::NoObjection);
    let grid = scene.grid(TODAY);
    assert_eq!(grid.rows[0].cells, "rr-");
    assert_eq!(grid.rows[0].standing, ReviewStanding::Objection);
    assert_eq!(grid.rows[1].cells, "---");
    assert!(
        grid.round.overdue,
        "赵强 is not answered about by 2025-11-20"
    );
    assert_eq!(
        scene.grid("2025-11-09").rows[0].cells,
        "---",
        "before they came"
    );
    let shown = serde_json::to_string(&grid).unwrap();
    assert!(
        !shown.contains(SECRET) && !shown.contains("no_objection"),
        "{shown}"
    );
}

#[test]
fn the_rest_is_without_objection_in_one_click_and_what_was_said_before_stays() {
    let mut scene = Scene::new();
    scene.set("tax", 0, ReplyResult::Deferral);
    assert_eq!(scene.rest("tax").unwrap(), 1);
    let grid = scene.grid(TODAY);
    assert_eq!(grid.rows[0].standing, ReviewStanding::Deferral);
    assert_eq!(grid.columns[2].replied, 2);
    assert_eq!(code(&scene.rest("tax").unwrap_err()), "review.all_replied");
}

#[test]
fn replies_nobody_asked_for_or_without_grounds_are_refused_in_words() {
    let mut scene = Scene::new();
    let stranger = scene.office.person("孙伟", Some(0));
    let registry = &mut scene.office.registry;
    let (round, people) = (scene.round.clone(), scene.people.clone());
    let reply = |from: &str, about: &PersonId, result, grounds: Option<&str>, on: &str| ReplyEdit {
        round_id: round.clone(),
        department_id: department(from),
        people: vec![about.clone()],
        result,
        grounds: grounds.map(str::to_owned),
        letter: None,
        replied_on: Some(on.into()),
        valid_until: None,
        corrects: false,
    };
    let fine = ReplyResult::NoObjection;
    for (edit, expect, says) in [
        (
            reply("market", &people[0], fine, None, "2025-11-10"),
            "review.not_asked",
            "市场监管局",
        ),
        (
            reply("police", &stranger, fine, None, "2025-11-10"),
            "review.not_sent",
            "孙伟",
        ),
        (
            reply(
                "police",
                &people[0],
                ReplyResult::Objection,
                None,
                "2025-11-10",
            ),
            "reply.no_grounds",
            "理由",
        ),
        (
            reply(
                "police",
                &people[0],
                ReplyResult::Deferral,
                Some(" "),
                "2025-11-10",
            ),
            "reply.no_grounds",
            "建议缓用",
        ),
        (
            reply("police", &people[0], fine, Some("有事"), "2025-11-10"),
            "reply.grounds_of_none",
            "无异议",
        ),
        (
            reply("police", &people[0], fine, None, "2025-10-31"),
            "reply.before_sent",
            "2025年11月1日",
        ),
        (
            reply("police", &people[0], fine, None, "2025-11-27"),
            "reply.in_future",
            "今天",
        ),
    ] {
        let error = registry.set_replies(&edit, day(TODAY)).unwrap_err();
        assert_eq!(code(&error), expect);
        assert!(error.to_string().contains(says), "{error}");
    }
    assert_eq!(scene.grid(TODAY).round.replies, 0);
}

#[test]
fn a_reply_is_corrected_taken_back_and_undone() {
    let mut scene = Scene::new();
    let before = scene.office.registry.dump().unwrap();
    scene.set("police", 0, ReplyResult::Objection);
    scene.set("police", 0, ReplyResult::NoObjection);
    assert_eq!(scene.grid(TODAY).rows[0].standing, ReviewStanding::Waiting);
    let removed = scene
        .office
        .registry
        .remove_replies(&scene.round, &department("police"), &scene.people)
        .unwrap();
    assert_eq!(removed.value, 1);
    for _ in 0..3 {
        scene.office.registry.undo(None).unwrap();
    }
    assert_eq!(scene.office.registry.dump().unwrap(), before);
}

/// Asked again next year for the same day, the answer is the same.
#[test]
fn as_of_the_day_before_a_department_changed_its_answer_the_earlier_one_counts() {
    use ReplyResult::{NoObjection, Objection};
    let mut scene = Scene::new();
    scene.set("police", 0, Objection);
    let before = scene.office.registry.dump().unwrap();
    assert_eq!(
        scene.again("police", "2025-11-18", NoObjection, false),
        "set"
    );
    let person = scene.people[0].clone();
    for (on, said, standing) in [
        ("2025-11-09", None, ReviewStanding::Waiting),
        (
            "2025-11-17",
            Some((Objection, "2025-11-10")),
            ReviewStanding::Objection,
        ),
        (
            "2025-11-18",
            Some((NoObjection, "2025-11-18")),
            ReviewStanding::Waiting,
        ),
    ] {
        let replies = usize::from(said.is_some());
        let said = said.map(|(result, given)| (result, given.to_owned()));
        assert_eq!(scene.said(on), said, "{on}");
        let grid = scene.grid(on);
        assert_eq!(grid.rows[0].standing, standing, "{on}");
        assert_eq!(
            (grid.rows[0].replied, grid.round.replies),
            (replies, replies),
            "{on}"
        );
        let registry = &scene.office.registry;
        let of_person = registry.reviews_of(&person, day(on)).unwrap();
        assert_eq!(
            (of_person[0].standing, of_person[0].replied),
            (standing, replies),
            "{on}"
        );
        let kept_out = blockers(&registry.db, &person, day(on)).unwrap();
        let kept_out = kept_out.iter().any(|it| it.blocks);
        assert_eq!(kept_out, standing == ReviewStanding::Objection, "{on}");
        let summary = scene.summary(on);
        assert_eq!(summary.contains(SECRET), kept_out, "{on} {summary}");
    }
    let due = scene
        .office
        .registry
        .workbench(day(TODAY))
        .unwrap()
        .reviews
        .due;
    let police = due.iter().find(|it| it.department == "公安局").unwrap();
    assert_eq!(
        police.people, 1,
        "赵强 alone: who was answered about twice is answered about"
    );
    scene.office.registry.undo(None).unwrap();
    assert_eq!(scene.office.registry.dump().unwrap(), before);
}

#[test]
fn what_was_registered_wrongly_is_replaced_and_what_was_said_before_it_stays() {
    use ReplyResult::{Deferral, NoObjection, Objection};
    let mut scene = Scene::new();
    scene.set("police", 0, Objection);
    assert_eq!(scene.again("police", "2025-11-18", Deferral, false), "set");
    // The letter was of another day, and did not say so.
    assert_eq!(
        scene.again("police", "2025-11-20", NoObjection, true),
        "set"
    );
    assert_eq!(
        scene.said("2025-11-19"),
        Some((Objection, "2025-11-10".into()))
    );
    assert_eq!(scene.said(TODAY), Some((NoObjection, "2025-11-20".into())));
    // Of one day there is one answer.
    assert_eq!(scene.again("police", "2025-11-20", Deferral, false), "set");
    assert_eq!(scene.said(TODAY), Some((Deferral, "2025-11-20".into())));
    assert_eq!(
        scene.again("police", "2025-11-10", NoObjection, true),
        "reply.day_taken"
    );
    let registry = &mut scene.office.registry;
    registry
        .remove_replies(&scene.round, &department("police"), &scene.people)
        .unwrap();
    assert_eq!(scene.said(TODAY), Some((Objection, "2025-11-10".into())));
}

#[test]
fn an_objection_keeps_one_out_until_the_department_says_otherwise() {
    let mut scene = Scene::new();
    let person = scene.people[0].clone();
    scene.set("police", 0, ReplyResult::Objection);
    let blocks = |scene: &Scene, on: &str| {
        let found = blockers(&scene.office.registry.db, &person, day(on)).unwrap();
        found.iter().any(|it| it.blocks)
    };
    assert!(!blocks(&scene, "2025-11-09"));
    assert!(blocks(&scene, TODAY));
    assert!(blocks(&scene, "2027-11-26"));
    scene.set("police", 0, ReplyResult::NoObjection);
    assert!(!blocks(&scene, TODAY));
}

#[test]
fn whom_a_department_objects_to_enters_the_pool_with_a_written_reason_only() {
    let mut scene = Scene::new();
    let outsider = scene.office.person("孙伟", None);
    let mut edit = Scene::edit(std::slice::from_ref(&outsider));
    edit.name = "补充批次".into();
    let registry = &mut scene.office.registry;
    scene.round = registry.set_review_round(&edit, day(TODAY)).unwrap().value;
    scene.people = vec![outsider.clone()];
    scene.set("police", 0, ReplyResult::Objection);
    // Before the objection came: nobody comes in by an earlier date.
    let entered_on = "2025-10-01".parse().unwrap();
    let mut entry = Entry::new(scene.office.villages[0].clone(), entered_on);
    let registry = &mut scene.office.registry;
    let refused = registry
        .enter_pool(&outsider, &entry, day(TODAY))
        .unwrap_err();
    let told = refused.to_string();
    assert!(told.contains("联审有部门提出异议"), "{told}");
    assert!(!told.contains("公安") && !told.contains(SECRET), "{told}");
    entry.override_reason = Some("经复核，原处罚已撤销".into());
    registry.enter_pool(&outsider, &entry, day(TODAY)).unwrap();
}

#[test]
fn who_is_not_in_the_pool_yet_is_listed_under_the_village_they_are_recommended_to() {
    let mut scene = Scene::new();
    let candidate = scene.office.person("孙伟", None);
    let step = SelectionStepEdit {
        people: vec![candidate.clone()],
        run_id: None,
        village_id: Some(scene.office.villages[1].clone()),
        step: Stage::Recommended,
        on_day: "2025-10-20".into(),
        document: None,
        note: None,
    };
    let registry = &mut scene.office.registry;
    registry.set_selection_step(&step).unwrap();
    let mut edit = Scene::edit(&[candidate]);
    edit.name = "补充批次".into();
    scene.round = registry.set_review_round(&edit, day(TODAY)).unwrap().value;
    let village = scene.grid(TODAY).rows[0].village.clone();
    assert_eq!(village.as_deref(), Some("南泉子村"));
}

#[test]
fn a_reply_that_expired_is_said_on_the_day_asked() {
    let mut scene = Scene::new();
    for from in ["police", "court", "tax"] {
        scene.set(from, 0, ReplyResult::NoObjection);
    }
    assert_eq!(
        scene.grid("2026-11-09").rows[0].standing,
        ReviewStanding::Clear
    );
    let later = scene.grid("2026-11-10");
    assert_eq!(later.rows[0].standing, ReviewStanding::Expired);
    assert_eq!(later.rows[0].cells, "eee");
    let registry = &scene.office.registry;
    let of_person = registry
        .reviews_of(&scene.people[0], day("2026-11-10"))
        .unwrap();
    assert_eq!((of_person[0].replied, of_person[0].expired), (3, 3));
    let bench = registry.workbench(day("2026-10-20")).unwrap();
    assert_eq!(bench.reviews.expiring[0].people, 1);
    let due = &bench.reviews.due;
    assert_eq!(due.len(), 3, "each department about 赵强");
    assert!(due.iter().all(|it| it.days < 0 && it.people == 1));
}

#[test]
fn showing_details_is_noted_first_and_the_history_tells_none() {
    let mut scene = Scene::new();
    scene.set("police", 0, ReplyResult::Objection);
    let registry = &scene.office.registry;
    let ask = RevealReview {
        round_id: Some(scene.round.clone()),
        people: Some(vec![scene.people[0].clone()]),
        as_of: None,
    };
    let shown = registry.reveal_reviews(&ask, day(TODAY)).unwrap();
    assert_eq!(shown[0].grounds.as_deref(), Some(SECRET));
    assert_eq!(shown[0].department, "公安局");
    let history = registry.history(None, 10).unwrap();
    assert_eq!(history[0].label, "查看联审详情");
    assert_eq!(history[0].detail, "2025年资格联审 王芳");
    assert!(!history[0].can_undo);
    let detail = registry.history_detail(history[1].id).unwrap();
    let told = serde_json::to_string(&detail).unwrap();
    for hidden in [SECRET, "公安", "王芳", "objection"] {
        assert!(!told.contains(hidden), "{hidden} in {told}");
    }
    assert_eq!(detail.rows.len(), 1, "{told}");
    let dump = registry.dump_masked().unwrap().to_string();
    assert!(!dump.contains(SECRET) && !dump.contains("\"objection\""));
}

#[test]
fn who_is_answered_about_stays_in_the_round() {
    let mut scene = Scene::new();
    scene.set("police", 0, ReplyResult::NoObjection);
    let mut edit = Scene::edit(&scene.people[1..]);
    edit.id = Some(scene.round.clone());
    let refused = scene
        .office
        .registry
        .set_review_round(&edit, day(TODAY))
        .unwrap_err();
    assert!(
        refused.to_string().contains("王芳已有部门反馈"),
        "{refused}"
    );
    let mut edit = Scene::edit(&scene.people);
    edit.id = Some(scene.round.clone());
    edit.departments = vec![department("court")];
    let refused = scene
        .office
        .registry
        .set_review_round(&edit, day(TODAY))
        .unwrap_err();
    assert!(
        refused.to_string().contains("公安局已反馈 1 人"),
        "{refused}"
    );
}

#[test]
fn a_round_goes_out_before_it_is_due_to_somebody_and_about_somebody() {
    let mut scene = Scene::new();
    let mut edit = Scene::edit(&[]);
    edit.name = String::new();
    edit.due_on = "2025-10-01".into();
    edit.departments.clear();
    let error = scene
        .office
        .registry
        .set_review_round(&edit, day(TODAY))
        .unwrap_err();
    let Error::Invalid(fields) = error else {
        panic!("{error:?}")
    };
    let names: Vec<&str> = fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(names, ["name", "due_on", "departments"]);
    let mut of_villages = Scene::edit(&[]);
    of_villages.name = "按村送审".into();
    of_villages.villages = Some(scene.office.villages.clone());
    let round = scene
        .office
        .registry
        .set_review_round(&of_villages, day(TODAY))
        .unwrap();
    let grid = scene.office.registry.review_grid(&round.value, day(TODAY));
    assert_eq!(grid.unwrap().rows.len(), 2);
}
