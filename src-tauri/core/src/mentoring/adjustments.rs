//! 调整清单: where two days differ in who mentors whom, and why.

use std::collections::BTreeMap;

use super::seats::{At, OnDay, SchemeOnDay, Sits, Sitter};
use super::{rules, Adjustment, Fill, Scheme};
use crate::date::Day;
use crate::error::{Error, Result};
use crate::ids::SchemeId;
use crate::registry::Registry;

impl Registry {
    /// Every seat with another mentor on `to` than on `from`, of a scheme or of all; in paper
    /// order.
    pub fn adjustments(
        &self,
        from: Day,
        to: Day,
        scheme: Option<&SchemeId>,
    ) -> Result<Vec<Adjustment>> {
        if from > to {
            let message = "起始日期不应晚于截止日期";
            return Err(Error::invalid("from", "adjustments.order", message));
        }
        let seating = self.seating_on(to)?;
        let (before, after) = (seating.on(from), seating.on(to));
        match scheme {
            None => Ok(after.adjusted_from(&before)),
            Some(id) => {
                let scheme = seating.scheme(Some(id))?;
                Ok(Between::new(&before, &after, scheme).adjustments())
            }
        }
    }
}

impl<'a> OnDay<'a> {
    /// Every seat of every scheme with another mentor than on a day before; in paper order.
    pub(crate) fn adjusted_from(&self, before: &OnDay<'a>) -> Vec<Adjustment> {
        let schemes = self.seating.schemes.iter();
        let of_scheme = |scheme| Between::new(before, self, scheme).adjustments();
        schemes.flat_map(of_scheme).collect()
    }
}

/// A scheme on two days.
struct Between<'d, 'a> {
    before: SchemeOnDay<'d, 'a>,
    after: SchemeOnDay<'d, 'a>,
}

/// A mentee on two days.
#[derive(Debug, Clone, Copy)]
struct Mentee {
    person: At,
    was: bool,
    is: bool,
}

impl<'d, 'a> Between<'d, 'a> {
    fn new(before: &'d OnDay<'a>, after: &'d OnDay<'a>, scheme: &'a Scheme) -> Self {
        Self {
            before: before.scheme_of(scheme),
            after: after.scheme_of(scheme),
        }
    }

    fn adjustments(&self) -> Vec<Adjustment> {
        let mut list = Vec::new();
        for mentee in self.mentees() {
            let sits = |on: &SchemeOnDay<'_, 'a>, asked: bool| {
                if asked {
                    on.sits(mentee.person)
                } else {
                    Vec::new()
                }
            };
            let before = sits(&self.before, mentee.was);
            let after = sits(&self.after, mentee.is);
            for now in &after {
                let then = before.iter().find(|then| then.seat.id == now.seat.id);
                self.compare(mentee, then, Some(now), &mut list);
            }
            for then in &before {
                if after.iter().all(|now| now.seat.id != then.seat.id) {
                    self.compare(mentee, Some(then), None, &mut list);
                }
            }
        }
        list
    }

    /// Those of either day, in the paper order of the later one.
    fn mentees(&self) -> Vec<Mentee> {
        let mut mentees: BTreeMap<At, Mentee> = BTreeMap::new();
        for (on, later) in [(&self.before, false), (&self.after, true)] {
            for person in on.mentees() {
                let mentee = mentees.entry(person).or_insert(Mentee {
                    person,
                    was: false,
                    is: false,
                });
                mentee.was |= !later;
                mentee.is |= later;
            }
        }
        let mut mentees: Vec<Mentee> = mentees.into_values().collect();
        mentees.sort_by_cached_key(|mentee| self.on_paper(*mentee).order(mentee.person));
        mentees
    }

    /// The day that says where a mentee stands.
    fn on_paper(&self, mentee: Mentee) -> &SchemeOnDay<'d, 'a> {
        if mentee.is {
            &self.after
        } else {
            &self.before
        }
    }

    /// A row a mentor who came, went or took over.
    fn compare(
        &self,
        mentee: Mentee,
        then: Option<&Sits<'a>>,
        now: Option<&Sits<'a>>,
        list: &mut Vec<Adjustment>,
    ) {
        let Some(seat) = now.or(then).map(|sits| sits.seat) else {
            return;
        };
        let (gone, come) = (changed(then, now), changed(now, then));
        let seating = self.after.on.seating;
        let village = self.on_paper(mentee).place(mentee.person);
        for at in 0..gone.len().max(come.len()) {
            let (before, after) = (gone.get(at).copied(), come.get(at).copied());
            let in_force = (then.is_some() || !mentee.was) && (now.is_some() || !mentee.is);
            let (why, document) = if in_force {
                self.why(
                    mentee,
                    seat.fill,
                    seat.post_titles.as_deref(),
                    before,
                    after,
                )
            } else {
                ("调整机制", None)
            };
            list.push(Adjustment {
                person_id: seating.people[mentee.person].id.clone(),
                name: seating.people[mentee.person]
                    .name_on(self.after.on.day)
                    .to_owned(),
                village_id: village.map(|at| seating.villages[at].id.clone()),
                village: village.map(|at| seating.villages[at].name.clone()),
                scheme: self.after.scheme.name.clone(),
                seat: seat.label.clone(),
                before: before.map(|mentor| seating.shown(mentor, self.before.on.day)),
                after: after.map(|mentor| seating.shown(mentor, self.after.on.day)),
                why: why.into(),
                document: document.map(str::to_owned),
            });
        }
    }

    fn why(
        &self,
        mentee: Mentee,
        fill: Fill,
        titles: Option<&str>,
        before: Option<&Sitter<'a>>,
        after: Option<&Sitter<'a>>,
    ) -> (&'static str, Option<&'a str>) {
        let everyone = self.after.scheme.everyone;
        let spell = self.after.on.spell(mentee.person);
        let entered = spell.and_then(|spell| spell.document.as_deref());
        let named = |mentor: Option<&Sitter<'a>>| mentor.is_some_and(|one| one.named.is_some());
        let document = after.and_then(|mentor| mentor.document);
        if !mentee.is {
            return (if everyone { "退出" } else { "结对结束" }, None);
        }
        if !mentee.was && everyone {
            return ("入库", entered);
        }
        if !mentee.was {
            let mut pairs =
                self.after.pairs().map(|(pair, _)| pair).filter(|pair| {
                    pair.person == mentee.person && pair.days.has(self.after.on.day)
                });
            return ("结对", pairs.find_map(|pair| pair.document.as_deref()));
        }
        if named(after) {
            return ("手工指定", document);
        }
        if named(before) {
            return ("手工指定结束", document);
        }
        if self.before.place(mentee.person) != self.after.place(mentee.person) {
            return ("调整所在村", entered);
        }
        let secretary = titles.is_some_and(|titles| rules::holds_title("村党组织书记", titles));
        let why = match fill {
            Fill::Duty => "分工变更",
            Fill::VillagePost if secretary => "书记变更",
            Fill::VillagePost | Fill::TownshipPost | Fill::Hand => "任职变更",
        };
        (why, document)
    }
}

/// Those of one side that are not on the other.
fn changed<'s, 'a>(of: Option<&'s Sits<'a>>, other: Option<&Sits<'a>>) -> Vec<&'s Sitter<'a>> {
    let on_other = |person: At| {
        let mut mentors = other.iter().flat_map(|sits| &sits.mentors);
        mentors.any(|mentor| mentor.person == person)
    };
    let mentors = of.into_iter().flat_map(|sits| &sits.mentors);
    mentors.filter(|mentor| !on_other(mentor.person)).collect()
}
