//! Cleaning of text as people type it: invisible characters, full-width forms, line breaks.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Whether the character is invisible and carries no meaning in a record.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || (c.is_control() && !matches!(c, '\n' | '\t'))
        || is_unknown_to_xml(c)
}

/// Whether the code point stands for no character, and neither a Word file nor a workbook, which
/// are XML, can hold it.
fn is_unknown_to_xml(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Whether the character belongs to a private-use area, where every font shows something else.
#[must_use]
pub fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Whether the character is a Chinese one (unified, extended or compatibility ideographs, 〇).
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether the character is visible and its own NFKC form: most of what sheets hold.
#[must_use]
pub fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Text without the invisible characters in it; lines and blanks stay as they are.
#[must_use]
pub fn visible(raw: &str) -> String {
    let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|&c| !is_invisible(c)).collect()
}

/// Free text of several lines: invisible characters go, every line is trimmed, outer blank lines go.
#[must_use]
pub fn clean_lines(raw: &str) -> String {
    if raw.chars().all(|c| is_plain(c) || is_han(c)) {
        return raw.to_owned();
    }
    let visible: String = raw
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|&c| !is_invisible(c))
        .map(|c| {
            if c != '\n' && c.is_whitespace() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let lines: Vec<&str> = visible.lines().map(str::trim).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Text of one line: as [`clean_lines`], and line breaks or runs of blanks become one blank, or
/// nothing between Chinese characters around a line break (a word wrapped by its cell).
#[must_use]
pub fn clean_line(raw: &str) -> String {
    let lines = clean_lines(raw);
    let mut line = String::with_capacity(lines.len());
    let mut gap: Option<bool> = None;
    for c in lines.chars() {
        if c.is_whitespace() {
            gap = Some(gap.unwrap_or(false) || c == '\n');
            continue;
        }
        if let Some(broken) = gap.take() {
            let wrapped = broken && line.chars().next_back().is_some_and(is_han) && is_han(c);
            if !wrapped && !line.is_empty() {
                line.push(' ');
            }
        }
        line.push(c);
    }
    line
}

/// The text in NFKC form without any blanks or invisible characters: how codes, numbers and
/// dates are compared. Not for names: compatibility characters in them are kept.
#[must_use]
pub fn squeeze(raw: &str) -> String {
    if raw.chars().all(is_plain) {
        return raw.to_owned();
    }
    squeeze_common(raw).unwrap_or_else(|| squeeze_any(raw))
}

fn squeeze_any(raw: &str) -> String {
    raw.nfkc()
        .filter(|&c| !c.is_whitespace() && !is_invisible(c))
        .collect()
}

/// What [`squeeze`] makes of the characters sheets are written with, several times sooner; `None`
/// when another one stands among them.
fn squeeze_common(raw: &str) -> Option<String> {
    let mut squeezed = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            ' ' | '\n' | '\r' | '\t' | '\u{3000}' => {}
            '、' | '。' | '·' | '—' | '“' | '”' | '《' | '》' => squeezed.push(c),
            '\u{FF01}'..='\u{FF5E}' => squeezed.push(half_width(c)?),
            c if is_plain(c) => squeezed.push(c),
            _ => return None,
        }
    }
    Some(squeezed)
}

/// The ASCII character of a full-width one.
fn half_width(c: char) -> Option<char> {
    const APART: u32 = '\u{FF01}' as u32 - '!' as u32;
    char::from_u32(u32::from(c) - APART)
}

/// Traditional characters of headers, code lists and the names of villages, and the simplified one
/// of each.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    const TRADITIONAL: &str = "號鄉鎮區別歷學業專畢與屬黨員團眾聯繫電話機現職務幫帶導師責備註說時間參進齡歲證碼貫養類後幹儲領組織書記駐\
        漢滿維爾壯達倫溫鮮錫碩級層況總縣門長項選簡經濟獎懲醫農單稱實東蘇內產無預積極發對軍轉財係請復絡擬標階鑑評歸鄰勞協會貎\
        紅灣溝嶺樹營莊橋馬興豐廟臺壩澗嶼島園圍陽鳳鳥魚雞楊劉張陳趙吳鄭黃羅謝蘆葦蓮華葉雙兩萬億義禮廣慶鐵銅銀錦峽衛倉場塢壟隴\
        澤濱湯漁濟潤灘環礦積穩窪窯網綠聖諾";
    const SIMPLE: &str = "号乡镇区别历学业专毕与属党员团众联系电话机现职务帮带导师责备注说时间参进龄岁证码贯养类后干储领组织书记驻\
        汉满维尔壮达伦温鲜锡硕级层况总县门长项选简经济奖惩医农单称实东苏内产无预积极发对军转财系请复络拟标阶鉴评归邻劳协会貌\
        红湾沟岭树营庄桥马兴丰庙台坝涧屿岛园围阳凤鸟鱼鸡杨刘张陈赵吴郑黄罗谢芦苇莲华叶双两万亿义礼广庆铁铜银锦峡卫仓场坞垄陇\
        泽滨汤渔济润滩环矿积稳洼窑网绿圣诺";
    TRADITIONAL.chars().zip(SIMPLE.chars()).collect()
});

/// The text with the traditional characters of headers and code lists in their simplified form; of
/// the names of places only to find what they mean. Never for names of people.
#[must_use]
pub fn simplified(text: String) -> String {
    let known = |c: char| !c.is_ascii() && SIMPLIFIED.contains_key(&c);
    if !text.chars().any(known) {
        return text;
    }
    let simple = |c: char| SIMPLIFIED.get(&c).copied().unwrap_or(c);
    text.chars().map(simple).collect()
}

/// Whether a text is what a spreadsheet shows for an error: `#REF!`, `#N/A`.
#[must_use]
pub fn is_error_word(raw: &str) -> bool {
    let text = squeeze(raw);
    let word = text.strip_prefix('#').unwrap_or_default();
    let name = word.trim_end_matches(['!', '?']);
    let ends = name.len() < word.len() || matches!(name, "N/A" | "GETTING_DATA");
    let upper = |b: u8| b.is_ascii_uppercase() || matches!(b, b'/' | b'_' | b'0');
    ends && !name.is_empty() && name.bytes().all(upper)
}

/// Whether the cell says that there is nothing: blank, 无, —, / and the like.
#[must_use]
pub fn is_blank_word(raw: &str) -> bool {
    let text = squeeze(raw);
    text.chars().all(|c| {
        matches!(
            c,
            '-' | '—' | '–' | '―' | '─' | '－' | '/' | '\\' | '_' | '.' | '。' | '、'
        )
    }) || is_error_word(&text)
        || matches!(
            text.as_str(),
            "无" | "(无)"
                | "暂无"
                | "没有"
                | "空"
                | "无无"
                | "N/A"
                | "n/a"
                | "null"
                | "NULL"
                | "None"
                | "nan"
                | "NaN"
                | "NaT"
                | "〇"
                | "~"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_words_are_joined_and_blanks_are_one() {
        assert_eq!(clean_line(" 村民\n小组长 "), "村民小组长");
        assert_eq!(clean_line("甲\u{a0}\u{3000}乙"), "甲 乙");
        assert_eq!(clean_line("A\nB"), "A B");
        assert_eq!(clean_lines("\u{200b}一 \r\n 二\u{200b}"), "一\n二");
        assert_eq!(visible("\t\0一\r\n　二\r\u{200b} "), "\t一\n　二\n ");
        assert_eq!(clean_line("甲\u{fffe}乙\u{ffff}丙"), "甲乙丙");
        assert_eq!(squeeze("１\u{ffff}2"), "12");
    }

    #[test]
    fn common_characters_are_squeezed_as_any_other() {
        let mut common = 0;
        for c in (0..0x1_1000).filter_map(char::from_u32) {
            let text = format!("甲{c}1");
            if let Some(squeezed) = squeeze_common(&text) {
                assert_eq!(squeezed, squeeze_any(&text), "{text:?}");
                common += 1;
            }
        }
        assert!(common > 21_000, "{common}");
    }

    #[test]
    fn traditional_words_are_read_as_simplified_ones() {
        assert_eq!(simplified("中共黨員、學歷".into()), "中共党员、学历");
        assert_eq!(simplified("学历".into()), "学历");
    }

    #[test]
    fn words_for_nothing_are_blank() {
        for raw in ["", " ", "无", "—", "——", "/", "－", "-", "　", "暂无"] {
            assert!(is_blank_word(raw), "{raw:?}");
        }
        for raw in ["无锡", "-待核实", "0", "否"] {
            assert!(!is_blank_word(raw), "{raw:?}");
        }
    }
}
