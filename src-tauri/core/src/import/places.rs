//! Which village or township a text means.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::ids::{TownshipId, VillageId};
use crate::people::rules::text::{is_invisible, squeeze};
use crate::villages::rules::stem;

/// A township of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownTownship {
    /// Identity.
    pub id: TownshipId,
    /// Name.
    pub name: String,
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
    /// Other names.
    pub aliases: Vec<String>,
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
            push(&mut self.exact, bare(name), at);
            push(&mut self.stems, stem(&bare(name)), at);
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

    /// Remembers another name of a village.
    pub fn add_alias(&mut self, at: usize, alias: &str) {
        push(&mut self.exact, bare(alias), at);
        push(&mut self.stems, stem(&bare(alias)), at);
        self.villages[at].aliases.push(alias.to_owned());
    }

    /// The village a cell means, within a township where one is known.
    #[must_use]
    pub fn village(&self, raw: &str, township: Option<&TownshipId>) -> Meaning {
        let text = bare(raw);
        let text = without_number_and_count(&text);
        let whole = self.lookup(text, township);
        // 红旗村（软弱涣散）: what brackets add is a remark, when the rest is a village.
        let plain = || without_brackets(raw).and_then(|plain| self.lookup(&bare(&plain), township));
        if let Some(at) = whole.or_else(plain) {
            return Meaning::Village(at);
        }
        let (own, rest) = self.without_township(text);
        let township = own.as_ref().or(township);
        if let Some(at) = self
            .lookup(&rest, township)
            .or_else(|| self.lookup(without_party(&rest), township))
        {
            return Meaning::Village(at);
        }
        // 下河湾村3组 is in 下河湾村.
        for end in ["村", "社区", "嘎查"] {
            if let Some(cut) = rest
                .find(end)
                .map(|at| at + end.len())
                .filter(|cut| *cut < rest.len())
            {
                let tail = &rest[cut..];
                let group = tail.ends_with('组')
                    || tail.ends_with('社')
                    || tail.ends_with('队')
                    || tail.ends_with('号');
                if let Some(at) = self.lookup(&rest[..cut], township).filter(|_| group) {
                    return Meaning::Village(at);
                }
            }
        }
        Meaning::Unknown(without_party(&rest).to_owned())
    }

    fn lookup(&self, text: &str, township: Option<&TownshipId>) -> Option<usize> {
        let one = |found: Option<&Vec<usize>>| -> Option<usize> {
            let found = found?;
            let here: Vec<usize> = match township {
                Some(id) => found
                    .iter()
                    .copied()
                    .filter(|&at| self.villages[at].township_id == *id)
                    .collect(),
                None => found.clone(),
            };
            match here.as_slice() {
                [one] => Some(*one),
                _ => None,
            }
        };
        let own = stem(text);
        one(self.exact.get(text)).or_else(|| {
            // 木兰嘎查村 is 木兰嘎查.
            let generic = text.ends_with("嘎查村").then(|| one(self.exact.get(&own)));
            generic
                .unwrap_or_else(|| one(self.stems.get(&own)))
                .filter(|_| !text.is_empty())
        })
    }

    /// The township a text begins with, and the rest of it.
    fn without_township(&self, text: &str) -> (Option<TownshipId>, String) {
        for township in &self.townships {
            if let Some(at) = text.find(township.name.as_str()) {
                let rest = &text[at + township.name.len()..];
                if at <= 30 && !rest.is_empty() {
                    return (Some(township.id.clone()), rest.to_owned());
                }
            }
        }
        match split_township(text) {
            Some((_, rest)) if rest.chars().count() >= 2 => (None, rest.to_owned()),
            _ => (None, text.to_owned()),
        }
    }

    /// The township a text names or, where it names none of the list, how it is written.
    #[must_use]
    pub fn township(&self, raw: &str) -> Option<Result<TownshipId, String>> {
        let text = bare(raw);
        let known = self
            .townships
            .iter()
            .filter(|township| {
                text.contains(township.name.as_str()) || stem_of_township(&township.name) == text
            })
            .max_by_key(|township| township.name.len());
        match known {
            Some(township) => Some(Ok(township.id.clone())),
            None => split_township(&text).map(|(name, _)| Err(name.to_owned())),
        }
    }

    /// The village a title, sheet name or file name speaks of.
    #[must_use]
    pub fn village_in(&self, raw: &str, township: Option<&TownshipId>) -> Option<Meaning> {
        let text = bare(raw);
        if let Some(at) = self.lookup(&text, township) {
            return Some(Meaning::Village(at));
        }
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (at, village) in self.villages.iter().enumerate() {
            if township.is_some_and(|id| village.township_id != *id) {
                continue;
            }
            for name in std::iter::once(&village.name).chain(&village.aliases) {
                let name = bare(name);
                for wanted in [stem(&name), name] {
                    if let Some(place) = stands_in(&text, &wanted) {
                        found.push((place, wanted.len(), at));
                    }
                }
            }
        }
        // A name inside a longer one counts for nothing: 河湾 in 下河湾村.
        let longest: Vec<(usize, usize, usize)> = found
            .iter()
            .copied()
            .filter(|&(place, length, _)| {
                !found.iter().any(|&(other, longer, _)| {
                    longer > length && other <= place && place + length <= other + longer
                })
            })
            .collect();
        let mut villages: Vec<usize> = longest.iter().map(|&(_, _, at)| at).collect();
        villages.sort_unstable();
        villages.dedup();
        match villages.as_slice() {
            [one] => Some(Meaning::Village(*one)),
            [] => self.unknown_village_in(&text).map(Meaning::Unknown),
            _ => None,
        }
    }

    /// A village's name in a title, although the list does not have it.
    fn unknown_village_in(&self, text: &str) -> Option<String> {
        let (_, rest) = self.without_township(text);
        rest.split(['-', '_', '—', ' ', ':', ';', ','])
            .find_map(named_village)
    }

    /// Villages most like a text, the likeliest first.
    #[must_use]
    pub fn like(&self, text: &str, township: Option<&TownshipId>, most: usize) -> Vec<usize> {
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
            .filter(|&at| township.is_none_or(|id| self.villages[at].township_id == *id))
            .collect();
        near.sort_by_key(|&at| std::cmp::Reverse(score(&self.villages[at])));
        near.truncate(most);
        near
    }
}

/// The village a part of a title begins with: 某某村后备干部花名册.
fn named_village(part: &str) -> Option<String> {
    let part = part
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '.' | '、'))
        .trim_start_matches("附件");
    let (end, word) = ["村", "社区", "嘎查"]
        .iter()
        .filter_map(|word| part.find(word).map(|at| (at + word.len(), *word)))
        .min()?;
    let name = part[..end].to_owned();
    let own = name.strip_suffix(word)?;
    let after = &part[end..];
    let general = matches!(
        own,
        "" | "各"
            | "全"
            | "本"
            | "行政"
            | "乡"
            | "镇"
            | "农"
            | "驻"
            | "包"
            | "联"
            | "跨"
            | "街道"
            | "城市"
            | "所辖"
            | "辖区"
            | "新"
            | "中心"
            | "后备"
            | "优秀"
            | "全镇各"
            | "全乡各"
            | "全镇"
            | "全乡"
    );
    let compound = [
        "级",
        "党",
        "干",
        "两委",
        "“两委”",
        "民",
        "后备",
        "书记",
        "主任",
    ]
    .iter()
    .any(|start| after.starts_with(start));
    // 某某村后备干部花名册 names a village; 村级后备力量 does not.
    let named = own.chars().count() >= 2 || !compound;
    // 此表由村党组织填写 is a sentence.
    let sentence = own.contains(['由', '的', '各', '以', '按', '请', '每', '此', '报', '为']);
    (!general
        && !sentence
        && named
        && own.chars().count() <= 10
        && own.chars().all(crate::people::rules::text::is_han))
    .then_some(name)
}

fn push(map: &mut HashMap<String, Vec<usize>>, key: String, at: usize) {
    let list = map.entry(key).or_default();
    if !list.contains(&at) {
        list.push(at);
    }
}

/// NFKC without blanks, brackets and quotes.
#[must_use]
pub fn bare(raw: &str) -> String {
    if raw
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '\u{4E00}'..='\u{9FFF}'))
    {
        return raw.to_owned();
    }
    raw.nfkc()
        .filter(|&c| {
            !c.is_whitespace()
                && !is_invisible(c)
                && !matches!(
                    c,
                    '(' | ')' | '"' | '“' | '”' | '\'' | '【' | '】' | '《' | '》' | '*'
                )
        })
        .collect()
}

/// Where a name stands in a text on its own: what follows does not make it another place.
fn stands_in(text: &str, name: &str) -> Option<usize> {
    if name.chars().count() < 2 {
        return None;
    }
    let at = text.find(name)?;
    let after = text[at + name.len()..].chars().next();
    (!after.is_some_and(|c| matches!(c, '镇' | '乡' | '县' | '旗' | '区' | '市' | '街')))
        .then_some(at)
}

/// A text without what stands in brackets; `None` where there are none, or a part of the name:
/// 下河湾（村）, 河湾（东）.
fn without_brackets(raw: &str) -> Option<String> {
    let text: String = raw.nfkc().collect();
    let (before, rest) = text.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    (inside.chars().count() >= 2).then(|| format!("{before}{after}"))
}

/// `1.申家营村`, `★申家营村` and `申家营村12人` are 申家营村.
fn without_number_and_count(text: &str) -> &str {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let counted = text.strip_suffix(['人', '名']).map(|rest| {
        rest.trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches(['共', ':'])
    });
    let text = counted
        .filter(|rest| ["村", "社区", "嘎查"].iter().any(|end| rest.ends_with(end)))
        .unwrap_or(text);
    let unnumbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = unnumbered.trim_start_matches(['.', '、', '．', '-']);
    if unnumbered.len() < text.len()
        && !rest.is_empty()
        && !rest.starts_with(['村', '组', '号', '队', '社'])
    {
        rest
    } else {
        text
    }
}

fn without_party(text: &str) -> &str {
    let text = text.strip_prefix("中共").unwrap_or(text);
    // 红旗村村委会 is the committee of 红旗村, 红旗村委会 of 红旗.
    let committee = ["村民委员会", "居民委员会", "村委会", "居委会"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .filter(|rest| ["村", "社区", "嘎查"].iter().any(|end| rest.ends_with(end)));
    committee
        .or_else(|| {
            [
                "党支部委员会",
                "党总支委员会",
                "支部委员会",
                "总支委员会",
                "党支部",
                "党总支",
                "党委",
                "支部",
                "总支",
            ]
            .iter()
            .find_map(|end| text.strip_suffix(end))
        })
        .filter(|rest| !rest.is_empty())
        .unwrap_or(text)
}

fn stem_of_township(name: &str) -> &str {
    ["街道办事处", "街道", "苏木", "镇", "乡"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name)
}

/// The township a text begins with, by its ending: 三塔乡村级… is 三塔乡.
#[must_use]
pub fn split_township(text: &str) -> Option<(&str, &str)> {
    text.split(':').find_map(township_first)
}

fn township_first(text: &str) -> Option<(&str, &str)> {
    let text = ["自治县", "自治区", "省", "盟", "州", "县", "旗"]
        .iter()
        .fold(text, |text, end| match text.find(end) {
            Some(at) if (3..=30).contains(&at) && text[at + end.len()..].chars().count() >= 2 => {
                &text[at + end.len()..]
            }
            _ => text,
        });
    let mut best: Option<(usize, usize)> = None;
    for end in ["街道办事处", "街道", "苏木", "镇", "乡"] {
        let found = text
            .char_indices()
            .skip(1)
            .find(|(at, _)| text[*at..].starts_with(end))
            .map(|(at, _)| at);
        if let Some(at) = found {
            if best.is_none_or(|(cut, _)| at < cut) {
                best = Some((at, at + end.len()));
            }
        }
    }
    let (start, end) = best?;
    let name = text[..end].trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '年' | '-' | '_' | '.' | '、' | ':')
    });
    let own = text[..start].chars().count();
    ((1..=8).contains(&own)
        && name.chars().all(crate::people::rules::text::is_han)
        && !name.contains("各")
        && !name.contains("村"))
    .then_some((name, &text[end..]))
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
        };
        let village = |name: &str| KnownVillage {
            id: VillageId::new(),
            township_id: township.id.clone(),
            name: name.into(),
            aliases: vec![],
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
            ("河湾（东）", "?河湾东"),
            ("枣子", "?枣子"),
            ("申营", "?申营"),
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
