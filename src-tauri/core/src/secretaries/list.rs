//! Who is secretary where on a day, of which type, for how long, and who should follow.

use std::collections::{HashMap, HashSet};

use super::{
    rules, SecretaryFilter, SecretaryList, SecretaryRow, SecretaryType, SecretaryTypeCount,
    Successor, TypedRow, TypedSecretary, VacantVillage,
};
use crate::date::Day;
use crate::duties::Post;
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, SecretaryTypeId, VillageId};
use crate::people::{FactField, FactsOnDay, Person};
use crate::registry::Registry;
use crate::reserves::{ReserveOnDay, State};
use crate::store::Db;
use crate::tenure::{PersonTenure, TenureFilter, Term};
use crate::villages::VillageRow;

/// The 培养方向 of those meant to follow.
const TARGET_POST: &str = "村党组织书记";

impl Registry {
    /// The secretaries of a day, in paper order.
    pub fn secretaries(&self, filter: &SecretaryFilter, today: Day) -> Result<SecretaryList> {
        let as_of = filter.as_of.unwrap_or(today);
        let asked = filter.villages.as_deref().unwrap_or_default();
        let mut villages = self.villages(as_of)?;
        villages.retain(|village| asked.is_empty() || asked.contains(&village.id));
        let scene = Scene::read(self, as_of)?;
        let (mut rows, mut vacant) = (Vec::new(), Vec::new());
        for village in villages {
            match scene.posts.get(&village.id) {
                Some(post) => rows.push(scene.row(&self.db, &village, post)?),
                None => vacant.push(VacantVillage {
                    village_id: village.id,
                    village: village.name,
                }),
            }
        }
        let mut list = scene.counted(&rows);
        let types = filter.types.as_deref().unwrap_or_default();
        rows.retain(|row| {
            let of_type = row.typed.as_ref().map(|it| &it.typed.secretary_type_id);
            (types.is_empty() || of_type.is_some_and(|id| types.contains(id)))
                && (filter.only_undecided != Some(true) || of_type.is_none())
        });
        let text = filter.text.as_deref().map(str::trim).unwrap_or_default();
        if !text.is_empty() {
            let found = self.found_ids(text)?;
            rows.retain(|row| found.contains(row.person_id.as_str()) || row.village.contains(text));
        }
        list.rows = rows;
        list.vacant = vacant;
        Ok(list)
    }
}

/// Everything the list is told from.
struct Scene {
    as_of: Day,
    /// The secretary's post of each village.
    posts: HashMap<VillageId, Post>,
    facts: HashMap<PersonId, FactsOnDay>,
    tenure: HashMap<PersonId, PersonTenure>,
    types: Vec<SecretaryType>,
    typed: HashMap<PersonId, Vec<TypedSecretary>>,
    successors: HashMap<VillageId, Vec<ReserveOnDay>>,
    terms: Vec<Term>,
}

impl Scene {
    fn read(registry: &Registry, as_of: Day) -> Result<Self> {
        let db = &registry.db;
        let posts = posts_on(db, as_of)?;
        let people: Vec<&PersonId> = posts.values().map(|post| &post.person_id).collect();
        let in_office = TenureFilter {
            as_of: Some(as_of),
            in_office: Some(true),
            ..TenureFilter::default()
        };
        let tenure = registry.tenure(&in_office, as_of)?.rows.into_iter();
        let mut typed: HashMap<PersonId, Vec<TypedSecretary>> = HashMap::new();
        for one in db.all::<TypedSecretary>()? {
            typed.entry(one.person_id.clone()).or_default().push(one);
        }
        let mut successors: HashMap<VillageId, Vec<ReserveOnDay>> = HashMap::new();
        for reserve in db.reserves_on(as_of, &[], State::InPool)? {
            let target = reserve.facts.get(FactField::TargetPost);
            if target.is_some_and(|target| target.contains(TARGET_POST)) {
                let village = reserve.reserve.village_id.clone();
                successors.entry(village).or_default().push(reserve);
            }
        }
        Ok(Self {
            as_of,
            facts: db.facts_of(&people, as_of)?,
            tenure: tenure.map(|row| (row.person_id.clone(), row)).collect(),
            types: super::types::in_order(db)?,
            typed,
            successors,
            terms: registry.terms()?,
            posts,
        })
    }

    fn row(&self, db: &Db, village: &VillageRow, post: &Post) -> Result<SecretaryRow> {
        let person: Person = db.find(post.person_id.as_str())?.or_not_found("人员")?;
        let facts = self.facts.get(&person.id);
        let tenure = self.tenure.get(&person.id);
        let age_on = |day: Day| person.birth.map(|birth| birth.age_on(day));
        let present = self.terms.iter().find(|term| term.holds_on(self.as_of));
        let typed = self.typed.get(&person.id).map_or(&[][..], Vec::as_slice);
        let mut history: Vec<&TypedSecretary> = typed.iter().collect();
        history.sort_by_key(|one| std::cmp::Reverse((one.from_on.first_day(), &one.id)));
        Ok(SecretaryRow {
            age: age_on(self.as_of),
            education: facts.and_then(|facts| facts.get(FactField::Education).map(str::to_owned)),
            village_id: village.id.clone(),
            village: village.name.clone(),
            township: village.township.clone(),
            title: post.title.clone(),
            from_on: post.from_on,
            term: post
                .term
                .clone()
                .or_else(|| present.map(|term| term.name.clone())),
            age_at_election: self.election_on().and_then(|on| age_on(on.max(self.as_of))),
            continuous: tenure.map_or_else(String::new, |it| it.continuous.text.clone()),
            cumulative: tenure.map_or_else(String::new, |it| it.cumulative.text.clone()),
            typed: rules::type_on(typed, self.as_of).map(|one| self.named(one)),
            history: history.into_iter().map(|one| self.named(one)).collect(),
            successors: self.successors_in(&village.id),
            person_id: person.id,
            name: person.name,
            sex: person.sex,
            birth: person.birth,
        })
    }

    fn election_on(&self) -> Option<Day> {
        rules::next_election(&self.terms, self.as_of)
    }

    fn named(&self, typed: &TypedSecretary) -> TypedRow {
        let of_id = |kind: &&SecretaryType| kind.id == typed.secretary_type_id;
        let kind = self.types.iter().find(of_id);
        TypedRow {
            typed: typed.clone(),
            type_name: kind.map_or_else(String::new, |kind| kind.name.clone()),
        }
    }

    fn successors_in(&self, village: &VillageId) -> Vec<Successor> {
        let reserves = self.successors.get(village).into_iter().flatten();
        let mut successors: Vec<Successor> = reserves
            .map(|row| Successor {
                person_id: row.person.id.clone(),
                name: row.person.name.clone(),
                age: row.person.birth.map(|birth| birth.age_on(self.as_of)),
                readiness: row.facts.get(FactField::Readiness).map(str::to_owned),
            })
            .collect();
        successors.sort_by_key(|one| rules::nearness(one.readiness.as_deref()));
        successors
    }

    /// The figures of all rows, and no rows yet.
    fn counted(&self, rows: &[SecretaryRow]) -> SecretaryList {
        let mut people: HashMap<Option<&SecretaryTypeId>, HashSet<&PersonId>> = HashMap::new();
        for row in rows {
            let of_type = row.typed.as_ref().map(|it| &it.typed.secretary_type_id);
            people.entry(of_type).or_default().insert(&row.person_id);
        }
        let count = |of: Option<&SecretaryTypeId>| people.get(&of).map_or(0, HashSet::len);
        let types: Vec<SecretaryTypeCount> = self
            .types
            .iter()
            .map(|kind| SecretaryTypeCount {
                secretary_type_id: kind.id.clone(),
                name: kind.name.clone(),
                people: count(Some(&kind.id)),
            })
            .collect();
        let secretaries = people.values().map(HashSet::len).sum();
        let undecided = count(None);
        let told = types.iter().map(|it| (it.name.as_str(), it.people));
        let told = told.chain([("未定", undecided)].into_iter().filter(|it| it.1 > 0));
        let told: Vec<String> = told
            .map(|(name, count)| format!("{name} {count} 人"))
            .collect();
        SecretaryList {
            as_of: self.as_of,
            rows: Vec::new(),
            secretaries,
            sentence: format!("{secretaries} 名书记：{}", told.join("、")),
            types,
            undecided,
            vacant: Vec::new(),
            election_on: self.election_on(),
        }
    }
}

/// The secretary's post of each village on a day; of two that should not be, the later one.
fn posts_on(db: &Db, day: Day) -> Result<HashMap<VillageId, Post>> {
    let mut posts: Vec<Post> = db.all()?;
    posts.retain(|post| post.span().holds_on(day));
    posts.sort_by(|a, b| (a.from_on.first_day(), &a.id).cmp(&(b.from_on.first_day(), &b.id)));
    let of_village = posts
        .into_iter()
        .filter_map(|post| Some((post.secretary_of()?.clone(), post)));
    Ok(of_village.collect())
}
