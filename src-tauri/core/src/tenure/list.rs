//! Who was secretary for how long, up to a day.

use std::collections::HashMap;

use super::rules::{self, Length, Run};
use super::terms::terms;
use super::{Basis, PersonTenure, Served, TenureFilter, TenureList, TenureSpell, Term, TermTenure};
use crate::date::Day;
use crate::duties::rules::Span;
use crate::duties::Post;
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, TownshipId, VillageId};
use crate::people::Person;
use crate::registry::Registry;
use crate::villages::Village;

/// Years that make eligible where none are given.
pub(crate) const YEARS: u32 = 5;

impl Registry {
    /// Everybody who was secretary up to a day, the longest first.
    pub fn tenure(&self, filter: &TenureFilter, today: Day) -> Result<TenureList> {
        let as_of = filter.as_of.unwrap_or(today);
        let basis = filter.basis.unwrap_or_default();
        let years = filter.years.unwrap_or(YEARS).clamp(1, 60);
        let counting = Counting::read(self, as_of, years)?;
        let mut posts: HashMap<PersonId, Vec<Post>> = HashMap::new();
        for post in self.db.all::<Post>()? {
            posts.entry(post.person_id.clone()).or_default().push(post);
        }
        let mut rows = Vec::new();
        for (person, posts) in posts {
            let person: Person = self.db.find(person.as_str())?.or_not_found("人员")?;
            rows.extend(counting.of(&person, posts));
        }
        let asked = filter.villages.as_deref().unwrap_or_default();
        rows.retain(|row| {
            (asked.is_empty() || asked.contains(&row.village_id))
                && filter
                    .in_office
                    .is_none_or(|wanted| row.in_office == wanted)
        });
        rows.sort_by(|a, b| {
            let by = |row: &PersonTenure| std::cmp::Reverse(row.served(basis).length);
            (by(a), &a.name, &a.person_id).cmp(&(by(b), &b.name, &b.person_id))
        });
        let soon = rules::months_after(as_of, 12);
        let mut list = TenureList {
            as_of,
            basis,
            years,
            eligible: rows.iter().filter(|row| row.served(basis).reached).count(),
            soon: rows
                .iter()
                .filter(|row| row.reaches_between(basis, as_of, soon))
                .count(),
            in_office: rows.iter().filter(|row| row.in_office).count(),
            definition: rules::definition(basis, years),
            rows: Vec::new(),
        };
        if let Some(text) = filter
            .text
            .as_deref()
            .map(str::trim)
            .filter(|it| !it.is_empty())
        {
            let found = self.found_ids(text)?;
            rows.retain(|row| {
                found.contains(row.person_id.as_str())
                    || row.spells.iter().any(|spell| spell.village.contains(text))
            });
        }
        if filter.only_eligible == Some(true) {
            rows.retain(|row| row.served(basis).reached);
        }
        list.rows = rows;
        Ok(list)
    }

    /// One person's time as secretary up to a day; `None`: never was.
    pub(crate) fn tenure_of(&self, id: &PersonId, as_of: Day) -> Result<Option<PersonTenure>> {
        let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
        let posts: Vec<Post> = self.db.find_by("person_id", id.as_str())?;
        Ok(Counting::read(self, as_of, YEARS)?.of(&person, posts))
    }
}

impl PersonTenure {
    /// By one of the counts.
    #[must_use]
    pub fn served(&self, basis: Basis) -> &Served {
        match basis {
            Basis::Cumulative => &self.cumulative,
            Basis::Continuous => &self.continuous,
        }
    }

    /// Whether somebody in office reaches the years after a day and up to another one.
    pub(crate) fn reaches_between(&self, basis: Basis, after: Day, until: Day) -> bool {
        let served = self.served(basis);
        self.in_office
            && !served.reached
            && served
                .reaches_on
                .is_some_and(|on| after < on && on <= until)
    }
}

/// What everybody's time is counted with.
struct Counting {
    as_of: Day,
    years: u32,
    terms: Vec<Term>,
    /// The township and the name of each.
    villages: HashMap<VillageId, [String; 2]>,
}

impl Counting {
    fn read(registry: &Registry, as_of: Day, years: u32) -> Result<Self> {
        let villages = registry.db.every_village_on(as_of)?;
        let townships = registry.db.townships_on(as_of)?;
        let townships: HashMap<TownshipId, String> =
            townships.into_iter().map(|it| (it.id, it.name)).collect();
        let told = |it: Village| {
            let township = townships.get(&it.township_id).cloned();
            (it.id, [township.unwrap_or_default(), it.name])
        };
        Ok(Self {
            as_of,
            years,
            terms: terms(&registry.db)?,
            villages: villages.into_iter().map(told).collect(),
        })
    }

    /// A person's posts counted; `None`: none of them is a secretary's by the day.
    fn of(&self, person: &Person, mut posts: Vec<Post>) -> Option<PersonTenure> {
        posts.retain(|post| post.secretary_of().is_some());
        posts.sort_by(|a, b| (a.from_on.first_day(), &a.id).cmp(&(b.from_on.first_day(), &b.id)));
        // Planned posts count when the day is told on which somebody will have served so long.
        let spans: Vec<Span> = posts.iter().map(Post::span).collect();
        let runs = rules::runs(&spans);
        posts.retain(|post| post.from_on.first_day() <= self.as_of);
        let holding = |post: &&Post| post.span().holds_on(self.as_of);
        let at = posts.iter().rev().find(holding).or(posts.last())?;
        let village_id = at.village_id.clone()?;
        let [township, village] = self.village(&village_id);
        let title = at.title.clone();
        Some(PersonTenure {
            person_id: person.id.clone(),
            name: person.name.clone(),
            birth: person.birth,
            township,
            in_office: rules::in_office(&runs, self.as_of),
            village,
            village_id,
            title,
            continuous: self.served(&runs, Basis::Continuous),
            cumulative: self.served(&runs, Basis::Cumulative),
            terms: self.by_term(&spans),
            spells: posts.iter().filter_map(|post| self.spell(post)).collect(),
        })
    }

    fn served(&self, runs: &[Run], basis: Basis) -> Served {
        let length = rules::served(runs, basis, self.as_of);
        Served {
            length,
            text: length.in_words(),
            reached: length.reaches(self.years),
            reaches_on: rules::reaches_on(runs, basis, self.years, self.as_of),
        }
    }

    fn by_term(&self, spans: &[Span]) -> Vec<TermTenure> {
        let told = rules::by_term(spans, &self.terms, self.as_of).into_iter();
        told.map(|(term, length)| TermTenure {
            term: term.map(|term| term.name.clone()),
            length,
            length_text: length.in_words(),
        })
        .collect()
    }

    fn spell(&self, post: &Post) -> Option<TenureSpell> {
        let village_id = post.village_id.clone()?;
        let until = post
            .until_on
            .map_or(self.as_of, super::super::date::PartialDate::first_day);
        let length = Length::between(post.from_on.first_day(), until.min(self.as_of));
        let [_, village] = self.village(&village_id);
        Some(TenureSpell {
            post_id: post.id.clone(),
            village,
            village_id,
            title: post.title.clone(),
            from_on: post.from_on,
            until_on: post.until_on,
            length,
            length_text: length.in_words(),
        })
    }

    /// The township and the name of a village.
    fn village(&self, id: &VillageId) -> [String; 2] {
        self.villages.get(id).cloned().unwrap_or_default()
    }
}
