//! What mentoring follows, without store, file or clock.

use unicode_normalization::UnicodeNormalization as _;

/// Whether a title, held at a village, is that of its party secretary: 党支部书记, 党总支书记,
/// 书记兼主任, 书记、主任（一肩挑）… Deputies, 第一书记, those of the youth league or of discipline,
/// former ones and assistants are not.
#[must_use]
pub fn is_village_party_secretary(title: &str) -> bool {
    let title: String = title.nfkc().filter(|c| !c.is_whitespace()).collect();
    let parts: Vec<&str> = title
        .split(['、', ',', '，', ';', '；', '/', '(', ')', '+', '兼'])
        .collect();
    let assistant = parts.iter().any(|part| part.starts_with("助理"));
    !assistant && parts.iter().any(|part| is_secretary(part))
}

fn is_secretary(part: &str) -> bool {
    let others = [
        "副",
        "第一",
        "团支部",
        "团总支",
        "团委",
        "共青团",
        "纪检",
        "纪委",
        "原",
        "名誉",
    ];
    let Some(before) = ["书记", "支书"]
        .iter()
        .find_map(|word| part.strip_suffix(word))
    else {
        return false;
    };
    !others.iter().any(|other| before.ends_with(other)) && !before.starts_with("原")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_party_secretary_of_a_village_has_many_titles() {
        let check = |title: &str, expect: bool| {
            assert_eq!(is_village_party_secretary(title), expect, "{title}");
        };
        for title in [
            "村党组织书记",
            "党支部书记",
            "党总支书记",
            "村党委书记",
            "支部书记",
            "村支书",
            "书记",
            "书记兼主任",
            "书记、主任（一肩挑）",
            "村党支部书记、村委会主任",
            "党支部书记（主任）",
            "主任 / 书记",
            "团结村党支部书记",
            "书记、副主任",
        ] {
            check(title, true);
        }
        for title in [
            "党支部副书记",
            "副书记、主任",
            "驻村第一书记",
            "第一书记",
            "团支部书记",
            "共青团书记",
            "纪检书记",
            "书记助理",
            "书记（主任）助理",
            "原党支部书记",
            "村委会主任",
            "副支书",
            "",
        ] {
            check(title, false);
        }
    }
}
