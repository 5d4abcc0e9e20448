//! What a sheet says of itself: its day, its township and village, the category and the target post
//! of all its people; and its rows, read.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::date::Day;
use crate::ids::TownshipId;
use crate::import::draft::SheetDraft;
use crate::import::header::Target;
use crate::import::layout::{
    around, rows_of, unnumbered, without_ordinal, Around, PersonRow, Rows, Table, Unfolded,
};
use crate::import::leaving::{shows_before_and_after, title_says_left};
use crate::import::places::{
    is_title, named_village, stem_of_township, Contradiction, Meaning, Places,
};
use crate::import::problem::Finding;
use crate::import::sheet_day::{sheet_day, SheetDay};
use crate::import::values::{Above, Context, Reading};
use crate::people::rules::codes::target_post_in_title;
use crate::people::rules::text::squeeze;

use super::sitting::{in_office, InOffice};
use super::{PlanFile, Planner};

/// A sheet's tables, read.
#[derive(Default)]
pub(super) struct Prepared {
    pub(super) tables: Vec<PreparedTable>,
    /// The day that only its name or the clerk tells.
    pub(super) told: Option<Day>,
}

impl Prepared {
    /// Its rows from the top, each with the number of its table and the table.
    pub(super) fn rows(
        &self,
    ) -> impl Iterator<Item = (usize, &PreparedTable, &(PersonRow, Reading))> {
        let tables = self.tables.iter().enumerate();
        tables.flat_map(|(at, table)| table.rows.iter().map(move |row| (at, table, row)))
    }
}

/// What a table says of who its people are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// Something that tells two of one name apart.
    Told,
    /// Nothing but names.
    Names,
}

impl Identity {
    fn of(targets: &[Target]) -> Self {
        let tells = |target: &Target| {
            matches!(
                target,
                Target::Birth | Target::Age | Target::IdNumber | Target::Phone | Target::Sex
            )
        };
        if targets.iter().any(tells) {
            Self::Told
        } else {
            Self::Names
        }
    }
}

/// A table's people, read.
pub(super) struct PreparedTable {
    pub(super) day: SheetDay,
    pub(super) township: Option<Result<TownshipId, String>>,
    pub(super) village: Option<Meaning>,
    /// The sheet's or the file's name and the title name two villages, one of them of the list.
    pub(super) contradicting: Option<Contradiction>,
    /// The row of the title that does, as in the spreadsheet.
    pub(super) title_row: Option<usize>,
    /// The name of the sheet or the file, or the title, may name a village in a way that is not
    /// understood.
    pub(super) may_be_elsewhere: bool,
    /// For each row that names no village, where others do: the first and last of those around it
    /// that name none, as in the spreadsheet.
    pub(super) blanks: HashMap<usize, (usize, usize)>,
    /// What it says of who its people are.
    pub(super) identity: Identity,
    /// Some row names a township of the list in a column of its own.
    pub(super) names_ours: bool,
    /// A title names a township of the list.
    pub(super) titled_ours: bool,
    /// The township a title names with the village of its people, when the list has it not.
    pub(super) titled_other: Option<String>,
    /// The township a title names, where nothing of the sheet names one of the list.
    pub(super) of_another: Option<String>,
    pub(super) source: Option<String>,
    pub(super) target_post: Option<&'static str>,
    /// Sitting cadres among reserves, by their rows.
    pub(super) in_office: HashMap<usize, InOffice>,
    pub(super) rows: Vec<(PersonRow, Reading)>,
}

impl Planner<'_> {
    /// Reads every sheet that takes part, all files at once.
    pub(super) fn prepare(&self, files: &[PlanFile<'_>]) -> Vec<Vec<Prepared>> {
        files
            .par_iter()
            .map(|file| match file.sheets {
                Err(_) => Vec::new(),
                Ok(sheets) => sheets
                    .iter()
                    .map(|draft| {
                        if Self::takes(draft) {
                            self.read(file.name, draft)
                        } else {
                            Prepared::default()
                        }
                    })
                    .collect(),
            })
            .collect()
    }

    fn read(&self, file: &str, draft: &SheetDraft) -> Prepared {
        let unfolded = Unfolded::new(&draft.grid);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let is_village =
            |text: &str| matches!(self.plan.places.village(text, None), Meaning::Village(_));
        let sources = &self.known.sources;
        let rows = rows_of(
            &unfolded,
            &draft.tables,
            &draft.mapping,
            sources,
            &is_village,
        );
        let words = around(&unfolded, &draft.tables, &rows);
        let told = draft.told_day(stem, words.first());
        let tables = draft.tables.iter().zip(&draft.mapping);
        let (mut above, mut page) = (Above::default(), None);
        let mut tables: Vec<PreparedTable> = tables
            .zip(rows.into_iter().zip(&words))
            .map(|(table, found)| {
                let header = Some(table.0.fingerprint());
                if !table.0.goes_on() || page != header {
                    above = Above::default();
                }
                page = header;
                self.read_table(stem, draft, &unfolded, table, found, &mut above)
            })
            .collect();
        replaced(&draft.tables, &mut tables);
        Prepared { tables, told }
    }

    fn read_table(
        &self,
        file: &str,
        draft: &SheetDraft,
        unfolded: &Unfolded<'_>,
        (table, targets): (&Table, &Vec<Target>),
        (rows, around): (Rows, &Around),
        above: &mut Above,
    ) -> PreparedTable {
        let sources = &self.known.sources;
        let places = &self.plan.places;
        let lines = &around.lines;
        let day = draft.day.map_or_else(
            || {
                let today = self.options.today.unwrap_or(Day::MAX);
                let names = [file, &draft.grid.name];
                sheet_day(around, &names, self.options.as_of, today)
            },
            SheetDay::stated,
        );
        let rows = rows.people;
        let context = Context::new(unfolded, table, targets, sources, day, &rows, above);
        let names = [draft.grid.name.as_str(), file];
        let titles = || names.into_iter().chain(lines.iter().map(String::as_str));
        let left = titles().any(|title| {
            // 二、本次调出人员（1人）
            title_says_left(title) || title_says_left(&unnumbered(&squeeze(title)))
        });
        let in_office = in_office(unfolded, (table, targets), &rows, titles());
        let mut rows: Vec<(PersonRow, Reading)> = rows
            .into_iter()
            .map(|mut row| {
                row.band.mentors = row.band.mentors.or_else(|| around.mentors.clone());
                let mut reading = context.read(&row, above);
                reading.withdrawn |= left;
                (row, reading)
            })
            .collect();
        number_namesakes(&mut rows);
        let names_ours = rows
            .iter()
            .filter_map(|(_, reading)| places.township(reading.township.as_deref()?))
            .any(|township| township.is_ok());
        let township = self
            .only_township()
            .map(|township| Ok(township.id.clone()))
            .or_else(|| {
                lines
                    .iter()
                    .map(String::as_str)
                    .chain(names)
                    .find_map(|text| places.township(text))
            });
        let own = township
            .as_ref()
            .and_then(|township| township.as_ref().ok());
        let contradicting = places
            .contradicting(&draft.grid.name, file, lines, own)
            .filter(|_| draft.village.is_none());
        let title_row = contradicting.as_ref().and_then(|names| {
            let tables = draft.tables.iter().flat_map(|table| &table.lines);
            let own = table.lines.iter().chain(tables);
            own.into_iter()
                .find(|line| line.text == names.title)
                .map(|line| line.row + 1)
        });
        let village = village_of(places, file, draft, around, own);
        let source = titles()
            .find_map(|text| {
                sources
                    .find(&unnumbered(&squeeze(text)))
                    .or_else(|| sources.in_title(text))
            })
            .map(str::to_owned);
        // 主任后备 over a part of a table says more than 正职后备 over the whole.
        let mut nearest = lines.iter().rev().map(String::as_str).chain(names);
        let target_post =
            nearest.find_map(|title| target_post_in_title(without_ordinal(&squeeze(title))));
        let titled_ours = titles().any(|text| matches!(places.township(text), Some(Ok(_))));
        let may_be_elsewhere = village.is_none() && may_be_elsewhere(places, names, lines);
        PreparedTable {
            day,
            township,
            village: village.filter(|_| {
                let twice = contradicting.as_ref().and_then(Contradiction::both);
                twice.is_none()
            }),
            contradicting,
            title_row,
            may_be_elsewhere,
            blanks: blanks(&rows),
            identity: Identity::of(targets),
            names_ours,
            titled_ours,
            of_another: titles()
                .filter(|_| !titled_ours && !names_ours)
                .find_map(|text| another_township(places, text)),
            titled_other: titles().find_map(|text| unlisted_township(places, text)),
            source,
            target_post,
            in_office,
            rows,
        }
    }
}

/// Who stands under 调整前 and not under 调整后 beside it has left.
fn replaced(tables: &[Table], read: &mut [PreparedTable]) {
    let title = |table: &Table| {
        table
            .lines
            .last()
            .map_or("", |line| line.text.as_str())
            .to_owned()
    };
    for at in 1..tables.len() {
        let (before, after) = (&tables[at - 1], &tables[at]);
        if !(before.beside && after.beside && shows_before_and_after(&title(before), &title(after)))
        {
            continue;
        }
        let stay: HashSet<String> = read[at]
            .rows
            .iter()
            .map(|(_, row)| row.name.clone())
            .collect();
        for (_, row) in &mut read[at - 1].rows {
            row.withdrawn |= !stay.contains(&row.name);
        }
    }
}

/// The village of a table whose rows name none: as the clerk said, else as a label over it says, the
/// sheet's name, a line over it, a heading, the file's name, or who sends it.
fn village_of(
    places: &Places,
    file: &str,
    draft: &SheetDraft,
    around: &Around,
    own: Option<&TownshipId>,
) -> Option<Meaning> {
    let lines = &around.lines;
    let said = draft.village.as_deref().or(around.village.as_deref());
    said.map(|village| places.village(village, own))
        .or_else(|| places.village_in(&draft.grid.name, own))
        .or_else(|| lines.iter().find_map(|line| places.village_in(line, own)))
        .or_else(|| {
            // 一、红旗村 over one of several tables.
            let short = |line: &&String| is_title(line) && line.chars().count() <= 20;
            let plain = lines.iter().filter(short);
            let mut plain = plain.rev().map(|line| unnumbered(&squeeze(line)));
            plain.find_map(|line| places.village_in(&line, own))
        })
        .or_else(|| places.village_in(file, own))
        .or_else(|| {
            let mut senders = around.senders.iter();
            senders.find_map(|line| places.village_in(line, own))
        })
}

/// 王强1 and 王强2 are two people of one name, and say so; a lone number points at a note.
fn number_namesakes(rows: &mut [(PersonRow, Reading)]) {
    let mut numbers: HashMap<String, HashSet<String>> = HashMap::new();
    for (_, reading) in rows.iter() {
        if let Some(number) = &reading.name_number {
            let own = numbers.entry(reading.name.clone()).or_default();
            own.insert(number.clone());
        }
    }
    for (_, reading) in rows {
        let several = |own: &HashSet<String>| own.len() > 1;
        let numbered = reading.name_number.as_ref();
        let number = numbered.filter(|_| numbers.get(&reading.name).is_some_and(several));
        let Some(number) = number.cloned() else {
            continue;
        };
        reading.is_namesake = true;
        let name = &reading.name;
        let message = format!(
            "姓名“{name}{number}”的数字像是用来区分同名的人，按不同的人导入，姓名记作{name}，请核对"
        );
        let marked = reading.findings.iter_mut();
        for finding in marked.filter(|finding| finding.code == "name.marked") {
            *finding = Finding::warn(finding.column, "name.namesake", message.clone());
        }
    }
}

/// The township that a title names with a village right behind it, when the list has it not.
fn unlisted_township(places: &Places, title: &str) -> Option<String> {
    let other = places.township(title)?.err().filter(|_| is_title(title))?;
    let (_, behind) = title.split_once(other.as_str())?;
    named_village(behind).map(|_| other)
}

/// The township that a title names, when the list has it not: 双河镇, not 全镇, 全市乡镇 or 乡村振兴, nor
/// the beginning of a village of the list.
fn another_township(places: &Places, title: &str) -> Option<String> {
    let other = places.township(title)?.err().filter(|_| is_title(title))?;
    let (_, behind) = title.split_once(other.as_str())?;
    let stem = stem_of_township(&other);
    let words = ["镇", "村振兴", "村建设", "村治理", "村人才"];
    let of_many = stem.chars().count() < 2
        || stem.ends_with(['市', '区', '县', '旗'])
        || words.iter().any(|word| behind.starts_with(word));
    let mut villages = places.villages.iter();
    let of_a_village = villages.any(|village| village.name.starts_with(&other));
    (!of_many && !of_a_village).then_some(other)
}

/// The rows that name no village, each with the first and last of those it stands among, as in the
/// spreadsheet; empty where no row names one.
fn blanks(rows: &[(PersonRow, Reading)]) -> HashMap<usize, (usize, usize)> {
    let blank = |(_, reading): &(PersonRow, Reading)| reading.village.is_none();
    let mut blanks = HashMap::new();
    if rows.iter().all(blank) {
        return blanks;
    }
    for run in rows.chunk_by(|one, next| blank(one) == blank(next)) {
        let (Some((first, _)), Some((last, _))) = (run.first(), run.last()) else {
            continue;
        };
        for (row, _) in run.iter().filter(|row| blank(row)) {
            blanks.insert(row.row, (first.row + 1, last.row + 1));
        }
    }
    blanks
}

/// Whether a name or a title over the table says something that may be a place.
fn may_be_elsewhere(places: &Places, names: [&str; 2], lines: &[String]) -> bool {
    let lists = |line: &&String| is_title(line) && line.contains(['册', '表', '单']);
    let titles = lines.iter().filter(lists).map(String::as_str);
    let mut all = names.into_iter().chain(titles);
    all.any(|text| places.may_name_a_place(text))
}
