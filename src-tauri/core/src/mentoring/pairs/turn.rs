//! Ending, suspending, resuming and extending pairs, each with its day and reason.

use super::super::{NamedMentor, Pair, PairEvent, PairEventKind, Scheme, Seat};
use super::{rules, PairExtension, PairTurn};
use crate::changes::Outcome;
use crate::date::PartialDate;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PairId, RecordId};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::some_of;
use crate::store::Row;

/// What is noted of something that happens to a pair.
struct Note {
    reason: String,
    document: Option<String>,
}

impl Note {
    fn of(reason: &str, document: Option<&str>) -> Result<Self> {
        let reason = reason.trim();
        if !(1..=200).contains(&reason.chars().count()) {
            let message = "请填写原因（1 至 200 个字）";
            return Err(Error::invalid("reason", "reason.missing", message));
        }
        Ok(Self {
            reason: reason.to_owned(),
            document: filled(document),
        })
    }
}

impl Registry {
    /// 结束. How many.
    pub fn end_pairs(&mut self, turn: &PairTurn) -> Result<Outcome<usize>> {
        self.turn_pairs(Op::EndPair, PairEventKind::End, turn)
    }

    /// 中止: not active from the day on, and nothing in it is overdue. How many.
    pub fn suspend_pairs(&mut self, turn: &PairTurn) -> Result<Outcome<usize>> {
        self.turn_pairs(Op::SuspendPair, PairEventKind::Suspend, turn)
    }

    /// 恢复. How many.
    pub fn resume_pairs(&mut self, turn: &PairTurn) -> Result<Outcome<usize>> {
        self.turn_pairs(Op::ResumePair, PairEventKind::Resume, turn)
    }

    fn turn_pairs(
        &mut self,
        op: Op,
        kind: PairEventKind,
        turn: &PairTurn,
    ) -> Result<Outcome<usize>> {
        let on = typed_date("on", &turn.on)?;
        let note = Note::of(&turn.reason, turn.document.as_deref())?;
        self.transact(op, |tx| {
            tx.each_pair(&turn.ids, |pair, person| {
                let events: Vec<PairEvent> = tx.db.find_by("pair_id", pair.id.as_str())?;
                rules::may_turn(&person.name, pair, &events, kind, on)?;
                if kind == PairEventKind::End {
                    tx.end_pair(pair, on)?;
                }
                tx.note(pair, kind, on, None, &note)
            })
        })
    }

    /// 延长: a later end. How many.
    pub fn extend_pairs(&mut self, extension: &PairExtension) -> Result<Outcome<usize>> {
        let until_on = typed_date("until_on", &extension.until_on)?;
        let note = Note::of(&extension.reason, extension.document.as_deref())?;
        self.transact(Op::ExtendPair, |tx| {
            tx.each_pair(&extension.ids, |pair, person| {
                rules::may_extend(&person.name, pair, until_on)?;
                let extended = Pair {
                    until_on: Some(until_on),
                    ..pair.clone()
                };
                tx.refuse_overlap_of_pairs(&person.name, &extended)?;
                tx.move_pair(pair, &extended)?;
                // Extended from the day on which it would have been over.
                let on = pair.until_on.unwrap_or(until_on);
                tx.note(pair, PairEventKind::Extend, on, Some(until_on), &note)
            })
        })
    }
}

impl Tx<'_> {
    /// Does the same with each of the pairs and says whose they are. How many.
    pub(super) fn each_pair(
        &self,
        ids: &[PairId],
        mut change: impl FnMut(&Pair, &Person) -> Result<()>,
    ) -> Result<usize> {
        let mut names = Vec::new();
        for id in ids {
            let pair: Pair = self.db.find(id.as_str())?.or_not_found("结对")?;
            let person: Person = self
                .db
                .find(pair.person_id.as_str())?
                .or_not_found("人员")?;
            change(&pair, &person)?;
            names.push(person.name);
        }
        self.about(&some_of(&names));
        Ok(names.len())
    }

    fn note(
        &self,
        pair: &Pair,
        kind: PairEventKind,
        on_day: PartialDate,
        until_on: Option<PartialDate>,
        note: &Note,
    ) -> Result<()> {
        self.db.insert(&PairEvent {
            id: RecordId::new(),
            township_id: pair.township_id.clone(),
            pair_id: pair.id.clone(),
            kind,
            on_day,
            until_on,
            reason: note.reason.clone(),
            document: note.document.clone(),
        })
    }

    /// The pair ends, and with it whom a hand named for it. Where everybody of the scheme has the
    /// seats, an override holds with or without a pair.
    fn end_pair(&self, pair: &Pair, on: PartialDate) -> Result<()> {
        let ended = Pair {
            until_on: Some(on),
            ..pair.clone()
        };
        if ended != *pair {
            self.db.update(&ended)?;
        }
        let scheme: Scheme = self
            .db
            .find(pair.scheme_id.as_str())?
            .or_not_found("帮带机制")?;
        if scheme.everyone {
            return Ok(());
        }
        for named in self.named_for(pair)? {
            if named.from_on.first_day() >= on.first_day() {
                self.db.remove(NamedMentor::TABLE, named.id.as_str())?;
            } else if named
                .until_on
                .is_none_or(|until| until.first_day() > on.first_day())
            {
                self.db.update(&NamedMentor {
                    until_on: Some(on),
                    ..named
                })?;
            }
        }
        Ok(())
    }

    /// Writes a pair with other days; who was named for all of it follows.
    pub(super) fn move_pair(&self, old: &Pair, new: &Pair) -> Result<()> {
        let (before, after) = (rules::period_of(old), rules::period_of(new));
        if before != after {
            for named in self.named_for(old)? {
                match rules::following(&named, before, after) {
                    None => self.db.remove(NamedMentor::TABLE, named.id.as_str())?,
                    Some(moved) if moved != named => self.db.update(&moved)?,
                    Some(_) => {}
                }
            }
        }
        if old != new {
            self.db.update(new)?;
        }
        Ok(())
    }

    /// Whom a hand named for the mentee in the scheme's seats during the pair.
    pub(super) fn named_for(&self, pair: &Pair) -> Result<Vec<NamedMentor>> {
        let mut named: Vec<NamedMentor> = self.db.find_by("person_id", pair.person_id.as_str())?;
        let seats: Vec<Seat> = self.db.find_by("scheme_id", pair.scheme_id.as_str())?;
        let days = rules::period_of(pair);
        named.retain(|it| {
            seats.iter().any(|seat| seat.id == it.seat_id)
                && rules::overlap(rules::naming_of(it), days)
        });
        Ok(named)
    }
}
