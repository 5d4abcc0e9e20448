//! The best assignment: mentors to mentees, as many as each lacks, nobody beyond their limit.
//!
//! Four aims, each only among what is best for those before it: as many places as possible are
//! filled; they are shared out evenly among the mentees; as many as possible keep their mentor;
//! the sum of scores, less what uneven loads cost, is as large as possible. A flow of least cost
//! from the mentees to the mentors is the proven best: a place that is filled is a unit of it, so
//! the first aim is the largest flow, and the others are weights far enough apart not to mix. A
//! mentor is as many ways out as may still be taken on, each dearer than the one before when loads
//! shall be even.

use ac_library::MinCostFlowGraph;

/// Room a mentor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    /// Mentees they have already, whatever is assigned.
    pub(crate) load: usize,
    /// Most they may have; `None`: any number.
    pub(crate) limit: Option<usize>,
}

impl Room {
    fn places(self, most: usize) -> usize {
        self.limit
            .map_or(most, |limit| limit.saturating_sub(self.load).min(most))
    }
}

/// Mentors a mentee wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Want {
    /// Mentors they have already, whatever is assigned.
    pub(crate) has: usize,
    /// Mentors they shall have.
    pub(crate) wants: usize,
}

impl Want {
    pub(crate) fn lacks(self) -> usize {
        self.wants.saturating_sub(self.has)
    }
}

/// What is to be assigned.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// The mentors.
    pub(crate) rooms: Vec<Room>,
    /// The mentees.
    pub(crate) wants: Vec<Want>,
    /// A row a mentee, a value a mentor; `None` is forbidden.
    pub(crate) scores: Vec<Vec<Option<i64>>>,
    /// The mentors each mentee keeps if possible.
    pub(crate) keep: Vec<Vec<usize>>,
    /// What each mentee more costs a mentor's next one.
    pub(crate) balance: i64,
}

/// What an assignment is worth; the larger, the better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Aims {
    /// Places filled.
    pub(crate) filled: i64,
    /// Less what a mentee's second, third … mentor costs beside another's first.
    pub(crate) even: i64,
    /// Pairs kept.
    pub(crate) kept: i64,
    /// The scores, less the cost of loads.
    pub(crate) score: i64,
}

/// The best there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Solution {
    /// The mentors of each mentee, in the order of their numbers.
    pub(crate) mentors: Vec<Vec<usize>>,
    pub(crate) aims: Aims,
}

/// The best assignment; the same for the same problem.
///
/// A mentor who may take on many is first given a few places. Where those are not all taken, more
/// could not help: the aim is concave in the loads. Where they are, there are twice as many the
/// next time.
pub(crate) fn solve(problem: &Problem) -> Solution {
    let most: Vec<usize> = problem
        .rooms
        .iter()
        .map(|room| room.places(problem.wants.len()))
        .collect();
    let lacking: usize = problem.wants.iter().map(|want| want.lacks()).sum();
    let even = lacking.div_ceil(problem.rooms.len().max(1)).max(2) * 2;
    let mut places: Vec<usize> = most.iter().map(|most| even.min(*most)).collect();
    loop {
        let mentors = flow(problem, &places);
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
                aims: problem.aims(&mentors),
                mentors,
            };
        }
    }
}

/// The best assignment with one pair given, whatever it costs the others.
pub(crate) fn solve_with(problem: &Problem, mentee: usize, mentor: usize) -> Solution {
    let mut rest = problem.clone();
    rest.rooms[mentor].load += 1;
    rest.wants[mentee].has += 1;
    rest.scores[mentee][mentor] = None;
    let mut mentors = solve(&rest).mentors;
    mentors[mentee].push(mentor);
    mentors[mentee].sort_unstable();
    Solution {
        aims: problem.aims(&mentors),
        mentors,
    }
}

impl Problem {
    /// The aims of an assignment that keeps to what is allowed.
    pub(crate) fn aims(&self, mentors: &[Vec<usize>]) -> Aims {
        let mut loads: Vec<i64> = self.rooms.iter().map(|room| number(room.load)).collect();
        let mut aims = Aims::default();
        for (mentee, mentors) in mentors.iter().enumerate() {
            for (place, mentor) in mentors.iter().enumerate() {
                aims.filled += 1;
                aims.even -= number(self.wants[mentee].has + place);
                aims.kept += i64::from(self.keep[mentee].contains(mentor));
                aims.score += self.scores[mentee][*mentor].unwrap_or_default();
                aims.score -= self.balance * loads[*mentor];
                loads[*mentor] += 1;
            }
        }
        aims
    }
}

/// The mentors of each mentee by a flow of least cost, where each mentor has so many places.
fn flow(problem: &Problem, places: &[usize]) -> Vec<Vec<usize>> {
    let (mentees, rooms) = (problem.wants.len(), problem.rooms.len());
    let (source, sink) = (mentees + rooms, mentees + rooms + 1);
    let all = problem.scores.iter().flatten().flatten();
    let highest = all.copied().max().unwrap_or_default();
    let fullest = problem.rooms.iter().zip(places);
    let fullest = fullest.map(|(room, places)| room.load + places).max();
    let lacking: usize = problem.wants.iter().map(|want| want.lacks()).sum();
    // What one kept pair outweighs: any difference in scores and loads. What one place more evenly
    // shared outweighs: that, and all kept pairs.
    let scored =
        (highest + problem.balance * number(fullest.unwrap_or_default())) * number(lacking);
    let kept = scored + 1;
    let even = kept * number(lacking) + scored + 1;
    let mut graph = MinCostFlowGraph::new(mentees + rooms + 2);
    for (mentee, scores) in problem.scores.iter().enumerate() {
        for (mentor, score) in scores.iter().enumerate() {
            if let Some(score) = score {
                let given_up = i64::from(!problem.keep[mentee].contains(&mentor)) * kept;
                graph.add_edge(mentee, mentees + mentor, 1, given_up + highest - score);
            }
        }
    }
    for (mentee, want) in problem.wants.iter().enumerate() {
        for place in want.has..want.wants {
            graph.add_edge(source, mentee, 1, even * number(place));
        }
    }
    for (mentor, (room, places)) in problem.rooms.iter().zip(places).enumerate() {
        for place in room.load..room.load + places {
            let cost = problem.balance * number(place);
            graph.add_edge(mentees + mentor, sink, 1, cost);
        }
    }
    graph.flow(source, sink, number(lacking));
    let mut mentors = vec![Vec::new(); mentees];
    for edge in graph.edges() {
        if edge.flow > 0 && edge.from < mentees {
            mentors[edge.from].push(edge.to - mentees);
        }
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
    fn enumerated(problem: &Problem) -> Aims {
        fn go(problem: &Problem, so_far: &mut Vec<Vec<usize>>, best: &mut Option<Aims>) {
            if so_far.len() == problem.scores.len() {
                *best = (*best).max(Some(problem.aims(so_far)));
                return;
            }
            let mentee = so_far.len();
            let fits = |mentor: &usize| {
                let taken = so_far.iter().filter(|it| it.contains(mentor)).count();
                let room = problem.rooms[*mentor].places(problem.wants.len());
                taken < room && problem.scores[mentee][*mentor].is_some()
            };
            let fit: Vec<usize> = (0..problem.rooms.len()).filter(fits).collect();
            for chosen in 0_usize..1 << fit.len() {
                let chosen = (0..fit.len()).filter(|at| chosen >> at & 1 == 1);
                let mentors: Vec<usize> = chosen.map(|at| fit[at]).collect();
                if mentors.len() <= problem.wants[mentee].lacks() {
                    so_far.push(mentors);
                    go(problem, so_far, best);
                    so_far.pop();
                }
            }
        }
        let mut best = None;
        go(problem, &mut Vec::new(), &mut best);
        best.unwrap_or_default()
    }

    fn problems(
        mentees: usize,
        mentors: usize,
        wants: impl Strategy<Value = Want> + Clone + 'static,
    ) -> impl Strategy<Value = Problem> {
        (0..=mentees, 0..=mentors).prop_flat_map(move |(mentees, mentors)| {
            let room = (0_usize..4, proptest::option::weighted(0.8, 0_usize..6))
                .prop_map(|(load, limit)| Room { load, limit });
            let score = proptest::option::weighted(0.8, 0_i64..60);
            let row = proptest::collection::vec(score, mentors);
            let kept = proptest::collection::vec(0..mentors.max(1), 0..=2);
            (
                proptest::collection::vec(room, mentors),
                proptest::collection::vec(wants.clone(), mentees),
                proptest::collection::vec(row, mentees),
                proptest::collection::vec(kept, mentees),
                0_i64..4,
            )
                .prop_map(|(rooms, wants, scores, keep, balance)| Problem {
                    rooms,
                    wants,
                    scores,
                    keep,
                    balance,
                })
        })
    }

    fn one_each() -> impl Strategy<Value = Problem> {
        problems(6, 4, Just(Want { has: 0, wants: 1 }))
    }

    fn several_each() -> impl Strategy<Value = Problem> {
        let want = (0_usize..2, 0_usize..4).prop_map(|(has, wants)| Want { has, wants });
        problems(4, 4, want)
    }

    fn check(problem: &Problem) -> std::result::Result<(), TestCaseError> {
        let solution = solve(problem);
        prop_assert_eq!(solution.aims, enumerated(problem));
        for (mentor, room) in problem.rooms.iter().enumerate() {
            let taken = solution
                .mentors
                .iter()
                .filter(|it| it.contains(&mentor))
                .count();
            prop_assert!(taken <= room.places(problem.wants.len()));
        }
        for (mentee, mentors) in solution.mentors.iter().enumerate() {
            prop_assert!(mentors.len() <= problem.wants[mentee].lacks());
            prop_assert!(mentors.windows(2).all(|two| two[0] < two[1]), "each once");
            let allowed = |mentor: &usize| problem.scores[mentee][*mentor].is_some();
            prop_assert!(mentors.iter().all(allowed));
        }
        prop_assert_eq!(&solve(problem), &solution);
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn nothing_one_could_enumerate_is_better(problem in one_each()) {
            check(&problem)?;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn nor_where_a_seat_wants_several_mentors(problem in several_each()) {
            check(&problem)?;
        }
    }

    fn without_limits(mentors: usize) -> Vec<Room> {
        let room = Room {
            load: 0,
            limit: None,
        };
        vec![room; mentors]
    }

    #[test]
    fn one_without_a_limit_takes_everybody_who_fits_best() {
        let problem = Problem {
            rooms: without_limits(3),
            wants: vec![Want { has: 0, wants: 1 }; 40],
            scores: vec![vec![Some(9), Some(1), Some(1)]; 40],
            keep: vec![Vec::new(); 40],
            balance: 0,
        };
        assert_eq!(solve(&problem).mentors, vec![vec![0]; 40]);
    }

    #[test]
    fn even_loads_are_worth_what_the_balance_says() {
        let problem = |balance| Problem {
            rooms: without_limits(2),
            wants: vec![Want { has: 0, wants: 1 }; 8],
            scores: vec![vec![Some(10), Some(6)]; 8],
            keep: vec![Vec::new(); 8],
            balance,
        };
        let taken = |balance| {
            let mentors = solve(&problem(balance)).mentors;
            mentors.iter().filter(|it| **it == [0]).count()
        };
        assert_eq!((taken(0), taken(1), taken(5)), (8, 6, 4));
    }

    #[test]
    fn nobody_has_a_second_mentor_while_another_has_none() {
        let place = Room {
            load: 0,
            limit: Some(1),
        };
        let problem = Problem {
            rooms: vec![place; 2],
            wants: vec![Want { has: 0, wants: 2 }; 2],
            scores: vec![vec![Some(50); 2], vec![Some(1); 2]],
            keep: vec![Vec::new(); 2],
            balance: 0,
        };
        let mentors = solve(&problem).mentors;
        assert!(mentors.iter().all(|mentors| mentors.len() == 1));
    }
}
