//! 使用成效 on a real file: what one action does to pool and posts, and the figures that were seen in
//! real places (the people are invented).

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "parameters are written where they are passed"
)]

use qinglan_core::date::Day;
use qinglan_core::ids::{OutcomeTypeId, PersonId, VillageId};
use qinglan_core::outcomes::{OutcomeCount, OutcomeEdit, OutcomeFilter, OutcomeLevel, OutcomeList};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_core::reserves::{ReserveDraft, ReserveFilter};
use qinglan_core::{Error, Registry};
use qinglan_tests::office::township;
use tempfile::TempDir;

const TODAY: &str = "2025-11-26";

struct Office {
    _folder: TempDir,
    registry: Registry,
    villages: Vec<VillageId>,
}

impl Office {
    fn new() -> Self {
        let (folder, registry) = township("申家营村\n柳树沟村\n南泉子村\n");
        let villages = registry.villages(day(TODAY)).unwrap();
        Self {
            _folder: folder,
            registry,
            villages: villages.into_iter().map(|village| village.id).collect(),
        }
    }

    fn reserve(&mut self, number: usize) -> PersonId {
        let input = PersonInput([(Field::Name, format!("王{number}"))].into());
        let draft = ReserveDraft {
            village_id: Some(self.villages[number % self.villages.len()].clone()),
            entered_on: "2024-03-01".into(),
            ..ReserveDraft::default()
        };
        let entry = draft.entry().unwrap();
        let added = self.registry.add_person(&input, Some(&entry), day(TODAY));
        added.unwrap().value
    }

    fn record(&mut self, edit: OutcomeEdit) {
        self.registry.set_outcome(&edit, day(TODAY)).unwrap();
    }

    fn list(&self, from: Option<&str>) -> OutcomeList {
        let filter = OutcomeFilter {
            from: from.map(day),
            ..OutcomeFilter::default()
        };
        self.registry.outcomes(&filter, day(TODAY)).unwrap()
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn became(people: &[PersonId], kind: &str, on: &str) -> OutcomeEdit {
    OutcomeEdit {
        people: people.to_vec(),
        type_id: Some(OutcomeTypeId::from(kind.to_owned())),
        on_day: on.into(),
        ..OutcomeEdit::default()
    }
}

/// `进“两委” 35项 35人 14.8%` of every figure.
fn told(counts: &[OutcomeCount]) -> Vec<String> {
    let line = |it: &OutcomeCount| {
        format!(
            "{} {}项 {}人 {}",
            it.label, it.outcomes, it.people, it.share
        )
    };
    counts.iter().map(line).collect()
}

#[test]
fn thirty_five_of_237_reserves_came_into_boards() {
    let mut office = Office::new();
    let people: Vec<PersonId> = (0..237).map(|number| office.reserve(number)).collect();
    office.record(OutcomeEdit {
        leave_reason: Some("已任用".into()),
        ..became(&people[..35], "board", "2025-06")
    });
    let list = office.list(Some("2025-01-01"));
    assert_eq!(list.pool, 237);
    assert_eq!(told(&list.by_type), ["进“两委” 35项 35人 14.8%"]);
    let pool = office
        .registry
        .reserves(&ReserveFilter::default(), day(TODAY))
        .unwrap();
    assert_eq!(
        pool.rows.len(),
        202,
        "those 35 left the pool in the same action"
    );
    // Who left before a period was not in the pool in it.
    assert_eq!(office.list(Some("2025-07-01")).pool, 202);
}

#[test]
fn sixty_one_and_eighty_three_are_144_by_level_and_each_number_names_its_people() {
    let mut office = Office::new();
    let people: Vec<PersonId> = (0..144).map(|number| office.reserve(number)).collect();
    office.record(OutcomeEdit {
        batch: Some("2025年第一批".into()),
        ..became(&people[..61], "promoted", "2025-03-10")
    });
    office.record(OutcomeEdit {
        batch: Some("2025年第二批".into()),
        ..became(&people[61..], "board", "2025-08-01")
    });
    let list = office.list(None);
    assert_eq!(list.outcomes, 144);
    assert_eq!(list.sentence, "村 83 + 乡镇 61 = 144 项");
    let batches: Vec<_> = list
        .by_batch
        .iter()
        .map(|it| (it.label.as_str(), it.outcomes))
        .collect();
    assert_eq!(batches, [("2025年第一批", 61), ("2025年第二批", 83)]);
    assert_eq!(
        list.by_village.iter().map(|it| it.outcomes).sum::<usize>(),
        144
    );
    let of_level = OutcomeFilter {
        level: Some(OutcomeLevel::Township),
        ..OutcomeFilter::default()
    };
    let rows = office
        .registry
        .outcomes(&of_level, day(TODAY))
        .unwrap()
        .rows;
    assert_eq!(rows.len(), 61);
    assert!(rows.iter().all(|row| row.type_name == "提拔"));
}

#[test]
fn fifty_eight_eighty_four_and_thirteen_are_counted_by_type() {
    let mut office = Office::new();
    let people: Vec<PersonId> = (0..100).map(|number| office.reserve(number)).collect();
    office.record(became(&people[..58], "board", "2025-01"));
    office.record(became(&people[..84], "advanced", "2025-05"));
    office.record(became(&people[..13], "recruited", "2025-09"));
    office.record(became(&people[..2], "removed", "2025-10"));
    let list = office.list(None);
    assert_eq!(
        told(&list.by_type),
        [
            "进“两委” 58项 58人 58.0%",
            "考录 13项 13人 13.0%",
            "晋升 84项 84人 84.0%",
            "免职 2项 2人 2.0%",
        ]
    );
    // 免职 is no use; who has several counts once as a person.
    assert_eq!((list.outcomes, list.people), (155, 84));
    assert_eq!(
        office
            .registry
            .outcomes(
                &OutcomeFilter {
                    as_of: Some(day("2025-04-30")),
                    ..OutcomeFilter::default()
                },
                day(TODAY)
            )
            .unwrap()
            .outcomes,
        58
    );
}

#[test]
fn becoming_secretary_ends_the_spell_follows_the_one_before_and_is_one_undo() {
    let mut office = Office::new();
    let (old, new) = (office.reserve(3), office.reserve(6));
    let secretary = |person: &PersonId, on: &str| OutcomeEdit {
        post: Some("村党支部书记".into()),
        leave_reason: Some("已任用".into()),
        opens_post: true,
        ..became(std::slice::from_ref(person), "secretary", on)
    };
    office.record(secretary(&old, "2024-09-01"));
    let before = office.registry.dump().unwrap();

    let preview = office
        .registry
        .preview_outcome(&secretary(&new, "2025-09-01"), day(TODAY));
    let preview = preview.unwrap();
    assert_eq!(preview.problems, [""; 0]);
    assert_eq!(
        preview.rows[0].effects,
        [
            "2025年9月1日起退出申家营村后备库（已任用）",
            "任申家营村书记，接替王3"
        ]
    );
    assert_eq!(
        office.registry.dump().unwrap(),
        before,
        "a preview changes nothing"
    );

    office.record(secretary(&new, "2025-09-01"));
    let detail = office.registry.person(&new, day(TODAY)).unwrap();
    assert_eq!(
        detail.spells[0].destination.as_deref(),
        Some("申家营村村党支部书记")
    );
    assert_eq!(detail.posts[0].post.title, "村党支部书记");
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn an_outcome_is_corrected_and_removed_and_the_pool_stays() {
    let mut office = Office::new();
    let person = office.reserve(0);
    office.record(became(std::slice::from_ref(&person), "board", "2025-06-01"));
    let outcome = office
        .registry
        .outcomes_of(&person, day(TODAY))
        .unwrap()
        .remove(0);
    assert!(outcome.in_pool);
    office.record(OutcomeEdit {
        id: Some(outcome.outcome.id.clone()),
        document: Some("青禾党发〔2025〕8号".into()),
        ..became(std::slice::from_ref(&person), "board", "2025-06-02")
    });
    let rows = office.list(None).rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0].outcome.document.as_deref(),
        Some("青禾党发〔2025〕8号")
    );
    office.registry.remove_outcome(&outcome.outcome.id).unwrap();
    assert_eq!(office.list(None).rows, []);
}

#[test]
fn what_cannot_be_understood_is_refused_beside_its_field() {
    let mut office = Office::new();
    let person = office.reserve(0);
    let people = std::slice::from_ref(&person);
    let said = |edit: OutcomeEdit, office: &mut Office| {
        let refused = office.registry.set_outcome(&edit, day(TODAY)).unwrap_err();
        let Error::Invalid(problems) = refused else {
            panic!("{refused}");
        };
        format!("{} {}", problems[0].field, problems[0].message)
    };
    assert_eq!(
        said(became(people, "board", "2026-01-01"), &mut office),
        "on_day 不能晚于今天（2025年11月26日）"
    );
    assert_eq!(
        said(became(&[], "board", "2025-01"), &mut office),
        "people 请选择人员"
    );
    let no_post = OutcomeEdit {
        opens_post: true,
        ..became(people, "board", "2025-06-01")
    };
    assert_eq!(
        said(no_post, &mut office),
        "post 登记任职请填写岗位（职务）"
    );
    let twice = office
        .registry
        .preview_outcome(&became(people, "board", "2025-06"), day(TODAY));
    assert_eq!(twice.unwrap().rows[0].warnings, [""; 0]);
    office.record(became(people, "board", "2025-06-03"));
    let twice = office
        .registry
        .preview_outcome(&became(people, "board", "2025-06"), day(TODAY));
    assert_eq!(
        twice.unwrap().rows[0].warnings,
        ["同一时间已登记过“进“两委””"]
    );
}

#[test]
fn the_ledger_and_the_figures_on_paper_are_those_of_the_list() {
    let mut office = Office::new();
    let people: Vec<PersonId> = (0..6).map(|number| office.reserve(number)).collect();
    office.record(OutcomeEdit {
        post: Some("村委会委员".into()),
        batch: Some("2025年第一批".into()),
        document: Some("青组发〔2025〕3号".into()),
        leave_reason: Some("已任用".into()),
        ..became(&people[..2], "board", "2025-06-01")
    });
    office.record(became(&people[2..3], "removed", "2025-07"));
    let rows = |paper: PaperKind| {
        let request = PaperRequest {
            from: Some(day("2025-01-01")),
            ..PaperRequest::new(paper)
        };
        let mut papers = office.registry.papers(&request, day(TODAY)).unwrap();
        let section = papers.reports.remove(0).sections.remove(0);
        let rows: Vec<String> = section.rows.iter().map(|it| it.cells.join("|")).collect();
        (rows, section.notes.join("\n"), section.right_line)
    };
    let (ledger, notes, period) = rows(PaperKind::Outcomes);
    assert_eq!(period, "2025年1月1日 至 2025年11月26日");
    assert_eq!(ledger.len(), 3);
    for (at, line) in ["申家营村|王0", "柳树沟村|王1"].into_iter().enumerate() {
        let expect = format!(
            "{}|{line}|进“两委”|2025.06.01|村|村委会委员||2025年第一批|青组发〔2025〕3号|",
            at + 1
        );
        assert!(ledger.contains(&expect), "{expect}: {ledger:#?}");
    }
    assert!(
        ledger[2].starts_with("3|南泉子村|王2|免职|2025.07|"),
        "{ledger:#?}"
    );
    assert!(notes.contains("涉及 2 人；本表 3 条"), "{notes}");

    let (figures, notes, _) = rows(PaperKind::OutcomeStats);
    assert_eq!(figures[0], "按类型|进“两委”|2|2|33.3%");
    assert_eq!(figures[1], "|免职（不计入使用）|1|1|16.7%");
    assert!(
        figures.contains(&"按层级|村|2|2|33.3%".to_owned()),
        "{figures:#?}"
    );
    assert!(figures.contains(&"按批次|2025年第一批|2|2|33.3%".to_owned()));
    assert_eq!(figures.last().unwrap(), "合　计|计入使用的成效|2|2|33.3%");
    assert!(notes.contains("期内在库过 6 人"), "{notes}");
}
