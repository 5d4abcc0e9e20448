//! What the names of villages follow.

use std::collections::HashSet;

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

/// Whether a text is a 12-digit village code.
#[must_use]
pub fn is_code(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Villages from pasted text: one a line, `name[,code[,alias/alias[,township]]]`, columns also
/// parted by tabs, full-width commas or 、between plain names. Repeated names count once.
#[must_use]
pub fn parse(text: &str) -> Vec<VillageDraft> {
    let mut seen = HashSet::new();
    let mut drafts = Vec::new();
    for line in text.lines() {
        let names: Vec<&str> = if line.contains([',', '，', '\t']) {
            vec![line]
        } else {
            line.split(['、', ';', '；']).collect()
        };
        for entry in names {
            let draft = parse_entry(entry);
            if !draft.name.is_empty() && seen.insert((draft.township.clone(), draft.name.clone())) {
                drafts.push(draft);
            }
        }
    }
    drafts
}

fn parse_entry(entry: &str) -> VillageDraft {
    let mut cells = entry.split([',', '，', '\t']).map(str::trim);
    let mut next = || {
        cells
            .next()
            .filter(|cell| !cell.is_empty())
            .map(str::to_owned)
    };
    let name = next().unwrap_or_default();
    let code = next();
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_pasted_column_or_a_full_line_both_give_villages() {
        let drafts =
            parse("申家营村\n\n柳树沟村,150221100201,柳树沟/柳沟,青禾镇\n申家营村\n甲村、乙村\n");
        let names: Vec<&str> = drafts.iter().map(|draft| draft.name.as_str()).collect();
        assert_eq!(names, ["申家营村", "柳树沟村", "甲村", "乙村"]);
        assert_eq!(drafts[1].aliases, ["柳树沟", "柳沟"]);
        assert_eq!(drafts[1].township.as_deref(), Some("青禾镇"));
        assert_eq!(drafts[1].code.as_deref(), Some("150221100201"));
    }
}
