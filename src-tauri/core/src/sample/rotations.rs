//! The sample's placements: some learn in the township's offices, some have practice posts in their
//! villages, some are over; and the terms and earlier posts by which secretaries' years are told.

use super::Calendar;
use crate::duties::Post;
use crate::error::Result;
use crate::ids::{PostId, RecordId, RotationId, RotationTypeId};
use crate::registry::Tx;
use crate::reserves::{ReserveOnDay, State};
use crate::rotations::{Rotation, RotationTally};
use crate::tenure::Term;

/// Days before the story's on which the present boards were elected, and those before them.
const ELECTED: [i64; 2] = [-1800, -3560];

/// A placement: whose (the number in paper order), which type, from and until, at which office (else
/// in the own village), as what, and the grade of one that is over.
type Told = (
    usize,
    &'static str,
    i64,
    i64,
    Option<&'static str>,
    &'static str,
    Option<&'static str>,
);

const PLACEMENTS: [Told; 16] = [
    (
        1,
        "shadowing",
        -118,
        66,
        Some("青禾镇党政综合办公室"),
        "办公室干事",
        None,
    ),
    (
        6,
        "shadowing",
        -118,
        66,
        Some("青禾镇综治中心"),
        "综治干事",
        None,
    ),
    (
        11,
        "shadowing",
        -118,
        20,
        Some("青禾镇便民服务中心"),
        "窗口工作人员",
        None,
    ),
    (
        17,
        "secondment",
        -330,
        -30,
        Some("青禾镇农业综合服务中心"),
        "主任助理",
        Some("优秀"),
    ),
    (
        22,
        "secondment",
        -90,
        275,
        Some("县农业农村局"),
        "产业股干事",
        None,
    ),
    (4, "assistant", -240, 125, None, "书记助理", None),
    (14, "assistant", -240, 125, None, "主任助理", None),
    (31, "assistant", -240, 5, None, "书记助理", None),
    (8, "grid", -300, 65, None, "第一网格网格员", None),
    (17, "grid", -60, 305, None, "第二网格网格员", None),
    (26, "grid", -300, 65, None, "第一网格网格员", None),
    (1, "mediator", -200, 165, None, "矛盾化解员", None),
    (35, "mediator", -200, 165, None, "矛盾化解员", None),
    (40, "finance", -200, 165, None, "金融副村长", None),
    (45, "trial", -80, -12, None, "村委会主任助理（试岗）", None),
    (
        48,
        "exchange",
        12,
        100,
        Some("邻县双河镇"),
        "乡村振兴办干事",
        None,
    ),
];

/// In which placement, how many days ago, what, how many of what, how much money.
type Done = (usize, i64, &'static str, i64, &'static str, Option<i64>);
/// What was done.
const DONE: [Done; 12] = [
    (8, -150, "入户走访", 46, "户", None),
    (8, -40, "入户走访", 38, "户", None),
    (8, -25, "上报隐患", 5, "条", None),
    (9, -20, "入户走访", 21, "户", None),
    (10, -70, "代办民生事项", 17, "件", None),
    (11, -130, "调解纠纷", 6, "件", None),
    (11, -35, "调解纠纷", 4, "件", None),
    (12, -60, "调解纠纷", 9, "件", None),
    (13, -120, "帮办贷款", 5, "笔", Some(50_000_000)),
    (13, -30, "帮办贷款", 3, "笔", Some(26_500_000)),
    (5, -90, "牵头集体经济项目", 1, "个", Some(120_000_000)),
    (0, -50, "整理党建台账", 12, "册", None),
];

/// Earlier posts of present secretaries: whose village, where they were, when.
const EARLIER: [(&str, &str, i64, i64); 3] = [
    ("申家营村", "申家营村", -3560, -1800),
    ("石槽村", "石槽村", -3560, -1925),
    ("下河湾村", "大榆树村", -2900, -1800),
];

/// Adds terms, earlier posts, placements and what was done in them.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    let people = tx.db.reserves_on(calendar.today, &[], State::InPool)?;
    for (name, from, until) in [
        ("第十届", ELECTED[1], Some(ELECTED[0])),
        ("第十一届", ELECTED[0], None),
    ] {
        tx.db.insert(&Term {
            id: RecordId::new(),
            township_id: None,
            name: name.into(),
            from_on: calendar.after(from),
            until_on: until.map(|until| calendar.after(until)),
        })?;
    }
    add_earlier_posts(tx, calendar)?;
    let mut placed = Vec::new();
    for told in &PLACEMENTS {
        if let Some(row) = people.get(told.0) {
            placed.push(add_placement(tx, calendar, told, row)?);
        }
    }
    for (at, ago, measure, count, unit, amount) in DONE {
        let Some(rotation) = placed.get(at) else {
            continue;
        };
        tx.db.insert(&RotationTally {
            id: RecordId::new(),
            township_id: rotation.township_id.clone(),
            rotation_id: rotation.id.clone(),
            from_on: calendar.after(ago),
            until_on: None,
            measure: measure.into(),
            count: Some(count),
            unit: Some(unit.into()),
            amount,
            remark: None,
        })?;
    }
    Ok(())
}

fn add_placement(
    tx: &Tx<'_>,
    calendar: Calendar,
    &(_, kind, from, until, unit, post, grade): &Told,
    row: &ReserveOnDay,
) -> Result<Rotation> {
    let own = row.reserve.village_id.clone();
    let rotation = Rotation {
        id: RotationId::new(),
        township_id: row.person.township_id.clone(),
        person_id: row.person.id.clone(),
        type_id: RotationTypeId::from(kind.to_owned()),
        route: None,
        from_on: calendar.after(from),
        until_on: Some(calendar.after(until)),
        village_id: unit.is_none().then(|| own.clone()),
        unit: unit.map(str::to_owned),
        from_village_id: unit.map(|_| own),
        from_unit: None,
        post: Some(post.into()),
        document: None,
        supervisor_id: None,
        supervisor: unit.map(|unit| format!("{unit}负责人")),
        tasks: Some(tasks(kind).into()),
        grade: grade.map(str::to_owned),
        appraisal: grade
            .map(|_| "熟悉项目申报流程，能独立办理业务，群众评价好；文字材料还需加强。".to_owned()),
        appraised_by: grade.map(|_| format!("{}负责人", unit.unwrap_or("村党组织"))),
        appraised_on: grade.map(|_| calendar.after(until + 4)),
    };
    tx.db.insert(&rotation)?;
    Ok(rotation)
}

fn tasks(kind: &str) -> &'static str {
    match kind {
        "shadowing" => "跟班熟悉办文办会和接访流程，独立承办一项具体工作",
        "secondment" => "参与产业项目申报和验收，联系两个村的集体经济",
        "assistant" => "协助书记、主任处理日常村务，列席村“两委”会议",
        "grid" => "包片入户走访，收集上报民情，代办民生事项",
        "mediator" => "排查化解邻里、土地、婚姻家庭等矛盾纠纷",
        "finance" => "宣传金融政策，帮助农户和合作社办理贷款",
        "trial" => "协助村委会主任分管一项工作",
        _ => "学习先进村的做法，带回一项可用的经验",
    }
}

/// What secretaries of today were before: some here already, one after a gap, one in another village.
fn add_earlier_posts(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    for (now, before, from, until) in EARLIER {
        let (now, before) = (tx.db.villages_called(now)?, tx.db.villages_called(before)?);
        let (Some(now), Some(before)) = (now.first(), before.first()) else {
            continue;
        };
        let posts: Vec<Post> = tx.db.find_by("village_id", now.id.as_str())?;
        let Some(post) = posts.iter().find(|post| post.secretary_of().is_some()) else {
            continue;
        };
        tx.db.insert(&Post {
            id: PostId::new(),
            village_id: Some(before.id.clone()),
            from_on: calendar.after(from),
            until_on: Some(calendar.after(until)),
            document: None,
            term: Some("第十届".into()),
            ..post.clone()
        })?;
    }
    Ok(())
}
