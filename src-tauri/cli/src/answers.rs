//! A file of answers: the keys of questions with what is answered to each, as JSON.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::path::Path;

use qinglan_api::read_file;
use qinglan_core::error::{json_text_in_chinese, Refused, Result};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _, MapAccess, Visitor};

const SAVE_AS: &str = "请另存为 UTF-8 编码再用";

/// What a file of answers says; no file says nothing.
pub(crate) fn answers<T: DeserializeOwned>(file: Option<&Path>) -> Result<BTreeMap<String, T>> {
    let Some(path) = file else {
        return Ok(BTreeMap::new());
    };
    let bytes = read_file(path)?;
    parsed(&bytes).map_err(|why| {
        Refused::FileUnreadable {
            file: path.display().to_string(),
            why,
        }
        .into()
    })
}

/// The answers of a text, or what is wrong with it and where.
fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> std::result::Result<BTreeMap<String, T>, String> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(format!("第 1 行第 1 列起是 UTF-16 编码，{SAVE_AS}"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let line = good.split('\n').next_back().unwrap_or_default();
        let (row, column) = (good.matches('\n').count() + 1, line.chars().count() + 1);
        format!("第 {row} 行第 {column} 列起不是 UTF-8 编码，{SAVE_AS}")
    })?;
    let answers: Answers<T> =
        serde_json::from_str(text).map_err(|error| json_text_in_chinese(text, &error))?;
    Ok(answers.0)
}

/// Answers by key, each key once.
struct Answers<T>(BTreeMap<String, T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Answers<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        from.deserialize_map(Once(PhantomData)).map(Self)
    }
}

struct Once<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Once<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut map: A,
    ) -> std::result::Result<Self::Value, A::Error> {
        let mut answers = BTreeMap::new();
        while let Some(key) = map.next_key::<String>()? {
            let answer = map.next_value()?;
            if answers.insert(key.clone(), answer).is_some() {
                return Err(A::Error::custom(format!("：“{key}”写了两次，请只留一个")));
            }
        }
        Ok(answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_file_of_answers_is_said_with_its_place() {
        for (bytes, expect) in [
            (&b""[..], "第 1 行第 0 列不是合格的 JSON"),
            (
                "{\n \"村\": \"甲村\",\n}".as_bytes(),
                "第 3 行第 1 列不是合格的 JSON",
            ),
            (
                "{\n “村”：“甲村”\n}".as_bytes(),
                "第 2 行第 2 列不是合格的 JSON",
            ),
            (
                b"[\"same\"]",
                "第 1 行第 0 列有一项的类型或取值不对：应为各项 {…}，写的是列表",
            ),
            (
                b"{\"a\": 1}",
                "第 1 行第 7 列有一项的类型或取值不对：应为文字，写的是整数",
            ),
            (
                b"{\"a\": null}",
                "第 1 行第 10 列有一项的类型或取值不对：应为文字，写的是空值",
            ),
            (
                "{\"村\":\"甲\",\"村\":\"乙\"}".as_bytes(),
                "第 1 行第 17 列：“村”写了两次",
            ),
            (b"\xFF\xFE{\0", "第 1 行第 1 列起是 UTF-16 编码"),
            (b"{\"\xB4\xE5\":\"x\"}", "第 1 行第 3 列起不是 UTF-8 编码"),
        ] {
            let said = parsed::<String>(bytes).unwrap_err();
            assert!(said.starts_with(expect), "{expect}: {said}");
            let english = said.replace("JSON", "").replace("UTF", "");
            assert!(
                !english.contains(|c: char| c.is_ascii_alphabetic()),
                "{said}"
            );
        }
        let marked = parsed::<String>("\u{feff}{\"村\":\"甲村\"}".as_bytes()).unwrap();
        assert_eq!(marked["村"], "甲村");
    }
}
