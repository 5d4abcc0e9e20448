//! Headings between people: a village, a category, a target post, and who answers for them.

use crate::import::header::{field_of, is_known, Target};
use crate::people::rules::read_target_post;
use crate::people::rules::text::is_han;

use super::notes::is_note;
use super::rows::{Kind, Reader};

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
        let wide = self
            .sheet
            .grid
            .merges
            .iter()
            .any(|merge| merge.top == row && merge.left == column && merge.right >= column + 2);
        let (heading, township) = match text.split_once(':') {
            Some((label, village)) if heads_village(label) => (unnumbered(village), None),
            // 青禾镇：红旗村
            Some((label, village))
                if ends_as_township(&unnumbered(label)) && !village.is_empty() =>
            {
                (unnumbered(village), Some(unnumbered(label)))
            }
            _ => (unnumbered(text), None),
        };
        if let Some(source) = self
            .sources
            .find(&heading)
            .filter(|_| !in_name || wide || heading != text)
        {
            self.band.source = Some(source.to_owned());
            self.band.group = level(text);
            return Some(Kind::Band);
        }
        if let Some(post) = read_target_post(&heading).filter(|_| {
            wide || heading != text || heading.contains("后备") || heading.contains("储备")
        }) {
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
        if (ends_as_village(&heading) || (self.is_village)(&heading))
            && heading.chars().count() <= 20
        {
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
    /// 红旗村 | 2人 | 包村领导：廖朵, or 村名： | 红旗村.
    pub(super) fn heading_of_several(&mut self, texts: &[(usize, String)]) -> Option<Kind> {
        let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
        let (first, rest) = match texts.split_first()? {
            (label, rest) if heads_village(label.trim_end_matches(':')) => rest.split_first()?,
            whole => whole,
        };
        let village = unnumbered(first);
        let named = ends_as_village(&village) || (self.is_village)(&village);
        let told = |text: &&str| is_count(text) || text.contains(':');
        if !named || village.chars().count() > 20 || !rest.iter().all(told) {
            return None;
        }
        let mentors = answering(rest.iter().copied().chain(in_brackets(first)));
        self.begin_village(village, first, mentors);
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

/// 一、某某村（5人） without its number and count.
pub(in crate::import) fn unnumbered(text: &str) -> String {
    let text = text.trim_matches(|c| {
        matches!(
            c,
            '(' | '【' | '】' | '[' | ']' | '◆' | '●' | '■' | '★' | '▲' | ':' | '-'
        )
    });
    let start = text
        .trim_start_matches("第")
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c));
    let rest = start.trim_start_matches([')', '、', '.', '．', ',', ':', '，']);
    // Only a number followed by a mark is a number: 三道梁村 keeps its 三.
    let body = if start.len() < text.len() && rest.len() < start.len() {
        rest
    } else {
        text
    };
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

/// Whether a label announces a village: 村名, not the village 青禾社区 itself.
pub(super) fn heads_village(label: &str) -> bool {
    is_known(label) && field_of(label) == Some(Target::Village)
}

/// 2人, 共3名, 37.5岁, 45%.
pub(super) fn is_count(text: &str) -> bool {
    let digits = text
        .trim_start_matches('共')
        .trim_end_matches(['人', '名', '岁', '%']);
    let counts = |b: u8| b.is_ascii_digit() || b == b'.';
    digits.len() < text.len() && !digits.is_empty() && digits.bytes().all(counts)
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
        .filter(|part| !is_count(part))
        .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn ends_as_village(text: &str) -> bool {
    [
        "村",
        "社区",
        "嘎查",
        "村委会",
        "居委会",
        "牧委会",
        "村民委员会",
        "居民委员会",
        "党支部",
        "党总支",
    ]
    .iter()
    .any(|end| text.ends_with(end))
        && text.chars().count() >= 2
        && !text.contains("各村")
}

fn ends_as_township(text: &str) -> bool {
    ["镇", "乡", "街道", "苏木", "街道办事处"]
        .iter()
        .any(|end| text.ends_with(end))
        && (2..=10).contains(&text.chars().count())
        && text.chars().all(is_han)
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
