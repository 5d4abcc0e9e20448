//! Mentor cells: several people with their posts, on seats the header or the post names.

use crate::people::rules::text::{clean_line, is_blank_word, is_han};
use crate::reserves::Mentor;

use super::header::Seats;

/// The mentors of one cell. `seat` is what the header names; empty: told by each post.
#[must_use]
pub fn read(raw: &str, seat: &str) -> Vec<Mentor> {
    if is_blank_word(raw) {
        return Vec::new();
    }
    let mut mentors: Vec<Mentor> = Vec::new();
    let mut before: Option<String> = None;
    for item in items(raw) {
        // A post in brackets on a line of its own.
        let inside = bracketed(&item).filter(|inside| is_post(inside));
        let bare = inside.map_or_else(|| is_bare_post(&item), |_| true);
        let item = inside.map(str::to_owned).unwrap_or(item);
        if bare {
            // A post on a line of its own is of the name above it, else of the one below.
            match mentors.last_mut().filter(|mentor| mentor.post.is_none()) {
                Some(mentor) => {
                    if let Some(found) = seat_of_post(&item).filter(|_| seat.is_empty()) {
                        found.clone_into(&mut mentor.seat);
                    }
                    mentor.post = Some(item);
                }
                // 镇党委副书记、镇长 廖朵: both are of the name that follows.
                None => {
                    before = Some(match before {
                        Some(first) => format!("{first}、{item}"),
                        None => item,
                    });
                }
            }
            continue;
        }
        let Some((name, post, labelled)) = name_and_post(&item) else {
            continue;
        };
        let post = match (before.take(), post) {
            (Some(first), Some(post)) => Some(format!("{first}、{post}")),
            (first, post) => post.or(first),
        };
        let seat = if seat.is_empty() {
            labelled
                .as_deref()
                .and_then(seat_of_post)
                .or_else(|| post.as_deref().and_then(seat_of_post))
                .unwrap_or(Seats::GENERAL)
                .to_owned()
        } else {
            seat.to_owned()
        };
        let mentor = Mentor {
            seat,
            name,
            post: post.or(labelled),
        };
        if !mentors.contains(&mentor) {
            mentors.push(mentor);
        }
    }
    mentors
}

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

/// The people of a cell, a text each: parted by marks, line breaks or blanks outside brackets.
fn items(raw: &str) -> Vec<String> {
    let chars: Vec<char> = raw.replace('\r', "\n").chars().collect();
    let mut items = vec![String::new()];
    let mut depth = 0_usize;
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let mark = matches!(
            c,
            '、' | '，' | ',' | '；' | ';' | '/' | '\n' | '|' | '／' | '+' | '-' | '－'
        );
        // 1、廖朵: the mark belongs to the number.
        let numbers = c == '、' && at > 0 && chars[at - 1].is_ascii_digit();
        if depth == 0 && mark && !numbers {
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(c);
        }
    }
    items
        .iter()
        .flat_map(|item| numbered(&clean_line(item)))
        .flat_map(|item| after_brackets(&item))
        .flat_map(|item| blanks(&item))
        .filter(|item| !is_blank_word(item))
        .collect()
}

/// Parts a text at numbers that count people: `1.甲 镇长 2.乙 干部`.
fn numbered(item: &str) -> Vec<String> {
    let chars: Vec<char> = item.chars().collect();
    let mut parts = vec![String::new()];
    for (at, &c) in chars.iter().enumerate() {
        let counts = c.is_ascii_digit()
            && at > 0
            && !chars[at - 1].is_ascii_digit()
            && chars
                .get(at + 1)
                .is_some_and(|mark| matches!(mark, '.' | '．' | '、'))
            || matches!(c, '①' | '②' | '③' | '④');
        if counts {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

/// Parts a text after brackets that another name with brackets follows:
/// `甲（镇长）乙（干部）`, not `甲（女）副镇长`.
fn after_brackets(item: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = item;
    while let Some(close) = rest.find(['）', ')', ']', '】']) {
        let end = close + rest[close..].chars().next().map_or(1, char::len_utf8);
        let (own, after) = rest.split_at(end);
        let named = !own.trim_start().starts_with(['（', '(', '[', '【']);
        let next = after.split(['（', '(', '[', '【']).next().unwrap_or("");
        if !named || !after.contains(['（', '(', '[', '【']) || !is_name(next.trim()) {
            break;
        }
        parts.push(own.to_owned());
        rest = after;
    }
    parts.push(rest.to_owned());
    parts
}

/// What stands in the brackets that are all of a text.
fn bracketed(item: &str) -> Option<&str> {
    let inside = item.strip_prefix(['（', '(', '[', '【'])?;
    let inside = inside.strip_suffix(['）', ')', ']', '】'])?;
    (!inside.contains(['（', '(', '[', '【'])).then(|| inside.trim())
}

/// Parts a text at blanks that part people: `甲（镇长） 乙（干部）`, not `张　三` nor `甲 镇长`.
fn blanks(item: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    let mut word = String::new();
    for c in item.chars() {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c == ' ' && depth == 0 {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(c);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    let mut people: Vec<String> = Vec::new();
    for word in words {
        let bare = word.split(['（', '(']).next().unwrap_or("").chars().count();
        let joins = people.last().is_some_and(|last| {
            let open = last.chars().count();
            // A name of two characters written wide, or a bracket after its name.
            (open == 1 && bare <= 1)
                || bare == 0
                || (!is_bracketed(last) && (is_post(last) != is_post(&word)))
        });
        match people.last_mut() {
            Some(last) if joins => {
                if is_post(last) || is_post(&word) {
                    last.push(' ');
                }
                last.push_str(&word);
            }
            _ => people.push(word),
        }
    }
    people
}

fn is_bracketed(text: &str) -> bool {
    text.ends_with(['）', ')', ']', '】'])
}

fn is_post(text: &str) -> bool {
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
fn is_bare_post(item: &str) -> bool {
    is_post(item)
        && begins_post(item)
        && !item.contains([' ', '：', ':', '（', '('])
        && run_together(item).is_none()
}

/// Name, post and the label before a colon of one person.
fn name_and_post(item: &str) -> Option<(String, Option<String>, Option<String>)> {
    let item: String = strip_phone(item);
    let item = item.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | '．' | '、' | ' ' | '①' | '②' | '③')
    });
    let (label, item) = match item.split_once(['：', ':']) {
        Some((label, rest)) if !rest.trim().is_empty() => {
            // Either may be the name: 包村领导：廖朵 and 廖朵：副镇长.
            if is_post(rest.trim()) && !is_post(label.trim()) {
                return person(label, Some(rest.trim().to_owned()), None);
            }
            (Some(label.trim().to_owned()), rest.trim())
        }
        _ => (None, item.trim()),
    };
    if let Some(open) = item.find(['（', '(', '[', '【']) {
        let outside = item[..open].trim();
        let inside = item[open..]
            .trim_matches(|c| matches!(c, '（' | '(' | '[' | '【' | '）' | ')' | ']' | '】' | ' '));
        if outside.is_empty() {
            return person(inside, None, label);
        }
        // 副镇长（廖朵） is the other way round.
        if is_post(outside) && !is_post(inside) && is_name(inside) {
            return person(inside, Some(outside.to_owned()), label);
        }
        return person(
            outside,
            Some(inside.to_owned()).filter(|text| !text.is_empty()),
            label,
        );
    }
    if let Some((first, second)) = item.split_once(' ') {
        return if is_post(first) && !is_post(second) {
            person(second, Some(first.to_owned()), label)
        } else {
            person(first, Some(second.to_owned()), label)
        };
    }
    if item.chars().count() >= 4 && !item.contains('·') {
        if let Some((name, post)) = run_together(item) {
            return person(&name, Some(post), label);
        }
    }
    person(item, None, label)
}

fn person(
    name: &str,
    post: Option<String>,
    label: Option<String>,
) -> Option<(String, Option<String>, Option<String>)> {
    let name = crate::people::rules::read_name(name).name;
    let known = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= 50
        && !matches!(
            name.as_str(),
            "有" | "是" | "否" | "已确定" | "未确定" | "待定"
        );
    known.then(|| (name, post.map(|post| clean_line(&post)), label))
}

fn is_name(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(is_han)
}

fn strip_phone(item: &str) -> String {
    let mut kept = String::new();
    let mut digits = String::new();
    for c in item.chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            if digits.len() < 7 {
                kept.push_str(&digits);
            }
            digits.clear();
            if c != '\0' {
                kept.push(c);
            }
        }
    }
    kept
}

/// 副镇长廖朵 or 廖朵副镇长, written without a mark.
fn run_together(item: &str) -> Option<(String, String)> {
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

/// Whether posts can be given to names: one to one, or all to the only name.
#[must_use]
pub fn pairs(names: &[Mentor], posts: &str) -> bool {
    names.len() <= 1 || posts_of(names, posts).len() == names.len()
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

fn begins_post(text: &str) -> bool {
    let starts = [
        "镇", "乡", "副", "党", "人大", "组织", "宣传", "包村", "村", "支", "驻", "武装", "书记",
        "主任", "主席", "纪委", "政法", "统战", "街道", "社区", "嘎查", "第一",
    ];
    starts.iter().any(|start| text.starts_with(start))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(raw: &str, seat: &str) -> String {
        let people: Vec<String> = read(raw, seat)
            .into_iter()
            .map(|mentor| {
                format!(
                    "{}={}/{}",
                    mentor.seat,
                    mentor.name,
                    mentor.post.unwrap_or_default()
                )
            })
            .collect();
        people.join(" ")
    }

    #[test]
    fn cells_of_three_are_parted_whatever_stands_between() {
        let three = "包村领导=廖朵/副镇长 包村干部=钟峁/包村干部 村党组织书记=梁坤峁/村支书";
        for raw in [
            "廖朵（副镇长）、钟峁(包村干部)；梁坤峁（村支书）",
            "廖朵(副镇长)\n钟峁（包村干部）\n梁坤峁（村支书）",
            "廖朵（副镇长），钟峁（包村干部）,梁坤峁(村支书)",
            "廖朵（副镇长） 钟峁（包村干部）/梁坤峁（村支书）",
            "副镇长廖朵、包村干部钟峁、村支书梁坤峁",
            "廖朵副镇长、钟峁包村干部、梁坤峁村支书",
            "廖朵 副镇长；钟峁 包村干部；梁坤峁 村支书",
            "廖朵\n副镇长\n钟峁\n包村干部\n梁坤峁\n村支书",
            "副镇长\n廖朵\n包村干部\n钟峁\n村支书\n梁坤峁",
            "1.廖朵 副镇长 2.钟峁 包村干部 3.梁坤峁 村支书",
            "①廖朵（副镇长）②钟峁（包村干部）③梁坤峁（村支书）",
            "廖朵：副镇长\n钟峁：包村干部\n梁坤峁：村支书",
            "1、廖朵（副镇长）2、钟峁（包村干部）3、梁坤峁（村支书）",
            "廖朵【副镇长】钟峁【包村干部】梁坤峁【村支书】",
            "廖朵\n（副镇长）\n钟峁\n（包村干部）\n梁坤峁\n（村支书）",
            "廖朵-副镇长；钟峁-包村干部；梁坤峁-村支书",
        ] {
            assert_eq!(shown(raw, ""), three, "{raw}");
        }
    }

    #[test]
    fn names_keep_their_parts_and_posts_their_marks() {
        assert_eq!(
            shown("董栓贵（镇党委副书记、镇长）", "包村领导"),
            "包村领导=董栓贵/镇党委副书记、镇长"
        );
        assert_eq!(
            shown("张　三（镇长）、李 四", ""),
            "包村领导=张三/镇长 帮带人=李四/"
        );
        assert_eq!(
            shown("包村领导：廖朵；包村干部：钟峁", ""),
            "包村领导=廖朵/包村领导 包村干部=钟峁/包村干部"
        );
        assert_eq!(
            shown("玉素甫·努尔（镇党委书记）13800000000", ""),
            "包村领导=玉素甫·努尔/镇党委书记"
        );
        assert_eq!(
            shown("镇长廖朵/支书梁坤", ""),
            "包村领导=廖朵/镇长 村党组织书记=梁坤/支书"
        );
        assert_eq!(
            shown("镇党委副书记、镇长  廖朵", ""),
            "包村领导=廖朵/镇党委副书记、镇长"
        );
        assert_eq!(shown("阿拉坦仓", ""), "帮带人=阿拉坦仓/");
        assert_eq!(shown("无", ""), "");
        assert_eq!(shown("有", ""), "");
    }

    #[test]
    fn posts_beside_names_are_joined_to_them() {
        let names = read("廖朵、钟峁", "包村干部");
        let paired = pair(&names, "科员、专干");
        assert_eq!(paired[1].post.as_deref(), Some("专干"));
        let one = pair(&read("廖朵", "包村领导"), "镇党委委员、副镇长");
        assert_eq!(one[0].post.as_deref(), Some("镇党委委员、副镇长"));
    }
}
