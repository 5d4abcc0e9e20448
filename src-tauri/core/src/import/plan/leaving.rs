//! Rows that say somebody has left the pool: of which village, and whether another sheet of the
//! batch still lists them.

use chrono::Datelike;

use crate::date::{in_words, Day};
use crate::import::ledger::{Entry, Listing};
use crate::import::problem::{Finding, Severity};
use crate::import::values::Reading;

use super::rows::{withdrawn, Row, Verdict};
use super::sheets::PreparedTable;
use super::spells::{changed, end, updated};
use super::{Planner, Question};

const LEFT: &str = "写明已退出或整行划掉，按退出后备登记";
const OLDER: &str = "写明已退出；本表日期早于入库日期，没有改动在库情况";

impl Planner<'_> {
    /// A row that says somebody known has left. Only a spell of the row's own village ends without
    /// asking.
    pub(super) fn leaving(&mut self, at: usize, row: Row<'_>) -> Verdict {
        let Row { reading, table, .. } = row;
        if self.at_hand.listed.contains(&at) {
            let message = "这张表的另一行仍列着此人，没有按退出登记，请核对";
            return Verdict::skipped(withdrawn(reading, Severity::Skips, message));
        }
        let entry = &self.plan.ledger.people[at];
        let disputed = entry.is_disputed_by_a_list(table.day);
        if entry.open_began_after(table.day) && !disputed {
            return self.left(at, row, (false, OLDER.to_owned()));
        }
        let listed_later = entry.listed_on.filter(|listed| *listed > table.day.on);
        if let Some(listed) = listed_later.filter(|_| !disputed) {
            let message = format!(
                "写明已退出；{}的名单仍列着此人，没有按退出登记，请核对",
                list_of(listed)
            );
            return self.left(at, row, (false, message));
        }
        let id = &self.plan.places.villages[row.village].id;
        let spells = &entry.dossier.spells;
        let own = spells.iter().any(|spell| spell.village_id == *id);
        let elsewhere = entry
            .open_spell()
            .filter(|open| open.village_id != *id)
            .map(|open| self.village_name(&open.village_id));
        match elsewhere {
            Some(there) if own => {
                let here = self.village_of_row(row);
                let message =
                    format!("写明已退出；此人已从{here}退出，登记在{there}，没有改动在库情况");
                self.left(at, row, (false, message))
            }
            Some(there) => self.left_elsewhere(at, row, &there),
            None => self.left_and_listed(at, row),
        }
    }

    /// A person who is in the pool of another village: have they left that one?
    fn left_elsewhere(&mut self, at: usize, row: Row<'_>, there: &str) -> Verdict {
        let name = &row.reading.name;
        let here = self.village_of_row(row);
        let key = format!("left:{name}/{here}≠{there}");
        let text =
            format!("{name}登记在{there}，{here}的表里写的是已退出：是退出了{there}的后备吗？");
        let choices = vec![
            ("left".to_owned(), format!("是，从{there}退出")),
            ("stays".to_owned(), format!("不是，仍在{there}")),
            ("skip".to_owned(), "跳过这一行".to_owned()),
        ];
        let question = Question::new(key, "person.left_elsewhere", text, choices);
        self.whether_left(at, row, question)
    }

    /// A person whom another sheet of the batch lists: which of the two holds is told by their days
    /// where both sheets name one, else asked.
    fn left_and_listed(&mut self, at: usize, row: Row<'_>) -> Verdict {
        let Row { reading, table, .. } = row;
        let entry = &self.plan.ledger.people[at];
        let listing = entry.listing.clone();
        let Some(listing) = listing.filter(|_| entry.open_spell().is_some()) else {
            return self.left(at, row, (true, LEFT.to_owned()));
        };
        let file = &listing.file;
        match (table.day.stated, listing.day.stated) {
            _ if table.day.is_after(listing.day) => {
                return self.left(at, row, (true, LEFT.to_owned()));
            }
            (true, false) => {
                let message = format!("{LEFT}；“{file}”没有写日期，仍列着此人，请核对");
                return self.left(at, row, (true, message));
            }
            _ => {}
        }
        let name = &reading.name;
        let here = self.village_of_row(row);
        let key = format!("left:{name}/{here}");
        let text = format!("{name}（{here}）这里写的是已退出，“{file}”里仍列在名单上：退出了吗？");
        let choices = vec![
            ("left".to_owned(), "已退出".to_owned()),
            ("stays".to_owned(), "仍在库".to_owned()),
            ("skip".to_owned(), "跳过这一行".to_owned()),
        ];
        let question = Question::new(key, "person.left_and_listed", text, choices);
        self.whether_left(at, row, question)
    }

    fn whether_left(&mut self, at: usize, row: Row<'_>, mut question: Question) -> Verdict {
        question.compare = self.compared(&[at], row);
        let kind = question.kind;
        let columns = &row.reading.columns;
        let column = columns.remark.or(columns.name);
        let why = question.text.clone();
        let answer = match self.answer_to(question, &["left", "stays", "skip"], column, why, None) {
            Ok(answer) => answer,
            Err(asks) => return *asks,
        };
        match answer.as_str() {
            "left" => self.left(at, row, (true, LEFT.to_owned())),
            "stays" => {
                let message = "写明已退出，按回答仍在库".to_owned();
                self.left(at, row, (false, message))
            }
            _ => Verdict::skipped(Finding::skip(column, kind, "按回答跳过")),
        }
    }

    /// Takes a row's values; whether the open spell ends too, and what is said of it.
    fn left(&mut self, at: usize, row: Row<'_>, (leaves, message): (bool, String)) -> Verdict {
        let Row { reading, table, .. } = row;
        let mut verdict = updated();
        let mut entry = self.plan.ledger.people[at].clone();
        self.fill(&mut entry, reading, table, &mut verdict);
        if leaves {
            leave(&mut entry, reading, table, &mut verdict);
        }
        let finding = withdrawn(reading, Severity::Warns, &message);
        verdict.findings.push(finding);
        self.finish(at, entry, verdict)
    }

    /// Notes that the sheet at hand lists somebody known.
    pub(super) fn lists(&mut self, at: usize, table: &PreparedTable) {
        let listing = self.listing(table);
        self.plan.ledger.people[at].is_listed(listing);
    }

    /// The sheet at hand, as one that lists somebody.
    pub(super) fn listing(&self, table: &PreparedTable) -> Listing {
        Listing {
            day: table.day,
            file: self.file.clone(),
        }
    }
}

/// The day of a list, of one that says no more than its year the year.
fn list_of(listed: Day) -> String {
    if listed.ordinal() == 1 {
        format!("{}年", listed.year())
    } else {
        in_words(listed)
    }
}

/// Ends the open spell on the day the row tells, else on the sheet's, for the reason it tells.
fn leave(entry: &mut Entry, reading: &Reading, table: &PreparedTable, verdict: &mut Verdict) {
    // A list without a day tells nothing of when the spell began.
    let listed_on_a_day = entry.listing.as_ref().is_none_or(|list| list.day.stated);
    let unknown_start = entry.assumed_start && !listed_on_a_day;
    let spells = entry.dossier.spells.iter_mut();
    let mut open = spells.filter(|spell| spell.left_on.is_none());
    let Some(open) = open.next() else {
        return;
    };
    let entered = open.entered_on;
    let on = match reading.left_on {
        Some(left) if unknown_start || left.first_day() > entered.first_day() => left,
        Some(left) => {
            let message =
                format!("退出时间{left}不晚于入库时间{entered}，按本表日期登记退出，请核对");
            let column = reading.columns.remark;
            let finding = Finding::warn(column, "left_on.before_entry", message);
            verdict.findings.push(finding);
            table.day.on.into()
        }
        None => table.day.on.into(),
    };
    end(open, on);
    open.left_reason.clone_from(&reading.left_reason);
    let change = changed("withdrawn", "退出后备", None, Some(on.to_string()));
    verdict.changes.push(change);
    if let Some(reason) = reading.left_reason.clone() {
        let change = changed("left_reason", "退出原因", None, Some(reason));
        verdict.changes.push(change);
    }
}
