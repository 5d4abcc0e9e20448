//! The best assignment: mentees to mentors, one each, nobody beyond their limit.
//!
//! Three aims, each only among what is best for those before it: as many mentees as possible have
//! a mentor; as many as possible keep theirs; the sum of scores, less what uneven loads cost, is
//! as large as possible. They are one weight a pair, far enough apart not to mix, and the
//! Hungarian method of `pathfinding` finds the proven best. A mentor is as many columns as may
//! still be taken on, each dearer than the one before when loads shall be even.

use pathfinding::kuhn_munkres::{kuhn_munkres, Weights};

/// Room a mentor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    /// Mentees they have already, whatever is assigned.
    pub(crate) load: usize,
    /// Most they may have; `None`: any number.
    pub(crate) limit: Option<usize>,
}

impl Room {
    fn places(self, mentees: usize) -> usize {
        self.limit.map_or(mentees, |limit| {
            limit.saturating_sub(self.load).min(mentees)
        })
    }
}

/// What is to be assigned.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// The mentors.
    pub(crate) rooms: Vec<Room>,
    /// A row a mentee, a value a mentor; `None` is forbidden.
    pub(crate) scores: Vec<Vec<Option<i64>>>,
    /// The mentor each mentee keeps if possible.
    pub(crate) keep: Vec<Option<usize>>,
    /// What each mentee more costs a mentor's next one.
    pub(crate) balance: i64,
}

/// The best there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Solution {
    /// The mentor of each mentee; `None` where there is none.
    pub(crate) mentors: Vec<Option<usize>>,
    /// How many mentees have one, how many keep theirs, the scores less the cost of loads.
    pub(crate) objective: (i64, i64, i64),
}

/// The best assignment; the same for the same problem.
///
/// A mentor who may take on many is first given a few places. Where those are not all taken, more
/// could not help: the aim is concave in the loads. Where they are, there are twice as many the
/// next time.
pub(crate) fn solve(problem: &Problem) -> Solution {
    let mentees = problem.scores.len();
    let most: Vec<usize> = problem
        .rooms
        .iter()
        .map(|room| room.places(mentees))
        .collect();
    let even = mentees.div_ceil(problem.rooms.len().max(1)).max(2) * 2;
    let mut places: Vec<usize> = most.iter().map(|most| even.min(*most)).collect();
    loop {
        let mentors = matched(&Places::new(problem, &places));
        let mut taken = vec![0; places.len()];
        for mentor in mentors.iter().flatten() {
            taken[*mentor] += 1;
        }
        let mut enough = true;
        for mentor in 0..places.len() {
            if taken[mentor] == places[mentor] && places[mentor] < most[mentor] {
                places[mentor] = (places[mentor] * 2).min(most[mentor]);
                enough = false;
            }
        }
        if enough {
            return Solution {
                objective: problem.objective(&mentors),
                mentors,
            };
        }
    }
}

impl Problem {
    /// The three aims of an assignment that keeps to what is allowed.
    pub(crate) fn objective(&self, mentors: &[Option<usize>]) -> (i64, i64, i64) {
        let mut loads: Vec<i64> = self.rooms.iter().map(|room| number(room.load)).collect();
        let mut aims = (0, 0, 0);
        for (mentee, mentor) in mentors.iter().enumerate() {
            let Some(mentor) = *mentor else { continue };
            aims.0 += 1;
            aims.1 += i64::from(self.keep[mentee] == Some(mentor));
            aims.2 +=
                self.scores[mentee][mentor].unwrap_or_default() - self.balance * loads[mentor];
            loads[mentor] += 1;
        }
        aims
    }
}

/// A column a place: the mentor, and what the place costs.
#[derive(Clone)]
struct Places<'a> {
    problem: &'a Problem,
    slots: Vec<(usize, i64)>,
    /// What one kept pair outweighs: any difference in scores and loads.
    kept: i64,
    /// What one mentee with a mentor outweighs: that, and all kept pairs.
    matched: i64,
    /// Mentees are the rows while there are not more of them than places.
    mentees_are_rows: bool,
    sign: i64,
}

impl<'a> Places<'a> {
    fn new(problem: &'a Problem, room: &[usize]) -> Self {
        let mentees = number(problem.scores.len());
        let slots: Vec<(usize, i64)> = room
            .iter()
            .enumerate()
            .flat_map(|(mentor, room)| (0..*room).map(move |place| (mentor, place)))
            .map(|(mentor, place)| {
                let load = number(problem.rooms[mentor].load + place);
                (mentor, problem.balance * load)
            })
            .collect();
        let scores = problem.scores.iter().flatten().flatten();
        let highest = scores.map(|score| score.abs()).max().unwrap_or_default();
        let dearest = slots.iter().map(|(_, cost)| cost.abs()).max();
        let kept = (highest + dearest.unwrap_or_default()) * 2 * mentees + 1;
        Self {
            problem,
            kept,
            matched: kept * (mentees + 1) * 2,
            mentees_are_rows: problem.scores.len() <= slots.len(),
            slots,
            sign: 1,
        }
    }

    /// Zero where the pair is forbidden: whoever the method puts there has nobody.
    fn value(&self, mentee: usize, place: usize) -> i64 {
        let (mentor, cost) = self.slots[place];
        self.problem.scores[mentee][mentor].map_or(0, |score| {
            let kept = self.problem.keep[mentee] == Some(mentor);
            self.matched + i64::from(kept) * self.kept + score - cost
        })
    }
}

impl Weights<i64> for Places<'_> {
    fn rows(&self) -> usize {
        self.problem.scores.len().min(self.slots.len())
    }

    fn columns(&self) -> usize {
        self.problem.scores.len().max(self.slots.len())
    }

    fn at(&self, row: usize, column: usize) -> i64 {
        self.sign
            * if self.mentees_are_rows {
                self.value(row, column)
            } else {
                self.value(column, row)
            }
    }

    fn neg(&self) -> Self {
        Self {
            sign: -self.sign,
            ..self.clone()
        }
    }
}

fn matched(places: &Places<'_>) -> Vec<Option<usize>> {
    let scores = &places.problem.scores;
    let mut mentors = vec![None; scores.len()];
    if places.rows() == 0 {
        return mentors;
    }
    let (_, columns) = kuhn_munkres(places);
    for (row, column) in columns.into_iter().enumerate() {
        let (mentee, place) = if places.mentees_are_rows {
            (row, column)
        } else {
            (column, row)
        };
        let (mentor, _) = places.slots[place];
        mentors[mentee] = scores[mentee][mentor].map(|_| mentor);
    }
    mentors
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The best of every assignment there is.
    fn enumerated(problem: &Problem) -> (i64, i64, i64) {
        fn go(problem: &Problem, so_far: &mut Vec<Option<usize>>, best: &mut (i64, i64, i64)) {
            if so_far.len() == problem.scores.len() {
                *best = (*best).max(problem.objective(so_far));
                return;
            }
            let mentee = so_far.len();
            so_far.push(None);
            go(problem, so_far, best);
            for mentor in 0..problem.rooms.len() {
                let taken = so_far.iter().filter(|it| **it == Some(mentor)).count();
                let room = problem.rooms[mentor].places(problem.scores.len());
                if taken < room && problem.scores[mentee][mentor].is_some() {
                    so_far[mentee] = Some(mentor);
                    go(problem, so_far, best);
                }
            }
            so_far.pop();
        }
        let mut best = (0, 0, i64::MIN);
        go(problem, &mut Vec::new(), &mut best);
        best
    }

    fn problems() -> impl Strategy<Value = Problem> {
        (0_usize..=6, 0_usize..=4).prop_flat_map(|(mentees, mentors)| {
            let room = (0_usize..4, proptest::option::weighted(0.8, 0_usize..6))
                .prop_map(|(load, limit)| Room { load, limit });
            let score = proptest::option::weighted(0.8, 0_i64..60);
            let row = proptest::collection::vec(score, mentors);
            let kept = proptest::option::of(0..mentors.max(1));
            (
                proptest::collection::vec(room, mentors),
                proptest::collection::vec(row, mentees),
                proptest::collection::vec(kept, mentees),
                0_i64..4,
            )
                .prop_map(|(rooms, scores, keep, balance)| Problem {
                    rooms,
                    scores,
                    keep,
                    balance,
                })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn nothing_one_could_enumerate_is_better(problem in problems()) {
            let solution = solve(&problem);
            prop_assert_eq!(solution.objective, enumerated(&problem));
            for (mentor, room) in problem.rooms.iter().enumerate() {
                let taken = solution.mentors.iter().filter(|it| **it == Some(mentor)).count();
                prop_assert!(taken <= room.places(problem.scores.len()));
            }
            let allowed = |(mentee, mentor): (usize, &Option<usize>)| {
                mentor.is_none_or(|mentor| problem.scores[mentee][mentor].is_some())
            };
            prop_assert!(solution.mentors.iter().enumerate().all(allowed));
            prop_assert_eq!(&solve(&problem), &solution);
        }
    }

    #[test]
    fn one_without_a_limit_takes_everybody_who_fits_best() {
        let problem = Problem {
            rooms: vec![
                Room {
                    load: 0,
                    limit: None,
                };
                3
            ],
            scores: vec![vec![Some(9), Some(1), Some(1)]; 40],
            keep: vec![None; 40],
            balance: 0,
        };
        assert_eq!(solve(&problem).mentors, vec![Some(0); 40]);
    }

    #[test]
    fn even_loads_are_worth_what_the_balance_says() {
        let problem = |balance| Problem {
            rooms: vec![
                Room {
                    load: 0,
                    limit: None,
                };
                2
            ],
            scores: vec![vec![Some(10), Some(6)]; 8],
            keep: vec![None; 8],
            balance,
        };
        let taken = |balance| {
            let mentors = solve(&problem(balance)).mentors;
            mentors.iter().filter(|it| **it == Some(0)).count()
        };
        assert_eq!((taken(0), taken(1), taken(5)), (8, 6, 4));
    }
}
