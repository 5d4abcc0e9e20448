//! 青禾镇 and what is asked of it.

use qinglan_core::date::Day;
use qinglan_core::duties::{DutyEdit, DutyRole, PostEdit};
use qinglan_core::ids::{PersonId, VillageId};
use qinglan_core::import::plan::Plan;
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::roster::RosterRequest;
use qinglan_core::reports::Report;
use qinglan_core::reserves::{ReserveDraft, ReserveFilter, State};
use qinglan_core::villages::{TownshipRename, VillageBeginning, VillageEnd, VillageRename};
use qinglan_core::{Error, Registry};
use qinglan_tests::office::{township, village};
use qinglan_tests::sheets;
use tempfile::TempDir;

pub(crate) const TODAY: &str = "2025-11-26";

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// 青禾镇 with three villages, somebody in the pool of each since 2024, who answers for 南泉子村 and a
/// secretary of it.
pub(crate) struct Office {
    _folder: TempDir,
    pub(crate) registry: Registry,
}

impl Office {
    pub(crate) fn new() -> Self {
        let (folder, registry) = township("申家营村\n南泉子村\n柳树沟村\n");
        let mut office = Self {
            _folder: folder,
            registry,
        };
        office.person("王芳", Some("申家营村"));
        office.person("赵磊", Some("南泉子村"));
        office.person("马晓慧", Some("南泉子村"));
        let liang = office.person("梁启宏", None);
        let duty = DutyEdit {
            id: None,
            village_ids: vec![office.village("南泉子村")],
            person_id: liang.clone(),
            role: DutyRole::Leader,
            from_on: "2024-01".into(),
            until_on: None,
            document: None,
        };
        office.registry.set_duty(&duty).unwrap();
        let post = PostEdit {
            id: None,
            person_id: liang,
            title: "村党组织书记".into(),
            village_id: Some(office.village("南泉子村")),
            unit: None,
            from_on: "2024-01".into(),
            until_on: None,
            document: None,
            term: None,
        };
        office.registry.set_post(&post).unwrap();
        office
    }

    pub(crate) fn person(&mut self, name: &str, village: Option<&str>) -> PersonId {
        let input = PersonInput([(Field::Name, name.to_owned())].into());
        let entry = village.map(|village| ReserveDraft {
            village_id: Some(self.village(village)),
            entered_on: "2024-01".into(),
            ..ReserveDraft::default()
        });
        let entry = entry.map(|entry| entry.entry().unwrap());
        let added = self
            .registry
            .add_person(&input, entry.as_ref(), day(TODAY))
            .unwrap();
        added.value
    }

    pub(crate) fn village(&self, name: &str) -> VillageId {
        village(&self.registry, name, day(TODAY))
    }

    pub(crate) fn rename(&mut self, village: &str, name: &str, on: &str) -> Result<(), Error> {
        let rename = VillageRename {
            id: self.village(village),
            name: name.into(),
            on: on.into(),
            document: Some("青政发〔2025〕3号".into()),
        };
        self.registry.rename_village(&rename, day(TODAY))?;
        Ok(())
    }

    /// 青禾镇 is 青禾街道 from 2025-03-01 on.
    pub(crate) fn rename_township(&mut self) {
        let rename = TownshipRename {
            id: self.registry.townships().unwrap()[0].id.clone(),
            name: "青禾街道".into(),
            on: "2025-03-01".into(),
            document: None,
        };
        self.registry.rename_township(&rename, day(TODAY)).unwrap();
    }

    pub(crate) fn end(&self, village: &str, on: &str, into: Option<&str>) -> VillageEnd {
        VillageEnd {
            id: self.village(village),
            on: on.into(),
            into: into.map(|into| self.village(into)),
            document: Some("青政发〔2025〕9号".into()),
        }
    }

    /// The villages of a day with the people of their pools.
    pub(crate) fn villages(&self, on: &str) -> Vec<(String, i64)> {
        let villages = self.registry.villages(day(on)).unwrap().into_iter();
        villages.map(|it| (it.name, it.reserves)).collect()
    }

    /// The villages of a day with how many are in their pools.
    pub(crate) fn counted(&self, on: &str) -> Vec<String> {
        let villages = self.villages(on).into_iter();
        let told = villages.map(|(name, people)| format!("{name} {people}"));
        told.collect()
    }

    /// Village and name of everybody in a pool on a day, as the list has them.
    pub(crate) fn pool(&self, on: &str) -> Vec<String> {
        let filter = ReserveFilter {
            as_of: Some(day(on)),
            state: State::InPool,
            ..ReserveFilter::default()
        };
        let list = self.registry.reserves(&filter, day(TODAY)).unwrap();
        let rows = list.rows.into_iter();
        rows.map(|row| format!("{}:{}", row.village, row.name))
            .collect()
    }

    /// The rosters of all villages of a day, a file a village: what each is called, and whom it lists.
    pub(crate) fn rosters(&self, on: &str) -> Vec<String> {
        let request = RosterRequest {
            as_of: Some(day(on)),
            ..RosterRequest::default()
        };
        let rosters = self.registry.rosters(&request, day(TODAY)).unwrap();
        rosters.reports.iter().map(told).collect()
    }
}

/// Titles, lines and cells of a report.
pub(crate) fn told(report: &Report) -> String {
    let sections = report.sections.iter().map(|section| {
        let cells = section.rows.iter().flat_map(|row| &row.cells);
        let cells: Vec<&str> = cells.map(String::as_str).collect();
        format!(
            "{} {} {}",
            section.title,
            section.left_line,
            cells.join(" ")
        )
    });
    let sections: Vec<String> = sections.collect();
    format!("{} {}", report.file_stem, sections.join("\n"))
}

pub(crate) fn refused<T>(result: Result<T, Error>) -> String {
    result
        .err()
        .map(|error| error.to_wire().message)
        .unwrap_or_default()
}

/// The village begins on a day.
pub(crate) fn began(office: &mut Office, village: &str, on: &str) -> Result<(), Error> {
    let beginning = VillageBeginning {
        id: office.village(village),
        on: Some(on.into()),
        document: None,
    };
    office
        .registry
        .set_village_beginning(&beginning, day(TODAY))?;
    Ok(())
}

/// Village and name of everybody a sheet adds, else what is asked.
pub(crate) fn import(office: &Office, name: &str, village: &str, on: &str) -> Vec<String> {
    let plan = planned(office, name, village, on);
    if !plan.questions.is_empty() {
        let asked = plan.questions.iter().map(|it| format!("?{}", it.text));
        return asked.collect();
    }
    let rows = plan.rows.iter();
    rows.map(|row| {
        let village = row.village.as_deref().unwrap_or("-");
        format!("{village}:{}", row.name)
    })
    .collect()
}

/// The villages that are offered for one that a sheet names.
pub(crate) fn choices(office: &Office, village: &str, on: &str) -> Vec<String> {
    let mut plan = planned(office, "周涛", village, on);
    plan.questions.remove(0).choices
}

fn planned(office: &Office, name: &str, village: &str, on: &str) -> Plan {
    let rows: &[&[&str]] = &[
        &["青禾镇村级后备力量花名册", "~", "~"],
        &["村", "姓名", "出生年月"],
        &[village, name, "1990.05"],
    ];
    sheets::planned(&office.registry, rows, on)
}
