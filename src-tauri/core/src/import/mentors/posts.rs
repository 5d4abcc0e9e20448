//! Posts: what is one, which seat it speaks of, and whose it is when names stand elsewhere.

use crate::names::{is_full_name, surname_length};
use crate::people::rules::text::{clean_line, is_blank_word, is_han};
use crate::reserves::Mentor;

use super::lists::{after, begins, ends, is_one, OFFICES, POSTS, STARTS, TITLES};
use super::parting::is_bracketed;
use super::words::named;

/// The seat a post speaks of.
#[must_use]
pub fn seat_of_post(post: &str) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|word| post.contains(word));
    if has(&["第一书记"]) {
        return Some("驻村第一书记");
    }
    if has(&[
        "包村干部",
        "驻村干部",
        "联村干部",
        "包联干部",
        "包片干部",
        "驻村工作队",
        "驻村队员",
        "工作队员",
    ]) {
        return Some("包村干部");
    }
    if has(&["包村领导", "包联领导", "联村领导", "联系领导", "包片领导"]) {
        return Some("包村领导");
    }
    let township = has(&["镇", "乡", "街道", "苏木", "党工委", "副书记、", "办事处"]);
    let village_secretary = [
        "支书",
        "支部书记",
        "总支书记",
        "党组织书记",
        "村书记",
        "嘎查书记",
        "社区书记",
    ];
    if !township
        && (has(&village_secretary)
            || matches!(post, "书记" | "书记主任" | "书记、主任" | "村党委书记"))
        && !has(&["副书记", "团支", "团总支"])
    {
        return Some("村党组织书记");
    }
    if township && has(&["村党", "村支", "村书记"]) && !has(&["党委书记"]) {
        return Some("村党组织书记");
    }
    let leaders = [
        "镇长",
        "乡长",
        "党委",
        "人大",
        "政协",
        "武装",
        "组织委员",
        "宣传委员",
        "政法委员",
        "统战委员",
        "纪委",
        "党工委",
        "街道主任",
        "副书记",
        "办事处主任",
        "领导",
        "三级主任科员",
        "四级主任科员",
        "一级主任科员",
        "二级主任科员",
        "苏木达",
    ];
    if has(&leaders) {
        return Some("包村领导");
    }
    if has(&[
        "干部",
        "科员",
        "专干",
        "事业",
        "办主任",
        "中心主任",
        "站长",
        "所长",
        "办公室",
    ]) && township
    {
        return Some("包村干部");
    }
    None
}

/// What somebody is head of: 镇长, 组长. Names end with 长, too.
const HEADS: &str =
    "镇乡村组队站所科股局部院校处区县旗市社会团营连排班书事片厂厅司台矿场店行片园馆格室河林";

/// Whether a text is, or ends with, a post.
pub(in crate::import) fn is_post(text: &str) -> bool {
    let head = || {
        let rest = text.strip_suffix('长').unwrap_or_default();
        rest.ends_with(|c| HEADS.contains(c))
    };
    !is_bracketed(text)
        && text.chars().count() >= 2
        && (ends(text, POSTS) || head() || is_of_a_group(text))
}

/// 组织员, 四级调研员, not 中共党员 or 班子成员.
fn is_of_a_group(text: &str) -> bool {
    text.ends_with('员') && text.chars().count() >= 3 && !ends(text, "党员 团员 成员 全员")
}

/// A post without 现任 before it.
pub(super) fn post(text: &str) -> &str {
    after(text, "现任 担任 兼任")
        .filter(|post| is_post(post))
        .unwrap_or(text)
}

/// 镇党委, 组织部, 村委会: who is somebody's office and nobody.
pub(super) fn is_organisation(text: &str) -> bool {
    // 党建办, 司法所: no name ends so.
    const SHORT: &str = "部办局站所队";
    let text = text.trim_matches(['“', '”', '"']);
    let count = text.chars().count();
    let han = text
        .chars()
        .all(|c| is_han(c) || matches!(c, '“' | '”' | '"'));
    let place = text.ends_with(['村', '镇', '乡', '县', '旗', '市'])
        && !ends(text, "包村 驻村 联村")
        && (count >= 4 || text.chars().nth(1) == Some('家') || !is_full_name(text));
    han && count >= 2
        && (ends(text, OFFICES) || count >= 3 && (text.ends_with(|c| SHORT.contains(c)) || place))
}

/// A post, or where somebody works.
pub(super) fn is_role(text: &str) -> bool {
    is_post(text) || is_organisation(text)
}

/// 张镇长, 王书记: a surname and a title, no whole name.
pub(super) fn is_titled(text: &str) -> bool {
    surname_length(text) > 0 && is_one(title(text), TITLES) && !is_one(text, "党书记 农会长 包村长")
}

/// 镇长 of 张镇长.
pub(super) fn title(text: &str) -> &str {
    let surname: usize = text
        .chars()
        .take(surname_length(text))
        .map(char::len_utf8)
        .sum();
    &text[surname..]
}

/// A post without a name: 副镇长, 包村干部.
pub(super) fn is_bare_post(item: &str) -> bool {
    is_post(item)
        && !is_titled(item)
        && !item.contains([' ', '：', ':', '（', '('])
        && run_together(item).is_none()
}

/// 副镇长廖朵 or 廖朵副镇长, written without a mark: the name and the post.
pub(in crate::import) fn run_together(item: &str) -> Option<(String, String)> {
    if !item.chars().all(is_han) || item.chars().count() > 40 {
        return None;
    }
    let halves: Vec<(&str, &str)> = item
        .char_indices()
        .skip(2)
        .map(|(at, _)| item.split_at(at))
        .collect();
    // The longest post before a name, and the shortest name before a post.
    let before = |fits: &dyn Fn(&str, &str) -> bool| {
        let mut halves = halves.iter().rev();
        let found = halves.find(|(post, name)| fits(name, bare(post)));
        found.map(|(post, name)| (*name, bare(post)))
    };
    let behind = |fits: &dyn Fn(&str, &str) -> bool| {
        let mut whole = halves
            .iter()
            .filter(|(name, rest)| !ends_in_verb(name, rest));
        let found = whole.find(|(name, post)| fits(name, bare(post)));
        found.map(|(name, post)| (*name, bare(post)))
    };
    let is_of = |name: &str, longest: usize| {
        (2..=longest).contains(&name.chars().count()) && named(name).is_ok()
    };
    let follows = |name: &str, post: &str| is_post(post) && begins_post(post) && !begins_post(name);
    let called = |name: &str, post: &str| is_one(post, TITLES) && !begins_post(name);
    before(&|name, post| is_full_name(name) && is_of(name, 4) && is_role(post))
        .or_else(|| before(&|name, post| is_of(name, 3) && is_post(post)))
        .or_else(|| {
            behind(&|name, post| is_full_name(name) && (follows(name, post) || called(name, post)))
        })
        .or_else(|| behind(&|name, post| is_of(name, 3) && follows(name, post)))
        // 副镇长乌云其其格, 阿拉坦仓副镇长.
        .or_else(|| before(&|name, post| is_of(name, 6) && is_post(post)))
        .or_else(|| behind(&|name, post| is_of(name, 6) && follows(name, post)))
        .map(|(name, post)| (name.to_owned(), post.to_owned()))
}

/// A post without the verb that joins it to a name: 包村领导为, 为包村干部, 现任副镇长.
fn bare(text: &str) -> &str {
    let text = text.strip_suffix(['为', '是']).unwrap_or(text);
    post(text.strip_prefix(['为', '是']).unwrap_or(text))
}

/// Whether the 为 after a text is rather the end of a name: 李有为, 张大为.
fn ends_in_verb(text: &str, rest: &str) -> bool {
    rest.starts_with('为') && text.ends_with(['有', '大', '可', '作', '敢', '能', '思', '志', '建'])
}

/// Whether a text may be a name: two to four Han characters.
pub(super) fn is_name(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(is_han)
}

fn begins_post(text: &str) -> bool {
    begins(text, STARTS)
}

/// Whether posts can be given to names: one to one, or all to the only name.
#[must_use]
pub fn pairs(names: &[Mentor], posts: &str) -> bool {
    names.len() <= 1 || posts_of(names, posts).len() == names.len()
}

/// Names and posts that stand in columns of their own.
#[must_use]
pub fn pair(names: &[Mentor], posts: &str) -> Vec<Mentor> {
    let posts = posts_of(names, posts);
    let whole = (names.len() == 1 && !posts.is_empty()).then(|| posts.join("、"));
    names
        .iter()
        .enumerate()
        .map(|(at, mentor)| Mentor {
            post: mentor.post.clone().or_else(|| whole.clone()).or_else(|| {
                posts
                    .get(at)
                    .filter(|_| posts.len() == names.len())
                    .cloned()
            }),
            ..mentor.clone()
        })
        .collect()
}

fn posts_of(names: &[Mentor], posts: &str) -> Vec<String> {
    let posts: Vec<String> = posts
        .split(['；', ';', '\n', '/', '|'])
        .map(clean_line)
        .filter(|post| !is_blank_word(post))
        .collect();
    if posts.len() == names.len() || names.len() <= 1 {
        return posts;
    }
    posts
        .iter()
        .flat_map(|post| post.split(['、', '，', ',']))
        .map(str::to_owned)
        .collect()
}
