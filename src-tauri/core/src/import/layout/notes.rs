//! Rows that stand among people and are none: totals, examples, notes, signatures, days to fill in.

use crate::import::header::{field_of, is_known, Target};
use crate::people::rules::text::{is_han, squeeze};

pub(super) fn is_total(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !matches!(c, ':' | '：')).collect();
    ["累计", "总数", "人数", "总人数"]
        .iter()
        .any(|word| text == *word)
        || (ends_in_a_sum(&text) && text.chars().count() <= 12)
        || (["合计", "总计", "小计", "共计"]
            .iter()
            .any(|word| text.starts_with(word))
            && text.chars().count() <= 12)
        || [
            "本页小计",
            "本页合计",
            "全村合计",
            "全镇合计",
            "全乡合计",
            "人员合计",
        ]
        .iter()
        .any(|start| text.starts_with(start))
}

/// 小计 of some of the people, not of those on a page.
pub(super) fn is_subtotal(text: &str) -> bool {
    text.trim_end_matches(':').ends_with("小计") && !text.contains('页')
}

/// 合计, 红旗村小计.
pub(super) fn ends_in_a_sum(text: &str) -> bool {
    let text = text.trim_end_matches(':');
    ["合计", "总计", "小计", "共计"]
        .iter()
        .any(|word| text.ends_with(word))
}

pub(super) fn is_example(text: &str) -> bool {
    matches!(
        text,
        "例" | "示例"
            | "样例"
            | "范例"
            | "例如"
            | "例子"
            | "样表"
            | "例1"
            | "(例)"
            | "(示例)"
            | "填写示例"
            | "填表示例"
    ) || text.starts_with("例:")
        || text.starts_with("示例")
}

/// 填写样例，请删除 in any cell.
pub(super) fn says_example(text: &str) -> bool {
    text.chars().count() <= 12
        && ["示例", "样例", "范例", "填写样式", "举例"]
            .iter()
            .any(|word| text.contains(word))
}

/// 填报人：, 审核人： and what else stands in a footer instead of a name.
pub(super) fn is_label(name: &str) -> bool {
    let text = squeeze(name);
    text.ends_with(':')
        || [
            "签字",
            "签名",
            "盖章",
            "填报人",
            "填表人",
            "审核人",
            "制表人",
        ]
        .iter()
        .any(|word| text.contains(word))
}

pub(super) fn is_note(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "注:",
        "注1",
        "备注:",
        "说明",
        "填表说明",
        "填报说明",
        "填表要求",
        "填报人",
        "填表人",
        "审核",
        "制表",
        "经办人",
        "联系人",
        "联系电话",
        "单位负责人",
        "负责人",
        "党支部书记(",
        "党支部书记:",
        "村书记签字",
        "书记签字",
        "书记(签",
        "村党支部书记(",
        "村党组织书记(",
        "党委书记",
        "以下空白",
        "以下无正文",
        "此表",
        "本表",
        "附:",
        "附件",
        "分管领导:",
        "主要领导:",
        "填报单位",
        "填报时间",
        "填报日期",
        "填表日期",
        "填表时间",
        "日期:",
        "单位:",
        "单位(",
        "报送",
        "备注1",
        "注释",
        "口径",
        "*注",
        "※",
        "(此表",
        "(注",
    ];
    text == "注"
        || STARTS.iter().any(|start| text.starts_with(start))
        || (text.starts_with('注') && text.chars().count() > 6)
}

/// What a list says of one person below its rows, where a cell was full: 1. 李娜　备注：2019年返乡….
/// Such a line speaks of nobody else.
pub(super) fn is_of_one_person(text: &str) -> bool {
    let text = squeeze(text);
    let Some((label, _)) = text.split_once(':') else {
        return false;
    };
    let who = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = who.len() < label.len() && who.starts_with(['.', '、', '．']);
    let who = who.trim_start_matches(['.', '、', '．']);
    let named = |(at, _): (usize, char)| {
        let (name, field) = who.split_at(at);
        let is_name = name.chars().count() >= 2 && name.chars().all(|c| is_han(c) || c == '·');
        is_name
            && is_known(field)
            && !matches!(
                field_of(field),
                None | Some(Target::Village | Target::Township | Target::Place | Target::Sources)
            )
    };
    numbered && who.char_indices().any(named)
}

/// 年 月 日, to be filled in by hand.
pub(super) fn is_day_to_fill(name: &str) -> bool {
    let text = squeeze(name);
    text.contains("年")
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '_'))
}

/// 第1页, 共2条, 下一页: what a page on the web has below a list.
pub(super) fn turns_pages(text: &str) -> bool {
    let count = text.strip_prefix(['第', '共']);
    let count = count.and_then(|rest| rest.strip_suffix(['页', '条']));
    matches!(text, "首页" | "上一页" | "下一页" | "尾页" | "末页")
        || count.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// 1 2 3 4 … under the header, or 甲 乙 1 2 ….
pub(super) fn column_numbers(texts: &[(usize, String)]) -> bool {
    let stems = texts
        .iter()
        .zip("甲乙丙丁戊己庚辛壬癸".chars())
        .take_while(|((_, text), stem)| text.chars().eq([*stem]))
        .count();
    let numbers: Option<Vec<u32>> = texts[stems..]
        .iter()
        .map(|(_, text)| text.trim_matches(['(', ')']).parse().ok())
        .collect();
    numbers.is_some_and(|numbers| numbers.windows(2).all(|pair| pair[1] == pair[0] + 1))
}

/// A B C D … under the header.
pub(super) fn column_letters(texts: &[(usize, String)]) -> bool {
    let letter = |text: &str| match text.as_bytes() {
        [one] => Some(one.to_ascii_uppercase()).filter(u8::is_ascii_uppercase),
        _ => None,
    };
    let letters: Option<Vec<u8>> = texts.iter().map(|(_, text)| letter(text)).collect();
    letters.is_some_and(|letters| letters.windows(2).all(|pair| pair[1] == pair[0] + 1))
}

/// What a row under the header says of how to fill a column in: 填写全称, 与身份证一致, 11位.
pub(super) fn is_hint(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "填写",
        "填至",
        "格式",
        "一致",
        "全称",
        "必填",
        "选填",
        "可不填",
        "如实",
        "下拉",
        "单选",
        "多选",
        "如:",
        "例如",
        "写明",
        "选择",
        "手工",
        "不填",
    ];
    let places = text.strip_suffix('位').is_some_and(|count| {
        !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit() || b == b'/')
    });
    places
        || matches!(text, "男/女" | "男或女" | "是/否" | "是或否")
        || WORDS.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_one_person_begin_with_number_and_name() {
        for text in [
            "1. 李娜　备注：被评为旗级致富带头人，村民称赞",
            "12.古丽·阿依 现任职务：合作社理事长",
            "3、王　强　简历：2001.09--2004.07",
        ] {
            assert!(is_of_one_person(text), "{text}");
        }
        for text in [
            "一、致富带头人",
            "1.人员类别：致富带头人",
            "备注：致富带头人",
            "1.红旗村：2人",
            "包村领导：廖朵",
        ] {
            assert!(!is_of_one_person(text), "{text}");
        }
    }
}
