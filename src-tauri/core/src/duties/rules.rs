//! What posts and duties follow: who holds a seat on a day, and how one person takes over from
//! another.

use unicode_normalization::UnicodeNormalization as _;

use super::Post;
use crate::date::{in_force, in_words, Day, PartialDate};

/// The days of a tenure: from `from_on` until, but not on, `until_on`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
}

impl Span {
    /// Whether the day lies in it.
    #[must_use]
    pub fn holds_on(self, day: Day) -> bool {
        in_force(Some(self.from_on), self.until_on, day)
    }

    /// The days as a sentence says them: `自2025年9月1日起`, `自2023年3月1日至2025年8月31日`.
    #[must_use]
    pub fn in_words(self) -> String {
        let from = in_words(self.from_on.first_day());
        let last = self.until_on.map(PartialDate::day_before);
        match last {
            None => format!("自{from}起"),
            Some(last) => format!("自{from}至{}", in_words(last)),
        }
    }

    /// Whether both have a day in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let begins_before_end = |a: Self, b: Self| {
            b.until_on
                .is_none_or(|until| a.from_on.first_day() < until.first_day())
        };
        begins_before_end(self, other) && begins_before_end(other, self)
    }
}

/// Whose time it is on a day, of tenures in the order they were recorded: of two that should not
/// be, the later one, then the one recorded last.
#[must_use]
pub fn holding(spans: &[Span], day: Day) -> Option<usize> {
    (0..spans.len())
        .filter(|at| spans[*at].holds_on(day))
        .max_by_key(|at| (spans[*at].from_on.first_day(), *at))
}

/// The first day after `day` on which another tenure holds a seat, and which; `None`: nobody does
/// from that day on.
#[must_use]
pub fn next_change(spans: &[Span], day: Day) -> Option<(PartialDate, Option<usize>)> {
    let now = holding(spans, day);
    let ends = spans.iter().filter_map(|span| span.until_on);
    let mut turns: Vec<PartialDate> = spans.iter().map(|span| span.from_on).chain(ends).collect();
    turns.retain(|turn| turn.first_day() > day);
    turns.sort_by_key(|turn| turn.first_day());
    let mut changes = turns
        .into_iter()
        .map(|turn| (turn, holding(spans, turn.first_day())));
    changes.find(|(_, then)| *then != now)
}

/// What happens to the tenures of a seat when somebody takes it over from a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takeover {
    /// These end on the day; the new one lasts until the next that is planned.
    Fits {
        /// Places of the tenures that end.
        ends: Vec<usize>,
        /// Where the next one begins.
        until: Option<PartialDate>,
    },
    /// This one began on that very day: nothing would remain of it.
    BeganThatDay(usize),
}

/// Replace from a day: whoever holds the seat holds it until that day; what is planned for later
/// stays as it is.
#[must_use]
pub fn take_over(spans: &[Span], day: Day) -> Takeover {
    let ends: Vec<usize> = (0..spans.len())
        .filter(|at| spans[*at].holds_on(day))
        .collect();
    let began = |at: &&usize| spans[**at].from_on.first_day() == day;
    if let Some(at) = ends.iter().find(began) {
        return Takeover::BeganThatDay(*at);
    }
    let later = spans.iter().map(|span| span.from_on);
    let until = later
        .filter(|from| from.first_day() > day)
        .min_by_key(|from| from.first_day());
    Takeover::Fits { ends, until }
}

/// Who began after the day and by today, when nobody held the seat on the day: a change dated
/// before them would slip in front of the person it is meant to replace.
#[must_use]
pub fn began_since(spans: &[Span], day: Day, today: Day) -> Option<usize> {
    if holding(spans, day).is_some() {
        return None;
    }
    (0..spans.len())
        .filter(|at| (day..=today).contains(&spans[*at].from_on.first_day()))
        .min_by_key(|at| spans[*at].from_on.first_day())
}

/// What somebody is on a day besides their duties: the newest post in the township, else in a
/// village.
pub fn title_on<'a>(posts: impl IntoIterator<Item = &'a Post>, day: Day) -> Option<&'a str> {
    posts
        .into_iter()
        .filter(|post| post.span().holds_on(day))
        .max_by_key(|post| {
            (
                post.village_id.is_none(),
                post.from_on.first_day(),
                &post.id,
            )
        })
        .map(|post| post.title.as_str())
}

/// What sheets say of a seat: a name, a post where one is written, and how many rows say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Name.
    pub name: String,
    /// Post; `None`: no row gives one.
    pub post: Option<String>,
    /// Rows.
    pub rows: usize,
}

/// Brings together the rows that say the same: names alike, and posts alike or missing. What most
/// rows say comes first.
pub fn bring_together(rows: impl IntoIterator<Item = (String, Option<String>)>) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    let (with_post, without): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(_, post)| post.is_some());
    for (name, post) in with_post {
        let same = |one: &&mut Said| {
            alike(&one.name, &name) && alike_or_missing(one.post.as_deref(), post.as_deref())
        };
        match said.iter_mut().find(same) {
            Some(one) => one.rows += 1,
            None => said.push(Said {
                name,
                post,
                rows: 1,
            }),
        }
    }
    said.sort_by_key(|one| std::cmp::Reverse(one.rows));
    for (name, post) in without {
        match said.iter_mut().find(|one| alike(&one.name, &name)) {
            Some(one) => one.rows += 1,
            None => said.push(Said {
                name,
                post,
                rows: 1,
            }),
        }
    }
    said.sort_by_key(|one| std::cmp::Reverse(one.rows));
    said
}

/// A village has one secretary, so that 村支书 and 党支部书记 behind one name are one post however the
/// sheets call it: whatever is said of a name is one, with the title that most rows give.
#[must_use]
pub fn one_title_a_name(said: Vec<Said>) -> Vec<Said> {
    let mut one_each: Vec<Said> = Vec::new();
    for next in said {
        match one_each.iter_mut().find(|one| alike(&one.name, &next.name)) {
            Some(one) => {
                one.rows += next.rows;
                one.post = one.post.take().or(next.post);
            }
            None => one_each.push(next),
        }
    }
    one_each.sort_by_key(|one| std::cmp::Reverse(one.rows));
    one_each
}

/// Whether two posts are the same, or one of them is not known.
#[must_use]
pub fn alike_or_missing(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => alike(one, other),
        _ => true,
    }
}

/// Whether two names or titles say the same, however they are written: widths, blanks and marks
/// do not count.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// A name or title as compared.
#[must_use]
pub fn plain(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// `2024-03~2025-09-01`, without an end: `2024-03~`.
    fn spans(texts: &[&str]) -> Vec<Span> {
        let date = |text: &str| text.parse().ok();
        let span = |text: &&str| {
            let (from, until) = text.split_once('~').unwrap();
            Span {
                from_on: date(from).unwrap(),
                until_on: date(until),
            }
        };
        texts.iter().map(span).collect()
    }

    #[test]
    fn a_secretary_is_one_however_the_sheets_call_the_post_and_two_names_are_two() {
        let row = |name: &str, post: &str| (name.to_owned(), Some(post.to_owned()));
        let said = one_title_a_name(bring_together([
            row("区枝禾", "支部书记"),
            row("区枝禾", "村支书"),
            row("区枝禾", "村支书"),
            row("梁坤", "村支书"),
        ]));
        let found: Vec<_> = said
            .iter()
            .map(|one| (one.name.as_str(), one.post.as_deref(), one.rows))
            .collect();
        let expected = [("区枝禾", Some("村支书"), 3), ("梁坤", Some("村支书"), 1)];
        assert_eq!(found, expected);
    }

    #[test]
    fn whoever_holds_a_seat_holds_it_until_the_day_another_takes_over() {
        let check = |tenures: &[&str], on: &str, ends: &[usize], until: Option<&str>| {
            let until = until.map(|text| text.parse().unwrap());
            let ends = ends.to_vec();
            assert_eq!(
                take_over(&spans(tenures), day(on)),
                Takeover::Fits { ends, until },
                "{tenures:?} {on}"
            );
        };
        check(&[], "2025-12-01", &[], None);
        check(&["2023-03~"], "2025-12-01", &[0], None);
        check(&["2020-01~2023-03", "2023-03~"], "2025-12-01", &[1], None);
        check(&["2023-03~2025-06-30"], "2025-12-01", &[], None);
        check(
            &["2023-03~", "2025-12-01~"],
            "2025-11-30",
            &[0],
            Some("2025-12-01"),
        );
        check(
            &["2026-01-01~", "2025-12-15~2026-01-01"],
            "2025-12-01",
            &[],
            Some("2025-12-15"),
        );
        check(&["2020-01~", "2021-01~"], "2025-12-01", &[0, 1], None);
    }

    #[test]
    fn nothing_would_remain_of_one_who_began_that_day() {
        let tenures = spans(&["2020-01~2025-12", "2025-12~"]);
        assert_eq!(
            take_over(&tenures, day("2025-12-01")),
            Takeover::BeganThatDay(1)
        );
    }

    #[test]
    fn a_change_does_not_slip_in_front_of_the_present_holder() {
        let check = |tenures: &[&str], on: &str, expect: Option<usize>| {
            let found = began_since(&spans(tenures), day(on), day("2025-11-26"));
            assert_eq!(found, expect, "{tenures:?} {on}");
        };
        check(&["2025-09-01~"], "2025-08-31", Some(0));
        check(&["2025-09-01~"], "2025-09-02", None);
        check(&["2025-12-01~"], "2025-11-26", None);
        check(&["2024-01~2025-09-01", "2025-09-01~"], "2025-08-01", None);
        check(&["2025-09-01~"], "2025-09-01", None);
    }

    #[test]
    fn of_two_holders_the_later_one_counts() {
        let on = |tenures: &[&str]| holding(&spans(tenures), day("2025-11-26"));
        assert_eq!(on(&["2024-01~", "2023-01~"]), Some(0));
        assert_eq!(on(&["2024-01~", "2024-01-01~"]), Some(1));
        assert_eq!(on(&["2024-01~2025-11-26"]), None);
    }

    #[test]
    fn tenures_that_only_touch_do_not_overlap() {
        let overlap = |one: &str, other: &str| {
            let both = spans(&[one, other]);
            both[0].overlaps(both[1])
        };
        assert!(!overlap("2023-03~2025-12", "2025-12-01~"));
        assert!(overlap("2023-03~2025-12-02", "2025-12-01~"));
        assert!(overlap("2023-03~", "2020-01~"));
    }

    #[test]
    fn rows_agree_when_names_are_alike_and_posts_alike_or_missing() {
        let check = |rows: &[(&str, &str)], expect: &[(&str, &str, usize)]| {
            let rows = rows.iter().map(|(name, post)| {
                let post = Some((*post).to_owned()).filter(|post| !post.is_empty());
                ((*name).to_owned(), post)
            });
            let said = bring_together(rows);
            let said: Vec<(&str, &str, usize)> = said
                .iter()
                .map(|one| {
                    (
                        one.name.as_str(),
                        one.post.as_deref().unwrap_or(""),
                        one.rows,
                    )
                })
                .collect();
            assert_eq!(said, expect);
        };
        check(
            &[("赵景明", "副镇长"), ("赵 景明", ""), ("赵景明", "副镇长")],
            &[("赵景明", "副镇长", 3)],
        );
        check(
            &[("赵景明", ""), ("赵景明", "副镇长")],
            &[("赵景明", "副镇长", 2)],
        );
        check(
            &[("赵景明", "副镇长"), ("苏晓岚", ""), ("苏晓岚", "组织委员")],
            &[("苏晓岚", "组织委员", 2), ("赵景明", "副镇长", 1)],
        );
        check(
            &[("赵景明", "副镇长"), ("赵景明", "镇长")],
            &[("赵景明", "副镇长", 1), ("赵景明", "镇长", 1)],
        );
        check(&[], &[]);
    }

    #[test]
    fn the_same_name_or_title_may_be_written_in_several_ways() {
        assert!(alike("秦 立新", "秦立新"));
        assert!(alike("书记、主任（一肩挑）", "书记 主任(一肩挑)"));
        assert!(!alike("副镇长", "镇长"));
    }
}
