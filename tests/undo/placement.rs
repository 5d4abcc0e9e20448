//! Placements by chance: begun, corrected, extended, ended, appraised, tallied, taken back, and the
//! 跨村任职 that changes the posts of two villages.

use proptest::prelude::*;
use qinglan_core::ids::RotationTypeId;
use qinglan_core::rotations::{
    RotationAppraisal, RotationEdit, RotationEnd, RotationExtension, RotationFilter, RotationRow,
    Route, TallyEdit, Transfer,
};
use qinglan_core::Registry;

use super::{day, everybody, today};

/// What may be done with placements; numbers choose among what is there.
#[derive(Debug, Clone)]
pub(super) enum Placement {
    Begin(usize, u8),
    Correct(usize, u8),
    Extend(usize, u8),
    End(usize, u8),
    Appraise(usize, u8),
    Tally(usize, u8),
    Remove(usize),
    Transfer(usize, usize, u8),
}

pub(super) fn placement() -> impl Strategy<Value = Placement> {
    let place = 0usize..64;
    let which = || (place.clone(), any::<u8>());
    prop_oneof![
        4 => which().prop_map(|(who, on)| Placement::Begin(who, on)),
        1 => which().prop_map(|(at, n)| Placement::Correct(at, n)),
        2 => which().prop_map(|(at, on)| Placement::Extend(at, on)),
        2 => which().prop_map(|(at, on)| Placement::End(at, on)),
        2 => which().prop_map(|(at, n)| Placement::Appraise(at, n)),
        1 => which().prop_map(|(at, n)| Placement::Tally(at, n)),
        1 => place.clone().prop_map(Placement::Remove),
        2 => (place.clone(), place.clone(), any::<u8>())
            .prop_map(|(who, to, n)| Placement::Transfer(who, to, n)),
    ]
}

/// Carries out a step; what the rules refuse changes nothing.
pub(super) fn place(registry: &mut Registry, step: &Placement) {
    match step {
        Placement::Begin(..) | Placement::Transfer(..) => begin(registry, step),
        _ => go_on(registry, step),
    }
}

fn begin(registry: &mut Registry, step: &Placement) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let village = |number: &usize| Some(villages[number % villages.len()].id.clone());
    let rows = everybody(registry);
    let who = |number: &usize| rows.get(number % rows.len().max(1));
    match step {
        Placement::Begin(number, on) => {
            let Some(row) = who(number) else { return };
            let until = 2025 + i32::from(on % 3);
            drop(registry.set_rotation(&RotationEdit {
                people: vec![row.person_id.clone()],
                type_id: Some(RotationTypeId::from("grid".to_owned())),
                from_on: day(*on).to_string(),
                until_on: (on % 4 > 0).then(|| format!("{until}-06-30")),
                village_id: village(number),
                ..RotationEdit::default()
            }));
        }
        Placement::Transfer(number, to, n) => {
            let Some(row) = who(number) else { return };
            drop(registry.transfer(
                &Transfer {
                    person_id: Some(row.person_id.clone()),
                    route: Some(if n % 2 == 0 {
                        Route::Promotion
                    } else {
                        Route::Lateral
                    }),
                    village_id: village(to),
                    on: day(*n).to_string(),
                    ..Transfer::default()
                },
                today,
            ));
        }
        _ => {}
    }
}

/// With a placement that is there.
fn go_on(registry: &mut Registry, step: &Placement) {
    let today = today();
    let list = registry
        .rotations(&RotationFilter::default(), today)
        .unwrap()
        .rows;
    let at = |number: &usize| list.get(number % list.len().max(1));
    let id = |number: &usize| at(number).map(|row: &RotationRow| row.rotation.id.clone());
    match step {
        Placement::Correct(number, n) => {
            let Some(row) = at(number) else { return };
            let was = &row.rotation;
            drop(registry.set_rotation(&RotationEdit {
                id: Some(was.id.clone()),
                type_id: Some(was.type_id.clone()),
                route: was.route,
                from_on: was.from_on.to_string(),
                village_id: was.village_id.clone(),
                unit: was.unit.clone(),
                post: Some(format!("第{n}网格")),
                ..RotationEdit::default()
            }));
        }
        Placement::Extend(number, on) => {
            let Some(id) = id(number) else { return };
            drop(registry.extend_rotations(&RotationExtension {
                ids: vec![id],
                until_on: format!("20{}-12-31", 24 + on % 6),
                reason: "工作需要".into(),
                document: None,
            }));
        }
        Placement::End(number, on) => {
            let Some(id) = id(number) else { return };
            drop(registry.end_rotations(&RotationEnd {
                ids: vec![id],
                on: day(*on).to_string(),
                reason: "工作需要".into(),
                document: None,
            }));
        }
        Placement::Appraise(number, n) => {
            let Some(id) = id(number) else { return };
            let grade = ["优秀", "合格", "不合格", ""][usize::from(*n % 4)];
            drop(registry.appraise_rotations(
                &RotationAppraisal {
                    ids: vec![id],
                    grade: Some(grade.into()),
                    appraisal: (n % 3 > 0).then(|| "能独立办事".into()),
                    appraised_by: None,
                    appraised_on: Some(day(*n).to_string()),
                },
                today,
            ));
        }
        Placement::Tally(number, n) => {
            let Some(row) = at(number) else { return };
            drop(registry.set_tally(
                &TallyEdit {
                    id: None,
                    rotation_id: row.rotation.id.clone(),
                    from_on: row.rotation.from_on.to_string(),
                    last_on: None,
                    measure: "调解纠纷".into(),
                    count: Some(n.to_string()),
                    unit: Some("件".into()),
                    amount: None,
                    remark: None,
                },
                today,
            ));
        }
        Placement::Remove(number) => {
            let Some(id) = id(number) else { return };
            drop(registry.remove_rotation(&id));
        }
        _ => {}
    }
}
