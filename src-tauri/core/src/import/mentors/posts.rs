//! Posts: what is one, which seat it speaks of, and whose it is when names stand elsewhere.

use crate::people::rules::text::{clean_line, is_blank_word, is_han};
use crate::reserves::Mentor;

use super::parting::is_bracketed;

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
        && !has(&["副书记"])
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

pub(in crate::import) fn is_post(text: &str) -> bool {
    let ends = [
        "长",
        "书记",
        "委员",
        "主任",
        "干部",
        "主席",
        "科员",
        "支书",
        "专干",
        "队员",
        "领导",
        "副镇",
        "副乡",
        "文书",
        "指导员",
        "干事",
        "办事员",
        "工作人员",
        "负责人",
        "会计",
        "助理",
        "村官",
        "网格员",
        "技术员",
    ];
    !is_bracketed(text) && text.chars().count() >= 2 && ends.iter().any(|end| text.ends_with(end))
}

/// A post without a name: 副镇长, 包村干部.
pub(super) fn is_bare_post(item: &str) -> bool {
    is_post(item)
        && begins_post(item)
        && !item.contains([' ', '：', ':', '（', '('])
        && run_together(item).is_none()
}

/// 副镇长廖朵 or 廖朵副镇长, written without a mark.
pub(in crate::import) fn run_together(item: &str) -> Option<(String, String)> {
    let chars: Vec<char> = item.chars().collect();
    for length in [2, 3] {
        let at = chars.len().checked_sub(length).filter(|at| *at >= 2)?;
        let (post, name): (String, String) =
            (chars[..at].iter().collect(), chars[at..].iter().collect());
        if is_post(&post) && is_name(&name) {
            return Some((name, post));
        }
    }
    for length in [2, 3] {
        let (name, post): (String, String) = (
            chars[..length].iter().collect(),
            chars[length..].iter().collect(),
        );
        if is_post(&post) && is_name(&name) && begins_post(&post) && !begins_post(&name) {
            return Some((name, post));
        }
    }
    None
}

pub(super) fn is_name(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(is_han)
}

fn begins_post(text: &str) -> bool {
    let starts = [
        "镇", "乡", "副", "党", "人大", "组织", "宣传", "包村", "村", "支", "驻", "武装", "书记",
        "主任", "主席", "纪委", "政法", "统战", "街道", "社区", "嘎查", "第一",
    ];
    starts.iter().any(|start| text.starts_with(start))
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
