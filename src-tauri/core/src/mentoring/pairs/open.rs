//! 结对: pairs begin, one or many at once. What is planned is shown before anything is written.

use std::collections::HashSet;

use super::super::rules::is_village_party_secretary;
use super::super::schemes::on_day;
use super::super::{Fill, Mentees, Pair, Scheme, Seat};
use super::edit::accepted_team;
use super::name_mentor::{refuse_mentor, Naming};
use super::{rules, OpenPairs};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::{filled, Post};
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{PairId, PersonId, SchemeId, TownshipId};
use crate::op::Op;
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::reserves::rules::in_pool_on;
use crate::reserves::{some_of, Reserve, State};
use crate::store::Db;
use crate::villages::interval;

/// What a request for pairs comes to.
pub(super) struct Plan {
    pub(super) scheme: Scheme,
    pub(super) from_on: PartialDate,
    pub(super) until_on: Option<PartialDate>,
    pub(super) team: Option<String>,
    /// Mentors of hand-filled seats, the same for all.
    pub(super) mentors: Vec<(Seat, Person)>,
    pub(super) rows: Vec<Planned>,
}

/// What it comes to for one person.
pub(super) struct Planned {
    pub(super) person: Person,
    /// The pair's township; `Err`: why there will be none.
    pub(super) township: Result<TownshipId>,
    /// Has a pair of the scheme in this time: left alone.
    pub(super) already: bool,
}

impl Registry {
    /// 结对: pairs begin for all who have none of the scheme in this time. One who may not be a
    /// mentee, or not with these mentors, is refused with the whole.
    pub fn open_pairs(&mut self, request: &OpenPairs) -> Result<Outcome<Vec<PairId>>> {
        self.transact(Op::OpenPairs, |tx| tx.open_pairs(request))
    }
}

impl Tx<'_> {
    /// Pairs begin for all who have none of the scheme in this time, and the journal says for whom.
    pub(crate) fn open_pairs(&self, request: &OpenPairs) -> Result<Vec<PairId>> {
        let plan = Plan::of(self.db, request)?;
        let (mut opened, mut names) = (Vec::new(), Vec::new());
        for row in plan.rows.into_iter().filter(|row| !row.already) {
            let pair = Pair {
                id: PairId::new(),
                township_id: row.township?,
                scheme_id: plan.scheme.id.clone(),
                person_id: row.person.id.clone(),
                team: plan.team.clone(),
                from_on: plan.from_on,
                until_on: plan.until_on,
                goal: filled(request.goal.as_deref()),
                measures: filled(request.measures.as_deref()),
                result: None,
                document: filled(request.document.as_deref()),
            };
            self.db.insert(&pair)?;
            for (seat, mentor) in &plan.mentors {
                self.name_in_seat(&Naming {
                    seat,
                    mentee: &row.person,
                    township_id: &pair.township_id,
                    mentor,
                    from_on: pair.from_on,
                    until_on: pair.until_on,
                    reason: None,
                    document: pair.document.clone(),
                    instead_of: None,
                })?;
            }
            opened.push(pair.id);
            names.push(row.person.name);
        }
        self.about(&format!("{} {}", plan.scheme.name, some_of(&names)));
        Ok(opened)
    }
}

impl Plan {
    /// Reads a request against the register.
    pub(super) fn of(db: &Db, request: &OpenPairs) -> Result<Self> {
        let (from_on, until_on) = interval(&request.from_on, request.until_on.as_deref())?;
        let scheme = scheme_or_first(db, request.scheme_id.as_ref())?;
        refuse_retired(&scheme, from_on)?;
        let team = accepted_team(request.team.as_deref())?;
        let day = from_on.first_day();
        let until_on = until_on.or_else(|| rules::usual_end(from_on, scheme.months));
        let mut mentors = Vec::new();
        let seats: Vec<Seat> = on_day(db, &scheme.id, day)?;
        for wanted in request.mentors.as_deref().unwrap_or_default() {
            let seat = seats.iter().find(|seat| seat.id == wanted.seat_id);
            let seat = seat.or_not_found("席位")?.clone();
            if seat.fill != Fill::Hand {
                return Err(Refused::PairSeatDerived { seat: seat.label }.into());
            }
            let mentor: Person = db.find(wanted.person_id.as_str())?.or_not_found("帮带人")?;
            mentors.push((seat, mentor));
        }
        let mut plan = Self {
            scheme,
            from_on,
            until_on,
            team,
            mentors,
            rows: Vec::new(),
        };
        for person in people_of(db, request, day)? {
            let row = plan.row(db, person)?;
            plan.rows.push(row);
        }
        if plan.rows.is_empty() {
            let message = "请选择帮带对象，或选择当天有后备干部的村";
            return Err(Error::invalid("people", "people.missing", message));
        }
        Ok(plan)
    }

    fn row(&self, db: &Db, person: Person) -> Result<Planned> {
        let wanted = (self.from_on, self.until_on);
        let pairs: Vec<Pair> = db.find_by("person_id", person.id.as_str())?;
        let already = pairs.iter().any(|pair| {
            pair.scheme_id == self.scheme.id && rules::overlap(rules::period_of(pair), wanted)
        });
        let township = self.township_of(db, &person);
        Ok(Planned {
            person,
            township,
            already,
        })
    }

    fn township_of(&self, db: &Db, person: &Person) -> Result<TownshipId> {
        let township = mentee_township(db, &self.scheme, person, self.from_on.first_day())?;
        for (seat, mentor) in &self.mentors {
            refuse_mentor(db, person, mentor)?;
            let chosen = self.mentors.iter().filter(|(other, _)| other.id == seat.id);
            if i64::try_from(chosen.count()).is_ok_and(|count| count > seat.mentors) {
                return Err(Refused::PairSeatFull {
                    name: person.name.clone(),
                    seat: seat.label.clone(),
                    limit: seat.mentors,
                }
                .into());
            }
        }
        Ok(township)
    }
}

/// The scheme meant: the named one, or the first.
pub(crate) fn scheme_or_first(db: &Db, id: Option<&SchemeId>) -> Result<Scheme> {
    if let Some(id) = id {
        db.find(id.as_str())?.or_not_found("帮带机制")
    } else {
        let schemes: Vec<Scheme> = db.all()?;
        let first = schemes.into_iter().min_by_key(|scheme| scheme.position);
        first.or_not_found("帮带机制")
    }
}

/// A retired scheme gets no new pairs.
pub(crate) fn refuse_retired(scheme: &Scheme, from_on: PartialDate) -> Result<()> {
    match scheme.retired_on {
        Some(on) if on.first_day() <= from_on.first_day() => Err(Refused::SchemeRetired {
            name: scheme.name.clone(),
            on,
        }
        .into()),
        _ => Ok(()),
    }
}

/// The township in which somebody is a mentee of a scheme on a day; refused for one who may not be.
pub(crate) fn mentee_township(
    db: &Db,
    scheme: &Scheme,
    person: &Person,
    day: Day,
) -> Result<TownshipId> {
    let refuse = |why: &'static str| {
        let name = person.name.clone();
        Refused::PairOutsideSpell { name, on: day, why }
    };
    match scheme.mentees {
        Mentees::Reserves => {
            let spells: Vec<Reserve> = db.find_by("person_id", person.id.as_str())?;
            let spell = spells.into_iter().find(|spell| in_pool_on(spell, day));
            let spell = spell.ok_or_else(|| refuse("不在后备库"))?;
            db.township_of_village(&spell.village_id, day)
        }
        Mentees::CrossVillage => {
            let posts: Vec<Post> = db.find_by("person_id", person.id.as_str())?;
            let post = posts.into_iter().find(|post| {
                post.village_id.is_some()
                    && is_village_party_secretary(&post.title)
                    && rules::has_day((post.from_on, post.until_on), day)
            });
            let village = post.and_then(|post| post.village_id);
            let village = village.ok_or_else(|| refuse("未任村党组织书记"))?;
            db.township_of_village(&village, day)
        }
        Mentees::CivilServants | Mentees::Anyone => Ok(person.township_id.clone()),
    }
}

/// Whom a request is for, each once.
fn people_of(db: &Db, request: &OpenPairs, day: Day) -> Result<Vec<Person>> {
    let mut people = Vec::new();
    let mut seen: HashSet<PersonId> = HashSet::new();
    for id in request.people.as_deref().unwrap_or_default() {
        if seen.insert(id.clone()) {
            people.push(db.find(id.as_str())?.or_not_found("人员")?);
        }
    }
    let villages = request.villages.as_deref().unwrap_or_default();
    if !villages.is_empty() {
        for row in db.reserves_on(day, villages, State::InPool)? {
            if seen.insert(row.person.id.clone()) {
                people.push(row.person);
            }
        }
    }
    Ok(people)
}
