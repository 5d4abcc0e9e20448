//! What a remark says of somebody's place: that they left, why, or moved.

use crate::codes::{label, List};
use crate::import::values::Reading;
use crate::people::rules::text::{clean_line, squeeze};
use crate::people::Field;

/// 已退出 and 由甲村调整到乙村.
pub(super) fn remark(reading: &mut Reading) {
    let Some(remark) = reading.values.get(&Field::Remark) else {
        return;
    };
    let text = squeeze(remark);
    reading.moved = moved(&text);
    if says_left(&text) {
        reading.withdrawn = true;
        if reading.left_reason.is_none() && has_died(&text) {
            reading.left_reason = Some(DEAD.to_owned());
        }
    }
}

/// A move as a remark tells it, with the villages it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// 甲村 of 由甲村调整到乙村.
    pub from: Option<String>,
    /// 乙村 of 由甲村调整到乙村.
    pub to: Option<String>,
}

/// Words between the village somebody leaves and the one they come to.
const MOVES: [&str; 10] = [
    "调整到",
    "调整至",
    "调到",
    "调至",
    "调入",
    "转到",
    "转入",
    "变更为",
    "变更到",
    "调整为",
];

/// Where one part of a remark ends.
const STOPS: [char; 8] = [',', '，', ';', '；', '。', '、', '(', ')'];

/// The move a remark tells of; not one that is planned or did not come about. `text` has no blanks.
fn moved(text: &str) -> Option<Moved> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let verb = MOVES
        .iter()
        .filter_map(|verb| Some((text.find(verb)?, verb)));
    let parts = verb
        .min()
        .map(|(at, verb)| (&text[..at], &text[at + verb.len()..]));
    let clause = parts.and_then(|(before, _)| before.rsplit(STOPS).next());
    if clause.unwrap_or(text).contains(['拟', '未', '不']) {
        return None;
    }
    let from_to = parts.is_some() && text.contains(['由', '从', '原']);
    let comes = ["调入", "转入", "调来"]
        .iter()
        .any(|end| text.ends_with(end));
    let of_a_village = says(&["村", "社区", "嘎查"]);
    // 由申家营转到红旗 names villages without their ending; a post or a rank is none.
    let to_a_place = says(&["调整到", "调整至", "转到", "调到", "调至"])
        && !says(&["职", "书记", "主任", "岗", "办", "党", "校", "学历", "科"]);
    let moves = (from_to && (of_a_village || to_a_place))
        || (comes && of_a_village)
        || says(&["跨村调整", "调整所在村", "村级调整"]);
    let from = clause.and_then(|clause| {
        let mut starts = ['由', '从', '原'].into_iter();
        starts.find_map(|start| Some(clause.split_once(start)?.1))
    });
    let to = parts.and_then(|(_, after)| after.split(STOPS).next());
    let named = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    moves.then(|| Moved {
        from: named(from),
        to: named(to),
    })
}

/// Words for leaving the pool, when a remark ends or begins with them.
const LEAVING: [&str; 5] = ["退出", "移出", "退库", "出库", "调出"];

/// Words for a death, when a remark says nothing else but when and of what: 2025年3月因病去世.
const DEATHS: [&str; 6] = ["去世", "病故", "亡故", "死亡", "身故", "已故"];

/// Whether a remark says that somebody has left the pool.
pub(in crate::import) fn tells_left(remark: &str) -> bool {
    says_left(&squeeze(remark))
}

/// Not what is planned or refused, and not what else one may leave. `text` has no blanks.
fn says_left(text: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&[
        "拟退出",
        "拟于",
        "拟调",
        "不退出",
        "未退出",
        "待退出",
        "退出现役",
        "建议退出",
        "退出贫困",
        "退出低保",
    ]) {
        return false;
    }
    if LEAVING.iter().any(|word| is_refused(text, word)) {
        return false;
    }
    let short = text.chars().count() <= 14;
    says(&[
        "已退出",
        "已调出后备",
        "退出后备",
        "取消后备",
        "已出库",
        "已退库",
        "调出后备",
        "移出后备",
        "移出名单",
        "调出名单",
    ]) || (text.contains("不再") && says(&["后备", "储备"]))
        || (short && LEAVING.iter().any(|end| text.ends_with(end)))
        || LEAVING.iter().any(|word| {
            let rest = text.strip_prefix(word);
            rest.is_some_and(|rest| rest.starts_with(['(', ':', '，', ',', ';', '。', '-', '、']))
        })
        || text == "退"
        || has_died(text)
}

/// Whether a remark says that somebody left and nothing else: the end of the spell says it.
pub(in crate::import) fn says_only_left(text: &str) -> bool {
    let text = squeeze(text);
    let text = text.trim_end_matches(['。', '.']);
    let text = text.strip_prefix('已').unwrap_or(text);
    let text = text.strip_suffix("后备").unwrap_or(text);
    text == "退" || LEAVING.contains(&text)
}

/// The reason of leaving for which nobody comes back.
const DEAD: &str = "去世";

/// Why somebody left, as a column for it says: the entry of the list that the words mean, else the
/// words. `None` where they say no more than that somebody left.
pub(super) fn reason_of_leaving(text: &str) -> Option<String> {
    let bare = squeeze(text);
    if bare.chars().count() < 2 || says_only_left(&bare) {
        return None;
    }
    let word = bare.trim_end_matches('。');
    let word = word.strip_suffix("退出").unwrap_or(word);
    let word = word.trim_start_matches(['因', '已']);
    let listed = label(List::LeaveReason, word).or_else(|| has_died(&bare).then_some(DEAD));
    Some(listed.map_or_else(|| clean_line(text), str::to_owned))
}

/// Whether a remark says that leaving was not agreed to: 不同意退出.
fn is_refused(text: &str, leaving: &str) -> bool {
    let refusals = ["不同意", "未同意", "不予", "不准", "未批准"];
    refusals.iter().any(|refusal| {
        let after = text.split_once(refusal).map(|(_, after)| after);
        after.is_some_and(|after| {
            let after = after.trim_start_matches(['其', '本', '人', '他', '她']);
            after.starts_with(leaving)
        })
    })
}

fn has_died(text: &str) -> bool {
    let when = |c: char| c.is_ascii_digit() || "年月日号.-/于因病故意外车祸已本人".contains(c);
    DEATHS.iter().any(|word| {
        let rest = text.strip_suffix(word);
        rest.is_some_and(|rest| rest.chars().all(when))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_say_who_has_left_the_pool() {
        for text in [
            "已退出",
            "退出",
            "2026年3月因病退出",
            "本人申请退出后备",
            "退出:外出务工",
            "退出(外嫁)",
            "已不在村,移出",
            "已当选村主任,不再列入后备",
            "退",
            "调出",
            "2025年3月因病去世",
            "已病故",
        ] {
            assert!(says_left(text), "{text}");
        }
        for text in [
            "2025年退出现役",
            "拟退出",
            "拟于年底退出",
            "建议退出",
            "已退休",
            "退伍军人",
            "退出贫困户",
            "父亲去世",
            "拟调出",
            "不同意退出",
            "本人申请,镇党委未同意其退出",
            "不予退库",
        ] {
            assert!(!says_left(text), "{text}");
        }
    }

    #[test]
    fn a_reason_of_leaving_is_an_entry_of_the_list_or_kept_as_written() {
        for (text, expect) in [
            ("超龄", Some("超龄")),
            ("因超龄退出", Some("超龄")),
            ("本人申请。", Some("本人申请")),
            ("2025年3月因病去世", Some("去世")),
            ("已病故", Some("去世")),
            ("父亲去世，回家照顾母亲", Some("父亲去世，回家照顾母亲")),
            ("外出务工（呼和浩特）", Some("外出务工（呼和浩特）")),
            ("已退出", None),
            ("√", None),
        ] {
            assert_eq!(reason_of_leaving(text).as_deref(), expect, "{text}");
        }
    }

    #[test]
    fn remarks_name_the_villages_of_a_move() {
        for (text, from, to) in [
            ("由甲村调整到乙村", Some("甲村"), Some("乙村")),
            ("2025年3月从平原村转入", Some("平原村"), None),
            ("表现好，原甲村调整至乙村，任职", Some("甲村"), Some("乙村")),
            ("跨村调整", None, None),
        ] {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let (from, to) = (owned(from), owned(to));
            assert_eq!(moved(text), Some(Moved { from, to }), "{text}");
        }
        for text in [
            "拟由甲村调整到乙村",
            "未由甲村调整到乙村",
            "甲村不调整到乙村",
            "由大专变更为本科",
        ] {
            assert_eq!(moved(text), None, "{text}");
        }
    }
}
