//! What cells say of an education besides its level: whether it was finished, and which of two
//! schools one under the other is its own.

use crate::import::header::Target;
use crate::import::layout::PersonRow;
use crate::people::rules::codes::{read_education, Education};
use crate::people::rules::text::{clean_line, squeeze};
use crate::people::Field;

use super::cells::CellReader;
use super::parts::MARKS;
use super::Context;

/// An education and its school, which without a word is the full-time one where it stands first.
struct Schooling {
    level: Education,
    school: String,
    in_service: bool,
}

impl CellReader<'_, '_> {
    /// Reads the schools of a column where they are as many as the levels and these differ: the
    /// higher one's is the school, both are kept. `false` where there is one school or one level.
    pub(super) fn two_schools(&mut self, row: &PersonRow) -> bool {
        let Some([first, second]) = both(self.context, row, self.at) else {
            return false;
        };
        let highest = if first.level.rank() > second.level.rank() {
            &first
        } else {
            &second
        };
        self.join(Field::SchoolMajor, &highest.school, "");
        let (full_time, in_service) = if first.in_service {
            (second, first)
        } else {
            (first, second)
        };
        self.set(Field::FullTimeEducation, &full_time.level.label());
        self.join(Field::FullTimeSchool, &full_time.school, "");
        self.set(Field::InServiceEducation, &in_service.level.label());
        self.join(Field::InServiceSchool, &in_service.school, "");
        true
    }
}

/// The two educations of a person whose levels stand in the only column for them left of the schools.
fn both(context: &Context<'_>, row: &PersonRow, at: usize) -> Option<[Schooling; 2]> {
    let mut columns = (0..at).filter(|&level| is_level(&context.targets[level]));
    let (Some(level), None) = (columns.next_back(), columns.next()) else {
        return None;
    };
    let (levels, schools) = (lines(context, row, level), lines(context, row, at));
    let read = |nth: usize| {
        let level = levels.get(nth)?;
        Some(Schooling {
            level: read_education(level)?,
            school: schools.get(nth)?.clone(),
            in_service: level.contains("在职"),
        })
    };
    let two = levels.len() == 2 && schools.len() == 2;
    let found = [read(0).filter(|_| two)?, read(1)?];
    (found[0].level.rank() != found[1].level.rank()).then_some(found)
}

/// The lines of a person's cells in a column.
fn lines(context: &Context<'_>, row: &PersonRow, at: usize) -> Vec<String> {
    let cells = context.cells(row, at);
    let kept = cells.iter().filter(|cell| !cell.struck);
    let texts = kept.map(|cell| cell.shown());
    let lines = texts.flat_map(|text| text.lines().map(clean_line).collect::<Vec<_>>());
    lines.filter(|line| !squeeze(line).is_empty()).collect()
}

/// Whether a field holds a level of education.
pub(super) fn is_level(field: &Target) -> bool {
    matches!(
        field,
        Target::Education | Target::FullTimeEducation | Target::InServiceEducation
    )
}

/// What stands of an education that is not finished, or is.
const STATES: [&str; 5] = ["在读", "肄业", "结业", "未毕业", "毕业"];

/// A text in which 在读 stands right after its level, whatever mark parted the two: 大专在读/会计 for
/// 大专/在读/会计. `None` where it stands so, or there is none.
pub(super) fn with_state(text: &str) -> Option<String> {
    let mut words: Vec<&str> = text
        .split(MARKS)
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let state = words.iter().position(|word| STATES.contains(word))?;
    let state = words.remove(state);
    let level = words
        .iter()
        .position(|word| read_education(word).is_some())?;
    let whole = format!("{}{state}", words[level]);
    words[level] = &whole;
    Some(words.join("/"))
}

/// Whether a text is a level of education that was not finished.
pub(super) fn is_unfinished(text: &str) -> bool {
    let bare = squeeze(text);
    let bare = bare.trim_end_matches(')');
    STATES.iter().any(|state| {
        let level = bare.strip_suffix(state).map(|it| it.trim_end_matches('('));
        level.is_some_and(|level| read_education(level).is_some())
    })
}
