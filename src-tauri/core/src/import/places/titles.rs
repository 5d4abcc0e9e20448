//! The village that a title, a sheet's name or a file's name speaks of.

use crate::ids::TownshipId;
use crate::people::rules::text::is_han;
use crate::villages::rules::stem;

use super::spelling::{bare, VILLAGE_ENDS};
use super::{Meaning, Places};

/// Two villages that one sheet names, of which the list has both or one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What names the first one: 表名 or 文件名.
    pub label: &'static str,
    /// The village it names.
    pub by_name: Meaning,
    /// The village the title names.
    pub by_title: Meaning,
    /// The title, as written.
    pub title: String,
}

impl Contradiction {
    /// Both villages, by their places in the list, where it has both: which one is to be asked.
    #[must_use]
    pub fn both(&self) -> Option<[usize; 2]> {
        match (&self.by_name, &self.by_title) {
            (Meaning::Village(by_name), Meaning::Village(by_title)) => Some([*by_name, *by_title]),
            _ => None,
        }
    }
}

impl Places {
    /// The village a title, sheet name or file name speaks of.
    #[must_use]
    pub fn village_in(&self, raw: &str, township: Option<&TownshipId>) -> Option<Meaning> {
        let text = bare(raw);
        if let Some(at) = self.lookup(&text, township) {
            return Some(Meaning::Village(at));
        }
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (at, village) in self.villages.iter().enumerate() {
            if township.is_some_and(|id| !village.is_of(id)) {
                continue;
            }
            for name in std::iter::once(&village.name).chain(&village.aliases) {
                let name = bare(name);
                for wanted in [stem(&name), name] {
                    if let Some(place) = stands_in(&text, &wanted) {
                        found.push((place, wanted.len(), at));
                    }
                }
            }
        }
        // A name inside a longer one counts for nothing: 河湾 in 下河湾村.
        let longest: Vec<(usize, usize, usize)> = found
            .iter()
            .copied()
            .filter(|&(place, length, _)| {
                !found.iter().any(|&(other, longer, _)| {
                    longer > length && other <= place && place + length <= other + longer
                })
            })
            .collect();
        let mut villages: Vec<usize> = longest.iter().map(|&(_, _, at)| at).collect();
        villages.sort_unstable();
        villages.dedup();
        match villages.as_slice() {
            [one] => Some(Meaning::Village(*one)),
            [] => self.unknown_village_in(&text).map(Meaning::Unknown),
            _ => None,
        }
    }

    /// The villages that the sheet's name, else the file's, and the title or who sends the sheet
    /// speak of, where they are two and one is known. Any other line with a label is a note, and a
    /// title that names a village of the list says more than one that names another.
    #[must_use]
    pub fn contradicting(
        &self,
        sheet: &str,
        file: &str,
        lines: &[String],
        township: Option<&TownshipId>,
    ) -> Option<Contradiction> {
        let meant = |text: &str| self.village_in(text, township);
        let (label, name) = match self.village_in(sheet, township) {
            Some(_) => ("表名", sheet),
            None => ("文件名", file),
        };
        let by_name = meant(name)?;
        let titles = lines.iter().filter(|line| is_title(line));
        let named = titles.filter_map(|title| Some((meant(title)?, title.clone())));
        let is_unknown = |(meant, _): &(Meaning, String)| matches!(meant, Meaning::Unknown(_));
        let (by_title, title) = named.min_by_key(is_unknown)?;
        let known = [&by_name, &by_title].map(|meant| matches!(meant, Meaning::Village(_)));
        (by_name != by_title && known.contains(&true)).then_some(Contradiction {
            label,
            by_name,
            by_title,
            title,
        })
    }

    /// Whether the name of a sheet or a file may name a village in a way that is not understood:
    /// something stands in it besides its township, numbers and the words lists are called by.
    #[must_use]
    pub fn may_name_a_place(&self, raw: &str) -> bool {
        let text = bare(raw);
        let (_, rest) = self.without_township(&text);
        let told = OF_LISTS
            .iter()
            .fold(rest, |rest, word| rest.replace(word, " "));
        told.split(|c| !is_han(c))
            .any(|piece| piece.chars().count() >= 2)
    }

    /// A village's name in a title, although the list does not have it.
    fn unknown_village_in(&self, text: &str) -> Option<String> {
        let (_, rest) = self.without_township(text);
        if names_several(&rest) {
            return None;
        }
        rest.split(['-', '_', '—', ' ', ':', ';', ','])
            .find_map(named_village)
    }
}

/// Whether a line over a table says what it is or who sends it; any other with a label is a note.
pub(in crate::import) fn is_title(line: &str) -> bool {
    let label = line.split_once([':', '：']).map(|(label, _)| label);
    label.is_none_or(|label| label.contains("单位"))
}

/// Words that the names of lists and their files are made of, longer ones first.
const OF_LISTS: &[&str] = &[
    "后备干部",
    "后备力量",
    "后备人才",
    "后备人员",
    "储备人才",
    "党组织书记",
    "党支部书记",
    "村委会主任",
    "基本情况",
    "工作簿",
    "工作表",
    "花名册",
    "登记表",
    "统计表",
    "汇总表",
    "一览表",
    "情况表",
    "信息表",
    "信息库",
    "人才库",
    "最终版",
    "党组织",
    "党支部",
    "村委会",
    "上半年",
    "下半年",
    "后备",
    "储备",
    "干部",
    "力量",
    "人才",
    "人员",
    "人选",
    "村级",
    "社区",
    "嘎查",
    "乡镇",
    "街道",
    "两委",
    "书记",
    "主任",
    "文书",
    "正职",
    "副职",
    "优秀",
    "年轻",
    "名册",
    "名单",
    "登记",
    "统计",
    "汇总",
    "信息",
    "情况",
    "一览",
    "台账",
    "推荐",
    "调查",
    "摸底",
    "采集",
    "报告",
    "报送",
    "上报",
    "呈报",
    "关于",
    "附件",
    "附表",
    "模板",
    "样表",
    "表格",
    "表册",
    "定稿",
    "终稿",
    "初稿",
    "最终",
    "最新",
    "修改",
    "更新",
    "副本",
    "新建",
    "文档",
    "打印",
    "粘贴",
    "季度",
    "年度",
    "填报",
    "单位",
    "公示",
    "培养",
    "对象",
    "方向",
    "结对",
    "帮带",
    "入库",
    "在库",
    "退出",
    "调整",
    "动态",
    "管理",
    "备案",
    "审批",
    "工作",
    "全部",
    "所有",
    "各村",
    "全村",
    "本村",
    "建立",
    "建设",
    "导出",
    "数据",
];

/// Whether a text names several villages one after the other: 甲村、乙村后备干部名单.
#[must_use]
pub fn names_several(text: &str) -> bool {
    let parts = text.split(['、', '和', '与', '及', '/', '／', ',', '，']);
    parts.filter_map(named_village).count() > 1
}

/// The village a part of a title begins with: 某某村后备干部花名册, 关于报送某某村后备干部的报告.
pub(in crate::import) fn named_village(part: &str) -> Option<String> {
    let part = part
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '.' | '、'))
        .trim_start_matches("附件");
    let part = without_sending(part);
    let (end, word) = VILLAGE_ENDS
        .iter()
        .filter_map(|word| part.find(word).map(|at| (at + word.len(), *word)))
        .min()?;
    let name = part[..end].to_owned();
    let own = name.strip_suffix(word)?;
    let after = &part[end..];
    let general = is_general(own) || speaks_of_villages(own, after);
    let compound = [
        "级",
        "党",
        "干",
        "两委",
        "“两委”",
        "民",
        "后备",
        "书记",
        "主任",
    ]
    .iter()
    .any(|start| after.starts_with(start));
    // 某某村后备干部花名册 names a village; 村级后备力量 does not.
    let named = own.chars().count() >= 2 || !compound;
    // 此表由村党组织填写 is a sentence.
    let sentence = own.ends_with("所在")
        || own.contains(['由', '的', '各', '以', '按', '请', '每', '此', '报', '为']);
    (!general && !sentence && named && own.chars().count() <= 10 && own.chars().all(is_han))
        .then_some(name)
}

/// What a paper is about without the words that it is sent: 关于报送红旗村后备干部的报告.
fn without_sending(title: &str) -> &str {
    let about = title.strip_prefix("关于").unwrap_or(title);
    let sent = ["报送", "上报", "呈报", "推荐"];
    sent.iter()
        .find_map(|word| about.strip_prefix(word))
        .unwrap_or(about)
}

/// Whether a title speaks of villages of a kind, of all or of a number of them, where the name of a
/// village would stand: 各村, 新村, 行政村.
fn is_general(own: &str) -> bool {
    const WORDS: &[&str] = &[
        "乡", "镇", "农", "驻", "包", "联", "跨", "街道", "城市", "所辖", "辖区", "新", "中心",
        "后备", "优秀",
    ];
    WORDS.contains(&own) || says_which(own)
}

/// Whether what stands before 村 says which villages are meant, and is no name whereever it is
/// written: 本村, 重点村, 三个村, 全区社区.
fn says_which(own: &str) -> bool {
    const KINDS: &[&str] = &[
        "",
        "本",
        "行政",
        "重点",
        "软弱涣散",
        "涣散",
        "薄弱",
        "后进",
        "贫困",
        "非贫困",
        "脱贫",
        "非脱贫",
        "示范",
        "试点",
        "城中",
        "涉农",
    ];
    let unit = |rest: &str| {
        rest.chars().count() <= 2 && rest.chars().all(|c| "省市县旗区镇乡街道各".contains(c))
    };
    let all = ["全", "各", "所有"];
    let counted = own.strip_suffix('个').is_some_and(|count| {
        let number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十几多".contains(c);
        !count.is_empty() && count.chars().all(number)
    });
    counted
        || KINDS.contains(&own)
        || all
            .iter()
            .any(|all| own.strip_prefix(all).is_some_and(unit))
}

/// Whether 村 is part of a word for people of the township: 包村干部, 驻村第一书记.
fn speaks_of_villages(own: &str, after: &str) -> bool {
    let people = [
        "干部",
        "领导",
        "第一书记",
        "工作",
        "镇",
        "乡",
        "科级",
        "责任",
        "组长",
    ];
    own.ends_with(['包', '驻', '联', '挂']) && people.iter().any(|word| after.starts_with(word))
}

/// Whether a text that stands for a village names none, 重点村, or something else: 机关.
pub(in crate::import) fn is_no_village(text: &str) -> bool {
    let units = [
        "机关",
        "政府",
        "办公室",
        "党政办",
        "党建办",
        "公司",
        "企业",
        "合作社",
        "学校",
        "卫生院",
        "派出所",
        "服务中心",
        "农服中心",
        "文化站",
        "站所",
    ];
    let own = VILLAGE_ENDS.iter().find_map(|end| text.strip_suffix(end));
    match own {
        Some(own) => says_which(own),
        None => units.iter().any(|unit| text.ends_with(unit)),
    }
}

/// Where a name stands in a text on its own: what follows does not make it another place.
fn stands_in(text: &str, name: &str) -> Option<usize> {
    if name.chars().count() < 2 {
        return None;
    }
    let at = text.find(name)?;
    let after = text[at + name.len()..].chars().next();
    (!after.is_some_and(|c| matches!(c, '镇' | '乡' | '县' | '旗' | '区' | '市' | '街')))
        .then_some(at)
}
