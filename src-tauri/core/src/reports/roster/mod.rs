//! 村级后备力量花名册: who is in a village's pool on a day, as the official table.
//!
//! The clerk chooses villages, columns, order and paper; the cells are made here once, cut to what
//! fits, and every format draws the same ones.

mod columns;
mod layout;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Margins, Paper, Report, Row, Section};
use crate::date::{in_words, Day, PartialDate};
use crate::error::{Error, Result};
use crate::ids::{PersonId, VillageId};
use crate::mentoring::SeatOnDay;
use crate::names;
use crate::people::FactField;
use crate::registry::Registry;
use crate::reserves::{Mentor, ReserveOnDay, Sort, SortBy};
use crate::villages::{Owner, OwnerKind, VillageRow};

use super::widths::{self, Fit, Needs, MOST_LINES};
use columns::Value;
pub use columns::{column_of, LayoutColumn, RosterColumn, COLUMNS};
use layout::Chosen;
pub use layout::Layout;
pub(super) use layout::{cut, lines_of};

/// What the clerk asks to be printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a box the clerk ticks"
)]
pub struct RosterRequest {
    /// Which villages, by id; empty: all that have anybody in their pool.
    pub villages: Vec<VillageId>,
    /// Only these people, e.g. those of a filtered list; absent: everybody.
    pub people: Option<Vec<PersonId>>,
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Columns in their order; empty: the usual ones.
    pub columns: Vec<LayoutColumn>,
    /// Order within a village.
    pub sort: SortBy,
    /// Sheet; absent: A4 up to 18 columns where they fit, else A3.
    pub paper: Option<Paper>,
    /// All villages in one file, or one file each.
    pub one_file: bool,
    /// Each village begins a page, with its own title; else one table a township.
    pub new_page_per_village: bool,
    /// How rows are numbered.
    pub numbering: Numbering,
    /// First line, e.g. `附件1`; empty: none.
    pub attachment: Option<String>,
    /// Names of two characters are spread to three.
    pub spread_names: bool,
    /// ID numbers and phones in full; whoever asks notes it in the journal.
    pub full_ids: bool,
    /// Title; absent: `青禾镇村级后备力量花名册`.
    pub title: Option<String>,
    /// 填报单位; absent: the village's party branch or the township.
    pub unit_line: Option<String>,
}

/// How the rows of a roster are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// From 1 in each village.
    #[default]
    PerVillage,
    /// On through all villages.
    Running,
}

impl Default for RosterRequest {
    fn default() -> Self {
        Self {
            villages: Vec::new(),
            people: None,
            as_of: None,
            columns: Vec::new(),
            sort: SortBy::Own,
            paper: None,
            one_file: true,
            new_page_per_village: true,
            numbering: Numbering::PerVillage,
            attachment: None,
            spread_names: true,
            full_ids: false,
            title: None,
            unit_line: None,
        }
    }
}

/// The documents of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Rosters {
    /// One, or one a village.
    pub reports: Vec<Report>,
    /// Whom they list.
    pub people: Vec<PersonId>,
    /// Villages on them.
    pub villages: usize,
    /// Villages left out because nobody is in their pool.
    pub empty: Vec<String>,
}

/// Columns that come again on a further sheet.
const MOST_REPEATED: usize = 5;
/// What a roster calls itself.
const NAME: &str = "村级后备力量花名册";
/// Longest texts a clerk may give.
const LONGEST: usize = 60;
/// Columns A4 holds, in smaller type if need be.
const MOST_ON_A4: usize = 18;

impl Registry {
    /// The rosters a clerk asks for, as of her day.
    pub fn rosters(&self, request: &RosterRequest, today: Day) -> Result<Rosters> {
        let as_of = request.as_of.unwrap_or(today);
        let mut table = Table::of(request, as_of)?;
        if table.has(|value| matches!(value, Value::Mentors)) {
            table.mentors = self.printed_mentors()?.on(as_of);
        }
        let owner = self.owner_on(as_of)?;
        let mut rows = self.reserves_on(as_of, &request.villages)?;
        if let Some(people) = &request.people {
            rows.retain(|row| people.contains(&row.person.id));
        }
        crate::reserves::sort_rows(
            &mut rows,
            Sort {
                by: request.sort,
                descending: false,
            },
        );
        let all = self.villages(as_of)?;
        let mut villages: Vec<VillagePart<'_>> = Vec::new();
        let mut empty = Vec::new();
        let mut before = 0;
        let of_one_name = |name: &str| all.iter().filter(|other| other.name == name).count() > 1;
        for (number, village) in (1..).zip(&all) {
            let called = if of_one_name(&village.name) {
                format!("{}{}", village.township, village.name)
            } else {
                village.name.clone()
            };
            let asked = request.villages.contains(&village.id);
            if !request.villages.is_empty() && !asked {
                continue;
            }
            let of_village = rows
                .iter()
                .filter(|row| row.reserve.village_id == village.id);
            let first = match request.numbering {
                Numbering::PerVillage => 1,
                Numbering::Running => before + 1,
            };
            let lines: Vec<Line> = (first..)
                .zip(of_village)
                .map(|(number, person)| table.line(number, person))
                .collect();
            if lines.is_empty() && !asked {
                empty.push(called);
            } else {
                before += lines.len();
                villages.push(VillagePart {
                    number,
                    village,
                    called,
                    lines,
                });
            }
        }
        table.fit(&villages);
        let reports = if request.one_file {
            vec![table.one_file(&owner, &villages)]
        } else {
            let width = all.len().to_string().len().max(2);
            villages
                .iter()
                .map(|part| table.of_village(&owner, part, width))
                .collect()
        };
        Ok(Rosters {
            villages: villages.len(),
            reports,
            empty,
            people: rows.into_iter().map(|row| row.person.id).collect(),
        })
    }
}

/// A village of the roster: its number in the register's order, and its people.
struct VillagePart<'a> {
    number: usize,
    village: &'a VillageRow,
    /// Its name, after its township's where another village has it, too.
    called: String,
    lines: Vec<Line>,
}

/// A person on the roster.
struct Line {
    number: usize,
    name: String,
    /// In full, one a column.
    cells: Vec<String>,
}

/// The table every section of a request has.
struct Table<'a> {
    request: &'a RosterRequest,
    as_of: Day,
    columns: Vec<Chosen>,
    paper: Paper,
    fit: Fit,
    /// The seats of those who have mentors by duty, post or a hand; others print what a sheet said.
    mentors: HashMap<PersonId, Vec<SeatOnDay>>,
}

impl<'a> Table<'a> {
    fn of(request: &'a RosterRequest, as_of: Day) -> Result<Self> {
        for (field, text) in [
            ("attachment", &request.attachment),
            ("title", &request.title),
            ("unit_line", &request.unit_line),
        ] {
            if text
                .as_ref()
                .is_some_and(|text| text.chars().count() > LONGEST)
            {
                return Err(Error::invalid(
                    field,
                    "text.too_long",
                    format!("最多 {LONGEST} 个字"),
                ));
            }
        }
        let chosen = if request.columns.is_empty() {
            columns::usual()
        } else {
            request.columns.clone()
        };
        Ok(Self {
            request,
            as_of,
            columns: layout::named(&chosen)?,
            paper: Paper::default(),
            fit: Fit::default(),
            mentors: HashMap::new(),
        })
    }

    /// Chooses paper, type and widths for all villages together, so that every sheet looks the same
    /// whether it lies in one file or in one of many.
    fn fit(&mut self, villages: &[VillagePart<'_>]) {
        let blank = villages.iter().all(|part| part.lines.is_empty());
        let columns = self.columns.iter();
        let mut needs: Vec<Needs> = columns.map(|one| one.needs(blank)).collect();
        for line in villages.iter().flat_map(|part| &part.lines) {
            for (need, cell) in needs.iter_mut().zip(&line.cells) {
                need.take(cell);
            }
        }
        let margins = Margins::TABLE;
        let room = |paper: Paper| paper.size_mm().0 - margins.left - margins.right;
        let on = |paper, smallest| {
            let fit = widths::on_one_sheet(&needs, room(paper), smallest)?;
            Some((paper, fit))
        };
        let largest = self.request.paper.unwrap_or(Paper::A3Landscape);
        let may_be_a4 = self.request.paper.is_none() && needs.len() <= MOST_ON_A4;
        let a4 = may_be_a4.then(|| on(Paper::A4Landscape, widths::SMALL_PT));
        let fit = a4.flatten().or_else(|| on(largest, widths::SMALLEST_PT));
        (self.paper, self.fit) = fit.unwrap_or_else(|| {
            let repeated = self.repeated();
            (
                largest,
                widths::on_several_sheets(&needs, room(largest), repeated),
            )
        });
        for (column, width) in self.columns.iter_mut().zip(&self.fit.widths) {
            column.printed.width_mm = *width;
        }
    }

    /// The first columns that say whose the row is: to the name's, if it is not far.
    fn repeated(&self) -> usize {
        let is_name = |column: &Chosen| matches!(column.known.value, Value::Name);
        let name = self.columns.iter().take(MOST_REPEATED).position(is_name);
        name.map_or(1, |at| at + 1)
    }

    /// Whether a column prints such a value.
    fn has(&self, such: fn(Value) -> bool) -> bool {
        self.columns.iter().any(|column| such(column.known.value))
    }

    fn one_file(&self, owner: &Owner, villages: &[VillagePart<'_>]) -> Report {
        let sections = if self.request.new_page_per_village {
            villages
                .iter()
                .map(|part| self.section(owner, part))
                .collect()
        } else {
            self.township_sections(owner, villages)
        };
        let name = match villages {
            [one] => format!("{:02}-{}", one.number, one.called),
            _ => owner.name.clone(),
        };
        self.report(owner, &name, sections)
    }

    fn of_village(&self, owner: &Owner, part: &VillagePart<'_>, width: usize) -> Report {
        let name = format!("{:0width$}-{}", part.number, part.called);
        self.report(owner, &name, vec![self.section(owner, part)])
    }

    fn report(&self, owner: &Owner, name: &str, sections: Vec<Section>) -> Report {
        Report {
            file_stem: format!("{name}-{NAME}-{}", self.as_of.format("%Y%m%d")),
            title: self.title(&owner.name),
            paper: self.paper,
            body_pt: self.fit.pt,
            sections,
            ..Report::default()
        }
    }

    fn title(&self, place: &str) -> String {
        given(self.request.title.as_ref()).unwrap_or_else(|| format!("{place}{NAME}"))
    }

    /// A village's own table, with its title.
    fn section(&self, owner: &Owner, part: &VillagePart<'_>) -> Section {
        let VillageRow { township, name, .. } = part.village;
        let title = if owner.kind == OwnerKind::County {
            township
        } else {
            &owner.name
        };
        self.table(
            part.called.clone(),
            title,
            format!("{township}{name}党支部"),
            &[part],
        )
    }

    /// One table a township, village after village.
    fn township_sections(&self, owner: &Owner, villages: &[VillagePart<'_>]) -> Vec<Section> {
        let mut sections = Vec::new();
        let mut rest = villages;
        while let Some(first) = rest.first() {
            let township = &first.village.township;
            let count = rest
                .iter()
                .take_while(|part| part.village.township == *township)
                .count();
            let (of_township, others) = rest.split_at(count);
            let parts: Vec<&VillagePart<'_>> = of_township.iter().collect();
            let title = if owner.kind == OwnerKind::County {
                township
            } else {
                &owner.name
            };
            sections.push(self.table(township.clone(), title, township.clone(), &parts));
            rest = others;
        }
        sections
    }

    fn table(
        &self,
        name: String,
        place: &str,
        unit: String,
        villages: &[&VillagePart<'_>],
    ) -> Section {
        let mut notes = Vec::new();
        let mut rows = Vec::new();
        for part in villages {
            for line in &part.lines {
                let mut row = self.row(line, &mut notes);
                if villages.len() > 1 {
                    row.person = Some(format!("{} {}", part.called, line.name));
                }
                rows.push(row);
            }
        }
        Section {
            name,
            attachment: given(self.request.attachment.as_ref()),
            title: self.title(place),
            left_line: format!(
                "填报单位（盖章）：{}",
                given(self.request.unit_line.as_ref()).unwrap_or(unit)
            ),
            right_line: format!("截至 {}", in_words(self.as_of)),
            columns: self.columns.iter().map(|it| it.printed.clone()).collect(),
            breaks: self.fit.breaks.clone(),
            repeated: self.fit.repeated,
            rows,
            notes,
            signatures: vec![
                "填报人：".into(),
                "审核人（签字）：".into(),
                "联系电话：".into(),
            ],
            new_page: true,
            ..Section::default()
        }
    }

    /// A person's cells, in full.
    fn line(&self, number: usize, person: &ReserveOnDay) -> Line {
        let columns = self.columns.iter();
        let cells = columns.map(|column| self.cell(number, column.known.value, person));
        Line {
            number,
            name: person.person.name.clone(),
            cells: cells.collect(),
        }
    }

    /// The row as it prints: what is cut stands in the notes.
    fn row(&self, line: &Line, notes: &mut Vec<String>) -> Row {
        let Line { number, name, .. } = line;
        let cells = self.columns.iter().zip(&line.cells).map(|(column, text)| {
            if !columns::may_be_cut(column.known) {
                return text.clone();
            }
            let width = layout::in_usual_type(column.printed.width_mm, self.fit.pt);
            match layout::cut(text, width, MOST_LINES) {
                None => text.clone(),
                Some(cut) => {
                    notes.push(format!("{number}. {name}　{}：{text}", column.known.label));
                    cut
                }
            }
        });
        Row {
            cells: cells.collect(),
            person: Some(name.clone()),
        }
    }

    fn cell(&self, number: usize, value: Value, row: &ReserveOnDay) -> String {
        let person = &row.person;
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let masked = |number: Option<&str>, mask: fn(&str) -> String| match number {
            None => String::new(),
            Some(number) if self.request.full_ids => number.to_owned(),
            Some(number) => mask(number),
        };
        match value {
            Value::Number => number.to_string(),
            Value::Township => row.township.clone(),
            Value::Village => row.village.clone(),
            Value::Name => self.name(&person.name),
            Value::Ethnicity => person
                .ethnicity
                .as_deref()
                .map(names::short_ethnicity)
                .unwrap_or_default()
                .to_owned(),
            Value::Birth => person
                .birth
                .map(PartialDate::dotted_month)
                .unwrap_or_default(),
            Value::Age => person
                .birth
                .map(|date| date.age_on(self.as_of).to_string())
                .unwrap_or_default(),
            Value::IdNumber => masked(person.id_number.as_deref(), names::mask_id),
            Value::Phone => masked(person.phone.as_deref(), names::mask_phone),
            Value::Mentors => match self.mentors.get(&person.id) {
                Some(seats) => self.seats(seats),
                None => self.stated(row.reserve.stated_mentors.on(self.as_of)),
            },
            Value::EnteredOn => row.reserve.entered_on.dotted_month(),
            Value::Remark => text(row.remark(self.as_of)),
            Value::Fact(FactField::Sources) => row.facts.sources().join("\n"),
            Value::Fact(field) => text(row.facts.get(field)),
            Value::Text(of) => text(of(person)),
            Value::Month(of) => of(person)
                .map(PartialDate::dotted_month)
                .unwrap_or_default(),
        }
    }

    /// A line a mentor as a sheet stated them: name and post.
    fn stated(&self, mentors: &[Mentor]) -> String {
        let lines = mentors
            .iter()
            .map(|one| self.mentor(&one.name, one.post.as_deref()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A line a seat: name and post, or that nobody sits in it.
    fn seats(&self, seats: &[SeatOnDay]) -> String {
        let mut lines = Vec::new();
        for seat in seats {
            let mentors = seat.mentors.iter();
            lines.extend(mentors.map(|one| self.mentor(&one.name, one.post.as_deref())));
            if seat.mentors.is_empty() {
                lines.push(format!("{}　缺位", seat.label));
            }
        }
        lines.join("\n")
    }

    fn mentor(&self, name: &str, post: Option<&str>) -> String {
        let name = self.name(name);
        post.map_or(name.clone(), |post| format!("{name}　{post}"))
    }

    fn name(&self, name: &str) -> String {
        if self.request.spread_names {
            names::spread(name)
        } else {
            name.to_owned()
        }
    }
}

/// A text the clerk gave.
fn given(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}
