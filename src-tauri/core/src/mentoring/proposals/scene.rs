//! The register as a proposal sees it: mentees and mentors on a day, numbered, with everything
//! that speaks for or against pairing them.

use std::collections::{HashMap, HashSet};

use chrono::Days;

use super::rules::{is_barred_kin, seen_from_the_other, Bar, Mentee, Mentor, Previous};
use super::{specialties, ProposalRequest, Unmatched};
use crate::date::{today, Day, PartialDate};
use crate::duties::{Duty, Post};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::mentoring::{
    Fill, Kinship, Mentees, NamedMentor, Neighbours, Pair, PairEvent, PairEventKind, PoolMentor,
    Scheme, Seat,
};
use crate::people::{Fact, FactField, FactsOnDay, Person};
use crate::reserves::{ReserveOnDay, State};
use crate::store::Db;
use crate::villages::Village;

/// Who may be paired with whom.
pub(super) struct Scene {
    pub(super) as_of: Day,
    pub(super) scheme: Scheme,
    pub(super) seat: Seat,
    /// In paper order.
    pub(super) mentees: Vec<Mentee>,
    pub(super) mentors: Vec<Mentor>,
    /// Asked for, and no mentee of a seat to be filled.
    pub(super) left_out: Vec<Unmatched>,
    /// What the numbers in [`Mentor::fields`] mean.
    pub(super) vocabulary: Vec<String>,
    /// Mentors who have more mentees than they should before anything is proposed.
    pub(super) over_limit: usize,
}

impl Scene {
    pub(super) fn load(db: &Db, request: &ProposalRequest) -> Result<Self> {
        let as_of = request.as_of.unwrap_or_else(today);
        let (scheme, seat) = scheme_and_seat(db, request, as_of)?;
        let day = OnDay::load(db, as_of, scheme, seat)?;
        let (people, left_out) = day.mentees(db, request.people.as_deref())?;
        let pool = day.pool(db, request.mentors.as_deref())?;
        let moved: HashSet<&PersonId> = people.iter().map(|person| &person.id).collect();
        let mut vocabulary: Vec<String> = Vec::new();
        let mut over_limit = 0;
        let mut mentors = Vec::new();
        for (person, mentor) in pool {
            let limit = mentor
                .as_ref()
                .and_then(|mentor| mentor.mentees)
                .or(day.scheme.mentees_per_mentor)
                .map(|limit| usize::try_from(limit).unwrap_or_default());
            over_limit += usize::from(limit.is_some_and(|it| day.load_of(&person.id, None) > it));
            let knows = [
                mentor.and_then(|mentor| mentor.specialty),
                person.skills.clone(),
            ];
            let fields = knows
                .iter()
                .flatten()
                .flat_map(|text| specialties::fields_of(text))
                .map(|field| number_of(field, &mut vocabulary))
                .collect();
            mentors.push(Mentor {
                load: day.load_of(&person.id, Some(&moved)),
                limit,
                fields,
                ..day.mentor(person)
            });
        }
        let mentees = day.profiles(db, &people, &mentors, &vocabulary)?;
        Ok(Self {
            as_of,
            mentees,
            mentors,
            left_out,
            vocabulary,
            over_limit,
            scheme: day.scheme,
            seat: day.seat,
        })
    }
}

/// The seat asked for, or the first one filled by hand, of the scheme asked for or the first one
/// that has such a seat.
fn scheme_and_seat(db: &Db, request: &ProposalRequest, as_of: Day) -> Result<(Scheme, Seat)> {
    let mut seats: Vec<Seat> = match (&request.seat_id, &request.scheme_id) {
        (Some(seat), _) => vec![db.find(seat.as_str())?.or_not_found("席位")?],
        (None, Some(scheme)) => db.find_by("scheme_id", scheme.as_str())?,
        (None, None) => db.all()?,
    };
    seats.retain(|seat| seat.fill == Fill::Hand && holds(seat.from_on, seat.until_on, as_of));
    let mut schemes: Vec<Scheme> = db.all()?;
    schemes.sort_by_key(|scheme| scheme.position);
    seats.sort_by_key(|seat| seat.position);
    schemes.retain(|scheme| request.scheme_id.as_ref().is_none_or(|id| *id == scheme.id));
    for scheme in schemes {
        if let Some(seat) = seats.iter().find(|seat| seat.scheme_id == scheme.id) {
            return Ok((scheme, seat.clone()));
        }
    }
    Err(Error::invalid(
        "seat_id",
        "proposal.no_seat",
        "只有由人指定帮带人的席位才需要建议结对",
    ))
}

/// What holds on the day, by person.
struct OnDay {
    as_of: Day,
    scheme: Scheme,
    seat: Seat,
    spells: Vec<ReserveOnDay>,
    spell_of: HashMap<PersonId, usize>,
    posts: HashMap<PersonId, Vec<Post>>,
    duties: HashMap<PersonId, Vec<Duty>>,
    villages: HashMap<VillageId, Village>,
    neighbours: HashMap<VillageId, Vec<VillageId>>,
    kin: HashMap<PersonId, Vec<(PersonId, String)>>,
    /// With whether each is suspended.
    pairs: HashMap<PersonId, Vec<(Pair, bool)>>,
    /// Of all seats of the scheme.
    named: Vec<NamedMentor>,
    labels: HashMap<String, String>,
}

impl OnDay {
    fn load(db: &Db, as_of: Day, scheme: Scheme, seat: Seat) -> Result<Self> {
        let spells = db.reserves_on(as_of, &[], State::InPool)?;
        let spell_of = spells
            .iter()
            .enumerate()
            .map(|(number, spell)| (spell.person.id.clone(), number))
            .collect();
        let mut posts: Vec<Post> = db.all()?;
        posts.retain(|post| holds(Some(post.from_on), post.until_on, as_of));
        posts.sort_by_key(|post| std::cmp::Reverse(post.from_on));
        let mut duties: Vec<Duty> = db.all()?;
        duties.retain(|duty| holds(Some(duty.from_on), duty.until_on, as_of));
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
    fn eligible(&self, person: &PersonId) -> bool {
        match self.scheme.mentees {
            Mentees::Reserves => self.spell_of.contains_key(person),
            Mentees::CrossVillage => self.secretary_at(person).is_some(),
            Mentees::CivilServants | Mentees::Anyone => true,
        }
    }

    /// Whether someone has the seats of the scheme.
    fn is_mentee(&self, person: &PersonId) -> bool {
        let paired = self.pairs_of(person).any(|(_, suspended)| !suspended);
        self.eligible(person) && (self.scheme.everyone || paired)
    }

    /// Someone's pairs on the day.
    fn pairs_of(&self, person: &PersonId) -> impl Iterator<Item = &(Pair, bool)> {
        let pairs = self.pairs.get(person).into_iter().flatten();
        pairs.filter(|(pair, _)| holds(Some(pair.from_on), pair.until_on, self.as_of))
    }

    fn named_now(&self) -> impl Iterator<Item = &NamedMentor> {
        self.named
            .iter()
            .filter(|named| holds(Some(named.from_on), named.until_on, self.as_of))
    }

    /// Mentees a mentor has, but for those who are to be seated anew.
    fn load_of(&self, mentor: &PersonId, moved: Option<&HashSet<&PersonId>>) -> usize {
        let stays = |named: &&NamedMentor| {
            let moves = moved.is_some_and(|moved| moved.contains(&named.person_id));
            named.mentor_id == *mentor
                && !(moves && named.seat_id == self.seat.id)
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
    fn mentees(
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
    fn pool(
        &self,
        db: &Db,
        asked: Option<&[PersonId]>,
    ) -> Result<Vec<(Person, Option<PoolMentor>)>> {
        let mut pool: Vec<PoolMentor> = db.find_by("scheme_id", self.scheme.id.as_str())?;
        pool.retain(|mentor| holds(Some(mentor.from_on), mentor.until_on, self.as_of));
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

    fn mentor(&self, person: Person) -> Mentor {
        let posts = self.posts.get(&person.id).map_or(&[][..], Vec::as_slice);
        let duties = self.duties.get(&person.id).into_iter().flatten();
        let spell = self
            .spell_of
            .get(&person.id)
            .map(|number| &self.spells[*number]);
        let at_home = spell.map(|spell| spell.reserve.village_id.clone());
        Mentor {
            post: posts.first().map(|post| post.title.clone()),
            villages: posts
                .iter()
                .filter_map(|post| post.village_id.clone())
                .chain(at_home)
                .collect(),
            duties: duties.map(|duty| duty.village_id.clone()).collect(),
            units: units(posts),
            id: person.id,
            name: person.name,
            township_id: person.township_id,
            fields: Vec::new(),
            load: 0,
            limit: None,
        }
    }

    fn profiles(
        &self,
        db: &Db,
        people: &[Person],
        mentors: &[Mentor],
        vocabulary: &[String],
    ) -> Result<Vec<Mentee>> {
        let numbers: HashMap<&PersonId, usize> = mentors
            .iter()
            .enumerate()
            .map(|(number, mentor)| (&mentor.id, number))
            .collect();
        let mut named: HashMap<&PersonId, Vec<&NamedMentor>> = HashMap::new();
        for one in &self.named {
            named.entry(&one.person_id).or_default().push(one);
        }
        people
            .iter()
            .map(|person| {
                let named = named.get(&person.id).map_or(&[][..], Vec::as_slice);
                let village_id = self.place(&person.id);
                let village = village_id.as_ref().and_then(|id| self.villages.get(id));
                let present = self.present(named);
                let knows = self.fields_of(db, person)?;
                let knows = |field: &String| knows.iter().any(|one| specialties::agree(one, field));
                let posts = self.posts.get(&person.id).map_or(&[][..], Vec::as_slice);
                Ok(Mentee {
                    id: person.id.clone(),
                    name: person.name.clone(),
                    township_id: village
                        .map_or(&person.township_id, |it| &it.township_id)
                        .clone(),
                    village: village.map(|village| village.name.clone()),
                    neighbours: village_id
                        .as_ref()
                        .and_then(|id| self.neighbours.get(id))
                        .cloned()
                        .unwrap_or_default(),
                    village_id,
                    units: units(posts),
                    fields: vocabulary.iter().map(knows).collect(),
                    barred: self.barred(person, named, &numbers),
                    previous: self.previous(named, present, &numbers),
                    present: present.map(|named| named.mentor_id.clone()),
                })
            })
            .collect()
    }

    /// The village of a mentee.
    fn place(&self, person: &PersonId) -> Option<VillageId> {
        let spell = self.spell_of.get(person);
        let spell = spell.map(|number| self.spells[*number].reserve.village_id.clone());
        let post = || {
            let posts = self.posts.get(person)?;
            posts.iter().find_map(|post| post.village_id.clone())
        };
        match self.scheme.mentees {
            Mentees::Reserves => spell,
            Mentees::CrossVillage => self.secretary_at(person),
            Mentees::CivilServants | Mentees::Anyone => spell.or_else(post),
        }
    }

    fn secretary_at(&self, person: &PersonId) -> Option<VillageId> {
        self.posts
            .get(person)?
            .iter()
            .filter(|post| post.title.contains("书记"))
            .find_map(|post| post.village_id.clone())
    }

    fn fields_of(&self, db: &Db, person: &Person) -> Result<Vec<String>> {
        let facts = match self.spell_of.get(&person.id) {
            Some(number) => self.spells[*number].facts.clone(),
            None => {
                let mut facts = FactsOnDay::default();
                for fact in db.find_by::<Fact>("person_id", person.id.as_str())? {
                    if fact.holds_on(self.as_of) {
                        facts.set(fact.field, fact.value);
                    }
                }
                facts
            }
        };
        let majors = [
            FactField::SchoolMajor,
            FactField::FullTimeSchool,
            FactField::InServiceSchool,
        ];
        let majors = majors.into_iter().filter_map(|field| facts.get(field));
        let others = [FactField::Occupation, FactField::TargetPost];
        let others = others.into_iter().filter_map(|field| facts.get(field));
        Ok(majors
            .flat_map(specialties::fields_of_major)
            .chain(
                others
                    .chain(person.skills.as_deref())
                    .flat_map(specialties::fields_of),
            )
            .collect())
    }

    /// Mentors who may not be this person's.
    fn barred(
        &self,
        person: &Person,
        named: &[&NamedMentor],
        numbers: &HashMap<&PersonId, usize>,
    ) -> HashMap<usize, Bar> {
        let several = self.seat.mentors > 1;
        let seated = named
            .iter()
            .filter(|named| holds(Some(named.from_on), named.until_on, self.as_of))
            .filter(|named| several || named.seat_id != self.seat.id)
            .map(|named| {
                let label = self.labels.get(named.seat_id.as_str()).cloned();
                (&named.mentor_id, Bar::Seated(label.unwrap_or_default()))
            });
        let kin = self.kin.get(&person.id).into_iter().flatten();
        let kin = kin
            .filter(|(_, relation)| is_barred_kin(relation))
            .map(|(relative, relation)| (relative, Bar::Kin(relation.clone())));
        seated
            .chain(kin)
            .chain([(&person.id, Bar::Same)])
            .filter_map(|(mentor, bar)| Some((*numbers.get(mentor)?, bar)))
            .collect()
    }

    /// Whom a seat of one mentor has.
    fn present<'a>(&self, named: &[&'a NamedMentor]) -> Option<&'a NamedMentor> {
        let holds_now = |named: &&&NamedMentor| {
            named.seat_id == self.seat.id
                && holds(Some(named.from_on), named.until_on, self.as_of)
                && self.is_mentee(&named.person_id)
        };
        let now = named
            .iter()
            .filter(holds_now)
            .max_by_key(|it| (it.from_on, &it.id));
        now.filter(|_| self.seat.mentors == 1).copied()
    }

    /// Who mentors in the seat, or did within the last year.
    fn previous(
        &self,
        named: &[&NamedMentor],
        present: Option<&NamedMentor>,
        numbers: &HashMap<&PersonId, usize>,
    ) -> Option<(usize, Previous)> {
        if let Some(present) = present {
            return Some((*numbers.get(&present.mentor_id)?, Previous::Present));
        }
        let year_ago = self.as_of.checked_sub_days(Days::new(366))?;
        let ended = |named: &NamedMentor| {
            let pairs = self.pairs.get(&named.person_id).into_iter().flatten();
            let pair_ends = pairs.filter_map(|(pair, _)| pair.until_on).max();
            let ends = [named.until_on, pair_ends].into_iter().flatten();
            ends.map(PartialDate::first_day).min()
        };
        let last = named
            .iter()
            .filter(|named| named.seat_id == self.seat.id)
            .filter(|named| named.from_on.first_day() <= self.as_of)
            .filter_map(|named| Some((ended(named)?, *named)))
            .filter(|(end, _)| (year_ago..=self.as_of).contains(end))
            .max_by_key(|(end, named)| (*end, &named.id))?;
        Some((*numbers.get(&last.1.mentor_id)?, Previous::LastYear))
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

/// Whether an interval has the day in it.
pub(super) fn holds(from_on: Option<PartialDate>, until_on: Option<PartialDate>, day: Day) -> bool {
    from_on.is_none_or(|from| from.first_day() <= day)
        && until_on.is_none_or(|until| until.first_day() > day)
}

fn units(posts: &[Post]) -> Vec<String> {
    posts.iter().filter_map(|post| post.unit.clone()).collect()
}

fn number_of(field: String, vocabulary: &mut Vec<String>) -> usize {
    let known = vocabulary.iter().position(|one| *one == field);
    known.unwrap_or_else(|| {
        vocabulary.push(field);
        vocabulary.len() - 1
    })
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
