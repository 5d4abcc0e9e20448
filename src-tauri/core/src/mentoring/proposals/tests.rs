//! Proposals on a real register.

use std::collections::{BTreeSet, HashMap};

use tempfile::TempDir;

use super::*;
use crate::date::PartialDate;
use crate::duties::Post;
use crate::ids::{PairId, PostId, RecordId, ReserveId, TownshipId, VillageId};
use crate::mentoring::{Kinship, NamedMentor, Neighbours, Pair, PoolMentor, Scheme, Seat};
use crate::op::Op;
use crate::people::Person;
use crate::registry::Tx;
use crate::reserves::Reserve;
use crate::villages::{OwnerKind, Township, Village, VillageDraft};

const TODAY: &str = "2025-11-26";
/// 师带徒: a seat filled by hand, ten mentees a mentor.
const SCHEME: &str = "apprentices";
const SEAT: &str = "apprentices/seat-1";

struct Office {
    _folder: TempDir,
    registry: Registry,
    township: TownshipId,
}

impl Office {
    /// 青禾镇 with these villages; the first two are neighbours.
    fn with(villages: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let drafts: Vec<VillageDraft> = villages
            .iter()
            .map(|name| VillageDraft {
                name: (*name).into(),
                ..VillageDraft::default()
            })
            .collect();
        let path = folder.path().join("青禾镇.qinglan");
        let registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &drafts).unwrap();
        let township = registry.db.all::<Township>().unwrap().remove(0).id;
        let mut office = Self {
            _folder: folder,
            registry,
            township,
        };
        if villages.len() > 1 {
            let neighbours = Neighbours {
                id: RecordId::new(),
                township_id: office.township.clone(),
                village_id: office.village(villages[0]),
                neighbour_id: office.village(villages[1]),
            };
            office.write(|tx| tx.db.insert(&neighbours));
        }
        office
    }

    fn write(&mut self, change: impl FnOnce(&Tx<'_>) -> Result<()>) {
        self.registry.transact(Op::OpenPairs, change).unwrap();
    }

    fn village(&self, name: &str) -> VillageId {
        let villages: Vec<Village> = self.registry.db.all().unwrap();
        villages.into_iter().find(|it| it.name == name).unwrap().id
    }

    fn person(&mut self, name: &str, skills: &str) -> Person {
        let person = Person {
            skills: Some(skills.to_owned()).filter(|skills| !skills.is_empty()),
            ..Person::named(name, self.township.clone())
        };
        self.write(|tx| tx.db.insert(&person));
        person
    }

    /// A reserve of a village since 2024-03.
    fn mentee(&mut self, name: &str, village: &str, skills: &str) -> PersonId {
        let person = self.person(name, skills);
        let spell = Reserve {
            id: ReserveId::new(),
            township_id: self.township.clone(),
            person_id: person.id.clone(),
            village_id: self.village(village),
            entered_on: date("2024-03"),
            left_on: None,
            left_reason: None,
            destination: None,
            document: None,
            position: 1,
            stated_mentors: crate::reserves::Stated::default(),
            remark: crate::reserves::Remarks::default(),
            start_assumed: false,
            listed_on: None,
        };
        self.write(|tx| tx.db.insert(&spell));
        person.id
    }

    /// Someone in the pool of mentors who holds a post at a village.
    fn mentor(&mut self, name: &str, village: &str, specialty: &str) -> PersonId {
        let person = self.person(name, "");
        let post = Post {
            id: PostId::new(),
            township_id: self.township.clone(),
            person_id: person.id.clone(),
            village_id: Some(self.village(village)),
            unit: None,
            title: "村委会主任".into(),
            from_on: date("2021-01"),
            until_on: None,
            document: None,
            term: None,
        };
        let mentor = PoolMentor {
            id: RecordId::new(),
            township_id: self.township.clone(),
            scheme_id: SCHEME.to_owned().into(),
            person_id: person.id.clone(),
            specialty: Some(specialty.to_owned()).filter(|text| !text.is_empty()),
            mentees: None,
            from_on: date("2024-01"),
            until_on: None,
        };
        self.write(|tx| tx.db.insert(&post).and_then(|()| tx.db.insert(&mentor)));
        person.id
    }

    fn limit(&mut self, limit: i64) {
        let scheme: Scheme = self.registry.db.find(SCHEME).unwrap().unwrap();
        let scheme = Scheme {
            mentees_per_mentor: Some(limit),
            ..scheme
        };
        self.write(|tx| tx.db.update(&scheme));
    }

    fn leaves_the_pool(&mut self, mentor: &PersonId, on: &str) {
        let mut pool: Vec<PoolMentor> = self
            .registry
            .db
            .find_by("person_id", mentor.as_str())
            .unwrap();
        let mentor = PoolMentor {
            until_on: Some(date(on)),
            ..pool.remove(0)
        };
        self.write(|tx| tx.db.update(&mentor));
    }

    fn kin(&mut self, person: &PersonId, relative: &PersonId, relation: &str) {
        let kinship = Kinship {
            id: RecordId::new(),
            township_id: self.township.clone(),
            person_id: person.clone(),
            relative_id: relative.clone(),
            relation: relation.into(),
        };
        self.write(|tx| tx.db.insert(&kinship));
    }

    fn propose(&self, people: &[PersonId], on: &str) -> Proposal {
        self.registry.propose(&request(people), day(on)).unwrap()
    }

    fn accept(&mut self, proposal: &Proposal, on: &str) -> Result<usize> {
        let pair = |row: &ProposalRow| AcceptedPair {
            person_id: row.person_id.clone(),
            mentor_id: row.mentor_id.clone(),
        };
        let accept = AcceptProposal {
            scheme_id: SCHEME.to_owned().into(),
            seat_id: SEAT.to_owned().into(),
            from_on: on.into(),
            until_on: None,
            pairs: proposal.rows.iter().map(pair).collect(),
        };
        Ok(self.registry.accept_proposal(&accept)?.value)
    }

    fn named(&self, person: &PersonId) -> Vec<NamedMentor> {
        let named = self.registry.db.find_by("person_id", person.as_str());
        named.unwrap()
    }
}

fn request(people: &[PersonId]) -> ProposalRequest {
    ProposalRequest {
        scheme_id: Some(SCHEME.to_owned().into()),
        people: Some(people.to_vec()),
        ..ProposalRequest::default()
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn pairs(proposal: &Proposal) -> HashMap<&str, &str> {
    let rows = proposal.rows.iter();
    rows.map(|row| (row.name.as_str(), row.mentor.as_str()))
        .collect()
}

fn why_not<'a>(proposal: &'a Proposal, name: &str, mentor: &str) -> &'a str {
    let row = proposal.rows.iter().find(|row| row.name == name).unwrap();
    let alternatives = row.alternatives.iter();
    let mut alternatives = alternatives.filter(|other| other.mentor == mentor);
    &alternatives.next().unwrap().why_not
}

#[test]
fn one_of_the_village_is_proposed_before_a_neighbour_and_a_neighbour_before_one_from_afar() {
    let mut office = Office::with(&["申家营村", "柳树沟村", "黑水泉村"]);
    let (wang, li) = (
        office.mentee("王芳", "申家营村", ""),
        office.mentee("李强", "申家营村", ""),
    );
    for (name, village) in [
        ("远山", "黑水泉村"),
        ("邻家", "柳树沟村"),
        ("本乡", "申家营村"),
    ] {
        office.mentor(name, village, "");
    }
    office.limit(1);
    let proposal = office.propose(&[wang, li], TODAY);
    let mentors: BTreeSet<&str> = pairs(&proposal).into_values().collect();
    assert_eq!(mentors, BTreeSet::from(["本乡", "邻家"]));
    let at_home = proposal.rows.iter().find(|row| row.mentor == "本乡");
    assert_eq!(at_home.unwrap().reasons, ["同村"]);
    let next_door = proposal.rows.iter().find(|row| row.mentor == "邻家");
    assert_eq!(next_door.unwrap().reasons, ["邻村"]);
    let name = &next_door.unwrap().name;
    assert_eq!(why_not(&proposal, name, "本乡"), "已满 1 人");
    assert_eq!(why_not(&proposal, name, "远山"), "相差 15 分：不是邻村");
}

#[test]
fn a_mentor_who_knows_the_mentees_field_is_proposed_and_it_says_so() {
    let mut office = Office::with(&["申家营村"]);
    let wang = office.mentee("王芳", "申家营村", "肉羊养殖");
    office.mentor("会计", "申家营村", "财务");
    office.mentor("羊倌", "申家营村", "畜牧兽医");
    let proposal = office.propose(&[wang], TODAY);
    assert_eq!(proposal.rows[0].mentor, "羊倌");
    assert_eq!(proposal.rows[0].reasons, ["同村", "专业对口：养殖"]);
    assert_eq!(why_not(&proposal, "王芳", "会计"), "相差 30 分：专业不对口");
}

#[test]
fn kin_are_never_paired_however_well_they_would_fit() {
    let mut office = Office::with(&["申家营村", "柳树沟村", "黑水泉村"]);
    let wang = office.mentee("王芳", "申家营村", "养殖");
    let father = office.mentor("王父", "申家营村", "养殖");
    let request = request(std::slice::from_ref(&wang));
    office.kin(&father, &wang, "子女");
    let proposal = office.registry.propose(&request, day(TODAY)).unwrap();
    assert!(proposal.rows.is_empty());
    assert_eq!(proposal.unmatched[0].why, "可选的人都须回避");
    office.mentor("远山", "黑水泉村", "");
    let proposal = office.registry.propose(&request, day(TODAY)).unwrap();
    assert_eq!(pairs(&proposal)["王芳"], "远山");
    let barred = "与本人是父母关系，须回避";
    assert_eq!(why_not(&proposal, "王芳", "王父"), barred);
    let asked = office
        .registry
        .why_not(&request, &wang, &father, day(TODAY))
        .unwrap();
    assert_eq!(asked, barred);
}

#[test]
fn a_mentee_is_not_their_own_mentor() {
    let mut office = Office::with(&["申家营村"]);
    let both = office.mentor("两用", "申家营村", "");
    let proposal = office.propose(&[both], TODAY);
    assert!(proposal.rows.is_empty());
}

#[test]
fn limits_hold_and_whoever_is_left_over_is_named_with_the_reason() {
    let mut office = Office::with(&["申家营村"]);
    let people: Vec<PersonId> = (0..5)
        .map(|n| office.mentee(&format!("学员{n}"), "申家营村", ""))
        .collect();
    office.mentor("甲师", "申家营村", "");
    office.mentor("乙师", "申家营村", "");
    office.limit(2);
    let proposal = office.propose(&people, TODAY);
    assert_eq!(proposal.rows.len(), 4);
    assert_eq!(proposal.unmatched[0].why, "可选的 2 人都已满");
    office.accept(&proposal, TODAY).unwrap();
    let rest = [proposal.unmatched[0].person_id.clone()];
    let again = office.propose(&rest, TODAY);
    assert_eq!(again.unmatched[0].why, "可选的 2 人都已满");
}

#[test]
fn nothing_is_written_until_a_proposal_is_accepted_and_undo_takes_all_of_it_back() {
    let mut office = Office::with(&["申家营村"]);
    let people = [
        office.mentee("王芳", "申家营村", ""),
        office.mentee("李强", "申家营村", ""),
    ];
    office.mentor("甲师", "申家营村", "");
    let before = office.registry.dump().unwrap();
    let proposal = office.propose(&people, TODAY);
    assert_eq!(office.registry.dump().unwrap(), before);
    assert_eq!(office.accept(&proposal, "2025-12-01").unwrap(), 2);
    let pair: Vec<Pair> = office
        .registry
        .db
        .find_by("person_id", people[0].as_str())
        .unwrap();
    assert_eq!(pair[0].from_on, date("2025-12-01"));
    assert_eq!(pair[0].until_on, Some(date("2026-12-01")));
    assert_eq!(office.accept(&proposal, "2025-12-01").unwrap(), 0);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn twenty_five_mentors_take_two_hundred_and_fifty_and_when_one_leaves_only_theirs_move() {
    let mut office = Office::with(&["申家营村", "柳树沟村", "黑水泉村", "南沟村", "北沟村"]);
    let villages = ["申家营村", "柳树沟村", "黑水泉村", "南沟村", "北沟村"];
    let people: Vec<PersonId> = (0..250)
        .map(|n| office.mentee(&format!("学员{n}"), villages[n % 5], ""))
        .collect();
    let mentors: Vec<PersonId> = (0..25)
        .map(|n| office.mentor(&format!("师傅{n}"), villages[n * 2 % 5], ""))
        .collect();
    let proposal = office.propose(&people, TODAY);
    assert_eq!((proposal.rows.len(), proposal.unmatched.len()), (250, 0));
    let mut loads: HashMap<&PersonId, usize> = HashMap::new();
    for row in &proposal.rows {
        *loads.entry(&row.mentor_id).or_default() += 1;
    }
    assert!(loads.len() == 25 && loads.values().all(|load| *load == 10));
    let at_home = |row: &&ProposalRow| row.reasons == ["同村"];
    assert_eq!(proposal.rows.iter().filter(at_home).count(), 250);
    office.accept(&proposal, TODAY).unwrap();

    let newcomer = office.mentor("新师傅", "申家营村", "");
    office.leaves_the_pool(&mentors[3], "2026-03-01");
    let after = office.propose(&people, "2026-03-01");
    assert_eq!((after.kept, after.changed), (240, 10));
    for (before, after) in proposal.rows.iter().zip(&after.rows) {
        let stays = before.mentor_id != mentors[3];
        assert_eq!(after.mentor_id == before.mentor_id, stays);
        assert!(stays || after.mentor_id == newcomer);
        assert!(!stays || after.reasons[0] == "保留现有结对");
    }
    assert_eq!(office.accept(&after, "2026-03-01").unwrap(), 10);
    let moved = after.rows.iter().find(|row| !row.kept).unwrap();
    let named = office.named(&moved.person_id);
    assert_eq!(named[0].until_on, Some(date("2026-03-01")));
    assert_eq!(
        (&named[1].mentor_id, named[1].from_on),
        (&newcomer, date("2026-03-01"))
    );
}

#[test]
fn last_years_pair_goes_on_when_the_new_year_begins() {
    let mut office = Office::with(&["申家营村", "柳树沟村", "黑水泉村"]);
    let wang = office.mentee("王芳", "申家营村", "");
    let far = office.mentor("远山", "黑水泉村", "");
    let proposal = office.propose(std::slice::from_ref(&wang), "2024-12-01");
    office.accept(&proposal, "2024-12-01").unwrap();
    office.mentor("本乡", "申家营村", "");
    let people = [wang];
    let proposal = office.propose(&people, "2025-12-01");
    assert_eq!(proposal.rows[0].mentor_id, far);
    assert_eq!(proposal.rows[0].reasons, ["延续上年结对", "同乡镇"]);
    assert_eq!((proposal.kept, proposal.changed), (1, 0));
    let anew = ProposalRequest {
        keep: Some(false),
        weights: Some(Weights {
            kept: 0,
            ..Weights::default()
        }),
        ..request(&people)
    };
    assert_eq!(
        office
            .registry
            .propose(&anew, day("2025-12-01"))
            .unwrap()
            .rows[0]
            .mentor,
        "本乡"
    );
    let later = office.propose(&people, "2027-12-01");
    assert_eq!(later.rows[0].mentor, "本乡");
}

#[test]
fn a_proposal_the_register_has_overtaken_is_refused_with_the_reason() {
    let mut office = Office::with(&["申家营村"]);
    let (wang, li) = (
        office.mentee("王芳", "申家营村", ""),
        office.mentee("李强", "申家营村", ""),
    );
    let mentor = office.mentor("甲师", "申家营村", "");
    let proposal = office.propose(&[wang.clone(), li], TODAY);
    office.kin(&wang, &mentor, "配偶");
    office.limit(1);
    let before = office.registry.dump().unwrap();
    let refused = office.accept(&proposal, TODAY).unwrap_err();
    assert_eq!(refused.code(), "proposal.stale");
    let message = refused.to_string();
    assert!(message.contains("王芳的甲师与本人是配偶关系，须回避"));
    assert!(message.contains("甲师将带 2 人，限 1 人"));
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn why_not_says_what_the_wish_would_cost_the_others() {
    let mut office = Office::with(&["申家营村", "柳树沟村", "黑水泉村"]);
    let people = [
        office.mentee("王芳", "申家营村", ""),
        office.mentee("李强", "黑水泉村", ""),
    ];
    let near = office.mentor("本乡", "申家营村", "");
    let far = office.mentor("远山", "黑水泉村", "");
    let nobody = office.person("路人", "").id;
    office.limit(1);
    let ask = |mentor: &PersonId| {
        let request = request(&people);
        office
            .registry
            .why_not(&request, &people[0], mentor, day(TODAY))
            .unwrap()
    };
    assert_eq!(ask(&near), "已建议由本乡帮带");
    assert_eq!(ask(&far), "若由远山帮带，总分会少 60 分，李强也要换人");
    assert_eq!(ask(&nobody), "当日不在可选的导师中");
}

#[test]
fn those_who_lack_a_mentor_are_asked_about_when_nobody_is_named() {
    let mut office = Office::with(&["申家营村"]);
    let (wang, li) = (
        office.mentee("王芳", "申家营村", ""),
        office.mentee("李强", "申家营村", ""),
    );
    office.mentor("甲师", "申家营村", "");
    let pair = |person: &PersonId| Pair {
        id: PairId::new(),
        township_id: office.township.clone(),
        scheme_id: SCHEME.to_owned().into(),
        person_id: person.clone(),
        team: None,
        from_on: date("2025-01-01"),
        until_on: None,
        goal: None,
        measures: None,
        result: None,
        document: None,
    };
    let (one, other) = (pair(&wang), pair(&li));
    office.write(|tx| tx.db.insert(&one).and_then(|()| tx.db.insert(&other)));
    let all = ProposalRequest {
        people: None,
        ..request(&[])
    };
    let first = office.propose(&[wang], TODAY);
    office.accept(&first, TODAY).unwrap();
    let proposal = office.registry.propose(&all, day(TODAY)).unwrap();
    assert_eq!(pairs(&proposal), HashMap::from([("李强", "甲师")]));
}

#[test]
fn a_seat_that_wants_several_mentors_is_filled_to_its_count_at_once() {
    let mut office = Office::with(&["申家营村", "柳树沟村"]);
    let people = [
        office.mentee("王芳", "申家营村", ""),
        office.mentee("李强", "柳树沟村", ""),
    ];
    for (name, village) in [
        ("甲师", "申家营村"),
        ("乙师", "申家营村"),
        ("丙师", "柳树沟村"),
    ] {
        office.mentor(name, village, "");
    }
    let seat: Seat = office.registry.db.find(SEAT).unwrap().unwrap();
    office.write(|tx| tx.db.update(&Seat { mentors: 2, ..seat }));
    let mentors = |proposal: &Proposal, name: &str| -> Vec<String> {
        let rows = proposal.rows.iter().filter(|row| row.name == name);
        rows.map(|row| row.mentor.clone()).collect()
    };
    let proposal = office.propose(&people, TODAY);
    assert_eq!(mentors(&proposal, "王芳"), ["甲师", "乙师"]);
    let of_li = mentors(&proposal, "李强");
    assert!(of_li.len() == 2 && of_li.contains(&"丙师".to_owned()));
    assert!(proposal.unmatched.is_empty());
    assert_eq!(office.accept(&proposal, TODAY).unwrap(), 4);
    let again = office.propose(&people, TODAY);
    assert!(again.rows.is_empty());
    assert_eq!(again.unmatched[0].why, "师傅已配满 2 名");

    office.registry.undo(None).unwrap();
    office.limit(1);
    let short = office.propose(&people, TODAY);
    let missing: Vec<&str> = short.unmatched.iter().map(|it| it.why.as_str()).collect();
    assert_eq!((short.rows.len(), missing.len()), (3, 1));
    assert_eq!(missing, ["还差 1 名：可选的 3 人都已满"]);
    let mut too_many = proposal;
    let third = too_many.rows[0].clone();
    too_many.rows.retain(|row| row.name == "王芳");
    let mentor = office.mentor("丁师", "申家营村", "");
    too_many.rows.push(ProposalRow {
        mentor_id: mentor,
        ..third
    });
    let refused = office.accept(&too_many, TODAY).unwrap_err();
    assert!(refused
        .to_string()
        .contains("王芳在这个席位上只能选 2 名帮带人"));
}
