//! What is scored and by which indicators. Of a list in use the indicators change from a period on,
//! after the last that was scored: earlier periods keep theirs.

use super::{
    Indicator, IndicatorEdit, IndicatorList, IndicatorListEdit, IndicatorListView, Period,
    PeriodChoice,
};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, FieldProblem, OrNotFound, Refused, Result};
use crate::ids::{IndicatorId, IndicatorListId};
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::{Registry, Tx};
use crate::store::{Db, Row};

/// How many periods a list that was never used offers.
const OFFERED: usize = 12;

impl Registry {
    /// Every list with its indicators, in order.
    pub fn indicator_lists(&self, today: Day) -> Result<Vec<IndicatorListView>> {
        let mut lists: Vec<IndicatorList> = self.db.all()?;
        lists.sort_by_key(|list| list.position);
        let views = lists.into_iter().map(|list| view(&self.db, list, today));
        views.collect()
    }

    /// Makes a list, or corrects one. Of one in use other indicators and full marks hold from a period
    /// on, words at once.
    pub fn set_indicator_list(
        &mut self,
        edit: &IndicatorListEdit,
    ) -> Result<Outcome<IndicatorListId>> {
        let problems = problems_of(edit);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let name = edit.name.trim();
        self.transact(Op::SetIndicatorList, |tx| {
            tx.about(name);
            let all: Vec<IndicatorList> = tx.db.all()?;
            let old = match &edit.id {
                Some(id) => {
                    let old = all.iter().find(|list| list.id == *id);
                    Some(old.or_not_found("考核指标表")?)
                }
                None => None,
            };
            let highest = all.iter().map(|list| list.position).max();
            let new = IndicatorList {
                id: old.map_or_else(IndicatorListId::new, |old| old.id.clone()),
                township_id: old.and_then(|old| old.township_id.clone()),
                name: name.to_owned(),
                period: edit.period,
                subject: edit.subject,
                excellent: edit.excellent,
                qualified: edit.qualified,
                position: old.map_or(highest.unwrap_or_default() + 1, |old| old.position),
                retired_on: old.and_then(|old| old.retired_on),
            };
            let taken = |other: &IndicatorList| other.id != new.id && other.name == name;
            if all.iter().any(taken) {
                let message = format!("已有名为“{name}”的指标表，请换一个名称");
                return Err(Error::invalid("name", "name.twice", message));
            }
            match old {
                None => tx.db.insert(&new)?,
                Some(old) => {
                    tx.refuse_other_use(old, &new)?;
                    if *old != new {
                        tx.db.update(&new)?;
                    }
                }
            }
            tx.write_indicators(&new, edit)?;
            Ok(new.id)
        })
    }

    /// Takes a list out by which nobody was scored.
    pub fn remove_indicator_list(&mut self, id: &IndicatorListId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveIndicatorList, |tx| {
            let list: IndicatorList = tx.db.find(id.as_str())?.or_not_found("考核指标表")?;
            tx.about(&list.name);
            let uses = tx.db.uses_of_indicator_list(id)?;
            if !uses.is_empty() {
                let what = format!("“{}”已有{uses}（不再使用时请“停用”）", list.name);
                return Err(Refused::StillReferenced { what }.into());
            }
            for indicator in tx
                .db
                .find_by::<Indicator>("indicator_list_id", id.as_str())?
            {
                tx.db.remove(Indicator::TABLE, indicator.id.as_str())?;
            }
            tx.db.remove(IndicatorList::TABLE, id.as_str())
        })
    }

    /// Not for periods from a day on; `None`: in use again.
    pub fn retire_indicator_list(
        &mut self,
        id: &IndicatorListId,
        on: Option<&str>,
    ) -> Result<Outcome<()>> {
        let retired_on = filled(on).map(|text| typed_date("on", &text)).transpose()?;
        self.transact(Op::SetIndicatorList, |tx| {
            let list: IndicatorList = tx.db.find(id.as_str())?.or_not_found("考核指标表")?;
            let what = if retired_on.is_some() {
                "停用"
            } else {
                "启用"
            };
            tx.about(&format!("{} {what}", list.name));
            tx.db.update(&IndicatorList { retired_on, ..list })
        })
    }
}

impl Tx<'_> {
    /// How often and what is scored stays once somebody was scored.
    fn refuse_other_use(&self, old: &IndicatorList, list: &IndicatorList) -> Result<()> {
        if (old.period, old.subject) == (list.period, list.subject) {
            return Ok(());
        }
        let uses = self.db.uses_of_indicator_list(&old.id)?;
        if uses.is_empty() {
            return Ok(());
        }
        let message = format!("已有{uses}，多久一评、评什么不能再改；请“复制”成一张新表");
        Err(Error::invalid("period", "indicators.in_use", message))
    }

    fn write_indicators(&self, list: &IndicatorList, edit: &IndicatorListEdit) -> Result<()> {
        let all: Vec<Indicator> = self.db.find_by("indicator_list_id", list.id.as_str())?;
        let (present, former): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|it| it.until_on.is_none());
        let from = self.changes_from(list, edit)?;
        let goes_on = |it: &Indicator| {
            let meant = |edit: &&IndicatorEdit| edit.id.as_ref() == Some(&it.id);
            edit.indicators.iter().find(meant)
        };
        for old in &present {
            let replaced = goes_on(old).is_none_or(|edit| edit.full_marks != old.full_marks);
            match from {
                Some(from) if replaced && old.from_on.is_none_or(|begun| begun < from) => {
                    self.db.update(&Indicator {
                        until_on: Some(from),
                        ..old.clone()
                    })?;
                }
                _ if goes_on(old).is_none() => self.db.remove(Indicator::TABLE, old.id.as_str())?,
                _ => {}
            }
        }
        let first = former
            .iter()
            .map(|it| it.position)
            .max()
            .unwrap_or_default()
            + 1;
        for (edit, position) in edit.indicators.iter().zip(first..) {
            let old = match &edit.id {
                Some(id) => Some(
                    present
                        .iter()
                        .find(|it| it.id == *id)
                        .or_not_found("考核指标")?,
                ),
                None => None,
            };
            // Other full marks of one in use are another indicator, unless it begins no earlier.
            let keeps = old.filter(|old| {
                old.full_marks == edit.full_marks
                    || from.is_none_or(|from| old.from_on.is_some_and(|begun| begun >= from))
            });
            let indicator = Indicator {
                id: keeps.map_or_else(IndicatorId::new, |old| old.id.clone()),
                township_id: list.township_id.clone(),
                indicator_list_id: list.id.clone(),
                label: edit.label.trim().to_owned(),
                guide: filled(edit.guide.as_deref()),
                full_marks: edit.full_marks,
                from_on: keeps.map_or(from, |old| old.from_on),
                until_on: None,
                position,
            };
            match keeps {
                None => self.db.insert(&indicator)?,
                Some(old) if *old != indicator => self.db.update(&indicator)?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// From which period other indicators hold; `None`: the list was never used.
    fn changes_from(
        &self,
        list: &IndicatorList,
        edit: &IndicatorListEdit,
    ) -> Result<Option<PartialDate>> {
        let Some((_, scored)) = self.db.scored_periods(&list.id)? else {
            return Ok(None);
        };
        let scored = Period::of(list.period, scored.first_day());
        let from = match filled(edit.from.as_deref()) {
            Some(text) => list.typed_period("from", &text)?,
            None => scored.next(),
        };
        if from.first_day() <= scored.first_day() {
            let message = format!(
                "{}已有得分，指标和满分只能从{}起变更",
                scored.label(),
                scored.next().label()
            );
            return Err(Error::invalid("from", "indicators.scored", message));
        }
        Ok(Some(from.month()))
    }
}

fn view(db: &Db, list: IndicatorList, today: Day) -> Result<IndicatorListView> {
    let mut all: Vec<Indicator> = db.find_by("indicator_list_id", list.id.as_str())?;
    all.sort_by_key(|indicator| indicator.position);
    let (indicators, former): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|it| it.until_on.is_none());
    let scored = db.scored_periods(&list.id)?;
    let period = |month: PartialDate| Period::of(list.period, month.first_day());
    let first = scored.map(|(first, _)| period(first));
    Ok(IndicatorListView {
        full_marks: indicators.iter().map(|it| it.full_marks).sum(),
        indicators,
        former,
        first: first.map(Period::choice),
        last: scored.map(|(_, last)| period(last).choice()),
        periods: offered(Period::of(list.period, today), first),
        list,
    })
}

/// From the present period back to the first scored, and to a year ago at least.
fn offered(present: Period, first: Option<Period>) -> Vec<PeriodChoice> {
    let mut periods = vec![present.choice()];
    let mut period = present;
    let wanted =
        |period: Period| first.is_some_and(|first| first.first_day() <= period.first_day());
    loop {
        period = period.previous();
        if periods.len() >= OFFERED && !wanted(period) {
            return periods;
        }
        periods.push(period.choice());
    }
}

fn problems_of(edit: &IndicatorListEdit) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    let mut problem = |field: String, code, message: String| {
        problems.push(FieldProblem {
            field,
            code,
            message,
        });
    };
    let too_long = |text: &str, longest| !(1..=longest).contains(&text.trim().chars().count());
    if too_long(&edit.name, 40) {
        let message = "请填写指标表名称（1 至 40 个字）";
        problem("name".into(), "text.length", message.into());
    }
    for (field, what, percent) in [
        ("excellent", "优秀线", edit.excellent),
        ("qualified", "合格线", edit.qualified),
    ] {
        if !(1..=100).contains(&percent) {
            problem(
                field.into(),
                "number.range",
                format!("{what}应为满分的 1% 至 100%"),
            );
        }
    }
    if edit.qualified >= edit.excellent {
        let message = "合格线应低于优秀线";
        problem("qualified".into(), "number.range", message.into());
    }
    if !(1..=20).contains(&edit.indicators.len()) {
        let message = "请列 1 至 20 项指标";
        problem("indicators".into(), "indicators.count", message.into());
    }
    for (at, indicator) in edit.indicators.iter().enumerate() {
        let label = indicator.label.trim();
        let field = |name: &str| format!("indicators[{at}].{name}");
        if too_long(label, 20) {
            let message = format!("请填写第 {} 项指标的名称（1 至 20 个字）", at + 1);
            problem(field("label"), "text.length", message);
        } else if edit.indicators[..at]
            .iter()
            .any(|it| it.label.trim() == label)
        {
            problem(field("label"), "name.twice", format!("“{label}”写了两次"));
        }
        if indicator
            .guide
            .as_deref()
            .is_some_and(|text| text.trim().chars().count() > 100)
        {
            problem(
                field("guide"),
                "text.too_long",
                format!("“{label}”看什么最多 100 个字"),
            );
        }
        if !(1..=1000).contains(&indicator.full_marks) {
            problem(
                field("full_marks"),
                "number.range",
                format!("“{label}”的满分应为 1 至 1000"),
            );
        }
    }
    problems
}
