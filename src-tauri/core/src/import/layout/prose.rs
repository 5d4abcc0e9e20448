//! People told in a sentence, the name first and what is known of them after it: 张三，男，1985年6月生，
//! 大专，中共党员. Such a text is read by writing a label before every value, 姓名：张三　性别：男; one that
//! cannot be told apart is no row of a list, and that it tells of people is said.

use crate::import::header::is_known;
use crate::import::read::{Grid, Value};
use crate::names::{is_common_surname, is_full_name};
use crate::people::rules::codes::{read_education, read_political_status, Political};
use crate::people::rules::text::is_han;
use crate::people::rules::{read_date, read_ethnicity, read_phones, read_sex, IdNumber};

/// Whether a text tells of somebody in a sentence.
pub(in crate::import) fn tells_of_people(text: &str) -> bool {
    text.split(['；', ';', '。', '\n']).any(tells_of_somebody)
}

fn tells_of_somebody(sentence: &str) -> bool {
    let pieces = sentence.split(['，', ',']).map(str::trim).skip(1);
    name_of(sentence).is_some() && pieces.filter(|piece| says_a_value(piece)).count() >= 2
}

/// The name a sentence begins with: 1.张三，男, 后备干部：李四，女.
fn name_of(sentence: &str) -> Option<&str> {
    let first = sentence.split(['，', ',']).next()?.trim();
    let name = first.rsplit([':', '：']).next().unwrap_or_default();
    let name = name.trim_start_matches(|c: char| !is_han(c)).trim();
    let is_name = (2..=20).contains(&name.chars().count())
        && name
            .chars()
            .all(|c| is_han(c) || c == '·' || c.is_whitespace());
    is_name.then_some(name)
}

/// The cells that tell of people, each with labels written into its text: all of them, or none where
/// one cannot be told apart. `of` are the cells in question.
pub(in crate::import) fn labelled_people(
    grid: &Grid,
    of: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    for (row, cells) in grid.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let Value::Text(text) = &cell.value else {
                continue;
            };
            if !cell.struck && of(row, column) && tells_of_people(text) {
                match with_labels(text) {
                    Some(text) => found.push((row, column, text)),
                    None => return Vec::new(),
                }
            }
        }
    }
    found
}

/// The text with a label before every value, a line a person. A value that no field is known for
/// becomes a remark. `None` where it cannot be told who is spoken of, or where nobody is: 例：张三，男.
fn with_labels(text: &str) -> Option<String> {
    let example = |label: &str| {
        ["例", "如", "示例", "格式", "样式"]
            .iter()
            .any(|end| label.ends_with(end))
    };
    if text
        .split([':', '：'])
        .next()
        .is_some_and(|label| example(label.trim()))
        || text.contains("示例")
    {
        return None;
    }
    let mut people: Vec<Told> = Vec::new();
    let sentences = text.split(['；', ';', '。', '\n']).map(str::trim);
    for sentence in sentences.filter(|sentence| !sentence.is_empty()) {
        let pieces = sentence.split(['，', ',']).map(str::trim);
        if tells_of_somebody(sentence) {
            let mut told = Told::of(name_of(sentence)?);
            pieces.skip(1).for_each(|piece| told.add(piece));
            people.push(told);
        } else if let Some(told) = people.last_mut() {
            let another = name_of(sentence)
                .is_some_and(|name| name.starts_with(is_common_surname) && is_full_name(name));
            if another {
                return None;
            }
            pieces.for_each(|piece| told.add(piece));
        }
    }
    let lines: Vec<String> = people.into_iter().map(Told::line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What a text tells of one person.
struct Told {
    values: Vec<(String, String)>,
    others: Vec<String>,
}

impl Told {
    fn of(name: &str) -> Self {
        Self {
            values: vec![("姓名".to_owned(), name.to_owned())],
            others: Vec::new(),
        }
    }

    fn add(&mut self, piece: &str) {
        let new = |(label, _): &(String, String)| self.values.iter().all(|(it, _)| it != label);
        match labelled_piece(piece).filter(new) {
            Some(value) => self.values.push(value),
            None if piece.is_empty() => {}
            None => self.others.push(piece.to_owned()),
        }
    }

    fn line(self) -> String {
        let others = (!self.others.is_empty()).then(|| ("备注".to_owned(), self.others.join("，")));
        let values = self.values.into_iter().chain(others);
        let values = values.map(|(label, value)| format!("{label}：{value}"));
        values.collect::<Vec<_>>().join("　　")
    }
}

/// A piece of a sentence with the label of its field: 男, 1985年6月生, 2010年7月入党, 大专学历, 现任村文书,
/// 电话13812345678.
pub(in crate::import) fn labelled_piece(piece: &str) -> Option<(String, String)> {
    if let Some((label, value)) = piece.split_once([':', '：']) {
        return is_known(label).then(|| (label.trim().to_owned(), value.trim().to_owned()));
    }
    let after = |words: &[&str]| {
        let rest = words.iter().find_map(|word| piece.strip_prefix(word));
        rest.map(str::trim).filter(|rest| !rest.is_empty())
    };
    let before = |words: &[&str]| words.iter().find_map(|word| piece.strip_suffix(word));
    let is_date = |text: &str| {
        let digits = text.chars().any(|c| c.is_ascii_digit());
        digits && read_date(text, 2_099).is_ok()
    };
    let born = || {
        let day = after(&["出生于", "生于"]).unwrap_or(piece);
        let day = day.trim_end_matches(['出', '生']);
        is_date(day).then_some(day)
    };
    let joined = || before(&["加入中国共产党", "加入党组织", "入党"]).filter(|day| is_date(day));
    let id = || {
        let number = after(&["身份证号码", "身份证号", "身份证", "公民身份号码"]).unwrap_or(piece);
        IdNumber::read(number).is_ok().then_some(number)
    };
    let phone = || {
        let number =
            after(&["联系电话", "电话", "手机号码", "手机号", "手机", "联系方式"]).unwrap_or(piece);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        (digits >= 7 && !read_phones(number).numbers.is_empty()).then_some(number)
    };
    let level = piece.trim_end_matches("学历");
    let (label, value) = if read_sex(piece).is_some() && piece.starts_with(is_han) {
        ("性别", piece)
    } else if read_ethnicity(piece).is_some() {
        ("民族", piece)
    } else if let Some(day) = joined() {
        ("入党时间", day)
    } else if let Some(number) = id() {
        ("身份证号", number)
    } else if let Some(number) = phone() {
        ("联系电话", number)
    } else if let Some(day) = born() {
        ("出生年月", day)
    } else if read_political_status(piece) != Political::Unknown {
        ("政治面貌", piece)
    } else if read_education(level).is_some() {
        ("学历", level)
    } else if let Some(work) = after(&["现任", "现从事", "现为", "从事"]) {
        ("现任职务", work)
    } else if let Some(post) = after(&["培养方向为", "培养方向", "拟培养为", "拟任"])
    {
        ("培养方向", post)
    } else if let Some(place) = after(&["籍贯"]) {
        ("籍贯", place)
    } else if let Some(school) = before(&["毕业"]).filter(|it| it.contains(['学', '校', '院']))
    {
        ("毕业院校", school)
    } else {
        return None;
    };
    Some((label.to_owned(), value.to_owned()))
}

/// Whether a piece of a sentence is a value that only a person has.
fn says_a_value(piece: &str) -> bool {
    let born = piece.trim_end_matches(['出', '生']);
    read_sex(piece).is_some()
        || read_ethnicity(piece).is_some()
        || read_education(piece.trim_end_matches("学历")).is_some()
        || read_political_status(piece) != Political::Unknown
        || (piece.chars().any(|c| c.is_ascii_digit()) && read_date(born, 2_099).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_begins_with_a_name_and_tells_two_things_is_of_somebody() {
        for text in [
            "张三，男，1985年6月生，大专，中共党员",
            "后备干部：李四,女,本科学历;王五,男,高中",
            "1.阿依古丽·买买提，女，维吾尔族，1990年3月出生",
            "我村后备干部如下：\n张三，男，汉族，党员",
        ] {
            assert!(tells_of_people(text), "{text}");
        }
        for text in [
            "李四，女",
            "大专，河套学院，会计专业",
            "李明，王芳，张强",
            "注：年龄在45岁以下，学历高中以上",
            "填报人：李明，电话13812345678",
        ] {
            assert!(!tells_of_people(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_is_read_with_a_label_before_every_value() {
        for (text, expect) in [
            (
                "1.张三，男，汉族，1985年6月生，大专学历，2010年7月入党，现任村文书，种植大户。",
                Some("姓名：张三　　性别：男　　民族：汉族　　出生年月：1985年6月　　学历：大专　　入党时间：2010年7月　　现任职务：村文书　　备注：种植大户"),
            ),
            (
                "后备干部：李四,女,本科学历;王五,男,高中",
                Some("姓名：李四　　性别：女　　学历：本科\n姓名：王五　　性别：男　　学历：高中"),
            ),
            ("张三，男，大专。联系电话：13812345678。", Some("姓名：张三　　性别：男　　学历：大专　　联系电话：13812345678")),
            ("填写格式如：张三，男，大专", None),
            // 李四 is somebody else.
            ("张三，男，大专；李四，女", None),
        ] {
            assert_eq!(with_labels(text).as_deref(), expect, "{text}");
        }
    }
}
