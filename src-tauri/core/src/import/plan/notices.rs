//! What is said of whole sheets and columns.

use std::collections::BTreeSet;

use crate::import::draft::{Role, SheetDraft};
use crate::import::header::Target;
use crate::import::layout::{letters, tells_of_people, Column, Line, Table, Within};
use crate::import::places::Meaning;
use crate::import::problem::Severity;
use crate::import::read::Cell;
use crate::import::values::brief;

use super::sheets::Prepared;
use super::Planner;

impl Planner<'_> {
    /// Says why a sheet gives no people, unless the clerk left it out.
    pub(super) fn left_out(&mut self, draft: &SheetDraft) {
        let (code, severity, message) = match draft.role {
            Role::Roster if draft.grid.hidden => (
                "sheet.hidden",
                Severity::Warns,
                "这张表在文件里是隐藏的，没有导入；要导入时请勾选，或在 WPS 中取消隐藏",
            ),
            _ if draft.grid.hidden => return,
            Role::NoHeader if prose_row(draft).is_some() => {
                let row = prose_row(draft).unwrap_or_default();
                let message = "这一行把人的情况写成了一段话，没有导入；请每人占一行、每项占一栏，上面一行写栏目名，再导入";
                let (code, severity) = ("sheet.prose", Severity::Skips);
                return self.problem(row + 1, ("", ""), code, severity, message.into());
            }
            Role::NoHeader => (
                "sheet.no_header",
                Severity::Skips,
                "没有找到写着“姓名”等栏目的表头，这张表没有导入；请让每人占一行，上面一行写栏目名，再导入",
            ),
            Role::SideList => (
                "sheet.side_list",
                Severity::Skips,
                "这张表不像后备人员名单，没有导入；如确是名单，请勾选后再导入",
            ),
            Role::Roster | Role::Empty => return,
        };
        self.problem(0, ("", ""), code, severity, message.into());
    }

    /// Says which lists of others on a sheet of reserves are not read.
    pub(super) fn lists_of_others(&mut self, draft: &SheetDraft) {
        for Line { row, text } in &draft.of_others {
            let message = format!(
                "“{}”往下不像后备人员名单，没有导入；如确是，请单独放在一张表里再导入",
                brief(text)
            );
            let severity = Severity::Skips;
            self.problem(row + 1, ("", ""), "table.side_list", severity, message);
        }
    }

    /// Says that a sheet has columns and nobody under them.
    pub(super) fn blank(&mut self) {
        let message = "这张表是空表：有栏目，没有读到人员；填了人员的，请核对姓名一栏";
        let severity = Severity::Warns;
        self.problem(0, ("", ""), "sheet.blank", severity, message.into());
    }

    /// Says which columns with values are not read, and which was read instead of one.
    pub(super) fn unknown_columns(&mut self, draft: &SheetDraft) {
        let unread =
            |column: &Column, target: &Target| column.target.is_none() && *target == Target::Ignore;
        self.warn_of_columns(draft, unread, |table, mapping, column| {
            let header = &column.header;
            match read_instead(table, mapping, column) {
                None if column.within == Some(Within::Nobodys) => (
                    "cell.nobodys",
                    format!("“{header}”旁边的一格里写着几个人，分不清是谁的，没有导入；请每人占一行，再导入"),
                ),
                None if column.within == Some(Within::MentorsPerhaps) => (
                    "phone.whose",
                    format!("“{header}”写在帮带人后面，分不清是本人的还是帮带人的，没有导入；是本人的，请把这一栏对应到联系电话"),
                ),
                None => (
                    "column.unknown",
                    format!("“{header}”没有对应的栏目，没有导入；需要时可选择记入备注"),
                ),
                Some((field, other)) => (
                    "column.repeated",
                    format!(
                        "“{header}”没有导入：{}已取自{}列“{}”；需要时可改选栏目或记入备注",
                        field.label(),
                        letters(other.at),
                        other.header
                    ),
                ),
            }
        });
    }

    /// Says which columns that are read the file hides.
    pub(super) fn hidden_columns(&mut self, draft: &SheetDraft) {
        let hidden = &draft.grid.hidden_columns;
        let read = |column: &Column, target: &Target| {
            *target != Target::Ignore && hidden.contains(&column.at)
        };
        self.warn_of_columns(draft, read, |_, _, column| {
            let header = &column.header;
            let message = format!("“{header}”一列在文件里是隐藏的，仍按名单读取，请核对");
            ("column.hidden", message)
        });
    }

    /// Says which columns are read by what their header sounds like.
    pub(super) fn misspelt_columns(&mut self, draft: &SheetDraft) {
        let read = |column: &Column, target: &Target| {
            column.misspelt && *target != Target::Ignore && column.target.as_ref() == Some(target)
        };
        self.warn_of_columns(draft, read, |_, _, column| {
            let field = column
                .target
                .as_ref()
                .map(Target::label)
                .unwrap_or_default();
            let message = format!(
                "栏目名“{}”像是写错的字，按“{field}”读取，请核对",
                column.header
            );
            ("column.misspelt", message)
        });
    }

    /// Says where people are written with their labels in a cell of which a part is struck through:
    /// it may have been one of them.
    pub(super) fn partly_struck(&mut self, draft: &SheetDraft) {
        let tables = draft.tables.iter().zip(&draft.mapping);
        let columns = tables.flat_map(|(table, mapping)| table.columns.iter().zip(mapping));
        let is_label = |column: &Column| matches!(column.within, Some(Within::Label(_)));
        let names = columns.filter(|(column, target)| **target == Target::Name && is_label(column));
        let cells: BTreeSet<(usize, usize)> = names
            .filter_map(|(column, _)| Some((column.row?, column.at)))
            .filter(|place| draft.grid.partly_struck.contains(place))
            .collect();
        for (row, column) in cells {
            self.problem(
                row + 1,
                ("", &letters(column)),
                "cell.struck",
                Severity::Warns,
                "这一格里划掉的字没有读；划掉的如果是一个人，请核对".into(),
            );
        }
    }

    /// Says which village the people of a sheet go to, where its name and its title name two and the
    /// list has only that one.
    pub(super) fn villages_named_twice(&mut self, prepared: &Prepared) {
        for table in &prepared.tables {
            let mut rows = table.rows.iter();
            let (Some(names), Some(Meaning::Village(taken))) =
                (&table.contradicting, &table.village)
            else {
                continue;
            };
            if rows.all(|(_, reading)| reading.village.is_some()) {
                continue;
            }
            let taken = &self.plan.places.villages[*taken].name;
            let said = self.names_in_words(names, table.title_row);
            let message = format!("{said}；村名单里只有{taken}，没有写村的人按{taken}导入，请核对");
            let row = table.title_row.unwrap_or_default();
            self.problem(row, ("", ""), "village.two_names", Severity::Warns, message);
        }
    }

    /// Says that a title names another township, though its villages are on the list.
    pub(super) fn titles_of_another_township(&mut self, prepared: &Prepared) {
        let Some(ours) = self.only_township().map(|ours| ours.name.clone()) else {
            return;
        };
        if self.known.places.villages.is_empty() {
            return;
        }
        for table in &prepared.tables {
            if let Some(other) = &table.of_another {
                let message =
                    format!("标题写的是{other}，台账是{ours}的；村都在名单里的已导入，请核对");
                self.problem(0, ("", ""), "township.other", Severity::Warns, message);
            }
        }
    }

    fn warn_of_columns(
        &mut self,
        draft: &SheetDraft,
        concerns: impl Fn(&Column, &Target) -> bool,
        message: impl Fn(&Table, &[Target], &Column) -> (&'static str, String),
    ) {
        // Tables beside each other share columns.
        let mut told = BTreeSet::new();
        for (table, mapping) in draft.tables.iter().zip(&draft.mapping) {
            for (column, target) in table.columns.iter().zip(mapping) {
                let place = (column.row.unwrap_or(table.header.0), column.at);
                let is_concerned = concerns(column, target) && draft.has_values(table, column);
                if is_concerned && told.insert((place, &column.header)) {
                    let (code, message) = message(table, mapping, column);
                    self.problem(
                        place.0 + 1,
                        (&column.header, &letters(column.at)),
                        code,
                        Severity::Warns,
                        message,
                    );
                }
            }
        }
    }
}

/// The field that a column's header names and the other column that it is read from.
fn read_instead<'a>(
    table: &'a Table,
    mapping: &[Target],
    column: &'a Column,
) -> Option<(&'a Target, &'a Column)> {
    let field = column.beaten.as_ref()?;
    let at = mapping.iter().position(|target| target == field)?;
    Some((field, table.columns.get(at)?))
}

/// The first row of a sheet that tells of people in a sentence.
fn prose_row(draft: &SheetDraft) -> Option<usize> {
    let tells = |cell: &Cell| tells_of_people(&cell.shown());
    let mut rows = draft.grid.rows.iter();
    rows.position(|cells| cells.iter().any(tells))
}
