//! 届次: the clerk's list of terms.

use serde::Deserialize;
use ts_rs::TS;

use super::Term;
use crate::changes::Outcome;
use crate::date::PartialDate;
use crate::duties::rules::Span;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::RecordId;
use crate::op::Op;
use crate::registry::Registry;
use crate::store::{Db, Row};
use crate::villages::interval;

/// A term, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TermEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// `第十一届`.
    pub name: String,
    /// First day.
    pub from_on: String,
    /// First day no longer; empty: the present one.
    #[serde(default)]
    pub until_on: Option<String>,
}

impl Registry {
    /// The terms, oldest first.
    pub fn terms(&self) -> Result<Vec<Term>> {
        terms(&self.db)
    }

    /// Records or corrects a term; one whose days another has is refused.
    pub fn set_term(&mut self, edit: &TermEdit) -> Result<Outcome<RecordId>> {
        let name = edit.name.trim();
        if !(1..=20).contains(&name.chars().count()) {
            let message = "请填写届次名称（1 至 20 个字），如 第十一届";
            return Err(Error::invalid("name", "text.length", message));
        }
        let (from_on, until_on) = interval(&edit.from_on, edit.until_on.as_deref())?;
        self.transact(Op::SetTerm, |tx| {
            tx.about(name);
            let known: Option<Term> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("届次")?),
                None => None,
            };
            let term = Term {
                id: known
                    .as_ref()
                    .map_or_else(RecordId::new, |known| known.id.clone()),
                township_id: known.as_ref().and_then(|known| known.township_id.clone()),
                name: name.to_owned(),
                from_on,
                until_on,
            };
            refuse_clash(&term, &terms(tx.db)?)?;
            match known {
                None => tx.db.insert(&term)?,
                Some(known) if known != term => tx.db.update(&term)?,
                Some(_) => {}
            }
            Ok(term.id)
        })
    }

    /// Removes a term; posts keep what was written with them.
    pub fn remove_term(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::SetTerm, |tx| {
            let term: Term = tx.db.find(id.as_str())?.or_not_found("届次")?;
            tx.about(&format!("删除 {}", term.name));
            tx.db.remove(Term::TABLE, id.as_str())
        })
    }
}

/// The terms, oldest first.
pub(super) fn terms(db: &Db) -> Result<Vec<Term>> {
    let mut terms: Vec<Term> = db.all()?;
    terms.sort_by_key(|term| term.from_on.first_day());
    Ok(terms)
}

fn refuse_clash(term: &Term, all: &[Term]) -> Result<()> {
    let span = |term: &Term| Span {
        from_on: term.from_on,
        until_on: term.until_on,
    };
    let mut others = all.iter().filter(|other| other.id != term.id);
    if others.clone().any(|other| other.name == term.name) {
        let message = format!("已有名为“{}”的届次，请换一个名称", term.name);
        return Err(Error::invalid("name", "name.twice", message));
    }
    let Some(other) = others.find(|other| span(other).overlaps(span(term))) else {
        return Ok(());
    };
    let days = span(other).in_words();
    let message = format!(
        "与“{}”（{days}）的时间重叠，请先填写它的结束时间",
        other.name
    );
    let field = if other.from_on < term.from_on {
        "from_on"
    } else {
        "until_on"
    };
    Err(Error::invalid(field, "term.overlap", message))
}

impl Term {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds_on(&self, day: crate::date::Day) -> bool {
        let until: Option<PartialDate> = self.until_on;
        crate::date::in_force(Some(self.from_on), until, day)
    }
}
