//! The village that a title, a sheet's name or a file's name speaks of.

use crate::ids::TownshipId;
use crate::people::rules::text::is_han;
use crate::villages::rules::stem;

use super::spelling::bare;
use super::{Meaning, Places};

/// Two villages that one sheet names, of which the list has both or one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What names the first one: 表名 or 文件名.
    pub label: &'static str,
    /// The village it names.
    pub by_name: Meaning,
    /// The village the title names.
    pub by_title: Meaning,
    /// The title, as written.
    pub title: String,
}

impl Contradiction {
    /// Both villages, by their places in the list, where it has both: which one is to be asked.
    #[must_use]
    pub fn both(&self) -> Option<[usize; 2]> {
        match (&self.by_name, &self.by_title) {
            (Meaning::Village(by_name), Meaning::Village(by_title)) => Some([*by_name, *by_title]),
            _ => None,
        }
    }
}

impl Places {
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

    /// The villages that the sheet's name, else the file's, and the title or who sends the sheet
    /// speak of, where they are two and one is known. Any other line with a label is a note, and a
    /// title that names a village of the list says more than one that names another.
    #[must_use]
    pub fn contradicting(
        &self,
        sheet: &str,
        file: &str,
        lines: &[String],
        township: Option<&TownshipId>,
    ) -> Option<Contradiction> {
        let meant = |text: &str| self.village_in(text, township);
        let (label, name) = match self.village_in(sheet, township) {
            Some(_) => ("表名", sheet),
            None => ("文件名", file),
        };
        let by_name = meant(name)?;
        let titles = lines.iter().filter(|line| {
            let label = line.split_once([':', '：']).map(|(label, _)| label);
            label.is_none_or(|label| label.contains("单位"))
        });
        let named = titles.filter_map(|title| Some((meant(title)?, title.clone())));
        let is_unknown = |(meant, _): &(Meaning, String)| matches!(meant, Meaning::Unknown(_));
        let (by_title, title) = named.min_by_key(is_unknown)?;
        let known = [&by_name, &by_title].map(|meant| matches!(meant, Meaning::Village(_)));
        (by_name != by_title && known.contains(&true)).then_some(Contradiction {
            label,
            by_name,
            by_title,
            title,
        })
    }

    /// A village's name in a title, although the list does not have it.
    fn unknown_village_in(&self, text: &str) -> Option<String> {
        let (_, rest) = self.without_township(text);
        if names_several(&rest) {
            return None;
        }
        rest.split(['-', '_', '—', ' ', ':', ';', ','])
            .find_map(named_village)
    }
}

/// Whether a text names several villages one after the other: 甲村、乙村后备干部名单.
#[must_use]
pub fn names_several(text: &str) -> bool {
    let parts = text.split(['、', '和', '与', '及', '/', '／', ',', '，']);
    parts.filter_map(named_village).count() > 1
}

/// The village a part of a title begins with: 某某村后备干部花名册.
pub(in crate::import) fn named_village(part: &str) -> Option<String> {
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
    (!general && !sentence && named && own.chars().count() <= 10 && own.chars().all(is_han))
        .then_some(name)
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
