//! A suggestion in words: what speaks for each row, and why no other village.

use super::results::placed_said;
use super::rules::{fit, Candidate, Fit};
use super::{Draft, MatchAlternative, MatchRow, Matching, Uncovered, Unplaced};
use crate::assignment::{solve_with, Solution};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VillageId};

/// Other villages shown with each row.
const ALTERNATIVES: usize = 3;
/// Names listed when a wish would move others.
const MOST_NAMES: usize = 3;

impl Draft {
    pub(super) fn matching(self) -> Matching {
        let places = self.places();
        let rounds = self
            .solution
            .chosen
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or_default();
        let mut rows = Vec::new();
        for round in 0..rounds {
            for (village, people) in self.solution.chosen.iter().enumerate() {
                if let Some(person) = self.in_order(people, village).get(round) {
                    rows.push(self.row(*person, village, round + 1, &places));
                }
            }
        }
        let in_pool = self
            .scene
            .in_pool
            .iter()
            .map(|(id, name, village)| Unplaced {
                person_id: id.clone(),
                name: name.clone(),
                why: format!("已在{village}后备库，没有一并择村"),
            });
        let left = self.scene.people.iter().zip(&places);
        let left = left
            .filter(|(_, place)| place.is_none())
            .map(|(one, _)| Unplaced {
                person_id: one.id.clone(),
                name: one.name.clone(),
                why: self.why_nowhere(one),
            });
        let none = self.scene.villages.iter().zip(&self.solution.chosen);
        let none = none.filter(|(_, people)| people.is_empty());
        let uncovered: Vec<Uncovered> = none
            .map(|(village, _)| Uncovered {
                village_id: village.id.clone(),
                village: village.name.clone(),
            })
            .collect();
        let people = rows.iter().map(|row| (row.education.as_deref(), row.age));
        let covered = self.scene.villages.len() - uncovered.len();
        let boards = self
            .scene
            .villages
            .iter()
            .map(|village| village.board.members);
        let needs = self.scene.villages.iter();
        let needs = needs.filter(|it| it.industry.is_empty() && it.wanted.is_empty());
        Matching {
            as_of: self.scene.as_of,
            sentence: placed_said(people, covered),
            unplaced: in_pool.chain(left).collect(),
            score: rows.iter().map(|row| row.score).sum(),
            without_board: boards.filter(|members| *members == 0).count(),
            without_need: needs.count(),
            covered,
            uncovered,
            rows,
            weights: self.weights,
        }
    }

    fn row(
        &self,
        person: usize,
        village: usize,
        round: usize,
        places: &[Option<usize>],
    ) -> MatchRow {
        let fit = self.fit(person, village);
        let who = &self.scene.people[person];
        let place = &self.scene.villages[village];
        MatchRow {
            person_id: who.id.clone(),
            name: who.name.clone(),
            sex: who.sex.clone(),
            age: who.age,
            education: who.education.clone(),
            major: who.major.clone(),
            native_place: who.native_place.clone(),
            pool: who.pool.as_ref().map(|id| self.scene.name_of(id)),
            village_id: place.id.clone(),
            village: place.name.clone(),
            township: place.township.clone(),
            round,
            score: fit.score(&self.weights),
            reasons: fit.reasons(&self.weights, &self.scene.vocabulary),
            alternatives: self.alternatives(person, village, places),
        }
    }

    /// The people of a village, the best one for it first.
    fn in_order(&self, people: &[usize], village: usize) -> Vec<usize> {
        let mut people = people.to_vec();
        people.sort_by_key(|person| {
            std::cmp::Reverse(self.fit(*person, village).score(&self.weights))
        });
        people
    }

    /// The villages that would be worth most after the chosen one.
    fn alternatives(
        &self,
        person: usize,
        chosen: usize,
        places: &[Option<usize>],
    ) -> Vec<MatchAlternative> {
        let mut best: Vec<(i64, usize)> = Vec::new();
        for other in (0..self.scene.villages.len()).filter(|other| *other != chosen) {
            let Some(score) = self.problem.scores[other][person] else {
                continue;
            };
            let place = best.partition_point(|(better, _)| *better >= score);
            if place < ALTERNATIVES {
                best.insert(place, (score, other));
                best.truncate(ALTERNATIVES);
            }
        }
        let alternative = |(score, other): (i64, usize)| MatchAlternative {
            village_id: self.scene.villages[other].id.clone(),
            village: self.scene.villages[other].name.clone(),
            score,
            why_not: self.why_other(person, chosen, other, places),
        };
        best.into_iter().map(alternative).collect()
    }

    fn why_other(
        &self,
        person: usize,
        chosen: usize,
        other: usize,
        places: &[Option<usize>],
    ) -> String {
        let (best, fit) = (self.fit(person, chosen), self.fit(person, other));
        let less = best.score(&self.weights) - fit.score(&self.weights);
        if less > 0 {
            let lacks = fit.lacks(&best, &self.weights).join("、");
            return format!("少 {less} 分：{lacks}");
        }
        let goes = places.iter().position(|place| *place == Some(other));
        match (goes, less) {
            (Some(goes), 0) => format!("同分，由{}去", self.scene.people[goes].name),
            (Some(goes), _) => {
                let name = &self.scene.people[goes].name;
                format!("多 {} 分，但由{name}去，合起来总分更高", -less)
            }
            (None, 0) => "同分，按村的顺序排在后面".into(),
            (None, _) => format!("多 {} 分，但合起来总分更低", -less),
        }
    }

    fn why_nowhere(&self, one: &Candidate) -> String {
        let villages = self.scene.villages.iter();
        match villages
            .filter(|it| one.pool.as_ref() != Some(&it.id))
            .count()
        {
            0 if self.scene.villages.is_empty() => "没有要人的村".into(),
            0 => "要人的只有本村，已在它的后备库".into(),
            villages => format!("{villages} 个村各已有一人，不排第二轮"),
        }
    }

    /// What it would cost to send this person to that village.
    pub(super) fn why_not(self, person: &PersonId, village: &VillageId) -> Result<String> {
        if let Some((_, name, pool)) = self.scene.in_pool.iter().find(|it| it.0 == *person) {
            return Ok(format!("{name}已在{pool}后备库"));
        }
        let mut people = self.scene.people.iter();
        let number = people
            .position(|one| one.id == *person)
            .or_not_found("人员")?;
        let mut villages = self.scene.villages.iter();
        let Some(place) = villages.position(|one| one.id == *village) else {
            return Ok("这个村不在这次择村的范围里".into());
        };
        let name = &self.scene.villages[place].name;
        if self.problem.scores[place][number].is_none() {
            let who = &self.scene.people[number].name;
            return Ok(format!("{who}已在{name}后备库"));
        }
        if self.solution.chosen[place].contains(&number) {
            return Ok(format!("已建议去{name}"));
        }
        let wished = solve_with(&self.problem, place, number);
        Ok(self.price(number, name, &wished))
    }

    /// The difference between the best and what a wish leads to, in words.
    fn price(&self, wish: usize, village: &str, wished: &Solution) -> String {
        let (best, aims) = (self.solution.aims, wished.aims);
        let cost = if best.filled > aims.filled {
            format!("会多 {} 人没有村", best.filled - aims.filled)
        } else if best.even > aims.even {
            "会有村空着，而这个村有两人".to_owned()
        } else if best.score > aims.score {
            format!("总分会少 {} 分", best.score - aims.score)
        } else {
            "总分相同，两种都可以".to_owned()
        };
        let (before, after) = (self.places(), places_in(wished, self.scene.people.len()));
        let moved: Vec<&str> = (0..before.len())
            .filter(|person| *person != wish && before[*person] != after[*person])
            .map(|person| self.scene.people[person].name.as_str())
            .collect();
        let others = match moved.len() {
            0 => String::new(),
            1..=MOST_NAMES => format!("，{}也要换村", moved.join("、")),
            many => format!("，{}等 {many} 人也要换村", moved[..MOST_NAMES].join("、")),
        };
        format!("若去{village}，{cost}{others}")
    }

    fn fit(&self, person: usize, village: usize) -> Fit<'_> {
        fit(&self.scene.people[person], &self.scene.villages[village])
    }

    /// Where each of the people goes.
    fn places(&self) -> Vec<Option<usize>> {
        places_in(&self.solution, self.scene.people.len())
    }
}

fn places_in(solution: &Solution, people: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; people];
    for (village, chosen) in solution.chosen.iter().enumerate() {
        for person in chosen {
            places[*person] = Some(village);
        }
    }
    places
}
