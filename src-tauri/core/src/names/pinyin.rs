//! How names sound: the key of the order by 拼音, and every reading of a character for search.
//!
//! The order is that of Chinese directories: character by character, the letters of the syllable,
//! then its tone, then the character's strokes, so people of one surname stand together. Readings
//! come from the `pinyin` crate, those of surnames from [`super::surnames`].

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};
use unicode_normalization::UnicodeNormalization;

use super::{is_separator, strokes, surnames};

/// Given-name characters whose reading in names is not the dictionary's first.
const IN_GIVEN_NAMES: &[(char, &str)] = &[('晟', "sheng4"), ('长', "chang2")];

/// The key under which a name stands in 拼音 order; keys compare byte by byte (`BINARY` in `SQLite`).
///
/// Separators (`·`, spaces) do not count. Latin letters stand among the syllables they begin,
/// digits before, characters without a known reading after them.
#[must_use]
pub fn sort_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len() * 4);
    for (han, reading) in syllables(name) {
        match reading {
            Some(reading) => push_syllable(&mut key, reading),
            None if han.is_ascii() => {
                key.push(han.to_ascii_lowercase());
                key.push('0');
            }
            None => key.push('~'),
        }
        strokes::push_key(&mut key, han);
    }
    key
}

/// The syllables of a name without tones, `wang yan`; equal for homophones such as 王艳 and 王燕.
/// Characters without a reading stand for themselves, separators are left out.
#[must_use]
pub fn plain(name: &str) -> String {
    let words: Vec<String> = syllables(name)
        .into_iter()
        .map(|(han, reading)| match reading {
            Some(reading) => reading
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .into(),
            None => han.to_lowercase().collect(),
        })
        .collect();
    words.join(" ")
}

/// Every reading of a character without tones, ü written `v`; empty for what is not Han.
#[must_use]
pub fn readings(han: char) -> Vec<String> {
    let surname = surnames::reading(han).map(|reading| reading.trim_end_matches(char::is_numeric));
    let all = han.to_pinyin_multi().into_iter().flatten();
    let mut found: Vec<String> = Vec::new();
    for reading in all.map(Pinyin::plain).chain(surname) {
        let letters = reading.replace('ü', "v").replace('ê', "e");
        if !found.contains(&letters) {
            found.push(letters);
        }
    }
    found
}

/// Each character of the NFKC form of a name with its likeliest reading in it.
fn syllables(name: &str) -> Vec<(char, Option<&'static str>)> {
    let chars: Vec<char> = name.nfkc().collect();
    let has_surname = !chars.contains(&'·');
    let compound = surnames::compound(&chars).filter(|_| has_surname);
    let reading = |(place, han): (usize, &char)| {
        let as_surname = match (compound, place) {
            (Some(two), 0 | 1) => Some(two[place]),
            (None, 0) if has_surname => surnames::reading(*han),
            _ => None,
        };
        let reading = as_surname.or_else(|| usual(*han));
        (*han, reading)
    };
    chars
        .iter()
        .enumerate()
        .map(reading)
        .filter(|(han, _)| !is_separator(*han))
        .collect()
}

fn usual(han: char) -> Option<&'static str> {
    let in_names = IN_GIVEN_NAMES.iter().find(|(given, _)| *given == han);
    match in_names {
        Some((_, reading)) => Some(reading),
        None => han.to_pinyin().map(Pinyin::with_tone_num_end),
    }
}

/// Letters and tone so that they compare as in a dictionary: `lu4 < lü3 < luan3 < lüe4`.
/// A tone is one character below every letter; ü counts as u with a tone after those of u.
fn push_syllable(key: &mut String, reading: &str) {
    let letters = reading.trim_end_matches(|c: char| c.is_ascii_digit());
    let tone = reading[letters.len()..].bytes().next().unwrap_or(b'5');
    let umlaut = letters.contains('ü');
    key.extend(letters.chars().map(|letter| match letter {
        'ü' => 'u',
        'ê' => 'e',
        other => other,
    }));
    key.push(char::from(if umlaut { tone + 5 } else { tone }));
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
    fn names_follow_letters_then_tone_and_a_shorter_name_comes_first() {
        in_order("白雪 陈晨 李四 李四光 刘备 王五 张三");
        in_order("汪洋 王伟 王伟民 王卫 张安");
        in_order("卢俊 吕布 栾平 罗成");
        in_order("李安 连战");
    }

    #[test]
    fn people_of_one_surname_stand_together() {
        in_order("张安 张伟 章阿大 章子");
    }

    #[test]
    fn surnames_are_read_as_surnames() {
        in_order("区小明 欧阳锋 朴正 仇英 单田芳 尉迟恭 曾国藩 查良镛");
        for (name, sound) in [
            ("薄一", "bo2"),
            ("宓一", "mi4"),
            ("解一", "xie4"),
            ("盖一", "ge3"),
            ("纪一", "ji3"),
            ("覃一", "qin2"),
            ("令狐一", "ling2"),
        ] {
            assert!(sort_key(name).starts_with(sound), "{name}");
        }
        assert!(sort_key("万俟卨").starts_with("mo4"));
        assert!(sort_key("万里").starts_with("wan4"));
        assert!(sort_key("长孙无忌").starts_with("zhang3"));
        assert!(sort_key("王长河").contains("chang2"));
        assert!(sort_key("单增·次仁").starts_with("dan1"));
    }

    #[test]
    fn separators_and_spaces_do_not_count() {
        assert_eq!(sort_key("阿不都·热合曼"), sort_key("阿不都热合曼"));
        assert_eq!(sort_key("李　明"), sort_key("李明"));
        assert_eq!(sort_key("Ａnn"), sort_key("ann"));
    }

    #[test]
    fn a_character_without_a_reading_comes_after_all_others() {
        in_order("3号 安安 赵云 祖冲之 𣵦一");
    }

    #[test]
    fn homophones_sound_the_same() {
        assert_eq!(plain("王艳"), plain("王燕"));
        assert_eq!(plain("单亮"), "shan liang");
        assert_ne!(plain("王艳"), plain("王琴"));
    }

    #[test]
    fn a_character_has_all_its_readings() {
        assert_eq!(readings('乐'), ["le", "yue"]);
        assert_eq!(readings('吕'), ["lv"]);
        assert!(readings('朴').contains(&"piao".to_owned()));
        assert!(readings('a').is_empty());
    }
}
