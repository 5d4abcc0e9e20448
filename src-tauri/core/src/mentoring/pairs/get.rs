//! One pair, and everything about one person.

use std::cmp::Reverse;

use super::super::{
    Appraisal, AppraisalRow, NamedMentor, NamedMentorRow, Pair, PairDetail, PairEvent, PairState,
    PersonPairRow, PersonPairs,
};
use super::Paired;
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{PairId, PersonId};
use crate::mentoring::seats::{At, OnDay};
use crate::registry::Registry;

impl Registry {
    /// Everything about a pair.
    pub fn pair(&self, id: &PairId, as_of: Day) -> Result<PairDetail> {
        let pair: Pair = self.db.find(id.as_str())?.or_not_found("结对")?;
        let seating = self.seating_on(as_of)?;
        let on = seating.on(as_of);
        let scheme = seating.scheme(Some(&pair.scheme_id))?;
        let flags = self.flags_with(&seating, as_of)?;
        let checklists = self.checklists(Some(&scheme.id))?;
        let of_scheme = on.scheme_of(scheme);
        let held = of_scheme.pairs().find(|(held, _)| held.id == *id);
        let (held, state) = held.or_not_found("结对")?;
        let paired = Paired {
            person: held.person,
            pair: Some((held, state)),
        };
        let mut rows = on.rows(scheme, &[paired], &checklists);
        let mut events: Vec<PairEvent> = self.db.find_by("pair_id", id.as_str())?;
        events.sort_by_key(|event| event.on_day);
        let mut row = rows.pop().or_not_found("结对")?;
        let items = self.items_of(&mut row.items, &flags)?;
        Ok(PairDetail {
            row,
            items,
            visits: self.visits_of(&pair)?,
            scheme: on.view(scheme),
            events,
            named: self.named_for(&on, &pair)?,
            pair,
        })
    }

    /// Whom hands named for a pair's mentee under its scheme, newest first.
    fn named_for(&self, on: &OnDay<'_>, pair: &Pair) -> Result<Vec<NamedMentorRow>> {
        let mut named: Vec<NamedMentor> = self.db.find_by("person_id", pair.person_id.as_str())?;
        named.sort_by_key(|named| Reverse(named.from_on));
        let seating = on.seating;
        let mut rows = Vec::new();
        for named in named {
            let mut seats = seating.seats.iter();
            let seat = seats.find(|s| s.id == named.seat_id && s.scheme_id == pair.scheme_id);
            let Some(seat) = seat else { continue };
            let mentor = seating.person(&named.mentor_id)?;
            rows.push(NamedMentorRow {
                seat: seat.label.clone(),
                mentor: seating.people[mentor].name_on(on.day).to_owned(),
                post: on.title(mentor).map(str::to_owned),
                named,
            });
        }
        Ok(rows)
    }

    /// A person as mentee and as mentor, under all schemes.
    pub fn pairs_of(&self, id: &PersonId, as_of: Day) -> Result<PersonPairs> {
        let seating = self.seating_on(as_of)?;
        let person = seating.person(id)?;
        let checklists = self.checklists(None)?;
        let on = seating.on(as_of);
        let mut pairs = Vec::new();
        for scheme in &seating.schemes {
            let of_scheme = on.scheme_of(scheme);
            let mut own: Vec<Paired<'_>> = of_scheme
                .pairs()
                .filter(|(pair, _)| pair.person == person)
                .map(|pair| Paired {
                    person,
                    pair: Some(pair),
                })
                .collect();
            if of_scheme.is_unpaired(person, &own) {
                own.push(Paired { person, pair: None });
            }
            let rows = on.rows(scheme, &own, &checklists).into_iter();
            pairs.extend(rows.map(|row| PersonPairRow {
                row,
                scheme: scheme.name.clone(),
                scheme_id: scheme.id.clone(),
            }));
        }
        pairs.sort_by_key(|pair| (pair.row.from_on.is_some(), Reverse(pair.row.from_on)));
        let mut appraisals: Vec<Appraisal> = self.db.find_by("person_id", id.as_str())?;
        appraisals.sort_by_key(|appraisal| Reverse(appraisal.year));
        let appraisals = appraisals.into_iter().map(|appraisal| {
            let scheme = seating.scheme(Some(&appraisal.scheme_id))?.name.clone();
            Ok(AppraisalRow { appraisal, scheme })
        });
        Ok(PersonPairs {
            pairs,
            as_mentor: on.load_of(person),
            appraisals: appraisals.collect::<Result<_>>()?,
        })
    }
}

impl crate::mentoring::seats::SchemeOnDay<'_, '_> {
    /// Whether a scheme for everyone has the person, without a pair of the day.
    fn is_unpaired(&self, person: At, own: &[Paired<'_>]) -> bool {
        let mut states = own
            .iter()
            .filter_map(|own| own.pair)
            .map(|(_, state)| state);
        self.scheme.everyone
            && self.is_one_of_everyone(person)
            && !states.any(|state| matches!(state, PairState::Active | PairState::Suspended))
    }
}
