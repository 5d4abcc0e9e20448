//! Which rows of a table hold people.

use crate::import::header::{is_header_word, is_known, Target};
use crate::import::places::unstamped;
use crate::import::read::Value;
use crate::people::rules::codes::{read_education, read_political_status, Political};
use crate::people::rules::names::{is_vacant, run_together};
use crate::people::rules::text::{clean_line, is_blank_word, is_error_word, squeeze};
use crate::people::rules::{read_date, read_ethnicity, read_sex, Sources};

use super::bands::{one_text, Band};
use super::notes::{
    column_letters, column_numbers, is_day_to_fill, is_example, is_hint, is_label, is_note,
    is_subtotal, is_total, says_example, turns_pages,
};
use super::prose::tells_of_people;
use super::villages::{heads_village, is_count};
use super::{Table, Unfolded};

/// A row that holds a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Zero-based row, the first one of a merged name.
    pub row: usize,
    /// The last row of a merged name.
    pub last: usize,
    /// What stands over it.
    pub band: Band,
    /// How many sums of a village's people stand above it.
    pub sums: usize,
    /// Struck through.
    pub struck: bool,
    /// Whether it has a name at all.
    pub named: bool,
}

/// Why a row is no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading over the rows below.
    Band,
    /// 合计 and the like.
    Total,
    /// 填报人, 注, 以下空白 …
    Note,
    /// An example of how to fill in.
    Example,
    /// Numbered in advance and empty.
    Prepared,
}

/// A row that holds something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherRow {
    /// Zero-based row.
    pub row: usize,
    /// What it is.
    pub kind: Kind,
}

/// The rows of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// People, from the top.
    pub people: Vec<PersonRow>,
    /// Everything else that is not blank.
    pub others: Vec<OtherRow>,
    /// What stands over the last rows; it goes on below a repeated header.
    pub band: Band,
}

/// Tells the rows of a table apart. `targets` has a field for each of the table's columns;
/// `is_village` knows the names of the register's villages; `band` is what stands over the first
/// rows.
#[must_use]
pub(super) fn people(
    sheet: &Unfolded<'_>,
    table: &Table,
    targets: &[Target],
    sources: &Sources,
    is_village: &dyn Fn(&str) -> bool,
    band: Band,
) -> Rows {
    let at = |wanted: &dyn Fn(&Target) -> bool| -> Vec<usize> {
        table
            .columns
            .iter()
            .zip(targets)
            .filter(|(_, target)| wanted(target))
            .map(|(column, _)| column.at)
            .collect()
    };
    let mut reader = Reader {
        sheet,
        name: at(&|target| *target == Target::Name).first().copied(),
        number: at(&|target| *target == Target::Number).first().copied(),
        places: at(&|target| matches!(target, Target::Village | Target::Place)),
        strong: at(&|target| {
            matches!(
                target,
                Target::IdNumber | Target::Phone | Target::OtherPhone
            )
        }),
        personal: at(&|target| {
            matches!(
                target,
                Target::Birth
                    | Target::Education
                    | Target::NativePlace
                    | Target::Occupation
                    | Target::SchoolMajor
                    | Target::Address
                    | Target::PoliticalStatus
                    | Target::Ethnicity
            )
        }),
        own_values: at(&|target| {
            matches!(
                target,
                Target::Birth
                    | Target::IdNumber
                    | Target::Phone
                    | Target::Education
                    | Target::SchoolMajor
                    | Target::Occupation
                    | Target::Resume
                    | Target::Remark
            )
        }),
        telling: table
            .columns
            .iter()
            .zip(targets)
            .map(|(column, target)| (column.at, target.clone()))
            .filter(|(_, target)| tells(target, "").is_some())
            .collect(),
        going_on: at(&|target| {
            matches!(
                target,
                Target::Mentors(_)
                    | Target::MentorName(_)
                    | Target::MentorPost(_)
                    | Target::Education
                    | Target::SchoolMajor
                    | Target::Resume
                    | Target::Awards
                    | Target::Family
            )
        }),
        header: table
            .columns
            .iter()
            .map(|column| {
                let word = column.header.rsplit('/').next().unwrap_or_default();
                (column.at, squeeze(word))
            })
            .collect(),
        sources,
        is_village,
        own: table
            .beside
            .then(|| table.columns.iter().map(|column| column.at).collect()),
        band,
        sums: 0,
        rows: Rows::default(),
    };
    if table.is_form() {
        reader.rows.people.push(reader.form(table));
    }
    let mut row = table.body.0;
    while row < table.body.1 && !table.is_form() {
        row = reader.read(row).max(row) + 1;
    }
    reader.rows.band = reader.band;
    reader.rows
}

pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Unfolded<'a>,
    pub(super) name: Option<usize>,
    pub(super) number: Option<usize>,
    pub(super) places: Vec<usize>,
    pub(super) strong: Vec<usize>,
    pub(super) personal: Vec<usize>,
    /// Columns nobody fills in before there is a person.
    pub(super) own_values: Vec<usize>,
    /// Columns whose values can be told from a note.
    pub(super) telling: Vec<(usize, Target)>,
    /// Columns whose values may go on in a row below that names nobody.
    pub(super) going_on: Vec<usize>,
    pub(super) header: Vec<(usize, String)>,
    pub(super) sources: &'a Sources,
    pub(super) is_village: &'a dyn Fn(&str) -> bool,
    /// The table's columns, where others stand beside it.
    pub(super) own: Option<Vec<usize>>,
    pub(super) band: Band,
    /// Sums of a village's people so far.
    pub(super) sums: usize,
    pub(super) rows: Rows,
}

impl Reader<'_> {
    /// The person of a form.
    fn form(&self, table: &Table) -> PersonRow {
        let row = table.body.0;
        let name = table
            .columns
            .iter()
            .find(|column| column.target == Some(Target::Name));
        PersonRow {
            row,
            last: row,
            band: self.band.clone(),
            sums: self.sums,
            struck: name.is_some_and(|name| {
                self.sheet
                    .grid
                    .cell(name.row.unwrap_or(row), name.at)
                    .struck
            }),
            named: name.is_some(),
        }
    }

    /// Reads a row and returns the last row it took.
    fn read(&mut self, row: usize) -> usize {
        let Some(cells) = self
            .sheet
            .grid
            .rows
            .get(row)
            .filter(|cells| cells.iter().any(|cell| !cell.is_blank()))
        else {
            return row;
        };
        // The one text of a row stands over all tables beside each other.
        let alone = cells.iter().filter(|cell| !cell.is_blank()).count() == 1;
        let texts: Vec<(usize, String)> = cells
            .iter()
            .enumerate()
            .filter(|(column, cell)| !cell.is_blank() && (alone || self.owns(*column)))
            .map(|(column, cell)| {
                let shown = cell.shown();
                let text = if alone {
                    one_text(&shown)
                } else {
                    squeeze(&shown)
                };
                (column, text)
            })
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let name_cell = self.name.map(|column| self.sheet.cell(row, column));
        let name = name_cell
            .map(|cell| clean_line(&cell.shown()))
            .unwrap_or_default();
        if let Some(kind) = self.no_person(row, &texts, &name) {
            let sums = |(_, text): &(usize, String)| is_subtotal(text);
            self.sums += usize::from(kind == Kind::Total && texts.iter().take(2).any(sums));
            self.rows.others.push(OtherRow { row, kind });
            return row;
        }
        let named = !is_blank_word(&name) && !is_vacant(&name);
        if !named && self.goes_on(row, &texts) {
            if let Some(person) = self.rows.people.last_mut() {
                person.last = row;
            }
            return row;
        }
        if !named && !self.holds_someone(row) {
            if !texts.is_empty() {
                let kind = if self.only_prepared(&texts) {
                    Kind::Prepared
                } else {
                    Kind::Note
                };
                self.rows.others.push(OtherRow { row, kind });
            }
            return row;
        }
        let last = self
            .name
            .filter(|_| named)
            .map_or(row, |column| self.sheet.last_row(row, column));
        let struck = if named {
            name_cell.is_some_and(|cell| cell.struck)
        } else {
            cells
                .iter()
                .enumerate()
                .filter(|(column, cell)| !cell.is_blank() && self.owns(*column))
                .all(|(_, cell)| cell.struck)
        };
        self.rows.people.push(PersonRow {
            row,
            last,
            band: self.band.clone(),
            sums: self.sums,
            struck,
            named,
        });
        last
    }

    /// Whether a row without a name only goes on with what is told of the person right above:
    /// a second mentor, a second school.
    fn goes_on(&self, row: usize, texts: &[(usize, String)]) -> bool {
        let above = self.rows.people.last();
        above.is_some_and(|person| person.named && person.last + 1 == row)
            && !texts.is_empty()
            && texts
                .iter()
                .all(|(column, text)| self.going_on.contains(column) && !is_note(text))
    }

    fn owns(&self, column: usize) -> bool {
        self.own.as_ref().is_none_or(|own| own.contains(&column))
    }

    fn no_person(&mut self, row: usize, texts: &[(usize, String)], name: &str) -> Option<Kind> {
        let (first_column, first) = texts.first()?;
        let numbered = self.number.is_some_and(|column| {
            column == *first_column && first.chars().all(|c| c.is_ascii_digit() || c == '.')
        });
        if texts.iter().take(2).any(|(_, text)| is_total(text)) {
            return Some(Kind::Total);
        }
        if texts.iter().any(|(_, text)| turns_pages(text)) {
            return Some(Kind::Note);
        }
        if is_example(first)
            || name.contains("示例")
            || name.starts_with("例：")
            || name.starts_with("例:")
            || name.starts_with("（例")
            || texts.iter().any(|(_, text)| says_example(text))
        {
            return Some(Kind::Example);
        }
        let two_names = texts.len() == 1 && run_together(&squeeze(name)).is_some();
        if tells_of_people(name) || two_names {
            return None;
        }
        if is_count(&squeeze(name)) && texts.len() > 1 {
            // 男 | 1人 | 女 | 1人 below the list, a village and its 2人 above its people.
            return self.heading_of_several(texts).or(Some(Kind::Total));
        }
        if self.only_counts(texts) {
            return self.heading_of_several(texts).or(Some(Kind::Total));
        }
        if let Some(kind) = self.numbered_heading(row, texts) {
            return Some(kind);
        }
        if self.only_sums(texts) {
            return Some(Kind::Total);
        }
        let announced = first.ends_with(':') && heads_village(first.trim_end_matches(':'));
        let counted = name.chars().any(|c| c.is_ascii_digit());
        if texts.len() > 1 && (announced || counted || is_blank_word(name)) {
            if let Some(kind) = self.heading_of_several(texts) {
                return Some(kind);
            }
        }
        // 填报人：张三, the label in the column of numbers and the name in the column of names.
        let heads = texts.len() == 1 && self.heads_its_people(first);
        let heads = heads || self.is_stamped_village(texts, name);
        if self.name.is_some_and(|column| column > *first_column) && is_label(first) && !heads {
            return Some(Kind::Note);
        }
        if texts.len() >= 4 && (column_numbers(texts) || column_letters(texts)) {
            return Some(Kind::Note);
        }
        let labels = || texts.iter().filter(|(_, text)| is_known(text)).count();
        if is_header_word(name) && (texts.len() == 1 || labels() >= 2) {
            return Some(Kind::Note);
        }
        let hints = || texts.iter().filter(|(_, text)| is_hint(text)).count();
        if self.rows.people.is_empty() && texts.len() >= 2 && hints() * 2 >= texts.len() {
            return Some(Kind::Note);
        }
        if texts.len() >= 2 && texts.iter().all(|cell| self.header.contains(cell)) {
            return Some(Kind::Note);
        }
        // 村（社区）：红旗村 | 填表时间：2026.10 over a header that is repeated.
        if texts.len() >= 2 && texts.iter().all(|(_, text)| tells_its_value(text)) {
            return Some(Kind::Note);
        }
        let in_name = self.name == Some(*first_column);
        if texts.len() == 1 {
            if let Some(kind) = self.heading(row, *first_column, first, in_name) {
                return Some(kind);
            }
        }
        if !numbered
            && is_note(first)
            && (is_blank_word(name) || is_label(name) || squeeze(name) == *first)
        {
            return Some(Kind::Note);
        }
        if is_label(name) || is_note(&squeeze(name)) || is_day_to_fill(name) {
            return Some(Kind::Note);
        }
        None
    }

    /// Whether a row begins with the village of the person it names, stamped: 东沟村（盖章） | 李明 | 男.
    /// A footer has labels or a day beside the stamp.
    fn is_stamped_village(&self, texts: &[(usize, String)], name: &str) -> bool {
        let Some(((column, first), others)) = texts.split_first() else {
            return false;
        };
        let no_person = |text: &str| is_label(text) || is_note(text) || is_day_to_fill(text);
        let stamped = unstamped(first);
        self.places.contains(column)
            && stamped.len() < first.len()
            && self.is_a_village(stamped)
            && !is_blank_word(name)
            && others.len() >= 2
            && !others.iter().any(|(_, text)| no_person(text))
    }

    /// Whether a row only counts people: 其中 | 女 | 1人 below a list. A count stands where a person
    /// has a sex or a birth.
    fn only_counts(&self, texts: &[(usize, String)]) -> bool {
        let counts = |(column, text): &(usize, String)| {
            text.ends_with(['人', '名'])
                && is_count(text)
                && self.telling.iter().any(|(telling, _)| telling == column)
        };
        let mut others = texts
            .iter()
            .filter(|(column, _)| Some(*column) != self.name);
        texts.iter().any(counts) && others.all(|(_, text)| is_count(text) || text == "其中")
    }

    /// Whether a row only counts people in figures: 总人数 | 3, 男 | 2 | 女 | 1. The column of names
    /// holds a figure and what stands before each figure says what is counted.
    fn only_sums(&self, texts: &[(usize, String)]) -> bool {
        let figure = |text: &str| {
            (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        };
        let counted = |text: &str| {
            read_sex(text).is_some()
                || text.contains("人数")
                || read_political_status(text) != Political::Unknown
                || read_education(text).is_some()
        };
        let named = |(column, text): &(usize, String)| Some(*column) == self.name && figure(text);
        texts.len().is_multiple_of(2)
            && texts.iter().any(named)
            && texts
                .chunks(2)
                .all(|pair| counted(&pair[0].1) && figure(&pair[1].1))
    }

    /// Without a name: something that only a person has.
    fn holds_someone(&self, row: usize) -> bool {
        let typed = |column: &usize| {
            let cell = self.sheet.grid.cell(row, *column);
            !cell.is_blank()
                && !matches!(cell.value, Value::Error(_) | Value::FormulaWithoutValue)
                && !is_blank_word(&cell.shown())
        };
        let strong = self.strong.iter().any(|column| {
            typed(column)
                && squeeze(&self.sheet.grid.cell(row, *column).shown())
                    .chars()
                    .filter(char::is_ascii_digit)
                    .count()
                    >= 7
        });
        if strong || self.personal.iter().filter(|column| typed(column)).count() >= 3 {
            return true;
        }
        let told = self.telling.iter().filter(|(column, target)| {
            typed(column)
                && tells(target, &self.sheet.grid.cell(row, *column).shown()) == Some(true)
        });
        // Of a name that is an error little is enough, of no name at all two things.
        let told = told.count() >= if self.is_damaged(row) { 1 } else { 2 };
        told || self.stands_for_a_name(row, &typed)
            || self.is_numbered(row)
                && self.own_values.iter().any(|column| {
                    let text = self.sheet.grid.cell(row, *column).shown();
                    typed(column) && !is_note(&squeeze(&text))
                })
    }

    /// Whether a spreadsheet's error stands where others have their names, and something else beside
    /// it than a number: `#REF!` | 红旗村.
    fn stands_for_a_name(&self, row: usize, typed: &dyn Fn(&usize) -> bool) -> bool {
        let is_error = |column: usize| {
            let cell = self.sheet.grid.cell(row, column);
            matches!(cell.value, Value::Error(_)) || is_error_word(&cell.shown())
        };
        let others = self.header.iter().map(|(column, _)| column);
        let mut others =
            others.filter(|column| Some(**column) != self.name && Some(**column) != self.number);
        self.name.is_some_and(is_error) && others.any(typed)
    }

    /// Whether a name stood here and was lost: `#N/A`, `null`.
    fn is_damaged(&self, row: usize) -> bool {
        self.name.is_some_and(|column| {
            let cell = self.sheet.grid.cell(row, column);
            let text = squeeze(&cell.shown());
            matches!(cell.value, Value::Error(_) | Value::FormulaWithoutValue)
                || is_error_word(&text)
                || ["n/a", "null", "none"].contains(&text.to_ascii_lowercase().as_str())
        })
    }

    /// Whether a row has a number and its name is not said to be vacant.
    fn is_numbered(&self, row: usize) -> bool {
        let shown = |column: usize| self.sheet.grid.cell(row, column).shown();
        let counts = |text: String| {
            let text = squeeze(&text);
            !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.')
        };
        self.number.is_some_and(|column| counts(shown(column)))
            && self.name.is_none_or(|column| !is_vacant(&shown(column)))
    }

    fn only_prepared(&self, texts: &[(usize, String)]) -> bool {
        texts.iter().all(|(column, _)| Some(*column) == self.number) || texts.len() <= 6
    }
}

/// Whether a text is a short label and its value: 填表时间：2026.10.
fn tells_its_value(text: &str) -> bool {
    let parts = text.split_once(':');
    parts.is_some_and(|(label, value)| {
        !value.is_empty() && (2..=10).contains(&label.chars().count())
    })
}

/// Whether a text is a value of a field that only a person has; `None` for other fields.
fn tells(target: &Target, text: &str) -> Option<bool> {
    Some(match target {
        Target::Sex => read_sex(text).is_some(),
        Target::Ethnicity => read_ethnicity(text).is_some(),
        Target::Birth => read_date(text, 2_099).is_ok(),
        Target::Education => read_education(text).is_some(),
        Target::PoliticalStatus => read_political_status(text) != Political::Unknown,
        _ => return None,
    })
}
