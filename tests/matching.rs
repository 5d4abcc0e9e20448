//! Matching and secretaries on a real file: what is suggested and why, what is refused, and the
//! figures that were seen in real places (the people are invented).

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::HashSet;

use qinglan_core::date::Day;
use qinglan_core::duties::PostEdit;
use qinglan_core::ids::{PersonId, SecretaryTypeId, VillageId};
use qinglan_core::matching::{
    AcceptMatches, AcceptedMatch, MatchRequest, MatchResultFilter, MatchWeights, Matching,
    VillageNeedEdit,
};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_core::reports::Section;
use qinglan_core::reserves::{ReserveDraft, ReserveFilter};
use qinglan_core::secretaries::{
    SecretaryFilter, SecretaryList, SecretaryTypeEdit, TypedSecretaryEdit,
};
use qinglan_core::selection::{CheckEdit, CheckFound, CheckResult, ConditionKind};
use qinglan_core::specialties::SpecialtyEdit;
use qinglan_core::tenure::TermEdit;
use qinglan_core::villages::{OwnerKind, VillageDraft};
use qinglan_core::{Error, Registry};
use tempfile::TempDir;

const TODAY: &str = "2025-11-26";

struct County {
    _folder: TempDir,
    registry: Registry,
    villages: Vec<VillageId>,
}

impl County {
    /// Townships of ten villages each.
    fn of(villages: usize) -> Self {
        let draft = |at: usize| VillageDraft {
            name: format!("{}{}村", letter(at / 10), place(at % 10)),
            township: Some(format!("{}河镇", letter(at / 10))),
            ..VillageDraft::default()
        };
        let drafts: Vec<VillageDraft> = (0..villages).map(draft).collect();
        Self::owned_by(OwnerKind::County, "云岭县委组织部", &drafts)
    }

    fn owned_by(kind: OwnerKind, name: &str, drafts: &[VillageDraft]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("刚察.qinglan");
        let registry = Registry::create(&path, kind, name, drafts).unwrap();
        let listed = registry.villages(day(TODAY)).unwrap();
        Self {
            villages: listed.into_iter().map(|village| village.id).collect(),
            _folder: folder,
            registry,
        }
    }

    fn person(&mut self, fields: &[(Field, &str)]) -> PersonId {
        let fields = fields
            .iter()
            .map(|(field, text)| (*field, (*text).to_owned()));
        let input = PersonInput(fields.collect());
        let added = self.registry.add_person(&input, None, day("2024-01-01"));
        added.unwrap().value
    }

    fn reserve(&mut self, fields: &[(Field, &str)], village: usize) -> PersonId {
        let fields = fields
            .iter()
            .map(|(field, text)| (*field, (*text).to_owned()));
        let draft = ReserveDraft {
            village_id: Some(self.villages[village].clone()),
            entered_on: "2024-03-01".into(),
            ..ReserveDraft::default()
        };
        let entry = draft.entry().unwrap();
        let input = PersonInput(fields.collect());
        let added = self
            .registry
            .add_person(&input, Some(&entry), day("2024-03-01"));
        added.unwrap().value
    }

    fn post(&mut self, person: &PersonId, village: usize, title: &str, from: &str) {
        let edit = PostEdit {
            id: None,
            person_id: person.clone(),
            title: title.into(),
            village_id: Some(self.villages[village].clone()),
            unit: None,
            from_on: from.into(),
            until_on: None,
            document: None,
            term: None,
        };
        self.registry.set_post(&edit).unwrap();
    }

    fn need(&mut self, village: usize, industry: &str, majors: &str) {
        let edit = VillageNeedEdit {
            village_id: self.villages[village].clone(),
            industry: Some(industry.into()),
            majors: Some(majors.into()),
            wishes: None,
        };
        self.registry.set_village_needs(&[edit]).unwrap();
    }

    fn matching(&self, request: &MatchRequest) -> Matching {
        self.registry.match_people(request, day(TODAY)).unwrap()
    }

    fn accept(matching: &Matching) -> AcceptMatches {
        let matches = matching.rows.iter().map(|row| AcceptedMatch {
            person_id: row.person_id.clone(),
            village_id: row.village_id.clone(),
        });
        AcceptMatches {
            from_on: "2025-12-01".into(),
            document: Some("云组发〔2025〕31号".into()),
            post: Some("村党支部副书记".into()),
            matches: matches.collect(),
            ..AcceptMatches::default()
        }
    }

    fn secretaries(&self, on: &str) -> SecretaryList {
        let filter = SecretaryFilter {
            as_of: Some(day(on)),
            ..SecretaryFilter::default()
        };
        self.registry.secretaries(&filter, day(TODAY)).unwrap()
    }

    fn type_of(
        &mut self,
        people: &[PersonId],
        kind: &str,
        from: &str,
    ) -> qinglan_core::Result<usize> {
        let edit = TypedSecretaryEdit {
            id: None,
            people: people.to_vec(),
            secretary_type_id: SecretaryTypeId::from(kind.to_owned()),
            from_on: from.into(),
            reason: "民主评议".into(),
            document: None,
        };
        self.registry.type_secretaries(&edit).map(|done| done.value)
    }

    fn paper(&self, paper: PaperKind, on: &str) -> Section {
        let request = PaperRequest {
            as_of: Some(day(on)),
            ..PaperRequest::new(paper)
        };
        let mut papers = self.registry.papers(&request, day(TODAY)).unwrap().reports;
        papers.remove(0).sections.remove(0)
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn letter(at: usize) -> char {
    let letters = "东西南北中上下前后左右大小长青白红黄黑金银铜铁锡石木水火土日";
    letters.chars().nth(at).unwrap()
}

fn place(at: usize) -> char {
    "山川岗梁沟坡泉湾滩坪".chars().nth(at).unwrap()
}

fn message(error: &Error) -> String {
    error.to_string()
}

#[test]
fn thirty_one_graduates_go_to_thirty_one_villages_as_was_seen_in_gangcha() {
    let mut county = County::of(31);
    for at in 0..31 {
        let home = format!("青海云岭县{}河镇", letter(at / 10));
        let education = if at < 24 { "大学" } else { "大专" };
        // Seven of 35, 24 of 36: the mean is 35.8.
        let birth = if at % 4 == 0 && at < 28 {
            "1990-03"
        } else {
            "1989-10"
        };
        county.person(&[
            (Field::Name, &format!("青年{:02}", at + 1)),
            (Field::Birth, birth),
            (Field::NativePlace, &home),
            (Field::Education, education),
            (Field::SchoolMajor, "青海大学畜牧专业"),
        ]);
    }
    county.need(30, "牦牛养殖", "会计");

    let matching = county.matching(&MatchRequest::default());
    assert_eq!(matching.rows.len(), 31);
    let villages: HashSet<_> = matching.rows.iter().map(|row| &row.village_id).collect();
    assert_eq!(villages.len(), 31);
    assert_eq!(
        matching.sentence,
        "31 人去 31 个村；其中大学以上 24 人，占 77.4%，平均年龄 35.8 岁"
    );
    assert!(matching
        .rows
        .iter()
        .all(|row| row.reasons[0].text.starts_with("籍贯")));

    let before = county.registry.dump().unwrap();
    let accept = County::accept(&matching);
    let done = county.registry.accept_matches(&accept, day(TODAY)).unwrap();
    assert_eq!(done.value, 31);
    let results = |county: &County, on: &str| {
        let filter = MatchResultFilter {
            as_of: Some(day(on)),
            ..MatchResultFilter::default()
        };
        county.registry.match_results(&filter, day(TODAY)).unwrap()
    };
    let on_day = results(&county, "2025-12-01");
    assert_eq!(
        (on_day.people, on_day.villages, on_day.degree),
        (31, 31, 24)
    );
    assert_eq!(on_day.mean_age, Some(358));
    assert!(on_day
        .rows
        .iter()
        .all(|row| row.holds && row.placed_as == "村党支部副书记"));
    assert_eq!(
        results(&county, "2025-11-30").people,
        0,
        "not before the day"
    );
    assert_eq!(
        results(&county, "2026-12-01").mean_age,
        Some(368),
        "as of the day"
    );

    let paper = county.paper(PaperKind::MatchResults, "2025-12-01");
    assert_eq!(paper.rows.len(), 31);
    assert!(paper
        .notes
        .iter()
        .any(|note| note.contains("24 人，占 77.4%")));
    county.registry.undo(done.op).unwrap();
    assert_eq!(
        county.registry.dump().unwrap(),
        before,
        "one action, taken back at once"
    );
}

#[test]
fn what_speaks_for_a_village_is_said_with_its_points_and_why_no_other() {
    let mut county = County::of(3);
    county.need(0, "肉羊养殖", "");
    county.need(1, "设施蔬菜", "会计");
    let old = county.person(&[
        (Field::Name, "老书记"),
        (Field::Sex, "男"),
        (Field::Birth, "1963-01"),
        (Field::Education, "初中"),
    ]);
    county.post(&old, 1, "党支部书记", "2015-01");
    let fang = county.person(&[
        (Field::Name, "王芳"),
        (Field::Sex, "女"),
        (Field::Birth, "1997-05"),
        (Field::NativePlace, "云岭县东河镇"),
        (Field::Education, "大学"),
        (Field::SchoolMajor, "青海大学会计学专业"),
    ]);
    let lei = county.person(&[
        (Field::Name, "张磊"),
        (Field::Birth, "1995-05"),
        (Field::Address, "云岭县东河镇东山村三社"),
        (Field::Skills, "养羊"),
    ]);
    let matching = county.matching(&MatchRequest::default());
    let row = |id: &PersonId| {
        matching
            .rows
            .iter()
            .find(|row| row.person_id == *id)
            .unwrap()
    };
    let said = |id: &PersonId| -> Vec<String> {
        let reasons = row(id).reasons.iter();
        reasons
            .map(|it| format!("{} {}", it.text, it.points))
            .collect()
    };
    assert_eq!(row(&fang).village, "东川村");
    assert_eq!(
        said(&fang),
        [
            "籍贯东河镇 25",
            "村里需要：财务 20",
            "村里没有后备干部 20",
            "班子缺大专以上 15",
            "班子缺女性 10",
            "班子平均年龄 62.0→45.0 岁 51"
        ]
    );
    assert_eq!(row(&lei).village, "东山村");
    assert_eq!(said(&lei)[..2], ["家庭住址东山村 40", "对口产业：养殖 30"]);
    let other = row(&lei)
        .alternatives
        .iter()
        .find(|it| it.village == "东川村")
        .unwrap();
    assert!(other.why_not.contains("由王芳去") || other.why_not.contains("产业不对口"));
    assert_eq!(matching.uncovered.len(), 1);
    assert!(
        matching.rows.iter().all(|row| row.person_id != old),
        "who holds a post stays"
    );
    let why = |person: &PersonId, village: usize| {
        let village = &county.villages[village];
        let request = MatchRequest::default();
        county
            .registry
            .why_not_there(&request, person, village, day(TODAY))
            .unwrap()
    };
    assert!(
        why(&fang, 0).starts_with("若去东山村，总分会少 "),
        "{}",
        why(&fang, 0)
    );
    assert!(why(&fang, 0).ends_with("张磊也要换村"), "{}", why(&fang, 0));
    assert_eq!(why(&lei, 0), "已建议去东山村");

    // Words that mean a specialty are the clerk's; so are the weights.
    let herding = SpecialtyEdit {
        id: None,
        name: "放牧".into(),
        words: "蔬菜 养羊".into(),
    };
    county.registry.set_specialty(&herding).unwrap();
    let weights = MatchWeights {
        industry: 500,
        same_village: 0,
        ..county.registry.match_weights().unwrap()
    };
    county.registry.set_match_weights(&weights).unwrap();
    let paper = county.paper(PaperKind::Matches, TODAY);
    assert!(paper
        .rows
        .iter()
        .any(|row| row.cells[9].contains("对口产业：放牧 +500")
            || row.cells[9].contains("对口产业：养殖 +500")));
    assert!(paper.notes.iter().any(|note| note.contains("对口产业 500")));
}

#[test]
fn where_there_are_more_people_than_villages_each_has_one_before_any_has_two() {
    let mut county = County::of(2);
    for at in 0..5 {
        let name = format!("青年{at}");
        county.person(&[
            (Field::Name, &name),
            (Field::NativePlace, "云岭县东河镇东山村"),
        ]);
    }
    let sent_to = |matching: &Matching| -> Vec<usize> {
        let of = |id: &VillageId| {
            matching
                .rows
                .iter()
                .filter(|it| it.village_id == *id)
                .count()
        };
        county.villages.iter().map(of).collect()
    };
    let all = county.matching(&MatchRequest::default());
    assert_eq!(sent_to(&all), [3, 2]);
    assert_eq!(
        all.rows.iter().map(|row| row.round).collect::<Vec<_>>(),
        [1, 1, 2, 2, 3]
    );
    let once = county.matching(&MatchRequest {
        one_each: Some(true),
        ..MatchRequest::default()
    });
    assert_eq!(sent_to(&once), [1, 1]);
    assert_eq!(once.unplaced.len(), 3);
}

#[test]
fn who_is_sent_enters_the_pool_once_and_nothing_is_written_where_that_is_refused() {
    let mut county = County::of(2);
    let fang = county.person(&[(Field::Name, "王芳")]);
    let lei = county.person(&[(Field::Name, "张磊")]);
    let matching = county.matching(&MatchRequest::default());
    let accept = AcceptMatches {
        enter_pool: true,
        post: None,
        ..County::accept(&matching)
    };
    let before = county.registry.dump().unwrap();
    let both = AcceptMatches {
        matches: vec![
            accept.matches[0].clone(),
            AcceptedMatch {
                village_id: accept.matches[1].village_id.clone(),
                ..accept.matches[0].clone()
            },
        ],
        ..accept.clone()
    };
    let error = county
        .registry
        .accept_matches(&both, day(TODAY))
        .unwrap_err();
    assert!(message(&error).contains("不能同时去两个村"));
    let nothing = AcceptMatches {
        enter_pool: false,
        ..accept.clone()
    };
    let error = county
        .registry
        .accept_matches(&nothing, day(TODAY))
        .unwrap_err();
    assert!(message(&error).contains("请选择入后备库，或填写到村任什么职务"));
    assert_eq!(county.registry.dump().unwrap(), before);

    county.registry.accept_matches(&accept, day(TODAY)).unwrap();
    let filter = ReserveFilter {
        as_of: Some(day("2025-12-01")),
        ..ReserveFilter::default()
    };
    assert_eq!(
        county.registry.reserves(&filter, day(TODAY)).unwrap().count,
        2
    );
    let after = county.registry.dump().unwrap();
    let error = county
        .registry
        .accept_matches(&accept, day(TODAY))
        .unwrap_err();
    assert!(message(&error).contains("后备库中"), "{}", message(&error));
    assert_eq!(
        county.registry.dump().unwrap(),
        after,
        "whole or not at all"
    );
    let again = county.matching(&MatchRequest {
        as_of: Some(day("2025-12-01")),
        people: Some(vec![fang.clone(), lei]),
        ..MatchRequest::default()
    });
    assert!(again.rows.is_empty());
    assert!(again.unplaced[0].why.contains("已在"));
    let error = county.registry.remove_person(&fang).unwrap_err();
    assert!(
        message(&error).contains("1 条择村记录"),
        "{}",
        message(&error)
    );
}

#[test]
fn a_chosen_reserve_is_sent_to_another_village_by_a_post_or_by_moving_from_a_day_on() {
    let mut county = County::of(3);
    let fang = county.reserve(&[(Field::Name, "王芳")], 0);
    let lei = county.reserve(&[(Field::Name, "张磊")], 1);
    let request = |reserves: bool| MatchRequest {
        people: Some(vec![fang.clone(), lei.clone()]),
        villages: Some(county.villages.clone()),
        reserves,
        one_each: Some(true),
        ..MatchRequest::default()
    };
    assert!(county.matching(&request(false)).rows.is_empty());
    let matching = county.matching(&request(true));
    assert_eq!(matching.rows.len(), 2);
    for row in &matching.rows {
        let own = usize::from(row.person_id != fang);
        assert_ne!(row.village_id, county.villages[own], "{}", row.name);
        let elsewhere = |it: &VillageId| *it != county.villages[own];
        assert!(row.alternatives.iter().all(|it| elsewhere(&it.village_id)));
        assert_eq!(row.pool.as_deref(), Some(["东山村", "东川村"][own]));
    }
    let why = county
        .registry
        .why_not_there(&request(true), &fang, &county.villages[0], day(TODAY))
        .unwrap();
    assert_eq!(why, "王芳已在东山村后备库");
    let own_only = MatchRequest {
        villages: Some(vec![county.villages[0].clone()]),
        people: Some(vec![fang.clone()]),
        ..request(true)
    };
    let nowhere = county.matching(&own_only).unplaced.remove(0).why;
    assert_eq!(nowhere, "要人的只有本村，已在它的后备库");

    let to_third = |person: &PersonId| AcceptMatches {
        matches: vec![AcceptedMatch {
            person_id: person.clone(),
            village_id: county.villages[2].clone(),
        }],
        ..County::accept(&matching)
    };
    // Into a pool nobody goes who is in another one, unless that is said.
    let refused = AcceptMatches {
        enter_pool: true,
        ..to_third(&fang)
    };
    let moved = AcceptMatches {
        moves: true,
        ..refused.clone()
    };
    let by_post = to_third(&lei);
    let before = county.registry.dump().unwrap();
    let error = county.registry.accept_matches(&refused, day(TODAY));
    assert!(message(&error.unwrap_err()).contains("后备库中"));
    assert_eq!(county.registry.dump().unwrap(), before);
    county.registry.accept_matches(&moved, day(TODAY)).unwrap();
    county
        .registry
        .accept_matches(&by_post, day(TODAY))
        .unwrap();

    let pools = |on: &str| {
        let filter = ReserveFilter {
            as_of: Some(day(on)),
            ..ReserveFilter::default()
        };
        let rows = county.registry.reserves(&filter, day(TODAY)).unwrap().rows;
        let mut pools: Vec<String> = rows
            .iter()
            .map(|row| format!("{} {}", row.name, row.village))
            .collect();
        pools.sort();
        pools
    };
    assert_eq!(pools("2025-11-30"), ["张磊 东川村", "王芳 东山村"]);
    assert_eq!(pools("2025-12-01"), ["张磊 东川村", "王芳 东岗村"]);
    let results = county
        .registry
        .match_results(
            &MatchResultFilter {
                as_of: Some(day("2025-12-01")),
                ..MatchResultFilter::default()
            },
            day(TODAY),
        )
        .unwrap();
    let mut placed: Vec<String> = results
        .rows
        .iter()
        .map(|row| format!("{} {} {}", row.name, row.village, row.placed_as))
        .collect();
    placed.sort();
    assert_eq!(
        placed,
        [
            "张磊 东岗村 村党支部副书记",
            "王芳 东岗村 后备干部、村党支部副书记"
        ]
    );
    assert!(results.rows.iter().all(|row| row.holds));
    county.registry.undo(None).unwrap();
    county.registry.undo(None).unwrap();
    assert_eq!(county.registry.dump().unwrap(), before);
}

#[test]
fn who_has_a_negative_hit_enters_nothing_without_a_written_reason() {
    let mut county = County::of(1);
    let fang = county.person(&[(Field::Name, "王芳")]);
    let lists = county.registry.condition_lists().unwrap();
    let conditions = lists.iter().flat_map(|list| &list.conditions);
    let negative = conditions
        .clone()
        .find(|one| one.kind == ConditionKind::Negative);
    let checks = CheckEdit {
        people: vec![fang.clone()],
        on_day: "2025-11-01".into(),
        checked_by: None,
        document: None,
        valid_to: None,
        found: vec![CheckFound {
            condition_id: negative.unwrap().id.clone(),
            result: CheckResult::Hit,
            evidence: None,
            proofs: Vec::new(),
        }],
    };
    county.registry.set_checks(&checks, day(TODAY)).unwrap();
    let accept = AcceptMatches {
        enter_pool: true,
        ..County::accept(&county.matching(&MatchRequest::default()))
    };
    let before = county.registry.dump().unwrap();
    let error = county
        .registry
        .accept_matches(&accept, day(TODAY))
        .unwrap_err();
    assert_eq!(error.code(), "reserve.entry_blocked");
    assert_eq!(county.registry.dump().unwrap(), before, "no post either");
    let all_the_same = AcceptMatches {
        override_reason: Some("县委组织部已复核，情况不属实".into()),
        ..accept
    };
    assert_eq!(
        county
            .registry
            .accept_matches(&all_the_same, day(TODAY))
            .unwrap()
            .value,
        1
    );
}

#[test]
fn needs_are_pasted_for_many_villages_and_a_name_nobody_has_is_told() {
    let mut county = County::of(3);
    let pasted =
        "村名\t产业\t需要\n东山\t肉羊养殖\t会计\t返乡青年优先\n西天村\t果树\n\n东川村\t\t\n";
    let rows = county.registry.read_village_needs(pasted).unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].village, "东山村");
    assert_eq!(rows[0].wishes.as_deref(), Some("返乡青年优先"));
    assert_eq!(rows[1].problem.as_deref(), Some("没有这个村"));
    let known = rows.iter().filter_map(|row| {
        Some(VillageNeedEdit {
            village_id: row.village_id.clone()?,
            industry: row.industry.clone(),
            majors: row.majors.clone(),
            wishes: row.wishes.clone(),
        })
    });
    let edits: Vec<VillageNeedEdit> = known.collect();
    assert_eq!(county.registry.set_village_needs(&edits).unwrap().value, 1);
    assert_eq!(
        county.registry.set_village_needs(&edits).unwrap().op,
        None,
        "nothing differs"
    );
    let gone = VillageNeedEdit {
        village_id: county.villages[0].clone(),
        industry: None,
        majors: Some(" ".into()),
        wishes: None,
    };
    assert_eq!(county.registry.set_village_needs(&[gone]).unwrap().value, 1);
    let needs = county.registry.village_needs(day(TODAY)).unwrap();
    assert!(needs
        .iter()
        .all(|row| row.industry.is_none() && row.majors.is_none()));
    let long = VillageNeedEdit {
        village_id: county.villages[1].clone(),
        industry: Some("羊".repeat(201)),
        majors: None,
        wishes: None,
    };
    let error = county.registry.set_village_needs(&[long]).unwrap_err();
    let Error::Invalid(problems) = error else {
        panic!("{error:?}");
    };
    assert_eq!(problems[0].field, "rows[0].industry");
}

#[test]
fn two_hundred_and_ninety_nine_secretaries_are_counted_by_type_as_was_seen_in_chaoyang() {
    let mut county = County::of(299);
    let mut people = Vec::new();
    for at in 0..299 {
        let name = format!("书记{:03}", at + 1);
        let person = county.person(&[(Field::Name, &name), (Field::Birth, "1970-06")]);
        county.post(&person, at, "党支部书记", "2021-01");
        people.push(person);
    }
    county
        .type_of(&people[..92], "leading", "2024-01-01")
        .unwrap();
    county
        .type_of(&people[92..217], "growing", "2024-01-01")
        .unwrap();
    county
        .type_of(&people[217..293], "potential", "2024-01-01")
        .unwrap();
    let list = county.secretaries(TODAY);
    assert_eq!(
        list.sentence,
        "299 名书记：引领型 92 人、成长型 125 人、潜力型 76 人、未定 6 人"
    );
    let decided: usize = list.types.iter().map(|it| it.people).sum();
    assert_eq!(decided + list.undecided, list.secretaries);
    // Ten grow; the day before nothing differs.
    assert_eq!(
        county
            .type_of(&people[92..102], "leading", "2025-06-01")
            .unwrap(),
        10
    );
    let on = |day: &str| -> Vec<usize> {
        county
            .secretaries(day)
            .types
            .iter()
            .map(|it| it.people)
            .collect()
    };
    assert_eq!(on("2025-05-31"), [92, 125, 76]);
    assert_eq!(on("2025-06-01"), [102, 115, 76]);
    assert_eq!(on("2023-12-31"), [0, 0, 0]);
    let paper = county.paper(PaperKind::Secretaries, "2025-06-01");
    assert_eq!(paper.rows.len(), 299);
    assert!(paper.rows[298].cells[12] == "未定");
    assert_eq!(paper.columns[1].label, "乡镇", "there are several");
}

#[test]
fn a_type_keeps_its_history_and_begins_only_while_one_is_secretary() {
    let mut county = County::of(2);
    let term = TermEdit {
        id: None,
        name: "第十一届".into(),
        from_on: "2021-01".into(),
        until_on: None,
    };
    county.registry.set_term(&term).unwrap();
    let shen = county.person(&[(Field::Name, "申有田"), (Field::Birth, "1966-02")]);
    county.post(&shen, 0, "党支部书记", "2021-03-01");
    let follows = county.reserve(
        &[
            (Field::Name, "申海涛"),
            (Field::TargetPost, "村党组织书记"),
            (Field::Readiness, "近期可用"),
        ],
        0,
    );
    county.reserve(&[(Field::Name, "旁人"), (Field::TargetPost, "村文书")], 0);

    let error = county
        .type_of(std::slice::from_ref(&shen), "leading", "2020-01-01")
        .unwrap_err();
    assert!(message(&error).contains("申有田那时不是村党组织书记"));
    county
        .type_of(std::slice::from_ref(&shen), "potential", "2021-03-01")
        .unwrap();
    county
        .type_of(std::slice::from_ref(&shen), "growing", "2024-01-01")
        .unwrap();
    assert_eq!(
        county
            .type_of(std::slice::from_ref(&shen), "growing", "2024-01-01")
            .unwrap(),
        0
    );
    let list = county.secretaries(TODAY);
    let row = &list.rows[0];
    assert_eq!(row.typed.as_ref().unwrap().type_name, "成长型");
    let history: Vec<&str> = row.history.iter().map(|it| it.type_name.as_str()).collect();
    assert_eq!(history, ["成长型", "潜力型"]);
    assert_eq!(row.term.as_deref(), Some("第十一届"));
    assert_eq!(list.election_on, Some(day("2026-01-01")));
    assert_eq!((row.age, row.age_at_election), (Some(59), Some(59)));
    assert_eq!(row.continuous, "4年8个月25天");
    assert_eq!(row.successors.len(), 1);
    assert_eq!(row.successors[0].person_id, follows);
    assert_eq!(list.vacant.len(), 1);

    let wrong = row.history[0].typed.id.clone();
    county.registry.remove_typed_secretary(&wrong).unwrap();
    let list = county.secretaries(TODAY);
    assert_eq!(list.rows[0].typed.as_ref().unwrap().type_name, "潜力型");
    let kind = SecretaryTypeId::from("potential".to_owned());
    let error = county.registry.remove_secretary_type(&kind).unwrap_err();
    assert!(message(&error).contains("“潜力型”已有 1 条书记类型记录"));
    let twice = SecretaryTypeEdit {
        name: "潜力型".into(),
        ..SecretaryTypeEdit::default()
    };
    let error = county.registry.set_secretary_type(&twice).unwrap_err();
    assert!(message(&error).contains("已有名为“潜力型”的类型"));
}

#[test]
fn a_township_prints_no_column_of_townships_and_a_county_does() {
    let village = VillageDraft {
        name: "申家营村".into(),
        ..VillageDraft::default()
    };
    let township = County::owned_by(OwnerKind::Township, "青禾镇", &[village]);
    for (mut register, wanted) in [(township, false), (County::of(1), true)] {
        let shen = register.person(&[(Field::Name, "申有田")]);
        register.post(&shen, 0, "党支部书记", "2021-03-01");
        let paper = register.paper(PaperKind::Secretaries, TODAY);
        let mut columns = paper.columns.iter();
        assert_eq!(columns.any(|it| it.label == "乡镇"), wanted);
        assert_eq!(paper.columns.len(), paper.rows[0].cells.len());
        let width: f64 = paper.columns.iter().map(|it| it.width_mm).sum();
        assert!((width - 277.0).abs() < 0.1, "the page is filled: {width}");
    }
}
