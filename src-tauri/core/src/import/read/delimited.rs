//! Delimited text: comma, semicolon, tab or bar, with quoted fields that may hold line breaks; or
//! columns parted by blanks.

use super::grid::{Cell, Grid, Workbook, MAX_CELLS};
use super::{aligned, Unreadable};

/// One sheet without a name.
pub(super) fn read(text: &str) -> Result<Workbook, Unreadable> {
    let text = text.trim_end_matches('\u{1a}');
    let (delimiter, body) = match text
        .strip_prefix("sep=")
        .and_then(|rest| rest.chars().next())
    {
        // A hint for spreadsheets; its line stays a line so that rows keep their numbers.
        Some(hint) => (hint, text),
        None => (sniff(text), text),
    };
    let mut grid = Grid {
        delimited: true,
        ..Grid::default()
    };
    let mut room = MAX_CELLS;
    let rows = aligned::rows(text).unwrap_or_else(|| records(body, delimiter));
    for (row, fields) in rows.into_iter().enumerate() {
        for (column, field) in fields.into_iter().enumerate() {
            if !field.is_empty() && !grid.put(row, column, Cell::text(field), &mut room) {
                return Err(Unreadable::too_big());
            }
        }
    }
    Ok(Workbook { sheets: vec![grid] })
}

/// The character that parts the lines most evenly: into many fields, as many on line after line.
/// A mark that only some texts hold does not. The full-width comma is punctuation; it parts fields
/// only where nothing else does.
fn sniff(text: &str) -> char {
    let sample: String = text.chars().take(20_000).collect();
    let evenness = |delimiter: char| {
        let widths: Vec<usize> = records(&sample, delimiter)
            .iter()
            .take(30)
            .map(Vec::len)
            .filter(|&n| n > 1)
            .collect();
        let alike = |width: usize| {
            widths
                .iter()
                .filter(|&&n| n <= width && width <= n + 1)
                .count()
        };
        let score = |&width: &usize| {
            let lines = alike(width);
            (lines > 1, lines * lines * width.min(40))
        };
        widths.iter().map(score).max()
    };
    ['\t', ',', ';', '|']
        .into_iter()
        .rev()
        .filter_map(|delimiter| Some((evenness(delimiter)?, delimiter)))
        .max_by_key(|(evenness, _)| *evenness)
        .filter(|((evenly, _), _)| *evenly || evenness('，').is_none_or(|(wide, _)| !wide))
        .map_or_else(
            || {
                if evenness('，').is_some() {
                    '，'
                } else {
                    ','
                }
            },
            |(_, delimiter)| delimiter,
        )
}

/// Every record; a quote that is never closed counts as a character.
fn records(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let mut fields = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (field, after) = quoted(rest, delimiter).unwrap_or_else(|| {
            let end = rest.find([delimiter, '\n', '\r']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        fields.push(field);
        let mut chars = after.chars();
        match chars.next() {
            Some(c) if c == delimiter => {
                rest = chars.as_str();
                if rest.is_empty() {
                    fields.push(String::new());
                }
            }
            Some(c) => {
                rest = chars.as_str();
                if c == '\r' {
                    rest = rest.strip_prefix('\n').unwrap_or(rest);
                }
                records.push(std::mem::take(&mut fields));
            }
            None => rest = "",
        }
    }
    if !fields.is_empty() {
        records.push(fields);
    }
    records
}

/// A quoted field and what follows it, when the field is quoted and the quote is closed.
fn quoted(text: &str, delimiter: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut field = String::new();
    loop {
        let end = rest.find('"')?;
        field.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        if let Some(after) = rest.strip_prefix('"') {
            field.push('"');
            rest = after;
        } else if rest.is_empty() || rest.starts_with([delimiter, '\n', '\r']) {
            return Some((field, rest));
        } else {
            field.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let book = read(text).unwrap();
        book.sheets[0]
            .rows
            .iter()
            .map(|row| row.iter().map(Cell::shown).collect::<Vec<_>>().join("|"))
            .collect()
    }

    #[test]
    fn quoted_fields_may_hold_line_breaks_and_quotes() {
        assert_eq!(
            shown("a,b\r\n1,\"x\ny\"\r\n2,\"=\"\"15\"\"\"\n"),
            ["a|b", "1|x\ny", "2|=\"15\""]
        );
    }

    #[test]
    fn blank_lines_keep_their_numbers_and_open_quotes_swallow_nothing() {
        assert_eq!(shown("a,b\n\n1,\"x\n2,y\n"), ["a|b", "", "1|\"x", "2|y"]);
    }

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(shown("a\tb,c\n1\t2,3\n"), ["a|b,c", "1|2,3"]);
        assert_eq!(shown("a;b;c\n1;2;3\n"), ["a|b|c", "1|2|3"]);
        assert_eq!(
            shown("标题,,\na,b,\"c;d;e;f\"\n1,2,3\n"),
            ["标题", "a|b|c;d;e;f", "1|2|3"]
        );
        assert_eq!(shown("a，b\n1，2\n"), ["a|b", "1|2"]);
    }

    #[test]
    fn marks_inside_one_long_text_part_nothing() {
        for mark in ["，", ";", "|"] {
            let remark = format!("事项一{mark}").repeat(60);
            let text = format!("标题\n序号,姓名,备注\n1,李明,{remark}\n2,王芳,\n");
            assert_eq!(
                shown(&text)[2..],
                [format!("1|李明|{remark}"), "2|王芳".to_owned()],
                "{mark}"
            );
        }
    }
}
