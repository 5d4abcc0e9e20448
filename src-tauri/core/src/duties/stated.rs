//! What the sheets of a day say of the seats of villages, held against the register.

use std::collections::HashMap;

use super::reconcile::{ReconcileChoice, ReconcileSeat, ReconcileState};
use super::rules::{alike, alike_or_missing, bring_together, one_title_a_name, title_on, Said};
use super::tenures::{Tenure, Tenures};
use super::who::known_as;
use super::{filled, DutyKind};
use crate::date::Day;
use crate::error::Result;
use crate::ids::{PersonId, TownshipId, VillageId};
use crate::people::rules::read_name;
use crate::people::Person;
use crate::reserves::{ReserveOnDay, State};
use crate::store::Db;
use crate::villages::Village;

/// One seat of one village as the rows have it.
pub(super) struct SeatRead {
    pub(super) village: VillageId,
    pub(super) kind: DutyKind,
    /// What is written, and last whom the register has, when nobody wrote it.
    pub(super) said: Vec<Said>,
    pub(super) state: ReconcileState,
}

/// Everything that is written, and what it is held against.
pub(super) struct Read {
    pub(super) tenures: Tenures,
    pub(super) villages: HashMap<VillageId, Village>,
    pub(super) people: HashMap<String, Vec<Person>>,
    pub(super) names: HashMap<PersonId, String>,
    pub(super) seats: Vec<SeatRead>,
    pub(super) earliest: Option<Day>,
}

/// Whom seats are given to; one who is new comes once.
#[derive(Default)]
pub(super) struct Cast {
    pub(super) fresh: Vec<Fresh>,
}

/// Somebody to add.
pub(super) struct Fresh {
    pub(super) township_id: TownshipId,
    pub(super) name: String,
    pub(super) post: Option<String>,
    /// Of a secretary: where; two villages' secretaries of one name are two people.
    pub(super) village: Option<VillageId>,
}

/// A person of the register, or the place of one to add.
pub(super) enum Part<'a> {
    Known(&'a Person),
    Fresh(usize),
}

impl Read {
    pub(super) fn of(db: &Db, as_of: Day) -> Result<Self> {
        let mut people: HashMap<String, Vec<Person>> = HashMap::new();
        let mut names = HashMap::new();
        for person in db.all::<Person>()? {
            names.insert(person.id.clone(), person.name.clone());
            people.entry(person.name.clone()).or_default().push(person);
        }
        let villages = db.every_village_on(as_of)?;
        let spells = db.reserves_on(as_of, &[], State::InPool)?;
        let entered = spells
            .iter()
            .filter(|row| !row.reserve.stated_mentors.on(as_of).is_empty());
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
        let stated = rows
            .iter()
            .flat_map(|row| row.reserve.stated_mentors.on(as_of));
        let named = stated.filter(|mentor| mentor.seat == kind.label());
        let mut said = bring_together(named.map(|mentor| {
            let post = mentor
                .post
                .as_deref()
                .filter(|post| !is_only_the_seat(kind, post));
            (read_name(&mentor.name).name, filled(post))
        }));
        if kind == DutyKind::Secretary {
            said = one_title_a_name(said);
        }
        if said.is_empty() {
            return None;
        }
        let present = self.tenures.on(village, kind, as_of);
        let present = present.map(|tenure| self.present(tenure, as_of));
        // A sheet stays as it was written: whom it names may have handed over since.
        let entered = rows.iter().map(|row| row.reserve.entered_on.first_day());
        let since = entered.min()?;
        let held = self.tenures.of(village, kind).iter().any(|tenure| {
            let until = tenure.span().until_on;
            until.is_none_or(|until| until.first_day() > since)
                && said.iter().any(|one| alike(&one.name, self.name(tenure)))
        });
        let state = match present {
            None if said.len() == 1 => ReconcileState::Agreed,
            None => ReconcileState::Asked,
            Some(_) if held => ReconcileState::Already,
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

    /// The name of whom the register has.
    fn name(&self, tenure: &Tenure) -> &str {
        self.names
            .get(tenure.person_id())
            .map_or("", String::as_str)
    }

    /// Whom the register has.
    fn present(&self, tenure: &Tenure, as_of: Day) -> Said {
        let posts = self.tenures.posts_of(tenure.person_id());
        let title = tenure.title().or_else(|| title_on(posts, as_of));
        Said {
            name: self.name(tenure).to_owned(),
            post: title.map(str::to_owned),
            rows: 0,
        }
    }

    pub(super) fn shown(&self, seat: &SeatRead) -> ReconcileSeat {
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
    pub(super) fn with_posts_first(
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
    pub(super) fn cast<'a>(
        &'a self,
        cast: &mut Cast,
        seat: &SeatRead,
        said: &Said,
    ) -> Option<Part<'a>> {
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
}

impl SeatRead {
    /// What the clerk's answer is filed under.
    pub(super) fn key(&self) -> String {
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
