//! Cases that ask the core in this process, on registers of invented people.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use qinglan_core::duties::PostEdit;
use qinglan_core::ids::{PersonId, SchemeId, VillageId};
use qinglan_core::mentoring::proposals::ProposalRequest;
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reserves::ReserveFilter;
use qinglan_core::Registry;

use crate::generated::{day, of_a_county, of_sixty_thousand, Chance};
use crate::measure::{median, ninety_fifth};

/// What clerks type, letter by letter.
const TYPED: [&str; 10] = [
    "zhangsan", "wangxm", "lj", "王", "张伟", "120号", "5678", "15400012", "zhang 12", "ou yang",
];

/// A keystroke of the search: 95 of 100 take at most so long, in ms.
pub(crate) fn keystroke() -> f64 {
    let registry = open(of_sixty_thousand());
    let texts = TYPED.iter().flat_map(|text| {
        let ends = text.char_indices().skip(1).map(|(end, _)| &text[..end]);
        ends.chain([*text])
    });
    found(&registry, "热身");
    ninety_fifth(texts.map(|text| timed(|| found(&registry, text))).collect())
}

/// Saving a corrected person while the search is in use: 95 of 100, in ms.
pub(crate) fn save() -> f64 {
    let mut registry = open(of_sixty_thousand());
    let people = registry.find_people("王", 200).expect("a search");
    let mut chance = Chance::new(2);
    let save = |person: &qinglan_core::people::PersonHit| {
        let fields = [
            (Field::Name, chance.name()),
            (Field::Skills, chance.skill()),
        ];
        let input = PersonInput(BTreeMap::from(fields));
        timed(|| {
            registry
                .edit_person(&person.id, &input, day(), day())
                .expect("saved")
        })
    };
    ninety_fifth(people.iter().map(save).collect())
}

/// Opening a register of 60,000 people, in ms.
pub(crate) fn opening() -> f64 {
    let register = of_sixty_thousand();
    median((0..9).map(|_| timed(|| open(register))).collect())
}

/// A county's list as of a day, in ms.
pub(crate) fn as_of() -> f64 {
    let registry = open(of_a_county());
    let filter = ReserveFilter::default();
    let list = || registry.reserves(&filter, day()).expect("a list");
    assert_eq!(list().rows.len(), 1_321);
    median((0..15).map(|_| timed(list)).collect())
}

/// A proposal for every mentee of a county with four hundred mentors, in ms. Five mentees a mentor;
/// half of the mentors hold a post at a village.
pub(crate) fn proposal() -> f64 {
    let mut registry = open(of_a_county());
    let villages = registry.villages(day()).expect("its villages");
    let villages: Vec<VillageId> = villages.into_iter().map(|village| village.id).collect();
    let mut chance = Chance::new(3);
    let mentors: Vec<PersonId> = (0..400)
        .map(|number| {
            let village = &villages[chance.below(villages.len())];
            mentor(
                &mut registry,
                &mut chance,
                (number % 2 == 0).then_some(village),
            )
        })
        .collect();
    let everybody = registry
        .reserves(&ReserveFilter::default(), day())
        .expect("a list");
    let request = ProposalRequest {
        scheme_id: Some(SchemeId::from("mentor-pool".to_owned())),
        people: Some(
            everybody
                .rows
                .into_iter()
                .map(|row| row.person_id)
                .collect(),
        ),
        mentors: Some(mentors),
        ..ProposalRequest::default()
    };
    let propose = || registry.propose(&request, day()).expect("a proposal");
    assert_eq!(propose().rows.len(), 1_321);
    median((0..5).map(|_| timed(propose)).collect())
}

fn mentor(registry: &mut Registry, chance: &mut Chance, village: Option<&VillageId>) -> PersonId {
    let fields = [
        (Field::Name, chance.name()),
        (Field::Skills, chance.skill()),
    ];
    let input = PersonInput(BTreeMap::from(fields));
    let person = registry
        .add_person(&input, None, day())
        .expect("a mentor")
        .value;
    if let Some(village) = village {
        let post = PostEdit {
            id: None,
            person_id: person.clone(),
            title: "村委会主任".into(),
            village_id: Some(village.clone()),
            unit: None,
            from_on: "2021-01".into(),
            until_on: None,
            document: None,
            term: None,
        };
        registry.set_post(&post).expect("a post");
    }
    person
}

fn open(register: &Path) -> Registry {
    Registry::open(register).expect("a register")
}

fn found(registry: &Registry, text: &str) -> usize {
    registry.find_people(text, 50).expect("a search").len()
}

pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1000.0
}
