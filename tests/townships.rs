//! A village that goes to another township from a day on: lists of every day have it where it was.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::date::Day;
use qinglan_core::duties::{DutyChange, DutyEdit, DutyKind, DutyRole, NewMentor, PostEdit};
use qinglan_core::ids::{PersonId, TownshipId, VillageId};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::papers::PaperRequest;
use qinglan_core::reports::roster::RosterRequest;
use qinglan_core::reports::Report;
use qinglan_core::reserves::{ReserveDraft, ReserveFilter, State};
use qinglan_core::tenure::TenureFilter;
use qinglan_core::villages::{VillageEnd, VillageHandOver, VillageRename};
use qinglan_core::{Error, Registry};
use qinglan_tests::office::{county, village};
use qinglan_tests::sheets::planned;
use serde_json::json;
use tempfile::TempDir;

const TODAY: &str = "2025-11-26";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A county of 青禾镇 and 白泥乡 with two villages each and somebody in the pool of each; of 南泉子村 a
/// secretary, and a leader of 青禾镇 who answers for it.
struct Office {
    _folder: TempDir,
    registry: Registry,
}

impl Office {
    fn new() -> Self {
        let villages = "申家营村,,,青禾镇\n南泉子村,,,青禾镇\n白泥村,,,白泥乡\n柳树沟村,,,白泥乡\n";
        let (folder, registry) = county(villages);
        let mut office = Self {
            _folder: folder,
            registry,
        };
        office.person("王芳", Some("申家营村"));
        office.person("赵磊", Some("南泉子村"));
        office.person("马晓慧", Some("白泥村"));
        office.person("周涛", Some("柳树沟村"));
        let secretary = office.person("韩立春", None);
        office.post(&secretary, "村党组织书记", Some("南泉子村"));
        let leader = office.person("梁启宏", None);
        office.post(&leader, "副镇长", None);
        let duty = DutyEdit {
            id: None,
            village_ids: vec![office.village("南泉子村")],
            person_id: leader,
            role: DutyRole::Leader,
            from_on: "2024-01".into(),
            until_on: None,
            document: None,
        };
        office.registry.set_duty(&duty).unwrap();
        office
    }

    fn person(&mut self, name: &str, village: Option<&str>) -> PersonId {
        let input = PersonInput([(Field::Name, name.to_owned())].into());
        let entry = village.map(|village| ReserveDraft {
            village_id: Some(self.village(village)),
            entered_on: "2024-01".into(),
            ..ReserveDraft::default()
        });
        let entry = entry.map(|entry| entry.entry().unwrap());
        let added = self.registry.add_person(&input, entry.as_ref(), day(TODAY));
        added.unwrap().value
    }

    fn post(&mut self, person: &PersonId, title: &str, village: Option<&str>) {
        let post = PostEdit {
            id: None,
            person_id: person.clone(),
            title: title.into(),
            village_id: village.map(|village| self.village(village)),
            unit: None,
            from_on: "2024-01".into(),
            until_on: None,
            document: None,
            term: None,
        };
        self.registry.set_post(&post).unwrap();
    }

    fn village(&self, name: &str) -> VillageId {
        village(&self.registry, name, day(TODAY))
    }

    fn township(&self, name: &str) -> TownshipId {
        let townships = self.registry.townships().unwrap();
        let township = townships.into_iter().find(|it| it.name == name);
        township.unwrap().id
    }

    fn hand_over(&self, village: &str, township: &str, on: &str) -> VillageHandOver {
        VillageHandOver {
            id: self.village(village),
            township_id: self.township(township),
            on: on.into(),
            document: Some("县政发〔2025〕7号".into()),
        }
    }

    fn hand_overred(&mut self, village: &str, township: &str, on: &str) -> Result<(), Error> {
        let hand_over = self.hand_over(village, township, on);
        self.registry.hand_over_village(&hand_over, day(TODAY))?;
        Ok(())
    }

    fn rename(&mut self, village: &str, name: &str, on: &str) -> Result<(), Error> {
        let rename = VillageRename {
            id: self.village(village),
            name: name.into(),
            on: on.into(),
            document: None,
        };
        self.registry.rename_village(&rename, day(TODAY))?;
        Ok(())
    }

    /// The villages of a day in the order of paper.
    fn villages(&self, on: &str) -> Vec<String> {
        let villages = self.registry.villages(day(on)).unwrap().into_iter();
        villages
            .map(|it| format!("{}{}", it.township, it.name))
            .collect()
    }

    /// Where everybody in a pool is on a day, as the list has them.
    fn pool(&self, on: &str) -> Vec<String> {
        let filter = ReserveFilter {
            as_of: Some(day(on)),
            state: State::InPool,
            ..ReserveFilter::default()
        };
        let list = self.registry.reserves(&filter, day(TODAY)).unwrap();
        let rows = list.rows.into_iter();
        rows.map(|row| format!("{}{}:{}", row.township, row.village, row.name))
            .collect()
    }

    /// The rosters of all villages of a day in one table a township, and who covers which village.
    fn papers(&self, on: &str) -> String {
        let request = json!({ "as_of": on, "one_file": true });
        let request: RosterRequest = serde_json::from_value(request).unwrap();
        let rosters = self.registry.rosters(&request, day(TODAY)).unwrap();
        let request = json!({ "paper": "coverage", "as_of": on, "one_file": true });
        let request: PaperRequest = serde_json::from_value(request).unwrap();
        let papers = self.registry.papers(&request, day(TODAY)).unwrap();
        let reports = rosters.reports.iter().chain(&papers.reports);
        reports.map(told).collect()
    }

    /// Mentees of each township on a day.
    fn coverage(&self, on: &str) -> Vec<String> {
        let coverage = self.registry.coverage(None, day(on)).unwrap();
        let townships = coverage.townships.into_iter();
        townships
            .map(|it| format!("{} {}", it.township, it.mentees))
            .collect()
    }
}

/// Titles, lines and cells of a report.
fn told(report: &Report) -> String {
    let sections = report.sections.iter().map(|section| {
        let cells = section.rows.iter().flat_map(|row| &row.cells);
        let cells: Vec<&str> = cells.map(String::as_str).collect();
        let (title, left) = (&section.title, &section.left_line);
        format!("{title} {left} {}\n", cells.join(" "))
    });
    sections.collect()
}

fn refused<T>(result: Result<T, Error>) -> String {
    let error = result.err();
    error.map_or_else(String::new, |error| error.to_wire().message)
}

#[test]
fn a_village_is_in_its_township_of_the_day_in_lists_and_on_paper() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    let then = office.papers("2025-05-31");
    office
        .hand_overred("南泉子村", "白泥乡", "2025-06-01")
        .unwrap();

    let old = [
        "青禾镇申家营村",
        "青禾镇南泉子村",
        "白泥乡白泥村",
        "白泥乡柳树沟村",
    ];
    assert_eq!(office.villages("2025-05-31"), old);
    let new = [
        "青禾镇申家营村",
        "白泥乡白泥村",
        "白泥乡柳树沟村",
        "白泥乡南泉子村",
    ];
    assert_eq!(office.villages("2025-06-01"), new);
    assert_eq!(office.pool("2025-05-31")[1], "青禾镇南泉子村:赵磊");
    assert_eq!(office.pool("2025-06-01")[3], "白泥乡南泉子村:赵磊");
    assert_eq!(office.coverage("2025-05-31"), ["青禾镇 2", "白泥乡 2"]);
    assert_eq!(office.coverage("2025-06-01"), ["青禾镇 1", "白泥乡 3"]);
    assert_eq!(office.papers("2025-05-31"), then);
    let now = office.papers("2025-06-01");
    assert!(
        now.contains("白泥乡 南泉子村") || now.contains("白泥乡南泉子村"),
        "{now}"
    );
    assert!(
        !now.contains("青禾镇 南泉子村") && !now.contains("青禾镇南泉子村"),
        "{now}"
    );
    let tenure = |on: &str| {
        let filter = TenureFilter {
            as_of: Some(day(on)),
            ..TenureFilter::default()
        };
        let list = office.registry.tenure(&filter, day(TODAY)).unwrap();
        list.rows[0].township.clone()
    };
    assert_eq!(tenure("2025-05-31"), "青禾镇");
    assert_eq!(tenure("2025-06-01"), "白泥乡");

    let row = office.registry.villages(day(TODAY)).unwrap().remove(3);
    let former = &row.former[0];
    assert_eq!(former.township.as_deref(), Some("青禾镇"));
    assert_eq!(
        (&former.name, former.until_on),
        (&None, "2025-06-01".parse().unwrap())
    );

    assert_eq!(office.registry.check().unwrap(), [""; 0]);
    assert_eq!(office.registry.contradictions().unwrap(), [""; 0]);
    let label = office.registry.undo(None).unwrap().value;
    assert_eq!(label, "村划归：南泉子村由青禾镇划归白泥乡");
    assert_eq!(office.registry.dump().unwrap(), before);
    office.registry.redo().unwrap();
    assert_eq!(office.villages(TODAY), new);
}

#[test]
fn whoever_is_of_the_village_goes_with_it_and_its_duties_stay() {
    let mut office = Office::new();
    let hand_over = office.hand_over("南泉子村", "白泥乡", "2025-06-01");
    let registry = &office.registry;
    let preview = registry.preview_hand_over(&hand_over, day(TODAY)).unwrap();
    assert_eq!((preview.people, preview.officers), (1, 1));
    assert_eq!(preview.duties, ["梁启宏（包村领导）"]);
    assert_eq!(preview.problems, [""; 0]);
    office
        .registry
        .hand_over_village(&hand_over, day(TODAY))
        .unwrap();
    // Named by hand in their townships of now, both are known; nobody comes twice.
    for (village, name) in [("白泥村", "韩立春"), ("申家营村", "梁启宏")] {
        let change = DutyChange {
            role: DutyKind::Leader,
            villages: vec![office.village(village)],
            to: Some(NewMentor {
                name: Some(name.into()),
                ..NewMentor::default()
            }),
            on: "2025-07-01".into(),
            document: None,
            from: None,
        };
        office.registry.change_duty(&change, day(TODAY)).unwrap();
        assert_eq!(office.registry.find_people(name, 9).unwrap().len(), 1);
    }
    let duties = office.registry.village_duties(day(TODAY)).unwrap();
    let of_village = duties.iter().find(|it| it.village == "南泉子村").unwrap();
    assert!(
        format!("{of_village:?}").contains("梁启宏"),
        "{of_village:?}"
    );
}

#[test]
fn a_village_may_be_renamed_on_the_day_on_which_it_goes_to_another_township() {
    let mut office = Office::new();
    office
        .hand_overred("南泉子村", "白泥乡", "2025-06-01")
        .unwrap();
    office.rename("南泉子村", "泉子村", "2025-06-01").unwrap();
    assert_eq!(office.villages("2025-05-31")[1], "青禾镇南泉子村");
    assert_eq!(office.villages("2025-06-01")[3], "白泥乡泉子村");
    let former = office
        .registry
        .villages(day(TODAY))
        .unwrap()
        .remove(3)
        .former;
    assert_eq!(former.len(), 1);
    assert_eq!(former[0].name.as_deref(), Some("南泉子村"));
    assert_eq!(former[0].township.as_deref(), Some("青禾镇"));
    office.rename("泉子村", "泉子新村", "2025-07").unwrap();
    office
        .hand_overred("泉子新村", "青禾镇", "2025-08")
        .unwrap();
    assert_eq!(office.villages("2025-06-30")[3], "白泥乡泉子村");
    assert_eq!(office.villages("2025-07-31")[3], "白泥乡泉子新村");
    assert_eq!(office.villages("2025-08-01")[1], "青禾镇泉子新村");
}

#[test]
fn a_hand_over_that_cannot_be_is_refused_with_why() {
    let mut office = Office::new();
    office.rename("柳树沟村", "申家营村", "2024-06").unwrap();
    let gone = VillageEnd {
        id: office.village("白泥村"),
        on: "2025-06-01".into(),
        into: Some(office.village("南泉子村")),
        document: None,
    };
    office.registry.end_village(&gone, day(TODAY)).unwrap();
    let before = office.registry.dump().unwrap();
    let ended = VillageHandOver {
        id: gone.id,
        ..office.hand_over("南泉子村", "青禾镇", "2025-07-01")
    };
    for (hand_over, why) in [
        (
            office.hand_over("南泉子村", "青禾镇", "2025-07-01"),
            "南泉子村现在就属于青禾镇，请选择另一个乡镇",
        ),
        (
            office.hand_over("南泉子村", "白泥乡", "2025-12-01"),
            "划归时间不能在将来，到那一天再登记",
        ),
        (ended, "白泥村已于2025年6月1日撤并，请核对"),
        (
            VillageHandOver {
                id: office.registry.villages(day(TODAY)).unwrap()[0].id.clone(),
                ..office.hand_over("南泉子村", "白泥乡", "2025-07-01")
            },
            "白泥乡已经有一个叫“申家营村”的村，请先把其中一个更名或者去掉别名",
        ),
    ] {
        let preview = office.registry.preview_hand_over(&hand_over, day(TODAY));
        assert_eq!(preview.unwrap().problems, [why]);
        let made = office.registry.hand_over_village(&hand_over, day(TODAY));
        assert_eq!(refused(made), why);
    }
    assert_eq!(office.registry.dump().unwrap(), before);
    office
        .hand_overred("南泉子村", "白泥乡", "2025-07-01")
        .unwrap();
    assert_eq!(
        refused(office.hand_overred("南泉子村", "青禾镇", "2025-07-01")),
        "2025年7月1日已经划归过，划归时间应晚于那一天"
    );
}

#[test]
fn a_sheet_of_the_former_township_finds_the_village() {
    let mut office = Office::new();
    office
        .hand_overred("南泉子村", "白泥乡", "2025-06-01")
        .unwrap();
    for (township, on) in [("青禾镇", "2025-03-31"), ("白泥乡", "2025-10-31")] {
        let rows: &[&[&str]] = &[
            &["村级后备力量花名册", "~", "~"],
            &["乡镇", "村", "姓名"],
            &[township, "南泉子村", "陈思远"],
        ];
        let plan = planned(&office.registry, rows, on);
        assert_eq!(plan.questions.len(), 0, "{township}");
        assert_eq!(plan.new_villages.len(), 0, "{township}");
        assert_eq!(plan.rows[0].village.as_deref(), Some("南泉子村"));
    }
}
