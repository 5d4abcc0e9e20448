//! Placements and tenure on a real file: what is warned of, what is refused, what 跨村任职 does, and
//! the figures that were seen in real places (the people are invented).

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::date::Day;
use qinglan_core::duties::{DutyEdit, DutyRole, NewMentor, PostEdit};
use qinglan_core::ids::{PersonId, RotationId, RotationTypeId, VillageId};
use qinglan_core::mentoring::PairFilter;
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_core::reports::Report;
use qinglan_core::reserves::ReserveDraft;
use qinglan_core::rotations::{
    RotationAppraisal, RotationDoubt, RotationEdit, RotationEnd, RotationExtension, RotationFilter,
    RotationList, Route, TallyBy, TallyEdit, TallyFilter, Transfer, WhichRotations,
};
use qinglan_core::tenure::{Basis, TenureFilter, TermEdit};
use qinglan_core::villages::StatusEdit;
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

    fn person(&mut self, name: &str) -> PersonId {
        let input = PersonInput([(Field::Name, name.to_owned())].into());
        let added = self.registry.add_person(&input, None, day(TODAY));
        added.unwrap().value
    }

    /// In 申家营村's pool since 2024-03.
    fn reserve(&mut self, name: &str) -> PersonId {
        let input = PersonInput([(Field::Name, name.to_owned())].into());
        let draft = ReserveDraft {
            village_id: Some(self.village("申家营村")),
            entered_on: "2024-03-01".into(),
            ..ReserveDraft::default()
        };
        let entry = draft.entry().unwrap();
        let added = self.registry.add_person(&input, Some(&entry), day(TODAY));
        added.unwrap().value
    }

    fn post(&mut self, person: &PersonId, village: &str, title: &str, from: &str, until: &str) {
        let edit = PostEdit {
            id: None,
            person_id: person.clone(),
            title: title.into(),
            village_id: Some(self.village(village)),
            unit: None,
            from_on: from.into(),
            until_on: Some(until.into()),
            document: None,
            term: None,
        };
        self.registry.set_post(&edit).unwrap();
    }

    /// Everybody's placement at 申家营村.
    fn placement(&self, people: &[&PersonId], kind: &str, from: &str, until: &str) -> RotationEdit {
        RotationEdit {
            people: people.iter().map(|id| (*id).clone()).collect(),
            type_id: Some(type_id(kind)),
            from_on: from.into(),
            until_on: Some(until.into()),
            village_id: Some(self.village("申家营村")),
            ..RotationEdit::default()
        }
    }

    fn place(&mut self, person: &PersonId, kind: &str, from: &str, until: &str) -> RotationId {
        let edit = self.placement(&[person], kind, from, until);
        let set = self.registry.set_rotation(&edit).unwrap().value;
        set.ids[0].clone()
    }

    fn list(&self, on: &str, state: WhichRotations) -> RotationList {
        let filter = RotationFilter {
            as_of: Some(day(on)),
            state: Some(state),
            ..RotationFilter::default()
        };
        self.registry.rotations(&filter, day(TODAY)).unwrap()
    }

    /// Who is in a placement on a day.
    fn placed(&self, on: &str) -> Vec<String> {
        let rows = self.list(on, WhichRotations::Current).rows.into_iter();
        let mut names: Vec<String> = rows.map(|row| row.name).collect();
        names.sort();
        names
    }

    /// Who is secretary of a village on a day.
    fn secretary(&self, village: &str, on: &str) -> Option<String> {
        let duties = self.registry.village_duties(day(on)).unwrap();
        let of = duties.into_iter().find(|row| row.village == village);
        of.unwrap().secretary.map(|holder| holder.name)
    }

    fn paper(&self, paper: PaperKind) -> Vec<Report> {
        let request = PaperRequest::new(paper);
        self.registry.papers(&request, day(TODAY)).unwrap().reports
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn type_id(id: &str) -> RotationTypeId {
    RotationTypeId::from(id.to_owned())
}

/// The words of what is refused.
fn said<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_list_of_placements_calls_somebody_renamed_as_on_its_day() {
    let mut office = Office::new();
    let wang = office.reserve("王二丫");
    office.place(&wang, "shadowing", "2025-01-01", "2026-01-01");
    let name = PersonInput([(Field::Name, "王晓燕".to_owned())].into());
    let on = day("2025-07-01");
    let renamed = office
        .registry
        .change_person(&wang, on, None, &name, &[], day(TODAY));
    renamed.unwrap();
    assert_eq!(office.placed("2025-06-30"), ["王二丫"]);
    assert_eq!(office.placed("2025-07-01"), ["王晓燕"]);
}

#[test]
fn shipped_types_are_data_with_the_same_ids_in_every_register() {
    let types = Office::new().registry.rotation_types().unwrap();
    let ids: Vec<&str> = types.iter().map(|row| row.kind.id.as_str()).collect();
    assert_eq!(ids.len(), 14);
    assert_eq!(ids[..3], ["shadowing", "secondment", "cross-village"]);
    let names: Vec<&str> = types.iter().map(|row| row.kind.name.as_str()).collect();
    let kinds = "跟岗历练 挂职锻炼 跨村任职 轮岗 试岗 到村任职 驻村 外派交流 专业归位";
    let practice = "书记（主任）助理 网格员 矛盾化解员 金融副村长 名誉村长";
    for name in kinds.split(' ').chain(practice.split(' ')) {
        assert!(names.contains(&name), "{name} of {names:?}");
    }
    let cross = &types[2];
    assert_eq!(cross.scheme.as_deref(), Some("跨村任职"));
    assert!(cross.kind.changes_posts && cross.kind.needs_village);
    let trial = types.iter().find(|row| row.kind.name == "试岗").unwrap();
    assert_eq!(trial.kind.least_months, Some(3));
}

#[test]
fn a_type_in_use_is_retired_and_not_removed() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    office.place(&person, "grid", "2025-03-01", "2026-03-01");
    let refused = said(office.registry.remove_rotation_type(&type_id("grid")));
    assert!(refused.contains("“网格员”已有 1 项锻炼"), "{refused}");
    office
        .registry
        .retire_rotation_type(&type_id("grid"), Some("2025-06-01"))
        .unwrap();
    let other = office.reserve("申玉梅");
    let edit = office.placement(&[&other], "grid", "2025-09-01", "2026-09-01");
    let preview = office.registry.preview_rotation(&edit).unwrap();
    assert_eq!(preview.warnings[0].doubt, RotationDoubt::Retired);
    office
        .registry
        .remove_rotation_type(&type_id("honorary"))
        .unwrap();
    assert_eq!(office.registry.rotation_types().unwrap().len(), 13);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.rotation_types().unwrap().len(), 14);
}

#[test]
fn who_is_placed_is_asked_for_any_day() {
    let mut office = Office::new();
    let [a, b] = ["申海涛", "申玉梅"].map(|name| office.reserve(name));
    office.place(&a, "shadowing", "2025-03-01", "2025-09-01");
    office.place(&b, "grid", "2025-06", "");
    assert_eq!(office.placed("2025-02-28"), [""; 0]);
    assert_eq!(office.placed("2025-03-01"), ["申海涛"]);
    assert_eq!(office.placed("2025-06-01"), ["申海涛", "申玉梅"]);
    assert_eq!(office.placed("2025-08-31"), ["申海涛", "申玉梅"]);
    assert_eq!(office.placed("2025-09-01"), ["申玉梅"]);
    let history = office.registry.rotations_of(&a, day(TODAY)).unwrap();
    assert_eq!(history.rows[0].last_day, Some(day("2025-08-31")));
    assert!(history.rows[0].unappraised);
}

#[test]
fn a_placement_inside_another_one_is_accepted_and_named_with_both() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    office.place(&person, "grid", "2025-01-01", "2026-01-01");
    let edit = office.placement(&[&person], "trial", "2025-03-01", "2025-05-01");
    let preview = office.registry.preview_rotation(&edit).unwrap();
    let texts: Vec<&str> = preview.warnings.iter().map(|it| it.text.as_str()).collect();
    let both = "申海涛同时有两项锻炼：试岗（申家营村，自2025年3月1日至2025年4月30日）\
                与网格员（申家营村，自2025年1月1日至2025年12月31日）";
    assert_eq!(texts, [both, "申海涛的试岗不满 3 个月"]);
    assert_eq!(
        office
            .list("2025-04-01", WhichRotations::Current)
            .rows
            .len(),
        1
    );

    let set = office.registry.set_rotation(&edit).unwrap().value;
    assert_eq!(set.warnings, preview.warnings);
    let list = office.list("2025-04-01", WhichRotations::Current);
    assert_eq!((list.current, list.people, list.overlaps), (2, 1, 2));
}

#[test]
fn somebody_not_in_the_pool_that_day_is_warned_of_and_accepted() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    let edit = office.placement(&[&person], "shadowing", "2024-02-01", "2024-08-01");
    let set = office.registry.set_rotation(&edit).unwrap().value;
    assert_eq!(set.warnings[0].doubt, RotationDoubt::NotInPool);
    assert_eq!(set.warnings[0].text, "申海涛在2024年2月1日不在后备库");
}

#[test]
fn what_cannot_be_understood_is_refused_with_the_place() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    let good = office.placement(&[&person], "grid", "2025-03-01", "2025-09-01");
    let mut refuse = |edit: RotationEdit| said(office.registry.set_rotation(&edit));
    let before = RotationEdit {
        until_on: Some("2025-02-01".into()),
        ..good.clone()
    };
    assert_eq!(refuse(before), "结束时间应晚于开始时间");
    let nobody = RotationEdit {
        people: vec![PersonId::new()],
        ..good.clone()
    };
    assert!(refuse(nobody).starts_with("找不到这个人员"));
    let nowhere = RotationEdit {
        village_id: Some(VillageId::new()),
        ..good.clone()
    };
    assert!(refuse(nowhere).starts_with("找不到这个村"));
    let no_place = RotationEdit {
        village_id: None,
        type_id: Some(type_id("shadowing")),
        ..good.clone()
    };
    assert_eq!(refuse(no_place), "请选择村，或填写单位");
    let two_places = RotationEdit {
        unit: Some("党政办".into()),
        ..good
    };
    assert_eq!(refuse(two_places), "村和单位只填一处");
}

#[test]
fn an_early_end_and_an_extension_are_kept_with_their_reasons() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    let id = office.place(&person, "shadowing", "2025-03-01", "2025-09-01");
    let extension = RotationExtension {
        ids: vec![id.clone()],
        until_on: "2026-03-01".into(),
        reason: "项目尚未验收".into(),
        document: Some("青禾党发〔2025〕30号".into()),
    };
    office.registry.extend_rotations(&extension).unwrap();
    let end = |on: &str| RotationEnd {
        ids: vec![id.clone()],
        on: on.into(),
        reason: "已任村委会副主任".into(),
        document: None,
    };
    let unfounded = RotationEnd {
        reason: " ".into(),
        ..end("2025-12-01")
    };
    let refused = said(office.registry.end_rotations(&unfounded));
    assert_eq!(refused, "请填写原因（1 至 200 个字）");
    let refused = said(office.registry.end_rotations(&end("2025-03-01")));
    assert!(refused.contains("自2025年3月1日起"), "{refused}");
    let refused = said(office.registry.end_rotations(&end("2026-03-01")));
    assert!(refused.contains("本来就到2026年2月28日为止"), "{refused}");
    office.registry.end_rotations(&end("2025-12-01")).unwrap();

    let detail = office.registry.rotation(&id, day("2025-12-01")).unwrap();
    let told: Vec<(String, &str)> = detail
        .events
        .iter()
        .map(|event| (event.on_day.to_string(), event.reason.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("2025-09-01".to_owned(), "项目尚未验收"),
            ("2025-12-01".to_owned(), "已任村委会副主任"),
        ]
    );
    assert_eq!(detail.row.last_day, Some(day("2025-11-30")));
    let refused = said(
        office
            .registry
            .extend_rotations(&extension.clone_to("2025-11-01")),
    );
    assert!(
        refused.contains("到2025年11月30日为止，延长后的最后一天应晚于这一天"),
        "the last day, as the window says it: {refused}"
    );
    for _ in 0..2 {
        office.registry.undo(None).unwrap();
    }
    assert_eq!(office.placed("2025-09-01"), [""; 0]);
}

#[test]
fn a_past_day_shows_the_end_that_was_planned_then() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    let id = office.place(&person, "shadowing", "2025-03-01", "2025-09-01");
    let extension = RotationExtension {
        ids: vec![id.clone()],
        until_on: "2026-03-01".into(),
        reason: "项目尚未验收".into(),
        document: None,
    };
    office.registry.extend_rotations(&extension).unwrap();
    let end = RotationEnd {
        ids: vec![id.clone()],
        on: "2025-12-01".into(),
        reason: "已任村委会副主任".into(),
        document: None,
    };
    office.registry.end_rotations(&end).unwrap();
    let appraisal = RotationAppraisal {
        ids: vec![id.clone()],
        grade: Some("优秀".into()),
        appraisal: None,
        appraised_by: None,
        appraised_on: Some("2025-12-05".into()),
    };
    let appraised = office
        .registry
        .appraise_rotations(&appraisal, day("2025-12-05"));
    appraised.unwrap();

    let last = |on: &str| office.list(on, WhichRotations::All).rows[0].last_day;
    assert_eq!(last("2025-08-20"), Some(day("2025-08-31")));
    assert_eq!(last("2025-10-01"), Some(day("2026-02-28")));
    assert_eq!(last("2025-12-01"), Some(day("2025-11-30")));
    let ending = |on: &str| office.list(on, WhichRotations::All).ending;
    assert_eq!([ending("2025-08-20"), ending("2025-11-20")], [1, 0]);
    let bench = |on: &str| {
        let bench = office.registry.workbench(day(on)).unwrap();
        let tasks = bench.soon.into_iter().chain(bench.ahead);
        let ends = tasks.filter(|task| task.rotation_id.is_some());
        ends.map(|task| task.due_on).collect::<Vec<_>>()
    };
    assert_eq!(bench("2025-08-20"), [day("2025-08-31")]);
    assert_eq!(bench("2025-11-20"), [] as [Day; 0]);

    let paper = |on: &str| {
        let request = PaperRequest {
            as_of: Some(day(on)),
            ..PaperRequest::new(PaperKind::Rotations)
        };
        let papers = office.registry.papers(&request, day(TODAY)).unwrap();
        let cells = &papers.reports[0].sections[0].rows[0].cells;
        [cells[6].clone(), cells[10].clone(), cells[11].clone()]
    };
    assert_eq!(
        paper("2025-08-20"),
        ["2025.03.01\n至2025.08.31", "在岗", ""]
    );
    assert_eq!(
        paper("2025-10-01"),
        ["2025.03.01\n至2026.02.28", "在岗", ""]
    );
    let after = paper("2025-12-05");
    assert_eq!(after, ["2025.03.01\n至2025.11.30", "已结束", "优秀"]);

    for _ in 0..3 {
        office.registry.undo(None).unwrap();
    }
    let ended = |on: &str| office.list(on, WhichRotations::Ended).rows.len();
    assert_eq!([ended("2025-08-31"), ended("2025-09-01")], [0, 1]);
}

trait CloneTo {
    fn clone_to(&self, until: &str) -> Self;
}

impl CloneTo for RotationExtension {
    fn clone_to(&self, until: &str) -> Self {
        Self {
            until_on: until.into(),
            ..self.clone()
        }
    }
}

#[test]
fn an_appraisal_counts_from_its_day_on() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    let id = office.place(&person, "shadowing", "2025-03-01", "2025-09-01");
    let appraisal = RotationAppraisal {
        ids: vec![id.clone()],
        grade: Some("优秀".into()),
        appraisal: Some("能独立办理业务".into()),
        appraised_by: Some("党政办主任".into()),
        appraised_on: Some("2025-09-10".into()),
    };
    office
        .registry
        .appraise_rotations(&appraisal, day(TODAY))
        .unwrap();
    let unappraised = |office: &Office, on: &str| office.list(on, WhichRotations::All).unappraised;
    assert_eq!(unappraised(&office, "2025-08-31"), 0);
    assert_eq!(unappraised(&office, "2025-09-01"), 1);
    assert_eq!(unappraised(&office, "2025-09-10"), 0);
    let again = RotationAppraisal {
        appraisal: None,
        appraised_by: None,
        grade: Some("合格".into()),
        ..appraisal.clone()
    };
    office
        .registry
        .appraise_rotations(&again, day(TODAY))
        .unwrap();
    let row = office.registry.rotation(&id, day(TODAY)).unwrap().row;
    assert_eq!(row.rotation.appraisal.as_deref(), Some("能独立办理业务"));
    let unknown = RotationAppraisal {
        grade: Some("良好".into()),
        ..appraisal
    };
    let refused = said(office.registry.appraise_rotations(&unknown, day(TODAY)));
    assert_eq!(refused, "等次只能是优秀、合格、不合格");
}

#[test]
fn a_third_of_237_reserves_is_on_the_front_line_and_placements_are_counted_by_type_and_paper() {
    let mut office = Office::new();
    let people: Vec<PersonId> = (0..237)
        .map(|n| office.reserve(&format!("后备{n}")))
        .collect();
    // 69 + 10 people are at the front; 10 of these have a practice post besides.
    let mut set = |kind: &str, range: std::ops::Range<usize>, from: &str, document: &str| {
        let edit = RotationEdit {
            document: Some(document.into()),
            ..office.placement(
                &people[range].iter().collect::<Vec<_>>(),
                kind,
                from,
                "2026-12-01",
            )
        };
        office.registry.set_rotation(&edit).unwrap();
    };
    set("shadowing", 0..69, "2025-03-01", "原组发〔2025〕3号");
    set("grid", 59..79, "2025-03-10", "原组发〔2025〕4号");
    set("exchange", 79..168, "2025-06-01", "原组发〔2025〕9号");
    set("job-rotation", 168..182, "2025-06-01", "原组发〔2025〕10号");
    set("specialty", 182..208, "2025-06", "原组发〔2025〕10号");

    let list = office.list(TODAY, WhichRotations::Current);
    let count = |id: &str| {
        let of = list.types.iter().find(|it| it.type_id.as_str() == id);
        of.unwrap().current
    };
    let kinds = ["shadowing", "exchange", "job-rotation", "grid", "specialty"];
    assert_eq!(kinds.map(count), [69, 89, 14, 20, 26]);
    assert_eq!((list.current, list.people), (218, 208));
    let line = &list.front_line;
    assert_eq!((line.in_pool, line.people, line.permille), (237, 79, 333));
    assert_eq!(line.sentence, "237 名后备干部中 79 名在一线锻炼，占 33.3%");
    let batches: Vec<(&str, Option<&str>, usize)> = list
        .batches
        .iter()
        .map(|it| (it.month.as_str(), it.document.as_deref(), it.begun))
        .collect();
    assert_eq!(
        batches,
        [
            ("2025-06", Some("原组发〔2025〕9号"), 89),
            ("2025-06", Some("原组发〔2025〕10号"), 40),
            ("2025-03", Some("原组发〔2025〕4号"), 20),
            ("2025-03", Some("原组发〔2025〕3号"), 69),
        ]
    );
    let before = office.list("2025-02-28", WhichRotations::Current);
    assert_eq!((before.current, before.front_line.people), (0, 0));
}

#[test]
fn tallies_add_up_to_sixteen_hundred_activities_and_five_million_yuan() {
    let mut office = Office::new();
    let people: Vec<PersonId> = (0..16)
        .map(|n| office.reserve(&format!("后备{n}")))
        .collect();
    let ids: Vec<RotationId> = people
        .iter()
        .map(|person| office.place(person, "mediator", "2025-01-01", "2026-01-01"))
        .collect();
    for (at, id) in ids.iter().enumerate() {
        let tally = |measure: &str, count: &str, unit: &str, amount: Option<&str>| TallyEdit {
            id: None,
            rotation_id: id.clone(),
            from_on: format!("2025-{:02}", at % 10 + 1),
            last_on: None,
            measure: measure.into(),
            count: Some(count.into()),
            unit: Some(unit.into()),
            amount: amount.map(Into::into),
            remark: None,
        };
        for edit in [
            tally("为民服务", "101", "次", None),
            tally("帮办贷款", "2", "笔", Some("31.25万元")),
        ] {
            office.registry.set_tally(&edit, day(TODAY)).unwrap();
        }
    }
    let sums = |office: &Office, by, until: &str| {
        let filter = TallyFilter {
            by: Some(by),
            until: Some(day(until)),
            ..TallyFilter::default()
        };
        office.registry.tallies(&filter).unwrap()
    };
    let all = sums(&office, TallyBy::Type, "2025-12-31");
    assert_eq!(all.amount, 500_000_000);
    assert_eq!(all.amount_text, "500 万元");
    let texts: Vec<&str> = all.groups[0]
        .sums
        .iter()
        .map(|sum| sum.text.as_str())
        .collect();
    assert_eq!(texts, ["为民服务 1616 次", "帮办贷款 32 笔 500 万元"]);
    assert_eq!(all.groups.len(), 1);
    let months = sums(&office, TallyBy::Month, "2025-03-31");
    let labels: Vec<(&str, usize)> = months
        .groups
        .iter()
        .map(|group| (group.label.as_str(), group.tallies))
        .collect();
    assert_eq!(labels, [("2025.01", 4), ("2025.02", 4), ("2025.03", 4)]);
    let person = TallyFilter {
        person_id: Some(people[0].clone()),
        ..TallyFilter::default()
    };
    let person = office.registry.tallies(&person).unwrap();
    assert_eq!(person.groups[0].amount, 31_250_000);
}

#[test]
fn a_tally_that_says_nothing_or_no_number_is_refused_beside_its_field() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    let id = office.place(&person, "mediator", "2025-01-01", "2026-01-01");
    let good = TallyEdit {
        id: None,
        rotation_id: id,
        from_on: "2025-07-01".into(),
        last_on: Some("2025-09-30".into()),
        measure: "调解纠纷".into(),
        count: Some("12".into()),
        unit: Some("件".into()),
        amount: None,
        remark: None,
    };
    let mut refuse = |edit: TallyEdit| said(office.registry.set_tally(&edit, day(TODAY)));
    let none = TallyEdit {
        count: None,
        ..good.clone()
    };
    assert_eq!(refuse(none), "请填写数量或金额");
    let half = TallyEdit {
        count: Some("12.5".into()),
        ..good.clone()
    };
    assert_eq!(refuse(half), "数量“12.5”应为整数，如 12");
    let words = TallyEdit {
        amount: Some("五十万".into()),
        ..good.clone()
    };
    assert!(refuse(words).contains("50万元"));
    let later = TallyEdit {
        from_on: "2025-12-01".into(),
        last_on: None,
        ..good.clone()
    };
    assert!(refuse(later).contains("不能晚于今天"));
    let id = office.registry.set_tally(&good, day(TODAY)).unwrap().value;
    let rows = office
        .registry
        .tallies(&TallyFilter::default())
        .unwrap()
        .rows;
    assert_eq!(rows[0].when, "2025.07.01—2025.09.30");
    assert_eq!(rows[0].text, "12 件");
    office.registry.remove_tally(&id).unwrap();
}

/// 申有田 is secretary of 申家营村, 柳成 of 柳树沟村; 柳树沟村 has its 包村领导 and 第一书记.
fn two_villages() -> (Office, PersonId, PersonId) {
    let mut office = Office::new();
    let [mover, sitting] = ["申有田", "柳成"].map(|name| office.person(name));
    office.post(&mover, "申家营村", "党支部书记", "2021-03-01", "");
    office.post(&mover, "申家营村", "村委会主任", "2021-05-01", "");
    office.post(&sitting, "柳树沟村", "党总支书记", "2018-01", "");
    let village = office.village("柳树沟村");
    for (name, role) in [
        ("苏晓岚", DutyRole::Leader),
        ("周启明", DutyRole::FirstSecretary),
    ] {
        let person_id = office.person(name);
        let duty = DutyEdit {
            id: None,
            person_id,
            village_ids: vec![village.clone()],
            role,
            from_on: "2024-01-01".into(),
            until_on: None,
            document: None,
        };
        office.registry.set_duty(&duty).unwrap();
    }
    let status = StatusEdit {
        id: None,
        village_id: village,
        status: "软弱涣散".into(),
        from_on: "2025-04-01".into(),
        until_on: None,
        document: None,
    };
    office.registry.set_village_status(&status).unwrap();
    (office, mover, sitting)
}

fn transfer(office: &Office, person: &PersonId, route: Route) -> Transfer {
    Transfer {
        person_id: Some(person.clone()),
        route: Some(route),
        village_id: Some(office.village("柳树沟村")),
        on: "2025-09-01".into(),
        until_on: Some("2028-09-01".into()),
        document: Some("青禾党发〔2025〕21号".into()),
        ..Transfer::default()
    }
}

#[test]
fn a_sitting_secretary_goes_over_to_a_weak_village_with_posts_pair_and_mentors() {
    let (mut office, mover, _) = two_villages();
    let before = office.registry.dump().unwrap();
    let request = transfer(&office, &mover, Route::Lateral);

    let preview = office
        .registry
        .preview_transfer(&request, day(TODAY))
        .unwrap();
    assert_eq!(preview.problems, [""; 0]);
    assert_eq!(preview.from_village.as_deref(), Some("申家营村"));
    assert_eq!(preview.statuses[0].status, "软弱涣散");
    let arrival = preview.arrival.unwrap();
    assert_eq!(arrival.before.unwrap().name, "柳成");
    assert_eq!(arrival.after.unwrap().name, "申有田");
    let departure = preview.departure.unwrap();
    assert_eq!(departure.before.unwrap().name, "申有田");
    assert!(departure.after.is_none(), "nobody succeeds");
    let ends: Vec<&str> = preview
        .ends
        .iter()
        .map(|row| row.post.title.as_str())
        .collect();
    assert_eq!(ends, ["村委会主任"]);
    assert_eq!(preview.scheme.as_deref(), Some("跨村任职"));
    let mentors: Vec<(&str, Option<&str>)> = preview
        .mentors
        .iter()
        .map(|seat| {
            let mentor = seat.mentors.first();
            (seat.label.as_str(), mentor.map(|it| it.name.as_str()))
        })
        .collect();
    assert_eq!(
        mentors,
        [
            ("乡镇党委书记", None),
            ("包村领导", Some("苏晓岚")),
            ("驻村第一书记", Some("周启明")),
        ]
    );
    assert_eq!(
        office.registry.dump().unwrap(),
        before,
        "nothing written yet"
    );

    let done = office.registry.transfer(&request, day(TODAY)).unwrap();
    assert!(done.value.paired);
    assert_eq!(done.value.ended, 2);
    let secretaries = |office: &Office, on: &str| {
        ["申家营村", "柳树沟村"].map(|village| office.secretary(village, on))
    };
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(
        secretaries(&office, "2025-08-31"),
        [name("申有田"), name("柳成")]
    );
    assert_eq!(secretaries(&office, "2025-09-01"), [None, name("申有田")]);
    let filter = PairFilter {
        as_of: Some(day("2025-09-01")),
        scheme: Some("cross-village".to_owned().into()),
        ..PairFilter::default()
    };
    let pairs = office.registry.pairs(&filter, day(TODAY)).unwrap().rows;
    assert_eq!(pairs[0].village.as_deref(), Some("柳树沟村"));
    assert_eq!(pairs[0].until_on.unwrap().to_string(), "2028-09-01");
    assert_eq!(pairs[0].seats[1].mentors[0].name, "苏晓岚");
    let row = &office.list("2025-09-01", WhichRotations::Current).rows[0];
    assert_eq!(
        (row.place.as_str(), row.from_place.as_deref()),
        ("柳树沟村", Some("申家营村"))
    );
    assert_eq!(row.rotation.post.as_deref(), Some("党总支书记"));
    let tenure = office
        .registry
        .rotations_of(&mover, day(TODAY))
        .unwrap()
        .tenure;
    assert_eq!(tenure.unwrap().continuous.text, "4年8个月25天");

    let after = office.registry.dump().unwrap();
    let label = office.registry.undo(None).unwrap().value;
    assert!(
        label.starts_with("跨村任职：申有田 由申家营村到柳树沟村"),
        "{label}"
    );
    assert_eq!(office.registry.dump().unwrap(), before);
    office.registry.redo().unwrap();
    assert_eq!(office.registry.dump().unwrap(), after);
}

#[test]
fn a_successor_takes_the_village_that_is_left() {
    let (mut office, mover, _) = two_villages();
    let successor = office.reserve("申海涛");
    let request = Transfer {
        successor: Some(NewMentor {
            person_id: Some(successor),
            ..NewMentor::default()
        }),
        opens_pair: Some(false),
        ..transfer(&office, &mover, Route::Lateral)
    };
    let done = office
        .registry
        .transfer(&request, day(TODAY))
        .unwrap()
        .value;
    assert!(!done.paired);
    assert_eq!(
        office.secretary("申家营村", "2025-09-01").as_deref(),
        Some("申海涛")
    );
    assert_eq!(
        office.secretary("申家营村", "2025-08-31").as_deref(),
        Some("申有田")
    );
}

#[test]
fn two_secretaries_change_places_in_one_action() {
    let (mut office, mover, sitting) = two_villages();
    let request = Transfer {
        successor: Some(NewMentor {
            person_id: Some(sitting),
            ..NewMentor::default()
        }),
        ..transfer(&office, &mover, Route::Lateral)
    };
    office.registry.transfer(&request, day(TODAY)).unwrap();
    let on = |village: &str, on: &str| office.secretary(village, on).unwrap();
    assert_eq!(on("申家营村", "2025-09-01"), "柳成");
    assert_eq!(on("柳树沟村", "2025-09-01"), "申有田");
    assert_eq!(on("柳树沟村", "2025-08-31"), "柳成");
}

#[test]
fn a_reserve_is_promoted_from_the_village_of_the_pool_and_leaves_the_board() {
    let (mut office, _, _) = two_villages();
    let reserve = office.reserve("申海涛");
    office.post(&reserve, "申家营村", "党支部委员", "2024-06-01", "");
    let request = transfer(&office, &reserve, Route::Promotion);
    let preview = office
        .registry
        .preview_transfer(&request, day(TODAY))
        .unwrap();
    assert_eq!(preview.problems, [""; 0]);
    assert_eq!(preview.stays_in_pool.as_deref(), Some("申家营村"));
    assert!(preview.departure.is_none());
    office.registry.transfer(&request, day(TODAY)).unwrap();
    assert_eq!(
        office.secretary("柳树沟村", "2025-09-01").as_deref(),
        Some("申海涛")
    );
    assert_eq!(
        office.secretary("申家营村", "2025-09-01").as_deref(),
        Some("申有田")
    );
    let posts = office.registry.person(&reserve, day(TODAY)).unwrap().posts;
    let board = posts
        .iter()
        .find(|row| row.post.title == "党支部委员")
        .unwrap();
    assert_eq!(board.post.until_on.unwrap().to_string(), "2025-09-01");
}

#[test]
fn a_route_that_does_not_fit_is_refused_in_words() {
    let (mut office, mover, sitting) = two_villages();
    let stranger = office.person("赵新");
    let lateral = transfer(&office, &stranger, Route::Lateral);
    let promotion = transfer(&office, &mover, Route::Promotion);
    let own_village = transfer(&office, &sitting, Route::Lateral);
    let wrong_post = Transfer {
        post: Some("村委会主任".into()),
        ..transfer(&office, &mover, Route::Lateral)
    };
    for (request, expect) in [
        (lateral, "赵新在2025年9月1日不是村党组织书记，不能平行交流"),
        (promotion, "申有田在2025年9月1日已是申家营村的书记"),
        (own_village, "柳成原来就在柳树沟村任书记"),
        (wrong_post, "“村委会主任”不是村党组织书记的职务"),
    ] {
        let preview = office.registry.preview_transfer(&request, day(TODAY));
        let problems = preview.unwrap().problems.join("；");
        assert!(problems.contains(expect), "{problems}");
        let refused = said(office.registry.transfer(&request, day(TODAY)));
        assert!(refused.contains(expect), "{refused}");
    }
    let unknown = transfer(&office, &stranger, Route::Promotion);
    let preview = office
        .registry
        .preview_transfer(&unknown, day(TODAY))
        .unwrap();
    assert_eq!(preview.problems, [""; 0]);
    assert_eq!(preview.warnings[0].doubt, RotationDoubt::NoBoard);
}

#[test]
fn tenure_is_told_by_both_counts_for_any_day_and_by_term() {
    let mut office = Office::new();
    let [gap, both, left] = ["申有田", "柳成", "南文"].map(|name| office.person(name));
    office.post(&gap, "申家营村", "党支部书记", "2018-01", "2021-03");
    office.post(&gap, "柳树沟村", "党支部书记", "2021-07", "");
    office.post(&both, "南泉子村", "党支部书记", "2020-06-15", "");
    office.post(&left, "柳树沟村", "党支部书记", "2014-01", "2019-03");
    for (name, from, until) in [
        ("第十届", "2018-01", "2021-01"),
        ("第十一届", "2021-01", ""),
    ] {
        let term = TermEdit {
            id: None,
            name: name.into(),
            from_on: from.into(),
            until_on: Some(until.into()),
        };
        office.registry.set_term(&term).unwrap();
    }
    let eligible = |on: &str, basis: Basis| {
        let filter = TenureFilter {
            as_of: Some(day(on)),
            basis: Some(basis),
            only_eligible: Some(true),
            ..TenureFilter::default()
        };
        let list = office.registry.tenure(&filter, day(TODAY)).unwrap();
        assert_eq!(list.eligible, list.rows.len());
        let rows = list.rows.into_iter();
        rows.map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(eligible("2023-04-30", Basis::Cumulative), ["南文"]);
    assert_eq!(
        eligible("2023-05-01", Basis::Cumulative),
        ["南文", "申有田"]
    );
    assert_eq!(eligible("2023-05-01", Basis::Continuous), ["南文"]);
    assert_eq!(eligible("2025-06-15", Basis::Continuous), ["南文", "柳成"]);
    let list = office
        .registry
        .tenure(
            &TenureFilter {
                as_of: Some(day("2023-05-01")),
                ..TenureFilter::default()
            },
            day(TODAY),
        )
        .unwrap();
    let row = list.rows.iter().find(|row| row.name == "申有田").unwrap();
    assert_eq!(
        (row.cumulative.text.as_str(), row.continuous.text.as_str()),
        ("5年", "1年10个月")
    );
    let terms: Vec<(Option<&str>, &str)> = row
        .terms
        .iter()
        .map(|it| (it.term.as_deref(), it.length_text.as_str()))
        .collect();
    assert_eq!(terms, [(Some("第十届"), "3年"), (Some("第十一届"), "2年")]);
    let both = list.rows.iter().find(|row| row.name == "柳成").unwrap();
    assert_eq!(both.cumulative.reaches_on, Some(day("2025-06-15")));
    assert!(list.definition.contains("累计"));
    let clash = TermEdit {
        id: None,
        name: "第十二届".into(),
        from_on: "2025-12".into(),
        until_on: None,
    };
    let refused = said(office.registry.set_term(&clash));
    assert!(refused.contains("第十一届"), "{refused}");
}

#[test]
fn papers_say_what_lists_say_of_the_day() {
    let mut office = Office::new();
    let [a, b] = ["申海涛", "申玉梅"].map(|name| office.reserve(name));
    let over = office.place(&a, "shadowing", "2025-03-01", "2025-09-01");
    office.place(&b, "grid", "2025-06", "");
    let tally = TallyEdit {
        id: None,
        rotation_id: over,
        from_on: "2025-07".into(),
        last_on: None,
        measure: "调解纠纷".into(),
        count: Some("12".into()),
        unit: Some("件".into()),
        amount: None,
        remark: None,
    };
    office.registry.set_tally(&tally, day(TODAY)).unwrap();
    let secretary = office.person("申有田");
    office.post(&secretary, "申家营村", "党支部书记", "2018-01", "");

    let ledger = &office.paper(PaperKind::Rotations)[0].sections[0];
    assert_eq!(ledger.title, "青禾镇岗位锻炼台账");
    let cells = |at: usize| -> Vec<&str> {
        ledger
            .rows
            .iter()
            .map(|row| row.cells[at].as_str())
            .collect()
    };
    assert_eq!(cells(6), ["2025.06\n至今", "2025.03.01\n至2025.08.31"]);
    assert_eq!(cells(9), ["", "调解纠纷 12 件"]);
    assert!(ledger.notes[0].contains("当日在岗 1 项、1 人，其中网格员 1 项"));
    assert!(ledger.notes[1].contains("2 名后备干部中 1 名在一线锻炼，占 50.0%"));

    let forms = office.paper(PaperKind::Appraisal);
    assert_eq!(forms.len(), 1);
    assert_eq!(forms[0].sections[0].title, "跟岗历练鉴定表");
    assert_eq!(forms[0].sections.len(), 1, "the other one is not over");

    let names = &office.paper(PaperKind::Tenure)[0].sections[0];
    assert_eq!(names.title, "青禾镇村党组织书记累计任职满五年名单");
    let labels = names.columns.iter().map(|column| column.label.as_str());
    let shown: Vec<(&str, &str)> = labels
        .zip(names.rows[0].cells.iter().map(String::as_str))
        .collect();
    assert!(shown.contains(&("累计任职", "7年10个月25天")), "{shown:?}");
    assert!(
        shown.iter().all(|(label, _)| *label != "乡镇"),
        "there is but one"
    );
    assert!(names.notes[1].starts_with("口径："));
}

#[test]
fn the_ledger_names_any_two_placements_at_the_same_time_once() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    for kind in ["grid", "mediator", "assistant"] {
        office.place(&person, kind, "2025-03-01", "2026-03-01");
    }
    let ledger = &office.paper(PaperKind::Rotations)[0].sections[0];
    let note = ledger.notes.iter().find(|it| it.starts_with("重叠："));
    let said = note.unwrap();
    assert_eq!(said.matches("同时有两项锻炼").count(), 3, "{said}");
}

#[test]
fn a_person_or_village_with_placements_is_not_removed_by_mistake() {
    let mut office = Office::new();
    let person = office.reserve("申海涛");
    let edit = RotationEdit {
        village_id: Some(office.village("南泉子村")),
        ..office.placement(&[&person], "grid", "2025-03-01", "2025-09-01")
    };
    office.registry.set_rotation(&edit).unwrap();
    let refused = said(office.registry.remove_person(&person));
    assert!(refused.contains("1 项岗位锻炼"), "{refused}");
    let village = office.village("南泉子村");
    let refused = said(office.registry.remove_village(&village));
    assert!(refused.contains("锻炼"), "{refused}");
}
