//! Words of mentor cells that are no name and no post: duties, days, who has gone, where to look.

use crate::names::{is_full_name, surname_length};
use crate::people::rules::names::{counts_more, is_vacant, points_elsewhere, LONGEST};
use crate::people::rules::read_ethnicity;
use crate::people::rules::text::{is_blank_word, is_han, is_private_use, squeeze};

use super::asides::Aside;
use super::lists::{
    after, before, begins, each, holds, is_one, DUTIES, EMPTY, GIVEN, GONE, NEVER, NOTES, OPEN,
};
use super::posts::{is_organisation, is_post, is_role, is_titled};

/// What a word beside a name says of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A post or where somebody works.
    Post(String),
    /// 已调离.
    Gone,
    /// 原张三: who was mentor before.
    Former(String),
    /// 现为李四: who has taken the place.
    Now(String),
    /// Something that is no post and not kept.
    Note,
    /// A day and a post: 2025年3月起任副镇长.
    DatedPost(String),
    /// 女, 蒙古族, 负责: what a mentor is or does anyway.
    Nothing,
}

/// What a word in brackets, or beside a name, says.
pub(super) fn said(word: &str) -> Said {
    let word = word.trim();
    let text = squeeze(word);
    if is_blank_word(&text)
        || is_of_a_person(&text)
        || is_duty(&text)
        || matches!(&*text, "现" | "现任")
    {
        return Said::Nothing;
    }
    if matches!(&*text, "原" | "原任" | "前任" | "前") {
        return Said::Gone;
    }
    let whole = |name: &&str| is_full_name(name) && !is_role(name);
    if let Some(name) = after(&text, "原为 原由 原 接替 接任 接 顶替 代替 替换 替")
        .map(|name| name.trim_start_matches([':', '：']))
        .filter(whole)
    {
        return Said::Former(name.to_owned());
    }
    if stands_in(&text) {
        return Said::Note;
    }
    let now = "现为 现由 现是 现 更换为 改为 变更为 调整为 换成 换为 改由 由";
    if let Some(name) = after(text.trim_start_matches('已'), now).filter(whole) {
        return Said::Now(name.to_owned());
    }
    let (dated, rest) = undated(&text);
    let rest = rest.trim_start_matches(['已', '现', '于', '被', '经', '因']);
    let rest = undated(rest).1;
    // 离任干部 is a post, 2025年3月离任 is none.
    if begins(rest, GONE) && (dated || rest.len() < text.len() || !is_post(&text)) {
        return Said::Gone;
    }
    let rest = rest.trim_start_matches(['起', '开', '始', '至', '今', '任', '担', '后', '前']);
    if dated {
        return if is_role(rest) {
            Said::DatedPost(rest.to_owned())
        } else {
            Said::Note
        };
    }
    let note = is_one(rest.trim_end_matches('了'), NOTES)
        || is_vacant(&text)
        || points_elsewhere(&text)
        || text.chars().count() == 1
        || text.chars().all(|c| c.is_ascii_digit())
        || is_aged(&text);
    if note && !is_post(&text) {
        return Said::Note;
    }
    let post = after(word, "均为 均系 均是 现任 系").filter(|post| is_role(post));
    Said::Post(post.unwrap_or(word).trim().to_owned())
}

/// A text without the day it begins with, and whether there is one: 2025年3月调离, 自2025.3起.
fn undated(text: &str) -> (bool, &str) {
    let rest = text.trim_start_matches(['自', '从', '于', '至', '到', '截', '止']);
    let rest = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '年' | '月' | '日' | '号' | '.' | '-' | '/' | '—' | '~' | '至' | '底' | '初'
            )
    });
    let day = &text[..text.len() - rest.len()];
    let digits = day.chars().filter(char::is_ascii_digit).count();
    if digits >= 4 || digits >= 1 && day.contains('月') {
        (true, rest.trim_start_matches(['起', '后', '前', '以']))
    } else {
        (false, text)
    }
}

/// 李四代, 由李四代管: who stands in for the mentor is not kept.
fn stands_in(text: &str) -> bool {
    let name = before(text, "代管 代理 代 协助 协助帮带").map(given);
    name.is_some_and(|name| is_full_name(name) && !is_role(name))
}

/// 40岁.
fn is_aged(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    text.strip_suffix('岁').is_some_and(digits)
}

/// 蒙古族.
fn is_of_a_people(text: &str) -> bool {
    text.ends_with('族') && read_ethnicity(text).is_some()
}

/// Whether words only say 女 or 蒙古族 of a mentor.
fn is_of_a_person(text: &str) -> bool {
    matches!(text, "男" | "女") || read_ethnicity(text).is_some()
}

/// Whether a text is made of what mentors do: 负责帮带.
pub(super) fn is_duty(text: &str) -> bool {
    !text.is_empty() && without_duties(text).is_empty()
}

/// 由张三帮带, 张三同志负责 without what is not the name; and a duty that says more, 帮带理论.
pub(super) fn without_duty(text: &str) -> (&str, Option<&str>) {
    let text = given(text);
    let long = |rest: &&str| rest.chars().count() >= 2;
    if let Some((name, duty)) = name_and_duty(text) {
        return (name, Some(duty).filter(|duty| !is_duty(duty)));
    }
    let name = without_duties(text).trim();
    (Some(name).filter(long).unwrap_or(text), None)
}

/// 由张三帮带 without 由.
pub(super) fn given(text: &str) -> &str {
    let text = text.trim();
    after(text, GIVEN)
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(text)
        .trim()
}

fn without_duties(text: &str) -> &str {
    let mut rest = text;
    while let Some(shorter) = before(rest, DUTIES) {
        rest = shorter;
    }
    rest
}

/// 张三帮带理论: the name and what follows it.
fn name_and_duty(text: &str) -> Option<(&str, &str)> {
    let mut places = text.char_indices().map(|(at, _)| at).skip(2);
    places.find_map(|at| {
        let (name, duty) = text.split_at(at);
        (begins(duty, DUTIES) && is_full_name(name) && !is_role(duty)).then_some((name, duty))
    })
}

/// 张三已调离: the name and the word.
pub(super) fn name_and_leaving(text: &str) -> Option<(&str, &str)> {
    let at = each(GONE).filter_map(|gone| text.find(gone)).min()?;
    let name = text[..at].trim_end_matches(['已', '现', '被', '因']);
    let name = undated_end(name);
    (name.chars().count() >= 2 && name.chars().all(is_han)).then(|| text.split_at(name.len()))
}

/// 张三退休: the name and the word.
pub(super) fn name_and_note(text: &str) -> Option<(&str, &str)> {
    let at = ["退休", "退居二线", "退二线"]
        .iter()
        .find_map(|word| text.find(word))?;
    let name = text[..at].trim_end_matches(['已', '现']);
    let ends = matches!(&text[at..], "退休" | "退休了" | "退居二线" | "退二线");
    (ends && is_full_name(name)).then(|| text.split_at(name.len()))
}

fn undated_end(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '.'))
        .trim_end_matches(['于', '已'])
}

/// Why a text is nobody's name; `Ok` for a name, and no aside where it says that nobody is there.
pub(super) fn named(text: &str) -> Result<(), Option<Aside>> {
    let own = squeeze(text);
    let own = own.trim_matches(['(', ')', '。']);
    let aside = if is_blank_word(own)
        || is_one(own, EMPTY)
        || own.chars().all(|c| "一二三四五六七八九十".contains(c))
    {
        return Err(None);
    } else if is_vacant(own) || is_open(own) {
        Aside::Undecided(text.to_owned())
    } else if points_elsewhere(own) || points_above(own) {
        Aside::Elsewhere(text.to_owned())
    } else if is_titled(own) {
        Aside::Incomplete(text.to_owned())
    } else if is_post(own) {
        Aside::PostOnly(text.to_owned())
    } else if is_organisation(own) {
        Aside::Organisation(text.to_owned())
    } else if counts_more(own) {
        Aside::More(text.to_owned())
    } else if looks_named(text) {
        return Ok(());
    } else {
        Aside::Unreadable(text.to_owned())
    };
    Err(Some(aside))
}

/// 〃, 同第一行, 与上同.
pub(super) fn points_above(text: &str) -> bool {
    matches!(text, "〃" | "〃〃" | "\"" | "\"\"" | "′′" | "“" | "”")
        || begins(text, "同 与上 和上 如上 按上 照上") && text != "同志"
}

/// 另行安排, 尚未确定.
fn is_open(text: &str) -> bool {
    begins(text, OPEN) && !is_full_name(text)
}

/// Whether a text could be somebody's name, of whatever people.
fn looks_named(text: &str) -> bool {
    let open = |c: char| matches!(c, '×' | '□' | '*' | '＊' | '?' | '？' | '■' | '○' | '●');
    let letters = text
        .chars()
        .filter(|c| c.is_alphabetic() || is_private_use(*c))
        .count();
    let fits =
        |c: char| c.is_alphabetic() || is_private_use(c) || open(c) || matches!(c, '·' | ' ' | '.');
    let count = text.chars().count();
    let longest = if text.contains('·') || !text.chars().any(is_han) {
        LONGEST
    } else {
        7
    };
    let familiar = |familiar: &str| {
        let rest = text.strip_prefix(familiar).unwrap_or_default();
        rest.chars().count() == 1 && surname_length(rest) == 1
    };
    letters >= 1
        && (2..=longest).contains(&count)
        && text.chars().all(fits)
        && !familiar("老")
        && !familiar("小")
        && !is_one(text, NOTES)
        && !is_duty(text)
        && !is_of_a_people(text)
        && !text.starts_with(['各', '每', '该', '本', '请'])
        && !holds(text, NEVER)
}

/// Whether a name may be those of two people: 张三李四, 格日勒图和李四.
pub(super) fn may_be_two(name: &str) -> bool {
    let mut places = name.char_indices().map(|(at, _)| at).skip(2);
    let joined = ["和", "与", "及"].iter().any(|word| {
        name.match_indices(word).any(|(at, _)| {
            let (one, other) = (&name[..at], &name[at + word.len()..]);
            let long = one.chars().count() >= 2 && other.chars().count() >= 2;
            long && (is_full_name(one) || is_full_name(other))
        })
    });
    !is_full_name(name)
        && (joined
            || places.any(|at| {
                is_full_name(&name[..at]) && is_full_name(name[at..].trim_start_matches('·'))
            }))
}
