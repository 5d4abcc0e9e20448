//! The sample's mentoring: whom the sheets name becomes duties and posts, but for two seats nobody
//! holds; everybody is paired under 3+1 and has done what one has done by then.

use std::collections::BTreeMap;

use chrono::Datelike as _;

use super::Calendar;
use crate::date::PartialDate;
use crate::duties::{DutyKind, Reconcile, ReconcileAnswer, ReconcileWord, Tenures};
use crate::error::{unexpected, Result};
use crate::ids::{ItemId, PairId, PersonId, RecordId, SchemeId, SeatId, StepId};
use crate::mentoring::{Evidence, EvidenceKind, Item, NamedMentor, Pair};
use crate::people::{FactField, Person};
use crate::registry::Tx;
use crate::reserves::{ReserveOnDay, State};

/// The scheme everybody is in.
const SCHEME: &str = "3+1";
/// Who holds no seat: the village and which.
const GAPS: [(&str, DutyKind); 2] = [
    ("南泉子村", DutyKind::Secretary),
    ("红旗村", DutyKind::Contact),
];
/// Days between the first day of the pairs and the story's, and from there to their end.
const BEGAN: i64 = 86;
const LASTS: i64 = 278;
/// How many have done the step, of the 52: in all 165 of 260, and 8 of those due are not done.
const DONE: [usize; 5] = [50, 46, 46, 23, 0];

/// Adds duties, posts, pairs, what was done and its evidence.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    let people = tx.db.reserves_on(calendar.today, &[], State::InPool)?;
    give_seats(tx, calendar, &people)?;
    add_a_newcomer(tx, calendar, &people)?;
    let tenures = Tenures::read(tx.db)?;
    override_a_seat(tx, calendar, &tenures, &people)?;
    for (number, row) in people.iter().enumerate() {
        let pair = add_pair(tx, calendar, row)?;
        let seats = [
            DutyKind::Leader,
            DutyKind::Contact,
            DutyKind::Leader,
            DutyKind::Secretary,
        ];
        for (step, (done, kind)) in DONE.into_iter().zip(seats).enumerate() {
            // Those who have not come so far stand scattered over the villages, at each step others.
            if (number * 31 + step * 17) % people.len() < done {
                let holder = |kind| tenures.holder(&row.reserve.village_id, kind, calendar.today);
                let mentor = holder(kind).or_else(|| holder(DutyKind::Leader));
                add_item(
                    tx,
                    told(calendar, number, step, row),
                    step,
                    &pair,
                    row,
                    mentor,
                )?;
            }
        }
    }
    Ok(())
}

/// Makes the stated mentors hold their seats.
fn give_seats(tx: &Tx<'_>, calendar: Calendar, people: &[ReserveOnDay]) -> Result<()> {
    let mut answers = BTreeMap::new();
    for (village, kind) in GAPS {
        let row = people.iter().find(|row| row.village == village);
        let row = row.ok_or_else(|| unexpected("the sample has no such village"))?;
        let key = format!("village:{}:{}", row.reserve.village_id, kind.label());
        answers.insert(key, ReconcileAnswer::Word(ReconcileWord::Skip));
    }
    let from_on = calendar.after(-1800);
    let reconcile = Reconcile {
        from_on: from_on.to_string(),
        answers,
        document: Some(format!("青禾党发〔{}〕8号", from_on.first_day().year())),
        as_of: Some(calendar.today),
    };
    tx.reconcile_mentors(&reconcile, calendar.today)?;
    Ok(())
}

/// Somebody who came to the township last week and answers for no village yet.
fn add_a_newcomer(tx: &Tx<'_>, calendar: Calendar, people: &[ReserveOnDay]) -> Result<()> {
    let Some(row) = people.first() else {
        return Ok(());
    };
    let person = Person::named("秦立新", row.person.township_id.clone());
    tx.db.insert(&person)?;
    tx.add_township_post(&person, "副镇长", calendar.after(-6))?;
    Ok(())
}

/// One reserve of 石槽村 keeps the leader of another village.
fn override_a_seat(
    tx: &Tx<'_>,
    calendar: Calendar,
    tenures: &Tenures,
    people: &[ReserveOnDay],
) -> Result<()> {
    let of = |village: &str| people.iter().find(|row| row.village == village);
    let (Some(row), Some(other)) = (of("石槽村"), of("下河湾村")) else {
        return Err(unexpected("the sample has no such village"));
    };
    let village = &other.reserve.village_id;
    let Some(mentor_id) = tenures.holder(village, DutyKind::Leader, calendar.today) else {
        return Err(unexpected("the sample has no such leader"));
    };
    tx.db.insert(&NamedMentor {
        id: RecordId::new(),
        township_id: row.person.township_id.clone(),
        seat_id: SeatId::from(format!("{SCHEME}/seat-1")),
        person_id: row.person.id.clone(),
        mentor_id: mentor_id.clone(),
        from_on: calendar.after(-BEGAN),
        until_on: None,
        reason: Some("党建联建项目由其牵头，继续帮带".into()),
        document: None,
    })
}

fn add_pair(tx: &Tx<'_>, calendar: Calendar, row: &ReserveOnDay) -> Result<Pair> {
    let target = row
        .facts
        .get(FactField::TargetPost)
        .unwrap_or("村“两委”委员");
    let pair = Pair {
        id: PairId::new(),
        township_id: row.reserve.township_id.clone(),
        scheme_id: SchemeId::from(SCHEME.to_owned()),
        person_id: row.person.id.clone(),
        team: None,
        from_on: calendar.after(-BEGAN),
        until_on: Some(calendar.after(LASTS)),
        goal: Some(format!("一年内熟悉{target}岗位，能独立办成一件实事")),
        measures: Some(measures(target).into()),
        result: None,
        document: None,
    };
    tx.db.insert(&pair)?;
    Ok(pair)
}

/// A step of a pair that was done, and what proves it.
fn add_item(
    tx: &Tx<'_>,
    (done_on, content, paper): Told,
    step: usize,
    pair: &Pair,
    row: &ReserveOnDay,
    mentor: Option<&PersonId>,
) -> Result<()> {
    let item = Item {
        id: ItemId::new(),
        township_id: pair.township_id.clone(),
        pair_id: pair.id.clone(),
        step_id: StepId::from(format!("{SCHEME}/step-{}", step + 1)),
        quarter: String::new(),
        done_on,
        mentor_id: mentor.cloned(),
        place: Some(row.village.clone()),
        content: Some(content),
        result: None,
    };
    tx.db.insert(&item)?;
    let (label, copies) = paper;
    tx.db.insert(&Evidence {
        id: RecordId::new(),
        township_id: pair.township_id.clone(),
        item_id: Some(item.id),
        visit_id: None,
        check_id: None,
        kind: EvidenceKind::Paper,
        label: label.into(),
        copies,
        hash: None,
        original_hash: None,
        original_name: None,
        original_size: None,
        taken_on: None,
    })
}

/// When a step was done, what was done, and the paper that proves it in how many copies.
type Told = (PartialDate, String, (&'static str, i64));

/// What is told of a step; no two tell the same.
fn told(calendar: Calendar, number: usize, step: usize, row: &ReserveOnDay) -> Told {
    let name = &row.person.name;
    let village = &row.village;
    let target = row.facts.get(FactField::TargetPost).unwrap_or("两委委员");
    let scattered = i64::try_from(number * 7 % 13).unwrap_or_default();
    match step {
        0 => (
            calendar.after(-82 + scattered),
            format!("与{name}商定一年目标，以{target}为方向，签订责任书"),
            ("责任书", 1),
        ),
        1 => (
            calendar.after(-51 + scattered),
            format!("{name}参与{village}{}", WORK[number % WORK.len()]),
            ("照片", 2),
        ),
        2 => (
            calendar.after(-24 + scattered),
            format!("到{village}现场给{name}讲{}", LESSON[number % LESSON.len()]),
            ("照片", 2),
        ),
        _ => (
            calendar.after(-16 + scattered),
            format!("听{name}谈半年做法，当面点评，指出不足"),
            ("点评记录", 1),
        ),
    }
}

const WORK: [&str; 5] = [
    "人居环境整治，包片入户",
    "土地确权资料整理归档",
    "冬季取暖入户摸底",
    "集体经济项目台账登记",
    "矛盾纠纷排查，跟班调解",
];

const LESSON: [&str; 5] = [
    "补贴公示的程序和时限",
    "“四议两公开”怎样走步骤",
    "入户走访怎样记台账",
    "村级财务怎样审核公开",
    "群众来访怎样接待答复",
];

/// What the mentors do for one who prepares for a post.
fn measures(target: &str) -> &'static str {
    match target {
        "村党组织书记" | "村党组织副书记" => {
            "列席支委会；跟书记入户走访；牵头一项集体经济工作"
        }
        "村委会主任" | "村委会副主任" => {
            "参与项目申报和公示；跟班处理日常村务；每季度汇报一次"
        }
        "村文书" => "学做台账和报表；整理会议记录；每月交一篇材料",
        "妇联主席" => "组织一次妇女活动；走访困难家庭；学习政策宣讲",
        _ => "跟班学习岗位业务；参与一项重点工作；每季度谈心一次",
    }
}
