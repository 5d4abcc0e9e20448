//! Text whose columns are parted by runs of blanks, under a header of known words.

use crate::import::header::{field_of, is_known, Target};
use crate::people::rules::text::is_han;

/// Fewest words of a header.
const FEWEST: usize = 3;

/// A text of a line between wide gaps, with the places of its ends in a font where a Chinese
/// character is two letters wide.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece<'a> {
    text: &'a str,
    /// Where it begins in the line.
    at: usize,
    from: usize,
    to: usize,
}

/// The fields of every line; `None` where the text has no such header or where it cannot be told
/// under which word a value stands. A gap is two blanks wide at least; where nothing is told so, one
/// full-width blank, which is as wide.
pub(in crate::import) fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    if text.contains('\t') {
        return None;
    }
    parted(text).or_else(|| {
        let wide = text.contains('\u{3000}');
        parted(&wide.then(|| text.replace('\u{3000}', "  "))?)
    })
}

fn parted(text: &str) -> Option<Vec<Vec<String>>> {
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| is_header(line))?;
    let header = pieces(lines[at]);
    let name = header.iter().position(names_people);
    let people = lines[at + 1..]
        .iter()
        .map(|line| (*line, with_wide_name(line, &header, name)));
    let people: Vec<(&str, Vec<Piece<'_>>)> = people.collect();
    let aligned = are_aligned(&header, &people);
    let above = lines[..=at].iter().map(|line| texts(&pieces(line)));
    let below = people
        .iter()
        .map(|(line, pieces)| fields(line, pieces, &header, aligned));
    above.map(Some).chain(below).collect()
}

/// Whether a line names the people and says of them two things more, and little else.
fn is_header(line: &str) -> bool {
    if line.contains([',', ';', '|', '，', '；']) {
        return false;
    }
    let words = pieces(line);
    let known = words.iter().filter(|word| is_known(word.text)).count();
    known >= FEWEST && known * 2 >= words.len() && words.iter().any(names_people)
}

fn names_people(word: &Piece<'_>) -> bool {
    field_of(word.text) == Some(Target::Name)
}

/// Whether values stand under the words of the header: those of every whole line do, and of some
/// line that is whole, or begins each of its values right under a word.
fn are_aligned(header: &[Piece<'_>], people: &[(&str, Vec<Piece<'_>>)]) -> bool {
    let mut some = false;
    for (_, pieces) in people {
        let whole = pieces.len() == header.len();
        let in_order = |(nth, piece): (usize, &Piece<'_>)| nearest(piece, header) == nth;
        if whole && !pieces.iter().enumerate().all(in_order) {
            return false;
        }
        let mut words = header.iter();
        let mut begins = |piece: &Piece<'_>| words.any(|word| word.from.abs_diff(piece.from) <= 1);
        some |= whole || pieces.len() >= FEWEST && pieces.iter().all(&mut begins);
    }
    some
}

/// The fields of a line below the header.
fn fields(
    line: &str,
    pieces: &[Piece<'_>],
    header: &[Piece<'_>],
    aligned: bool,
) -> Option<Vec<String>> {
    if pieces.len() <= 1 || is_note(line) {
        return Some(texts(pieces));
    }
    if pieces.len() == header.len() && !aligned {
        return Some(texts(pieces));
    }
    if !aligned {
        return None;
    }
    let mut fields = vec![String::new(); header.len()];
    for piece in pieces {
        let field = fields.get_mut(nearest(piece, header))?;
        if !field.is_empty() {
            return None;
        }
        piece.text.clone_into(field);
    }
    Some(fields)
}

/// Whether a line says something of the list: 填报人：李明    填报时间：2025年3月5日.
fn is_note(line: &str) -> bool {
    line.contains([':', '：'])
}

fn texts(pieces: &[Piece<'_>]) -> Vec<String> {
    pieces.iter().map(|piece| piece.text.to_owned()).collect()
}

/// The word of the header a piece stands under.
fn nearest(piece: &Piece<'_>, header: &[Piece<'_>]) -> usize {
    let apart = |word: &Piece<'_>| {
        let overlap = piece.to.min(word.to) > piece.from.max(word.from);
        let gap = piece.from.saturating_sub(word.to) + word.from.saturating_sub(piece.to);
        (!overlap, gap, piece.from.abs_diff(word.from))
    };
    let places = header.iter().enumerate();
    places
        .min_by_key(|(_, word)| apart(word))
        .map_or(0, |(at, _)| at)
}

/// The pieces of a line, a name written wide as one: 李  明. `name` is the word of the header over
/// the names.
fn with_wide_name<'a>(line: &'a str, header: &[Piece<'_>], name: Option<usize>) -> Vec<Piece<'a>> {
    let mut pieces = pieces(line);
    let single = |piece: &Piece<'_>| {
        let mut chars = piece.text.chars();
        let han = chars
            .next()
            .is_some_and(|c| is_han(c) && !"男女".contains(c));
        han && chars.next().is_none()
    };
    let parted = (1..pieces.len()).find(|&at| {
        let (first, second) = (&pieces[at - 1], &pieces[at]);
        let of_name = name == Some(at - 1) || name == Some(nearest(first, header));
        of_name && single(first) && single(second)
    });
    if let Some(at) = parted {
        let second = pieces.remove(at);
        let first = &mut pieces[at - 1];
        first.text = &line[first.at..second.at + second.text.len()];
        first.to = second.to;
    }
    pieces
}

/// The texts of a line between two blanks or more.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let piece = |(at, from): (usize, usize), (end, to): (usize, usize)| Piece {
        text: &line[at..end],
        at,
        from,
        to,
    };
    let (mut place, mut blanks) = (0, 2);
    let mut open: Option<(usize, usize)> = None;
    let mut end = (0, 0);
    for (at, c) in line.char_indices() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        if c.is_whitespace() {
            blanks += 1;
        } else {
            if blanks >= 2 {
                pieces.extend(open.map(|start| piece(start, end)));
                open = Some((at, place));
            }
            blanks = 0;
            end = (at + c.len_utf8(), place + wide);
        }
        place += wide;
    }
    pieces.extend(open.map(|start| piece(start, end)));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<Vec<String>> {
        let rows = rows(text)?.into_iter();
        Some(rows.map(|row| row.join("|")).collect())
    }

    #[test]
    fn values_stand_under_the_words_of_the_header() {
        let text = "红旗村后备力量名单\n\n\
            序号    姓名      性别    出生年月    备注\n\
            1       李明      男      1985.06     退役\n\
            2       李  明    女                  党员，会计\n\
            3       欧阳修远          1988.03\n\
            填报人：廖朵        填报时间：2025年3月5日\n";
        assert_eq!(
            shown(text).unwrap(),
            [
                "红旗村后备力量名单",
                "",
                "序号|姓名|性别|出生年月|备注",
                "1|李明|男|1985.06|退役",
                "2|李  明|女||党员，会计",
                "3|欧阳修远||1988.03|",
                "填报人：廖朵|填报时间：2025年3月5日"
            ]
        );
    }

    #[test]
    fn lines_with_a_value_a_word_need_not_stand_under_them() {
        let text = "姓名  性别  出生年月  村\n欧阳修远  男  1985.06  红旗村\n李　明　　女　　1990.11　　申家营村\n王  芳  女  1990.11  红旗村\n";
        assert_eq!(
            shown(text).unwrap(),
            [
                "姓名|性别|出生年月|村",
                "欧阳修远|男|1985.06|红旗村",
                "李　明|女|1990.11|申家营村",
                "王  芳|女|1990.11|红旗村"
            ]
        );
    }

    #[test]
    fn one_full_width_blank_parts_where_nothing_wider_does() {
        let text = "红旗村名单\n序号　姓名　性别　学历\n1　李明　男　大专\n2　王　芳　女　高中\n";
        assert_eq!(
            shown(text).unwrap(),
            [
                "红旗村名单",
                "序号|姓名|性别|学历",
                "1|李明|男|大专",
                "2|王  芳|女|高中"
            ]
        );
    }

    #[test]
    fn what_cannot_be_told_is_not_parted() {
        for text in [
            "姓名  性别  出生年月  村\n欧阳修远  男  1985.06  红旗村\n李明  1990.11  申家营村\n",
            "姓名  性别\n李明  男\n",
            "姓名\t性别  民族  村\n",
            "姓名,性别  民族  村  学历\n",
            "各村：  请报  名单  来\n",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
