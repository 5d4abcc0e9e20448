//! A proposal in words: what speaks for each row, and why nobody else.

use super::rules::{fit, Fit, Mentee};
use super::solve::solve;
use super::{Alternative, Draft, Proposal, ProposalRow, Unmatched};
use crate::error::{OrNotFound, Result};
use crate::ids::PersonId;

/// Others shown with each row.
const ALTERNATIVES: usize = 3;
/// Names listed when a wish would move others.
const MOST_NAMES: usize = 3;

impl Draft {
    pub(super) fn proposal(self) -> Proposal {
        let taken = self.taken();
        let mut unmatched = self.scene.left_out.clone();
        let (mut rows, mut kept, mut changed) = (Vec::new(), 0, 0);
        for (number, mentor) in self.solution.mentors.iter().enumerate() {
            let mentee = &self.scene.mentees[number];
            let Some(mentor) = *mentor else {
                unmatched.push(Unmatched {
                    person_id: mentee.id.clone(),
                    name: mentee.name.clone(),
                    why: self.why_nobody(mentee),
                });
                continue;
            };
            let row = self.row(number, mentor, &taken);
            kept += usize::from(row.kept);
            let other = |present: &PersonId| *present != row.mentor_id;
            changed += usize::from(mentee.present.as_ref().is_some_and(other));
            rows.push(row);
        }
        Proposal {
            as_of: self.scene.as_of,
            scheme_id: self.scene.scheme.id,
            seat_id: self.scene.seat.id,
            score: rows.iter().map(|row| row.score).sum(),
            over_limit: self.scene.over_limit,
            rows,
            unmatched,
            kept,
            changed,
        }
    }

    fn row(&self, number: usize, mentor: usize, taken: &[usize]) -> ProposalRow {
        let mentee = &self.scene.mentees[number];
        let fit = self.fit(mentee, mentor);
        let who = &self.scene.mentors[mentor];
        ProposalRow {
            person_id: mentee.id.clone(),
            name: mentee.name.clone(),
            village: mentee.village.clone(),
            mentor_id: who.id.clone(),
            mentor: who.name.clone(),
            post: who.post.clone(),
            reasons: fit.reasons(&self.scene.vocabulary),
            score: fit.score(&self.weights),
            kept: fit.is_kept(),
            alternatives: self.alternatives(mentee, mentor, taken),
        }
    }

    /// Those who would fit best after the chosen one, whatever stands in their way.
    fn alternatives(&self, mentee: &Mentee, chosen: usize, taken: &[usize]) -> Vec<Alternative> {
        let mut best: Vec<(i64, usize)> = Vec::new();
        for other in (0..self.scene.mentors.len()).filter(|other| *other != chosen) {
            let score = self.fit(mentee, other).score(&self.weights);
            let place = best.partition_point(|(better, _)| *better >= score);
            if place < ALTERNATIVES {
                best.insert(place, (score, other));
                best.truncate(ALTERNATIVES);
            }
        }
        let alternative = |(_, other): (i64, usize)| Alternative {
            mentor_id: self.scene.mentors[other].id.clone(),
            mentor: self.scene.mentors[other].name.clone(),
            why_not: self.why_other(mentee, chosen, other, taken),
        };
        best.into_iter().map(alternative).collect()
    }

    fn why_other(&self, mentee: &Mentee, chosen: usize, other: usize, taken: &[usize]) -> String {
        if let Some(bar) = mentee.barred.get(&other) {
            return bar.text();
        }
        let (best, fit) = (self.fit(mentee, chosen), self.fit(mentee, other));
        let less = best.score(&self.weights) - fit.score(&self.weights);
        let room = self.problem.rooms[other];
        let load = room.load + taken[other];
        match room.limit {
            Some(limit) if load >= limit => format!("已满 {limit} 人"),
            _ if self.keep && best.is_kept() && !fit.is_kept() => {
                best.reasons(&self.scene.vocabulary)[0].clone()
            }
            _ if less > 0 => format!("相差 {less} 分：{}", fit.lacks(&best).join("、")),
            _ if load > 0 => format!("同样合适，已带 {load} 人"),
            _ => "同样合适，按顺序排在后面".into(),
        }
    }

    fn why_nobody(&self, mentee: &Mentee) -> String {
        let all = self.scene.mentors.len();
        let allowed = all - mentee.barred.len();
        if all == 0 {
            "导师库当日没有可用的人".into()
        } else if allowed == 0 {
            "可选的人都须回避".into()
        } else {
            format!("可选的 {allowed} 人都已满")
        }
    }

    /// What it would cost to have this mentor for this person.
    pub(super) fn why_not(mut self, person: &PersonId, mentor: &PersonId) -> Result<String> {
        if let Some(left_out) = self
            .scene
            .left_out
            .iter()
            .find(|it| it.person_id == *person)
        {
            return Ok(left_out.why.clone());
        }
        let mentees = self.scene.mentees.iter();
        let number = mentees.clone().position(|mentee| mentee.id == *person);
        let number = number.or_not_found("被帮带人")?;
        let mentors = self.scene.mentors.iter();
        let Some(other) = mentors.clone().position(|one| one.id == *mentor) else {
            return Ok("当日不在可选的导师中".into());
        };
        let name = self.scene.mentors[other].name.clone();
        if self.solution.mentors[number] == Some(other) {
            return Ok(format!("已建议由{name}帮带"));
        }
        if let Some(bar) = self.scene.mentees[number].barred.get(&other) {
            return Ok(bar.text());
        }
        let room = self.problem.rooms[other];
        if let Some(limit) = room.limit.filter(|limit| room.load >= *limit) {
            return Ok(format!(
                "{name}已带 {} 人，限 {limit} 人，名额已满",
                room.load
            ));
        }
        for (one, score) in self.problem.scores[number].iter_mut().enumerate() {
            if one != other {
                *score = None;
            }
        }
        let wished = solve(&self.problem);
        Ok(self.price(number, &name, &wished.mentors, wished.objective))
    }

    /// The difference between the best and what a wish leads to, in words.
    fn price(
        &self,
        wish: usize,
        mentor: &str,
        wished: &[Option<usize>],
        objective: (i64, i64, i64),
    ) -> String {
        let best = self.solution.objective;
        let cost = if best.0 > objective.0 {
            format!("会多 {} 人没有帮带人", best.0 - objective.0)
        } else if best.1 > objective.1 {
            format!("会多改动 {} 对现有结对", best.1 - objective.1)
        } else if best.2 > objective.2 {
            format!("总分会少 {} 分", best.2 - objective.2)
        } else {
            "总分相同，两种都可以".to_owned()
        };
        let moved: Vec<&str> = (0..wished.len())
            .filter(|mentee| *mentee != wish && wished[*mentee] != self.solution.mentors[*mentee])
            .map(|mentee| self.scene.mentees[mentee].name.as_str())
            .collect();
        let others = match moved.len() {
            0 => String::new(),
            1..=MOST_NAMES => format!("，{}也要换人", moved.join("、")),
            many => format!("，{}等 {many} 人也要换人", moved[..MOST_NAMES].join("、")),
        };
        format!("若由{mentor}帮带，{cost}{others}")
    }

    fn fit(&self, mentee: &Mentee, mentor: usize) -> Fit<'_> {
        fit(mentee, mentor, &self.scene.mentors[mentor])
    }

    /// How many each mentor is proposed for.
    fn taken(&self) -> Vec<usize> {
        let mut taken = vec![0; self.scene.mentors.len()];
        for mentor in self.solution.mentors.iter().flatten() {
            taken[*mentor] += 1;
        }
        taken
    }
}
