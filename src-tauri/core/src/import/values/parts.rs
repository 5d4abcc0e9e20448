//! A cell under a header of several fields: 李明/男 under 姓名/性别, 大专（河套学院） under 学历/毕业院校.

use std::borrow::Cow;

use crate::import::header::Target;
use crate::import::layout::Share;
use crate::import::mentors::{is_post, run_together};
use crate::import::places::VILLAGE_ENDS;
use crate::import::read::{Cell, Value};
use crate::people::rules::codes::{read_education, read_political_status, Political};
use crate::people::rules::text::{is_han, squeeze};
use crate::people::rules::{read_date, read_ethnicity, read_phones, read_sex, IdNumber};

use super::schooling::{is_level, is_unfinished, with_state};

/// What stands between two values of a cell; blanks are tried last, since names have them too.
pub(super) const MARKS: &[char] = &[
    '/', '／', '\\', '|', '\n', '\r', '、', '，', ',', ';', '；', '（', '(', '）', ')',
];

/// The part of a cell that belongs to one of its header's fields.
pub(super) fn part<'a>(cell: &'a Cell, fields: &[Target], nth: usize, year: i32) -> Cow<'a, Cell> {
    let Value::Text(text) = &cell.value else {
        let shown = cell.shown();
        let owner = fields.iter().position(|field| fits(field, &shown, year));
        return if owner.unwrap_or_default() == nth {
            Cow::Borrowed(cell)
        } else {
            Cow::Owned(Cell::default())
        };
    };
    let texts = parted(text, fields, year).texts;
    let part = texts.into_iter().nth(nth).unwrap_or_default();
    Cow::Owned(Cell {
        value: Value::Text(part),
        struck: cell.struck,
    })
}

/// The text of a cell's part.
pub(in crate::import) fn part_of(text: &str, share: &Share) -> String {
    let texts = parted(text, &share.fields, LATEST).texts;
    texts.into_iter().nth(share.nth).unwrap_or_default()
}

/// The text of a cell in which the part is another one.
pub(in crate::import) fn with_part(text: &str, share: &Share, part: &str) -> String {
    let mut texts = parted(text, &share.fields, LATEST).texts;
    if let Some(own) = texts.get_mut(share.nth) {
        part.trim().clone_into(own);
    }
    texts.join("/")
}

/// A year in which no date of a sheet lies: here it only matters whether there is a date.
const LATEST: i32 = 2_099;

/// The values of a cell, one a field, in the fields' order.
pub(super) struct Parted {
    /// A text a field; empty where the cell has none for it.
    pub(super) texts: Vec<String>,
    /// There is more than one value in the cell, and where one ends cannot be told.
    pub(super) doubtful: bool,
}

/// Parts a text among fields. `year` is the latest a date may lie in.
pub(super) fn parted(text: &str, fields: &[Target], year: i32) -> Parted {
    if let [Target::Village, Target::Occupation] = fields {
        return Parted {
            texts: village_and_post(text).into(),
            doubtful: false,
        };
    }
    if let [Target::Village, Target::Mentors(_)] = fields {
        return Parted {
            texts: village_and_secretary(text).into(),
            doubtful: false,
        };
    }
    let blank = |c: char| c.is_whitespace();
    let mark = |c: char| MARKS.contains(&c);
    let stated = fields.iter().any(is_level).then(|| with_state(text));
    let stated = stated.flatten();
    let text = stated.as_deref().unwrap_or(text);
    let found = cut(text, fields, year, &mark).or_else(|| cut(text, fields, year, &blank));
    if let Some(texts) = found {
        return Parted {
            texts,
            doubtful: false,
        };
    }
    let whole = text.trim().trim_matches(mark).trim();
    let run = (*fields == [Target::Name, Target::Occupation]).then(|| run_together(whole));
    if let Some((name, post)) = run.flatten() {
        return Parted {
            texts: vec![name, post],
            doubtful: false,
        };
    }
    let fitting = |closed: bool| {
        let mut fields = fields.iter();
        fields.position(|field| is_closed(field) == closed && fits(field, whole, year))
    };
    let certain = fitting(true);
    let owner = certain.or_else(|| fitting(false)).unwrap_or(0);
    let mut others = fields.iter().enumerate().filter(|(nth, _)| *nth != owner);
    let hides = |field: &Target| is_closed(field) && begins_or_ends(whole, field, year);
    let doubtful =
        certain.is_none() && (whole.contains(mark) || others.any(|(_, field)| hides(field)));
    let texts = (0..fields.len())
        .map(|nth| if nth == owner { whole } else { "" })
        .map(str::to_owned)
        .collect();
    Parted { texts, doubtful }
}

/// 红旗村党支部书记: a village and a post in it, whichever there is.
fn village_and_post(text: &str) -> [String; 2] {
    let text = text.trim();
    let own = |village: &str, post: &str| {
        let post = post.trim_matches(|c: char| MARKS.contains(&c) || c.is_whitespace());
        [village.trim().to_owned(), post.to_owned()]
    };
    let inner = text.char_indices().map(|(at, _)| at).skip(1);
    let mut ends = inner.filter_map(|at| {
        let word = VILLAGE_ENDS
            .into_iter()
            .find(|word| text[at..].starts_with(word))?;
        Some((at, at + word.len()))
    });
    match ends.next() {
        // 红旗村委会主任 is 村委会主任 of 红旗村.
        Some((at, end))
            if ["委", "民委员会"]
                .iter()
                .any(|it| text[end..].starts_with(it)) =>
        {
            own(&text[..end], &text[at..])
        }
        Some((_, end)) => own(&text[..end], &text[end..]),
        None if is_post(text) => own("", text),
        None => own(text, ""),
    }
}

/// 东沟村 张建, 东沟（张建）: a village and its secretary, whichever there is.
fn village_and_secretary(text: &str) -> [String; 2] {
    let text = text.trim();
    let mark = |c: char| c.is_whitespace() || MARKS.contains(&c) || matches!(c, ':' | '：');
    let ends = VILLAGE_ENDS
        .iter()
        .filter_map(|end| Some(text.find(end)? + end.len()));
    let Some(end) = ends.min().or_else(|| text.find(mark)) else {
        return [text.to_owned(), String::new()];
    };
    let (village, secretary) = text.split_at(end);
    let secretary = secretary.trim_matches(mark);
    let bodies = ["委会", "民委员会", "党支部委员会", "党总支", "党支部"];
    let own = bodies.iter().find_map(|body| secretary.strip_prefix(body));
    let own = own
        .filter(|own| !own.starts_with("书记"))
        .unwrap_or(secretary);
    [village.to_owned(), own.trim_matches(mark).to_owned()]
}

/// The texts between marks, when every field gets one that may be its value: in the order of the
/// fields, of two fields in either order.
fn cut(
    text: &str,
    fields: &[Target],
    year: i32,
    mark: &dyn Fn(char) -> bool,
) -> Option<Vec<String>> {
    let fit = |texts: &[&str]| {
        texts
            .iter()
            .zip(fields)
            .all(|(text, field)| fits(field, text, year))
    };
    let owned = |texts: &[&str]| Some(texts.iter().map(|&text| text.to_owned()).collect());
    let pieces: Vec<&str> = text
        .split(mark)
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    if pieces.len() == fields.len() && fit(&pieces) {
        return owned(&pieces);
    }
    let [one, other] = fields else {
        return None;
    };
    // 1985/06/15 is a date and no age of fifteen.
    let whole = |field: &Target| is_closed(field) && fits(field, text, year);
    if !is_closed(one) && !is_closed(other) || whole(one) || whole(other) {
        return None;
    }
    let cuts = text.char_indices().filter(|&(_, c)| mark(c));
    for (at, c) in cuts {
        let trim = |side: &str| -> String {
            let side = side.trim().trim_matches(mark).trim();
            side.to_owned()
        };
        let (left, right) = (trim(&text[..at]), trim(&text[at + c.len_utf8()..]));
        if left.is_empty() || right.is_empty() {
            continue;
        }
        if fit(&[&left, &right]) {
            return Some(vec![left, right]);
        }
        if fit(&[&right, &left]) {
            return Some(vec![right, left]);
        }
    }
    None
}

/// Whether the values of a field can be told from other texts.
fn is_closed(field: &Target) -> bool {
    matches!(
        field,
        Target::Sex
            | Target::Ethnicity
            | Target::Birth
            | Target::Age
            | Target::IdNumber
            | Target::Education
            | Target::FullTimeEducation
            | Target::InServiceEducation
            | Target::Degree
            | Target::PoliticalStatus
            | Target::PartyJoined
            | Target::PartyConfirmed
            | Target::WorkStarted
            | Target::Phone
    )
}

/// Whether a text may be a value of a field.
fn fits(field: &Target, text: &str, year: i32) -> bool {
    let digits = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let bare = squeeze(text);
    match field {
        Target::Sex => read_sex(text).is_some() && !digits(&bare),
        Target::Ethnicity => read_ethnicity(text).is_some(),
        Target::Birth | Target::PartyJoined | Target::PartyConfirmed | Target::WorkStarted => {
            read_date(text, year).is_ok()
        }
        Target::Age => {
            let age = bare.trim_end_matches('岁').trim_end_matches('周');
            age.parse::<u8>().is_ok_and(|age| (10..=120).contains(&age))
        }
        Target::IdNumber => IdNumber::read(text).is_ok() || bare.len() >= 15 && digits(&bare),
        Target::Education | Target::FullTimeEducation | Target::InServiceEducation => {
            read_education(text).is_some() || is_unfinished(text)
        }
        Target::Degree => bare.ends_with("士") || bare.ends_with("学位"),
        Target::PoliticalStatus => read_political_status(text) != Political::Unknown,
        Target::Phone => !read_phones(text).numbers.is_empty(),
        Target::Name => {
            bare.chars().any(is_han)
                && !digits(&bare)
                && read_sex(text).is_none()
                && !(bare.ends_with('族') && read_ethnicity(text).is_some())
        }
        _ => true,
    }
}

/// Whether a text begins or ends with a value of a field that is not its own.
fn begins_or_ends(text: &str, field: &Target, year: i32) -> bool {
    let mut inner = text.char_indices().map(|(at, _)| at).skip(1);
    inner.any(|at| {
        let (left, right) = text.split_at(at);
        let rest = |side: &str| side.chars().count() >= 2;
        (rest(left) && fits(field, right, year)) || (rest(right) && fits(field, left, year))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fields: &[Target], text: &str, expect: &str, doubtful: bool) {
        let found = parted(text, fields, 2026);
        assert_eq!(
            (found.texts.join(" + ").as_str(), found.doubtful),
            (expect, doubtful),
            "{text}"
        );
    }

    #[test]
    fn cells_are_parted_where_both_values_are_told() {
        let name = [Target::Name, Target::Sex];
        let school = [Target::Education, Target::SchoolMajor];
        let origin = [Target::NativePlace, Target::Ethnicity];
        let birth = [Target::Birth, Target::Age];
        let party = [Target::PoliticalStatus, Target::PartyJoined];
        for (fields, text, expect) in [
            (&name, "李明/男", "李明 + 男"),
            (&name, "李 明（女）", "李 明 + 女"),
            (&name, "男、李明", "李明 + 男"),
            (&name, "李明 男", "李明 + 男"),
            (&name, "李明\n男", "李明 + 男"),
            (&school, "大专/河套学院/会计", "大专 + 河套学院/会计"),
            (&school, "大专（河套学院）", "大专 + 河套学院"),
            (&origin, "内蒙古/包头/汉族", "内蒙古/包头 + 汉族"),
            (&birth, "1985.06（40岁）", "1985.06 + 40岁"),
            (&birth, "1985/06/40", "1985/06 + 40"),
            (&birth, "1985/06/15", "1985/06/15 + "),
            (&party, "中共党员（2012.07）", "中共党员 + 2012.07"),
            (&party, "群众", "群众 + "),
        ] {
            check(fields, text, expect, false);
        }
    }

    #[test]
    fn whether_a_school_was_finished_is_said_of_the_level_and_names_no_school() {
        let school = [Target::Education, Target::SchoolMajor];
        for (text, expect) in [
            ("大学（在读）", "大学在读 + "),
            ("大专/在读", "大专在读 + "),
            ("大专在读/会计", "大专在读 + 会计"),
            ("大专（会计，在读）", "大专在读 + 会计"),
            ("大学（肄业）/法学", "大学肄业 + 法学"),
            ("高中（毕业）", "高中毕业 + "),
        ] {
            check(&school, text, expect, false);
        }
    }

    #[test]
    fn a_village_or_a_name_and_a_post_are_parted_without_a_mark() {
        let village = [Target::Village, Target::Occupation];
        for (text, expect) in [
            ("红旗村党支部书记", "红旗村 + 党支部书记"),
            ("红旗村委会主任", "红旗村 + 村委会主任"),
            ("红旗村村委会主任", "红旗村 + 村委会主任"),
            ("青禾社区（网格员）", "青禾社区 + 网格员"),
            ("村头村 会计", "村头村 + 会计"),
            ("红旗村", "红旗村 + "),
            ("红旗", "红旗 + "),
            ("党支部副书记", " + 党支部副书记"),
        ] {
            check(&village, text, expect, false);
        }
        let name = [Target::Name, Target::Occupation];
        check(&name, "王五副书记", "王五 + 副书记", false);
        check(&name, "李四（村委会主任）", "李四 + 村委会主任", false);
    }

    #[test]
    fn one_value_alone_goes_to_its_field() {
        check(&[Target::Name, Target::Sex], "赵敏", "赵敏 + ", false);
        check(&[Target::Name, Target::Sex], "赵敏/", "赵敏 + ", false);
        check(
            &[Target::NativePlace, Target::Ethnicity],
            "汉族",
            " + 汉族",
            false,
        );
    }

    #[test]
    fn values_that_run_together_are_doubtful() {
        check(&[Target::Name, Target::Sex], "李亚男", "李亚男 + ", true);
        check(
            &[Target::NativePlace, Target::Ethnicity],
            "山东聊城汉族",
            "山东聊城汉族 + ",
            true,
        );
        check(
            &[Target::Education, Target::SchoolMajor],
            "大专河套学院",
            " + 大专河套学院",
            true,
        );
    }
}
