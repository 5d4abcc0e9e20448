//! Titles as offices write them: `党支部书记、村委会主任（一肩挑）`, `青禾镇党委书记`.

use unicode_normalization::UnicodeNormalization as _;

/// Before 书记 or 支书, another office than that of the village's party secretary.
const OTHER: &[&str] = &[
    "副",
    "第一",
    "团支部",
    "团总支",
    "团委",
    "团",
    "纪检",
    "纪委",
    "驻村",
    "名誉",
    "妇联",
    "工会",
];
/// What the party's own body in a village is called.
const BODY: &[&str] = &["党支部", "党总支", "党委", "党组织", "支部", "总支", "党"];
/// One who was it once.
const FORMER: &[&str] = &["原", "前", "原任", "前任", "原村", "前任村", "离任", "卸任"];
/// After it, somebody who only works for the secretary.
const ASSISTING: &[&str] = &["助理", "员", "室"];
/// What a place's own name ends with.
const PLACES: &[&str] = &[
    "镇", "乡", "街道", "苏木", "县", "区", "旗", "村", "社区", "嘎查",
];
/// What stands between titles.
const SEPARATORS: &[char] = &[
    '、', '，', ',', '；', ';', '/', '（', '）', '(', ')', '+', '兼',
];
/// The title that is known by its meaning, not by its letters.
const SECRETARY: &str = "村党组织书记";

/// Whether a title held at a village is that of its party secretary: 党支部书记, 党总支书记, 村党委书记,
/// 支书, 书记兼主任, 书记、主任（一肩挑）. A 副书记, 第一书记, 团支部书记 or 纪检书记 is not.
#[must_use]
pub fn is_village_party_secretary(title: &str) -> bool {
    let title = bare(title);
    if title.split(SEPARATORS).any(|part| part.starts_with("助理")) {
        return false;
    }
    ["书记", "支书"].iter().any(|word| {
        title.match_indices(word).any(|(at, _)| {
            let (before, after) = (&title[..at], &title[at + word.len()..]);
            let since = before.rsplit(SEPARATORS).next().unwrap_or_default();
            let body = BODY.iter().find_map(|body| since.strip_suffix(body));
            !FORMER.contains(&body.unwrap_or(since))
                && !OTHER.iter().any(|other| before.ends_with(other))
                && !ASSISTING.iter().any(|word| after.starts_with(word))
        })
    })
}

/// Whether a title is one of the wanted ones (separated by 、), with or without the name of the
/// place before it: `青禾镇党委书记` holds `党委书记` and `镇党委书记`.
#[must_use]
pub fn holds_title(title: &str, wanted: &str) -> bool {
    let parts: Vec<String> = parts(title).collect();
    self::parts(wanted).any(|wanted| {
        (wanted == SECRETARY && is_village_party_secretary(title))
            || parts.iter().any(|part| is_title(part, &wanted))
    })
}

fn is_title(part: &str, wanted: &str) -> bool {
    let begins = PLACES.iter().any(|kind| wanted.starts_with(kind));
    part.strip_suffix(wanted).is_some_and(|place| {
        let another = place.contains("书记")
            || FORMER.contains(&place)
            || OTHER.iter().any(|other| place.ends_with(other));
        place.is_empty() || PLACES.iter().any(|kind| place.ends_with(kind)) || begins && !another
    })
}

/// The single titles of a text.
fn parts(titles: &str) -> impl Iterator<Item = String> + '_ {
    titles
        .split(SEPARATORS)
        .map(bare)
        .filter(|part| !part.is_empty())
}

/// A title without white space, in the usual width.
fn bare(title: &str) -> String {
    title
        .nfkc()
        .filter(|character| !character.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_party_secretary_is_known_however_the_post_is_written() {
        for title in [
            "村党组织书记",
            "党支部书记",
            "党总支书记",
            "村党委书记",
            "申家营村党支部书记",
            "支书",
            "村支书",
            "书记兼主任",
            "书记、主任（一肩挑）",
            "党支部 书记、村委会主任",
            "村党支部书记主任",
            "村委会主任、党支部书记",
            "第一书记兼党支部书记",
            "代理支部书记",
            "草原村党支部书记",
            "团结村党支部书记",
            "支部书记",
            "书记",
            "党支部书记（主任）",
            "主任 / 书记",
            "书记、副主任",
        ] {
            assert!(is_village_party_secretary(title), "{title}");
        }
        for title in [
            "副书记",
            "党支部副书记、村委会主任",
            "驻村第一书记",
            "团支部书记",
            "纪检书记",
            "原党支部书记助理",
            "书记助理",
            "书记（主任）助理",
            "共青团书记",
            "第一书记",
            "副支书",
            "",
            "村委会主任",
            "原支书",
            "村委会主任、原党支部书记",
            "党支部委员、妇联主席",
        ] {
            assert!(!is_village_party_secretary(title), "{title}");
        }
    }

    #[test]
    fn a_title_is_known_with_the_name_of_its_place_and_among_others() {
        let check = |title: &str, wanted: &str, expect: bool| {
            assert_eq!(holds_title(title, wanted), expect, "{title} / {wanted}");
        };
        check("党委书记", "乡镇党委书记、党委书记", true);
        check("青禾镇党委书记", "乡镇党委书记、党委书记", true);
        check("青禾镇党委书记", "镇党委书记", true);
        check("党委书记、人大主席", "党委书记", true);
        check("党委副书记", "党委书记", false);
        check("原党委书记", "党委书记", false);
        check("副镇长", "镇长", false);
        check("党支部书记、村委会主任", "村党组织书记", true);
        check("村委会副主任", "村委会主任、村党组织书记", false);
    }
}
