//! The sample's assessments: a year of monthly scores by 五比五看, of which two of the last month and
//! some of this one are missing; and what became of some since.

use super::Calendar;
use crate::assessments::{Assessment, Indicator, IndicatorList, Period, Points, Score};
use crate::date::PartialDate;
use crate::error::{OrNotFound, Result};
use crate::ids::{AssessmentId, OutcomeId, OutcomeTypeId, RecordId};
use crate::outcomes::{OutcomeLevel, OutcomeRecord};
use crate::registry::Tx;
use crate::reserves::{ReserveOnDay, State};

const LIST: &str = "five-compare";
/// Months that are scored, this one included.
const MONTHS: usize = 12;
/// Who was forgotten last month, and from whom on this month is not scored yet, in paper order.
const FORGOTTEN: [usize; 2] = [7, 30];
const SCORED_SO_FAR: usize = 38;

/// What became of whom: the number in paper order, the type, days ago, as what, and the batch.
const OUTCOMES: [(usize, &str, i64, &str, usize); 8] = [
    (3, "board", 215, "村委会委员", 0),
    (10, "board", 215, "村党支部委员", 0),
    (19, "board", 215, "村委会副主任", 0),
    (28, "board", 96, "村委会委员", 1),
    (33, "board", 96, "妇联主席", 1),
    (14, "promoted", 62, "便民服务中心副主任", 1),
    (17, "advanced", 25, "农业综合服务中心主任助理", 1),
    (42, "advanced", 25, "综治中心干事", 1),
];

/// Adds scores and outcomes.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    let list: IndicatorList = tx.db.find(LIST)?.or_not_found("考核指标表")?;
    let mut indicators: Vec<Indicator> = tx.db.find_by("indicator_list_id", LIST)?;
    indicators.sort_by_key(|indicator| indicator.position);
    let mut period = Period::of(list.period, calendar.today);
    for back in 0..MONTHS {
        let day = period.last_day().min(calendar.today);
        let pool = tx.db.reserves_on(day, &[], State::InPool)?;
        for (at, row) in pool.iter().enumerate() {
            let scored = match back {
                0 => at < SCORED_SO_FAR,
                1 => !FORGOTTEN.contains(&at),
                _ => true,
            };
            if scored {
                score(tx, &list, &indicators, row, period, (at, back))?;
            }
        }
        period = period.previous();
    }
    add_outcomes(tx, calendar)
}

fn score(
    tx: &Tx<'_>,
    list: &IndicatorList,
    indicators: &[Indicator],
    row: &ReserveOnDay,
    period: Period,
    (at, back): (usize, usize),
) -> Result<()> {
    let assessment = Assessment {
        id: AssessmentId::new(),
        township_id: row.person.township_id.clone(),
        indicator_list_id: list.id.clone(),
        person_id: Some(row.person.id.clone()),
        village_id: None,
        period_on: period.month(),
        remark: (at == 4 && back == 1).then(|| "牵头调解一起土地纠纷，加分".into()),
    };
    tx.db.insert(&assessment)?;
    for (number, indicator) in indicators.iter().enumerate() {
        // Everybody has ups and downs, some more than others: at most a quarter of the marks is lost.
        let slips = (at * 7 + back * (3 + at % 4) + number * 5) % 11;
        let most = indicator.full_marks * 10;
        let worth = i64::try_from(slips * (1 + at % 4)).unwrap_or_default();
        let off = worth * indicator.full_marks / 80 * 5;
        tx.db.insert(&Score {
            id: RecordId::new(),
            township_id: assessment.township_id.clone(),
            assessment_id: assessment.id.clone(),
            indicator_id: indicator.id.clone(),
            points: Points::tenths(most - off),
        })?;
    }
    Ok(())
}

fn add_outcomes(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    let pool = tx.db.reserves_on(calendar.today, &[], State::InPool)?;
    for (at, kind, ago, post, batch) in OUTCOMES {
        let Some(row) = pool.get(at) else { continue };
        let on_day: PartialDate = calendar.after(-ago);
        let in_village = kind == "board";
        let year = on_day.to_string().chars().take(4).collect::<String>();
        tx.db.insert(&OutcomeRecord {
            id: OutcomeId::new(),
            township_id: row.person.township_id.clone(),
            person_id: row.person.id.clone(),
            outcome_type_id: OutcomeTypeId::from(kind.to_owned()),
            on_day,
            level: if in_village {
                OutcomeLevel::Village
            } else {
                OutcomeLevel::Township
            },
            village_id: Some(row.reserve.village_id.clone()),
            post: Some(post.into()),
            unit: (!in_village).then(|| super::TOWNSHIP.into()),
            batch: Some(["第一批", "第二批"][batch].into()),
            document: Some(format!("青禾党发〔{year}〕{}号", 15 + batch * 9)),
            remark: None,
        })?;
    }
    Ok(())
}
