//! Forms of one person: 姓名 王芳 性别 女, each value at the right of its label. A label may stand
//! over two fields (姓名/性别), or say of the labels after it whose they are (全日制教育).

use std::ops::Range;

use crate::import::header::{is_known, normalise, parts_of, target_of, Target};
use crate::people::rules::text::{clean_line, squeeze};
use crate::people::rules::Sources;

use super::headers::{above, Column, Line, Table};
use super::labelled::{labelled, says_a_field, says_anything, Labelled};
use super::notes::is_note;
use super::starts::starts;
use super::Unfolded;

/// Fewest labels with a value that make a form.
const FEWEST: usize = 4;

/// Fewest where the name stands with its label in one cell: a header never does.
const FEWEST_LABELLED: usize = 3;

/// The forms of a sheet, from the top; none where it is a list.
pub(super) fn forms(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Table> {
    let starts = starts(sheet, sources);
    let mut tables: Vec<Table> = Vec::new();
    let mut notes: Vec<Vec<Line>> = Vec::new();
    for (nth, start) in starts.iter().enumerate() {
        let mut later = starts[nth + 1..].iter();
        let next = later.find(|later| later.row > start.row);
        let first = start.row - start.lead;
        let end = next.map_or(sheet.grid.rows.len(), |next| next.row - next.lead);
        let mut reader = Reader::new(sheet, sources, start.columns.clone());
        reader.read(first, end);
        let columns = reader.columns;
        let known = columns.iter().filter(|column| column.target.is_some());
        let fewest = if start.labelled {
            FEWEST_LABELLED
        } else {
            FEWEST
        };
        if known.count() < fewest || goes_on(sheet, &columns) {
            return Vec::new();
        }
        let from = tables.iter().rev().find(|table| table.header.0 < start.row);
        let from = from.map_or(0, |table| {
            let rows = table.columns.iter().filter_map(|column| column.row);
            rows.max().map_or(0, |last| last + 1)
        });
        tables.push(Table {
            lines: above(sheet, from, first, None),
            header: (start.row, start.row),
            body: (start.row, start.row + 1),
            columns,
            beside: start.columns != (0..usize::MAX),
        });
        notes.push(reader.notes);
    }
    with_notes(&mut tables, notes);
    tables
}

/// Adds what stands below forms to the lines around them: 填表时间：2025年3月5日. What stands over
/// the first form holds for those without lines of their own, what stands below the last one for
/// all where the others have nothing.
fn with_notes(tables: &mut [Table], notes: Vec<Vec<Line>>) {
    if notes.iter().all(Vec::is_empty) {
        return;
    }
    let mut over: Vec<Line> = Vec::new();
    for table in tables.iter_mut() {
        if table.lines.is_empty() {
            table.lines.clone_from(&over);
        }
        over.clone_from(&table.lines);
    }
    let filled = notes.iter().position(|own| !own.is_empty());
    let last = notes.last().filter(|_| filled == Some(notes.len() - 1));
    let for_all = last.cloned();
    for (table, own) in tables.iter_mut().zip(notes) {
        table.lines.extend(for_all.clone().unwrap_or(own));
    }
}

pub(super) fn shown(sheet: &Unfolded<'_>, (row, column): (usize, usize)) -> String {
    clean_line(&sheet.cell(row, column).shown())
}

/// Whether a text would head a column, known as it stands or not.
pub(super) fn means_a_field(text: &str) -> bool {
    target_of(&[text.to_owned()], &Sources::default()).is_some()
}

/// The field a cell is the label of, the first of several.
pub(super) fn label(sheet: &Unfolded<'_>, row: usize, column: usize) -> Option<Target> {
    let text = clean_line(&sheet.grid.cell(row, column).shown());
    if text.is_empty() || !is_label(&text) {
        return None;
    }
    target_of(&[text], &Sources::default())
}

/// Whether a text is a known word as it stands, or several of them: 姓名/性别.
pub(super) fn is_label(text: &str) -> bool {
    is_known(text) || !parts_of(text).is_empty()
}

/// Whether most values are followed by one more: a list turned on its side, a person a column.
fn goes_on(sheet: &Unfolded<'_>, columns: &[Column]) -> bool {
    let followed = columns.iter().filter(|column| {
        let row = column.row.unwrap_or_default();
        let (below, right) = after(sheet, row, column.at);
        let raw = sheet.cell(below, right).shown();
        let text = clean_line(&raw);
        column.target.is_some() && !text.is_empty() && !is_label(&text) && !says_a_field(&raw)
    });
    followed.count() * 2
        > columns
            .iter()
            .filter(|column| column.target.is_some())
            .count()
}

/// The place right of a cell and of what is merged with it.
fn after(sheet: &Unfolded<'_>, row: usize, column: usize) -> (usize, usize) {
    let origin = sheet.origin(row, column);
    let mut right = column + 1;
    while sheet.origin(row, right) == origin {
        right += 1;
    }
    sheet.origin(row, right)
}

/// The cell right of a label, unless it is blank or a label itself.
pub(super) fn value_of(
    sheet: &Unfolded<'_>,
    row: usize,
    column: usize,
    label: Option<&Target>,
) -> Option<(usize, usize)> {
    let (row, column) = after(sheet, row, column);
    let raw = sheet.cell(row, column).shown();
    let text = clean_line(&raw);
    // A remark may say 电话：13812345678, any other value is none with a label before it.
    let another = says_a_field(&raw) && !label.is_some_and(says_anything);
    (!text.is_empty() && !another && !is_heading(&text, label)).then_some((row, column))
}

/// Whether a text is a known word and no value of the label before it: 党员, 其他 and
/// 村党组织书记 may be either.
fn is_heading(text: &str, label: Option<&Target>) -> bool {
    let post = matches!(label, Some(Target::TargetPost | Target::Occupation));
    let seat = || {
        let target = target_of(&[text.to_owned()], &Sources::default());
        matches!(target, Some(Target::Mentors(seat)) if !seat.is_empty())
    };
    is_label(text)
        && !matches!(text, "党员" | "其他" | "村委会" | "党支部" | "社区" | "是")
        && !(post && seat())
}

/// A form being read.
struct Reader<'a> {
    sheet: &'a Unfolded<'a>,
    sources: &'a Sources,
    within: Range<usize>,
    columns: Vec<Column>,
    /// Values of labels beside them.
    taken: Vec<(usize, usize)>,
    /// 填表人：, 填表时间：.
    notes: Vec<Line>,
}

impl<'a> Reader<'a> {
    fn new(sheet: &'a Unfolded<'a>, sources: &'a Sources, within: Range<usize>) -> Self {
        Self {
            sheet,
            sources,
            within,
            columns: Vec::new(),
            taken: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn read(&mut self, start: usize, end: usize) {
        let mut row = start;
        while row < end {
            row = self.row(row, end);
        }
    }

    /// Reads a row and tells the next one.
    fn row(&mut self, row: usize, end: usize) -> usize {
        let width = self.sheet.grid.rows[row].len().min(self.within.end);
        let mut group: Option<String> = None;
        let mut mentor: Option<String> = None;
        for at in self.within.start..width {
            if self.sheet.origin(row, at) != (row, at) || self.taken.contains(&(row, at)) {
                continue;
            }
            let raw = self.sheet.grid.cell(row, at).shown();
            if self.labelled((row, at), &raw, &mut mentor) {
                continue;
            }
            let header = clean_line(&raw);
            let known = is_label(&header);
            if header.is_empty() || (!known && header.chars().count() > 20) {
                continue;
            }
            if is_family(&header) {
                self.columns.push(Column {
                    row: Some(row),
                    ..Column::under(&[header], at, None)
                });
                return self.below_family((row, at), end);
            }
            let path: Vec<String> = group.iter().chain([&header]).cloned().collect();
            let target = target_of(&path, self.sources);
            let Some(place) = value_of(self.sheet, row, at, target.as_ref()) else {
                continue;
            };
            if of_education(&header) {
                group = Some(header);
            }
            let again = target.is_some() && self.knows(target.as_ref());
            if !again {
                self.beside(&path, place);
            }
        }
        row + 1
    }

    /// The family is a list of its own, down to the next label below it.
    fn below_family(&self, (row, at): (usize, usize), end: usize) -> usize {
        let next = (row + 1..end).find(|&below| {
            self.sheet.origin(below, at).0 > row && !self.sheet.cell(below, at).is_blank()
        });
        next.unwrap_or(end)
    }

    fn knows(&self, target: Option<&Target>) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|column| column.target.as_ref() == target)
    }

    /// A value beside its label.
    fn beside(&mut self, path: &[String], place: (usize, usize)) {
        self.taken.push(place);
        let parts = Column::parts(path, place.1, self.sources).into_iter();
        self.columns.extend(parts.map(|column| Column {
            row: Some(place.0),
            ..column
        }));
    }

    /// Reads the values of a cell that stand with their labels in it; `false` where it has none.
    fn labelled(
        &mut self,
        (row, at): (usize, usize),
        raw: &str,
        mentor: &mut Option<String>,
    ) -> bool {
        let found = labelled(raw);
        if found.iter().all(|found| found.value.is_empty()) {
            return false;
        }
        let last = found.len() - 1;
        for (nth, one) in found.into_iter().enumerate() {
            let path = [clean_line(one.label)];
            if one.value.is_empty() {
                let target = target_of(&path, self.sources).filter(|_| one.known && nth == last);
                let beside = target.filter(|target| !self.knows(Some(target)));
                let place = beside.and_then(|it| value_of(self.sheet, row, at, Some(&it)));
                if let Some(place) = place {
                    self.beside(&path, place);
                }
                continue;
            }
            if is_of_the_paper(&one) {
                self.note(row, format!("{}：{}", path[0], one.value));
                continue;
            }
            let mut columns = Column::parts(&path, at, self.sources);
            for column in &mut columns {
                let target = column.target.take().filter(|_| one.known);
                column.target = of_mentor(&path[0], target, mentor);
                if self.knows(column.target.as_ref())
                    && !column.target.as_ref().is_some_and(Target::may_repeat)
                {
                    column.target = None;
                }
                (column.row, column.labelled) = (Some(row), Some(nth));
            }
            self.columns.extend(columns);
        }
        true
    }

    fn note(&mut self, row: usize, text: String) {
        match self.notes.last_mut() {
            Some(line) if line.row == row => line.text = format!("{}　{text}", line.text),
            _ => self.notes.push(Line { row, text }),
        }
    }
}

/// Whether a label says something of the paper and nothing of the person: 填表人, 说明.
fn is_of_the_paper(found: &Labelled<'_>) -> bool {
    let label = squeeze(found.label);
    label.ends_with("说明") || !found.known && is_note(&label)
}

/// The field of a label after a mentor's name: 帮带人：廖朵　职务：副镇长　联系电话：139 are all
/// the mentor's. 联系人 is whoever may be asked about the paper.
fn of_mentor(label: &str, target: Option<Target>, mentor: &mut Option<String>) -> Option<Target> {
    let label = normalise(label);
    match (target, &*mentor) {
        (Some(Target::Mentors(_)), _) if label == "联系人" => None,
        (Some(target @ (Target::Mentors(_) | Target::MentorName(_))), _) => {
            if let Target::Mentors(seat) | Target::MentorName(seat) = &target {
                *mentor = Some(seat.clone());
            }
            Some(target)
        }
        (Some(Target::Occupation), Some(seat)) if label.ends_with("职务") => {
            Some(Target::MentorPost(seat.clone()))
        }
        (Some(Target::Phone), Some(_)) | (None, _) => None,
        (target, _) => {
            *mentor = None;
            target
        }
    }
}

fn is_family(header: &str) -> bool {
    header.contains("家庭") && !header.contains("址") || header.contains("社会关系")
}

/// Whether a label says of the labels after it in its row which education they are of: 全日制教育,
/// 大专, 毕业院校系及专业, 河套学院.
fn of_education(header: &str) -> bool {
    let target = target_of(&[header.to_owned()], &Sources::default());
    matches!(
        target,
        Some(Target::FullTimeEducation | Target::InServiceEducation)
    )
}
