//! The register as it will be, row by row, while a batch is planned.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::date::{Day, PartialDate};
use crate::ids::{PersonId, VillageId};
use crate::names::pinyin;
use crate::people::rules::names::matches_placeholder;
use crate::people::rules::share_a_number;
use crate::people::{FactField, Field, Person};
use crate::reserves::rules::in_pool_on;
use crate::reserves::Reserve;

use super::known::{Dossier, Known};
use super::plan::{AttestedValue, Said};
use super::sheet_day::SheetDay;
use super::values::Reading;

/// A person under way.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As they will be.
    pub dossier: Dossier,
    /// Their place in [`Known::people`]; `None` for a new person.
    pub known: Option<usize>,
    /// The newest day of which the register knew something before this batch.
    pub(super) told_on: Option<Day>,
    /// The newest list that the register knew to have the person in the pool they are in.
    pub(super) listed_on: Option<Day>,
    /// Days on which sheets of this batch attested values that are corrected in place.
    pub(super) attested: HashMap<Field, Day>,
    /// Days on which sheets of this batch told of dated properties.
    pub(super) told: HashMap<FactField, BTreeSet<Day>>,
    /// The sheet of this batch that named sources; those of other sheets of its day join them.
    pub(super) sources_named: Option<SheetDay>,
    /// The open spell began in this batch, on its sheet's day and not on a stated one: the sheets
    /// of a batch are read in no order.
    pub(super) assumed_start: bool,
    /// The latest sheet of this batch that lists the person in a pool.
    pub(super) listing: Option<Listing>,
    /// What sheets of this batch that tell their day said of the record.
    pub(super) attested_values: Vec<AttestedValue>,
    /// What rows of this batch said last, a field each.
    pub(super) said: Vec<Said>,
}

/// A sheet that lists somebody.
#[derive(Debug, Clone)]
pub(super) struct Listing {
    pub(super) day: SheetDay,
    pub(super) file: String,
}

impl Entry {
    /// The spell in force on a day, else the open one, else the last one; before all of them the
    /// first.
    #[must_use]
    pub fn spell_at(&self, day: Day) -> Option<usize> {
        let spells = &self.dossier.spells;
        let in_force = spells.iter().position(|spell| {
            spell.entered_on.first_day() <= day
                && spell.left_on.is_none_or(|left| left.first_day() > day)
        });
        let first = || {
            let first = (0..spells.len()).min_by_key(|&at| spells[at].entered_on)?;
            (spells[first].entered_on.first_day() > day).then_some(first)
        };
        in_force
            .or_else(first)
            .or_else(|| spells.iter().position(|spell| spell.left_on.is_none()))
            .or_else(|| (0..spells.len()).max_by_key(|&at| spells[at].entered_on))
    }
}

/// Who a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// Nobody known.
    New,
    /// This person.
    Known(usize),
    /// Perhaps this person: the code and the reason.
    Perhaps(usize, &'static str, String),
    /// Perhaps one of these people, and the reason.
    OneOf(Vec<usize>, String),
}

impl Who {
    /// The one it is or may be.
    pub(super) fn at(&self) -> Option<usize> {
        match self {
            Self::New | Self::OneOf(..) => None,
            Self::Known(at) | Self::Perhaps(at, ..) => Some(*at),
        }
    }
}

/// Everybody, with the ways to find them.
#[derive(Debug, Default)]
pub struct Ledger {
    /// People, new ones at the end.
    pub people: Vec<Entry>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_village_and_birth: HashMap<(VillageId, PartialDate), Vec<usize>>,
    positions: HashMap<VillageId, i64>,
}

impl Ledger {
    /// With everybody of the register.
    #[must_use]
    pub fn new(known: &Known) -> Self {
        let mut ledger = Self::default();
        for (at, dossier) in known.people.iter().enumerate() {
            ledger.push(Entry::new(dossier.clone(), Some(at)));
        }
        ledger
    }

    /// Adds a person; their place.
    pub(super) fn push(&mut self, entry: Entry) -> usize {
        let at = self.people.len();
        self.people.push(entry);
        self.index(at);
        at
    }

    /// Makes a person found under what is now known of them.
    pub(super) fn index(&mut self, at: usize) {
        let dossier = &self.people[at].dossier;
        if let Some(id) = &dossier.person.id_number {
            self.by_id.insert(id.clone(), at);
        }
        let named = self.by_name.entry(dossier.person.name.clone()).or_default();
        if !named.contains(&at) {
            named.push(at);
        }
        let villages: HashSet<VillageId> = dossier
            .spells
            .iter()
            .map(|spell| spell.village_id.clone())
            .collect();
        for spell in &dossier.spells {
            let last = self.positions.entry(spell.village_id.clone()).or_default();
            *last = (*last).max(spell.position);
        }
        if let Some(birth) = dossier.person.birth {
            for village in villages {
                let list = self
                    .by_village_and_birth
                    .entry((village, birth.to_month()))
                    .or_default();
                if !list.contains(&at) {
                    list.push(at);
                }
            }
        }
    }

    /// The next place in a village's own order.
    pub(super) fn next_position(&mut self, village: &VillageId) -> i64 {
        let last = self.positions.entry(village.clone()).or_default();
        *last += 1;
        *last
    }

    /// The person with this identity.
    #[must_use]
    pub fn find(&self, id: &PersonId) -> Option<&Entry> {
        self.people
            .iter()
            .find(|entry| entry.dossier.person.id == *id)
    }

    /// Whether somebody has this ID number.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// Who a row of a village is.
    pub(super) fn who(&self, reading: &Reading, village: &VillageId, day: Day) -> Who {
        if let Some(at) = reading
            .id
            .as_ref()
            .and_then(|id| self.by_id.get(id.as_str()))
            .copied()
        {
            let known = &self.people[at].dossier.person.name;
            return if alike(known, &reading.name) {
                Who::Known(at)
            } else {
                Who::Perhaps(
                    at,
                    "person.maybe_duplicate",
                    format!("与{known}身份证号相同，姓名不同，是同一个人吗？"),
                )
            };
        }
        self.by_own_name(reading, village, day)
            .or_else(|| self.by_sound(reading, village))
            .unwrap_or(Who::New)
    }

    /// People of the row's name. Where several may be meant, a telephone number that one of them has
    /// tells which.
    fn by_own_name(&self, reading: &Reading, village: &VillageId, day: Day) -> Option<Who> {
        let (mut same, mut perhaps, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new());
        for &at in self.by_name.get(&reading.name)? {
            let entry = &self.people[at];
            let person = &entry.dossier.person;
            if person.name != reading.name || (person.id_number.is_some() && reading.id.is_some()) {
                continue;
            }
            let here = entry.belongs_to(village, day);
            match (person.birth, reading.birth) {
                (Some(known), Some(birth)) if !known.agrees_with(birth) => {}
                (Some(_), Some(_)) if here => same.push(at),
                (Some(_), Some(_)) => elsewhere.push(at),
                _ if here && has_phone_of(person, reading) => same.push(at),
                _ if here => perhaps.push(at),
                // One name and one telephone in two villages: moved, or recorded twice.
                _ if has_phone_of(person, reading) => elsewhere.push(at),
                _ => {}
            }
        }
        let name = &reading.name;
        if let Some(at) = self.the_only(&same, reading) {
            return Some(Who::Known(at));
        }
        if !same.is_empty() {
            let why = format!("有{}个同名同村的{name}，是哪一位？", same.len());
            return Some(Who::OneOf(same, why));
        }
        if let Some(at) = self.the_only(&elsewhere, reading) {
            return Some(match reading.moved {
                Some(_) => Who::Known(at),
                None => Who::Perhaps(at, "person.other_village", String::new()),
            });
        }
        if !elsewhere.is_empty() {
            let why = format!("别的村有{}个同名的{name}，是其中哪一位？", elsewhere.len());
            return Some(Who::OneOf(elsewhere, why));
        }
        match perhaps.as_slice() {
            [] => None,
            [one] => {
                let why =
                    format!("与已登记的{name}同名同村，但缺少出生年月或身份证号，是同一个人吗？");
                Some(Who::Perhaps(*one, "person.maybe_duplicate", why))
            }
            several => {
                let why = format!(
                    "有{}个同名同村的{name}，这一行缺少出生年月或身份证号，是哪一位？",
                    several.len()
                );
                Some(Who::OneOf(perhaps, why))
            }
        }
    }

    /// The only one of some people, or the only one who has a telephone number of the row.
    fn the_only(&self, people: &[usize], reading: &Reading) -> Option<usize> {
        if let [one] = people {
            return Some(*one);
        }
        let has_phone = |at: &usize| has_phone_of(&self.people[*at].dossier.person, reading);
        let mut reached = people.iter().copied().filter(has_phone);
        reached.next().filter(|_| reached.next().is_none())
    }

    /// Another name of the same sound, or with a character that could not be typed.
    fn by_sound(&self, reading: &Reading, village: &VillageId) -> Option<Who> {
        let birth = reading.birth?;
        let near = self
            .by_village_and_birth
            .get(&(village.clone(), birth.to_month()))?;
        let may_be = |at: &usize| {
            let person = &self.people[*at].dossier.person;
            let two_ids = person.id_number.is_some() && reading.id.is_some();
            let agrees = person.birth.is_some_and(|known| known.agrees_with(birth));
            let near = alike(&person.name, &reading.name) || has_phone_of(person, reading);
            !two_ids && agrees && person.name != reading.name && near
        };
        let near: Vec<usize> = near.iter().copied().filter(may_be).collect();
        let names = near
            .iter()
            .map(|at| self.people[*at].dossier.person.name.as_str());
        let names = names.collect::<Vec<_>>().join("、");
        let by_name = |at: &usize| alike(&self.people[*at].dossier.person.name, &reading.name);
        let near_in = if near.iter().all(by_name) {
            "姓名相近"
        } else {
            "电话相同、姓名不同"
        };
        match near.as_slice() {
            [] => None,
            [one] => {
                let why = format!("与同村同出生年月的{names}{near_in}，是同一个人吗？");
                Some(Who::Perhaps(*one, "person.maybe_duplicate", why))
            }
            _ => {
                let why = format!("与同村同出生年月的{names}{near_in}，是其中哪一位？");
                Some(Who::OneOf(near, why))
            }
        }
    }
}

impl Entry {
    /// A person as known.
    pub(super) fn new(dossier: Dossier, known: Option<usize>) -> Self {
        Self {
            told_on: known.and_then(|_| newest(&dossier)),
            listed_on: known.and_then(|_| newest_list(&dossier)),
            dossier,
            known,
            attested: HashMap::new(),
            told: HashMap::new(),
            sources_named: None,
            assumed_start: false,
            listing: None,
            attested_values: Vec::new(),
            said: Vec::new(),
        }
    }

    /// Whether they are in the pool of a village on a day, or now.
    fn belongs_to(&self, village: &VillageId, day: Day) -> bool {
        let spells = &self.dossier.spells;
        let on_day = self.spell_at(day).map(|spell| &spells[spell]);
        on_day.is_some_and(|spell| spell.village_id == *village)
            || spells
                .iter()
                .any(|spell| spell.village_id == *village && spell.left_on.is_none())
    }

    /// Whether a sheet is older than what the register knew before this batch.
    pub(super) fn told_after(&self, day: SheetDay) -> bool {
        self.told_on.is_some_and(|told| told > day.on)
    }

    /// A sheet tells of a dated property. The first later day of which one is known to: of this
    /// batch, or the newest list that the register had before.
    pub(super) fn tells(&mut self, field: FactField, day: SheetDay) -> Option<Day> {
        let told = self.told.entry(field).or_default();
        let later = told.iter().copied().chain(self.listed_on);
        let later = later.filter(|told| *told > day.on).min();
        told.extend(day.attested().map(|_| day.on));
        later
    }

    /// Another sheet of the batch lists the person; the one of the latest day counts.
    pub(super) fn is_listed(&mut self, listing: Listing) {
        let day = |listing: &Listing| (listing.day.stated, listing.day.on);
        let known = self.listing.as_ref();
        if known.is_none_or(|known| day(known) <= day(&listing)) {
            self.listing = Some(listing);
        }
    }

    /// Whether the open spell surely began after a sheet was true: the sheet says nothing of it. A
    /// start that is only the day of a list without one is no such knowledge, unless another spell
    /// had not ended before the sheet's day.
    pub(super) fn open_began_after(&self, day: SheetDay) -> bool {
        let Some(open) = self.open_spell() else {
            return false;
        };
        let began = open.entered_on.first_day();
        let follows = self.last_left().is_some_and(|left| left >= day.on);
        let certain = follows || !self.assumed_start || !day.stated;
        (began == day.on && follows) || (began > day.on && certain)
    }

    /// Whether all that is known against a sheet is a newer list of its own batch: which of the two
    /// holds is asked, also when the list was imported before.
    pub(super) fn is_disputed_by_a_list(&self, day: SheetDay) -> bool {
        let newest = |listing: &Listing| self.listed_on.is_none_or(|on| on <= listing.day.on);
        let newer = |listing: &Listing| listing.day.stated && listing.day.on > day.on;
        let listing = self.listing.as_ref();
        let follows = self.last_left().is_some_and(|left| left >= day.on);
        day.stated
            && !follows
            && listing.is_some_and(|listing| newer(listing) && newest(listing))
            && self.open_spell().is_some_and(|open| open.start_assumed)
    }

    /// Whether a sheet is older than the place where the person is now: it cannot move them.
    pub(super) fn placed_after(&self, day: SheetDay) -> bool {
        let Some(open) = self.open_spell() else {
            let mut left = self.dossier.spells.iter().filter_map(|spell| spell.left_on);
            return left.any(|left| left.first_day() > day.on);
        };
        let listed_later = self
            .listing
            .as_ref()
            .is_some_and(|listing| listing.day.stated && listing.day.on > day.on);
        self.open_began_after(day) || (listed_later && open.entered_on.first_day() > day.on)
    }

    /// Whether nothing is known of where the person was on a day.
    pub(super) fn in_no_pool_on(&self, day: Day) -> bool {
        let mut spells = self.dossier.spells.iter();
        !spells.any(|spell| in_pool_on(spell, day))
    }

    /// The last day on which a spell ended.
    pub(super) fn last_left(&self) -> Option<Day> {
        let left = self.dossier.spells.iter().filter_map(|spell| spell.left_on);
        left.map(PartialDate::first_day).max()
    }

    /// The open spell.
    pub(super) fn open_spell(&self) -> Option<&Reserve> {
        self.dossier
            .spells
            .iter()
            .find(|spell| spell.left_on.is_none())
    }
}

/// The newest list with the person in the pool they are in.
fn newest_list(dossier: &Dossier) -> Option<Day> {
    let open = dossier
        .spells
        .iter()
        .find(|spell| spell.left_on.is_none())?;
    open.listed_on.map(PartialDate::first_day)
}

/// The newest day of which something dated is known of a person.
fn newest(dossier: &Dossier) -> Option<Day> {
    days_told(dossier).max()
}

/// The days of which something dated is known of a person.
pub(super) fn days_told(dossier: &Dossier) -> impl Iterator<Item = Day> + '_ {
    let facts = dossier.facts.iter();
    let facts = facts.flat_map(|fact| [fact.from_on, fact.seen_on]);
    let spells = dossier.spells.iter();
    let spells = spells.flat_map(|spell| [Some(spell.entered_on), spell.left_on, spell.listed_on]);
    let days = facts.chain(spells).flatten();
    days.map(PartialDate::first_day)
}

/// Whether a person has one of the telephone numbers of a row.
pub(super) fn has_phone_of(person: &Person, reading: &Reading) -> bool {
    let known = [&person.phone, &person.other_phones];
    let known: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
    share_a_number(&known.join("、"), &reading.phones())
}

/// Whether two names may be one: equal, of one sound, or equal but for a character that could not
/// be typed.
fn alike(one: &str, other: &str) -> bool {
    one == other || pinyin::plain(one) == pinyin::plain(other) || matches_placeholder(one, other)
}
