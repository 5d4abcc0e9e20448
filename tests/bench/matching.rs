//! Matching of people with villages, in this process, on a register of invented ones.

use qinglan_core::matching::{MatchRequest, VillageNeedEdit};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::villages::{OwnerKind, VillageDraft};
use qinglan_core::Registry;
use tempfile::TempDir;

use crate::generated::{day, Chance};
use crate::in_process::timed;
use crate::measure::median;

/// People, and villages.
const MANY: usize = 300;

/// 300 people × 300 villages, loaded, scored, assigned and explained, in ms.
pub(crate) fn matching() -> f64 {
    let folder = TempDir::new().expect("a temporary folder");
    let mut registry = county(&folder);
    let villages = registry.villages(day()).expect("its villages");
    let mut chance = Chance::new(5);
    for _ in 0..MANY {
        let home = &villages[chance.below(MANY)];
        let fields = [
            (Field::Name, chance.name()),
            (
                Field::NativePlace,
                format!("云岭县{}{}", home.township, home.name),
            ),
            (Field::Skills, chance.skill()),
            (Field::Education, "大学".to_owned()),
            (Field::Birth, format!("{}-05", 1985 + chance.below(15))),
        ];
        let input = PersonInput(fields.into());
        let added = registry.add_person(&input, None, day());
        added.expect("a person");
    }
    let needs: Vec<VillageNeedEdit> = villages
        .iter()
        .map(|village| VillageNeedEdit {
            village_id: village.id.clone(),
            industry: Some(chance.skill()),
            majors: Some(chance.skill()),
            wishes: None,
        })
        .collect();
    registry.set_village_needs(&needs).expect("their needs");
    let request = MatchRequest::default();
    let suggest = || {
        registry
            .match_people(&request, day())
            .expect("a suggestion")
    };
    assert_eq!(suggest().rows.len(), MANY);
    median((0..5).map(|_| timed(suggest)).collect())
}

fn county(folder: &TempDir) -> Registry {
    let draft = |at: usize| VillageDraft {
        name: format!("第{at}村"),
        township: Some(format!("第{}镇", at / 15)),
        ..VillageDraft::default()
    };
    let drafts: Vec<VillageDraft> = (0..MANY).map(draft).collect();
    let path = folder.path().join("county.qinglan");
    Registry::create(&path, OwnerKind::County, "云岭县", &drafts).expect("a register")
}
