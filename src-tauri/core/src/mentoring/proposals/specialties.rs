//! What people know about, as words that can be compared: from a specialty, skills, a major.

/// Words that mean one field, under the name reasons give it.
const FIELDS: &[(&str, &[&str])] = &[
    (
        "养殖",
        &[
            "养殖",
            "畜牧",
            "兽医",
            "动物科学",
            "动物医学",
            "饲养",
            "水产",
            "养羊",
            "养牛",
            "养猪",
            "养鸡",
            "肉羊",
            "肉牛",
            "奶牛",
        ],
    ),
    (
        "种植",
        &[
            "种植",
            "农学",
            "园艺",
            "农艺",
            "植物保护",
            "果树",
            "林果",
            "蔬菜",
            "大棚",
            "育种",
        ],
    ),
    ("电商", &["电商", "电子商务", "直播带货", "网络销售"]),
    ("财务", &["财务", "会计", "财会", "审计", "出纳", "财税"]),
    (
        "法律",
        &["法律", "法学", "司法", "调解", "矛盾化解", "律师"],
    ),
    ("党务", &["党务", "党建", "组织工作"]),
    ("文字", &["文秘", "文书", "公文", "写作", "汉语言", "中文"]),
    ("旅游", &["旅游", "民宿", "农家乐"]),
    ("工程", &["建筑", "土木", "工程造价", "施工", "水利"]),
    ("机械", &["农机", "机械", "机电", "汽修"]),
    ("医疗", &["医学", "医疗", "护理", "卫生", "村医"]),
    ("教育", &["教育", "师范", "幼教", "教师"]),
    (
        "信息技术",
        &["计算机", "软件", "信息技术", "网络工程", "大数据"],
    ),
    ("金融", &["金融", "信贷", "保险", "银行"]),
    (
        "社会治理",
        &["网格", "综治", "信访", "社会治理", "社会工作"],
    ),
    ("军事", &["民兵", "军事", "退役", "武装"]),
    ("妇女工作", &["妇联", "妇女"]),
];

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

/// The fields a text speaks of: known ones by their name, others by their own words.
pub(super) fn fields_of(text: &str) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    let separates =
        |letter: char| letter.is_whitespace() || "、，,；;。./／和与及（）()".contains(letter);
    for word in text.split(separates) {
        let known: Vec<&str> = FIELDS
            .iter()
            .filter(|(_, words)| words.iter().any(|one| word.contains(one)))
            .map(|(name, _)| *name)
            .collect();
        if known.is_empty() {
            fields.extend(own_word(word));
        }
        fields.extend(known.into_iter().map(str::to_owned));
    }
    let mut seen = std::collections::HashSet::new();
    fields.retain(|field| seen.insert(field.clone()));
    fields
}

/// The fields of 毕业院校及专业: the school's own name says nothing.
pub(super) fn fields_of_major(text: &str) -> Vec<String> {
    let ends = ["大学", "学院", "学校", "党校", "职中", "中学", "分校"];
    let major = ends
        .iter()
        .filter_map(|end| text.rfind(end).map(|at| at + end.len()))
        .max()
        .map_or("", |at| &text[at..]);
    fields_of(major)
}

/// Whether two fields are one: the same, or one is a part of the other.
pub(super) fn agree(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
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
            assert_eq!(fields_of(text), fields, "{text}");
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
            assert_eq!(fields_of_major(text), fields, "{text}");
        }
    }

    #[test]
    fn a_field_agrees_with_one_it_is_a_part_of() {
        assert!(agree("酿醋", "手工酿醋"));
        assert!(!agree("酿醋", "剪纸"));
    }
}
