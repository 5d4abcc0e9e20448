//! What is wrong with a JSON text or its fields, in Chinese. The parser counts bytes; where the text
//! is at hand, columns are counted in characters.

use serde_json::error::Category;

use crate::people::rules::text::is_han;

/// Half a sentence about a text that could not be read, with the place as an editor shows it.
#[must_use]
pub fn json_text_in_chinese(text: &str, error: &serde_json::Error) -> String {
    let line = text.split('\n').nth(error.line().saturating_sub(1));
    let before = line.unwrap_or_default().bytes().take(error.column());
    // Every character but for the bytes that continue one.
    let column = before.filter(|byte| byte & 0xC0 != 0x80).count();
    let what = match error.classify() {
        Category::Eof => "不是合格的 JSON：没有写完，缺少结尾的引号或括号".to_owned(),
        Category::Syntax | Category::Io => {
            "不是合格的 JSON：请检查引号、冒号、逗号和括号，都要用英文半角".to_owned()
        }
        Category::Data => json_in_chinese(error),
    };
    format!("第 {} 行第 {column} 列{what}", error.line())
}

/// What a value that cannot be taken is called where its place is not known.
const SOMETHING: &str = "有一项";

/// Half a sentence about a value at a path such as `input.birth` or `people[3].name`; `.`: the whole.
#[must_use]
pub fn json_at_in_chinese(path: &str, error: &serde_json::Error) -> String {
    let said = json_in_chinese(error);
    match (path, said.strip_prefix(SOMETHING)) {
        ("." | "", _) => said,
        (path, Some(what)) => format!("“{path}”{what}"),
        (path, None) => format!("“{path}”：{said}"),
    }
}

/// Half a sentence that names the place or the field.
#[must_use]
pub fn json_in_chinese(error: &serde_json::Error) -> String {
    if error.classify() != Category::Data {
        return format!(
            "第 {} 行第 {} 列不是合格的 JSON",
            error.line(),
            error.column()
        );
    }
    let whole = error.to_string();
    let text = whole.split(" at line ").next().unwrap_or_default();
    let named = |start: &str| {
        let rest = text.strip_prefix(start)?.strip_prefix('`')?;
        let (name, others) = rest.split_once('`')?;
        let listed = others.split('`').skip(1).step_by(2);
        Some((name.to_owned(), listed.collect::<Vec<_>>().join("、")))
    };
    if let Some((name, listed)) = named("unknown field ") {
        return format!("没有“{name}”这一项，可用的有 {listed}");
    }
    if let Some((name, listed)) = named("unknown variant ") {
        return format!("不能是“{name}”，可选：{listed}");
    }
    if let Some((name, _)) = named("missing field ") {
        return format!("缺少“{name}”");
    }
    if let Some((name, _)) = named("duplicate field ") {
        return format!("“{name}”给了两次");
    }
    if text.chars().any(is_han) {
        return text.to_owned();
    }
    if NO_DATE.contains(&text) {
        return format!("{SOMETHING}不是日期，应为 2025-11-26 这样的日期");
    }
    let types = text.strip_prefix("invalid type: ");
    let types = types.and_then(|types| types.split_once(", expected "));
    match types.and_then(|(found, wanted)| Some((kind(found)?, kind(wanted)?))) {
        Some((found, wanted)) => {
            format!("{SOMETHING}的类型或取值不对：应为{wanted}，写的是{found}")
        }
        None => format!("{SOMETHING}的类型或取值不对"),
    }
}

/// What the parser of days says of a text that is none.
const NO_DATE: [&str; 5] = [
    "input contains invalid characters",
    "input is out of range",
    "no possible date and time matching input",
    "premature end of input",
    "trailing input",
];

/// What the parser calls a kind of value.
fn kind(named: &str) -> Option<&'static str> {
    let named = named.strip_prefix("a ").unwrap_or(named);
    let kinds = [
        ("string", "文字"),
        ("formatted date", "2025-11-26 这样的日期"),
        ("boolean", "是否（true、false）"),
        ("null", "空值"),
        ("unit", "空值"),
        ("sequence", "列表 […]"),
        ("map", "各项 {…}"),
        ("struct", "各项 {…}"),
        ("floating point", "小数"),
        ("integer", "整数"),
        ("usize", "整数"),
        ("u", "整数"),
        ("i", "整数"),
        ("f", "数"),
    ];
    let found = kinds.iter().find(|(start, _)| named.starts_with(start));
    found.map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its errors are looked at")]
    struct Find {
        text: String,
        limit: usize,
    }

    #[test]
    fn every_kind_of_trouble_is_named() {
        for (text, expect) in [
            ("{bad", "第 1 行第 2 列不是合格的 JSON"),
            ("", "第 1 行第 0 列不是合格的 JSON"),
            (r#"{"nope":1}"#, "没有“nope”这一项，可用的有 text、limit"),
            (r#"{"text":"李"}"#, "缺少“limit”"),
            (r#"{"text":"李","text":"王"}"#, "“text”给了两次"),
        ] {
            let error = serde_json::from_str::<Find>(text).unwrap_err();
            assert_eq!(json_in_chinese(&error), expect, "{text}");
        }
        let error = serde_json::from_str::<Find>(r#"{"text":1}"#).unwrap_err();
        assert_eq!(
            json_in_chinese(&error),
            "有一项的类型或取值不对：应为文字，写的是整数"
        );
    }

    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "only its errors are looked at")]
    struct On {
        day: crate::date::Day,
        until: Option<crate::date::PartialDate>,
    }

    #[test]
    fn a_value_is_named_by_its_path() {
        for (path, text, expect) in [
            (
                "as_of",
                r#"{"day":"2025-13-01"}"#,
                "“as_of”不是日期，应为 2025-11-26 这样的日期",
            ),
            (
                "as_of",
                r#"{"day":"明天"}"#,
                "“as_of”不是日期，应为 2025-11-26 这样的日期",
            ),
            (
                "as_of",
                r#"{"day":7}"#,
                "“as_of”的类型或取值不对：应为2025-11-26 这样的日期，写的是整数",
            ),
            (".", "{}", "缺少“day”"),
            (
                "until",
                r#"{"day":"2025-11-26","until":"2025"}"#,
                "“until”：不是 YYYY-MM 或 YYYY-MM-DD 形式的日期",
            ),
        ] {
            let error = serde_json::from_str::<On>(text).unwrap_err();
            assert_eq!(json_at_in_chinese(path, &error), expect, "{text}");
        }
    }

    #[test]
    fn a_place_is_counted_in_characters() {
        let text = "{\n  “村”：1\n}";
        let error = serde_json::from_str::<Find>(text).unwrap_err();
        let said = json_text_in_chinese(text, &error);
        assert!(said.starts_with("第 2 行第 3 列不是合格的 JSON"), "{said}");
        let text = "{\"text\":\"村名";
        let error = serde_json::from_str::<Find>(text).unwrap_err();
        let said = json_text_in_chinese(text, &error);
        assert!(
            said.starts_with("第 1 行第 11 列") && said.contains("没有写完"),
            "{said}"
        );
    }
}
