//! Timelines of somebody made for it, and of everybody in the sample.

use std::collections::HashSet;

use super::{Timeline, TimelineKind};
use crate::duties::PostEdit;
use crate::ids::PersonId;
use crate::people::{Field, PersonInput};
use crate::registry::Registry;
use crate::reserves::{ReserveFilter, State};
use crate::testing::{day, Office, TODAY};

fn told(timeline: &Timeline) -> Vec<String> {
    let entries = timeline.entries.iter();
    entries
        .map(|entry| format!("{} {}", entry.on_day, entry.text))
        .collect()
}

fn of(registry: &Registry, person: &PersonId, on: &str) -> Vec<String> {
    told(&registry.timeline(person, day(on)).unwrap())
}

#[test]
fn everything_dated_about_a_person_stands_in_one_list_in_the_order_of_time() {
    let mut office = Office::new();
    let person = office.person_with(
        &[
            (Field::Name, "申海涛"),
            (Field::Birth, "1990.05"),
            (Field::PartyJoined, "2015.06"),
            (Field::Education, "高中"),
            (
                Field::Resume,
                "2008.09—2011.07 县一中学生\n2011.07至今 务农",
            ),
        ],
        Some(0),
    );
    let registry = &mut office.registry;
    let change = PersonInput([(Field::Education, "大专".to_owned())].into());
    registry
        .change_person(&person, day("2024-07-01"), None, &change)
        .unwrap();
    let post = PostEdit {
        id: None,
        person_id: person.clone(),
        village_id: Some(office.villages[0].clone()),
        unit: None,
        title: "村委会委员".into(),
        from_on: "2025-03-01".into(),
        until_on: None,
        document: Some("青党发〔2025〕3号".into()),
        term: None,
    };
    office.registry.set_post(&post).unwrap();
    office.pair(&person, "3+1", ("2025-09-01", "2026-09-01"), None);
    assert_eq!(
        of(&office.registry, &person, TODAY),
        [
            "1990-05 出生",
            "2008-09 县一中学生",
            "2011-07 务农",
            "2015-06 加入中国共产党",
            "2024-01-01 列为申家营村后备干部",
            "2024-07-01 学历：大专",
            "2025-03-01 任申家营村村委会委员",
            "2025-09-01 结对：3+1",
        ]
    );
    // What begins later is not known yet.
    let earlier = of(&office.registry, &person, "2025-02-28");
    assert_eq!(earlier.last().unwrap(), "2024-07-01 学历：大专");
}

#[test]
fn a_line_says_which_record_it_was_read_from() {
    let mut office = Office::new();
    let person = office.person("申海涛", Some(0));
    let pair = office.pair(&person, "3+1", ("2025-09-01", "2026-09-01"), None);
    let timeline = office.registry.timeline(&person, day(TODAY)).unwrap();
    let [spell, paired] = timeline.entries.as_slice() else {
        panic!("{timeline:?}");
    };
    assert_eq!(
        (spell.kind, spell.record.as_str()),
        (TimelineKind::Spell, person.as_str())
    );
    assert_eq!(
        (paired.kind, paired.record.as_str()),
        (TimelineKind::Pair, pair.as_str())
    );
    assert_eq!(paired.scheme.as_deref(), Some("3+1"));
    assert_eq!(paired.until_on.unwrap().to_string(), "2026-09-01");
}

#[test]
fn the_sample_has_lines_of_nearly_every_kind_none_of_them_later_than_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let on = day(TODAY);
    let registry = crate::sample::create(&folder.path().join("示例.qinglan"), on).unwrap();
    let everybody = ReserveFilter {
        state: State::All,
        ..ReserveFilter::default()
    };
    let mut kinds = HashSet::new();
    for row in registry.reserves(&everybody, on).unwrap().rows {
        let timeline = registry.timeline(&row.person_id, on).unwrap();
        assert!(timeline.entries.is_sorted_by_key(|entry| entry.on_day));
        for entry in timeline.entries {
            assert!(entry.on_day.first_day() <= on, "{}", entry.text);
            assert!(!entry.text.is_empty());
            kinds.insert(entry.kind);
        }
    }
    for kind in [
        TimelineKind::Resume,
        TimelineKind::Fact,
        TimelineKind::Spell,
        TimelineKind::Pair,
        TimelineKind::Item,
        TimelineKind::Training,
        TimelineKind::Rotation,
        TimelineKind::Plan,
        TimelineKind::Attachment,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}
