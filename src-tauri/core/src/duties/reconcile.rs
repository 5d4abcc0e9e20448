//! What sheets say of mentors becomes duties and posts: where the rows of a village agree at once,
//! where they do not as the clerk answers.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::change::Begins;
use super::rules::{alike, alike_or_missing, bring_together, holding, take_over, Said, Takeover};
use super::tenures::{spans, Tenure, Tenures};
use super::who::{known_as, secretary_title};
use super::{filled, DutyKind};
use crate::changes::Outcome;
use crate::date::{in_words, Day, PartialDate};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, TownshipId, VillageId};
use crate::op::Op;
use crate::people::rules::read_name;
use crate::people::{parse_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::{ReserveOnDay, State};
use crate::store::Db;
use crate::villages::Village;

/// How a seat named by sheets stands towards the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReconcileState {
    /// The rows agree and the register knows nobody.
    Agreed,
    /// The register says the same.
    Already,
    /// The rows disagree with each other or with the register.
    Asked,
}

/// One who may hold the seat, by what is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReconcileChoice {
    /// Name.
    pub name: String,
    /// Post as written.
    pub post: Option<String>,
    /// Rows that say so; 0: only the register does.
    pub rows: usize,
    /// Already in the register.
    pub person_id: Option<PersonId>,
}

/// What the rows of a village say of a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReconcileSeat {
    /// `village:<id>:<role>`.
    pub key: String,
    /// The village.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Which seat.
    pub role: DutyKind,
    /// Whom most rows name.
    pub name: String,
    /// Their post.
    pub post: Option<String>,
    /// Already in the register.
    pub person_id: Option<PersonId>,
    /// Rows that name somebody.
    pub rows: usize,
    /// How it stands towards the register.
    pub state: ReconcileState,
    /// Everybody named, what most rows say first.
    pub choices: Vec<ReconcileChoice>,
}

/// What sheets say of mentors, held against the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reconciliation {
    /// Seats in paper order.
    pub seats: Vec<ReconcileSeat>,
    /// Seats that become duties or posts at once.
    pub agreed: usize,
    /// Seats of which the register says the same.
    pub already: usize,
    /// Seats the clerk is asked about.
    pub asked: usize,
    /// People who come into the register with the agreed seats.
    pub people_to_add: usize,
    /// The earliest day on which one of the rows entered a pool.
    pub suggested_on: Day,
}

/// An answer: the place of a choice, or to leave the seat alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(untagged)]
pub enum ReconcileAnswer {
    /// This choice.
    Choice(usize),
    /// None of them.
    Word(ReconcileWord),
}

/// The answer that names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReconcileWord {
    /// The seat stays as the register has it.
    Skip,
}

/// Stated mentors become duties and posts from a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Reconcile {
    /// From when they hold, as typed.
    pub from_on: String,
    /// Answers by the key of their seat; seats asked about and not answered are left alone.
    #[serde(default)]
    #[ts(as = "Option<BTreeMap<String, ReconcileAnswer>>", optional)]
    pub answers: BTreeMap<String, ReconcileAnswer>,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// Whose rows count: those in a pool on this day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Reconciled {
    /// Duties recorded.
    pub duties: usize,
    /// Posts recorded, of secretaries and in the township.
    pub posts: usize,
    /// People added.
    pub people: usize,
}

impl Registry {
    /// What the stated mentors of everybody in a pool on a day would become.
    pub fn preview_reconciliation(&self, as_of: Day) -> Result<Reconciliation> {
        let read = Read::of(&self.db, as_of)?;
        let seats: Vec<ReconcileSeat> = read.seats.iter().map(|seat| read.shown(seat)).collect();
        let count = |state| seats.iter().filter(|seat| seat.state == state).count();
        let mut cast = Cast::default();
        for seat in
            read.with_posts_first(|seat| (seat.state == ReconcileState::Agreed).then_some(0))
        {
            read.cast(&mut cast, seat.0, seat.1);
        }
        Ok(Reconciliation {
            agreed: count(ReconcileState::Agreed),
            already: count(ReconcileState::Already),
            asked: count(ReconcileState::Asked),
            people_to_add: cast.fresh.len(),
            suggested_on: read.earliest.unwrap_or(as_of),
            seats,
        })
    }

    /// Makes duties and posts of the stated mentors, as one action.
    pub fn reconcile_mentors(
        &mut self,
        reconcile: &Reconcile,
        today: Day,
    ) -> Result<Outcome<Reconciled>> {
        self.transact(Op::ReconcileMentors, |tx| {
            tx.reconcile_mentors(reconcile, today)
        })
    }
}

impl Tx<'_> {
    /// Makes duties and posts of the stated mentors.
    pub(crate) fn reconcile_mentors(
        &self,
        reconcile: &Reconcile,
        today: Day,
    ) -> Result<Reconciled> {
        let on = parse_date(&reconcile.from_on)
            .map_err(|message| Error::invalid("from_on", "date.unreadable", message))?
            .first_day();
        let read = Read::of(self.db, reconcile.as_of.unwrap_or(today))?;
        let done = read.carry_out(self, reconcile, on)?;
        self.about(&format!(
            "{}起，分工 {} 条，任职 {} 条",
            in_words(on),
            done.duties,
            done.posts
        ));
        Ok(done)
    }
}

/// One seat of one village as the rows have it.
struct SeatRead {
    village: VillageId,
    kind: DutyKind,
    /// What is written, and last whom the register has, when nobody wrote it.
    said: Vec<Said>,
    state: ReconcileState,
}

/// Everything that is written, and what it is held against.
struct Read {
    tenures: Tenures,
    villages: HashMap<VillageId, Village>,
    people: HashMap<String, Vec<Person>>,
    names: HashMap<PersonId, String>,
    seats: Vec<SeatRead>,
    earliest: Option<Day>,
}

/// Whom seats are given to; one who is new comes once.
#[derive(Default)]
struct Cast {
    fresh: Vec<Fresh>,
}

/// Somebody to add.
struct Fresh {
    township_id: TownshipId,
    name: String,
    post: Option<String>,
    /// Of a secretary: where; two villages' secretaries of one name are two people.
    village: Option<VillageId>,
}

/// A person of the register, or the place of one to add.
enum Part<'a> {
    Known(&'a Person),
    Fresh(usize),
}

impl Read {
    fn of(db: &Db, as_of: Day) -> Result<Self> {
        let mut people: HashMap<String, Vec<Person>> = HashMap::new();
        let mut names = HashMap::new();
        for person in db.all::<Person>()? {
            names.insert(person.id.clone(), person.name.clone());
            people.entry(person.name.clone()).or_default().push(person);
        }
        let villages: Vec<Village> = db.all()?;
        let spells = db.reserves_on(as_of, &[], State::InPool)?;
        let entered = spells
            .iter()
            .filter(|row| !row.reserve.stated_mentors.is_empty());
        let mut read = Self {
            tenures: Tenures::read(db)?,
            villages: villages
                .into_iter()
                .map(|village| (village.id.clone(), village))
                .collect(),
            people,
            names,
            seats: Vec::new(),
            earliest: entered.map(|row| row.reserve.entered_on.first_day()).min(),
        };
        for rows in spells.chunk_by(|one, other| one.reserve.village_id == other.reserve.village_id)
        {
            for kind in DutyKind::ALL {
                let seat = read.seat(rows, kind, as_of);
                read.seats.extend(seat);
            }
        }
        Ok(read)
    }

    /// What the rows of one village say of a seat; `None`: nothing.
    fn seat(&self, rows: &[ReserveOnDay], kind: DutyKind, as_of: Day) -> Option<SeatRead> {
        let village = &rows.first()?.reserve.village_id;
        let stated = rows.iter().flat_map(|row| &row.reserve.stated_mentors);
        let named = stated.filter(|mentor| mentor.seat == kind.label());
        let mut said = bring_together(named.map(|mentor| {
            let post = mentor
                .post
                .as_deref()
                .filter(|post| !is_only_the_seat(kind, post));
            (read_name(&mentor.name).name, filled(post))
        }));
        if said.is_empty() {
            return None;
        }
        let present = self.tenures.on(village, kind, as_of);
        let present = present.map(|tenure| self.present(tenure, as_of));
        let state = match present {
            None if said.len() == 1 => ReconcileState::Agreed,
            None => ReconcileState::Asked,
            Some(present) if said.iter().any(|one| alike(&one.name, &present.name)) => {
                ReconcileState::Already
            }
            Some(present) => {
                said.push(present);
                ReconcileState::Asked
            }
        };
        Some(SeatRead {
            village: village.clone(),
            kind,
            said,
            state,
        })
    }

    /// Whom the register has.
    fn present(&self, tenure: &Tenure, as_of: Day) -> Said {
        let posts = self.tenures.posts_of(tenure.person_id());
        let title = tenure
            .title()
            .or_else(|| super::rules::title_on(posts, as_of));
        Said {
            name: self
                .names
                .get(tenure.person_id())
                .cloned()
                .unwrap_or_default(),
            post: title.map(str::to_owned),
            rows: 0,
        }
    }

    fn shown(&self, seat: &SeatRead) -> ReconcileSeat {
        let choices: Vec<ReconcileChoice> = seat
            .said
            .iter()
            .map(|said| ReconcileChoice {
                name: said.name.clone(),
                post: said.post.clone(),
                rows: said.rows,
                person_id: self.known(seat, said).map(|person| person.id.clone()),
            })
            .collect();
        let village = self.villages.get(&seat.village);
        ReconcileSeat {
            key: seat.key(),
            village_id: seat.village.clone(),
            village: village
                .map(|village| village.name.clone())
                .unwrap_or_default(),
            role: seat.kind,
            name: choices[0].name.clone(),
            post: choices[0].post.clone(),
            person_id: choices[0].person_id.clone(),
            rows: choices.iter().map(|choice| choice.rows).sum(),
            state: seat.state,
            choices,
        }
    }

    /// The person of the register who is meant.
    fn known(&self, seat: &SeatRead, said: &Said) -> Option<&Person> {
        let namesakes = self.people.get(&said.name)?;
        let holds = |person: &&Person| {
            let tenures = self.tenures.of(&seat.village, seat.kind);
            tenures
                .iter()
                .any(|tenure| *tenure.person_id() == person.id)
        };
        if let Some(person) = namesakes.iter().find(holds) {
            return Some(person);
        }
        if seat.kind == DutyKind::Secretary {
            return None;
        }
        let township = &self.villages.get(&seat.village)?.township_id;
        let known = known_as(
            namesakes.clone(),
            &self.tenures,
            township,
            said.post.as_deref(),
        )?;
        namesakes.iter().find(|person| person.id == known.id)
    }

    /// The seats with the choice made for them, those with a post first, so that one who is
    /// written with a post in one village and without in another is one person.
    fn with_posts_first(
        &self,
        choice: impl Fn(&SeatRead) -> Option<usize>,
    ) -> Vec<(&SeatRead, &Said)> {
        let chosen = |seat| choice(seat).and_then(|at| Some((seat, seat.said.get(at)?)));
        let mut chosen: Vec<_> = self.seats.iter().filter_map(chosen).collect();
        // Whom only the register has stays as the register has it.
        chosen.retain(|(_, said)| said.rows > 0);
        chosen.sort_by_key(|(_, said)| said.post.is_none());
        chosen
    }

    /// Who takes a seat.
    fn cast<'a>(&'a self, cast: &mut Cast, seat: &SeatRead, said: &Said) -> Option<Part<'a>> {
        if let Some(person) = self.known(seat, said) {
            return Some(Part::Known(person));
        }
        let township_id = self.villages.get(&seat.village)?.township_id.clone();
        let village = (seat.kind == DutyKind::Secretary).then(|| seat.village.clone());
        let same = |fresh: &Fresh| {
            fresh.township_id == township_id
                && fresh.village == village
                && alike(&fresh.name, &said.name)
                && alike_or_missing(fresh.post.as_deref(), said.post.as_deref())
        };
        let at = cast.fresh.iter().position(same).unwrap_or_else(|| {
            cast.fresh.push(Fresh {
                township_id: township_id.clone(),
                name: said.name.clone(),
                post: said.post.clone(),
                village: village.clone(),
            });
            cast.fresh.len() - 1
        });
        Some(Part::Fresh(at))
    }

    fn carry_out(&self, tx: &Tx<'_>, reconcile: &Reconcile, day: Day) -> Result<Reconciled> {
        self.refuse_unknown_answers(&reconcile.answers)?;
        let chosen = self.with_posts_first(|seat| match reconcile.answers.get(&seat.key()) {
            Some(ReconcileAnswer::Choice(at)) => Some(*at),
            Some(ReconcileAnswer::Word(ReconcileWord::Skip)) => None,
            None => (seat.state == ReconcileState::Agreed).then_some(0),
        });
        let mut done = Reconciled::default();
        let mut cast = Cast::default();
        let mut added: HashMap<usize, Person> = HashMap::new();
        for (seat, said) in chosen {
            let Some((from_on, until_on, ends)) = self.days(seat, said, day)? else {
                continue;
            };
            let person = match self.cast(&mut cast, seat, said).or_not_found("村")? {
                Part::Known(person) => person.clone(),
                Part::Fresh(at) => match added.get(&at) {
                    Some(person) => person.clone(),
                    None => {
                        let fresh = &cast.fresh[at];
                        let person = Person::named(fresh.name.as_str(), fresh.township_id.clone());
                        tx.db.insert(&person)?;
                        done.people += 1;
                        added.insert(at, person.clone());
                        person
                    }
                },
            };
            for tenure in ends {
                tenure.clone().end(tx, from_on)?;
            }
            let title = match seat.kind {
                DutyKind::Secretary => {
                    done.posts += 1;
                    secretary_title(said.post.as_deref())
                }
                _ => {
                    done.duties += 1;
                    if let Some(post) = &said.post {
                        let new = tx.add_township_post(&person, post, day.into())?;
                        done.posts += usize::from(new);
                    }
                    None
                }
            };
            let begins = Begins {
                kind: seat.kind,
                village: self.villages.get(&seat.village).or_not_found("村")?,
                person: &person,
                title,
                from_on,
                until_on,
                document: filled(reconcile.document.as_deref()),
            };
            begins.write(tx)?;
        }
        Ok(done)
    }

    /// From when until when, and whose time ends; `None`: the register has them that day.
    #[expect(clippy::type_complexity, reason = "read once, where it is made")]
    fn days(
        &self,
        seat: &SeatRead,
        said: &Said,
        day: Day,
    ) -> Result<Option<(PartialDate, Option<PartialDate>, Vec<&Tenure>)>> {
        let tenures = self.tenures.of(&seat.village, seat.kind);
        let spans = spans(tenures);
        let mut day = day;
        while let Some(at) = holding(&spans, day) {
            let person = tenures[at].person_id();
            if self
                .names
                .get(person)
                .is_some_and(|name| alike(name, &said.name))
            {
                return Ok(None);
            }
            // What is over is history: the seat was free only after it.
            match (seat.state, spans[at].until_on) {
                (ReconcileState::Agreed, Some(until)) => day = until.first_day(),
                _ => break,
            }
        }
        match take_over(&spans, day) {
            Takeover::Fits { ends, until } => {
                let ends = ends.into_iter().map(|at| &tenures[at]).collect();
                Ok(Some((day.into(), until, ends)))
            }
            Takeover::BeganThatDay(at) => {
                let village = self.villages.get(&seat.village);
                let message = format!(
                    "{}的{}{}{}才开始任职，起始日期应晚于这一天",
                    village.map_or("", |village| &village.name),
                    seat.kind.label(),
                    self.names
                        .get(tenures[at].person_id())
                        .map_or("", String::as_str),
                    in_words(day),
                );
                Err(Error::invalid("from_on", "interval.empty", message))
            }
        }
    }

    fn refuse_unknown_answers(&self, answers: &BTreeMap<String, ReconcileAnswer>) -> Result<()> {
        for (key, answer) in answers {
            let seat = self.seats.iter().find(|seat| seat.key() == *key);
            let choices = seat.map_or(0, |seat| seat.said.len());
            let known = match answer {
                ReconcileAnswer::Choice(at) => *at < choices,
                ReconcileAnswer::Word(ReconcileWord::Skip) => seat.is_some(),
            };
            if !known {
                let message = format!("没有“{key}”这个问题或这个选项，请重新核对");
                return Err(Error::invalid("answers", "answer.unknown", message));
            }
        }
        Ok(())
    }
}

impl SeatRead {
    fn key(&self) -> String {
        format!("village:{}:{}", self.village, self.kind.label())
    }
}

/// Whether a post only repeats the seat: 包村干部, 驻村干部 …
fn is_only_the_seat(kind: DutyKind, post: &str) -> bool {
    let words: &[&str] = match kind {
        DutyKind::Leader => &[
            "包村领导",
            "包联领导",
            "联村领导",
            "联系领导",
            "包片领导",
            "领导",
        ],
        DutyKind::Contact => &[
            "包村干部",
            "驻村干部",
            "联村干部",
            "包联干部",
            "包片干部",
            "干部",
        ],
        DutyKind::FirstSecretary => &["驻村第一书记", "第一书记"],
        DutyKind::Secretary => &[],
    };
    words.iter().any(|word| alike(word, post))
}
