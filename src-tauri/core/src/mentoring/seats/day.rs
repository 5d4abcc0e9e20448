//! A day of the picture: who holds which post and duty, who is in which pool.

use std::collections::HashMap;

use super::super::views::SchemeView;
use super::super::{rules, Mentees, PairState, Scheme};
use super::{At, Named, PairHeld, Place, PostHeld, SchemeOnDay, Seating, Spell};
use crate::date::Day;
use crate::ids::SeatId;

/// A day of a [`Seating`]: who holds what, who is where.
#[derive(Debug)]
pub(crate) struct OnDay<'a> {
    pub(crate) seating: &'a Seating,
    pub(crate) day: Day,
    /// By person.
    spells: Vec<Option<&'a Spell>>,
    /// In force, by person; the one that names the person first.
    posts: HashMap<At, Vec<&'a PostHeld>>,
    pub(super) named: HashMap<(&'a SeatId, At), Vec<&'a Named>>,
}

impl<'a> OnDay<'a> {
    pub(super) fn new(seating: &'a Seating, day: Day) -> Self {
        let mut spells: Vec<Option<&Spell>> = vec![None; seating.people.len()];
        for spell in seating.spells.iter().filter(|spell| spell.days.has(day)) {
            let known = &mut spells[spell.person];
            if known.is_none_or(|known| known.days.from_on <= spell.days.from_on) {
                *known = Some(spell);
            }
        }
        let mut posts: HashMap<At, Vec<&PostHeld>> = HashMap::new();
        for post in seating.posts.iter().filter(|post| post.days.has(day)) {
            posts.entry(post.person).or_default().push(post);
        }
        for posts in posts.values_mut() {
            let newest_of_township_first = |post: &&PostHeld| {
                let since = std::cmp::Reverse(post.days.from_on.first_day());
                (
                    post.village.is_some(),
                    since,
                    std::cmp::Reverse(post.id.clone()),
                )
            };
            posts.sort_by_cached_key(newest_of_township_first);
        }
        let mut named: HashMap<(&SeatId, At), Vec<&Named>> = HashMap::new();
        for one in seating.named.iter().filter(|named| named.days.has(day)) {
            named.entry((&one.seat, one.person)).or_default().push(one);
        }
        Self {
            seating,
            day,
            spells,
            posts,
            named,
        }
    }

    /// The villages there are, in paper order.
    pub(crate) fn villages(&self) -> impl Iterator<Item = &'a Place> + use<'a> {
        let (seating, day) = (self.seating, self.day);
        let villages = seating.villages.iter();
        villages.filter(move |village| village.is_there_on(day))
    }

    /// The spell a person is in.
    pub(crate) fn spell(&self, person: At) -> Option<&'a Spell> {
        self.spells[person]
    }

    /// The posts a person holds, the one that names the person first.
    pub(crate) fn posts(&self, person: At) -> &[&'a PostHeld] {
        self.posts.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The title that names a person.
    pub(crate) fn title(&self, person: At) -> Option<&'a str> {
        self.posts(person).first().map(|post| post.title.as_str())
    }

    /// The village that answers for a mentee.
    pub(crate) fn place(&self, mentees: Mentees, person: At) -> Option<At> {
        let spell = self.spells[person].map(|spell| spell.village);
        if mentees == Mentees::Reserves {
            return spell;
        }
        let at_village = |wanted: fn(&str) -> bool| {
            let mut posts = self.posts(person).iter();
            posts.find_map(|post| post.village.filter(|_| wanted(&post.title)))
        };
        let secretary = at_village(rules::is_village_party_secretary);
        rules::place(mentees, spell, secretary, at_village(|_| true))
    }

    /// What a pair is that day.
    pub(crate) fn pair_state(&self, pair: &PairHeld, mentees: Mentees) -> PairState {
        let eligible = mentees != Mentees::Reserves || self.spells[pair.person].is_some();
        let events = pair.events.iter().copied();
        rules::pair_state(
            pair.days.from_on,
            pair.days.until_on,
            eligible,
            events,
            self.day,
        )
    }

    /// The answers of one scheme.
    pub(crate) fn scheme_of(&self, scheme: &'a Scheme) -> SchemeOnDay<'_, 'a> {
        SchemeOnDay::new(self, scheme)
    }

    /// The scheme with its parts that day.
    pub(crate) fn view(&self, scheme: &Scheme) -> SchemeView {
        let pairs = self.seating.pairs.iter().filter(|pair| {
            pair.scheme == scheme.id && self.pair_state(pair, scheme.mentees) == PairState::Active
        });
        SchemeView {
            seats: self
                .seating
                .seats_of(&scheme.id, self.day)
                .cloned()
                .collect(),
            steps: self
                .seating
                .steps_of(&scheme.id, self.day)
                .cloned()
                .collect(),
            pairs: pairs.count(),
            in_use: self.seating.schemes_in_use.contains(&scheme.id),
            scheme: scheme.clone(),
        }
    }
}
