//! How wide the columns of a table are, from what their cells need: one rule for every format.
//!
//! A number (ID, phone, date) never breaks; a column with nothing in it is as wide as its heading;
//! of all widths that fill the paper those are taken with which the rows are lowest, and running
//! text gets what is left. Where the columns do not fit, the type shrinks; where they do not fit in
//! the smallest either, the table goes on on a further sheet.

use super::Align;

/// Size of body text in points where all fits; headings are larger in the same measure.
pub(super) const USUAL_PT: f64 = 10.5;
/// Sizes of body text, 五号, 小五 and 六号: smaller ones are read with a lens.
const SIZES: [f64; 3] = [USUAL_PT, SMALL_PT, SMALLEST_PT];
pub(super) const SMALL_PT: f64 = 9.0;
pub(super) const SMALLEST_PT: f64 = 7.5;
/// The lines a cell has at most, if its column is no exception, in a table that goes on on a further
/// sheet.
const CONTINUED_LINES: usize = 3;
/// So often the width that parts the sheets evenly is halved: it is known to a hair.
const HALVINGS: usize = 12;
/// What adding up widths may lose, mm.
const SAME: f64 = 1e-6;
const MM_OF_PT: f64 = 25.4 / 72.0;
/// A heading's size against that of its column's cells.
const HEAD: f64 = 12.0 / 10.5;
/// What a cell keeps white at its sides, mm: a little more than paper does, as Excel does.
const INSET: f64 = 2.3;
/// A column is at least this wide, mm.
pub(super) const NARROWEST: f64 = 6.0;
/// Most lines of a cell.
pub(super) const MOST_LINES: usize = 6;
/// Lines of a cell in a low row: a line a mentor, and one.
const LOW_ROW: usize = 4;
/// A heading of more characters is divided.
const LONGEST_HEADING: f64 = 5.0;
/// Running text has at least so many characters a line.
const TEXT: f64 = 4.0;
/// A word of so many characters, such as a name, is not divided; a longer one has so many a line.
const WORD: f64 = 3.0;
const HALF: f64 = 2.0;
/// A post stands under itself beside its name and a space; three characters of it on a line.
const NAME: f64 = 4.0;
const POST: f64 = 3.0;
/// What the end of a line leaves free at most, because a number goes on to the next.
const RAGGED: f64 = 1.0;
/// Digits of the longest number: an ID's.
const LONGEST_NUMBER: usize = 18;

/// What a column's heading and cells need, in ems of body text.
#[derive(Debug, Clone, Default)]
pub(super) struct Needs {
    align: Option<Align>,
    heading: f64,
    /// Below this a number, a name or a word would break badly.
    least: f64,
    /// With so many lines a cell, from one on.
    by_lines: [f64; MOST_LINES],
    /// What the official table gives the column, mm: nobody needs more, if all may have it.
    usual_mm: f64,
    /// What the clerk gives it, mm.
    given_mm: Option<f64>,
}

impl Needs {
    /// Of a column with nothing in it yet.
    pub(super) fn new(heading: &str, align: Align, usual_mm: f64, given_mm: Option<f64>) -> Self {
        let longest = heading.split('\n').map(ems).fold(0.0, f64::max);
        Self {
            align: Some(align),
            heading: longest.min(LONGEST_HEADING) * HEAD,
            usual_mm,
            given_mm,
            ..Self::default()
        }
    }

    /// Of the column with one more cell.
    pub(super) fn take(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let lines: Vec<f64> = text.split('\n').map(ems).collect();
        let whole = lines.iter().copied().fold(0.0, f64::max);
        let word = match self.align {
            Some(Align::Center | Align::Label) if whole > WORD => HALF,
            Some(Align::Center | Align::Label) => WORD,
            _ if text.split('\n').any(names_a_post) => NAME + POST,
            _ => TEXT,
        };
        let least = longest_number(text).max(word.min(whole));
        self.least = self.least.max(least);
        let runs = self.runs();
        for (most, need) in (1..).zip(&mut self.by_lines) {
            let each = to_f64(most / lines.len());
            let divided = if each < 2.0 {
                whole
            } else if runs {
                (whole / each + RAGGED).min(whole)
            } else {
                (whole / each).ceil()
            };
            *need = need.max(divided.max(least));
        }
    }

    fn is_empty(&self) -> bool {
        self.least == 0.0
    }

    /// Whether the column has running text, which takes what room is left.
    fn runs(&self) -> bool {
        matches!(self.align, Some(Align::Left | Align::Dated))
    }

    fn heading_mm(&self, pt: f64) -> f64 {
        (self.heading * pt * MM_OF_PT + INSET).max(NARROWEST)
    }

    fn mm(&self, ems: f64, pt: f64) -> f64 {
        let cells = if self.is_empty() {
            0.0
        } else {
            ems * pt * MM_OF_PT + INSET
        };
        cells.max(self.heading_mm(pt))
    }

    /// In type of `pt` points, mm.
    fn least_mm(&self, pt: f64) -> f64 {
        self.mm(self.least, pt)
    }

    fn whole_mm(&self, pt: f64) -> f64 {
        self.mm(self.by_lines[0], pt)
    }

    /// With so many lines a cell, but no more than the official table gives, mm.
    fn wanted_mm(&self, lines: usize, pt: f64) -> f64 {
        let usual = self.usual_mm * pt / USUAL_PT;
        let wanted = self.mm(self.by_lines[lines - 1], pt);
        wanted.min(usual).max(self.least_mm(pt))
    }
}

/// How the columns of a table stand on their paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fit {
    /// Size of body text in points.
    pub(super) pt: f64,
    /// mm, one a column; those of a sheet fill it.
    pub(super) widths: Vec<f64>,
    /// The columns with which a further sheet begins; empty: one sheet has all.
    pub(super) breaks: Vec<usize>,
    /// How many of the first columns come again on it.
    pub(super) repeated: usize,
}

/// The columns on one sheet `room` mm wide, in the largest type that holds them in low rows, but none
/// smaller than `smallest` points; where none does, in high ones.
pub(super) fn on_one_sheet(columns: &[Needs], room: f64, smallest: f64) -> Option<Fit> {
    let sizes = SIZES.into_iter().filter(|&pt| pt >= smallest);
    let low = sizes.clone().map(|pt| (pt, LOW_ROW));
    let mut fits = low
        .chain(sizes.map(|pt| (pt, MOST_LINES)))
        .filter_map(|(pt, lines)| {
            let widths = filled(columns, room, pt, lines)?;
            Some(Fit {
                pt,
                widths,
                ..Fit::default()
            })
        });
    fits.next()
}

/// The columns on as few sheets as hold them in small type, all about as full, each with the first
/// `repeated` columns again; in usual type where that takes no more sheets.
pub(super) fn on_several_sheets(columns: &[Needs], room: f64, repeated: usize) -> Fit {
    let usual = parted(columns, room, repeated, USUAL_PT);
    let small = parted(columns, room, repeated, SMALL_PT);
    if usual.breaks.len() > small.breaks.len() {
        small
    } else {
        usual
    }
}

fn parted(columns: &[Needs], room: f64, repeated: usize, pt: f64) -> Fit {
    let wanted = columns.iter().map(|one| {
        let own = one.given_mm.unwrap_or(one.wanted_mm(CONTINUED_LINES, pt));
        own.min(room / 2.0)
    });
    let wanted: Vec<f64> = wanted.collect();
    let again: f64 = wanted.iter().take(repeated).sum();
    let (repeated, again) = if again > room / 2.0 {
        (0, 0.0)
    } else {
        (repeated.min(columns.len()), again)
    };
    let breaks_in = |room: f64| {
        let mut breaks = Vec::new();
        let mut used = again;
        for (at, width) in wanted.iter().enumerate().skip(repeated) {
            if used + width > room && at > repeated {
                breaks.push(at);
                used = again;
            }
            used += width;
        }
        breaks
    };
    let sheets = breaks_in(room).len();
    let (mut narrow, mut wide) = (again, room);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(narrow, wide);
        if breaks_in(middle).len() > sheets {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    let breaks = breaks_in(wide);
    let starts = [repeated].into_iter().chain(breaks.iter().copied());
    let ends = breaks.iter().copied().chain([columns.len()]);
    let mut columns = columns.to_vec();
    let mut widths = wanted;
    for (start, end) in starts.zip(ends) {
        let sheet: Vec<usize> = (0..repeated).chain(start..end).collect();
        let own: Vec<Needs> = sheet.iter().map(|&at| columns[at].clone()).collect();
        let filled = filled(&own, room, pt, MOST_LINES).unwrap_or_else(|| {
            let total: f64 = sheet.iter().map(|&at| widths[at]).sum();
            sheet.iter().map(|&at| widths[at] * room / total).collect()
        });
        for (&at, width) in sheet.iter().zip(filled) {
            widths[at] = width;
            // What comes again is as wide as on the first sheet.
            columns[at].given_mm = Some(width);
        }
    }
    Fit {
        pt,
        widths,
        breaks,
        repeated,
    }
}

/// Widths that fill `room` mm in type of `pt` points; `None`: a cell would have more than `most`
/// lines.
fn filled(columns: &[Needs], room: f64, pt: f64, most: usize) -> Option<Vec<f64>> {
    let least: Vec<f64> = columns.iter().map(|one| one.least_mm(pt)).collect();
    let given: f64 = columns.iter().filter_map(|one| one.given_mm).sum();
    let free = |of: &dyn Fn(&Needs) -> f64| -> f64 {
        let own = columns.iter().filter(|one| one.given_mm.is_none());
        own.map(of).sum()
    };
    (1..=most).find_map(|lines| {
        // Widths the clerk gave shrink in proportion where the paper cannot hold them.
        let own = free(&|one| one.wanted_mm(lines, pt));
        let share = ((room - own) / given).clamp(0.0, 1.0);
        let widths = columns.iter().zip(&least);
        let widths: Vec<f64> = widths
            .map(|(one, least)| match one.given_mm {
                Some(given) => (given * share).max(*least),
                None => one.wanted_mm(lines, pt),
            })
            .collect();
        let left = room - widths.iter().sum::<f64>();
        (left > -SAME).then(|| spread(columns, widths, left.max(0.0), pt))
    })
}

/// The widths with what is `left` of the room: short words are made whole first, those that need
/// least before the others; the rest is for running text.
fn spread(columns: &[Needs], mut widths: Vec<f64>, mut left: f64, pt: f64) -> Vec<f64> {
    let own = |one: &Needs| one.given_mm.is_none();
    let lacking = |at: usize, widths: &[f64]| f64::max(0.0, columns[at].whole_mm(pt) - widths[at]);
    let mut short: Vec<usize> = (0..columns.len())
        .filter(|&at| own(&columns[at]) && !columns[at].runs())
        .collect();
    short.sort_by(|&a, &b| lacking(a, &widths).total_cmp(&lacking(b, &widths)));
    for at in short {
        let more = lacking(at, &widths);
        if more <= left {
            widths[at] += more;
            left -= more;
        }
    }
    let texts: Vec<usize> = (0..columns.len())
        .filter(|&at| own(&columns[at]) && columns[at].runs() && !columns[at].is_empty())
        .collect();
    let wanting: f64 = texts.iter().map(|&at| lacking(at, &widths)).sum();
    let given = left.min(wanting);
    for &at in &texts {
        widths[at] += given * share(lacking(at, &widths), wanting);
    }
    left -= given;
    // Where all of it is whole, each gets its share.
    let of_all = |which: &dyn Fn(&Needs) -> bool| -> Vec<usize> {
        (0..columns.len())
            .filter(|&at| which(&columns[at]))
            .collect()
    };
    let filled = of_all(&|one| own(one) && !one.is_empty());
    let takers = [filled, of_all(&own), of_all(&|_| true)];
    let takers = takers.into_iter().find(|some| !some.is_empty());
    let takers = takers.unwrap_or_default();
    let taken: f64 = takers.iter().map(|&at| widths[at]).sum();
    for at in takers {
        widths[at] += left * widths[at] / taken;
    }
    widths
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 {
        part / whole
    } else {
        0.0
    }
}

/// Whether a line is a name and a post: `钱　辰　镇党委委员`, not `张　三`.
fn names_a_post(line: &str) -> bool {
    line.rsplit_once('　')
        .is_some_and(|(name, _)| name.chars().nth(1).is_some())
}

/// Width of the longest number of a text: a date, a phone, an ID with its stars.
fn longest_number(text: &str) -> f64 {
    let of_number = |character: char| {
        character.is_ascii_digit() || matches!(character, '.' | '-' | '/' | '*' | 'X' | 'x')
    };
    let runs = text.split(|character| !of_number(character));
    let numbers = runs.filter(|run| run.contains(|character: char| character.is_ascii_digit()));
    let longest = numbers.map(str::len).max().unwrap_or(0);
    to_f64(longest.min(LONGEST_NUMBER)) * 0.5
}

/// How wide a text is, about.
pub(super) fn ems(text: &str) -> f64 {
    text.chars().map(em).sum()
}

/// How wide a character is, about: digits and small letters half of a Chinese one.
pub(super) fn em(character: char) -> f64 {
    match character {
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' => 0.72,
        character if character.is_ascii() => 0.5,
        _ => 1.0,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const A4: f64 = 277.0;
    const A3: f64 = 400.0;
    const ID: &str = "150221199005060036";

    fn column(heading: &str, align: Align, usual_mm: f64, cells: &[&str]) -> Needs {
        let mut needs = Needs::new(heading, align, usual_mm, None);
        for cell in cells {
            needs.take(cell);
        }
        needs
    }

    fn ids(count: usize) -> Vec<Needs> {
        vec![column("身份证号", Align::Center, 20.8, &[ID]); count]
    }

    /// What a number needs at least, mm.
    fn unbroken(number: &str, pt: f64) -> f64 {
        ems(number) * pt * MM_OF_PT
    }

    #[test]
    fn widths_fill_the_paper_exactly() {
        let columns = [
            column("序\n号", Align::Center, 8.5, &["1", "12"]),
            column("姓名", Align::Center, 16.5, &["张　磊", "乌云其木格"]),
            column("备注", Align::Left, 13.2, &["冬季外出务工，春节返村"]),
        ];
        for columns in [&columns[..], &columns[..2], &columns[..1]] {
            let fit = on_one_sheet(columns, A4, SMALLEST_PT).unwrap();
            assert!((fit.widths.iter().sum::<f64>() - A4).abs() < 0.01);
        }
    }

    #[test]
    fn a_number_is_never_narrower_than_its_digits() {
        for number in [
            ID,
            "150221********0036",
            "13812345678",
            "2014.06",
            "2002.09--2005.07",
        ] {
            let mut columns = ids(3);
            columns.push(column(
                "号",
                Align::Left,
                10.0,
                &[number, &"长".repeat(900)],
            ));
            columns.push(column("简历", Align::Left, 45.0, &[&"长".repeat(900)]));
            columns.push(column("备注", Align::Left, 45.0, &[&"长".repeat(900)]));
            let fit = on_one_sheet(&columns, A4, SMALLEST_PT).unwrap();
            assert!(
                fit.widths[3] > unbroken(number, fit.pt) + 1.8,
                "{number}: {fit:?}"
            );
        }
    }

    #[test]
    fn an_empty_column_is_as_wide_as_its_heading_and_text_gets_the_rest() {
        let columns = [
            column("身份证号", Align::Center, 20.8, &[ID]),
            column("住址", Align::Left, 27.0, &["", ""]),
            column("奖惩", Align::Left, 27.0, &[]),
            column("备注", Align::Left, 13.2, &["", "冬季外出务工，春节返村"]),
        ];
        let fit = on_one_sheet(&columns, A4, SMALLEST_PT).unwrap();
        let heading = 2.0 * 12.0 * MM_OF_PT + INSET;
        assert!((fit.widths[1] - heading).abs() < 0.01, "{fit:?}");
        assert!((fit.widths[2] - heading).abs() < 0.01);
        assert!(fit.widths[3] > 130.0);
    }

    #[test]
    fn short_words_stand_on_one_line_before_text_spreads() {
        let columns = [
            column("人员\n类别", Align::Center, 20.8, &["高校毕业生"]),
            column(
                "现任职务",
                Align::Left,
                25.8,
                &["兴牧养牛专业合作社理事长兼任村委会委员"],
            ),
        ];
        let fit = on_one_sheet(&columns, 75.0, SMALLEST_PT).unwrap();
        assert!(fit.widths[0] > unbroken("高校毕业生", fit.pt), "{fit:?}");
    }

    #[test]
    fn type_shrinks_where_the_columns_do_not_fit_and_no_smaller_than_can_be_read() {
        assert_eq!(
            on_one_sheet(&ids(7), A4, SMALLEST_PT).map(|fit| fit.pt),
            Some(10.5)
        );
        assert_eq!(
            on_one_sheet(&ids(8), A4, SMALLEST_PT).map(|fit| fit.pt),
            Some(9.0)
        );
        assert_eq!(
            on_one_sheet(&ids(10), A4, SMALLEST_PT).map(|fit| fit.pt),
            Some(7.5)
        );
        assert_eq!(on_one_sheet(&ids(10), A4, SMALL_PT), None);
        assert_eq!(on_one_sheet(&ids(12), A4, SMALLEST_PT), None);
    }

    #[test]
    fn what_no_sheet_holds_goes_on_on_others_that_are_as_full() {
        let mut columns = vec![column("姓名", Align::Center, 16.5, &["张　磊"])];
        columns.extend(ids(20));
        let fit = on_several_sheets(&columns, A3, 1);
        assert_eq!(fit.breaks, [11]);
        for sheet in [1..11, 11..21] {
            let width = fit.widths[0] + fit.widths[sheet].iter().sum::<f64>();
            assert!((width - A3).abs() < 0.01, "{width}");
        }
    }

    #[test]
    fn widths_the_clerk_gave_are_kept_and_shrink_together_where_they_must() {
        let given = |mm| Needs::new("备注", Align::Left, 13.2, Some(mm));
        let own = column("身份证号", Align::Center, 20.8, &[ID]);
        let fit = on_one_sheet(&[given(30.0), own.clone()], A4, SMALLEST_PT).unwrap();
        assert!((fit.widths[0] - 30.0).abs() < 0.01);
        let fit = on_one_sheet(&[given(200.0), given(200.0), own], A4, SMALLEST_PT).unwrap();
        assert!((fit.widths[0] - fit.widths[1]).abs() < 0.01 && fit.widths[0] > 110.0);
        let all = [given(100.0), given(50.0)];
        let fit = on_one_sheet(&all, A4, SMALLEST_PT).unwrap();
        assert!(
            (fit.widths[0] - 2.0 * fit.widths[1]).abs() < 0.01,
            "{fit:?}"
        );
    }

    #[test]
    fn a_post_keeps_room_beside_its_name() {
        let mentors = "赵景明　党建工作办公室干事";
        let mut columns = vec![column("帮带人", Align::Left, 36.0, &[mentors])];
        columns.extend(ids(6));
        let fit = on_one_sheet(&columns, A4, SMALLEST_PT).unwrap();
        assert!(
            fit.widths[0] > unbroken("赵景明　党建办", fit.pt),
            "{fit:?}"
        );
    }
}
