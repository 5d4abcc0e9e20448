//! What is wrong with a JSON text or its fields, in Chinese.

use serde_json::error::Category;

use crate::people::rules::text::is_han;

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
    format!("有一项的类型或取值不对（{text}）")
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
        assert!(json_in_chinese(&error).starts_with("有一项的类型或取值不对"));
    }
}
