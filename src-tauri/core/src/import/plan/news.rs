//! What is news when all rows are read: a change that a later row took back is none, and what is
//! told as old is what the register had, not what another row of the batch had put there.

use std::collections::BTreeSet;

use crate::import::known::Dossier;
use crate::people::{Fact, FactField, Field};
use crate::reserves::{mentors_in_words, Reserve};

use super::rows::{FieldChange, Outcome};
use super::Planner;

impl Planner<'_> {
    /// A row has updated somebody of the register where something it brought holds in the end and
    /// did not hold before. Who ends as the register has them stays as they are.
    pub(super) fn settle_changes(&mut self) {
        let (people, places) = (&mut self.plan.ledger.people, &self.plan.places);
        let village = |spell: &Reserve| {
            let village = places.by_id(&spell.village_id);
            village.map(|village| village.name.clone())
        };
        for row in &mut self.plan.rows {
            let entry = row.person.map(|at| &mut people[at]);
            let known = entry.and_then(|entry| Some((entry.known?, entry)));
            let Some((known, entry)) = known.filter(|_| row.outcome == Outcome::Updated) else {
                continue;
            };
            let before = &self.known.people[known];
            if entry.dossier == *before || alike(before, &entry.dossier) {
                entry.dossier.clone_from(before);
                row.changes.clear();
            } else {
                let now = &entry.dossier;
                row.changes
                    .retain(|change| is_news(change, before, now, village));
                for change in &mut row.changes {
                    told_from(change, before, now);
                }
            }
            if row.changes.is_empty() {
                row.outcome = Outcome::Unchanged;
                self.plan.counts.updated -= 1;
                self.plan.counts.unchanged += 1;
            }
        }
    }
}

/// Whether nothing differs but the identity of facts, and their order.
fn alike(before: &Dossier, now: &Dossier) -> bool {
    let told = |facts: &[Fact]| -> BTreeSet<_> {
        let told = |fact: &Fact| {
            let days = (fact.from_on, fact.until_on, fact.seen_on);
            (fact.field.name(), fact.value.clone(), days)
        };
        facts.iter().map(told).collect()
    };
    before.person == now.person
        && before.former == now.former
        && before.spells == now.spells
        && before.facts.len() == now.facts.len()
        && told(&before.facts) == told(&now.facts)
}

/// Whether what a change brought holds in the end, and did not before.
fn is_news(
    change: &FieldChange,
    before: &Dossier,
    now: &Dossier,
    village: impl Fn(&Reserve) -> Option<String>,
) -> bool {
    let brought = |had: Vec<Option<String>>, has: Vec<Option<String>>| {
        had != has && has.contains(&change.new)
    };
    let of_spells = |of: &dyn Fn(&Reserve) -> Option<String>| {
        let all = |dossier: &Dossier| dossier.spells.iter().map(of).collect();
        brought(all(before), all(now))
    };
    let Some(field) = field_of(change) else {
        return match change.field.as_str() {
            "village" => of_spells(&village),
            "entered_on" => of_spells(&|spell| Some(spell.entered_on.to_string())),
            "withdrawn" => of_spells(&|spell| spell.left_on.map(|left| left.to_string())),
            "left_reason" => of_spells(&|spell| spell.left_reason.clone()),
            "mentors" => brought(mentors(before), mentors(now)),
            "pool_remark" => brought(remarks(before), remarks(now)),
            _ => true,
        };
    };
    match field.dated() {
        Some(dated) => {
            let had: Vec<&Fact> = facts(before, dated).collect();
            facts(now, dated).any(|fact| {
                let known = had.iter().any(|known| same_time(known, fact));
                !known && says_all(&fact.value, change.new.as_deref())
            })
        }
        None if matches!(field, Field::Phone | Field::OtherPhones) => {
            let (had, has) = (numbers(before), numbers(now));
            let mut new = change.new.iter().flat_map(|new| new.split('、'));
            (before.person.value(field) != now.person.value(field))
                && new.any(|number| has.contains(number) && !had.contains(number))
                || brings(field, change, before, now)
        }
        None => brings(field, change, before, now),
    }
}

/// Whether a field of the record says what a change brought, now or of a time before, and did not.
fn brings(field: Field, change: &FieldChange, before: &Dossier, now: &Dossier) -> bool {
    let all = |dossier: &Dossier| {
        let former = dossier.former.iter().filter(|former| former.field == field);
        let former = former.map(|former| (former.value.clone(), Some(former.until_on)));
        let all = former.chain([(dossier.person.value(field), None)]);
        all.collect::<Vec<_>>()
    };
    let (had, has) = (all(before), all(now));
    had != has && has.iter().any(|(value, _)| *value == change.new)
}

/// A change is told from what the register had, unless what it is told from is kept as true of
/// another time.
fn told_from(change: &mut FieldChange, before: &Dossier, now: &Dossier) {
    let Some(field) = field_of(change) else {
        return;
    };
    let Some(dated) = field.dated() else {
        if now.person.value(field) == change.new {
            change.old = before.person.value(field);
        }
        return;
    };
    let mut known = facts(before, dated).chain(facts(now, dated));
    let old = change.old.as_deref();
    if old.is_some_and(|old| !known.any(|fact| fact.value == old)) {
        let latest = facts(before, dated).max_by_key(|fact| fact.from_on);
        change.old = latest.map(|fact| fact.value.clone());
    }
}

fn field_of(change: &FieldChange) -> Option<Field> {
    let mut fields = Field::ALL.iter().copied();
    fields.find(|field| field.name() == change.field)
}

fn facts(dossier: &Dossier, field: FactField) -> impl Iterator<Item = &Fact> {
    dossier.facts.iter().filter(move |fact| fact.field == field)
}

fn same_time(one: &Fact, other: &Fact) -> bool {
    let told = |fact: &Fact| (fact.value.clone(), fact.from_on, fact.until_on);
    told(one) == told(other)
}

/// Whether a value is another, or has all that it counts.
fn says_all(value: &str, new: Option<&str>) -> bool {
    let has = |one: &str| value == one || value.split('、').any(|it| it == one);
    new.is_some_and(|new| value == new || new.split('、').all(has))
}

fn numbers(dossier: &Dossier) -> BTreeSet<&str> {
    let texts = [&dossier.person.phone, &dossier.person.other_phones];
    let texts = texts.into_iter().flatten();
    texts.flat_map(|text| text.split('、')).collect()
}

/// Who is stated as mentors, one statement each.
fn mentors(dossier: &Dossier) -> Vec<Option<String>> {
    let statements = dossier
        .spells
        .iter()
        .flat_map(|spell| spell.stated_mentors.statements());
    statements
        .map(|statement| Some(mentors_in_words(&statement.said)))
        .collect()
}

/// What is said of times in pools, one statement each.
fn remarks(dossier: &Dossier) -> Vec<Option<String>> {
    let spells = dossier.spells.iter();
    let statements = spells.flat_map(|spell| spell.remark.statements());
    statements.map(|one| Some(one.said.clone())).collect()
}
