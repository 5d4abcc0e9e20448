//! The sample's selection: whom villages keep in touch with, three who are on their way (one of them
//! kept out), how the last three came into the pool, and two villages that have gone through theirs.

use chrono::{Datelike, Duration};

use super::Calendar;
use crate::date::Day;
use crate::error::{unexpected, OrNotFound, Result};
use crate::ids::{
    ConditionId, PersonId, ProspectId, RecordId, ReserveId, SelectionRunId, VillageId,
    YearlyUpdateId,
};
use crate::people::{FactField, Field, Person, PersonInput};
use crate::registry::Tx;
use crate::reserves::{ReserveOnDay, State};
use crate::selection::{
    Check, CheckResult, Condition, ConditionKind, Contact, Decision, Prospect, SelectionRun,
    SelectionStep, Stage, YearlyDecision, YearlyUpdate,
};
use crate::villages::Village;

/// Somebody a village keeps in touch with, and when they were spoken with; days before the story's.
struct Told {
    name: &'static str,
    fields: &'static [(Field, &'static str)],
    village: &'static str,
    cadre: &'static str,
    field: &'static str,
    whereabouts: &'static str,
    from: i64,
    contacts: &'static [(i64, &'static str, &'static str, &'static str)],
    /// Given up on a day, and why.
    ended: Option<(i64, &'static str)>,
    /// On the way: steps taken.
    steps: &'static [(Stage, i64)],
}

const TOLD: [Told; 5] = [
    Told {
        name: "孟繁星",
        fields: &[
            (Field::Sex, "女"),
            (Field::Birth, "1994-08"),
            (Field::Education, "大学"),
            (Field::PoliticalStatus, "中共党员"),
        ],
        village: "枣园子村",
        cadre: "高梅",
        field: "电商直播",
        whereabouts: "呼和浩特 某电商公司运营",
        from: 420,
        contacts: &[
            (
                400,
                "微信",
                "介绍枣园子村红枣合作社缺销路",
                "春节回村时见面",
            ),
            (210, "见面", "看了合作社仓库，愿意试播两场", "五月联系场地"),
            (35, "电话", "明年合同到期，打算回村", "准备推荐材料"),
        ],
        ended: None,
        steps: &[
            (Stage::Recommended, 30),
            (Stage::Village, 22),
            (Stage::Township, 12),
        ],
    },
    Told {
        name: "鲁建业",
        fields: &[
            (Field::Sex, "男"),
            (Field::Birth, "1986-02"),
            (Field::Education, "高中"),
        ],
        village: "下河湾村",
        cadre: "郭海涛",
        field: "肉羊养殖",
        whereabouts: "鄂尔多斯 某养殖场",
        from: 300,
        contacts: &[
            (290, "电话", "问了家里圈舍和贷款情况", "年底前再联系"),
            (140, "走访家属", "父母希望他回来接手羊场", ""),
        ],
        ended: None,
        steps: &[(Stage::Recommended, 40), (Stage::Village, 35)],
    },
    Told {
        name: "苗雨晴",
        fields: &[
            (Field::Sex, "女"),
            (Field::Birth, "2000-11"),
            (Field::Education, "大专"),
        ],
        village: "柳树沟村",
        cadre: "郝振华",
        field: "学前教育",
        whereabouts: "包头 某幼儿园",
        from: 150,
        contacts: &[(20, "微信", "愿意参加村里暑期托管", "寄推荐登记表")],
        ended: None,
        steps: &[(Stage::Recommended, 15)],
    },
    Told {
        name: "侯志远",
        fields: &[],
        village: "北坡头村",
        cadre: "闫志鹏",
        field: "建筑施工",
        whereabouts: "北京 某建筑队",
        from: 200,
        contacts: &[],
        ended: None,
        steps: &[],
    },
    Told {
        name: "尚德民",
        fields: &[(Field::Sex, "男")],
        village: "三道梁村",
        cadre: "郭永平",
        field: "农机维修",
        whereabouts: "乌海 某修理厂",
        from: 500,
        contacts: &[(470, "电话", "暂时没有回村打算", "")],
        ended: Some((60, "已在外地定居")),
        steps: &[],
    },
];

/// Who is kept out, and by which condition.
const HIT: (&str, &str, i64) = ("鲁建业", "village-reserve/negative-9", 28);
/// Who was checked and found in order, and when.
const CHECKED: (&str, i64) = ("孟繁星", 10);
/// Of so many of the pool, the newest, it is told how they came into it.
const NEWEST: usize = 3;
/// Villages that have gone through their pool, and when.
const UPDATED: [(&str, i64); 2] = [("上河湾村", 20), ("石槽村", 12)];

/// Adds what the sample tells of selection.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    for told in &TOLD {
        let person = add_prospect(tx, calendar, told)?;
        if told.name == HIT.0 {
            let condition = HIT.1.to_owned().into();
            let on = day(calendar, HIT.2);
            add_check(tx, &person, &condition, CheckResult::Hit, (on, None))?;
        }
        if told.name == CHECKED.0 {
            let on = day(calendar, CHECKED.1);
            all_in_order(tx, &person, (on, Some(on + Duration::days(365))))?;
        }
    }
    let mut pool = tx.db.reserves_on(calendar.today, &[], State::InPool)?;
    for (village, before) in UPDATED {
        add_update(tx, &pool, village, day(calendar, before))?;
    }
    pool.sort_by_key(|row| std::cmp::Reverse(row.reserve.entered_on));
    pool.iter()
        .take(NEWEST)
        .try_for_each(|row| came_in(tx, row))
}

fn day(calendar: Calendar, before: i64) -> Day {
    calendar.after(-before).first_day()
}

fn village_called(tx: &Tx<'_>, name: &str) -> Result<Village> {
    let found = tx.db.villages_called(name)?.into_iter().next();
    found.ok_or_else(|| unexpected("the sample has no such village"))
}

fn add_prospect(tx: &Tx<'_>, calendar: Calendar, told: &Told) -> Result<Person> {
    let village = village_called(tx, told.village)?;
    let mut fields: PersonInput = PersonInput(
        told.fields
            .iter()
            .map(|(field, text)| (*field, (*text).to_owned()))
            .collect(),
    );
    fields.0.insert(Field::Name, told.name.to_owned());
    let accepted = fields.accept("")?;
    let from = day(calendar, told.from);
    let person = tx.add_person(&accepted, None, from, "")?;
    let cadres: Vec<Person> = tx.db.find_by("name", told.cadre)?;
    let cadre_id = cadres.into_iter().next().map(|cadre| cadre.id);
    let prospect = Prospect {
        id: ProspectId::new(),
        township_id: village.township_id.clone(),
        person_id: person.id.clone(),
        village_id: village.id.clone(),
        field: Some(told.field.into()),
        whereabouts: Some(told.whereabouts.into()),
        cadre_id: cadre_id.clone(),
        from_on: from.into(),
        until_on: told.ended.map(|(before, _)| calendar.after(-before)),
        end_reason: told.ended.map(|(_, reason)| reason.into()),
        remark: None,
    };
    tx.db.insert(&prospect)?;
    for (before, method, content, next_step) in told.contacts {
        tx.db.insert(&Contact {
            id: RecordId::new(),
            township_id: village.township_id.clone(),
            prospect_id: prospect.id.clone(),
            on_day: calendar.after(-before),
            cadre_id: cadre_id.clone(),
            method: (*method).into(),
            content: Some((*content).into()),
            next_step: Some((*next_step).to_owned()).filter(|next| !next.is_empty()),
        })?;
    }
    let steps = told.steps.iter();
    let steps: Vec<(Stage, Day)> = steps
        .map(|(stage, before)| (*stage, day(calendar, *before)))
        .collect();
    if !steps.is_empty() {
        add_run(tx, (&person.id, &village.id), None, &steps)?;
    }
    Ok(person)
}

fn add_run(
    tx: &Tx<'_>,
    (person, village): (&PersonId, &VillageId),
    reserve: Option<&ReserveId>,
    steps: &[(Stage, Day)],
) -> Result<()> {
    let village: Village = tx.db.find(village.as_str())?.or_not_found("村")?;
    let run = SelectionRun {
        id: SelectionRunId::new(),
        township_id: village.township_id.clone(),
        person_id: person.clone(),
        village_id: village.id,
        reserve_id: reserve.cloned(),
        ended_on: None,
        end_reason: None,
    };
    tx.db.insert(&run)?;
    for (step, on_day) in steps {
        tx.db.insert(&SelectionStep {
            id: RecordId::new(),
            township_id: village.township_id.clone(),
            run_id: run.id.clone(),
            step: *step,
            on_day: (*on_day).into(),
            document: None,
            note: (*step == Stage::Publicity).then(|| "公示 5 个工作日，没有异议".into()),
        })?;
    }
    Ok(())
}

/// The steps and checks by which somebody came into the pool.
fn came_in(tx: &Tx<'_>, row: &ReserveOnDay) -> Result<()> {
    let entered = row.reserve.entered_on.first_day();
    let steps: Vec<(Stage, Day)> = Stage::ALL
        .into_iter()
        .zip([55, 48, 40, 26, 15, 6])
        .map(|(stage, before)| (stage, entered - Duration::days(before)))
        .collect();
    let of = (&row.person.id, &row.reserve.village_id);
    add_run(tx, of, Some(&row.reserve.id), &steps)?;
    all_in_order(tx, &row.person, (entered - Duration::days(30), None))
}

/// Every condition somebody looks at, found in order.
fn all_in_order(tx: &Tx<'_>, person: &Person, days: (Day, Option<Day>)) -> Result<()> {
    for condition in tx.db.all::<Condition>()? {
        if !condition.kind.is_threshold() {
            add_check(tx, person, &condition.id, CheckResult::Met, days)?;
        }
    }
    Ok(())
}

fn add_check(
    tx: &Tx<'_>,
    person: &Person,
    condition: &ConditionId,
    result: CheckResult,
    (on_day, valid_until): (Day, Option<Day>),
) -> Result<()> {
    let hit = result == CheckResult::Hit;
    let condition: Condition = tx.db.find(condition.as_str())?.or_not_found("资格条件")?;
    let by = match (hit, condition.kind) {
        (true, _) => "县人民法院",
        (false, ConditionKind::Positive) => "村党支部",
        (false, _) => "青禾镇党建办",
    };
    tx.db.insert(&Check {
        id: RecordId::new(),
        township_id: person.township_id.clone(),
        person_id: person.id.clone(),
        condition_id: condition.id,
        on_day,
        result,
        checked_by: Some(by.into()),
        evidence: Some(
            if hit {
                "执行案款还有 3 万元没有履行"
            } else {
                "查阅台账，走访群众"
            }
            .into(),
        ),
        document: None,
        valid_until,
    })
}

/// A village whose people all stay.
fn add_update(tx: &Tx<'_>, pool: &[ReserveOnDay], village: &str, on_day: Day) -> Result<()> {
    let village = village_called(tx, village)?;
    let update = YearlyUpdate {
        id: YearlyUpdateId::new(),
        township_id: village.township_id.clone(),
        village_id: village.id.clone(),
        year: on_day.year(),
        on_day,
        document: None,
    };
    tx.db.insert(&update)?;
    for row in pool
        .iter()
        .filter(|row| row.reserve.village_id == village.id)
    {
        let before = row.facts.get(FactField::Readiness);
        tx.db.insert(&YearlyDecision {
            id: RecordId::new(),
            township_id: village.township_id.clone(),
            update_id: update.id.clone(),
            reserve_id: row.reserve.id.clone(),
            decision: Decision::Stay,
            before: before.map(str::to_owned),
            remark: None,
        })?;
    }
    Ok(())
}
