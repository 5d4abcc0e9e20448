//! A proposal in words: what speaks for each row, and why nobody else.

use super::rules::{fit, Fit, Mentee};
use super::{Alternative, Draft, Proposal, ProposalRow, Unmatched};
use crate::assignment::{solve_with, Solution};
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
        for (number, mentors) in self.solution.chosen.iter().enumerate() {
            let mentee = &self.scene.mentees[number];
            for mentor in mentors {
                let row = self.row(number, *mentor, &taken);
                kept += usize::from(row.kept);
                let other = |present: &PersonId| *present != row.mentor_id;
                changed += usize::from(mentee.present.as_ref().is_some_and(other));
                rows.push(row);
            }
            let missing = mentee.want.lacks() - mentors.len();
            if missing > 0 {
                let why = self.why_nobody(mentee);
                unmatched.push(Unmatched {
                    person_id: mentee.id.clone(),
                    name: mentee.name.clone(),
                    why: match mentors.len() + mentee.want.has {
                        0 => why,
                        _ => format!("还差 {missing} 名：{why}"),
                    },
                });
            }
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
            village: mentee.village_name.clone(),
            mentor_id: who.id.clone(),
            mentor: who.name.clone(),
            post: who.post.clone(),
            reasons: fit.reasons(&self.scene.vocabulary),
            score: fit.score(&self.weights),
            kept: fit.is_kept(),
            alternatives: self.alternatives(number, mentor, taken),
        }
    }

    /// Those who would fit best after the chosen one, whatever stands in their way.
    fn alternatives(&self, number: usize, chosen: usize, taken: &[usize]) -> Vec<Alternative> {
        let mentee = &self.scene.mentees[number];
        let proposed = &self.solution.chosen[number];
        let mut best: Vec<(i64, usize)> = Vec::new();
        for other in (0..self.scene.mentors.len()).filter(|other| !proposed.contains(other)) {
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
    pub(super) fn why_not(self, person: &PersonId, mentor: &PersonId) -> Result<String> {
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
        if self.solution.chosen[number].contains(&other) {
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
        let wished = solve_with(&self.problem, number, other);
        Ok(self.price(number, &name, &wished))
    }

    /// The difference between the best and what a wish leads to, in words.
    fn price(&self, wish: usize, mentor: &str, wished: &Solution) -> String {
        let (best, aims) = (self.solution.aims, wished.aims);
        let cost = if best.filled > aims.filled {
            let fewer = best.filled - aims.filled;
            format!("会多 {fewer} 人没有帮带人")
        } else if best.even > aims.even {
            "各人的帮带人数会更不均".to_owned()
        } else if best.kept > aims.kept {
            format!("会多改动 {} 对现有结对", best.kept - aims.kept)
        } else if best.score > aims.score {
            format!("总分会少 {} 分", best.score - aims.score)
        } else {
            "总分相同，两种都可以".to_owned()
        };
        let proposed = &self.solution.chosen;
        let moved: Vec<&str> = (0..proposed.len())
            .filter(|mentee| *mentee != wish && wished.chosen[*mentee] != proposed[*mentee])
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
        for mentor in self.solution.chosen.iter().flatten() {
            taken[*mentor] += 1;
        }
        taken
    }
}
