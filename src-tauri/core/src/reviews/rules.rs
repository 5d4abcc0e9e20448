//! The rules of reviews: what a reply needs, how long it holds, how a person stands, and how a
//! department's words are read.

use super::{ReplyResult, ReviewBlocker, ReviewConcern, ReviewStanding};
use crate::date::{in_words, months_after, Day};
use crate::ids::{DepartmentId, PersonId};
use crate::people::rules::text::squeeze;

/// How many months a reply holds where the round does not say otherwise.
pub const VALID_MONTHS: i64 = 12;
/// How many days ahead the workbench says that replies will not hold any longer.
pub const EXPIRING_WITHIN: i64 = 30;

/// The last day on which a reply of `replied_on` holds for so many months: the day before the same
/// day of the month it ends in.
#[must_use]
pub fn valid_until(replied_on: Day, months: i64) -> Day {
    let next = months_after(replied_on, months);
    next.pred_opt().unwrap_or(replied_on)
}

/// A reply holds through its last day.
#[must_use]
pub fn is_expired(valid_until: Day, as_of: Day) -> bool {
    valid_until < as_of
}

/// Something a department answered about a person on a day.
pub(crate) trait Given {
    /// About whom, and which department.
    fn whose(&self) -> (&PersonId, &DepartmentId);
    /// When.
    fn replied_on(&self) -> Day;
}

/// Of each department's answers about each person the one that counts on a day: the last that was given
/// by then; of those of one day the one further down.
pub(crate) fn counting<T: Given>(mut given: Vec<T>, as_of: Day) -> Vec<T> {
    given.retain(|one| one.replied_on() <= as_of);
    given.sort_by(|a, b| (a.whose(), a.replied_on()).cmp(&(b.whose(), b.replied_on())));
    given.dedup_by(|later, earlier| {
        let same = later.whose() == earlier.whose();
        if same {
            std::mem::swap(later, earlier);
        }
        same
    });
    given
}

/// One department's answer as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// What.
    pub result: ReplyResult,
    /// The last day on which it holds.
    pub valid_until: Day,
}

/// How a person stands by what `asked` departments answered by a day. An objection counts until
/// another answer takes its place, even if it holds no longer.
#[must_use]
pub fn standing(answers: &[Answer], asked: usize, as_of: Day) -> ReviewStanding {
    let says = |result| answers.iter().any(|answer| answer.result == result);
    if says(ReplyResult::Objection) {
        ReviewStanding::Objection
    } else if says(ReplyResult::Deferral) {
        ReviewStanding::Deferral
    } else if answers.len() < asked {
        ReviewStanding::Waiting
    } else if answers
        .iter()
        .any(|answer| is_expired(answer.valid_until, as_of))
    {
        ReviewStanding::Expired
    } else {
        ReviewStanding::Clear
    }
}

/// What the answers say against taking a person into the pool on a day: an objection keeps them out
/// until another answer takes its place, the rest warns. Which department is not said.
#[must_use]
pub fn blockers(answers: &[Answer], asked: usize, as_of: Day) -> Vec<ReviewBlocker> {
    let says = |result| answers.iter().any(|answer| answer.result == result);
    let mut expired = answers.to_vec();
    expired.retain(|answer| is_expired(answer.valid_until, as_of));
    let since = expired.iter().map(|answer| answer.valid_until).min();
    let missing = asked.saturating_sub(answers.len());
    let mut found = Vec::new();
    let mut add = |concern, text: &str| {
        found.push(ReviewBlocker {
            concern,
            blocks: concern == ReviewConcern::Objection,
            text: text.to_owned(),
        });
    };
    if says(ReplyResult::Objection) {
        add(
            ReviewConcern::Objection,
            "联审有部门提出异议（在“联审”中显示详情后可看理由）",
        );
    }
    if says(ReplyResult::Deferral) {
        add(
            ReviewConcern::Deferral,
            "联审有部门建议缓用（在“联审”中显示详情后可看理由）",
        );
    }
    if let Some(since) = since {
        let count = expired.len();
        let text = format!(
            "联审有 {count} 个部门的意见已过有效期（最早的到{}），应重新征求",
            in_words(since)
        );
        add(ReviewConcern::Expired, &text);
    }
    if missing > 0 {
        let text = format!("联审还有 {missing} 个部门未反馈");
        add(ReviewConcern::Missing, &text);
    }
    found
}

/// The words by which departments say the three results, squeezed; the longest fitting one counts.
const WORDS: [(ReplyResult, &[&str]); 3] = [
    (
        ReplyResult::NoObjection,
        &[
            "无异议",
            "没有异议",
            "无不同意见",
            "没有不同意见",
            "同意",
            "无问题",
            "没有问题",
            "未发现问题",
            "未发现异常",
            "正常",
            "通过",
            "审查通过",
            "合格",
            "符合",
            "符合条件",
            "无",
            "无违法违纪",
            "无违纪违法",
            "无违法犯罪记录",
            "无违规违纪",
            "无不良记录",
            "√",
            "✓",
        ],
    ),
    (
        ReplyResult::Objection,
        &[
            "有异议",
            "存在异议",
            "不同意",
            "有不同意见",
            "有问题",
            "存在问题",
            "不通过",
            "未通过",
            "审查不通过",
            "不合格",
            "不符合",
            "不符合条件",
            "不宜使用",
            "不宜作为人选",
            "不予通过",
            "有",
            "×",
            "✗",
        ],
    ),
    (
        ReplyResult::Deferral,
        &[
            "建议缓用",
            "缓用",
            "暂缓",
            "暂缓使用",
            "建议暂缓",
            "建议暂缓使用",
            "暂不使用",
            "建议暂不使用",
            "缓期使用",
        ],
    ),
];

/// The result a department's words stand for; grounds after a colon, comma or in brackets come with
/// it: `有异议：…`, `建议缓用（…）`. `None`: not understood.
#[must_use]
pub fn read_result(text: &str) -> Option<(ReplyResult, Option<String>)> {
    let text = text.trim();
    let end = text.find(['：', ':', '，', ',', '；', ';', '。', '（', '(', '\n', '—']);
    let (head, rest) = text.split_at(end.unwrap_or(text.len()));
    let head = squeeze(head);
    let found = WORDS
        .iter()
        .find(|(_, words)| words.contains(&head.as_str()));
    let (result, _) = found?;
    let grounds = rest.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '：' | ':' | '，' | ',' | '；' | ';' | '。' | '（' | '(' | '）' | ')' | '—'
            )
    });
    let grounds = (!grounds.is_empty()).then(|| grounds.to_owned());
    Some((*result, grounds))
}

/// Whether a title or a letter's head names a department: by its own name, or by what is left of it
/// without 局, 部, 委 and what stands in brackets. 卫健 is 卫健局, 民宗局 is 统战部（民宗局）.
#[must_use]
pub fn names_department(text: &str, name: &str) -> bool {
    let text = squeeze(text);
    let parts = name.split(['（', '）', '(', ')', '/', '、']);
    let mut parts = parts.map(squeeze).filter(|part| !part.is_empty());
    parts.any(|part| {
        let bare = part
            .strip_suffix(['局', '部', '委', '办'])
            .filter(|bare| bare.chars().count() >= 2);
        text.contains(&part) || bare.is_some_and(|bare| text.contains(bare))
    })
}
