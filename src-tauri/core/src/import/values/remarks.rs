//! What a remark says of somebody's place: that they left, why, or moved.

use crate::import::leaving::{has_died, remark_says, Told, DEAD, STOPS};
use crate::import::places::VILLAGE_ENDS;
use crate::import::problem::Finding;
use crate::import::values::{brief, Reading};
use crate::people::rules::text::squeeze;
use crate::people::Field;

/// 已退出 and 由甲村调整到乙村.
pub(super) fn remark(reading: &mut Reading) {
    let Some(remark) = reading.values.get(&Field::Remark) else {
        return;
    };
    let text = squeeze(remark);
    reading.moved = moved(&text).or(reading.moved.take());
    match remark_says(remark, &reading.name) {
        Told::Left => {
            reading.withdrawn = true;
            // Of a remark only a death is taken: nobody comes back after it.
            let died = has_died(&text).then(|| DEAD.to_owned());
            reading.left_reason = reading.left_reason.take().or(died);
        }
        Told::Nothing => {}
        Told::Unclear if reading.withdrawn => {}
        Told::Unclear => {
            let said = brief(remark);
            let message = format!("备注“{said}”看不出此人是否已退出后备，仍按在库登记，请核对");
            let column = reading.columns.remark;
            let finding = Finding::warn(column, "person.left_unclear", message);
            reading.findings.push(finding);
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

impl Moved {
    /// A move from a village that a column for it names.
    pub(super) fn from_village(shown: &str) -> Self {
        Self {
            from: Some(squeeze(shown)),
            to: None,
        }
    }
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
    let of_a_village = says(&VILLAGE_ENDS);
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

#[cfg(test)]
mod tests {
    use super::*;

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
