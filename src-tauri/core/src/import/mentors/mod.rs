//! Mentor cells: several people with their posts, on seats the header or the post names.

mod parting;
mod posts;

use crate::people::rules::names::is_vacant;
use crate::people::rules::read_ethnicity;
use crate::people::rules::text::{clean_line, is_blank_word};
use crate::reserves::Mentor;

use super::header::Seats;

use parting::{around_brackets, bracketed, items};
use posts::{is_bare_post, is_name};
pub(super) use posts::{is_post, run_together};
pub use posts::{pair, pairs, seat_of_post};

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
            // 村党组织书记 and 缺位 on lines of their own: the post is nobody else's.
            before = None;
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
    if let Some((outside, inside, after)) = around_brackets(item) {
        if outside.is_empty() {
            return person(inside, None, label);
        }
        // 副镇长（廖朵） is the other way round.
        if is_post(outside) && !is_post(inside) && is_name(inside) {
            return person(inside, Some(outside.to_owned()), label);
        }
        if !is_of_a_person(inside) {
            let post = if is_post(after) && !is_post(inside) {
                after
            } else {
                inside
            };
            let post = Some(post.to_owned()).filter(|text| !text.is_empty());
            return person(outside, post, label);
        }
        let (name, post) = unbracketed(format!("{outside} {after}").trim());
        return person(&name, post, label);
    }
    let (name, post) = unbracketed(item);
    person(&name, post, label)
}

/// Whether brackets only say 女 or 蒙古族 of a mentor.
fn is_of_a_person(inside: &str) -> bool {
    let mut words = inside
        .split(['，', ',', '、', ' '])
        .filter(|word| !word.is_empty())
        .peekable();
    let told = |word: &str| matches!(word, "男" | "女") || read_ethnicity(word).is_some();
    words.peek().is_some() && words.all(told)
}

/// Name and post of a text without brackets: 廖朵 副镇长, 副镇长廖朵.
fn unbracketed(item: &str) -> (String, Option<String>) {
    if let Some((first, second)) = item.split_once(' ') {
        return if is_post(first) && !is_post(second) {
            (second.to_owned(), Some(first.to_owned()))
        } else {
            (first.to_owned(), Some(second.to_owned()))
        };
    }
    let together = (item.chars().count() >= 4 && !item.contains('·'))
        .then(|| run_together(item))
        .flatten();
    match together {
        Some((name, post)) => (name, Some(post)),
        None => (item.to_owned(), None),
    }
}

fn person(
    name: &str,
    post: Option<String>,
    label: Option<String>,
) -> Option<(String, Option<String>, Option<String>)> {
    let name = crate::people::rules::read_name(name).name;
    let known = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= 50
        && !is_vacant(&name)
        && !matches!(name.as_str(), "有" | "是" | "否" | "已确定" | "未确定");
    known.then(|| (name, post.map(|post| clean_line(&post)), label))
}

fn strip_phone(item: &str) -> String {
    let mut kept = String::new();
    let mut number = String::new();
    for c in item.chars().chain(['\0']) {
        if c.is_ascii_digit() || !number.is_empty() && matches!(c, '-' | '－') {
            number.push(c);
            continue;
        }
        if number.chars().filter(char::is_ascii_digit).count() < 7 {
            kept.push_str(&number);
        }
        number.clear();
        if c != '\0' {
            kept.push(c);
        }
    }
    kept
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
            "廖朵 副镇长 钟峁 包村干部 梁坤峁 村支书",
            "副镇长 廖朵 包村干部 钟峁 村支书 梁坤峁",
            "廖朵（副镇长）—钟峁（包村干部）&梁坤峁（村支书）",
            "廖朵（副镇长）帮带理论、钟峁（包村干部）、梁坤峁（村支书）帮带实践",
            "副镇长廖朵（女）、包村干部钟峁（男，蒙古族）、梁坤峁（女）村支书",
            "廖朵\n副镇长\n钟峁\n包村干部\n梁坤峁\n村支书",
            "副镇长\n廖朵\n包村干部\n钟峁\n村支书\n梁坤峁",
            "1.廖朵 副镇长 2.钟峁 包村干部 3.梁坤峁 村支书",
            "①廖朵（副镇长）②钟峁（包村干部）③梁坤峁（村支书）",
            "廖朵：副镇长\n钟峁：包村干部\n梁坤峁：村支书",
            "1、廖朵（副镇长）2、钟峁（包村干部）3、梁坤峁（村支书）",
            "廖朵【副镇长】钟峁【包村干部】梁坤峁【村支书】",
            "廖朵\n（副镇长）\n钟峁\n（包村干部）\n梁坤峁\n（村支书）",
            "廖朵-副镇长；钟峁-包村干部；梁坤峁-村支书",
            "廖朵0470-8212345（副镇长）\n钟峁138-1234-5678（包村干部）\n梁坤峁（村支书）",
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
    fn the_seat_before_a_name_is_told_from_its_post() {
        assert_eq!(
            shown(
                "包村领导　　赵景明　　副镇长\n包村干部　　孟　佳　　党建办干事\n村党组织书记　　缺位",
                ""
            ),
            "包村领导=赵景明/副镇长 包村干部=孟佳/党建办干事"
        );
    }

    #[test]
    fn a_vacant_seat_is_nobody() {
        for raw in [
            "缺位",
            "空缺",
            "待定",
            "缺",
            "包村干部　缺位",
            "包村干部：空缺",
            "包村干部\n缺位",
        ] {
            assert_eq!(shown(raw, ""), "", "{raw}");
            assert_eq!(shown(raw, "包村干部"), "", "{raw}");
        }
        assert_eq!(
            shown("村党组织书记　缺位\n廖朵　副镇长", ""),
            "包村领导=廖朵/副镇长"
        );
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
