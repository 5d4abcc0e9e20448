//! Who may be seated and who may be asked on a day: asked of the seating, with what else is known
//! of people.

use std::collections::{HashMap, HashSet};

use super::Unmatched;
use crate::date::Day;
use crate::error::Result;
use crate::ids::PersonId;
use crate::mentoring::pairs::rules::{keeps_from_mentoring, seen_from_the_other};
use crate::mentoring::seats::{At, Named, PairHeld, PoolHeld, SchemeOnDay, Seating, Sitter};
use crate::mentoring::{Kinship, Mentees, Neighbours, PairState, Seat};
use crate::store::Db;

/// A seat of a scheme on a day, and what is known by person.
pub(super) struct OnDay<'d, 'a> {
    pub(super) scheme: &'d SchemeOnDay<'d, 'a>,
    pub(super) seat: &'a Seat,
    /// Those who have the seats of the scheme, in paper order.
    pub(super) mentees: Vec<At>,
    pub(super) neighbours: HashMap<At, Vec<At>>,
    /// Kin who may not be mentors, and what they are to the person.
    pub(super) kin: HashMap<At, Vec<(At, String)>>,
    /// Villages by the person who answers for them.
    pub(super) duties: HashMap<At, Vec<At>>,
    /// Pairs of the scheme, by mentee.
    pub(super) pairs: HashMap<At, Vec<(&'a PairHeld, PairState)>>,
    /// Who was ever named in the seat, by mentee.
    pub(super) named: HashMap<At, Vec<&'a Named>>,
    /// By mentor: who is mentored, and in how many seats besides this one.
    carried: HashMap<At, HashMap<At, usize>>,
}

impl<'d, 'a> OnDay<'d, 'a> {
    pub(super) fn new(db: &Db, scheme: &'d SchemeOnDay<'d, 'a>, seat: &'a Seat) -> Result<Self> {
        let (seating, day) = (scheme.on.seating, scheme.on.day);
        let mut neighbours: HashMap<At, Vec<At>> = HashMap::new();
        for pair in db.all::<Neighbours>()? {
            let one = seating.village_at.get(&pair.village_id);
            let other = seating.village_at.get(&pair.neighbour_id);
            if let (Some(one), Some(other)) = (one, other) {
                neighbours.entry(*one).or_default().push(*other);
                neighbours.entry(*other).or_default().push(*one);
            }
        }
        let duties = seating.duties.iter().filter(|duty| duty.days.has(day));
        let named = seating.named.iter().filter(|named| named.seat == seat.id);
        let mentees = scheme.mentees();
        let mut carried: HashMap<At, HashMap<At, usize>> = HashMap::new();
        for mentee in &mentees {
            for sits in scheme.sits(*mentee) {
                for mentor in &sits.mentors {
                    let of_mentor = carried.entry(mentor.person).or_default();
                    *of_mentor.entry(*mentee).or_default() += usize::from(sits.seat.id != seat.id);
                }
            }
        }
        Ok(Self {
            kin: kin(db, seating)?,
            duties: grouped(duties.map(|duty| (duty.person, duty.village))),
            pairs: grouped(
                scheme
                    .pairs()
                    .map(|(pair, state)| (pair.person, (pair, state))),
            ),
            named: grouped(named.map(|named| (named.person, named))),
            scheme,
            seat,
            mentees,
            neighbours,
            carried,
        })
    }

    pub(super) fn seating(&self) -> &'a Seating {
        self.scheme.on.seating
    }

    pub(super) fn day(&self) -> Day {
        self.scheme.on.day
    }

    /// How many mentors the seat wants.
    pub(super) fn wanted(&self) -> usize {
        usize::try_from(self.seat.mentors).unwrap_or(1).max(1)
    }

    /// Who sits in the seat of a mentee.
    pub(super) fn sitters(&self, mentee: At) -> Vec<Sitter<'a>> {
        let seats = self.scheme.sits(mentee).into_iter();
        let mut of_seat = seats.filter(|sits| sits.seat.id == self.seat.id);
        of_seat.next().map(|sits| sits.mentors).unwrap_or_default()
    }

    /// Mentees a mentor has.
    pub(super) fn load(&self, mentor: At) -> usize {
        self.carried.get(&mentor).map_or(0, HashMap::len)
    }

    /// Mentees a mentor has whatever is proposed: where a seat wants one, those who are to be
    /// seated may be given to another.
    pub(super) fn load_that_stays(&self, mentor: At, moved: &HashSet<At>) -> usize {
        let carried = self.carried.get(&mentor).into_iter().flatten();
        let stays = |(mentee, besides): &(&At, &usize)| {
            self.wanted() > 1 || **besides > 0 || !moved.contains(*mentee)
        };
        carried.filter(stays).count()
    }

    /// The people to be seated, in paper order, and those asked for who cannot be.
    pub(super) fn to_be_seated(
        &self,
        asked: Option<&[PersonId]>,
    ) -> Result<(Vec<At>, Vec<Unmatched>)> {
        let Some(asked) = asked else {
            let lacks = |mentee: &At| self.sitters(*mentee).len() < self.wanted();
            let lacking = self.mentees.iter().copied().filter(lacks);
            return Ok((lacking.collect(), Vec::new()));
        };
        let asked = asked.iter().map(|id| self.seating().person(id));
        let mut asked: Vec<At> = asked.collect::<Result<_>>()?;
        asked.sort_unstable();
        asked.dedup();
        asked.sort_by_cached_key(|person| self.scheme.order(*person));
        let (mut seated, mut left_out) = (Vec::new(), Vec::new());
        for person in asked {
            match self.why_not_seated(person) {
                None => seated.push(person),
                Some(why) => {
                    let someone = &self.seating().people[person];
                    left_out.push(Unmatched {
                        person_id: someone.id.clone(),
                        name: someone.name.clone(),
                        why,
                    });
                }
            }
        }
        Ok((seated, left_out))
    }

    fn why_not_seated(&self, person: At) -> Option<String> {
        let placed = self.scheme.place(person).is_some();
        match self.scheme.scheme.mentees {
            Mentees::Reserves if !placed => return Some("当日不在库".into()),
            Mentees::CrossVillage if !placed => return Some("当日不是村党组织书记".into()),
            _ => {}
        }
        let mut pairs = self.pairs.get(&person).into_iter().flatten();
        if pairs.any(|(_, state)| *state == PairState::Suspended) {
            return Some("结对已中止".into());
        }
        let wanted = self.wanted();
        (wanted > 1 && self.sitters(person).len() >= wanted)
            .then(|| format!("{}已配满 {wanted} 名", self.seat.label))
    }

    /// The people who may be asked, each once, with what the pool says of them.
    pub(super) fn asked(
        &self,
        asked: Option<&[PersonId]>,
    ) -> Result<Vec<(At, Option<&'a PoolHeld>)>> {
        let pool = self.seating().pool.iter();
        let scheme = &self.scheme.scheme.id;
        let members: Vec<&PoolHeld> = pool
            .filter(|member| member.scheme == *scheme && member.days.has(self.day()))
            .collect();
        let mut mentors: Vec<At> = match asked {
            None => members.iter().map(|member| member.person).collect(),
            Some(asked) => {
                let asked = asked.iter().map(|id| self.seating().person(id));
                asked.collect::<Result<_>>()?
            }
        };
        let mut seen = HashSet::new();
        mentors.retain(|mentor| seen.insert(*mentor));
        let known: HashMap<At, &PoolHeld> = members.iter().map(|it| (it.person, *it)).collect();
        Ok(mentors
            .into_iter()
            .map(|mentor| (mentor, known.get(&mentor).copied()))
            .collect())
    }
}

fn kin(db: &Db, seating: &Seating) -> Result<HashMap<At, Vec<(At, String)>>> {
    let mut kin: HashMap<At, Vec<(At, String)>> = HashMap::new();
    let related = db.all::<Kinship>()?;
    for one in related
        .into_iter()
        .filter(|it| keeps_from_mentoring(&it.relation))
    {
        let person = seating.person(&one.person_id)?;
        let relative = seating.person(&one.relative_id)?;
        let seen = seen_from_the_other(&one.relation).to_owned();
        kin.entry(person)
            .or_default()
            .push((relative, one.relation));
        kin.entry(relative).or_default().push((person, seen));
    }
    Ok(kin)
}

fn grouped<V>(all: impl IntoIterator<Item = (At, V)>) -> HashMap<At, Vec<V>> {
    let mut groups: HashMap<At, Vec<V>> = HashMap::new();
    for (key, value) in all {
        groups.entry(key).or_default().push(value);
    }
    groups
}
