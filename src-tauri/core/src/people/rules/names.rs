//! Names as written on a sheet. A name is never split into surname and given name.

use unicode_normalization::UnicodeNormalization;

use crate::names::{is_common_surname, is_full_name};

use super::codes::{read_ethnicity, read_sex, Sex};
use super::text::{clean_line, is_han, is_private_use, squeeze};

/// Most characters a name may have.
pub const LONGEST: usize = 50;

/// What a name cell says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameReading {
    /// The name as stored.
    pub name: String,
    /// `李娜（女）` gives the sex.
    pub sex: Option<Sex>,
    /// `李娜（女，蒙古族）` gives the ethnic group.
    pub ethnicity: Option<&'static str>,
    /// A character is drawn as × □ ？ or spelled out in brackets.
    pub placeholder: bool,
    /// A character lies in a private-use area.
    pub private_use: bool,
    /// Digits, letters or signs stand among Chinese characters: `李明2`, `李@明`.
    pub mixed: bool,
}

/// Whether a cell of names says that there is nobody: 暂缺, 待定.
#[must_use]
pub fn is_vacant(raw: &str) -> bool {
    matches!(
        squeeze(raw).trim_matches(['(', ')']),
        "空缺"
            | "缺位"
            | "暂缺"
            | "缺"
            | "缺额"
            | "缺员"
            | "待定"
            | "未定"
            | "待补"
            | "待选"
            | "暂无人选"
            | "无人选"
            | "无合适人选"
            | "暂无合适人选"
            | "空"
            | "空白"
            | "待确定"
            | "未确定"
            | "拟定中"
            | "正在拟定"
            | "物色中"
            | "正在物色"
            | "推选中"
            | "酝酿中"
            | "未储备"
            | "暂未储备"
            | "无储备"
            | "未推荐"
            | "暂未推荐"
            | "未上报"
            | "零报告"
    )
}

/// Whether a cell of names points elsewhere and names nobody: 见附件, 同上.
#[must_use]
pub fn points_elsewhere(raw: &str) -> bool {
    let text = squeeze(raw);
    let text = text.trim_matches(['(', ')']);
    let see = ["见", "详见", "另见", "参见"]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    let paper = ["附", "表", "名单", "后", "另", "上", "下", "材料"];
    see.is_some_and(|rest| paper.iter().any(|word| rest.starts_with(word)))
        || matches!(
            text,
            "同上" | "同前" | "同下" | "同左" | "附后" | "另附" | "略" | "若干" | "附件" | "附表"
        )
}

/// Whether a cell of names counts people it does not name: 李四等3人.
#[must_use]
pub fn counts_more(raw: &str) -> bool {
    let text = squeeze(raw);
    let count = text
        .strip_suffix(['人', '名'])
        .and_then(|rest| rest.rsplit_once('等'));
    count.is_some_and(|(name, count)| {
        let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两多".contains(c);
        !name.is_empty() && count.chars().all(number)
    })
}

/// The two names of a text in which one follows the other without a mark: 王建国李小红. Each has a
/// surname that many have, and the whole is no name of one.
#[must_use]
pub fn run_together(name: &str) -> Option<(&str, &str)> {
    if is_full_name(name) || name.chars().count() > 6 || !name.chars().all(is_han) {
        return None;
    }
    let whole = |part: &str| is_full_name(part) && part.starts_with(is_common_surname);
    let cuts = name.char_indices().map(|(at, _)| name.split_at(at));
    let mut cuts = cuts.filter(|(one, other)| whole(one) && whole(other));
    cuts.next()
}

/// Reads a name cell.
#[must_use]
pub fn read_name(raw: &str) -> NameReading {
    let mut reading = NameReading::default();
    let mut line = clean_line(raw);
    line = take_words(&mut reading, line);
    while let Some((outside, inside)) = last_brackets(&line) {
        if !take_brackets(&mut reading, &inside) {
            break;
        }
        line = outside;
    }
    for title in ["同志", "（先进个人）"] {
        if let Some(rest) = line.trim_end().strip_suffix(title) {
            if rest.trim().chars().count() >= 2 {
                let kept = rest.len();
                line.truncate(kept);
            }
        }
    }
    reading.name = joined(
        unnumbered(line.trim())
            .trim_matches(|c| matches!(c, '*' | '＊' | '\'' | '"' | '，' | '。' | '、' | ',')),
    );
    reading.private_use = reading.name.chars().any(is_private_use);
    let told = tells_namesakes(&reading.name) || is_vacant(&reading.name);
    reading.placeholder = !told && reading.name.chars().any(is_placeholder);
    let plain = |c: char| c.is_ascii_alphanumeric() || "@#$%&+=<>~^|\\!".contains(c);
    reading.mixed = reading.name.chars().any(is_han) && squeeze(&reading.name).chars().any(plain);
    reading
}

/// Takes the sex or ethnic group that stands before or after a name: `李明，男`, `女 王芳`.
fn take_words(reading: &mut NameReading, line: String) -> String {
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '/' | '／'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_name =
        |word: &str| word.chars().count() >= 2 && word.chars().all(|c| is_han(c) || c == '·');
    let told = |word: &str| {
        matches!(word, "男" | "女") || (word.ends_with('族') && read_ethnicity(word).is_some())
    };
    let name = match words.as_slice() {
        [name, rest @ ..] | [rest @ .., name] if !rest.is_empty() && is_name(name) => {
            Some((name, rest))
        }
        _ => None,
    };
    let Some((name, rest)) =
        name.filter(|(name, rest)| !told(name) && rest.iter().all(|word| told(word)))
    else {
        return line;
    };
    take_brackets(reading, &rest.join("、"));
    (*name).to_owned()
}

/// A name cell without the remark in brackets after the name, and the remark: `李明（已退出）`,
/// `王芳（大学生村官）`. Sex and ethnic group are none, nor are parts of a character that could
/// not be typed (`李（氵甸）`).
#[must_use]
pub fn without_note(raw: &str) -> (&str, Option<String>) {
    const PARTS: &str = "亻氵扌忄讠钅纟艹犭饣礻衤丬冫疒彳";
    let whole = raw.trim();
    if let Some((name, left)) = leaving(whole).or_else(|| after_a_dash(whole)) {
        return (name, Some(left));
    }
    let found = whole.strip_suffix(['）', ')']).and_then(|inner| {
        let open = inner.rfind(['（', '('])?;
        let (outside, inside) = inner.split_at(open);
        Some((
            outside.trim(),
            clean_line(inside.trim_start_matches(['（', '('])),
        ))
    });
    let is_note = |name: &str, note: &str| {
        let han = |text: &str| text.chars().filter(|c| is_han(*c)).count();
        let parts = note.chars().any(|c| PARTS.contains(c));
        han(name) >= 2
            && (han(note) >= 3 || is_office_word(note) || is_group(note) || is_vacant(note))
            && !parts
            && !name.chars().chain(note.chars()).any(is_placeholder)
            && !take_brackets(&mut NameReading::default(), note)
    };
    match found {
        Some((name, note)) if is_note(name, &note) => (name, Some(note)),
        _ => (raw, None),
    }
}

/// `赵敏 退出` and `赵敏-已退出`: no name ends so.
fn leaving(whole: &str) -> Option<(&str, String)> {
    let note = ["已退出", "已退库", "已出库", "退出", "退库", "出库"]
        .into_iter()
        .find(|word| whole.ends_with(word))?;
    let name = whole[..whole.len() - note.len()].trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '—' | '，' | ',' | '、' | ':' | '：')
    });
    let han = name.chars().filter(|c| is_han(*c)).count();
    (han >= 2
        && name
            .chars()
            .all(|c| is_han(c) || c.is_whitespace() || c == '·'))
    .then(|| (name, note.to_owned()))
}

/// `周涛-后备`: no name goes on so, unless another name does.
fn after_a_dash(whole: &str) -> Option<(&str, String)> {
    let (name, note) = whole.rsplit_once(['-', '—', '－'])?;
    let name = name.trim_end_matches(['-', '—', '－', ' ']);
    let all_han = |text: &str| text.chars().count() >= 2 && text.chars().all(is_han);
    let told = all_han(note) && (is_office_word(note) || note.chars().count() > 4);
    (told && all_han(name)).then(|| (name, note.to_owned()))
}

/// 一组, 3社: the group of the village somebody belongs to.
fn is_group(note: &str) -> bool {
    let number = note.strip_suffix(['组', '社', '队']);
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    number.is_some_and(|number| !number.is_empty() && number.chars().all(digit))
}

/// Words of one or two characters that are said of a person and make no character.
fn is_office_word(note: &str) -> bool {
    matches!(
        note,
        "退出"
            | "退库"
            | "出库"
            | "调出"
            | "调离"
            | "移出"
            | "调入"
            | "新增"
            | "兼职"
            | "书记"
            | "主任"
            | "委员"
            | "会计"
            | "文书"
            | "村医"
            | "组长"
            | "党员"
            | "团员"
            | "群众"
            | "预备"
            | "去世"
            | "病故"
            | "已故"
            | "已退"
            | "除名"
            | "转出"
            | "后备"
            | "储备"
            | "拟"
            | "拟定"
            | "兼"
            | "兼任"
            | "第一"
            | "第二"
            | "在任"
            | "离任"
            | "残疾"
            | "在读"
    )
}

/// Whether a name ends with a word in brackets that offices tell namesakes apart by: `李娜（大）`.
#[must_use]
pub fn tells_namesakes(name: &str) -> bool {
    last_brackets(name).is_some_and(|(outside, inside)| {
        let words = "大小老少长幼东西南北上下前后甲乙丙丁一二三";
        let mut word = inside.chars();
        let one = word
            .next()
            .is_some_and(|c| words.contains(c) || c.is_ascii_alphanumeric());
        one && word.next().is_none()
            && outside.chars().count() >= 2
            && outside.chars().all(|c| is_han(c) || c == '·')
    })
}

/// `1.王芳` and `★王芳` are 王芳.
fn unnumbered(line: &str) -> &str {
    let line = line
        .trim_start_matches(['★', '☆', '▲', '※', '◆'])
        .trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = rest.trim_start_matches(['.', '、', '．', ' ']);
    if rest.len() < line.len() && name.len() < rest.len() && !name.is_empty() {
        name
    } else {
        line
    }
}

pub(super) fn is_placeholder(c: char) -> bool {
    matches!(
        c,
        '×' | '□'
            | '？'
            | '?'
            | '■'
            | '\u{FFFD}'
            | '*'
            | '＊'
            | '○'
            | '●'
            | '＿'
            | '_'
            | '〓'
            | '▢'
            | '△'
            | '('
            | ')'
            | '（'
            | '）'
            | '✕'
            | '╳'
    )
}

/// Whether two names may be one of which a character could not be typed: equally long, and
/// different only where one of them has a placeholder or a private-use character.
#[must_use]
pub fn matches_placeholder(one: &str, other: &str) -> bool {
    let open = |c: char| is_placeholder(c) || is_private_use(c);
    one.chars().count() == other.chars().count()
        && one
            .chars()
            .zip(other.chars())
            .all(|(a, b)| a == b || open(a) || open(b))
}

/// The text before the brackets that end it, and what stands in them.
fn last_brackets(line: &str) -> Option<(String, String)> {
    let line = line.trim_end();
    let inner = line.strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let width = inner[open..].chars().next()?.len_utf8();
    let outside = inner[..open].trim_end();
    (!outside.is_empty()).then(|| (outside.to_owned(), inner[open + width..].to_owned()))
}

/// A text without the number of an ID or a phone in the brackets that end it, and the number:
/// 张三（150221198506150017）.
#[must_use]
pub fn without_number(raw: &str) -> Option<(String, String)> {
    if raw.len() < 11 || raw.chars().filter(|c| c.is_numeric()).count() < 11 {
        return None;
    }
    let text: String = raw.nfkc().collect();
    let (outside, inside) = last_brackets(&text)?;
    let words = || inside.split(['，', ',', '、', '；', ';', ' ', '/', ':', '：']);
    let digits = |word: &&str| word.bytes().filter(u8::is_ascii_digit).count() >= 11;
    let mut numbers = words().filter(digits);
    let (number, None) = (numbers.next()?, numbers.next()) else {
        return None;
    };
    let named = [
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "身份证",
        "电话",
        "手机",
    ];
    let rest: Vec<&str> = words()
        .filter(|word| !digits(word) && !word.is_empty() && !named.contains(word))
        .collect();
    let name = if rest.is_empty() {
        outside
    } else {
        format!("{outside}（{}）", rest.join("，"))
    };
    Some((name, number.to_owned()))
}

/// Takes sex and ethnic group, when the brackets hold nothing else.
pub(super) fn take_brackets(reading: &mut NameReading, inside: &str) -> bool {
    let (mut sex, mut ethnicity) = (None, None);
    for word in inside
        .split(['，', ',', '、', '；', ';', ' ', '/'])
        .filter(|word| !word.trim().is_empty())
    {
        if let Some(found) =
            read_sex(word).filter(|_| !word.trim().bytes().all(|b| b.is_ascii_digit()))
        {
            sex = Some(found);
        } else if let Some(found) = read_ethnicity(word) {
            ethnicity = Some(found);
        } else {
            return false;
        }
    }
    reading.sex = reading.sex.or(sex);
    reading.ethnicity = reading.ethnicity.or(ethnicity);
    sex.is_some() || ethnicity.is_some()
}

/// Blanks between Chinese characters go, interpuncts between them become `·`.
fn joined(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let wide = |c: char| is_han(c) || is_private_use(c) || is_placeholder(c) || c == '·';
    let mut name = String::with_capacity(line.len());
    for (at, &c) in chars.iter().enumerate() {
        let before = chars[..at]
            .iter()
            .rev()
            .find(|c| !c.is_whitespace())
            .copied();
        let after = chars[at + 1..].iter().find(|c| !c.is_whitespace()).copied();
        let inside = before.is_some_and(wide) && after.is_some_and(wide);
        if is_interpunct(c) && inside {
            if !name.ends_with('·') {
                name.push('·');
            }
        } else if !(c.is_whitespace()
            && (before.is_some_and(|c| wide(c) || is_interpunct(c))
                || after.is_some_and(|c| wide(c) || is_interpunct(c))))
        {
            name.push(c);
        }
    }
    name
}

pub(super) fn is_interpunct(c: char) -> bool {
    matches!(
        c,
        '·' | '•'
            | '‧'
            | '・'
            | '●'
            | '∙'
            | '⋅'
            | '．'
            | '.'
            | '\u{2024}'
            | '\u{0387}'
            | '\u{FF65}'
            | '\u{2E33}'
            | '∘'
            | '◦'
            | '˙'
            | '﹒'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_blanks_titles_and_strange_dots() {
        for (raw, expect) in [
            ("李  明", "李明"),
            ("李\u{3000}明 ", "李明"),
            ("盖\u{a0}晟", "盖晟"),
            ("李明同志", "李明"),
            ("玉素甫•努尔", "玉素甫·努尔"),
            ("玉素甫・阿依木", "玉素甫·阿依木"),
            ("玉素甫.买买提", "玉素甫·买买提"),
            ("玉素甫 · 买买提", "玉素甫·买买提"),
            ("玉素甫●买买提", "玉素甫·买买提"),
            ("John Smith", "John Smith"),
            ("朱锁槐\u{200b}", "朱锁槐"),
            ("侯𬱖 ", "侯𬱖"),
            ("李\n明", "李明"),
            ("苏日娜敖其尔斯琴", "苏日娜敖其尔斯琴"),
        ] {
            assert_eq!(read_name(raw).name, expect, "{raw:?}");
        }
    }

    #[test]
    fn brackets_give_sex_and_ethnic_group() {
        let name = read_name("李娜（女，蒙古族）");
        assert_eq!(
            (name.name.as_str(), name.sex, name.ethnicity),
            ("李娜", Some(Sex::Female), Some("蒙古族"))
        );
        let name = read_name("才让(藏)");
        assert_eq!(
            (name.name.as_str(), name.ethnicity, name.placeholder),
            ("才让", Some("藏族"), false)
        );
    }

    #[test]
    fn sex_and_ethnic_group_may_stand_beside_a_name() {
        for (raw, name, sex) in [
            ("李明，男", "李明", Some(Sex::Male)),
            ("女 王芳", "王芳", Some(Sex::Female)),
            ("李明 男 汉族", "李明", Some(Sex::Male)),
            ("李 亚 男", "李亚男", None),
            ("李亚男", "李亚男", None),
            ("女 娲", "女娲", None),
        ] {
            let found = read_name(raw);
            assert_eq!((found.name.as_str(), found.sex), (name, sex), "{raw}");
        }
    }

    #[test]
    fn digits_and_letters_in_a_chinese_name_are_flagged() {
        assert!(read_name("李明2").mixed && read_name("王芳A").mixed);
        assert!(!read_name("李明").mixed && !read_name("John Smith").mixed);
    }

    #[test]
    fn words_for_an_empty_place_are_no_name() {
        for raw in ["暂 缺", "（待定）", "（空）", "拟定中"] {
            assert!(is_vacant(raw), "{raw}");
        }
        assert!(!is_vacant("缺一"));
        assert!(points_elsewhere("见附件") && points_elsewhere("同上"));
        assert!(counts_more("李四等3人") && counts_more("李四等人") && !counts_more("等人"));
        assert!(!points_elsewhere("见喜") && !counts_more("李善人"));
    }

    #[test]
    fn remarks_in_brackets_are_no_part_of_a_name() {
        for (raw, name, note) in [
            ("李明（已退出）", "李明", Some("已退出")),
            ("王芳\n(大学生村官)", "王芳", Some("大学生村官")),
            ("李娜（女，蒙古族）", "李娜（女，蒙古族）", None),
            ("李明（氵甸月）", "李明（氵甸月）", None),
            ("李（氵甸）", "李（氵甸）", None),
            ("赵磊", "赵磊", None),
            ("李明（退出）", "李明", Some("退出")),
            ("李明（党员）", "李明", Some("党员")),
            ("赵敏 退出", "赵敏", Some("退出")),
            ("赵敏-已退出", "赵敏", Some("已退出")),
            ("周涛-后备", "周涛", Some("后备")),
            ("周九（已故）", "周九", Some("已故")),
            ("孙杰（一组）", "孙杰", Some("一组")),
            ("郑军（兼）", "郑军", Some("兼")),
            ("褚明（第一）", "褚明", Some("第一")),
            ("李明（日月）", "李明（日月）", None),
            ("张三（待定）", "张三", Some("待定")),
        ] {
            assert_eq!(without_note(raw), (name, note.map(str::to_owned)), "{raw}");
        }
    }

    #[test]
    fn characters_that_could_not_be_typed_are_flagged_and_kept() {
        let namesake = read_name("李娜（大）");
        assert!(tells_namesakes(&namesake.name) && !namesake.placeholder);
        for raw in ["张□", "赵（王×）", "李（氵甸）", "王？", "张*"] {
            let name = read_name(raw);
            assert!(name.placeholder || raw == "张*", "{raw}");
        }
        assert_eq!(read_name("赵（王×） ").name, "赵（王×）");
        assert!(read_name("毛\u{e863}").private_use);
    }
}
