//! What became of suggestions: who was sent where, up to a day, and the figures reports ask for.

use std::collections::HashSet;

use super::rules::{mean_in_tenths, tenths_said};
use super::scene::major;
use super::{Match, MatchResultFilter, MatchResultRow, MatchResults};
use crate::codes::education_rank;
use crate::date::Day;
use crate::duties::Post;
use crate::error::{OrNotFound, Result};
use crate::ids::PersonId;
use crate::people::{FactField, FactsOnDay, Person};
use crate::registry::Registry;
use crate::reserves::rules::in_pool_on;
use crate::reserves::Reserve;
use crate::villages::VillageRow;

/// The rank of 大学.
const DEGREE: u8 = 5;

impl Registry {
    /// Who was sent where by a day, in the villages' paper order.
    pub fn match_results(&self, filter: &MatchResultFilter, today: Day) -> Result<MatchResults> {
        let as_of = filter.as_of.unwrap_or(today);
        let document = filter.document.as_deref().map(str::trim);
        let document = document.filter(|text| !text.is_empty());
        let mut matches: Vec<Match> = self.db.all()?;
        matches.retain(|one| {
            let on = one.from_on.first_day();
            on <= as_of
                && filter.from.is_none_or(|from| from <= on)
                && document.is_none_or(|text| {
                    one.document
                        .as_ref()
                        .is_some_and(|known| known.contains(text))
                })
        });
        let ids: Vec<&PersonId> = matches.iter().map(|one| &one.person_id).collect();
        let facts = self.db.facts_of(&ids, as_of)?;
        let villages = self.villages(as_of)?;
        let mut rows = Vec::new();
        for one in &matches {
            rows.extend(self.match_result(one, facts.get(&one.person_id), &villages, as_of)?);
        }
        let place = |row: &MatchResultRow| villages.iter().position(|it| it.id == row.village_id);
        rows.sort_by_cached_key(|row| (place(row), row.from_on, row.id.clone()));
        Ok(counted(as_of, rows))
    }

    /// A match as lists show it; `None`: both what began with it were recorded by mistake.
    fn match_result(
        &self,
        one: &Match,
        facts: Option<&FactsOnDay>,
        villages: &[VillageRow],
        as_of: Day,
    ) -> Result<Option<MatchResultRow>> {
        let spell: Option<Reserve> = match &one.reserve_id {
            Some(id) => self.db.find(id.as_str())?,
            None => None,
        };
        let post: Option<Post> = match &one.post_id {
            Some(id) => self.db.find(id.as_str())?,
            None => None,
        };
        let placed_as = [
            spell.as_ref().map(|_| "后备干部".to_owned()),
            post.as_ref().map(|post| post.title.clone()),
        ];
        let placed_as: Vec<String> = placed_as.into_iter().flatten().collect();
        if placed_as.is_empty() {
            return Ok(None);
        }
        let person: Person = self.db.find(one.person_id.as_str())?.or_not_found("人员")?;
        let village = villages.iter().find(|village| village.id == one.village_id);
        let village = village.or_not_found("村")?;
        Ok(Some(MatchResultRow {
            id: one.id.clone(),
            age: person.birth.map(|birth| birth.age_on(as_of)),
            education: facts.and_then(|it| it.get(FactField::Education).map(str::to_owned)),
            major: facts.and_then(major),
            person_id: person.id,
            name: person.name,
            sex: person.sex,
            birth: person.birth,
            village_id: village.id.clone(),
            village: village.name.clone(),
            township: village.township.clone(),
            from_on: one.from_on,
            placed_as: placed_as.join("、"),
            holds: spell.is_some_and(|spell| in_pool_on(&spell, as_of))
                || post.is_some_and(|post| post.span().holds_on(as_of)),
            score: one.score,
            reasons: one.reasons.clone(),
            document: one.document.clone(),
        }))
    }
}

fn counted(as_of: Day, rows: Vec<MatchResultRow>) -> MatchResults {
    let mut seen = HashSet::new();
    let people = rows.iter().filter(|row| seen.insert(&row.person_id));
    let people: Vec<(Option<&str>, Option<i32>)> = people
        .map(|row| (row.education.as_deref(), row.age))
        .collect();
    let villages: HashSet<_> = rows.iter().map(|row| &row.village_id).collect();
    let villages = villages.len();
    let ages: Vec<i32> = people.iter().filter_map(|(_, age)| *age).collect();
    MatchResults {
        as_of,
        people: people.len(),
        degree: people
            .iter()
            .filter(|(education, _)| has_degree(*education))
            .count(),
        mean_age: mean_in_tenths(&ages),
        sentence: placed_said(people, villages),
        villages,
        rows,
    }
}

/// `31 人去 31 个村；其中大学以上 24 人，占 77.4%，平均年龄 36.0 岁`.
pub(super) fn placed_said<'a>(
    people: impl IntoIterator<Item = (Option<&'a str>, Option<i32>)>,
    villages: usize,
) -> String {
    let people: Vec<_> = people.into_iter().collect();
    let all = people.len();
    let degree = people
        .iter()
        .filter(|(education, _)| has_degree(*education))
        .count();
    let ages: Vec<i32> = people.iter().filter_map(|(_, age)| *age).collect();
    let Some(permille) = (degree * 2000 + all).checked_div(all * 2) else {
        return "没有人".into();
    };
    let age = mean_in_tenths(&ages).map_or_else(String::new, |mean| {
        format!("，平均年龄 {} 岁", tenths_said(mean))
    });
    let unknown = all - ages.len();
    let unknown = match unknown {
        0 => String::new(),
        some => format!("（{some} 人出生年月待补，未计入）"),
    };
    format!(
        "{all} 人去 {villages} 个村；其中大学以上 {degree} 人，占 {}.{}%{age}{unknown}",
        permille / 10,
        permille % 10,
    )
}

/// 大学 or more.
fn has_degree(education: Option<&str>) -> bool {
    let rank = education.and_then(education_rank);
    rank.is_some_and(|rank| rank >= DEGREE)
}
