//! A scheme on a day: its mentees, its seats, and who sits in them.

use std::collections::HashMap;

use super::super::views::SeatOnDay;
use super::super::{rules, Fill, Gap, Mentees, PairState, Scheme, Seat};
use super::{At, Named, OnDay, PairHeld};
use crate::date::PartialDate;

/// Whom a duty or post puts into a seat.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Holding<'a> {
    pub(crate) person: At,
    /// The title, where a post says it.
    pub(crate) title: Option<&'a str>,
    pub(crate) document: Option<&'a str>,
}

impl PartialEq for Holding<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.person == other.person
    }
}

/// A mentor in a seat.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sitter<'a> {
    pub(crate) person: At,
    pub(crate) title: Option<&'a str>,
    pub(crate) named: Option<&'a Named>,
    /// Number of the paper that says so.
    pub(crate) document: Option<&'a str>,
}

/// A place on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Order<'a> {
    township: At,
    /// Those of no village come last.
    village: At,
    own: (i64, &'a str),
    person: At,
}

/// A seat of a mentee.
#[derive(Debug)]
pub(crate) struct Sits<'a> {
    pub(crate) seat: &'a Seat,
    pub(crate) mentors: Vec<Sitter<'a>>,
    pub(crate) gap: Option<Gap>,
}

/// The seats of a scheme on a day, with those whom duties and posts put into them.
#[derive(Debug)]
pub(crate) struct SchemeOnDay<'d, 'a> {
    pub(crate) on: &'d OnDay<'a>,
    pub(crate) scheme: &'a Scheme,
    pub(crate) seats: Vec<DerivedSeat<'a>>,
}

/// A seat and its holders by village, and by township where the post is one of the township.
#[derive(Debug)]
pub(crate) struct DerivedSeat<'a> {
    pub(crate) seat: &'a Seat,
    holders: Vec<Option<Holding<'a>>>,
}

impl<'d, 'a> SchemeOnDay<'d, 'a> {
    pub(super) fn new(on: &'d OnDay<'a>, scheme: &'a Scheme) -> Self {
        let seats = on.seating.seats_of(&scheme.id, on.day);
        Self {
            on,
            scheme,
            seats: seats.map(|seat| DerivedSeat::new(on, seat)).collect(),
        }
    }

    /// The village that answers for a mentee.
    pub(crate) fn place(&self, person: At) -> Option<At> {
        self.on.place(self.scheme.mentees, person)
    }

    /// The township of a mentee: of the village, else the person's own.
    pub(crate) fn township(&self, person: At) -> At {
        let village = self.place(person);
        let seating = self.on.seating;
        village.map_or(seating.people[person].township, |at| {
            seating.villages[at].township_on(self.on.day)
        })
    }

    /// The seats of a mentee.
    pub(crate) fn sits(&self, person: At) -> Vec<Sits<'a>> {
        let village = self.place(person);
        let township = self.township(person);
        let seats = self.seats.iter();
        seats
            .map(|derived| self.sits_in(derived, person, village, township))
            .collect()
    }

    fn sits_in(
        &self,
        derived: &DerivedSeat<'a>,
        person: At,
        village: Option<At>,
        township: At,
    ) -> Sits<'a> {
        let seat = derived.seat;
        let named = self.on.named.get(&(&seat.id, person));
        let holder = match seat.fill {
            Fill::Hand => None,
            Fill::TownshipPost => derived.holders[township],
            Fill::Duty | Fill::VillagePost => village.and_then(|at| derived.holders[at]),
        };
        let mentee = Holding {
            person,
            title: None,
            document: None,
        };
        let (sitting, gap) = rules::who_sits(
            seat.fill,
            usize::try_from(seat.mentors).unwrap_or_default(),
            named.cloned().unwrap_or_default(),
            holder,
            &mentee,
            village.is_some(),
        );
        let mentors = match sitting {
            rules::Sitting::Nobody => Vec::new(),
            rules::Sitting::Derived(holding) => vec![Sitter {
                person: holding.person,
                title: holding.title.or_else(|| self.on.title(holding.person)),
                named: None,
                document: holding.document,
            }],
            rules::Sitting::Named(named) => named
                .into_iter()
                .map(|named| Sitter {
                    person: named.mentor,
                    title: self.on.title(named.mentor),
                    named: Some(named),
                    document: named.document.as_deref(),
                })
                .collect(),
        };
        Sits { seat, mentors, gap }
    }

    /// The pairs of the scheme, with what they are that day.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&'a PairHeld, PairState)> + '_ {
        let pairs = self.on.seating.pairs.iter();
        pairs
            .filter(|pair| pair.scheme == self.scheme.id)
            .map(|pair| (pair, self.on.pair_state(pair, self.scheme.mentees)))
    }

    /// The mentees that day, in paper order: everybody who may be one where the scheme is for
    /// everyone, and those with an active pair.
    pub(crate) fn mentees(&self) -> Vec<At> {
        let active = self
            .pairs()
            .filter(|(_, state)| *state == PairState::Active);
        let mut mentees: Vec<At> = active.map(|(pair, _)| pair.person).collect();
        if self.scheme.everyone {
            let everybody = 0..self.on.seating.people.len();
            mentees.extend(everybody.filter(|person| self.is_one_of_everyone(*person)));
        }
        mentees.sort_unstable();
        mentees.dedup();
        mentees.sort_by_cached_key(|person| self.order(*person));
        mentees
    }

    /// Whether a scheme for everyone has the person.
    pub(crate) fn is_one_of_everyone(&self, person: At) -> bool {
        match self.scheme.mentees {
            Mentees::CrossVillage => self.place(person).is_some(),
            Mentees::Reserves | Mentees::CivilServants | Mentees::Anyone => {
                self.on.spell(person).is_some()
            }
        }
    }

    /// Where a mentee stands on paper: by township, village, the clerk's own order.
    pub(crate) fn order(&self, person: At) -> Order<'a> {
        let spell = self.on.spell(person);
        Order {
            township: self.township(person),
            village: self.place(person).unwrap_or(At::MAX),
            own: spell.map_or((i64::MAX, ""), |spell| (spell.position, spell.id.as_str())),
            person,
        }
    }

    /// The seats of a mentee, as lists show them.
    pub(crate) fn seats_on_day(&self, person: At) -> Vec<SeatOnDay> {
        let seats = self.sits(person).into_iter();
        seats
            .map(|sits| SeatOnDay {
                seat_id: sits.seat.id.clone(),
                label: sits.seat.label.clone(),
                mentors: sits
                    .mentors
                    .iter()
                    .map(|one| self.on.seating.shown(one, self.on.day))
                    .collect(),
                gap: sits.gap,
            })
            .collect()
    }
}

impl<'a> DerivedSeat<'a> {
    fn new(on: &OnDay<'a>, seat: &'a Seat) -> Self {
        let seating = on.seating;
        let mut held: HashMap<At, Vec<(PartialDate, &str, Holding<'a>)>> = HashMap::new();
        let role = |duty: &&super::DutyHeld| Some(duty.role) == seat.duty_role;
        for duty in seating.duties.iter().filter(role) {
            if duty.days.has(on.day) {
                let holding = Holding {
                    person: duty.person,
                    title: None,
                    document: duty.document.as_deref(),
                };
                let one = (duty.days.from_on, duty.id.as_str(), holding);
                held.entry(duty.village).or_default().push(one);
            }
        }
        let titles = seat.post_titles.as_deref().unwrap_or_default();
        for post in seating.posts.iter().filter(|post| post.days.has(on.day)) {
            let at = match (seat.fill, post.village) {
                (Fill::TownshipPost, None) => Some(seating.people[post.person].township),
                (Fill::VillagePost, village) => village,
                _ => None,
            };
            if let Some(at) = at.filter(|_| rules::holds_title(&post.title, titles)) {
                let holding = Holding {
                    person: post.person,
                    title: Some(&post.title),
                    document: post.document.as_deref(),
                };
                let one = (post.days.from_on, post.id.as_str(), holding);
                held.entry(at).or_default().push(one);
            }
        }
        let mut holders = vec![None; seating.villages.len().max(seating.townships.len())];
        for (at, holding) in held {
            holders[at] = rules::holder(holding);
        }
        Self { seat, holders }
    }

    /// Whom duties and posts put into the seat, by village or township.
    pub(crate) fn holders(&self) -> impl Iterator<Item = (At, Holding<'a>)> + '_ {
        let holders = self.holders.iter().enumerate();
        holders.filter_map(|(at, holder)| holder.map(|holder| (at, holder)))
    }
}
