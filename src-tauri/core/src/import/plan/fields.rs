//! Values of a row against what is known: blanks overwrite nothing, less never replaces more.

use crate::date::PartialDate;
use crate::import::facts;
use crate::import::leaving::says_only_left;
use crate::import::ledger::Entry;
use crate::import::problem::Finding;
use crate::import::sheet_day::SheetDay;
use crate::import::values::Reading;
use crate::people::rules::codes::read_education;
use crate::people::{FactField, Field, Person};

use super::rows::{change, Verdict};
use super::sheets::PreparedTable;
use super::Planner;

impl Planner<'_> {
    /// Writes a row's values into a person under way, noting what differs.
    pub(super) fn fill(
        &self,
        entry: &mut Entry,
        reading: &Reading,
        table: &PreparedTable,
        verdict: &mut Verdict,
    ) {
        let mut corrections: Vec<(Field, String)> = Vec::new();
        if !reading.placeholder || entry.dossier.person.name.is_empty() {
            corrections.push((Field::Name, reading.name.clone()));
        }
        if let Some(id) = &reading.id {
            corrections.push((Field::IdNumber, id.to_string()));
        }
        if let Some(birth) = reading.birth {
            corrections.push((Field::Birth, birth.to_string()));
        }
        let mut values = reading.values.clone();
        if let (Some(source), false) = (&table.source, values.contains_key(&Field::Sources)) {
            values.insert(Field::Sources, source.clone());
        }
        if let (Some(post), false) = (table.target_post, values.contains_key(&Field::TargetPost)) {
            values.insert(Field::TargetPost, post.to_owned());
        }
        // The end of the spell says it; on who is back it would say something else.
        values.retain(|field, value| *field != Field::Remark || !says_only_left(value));
        let phone = values.get(&Field::Phone).cloned();
        phones(&entry.dossier.person, &mut values);
        let repeated = phone.filter(|phone| entry.dossier.person.phone.as_ref() == Some(phone));
        if let Some(phone) = repeated {
            entry.attest(Field::Phone, &phone, table.day);
        }
        for (field, value) in values {
            match field.dated() {
                Some(dated) => self.fact(entry, field, dated, &value, table, verdict),
                None => corrections.push((field, value)),
            }
        }
        for (field, value) in corrections {
            if field != Field::Remark || !self.remark_of_spell(entry, &value, table, verdict) {
                self.correct(entry, field, &value, table, verdict);
            }
        }
        let contradictions = self.contradictions(entry, reading, table);
        verdict.findings.extend(contradictions);
    }

    fn correct(
        &self,
        entry: &mut Entry,
        field: Field,
        value: &str,
        table: &PreparedTable,
        verdict: &mut Verdict,
    ) {
        let old = entry.dossier.person.value(field);
        let then = entry.dossier.value_on(field, table.day.on);
        let dated = table.day.attested().is_some();
        let older = entry.knows_newer(field, table.day);
        // A name that reads otherwise is one written wrongly, not another one.
        let of_its_day = dated && field.is_of_the_record() && field != Field::Name;
        if of_its_day {
            entry.attest(field, value, table.day);
        }
        if (dated && then.as_deref() == Some(value))
            || (field == Field::Name && entry.dossier.was_called(value))
        {
            return;
        }
        if older && old.is_some() && of_its_day {
            verdict.changes.push(change(field, then.clone(), value));
        }
        if old.as_deref() == Some(value)
            || (older && old.is_some())
            || says_less(field, old.as_deref(), value)
        {
            return;
        }
        if field == Field::IdNumber && old.is_some() {
            let message = "与已登记的身份证号不同，没有改动，请核对";
            verdict
                .findings
                .push(Finding::warn(None, "id.conflict", message));
            return;
        }
        let known = entry.known.map(|at| &self.known.people[at].person);
        let registered = known.and_then(|person| person.value(field));
        let is_newer = registered.is_some() && registered == old && entry.told_after(table.day);
        if is_newer && !says_more(field, old.as_deref(), value) {
            verdict.kept.push(field.label());
            if of_its_day {
                verdict.changes.push(change(field, then, value));
            }
            return;
        }
        entry.dossier.person.set(field, Some(value.to_owned()));
        verdict.changes.push(change(field, old, value));
    }

    fn fact(
        &self,
        entry: &mut Entry,
        field: Field,
        dated: FactField,
        value: &str,
        table: &PreparedTable,
        verdict: &mut Verdict,
    ) {
        let known = entry.known.map(|at| &self.known.people[at].facts);
        let fresh = |id: &crate::ids::RecordId| {
            known.is_none_or(|facts| !facts.iter().any(|fact| fact.id == *id))
        };
        let again = entry.tells(dated, table.day);
        let dossier = &mut entry.dossier;
        let old = facts::on_day(&dossier.facts, dated, table.day.on).map(|fact| fact.value.clone());
        let mut value = value.to_owned();
        if dated == FactField::Sources {
            let one_day = |named: SheetDay| {
                let days = named.attested().zip(table.day.attested());
                days.is_none_or(|_| named.on == table.day.on)
            };
            let joins = entry.sources_named.is_some_and(one_day);
            if let Some(fact) = facts::latest(&dossier.facts, dated).filter(|_| joins) {
                value = united(&fact.value, &value);
                let id = fact.id.clone();
                let before = fact.value.clone();
                if before != value {
                    if let Some(fact) = dossier.facts.iter_mut().find(|fact| fact.id == id) {
                        fact.value.clone_from(&value);
                    }
                    verdict.changes.push(change(field, Some(before), &value));
                }
                return;
            }
            entry.sources_named = Some(table.day);
        }
        let read_again = self.at_hand.imported_before && !table.day.stated;
        if read_again && known.is_some_and(|facts| facts::was_so(facts, dated, &value)) {
            return;
        }
        if fact_says_less(dated, old.as_deref(), &value, &dossier.facts, table.day.on) {
            return;
        }
        let now = facts::latest(&dossier.facts, dated).map(|fact| fact.value.clone());
        if facts::lay(
            &mut dossier.facts,
            &dossier.person,
            dated,
            &value,
            table.day,
            again,
            &fresh,
        ) {
            let then = facts::latest(&dossier.facts, dated).map(|fact| fact.value.clone());
            let old = if now == then { old } else { now };
            verdict.changes.push(change(field, old, &value));
        }
    }
}

/// A set of numbers all of which are known says nothing new; a new first number goes first and
/// the known others stay. Other numbers alone leave the first one, or become it where there is none.
fn phones(person: &Person, values: &mut std::collections::BTreeMap<Field, String>) {
    let list = |text: Option<&String>| -> Vec<String> {
        text.map(|text| text.split('、').map(str::to_owned).collect())
            .unwrap_or_default()
    };
    let others = list(values.get(&Field::OtherPhones));
    let first = values.get(&Field::Phone).or(person.phone.as_ref());
    let Some(first) = first.or(others.first()).cloned() else {
        return;
    };
    let known_others = list(person.other_phones.as_ref());
    let known =
        |number: &String| person.phone.as_ref() == Some(number) || known_others.contains(number);
    if known(&first) && others.iter().all(known) {
        values.remove(&Field::Phone);
        values.remove(&Field::OtherPhones);
        return;
    }
    values.insert(Field::Phone, first.clone());
    let mut all: Vec<String> = Vec::new();
    for number in others.into_iter().chain(known_others) {
        if number != first && !all.contains(&number) {
            all.push(number);
        }
    }
    if all.is_empty() {
        values.remove(&Field::OtherPhones);
    } else {
        values.insert(Field::OtherPhones, all.join("、"));
    }
}

/// Whether a text is the beginning of a known one, cut with `…` as lists do where a cell is full.
pub(super) fn is_cut_from(text: &str, known: &str) -> bool {
    let mut known = known.chars().filter(|c| !c.is_whitespace());
    let beginning = text
        .strip_suffix('…')
        .map(|text| text.trim_end_matches('…'));
    beginning.is_some_and(|beginning| {
        let mut beginning = beginning.chars().filter(|c| !c.is_whitespace()).peekable();
        beginning.peek().is_some() && beginning.all(|c| known.next() == Some(c))
    })
}

/// Whether a new value says no more than the known one.
pub(super) fn says_less(field: Field, old: Option<&str>, new: &str) -> bool {
    let Some(old) = old else {
        return false;
    };
    if is_cut_from(new, old) {
        return true;
    }
    match field {
        Field::Birth | Field::PartyJoined | Field::PartyConfirmed | Field::WorkStarted => {
            let dates = (old.parse::<PartialDate>(), new.parse::<PartialDate>());
            matches!(dates, (Ok(old), Ok(new)) if old.agrees_with(new) && old.has_day())
        }
        Field::Address
        | Field::NativePlace
        | Field::Resume
        | Field::Awards
        | Field::Family
        | Field::Skills => old.contains(new),
        _ => false,
    }
}

/// Whether a new date is the known one told to the day.
fn says_more(field: Field, old: Option<&str>, new: &str) -> bool {
    old.is_some_and(|old| old != new && says_less(field, Some(new), old))
}

pub(super) fn fact_says_less(
    field: FactField,
    old: Option<&str>,
    new: &str,
    facts: &[crate::people::Fact],
    day: crate::date::Day,
) -> bool {
    let Some(old) = old else {
        return false;
    };
    if is_cut_from(new, old) {
        return true;
    }
    match field {
        FactField::Sources => {
            let old: Vec<&str> = old.split('、').collect();
            new.split('、').all(|source| old.contains(&source))
        }
        FactField::SchoolMajor
        | FactField::Occupation
        | FactField::FullTimeSchool
        | FactField::InServiceSchool => old != new && old.contains(new),
        FactField::Education => {
            // A sheet with one column often gives the full-time level of somebody who went on.
            let full_time = facts::on_day(facts, FactField::FullTimeEducation, day)
                .map(|fact| fact.value.as_str());
            let rank =
                |text: &str| read_education(text).map(crate::people::rules::codes::Education::rank);
            full_time == Some(new) && rank(new) < rank(old)
        }
        _ => false,
    }
}

fn united(old: &str, new: &str) -> String {
    let mut all: Vec<&str> = old
        .split('、')
        .filter(|source| !source.is_empty())
        .collect();
    for source in new.split('、') {
        if !all.contains(&source) {
            all.push(source);
        }
    }
    all.join("、")
}
