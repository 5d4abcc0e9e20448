//! Code lists and the words people use for their entries: sex, ethnic groups (GB/T 3304),
//! education (the labels of ZB64), political status (GB/T 4762), sources and target posts.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::{self, List};

use super::party::read_steps;
use super::text::{simplified, squeeze};

/// Sex as registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum Sex {
    /// 男
    #[serde(rename = "男")]
    Male,
    /// 女
    #[serde(rename = "女")]
    Female,
}

impl Sex {
    /// As written on every paper.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Male => "男",
            Self::Female => "女",
        }
    }
}

/// Reads 男, 女 and the usual codes for them.
#[must_use]
pub fn read_sex(raw: &str) -> Option<Sex> {
    match squeeze(raw).as_str() {
        "男" | "男性" | "1" | "M" | "m" | "♂" | "男M" | "男1" => Some(Sex::Male),
        "女" | "女性" | "2" | "F" | "f" | "♀" | "女F" | "女2" => Some(Sex::Female),
        _ => None,
    }
}

/// Reads an ethnic group with or without 族, or by its usual short word (蒙, 维).
#[must_use]
pub fn read_ethnicity(raw: &str) -> Option<&'static str> {
    let text = simplified(squeeze(raw));
    let stem = text
        .strip_suffix('族')
        .filter(|stem| !stem.is_empty())
        .unwrap_or(&text);
    let stem = match stem {
        "蒙" => "蒙古",
        "维" => "维吾尔",
        "哈" => "哈萨克",
        "达翰尔" | "达呼尔" => "达斡尔",
        "柯" => "柯尔克孜",
        "锡" => "锡伯",
        "朝" => "朝鲜",
        other => other,
    };
    codes::label(List::Ethnicity, stem)
}

/// Levels of education in descending order; those after 大专 up to 职高 stand on one level.
pub const EDUCATION: [&str; 10] = [
    "研究生",
    "大学",
    "大专",
    "中专",
    "中技",
    "高中",
    "职高",
    "初中",
    "小学",
    "文盲",
];

/// What an education cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Education {
    /// One of [`EDUCATION`].
    pub level: &'static str,
    /// Still studying for it.
    pub studying: bool,
}

impl Education {
    /// As stored: 大学, or 大学（在读）.
    #[must_use]
    pub fn label(self) -> String {
        if self.studying {
            format!("{}（在读）", self.level)
        } else {
            self.level.to_owned()
        }
    }

    /// Rank for comparing: greater is higher, and finished is higher than still studying.
    #[must_use]
    pub fn rank(self) -> u8 {
        let rank = match self.level {
            "研究生" => 6,
            "大学" => 5,
            "大专" => 4,
            "中专" | "中技" | "高中" | "职高" => 3,
            "初中" => 2,
            "小学" => 1,
            _ => 0,
        };
        rank * 2 + u8::from(!self.studying)
    }
}

/// Reads a level of education by any of its usual words.
#[must_use]
pub fn read_education(raw: &str) -> Option<Education> {
    let lines: Vec<&str> = raw.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > 1 {
        let levels: Option<Vec<Education>> = lines.into_iter().map(read_education).collect();
        if let Some(levels) = levels {
            return levels.into_iter().max_by_key(|education| education.rank());
        }
    }
    let text = simplified(squeeze(raw));
    let several: Vec<&str> = text
        .split(['/', '、', ',', ';', '，', '；'])
        .filter(|part| !part.is_empty())
        .collect();
    if several.len() > 1 {
        let levels: Option<Vec<Education>> = several.into_iter().map(read_education).collect();
        if let Some(levels) = levels {
            return levels.into_iter().max_by_key(|education| education.rank());
        }
    }
    if let Some((first, second)) = full_time_and_in_service(&text) {
        let levels = [read_education(first)?, read_education(second)?];
        return levels.into_iter().max_by_key(|education| education.rank());
    }
    level_of(&text).or_else(|| {
        // 本科（内蒙古农业大学）: the level stands before the brackets, unless they take it back.
        let (level, inside) = text.split_once('(')?;
        let unfinished =
            inside.contains("肄业") || inside.contains("结业") || inside.contains('未');
        let studying = inside.contains("在读");
        let level = level_of(level).filter(|_| !unfinished)?;
        Some(Education {
            studying: level.studying || studying,
            ..level
        })
    })
}

/// The two halves of 全日制:大专在职:本科 or 大专(全日制)本科(在职).
fn full_time_and_in_service(text: &str) -> Option<(&str, &str)> {
    let full_time = text
        .match_indices("全日制")
        .find(|(at, _)| !text[..*at].ends_with('非'))?;
    let in_service = text
        .match_indices("非全日制")
        .chain(text.match_indices("在职"))
        .next()?;
    let (one, other) = if full_time.0 < in_service.0 {
        (full_time, in_service)
    } else {
        (in_service, full_time)
    };
    let leads = text[..one.0].chars().all(|c| matches!(c, '(' | ':'));
    let cut = if leads {
        other.0
    } else {
        let end = one.0 + one.1.len();
        end + text[end..].len() - text[end..].trim_start_matches(')').len()
    };
    Some(text.split_at(cut))
}

/// 大学法学学士 is 大学, 管理学硕士 is 硕士: a degree says after its discipline no more.
fn without_discipline(word: &str) -> String {
    // 管理学 before 理学, which ends it.
    const DISCIPLINES: [&str; 13] = [
        "管理学",
        "哲学",
        "经济学",
        "法学",
        "教育学",
        "文学",
        "历史学",
        "理学",
        "工学",
        "农学",
        "医学",
        "军事学",
        "艺术学",
    ];
    let plain = word.strip_suffix("学位").unwrap_or(word);
    let found = ["学士", "硕士", "博士"].iter().find_map(|degree| {
        let before = plain.strip_suffix(degree)?;
        let own = DISCIPLINES.iter().find_map(|it| before.strip_suffix(it))?;
        Some(if own.is_empty() { *degree } else { own })
    });
    found.unwrap_or(word).to_owned()
}

fn level_of(text: &str) -> Option<Education> {
    let studying = text.contains("在读");
    let mut word: String = text
        .replace("在读", "")
        .chars()
        .filter(|c| !matches!(c, '(' | ')' | '"' | ':'))
        .collect();
    for prefix in [
        "非全日制",
        "全日制",
        "在职",
        "国民教育",
        "中央党校",
        "省委党校",
        "区委党校",
        "自治区党校",
        "省党校",
        "党校",
        "函授",
        "自学考试",
        "自考",
        "成人教育",
        "成人高考",
        "成人",
        "成教",
        "电大",
        "夜大",
        "网络教育",
        "网络",
        "远程教育",
        "远程",
        "开放教育",
        "国家开放大学",
        "普通",
        "业余",
        "五年制",
        "四年制",
        "三年制",
        "两年制",
    ] {
        if let Some(rest) = word
            .strip_prefix(prefix)
            .or_else(|| word.strip_suffix(prefix))
        {
            word = rest.to_owned();
        }
    }
    word = without_discipline(&word);
    for suffix in [
        "毕业生",
        "毕业",
        "文化程度",
        "文化",
        "学历",
        "程度",
        "教育",
        "学士学位",
        "学位",
        "学士",
    ] {
        if let Some(rest) = word.strip_suffix(suffix).filter(|rest| !rest.is_empty()) {
            word = rest.to_owned();
        }
    }
    let level = match word.as_str() {
        "研究生" | "硕士" | "硕研" | "硕士研究生" | "博士" | "博士研究生" | "研究生硕士"
        | "研究生博士" | "大学硕士" => "研究生",
        "本科" | "大学本科" | "大学" | "本科生" | "大本" | "大学本科生" | "学士" | "本科学士"
        | "高等本科" | "专升本" | "专接本" | "本科双" | "双本科" | "双学士" | "双" | "大普" => {
            "大学"
        }
        "专科" | "大学专科" | "大专" | "高职" | "高职高专" | "高等专科" | "大专生" | "专科生"
        | "高专" | "高等职业" | "高职大专" => "大专",
        "中专" | "中等专科" | "中等专业" | "中师" | "中专生" | "中等师范" => {
            "中专"
        }
        "中技" | "技校" | "中等技术" | "技工" | "技工学校" | "技师学校" => "中技",
        "高中" | "普高" | "高级中学" | "中学高中" | "高中生" => "高中",
        "职高" | "职业高中" | "职中" | "中职" | "高中职高" | "中等职业" => "职高",
        "初中" | "初级中学" | "初中生" | "中学" | "职业初中" => "初中",
        "小学" | "小学生" | "高小" | "初小" => "小学",
        "文盲" | "半文盲" | "文盲半文盲" | "文盲或半文盲" | "不识字" => "文盲",
        _ => return None,
    };
    Some(Education { level, studying })
}

/// What a political-status cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Political {
    /// One of the statuses as stored.
    Status(&'static str),
    /// 入党积极分子 or 发展对象: a stage, not a status.
    Stage,
    /// Not understood.
    Unknown,
}

/// Steps on the way into the party, the longer word first.
const STAGES: [&str; 5] = [
    "入党积极分子",
    "入党发展对象",
    "入党申请人",
    "积极分子",
    "发展对象",
];

/// Reads a political status by any of its usual words; `无` is 群众.
#[must_use]
pub fn read_political_status(raw: &str) -> Political {
    let text = simplified(squeeze(raw));
    // 党员（2019年6月预备，2020年6月转正）
    let steps = read_steps(&text);
    let has_days = text.contains(|c: char| c.is_ascii_digit());
    if has_days && !steps.status.is_empty() {
        return read_political_status(&steps.status);
    }
    if steps.confirmed.is_some() {
        return Political::Status("中共党员");
    }
    let word: String = text
        .chars()
        .filter(|c| {
            !c.is_ascii_digit()
                && !matches!(
                    c,
                    '(' | ')' | '.' | '年' | '月' | '日' | '-' | '/' | '"' | '、' | ','
                )
        })
        .collect();
    // 2012年7月入党
    if word == "入党" && text.contains(|c: char| c.is_ascii_digit()) {
        return Political::Status("中共党员");
    }
    let word = word.strip_suffix("入党").unwrap_or(&word);
    let word = word.strip_prefix("加入").unwrap_or(word);
    // 团员、入党积极分子: the stage changes nothing about the status.
    if STAGES.contains(&word) {
        return Political::Stage;
    }
    let staged = STAGES.iter().find_map(|stage| {
        word.strip_suffix(stage)
            .or_else(|| word.strip_prefix(stage))
            .filter(|rest| !rest.is_empty())
    });
    if let Some(rest) = staged {
        return read_political_status(rest);
    }
    let status = match word {
        "中共党员"
        | "党员"
        | "中国共产党党员"
        | "正式党员"
        | "中共正式党员"
        | "共产党员"
        | "中共"
        | "中国共产党" => "中共党员",
        "预备党员"
        | "中共预备党员"
        | "中共预备"
        | "预备"
        | "预备期"
        | "中国共产党预备党员"
        | "党员预备"
        | "中共党员预备" => "预备党员",
        "共青团员"
        | "团员"
        | "中国共产主义青年团团员"
        | "中国共产主义青年团员"
        | "青年团员"
        | "共青团" => "共青团员",
        "民革党员" | "民革" | "民革会员" => "民革党员",
        "民盟盟员" | "民盟" | "民盟成员" => "民盟盟员",
        "民建会员" | "民建" => "民建会员",
        "民进会员" | "民进" => "民进会员",
        "农工党党员" | "农工党" | "农工党员" => "农工党党员",
        "致公党党员" | "致公党" | "致公党员" => "致公党党员",
        "九三学社社员" | "九三学社" | "九三" => "九三学社社员",
        "台盟盟员" | "台盟" => "台盟盟员",
        "无党派人士" | "无党派" | "无党派民主人士" => "无党派人士",
        "群众" | "无" | "普通群众" | "一般群众" | "农民" | "非党员" | "非党" | "非中共党员" => {
            "群众"
        }
        _ if word.contains("预备党员") => "预备党员",
        _ => return Political::Unknown,
    };
    Political::Status(status)
}

/// Sources of reserves and the words people use for them. The list is the clerk's; this is what
/// is shipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// Names in order.
    names: Vec<String>,
    /// Every word, squeezed, and the name it stands for.
    words: HashMap<String, usize>,
}

impl Default for Sources {
    fn default() -> Self {
        Self::new(SOURCES.iter().map(|(name, words)| {
            (
                (*name).to_owned(),
                words.iter().map(|word| (*word).to_owned()).collect(),
            )
        }))
    }
}

const SOURCES: [(&str, &[&str]); 5] = [
    (
        "致富能手",
        &[
            "致富带头人",
            "创业致富带头人",
            "农村致富带头人",
            "致富带富能手",
            "种养大户",
            "种植大户",
            "养殖大户",
            "种养殖大户",
            "合作社负责人",
            "农民专业合作社负责人",
            "专业合作社负责人",
            "产业带头人",
            "经济能人",
            "农村能人",
            "致富能人",
            "创业能手",
            "致富",
        ],
    ),
    (
        "外出务工经商返乡人员",
        &[
            "外出务工返乡人员",
            "务工经商返乡人员",
            "返乡人员",
            "返乡创业人员",
            "返乡创业",
            "返乡能人",
            "返乡青年",
            "回乡青年",
            "外出务工人员",
            "外出务工",
            "务工返乡",
            "经商返乡",
            "外出经商人员",
            "外出经商返乡人员",
            "回乡创业人员",
            "返乡务工经商人员",
            "外出返乡人员",
            "返乡农民工",
            "务工经商人员",
            "外出务工经商人员",
            "在外经商人员",
            "在外务工人员",
            "在外务工经商人员",
            "在外创业人员",
        ],
    ),
    (
        "高校毕业生",
        &[
            "大学毕业生",
            "返乡大学生",
            "大学生",
            "本土大学生",
            "回乡大学生",
            "本乡本土大学毕业生",
            "大中专毕业生",
            "高校毕业",
            "返乡高校毕业生",
            "高校毕业大学生",
            "大学生返乡",
            "返乡大学毕业生",
            "本土人才大学生",
            "未就业大学生",
            "高校生",
        ],
    ),
    (
        "退役军人",
        &[
            "退伍军人",
            "复员军人",
            "转业军人",
            "复转军人",
            "退役士兵",
            "退伍士兵",
            "退伍兵",
            "退役士官",
            "复退军人",
            "退役",
        ],
    ),
    (
        "其他",
        &["其它", "其他人员", "其他类", "其他类别", "其它人员"],
    ),
];

/// What a yes or no is asked about: 党员 of 是否为党员.
#[must_use]
pub fn asked_about(question: &str) -> Option<&str> {
    let asked = ["是否为", "是否属于", "是否是", "是否", "是不是"];
    let word = asked.iter().find_map(|word| question.strip_prefix(word))?;
    Some(word.trim_end_matches("是/否"))
}

impl Sources {
    /// A list of names, each with its other words.
    pub fn new(list: impl IntoIterator<Item = (String, Vec<String>)>) -> Self {
        let mut sources = Self {
            names: Vec::new(),
            words: HashMap::new(),
        };
        for (at, (name, words)) in list.into_iter().enumerate() {
            for word in words.iter().chain([&name]) {
                sources.words.entry(squeeze(word)).or_insert(at);
            }
            sources.names.push(name);
        }
        sources
    }

    /// The name of the source a single word stands for.
    #[must_use]
    pub fn find(&self, raw: &str) -> Option<&str> {
        let text: String = simplified(squeeze(raw))
            .chars()
            .filter(|c| !matches!(c, '(' | ')' | '"' | '、'))
            .collect();
        if text.is_empty() {
            return None;
        }
        self.exact(&text).or_else(|| {
            let stem = ["类人员", "类", "人员", "型"]
                .iter()
                .find_map(|end| text.strip_suffix(end))?;
            self.exact(stem)
        })
    }

    fn exact(&self, text: &str) -> Option<&str> {
        self.words.get(text).map(|&at| self.names[at].as_str())
    }

    /// The source whose word ends the text, 返乡创业大学生, else the one whose longest word stands
    /// inside it; not of 非退役军人.
    fn contained(&self, text: &str) -> Option<&str> {
        let says = |word: &str| {
            let before = text.split_once(word).map(|(before, _)| before);
            word.chars().count() >= 3
                && before.is_some_and(|it| {
                    !it.ends_with(['非', '无', '未', '不']) && !it.ends_with("不是")
                })
        };
        self.words
            .iter()
            .filter(|(word, _)| says(word))
            .max_by_key(|(word, at)| {
                let ends = text.ends_with(word.as_str());
                (ends, word.len(), std::cmp::Reverse(**at))
            })
            .map(|(_, &at)| self.names[at].as_str())
    }

    /// The source a yes or no is asked about: 是否退役军人, 是否返乡.
    #[must_use]
    pub fn asked_about(&self, question: &str) -> Option<&str> {
        let word = asked_about(question)?;
        self.find(word)
            .or_else(|| self.find(&format!("{word}人员")))
    }

    /// The one source a title speaks of: 红旗村退役军人后备人才名单. None where it names several.
    #[must_use]
    pub fn in_title(&self, title: &str) -> Option<&str> {
        let text = simplified(squeeze(title));
        let mut named: Vec<usize> = Vec::new();
        for (word, at) in &self.words {
            if word.chars().count() >= 4 && text.contains(word.as_str()) && !named.contains(at) {
                named.push(*at);
            }
        }
        match named.as_slice() {
            [one] => Some(&self.names[*one]),
            _ => None,
        }
    }

    /// Every source a cell names, in order, and the words that name none.
    #[must_use]
    pub fn read(&self, raw: &str) -> (Vec<String>, Vec<String>) {
        let (mut found, mut unknown) = (Vec::<String>::new(), Vec::new());
        if let Some(one) = self.find(raw) {
            return (vec![one.to_owned()], unknown);
        }
        for word in raw.split([
            '、', '，', ',', '；', ';', '/', '\n', '|', '+', '＋', ' ', '　', '和', '①', '②', '③',
            '④', '⑤', '⑥',
        ]) {
            let text = squeeze(word);
            let text = text.trim_start_matches(|c: char| {
                c.is_ascii_digit() || matches!(c, '.' | '√' | '☑' | '✓')
            });
            if text.is_empty() {
                continue;
            }
            match self.find(text).or_else(|| self.contained(text)) {
                Some(name) if found.iter().any(|known| known == name) => {}
                Some(name) => found.push(name.to_owned()),
                // 其他（网格员） is 其他; what the brackets say is no source.
                None => match text.split_once('(') {
                    Some((outside, inside)) if self.find(outside).is_some() => {
                        let name = self.find(outside).unwrap_or_default();
                        if !found.iter().any(|known| known == name) {
                            found.push(name.to_owned());
                        }
                        unknown.push(inside.trim_end_matches(')').to_owned());
                    }
                    _ => unknown.push(text.to_owned()),
                },
            }
        }
        // A number alone names a list somebody else keeps.
        if found.is_empty()
            && unknown.is_empty()
            && squeeze(raw).contains(|c: char| c.is_ascii_digit())
        {
            unknown.push(squeeze(raw));
        }
        (found, unknown)
    }
}

/// Target posts as stored, in the order of the list, each with the words people use for it.
const TARGET_POSTS: [(&str, &[&str]); 10] = [
    (
        "村党组织书记",
        &[
            "村党支部书记",
            "村支部书记",
            "党支部书记",
            "村党总支书记",
            "党总支书记",
            "党组织书记",
            "村书记",
            "村支书",
            "支书",
            "支部书记",
            "书记",
            "村党委书记",
            "村党支书",
            "村级党组织书记",
            "嘎查党支部书记",
            "社区党组织书记",
            "社区党支部书记",
            "社区书记",
            "嘎查书记",
            "村党组织书记兼村委会主任",
            "书记主任",
            "书记主任一肩挑",
            "村书记主任",
            "一肩挑",
            "村两委正职",
            "书记(主任)",
            "书记兼主任",
            "党组织书记主任",
        ],
    ),
    (
        "村委会主任",
        &[
            "村委主任",
            "村主任",
            "主任",
            "村民委员会主任",
            "嘎查达",
            "居委会主任",
            "社区主任",
            "牧委会主任",
        ],
    ),
    (
        "村党组织副书记",
        &[
            "村党支部副书记",
            "党支部副书记",
            "村支部副书记",
            "副书记",
            "支部副书记",
            "党组织副书记",
            "村副书记",
            "村党总支副书记",
        ],
    ),
    (
        "村委会副主任",
        &[
            "村委副主任",
            "村副主任",
            "副主任",
            "村民委员会副主任",
            "居委会副主任",
        ],
    ),
    (
        "村“两委”委员",
        &[
            "村两委委员",
            "两委委员",
            "村两委成员",
            "两委成员",
            "两委班子成员",
            "村两委班子成员",
            "村两委",
            "两委",
            "委员",
            "支委委员",
            "支部委员",
            "村委委员",
            "村委会委员",
            "党支部委员",
            "村党支部委员",
            "村党组织委员",
            "村两委干部",
            "两委干部",
            "支委",
            "村委",
            "其他村干部",
        ],
    ),
    (
        "村文书",
        &[
            "文书",
            "村会计",
            "会计",
            "村报账员",
            "报账员",
            "村文书兼报账员",
            "文书会计",
        ],
    ),
    (
        "妇联主席",
        &[
            "村妇联主席",
            "妇女主任",
            "村妇女主任",
            "妇联主任",
            "妇代会主任",
            "妇联",
        ],
    ),
    (
        "团支部书记",
        &[
            "团支书",
            "村团支部书记",
            "村团支书",
            "共青团书记",
            "团委书记",
        ],
    ),
    (
        "村监委会主任",
        &[
            "监委会主任",
            "村务监督委员会主任",
            "监督委员会主任",
            "监委主任",
            "村监督委员会主任",
            "村务监督主任",
            "村监委主任",
            "监会主任",
            "监督委主任",
        ],
    ),
    ("民兵连长", &["村民兵连长", "民兵营长", "民兵排长"]),
];

/// The post a cell names; of several the first. `None` when no word is known.
#[must_use]
pub fn read_target_post(raw: &str) -> Option<&'static str> {
    whole_post(raw).or_else(|| post_words(raw).find_map(|word| exact_post(&word)))
}

/// The words of a cell that name another post than the one it was read as: 民兵连长、治保主任.
#[must_use]
pub fn other_posts(raw: &str, post: &str) -> Vec<String> {
    if whole_post(raw).is_some() {
        return Vec::new();
    }
    let names_one = |word: &String| {
        ["长", "书记", "主任", "委员", "主席", "文书", "会计", "员"]
            .iter()
            .any(|end| word.ends_with(end))
    };
    let another = |word: &String| exact_post(word).map_or(names_one(word), |own| own != post);
    post_words(raw).filter(another).collect()
}

/// The one post that all of a cell is about. 一肩挑 is one person's in two posts.
fn whole_post(raw: &str) -> Option<&'static str> {
    let whole = post_word(raw);
    let plain = whole.replace(['、', '(', ')'], "");
    if whole.contains("一肩挑") {
        return exact_post("一肩挑");
    }
    exact_post(&whole).or_else(|| exact_post(&plain))
}

fn post_words(raw: &str) -> impl Iterator<Item = String> + '_ {
    raw.split([
        '、', '，', ',', '；', ';', '/', '\n', '或', '和', '兼', ' ', '(', '（', ')', '）',
    ])
    .map(post_word)
    .filter(|word| !word.is_empty())
}

/// The target post a title or a sheet's name speaks of: 青禾镇村党组织书记后备人选名单. `None` where
/// it names several, or none right before 后备.
#[must_use]
pub fn target_post_in_title(title: &str) -> Option<&'static str> {
    let text: String = simplified(squeeze(title))
        .chars()
        .filter(|c| !matches!(c, '"' | '“' | '”'))
        .collect();
    let end = ["后备", "储备"]
        .iter()
        .filter_map(|word| text.find(word))
        .min()?;
    let before = &text[..end];
    if before.contains(['、', '和', '及', '与', '/', ',']) {
        return None;
    }
    let begins = |at: usize| {
        let place = [
            "镇", "乡", "街道", "苏木", "村", "社区", "嘎查", "年", ")", ".",
        ];
        at == 0 || place.iter().any(|end| before[..at].ends_with(end))
    };
    before
        .char_indices()
        .filter(|(at, _)| begins(*at))
        .find_map(|(at, _)| exact_post(&before[at..]))
}

fn post_word(raw: &str) -> String {
    let mut word: String = squeeze(raw)
        .chars()
        .filter(|c| {
            !matches!(
                c,
                '"' | '“' | '”' | '\'' | '‘' | '’' | '「' | '」' | '《' | '》'
            )
        })
        .collect();
    for end in [
        "后备人选",
        "后备干部",
        "后备力量",
        "储备人选",
        "后备",
        "人选",
        "储备",
        "方向",
        "岗位",
        "职务",
    ] {
        if let Some(rest) = word.strip_suffix(end) {
            word = rest.to_owned();
            break;
        }
    }
    for start in ["拟任", "拟培养为", "拟培养", "培养为", "拟"] {
        if let Some(rest) = word.strip_prefix(start) {
            word = rest.to_owned();
            break;
        }
    }
    word
}

fn exact_post(word: &str) -> Option<&'static str> {
    TARGET_POSTS
        .iter()
        .find(|(name, words)| post_name(name) == word || words.contains(&word))
        .map(|(name, _)| *name)
}

fn post_name(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '“' | '”')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn education_is_read_by_any_usual_word() {
        for (raw, expect) in [
            ("本科", "大学"),
            ("大学本科", "大学"),
            ("大学", "大学"),
            ("专科", "大专"),
            ("五年制大专", "大专"),
            ("双学士", "大学"),
            ("大普", "大学"),
            ("大学专科", "大专"),
            ("硕士", "研究生"),
            ("硕士研究生", "研究生"),
            ("职高", "职高"),
            ("技校", "中技"),
            ("中专", "中专"),
            ("在读本科", "大学（在读）"),
            ("大专（在读）", "大专（在读）"),
            ("函授本科", "大学"),
            ("全日制大专", "大专"),
            ("高中毕业", "高中"),
            ("初中文化", "初中"),
            ("大专/本科", "大学"),
            ("全日制：大专 在职：本科", "大学"),
            ("全日制大专\n在职本科", "大学"),
            ("大专（全日制）本科（在职）", "大学"),
            ("非全日制大专", "大专"),
            ("本科（内蒙古农业大学）", "大学"),
            ("大专（会计、电算化）", "大专"),
            ("大学\n法学学士", "大学"),
            ("研究生、管理学硕士", "研究生"),
            ("专升本", "大学"),
            ("大学（在读，2026年毕业）", "大学（在读）"),
            ("高中\n大专", "大专"),
            ("全日制：高中\n在职：大专", "大专"),
        ] {
            assert_eq!(
                read_education(raw).map(Education::label).as_deref(),
                Some(expect),
                "{raw}"
            );
        }
        for raw in [
            "社会大学",
            "不详",
            "本科以上",
            "初中（肄业）",
            "大专（未毕业）",
            "",
        ] {
            assert_eq!(read_education(raw), None, "{raw}");
        }
    }

    #[test]
    fn political_status_is_read_and_a_stage_is_not_one() {
        for (raw, expect) in [
            ("党员", "中共党员"),
            ("中共预备", "预备党员"),
            ("团员", "共青团员"),
            ("无", "群众"),
            ("中共党员（2006.12）", "中共党员"),
            ("中共预备党员", "预备党员"),
            ("群众", "群众"),
            ("2012年7月入党", "中共党员"),
        ] {
            assert_eq!(
                read_political_status(raw),
                Political::Status(expect),
                "{raw}"
            );
        }
        assert_eq!(read_political_status("入党积极分子"), Political::Stage);
        assert_eq!(read_political_status("待定"), Political::Unknown);
    }

    #[test]
    fn sources_are_read_by_their_synonyms() {
        let sources = Sources::default();
        for (raw, expect) in [
            ("致富能手、高校毕业生", "致富能手 高校毕业生"),
            ("返乡大学生", "高校毕业生"),
            ("退伍军人", "退役军人"),
            (
                "外出务工经商返乡人员；退役军人",
                "外出务工经商返乡人员 退役军人",
            ),
            ("本村致富带头人", "致富能手"),
            ("致富能手类", "致富能手"),
        ] {
            assert_eq!(sources.read(raw).0.join(" "), expect, "{raw}");
        }
        assert_eq!(sources.read("村医").1, ["村医"]);
        let (found, unknown) = sources.read("其他（网格员）");
        assert_eq!(
            (found, unknown),
            (vec!["其他".into()], vec!["网格员".into()])
        );
    }

    #[test]
    fn what_is_read_is_what_forms_offer() {
        for choice in codes::list(List::PoliticalStatus) {
            assert_eq!(
                read_political_status(choice.label),
                Political::Status(choice.label)
            );
        }
        for choice in codes::list(List::Ethnicity) {
            assert_eq!(read_ethnicity(choice.label), Some(choice.label));
        }
        for choice in codes::list(List::TargetPost) {
            assert_eq!(read_target_post(choice.label), Some(choice.label));
        }
        for choice in codes::list(List::Source) {
            assert_eq!(Sources::default().find(choice.label), Some(choice.label));
        }
    }

    #[test]
    fn target_posts_are_read_by_their_synonyms() {
        for (raw, expect) in [
            ("村党支部书记", "村党组织书记"),
            ("村\"两委\"委员", "村“两委”委员"),
            ("村“两委”委员", "村“两委”委员"),
            ("村两委成员后备", "村“两委”委员"),
            ("村委会主任人选", "村委会主任"),
            ("妇女主任", "妇联主席"),
            ("书记、主任", "村党组织书记"),
            ("村党支部书记兼村主任", "村党组织书记"),
            ("团支书", "团支部书记"),
            ("监委会主任", "村监委会主任"),
        ] {
            assert_eq!(read_target_post(raw), Some(expect), "{raw}");
        }
        assert_eq!(read_target_post("待定"), None);
    }

    #[test]
    fn a_title_speaks_of_one_target_post() {
        for (title, expect) in [
            ("村书记后备", Some("村党组织书记")),
            ("青禾镇村党组织书记后备人选名单", Some("村党组织书记")),
            ("红旗村书记后备", Some("村党组织书记")),
            ("2025年村委会主任储备人才", Some("村委会主任")),
            ("村党组织书记、村委会主任后备干部", None),
            ("镇党委副书记后备", None),
            ("青禾镇村级后备力量花名册", None),
            ("村书记名单", None),
        ] {
            assert_eq!(target_post_in_title(title), expect, "{title}");
        }
    }

    #[test]
    fn ethnic_groups_are_read_with_or_without_their_ending() {
        for (raw, expect) in [
            ("汉", "汉族"),
            ("蒙", "蒙古族"),
            ("维吾尔", "维吾尔族"),
            ("满 族", "满族"),
            ("土家族", "土家族"),
            ("土族", "土族"),
        ] {
            assert_eq!(read_ethnicity(raw), Some(expect), "{raw}");
        }
        assert_eq!(read_ethnicity("火星"), None);
        assert_eq!(read_ethnicity("族"), None);
    }
}
