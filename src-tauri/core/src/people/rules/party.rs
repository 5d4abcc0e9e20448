//! The steps into the party that offices write beside a political status:
//! 党员（2019年6月预备，2020年6月转正）.

use super::text::{simplified, squeeze};

/// What a text tells besides the status. Days are texts as written, not yet read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    /// The words that are no step: 党员.
    pub status: String,
    /// The day of becoming a 预备党员, which is that of joining.
    pub joined: Option<String>,
    /// The day of becoming a full member.
    pub confirmed: Option<String>,
    /// Days of which nothing says of what they are.
    pub unclear: Vec<String>,
}

/// Words for becoming a 预备党员.
const JOINED: [&str; 17] = [
    "入党",
    "入党时间",
    "入党日期",
    "加入",
    "加入时间",
    "加入党组织",
    "加入中国共产党",
    "发展",
    "发展入党",
    "吸收",
    "接收",
    "预备",
    "预备期",
    "转预备",
    "转为预备党员",
    "成为预备党员",
    "接收为预备党员",
];

/// Words for becoming a full member.
const CONFIRMED: [&str; 9] = [
    "转正",
    "转正时间",
    "转正日期",
    "按期转正",
    "已转正",
    "转正式",
    "转正式党员",
    "转为正式党员",
    "成为正式党员",
];

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Word(String),
    Day(String),
    /// A mark or a bracket.
    Mark,
}

/// Reads the steps of a text. A day belongs to the step beside it, on the side on which the first
/// one has its own; the one day without a step is that of joining.
#[must_use]
pub fn read_steps(raw: &str) -> Steps {
    let pieces = pieces(&simplified(squeeze(raw)));
    let first = |is: &dyn Fn(&Piece) -> bool| pieces.iter().position(is);
    let is_day = |piece: &Piece| matches!(piece, Piece::Day(_));
    let step_first = first(&|piece| step(piece).is_some()) < first(&is_day);
    let mut used = vec![false; pieces.len()];
    let mut steps = Steps::default();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Day(day) = piece else {
            continue;
        };
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let sides = if step_first {
            [before, after]
        } else {
            [after, before]
        };
        let free = |near: &usize| used.get(*near) == Some(&false);
        let mut own = sides.into_iter().flatten().filter(free);
        let own = own.find_map(|near| Some((near, step(&pieces[near])?)));
        let taken = own.map(|(near, step)| {
            used[near] = true;
            match step {
                Step::Joined => &mut steps.joined,
                Step::Confirmed => &mut steps.confirmed,
            }
        });
        match taken {
            Some(day_of @ None) => *day_of = Some(day.clone()),
            _ => steps.unclear.push(day.clone()),
        }
    }
    if steps.joined.is_none() && steps.unclear.len() == 1 {
        steps.joined = steps.unclear.pop();
    }
    let words = pieces.iter().zip(used).filter(|(_, used)| !used);
    steps.status = words
        .filter_map(|(piece, _)| match piece {
            Piece::Word(word) => Some(word.as_str()),
            _ => None,
        })
        .collect();
    steps
}

#[derive(Clone, Copy)]
enum Step {
    Joined,
    Confirmed,
}

/// The step a piece is a word for.
fn step(piece: &Piece) -> Option<Step> {
    let Piece::Word(word) = piece else {
        return None;
    };
    let word = word.trim_matches(['于', '在', '的']);
    if JOINED.contains(&word) {
        Some(Step::Joined)
    } else {
        CONFIRMED.contains(&word).then_some(Step::Confirmed)
    }
}

/// Words, days and marks of a text without blanks.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for c in text.chars().filter(|c| *c != ':') {
        let in_day = matches!(pieces.last(), Some(Piece::Day(_)));
        let of_a_day = c.is_ascii_digit()
            || in_day && matches!(c, '.' | '年' | '月' | '日' | '号' | '-' | '/');
        match (c, pieces.last_mut()) {
            (_, Some(Piece::Day(day))) if of_a_day => day.push(c),
            _ if of_a_day => pieces.push(Piece::Day(c.into())),
            (c, Some(Piece::Word(word))) if c.is_alphanumeric() => word.push(c),
            (c, _) if c.is_alphanumeric() => pieces.push(Piece::Word(c.into())),
            _ => pieces.push(Piece::Mark),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_belong_to_the_steps_beside_them() {
        for (raw, expect) in [
            (
                "党员（2019年6月预备，2020年6月转正）",
                "党员|2019年6月|2020年6月|",
            ),
            ("中共党员(2019.06)", "中共党员|2019.06||"),
            ("预备党员（2024年6月）", "预备党员|2024年6月||"),
            ("党员 2015.7.1", "党员|2015.7.1||"),
            (
                "党员，入党时间：2019.6；转正时间：2020.6",
                "党员|2019.6|2020.6|",
            ),
            ("入党2019.6转正2020.6", "|2019.6|2020.6|"),
            ("2019.6入党2020.6转正", "|2019.6|2020.6|"),
            ("中共党员/2020年6月转正", "中共党员||2020年6月|"),
            ("2024年6月预备党员", "预备党员|2024年6月||"),
            ("党员（2019.6、2020.6）", "党员|||2019.6,2020.6"),
            ("中国共产主义青年团团员", "中国共产主义青年团团员|||"),
        ] {
            let steps = read_steps(raw);
            let said = [
                steps.status,
                steps.joined.unwrap_or_default(),
                steps.confirmed.unwrap_or_default(),
                steps.unclear.join(","),
            ];
            assert_eq!(said.join("|"), expect, "{raw}");
        }
    }
}
