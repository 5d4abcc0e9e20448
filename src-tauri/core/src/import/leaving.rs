//! Words for leaving the pool: in a title, a heading between people, a column for it, a remark.
//! Each place says it in its own way; what the words are stands here only.

use crate::codes::{label, List};
use crate::names::is_common_surname;
use crate::people::rules::text::{clean_line, is_blank_word, is_han, squeeze};

/// Words for leaving the pool.
const LEAVING: [&str; 9] = [
    "退出", "移出", "退库", "出库", "调出", "离库", "清退", "除名", "调离",
];

/// Words for it that other things are said with, too: they count where nothing else is said.
const ALONE: [&str; 12] = [
    "退",
    "取消",
    "取消资格",
    "撤销",
    "转出",
    "注销",
    "剔除",
    "减少",
    "减员",
    "调减",
    "移除",
    "不在库",
];

/// What may mean that somebody is in the pool no more, and says it only of a state: 已使用.
const USED: [&str; 6] = ["使用", "任用", "提拔", "提拔使用", "提拔任用", "录用"];

/// Beginnings of what may have taken somebody out of the pool, and need not.
const ELSEWHERE: [&str; 16] = [
    "当选", "选入", "选任", "转为", "转任", "任用", "使用", "提拔", "录用", "考取", "考上", "考录",
    "外嫁", "出嫁", "辞去", "免职",
];

/// Words for a death.
const DEATHS: [&str; 6] = ["去世", "病故", "亡故", "死亡", "身故", "已故"];

/// What else one may leave.
const OF_SOMETHING_ELSE: [&str; 6] = ["现役", "部队", "贫困", "低保", "退出机制", "办法"];

/// Words for who is in the pool or comes into it.
const STAYING: [&str; 15] = [
    "调入", "新增", "纳入", "入库", "补充", "调进", "在库", "保留", "现有", "继续", "增加", "递补",
    "新进", "转入", "列入",
];

fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether a title says that its people have left the pool: 已退出后备干部名单, 调整情况（调出）. Not
/// what is planned, and not where others are listed with them.
pub(super) fn title_says_left(title: &str) -> bool {
    let text = squeeze(title);
    let no_longer = ["不再列为", "不再作为", "不再列入", "不再纳入", "不再担任"];
    let text = no_longer
        .iter()
        .fold(text, |text, words| text.replace(words, "退出"))
        .replace("调整出库", "出库")
        .replace("调整出", "调出");
    let cancelled = text
        .split_once("取消")
        .is_some_and(|(_, after)| after.contains("资格"));
    let left = says(&text, &LEAVING) || says(&text, &["调减", "已任用"]) || cancelled;
    let more = says(
        &text,
        &[
            "拟", "未", "不", "待", "含", "及", "和", "与", "、", "/", "请", "注", "说明", ":",
            "的",
        ],
    );
    left && !more && !says(&text, &STAYING) && !says(&text, &OF_SOMETHING_ELSE)
}

/// Whether two tables beside each other show the same places before and after a change: 调整前 | 调整后.
pub(super) fn shows_before_and_after(one: &str, other: &str) -> bool {
    let (one, other) = (squeeze(one), squeeze(other));
    let changes = ["调整", "变动", "更换", "变更", "替换"];
    let starts = |text: &str, end: &str| {
        let mut changes = changes.iter();
        changes.any(|change| {
            text.strip_prefix(change)
                .is_some_and(|rest| rest.starts_with(end))
        })
    };
    starts(&one, "前") && starts(&other, "后")
        || one.starts_with("原后备") && other.starts_with("现后备")
        || one.starts_with("原人选") && other.starts_with("现人选")
}

/// What a heading between people, without its number and count, says of those below: that they
/// left, or that they are in the pool. `None`: neither.
pub(super) fn heading_says_left(heading: &str) -> Option<bool> {
    let text = squeeze(heading);
    if text.chars().count() > 20 {
        return None;
    }
    let people = ["后备", "干部", "力量", "人员", "名单", "情况", "队伍"];
    let only = people
        .iter()
        .fold(text.clone(), |text, word| text.replace(word, ""));
    let left = title_says_left(&text) || ALONE.contains(&only.as_str()) && only != "退";
    let stays = says(&text, &STAYING) && !says(&text, &LEAVING);
    match (left, stays) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Whether a column that tells the state of people says that somebody left: 已退出, the answer to
/// 是否在库, or when and why.
pub(super) fn state_says_left(header: &str, shown: &str) -> bool {
    let text = squeeze(shown);
    let told = ["时间", "日期", "原因"]
        .iter()
        .any(|end| header.ends_with(end));
    match text.as_str() {
        _ if is_blank_word(shown) => false,
        _ if told && is_of_change(header) => false,
        _ if told => !text.contains(['未', '拟', '不']) && !text.contains("在库"),
        "否" | "×" | "不在库" => says(header, &["在库", "继续", "保留"]),
        "是" | "√" | "✓" => says(header, &["退出", "出库"]),
        _ => {
            let bare = text.strip_prefix('已').unwrap_or(&text);
            let alone = ALONE.contains(&bare)
                || USED.contains(&bare)
                || DEATHS.contains(&bare)
                || bare == "退休";
            let plain = !text.contains(['未', '拟', '不', '待']) && !says(&text, &["计划", "建议"]);
            (alone || says(&text, &LEAVING) || says(&text, &DEATHS)) && (plain || alone)
                || says(&text, &["不再"]) && says(&text, &["后备", "储备", "列入", "培养"])
        }
    }
}

/// Whether a column tells when something of a person changed, whatever it was: 变动时间.
pub(super) fn is_of_change(header: &str) -> bool {
    let header = squeeze(header);
    let word = header.rsplit('/').next().unwrap_or_default();
    let changes = ["变动", "调整", "异动", "变更", "增减"];
    changes.iter().any(|change| word.starts_with(change))
        && ["时间", "日期"].iter().any(|end| word.ends_with(end))
}

/// Whether a column that tells the state of people says that somebody came into the pool: 新增.
pub(super) fn state_says_came(shown: &str) -> bool {
    let text = squeeze(shown);
    let text = text.trim_end_matches(['员', '人']);
    [
        "新增",
        "增加",
        "调入",
        "新进",
        "补充",
        "递补",
        "新纳入",
        "纳入",
        "新入库",
    ]
    .contains(&text)
}

/// Whether a text says of somebody what may have taken them out of the pool: 当选村委会主任, 考上公务员.
/// Not 考取会计证.
pub(super) fn may_have_left(text: &str) -> bool {
    let text = squeeze(text);
    let bare = without_when(&text);
    let bare = bare.trim_start_matches(['被', '已']);
    let short = text.chars().count() <= 16;
    let off = ["调走", "调往", "调县", "调离"];
    let begins = |words: &[&str]| words.iter().any(|word| bare.starts_with(word));
    let stays = says(
        bare,
        &["证", "后备", "储备", "党员", "代表", "时间", "预备"],
    );
    short && !stays && (begins(&ELSEWHERE) || begins(&off))
}

/// What a remark says of somebody's leaving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// They left.
    Left,
    /// Perhaps of somebody else, of another time or of another post.
    Unclear,
    /// Nothing.
    Nothing,
}

/// What a remark says of the leaving of the person it stands beside: of others, 接替已退出的张三, of
/// what is planned, 计划2027年退出, and of a post they had, 曾任网格员，2023年调出, it is no more than
/// unclear.
pub(super) fn remark_says(remark: &str, name: &str) -> Told {
    let text = squeeze(remark);
    if !says_left(&text) {
        return match without_when(&text) {
            "退休" | "已退休" => Told::Unclear,
            _ if may_have_left(&text) => Told::Unclear,
            _ => Told::Nothing,
        };
    }
    let parts: Vec<&str> = text.split(STOPS).filter(|part| !part.is_empty()).collect();
    let tells = |part: &&&str| says_left(part);
    let own = parts
        .iter()
        .filter(tells)
        .any(|part| !is_of_another(part, name));
    let whole = !parts.iter().any(|part| says_left(part));
    let former =
        says(&text, &["曾任", "曾为", "曾是", "历任"]) && !says(&text, &["后备", "储备", "已退出"]);
    let doubtful = former
        || if whole {
            is_of_another(&text, name)
        } else {
            !own
        };
    if doubtful {
        Told::Unclear
    } else {
        Told::Left
    }
}

/// Where one part of a remark ends.
pub(super) const STOPS: [char; 8] = [',', '，', ';', '；', '。', '、', '(', ')'];

/// Whether a part of a remark speaks of somebody else or of what is to come.
fn is_of_another(part: &str, name: &str) -> bool {
    const OTHERS: [&str; 14] = [
        "接替",
        "替换",
        "代替",
        "顶替",
        "接任",
        "递补",
        "补入",
        "增补",
        "前任",
        "原人选",
        "其父",
        "其母",
        "配偶",
        "退出的",
    ];
    const PLANS: [&str; 7] = ["计划", "预计", "将于", "将在", "准备", "考虑", "下一步"];
    says(part, &OTHERS) || says(part, &PLANS) || names_another(part, name)
}

/// 李四已退出: a name stands before the word.
fn names_another(part: &str, name: &str) -> bool {
    let at = LEAVING.iter().filter_map(|word| part.find(word)).min();
    let before = at.map_or("", |at| &part[..at]).trim_end_matches('已');
    let before = ["原后备", "后备", "原"]
        .iter()
        .find_map(|word| before.strip_prefix(word))
        .unwrap_or(before);
    (2..=3).contains(&before.chars().count())
        && before != name
        && before.chars().all(is_han)
        && before.starts_with(is_common_surname)
        && !before.contains([
            '龄', '任', '职', '病', '务', '工', '迁', '考', '外', '岁', '因', '年',
        ])
}

/// Not what is planned or refused, and not what else one may leave. `text` has no blanks.
fn says_left(text: &str) -> bool {
    if says(
        text,
        &[
            "拟退出",
            "拟于",
            "拟调",
            "不退出",
            "未退出",
            "待退出",
            "退出现役",
            "建议退出",
            "退出贫困",
            "退出低保",
            "拟移出",
            "拟清退",
            "未调离",
            "建议清退",
        ],
    ) || LEAVING.iter().any(|word| is_refused(text, word))
    {
        return false;
    }
    let short = text.chars().count() <= 14;
    let bare = without_when(text);
    let bare = bare.strip_prefix('已').unwrap_or(bare);
    let because = text.starts_with('因')
        && ["取消", "撤销", "剔除"]
            .iter()
            .any(|end| text.ends_with(end));
    says(
        text,
        &[
            "已退出",
            "已调出后备",
            "退出后备",
            "取消后备",
            "已出库",
            "已退库",
            "调出后备",
            "移出后备",
            "移出名单",
            "调出名单",
            "不在后备",
        ],
    ) || (text.contains("不再") && says(text, &["后备", "储备"]))
        || (short && LEAVING.iter().any(|end| text.ends_with(end)))
        || LEAVING.iter().any(|word| {
            let rest = text.strip_prefix(word);
            rest.is_some_and(|rest| rest.starts_with(['(', ':', '，', ',', ';', '。', '-', '、']))
        })
        || ALONE.contains(&bare)
        || bare == "被取消"
        || (short && because)
        || has_died(text)
}

/// 2025年3月调离 without its day, and without the mark at its end.
fn without_when(text: &str) -> &str {
    let text = text.trim_end_matches(['。', '.']);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日号.-/".contains(c));
    rest.strip_prefix('于').unwrap_or(rest)
}

/// Whether a remark says that somebody left and nothing else: the end of the spell says it.
pub(super) fn says_only_left(text: &str) -> bool {
    let text = squeeze(text);
    let text = text.trim_end_matches(['。', '.']);
    let text = text.strip_prefix('已').unwrap_or(text);
    let text = text.strip_suffix("后备").unwrap_or(text);
    text == "退" || LEAVING.contains(&text)
}

/// The reason of leaving for which nobody comes back.
pub(super) const DEAD: &str = "去世";

/// Why somebody left, as a column for it says: the entry of the list that the words mean, else the
/// words. `None` where they say no more than that somebody left.
pub(super) fn reason_of_leaving(text: &str) -> Option<String> {
    let bare = squeeze(text);
    if bare.chars().count() < 2 || says_only_left(&bare) {
        return None;
    }
    let word = bare.trim_end_matches('。');
    let word = word.strip_suffix("退出").unwrap_or(word);
    let word = word.trim_start_matches(['因', '已']);
    let listed = label(List::LeaveReason, word).or_else(|| has_died(&bare).then_some(DEAD));
    Some(listed.map_or_else(|| clean_line(text), str::to_owned))
}

/// Whether a remark says that leaving was not agreed to: 不同意退出.
fn is_refused(text: &str, leaving: &str) -> bool {
    let refusals = ["不同意", "未同意", "不予", "不准", "未批准"];
    refusals.iter().any(|refusal| {
        let after = text.split_once(refusal).map(|(_, after)| after);
        after.is_some_and(|after| {
            let after = after.trim_start_matches(['其', '本', '人', '他', '她']);
            after.starts_with(leaving)
        })
    })
}

/// 2025年3月因病去世: nothing else but when and of what.
pub(super) fn has_died(text: &str) -> bool {
    let when = |c: char| c.is_ascii_digit() || "年月日号.-/于因病故意外车祸已本人".contains(c);
    DEATHS.iter().any(|word| {
        let rest = text.strip_suffix(word);
        rest.is_some_and(|rest| rest.chars().all(when))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_say_who_has_left_the_pool() {
        for text in [
            "已退出",
            "退出",
            "2026年3月因病退出",
            "本人申请退出后备",
            "退出:外出务工",
            "退出(外嫁)",
            "已不在村,移出",
            "已当选村主任,不再列入后备",
            "退",
            "已退",
            "调出",
            "已调离",
            "2025年3月调离",
            "除名",
            "因违纪取消",
            "已不在后备名单",
            "转出",
            "撤销",
            "2025年3月因病去世",
            "已病故",
            "已故",
            "已退出，由张三接替",
            "任村主任退出",
            "高龄退出",
        ] {
            assert_eq!(remark_says(text, "李明"), Told::Left, "{text}");
        }
        for text in [
            "2025年退出现役",
            "拟退出",
            "拟于年底退出",
            "建议退出",
            "退伍军人",
            "退出贫困户",
            "父亲去世",
            "拟调出",
            "不同意退出",
            "本人申请,镇党委未同意其退出",
            "不予退库",
            "户口已转出",
            "取消低保",
            "2024年退出村委会班子",
            "原后备李四退出后补入",
            "暂不调整",
        ] {
            assert_eq!(remark_says(text, "李明"), Told::Nothing, "{text}");
        }
    }

    #[test]
    fn what_a_remark_says_of_others_the_past_or_a_plan_is_unclear() {
        for text in [
            "接替已退出的张三",
            "替换李四（李四已退出）",
            "其前任李四已退出",
            "计划2027年退出",
            "曾任网格员，2023年调出",
            "退休",
        ] {
            assert_eq!(remark_says(text, "李明"), Told::Unclear, "{text}");
        }
        assert_eq!(remark_says("李明已退出", "李明"), Told::Left);
    }

    #[test]
    fn a_reason_of_leaving_is_an_entry_of_the_list_or_kept_as_written() {
        for (text, expect) in [
            ("超龄", Some("超龄")),
            ("因超龄退出", Some("超龄")),
            ("本人申请。", Some("本人申请")),
            ("2025年3月因病去世", Some("去世")),
            ("已病故", Some("去世")),
            ("父亲去世，回家照顾母亲", Some("父亲去世，回家照顾母亲")),
            ("外出务工（呼和浩特）", Some("外出务工（呼和浩特）")),
            ("已退出", None),
            ("√", None),
        ] {
            assert_eq!(reason_of_leaving(text).as_deref(), expect, "{text}");
        }
    }

    #[test]
    fn titles_say_that_their_people_have_left() {
        for title in [
            "测试镇已退出后备干部名单（2025.1.1）",
            "村级后备干部调整情况（调出）",
            "退出人员名单",
            "已退出",
            "永兴镇调整出后备队伍人员名单",
            "永兴镇取消后备干部资格人员名册",
            "永兴镇已任用后备干部名单",
            "永兴镇后备干部调减人员名单",
            "永兴镇不再列为后备力量人员名单",
            "调整出库人员",
        ] {
            assert!(title_says_left(title), "{title}");
        }
        for title in [
            "拟退出后备干部名单",
            "后备干部名单（含已退出）",
            "后备干部调整情况（调入、调出）",
            "说明：已退出的请在备注中注明",
            "退出现役军人名单",
            "后备干部名单",
            "后备干部动态调整名单",
        ] {
            assert!(!title_says_left(title), "{title}");
        }
    }

    #[test]
    fn headings_say_whether_those_below_left() {
        for (heading, expect) in [
            ("退出人员", Some(true)),
            ("调整出库人员", Some(true)),
            ("调出", Some(true)),
            ("取消资格人员", Some(true)),
            ("清退", Some(true)),
            ("减少人员", Some(true)),
            ("以下人员已退出后备队伍", Some(true)),
            ("调入人员", Some(false)),
            ("保留", Some(false)),
            ("现有后备干部", Some(false)),
            ("在库人员", Some(false)),
            ("离任村干部", None),
            ("退役军人", None),
            ("红旗村", None),
            ("调入、调出人员", None),
        ] {
            assert_eq!(heading_says_left(heading), expect, "{heading}");
        }
    }

    #[test]
    fn columns_of_states_say_who_left() {
        for (header, text) in [
            ("调整类型", "退出"),
            ("调整类型", "减少"),
            ("调整情况", "调出"),
            ("状态", "已调离"),
            ("状态", "除名"),
            ("状态", "去世"),
            ("是否在库", "否"),
            ("退出原因", "外出务工"),
        ] {
            assert!(state_says_left(header, text), "{header} {text}");
        }
        for (header, text) in [
            ("调整类型", "新增"),
            ("调整情况", "调入"),
            ("状态", "未退出"),
            ("状态", "在库"),
            ("状态", "计划退出"),
            ("是否在库", "是"),
            ("是否退出", "否"),
            ("退出原因", ""),
        ] {
            assert!(!state_says_left(header, text), "{header} {text}");
        }
    }
}
