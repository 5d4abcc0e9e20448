//! The counting: one pass over who came, each of whom counts in several tallies.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::Datelike;

use super::book::{At, Book, Came, Who};
use super::{PersonTraining, Tally, TallyPart, TrainingFilter, TrainingStats, VillageTraining};
use crate::date::{in_words, Day};
use crate::error::{Error, Result};
use crate::registry::Registry;
use crate::training::rules::{counted_hours, under_way};
use crate::training::{AttendanceState, Hours, TrainingLevel};

impl Registry {
    /// The figures of a period, as of a day.
    pub fn training_stats(&self, filter: &TrainingFilter, today: Day) -> Result<TrainingStats> {
        let period = Period::of(filter, today)?;
        let book = self.db.training_book(period.read_from(), period.to)?;
        let minimum = self.training_minimum()?.hours;
        Ok(Counting::new(&book, period, filter, minimum).stats())
    }
}

/// The days that are asked for.
#[derive(Debug, Clone, Copy)]
struct Period {
    as_of: Day,
    from: Day,
    to: Day,
}

impl Period {
    fn of(filter: &TrainingFilter, today: Day) -> Result<Self> {
        let as_of = filter.as_of.unwrap_or(today);
        let to = filter.to.unwrap_or(as_of).min(as_of);
        let from = filter.from.unwrap_or_else(|| first_of_year(to));
        if from > to {
            let message = format!("起始日期晚于截止日期（{}）", in_words(to));
            return Err(Error::invalid("from", "training.period", message));
        }
        Ok(Self { as_of, from, to })
    }

    /// The year's hours want its sessions, too.
    fn read_from(self) -> Day {
        self.from.min(first_of_year(self.to))
    }

    fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

fn first_of_year(day: Day) -> Day {
    Day::from_ymd_opt(day.year(), 1, 1).unwrap_or(day)
}

/// A tally under way.
#[derive(Debug, Default)]
struct Tallying {
    tally: Tally,
    sessions: HashSet<At>,
    people: HashSet<At>,
    reserves: HashSet<At>,
    guests: HashSet<At>,
}

impl Tallying {
    fn session(&mut self, at: At, hours: Hours) {
        if self.sessions.insert(at) {
            self.tally.session_hours += hours;
        }
    }

    fn count(&mut self, came: &Came, as_reserve: bool, hours: Hours) {
        self.tally.expected += 1;
        if came.state != AttendanceState::Present {
            return;
        }
        self.tally.attendances += 1;
        self.tally.hours += hours;
        match came.who {
            Who::Guest(guest) => {
                self.tally.guest_attendances += 1;
                self.guests.insert(guest);
            }
            Who::Person(person) => {
                self.people.insert(person);
                if as_reserve {
                    self.tally.reserve_attendances += 1;
                    self.reserves.insert(person);
                }
            }
        }
    }

    fn done(self) -> Tally {
        Tally {
            sessions: self.sessions.len(),
            people: self.people.len(),
            reserve_people: self.reserves.len(),
            guests: self.guests.len(),
            ..self.tally
        }
    }
}

/// What is being counted.
struct Counting<'a> {
    book: &'a Book,
    period: Period,
    minimum: Hours,
    /// `None`: everybody.
    villages: Option<HashSet<At>>,
    total: Tallying,
    /// By year and month.
    months: BTreeMap<(i32, u32), Tallying>,
    forms: BTreeMap<&'a str, Tallying>,
    levels: BTreeMap<TrainingLevel, Tallying>,
    by_village: HashMap<At, Tallying>,
    by_person: HashMap<At, PersonTraining>,
}

impl<'a> Counting<'a> {
    fn new(book: &'a Book, period: Period, filter: &TrainingFilter, minimum: Hours) -> Self {
        let asked = |at: &At| filter.villages.contains(&book.villages[*at].0);
        let villages =
            (!filter.villages.is_empty()).then(|| (0..book.villages.len()).filter(asked).collect());
        Self {
            book,
            period,
            minimum,
            villages,
            total: Tallying::default(),
            months: BTreeMap::new(),
            forms: BTreeMap::new(),
            levels: BTreeMap::new(),
            by_village: HashMap::new(),
            by_person: HashMap::new(),
        }
    }

    fn stats(mut self) -> TrainingStats {
        if self.villages.is_none() {
            for (at, session) in self.book.sessions.iter().enumerate() {
                if self.period.holds(session.begins_on) {
                    self.each_tally(at, |tally| tally.session(at, session.hours));
                }
            }
        }
        for came in &self.book.came {
            self.count(came);
        }
        self.count_studies();
        self.finished()
    }

    /// The tallies in which a session counts, but those of villages.
    fn each_tally(&mut self, session: At, mut with: impl FnMut(&mut Tallying)) {
        let held = &self.book.sessions[session];
        with(&mut self.total);
        let month = (held.begins_on.year(), held.begins_on.month());
        with(self.months.entry(month).or_default());
        with(self.forms.entry(&held.form).or_default());
        with(self.levels.entry(held.level).or_default());
    }

    fn count(&mut self, came: &Came) {
        let book = self.book;
        let held = &book.sessions[came.session];
        let village = match came.who {
            Who::Person(person) => book.spell(person, held.begins_on).map(|it| it.village),
            Who::Guest(_) => None,
        };
        let hours = counted_hours(came.state, came.hours, held.hours);
        if let Who::Person(person) = came.who {
            self.count_person(person, came, village.is_some(), hours);
        }
        let wanted = match &self.villages {
            None => true,
            Some(asked) => village.is_some_and(|village| asked.contains(&village)),
        };
        if !wanted || !self.period.holds(held.begins_on) {
            return;
        }
        self.each_tally(came.session, |tally| {
            tally.session(came.session, held.hours);
            tally.count(came, village.is_some(), hours);
        });
        if let Some(village) = village {
            let of_village = self.by_village.entry(village).or_default();
            if came.state == AttendanceState::Present {
                of_village.session(came.session, held.hours);
            }
            of_village.count(came, true, hours);
        }
    }

    fn count_person(&mut self, person: At, came: &Came, as_reserve: bool, hours: Hours) {
        let begins_on = self.book.sessions[came.session].begins_on;
        let (year, inside) = (self.period.to.year(), self.period.holds(begins_on));
        let row = self.person(person);
        if begins_on.year() == year {
            row.year_hours += hours;
        }
        if !inside {
            return;
        }
        row.expected += 1;
        match came.state {
            AttendanceState::Expected => {}
            AttendanceState::Leave => row.leave += 1,
            AttendanceState::Absent => row.absent += 1,
            AttendanceState::Present => {
                row.attendances += usize::from(as_reserve);
                row.outside += usize::from(!as_reserve);
                row.hours += hours;
                row.last_on = row.last_on.max(Some(begins_on));
            }
        }
    }

    fn count_studies(&mut self) {
        let Period { from, to, .. } = self.period;
        for study in &self.book.studied {
            if study.begins_on > to {
                continue;
            }
            let ended = study.last_day.filter(|last| *last <= to);
            let hours = study.hours.unwrap_or_default();
            let row = self.person(study.person);
            if ended.is_some_and(|last| last.year() == to.year()) {
                row.year_hours += hours;
            }
            if ended.is_some_and(|last| from <= last) {
                row.study_hours += hours;
            }
            row.studies += usize::from(under_way(study.begins_on, study.last_day, from, to));
        }
    }

    fn person(&mut self, at: At) -> &mut PersonTraining {
        let (id, name) = &self.book.people[at];
        self.by_person.entry(at).or_insert_with(|| PersonTraining {
            person_id: id.clone(),
            name: name.clone(),
            village_id: None,
            village: None,
            expected: 0,
            attendances: 0,
            outside: 0,
            leave: 0,
            absent: 0,
            hours: Hours::ZERO,
            studies: 0,
            study_hours: Hours::ZERO,
            year_hours: Hours::ZERO,
            last_on: None,
            never_trained: false,
            below_minimum: false,
        })
    }

    fn finished(mut self) -> TrainingStats {
        let book = self.book;
        let mut villages: Vec<VillageTraining> = Vec::new();
        let mut village_row = HashMap::new();
        for (at, (id, name)) in book.villages.iter().enumerate() {
            if self
                .villages
                .as_ref()
                .is_some_and(|asked| !asked.contains(&at))
            {
                continue;
            }
            let ended = book.ended.get(&at);
            let gone = ended.is_some_and(|ended| *ended <= self.period.read_from());
            if gone || book.not_yet.contains(&at) {
                continue;
            }
            let tally = self.by_village.remove(&at).unwrap_or_default().done();
            let brought = book
                .sessions
                .iter()
                .filter(|held| held.village == Some(at) && self.period.holds(held.begins_on));
            village_row.insert(at, villages.len());
            villages.push(VillageTraining {
                village_id: id.clone(),
                village: name.clone(),
                reserves: 0,
                brought: brought.count(),
                sessions: tally.sessions,
                expected: tally.expected,
                attendances: tally.attendances,
                people: tally.people,
                hours: tally.hours,
                never_trained: 0,
                below_minimum: 0,
            });
        }
        let mut people = Vec::new();
        for (person, village) in book.pool(self.period.as_of) {
            self.person(person);
            let (Some(mut row), Some(of_village)) =
                (self.by_person.remove(&person), village_row.get(&village))
            else {
                continue;
            };
            let of_village = &mut villages[*of_village];
            row.village_id = Some(of_village.village_id.clone());
            row.village = Some(of_village.village.clone());
            row.never_trained = row.attendances + row.outside + row.studies == 0;
            row.below_minimum = row.year_hours < self.minimum;
            of_village.reserves += 1;
            of_village.never_trained += usize::from(row.never_trained);
            of_village.below_minimum += usize::from(row.below_minimum);
            people.push(row);
        }
        let mut others: Vec<(At, PersonTraining)> = if self.villages.is_some() {
            Vec::new()
        } else {
            self.by_person.drain().collect()
        };
        others.retain(|(_, row)| row.attendances + row.outside + row.studies > 0);
        others.sort_by_key(|(at, _)| *at);
        let others: Vec<PersonTraining> = others.into_iter().map(|(_, row)| row).collect();
        let everybody = || people.iter().chain(&others);
        let months = self
            .months
            .iter_mut()
            .map(|((year, month), tally)| (format!("{year}-{month:02}"), std::mem::take(tally)));
        let months = parts(months);
        TrainingStats {
            as_of: self.period.as_of,
            from: self.period.from,
            to: self.period.to,
            in_pool: people.len(),
            never_trained: people.iter().filter(|row| row.never_trained).count(),
            below_minimum: people.iter().filter(|row| row.below_minimum).count(),
            studies: everybody().map(|row| row.studies).sum(),
            students: everybody().filter(|row| row.studies > 0).count(),
            year: self.period.to.year(),
            minimum: self.minimum,
            definition: self.definition(),
            total: self.total.done(),
            months,
            forms: most_first(parts(self.forms)),
            levels: parts(
                self.levels
                    .into_iter()
                    .map(|(level, it)| (level.label(), it)),
            ),
            villages,
            people,
            others,
        }
    }

    /// 口径.
    fn definition(&self) -> String {
        let Period { as_of, from, to } = self.period;
        let whom = match &self.villages {
            None => String::new(),
            Some(villages) => format!("只计 {} 个村的后备干部；", villages.len()),
        };
        format!(
            "{whom}班次按开班日期计，{}至{}；人次为实到人次，含台账外人员；人数为实到的不同的人，\
             台账外人员另计；各村只计后备干部，以开班当日在库为准；应到为名单上的全部人员，参训率为实到人次除以应到人次；\
             学时为实到人员的学时，另有登记的按登记。从未参训指{}在库、期间没有实到也没有进修的人；\
             年度学时为{}年实到学时与当年结束的进修学时之和，最低 {} 学时。",
            in_words(from),
            in_words(to),
            in_words(as_of),
            to.year(),
            self.minimum
        )
    }
}

fn parts(tallies: impl IntoIterator<Item = (impl Into<String>, Tallying)>) -> Vec<TallyPart> {
    let parts = tallies.into_iter().map(|(label, it)| TallyPart {
        label: label.into(),
        tally: it.done(),
    });
    parts.collect()
}

fn most_first(mut parts: Vec<TallyPart>) -> Vec<TallyPart> {
    parts.sort_by_key(|part| std::cmp::Reverse(part.tally.sessions));
    parts
}
