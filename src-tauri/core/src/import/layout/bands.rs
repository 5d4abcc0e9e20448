//! Headings between people: a village, a category, a target post, and who answers for them.

use crate::date::PartialDate;
use crate::import::header::{field_of, Target};
use crate::import::leaving::heading_says_left;
use crate::people::rules::text::{is_han, squeeze};
use crate::people::rules::{read_date, read_target_post};

use super::notes::{ends_in_a_sum, is_note, is_of_one_person};
use super::rows::{Kind, Reader};
use super::villages::{
    counts_people, describes, ends_as_township, ends_as_village, heads_village, is_count, signs,
};

/// What stands over a group of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Band {
    /// A township, as written.
    pub township: Option<String>,
    /// A village, as written.
    pub village: Option<String>,
    /// A source.
    pub source: Option<String>,
    /// A target post.
    pub target_post: Option<&'static str>,
    /// When its people came into the pool: 第一批（2023年5月入库）.
    pub entered_on: Option<PartialDate>,
    /// Its people have left: 二、退出人员.
    pub left: bool,
    /// What it says of those who answer for the village: 包村领导：廖朵；包村干部：仇穗.
    pub mentors: Option<String>,
    /// How deep the heading stood that named the source or the target post: 一、 over （一）.
    group: Option<usize>,
}

impl Reader<'_> {
    /// A row with one text: a band, a note, or a person of whom only the name is known.
    pub(super) fn heading(
        &mut self,
        row: usize,
        column: usize,
        text: &str,
        in_name: bool,
    ) -> Option<Kind> {
        if self.number == Some(column) && text.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return None;
        }
        if is_of_one_person(text) {
            return Some(Kind::Note);
        }
        let wide = self
            .sheet
            .grid
            .merges
            .iter()
            .any(|merge| merge.top == row && merge.left == column && merge.right >= column + 2);
        let (said, township) = match text.split_once(':') {
            Some((label, village)) if heads_village(label) => (village, None),
            // 青禾镇：红旗村
            Some((label, village))
                if ends_as_township(&unnumbered(label)) && !village.is_empty() =>
            {
                (village, Some(unnumbered(label)))
            }
            // 第9组：红旗村
            Some((label, village)) if is_group(label) && ends_as_village(village) => {
                (village, None)
            }
            _ => (text, None),
        };
        // In a column of its own a text may go on with what is told of the person above.
        if wide || !self.personal.contains(&column) && !self.going_on.contains(&column) {
            if let Some(kind) = self.heading_of_a_village(said, text) {
                self.band.township = township.or(self.band.township.take());
                return Some(kind);
            }
        }
        let heading = unnumbered(said);
        if heading.chars().count() <= 20 && !self.is_a_village(&heading) {
            self.band.entered_on = entered_on(text);
        }
        let left = heading_says_left(&heading);
        if let Some(left) = left {
            self.band.left = left;
            self.band.group = level(text);
        }
        if left == Some(true) {
            return Some(Kind::Band);
        }
        if let Some(source) = self
            .sources
            .find(&heading)
            .filter(|_| !in_name || wide || heading != text)
        {
            self.band.source = Some(source.to_owned());
            self.band.group = level(text);
            return Some(Kind::Band);
        }
        if let Some(post) = read_target_post(&heading)
            .filter(|_| wide || heading != text || is_of_reserves(&heading))
        {
            self.band.target_post = Some(post);
            self.band.group = level(text);
            return Some(Kind::Band);
        }
        if ends_as_township(&heading) && (heading != text || wide || !in_name) {
            self.band = Band {
                township: Some(heading),
                ..Band::default()
            };
            return Some(Kind::Band);
        }
        if self.is_a_village(&heading) {
            let mentors = answering(in_brackets(text).into_iter());
            self.begin_village(heading, text, mentors);
            self.band.township = township.or(self.band.township.take());
            return Some(Kind::Band);
        }
        let short = (2..=4).contains(&text.chars().count()) && text.chars().all(is_han);
        if in_name && !wide && (short || text.contains('·')) && !is_note(text) {
            return None;
        }
        Some(if wide || heading != text {
            Kind::Band
        } else {
            Kind::Note
        })
    }

    /// A row that begins with a village and goes on with counts and who answers for it:
    /// 红旗村 | 2人 | 包村领导：廖朵, 一 | 红旗村 | 2人, or 村名： | 红旗村.
    pub(super) fn heading_of_several(&mut self, texts: &[(usize, String)]) -> Option<Kind> {
        let ((_, first), rest) = match texts.split_first()? {
            ((_, label), rest)
                if heads_village(label.trim_end_matches(':'))
                    || (rest.len() > 1 && is_ordinal(label)) =>
            {
                rest.split_first()?
            }
            whole => whole,
        };
        let told = |(column, text): &(usize, String)| {
            is_count(text)
                || text.contains(':')
                || (counts_people(text) && Some(*column) != self.number)
        };
        if !rest.iter().all(told) {
            return None;
        }
        let village = match self.begins_with_a_village(without_ordinal(first)) {
            Some((village, after)) if describes(after) => village.to_owned(),
            _ => Some(unnumbered(first)).filter(|whole| self.is_a_village(whole))?,
        };
        let told = rest.iter().map(|(_, text)| text.as_str());
        let mentors = answering(told.chain(in_brackets(first)));
        self.begin_village(village, first, mentors);
        Some(Kind::Band)
    }

    /// 一 | 红旗村: a number and a village head the people below. A number in digits counts a person
    /// whose name ends as a village does, 3 | 李新村, where the next row goes on counting.
    pub(super) fn numbered_heading(
        &mut self,
        row: usize,
        texts: &[(usize, String)],
    ) -> Option<Kind> {
        let [(_, number), (column, text), more @ ..] = texts else {
            return None;
        };
        // A row numbered in advance has its village in the column of villages; 一 | 红旗村（2人） is none.
        let in_advance = self.places.contains(column) && !counts_its_people(text);
        if !is_ordinal(number) || in_advance {
            return None;
        }
        if !more.is_empty() {
            return self.heading_of_several(texts);
        }
        let heading = format!("{}、{text}", number.trim_end_matches(['、', '.']));
        if let Some((village, after)) = self.begins_with_a_village(text) {
            if (self.is_village)(village) && describes(after) {
                return self.heading_of_a_village(&heading, &heading);
            }
        }
        let whole = unnumbered(text);
        let counts = || {
            number
                .parse::<usize>()
                .is_ok_and(|number| self.counts_on(row, number))
        };
        if !ends_as_village(&whole) || counts() {
            return None;
        }
        let mentors = answering(in_brackets(text).into_iter());
        self.begin_village(whole, &heading, mentors);
        Some(Kind::Band)
    }

    /// Whether the next row that is not blank has the next number.
    fn counts_on(&self, row: usize, number: usize) -> bool {
        let Some(column) = self.number else {
            return false;
        };
        let below = self.sheet.grid.rows.iter().enumerate().skip(row + 1);
        let mut filled = below.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_blank()));
        filled.next().is_some_and(|(below, _)| {
            squeeze(&self.sheet.cell(below, column).shown()) == (number + 1).to_string()
        })
    }

    /// A heading that begins with a village: what follows says what the list below is, or who
    /// answers for the village. Where it cannot be understood the people below are not those of
    /// the village before: the village is taken, or asked about where it stands in a sentence or
    /// another one stands beside it.
    fn heading_of_a_village(&mut self, said: &str, whole: &str) -> Option<Kind> {
        let body = without_year(without_ordinal(said));
        let (village, after) = self.begins_with_a_village(body)?;
        let (village, after) = (village.to_owned(), after.to_owned());
        if ends_in_a_sum(&after) {
            return Some(Kind::Total);
        }
        if signs(&after) {
            return Some(Kind::Note);
        }
        let another = self.goes_on_with_a_village(&after);
        if another || !describes(&after) {
            if !another && self.band.village.as_ref() == Some(&village) {
                return Some(Kind::Note);
            }
            let known = (self.is_village)(&village);
            if !known && self.band.village.is_none() {
                return None;
            }
            if another || (known && after.contains([',', '。', '、'])) {
                self.begin_village(body.to_owned(), whole, None);
                return Some(Kind::Band);
            }
        }
        let told = if after.starts_with('(') {
            in_brackets(&after)
        } else {
            Some(after.as_str())
        };
        let mentors = answering(told.into_iter());
        self.begin_village(village, whole, mentors);
        let of_the_list = unnumbered(&after);
        self.band.left |= heading_says_left(&of_the_list) == Some(true);
        if let Some(source) = self.sources.find(&of_the_list) {
            self.band.source = Some(source.to_owned());
        }
        if is_of_reserves(&after) {
            self.band.target_post = read_target_post(&of_the_list).or(self.band.target_post);
        }
        Some(Kind::Band)
    }

    /// A heading names a village. What a heading of a higher level named stays: 一、村文书后备
    /// stands over （一）红旗村 and （二）申家营村.
    fn begin_village(&mut self, village: String, heading: &str, mentors: Option<String>) {
        let before = std::mem::take(&mut self.band);
        let under =
            matches!((before.group, level(heading)), (Some(group), Some(own)) if group < own);
        let township = before.township.clone();
        self.band = Band {
            village: Some(village),
            township,
            mentors,
            ..if under { before } else { Band::default() }
        };
    }
}

/// The day that stands before the word for coming into the pool: 2023年5月入库.
fn entered_on(heading: &str) -> Option<PartialDate> {
    let words = ["入库", "纳入", "列入", "储备"];
    let at = words.iter().find_map(|word| heading.find(word))?;
    let before = &heading[..at];
    let is_date = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '.' | '-' | '/');
    let start = before.trim_end_matches(is_date).len();
    read_date(&before[start..], 2_099).ok()
}

/// 红旗村（2人）: a village and how many people it has.
fn counts_its_people(text: &str) -> bool {
    let counted = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    counted.is_some_and(|(_, count)| is_count(count))
}

/// 第9组, 第二片区: a part of the township that a heading names before the village.
fn is_group(label: &str) -> bool {
    let number = label.strip_prefix('第').and_then(|own| {
        let ends = ["组", "片", "片区", "网格", "批"];
        ends.iter().find_map(|end| own.strip_suffix(end))
    });
    number.is_some_and(|number| !number.is_empty() && number.chars().all(is_numeral))
}

/// 党组织书记后备: a heading that says of what its people are the reserve.
fn is_of_reserves(heading: &str) -> bool {
    heading.contains("后备") || heading.contains("储备")
}

/// The one text of a row as a heading, without blanks; a blank that parts a number or a label from
/// what stands before it becomes a mark: `四 下庙村` is 四、下庙村.
pub(super) fn one_text(raw: &str) -> String {
    let mut heading = String::new();
    let words = raw.split_whitespace().map(squeeze);
    for word in words.filter(|word| !word.is_empty()) {
        if is_ordinal(&heading) && heading.ends_with(|c: char| c.is_alphanumeric()) {
            heading.push('、');
        } else if word.find(':').is_some_and(|at| at > 0) && !heading.is_empty() {
            heading.push(';');
        }
        heading.push_str(&word);
    }
    heading
}

/// 一, (二), 3., 第四, 第五部分.
pub(super) fn is_ordinal(text: &str) -> bool {
    let text = text.trim_start_matches('(');
    let text = text.trim_end_matches([')', '、', '.', ',', ':']);
    let counted = text.strip_prefix('第');
    let own = counted.map_or(text, |own| own.trim_end_matches("部分"));
    !own.is_empty() && own.chars().count() <= 4 && own.chars().all(is_numeral)
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十百IVX".contains(c)
}

/// 2025年红旗村后备干部 without its year.
fn without_year(text: &str) -> &str {
    let rest = text.split_once('年').filter(|(year, _)| {
        year.len() == 4 && year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit())
    });
    rest.map_or(text, |(_, rest)| rest.trim_start_matches('度'))
}

/// 一、某某村（5人） without its number.
pub(in crate::import) fn without_ordinal(text: &str) -> &str {
    let decorates = |c| {
        matches!(
            c,
            '【' | '】' | '[' | ']' | '◆' | '●' | '■' | '★' | '▲' | '-' | '—'
        )
    };
    let text = text.trim_start_matches(|c| decorates(c) || matches!(c, '(' | ':'));
    let text = text.trim_end_matches(decorates);
    let counted = text.strip_prefix('第');
    let start = counted.unwrap_or(text).trim_start_matches(is_numeral);
    let part = counted.and_then(|_| start.strip_prefix("部分"));
    let start = part.unwrap_or(start);
    let rest = start.trim_start_matches([')', '、', '.', '．', ',', ':', '，']);
    // Only a number followed by a mark is a number: 三道梁村 keeps its 三.
    if part.is_some() || (start.len() < text.len() && rest.len() < start.len()) {
        rest
    } else {
        text
    }
}

/// 一、某某村（5人） without its number and count.
pub(in crate::import) fn unnumbered(text: &str) -> String {
    let body = without_ordinal(text.trim_end_matches(':'));
    let body = match body.find('(') {
        Some(open)
            if body[open..].contains(['人', '名', ':']) || ends_as_village(&body[..open]) =>
        {
            &body[..open]
        }
        _ => body,
    };
    let end = body.trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '人' | '名' | '共' | ':' | ',' | ')')
    });
    let has_count = body[end.len()..].chars().any(|c| c.is_ascii_digit());
    let body = if has_count {
        end
    } else {
        body.trim_end_matches([':', '】', ']'])
    };
    body.replace(['(', ')'], "")
}

/// How deep a heading stands by its number: 一、 over （一） over 1. over （1）.
fn level(heading: &str) -> Option<usize> {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let (inside, bracketed) = match heading.strip_prefix('(') {
        Some(rest) => (rest.split_once(')')?.0, true),
        None => (heading.split_once(['、', '.', ',', ':'])?.0, false),
    };
    let inside = inside.trim_start_matches('第');
    let all = |is: &dyn Fn(char) -> bool| !inside.is_empty() && inside.chars().all(is);
    match (all(&numeral), all(&|c| c.is_ascii_digit())) {
        (true, _) => Some(usize::from(bracketed)),
        (_, true) => Some(2 + usize::from(bracketed)),
        _ => None,
    }
}

fn in_brackets(text: &str) -> Option<&str> {
    let (_, inside) = text.split_once('(')?;
    Some(inside.trim_end_matches(')'))
}

/// The parts of a heading that say who answers for the village.
fn answering<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let parts: Vec<&str> = texts
        .filter(|text| text.contains(':'))
        .flat_map(|text| text.split([';', ',']))
        .filter(|part| names_mentors(part))
        .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// 包村领导：廖朵, not 负责人：廖朵 or 电话：139.
fn names_mentors(part: &str) -> bool {
    let label = part.split_once(':').map(|(label, _)| label);
    label.is_some_and(|label| matches!(field_of(label), Some(Target::Mentors(_))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_lose_numbers_and_counts() {
        for (text, expect) in [
            ("一、申家营村", "申家营村"),
            ("(一)申家营村", "申家营村"),
            ("1.申家营村(5人)", "申家营村"),
            ("申家营村5人", "申家营村"),
            ("三道梁村", "三道梁村"),
            ("【红旗村】", "红旗村"),
            ("申家营村共5人", "申家营村"),
            ("申家营村(软弱涣散村)", "申家营村"),
        ] {
            assert_eq!(unnumbered(text), expect, "{text}");
        }
    }

    #[test]
    fn headings_stand_as_deep_as_their_numbers_say() {
        for (text, expect) in [
            ("一、村文书", Some(0)),
            ("(二)申家营村", Some(1)),
            ("3.申家营村", Some(2)),
            ("(3)申家营村", Some(3)),
            ("申家营村(5人)", None),
            ("三道梁村", None),
        ] {
            assert_eq!(level(text), expect, "{text}");
        }
    }
}
