//! Correcting and removing pairs.

use super::super::{Item, NamedMentor, Pair, PairEvent, QuarterReport, Scheme};
use super::open::mentee_township;
use super::{rules, PairEdit, PairsEdit};
use crate::changes::Outcome;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::PairId;
use crate::op::Op;
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::store::Row;
use crate::villages::interval;

impl Registry {
    /// Corrects a pair: its days, team, goal, measures, result.
    pub fn edit_pair(&mut self, edit: &PairEdit) -> Result<Outcome<()>> {
        let (from_on, until_on) = interval(&edit.from_on, edit.until_on.as_deref())?;
        let team = accepted_team(edit.team.as_deref())?;
        self.transact(Op::EditPair, |tx| {
            let pair: Pair = tx.db.find(edit.id.as_str())?.or_not_found("结对")?;
            let person: Person = tx.db.find(pair.person_id.as_str())?.or_not_found("人员")?;
            let scheme: Scheme = tx
                .db
                .find(pair.scheme_id.as_str())?
                .or_not_found("帮带机制")?;
            tx.about(&person.name);
            let corrected = Pair {
                from_on,
                until_on,
                team,
                goal: filled(edit.goal.as_deref()),
                measures: filled(edit.measures.as_deref()),
                result: filled(edit.result.as_deref()),
                document: filled(edit.document.as_deref()),
                ..pair.clone()
            };
            if rules::period_of(&corrected) != rules::period_of(&pair) {
                mentee_township(tx.db, &scheme, &person, from_on.first_day())?;
                tx.refuse_overlap_of_pairs(&person.name, &corrected)?;
            }
            tx.move_pair(&pair, &corrected)
        })
    }

    /// Sets goal and measures of many pairs. How many differ now.
    pub fn edit_pairs(&mut self, edit: &PairsEdit) -> Result<Outcome<usize>> {
        self.transact(Op::EditPair, |tx| {
            let mut changed = 0;
            tx.each_pair(&edit.ids, |pair, _| {
                let new = |given: &Option<String>, old: &Option<String>| match given {
                    Some(text) => filled(Some(text)),
                    None => old.clone(),
                };
                let edited = Pair {
                    goal: new(&edit.goal, &pair.goal),
                    measures: new(&edit.measures, &pair.measures),
                    ..pair.clone()
                };
                if edited != *pair {
                    changed += 1;
                    tx.db.update(&edited)?;
                }
                Ok(())
            })?;
            Ok(changed)
        })
    }

    /// Removes a pair made by mistake, with what was named and noted for it. One in which something
    /// was done is refused.
    pub fn remove_pair(&mut self, id: &PairId) -> Result<Outcome<()>> {
        self.transact(Op::RemovePair, |tx| {
            let pair: Pair = tx.db.find(id.as_str())?.or_not_found("结对")?;
            let person: Person = tx.db.find(pair.person_id.as_str())?.or_not_found("人员")?;
            let scheme: Scheme = tx
                .db
                .find(pair.scheme_id.as_str())?
                .or_not_found("帮带机制")?;
            tx.about(&person.name);
            let items: Vec<Item> = tx.db.find_by("pair_id", id.as_str())?;
            let reports: Vec<QuarterReport> = tx.db.find_by("pair_id", id.as_str())?;
            if !items.is_empty() || !reports.is_empty() {
                let what = format!(
                    "{}的这对结对已登记 {} 项任务、{} 份季度报告",
                    person.name,
                    items.len(),
                    reports.len()
                );
                return Err(Refused::StillReferenced { what }.into());
            }
            for event in tx.db.find_by::<PairEvent>("pair_id", id.as_str())? {
                tx.db.remove(PairEvent::TABLE, event.id.as_str())?;
            }
            if !scheme.everyone {
                for named in tx.named_for(&pair)? {
                    tx.db.remove(NamedMentor::TABLE, named.id.as_str())?;
                }
            }
            tx.db.remove(Pair::TABLE, id.as_str())
        })
    }
}

impl Tx<'_> {
    /// A mentee has one pair of a scheme at a time; `name` is the mentee's.
    pub(super) fn refuse_overlap_of_pairs(&self, name: &str, pair: &Pair) -> Result<()> {
        let others: Vec<Pair> = self.db.find_by("person_id", pair.person_id.as_str())?;
        let Some(clash) = rules::clash(pair, &others) else {
            return Ok(());
        };
        let scheme: Scheme = self
            .db
            .find(pair.scheme_id.as_str())?
            .or_not_found("帮带机制")?;
        Err(Refused::PairOverlap {
            name: name.to_owned(),
            scheme: scheme.name,
            period: rules::in_words(rules::period_of(clash)),
        }
        .into())
    }
}

/// A team's name as typed.
pub(super) fn accepted_team(text: Option<&str>) -> Result<Option<String>> {
    let team = filled(text);
    if team.as_ref().is_some_and(|team| team.chars().count() > 40) {
        return Err(Error::invalid("team", "text.length", "组名不超过 40 个字"));
    }
    Ok(team)
}
