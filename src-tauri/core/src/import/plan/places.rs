//! Where the people of a sheet belong, and the sheet's own words about itself.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::ids::{TownshipId, VillageId};
use crate::import::draft::SheetDraft;
use crate::import::header::Target;
use crate::import::layout::{
    around, rows_of, unnumbered, Around, PersonRow, Rows, Table, Unfolded,
};
use crate::import::places::{bare, KnownTownship, KnownVillage, Meaning};
use crate::import::sheet_day::{sheet_day, SheetDay};
use crate::import::values::{Above, Context, Reading};
use crate::people::rules::codes::target_post_in_title;
use crate::people::rules::text::squeeze;
use crate::villages::rules::stem;

use super::{PlanFile, Planner, Question};

/// A sheet's tables, read.
pub(super) struct Prepared {
    pub(super) tables: Vec<PreparedTable>,
}

/// A table's people, read.
pub(super) struct PreparedTable {
    pub(super) day: SheetDay,
    pub(super) township: Option<Result<TownshipId, String>>,
    pub(super) village: Option<Meaning>,
    pub(super) source: Option<String>,
    pub(super) target_post: Option<&'static str>,
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
                            Prepared { tables: Vec::new() }
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
        let tables = draft.tables.iter().zip(&draft.mapping);
        let tables = tables
            .zip(rows.into_iter().zip(&words))
            .map(|(table, found)| self.read_table(stem, draft, &unfolded, table, found))
            .collect();
        Prepared { tables }
    }

    fn read_table(
        &self,
        file: &str,
        draft: &SheetDraft,
        unfolded: &Unfolded<'_>,
        (table, targets): (&Table, &Vec<Target>),
        (rows, around): (Rows, &Around),
    ) -> PreparedTable {
        let sources = &self.known.sources;
        let places = &self.plan.places;
        let lines = &around.lines;
        let day = draft.day.map_or_else(
            || sheet_day(around, &[file, &draft.grid.name], self.options.as_of),
            SheetDay::stated,
        );
        let rows = rows.people;
        let context = Context::new(unfolded, table, targets, sources, day, &rows);
        let mut above = Above::default();
        let rows = rows
            .into_iter()
            .map(|mut row| {
                row.band.mentors = row.band.mentors.or_else(|| around.mentors.clone());
                let reading = context.read(&row, &mut above);
                (row, reading)
            })
            .collect();
        let names = [draft.grid.name.as_str(), file];
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
        let village = draft
            .village
            .as_deref()
            .map(|village| places.village(village, own))
            .or_else(|| places.village_in(&draft.grid.name, own))
            .or_else(|| lines.iter().find_map(|line| places.village_in(line, own)))
            .or_else(|| places.village_in(file, own));
        let source = names
            .into_iter()
            .chain(lines.iter().map(String::as_str))
            .find_map(|text| {
                sources
                    .find(&unnumbered(&squeeze(text)))
                    .or_else(|| sources.in_title(text))
            })
            .map(str::to_owned);
        let target_post = names
            .into_iter()
            .chain(lines.iter().map(String::as_str))
            .find_map(target_post_in_title);
        PreparedTable {
            day,
            township,
            village,
            source,
            target_post,
            rows,
        }
    }

    /// The township a row names, else its sheet's, else the register's only one.
    pub(super) fn township_of(
        &self,
        reading: &Reading,
        table: &PreparedTable,
    ) -> Option<Result<TownshipId, String>> {
        if let Some(township) = self.only_township() {
            return Some(Ok(township.id.clone()));
        }
        let named = |text: &str| self.plan.places.township(text);
        let own = reading
            .township
            .as_deref()
            .and_then(named)
            .or_else(|| reading.village.as_deref().and_then(named));
        let resolved = own.or_else(|| table.township.clone())?;
        match resolved {
            // A township the sheet named before it came into the list.
            Err(name) => Some(
                self.plan
                    .places
                    .townships
                    .iter()
                    .find(|known| known.name == name)
                    .map(|known| known.id.clone())
                    .ok_or(name),
            ),
            known => Some(known),
        }
    }

    /// The village of a row, or the question about it.
    pub(super) fn village_of(
        &mut self,
        reading: &Reading,
        table: &PreparedTable,
    ) -> Result<usize, Box<Question>> {
        let township = self.township_of(reading, table).and_then(Result::ok);
        let written = reading.village.clone();
        let meaning = match &written {
            Some(text) => Some(self.plan.places.village(text, township.as_ref())),
            None => match &table.village {
                Some(Meaning::Unknown(text)) => {
                    Some(self.plan.places.village(text, township.as_ref()))
                }
                found => found.clone(),
            },
        };
        match meaning {
            Some(Meaning::Village(at)) => Ok(at),
            Some(Meaning::Unknown(text)) => {
                self.unknown_village(&text, written.as_deref(), township.as_ref())
            }
            None if self.plan.places.villages.len() == 1 => Ok(0),
            None => self.missing_village(township.as_ref()),
        }
    }

    fn unknown_village(
        &mut self,
        text: &str,
        written: Option<&str>,
        township: Option<&TownshipId>,
    ) -> Result<usize, Box<Question>> {
        let scope = match (self.known.county, township) {
            (true, Some(id)) => self
                .plan
                .places
                .townships
                .iter()
                .find(|known| known.id == *id)
                .map(|known| known.name.clone()),
            _ => None,
        };
        let whole = written.map(bare).unwrap_or_default();
        let mut keys = vec![format!("village:{text}"), format!("village:{whole}")];
        if let Some(scope) = &scope {
            keys.insert(0, format!("village:{scope}/{text}"));
        }
        let choices = self.village_choices(text, township);
        let answer = keys
            .iter()
            .find_map(|key| self.answer(key))
            .map(str::to_owned);
        let question = Question::new(
            keys.swap_remove(0),
            "village.unknown",
            format!("“{text}”是哪个村？"),
            choices,
        );
        let Some(answer) = answer else {
            return Err(Box::new(question));
        };
        if matches!(answer.as_str(), "new" | "add") {
            if let Some(township) =
                township.or(self.plan.places.townships.first().map(|first| &first.id))
            {
                let at = self.add_village(text, township.clone());
                self.answered(&question, &answer);
                return Ok(at);
            }
        }
        let Some(at) = self.answered_village(&answer, township) else {
            return Err(Box::new(question.refusing(&answer, "村名单里没有这个村")));
        };
        let village = &self.plan.places.villages[at];
        if !village.aliases.iter().any(|alias| alias == text) && village.name != text {
            self.plan.places.add_alias(at, text);
            if !self.options.unremembered.contains(&question.key) {
                self.plan.aliases.push((at, text.to_owned()));
            }
        }
        self.answered(&question, &answer);
        Ok(at)
    }

    /// A village that comes into the list by its name on the sheet.
    fn add_village(&mut self, text: &str, township_id: TownshipId) -> usize {
        let name = full_name(&[text.to_owned()]);
        let label = self
            .plan
            .places
            .townships
            .iter()
            .find(|known| known.id == township_id)
            .map(|known| known.name.clone());
        self.plan
            .new_villages
            .push((name.clone(), label.unwrap_or_default()));
        let at = self.plan.places.add(KnownVillage {
            id: VillageId::new(),
            township_id,
            name,
            aliases: Vec::new(),
        });
        if self.plan.places.villages[at].name != text {
            self.plan.places.add_alias(at, text);
        }
        at
    }

    fn missing_village(&mut self, township: Option<&TownshipId>) -> Result<usize, Box<Question>> {
        let sheet = if self.sheet.is_empty() {
            String::new()
        } else {
            format!("/{}", self.sheet)
        };
        let key = format!("village:?{}{sheet}", self.file);
        let choices = self.village_choices("", township);
        let text = format!("“{}{sheet}”里没有写村，这些人是哪个村的？", self.file);
        let question = Question::new(key, "village.unknown", text, choices);
        let answer = self.answer(&question.key).map(str::to_owned);
        match answer
            .as_deref()
            .and_then(|answer| self.answered_village(answer, township))
        {
            Some(at) => {
                self.answered(&question, &answer.unwrap_or_default());
                Ok(at)
            }
            None => Err(Box::new(match answer {
                Some(answer) => question.refusing(&answer, "村名单里没有这个村"),
                None => question,
            })),
        }
    }

    fn answered_village(&mut self, answer: &str, township: Option<&TownshipId>) -> Option<usize> {
        let text = answer
            .rsplit_once('/')
            .map_or(answer, |(_, village)| village);
        let scope = answer
            .split_once('/')
            .and_then(|(township, _)| self.plan.places.township(township))
            .and_then(Result::ok);
        match self.plan.places.village(text, scope.as_ref().or(township)) {
            Meaning::Village(at) => Some(at),
            Meaning::Unknown(_) => match self.plan.places.village(text, None) {
                Meaning::Village(at) => Some(at),
                Meaning::Unknown(_) => None,
            },
        }
    }

    fn village_choices(&self, text: &str, township: Option<&TownshipId>) -> Vec<(String, String)> {
        let most = if text.is_empty() { 400 } else { 60 };
        let places = &self.plan.places;
        places
            .like(text, township, most)
            .into_iter()
            .map(|at| {
                let village = &places.villages[at];
                let twice = places
                    .villages
                    .iter()
                    .filter(|other| other.name == village.name)
                    .count()
                    > 1;
                let name = match places
                    .townships
                    .iter()
                    .find(|known| known.id == village.township_id)
                {
                    Some(township) if twice => format!("{}/{}", township.name, village.name),
                    _ => village.name.clone(),
                };
                (name.clone(), name)
            })
            .collect()
    }

    /// The villages the sheets name and the list has not, with their townships as known or as the
    /// sheets name them; each once, by its fullest spelling.
    pub(super) fn missing_villages(
        &self,
        prepared: &[Vec<Prepared>],
    ) -> Vec<(Result<TownshipId, String>, String)> {
        let mut wanted: Vec<(Result<TownshipId, String>, String)> = Vec::new();
        let mut spellings: HashMap<(String, String), Vec<String>> = HashMap::new();
        for table in prepared.iter().flatten().flat_map(|sheet| &sheet.tables) {
            for (_, reading) in &table.rows {
                let Some(township) = self.township_of(reading, table) else {
                    continue;
                };
                let known = township.as_ref().ok();
                let meaning = match &reading.village {
                    Some(text) => Some(self.plan.places.village(text, known)),
                    None => table.village.clone(),
                };
                if let Some(Meaning::Unknown(text)) = meaning {
                    let group = (township_key(&township), stem(&text));
                    let spelt = spellings.entry(group).or_default();
                    if spelt.is_empty() {
                        wanted.push((township, text.clone()));
                    }
                    if !spelt.contains(&text) {
                        spelt.push(text);
                    }
                }
            }
        }
        wanted.retain(|(_, text)| self.answer(&format!("village:{text}")).is_none());
        let named = wanted.into_iter().map(|(township, text)| {
            let spelt = &spellings[&(township_key(&township), stem(&text))];
            let name = full_name(spelt);
            (township, name)
        });
        named.filter(|(_, name)| !name.is_empty()).collect()
    }

    /// Adds the villages the sheets name and the list has not.
    pub(super) fn add_villages(&mut self, prepared: &[Vec<Prepared>]) {
        for (township, name) in self.missing_villages(prepared) {
            let township_id = match township {
                Ok(id) => id,
                Err(name) => self.township_named(&name),
            };
            let label = self
                .plan
                .places
                .townships
                .iter()
                .find(|known| known.id == township_id)
                .map(|known| known.name.clone())
                .unwrap_or_default();
            self.plan.new_villages.push((name.clone(), label));
            self.plan.places.add(KnownVillage {
                id: VillageId::new(),
                township_id,
                name,
                aliases: Vec::new(),
            });
        }
    }

    fn township_named(&mut self, name: &str) -> TownshipId {
        if let Some(known) = self
            .plan
            .places
            .townships
            .iter()
            .find(|known| known.name == name)
        {
            return known.id.clone();
        }
        let id = TownshipId::new();
        self.plan.places.townships.push(KnownTownship {
            id: id.clone(),
            name: name.to_owned(),
        });
        id
    }
}

fn township_key(township: &Result<TownshipId, String>) -> String {
    match township {
        Ok(id) => id.to_string(),
        Err(name) => name.clone(),
    }
}

/// The fullest spelling of a village's name: with 村 or 社区, without 委会.
fn full_name(spelt: &[String]) -> String {
    let plain = spelt.iter().find(|text| {
        ["村", "社区", "嘎查"].iter().any(|end| text.ends_with(end)) && !text.ends_with("行政村")
    });
    if let Some(plain) = plain {
        return plain.clone();
    }
    let first = spelt.first().cloned().unwrap_or_default();
    let own = stem(&first);
    if own.is_empty() || own.chars().count() > 30 {
        String::new()
    } else if first.ends_with("居委会") || first.ends_with("居民委员会") {
        format!("{own}社区")
    } else {
        format!("{own}村")
    }
}
