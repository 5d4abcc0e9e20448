//! How the names of places are written: with brackets, numbers, counts, a township before and a
//! committee after them.

use unicode_normalization::UnicodeNormalization;

use crate::people::rules::text::{is_han, is_invisible};

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

/// What a text tells of a village's name. Brackets add a remark, 红旗村（软弱涣散）, unless they hold
/// a part of the name: 下河湾（村）, 河湾（东）. 木兰嘎查村 is 木兰嘎查.
pub(super) fn told(raw: &str) -> String {
    let text: String = raw.nfkc().collect();
    let plain = text.split_once('(').and_then(|(before, rest)| {
        let (inside, after) = rest.split_once(')')?;
        let kind = ["社区", "嘎查", "嘎查村", "行政村", "村委会", "居委会"].contains(&inside);
        (inside.chars().count() >= 2 && !kind).then(|| bare(&format!("{before}{after}")))
    });
    let text = plain
        .filter(|plain| !plain.is_empty())
        .unwrap_or_else(|| bare(raw));
    let text = without_number_and_count(&text);
    match text.strip_suffix("嘎查村") {
        Some(own) if !own.is_empty() => format!("{own}嘎查"),
        _ => text.to_owned(),
    }
}

/// What brackets say a village is called now: 原东胜村（现前进村）, 东胜村(现名:前进村).
pub(super) fn called_now(raw: &str) -> Option<&str> {
    let (_, rest) = raw.split_once(['（', '('])?;
    let inside = rest.trim_end().strip_suffix(['）', ')'])?.trim();
    let now = inside.strip_prefix(['现', '今'])?;
    let now = now.trim_start_matches(['更', '改', '名', '为', '是', '属', '称', ':', '：']);
    Some(now.trim())
}

/// What the names of villages end with.
pub(in crate::import) const VILLAGE_ENDS: [&str; 3] = ["村", "社区", "嘎查"];

/// What stands before a stamp and the day beside it: 红旗村党支部（盖章）2025年6月3日.
pub(in crate::import) fn unstamped(raw: &str) -> &str {
    if !raw.contains('章') {
        return raw;
    }
    let stamps = ["（盖章", "(盖章", "（公章", "(公章", "（章", "(章", "盖章"];
    let stamp = stamps.iter().filter_map(|stamp| raw.find(stamp)).min();
    stamp
        .map(|at| raw[..at].trim_end())
        .filter(|own| !own.is_empty())
        .unwrap_or(raw)
}

/// 下河湾村3组 and 下河湾村东屯 are in 下河湾村; 新村屯 may be called so.
pub(super) fn without_group(text: &str) -> &str {
    let whole = VILLAGE_ENDS.iter().find_map(|end| {
        let cut = text.find(end)? + end.len();
        let rest = &text[cut..];
        let hamlet = ["屯", "寨", "自然村", "片区", "网格"]
            .iter()
            .any(|end| rest.ends_with(end));
        let named = (2..=6).contains(&rest.chars().count());
        (rest.ends_with(['组', '社', '队', '号']) || (hamlet && named)).then(|| &text[..cut])
    });
    whole.unwrap_or(text)
}

/// `四、和平村` without its number; 三道梁村 has none.
fn without_numeral(text: &str) -> &str {
    let rest = text.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    let own = rest.trim_start_matches(['、', '.', '．']);
    if rest.len() < text.len() && own.len() < rest.len() && !own.is_empty() {
        own
    } else {
        text
    }
}

/// `1.申家营村`, `★申家营村` and `申家营村12人` are 申家营村.
pub(super) fn without_number_and_count(text: &str) -> &str {
    let text = without_numeral(text.trim_matches(|c: char| !c.is_alphanumeric()));
    let counted = text.strip_suffix(['人', '名']).map(|rest| {
        rest.trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches(['共', ':'])
    });
    let text = counted
        .filter(|rest| VILLAGE_ENDS.iter().any(|end| rest.ends_with(end)))
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

pub(super) fn without_party(text: &str) -> &str {
    let text = text.strip_prefix("中共").unwrap_or(text);
    // 红旗村党总支第一支部 is one of the branches of 红旗村.
    let branch = ["党支部", "支部"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .and_then(|own| own.rsplit_once('第'))
        .filter(|(_, number)| {
            let counts = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
            !number.is_empty() && number.chars().all(counts)
        });
    let text = branch.map_or(text, |(own, _)| own);
    // 红旗村村委会 is the committee of 红旗村, 红旗村委会 of 红旗.
    let committee = ["村民委员会", "居民委员会", "村委会", "居委会"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .filter(|rest| VILLAGE_ENDS.iter().any(|end| rest.ends_with(end)));
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

pub(in crate::import) fn stem_of_township(name: &str) -> &str {
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
            .find(|(at, _)| text[*at..].starts_with(end) && !text[..*at].ends_with('副'))
            .map(|(at, _)| at);
        if let Some(at) = found {
            if best.is_none_or(|(cut, _)| at < cut) {
                best = Some((at, at + end.len()));
            }
        }
    }
    let (start, end) = best?;
    let name = text[..end].rsplit(['/', '>']).next().unwrap_or_default();
    let name = name.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '年' | '-' | '_' | '.' | '、' | ':')
    });
    let own = text[..start].chars().count();
    ((1..=8).contains(&own)
        && name.chars().all(is_han)
        && !name.contains("各")
        && !name.contains("村"))
    .then_some((name, &text[end..]))
}
