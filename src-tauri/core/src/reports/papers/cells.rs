//! Words of cells that several papers share.

use super::super::roster::cut;
use super::super::{Column, Row};
use crate::date::{in_words, Day, PartialDate};
use crate::mentoring::{MentorOnDay, SeatOnDay};
use crate::names;

/// Lines of a cell before it is cut; the whole text stands in a note.
const MOST_LINES: usize = 6;
/// Printed where nobody sits.
pub(super) const VACANT: &str = "缺位";

/// A scheme's name as titles say it: `青蓝结对` for 青蓝结对（一对一）, `3+1结对帮带`.
pub(super) fn scheme_title(name: &str) -> String {
    let bare = name.split(['（', '(']).next().unwrap_or(name).trim();
    if bare.contains("结对") || bare.contains("帮带") {
        bare.to_owned()
    } else {
        format!("{bare}结对帮带")
    }
}

/// What titles call a checklist: `“五个一”任务`, 帮带任务.
pub(super) fn checklist_title(name: &str) -> String {
    if name.ends_with("任务") {
        name.to_owned()
    } else {
        format!("“{name}”任务")
    }
}

/// `1990.05`.
pub(super) fn month(date: Option<PartialDate>) -> String {
    date.map(PartialDate::dotted_month).unwrap_or_default()
}

/// `2025.09.08`, or `2025.09` where the day is not known.
pub(super) fn dotted(date: PartialDate) -> String {
    date.to_string().replace('-', ".")
}

/// `2025年9月1日`.
pub(super) fn words(date: Option<PartialDate>) -> String {
    date.map(|date| in_words(date.first_day()))
        .unwrap_or_default()
}

/// The last day of an interval that ends before `until`.
pub(super) fn last_day(until: Option<PartialDate>) -> Option<Day> {
    until.map(PartialDate::day_before)
}

/// The text cut to six lines of a cell of `width_mm`; what was cut goes whole into the notes.
pub(super) fn cut_to_note(
    text: Option<&str>,
    width_mm: f64,
    whose: &str,
    notes: &mut Vec<String>,
) -> String {
    let text = text.unwrap_or_default().trim();
    match cut(text, width_mm, MOST_LINES) {
        None => text.to_owned(),
        Some(cut) => {
            notes.push(format!("{whose}：{text}"));
            cut
        }
    }
}

/// Takes away a column that says nothing; the columns named get its room, each so many mm.
pub(super) fn drop_column(
    columns: &mut Vec<Column>,
    rows: &mut [Row],
    at: usize,
    heirs: &[(usize, f64)],
) {
    for (heir, mm) in heirs {
        columns[*heir].width_mm += mm;
    }
    columns.remove(at);
    for row in rows {
        row.cells.remove(at);
    }
}

/// A mentor as tables list one.
pub(super) struct Line {
    pub(super) seat: String,
    pub(super) name: String,
    pub(super) post: String,
}

/// A line a mentor, and one a seat nobody has or lacks somebody.
pub(super) fn lines(seats: &[SeatOnDay]) -> Vec<Line> {
    let mut lines = Vec::new();
    for seat in seats {
        lines.extend(seat.mentors.iter().map(|mentor| Line {
            seat: seat.label.clone(),
            name: names::spread(&mentor.name),
            post: mentor.post.clone().unwrap_or_default(),
        }));
        if seat.gap.is_some() {
            lines.push(Line {
                seat: seat.label.clone(),
                name: VACANT.into(),
                post: String::new(),
            });
        }
    }
    lines
}

/// `赵景明　副镇长`.
pub(super) fn mentor(mentor: &MentorOnDay) -> String {
    let name = names::spread(&mentor.name);
    let post = mentor.post.as_ref();
    post.map_or(name.clone(), |post| format!("{name}　{post}"))
}

/// The lines under each other in three columns, spaced with the width of a Han character.
pub(super) fn columns(lines: &[Line]) -> String {
    let widest = |text: fn(&Line) -> &str| lines.iter().map(|line| width(text(line))).max();
    let seats = widest(|line| &line.seat).unwrap_or_default();
    let names = widest(|line| &line.name).unwrap_or_default().max(3);
    let rows = lines.iter().map(|line| {
        let (seat, name) = (padded(&line.seat, seats + 2), padded(&line.name, names + 2));
        let row = format!("{seat}{name}{}", line.post);
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn padded(text: &str, to: usize) -> String {
    let gap = to.saturating_sub(width(text));
    format!("{text}{}", "\u{3000}".repeat(gap))
}

/// In Han characters, two Latin ones for each.
fn width(text: &str) -> usize {
    let (latin, han): (Vec<char>, Vec<char>) = text.chars().partition(char::is_ascii);
    han.len() + latin.len().div_ceil(2)
}

/// Texts of one line each, broken so that the lines of all columns stay beside each other; a
/// column is given by its texts and how many Han characters it holds.
pub(super) fn beside<const N: usize>(columns: &[(Vec<String>, usize); N]) -> [String; N] {
    let count = columns.iter().map(|(texts, _)| texts.len()).max();
    let mut cells: [Vec<String>; N] = std::array::from_fn(|_| Vec::new());
    for at in 0..count.unwrap_or_default() {
        let broken = columns.each_ref().map(|(texts, room)| {
            let text = texts.get(at).map_or("", String::as_str);
            broken(text, *room)
        });
        let tallest = broken.iter().map(Vec::len).max().unwrap_or(1);
        for (cell, lines) in cells.iter_mut().zip(broken) {
            let missing = tallest - lines.len();
            cell.extend(lines);
            cell.extend(std::iter::repeat_n(String::new(), missing));
        }
    }
    cells.map(|lines| lines.join("\n"))
}

/// At least one line, none wider than `room` Han characters.
fn broken(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for character in text.chars() {
        let half = if character.is_ascii() { 1 } else { 2 };
        if used + half > room * 2 {
            lines.push(String::new());
            used = 0;
        }
        used += half;
        if let Some(line) = lines.last_mut() {
            line.push(character);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_is_called_on_paper_as_people_say() {
        for (name, expect) in [
            ("青蓝结对（一对一）", "青蓝结对"),
            ("3+1", "3+1结对帮带"),
            ("师带徒", "师带徒结对帮带"),
            ("一对一帮带", "一对一帮带"),
        ] {
            assert_eq!(scheme_title(name), expect);
        }
        assert_eq!(checklist_title("五个一"), "“五个一”任务");
        assert_eq!(checklist_title("帮带任务"), "帮带任务");
    }

    #[test]
    fn lines_of_neighbouring_cells_stay_beside_each_other() {
        let names = ["赵景明", "孟　佳"].map(String::from).to_vec();
        let posts = ["青禾镇党委副书记、镇长", "干事"]
            .map(String::from)
            .to_vec();
        let [names, posts] = beside(&[(names, 4), (posts, 6)]);
        assert_eq!(names, "赵景明\n\n孟　佳");
        assert_eq!(posts, "青禾镇党委副\n书记、镇长\n干事");
    }

    #[test]
    fn mentors_stand_in_columns_under_each_other() {
        let line = |seat: &str, name: &str, post: &str| Line {
            seat: seat.into(),
            name: name.into(),
            post: post.into(),
        };
        let lines = [
            line("包村领导", "赵景明", "副镇长"),
            line("村党组织书记", VACANT, ""),
        ];
        assert_eq!(
            columns(&lines),
            "包村领导　　　　赵景明　　副镇长\n村党组织书记　　缺位"
        );
    }
}
