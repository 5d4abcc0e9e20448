//! What stands around a known word in a header and makes it another thing: 原手机号 is no number of
//! today, 任职时间 no post, 帮带措施 no mentor.

use super::Target;

/// Words before a known one that speak of another time or another use than the person's own now.
const BEFORE: [&str; 5] = ["原", "曾", "历任", "备用", "办公"];

/// Words on either side of a known one that speak of a step towards it: 入党申请时间.
const TOWARDS: [&str; 3] = ["申请", "积极分子", "发展对象"];

/// What a header is about when one of these follows a known word that says no time itself.
const AFTER: [&str; 15] = [
    "时间", "日期", "年月", "年限", "起止", "级别", "层次", "证书", "证明", "编号", "文号", "地点",
    "原因", "代码", "资格",
];

/// Whether what stands before and after a known word makes the header another thing than the
/// word's field.
pub(super) fn is_another(target: &Target, before: &str, after: &str) -> bool {
    let says = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let at_home = !matches!(
        target,
        Target::Address | Target::Village | Target::Township | Target::Place | Target::Family
    );
    says(&BEFORE, before)
        || is_before(before)
        || (before.contains("家庭") && at_home)
        || says(&TOWARDS, before)
        || says(&TOWARDS, after)
        || (!is_date(target) && (after == "地" || AFTER.iter().any(|it| after.starts_with(it))))
}

/// Whether a group heading says that its columns are not about today: 原任职情况.
pub(super) fn is_former(group: &str) -> bool {
    group.starts_with(['原', '曾']) || group.starts_with("历任")
}

/// Whether what stands before a word for the phone says that it is one more of the same person's:
/// 备用电话, 家庭电话.
pub(super) fn is_other_phone(before: &str) -> bool {
    let word = before.trim_start_matches("本人").trim_start_matches("个人");
    ["备用", "家庭", "办公", "其他", "固定", "住宅", "宅", "第二"].contains(&word)
}

/// Whether brackets hold nothing but a word that changes what stands before them: 手机号（备用）.
pub(super) fn is_qualifier(inside: &str) -> bool {
    let word = inside.trim_end_matches(['任', '用', '有']);
    ["原", "曾", "前", "备", "备用", "办公", "家庭", "家", "其他"].contains(&word)
}

/// 退役前职务, not 目前职务.
fn is_before(word: &str) -> bool {
    let now = ["目前", "当前"].iter().any(|now| word.contains(now));
    word.contains('前') && !now
}

fn is_date(target: &Target) -> bool {
    matches!(
        target,
        Target::Birth
            | Target::BirthMonth
            | Target::BirthDay
            | Target::PartyJoined
            | Target::PartyConfirmed
            | Target::WorkStarted
            | Target::EnteredOn
    )
}
