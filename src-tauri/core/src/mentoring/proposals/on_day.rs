//! What holds on a day, by person: villages, posts, duties, kin, pairs and named mentors; who may
//! be seated, and who may be asked.

use std::collections::{HashMap, HashSet};

use super::rules::seen_from_the_other;
use super::Unmatched;
use crate::date::Day;
use crate::duties::{Duty, Post};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::mentoring::rules::in_force;
use crate::mentoring::{
    Kinship, Mentees, NamedMentor, Neighbours, Pair, PairEvent, PairEventKind, PoolMentor, Scheme,
    Seat,
};
use crate::people::Person;
use crate::reserves::{ReserveOnDay, State};
use crate::store::Db;
use crate::villages::Village;

/// What holds on the day, by person.
pub(super) struct OnDay {
    pub(super) as_of: Day,
    pub(super) scheme: Scheme,
    pub(super) seat: Seat,
    pub(super) spells: Vec<ReserveOnDay>,
    pub(super) spell_of: HashMap<PersonId, usize>,
    pub(super) posts: HashMap<PersonId, Vec<Post>>,
    pub(super) duties: HashMap<PersonId, Vec<Duty>>,
    pub(super) villages: HashMap<VillageId, Village>,
    pub(super) neighbours: HashMap<VillageId, Vec<VillageId>>,
    pub(super) kin: HashMap<PersonId, Vec<(PersonId, String)>>,
    /// With whether each is suspended.
    pub(super) pairs: HashMap<PersonId, Vec<(Pair, bool)>>,
    /// Of all seats of the scheme.
    pub(super) named: Vec<NamedMentor>,
    pub(super) labels: HashMap<String, String>,
}

impl OnDay {
    pub(super) fn load(db: &Db, as_of: Day, scheme: Scheme, seat: Seat) -> Result<Self> {
        let spells = db.reserves_on(as_of, &[], State::InPool)?;
        let spell_of = spells
            .iter()
            .enumerate()
            .map(|(number, spell)| (spell.person.id.clone(), number))
            .collect();
        let mut posts: Vec<Post> = db.all()?;
        posts.retain(|post| in_force(Some(post.from_on), post.until_on, as_of));
        posts.sort_by_key(|post| std::cmp::Reverse(post.from_on));
        let mut duties: Vec<Duty> = db.all()?;
        duties.retain(|duty| in_force(Some(duty.from_on), duty.until_on, as_of));
        let villages: Vec<Village> = db.all()?;
        let both_ways = db.all::<Neighbours>()?.into_iter().flat_map(|pair| {
            let (one, other) = (pair.village_id, pair.neighbour_id);
            [(one.clone(), other.clone()), (other, one)]
        });
        let kin = db.all::<Kinship>()?.into_iter().flat_map(|kin| {
            let seen = seen_from_the_other(&kin.relation).to_owned();
            let (person, relative) = (kin.person_id, kin.relative_id);
            [
                (person.clone(), (relative.clone(), kin.relation)),
                (relative, (person, seen)),
            ]
        });
        let seats: Vec<Seat> = db.find_by("scheme_id", scheme.id.as_str())?;
        let mut named: Vec<NamedMentor> = Vec::new();
        for seat in &seats {
            named.extend(db.find_by("seat_id", seat.id.as_str())?);
        }
        Ok(Self {
            pairs: grouped(pairs_on(db, &scheme, as_of)?),
            kin: grouped(kin),
            neighbours: grouped(both_ways),
            posts: grouped(posts.into_iter().map(|post| (post.person_id.clone(), post))),
            duties: grouped(
                duties
                    .into_iter()
                    .map(|duty| (duty.person_id.clone(), duty)),
            ),
            villages: villages.into_iter().map(|it| (it.id.clone(), it)).collect(),
            labels: seats
                .into_iter()
                .map(|seat| (seat.id.to_string(), seat.label))
                .collect(),
            as_of,
            scheme,
            seat,
            spells,
            spell_of,
            named,
        })
    }

    /// Whether someone may be a mentee of the scheme.
    pub(super) fn eligible(&self, person: &PersonId) -> bool {
        match self.scheme.mentees {
            Mentees::Reserves => self.spell_of.contains_key(person),
            Mentees::CrossVillage => self.secretary_at(person).is_some(),
            Mentees::CivilServants | Mentees::Anyone => true,
        }
    }

    /// Whether someone has the seats of the scheme.
    pub(super) fn is_mentee(&self, person: &PersonId) -> bool {
        let paired = self.pairs_of(person).any(|(_, suspended)| !suspended);
        self.eligible(person) && (self.scheme.everyone || paired)
    }

    /// Someone's pairs on the day.
    pub(super) fn pairs_of(&self, person: &PersonId) -> impl Iterator<Item = &(Pair, bool)> {
        let pairs = self.pairs.get(person).into_iter().flatten();
        pairs.filter(|(pair, _)| in_force(Some(pair.from_on), pair.until_on, self.as_of))
    }

    pub(super) fn named_now(&self) -> impl Iterator<Item = &NamedMentor> {
        self.named
            .iter()
            .filter(|named| in_force(Some(named.from_on), named.until_on, self.as_of))
    }

    /// Mentees a mentor has, but for those who are to be seated anew.
    pub(super) fn load_of(&self, mentor: &PersonId, moved: Option<&HashSet<&PersonId>>) -> usize {
        let stays = |named: &&NamedMentor| {
            let goes = moved.is_some_and(|moved| moved.contains(&named.person_id));
            named.mentor_id == *mentor
                && !(goes && named.seat_id == self.seat.id)
                && self.is_mentee(&named.person_id)
        };
        let mentees: HashSet<&PersonId> = self
            .named_now()
            .filter(stays)
            .map(|named| &named.person_id)
            .collect();
        mentees.len()
    }

    /// The people to be seated, in paper order, and those asked for who cannot be.
    pub(super) fn mentees(
        &self,
        db: &Db,
        asked: Option<&[PersonId]>,
    ) -> Result<(Vec<Person>, Vec<Unmatched>)> {
        let mut ids: Vec<PersonId> = match asked {
            Some(asked) => asked.to_vec(),
            None if self.scheme.everyone && self.scheme.mentees == Mentees::Reserves => self
                .spells
                .iter()
                .map(|spell| spell.person.id.clone())
                .collect(),
            None => {
                let mut ids: Vec<PersonId> = self.pairs.keys().cloned().collect();
                ids.sort();
                ids
            }
        };
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
        ids.sort_by_key(|id| self.spell_of.get(id).copied().unwrap_or(usize::MAX));
        let wanted = usize::try_from(self.seat.mentors).unwrap_or(1);
        let (mut people, mut left_out) = (Vec::new(), Vec::new());
        for id in ids {
            let seated = self
                .named_now()
                .filter(|named| named.person_id == id && named.seat_id == self.seat.id)
                .count();
            if asked.is_none() && (seated >= wanted || !self.is_mentee(&id)) {
                continue;
            }
            let person = match self.spell_of.get(&id) {
                Some(number) => self.spells[*number].person.clone(),
                None => db.find(id.as_str())?.or_not_found("人员")?,
            };
            let suspended = self.pairs_of(&id).any(|(_, suspended)| *suspended);
            let why = if !self.eligible(&id) {
                Some(if self.scheme.mentees == Mentees::Reserves {
                    "当日不在库".to_owned()
                } else {
                    "当日不是村党组织书记".to_owned()
                })
            } else if suspended {
                Some("结对已中止".to_owned())
            } else if wanted > 1 && seated >= wanted {
                Some(format!("{}已配满 {wanted} 名", self.seat.label))
            } else {
                None
            };
            match why {
                None => people.push(person),
                Some(why) => left_out.push(Unmatched {
                    person_id: person.id,
                    name: person.name,
                    why,
                }),
            }
        }
        Ok((people, left_out))
    }

    /// The people who may be asked, each once.
    pub(super) fn pool(
        &self,
        db: &Db,
        asked: Option<&[PersonId]>,
    ) -> Result<Vec<(Person, Option<PoolMentor>)>> {
        let mut pool: Vec<PoolMentor> = db.find_by("scheme_id", self.scheme.id.as_str())?;
        pool.retain(|mentor| in_force(Some(mentor.from_on), mentor.until_on, self.as_of));
        let ids: Vec<PersonId> = asked.map_or_else(
            || pool.iter().map(|mentor| mentor.person_id.clone()).collect(),
            <[PersonId]>::to_vec,
        );
        let mut pool: HashMap<PersonId, PoolMentor> = pool
            .into_iter()
            .map(|mentor| (mentor.person_id.clone(), mentor))
            .collect();
        let mut seen = HashSet::new();
        ids.into_iter()
            .filter(|id| seen.insert(id.clone()))
            .map(|id| {
                let person = db.find(id.as_str())?.or_not_found("人员")?;
                Ok((person, pool.remove(&id)))
            })
            .collect()
    }
}

/// Pairs of the scheme by person, and whether each is suspended on the day.
fn pairs_on(db: &Db, scheme: &Scheme, as_of: Day) -> Result<Vec<(PersonId, (Pair, bool))>> {
    let mut events: Vec<PairEvent> = db.all()?;
    events.retain(|event| event.on_day.first_day() <= as_of);
    events.sort_by_key(|event| event.on_day);
    let suspended: HashMap<_, _> = events
        .into_iter()
        .filter_map(|event| match event.kind {
            PairEventKind::Suspend => Some((event.pair_id, true)),
            PairEventKind::Resume => Some((event.pair_id, false)),
            PairEventKind::End | PairEventKind::Extend => None,
        })
        .collect();
    let pairs: Vec<Pair> = db.find_by("scheme_id", scheme.id.as_str())?;
    Ok(pairs
        .into_iter()
        .map(|pair| {
            let suspended = suspended.get(&pair.id).copied().unwrap_or_default();
            (pair.person_id.clone(), (pair, suspended))
        })
        .collect())
}
fn grouped<K: std::hash::Hash + Eq, V>(
    all: impl IntoIterator<Item = (K, V)>,
) -> HashMap<K, Vec<V>> {
    let mut groups: HashMap<K, Vec<V>> = HashMap::new();
    for (key, value) in all {
        groups.entry(key).or_default().push(value);
    }
    groups
}
