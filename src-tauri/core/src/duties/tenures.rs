//! Who held which seat of a village when: duties and posts of the secretary, seen alike.

use std::collections::HashMap;

use super::rules::{self, Span};
use super::{ComingHolder, Duty, DutyKind, Holder, Post};
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{PersonId, VillageId};
use crate::mentoring::rules::is_village_party_secretary;
use crate::people::Person;
use crate::registry::Tx;
use crate::store::Db;

/// Somebody's time in a seat of a village.
#[derive(Debug, Clone)]
pub(super) enum Tenure {
    /// As 包村领导, 包村干部 or 驻村第一书记.
    Duty(Duty),
    /// As 村党组织书记.
    Secretary(Post),
}

impl Tenure {
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Duty(duty) => duty.id.as_str(),
            Self::Secretary(post) => post.id.as_str(),
        }
    }

    pub(super) fn person_id(&self) -> &PersonId {
        match self {
            Self::Duty(duty) => &duty.person_id,
            Self::Secretary(post) => &post.person_id,
        }
    }

    pub(super) fn village_id(&self) -> Option<&VillageId> {
        match self {
            Self::Duty(duty) => Some(&duty.village_id),
            Self::Secretary(post) => post.village_id.as_ref(),
        }
    }

    pub(super) fn kind(&self) -> DutyKind {
        match self {
            Self::Duty(duty) => duty.role.into(),
            Self::Secretary(_) => DutyKind::Secretary,
        }
    }

    pub(super) fn span(&self) -> Span {
        match self {
            Self::Duty(duty) => duty.span(),
            Self::Secretary(post) => post.span(),
        }
    }

    /// What the secretary is called in the village.
    pub(super) fn title(&self) -> Option<&str> {
        match self {
            Self::Duty(_) => None,
            Self::Secretary(post) => Some(&post.title),
        }
    }

    fn document(&self) -> Option<String> {
        match self {
            Self::Duty(duty) => duty.document.clone(),
            Self::Secretary(post) => post.document.clone(),
        }
    }

    /// Ends it on a day.
    pub(super) fn end(self, tx: &Tx<'_>, on: PartialDate) -> Result<()> {
        match self {
            Self::Duty(duty) => tx.db.update(&Duty {
                until_on: Some(on),
                ..duty
            }),
            Self::Secretary(post) => tx.db.update(&Post {
                until_on: Some(on),
                ..post
            }),
        }
    }
}

/// Every tenure of every village, and every post of everybody.
#[derive(Debug)]
pub(crate) struct Tenures {
    of_seat: HashMap<(VillageId, DutyKind), Vec<Tenure>>,
    posts: HashMap<PersonId, Vec<Post>>,
}

impl Tenures {
    pub(crate) fn read(db: &Db) -> Result<Self> {
        let mut of_seat: HashMap<_, Vec<Tenure>> = HashMap::new();
        let mut posts: HashMap<_, Vec<Post>> = HashMap::new();
        for duty in db.all::<Duty>()? {
            let seat = (duty.village_id.clone(), duty.role.into());
            of_seat.entry(seat).or_default().push(Tenure::Duty(duty));
        }
        for post in db.all::<Post>()? {
            if let Some(village) = post.secretary_of() {
                let seat = (village.clone(), DutyKind::Secretary);
                let tenure = Tenure::Secretary(post.clone());
                of_seat.entry(seat).or_default().push(tenure);
            }
            let person = post.person_id.clone();
            posts.entry(person).or_default().push(post);
        }
        Ok(Self { of_seat, posts })
    }

    /// The tenures of a seat, in the order they were recorded.
    pub(super) fn of(&self, village: &VillageId, kind: DutyKind) -> &[Tenure] {
        self.of_seat
            .get(&(village.clone(), kind))
            .map_or(&[], Vec::as_slice)
    }

    /// Whose seat it is on a day.
    pub(super) fn on(&self, village: &VillageId, kind: DutyKind, day: Day) -> Option<&Tenure> {
        let tenures = self.of(village, kind);
        rules::holding(&spans(tenures), day).map(|at| &tenures[at])
    }

    /// Who holds a seat on a day.
    pub(crate) fn holder(
        &self,
        village: &VillageId,
        kind: DutyKind,
        day: Day,
    ) -> Option<&PersonId> {
        self.on(village, kind, day).map(Tenure::person_id)
    }

    /// The villages whose seat a person holds on a day.
    pub(crate) fn held_by(&self, person: &PersonId, kind: DutyKind, day: Day) -> Vec<VillageId> {
        let seats = self.of_seat.keys().filter(|(_, of)| *of == kind);
        let held = seats.filter(|(village, _)| {
            self.on(village, kind, day)
                .is_some_and(|tenure| tenure.person_id() == person)
        });
        held.map(|(village, _)| village.clone()).collect()
    }

    /// The next change of a seat after a day.
    pub(super) fn coming(
        &self,
        db: &Db,
        village: &VillageId,
        kind: DutyKind,
        day: Day,
    ) -> Result<Option<ComingHolder>> {
        let tenures = self.of(village, kind);
        let Some((from_on, next)) = rules::next_change(&spans(tenures), day) else {
            return Ok(None);
        };
        let person = next.map(|at| db.find::<Person>(tenures[at].person_id().as_str()));
        let person = person.transpose()?.flatten();
        Ok(Some(ComingHolder {
            kind,
            name: person.map(|person| person.name),
            from_on,
        }))
    }

    /// Somebody's posts.
    pub(crate) fn posts_of(&self, person: &PersonId) -> &[Post] {
        self.posts.get(person).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody ever held a post or a duty.
    pub(super) fn is_known(&self, person: &PersonId) -> bool {
        let holds = |tenure: &Tenure| tenure.person_id() == person;
        self.posts.contains_key(person) || self.of_seat.values().flatten().any(holds)
    }

    /// A tenure as lists show it on a day.
    pub(super) fn shown(&self, db: &Db, tenure: &Tenure, day: Day) -> Result<Holder> {
        let person_id = tenure.person_id().clone();
        let outside = || rules::title_on(self.posts_of(&person_id), day);
        let span = tenure.span();
        Ok(Holder {
            id: tenure.id().to_owned(),
            name: db
                .find::<Person>(person_id.as_str())?
                .map(|person| person.name)
                .unwrap_or_default(),
            post: tenure.title().or_else(outside).map(str::to_owned),
            from_on: span.from_on,
            until_on: span.until_on,
            document: tenure.document(),
            person_id,
        })
    }
}

/// The days of tenures.
pub(super) fn spans(tenures: &[Tenure]) -> Vec<Span> {
    tenures.iter().map(Tenure::span).collect()
}

impl Duty {
    /// Its days.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            from_on: self.from_on,
            until_on: self.until_on,
        }
    }
}

impl Post {
    /// Its days.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            from_on: self.from_on,
            until_on: self.until_on,
        }
    }

    /// The village of which it is the post of 村党组织书记.
    #[must_use]
    pub fn secretary_of(&self) -> Option<&VillageId> {
        self.village_id
            .as_ref()
            .filter(|_| is_village_party_secretary(&self.title))
    }
}
