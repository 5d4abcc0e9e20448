//! What the names of villages follow.

use crate::date::{Day, PartialDate};
use crate::names::pinyin;
use crate::people::rules::text::{clean_line, squeeze};

use super::VillageDraft;

/// Endings that say what a village is without being part of what it is called.
const ENDINGS: &[&str] = &[
    "村民委员会",
    "居民委员会",
    "村委会",
    "居委会",
    "牧委会",
    "行政村",
    "社区",
    "嘎查",
    "村",
];

/// What a village may be.
pub(super) const KINDS: [&str; 4] = ["村", "社区", "嘎查", "牧委会"];

/// The kind a name says by its ending; `None` when it says nothing.
#[must_use]
pub fn kind_of(name: &str) -> Option<&'static str> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&["社区", "居委会", "居民委员会"]) {
        Some("社区")
    } else if ends(&["嘎查"]) {
        Some("嘎查")
    } else if ends(&["牧委会"]) {
        Some("牧委会")
    } else if ends(&["村", "村委会", "村民委员会"]) {
        Some("村")
    } else {
        None
    }
}

/// What is left of a village's name without white space, brackets' content kept, and without its
/// ending: 枣园子村, 枣园子 and 枣园子村委会 are one stem. A name that is all ending keeps it.
#[must_use]
pub fn stem(name: &str) -> String {
    let bare: String = name
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '（' | '）' | '(' | ')'))
        .collect();
    let ending = ENDINGS.iter().find(|ending| bare.ends_with(**ending));
    match ending {
        Some(ending) if bare.len() > ending.len() => bare[..bare.len() - ending.len()].to_owned(),
        _ => bare,
    }
}

/// Whether a change of the list may hold from a day on: once the day has come, and after the last
/// change, which is told in words. What is wrong with the day.
pub(super) fn may_change(
    what: &str,
    on: PartialDate,
    today: Day,
    last: Option<(PartialDate, &str)>,
) -> Result<(), String> {
    if today < on.first_day() {
        return Err(format!("{what}时间不能在将来，到那一天再登记"));
    }
    match last.filter(|(last, _)| on.first_day() <= last.first_day()) {
        Some((last, changed)) => {
            let last = last.in_words();
            Err(format!("{last}已经{changed}，{what}时间应晚于那一天"))
        }
        None => Ok(()),
    }
}

/// Records as a sentence names them: the first ones, and how many there are.
pub(super) fn some_records(records: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = records[..records.len().min(SHOWN)].join("、");
    match records.len() {
        ..=SHOWN => shown,
        all => format!("{shown}等 {all} 条"),
    }
}

/// By which names a village is known.
#[derive(Debug, Clone, Copy)]
pub struct KnownAs<'a> {
    /// Its township's name.
    pub township: &'a str,
    /// Its own name.
    pub name: &'a str,
    /// Its other names.
    pub aliases: &'a [String],
}

/// The places of the villages a written name may mean: by name or alias as written, else after the
/// township's name (甲镇/东村, 甲镇东村), else by stem.
#[must_use]
pub fn called(villages: &[KnownAs<'_>], written: &str) -> Vec<usize> {
    let written = written.trim();
    let places = |goes_by: &dyn Fn(&KnownAs<'_>) -> bool| -> Vec<usize> {
        let at = |at: &usize| goes_by(&villages[*at]);
        (0..villages.len()).filter(at).collect()
    };
    let names = |village: &KnownAs<'_>, is: &dyn Fn(&str) -> bool| {
        is(village.name) || village.aliases.iter().any(|alias| is(alias))
    };
    let as_written = places(&|it| names(it, &|name| name == written));
    if !as_written.is_empty() {
        return as_written;
    }
    let in_township = places(&|it| {
        let own = written.strip_prefix(it.township);
        let own = own.map(|own| own.strip_prefix('/').unwrap_or(own));
        own.is_some_and(|own| names(it, &|name| name == own))
    });
    if !in_township.is_empty() {
        return in_township;
    }
    let stem_of = stem(written);
    places(&|it| names(it, &|name| stem(name) == stem_of))
}

/// Characters that part one village from another of nearly its name: 前营 and 后营.
const APART: &str = "东西南北中上下前后左右内外里大小新老旧一二三四五六七八九十";

/// Whether two different names may be the full and the short name of one village: 申家营村 and
/// 申营, 枣园子 and 枣园 or 枣子. Not where the longer says which of several it is: 申家后营 and
/// 申家营.
#[must_use]
pub fn may_be_short_for(short: &str, full: &str) -> bool {
    let (short, full) = (stem(short), stem(full));
    short.chars().count() < full.chars().count()
        && (lacks_inside(&short, &full)
            || lacks_inside(without_diminutive(&short), without_diminutive(&full)))
}

/// Whether a name is another without characters in its middle, if any, none of which parts one
/// village from another.
fn lacks_inside(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let (first, last) = (full.chars().next(), full.chars().last());
    let mut left_out = String::new();
    let in_order = short.chars().all(|wanted| {
        rest.by_ref()
            .find(|&c| {
                c == wanted || {
                    left_out.push(c);
                    false
                }
            })
            .is_some()
    });
    short.chars().count() >= 2
        && in_order
        && rest.as_str().is_empty()
        && (short.chars().next(), short.chars().last()) == (first, last)
        && !left_out.contains(|c| APART.contains(c))
}

/// Whether two different names sound alike, so that one may be a misspelling of the other: 沈家营 and
/// 申家营, 大王莊 and 大王庄.
#[must_use]
pub fn may_be_misspelt_for(one: &str, other: &str) -> bool {
    let (one, other) = (stem(one), stem(other));
    one != other && pinyin::plain(&one) == pinyin::plain(&other)
}

/// 枣园子 without its 子.
fn without_diminutive(stem: &str) -> &str {
    let own = stem.strip_suffix(['子', '儿']);
    own.filter(|own| own.chars().count() >= 2).unwrap_or(stem)
}

/// Whether a text is a 12-digit village code.
#[must_use]
pub fn is_code(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The villages of pasted text, each once; [`super::read::pasted_list`] also tells of its lines.
#[must_use]
pub fn parse(text: &str) -> Vec<VillageDraft> {
    super::read::pasted_list(text).villages
}

/// Every village that pasted text names, with its line, counted from 0: one a line,
/// `name[,code[,alias/alias[,township]]]`, columns also parted by tabs, full-width commas or
/// 、between plain names. The words above a column, numbers before the names and white space in them
/// are none of theirs.
pub(super) fn parse_lines(text: &str) -> Vec<(usize, VillageDraft)> {
    let mut drafts = Vec::new();
    let lines = text.lines().enumerate();
    for (number, line) in lines.filter(|(_, line)| !is_heading(line)) {
        let line = unnumbered(line);
        let names: Vec<&str> = if line.contains([',', '，', '\t']) {
            vec![line]
        } else {
            line.split(['、', ';', '；']).collect()
        };
        for entry in names {
            let draft = parse_entry(entry);
            if !draft.name.is_empty() {
                drafts.push((number, draft));
            }
        }
    }
    drafts
}

/// A name without white space: 柳河 村 is 柳河村.
pub(super) fn squeezed(name: &str) -> String {
    name.split_whitespace().collect()
}

/// Words that stand above a column of a list.
const HEADINGS: &[&str] = &[
    "序号",
    "编号",
    "村",
    "村名",
    "村名称",
    "行政村",
    "名称",
    "村（社区）",
    "代码",
    "村代码",
    "区划代码",
    "别名",
    "乡镇",
];

/// Whether a line only says what stands below it: 村名, 序号 村名.
pub(super) fn is_heading(line: &str) -> bool {
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、');
    let mut words = line.split(between).filter(|word| !word.is_empty());
    words.clone().next().is_some() && words.all(|word| HEADINGS.contains(&word))
}

/// A line without its number: `3` and what parts it from the name.
fn unnumbered(line: &str) -> &str {
    let rest = line
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.trim_start().len() - rest.len();
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '.' | '．');
    let name = rest.trim_start_matches(parts);
    if (1..=4).contains(&digits) && name.len() < rest.len() && !name.is_empty() {
        name
    } else {
        line
    }
}

impl VillageDraft {
    /// Whether both name one village.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.name == other.name && self.township == other.township
    }

    /// Takes what another line says of the village and this one does not.
    pub(super) fn complete_from(&mut self, other: Self) {
        self.code = self.code.take().or(other.code);
        for alias in other.aliases {
            if !self.aliases.contains(&alias) {
                self.aliases.push(alias);
            }
        }
    }
}

fn parse_entry(entry: &str) -> VillageDraft {
    let mut cells = entry.split([',', '，', '\t']).map(clean_line);
    let mut next = || cells.next().filter(|cell| !cell.is_empty());
    let name = squeezed(&next().unwrap_or_default());
    let code = next().map(|code| squeeze(&code));
    let aliases = next().unwrap_or_default();
    VillageDraft {
        kind: kind_of(&name).map(str::to_owned),
        name,
        code,
        aliases: aliases
            .split('/')
            .map(str::trim)
            .filter(|a| !a.is_empty())
            .map(str::to_owned)
            .collect(),
        township: next(),
        began_on: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_the_list_holds_from_a_day_that_has_come_and_after_the_one_before_it() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        let today = date("2025-11-26").first_day();
        for (on, last, may) in [
            ("2025-11-26", None, true),
            ("2025-11-27", None, false),
            ("2025-12", None, false),
            ("2025-03-02", Some("2025-03"), true),
            ("2025-03-01", Some("2025-03"), false),
            ("2025-02", Some("2025-03-01"), false),
        ] {
            let last = last.map(|last| (date(last), "更过名"));
            let found = may_change("更名", date(on), today, last);
            assert_eq!(found.is_ok(), may, "{on} {last:?}");
        }
    }

    #[test]
    fn endings_do_not_make_another_village() {
        for name in [
            "枣园子村",
            "枣园子",
            "枣园子村委会",
            " 枣园子 村",
            "枣园子行政村",
        ] {
            assert_eq!(stem(name), "枣园子", "{name}");
        }
        assert_eq!(stem("青禾（社区）"), stem("青禾社区"));
        assert_eq!(stem("村"), "村");
    }

    #[test]
    fn a_village_is_called_by_its_names_after_its_township_or_by_its_stem() {
        let east = ["东庄".to_owned()];
        let known = |township, name, aliases| KnownAs {
            township,
            name,
            aliases,
        };
        let villages = [
            known("甲镇", "东村", east.as_slice()),
            known("乙镇", "东村", &[]),
            known("乙镇", "甲镇西村", &[]),
            known("甲镇", "西村", &[]),
        ];
        for (written, expect) in [
            ("东村", [0, 1].as_slice()),
            (" 东村 ", &[0, 1]),
            ("东庄", &[0]),
            ("甲镇/东村", &[0]),
            ("乙镇东村", &[1]),
            ("甲镇/东庄", &[0]),
            ("甲镇//东村", &[]),
            ("甲镇西村", &[2]),
            ("甲镇/西村", &[3]),
            ("东村委会", &[0, 1]),
            ("南村", &[]),
        ] {
            assert_eq!(called(&villages, written), expect, "{written}");
        }
    }

    #[test]
    fn a_short_name_may_be_of_the_village_with_the_full_one() {
        for (short, full) in [
            ("申营", "申家营村"),
            ("申营村", "申家营村"),
            ("柳沟", "柳树沟村"),
            ("枣园", "枣园子村"),
            ("枣子", "枣园子村"),
            ("枣子村", "枣园子"),
            ("申营", "申家营子村"),
        ] {
            assert!(may_be_short_for(short, full), "{short} {full}");
            assert!(!may_be_short_for(full, short), "{full} {short}");
        }
        for (one, other) in [
            ("东沙梁村", "西沙梁村"),
            ("沙梁村", "东沙梁村"),
            ("申家营村", "申家后营村"),
            ("河湾村", "下河湾村"),
            ("红旗村", "红旗一村"),
            ("申家营", "申家营村"),
            ("申家营村", "沈家营村"),
            ("营村", "申家营村"),
        ] {
            assert!(!may_be_short_for(one, other), "{one} {other}");
            assert!(!may_be_short_for(other, one), "{other} {one}");
        }
    }

    #[test]
    fn a_name_that_sounds_like_another_may_be_a_misspelling_of_it() {
        for (one, other) in [
            ("沈家营村", "申家营"),
            ("张家洼", "章家洼村"),
            ("大王莊", "大王庄村"),
        ] {
            assert!(may_be_misspelt_for(one, other), "{one} {other}");
            assert!(may_be_misspelt_for(other, one), "{other} {one}");
        }
        for (one, other) in [
            ("申家营", "申家营村"),
            ("申家营村", "柳树沟村"),
            ("东沙梁村", "西沙梁村"),
            ("红旗一村", "红旗二村"),
        ] {
            assert!(!may_be_misspelt_for(one, other), "{one} {other}");
        }
    }
}
