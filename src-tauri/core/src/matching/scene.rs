//! The register as matching sees it on a day: who is in no pool, what villages have and need.

use std::collections::{HashMap, HashSet};

use super::rules::{is_of_board, Board, Candidate, Home, Sought};
use super::{MatchRequest, MatchWeights, VillageNeed};
use crate::codes::is_college_or_above;
use crate::date::{in_force, Day};
use crate::duties::{Duty, Post};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::people::{FactField, FactsOnDay, Person};
use crate::registry::Registry;
use crate::reserves::{Reserve, ReserveOnDay, State};
use crate::selection::Prospect;
use crate::specialties::rules::major_of;
use crate::specialties::{agree, Specialties};
use crate::store::Db;
use crate::villages::{rules::stem, VillageAlias, VillageRow};
use crate::workbench::rules::{lacks, Counted};

/// Reasons to leave the pool after which nobody is thought of.
const GONE: [&str; 2] = ["去世", "触碰负面清单"];
/// A name's stem is looked for in homes from this many characters on: 东沟 is part of too much.
const LONG_ENOUGH: usize = 3;

/// People and villages, numbered, with everything that speaks for bringing them together.
pub(super) struct Scene {
    pub(super) as_of: Day,
    /// By name.
    pub(super) people: Vec<Candidate>,
    /// In paper order.
    pub(super) villages: Vec<Sought>,
    /// What the numbers in [`Sought::industry`] mean.
    pub(super) vocabulary: Vec<String>,
    /// Every village's name.
    pub(super) names: HashMap<VillageId, String>,
    /// Asked for, and in a pool already without being sent elsewhere: name and village.
    pub(super) in_pool: Vec<(PersonId, String, String)>,
}

impl Scene {
    pub(super) fn load(
        registry: &Registry,
        request: &MatchRequest,
        weights: &MatchWeights,
        today: Day,
    ) -> Result<Self> {
        let as_of = request.as_of.unwrap_or(today);
        let day = OnDay::read(registry, as_of)?;
        let mut vocabulary = Vec::new();
        let villages = day.sought(registry, request, weights, &mut vocabulary)?;
        let (asked, in_pool) = match &request.people {
            None => (day.free(&registry.db)?, Vec::new()),
            Some(asked) => day.asked_for(&registry.db, asked, request.reserves)?,
        };
        let people = day.candidates(&registry.db, asked, weights, &vocabulary)?;
        let names = day.villages.iter();
        Ok(Self {
            as_of,
            names: names.map(|it| (it.id.clone(), it.name.clone())).collect(),
            people,
            villages,
            vocabulary,
            in_pool,
        })
    }

    pub(super) fn name_of(&self, village: &VillageId) -> String {
        self.names.get(village).cloned().unwrap_or_default()
    }
}

/// A day of the register, read once.
pub(super) struct OnDay {
    pub(super) as_of: Day,
    /// In paper order.
    pub(super) villages: Vec<VillageRow>,
    /// In force, by person.
    pub(super) posts: HashMap<PersonId, Vec<Post>>,
    /// Who holds a duty.
    pub(super) on_duty: HashSet<PersonId>,
    /// Of those in no pool, the spell that ended last.
    pub(super) left: HashMap<PersonId, Reserve>,
    /// Those a village keeps in touch with.
    pub(super) prospects: HashMap<PersonId, Prospect>,
    pub(super) needs: HashMap<VillageId, VillageNeed>,
    pool: HashMap<VillageId, Vec<ReserveOnDay>>,
    /// In whose pool somebody is.
    whose: HashMap<PersonId, VillageId>,
    pub(super) boards: HashMap<VillageId, Board>,
}

impl OnDay {
    pub(super) fn read(registry: &Registry, as_of: Day) -> Result<Self> {
        let db = &registry.db;
        let mut posts: HashMap<PersonId, Vec<Post>> = HashMap::new();
        let all: Vec<Post> = db.all()?;
        for post in all.into_iter().filter(|post| post.span().holds_on(as_of)) {
            posts.entry(post.person_id.clone()).or_default().push(post);
        }
        let duties: Vec<Duty> = db.all()?;
        let duties = duties
            .into_iter()
            .filter(|duty| duty.span().holds_on(as_of));
        let mut prospects: Vec<Prospect> = db.all()?;
        prospects.retain(|one| in_force(Some(one.from_on), one.until_on, as_of));
        let needs: Vec<VillageNeed> = db.all()?;
        let mut pool: HashMap<VillageId, Vec<ReserveOnDay>> = HashMap::new();
        let mut whose = HashMap::new();
        for row in db.reserves_on(as_of, &[], State::InPool)? {
            let village = row.reserve.village_id.clone();
            whose.insert(row.person.id.clone(), village.clone());
            pool.entry(village).or_default().push(row);
        }
        Ok(Self {
            villages: registry.villages(as_of)?,
            boards: boards(db, &posts, as_of)?,
            on_duty: duties.map(|duty| duty.person_id).collect(),
            left: db.last_spells_left(as_of)?,
            prospects: prospects
                .into_iter()
                .map(|one| (one.person_id.clone(), one))
                .collect(),
            needs: needs
                .into_iter()
                .map(|need| (need.village_id.clone(), need))
                .collect(),
            posts,
            pool,
            whose,
            as_of,
        })
    }

    /// What a village's pool lacks of the suggested minimum, in words.
    pub(super) fn lacks(&self, registry: &Registry, village: &VillageId) -> Result<Vec<String>> {
        let pool = self.pool.get(village).into_iter().flatten();
        let counted: Vec<Counted<'_>> = pool
            .map(|row| Counted {
                age: row.person.birth.map(|birth| birth.age_on(self.as_of)),
                sex: row.person.sex.as_deref(),
                education: row.facts.get(FactField::Education),
            })
            .collect();
        Ok(lacks(registry.minimum()?, &counted))
    }

    /// People in a village's pool.
    pub(super) fn reserves(&self, village: &VillageId) -> usize {
        self.pool.get(village).map_or(0, Vec::len)
    }

    /// Everybody in a pool.
    pub(super) fn in_pool(&self) -> impl Iterator<Item = &ReserveOnDay> {
        self.pool.values().flatten()
    }

    /// Whether somebody is in a pool, and whose.
    pub(super) fn pool_of(&self, person: &PersonId) -> Option<&ReserveOnDay> {
        let mut pool = self.pool.get(self.whose.get(person)?)?.iter();
        pool.find(|row| row.person.id == *person)
    }

    /// Who comes into question: in no pool, without a post or duty, and not gone for good.
    fn free(&self, db: &Db) -> Result<Vec<Person>> {
        let mut people = db.people_without_spell(self.as_of)?;
        people.retain(|person| !self.is_busy(&person.id) && !self.is_gone(&person.id));
        Ok(people)
    }

    /// Holds a post or duty.
    pub(super) fn is_busy(&self, person: &PersonId) -> bool {
        self.posts.contains_key(person) || self.on_duty.contains(person)
    }

    /// Left the pool for a reason after which nobody comes back.
    pub(super) fn is_gone(&self, person: &PersonId) -> bool {
        let left = self
            .left
            .get(person)
            .and_then(|spell| spell.left_reason.as_deref());
        left.is_some_and(|reason| GONE.contains(&reason))
    }

    /// Those asked for who may be sent, each once; and those who stay in the pool they are in, unless
    /// `reserves` go too.
    #[expect(clippy::type_complexity, reason = "two halves of one list")]
    fn asked_for(
        &self,
        db: &Db,
        asked: &[PersonId],
        reserves: bool,
    ) -> Result<(Vec<Person>, Vec<(PersonId, String, String)>)> {
        let (mut sent, mut in_pool) = (Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        for id in asked.iter().filter(|id| seen.insert(*id)) {
            let person: Person = db.find(id.as_str())?.or_not_found("人员")?;
            match self.pool_of(id) {
                Some(row) if !reserves => {
                    in_pool.push((person.id, person.name, row.village.clone()));
                }
                _ => sent.push(person),
            }
        }
        Ok((sent, in_pool))
    }

    /// People as they are compared with villages, by name.
    fn candidates(
        &self,
        db: &Db,
        mut people: Vec<Person>,
        weights: &MatchWeights,
        vocabulary: &[String],
    ) -> Result<Vec<Candidate>> {
        people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let ids: Vec<&PersonId> = people.iter().map(|person| &person.id).collect();
        let facts = db.facts_of(&ids, self.as_of)?;
        let specialties = Specialties::read(db)?;
        let townships = self.townships();
        let none = FactsOnDay::default();
        let candidate = |person: &Person| {
            let facts = facts.get(&person.id).unwrap_or(&none);
            let prospect = self.prospects.get(&person.id);
            let mut fields = specialties.known_by(facts, person.skills.as_deref());
            let good_at = prospect.and_then(|one| one.field.as_deref());
            fields.extend(specialties.fields_of(good_at.unwrap_or_default()));
            let knows = |field: &String| fields.iter().any(|one| agree(one, field));
            let home = |(label, text): (&'static str, Option<String>)| {
                let text = text?;
                let named = townships.iter().enumerate();
                let named = named.filter(|(_, name)| text.contains(name.as_str()));
                Some(Home {
                    label,
                    townships: named.map(|(at, _)| at).collect(),
                    in_county: !weights.county.is_empty() && text.contains(&weights.county),
                    text,
                })
            };
            let homes = [
                ("籍贯", person.native_place.clone()),
                ("出生地", person.birthplace.clone()),
                ("家庭住址", person.address.clone()),
                (
                    "联系村",
                    prospect.and_then(|one| self.written(&one.village_id)),
                ),
            ];
            Candidate {
                id: person.id.clone(),
                name: person.name.clone(),
                sex: person.sex.clone(),
                age: person.birth.map(|birth| birth.age_on(self.as_of)),
                education: facts.get(FactField::Education).map(str::to_owned),
                major: major(facts),
                native_place: person.native_place.clone(),
                homes: homes.into_iter().filter_map(home).collect(),
                knows: vocabulary.iter().map(knows).collect(),
                pool: self
                    .pool_of(&person.id)
                    .map(|row| row.reserve.village_id.clone()),
            }
        };
        Ok(people.iter().map(candidate).collect())
    }

    /// A village as an address writes it.
    fn written(&self, id: &VillageId) -> Option<String> {
        let village = self.villages.iter().find(|village| village.id == *id)?;
        Some(format!("{}{}", village.township, village.name))
    }

    /// Names of the townships, in the order of their villages.
    fn townships(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for village in &self.villages {
            if !names.contains(&village.township) {
                names.push(village.township.clone());
            }
        }
        names
    }

    /// The villages asked for as they are compared with people, with a vocabulary that grows with
    /// what they need.
    fn sought(
        &self,
        registry: &Registry,
        request: &MatchRequest,
        weights: &MatchWeights,
        vocabulary: &mut Vec<String>,
    ) -> Result<Vec<Sought>> {
        let specialties = Specialties::read(&registry.db)?;
        let aliases: Vec<VillageAlias> = registry.db.all()?;
        let townships = self.townships();
        let mut sought = Vec::new();
        for village in &self.villages {
            let asked = match &request.villages {
                Some(asked) => asked.contains(&village.id),
                None => !self.lacks(registry, &village.id)?.is_empty(),
            };
            if !asked {
                continue;
            }
            let mut numbers = |text: Option<&String>| -> Vec<usize> {
                let text = text.map_or("", String::as_str);
                let fields = specialties.fields_of(text).into_iter();
                fields.map(|field| number_of(field, vocabulary)).collect()
            };
            let need = self.needs.get(&village.id);
            let of_village = aliases
                .iter()
                .filter(|alias| alias.village_id == village.id);
            let mut written: Vec<String> = of_village.map(|alias| alias.alias.clone()).collect();
            written.push(village.name.clone());
            let stem = stem(&village.name);
            if stem.chars().count() >= LONG_ENOUGH {
                written.push(stem);
            }
            let industry = numbers(need.and_then(|need| need.industry.as_ref()));
            let mut wanted = numbers(need.and_then(|need| need.majors.as_ref()));
            wanted.extend(numbers(need.and_then(|need| need.wishes.as_ref())));
            let at = townships.iter().position(|name| *name == village.township);
            sought.push(Sought {
                id: village.id.clone(),
                name: village.name.clone(),
                township_at: at.unwrap_or_default(),
                township: village.township.clone(),
                county: weights.county.clone(),
                written,
                industry,
                wanted,
                reserves: self.reserves(&village.id),
                board: self.boards.get(&village.id).cloned().unwrap_or_default(),
            });
        }
        Ok(sought)
    }
}

/// 专业 of the highest education, where a school and a major are known.
pub(super) fn major(facts: &FactsOnDay) -> Option<String> {
    let schools = [
        FactField::SchoolMajor,
        FactField::FullTimeSchool,
        FactField::InServiceSchool,
    ];
    let mut majors = schools.into_iter().filter_map(|field| facts.get(field));
    majors.find_map(|text| {
        let major = major_of(text);
        let major = major.strip_suffix("专业").unwrap_or(major);
        (!major.is_empty()).then(|| major.to_owned())
    })
}

/// The boards of a day, from the posts that hold.
fn boards(
    db: &Db,
    posts: &HashMap<PersonId, Vec<Post>>,
    as_of: Day,
) -> Result<HashMap<VillageId, Board>> {
    let members: Vec<(&PersonId, HashSet<&VillageId>)> = posts
        .iter()
        .map(|(person, posts)| {
            let of_board = posts.iter().filter(|post| is_of_board(&post.title));
            (
                person,
                of_board
                    .filter_map(|post| post.village_id.as_ref())
                    .collect(),
            )
        })
        .filter(|(_, villages): &(_, HashSet<_>)| !villages.is_empty())
        .collect();
    let ids: Vec<&PersonId> = members.iter().map(|(person, _)| *person).collect();
    let facts = db.facts_of(&ids, as_of)?;
    let mut boards: HashMap<VillageId, Board> = HashMap::new();
    for (id, villages) in members {
        let person: Person = db.find(id.as_str())?.or_not_found("人员")?;
        let education = facts
            .get(id)
            .and_then(|facts| facts.get(FactField::Education));
        for village in villages {
            let board = boards.entry(village.clone()).or_default();
            board.members += 1;
            board
                .ages
                .extend(person.birth.map(|birth| birth.age_on(as_of)));
            if let Some(education) = education {
                board.schooled.0 += 1;
                board.schooled.1 += usize::from(is_college_or_above(education));
            }
            if let Some(sex) = &person.sex {
                board.sexes.0 += 1;
                board.sexes.1 += usize::from(sex == "女");
            }
        }
    }
    Ok(boards)
}

fn number_of(field: String, vocabulary: &mut Vec<String>) -> usize {
    let known = vocabulary.iter().position(|one| *one == field);
    known.unwrap_or_else(|| {
        vocabulary.push(field);
        vocabulary.len() - 1
    })
}
