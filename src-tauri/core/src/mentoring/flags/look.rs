//! The look at everything that was done: each item and visit beside all others.

use std::collections::HashMap;

use super::rules::sayings;
use super::seen::{FileSeen, ItemSeen, Seen, VisitSeen};
use super::{Flag, FlagKind, FlagOf};
use crate::date::{in_words, Day, PartialDate};
use crate::ids::{ItemId, PairId, PersonId, RecordId, StepId, VisitId};
use crate::mentoring::seats::{At, OnDay, PairHeld, Seating};
use crate::mentoring::Mentees;

/// What a visit is called where an item has its step.
const VISIT: &str = "帮带记录";

/// Something that was done for one or more mentees.
#[derive(Debug, Clone, Copy)]
enum Deed<'a> {
    Item(&'a ItemSeen, &'a PairHeld),
    Visit(&'a VisitSeen),
}

/// The look of a day.
pub(super) struct Look<'a> {
    on: OnDay<'a>,
    seen: &'a Seen,
    pairs: HashMap<&'a PairId, &'a PairHeld>,
    pairs_of: HashMap<At, Vec<&'a PairHeld>>,
    labels: HashMap<&'a StepId, &'a str>,
    items: HashMap<&'a ItemId, &'a ItemSeen>,
    visits: HashMap<&'a VisitId, &'a VisitSeen>,
}

impl<'a> Look<'a> {
    pub(super) fn new(seating: &'a Seating, seen: &'a Seen, as_of: Day) -> Self {
        let mut pairs_of: HashMap<At, Vec<&PairHeld>> = HashMap::new();
        for pair in &seating.pairs {
            pairs_of.entry(pair.person).or_default().push(pair);
        }
        let labels = seating.steps.iter();
        Self {
            on: seating.on(as_of),
            seen,
            pairs: seating.pairs.iter().map(|pair| (&pair.id, pair)).collect(),
            pairs_of,
            labels: labels.map(|step| (&step.id, step.label.as_str())).collect(),
            items: seen.items.iter().map(|item| (&item.id, item)).collect(),
            visits: seen.visits.iter().map(|it| (&it.id, it)).collect(),
        }
    }

    /// What is found, in paper order, that of one item or visit together.
    pub(super) fn flags(&self) -> Vec<FlagOf> {
        let items = self.seen.items.iter().filter_map(|item| self.item(item));
        let visits = self.seen.visits.iter().map(Deed::Visit);
        let deeds: Vec<Deed<'a>> = items.chain(visits).collect();
        let mut flags = Vec::new();
        self.dates(&deeds, &mut flags);
        self.files(&mut flags);
        self.texts(&deeds, &mut flags);
        flags.sort_by(|(a, _), (b, _)| a.cmp(b));
        flags.into_iter().map(|(_, flag)| flag).collect()
    }

    fn item(&self, item: &'a ItemSeen) -> Option<Deed<'a>> {
        Some(Deed::Item(item, self.pairs.get(&item.pair)?))
    }

    fn dates(&self, deeds: &[Deed<'a>], flags: &mut Vec<Found>) {
        for deed in deeds {
            let Deed::Item(item, pair) = deed else {
                continue;
            };
            let period = pair.period();
            if !period.contains(item.done_on) {
                let done = in_words(item.done_on.first_day());
                let says = format!("登记在{done}，不在结对期间（{}）", period.in_words());
                flags.extend(self.flag(FlagKind::Outside, *deed, None, None, &says));
            }
        }
    }

    fn files(&self, flags: &mut Vec<Found>) {
        let mut same: HashMap<&str, Vec<Deed<'a>>> = HashMap::new();
        let mut files: Vec<(&FileSeen, Deed<'a>)> = Vec::new();
        for file in &self.seen.files {
            if let Some(deed) = self.proved_by(file) {
                same.entry(&file.original_hash).or_default().push(deed);
                files.push((file, deed));
            }
        }
        for (file, deed) in files {
            let about = Some(&file.id);
            if let Some(says) = file.taken_on.and_then(|day| self.taken_outside(deed, day)) {
                let says = format!("的{}{says}", file.label);
                flags.extend(self.flag(FlagKind::TakenOutside, deed, about, None, &says));
            }
            let same = &same[file.original_hash.as_str()];
            // One photo shows one visit, whomever it was paid to.
            let another = |other| self.differ(deed, other) || deed.is_another_visit(other);
            if let Some(other) = self.elsewhere(same, another) {
                let says = format!("的{}也用于{other}", file.label);
                flags.extend(self.flag(FlagKind::SamePhoto, deed, about, Some(other), &says));
            }
        }
    }

    fn proved_by(&self, file: &FileSeen) -> Option<Deed<'a>> {
        match (&file.item, &file.visit) {
            (Some(item), _) => self.item(self.items.get(item)?),
            (None, visit) => self.visits.get(visit.as_ref()?).copied().map(Deed::Visit),
        }
    }

    /// That a photo was taken while none of the mentees' pairs lasted. Of whom there is no pair
    /// nothing is said.
    fn taken_outside(&self, deed: Deed<'a>, taken: PartialDate) -> Option<String> {
        let pairs: Vec<&PairHeld> = match deed {
            Deed::Item(_, pair) => vec![pair],
            Deed::Visit(visit) => {
                let people = visit.people.iter().filter_map(|id| self.at(id));
                let pairs = people.filter_map(|person| self.pairs_of.get(&person));
                pairs.flatten().copied().collect()
            }
        };
        if pairs.iter().any(|pair| pair.period().contains(taken)) {
            return None;
        }
        let period = pairs.first()?.period().in_words();
        let taken = in_words(taken.first_day());
        Some(format!("拍摄于{taken}，不在结对期间（{period}）"))
    }

    fn texts(&self, deeds: &[Deed<'a>], flags: &mut Vec<Found>) {
        let mut same: HashMap<String, Vec<Deed<'a>>> = HashMap::new();
        for deed in deeds {
            for saying in sayings(deed.texts()) {
                same.entry(saying).or_default().push(*deed);
            }
        }
        for same in same.values() {
            for deed in same {
                if let Some(other) = self.elsewhere(same, |other| self.differ(*deed, other)) {
                    let says = format!("的文字与{other}相同");
                    flags.extend(self.flag(FlagKind::SameText, *deed, None, Some(other), &says));
                }
            }
        }
    }

    /// The first of the other deeds and how many there are:
    /// `马晓慧（南泉子村）“小结点评”等 3 处`.
    fn elsewhere(&self, same: &[Deed<'a>], other: impl Fn(Deed<'a>) -> bool) -> Option<String> {
        let mut others = same.iter().filter(|deed| other(**deed));
        let first = self.called(*others.next()?);
        match others.count() {
            0 => Some(first),
            more => Some(format!("{first}等 {} 处", more + 1)),
        }
    }

    /// Whether two deeds are for different people or pairs. What was done twice for the same ones
    /// is their own affair.
    fn differ(&self, one: Deed<'a>, other: Deed<'a>) -> bool {
        match (one, other) {
            (Deed::Item(one, _), Deed::Item(other, _)) => one.pair != other.pair,
            (Deed::Item(_, pair), Deed::Visit(visit))
            | (Deed::Visit(visit), Deed::Item(_, pair)) => !visit
                .people
                .contains(&self.on.seating.people[pair.person].id),
            (Deed::Visit(one), Deed::Visit(other)) => {
                let not_among = |people: &[PersonId], others: &[PersonId]| {
                    people.iter().any(|person| !others.contains(person))
                };
                not_among(&one.people, &other.people) && not_among(&other.people, &one.people)
            }
        }
    }

    fn flag(
        &self,
        kind: FlagKind,
        deed: Deed<'a>,
        evidence: Option<&RecordId>,
        other: Option<String>,
        says: &str,
    ) -> Option<Found> {
        let seating = self.on.seating;
        let at = match deed {
            Deed::Item(_, pair) => pair.person,
            Deed::Visit(visit) => self.at(visit.people.first()?)?,
        };
        let village = self.village(deed, at);
        let person = &seating.people[at];
        let (pair_id, item_id, visit_id) = match deed {
            Deed::Item(item, _) => (Some(item.pair.clone()), Some(item.id.clone()), None),
            Deed::Visit(visit) => (None, None, Some(visit.id.clone())),
        };
        let place = Place {
            village: village.unwrap_or(At::MAX),
            name: person.name.clone(),
            deed: deed.id().to_owned(),
            kind,
            evidence: evidence.cloned(),
        };
        let flag = Flag {
            kind,
            pair_id,
            person_id: person.id.clone(),
            name: person.name.clone(),
            village: village.map(|at| seating.villages[at].name.clone()),
            label: self.label(deed),
            other,
            says: says.strip_prefix('的').unwrap_or(says).to_owned(),
            text: format!("{}{says}", self.called(deed)),
            item_id,
            visit_id,
        };
        let evidence = evidence.cloned();
        Some((place, FlagOf { flag, evidence }))
    }

    fn label(&self, deed: Deed<'a>) -> String {
        match deed {
            Deed::Item(item, _) => {
                let label = self.labels.get(&item.step).copied().unwrap_or_default();
                format!("{label}{}", item.quarter)
            }
            Deed::Visit(_) => VISIT.to_owned(),
        }
    }

    /// `马晓慧（南泉子村）“小结点评”`, `苏晓岚2025年11月3日对马晓慧的帮带记录`.
    fn called(&self, deed: Deed<'a>) -> String {
        let seating = self.on.seating;
        match deed {
            Deed::Item(_, pair) => {
                let name = &seating.people[pair.person].name;
                let village = self.village(deed, pair.person);
                let village = village.map_or_else(String::new, |at| {
                    format!("（{}）", seating.villages[at].name)
                });
                format!("{name}{village}“{}”", self.label(deed))
            }
            Deed::Visit(visit) => {
                let name = |id: &PersonId| {
                    let at = self.at(id);
                    at.map_or("", |at| seating.people[at].name.as_str())
                };
                let people: Vec<&str> = visit.people.iter().map(name).collect();
                format!(
                    "{}{}对{}的{VISIT}",
                    name(&visit.mentor),
                    in_words(visit.on_day.first_day()),
                    people.join("、")
                )
            }
        }
    }

    fn village(&self, deed: Deed<'a>, person: At) -> Option<At> {
        let mentees = match deed {
            Deed::Item(_, pair) => {
                let mut schemes = self.on.seating.schemes.iter();
                let scheme = schemes.find(|scheme| scheme.id == pair.scheme);
                scheme.map_or(Mentees::Anyone, |scheme| scheme.mentees)
            }
            Deed::Visit(_) => Mentees::Anyone,
        };
        self.on.place(mentees, person)
    }

    fn at(&self, person: &PersonId) -> Option<At> {
        self.on.seating.person_at.get(person).copied()
    }
}

impl<'a> Deed<'a> {
    fn id(self) -> &'a str {
        match self {
            Self::Item(item, _) => item.id.as_str(),
            Self::Visit(visit) => visit.id.as_str(),
        }
    }

    fn is_another_visit(self, other: Self) -> bool {
        let both = matches!((self, other), (Self::Visit(_), Self::Visit(_)));
        both && self.id() != other.id()
    }

    fn texts(self) -> &'a [Option<String>] {
        match self {
            Self::Item(item, _) => &item.texts,
            Self::Visit(visit) => &visit.texts,
        }
    }
}

/// A flag and where it stands among the others.
type Found = (Place, FlagOf);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// Those of no village come last.
    village: At,
    name: String,
    deed: String,
    kind: FlagKind,
    evidence: Option<RecordId>,
}
