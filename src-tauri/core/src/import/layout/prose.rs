//! People told in a sentence, the name first and what is known of them after it: 张三，男，1985年6月生，
//! 大专，中共党员. Such a text is no row of a list; that it tells of people is said.

use crate::people::rules::codes::{read_education, read_political_status, Political};
use crate::people::rules::text::is_han;
use crate::people::rules::{read_date, read_ethnicity, read_sex};

/// Whether a text tells of somebody in a sentence.
pub(in crate::import) fn tells_of_people(text: &str) -> bool {
    text.split(['；', ';', '。', '\n']).any(tells_of_somebody)
}

fn tells_of_somebody(sentence: &str) -> bool {
    let mut pieces = sentence.split(['，', ',']).map(str::trim);
    let Some(first) = pieces.next() else {
        return false;
    };
    let name = first.rsplit([':', '：']).next().unwrap_or_default();
    let name = name.trim_start_matches(|c: char| !is_han(c)).trim();
    let is_name = (2..=20).contains(&name.chars().count())
        && name
            .chars()
            .all(|c| is_han(c) || c == '·' || c.is_whitespace());
    is_name && pieces.filter(|piece| says_a_value(piece)).count() >= 2
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
}
