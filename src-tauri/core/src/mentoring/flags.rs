//! What an inspector would find, found before: dates outside a pair's period, and the same photo
//! or the same text used for another pair.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use super::rules::Period;
use super::seats::{OnDay, PairHeld, Seating};
use super::Mentees;
use crate::date::{in_words, today, Day, PartialDate};
use crate::error::Result;
use crate::ids::{ItemId, PairId, PersonId, RecordId, SchemeId, StepId, VisitId};
use crate::registry::Registry;

/// Shorter texts are the same by chance: 已完成, 入户走访.
const TELLING: usize = 15;

/// What is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// The item's date lies outside the pair's period.
    Outside,
    /// A photo was taken outside the pair's period.
    TakenOutside,
    /// The same file proves something of another pair.
    SamePhoto,
    /// The same text stands for another pair, or in a visit of the mentor to somebody else.
    SameText,
}

/// Something about an item that needs a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Flag {
    /// What is odd.
    pub kind: FlagKind,
    /// Of which pair.
    pub pair_id: PairId,
    /// The mentee.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The mentee's village.
    pub village: Option<String>,
    /// The step.
    pub label: String,
    /// Who and where else: `马晓慧（南泉子村）“小结点评”`.
    pub other: Option<String>,
    /// All of it in a sentence.
    pub text: String,
    /// Which item.
    pub item_id: ItemId,
}

/// A flag and the piece of evidence it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FlagOf {
    pub(crate) flag: Flag,
    pub(crate) evidence: Option<RecordId>,
}

/// Which flags a list shows.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct FlagFilter {
    /// Of which scheme; absent: all.
    pub scheme: Option<SchemeId>,
    /// As of the day; today when absent.
    pub as_of: Option<Day>,
}

/// An item as far as flags look at it.
#[derive(Debug)]
pub(crate) struct ItemSeen {
    pub(crate) id: ItemId,
    pub(crate) pair: PairId,
    pub(crate) step: StepId,
    pub(crate) quarter: String,
    pub(crate) done_on: PartialDate,
    pub(crate) mentor: Option<PersonId>,
    /// What was done, 成效.
    pub(crate) texts: [Option<String>; 2],
}

/// A visit as far as flags look at it.
#[derive(Debug)]
pub(crate) struct VisitSeen {
    pub(crate) id: VisitId,
    pub(crate) mentor: PersonId,
    pub(crate) on_day: PartialDate,
    pub(crate) people: Vec<PersonId>,
    /// What was spoken of, found and comes next.
    pub(crate) texts: [Option<String>; 3],
}

/// A file as far as flags look at it.
#[derive(Debug)]
pub(crate) struct FileSeen {
    pub(crate) id: RecordId,
    pub(crate) item: Option<ItemId>,
    pub(crate) visit: Option<VisitId>,
    pub(crate) label: String,
    pub(crate) original_hash: String,
    pub(crate) taken_on: Option<PartialDate>,
}

/// What was done up to a day, as far as flags look at it.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) items: Vec<ItemSeen>,
    pub(crate) visits: Vec<VisitSeen>,
    pub(crate) files: Vec<FileSeen>,
}

/// The flags of the register, in paper order.
#[derive(Debug, Default)]
pub(crate) struct Flags(Vec<FlagOf>);

impl Flags {
    /// Those of an item.
    pub(crate) fn of_item(&self, id: &ItemId) -> Vec<FlagOf> {
        let of_item = self.0.iter().filter(|flag| flag.flag.item_id == *id);
        of_item.cloned().collect()
    }

    /// The items that need a look.
    pub(crate) fn items(&self) -> HashSet<ItemId> {
        self.0
            .iter()
            .map(|flag| flag.flag.item_id.clone())
            .collect()
    }
}

impl Registry {
    /// Everything that needs a look, in paper order.
    pub fn flags(&self, filter: &FlagFilter) -> Result<Vec<Flag>> {
        let as_of = filter.as_of.unwrap_or_else(today);
        let seating = self.seating()?;
        let of_scheme: HashSet<&PairId> = seating
            .pairs
            .iter()
            .filter(|pair| {
                filter
                    .scheme
                    .as_ref()
                    .is_none_or(|scheme| pair.scheme == *scheme)
            })
            .map(|pair| &pair.id)
            .collect();
        let Flags(flags) = self.flags_with(&seating, as_of)?;
        let flags = flags.into_iter().map(|flag| flag.flag);
        Ok(flags
            .filter(|flag| of_scheme.contains(&flag.pair_id))
            .collect())
    }

    /// The flags of all items as of a day.
    pub(crate) fn flags_of_items(&self, as_of: Day) -> Result<Flags> {
        self.flags_with(&self.seating()?, as_of)
    }

    /// [`Registry::flags_of_items`], where the seating is at hand.
    pub(crate) fn flags_with(&self, seating: &Seating, as_of: Day) -> Result<Flags> {
        let seen = self.db.seen(as_of)?;
        Ok(Look::new(seating, &seen, as_of).flags())
    }
}

/// A text by what it says: without blanks, punctuation and width. `None`: too short to tell.
pub(crate) fn saying(text: &str) -> Option<String> {
    let bare: String = text
        .nfkc()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    (bare.chars().count() >= TELLING).then_some(bare)
}

/// The look at everything that was done.
struct Look<'a> {
    on: OnDay<'a>,
    seen: &'a Seen,
    pairs: HashMap<&'a PairId, &'a PairHeld>,
    labels: HashMap<&'a StepId, &'a str>,
    items: HashMap<&'a ItemId, &'a ItemSeen>,
}

impl<'a> Look<'a> {
    fn new(seating: &'a Seating, seen: &'a Seen, as_of: Day) -> Self {
        let labels = seating.steps.iter();
        Self {
            on: seating.on(as_of),
            seen,
            pairs: seating.pairs.iter().map(|pair| (&pair.id, pair)).collect(),
            labels: labels.map(|step| (&step.id, step.label.as_str())).collect(),
            items: seen.items.iter().map(|item| (&item.id, item)).collect(),
        }
    }

    fn flags(&self) -> Flags {
        let mut flags = Vec::new();
        for item in &self.seen.items {
            self.outside(item, &mut flags);
        }
        self.files(&mut flags);
        self.texts(&mut flags);
        flags.sort_by_cached_key(|flag| self.place(flag));
        Flags(flags)
    }

    /// In paper order, those of one item together.
    fn place(&self, flag: &FlagOf) -> (usize, String, ItemId) {
        let flag = &flag.flag;
        let pair = self.pairs.get(&flag.pair_id);
        let village = pair.and_then(|pair| self.village(pair));
        (
            village.unwrap_or(usize::MAX),
            flag.name.clone(),
            flag.item_id.clone(),
        )
    }

    fn outside(&self, item: &'a ItemSeen, flags: &mut Vec<FlagOf>) {
        let Some(pair) = self.pairs.get(&item.pair) else {
            return;
        };
        let period = period(pair);
        if !period.contains(item.done_on) {
            let done = in_words(item.done_on.first_day());
            let says = format!("登记在{done}，不在结对期间（{}）", in_period(period));
            flags.extend(self.flag(FlagKind::Outside, item, None, None, &says));
        }
    }

    fn files(&self, flags: &mut Vec<FlagOf>) {
        let mut same: HashMap<&str, Vec<&FileSeen>> = HashMap::new();
        for file in &self.seen.files {
            same.entry(&file.original_hash).or_default().push(file);
        }
        for file in &self.seen.files {
            let item = file.item.as_ref().and_then(|id| self.items.get(id));
            let Some((item, pair)) =
                item.and_then(|item| Some((item, self.pairs.get(&item.pair)?)))
            else {
                continue;
            };
            let about = Some(&file.id);
            if let Some(taken) = file.taken_on {
                let period = period(pair);
                if !period.contains(taken) {
                    let taken = in_words(taken.first_day());
                    let says = format!(
                        "的{}拍摄于{taken}，不在结对期间（{}）",
                        file.label,
                        in_period(period)
                    );
                    flags.extend(self.flag(FlagKind::TakenOutside, item, about, None, &says));
                }
            }
            let others = same[file.original_hash.as_str()].iter();
            let others = others.filter_map(|other| self.other_file(pair, other));
            if let Some(other) = first_of(others) {
                let says = format!("的{}也用于{other}", file.label);
                flags.extend(self.flag(FlagKind::SamePhoto, item, about, Some(other), &says));
            }
        }
    }

    /// What else a file proves, unless that is of the same pair or a visit to the same mentee.
    fn other_file(&self, pair: &PairHeld, other: &FileSeen) -> Option<String> {
        if let Some(item) = other.item.as_ref().and_then(|id| self.items.get(id)) {
            return (item.pair != pair.id).then(|| self.item(item)).flatten();
        }
        let visit = self
            .seen
            .visits
            .iter()
            .find(|visit| Some(&visit.id) == other.visit.as_ref())?;
        (!self.visits(visit, pair)).then(|| self.visit(visit))
    }

    fn texts(&self, flags: &mut Vec<FlagOf>) {
        let mut items: HashMap<String, Vec<&ItemSeen>> = HashMap::new();
        let mut visits: HashMap<String, Vec<&VisitSeen>> = HashMap::new();
        for item in &self.seen.items {
            for saying in sayings(&item.texts) {
                items.entry(saying).or_default().push(item);
            }
        }
        for visit in &self.seen.visits {
            for saying in sayings(&visit.texts) {
                visits.entry(saying).or_default().push(visit);
            }
        }
        for (saying, same) in &items {
            for item in same {
                let Some(pair) = self.pairs.get(&item.pair) else {
                    continue;
                };
                let of_others = same.iter().filter(|other| other.pair != item.pair);
                let of_others = of_others.filter_map(|other| self.item(other));
                let mentor = item.mentor.as_ref();
                let visits = visits.get(saying).into_iter().flatten();
                let to_others = visits
                    .filter(|visit| Some(&visit.mentor) == mentor && !self.visits(visit, pair))
                    .map(|visit| self.visit(visit));
                if let Some(other) = first_of(of_others.chain(to_others)) {
                    let says = format!("的文字与{other}相同");
                    flags.extend(self.flag(FlagKind::SameText, item, None, Some(other), &says));
                }
            }
        }
    }

    fn flag(
        &self,
        kind: FlagKind,
        item: &ItemSeen,
        evidence: Option<&RecordId>,
        other: Option<String>,
        says: &str,
    ) -> Option<FlagOf> {
        let pair = self.pairs.get(&item.pair)?;
        let person = &self.on.seating.people[pair.person];
        let village = self.village(pair);
        let text = format!("{}{says}", self.item(item)?);
        let flag = Flag {
            kind,
            pair_id: item.pair.clone(),
            person_id: person.id.clone(),
            name: person.name.clone(),
            village: village.map(|at| self.on.seating.villages[at].name.clone()),
            label: self.label(item),
            other,
            text,
            item_id: item.id.clone(),
        };
        let evidence = evidence.cloned();
        Some(FlagOf { flag, evidence })
    }

    fn label(&self, item: &ItemSeen) -> String {
        let label = self.labels.get(&item.step).copied().unwrap_or_default();
        format!("{label}{}", item.quarter)
    }

    /// `马晓慧（南泉子村）“小结点评”`.
    fn item(&self, item: &ItemSeen) -> Option<String> {
        let pair = self.pairs.get(&item.pair)?;
        let whom = self.whom(pair.person, self.village(pair));
        Some(format!("{whom}“{}”", self.label(item)))
    }

    /// `苏晓岚2025年11月3日对马晓慧（南泉子村）的帮带记录`.
    fn visit(&self, visit: &VisitSeen) -> String {
        let seating = self.on.seating;
        let name = |id: &PersonId| {
            let at = seating.person_at.get(id);
            at.map_or("", |at| seating.people[*at].name.as_str())
        };
        let people: Vec<&str> = visit.people.iter().map(name).collect();
        format!(
            "{}{}对{}的帮带记录",
            name(&visit.mentor),
            in_words(visit.on_day.first_day()),
            people.join("、")
        )
    }

    fn visits(&self, visit: &VisitSeen, pair: &PairHeld) -> bool {
        let mentee = &self.on.seating.people[pair.person].id;
        visit.people.contains(mentee)
    }

    fn whom(&self, person: usize, village: Option<usize>) -> String {
        let seating = self.on.seating;
        let name = &seating.people[person].name;
        village.map_or_else(
            || name.clone(),
            |at| format!("{name}（{}）", seating.villages[at].name),
        )
    }

    fn village(&self, pair: &PairHeld) -> Option<usize> {
        let scheme = self
            .on
            .seating
            .schemes
            .iter()
            .find(|scheme| scheme.id == pair.scheme);
        let mentees = scheme.map_or(Mentees::Anyone, |scheme| scheme.mentees);
        self.on.place(mentees, pair.person)
    }
}

fn period(pair: &PairHeld) -> Period {
    Period {
        from_on: pair.days.from_on.first_day(),
        until_on: pair.days.until_on.map(PartialDate::first_day),
    }
}

/// `2025年3月1日至2026年2月28日`.
fn in_period(period: Period) -> String {
    let last = period.last_day().map_or_else(|| "今".to_owned(), in_words);
    format!("{}至{last}", in_words(period.from_on))
}

/// What the texts of a record say, each once.
fn sayings(texts: &[Option<String>]) -> HashSet<String> {
    texts
        .iter()
        .flatten()
        .filter_map(|text| saying(text))
        .collect()
}

/// The first place and how many there are: `马晓慧（南泉子村）“小结点评”等 3 处`.
fn first_of(mut places: impl Iterator<Item = String>) -> Option<String> {
    let first = places.next()?;
    match places.count() {
        0 => Some(first),
        more => Some(format!("{first}等 {} 处", more + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_width_and_punctuation_do_not_make_another_text() {
        let text = "到大棚现场，讲解补贴公示的程序和要求。";
        assert_eq!(
            saying(text),
            saying(" 到大棚现场, 讲解补贴公示的程序和要求!\n")
        );
        assert_ne!(
            saying(text),
            saying("到大棚现场，讲解土地流转的程序和要求。")
        );
    }

    #[test]
    fn a_short_text_is_the_same_by_chance() {
        assert_eq!(saying("入户走访，了解情况。已完成"), None);
        assert!(saying("一二三四五六七八九十一二三四五").is_some());
    }
}
