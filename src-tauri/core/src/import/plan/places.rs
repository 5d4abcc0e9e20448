//! Where a person belongs: the township and village a row means, or the question about it.

use crate::date::Day;
use crate::ids::{TownshipId, VillageId};
use crate::import::places::{bare, Contradiction, Meaning, VILLAGE_ENDS};
use crate::import::problem::Finding;
use crate::import::values::Reading;

use super::rows::Verdict;
use super::sheets::PreparedTable;
use super::{Planner, Question};

impl Planner<'_> {
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

    /// The township a row names in a column of its own, when the list has it not and the column
    /// names one of the list in another row: its villages are no villages of ours. A sheet on which
    /// no township is known only writes ours in another way. So of a title, among sheets of which
    /// another names ours.
    pub(super) fn other_township(
        &self,
        reading: &Reading,
        table: &PreparedTable,
    ) -> Option<String> {
        let written = reading.township.as_deref().filter(|_| table.names_ours);
        let titled = || table.titled_other.clone().filter(|_| self.ours_named);
        match written {
            Some(written) => self.plan.places.township(written)?.err(),
            None if reading.township.is_none() && reading.village.is_none() => titled(),
            None => None,
        }
    }

    /// Whether a sheet whose title names a township, and not the register's own, is one of ours is
    /// asked once of its villages that the list does not have; `None` where it is. A register without
    /// villages knows nothing of its own yet.
    pub(super) fn of_another_township(
        &mut self,
        reading: &Reading,
        table: &PreparedTable,
    ) -> Option<Verdict> {
        let other = table.of_another.as_ref()?;
        let told = self.known.places.villages.is_empty();
        if told || self.other_township(reading, table).is_some() {
            return None;
        }
        let ours = self.only_township()?.name.clone();
        let text = format!("标题写的是{other}，台账是{ours}的：这些人是{ours}的吗？");
        let choices = vec![
            ("ours".to_owned(), format!("是，是{ours}的")),
            ("skip".to_owned(), "不是，不导入".to_owned()),
        ];
        let kind = "township.other";
        let question = Question::new(format!("township:{other}"), kind, text.clone(), choices);
        match self.answer_to(question, &["ours", "skip"], None, text, None) {
            Err(asks) => Some(*asks),
            Ok(answer) if answer == "ours" => None,
            Ok(_) => Some(Verdict::skipped(Finding::skip(None, kind, "按回答跳过"))),
        }
    }

    /// A name that is the name of a village of the list, as it stands there: of a row whose columns
    /// are not what their headers say.
    pub(super) fn village_as_name(&self, reading: &Reading) -> Option<Finding> {
        let name = bare(&reading.name);
        let of_a_village = VILLAGE_ENDS.iter().any(|end| name.ends_with(end));
        let listed = of_a_village && self.plan.places.called(&name).is_some();
        listed.then(|| {
            Finding::skip(
                reading.columns.name,
                "name.village",
                format!("“{name}”是村名，不是姓名，没有导入"),
            )
        })
    }

    /// Whether a row's remark tells of a move from one village to another; the villages it names
    /// are those.
    pub(super) fn tells_move(&self, reading: &Reading, from: &VillageId, to: &VillageId) -> bool {
        let is = |text: Option<&String>, id: &VillageId| {
            let Some(text) = text else {
                return true;
            };
            let township = self.township_of_village(id);
            match self.plan.places.village_in(text, Some(&township)) {
                Some(Meaning::Village(at)) => self.plan.places.villages[at].id == *id,
                _ => !VILLAGE_ENDS.iter().any(|end| text.contains(end)),
            }
        };
        let moved = reading.moved.as_ref();
        moved.is_some_and(|moved| is(moved.from.as_ref(), from) && is(moved.to.as_ref(), to))
    }

    /// The village of a row on the day of its sheet, or the question about it: a village that had
    /// gone into another one by then is that one, and of one that is not there it is asked.
    pub(super) fn village_of(
        &mut self,
        reading: &Reading,
        table: &PreparedTable,
    ) -> Result<usize, Box<Question>> {
        let at = self.village_named(reading, table)?;
        let township = self.township_of(reading, table).and_then(Result::ok);
        self.village_then(at, township.as_ref(), table.day.on)
    }

    fn village_named(
        &mut self,
        reading: &Reading,
        table: &PreparedTable,
    ) -> Result<usize, Box<Question>> {
        let township = self.township_of(reading, table).and_then(Result::ok);
        let written = reading.village.clone();
        let titled = table.village.as_ref();
        let titled = titled.map(|meant| self.name_of(meant).to_owned());
        let named = written.as_ref().or(titled.as_ref());
        if let (Some(named), Some(village)) = (self.other_township(reading, table), named) {
            let text = format!("{named}{}", bare(village));
            if let Some(at) = self.plan.places.called(&text) {
                return Ok(at);
            }
            return self.unknown_village(&text, Some(&text), None, table.day.on);
        }
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
                self.unknown_village(&text, written.as_deref(), township.as_ref(), table.day.on)
            }
            None if self.plan.places.villages.len() == 1 && !table.may_be_elsewhere => Ok(0),
            None => self.missing_village(reading, table, township.as_ref()),
        }
    }

    fn unknown_village(
        &mut self,
        text: &str,
        written: Option<&str>,
        township: Option<&TownshipId>,
        day: Day,
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
        self.raises(&keys);
        let choices = self.village_choices(text, township, day);
        let answer = keys
            .iter()
            .find_map(|key| self.answer(key))
            .map(str::to_owned);
        let sounds = self.sounds_like(text, township);
        let sounds = sounds.map_or_else(String::new, |name| format!("与“{name}”读音相同，"));
        let question = Question::new(
            keys.swap_remove(0),
            "village.unknown",
            format!("“{text}”{sounds}是哪个村？"),
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

    /// Whose village nothing says, or the sheet's name and its title say differently. Rows without
    /// one among rows that have one may belong anywhere: each such place is a question of its own.
    fn missing_village(
        &mut self,
        reading: &Reading,
        table: &PreparedTable,
        township: Option<&TownshipId>,
    ) -> Result<usize, Box<Question>> {
        let sheet = if self.sheet.is_empty() {
            String::new()
        } else {
            format!("/{}", self.sheet)
        };
        let key = format!("village:?{}{sheet}", self.file);
        let whole = format!("“{}{sheet}”", self.file);
        let blank = reading.row.and_then(|row| table.blanks.get(&row));
        let twice = table.contradicting.as_ref();
        let twice = twice.and_then(|names| Some((names, names.both()?)));
        let (key, text) = match (twice, blank) {
            (Some((names, _)), _) => self.named_twice(&key, &whole, names, table.title_row),
            (None, None) => (key, format!("{whole}里没有写村，这些人是哪个村的？")),
            (None, Some((first, last))) if first == last => (
                format!("{key}/{first}"),
                format!("{whole}第{first}行没有写村，{}是哪个村的？", reading.name),
            ),
            (None, Some((first, last))) => (
                format!("{key}/{first}"),
                format!("{whole}第{first}到{last}行没有写村，这些人是哪个村的？"),
            ),
        };
        let mut choices = self.village_choices("", township, table.day.on);
        if let Some((_, two)) = twice {
            let names = two.map(|at| &self.plan.places.villages[at].name);
            choices.sort_by_key(|(_, label)| {
                let place = names.iter().position(|name| label.ends_with(name.as_str()));
                place.unwrap_or(names.len())
            });
        }
        self.raises(std::slice::from_ref(&key));
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

    /// The key and the text of the question which of two villages a sheet is of: one a title.
    fn named_twice(
        &self,
        key: &str,
        whole: &str,
        names: &Contradiction,
        row: Option<usize>,
    ) -> (String, String) {
        let by_title = self.name_of(&names.by_title);
        let said = self.names_in_words(names, row);
        let text = format!("{whole}的{said}，这些人是哪个村的？");
        (format!("{key}≠{by_title}"), text)
    }

    /// 文件名写的是甲村，第1行标题写的是乙村.
    pub(super) fn names_in_words(&self, names: &Contradiction, row: Option<usize>) -> String {
        let (by_name, by_title) = (self.name_of(&names.by_name), self.name_of(&names.by_title));
        let place = row.map_or_else(String::new, |row| format!("第{row}行"));
        let label = names.label;
        format!("{label}写的是{by_name}，{place}标题写的是{by_title}")
    }

    /// A village as the list calls it, else as it is written.
    pub(super) fn name_of<'b>(&'b self, meant: &'b Meaning) -> &'b str {
        match meant {
            Meaning::Village(at) => &self.plan.places.villages[*at].name,
            Meaning::Unknown(text) => text,
        }
    }

    pub(super) fn answered_village(
        &mut self,
        answer: &str,
        township: Option<&TownshipId>,
    ) -> Option<usize> {
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

    /// The villages there are on a day as choices, the likeliest first.
    pub(super) fn village_choices(
        &self,
        text: &str,
        township: Option<&TownshipId>,
        day: Day,
    ) -> Vec<(String, String)> {
        let most = if text.is_empty() { 400 } else { 60 };
        let places = &self.plan.places;
        places
            .like(text, township, day, most)
            .into_iter()
            .map(|at| {
                let village = &places.villages[at];
                let twice = places
                    .villages
                    .iter()
                    .filter(|other| other.name == village.name && other.is_there_on(day))
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
}
