//! What people know about, as words that can be compared: from a specialty, skills, a major.

/// Endings that say nothing about the field.
const EMPTY_ENDINGS: &[&str] = &[
    "专业户",
    "专业",
    "技术",
    "管理",
    "经验",
    "能手",
    "大户",
    "特长",
    "方面",
    "工作",
    "类",
    "等",
];

/// A specialty as texts are compared with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// As reasons call it.
    pub name: String,
    /// Whatever holds one of them means it.
    pub words: Vec<String>,
}

/// The words of a specialty, as typed.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(separates).filter(|word| !word.is_empty()) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// The fields a text speaks of: known ones by their name, others by their own words.
#[must_use]
pub fn fields_of(known: &[Known], text: &str) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for word in text.split(separates) {
        let has_one = |one: &&Known| one.words.iter().any(|part| word.contains(part.as_str()));
        let mut meant = known.iter().filter(has_one).peekable();
        if meant.peek().is_none() {
            fields.extend(own_word(word));
        }
        fields.extend(meant.map(|one| one.name.clone()));
    }
    let mut seen = std::collections::HashSet::new();
    fields.retain(|field| seen.insert(field.clone()));
    fields
}

/// The fields of 毕业院校及专业: the school's own name says nothing.
#[must_use]
pub fn fields_of_major(known: &[Known], text: &str) -> Vec<String> {
    fields_of(known, major_of(text))
}

/// What follows the name of the last school in 毕业院校及专业; empty where no school is named.
#[must_use]
pub fn major_of(text: &str) -> &str {
    let ends = ["大学", "学院", "学校", "党校", "职中", "中学", "分校"];
    let begins = ends
        .iter()
        .filter_map(|end| text.rfind(end).map(|at| at + end.len()))
        .max();
    begins.map_or("", |at| text[at..].trim())
}

/// Whether two fields are one: the same, or one is a part of the other.
#[must_use]
pub fn agree(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}

fn separates(letter: char) -> bool {
    letter.is_whitespace() || "、，,；;。./／和与及（）()".contains(letter)
}

fn own_word(word: &str) -> Option<String> {
    let mut word = word;
    while let Some(shorter) = EMPTY_ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
    {
        word = shorter;
    }
    (word.chars().count() >= 2).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<Known> {
        let words = [
            ("养殖", "养殖、动物科学、养羊、养牛"),
            ("种植", "种植、蔬菜、大棚"),
            ("电商", "电商、电子商务"),
            ("财务", "财务、会计"),
        ];
        let known = words.map(|(name, words)| Known {
            name: name.into(),
            words: words_of(words),
        });
        known.to_vec()
    }

    #[test]
    fn a_text_speaks_of_the_fields_its_words_mean() {
        for (text, fields) in [
            ("肉羊养殖、蔬菜大棚", &["养殖", "种植"][..]),
            ("电子商务", &["电商"]),
            ("剪纸；酿醋技术", &["剪纸", "酿醋"]),
            ("管理、技术", &[]),
            ("", &[]),
            ("养羊，养牛", &["养殖"]),
        ] {
            assert_eq!(fields_of(&known(), text), fields, "{text}");
        }
    }

    #[test]
    fn the_name_of_a_school_is_no_field() {
        for (text, fields) in [
            ("内蒙古农业大学动物科学专业", &["养殖"][..]),
            ("包头师范学院", &[]),
            ("集宁师范学院 会计学", &["财务"]),
            ("家里蹲", &[]),
        ] {
            assert_eq!(fields_of_major(&known(), text), fields, "{text}");
        }
    }

    #[test]
    fn a_field_agrees_with_one_it_is_a_part_of() {
        assert!(agree("酿醋", "手工酿醋"));
        assert!(!agree("酿醋", "剪纸"));
    }
}
