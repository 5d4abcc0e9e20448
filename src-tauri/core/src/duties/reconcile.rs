//! What sheets say of mentors becomes duties and posts: where the rows of a village agree at once,
//! where they do not as the clerk answers.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::change::Begins;
use super::rules::{alike, holding, take_over, Said, Takeover};
use super::stated::{Cast, Part, Read, SeatRead};
use super::tenures::{spans, Tenure};
use super::who::secretary_title;
use super::{filled, DutyKind};
use crate::changes::Outcome;
use crate::date::{in_words, Day, PartialDate};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};

/// How a seat named by sheets stands towards the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReconcileState {
    /// The rows agree and the register knows nobody.
    Agreed,
    /// The register says the same, or said so before a change.
    Already,
    /// The rows disagree with each other or with the register.
    Asked,
}

/// One who may hold the seat, by what is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReconcileChoice {
    /// Name.
    pub name: String,
    /// Post as written.
    pub post: Option<String>,
    /// Rows that say so; 0: only the register does.
    pub rows: usize,
    /// Already in the register.
    pub person_id: Option<PersonId>,
}

/// What the rows of a village say of a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReconcileSeat {
    /// `village:<id>:<role>`.
    pub key: String,
    /// The village.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Which seat.
    pub role: DutyKind,
    /// Whom most rows name.
    pub name: String,
    /// Their post.
    pub post: Option<String>,
    /// Already in the register.
    pub person_id: Option<PersonId>,
    /// Rows that name somebody.
    pub rows: usize,
    /// How it stands towards the register.
    pub state: ReconcileState,
    /// Everybody named, what most rows say first.
    pub choices: Vec<ReconcileChoice>,
}

/// What sheets say of mentors, held against the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reconciliation {
    /// Seats in paper order.
    pub seats: Vec<ReconcileSeat>,
    /// Seats that become duties or posts at once.
    pub agreed: usize,
    /// Seats of which the register says the same.
    pub already: usize,
    /// Seats the clerk is asked about.
    pub asked: usize,
    /// People who come into the register with the agreed seats.
    pub people_to_add: usize,
    /// The earliest day on which one of the rows entered a pool.
    pub suggested_on: Day,
}

/// An answer: the place of a choice, or to leave the seat alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(untagged)]
pub enum ReconcileAnswer {
    /// This choice.
    Choice(usize),
    /// None of them.
    Word(ReconcileWord),
}

/// The answer that names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReconcileWord {
    /// The seat stays as the register has it.
    Skip,
}

/// Stated mentors become duties and posts from a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Reconcile {
    /// From when they hold, as typed.
    pub from_on: String,
    /// Answers by the key of their seat; seats asked about and not answered are left alone.
    #[serde(default)]
    #[ts(as = "Option<BTreeMap<String, ReconcileAnswer>>", optional)]
    pub answers: BTreeMap<String, ReconcileAnswer>,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// Whose rows count: those in a pool on this day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Reconciled {
    /// Duties recorded.
    pub duties: usize,
    /// Posts recorded, of secretaries and in the township.
    pub posts: usize,
    /// People added.
    pub people: usize,
}

impl Registry {
    /// What the stated mentors of everybody in a pool on a day would become.
    pub fn preview_reconciliation(&self, as_of: Day) -> Result<Reconciliation> {
        let read = Read::of(&self.db, as_of)?;
        let seats: Vec<ReconcileSeat> = read.seats.iter().map(|seat| read.shown(seat)).collect();
        let count = |state| seats.iter().filter(|seat| seat.state == state).count();
        let mut cast = Cast::default();
        for seat in
            read.with_posts_first(|seat| (seat.state == ReconcileState::Agreed).then_some(0))
        {
            read.cast(&mut cast, seat.0, seat.1);
        }
        Ok(Reconciliation {
            agreed: count(ReconcileState::Agreed),
            already: count(ReconcileState::Already),
            asked: count(ReconcileState::Asked),
            people_to_add: cast.fresh.len(),
            suggested_on: read.earliest.unwrap_or(as_of),
            seats,
        })
    }

    /// Makes duties and posts of the stated mentors, as one action.
    pub fn reconcile_mentors(
        &mut self,
        reconcile: &Reconcile,
        today: Day,
    ) -> Result<Outcome<Reconciled>> {
        self.transact(Op::ReconcileMentors, |tx| {
            tx.reconcile_mentors(reconcile, today)
        })
    }
}

impl Tx<'_> {
    /// Makes duties and posts of the stated mentors.
    pub(crate) fn reconcile_mentors(
        &self,
        reconcile: &Reconcile,
        today: Day,
    ) -> Result<Reconciled> {
        let on = typed_date("from_on", &reconcile.from_on)?.first_day();
        let read = Read::of(self.db, reconcile.as_of.unwrap_or(today))?;
        let done = read.carry_out(self, reconcile, on)?;
        self.about(&format!(
            "{}起，分工 {} 条，任职 {} 条",
            in_words(on),
            done.duties,
            done.posts
        ));
        Ok(done)
    }
}

/// The days of a new tenure, and whose time ends with its first.
struct Days<'a> {
    from_on: PartialDate,
    until_on: Option<PartialDate>,
    ends: Vec<&'a Tenure>,
}

impl Read {
    fn carry_out(&self, tx: &Tx<'_>, reconcile: &Reconcile, day: Day) -> Result<Reconciled> {
        self.refuse_unknown_answers(&reconcile.answers)?;
        let chosen = self.with_posts_first(|seat| match reconcile.answers.get(&seat.key()) {
            Some(ReconcileAnswer::Choice(at)) => Some(*at),
            Some(ReconcileAnswer::Word(ReconcileWord::Skip)) => None,
            None => (seat.state == ReconcileState::Agreed).then_some(0),
        });
        let mut done = Reconciled::default();
        let mut cast = Cast::default();
        let mut added: HashMap<usize, Person> = HashMap::new();
        for (seat, said) in chosen {
            let Some(days) = self.days(seat, said, day)? else {
                continue;
            };
            let person = match self.cast(&mut cast, seat, said).or_not_found("村")? {
                Part::Known(person) => person.clone(),
                Part::Fresh(at) => {
                    if let Some(person) = added.get(&at) {
                        person.clone()
                    } else {
                        let fresh = &cast.fresh[at];
                        let person = Person::named(fresh.name.as_str(), fresh.township_id.clone());
                        tx.db.insert(&person)?;
                        added.insert(at, person.clone());
                        person
                    }
                }
            };
            for tenure in days.ends {
                tenure.clone().end(tx, days.from_on)?;
            }
            let is_secretary = seat.kind == DutyKind::Secretary;
            done.posts += usize::from(is_secretary);
            done.duties += usize::from(!is_secretary);
            if let Some(post) = said.post.as_ref().filter(|_| !is_secretary) {
                let new = tx.add_township_post(&person, post, day.into())?;
                done.posts += usize::from(new);
            }
            let begins = Begins {
                kind: seat.kind,
                village: self.villages.get(&seat.village).or_not_found("村")?,
                person: &person,
                title: secretary_title(said.post.as_deref()),
                from_on: days.from_on,
                until_on: days.until_on,
                document: filled(reconcile.document.as_deref()),
            };
            begins.write(tx)?;
        }
        done.people = added.len();
        Ok(done)
    }

    /// From when until when, and whose time ends; `None`: the register has them that day.
    fn days(&self, seat: &SeatRead, said: &Said, day: Day) -> Result<Option<Days<'_>>> {
        let tenures = self.tenures.of(&seat.village, seat.kind);
        let spans = spans(tenures);
        let mut day = day;
        while let Some(at) = holding(&spans, day) {
            let person = tenures[at].person_id();
            if self
                .names
                .get(person)
                .is_some_and(|name| alike(name, &said.name))
            {
                return Ok(None);
            }
            // What is over is history: the seat was free only after it.
            match (seat.state, spans[at].until_on) {
                (ReconcileState::Agreed, Some(until)) => day = until.first_day(),
                _ => break,
            }
        }
        match take_over(&spans, day) {
            Takeover::Fits { ends, until } => {
                let ends = ends.into_iter().map(|at| &tenures[at]).collect();
                Ok(Some(Days {
                    from_on: day.into(),
                    until_on: until,
                    ends,
                }))
            }
            Takeover::BeganThatDay(at) => {
                let village = self.villages.get(&seat.village);
                let message = format!(
                    "{}的{}{}{}才开始任职，起始日期应晚于这一天",
                    village.map_or("", |village| &village.name),
                    seat.kind.label(),
                    self.names
                        .get(tenures[at].person_id())
                        .map_or("", String::as_str),
                    in_words(day),
                );
                Err(Error::invalid("from_on", "interval.empty", message))
            }
        }
    }

    fn refuse_unknown_answers(&self, answers: &BTreeMap<String, ReconcileAnswer>) -> Result<()> {
        for (key, answer) in answers {
            let seat = self.seats.iter().find(|seat| seat.key() == *key);
            let choices = seat.map_or(0, |seat| seat.said.len());
            let known = match answer {
                ReconcileAnswer::Choice(at) => *at < choices,
                ReconcileAnswer::Word(ReconcileWord::Skip) => seat.is_some(),
            };
            if !known {
                let message = format!("没有“{key}”这个问题或这个选项，请重新核对");
                return Err(Error::invalid("answers", "answer.unknown", message));
            }
        }
        Ok(())
    }
}
