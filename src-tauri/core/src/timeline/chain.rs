//! The lines of 选育管用: checks, reviews, matching, types of secretaries, assessments and outcomes.
//!
//! Of a review a line says that departments were asked, how many answered and how one stands; never
//! which of them said what.

use std::collections::BTreeMap;

use super::gather::Lines;
use super::TimelineKind;
use crate::date::{Day, PartialDate};
use crate::duties::Post;
use crate::error::{OrNotFound, Result};
use crate::matching::Match;
use crate::outcomes::{OutcomeRecord, OutcomeType};
use crate::secretaries::{SecretaryType, TypedSecretary};
use crate::selection::{Check, CheckResult, Condition, Exemption, Override};

impl Lines<'_> {
    /// A line for each day of checking; what was found bad is named.
    pub(super) fn of_checks(&mut self) -> Result<()> {
        let db = &self.registry.db;
        let mut by_day: BTreeMap<Day, Vec<Check>> = BTreeMap::new();
        for check in db.find_by::<Check>("person_id", self.person.as_str())? {
            by_day.entry(check.on_day).or_default().push(check);
        }
        for (on, checks) in by_day {
            let mut bad = Vec::new();
            for check in checks.iter().filter(|it| it.result != CheckResult::Met) {
                let condition: Condition = db
                    .find(check.condition_id.as_str())?
                    .or_not_found("资格条件")?;
                let said = if check.result == CheckResult::Hit {
                    "触碰"
                } else {
                    "不符合"
                };
                bad.push(format!("{said}“{}”", condition.label));
            }
            let found = match bad.len() {
                0 => "均符合".to_owned(),
                some => format!("{some} 项有问题"),
            };
            let text = format!("资格核查 {} 项：{found}", checks.len());
            let by = checks.iter().find_map(|check| check.checked_by.clone());
            let entry = self.add(TimelineKind::Check, (on.into(), None), text);
            entry.detail = if bad.is_empty() {
                by
            } else {
                Some(bad.join("；"))
            };
        }
        for exemption in db.find_by::<Exemption>("person_id", self.person.as_str())? {
            let condition: Condition = db
                .find(exemption.condition_id.as_str())?
                .or_not_found("资格条件")?;
            let text = format!("破格：{}", condition.label);
            let entry = self.add(TimelineKind::Check, (exemption.on_day.into(), None), text);
            entry.detail = Some(exemption.reason);
        }
        for reason in db.find_by::<Override>("person_id", self.person.as_str())? {
            let text = "强行入库（有书面理由）";
            let entry = self.add(TimelineKind::Check, (reason.on_day, None), text);
            entry.detail = Some(reason.reason);
        }
        Ok(())
    }

    /// Rounds one was asked about in, masked.
    pub(super) fn of_reviews(&mut self, as_of: Day) -> Result<()> {
        for review in self.registry.reviews_of(self.person, as_of)? {
            let text = format!("联审：{}", review.round.name);
            let (replied, asked) = (review.replied, review.departments);
            let standing = review.standing.label();
            let sent_on = review.round.sent_on.into();
            let entry = self.add(TimelineKind::Review, (sent_on, None), text);
            entry.detail = Some(format!("{standing}，已反馈 {replied}/{asked} 个部门"));
        }
        Ok(())
    }

    /// Villages one was sent to by a suggestion.
    pub(super) fn of_matches(&mut self) -> Result<()> {
        let db = &self.registry.db;
        for sent in db.find_by::<Match>("person_id", self.person.as_str())? {
            let village =
                (self.registry).village_name_on(&sent.village_id, sent.from_on.first_day())?;
            let post: Option<Post> = match &sent.post_id {
                Some(id) => db.find(id.as_str())?,
                None => None,
            };
            let placed_as = [
                sent.reserve_id.map(|_| "后备干部".to_owned()),
                post.map(|post| post.title),
            ];
            let placed_as: Vec<String> = placed_as.into_iter().flatten().collect();
            let text = format!("择村：到{village}任{}", placed_as.join("、"));
            let entry = self.add(TimelineKind::Match, (sent.from_on, None), text);
            entry.detail = Some(sent.reasons).filter(|reasons| !reasons.is_empty());
        }
        Ok(())
    }

    pub(super) fn of_secretary_types(&mut self) -> Result<()> {
        let db = &self.registry.db;
        for typed in db.find_by::<TypedSecretary>("person_id", self.person.as_str())? {
            let kind: SecretaryType = db
                .find(typed.secretary_type_id.as_str())?
                .or_not_found("书记类型")?;
            let text = format!("评定为{}书记", kind.name);
            let entry = self.add(TimelineKind::Secretary, (typed.from_on, None), text);
            entry.detail = Some(typed.reason);
        }
        Ok(())
    }

    /// Totals of periods that were scored whole, and grades of years.
    pub(super) fn of_assessments(&mut self, as_of: Day) -> Result<()> {
        for by_list in self.registry.assessments_of(self.person, as_of)? {
            let list = &by_list.list.name;
            for period in by_list.periods {
                let Some(total) = period.total else { continue };
                let on: PartialDate = period.choice.last_day.min(as_of).into();
                let text = format!("考核：{}{list} {total} 分", period.choice.label);
                let entry = self.add(TimelineKind::Assessment, (on.to_month(), None), text);
                entry.detail = Some(match period.remark {
                    None => format!("满分 {} 分", period.full_marks),
                    Some(remark) => format!("满分 {} 分；{remark}", period.full_marks),
                });
            }
            for grade in by_list.grades {
                let text = format!("{}年度考核：{}（{list}）", grade.year, grade.grade);
                let entry = self.add(TimelineKind::Assessment, (grade.decided_on, None), text);
                entry.detail = grade.reason.or(grade.document);
            }
        }
        Ok(())
    }

    pub(super) fn of_outcomes(&mut self) -> Result<()> {
        let db = &self.registry.db;
        for outcome in db.find_by::<OutcomeRecord>("person_id", self.person.as_str())? {
            let kind: OutcomeType = db
                .find(outcome.outcome_type_id.as_str())?
                .or_not_found("成效类型")?;
            let village = outcome.village_id.as_ref();
            let village = village
                .map(|id| self.village_on(id, outcome.on_day))
                .transpose()?;
            let place = outcome.unit.or(village).unwrap_or_default();
            let place = place + outcome.post.as_deref().unwrap_or_default();
            let place = Some(place).filter(|place| !place.is_empty());
            let place = place.map_or_else(String::new, |place| format!("（{place}）"));
            let text = format!("使用成效：{}{place}", kind.name);
            let said = [outcome.batch, outcome.document, outcome.remark];
            let said: Vec<String> = said.into_iter().flatten().collect();
            let entry = self.add(TimelineKind::Outcome, (outcome.on_day, None), text);
            entry.detail = Some(said.join("，")).filter(|said| !said.is_empty());
        }
        Ok(())
    }
}
