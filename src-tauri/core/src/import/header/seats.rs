//! Columns of mentors: the seat a header names and what stands under it.

use std::sync::LazyLock;

use super::aliases::MENTORS;
use super::known::{normalise, EXACT};
use super::Target;

/// Seats of stated mentors.
pub struct Seats;

impl Seats {
    /// Seats a header may name.
    pub const KNOWN: [&'static str; 5] = [
        "包村领导",
        "包村干部",
        "村党组织书记",
        "驻村第一书记",
        "帮带人",
    ];
    /// The seat of a mentor whose header and post name none.
    pub const GENERAL: &'static str = "帮带人";
}

/// Words for mentors that are telling even inside a longer header.
static MENTOR_WORDS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let vague = ["书记", "支书", "责任人", "联系人", "班子成员"];
    let words = MENTORS.iter().flat_map(|(seat, words)| {
        words
            .split_whitespace()
            .map(move |word| (normalise(word), *seat))
    });
    words
        .filter(|(word, _)| word.chars().count() >= 2 && !vague.contains(&word.as_str()))
        .collect()
});

/// The seat a header or group names; the empty text when mentors stand in it on no seat.
pub(super) fn mentor_seat(word: &str) -> Option<String> {
    if word.is_empty() || word.contains("帮带对象") || word.contains("被帮带") {
        return None;
    }
    // 现任书记 beside 后备人选 is who may mentor them.
    let word = word.strip_prefix("现任").unwrap_or(word);
    if let Some(Target::Mentors(seat)) = EXACT.get(word) {
        return Some(seat.clone());
    }
    MENTOR_WORDS
        .iter()
        .filter(|(alias, _)| word.contains(alias.as_str()) && !names_candidates(word, alias))
        .max_by_key(|(alias, _)| alias.len())
        .map(|(_, seat)| (*seat).to_owned())
}

/// Whether a header speaks of those who may follow the holder of a post: 党组织书记后备人选.
fn names_candidates(word: &str, post: &str) -> bool {
    let after = word.rsplit_once(post).map_or("", |(_, after)| after);
    ["后备", "储备", "人选", "接班"]
        .iter()
        .any(|candidates| after.contains(candidates))
}

/// A column under or after a mentor's seat.
pub(super) fn mentor_column(seat: &str, word: &str) -> Option<Target> {
    let seat = seat.to_owned();
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    if let Some(own) = mentor_seat(word).filter(|own| !own.is_empty()) {
        return Some(Target::Mentors(own));
    }
    if has(&["姓名", "名字", "名单"]) && has(&["职务", "单位", "电话", "手机", "联系方式"])
    {
        Some(Target::Mentors(seat))
    } else if has(&["电话", "手机", "联系方式"]) {
        None
    } else if has(&["姓名", "名字", "人员"]) {
        Some(Target::MentorName(seat))
    } else if has(&["职务", "单位", "岗位", "职位"]) {
        Some(Target::MentorPost(seat))
    } else if word.chars().all(|c| c.is_ascii_digit())
        || mentor_seat(word).is_some()
        || matches!(word, "一" | "二" | "三")
    {
        Some(Target::Mentors(seat))
    } else {
        None
    }
}

/// 包村领导及职务: the mentors with their posts; 包村领导及联系电话: the mentors, their phones are not
/// kept.
pub(super) fn mentors_and_more(word: &str) -> Option<Target> {
    let at = word.find(['及', '和', '与', '/'])?;
    let rest = word[at..].trim_start_matches(['及', '和', '与', '/']);
    let more = matches!(EXACT.get(rest), Some(Target::Phone))
        || matches!(rest, "职务" | "单位职务" | "单位及职务");
    mentor_seat(&word[..at])
        .filter(|_| more)
        .map(Target::Mentors)
}
