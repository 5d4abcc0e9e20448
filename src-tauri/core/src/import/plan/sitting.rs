//! Lists of sitting cadres and reserves together: a column says who is which.

use std::collections::HashMap;

use crate::import::header::{is_of_candidates, Target};
use crate::import::layout::{PersonRow, Table, Unfolded};
use crate::import::problem::Finding;
use crate::import::read::Value;
use crate::people::rules::read_target_post;
use crate::people::rules::text::squeeze;

/// A sitting cadre's column and post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InOffice {
    column: usize,
    post: String,
}

impl InOffice {
    /// Why the row is nobody of the pool.
    pub(super) fn finding(&self) -> Finding {
        let post = &self.post;
        Finding::skip(
            Some(self.column),
            "person.in_office",
            format!("“{post}”是现任村干部，没有作为后备干部导入；如也是后备干部，请在这一格注明后备后再导入"),
        )
    }
}

/// The sitting cadres of a table, by their rows. 身份 or 职务 parts them from the reserves where it
/// says 后备干部 of others, or where a title says that the list has both. A reserve may hold a post
/// such as 村委委员: only the two heads of a village are told by their post alone.
pub(super) fn in_office<'t>(
    sheet: &Unfolded<'_>,
    (table, targets): (&Table, &[Target]),
    rows: &[PersonRow],
    mut titles: impl Iterator<Item = &'t str>,
) -> HashMap<usize, InOffice> {
    let mut found = HashMap::new();
    if table.is_form() {
        return found;
    }
    let of_both = titles.any(lists_both);
    for (column, target) in targets.iter().enumerate() {
        if !matches!(target, Target::Occupation | Target::Sources) {
            continue;
        }
        let says = |row: &PersonRow| {
            let (row, at) = table.place(column, row.row);
            squeeze(&sheet.cell(row, at).shown())
        };
        let parts = rows.iter().any(|row| {
            let (row, at) = table.place(column, row.row);
            matches!(&sheet.cell(row, at).value, Value::Text(text) if is_of_candidates(text))
        });
        if !parts && !of_both {
            continue;
        }
        let decides = parts && (of_both || *target == Target::Sources);
        for row in rows {
            let post = says(row);
            if !is_of_candidates(&post) && holds(&post, decides) {
                let in_office = InOffice { column, post };
                found.entry(row.row).or_insert(in_office);
            }
        }
    }
    found
}

/// Whether somebody of this post is no reserve: one of the two heads of a village, or any post where
/// the column `decides`.
fn holds(post: &str, decides: bool) -> bool {
    let head = matches!(read_target_post(post), Some("村党组织书记" | "村委会主任"));
    let any = || {
        read_target_post(post).is_some()
            || matches!(
                post,
                "村干部" | "现任村干部" | "两委干部" | "两委成员" | "社区干部"
            )
    };
    head || decides && any()
}

/// 村干部及后备干部花名册, 村“两委”班子及后备干部情况表.
fn lists_both(title: &str) -> bool {
    let title = squeeze(title);
    let sitting = ["村干部", "社区干部", "两委", "班子", "现任"];
    let parts = title.split_once(['及', '和', '与', '、']);
    parts.is_some_and(|(first, second)| {
        sitting.iter().any(|word| first.contains(word)) && is_of_candidates(second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_that_a_list_has_both() {
        for title in ["全镇村干部及后备干部花名册", "村“两委”班子、后备干部情况表"]
        {
            assert!(lists_both(title), "{title}");
        }
        for title in [
            "村“两委”后备干部花名册",
            "后备干部及帮带人名册",
            "村干部花名册",
        ] {
            assert!(!lists_both(title), "{title}");
        }
    }
}
