//! Which village or township a text means.

mod spelling;
mod titles;

use std::collections::HashMap;

use crate::date::Day;
use crate::ids::{TownshipId, VillageId};
use crate::people::rules::text::{simplified, squeeze};
use crate::villages::rules::stem;

pub(super) use spelling::VILLAGE_ENDS;
pub use spelling::{bare, split_township};
use spelling::{called_now, told, without_group, without_number_and_count, without_party};
pub(super) use spelling::{stem_of_township, unstamped};
pub(super) use titles::{is_no_village, is_title, named_village};
pub use titles::{names_several, Contradiction};

/// A township of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownTownship {
    /// Identity.
    pub id: TownshipId,
    /// Name.
    pub name: String,
    /// What it was called before.
    pub former: Vec<String>,
}

impl KnownTownship {
    /// What sheets may call it.
    fn names(&self) -> impl Iterator<Item = &str> {
        let names = std::iter::once(&self.name).chain(&self.former);
        names.map(String::as_str)
    }
}

/// A village of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownVillage {
    /// Identity.
    pub id: VillageId,
    /// Its township.
    pub township_id: TownshipId,
    /// Name as printed.
    pub name: String,
    /// 12-digit code, where the list has it.
    pub code: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The townships to which it belonged before.
    pub belonged_to: Vec<TownshipId>,
    /// Its first day; `None`: always was.
    pub began_on: Option<Day>,
    /// First day it is no longer; `None`: still there.
    pub ended_on: Option<Day>,
    /// The village it went into.
    pub went_into: Option<VillageId>,
}

impl KnownVillage {
    /// Whether there is the village on a day.
    #[must_use]
    pub fn is_there_on(&self, day: Day) -> bool {
        self.began_on.is_none_or(|began| began <= day)
            && self.ended_on.is_none_or(|ended| day < ended)
    }

    /// Whether it belongs to a township, or did on some day.
    fn is_of(&self, township: &TownshipId) -> bool {
        self.township_id == *township || self.belonged_to.contains(township)
    }
}

/// What a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This village, by its place in the list.
    Village(usize),
    /// No village known, or several; the text as asked about.
    Unknown(String),
}

/// The villages and townships of the register, with those a batch has added.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Townships.
    pub townships: Vec<KnownTownship>,
    /// Villages.
    pub villages: Vec<KnownVillage>,
    exact: HashMap<String, Vec<usize>>,
    stems: HashMap<String, Vec<usize>>,
    by_id: HashMap<VillageId, usize>,
}

impl Places {
    /// With these townships and villages.
    #[must_use]
    pub fn new(townships: Vec<KnownTownship>, villages: Vec<KnownVillage>) -> Self {
        let mut places = Self {
            townships,
            ..Self::default()
        };
        for village in villages {
            places.add(village);
        }
        places
    }

    /// Adds a village; its place in the list.
    pub fn add(&mut self, village: KnownVillage) -> usize {
        let at = self.villages.len();
        for name in std::iter::once(&village.name).chain(&village.aliases) {
            for name in [bare(name), simplified(bare(name))] {
                push(&mut self.stems, stem(&name), at);
                push(&mut self.exact, name, at);
            }
        }
        if let Some(code) = &village.code {
            push(&mut self.exact, code.clone(), at);
        }
        self.by_id.insert(village.id.clone(), at);
        self.villages.push(village);
        at
    }

    /// The village with this identity.
    #[must_use]
    pub fn by_id(&self, id: &VillageId) -> Option<&KnownVillage> {
        self.by_id.get(id).map(|&at| &self.villages[at])
    }

    /// The village that a village is part of on a day: itself, until it went into another one; another
    /// of its name, where that is there and it is not.
    #[must_use]
    pub fn on_day(&self, at: usize, day: Day) -> usize {
        let village = &self.villages[at];
        if village.is_there_on(day) {
            return at;
        }
        let mut places = 0..self.villages.len();
        let namesake = places.find(|&other| {
            let other = &self.villages[other];
            other.name == village.name
                && other.is_of(&village.township_id)
                && other.is_there_on(day)
        });
        let ended = village.ended_on.is_some_and(|ended| ended <= day);
        let into = village.went_into.as_ref().filter(|_| ended);
        let into = into.and_then(|into| self.by_id.get(into).copied());
        match (namesake, into) {
            (Some(namesake), _) => namesake,
            (None, Some(into)) if into != at => self.on_day(into, day),
            _ => at,
        }
    }

    /// Remembers another name of a village.
    pub fn add_alias(&mut self, at: usize, alias: &str) {
        push(&mut self.exact, bare(alias), at);
        push(&mut self.stems, stem(&bare(alias)), at);
        self.villages[at].aliases.push(alias.to_owned());
    }

    /// The village a cell means, within a township where one is known.
    #[must_use]
    pub fn village(&self, raw: &str, township: Option<&TownshipId>) -> Meaning {
        let meaning = self.as_written(raw, township);
        if matches!(meaning, Meaning::Village(_)) {
            return meaning;
        }
        // 紅旗村 is 红旗村.
        let simple = simplified(raw.to_owned());
        let known = (simple != raw).then(|| self.as_written(&simple, township));
        let known = known.filter(|known| matches!(known, Meaning::Village(_)));
        known.unwrap_or(meaning)
    }

    fn as_written(&self, raw: &str, township: Option<&TownshipId>) -> Meaning {
        let raw = unstamped(raw);
        let now = called_now(raw).and_then(|now| self.lookup(&bare(now), township));
        if let Some(at) = now {
            return Meaning::Village(at);
        }
        let text = bare(raw);
        let text = without_number_and_count(&text);
        if let Some(at) = self.lookup(text, township) {
            return Meaning::Village(at);
        }
        let raw = self.after_a_township(raw);
        let text = bare(raw);
        let text = without_number_and_count(&text);
        let (own, rest) = self.without_township(text);
        let township = own.as_ref().or(township);
        if let Some(at) = self
            .lookup(&rest, township)
            .or_else(|| self.lookup(without_party(&rest), township))
        {
            return Meaning::Village(at);
        }
        let plain = told(raw);
        let (_, rest) = self.without_township(&plain);
        let name = without_group(without_party(&rest));
        match self.lookup(name, township) {
            Some(at) => Meaning::Village(at),
            None if name.is_empty() => Meaning::Unknown(squeeze(raw)),
            None => Meaning::Unknown(name.to_owned()),
        }
    }

    /// The village that is called, or has been answered to be called, exactly so.
    #[must_use]
    pub fn called(&self, text: &str) -> Option<usize> {
        match self.still_there(self.exact.get(&bare(text))?).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    fn lookup(&self, text: &str, township: Option<&TownshipId>) -> Option<usize> {
        let one = |found: Option<&Vec<usize>>| -> Option<usize> {
            let found = found?;
            let here: Vec<usize> = match township {
                Some(id) => self.nearest(found, id),
                None => self.still_there(found),
            };
            match here.as_slice() {
                [one] => Some(*one),
                _ => None,
            }
        };
        one(self.exact.get(text))
            .or_else(|| one(self.stems.get(&stem(text))).filter(|_| !text.is_empty()))
    }

    /// Those that are still there; where there is none, all of them.
    fn still_there(&self, found: &[usize]) -> Vec<usize> {
        let there = |at: &usize| self.villages[*at].ended_on.is_none();
        let now: Vec<usize> = found.iter().copied().filter(there).collect();
        if now.is_empty() {
            return found.to_vec();
        }
        now
    }

    /// Those of a township that are still there; where there is none, those that were of it on some day.
    fn nearest(&self, found: &[usize], township: &TownshipId) -> Vec<usize> {
        let found = || found.iter().copied();
        let now = found().filter(|&at| {
            let village = &self.villages[at];
            village.township_id == *township && village.ended_on.is_none()
        });
        let now: Vec<usize> = now.collect();
        if now.is_empty() {
            let ever = found().filter(|&at| self.villages[at].is_of(township));
            return ever.collect();
        }
        now
    }

    /// What stands behind a township that is written without its ending: 青禾 西河村.
    fn after_a_township<'t>(&self, raw: &'t str) -> &'t str {
        let parts = raw.trim().split_once(char::is_whitespace);
        let named = parts.filter(|(first, _)| {
            let mut names = self.townships.iter().flat_map(KnownTownship::names);
            names.any(|name| stem_of_township(name) == *first)
        });
        named.map_or(raw, |(_, village)| village.trim_start())
    }

    /// Every township with each of its names.
    fn named_townships(&self) -> impl Iterator<Item = (&KnownTownship, &str)> {
        let townships = self.townships.iter();
        townships.flat_map(|township| township.names().map(move |name| (township, name)))
    }

    /// The township a text begins with, and the rest of it.
    fn without_township(&self, text: &str) -> (Option<TownshipId>, String) {
        for (township, name) in self.named_townships() {
            if let Some(at) = text.find(name) {
                let rest = &text[at + name.len()..];
                // 青禾镇/红旗村
                let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
                let below = text[..at].ends_with(['/', '>', '-']);
                if (at <= 30 || below) && !rest.is_empty() {
                    return (Some(township.id.clone()), rest.to_owned());
                }
            }
        }
        match split_township(text) {
            Some((_, rest)) if rest.chars().count() >= 2 => {
                let rest = rest.trim_start_matches(['/', '>', '-', '·', '、']);
                (None, rest.to_owned())
            }
            _ => (None, text.to_owned()),
        }
    }

    /// The township a text names or, where it names none of the list, how it is written.
    #[must_use]
    pub fn township(&self, raw: &str) -> Option<Result<TownshipId, String>> {
        let text = bare(raw);
        let known = self
            .named_townships()
            .filter(|(_, name)| text.contains(name) || stem_of_township(name) == text)
            .max_by_key(|(_, name)| name.len());
        match known {
            Some((township, _)) => Some(Ok(township.id.clone())),
            None => split_township(&text).map(|(name, _)| Err(name.to_owned())),
        }
    }

    /// Villages there are on a day most like a text, the likeliest first.
    #[must_use]
    pub fn like(
        &self,
        text: &str,
        township: Option<&TownshipId>,
        day: Day,
        most: usize,
    ) -> Vec<usize> {
        let wanted = stem(&bare(text));
        let score = |village: &KnownVillage| {
            std::iter::once(&village.name)
                .chain(&village.aliases)
                .map(|name| {
                    let name = stem(&bare(name));
                    let shared = wanted.chars().filter(|c| name.contains(*c)).count();
                    let first = usize::from(wanted.chars().next() == name.chars().next());
                    (shared * 20 + first * 5 + 10) - name.chars().count().min(10)
                })
                .max()
                .unwrap_or(0)
        };
        let mut near: Vec<usize> = (0..self.villages.len())
            .filter(|&at| self.villages[at].is_there_on(day))
            .filter(|&at| township.is_none_or(|id| self.villages[at].is_of(id)))
            .collect();
        near.sort_by_key(|&at| std::cmp::Reverse(score(&self.villages[at])));
        near.truncate(most);
        near
    }
}

fn push(map: &mut HashMap<String, Vec<usize>>, key: String, at: usize) {
    let list = map.entry(key).or_default();
    if !list.contains(&at) {
        list.push(at);
    }
}

/// The key under which a text is asked about.
#[must_use]
pub fn asked_as(raw: &str) -> String {
    squeeze(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let township = KnownTownship {
            id: TownshipId::new(),
            name: "青禾镇".into(),
            former: vec!["青禾乡".into()],
        };
        let village = |name: &str| KnownVillage {
            id: VillageId::new(),
            township_id: township.id.clone(),
            name: name.into(),
            code: (name == "红旗村").then(|| "150299101203".into()),
            aliases: vec![],
            belonged_to: vec![],
            began_on: None,
            ended_on: None,
            went_into: None,
        };
        let villages = [
            "申家营村",
            "下河湾村",
            "青禾社区",
            "红旗村",
            "三道梁村",
            "枣园子村",
            "木兰嘎查",
        ]
        .map(village);
        Places::new(vec![township], villages.to_vec())
    }

    fn name(places: &Places, meaning: Option<Meaning>) -> String {
        match meaning {
            Some(Meaning::Village(at)) => places.villages[at].name.clone(),
            Some(Meaning::Unknown(text)) => format!("?{text}"),
            None => "-".into(),
        }
    }

    #[test]
    fn cells_mean_villages_with_or_without_their_endings() {
        let places = places();
        for (raw, expect) in [
            ("下河湾", "下河湾村"),
            ("下河湾村委会", "下河湾村"),
            ("下河湾行政村", "下河湾村"),
            ("青禾镇下河湾村", "下河湾村"),
            ("某某县青禾镇下河湾村", "下河湾村"),
            ("下河湾（村）", "下河湾村"),
            (" 下河湾村\u{3000}", "下河湾村"),
            ("下河湾村3组", "下河湾村"),
            ("下河湾村党支部", "下河湾村"),
            ("青禾（社区）", "青禾社区"),
            ("下河湾村（软弱涣散）", "下河湾村"),
            ("下河湾（后进村）", "下河湾村"),
            ("★下河湾村", "下河湾村"),
            ("木兰嘎查村", "木兰嘎查"),
            ("下河湾村/二组", "下河湾村"),
            ("河湾（东）", "?河湾东"),
            ("新寨村（软弱涣散）", "?新寨村"),
            ("新寨（后进村）", "?新寨"),
            ("青禾镇新寨村三社", "?新寨村"),
            ("新寨嘎查村", "?新寨嘎查"),
            ("枣子", "?枣子"),
            ("申营", "?申营"),
            ("150299101203", "红旗村"),
            ("150299101204", "?150299101204"),
            ("下河湾党总支第一支部", "下河湾村"),
            ("下河湾村党支部（盖章）2025年6月3日", "下河湾村"),
            ("新寨村党支部（盖章）", "?新寨村"),
            ("青禾 下河湾", "下河湾村"),
            ("★", "?★"),
        ] {
            assert_eq!(
                name(&places, Some(places.village(raw, None))),
                expect,
                "{raw}"
            );
        }
    }

    #[test]
    fn titles_and_file_names_speak_of_one_village() {
        let places = places();
        for (raw, expect) in [
            ("青禾镇下河湾村村级后备力量情况表", "下河湾村"),
            ("青禾镇青禾社区村级后备力量情况表", "青禾社区"),
            ("后备力量模板-枣园子", "枣园子村"),
            ("三道梁村后备力量名单（最终版2）", "三道梁村"),
            ("填报单位（盖章）：下河湾村党支部", "下河湾村"),
            ("青禾镇村级后备力量花名册", "-"),
            ("青禾镇各村后备力量情况表", "-"),
            ("村级后备力量统计表（2025年）", "-"),
            ("后备力量花名册", "-"),
            ("青禾镇柳湾村后备干部花名册", "?柳湾村"),
            ("申家营村、红旗村后备力量", "-"),
            ("柳湾村、新寨村后备力量", "-"),
            ("柳湾村和新寨社区后备力量", "-"),
            ("和平村后备力量", "?和平村"),
        ] {
            assert_eq!(name(&places, places.village_in(raw, None)), expect, "{raw}");
        }
    }

    #[test]
    fn townships_are_read_from_titles() {
        let places = places();
        assert!(matches!(
            places.township("青禾镇村级后备力量花名册"),
            Some(Ok(_))
        ));
        let former = places.township("青禾乡村级后备力量花名册");
        assert!(matches!(former, Some(Ok(_))), "as called before");
        for (raw, expect) in [
            ("三塔乡村级后备力量花名册", "三塔乡"),
            ("填报单位：三塔乡党委", "三塔乡"),
            ("土默特右旗萨拉齐镇后备力量", "萨拉齐镇"),
            ("2025年三塔乡村级后备", "三塔乡"),
        ] {
            assert_eq!(places.township(raw), Some(Err(expect.to_owned())), "{raw}");
        }
        assert_eq!(places.township("各乡镇后备力量"), None);
        assert_eq!(places.township("后备力量花名册"), None);
    }
}
