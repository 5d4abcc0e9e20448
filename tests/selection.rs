//! Selection on a real file: who is kept in touch with, which steps lead into the pool, what keeps
//! somebody out and why all the same, and a village's pool gone through once a year (the people are
//! invented).

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::BTreeMap;

use qinglan_core::date::Day;
use qinglan_core::duties::NewMentor;
use qinglan_core::ids::{ConditionId, PersonId, ProspectId, ReserveId, VillageId};
use qinglan_core::mentoring::evidence::{EvidenceFile, NewEvidence, Proves};
use qinglan_core::mentoring::EvidenceKind;
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_core::reserves::{Entry, Leave, Move, ReserveFilter};
use qinglan_core::selection::{
    CheckEdit, CheckFound, CheckResult, ConditionEdit, ConditionKind, ConditionListEdit,
    ContactEdit, Decision, DecisionEdit, ExemptionEdit, NewPerson, OverrideEdit, ProspectEdit,
    ProspectEnd, ProspectEntry, ProspectFilter, RunEnd, RunEntry, RunFilter, RunState,
    SelectionStepEdit, Stage, StandingFilter, WhichProspects, WhichRuns, WhichStandings,
    YearlyUpdateEdit,
};
use qinglan_core::villages::{rules::parse, OwnerKind};
use qinglan_core::{Error, Registry};
use tempfile::TempDir;

const TODAY: &str = "2025-11-26";

struct Office {
    _folder: TempDir,
    registry: Registry,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let villages = parse("申家营村\n柳树沟村\n南泉子村\n");
        let path = folder.path().join("青禾镇.qinglan");
        let registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap();
        Self {
            _folder: folder,
            registry,
        }
    }

    fn village(&self, name: &str) -> VillageId {
        let villages = self.registry.villages(day(TODAY)).unwrap();
        let village = villages.into_iter().find(|village| village.name == name);
        village.unwrap().id
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
        let entered = self.registry.enter_pool(person, &entry);
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
fn the_shipped_list_has_5_positive_and_10_negative_conditions_and_two_thresholds() {
    let office = Office::new();
    let lists = office.registry.condition_lists().unwrap();
    assert_eq!(lists.len(), 1);
    let count = |kind| {
        let of = lists[0].conditions.iter();
        of.filter(|condition| condition.kind == kind).count()
    };
    assert_eq!(count(ConditionKind::Positive), 5);
    assert_eq!(count(ConditionKind::Negative), 10);
    assert_eq!(
        count(ConditionKind::Age) + count(ConditionKind::Education),
        2
    );
    assert!(lists[0].list.adopted);
}

#[test]
fn the_pool_of_110_is_told_by_four_primary_sources_that_sum_to_110() {
    let mut office = Office::new();
    let sources = [
        ("致富能手", 41),
        ("外出务工经商返乡人员", 33),
        ("高校毕业生", 22),
        ("退役军人", 14),
    ];
    for (source, people) in sources {
        for number in 0..people {
            // Some are of a second source too, which counts for nothing here.
            let of = match number % 5 {
                0 => format!("{source}、其他"),
                _ => source.to_owned(),
            };
            let name = format!("{}{number}", &source[..3]);
            let person = office.person(&[(Field::Name, &name), (Field::Sources, &of)]);
            office.enter(&person, "2025-03-01").unwrap();
        }
    }
    let all = ReserveFilter::default();
    let list = office.registry.reserves(&all, day(TODAY)).unwrap();
    let mut by_primary: BTreeMap<String, usize> = BTreeMap::new();
    for row in &list.rows {
        *by_primary.entry(row.sources[0].clone()).or_default() += 1;
    }
    assert_eq!(list.in_pool, 110);
    assert_eq!(by_primary.values().sum::<usize>(), 110);
    assert_eq!(by_primary.len(), 4);
    for (source, people) in sources {
        assert_eq!(by_primary[source], people, "{source}");
    }
}

#[test]
fn one_negative_hit_keeps_a_person_out_without_an_override() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.check(
        &person,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-10-20",
    );
    // An earlier day of entry is no way round.
    for on in ["2025-11-26", "2024-01-01"] {
        let refused = office.enter(&person, on).unwrap_err();
        assert_eq!(refused.code(), "reserve.entry_blocked");
        let said = refused.to_string();
        assert!(
            said.contains("申海涛暂不能入库：触碰“受过刑事处罚"),
            "{said}"
        );
        assert!(said.contains("2025年10月20日，镇纪委核查"), "{said}");
    }
    let blank = office.with_reason("2025-11-26", "　 ");
    let refused = office.registry.enter_pool(&person, &blank).unwrap_err();
    assert_eq!(refused.code(), "reserve.entry_blocked");
    assert_eq!(office.in_pool(TODAY), [""; 0]);

    let entry = office.with_reason("2025-11-26", "处罚已满十五年，镇党委会议研究同意");
    office.registry.enter_pool(&person, &entry).unwrap();
    assert_eq!(office.in_pool(TODAY), ["申海涛"]);
    let selection = office.registry.selection_of(&person, day(TODAY)).unwrap();
    let kept = &selection.overrides[0].record;
    assert_eq!(kept.reason, "处罚已满十五年，镇党委会议研究同意");
    assert!(kept.blockers.starts_with("触碰“受过刑事处罚"));
    let history = office.registry.person(&person, day(TODAY)).unwrap().history;
    assert_eq!(history[0].label, "入库");
    office.registry.undo(None).unwrap();
    assert_eq!(office.in_pool(TODAY), [""; 0]);
    assert!(office
        .registry
        .selection_of(&person, day(TODAY))
        .unwrap()
        .overrides
        .is_empty());
}

#[test]
fn a_later_check_that_finds_nothing_lets_somebody_in() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.check(
        &person,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-10-20",
    );
    office.check(
        &person,
        ConditionKind::Negative,
        CheckResult::Met,
        "2025-11-20",
    );
    office.enter(&person, "2025-11-26").unwrap();
    let selection = office.registry.selection_of(&person, day(TODAY)).unwrap();
    assert!(selection.overrides.is_empty());
}

#[test]
fn what_is_not_met_or_not_checked_is_said_and_keeps_nobody_out() {
    let mut office = Office::new();
    let fields = [
        (Field::Name, "申海涛"),
        (Field::Birth, "1975-03"),
        (Field::Education, "初中"),
    ];
    let person = office.person(&fields);
    office.check(
        &person,
        ConditionKind::Positive,
        CheckResult::Unmet,
        "2025-10-20",
    );
    let gates = office
        .registry
        .gates(std::slice::from_ref(&person), day(TODAY))
        .unwrap();
    assert!(gates[0].blockers.is_empty());
    assert_eq!(
        gates[0].warnings,
        [
            "不符合“政治上靠得住，拥护党的领导，听招呼、守规矩”",
            "50 岁，不符合“年龄一般在 45 岁以下”",
            "初中，不符合“一般有高中（中专）以上学历”",
            "还有 4 项正面条件没有核查",
            "还有 10 项负面条件没有核查",
        ]
    );
    for kind in [ConditionKind::Age, ConditionKind::Positive] {
        let exemption = ExemptionEdit {
            person_id: person.clone(),
            condition_id: office.condition(kind),
            on_day: "2025-11-01".into(),
            reason: "致富带头人，群众推荐".into(),
            document: None,
        };
        office
            .registry
            .set_exemption(&exemption, day(TODAY))
            .unwrap();
    }
    let gates = office
        .registry
        .gates(std::slice::from_ref(&person), day(TODAY))
        .unwrap();
    assert_eq!(
        gates[0].warnings[0],
        "初中，不符合“一般有高中（中专）以上学历”"
    );
    office.enter(&person, "2025-11-26").unwrap();
}

#[test]
fn moving_to_another_village_asks_the_gate_too_and_takes_the_reason_along() {
    let mut office = Office::new();
    let [clean, known] = ["申海涛", "申玉梅"].map(|name| office.named(name));
    let clean_spell = office.enter(&clean, "2025-01-01").unwrap();
    office.check(
        &clean,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-06-01",
    );
    let to = office.village("柳树沟村");
    let refused =
        office
            .registry
            .move_reserve(&Move::new(clean_spell, to.clone(), day("2025-11-01")));
    assert_eq!(refused.unwrap_err().code(), "reserve.entry_blocked");

    office.check(
        &known,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-06-01",
    );
    let entry = office.with_reason("2025-07-01", "已整改");
    let spell = office.registry.enter_pool(&known, &entry).unwrap().value;
    office
        .registry
        .move_reserve(&Move::new(spell, to, day("2025-11-01")))
        .unwrap();
    let selection = office.registry.selection_of(&known, day(TODAY)).unwrap();
    let reasons: Vec<_> = selection
        .overrides
        .iter()
        .map(|it| (it.village.as_str(), it.record.reason.as_str()))
        .collect();
    assert_eq!(reasons, [("柳树沟村", "已整改"), ("申家营村", "已整改")]);
}

#[test]
fn who_is_in_the_pool_with_a_hit_and_no_reason_is_listed_until_there_is_one() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    let spell = office.enter(&person, "2025-01-01").unwrap();
    let blocked = |office: &Office| {
        let filter = StandingFilter {
            which: WhichStandings::InPoolBlocked,
            ..StandingFilter::default()
        };
        let list = office.registry.standings(&filter, day(TODAY)).unwrap();
        assert_eq!(list.in_pool_blocked, list.rows.len());
        list.rows
            .into_iter()
            .map(|row| row.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(blocked(&office), [""; 0]);
    let edit = |reason: &str, on: &str| OverrideEdit {
        reserve_id: spell.clone(),
        on_day: on.into(),
        reason: reason.into(),
        document: None,
    };
    let nothing = office
        .registry
        .set_override(&edit("没有事", "2025-11-01"), day(TODAY));
    assert_eq!(nothing.unwrap_err().code(), "override.nothing");

    office.check(
        &person,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-06-01",
    );
    assert_eq!(blocked(&office), ["申海涛"]);
    let empty = office
        .registry
        .set_override(&edit(" ", "2025-11-01"), day(TODAY));
    assert_eq!(said(empty), "请填写书面理由（1 至 500 个字）");
    let early = office
        .registry
        .set_override(&edit("已整改", "2024-11-01"), day(TODAY));
    assert!(said(early).contains("自2025年1月1日起入库"));
    office.undo_and_redo(|office| {
        let edit = edit("已整改", "2025-11-01");
        office.registry.set_override(&edit, day(TODAY)).unwrap();
    });
    assert_eq!(blocked(&office), [""; 0]);
}

#[test]
fn who_is_kept_out_is_told_as_it_was_known_on_the_day() {
    let mut office = Office::new();
    let [inside, outside] = ["申海涛", "申玉梅"].map(|name| office.named(name));
    let spell = office.enter(&inside, "2025-01-01").unwrap();
    office.step(&[&outside], Stage::Recommended, "2025-02-01");
    for person in [&inside, &outside] {
        let found = (ConditionKind::Negative, CheckResult::Hit);
        office.check(person, found.0, found.1, "2025-06-01");
    }
    let reason = OverrideEdit {
        reserve_id: spell,
        on_day: "2025-09-01".into(),
        reason: "已整改".into(),
        document: None,
    };
    office.registry.set_override(&reason, day(TODAY)).unwrap();
    let blocked = |office: &Office, on: &str| {
        let filter = StandingFilter {
            as_of: Some(day(on)),
            which: WhichStandings::All,
            ..StandingFilter::default()
        };
        let list = office.registry.standings(&filter, day(TODAY)).unwrap();
        let names = list.rows.into_iter();
        let names = names.filter(|row| !row.blockers.is_empty());
        (
            names.map(|row| row.name).collect::<Vec<_>>(),
            list.in_pool_blocked,
        )
    };
    assert_eq!(blocked(&office, "2025-05-31"), (vec![], 0));
    let both = || vec!["申玉梅".to_owned(), "申海涛".to_owned()];
    assert_eq!(blocked(&office, "2025-06-01"), (both(), 1));
    assert_eq!(blocked(&office, "2025-08-31"), (both(), 1));
    assert_eq!(blocked(&office, "2025-09-01"), (both(), 0));
    let ways = |office: &Office, on: &str| {
        let filter = RunFilter {
            as_of: Some(day(on)),
            ..RunFilter::default()
        };
        let list = office.registry.selection_runs(&filter, day(TODAY)).unwrap();
        list.rows[0].blockers.len()
    };
    assert_eq!(ways(&office, "2025-05-31"), 0);
    assert_eq!(ways(&office, "2025-06-01"), 1);
    // Who came in later was on the way before.
    let entry = office.with_reason("2025-10-01", "已整改");
    office.registry.enter_pool(&outside, &entry).unwrap();
    assert_eq!(blocked(&office, "2025-08-31"), (both(), 1));
    // At the gate everything counts that is known: an earlier day is no way round it.
    let third = office.named("申国强");
    office.check(
        &third,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-06-01",
    );
    assert!(office.enter(&third, "2025-05-01").is_err());
}

#[test]
fn prospects_are_known_by_name_and_told_of_when_nobody_spoke_with_them() {
    let mut office = Office::new();
    let quiet = office.prospect("孟繁星", "2025-03-01");
    let recent = office.prospect("苗雨晴", "2025-03-01");
    office.contact(&quiet, "2025-08-01").unwrap();
    office.contact(&recent, "2025-11-20").unwrap();
    let list = |which, on: &str| {
        let filter = ProspectFilter {
            as_of: Some(day(on)),
            which,
            ..ProspectFilter::default()
        };
        office.registry.prospects(&filter, day(TODAY)).unwrap()
    };
    let now = list(WhichProspects::Uncontacted, TODAY);
    assert_eq!((now.open, now.uncontacted, now.contact_days), (2, 1, 90));
    assert_eq!(now.rows[0].name, "孟繁星");
    assert_eq!(now.rows[0].days_silent, 117);
    assert_eq!(now.rows[0].cadre.as_deref(), Some("申有福"));
    assert_eq!(now.rows[0].contacts[0].cadre.as_deref(), Some("申有福"));
    assert_eq!(list(WhichProspects::Open, "2025-02-28").open, 0);
    assert_eq!(
        list(WhichProspects::Uncontacted, "2025-10-30").uncontacted,
        1
    );
}

#[test]
fn a_prospect_comes_into_the_pool_in_one_action() {
    let mut office = Office::new();
    let prospect = office.prospect("孟繁星", "2025-03-01");
    office.undo_and_redo(|office| {
        let entry = ProspectEntry {
            ids: vec![prospect.clone()],
            entered_on: "2025-11-20".into(),
            ..ProspectEntry::default()
        };
        office.registry.enter_prospects(&entry).unwrap();
    });
    assert_eq!(office.in_pool("2025-11-20"), ["孟繁星"]);
    let filter = ProspectFilter {
        which: WhichProspects::Ended,
        ..ProspectFilter::default()
    };
    let ended = office.registry.prospects(&filter, day(TODAY)).unwrap();
    assert_eq!((ended.open, ended.entered), (0, 1));
    let row = &ended.rows[0];
    assert_eq!(row.prospect.end_reason.as_deref(), Some("已入库"));
    assert_eq!(row.prospect.until_on, "2025-11-20".parse().ok());
    assert!(row.in_pool);
}

#[test]
fn what_cannot_be_understood_about_prospects_is_refused_with_the_place() {
    let mut office = Office::new();
    let prospect = office.prospect("孟繁星", "2025-03-10");
    let refused = said(office.contact(&prospect, "2025-03-09"));
    assert_eq!(refused, "孟繁星自2025年3月10日起列入，联系时间不能更早");
    assert!(said(office.contact(&prospect, "三月初")).contains("不是日期"));
    assert!(said(office.contact(&prospect, "2025-12-01")).contains("不能晚于今天"));
    office.contact(&prospect, "2025-06-01").unwrap();
    let end = |on: &str, reason: &str| ProspectEnd {
        ids: vec![prospect.clone()],
        until_on: on.into(),
        reason: reason.into(),
    };
    let refused = said(office.registry.end_prospects(&end("2025-09-01", "")));
    assert_eq!(refused, "请填写终止的原因");
    let refused = said(
        office
            .registry
            .end_prospects(&end("2025-05-31", "无意回村")),
    );
    assert!(refused.contains("2025年6月1日还有联系记录"), "{refused}");
    office.undo_and_redo(|office| {
        let end = end("2025-09-01", "无意回村");
        office.registry.end_prospects(&end).unwrap();
    });
    let refused = said(office.contact(&prospect, "2025-09-02"));
    assert_eq!(refused, "孟繁星已于2025年9月1日终止，联系时间不能更晚");
    let nobody = ProspectEdit {
        village_id: Some(office.village("申家营村")),
        from_on: "2025.9".into(),
        ..ProspectEdit::default()
    };
    assert_eq!(
        said(office.registry.set_prospect(&nobody, day(TODAY))),
        "请填写姓名"
    );
}

#[test]
fn steps_are_dated_per_person_none_is_forced_and_odd_orders_are_said() {
    let mut office = Office::new();
    let [a, b] = ["申海涛", "申玉梅"].map(|name| office.named(name));
    office.step(&[&a, &b], Stage::Recommended, "2025-06-01");
    office.step(&[&a], Stage::Publicity, "2025-08-01");
    office.step(&[&a], Stage::Review, "2025-09-01");
    let list = |on: &str| {
        let filter = RunFilter {
            as_of: Some(day(on)),
            ..RunFilter::default()
        };
        office.registry.selection_runs(&filter, day(TODAY)).unwrap()
    };
    assert_eq!(list("2025-05-31").open, 0);
    let people = |on: &str| {
        let stages = list(on).stages.into_iter();
        let taken = stages.filter(|count| count.people > 0);
        taken
            .map(|count| (count.label, count.people))
            .collect::<Vec<_>>()
    };
    assert_eq!(people("2025-07-31"), [("推荐".to_owned(), 2)]);
    assert_eq!(
        people("2025-08-01"),
        [("推荐".to_owned(), 1), ("公示".to_owned(), 1)]
    );
    let rows = list(TODAY).rows;
    assert_eq!(rows[0].name, "申海涛");
    assert_eq!(rows[0].stage_said, "公示 2025.08.01");
    assert_eq!(rows[0].doubts, ["公示在联审之前"]);
}

#[test]
fn steps_belong_to_one_run_so_that_who_enters_again_has_its_own() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.step(&[&person], Stage::Recommended, "2023-06-01");
    let first = office.enter(&person, "2023-09-01").unwrap();
    office.step(&[&person], Stage::Publicity, "2023-08-01");
    let leave = Leave {
        ids: vec![first],
        left_on: "2024-09-01".into(),
        reason: "长期外出".into(),
        destination: Some("外出务工".into()),
    };
    office.registry.leave_pool(&leave).unwrap();
    office.step(&[&person], Stage::Recommended, "2025-06-01");
    let all = RunFilter {
        which: WhichRuns::All,
        ..RunFilter::default()
    };
    let runs = office.registry.selection_runs(&all, day(TODAY)).unwrap();
    assert_eq!((runs.open, runs.entered), (1, 1));
    let open: Vec<_> = runs
        .rows
        .iter()
        .filter(|row| row.state == RunState::Open)
        .collect();
    let ids = vec![open[0].run.id.clone()];
    office.undo_and_redo(|office| {
        let entry = RunEntry {
            ids,
            entered_on: "2025-09-01".into(),
            document: Some("青禾党发〔2025〕9号".into()),
            override_reason: None,
        };
        office.registry.enter_runs(&entry).unwrap();
    });
    let selection = office.registry.selection_of(&person, day(TODAY)).unwrap();
    let told: Vec<Vec<String>> = selection
        .runs
        .iter()
        .map(|run| {
            let steps = run.steps.iter();
            let taken = steps.filter_map(|step| Some(format!("{} {}", step.label, step.on_day?)));
            taken.collect()
        })
        .collect();
    assert_eq!(
        told,
        [
            vec!["推荐 2025-06-01", "入库 2025-09-01"],
            vec!["推荐 2023-06-01", "公示 2023-08-01", "入库 2023-09-01"],
        ]
    );
    // Both spells are kept, with why and where to.
    let spells = office.registry.person(&person, day(TODAY)).unwrap().spells;
    assert_eq!(spells.len(), 2);
    assert_eq!(spells[0].left_on, None);
    assert_eq!(spells[1].left_reason.as_deref(), Some("长期外出"));
    assert_eq!(spells[1].destination.as_deref(), Some("外出务工"));
    assert_eq!(office.in_pool("2024-08-31"), ["申海涛"]);
    assert_eq!(office.in_pool("2024-09-01"), [""; 0]);
    assert_eq!(office.in_pool("2025-09-01"), ["申海涛"]);
}

#[test]
fn many_enter_at_once_or_nobody_and_who_is_kept_out_is_named() {
    let mut office = Office::new();
    let people = ["申海涛", "申玉梅", "申国强"].map(|name| office.named(name));
    office.step(&people.each_ref(), Stage::Decision, "2025-11-01");
    office.check(
        &people[1],
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-10-20",
    );
    let runs = office
        .registry
        .selection_runs(&RunFilter::default(), day(TODAY))
        .unwrap();
    let entry = |reason: Option<&str>| RunEntry {
        ids: runs.rows.iter().map(|row| row.run.id.clone()).collect(),
        entered_on: "2025-11-20".into(),
        document: None,
        override_reason: reason.map(str::to_owned),
    };
    let refused = said(office.registry.enter_runs(&entry(None)));
    assert!(refused.starts_with("申玉梅暂不能入库：触碰"), "{refused}");
    assert_eq!(office.in_pool(TODAY), [""; 0]);
    office
        .registry
        .enter_runs(&entry(Some("已整改，县委组织部同意")))
        .unwrap();
    assert_eq!(office.in_pool(TODAY).len(), 3);
    let overrides = people.each_ref().map(|id| {
        let selection = office.registry.selection_of(id, day(TODAY)).unwrap();
        selection.overrides.len()
    });
    assert_eq!(overrides, [0, 1, 0], "only who needed a reason has one");
}

#[test]
fn a_way_that_came_to_nothing_says_why_and_another_one_may_begin() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.step(&[&person], Stage::Township, "2025-06-01");
    let runs = |office: &Office| {
        let all = RunFilter {
            which: WhichRuns::All,
            ..RunFilter::default()
        };
        office.registry.selection_runs(&all, day(TODAY)).unwrap()
    };
    let end = |on: &str, reason: &str| RunEnd {
        ids: vec![runs(&office).rows[0].run.id.clone()],
        on: on.into(),
        reason: reason.into(),
    };
    let (no_reason, early) = (end("2025-07-01", ""), end("2025-05-01", "初审未通过"));
    let good = end("2025-07-01", "初审未通过");
    assert_eq!(
        said(office.registry.end_selection_runs(&no_reason)),
        "请填写没有通过的原因"
    );
    assert!(said(office.registry.end_selection_runs(&early)).contains("2025年6月1日还有步骤"));
    office.registry.end_selection_runs(&good).unwrap();
    let again = office.registry.end_selection_runs(&good).unwrap_err();
    assert_eq!(again.code(), "selection.run_over");
    office.step(&[&person], Stage::Recommended, "2025-10-01");
    let list = runs(&office);
    assert_eq!((list.open, list.ended), (1, 1));
}

#[test]
fn lists_of_conditions_are_copied_and_what_was_checked_cannot_go() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.check(
        &person,
        ConditionKind::Positive,
        CheckResult::Met,
        "2025-10-20",
    );
    let shipped = office.registry.condition_lists().unwrap().remove(0);
    let edits = |keep: usize, with_ids: bool| -> Vec<ConditionEdit> {
        let conditions = shipped.conditions.iter().skip(keep);
        let edits = conditions.map(|it| ConditionEdit {
            id: Some(it.id.clone()).filter(|_| with_ids),
            kind: it.kind,
            label: it.label.clone(),
            most_age: it.most_age.map(|_| 40),
            least_education: it.least_education.clone(),
        });
        edits.collect()
    };
    let without_first = ConditionListEdit {
        id: Some(shipped.list.id.clone()),
        name: shipped.list.name.clone(),
        conditions: edits(1, true),
    };
    let refused = office.registry.set_condition_list(&without_first);
    assert_eq!(refused.unwrap_err().code(), "condition.in_use");
    let copy = ConditionListEdit {
        id: None,
        name: "书记后备人选条件".into(),
        conditions: edits(0, false),
    };
    let id = office.registry.set_condition_list(&copy).unwrap().value;
    let namesake = office.registry.set_condition_list(&copy);
    assert!(said(namesake).contains("已有一份叫“书记后备人选条件”的条件"));
    office.undo_and_redo(|office| {
        office.registry.adopt_condition_list(&id).unwrap();
    });
    let lists = office.registry.condition_lists().unwrap();
    let adopted: Vec<bool> = lists.iter().map(|view| view.list.adopted).collect();
    assert_eq!(adopted, [false, true]);
    let in_use = office.registry.remove_condition_list(&id);
    assert_eq!(in_use.unwrap_err().code(), "record.still_referenced");
    let bad = ConditionListEdit {
        id: None,
        name: "年龄".into(),
        conditions: vec![ConditionEdit {
            id: None,
            kind: ConditionKind::Age,
            label: "年龄适当".into(),
            most_age: Some(8),
            least_education: None,
        }],
    };
    let refused = said(office.registry.set_condition_list(&bad));
    assert_eq!(refused, "“年龄适当”的年龄上限应为 18 至 80 岁");
}

#[test]
fn a_check_carries_files_and_papers_that_stand_on_the_form_and_go_with_it() {
    let mut office = Office::new();
    let (person, other) = (office.named("申海涛"), office.named("武晓燕"));
    let scan = b"%PDF-1.7 no criminal record".to_vec();
    let proof = |label: &str, file: Option<EvidenceFile>| NewEvidence {
        kind: file
            .as_ref()
            .map_or(EvidenceKind::Paper, |_| EvidenceKind::Document),
        label: label.into(),
        copies: 1,
        file,
    };
    let file = EvidenceFile::read(EvidenceKind::Document, "证明.pdf", scan.clone()).unwrap();
    let edit = CheckEdit {
        people: vec![person.clone(), other.clone()],
        on_day: "2025-10-01".into(),
        checked_by: Some("派出所".into()),
        document: None,
        valid_to: None,
        found: vec![CheckFound {
            condition_id: office.condition(ConditionKind::Negative),
            result: CheckResult::Met,
            evidence: None,
            proofs: vec![proof("无犯罪记录证明", Some(file)), proof("走访笔录", None)],
        }],
    };
    let before = office.registry.dump().unwrap();
    office.registry.set_checks(&edit, day(TODAY)).unwrap();
    let of = |office: &Office, whom: &PersonId| {
        office
            .registry
            .selection_of(whom, day(TODAY))
            .unwrap()
            .evidence
    };
    assert_eq!(of(&office, &other).len(), 2);
    let rows = of(&office, &person);
    let named: Vec<_> = rows.iter().map(|row| row.evidence.label.as_str()).collect();
    assert_eq!(named, ["无犯罪记录证明", "走访笔录"]);
    let kept = office.registry.evidence_file(&rows[0].evidence.id).unwrap();
    assert_eq!(kept.stem, "申海涛-资格核查-无犯罪记录证明-1");
    assert_eq!((kept.ending.as_str(), kept.bytes), ("pdf", scan));

    // The form lists them, the register counts nobody's file as used twice.
    let request = PaperRequest {
        people: Some(vec![person.clone()]),
        ..PaperRequest::new(PaperKind::Qualification)
    };
    let papers = office.registry.papers(&request, day(TODAY)).unwrap();
    let rows_on_paper = &papers.reports[0].sections[0].rows;
    let shown = rows_on_paper.iter().map(|row| row.cells[4].as_str());
    let shown: Vec<_> = shown.filter(|cell| !cell.is_empty()).collect();
    assert!(
        shown.contains(&"派出所 2025.10.01\n无犯罪记录证明1份\n走访笔录1份"),
        "{shown:?}"
    );

    // More is added to what stands; a check that goes takes its evidence along, and undo brings both.
    let check = rows[0].evidence.check_id.clone().unwrap();
    let more = [proof("照片", None)];
    let added = office
        .registry
        .add_evidence(&Proves::Check(check.clone()), &more);
    added.unwrap();
    let full = office.registry.dump().unwrap();
    office.registry.remove_check(&check).unwrap();
    assert_eq!(of(&office, &person), []);
    assert_eq!(of(&office, &other).len(), 2);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), full);
    office.registry.undo(None).unwrap();
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn checks_that_do_not_fit_their_condition_are_refused_with_the_place() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    let edit = |kind, result, on: &str, valid_to: &str| CheckEdit {
        people: vec![person.clone()],
        on_day: on.into(),
        checked_by: None,
        document: None,
        valid_to: Some(valid_to.into()),
        found: vec![CheckFound {
            condition_id: office.condition(kind),
            result,
            evidence: None,
            proofs: Vec::new(),
        }],
    };
    let cases = [
        (
            edit(ConditionKind::Age, CheckResult::Met, "2025-10-01", ""),
            "自动判断",
        ),
        (
            edit(ConditionKind::Positive, CheckResult::Hit, "2025-10-01", ""),
            "核查结果选错了",
        ),
        (
            edit(
                ConditionKind::Negative,
                CheckResult::Unmet,
                "2025-10-01",
                "",
            ),
            "核查结果选错了",
        ),
        (
            edit(ConditionKind::Negative, CheckResult::Met, "国庆", ""),
            "不是日期",
        ),
        (
            edit(ConditionKind::Negative, CheckResult::Met, "2026-01-01", ""),
            "不能晚于今天",
        ),
        (
            edit(
                ConditionKind::Negative,
                CheckResult::Met,
                "2025-10-01",
                "2025-09",
            ),
            "有效期不能早于核查日期",
        ),
    ];
    for (edit, words) in cases {
        let refused = said(office.registry.set_checks(&edit, day(TODAY)));
        assert!(refused.contains(words), "{refused}");
    }
    let negative = ExemptionEdit {
        person_id: person.clone(),
        condition_id: office.condition(ConditionKind::Negative),
        on_day: "2025-10-01".into(),
        reason: "已整改".into(),
        document: None,
    };
    let refused = said(office.registry.set_exemption(&negative, day(TODAY)));
    assert!(refused.starts_with("负面条件不能破格"), "{refused}");
}

#[test]
fn a_village_is_gone_through_once_a_year_in_one_action() {
    let mut office = Office::new();
    let people = ["申海涛", "申玉梅", "申国强"].map(|name| {
        let person = office.person(&[(Field::Name, name), (Field::Readiness, "长期储备")]);
        let spell = office.enter(&person, "2025-01-01").unwrap();
        (person, spell)
    });
    let decision = |at: usize, decision| DecisionEdit {
        reserve_id: people[at].1.clone(),
        decision,
        reason: None,
        destination: None,
        readiness: None,
        remark: None,
    };
    let leave = DecisionEdit {
        reason: Some("长期外出".into()),
        destination: Some("外出务工".into()),
        ..decision(1, Decision::Leave)
    };
    let readiness = DecisionEdit {
        readiness: Some("近期可用".into()),
        ..decision(2, Decision::Readiness)
    };
    let update = |decisions: Vec<DecisionEdit>| YearlyUpdateEdit {
        village_id: office.village("申家营村"),
        year: 2025,
        on_day: "2025-11-20".into(),
        document: None,
        decisions,
    };
    let missing = update(vec![decision(0, Decision::Stay)]);
    let no_reason = update(vec![decision(1, Decision::Leave)]);
    let good = update(vec![decision(0, Decision::Stay), leave, readiness]);
    let refused = said(office.registry.set_yearly_update(&missing, day(TODAY)));
    assert_eq!(refused, "还有 2 人没有确认：申玉梅、申国强");
    let refused = said(office.registry.set_yearly_update(&no_reason, day(TODAY)));
    assert_eq!(refused, "请选择退出原因");
    assert_eq!(
        office
            .registry
            .yearly_updates(2025, day(TODAY))
            .unwrap()
            .waiting,
        1
    );
    office.undo_and_redo(|office| {
        office
            .registry
            .set_yearly_update(&good, day(TODAY))
            .unwrap();
    });
    let again = office.registry.set_yearly_update(&good, day(TODAY));
    assert_eq!(again.unwrap_err().code(), "yearly_update.done");
    assert_eq!(office.in_pool("2025-11-19").len(), 3);
    assert_eq!(office.in_pool("2025-11-20"), ["申海涛", "申国强"]);
    let updates = office.registry.yearly_updates(2025, day(TODAY)).unwrap();
    let village = &updates.villages[0];
    assert_eq!((village.stay, village.leave, village.readiness), (1, 1, 1));
    assert_eq!((updates.done, updates.waiting), (1, 0));
    let sheet = office
        .registry
        .yearly_sheet(&village.village_id, 2025, day(TODAY))
        .unwrap();
    let told: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| {
            (
                row.name.as_str(),
                row.before.as_deref(),
                row.after.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("申海涛", Some("长期储备"), Some("长期储备")),
            ("申玉梅", Some("长期储备"), None),
            ("申国强", Some("长期储备"), Some("近期可用")),
        ]
    );
    assert_eq!(sheet.rows[1].destination.as_deref(), Some("外出务工"));
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
