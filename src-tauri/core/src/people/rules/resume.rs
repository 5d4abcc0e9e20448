//! 简历 as people type it or paste it from Word: read into dated lines, and written again in the one
//! form that papers have, `2010.09--2013.07  文字`. A line that cannot be read stays as it is.

use serde::Serialize;
use ts_rs::TS;

use super::text::{clean_line, is_invisible};
use crate::date::PartialDate;

/// Half-width columns by which a line is set in when it goes on from the one above.
const HANGING: usize = 8;
/// Between the period of a line and what was then; papers set what follows under itself.
pub const BETWEEN: &str = "  ";

/// Why a line is no dated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResumeProblem {
    /// It begins with no date.
    NoDate,
    /// Its date has a year and no month.
    OnlyYear,
    /// Its date does not exist.
    NoSuchDate,
    /// It ends before it begins.
    Backwards,
}

/// A line of a résumé.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ResumeLine {
    /// Since when; `None`: not read.
    pub from_on: Option<PartialDate>,
    /// Until when, that month or day included; `None`: open, of one day, or not read.
    pub until_on: Option<PartialDate>,
    /// Whether it still lasts.
    pub open: bool,
    /// Whether it says what happened meanwhile (其间).
    pub during: bool,
    /// What was then; of a line not read the whole line.
    pub text: String,
    /// Why it was not read.
    pub problem: Option<ResumeProblem>,
}

/// A résumé as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ResumeReading {
    /// In the order they stand.
    pub lines: Vec<ResumeLine>,
    /// What could not be read, gaps and overlaps, a sentence each.
    pub remarks: Vec<String>,
    /// The whole in the form of papers.
    pub text: String,
}

impl ResumeLine {
    /// `2010.09--2013.07`, `2016.05--至今`, `2010.09`; empty where none was read.
    #[must_use]
    pub fn period(&self) -> String {
        let Some(from) = self.from_on else {
            return String::new();
        };
        match self.until_on {
            Some(until) => format!("{}--{}", dotted(from), dotted(until)),
            None if self.open => format!("{}--至今", dotted(from)),
            None => dotted(from),
        }
    }

    fn written(&self) -> String {
        let period = self.period();
        if period.is_empty() {
            return self.text.clone();
        }
        let line = format!("{period}{BETWEEN}{}", self.text);
        let line = line.trim_end();
        if self.during {
            format!("（其间：{line}）")
        } else {
            line.to_owned()
        }
    }

    fn unread(text: &str, problem: ResumeProblem) -> Self {
        Self {
            from_on: None,
            until_on: None,
            open: false,
            during: false,
            text: clean_line(text),
            problem: Some(problem),
        }
    }
}

/// Reads a résumé.
#[must_use]
pub fn read_resume(raw: &str) -> ResumeReading {
    let mut lines: Vec<ResumeLine> = Vec::new();
    let mut after_blank = true;
    for line in raw.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let line: String = line
            .chars()
            .filter(|&c| c == '\t' || !is_invisible(c))
            .collect();
        if line.trim().is_empty() {
            after_blank = true;
            continue;
        }
        let hangs = !after_blank && set_in(&line) >= HANGING;
        after_blank = false;
        for piece in pieces(&Letters::of(line.trim())) {
            match lines.last_mut() {
                Some(above) if hangs && above.problem.is_none() && goes_on(&piece) => {
                    above.text = clean_line(&format!("{}\n{}", above.text, piece.text));
                }
                _ => lines.push(piece),
            }
        }
    }
    let text: Vec<String> = lines.iter().map(ResumeLine::written).collect();
    ResumeReading {
        remarks: remarks(&lines),
        text: text.join("\n"),
        lines,
    }
}

fn goes_on(piece: &ResumeLine) -> bool {
    piece.problem == Some(ResumeProblem::NoDate)
}

/// How far a line is set in, in half-width columns.
fn set_in(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| c.is_whitespace());
    blanks
        .map(|c| match c {
            '\u{3000}' => 2,
            '\t' => 4,
            _ => 1,
        })
        .sum()
}

fn dotted(date: PartialDate) -> String {
    date.to_string().replace('-', ".")
}

/// A line letter by letter, and each as a parser of dates wants it.
struct Letters {
    as_typed: Vec<char>,
    plain: Vec<char>,
}

impl Letters {
    fn of(line: &str) -> Self {
        let as_typed: Vec<char> = line.chars().collect();
        let plain = as_typed.iter().map(|&c| plain(c)).collect();
        Self { as_typed, plain }
    }

    fn at(&self, at: usize) -> Option<char> {
        self.plain.get(at).copied()
    }

    fn typed(&self, from: usize, until: usize) -> String {
        self.as_typed[from..until].iter().collect()
    }

    fn begins(&self, at: usize, words: &str) -> Option<usize> {
        let length = words.chars().count();
        let there = self.plain.get(at..at + length)?;
        there
            .iter()
            .copied()
            .eq(words.chars())
            .then_some(at + length)
    }

    fn blanks(&self, mut at: usize) -> usize {
        while self.at(at) == Some(' ') {
            at += 1;
        }
        at
    }

    /// The digits that stand at a place, and the place after them.
    fn digits(&self, at: usize) -> (String, usize) {
        let rest = self.plain.get(at..).unwrap_or_default();
        let digits: String = rest.iter().take_while(|c| c.is_ascii_digit()).collect();
        let end = at + digits.len();
        (digits, end)
    }
}

/// A letter as dates are compared: half-width, one kind of dash, one kind of dot, one kind of blank.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '．' | '·' | '•' | '‧' | '・' | '∙' | '。' => '.',
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '─' | '━' | '－' | '﹣' | '﹘' | '−' | '~'
        | '～' | '〜' | '∼' | '˜' => '-',
        '／' => '/',
        '：' => ':',
        '（' | '[' | '【' => '(',
        '）' | ']' | '】' => ')',
        '；' => ';',
        '，' => ',',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// A date in a line.
enum Found {
    Date(PartialDate, usize),
    Wrong(ResumeProblem),
}

/// The date that begins at a place: `2010.9`, `2010年09月`, `2010-09-01`, `201009`.
fn date(letters: &Letters, at: usize) -> Option<Found> {
    let (year, end) = letters.digits(at);
    let build = |month: &str, day: Option<&str>, end: usize| {
        let number = |text: &str| text.parse::<u32>().ok();
        let year = year.get(..4).and_then(|year| year.parse::<i32>().ok())?;
        let date = match day {
            Some(day) => PartialDate::day(year, number(month)?, number(day)?),
            None => PartialDate::month(year, number(month)?),
        };
        Some(
            date.map_or(Found::Wrong(ResumeProblem::NoSuchDate), |date| {
                Found::Date(date, end)
            }),
        )
    };
    match year.len() {
        6 => return build(&year[4..], None, end),
        8 => return build(&year[4..6], Some(&year[6..]), end),
        4 if ("1900".."2200").contains(&year.as_str()) => {}
        _ => return None,
    }
    let next = letters.blanks(end);
    let separator = letters
        .at(next)
        .filter(|c| matches!(c, '.' | '/' | '年' | '-'));
    let Some(separator) = separator else {
        return Some(Found::Wrong(ResumeProblem::OnlyYear));
    };
    let (month, end) = letters.digits(letters.blanks(next + 1));
    if month.is_empty() || month.len() > 2 {
        return Some(Found::Wrong(ResumeProblem::OnlyYear));
    }
    let after = letters.blanks(end);
    let named = letters.at(after) == Some('月');
    let end = if named { after + 1 } else { end };
    let end = letters.begins(end, "份").unwrap_or(end);
    let to_day = if named {
        Some(letters.blanks(end))
    } else {
        (letters.at(end) == Some(separator)).then_some(end + 1)
    };
    let day = to_day
        .map(|at| letters.digits(at))
        .filter(|(day, day_end)| {
            let said = matches!(letters.at(*day_end), Some('日' | '号'));
            matches!(day.len(), 1..=2) && (said || !named)
        });
    match day {
        Some((day, end)) => {
            let said = matches!(letters.at(end), Some('日' | '号'));
            build(&month, Some(&day), if said { end + 1 } else { end })
        }
        None => build(&month, None, end),
    }
}

/// A period, and the place after it.
struct Period {
    from: PartialDate,
    until: Option<PartialDate>,
    open: bool,
    end: usize,
}

/// What says after a date that something goes on.
const OPEN_WORDS: [&str; 5] = ["至今", "起至今", "以来", "开始", "起"];

/// Whether a letter stands between two dates: -, 至, 到, or a 一 typed for a dash.
fn is_until(letters: &Letters, at: usize) -> bool {
    match letters.at(at) {
        Some('-' | '至' | '到') => true,
        Some('一') => {
            let next = letters.at(letters.blanks(at + 1));
            next.is_some_and(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// The place behind a date where it is said until when, over blanks, and over marks where there is
/// such a word behind them: 2016.05.—, 2016.05，至今.
fn until_words(letters: &Letters, end: usize) -> usize {
    let mut behind = end;
    while matches!(letters.at(behind), Some(' ' | '.' | ',' | '、' | ';' | ':')) {
        behind += 1;
    }
    let mut open = OPEN_WORDS.iter();
    let said = is_until(letters, behind) || open.any(|it| letters.begins(behind, it).is_some());
    if said {
        behind
    } else {
        letters.blanks(end)
    }
}

/// The period or date that begins at a place.
fn period(letters: &Letters, at: usize) -> Option<Result<Period, ResumeProblem>> {
    let (from, end) = match date(letters, at)? {
        Found::Date(date, end) => (date, end),
        Found::Wrong(problem) => return Some(Err(problem)),
    };
    let closed = |until, open, end| {
        Some(Ok(Period {
            from,
            until,
            open,
            end,
        }))
    };
    let next = until_words(letters, end);
    if let Some(end) = OPEN_WORDS
        .iter()
        .find_map(|words| letters.begins(next, words))
    {
        return closed(None, true, end);
    }
    let mut after = next;
    let mut dashed = false;
    while is_until(letters, after) {
        dashed |= letters.at(after) == Some('-');
        after = letters.blanks(after + 1);
    }
    if after == next {
        return closed(None, false, end);
    }
    let still = ["今", "现在", "目前", "当前", "现今"];
    if let Some(end) = still.iter().find_map(|words| letters.begins(after, words)) {
        return closed(None, true, end);
    }
    match date(letters, after) {
        Some(Found::Date(until, _)) if until < from => Some(Err(ResumeProblem::Backwards)),
        Some(Found::Date(until, end)) => closed(Some(until), false, end),
        Some(Found::Wrong(problem)) => Some(Err(problem)),
        // 2016.05--　村党支部书记: an open end is left out.
        None if dashed => closed(None, true, after),
        None => closed(None, false, end),
    }
}

/// The lines that a line is: several periods may stand behind each other.
fn pieces(letters: &Letters) -> Vec<ResumeLine> {
    let length = letters.plain.len();
    let first = numbering(letters);
    let mut starts = vec![first];
    let mut depth = 0_usize;
    let mut at = first;
    while at < length {
        match letters.plain[at] {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let apart = at == first || matches!(letters.plain[at - 1], ' ' | ';' | ',' | '、' | '.');
        if depth == 0 && apart && letters.plain[at].is_ascii_digit() {
            if let Some(Ok(found)) = period(letters, at) {
                if at > first && (found.until.is_some() || found.open) {
                    starts.push(at);
                }
                at = found.end;
                continue;
            }
        }
        at += 1;
    }
    let ends = starts.iter().skip(1).copied().chain([length]);
    let found = starts.iter().copied().zip(ends);
    found
        .map(|(from, until)| piece(letters, from, until))
        .collect()
}

/// Where a line begins behind its number: `1.`, `2、`, `(3)` before a date.
fn numbering(letters: &Letters) -> usize {
    let start = usize::from(letters.at(0) == Some('('));
    let (digits, end) = letters.digits(start);
    let marked = matches!(letters.at(end), Some('.' | '、' | ')'));
    let next = letters.blanks(end + 1);
    if matches!(digits.len(), 1..=2) && marked && date(letters, next).is_some() {
        next
    } else {
        0
    }
}

fn piece(letters: &Letters, from: usize, until: usize) -> ResumeLine {
    let open = letters.begins(from, "(");
    let inside = open.unwrap_or(from);
    let during = ["其间", "期间", "其中"]
        .iter()
        .find_map(|words| letters.begins(inside, words));
    let at = match during {
        Some(after) => letters.blanks(letters.begins(after, ":").unwrap_or(after)),
        None => from,
    };
    let whole = letters.typed(from, until);
    let found = match period(letters, at) {
        None => return ResumeLine::unread(&whole, ResumeProblem::NoDate),
        Some(Err(problem)) => return ResumeLine::unread(&whole, problem),
        Some(Ok(found)) => found,
    };
    let rest = letters.typed(found.end.min(until), until);
    let rest = clean_line(&rest);
    let rest = rest.trim_start_matches([':', '：', ',', '，', '、', ';', '；', ' ', '.', '。']);
    let mut rest = rest.trim_end_matches([';', '；', ',', '，', ' ', '。']);
    if during.is_some() && open.is_some() {
        rest = rest.strip_suffix(['）', ')']).unwrap_or(rest);
    }
    ResumeLine {
        from_on: Some(found.from),
        until_on: found.until,
        open: found.open,
        during: during.is_some(),
        text: rest.to_owned(),
        problem: None,
    }
}

/// What is to be said about lines: those not read, gaps, overlaps.
fn remarks(lines: &[ResumeLine]) -> Vec<String> {
    let mut remarks = Vec::new();
    let mut above: Option<(usize, &ResumeLine)> = None;
    for (number, line) in (1..).zip(lines) {
        if let Some(problem) = line.problem {
            let why = match problem {
                ResumeProblem::NoDate => "没有起止年月",
                ResumeProblem::OnlyYear => "只有年份，没有月份",
                ResumeProblem::NoSuchDate => "的年月不存在",
                ResumeProblem::Backwards => "的结束早于开始",
            };
            remarks.push(format!(
                "第 {number} 行{why}，按原样保留：{}",
                short(&line.text)
            ));
        }
        let Some(from) = line.from_on.filter(|_| !line.during) else {
            continue;
        };
        if let Some((before, above)) = above {
            match above.until_on {
                None if above.open => {
                    remarks.push(format!(
                        "第 {before} 行写的是“至今”，后面还有第 {number} 行"
                    ));
                }
                Some(until) if months(from) > months(until) + 1 => remarks.push(format!(
                    "{} 至 {} 没有记录（第 {before} 行与第 {number} 行之间）",
                    until.dotted_month(),
                    from.dotted_month()
                )),
                Some(until) if months(from) < months(until) => remarks.push(format!(
                    "第 {before} 行与第 {number} 行重叠（{} 至 {}）",
                    from.dotted_month(),
                    line.until_on.unwrap_or(until).min(until).dotted_month()
                )),
                _ => {}
            }
        }
        if line.until_on.is_some() || line.open {
            above = Some((number, line));
        }
    }
    remarks
}

/// The first letters of a text, for a sentence.
fn short(text: &str) -> String {
    const MOST: usize = 20;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().count() > MOST {
        short.push('…');
    }
    short
}

/// Months since year 0.
fn months(date: PartialDate) -> i32 {
    use chrono::Datelike;
    let day = date.first_day();
    day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(raw: &str) -> String {
        read_resume(raw).text
    }

    #[test]
    fn a_period_is_read_however_word_writes_it() {
        for raw in [
            "2010.9—2013.07 河套农牧职业学院学生",
            "2010.09--2013.07  河套农牧职业学院学生",
            "２０１０．０９－２０１３．０７　河套农牧职业学院学生",
            "2010年9月至2013年7月，河套农牧职业学院学生；",
            "2010年09月 — 2013年07月：河套农牧职业学院学生",
            "2010/9~2013/7 河套农牧职业学院学生",
            "2010-09-2013-07 河套农牧职业学院学生",
            "201009-201307 河套农牧职业学院学生",
            "2010。09――2013。07 河套农牧职业学院学生",
            "2010.09到2013.07\u{a0}\u{a0}河套农牧职业学院学生",
            "2010.09一2013.07 河套农牧职业学院学生。",
            "1、2010.09–2013.07 河套农牧职业学院学生",
            "\u{feff}2010 . 9 ～ 2013 . 7\u{3000}\u{3000}河套农牧职业学院学生",
        ] {
            assert_eq!(
                written(raw),
                "2010.09--2013.07  河套农牧职业学院学生",
                "{raw}"
            );
        }
    }

    #[test]
    fn an_open_end_is_read_however_it_is_said() {
        for raw in [
            "2016.05至今 申家营村党支部委员",
            "2016年5月至今，申家营村党支部委员",
            "2016.5—现在　申家营村党支部委员",
            "2016.05--       申家营村党支部委员",
            "2016年5月起 申家营村党支部委员",
            "2016.05-今申家营村党支部委员",
        ] {
            assert_eq!(written(raw), "2016.05--至今  申家营村党支部委员", "{raw}");
        }
    }

    #[test]
    fn days_and_single_dates_keep_what_they_say() {
        assert_eq!(
            written("2010.09.01-2013.07.15 学生"),
            "2010.09.01--2013.07.15  学生"
        );
        assert_eq!(written("2010年9月1日参加工作"), "2010.09.01  参加工作");
        assert_eq!(written("2010.09 参加工作"), "2010.09  参加工作");
    }

    #[test]
    fn several_periods_on_one_line_are_several_lines() {
        let raw = "2010.09-2013.07 学生；2013.07-2016.05 外出务工（其中2014.01-2014.06 待业）；2016.05至今 返乡创业";
        let text = "2010.09--2013.07  学生\n\
                    2013.07--2016.05  外出务工（其中2014.01-2014.06 待业）\n\
                    2016.05--至今  返乡创业";
        assert_eq!(written(raw), text);
        assert_eq!(read_resume(raw).remarks, [""; 0]);
    }

    #[test]
    fn a_wrapped_line_goes_on_under_its_text() {
        let raw = "2010.09--2013.07  河套农牧职业学院\n                  农村经营管理专业学习\n2013.07--至今  务农";
        let text = "2010.09--2013.07  河套农牧职业学院农村经营管理专业学习\n2013.07--至今  务农";
        assert_eq!(written(raw), text);
    }

    #[test]
    fn what_happened_meanwhile_makes_no_overlap() {
        let raw = "2010.09--2016.05  务农\n（其间：2012.03--2014.01 中央农业广播电视学校中专学习）\n2016.05--至今 村委会委员";
        let read = read_resume(raw);
        assert_eq!(read.remarks, [""; 0]);
        assert!(read.lines[1].during);
        assert!(read
            .text
            .contains("（其间：2012.03--2014.01  中央农业广播电视学校中专学习）"));
    }

    #[test]
    fn what_cannot_be_read_stays_as_it_is_and_is_named() {
        let raw = "王芳，女，汉族\n2010-2013 学生\n2013.13-2014.05 务工\n2015.05-2014.06 务农";
        let read = read_resume(raw);
        assert_eq!(
            read.text,
            "王芳，女，汉族\n2010-2013 学生\n2013.13-2014.05 务工\n2015.05-2014.06 务农"
        );
        assert_eq!(
            read.remarks,
            [
                "第 1 行没有起止年月，按原样保留：王芳，女，汉族",
                "第 2 行只有年份，没有月份，按原样保留：2010-2013 学生",
                "第 3 行的年月不存在，按原样保留：2013.13-2014.05 务工",
                "第 4 行的结束早于开始，按原样保留：2015.05-2014.06 务农",
            ]
        );
    }

    #[test]
    fn a_mark_between_a_date_and_until_when_changes_nothing() {
        for raw in ["2016.05.—", "2016.05，至今", "2016.05。～"] {
            assert_eq!(written(raw), "2016.05--至今", "{raw}");
        }
        assert_eq!(
            written("2016.05.—2018.06 务农"),
            written("2016.05—2018.06 务农")
        );
    }

    #[test]
    fn gaps_and_overlaps_are_said() {
        let remarks = |raw: &str| read_resume(raw).remarks.join("\n");
        let next_month = "2010.09-2013.07 学生\n2013.08-2016.05 务工";
        assert_eq!(remarks(next_month), "");
        assert_eq!(
            remarks("2010.09-2013.07 学生\n2014.03-2016.05 务工"),
            "2013.07 至 2014.03 没有记录（第 1 行与第 2 行之间）"
        );
        assert_eq!(
            remarks("2010.09-2013.07 学生\n2012.03-2016.05 务工"),
            "第 1 行与第 2 行重叠（2012.03 至 2013.07）"
        );
        assert_eq!(
            remarks("2010.09至今 学生\n2012.03-2016.05 务工"),
            "第 1 行写的是“至今”，后面还有第 2 行"
        );
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_was_written_is_read_again_as_it_is(
            raw in "([0-9０-９]{1,4}[.年/\\-—～]{0,2}|[0-9]{1,2}[月日.]?|[ 　\\t]{1,9}|[至今起（）()其间：；，、\\n]|[学村务农]{1,3}){0,24}"
        ) {
            let once = written(&raw);
            prop_assert_eq!(written(&once), once);
        }
    }
}
