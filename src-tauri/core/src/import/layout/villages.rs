//! Which village a heading names, and what follows a village in one.

use crate::import::header::{field_of, is_known, Target};
use crate::import::places::{is_no_village, named_village, VILLAGE_ENDS};
use crate::people::rules::text::is_han;

use super::bands::without_ordinal;
use super::rows::Reader;

impl Reader<'_> {
    /// The village a heading begins with, and what follows: the longest one that is known; a known
    /// one without its ending where what follows describes a list; else one by its ending alone.
    pub(super) fn begins_with_a_village<'t>(&self, heading: &'t str) -> Option<(&'t str, &'t str)> {
        let name = heading.chars().take_while(|c| c.is_alphanumeric());
        let name: usize = name.take(20).map(char::len_utf8).sum();
        let ends = heading[..name].char_indices().skip(2).map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([name]).collect();
        let cut = |at: usize| (&heading[..at], &heading[at..]);
        let known = |(village, _): &(&str, &str)| {
            village.chars().count() >= 2 && (self.is_village)(village)
        };
        let ways = || ends.iter().rev().map(|&at| cut(at));
        let by_ending =
            ways().filter(|(village, _)| VILLAGE_ENDS.iter().any(|end| village.ends_with(end)));
        by_ending
            .chain(ways().filter(|(village, _)| ends_as_village(village)))
            .chain(ways().filter(|(_, after)| !after.is_empty() && describes(after)))
            .find(known)
            .or_else(|| {
                // 南村后备干部1名 counts the people of a village, 村级后备干部1名 those of all.
                let counted = || {
                    let end = heading.find('村')? + '村'.len_utf8();
                    let (village, after) = cut(end);
                    let named = village.chars().count() == 2 && !is_no_village(village);
                    (named && counts_people(after)).then(|| village.to_owned())
                };
                let village = named_village(heading).or_else(counted)?;
                let shaped = heading.starts_with(village.as_str());
                shaped.then(|| cut(village.len()))
            })
    }

    /// 红旗村和申家营村.
    pub(super) fn goes_on_with_a_village(&self, after: &str) -> bool {
        let next = after.trim_start_matches(['和', '与', '及', '、', '/', ',']);
        next.len() < after.len() && self.begins_with_a_village(next).is_some()
    }

    /// Whether a text heads the people of a village: 红旗村：, not 红旗村党支部书记：.
    pub(super) fn heads_its_people(&self, text: &str) -> bool {
        let found = self.begins_with_a_village(without_ordinal(text));
        found.is_some_and(|(_, after)| describes(after) && !signs(after))
    }

    pub(super) fn is_a_village(&self, heading: &str) -> bool {
        (ends_as_village(heading) || (self.is_village)(heading)) && heading.chars().count() <= 20
    }
}

/// Whether a label announces a village: 村名, not the village 青禾社区 itself.
pub(super) fn heads_village(label: &str) -> bool {
    is_known(label) && field_of(label) == Some(Target::Village)
}

pub(super) fn ends_as_village(text: &str) -> bool {
    [
        "村",
        "社区",
        "嘎查",
        "村委会",
        "居委会",
        "牧委会",
        "村民委员会",
        "居民委员会",
        "党支部",
        "党总支",
    ]
    .iter()
    .any(|end| text.ends_with(end))
        && text.chars().count() >= 2
        && !text.contains("各村")
}

pub(super) fn ends_as_township(text: &str) -> bool {
    ["镇", "乡", "街道", "苏木", "街道办事处"]
        .iter()
        .any(|end| text.ends_with(end))
        && (2..=10).contains(&text.chars().count())
        && text.chars().all(is_han)
}

/// Whether what follows a village in its heading says what the list is, how many people it has or who
/// answers for the village: 后备干部名单, 第二批, 共2人, （书记：何某）.
pub(super) fn describes(after: &str) -> bool {
    const WORDS: &[&str] = &[
        "后备",
        "储备",
        "村级",
        "人才",
        "人选",
        "人员",
        "干部",
        "名单",
        "名册",
        "花名册",
        "基本",
        "情况",
        "信息",
        "登记",
        "统计",
        "汇总",
        "推荐",
        "一览",
        "台账",
        "两委",
        "\"两委",
        "“两委",
        "党支部",
        "党总支",
        "党组织",
        "村委",
        "居委",
        "支部",
        "支委",
        "书记",
        "主任",
        "第",
        "共",
        "续",
        "(",
    ];
    const LISTS: &[&str] = &[
        "名单",
        "名册",
        "花名册",
        "一览表",
        "情况表",
        "汇总表",
        "登记表",
        "统计表",
    ];
    let after = after.trim_start_matches([':', ';', '-', '—', '/', '、', '】', ']']);
    let short = after.chars().count() <= 20 && !after.contains(['。', ',']);
    after.is_empty()
        || after.contains(':')
        || is_count(after)
        || LISTS.iter().any(|list| after.ends_with(list))
        || (short && WORDS.iter().any(|word| after.starts_with(word)))
}

/// Whether what follows a village is to be signed: 党支部书记：, （盖章）.
pub(super) fn signs(after: &str) -> bool {
    let label = after.strip_suffix(':').unwrap_or_default();
    ["签字", "签名", "盖章"]
        .iter()
        .any(|word| after.contains(word))
        || matches!(field_of(label), Some(Target::Mentors(_)))
}

/// 2人, 共3名, 37.5岁, 45%.
pub(super) fn is_count(text: &str) -> bool {
    let digits = text
        .trim_start_matches('共')
        .trim_end_matches(['人', '名', '岁', '%']);
    let counts = |b: u8| b.is_ascii_digit() || b == b'.';
    digits.len() < text.len() && !digits.is_empty() && digits.bytes().all(counts)
}

/// 3, 后备干部3人.
pub(super) fn counts_people(text: &str) -> bool {
    let count = text.trim_end_matches(['人', '名']);
    let figures = count.chars().rev().take_while(char::is_ascii_digit).count();
    let whole = count.chars().count() == figures;
    (1..=3).contains(&figures) && (whole || (count.len() < text.len() && describes(text)))
}
