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

/// Characters of the words for what a mentor does: 挂钩, 包抓, 蹲点, 联点.
const DOING: &str = "包联挂钩驻帮带扶结对蹲点抓保";

/// Other characters of such words: 培养, 联系, 带教.
const DOING_TOO: &str = "培养联系教传指导辅考察";

/// Whom such a word is about, and the seat.
const HELPERS: [(&str, &str); 6] = [
    ("领导干部", "包村领导"),
    ("班子成员", "包村领导"),
    ("领导", "包村领导"),
    ("干部", "包村干部"),
    ("责任人", ""),
    ("老师", ""),
];

/// Of which rank or place they are: 包联县级领导, 联系乡镇班子成员.
const RANKS: [&str; 12] = [
    "县处级",
    "县级",
    "处级",
    "科级",
    "党政",
    "乡镇",
    "镇",
    "乡",
    "街道",
    "村",
    "社区",
    "嘎查",
];

/// The seat of the mentors a word names that is put together of what they do, of which rank they
/// are and what they are: 挂钩培养领导, 包抓领导, 蹲点干部, 联系班子成员.
pub(super) fn helpers_seat(word: &str) -> Option<&'static str> {
    let found = HELPERS.iter().find_map(|(who, seat)| {
        let doing = word.strip_suffix(who)?;
        Some((doing, *seat))
    });
    let (doing, seat) = found?;
    let doing = RANKS.iter().fold(doing, |doing, rank| {
        let doing = doing.strip_suffix(rank).unwrap_or(doing);
        doing.strip_prefix(rank).unwrap_or(doing)
    });
    is_helping(doing).then_some(seat)
}

/// Whether a text says nothing but what a mentor does: 挂钩, 帮扶, 联系.
pub(super) fn is_helping(text: &str) -> bool {
    text.chars().count() >= 2
        && text.contains(|c| DOING.contains(c))
        && text
            .chars()
            .all(|c| DOING.contains(c) || DOING_TOO.contains(c))
}

/// Words for what mentors do, and for the mentors only where nothing follows.
const MENTORING: [&str; 5] = ["结对帮带", "导师帮带", "传帮带", "帮带", "帮扶"];

/// What a header is about that ends so, and not whose mentors stand in it.
const MATTERS: &[&str] = &[
    "措施",
    "计划",
    "目标",
    "记录",
    "时间",
    "日期",
    "形式",
    "协议",
    "协议书",
    "周期",
    "频次",
    "次数",
    "内容",
    "成效",
    "方式",
    "评价",
    "评语",
    "评定",
    "任务",
    "效果",
    "重点",
    "方案",
    "方法",
    "进度",
    "进展",
    "期限",
    "年限",
    "项目",
    "事项",
    "主题",
    "地点",
    "结果",
    "总结",
    "台账",
    "要求",
    "承诺",
    "责任书",
    "制度",
    "职责",
    "分工",
    "工作",
    "建议",
    "打算",
    "需求",
    "做法",
    "关系",
];

/// The seat of the mentors a header names; `None` where it is about what they do: 帮带措施,
/// 导师评价.
pub(super) fn mentors_of(word: &str) -> Option<String> {
    let seat = mentor_seat(word)?;
    if EXACT.contains_key(word) || helpers_seat(word).is_some() {
        return Some(seat);
    }
    let alias = MENTOR_WORDS
        .iter()
        .map(|(alias, _)| alias.as_str())
        .filter(|alias| word.contains(alias))
        .max_by_key(|alias| alias.len())?;
    let (_, rest) = word.split_once(alias)?;
    let people = |rest: &str| {
        [
            "及", "和", "与", "/", "姓名", "名字", "名单", "人员", "成员",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
            || rest
                .chars()
                .all(|c| c.is_ascii_digit() || "一二三四五".contains(c))
    };
    let matter = MATTERS.iter().any(|end| rest.ends_with(end)) || rest.contains("帮带");
    (people(rest) || !(matter || is_mentoring(alias))).then_some(seat)
}

/// Whether a word is one for what mentors do.
pub(super) fn is_mentoring(word: &str) -> bool {
    MENTORING.iter().any(|own| word.ends_with(own))
}

/// The seat a header or group speaks of; the empty text when mentors stand in it on no seat.
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
        .map(|(_, seat)| *seat)
        .or_else(|| helpers_seat(word))
        .map(str::to_owned)
}

/// Whether a header speaks of those who may follow the holder of a post: 党组织书记后备人选.
fn names_candidates(word: &str, post: &str) -> bool {
    let after = word.rsplit_once(post).map_or("", |(_, after)| after);
    is_of_candidates(after)
}

/// Whether a text speaks of people who are chosen for something: 后备, 人选.
pub(in crate::import) fn is_of_candidates(text: &str) -> bool {
    ["后备", "储备", "人选", "接班"]
        .iter()
        .any(|candidates| text.contains(candidates))
}

/// A column under or after a mentor's seat.
pub(super) fn mentor_column(seat: &str, word: &str) -> Option<Target> {
    let seat = seat.to_owned();
    if mentor_seat(word).is_some() && mentors_of(word).is_none() {
        return None;
    }
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
