//! The best assignment: givers to takers, as many as each lacks, nobody beyond their limit. Mentors
//! are given to mentees, and people to villages.
//!
//! Four aims, each only among what is best for those before it: as many places as possible are
//! filled; they are shared out evenly among the takers; as many as possible keep their giver;
//! the sum of scores, less what uneven loads cost, is as large as possible. A flow of least cost
//! from the takers to the givers is the proven best: a place that is filled is a unit of it, so
//! the first aim is the largest flow, and the others are weights far enough apart not to mix. A
//! giver is as many ways out as may still be taken on, each dearer than the one before when loads
//! shall be even.

use ac_library::MinCostFlowGraph;

/// Room a giver has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    /// Takers they have already, whatever is assigned.
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

/// Givers a taker wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Want {
    /// Givers they have already, whatever is assigned.
    pub(crate) has: usize,
    /// Givers they shall have.
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
    /// The givers.
    pub(crate) rooms: Vec<Room>,
    /// The takers.
    pub(crate) wants: Vec<Want>,
    /// A row a taker, a value a giver; `None` is forbidden.
    pub(crate) scores: Vec<Vec<Option<i64>>>,
    /// The givers each taker keeps if possible.
    pub(crate) keep: Vec<Vec<usize>>,
    /// What each taker more costs a giver's next one.
    pub(crate) balance: i64,
}

/// What an assignment is worth; the larger, the better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Aims {
    /// Places filled.
    pub(crate) filled: i64,
    /// Less what a taker's second, third … giver costs beside another's first.
    pub(crate) even: i64,
    /// Pairs kept.
    pub(crate) kept: i64,
    /// The scores, less the cost of loads.
    pub(crate) score: i64,
}

/// The best there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Solution {
    /// The givers of each taker, in the order of their numbers.
    pub(crate) chosen: Vec<Vec<usize>>,
    pub(crate) aims: Aims,
}

/// The best assignment; the same for the same problem.
///
/// A giver who may take on many is first given a few places. Where those are not all taken, more
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
        let givers = flow(problem, &places);
        let mut taken = vec![0; places.len()];
        for giver in givers.iter().flatten() {
            taken[*giver] += 1;
        }
        let mut enough = true;
        for giver in 0..places.len() {
            if taken[giver] == places[giver] && places[giver] < most[giver] {
                places[giver] = (places[giver] * 2).min(most[giver]);
                enough = false;
            }
        }
        if enough {
            return Solution {
                aims: problem.aims(&givers),
                chosen: givers,
            };
        }
    }
}

/// The best assignment with one pair given, whatever it costs the others.
pub(crate) fn solve_with(problem: &Problem, taker: usize, giver: usize) -> Solution {
    let mut rest = problem.clone();
    rest.rooms[giver].load += 1;
    rest.wants[taker].has += 1;
    rest.scores[taker][giver] = None;
    let mut givers = solve(&rest).chosen;
    givers[taker].push(giver);
    givers[taker].sort_unstable();
    Solution {
        aims: problem.aims(&givers),
        chosen: givers,
    }
}

impl Problem {
    /// The aims of an assignment that keeps to what is allowed.
    pub(crate) fn aims(&self, givers: &[Vec<usize>]) -> Aims {
        let mut loads: Vec<i64> = self.rooms.iter().map(|room| number(room.load)).collect();
        let mut aims = Aims::default();
        for (taker, givers) in givers.iter().enumerate() {
            for (place, giver) in givers.iter().enumerate() {
                aims.filled += 1;
                aims.even -= number(self.wants[taker].has + place);
                aims.kept += i64::from(self.keep[taker].contains(giver));
                aims.score += self.scores[taker][*giver].unwrap_or_default();
                aims.score -= self.balance * loads[*giver];
                loads[*giver] += 1;
            }
        }
        aims
    }
}

/// The givers of each taker by a flow of least cost, where each giver has so many places.
fn flow(problem: &Problem, places: &[usize]) -> Vec<Vec<usize>> {
    let (takers, rooms) = (problem.wants.len(), problem.rooms.len());
    let (source, sink) = (takers + rooms, takers + rooms + 1);
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
    let mut graph = MinCostFlowGraph::new(takers + rooms + 2);
    for (taker, scores) in problem.scores.iter().enumerate() {
        for (giver, score) in scores.iter().enumerate() {
            if let Some(score) = score {
                let given_up = i64::from(!problem.keep[taker].contains(&giver)) * kept;
                graph.add_edge(taker, takers + giver, 1, given_up + highest - score);
            }
        }
    }
    for (taker, want) in problem.wants.iter().enumerate() {
        for place in want.has..want.wants {
            graph.add_edge(source, taker, 1, even * number(place));
        }
    }
    for (giver, (room, places)) in problem.rooms.iter().zip(places).enumerate() {
        for place in room.load..room.load + places {
            let cost = problem.balance * number(place);
            graph.add_edge(takers + giver, sink, 1, cost);
        }
    }
    graph.flow(source, sink, number(lacking));
    let mut givers = vec![Vec::new(); takers];
    for edge in graph.edges() {
        if edge.flow > 0 && edge.from < takers {
            givers[edge.from].push(edge.to - takers);
        }
    }
    givers
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
            let taker = so_far.len();
            let fits = |giver: &usize| {
                let given = so_far.iter().filter(|it| it.contains(giver)).count();
                let room = problem.rooms[*giver].places(problem.wants.len());
                given < room && problem.scores[taker][*giver].is_some()
            };
            let fit: Vec<usize> = (0..problem.rooms.len()).filter(fits).collect();
            for chosen in 0_usize..1 << fit.len() {
                let chosen = (0..fit.len()).filter(|at| chosen >> at & 1 == 1);
                let givers: Vec<usize> = chosen.map(|at| fit[at]).collect();
                if givers.len() <= problem.wants[taker].lacks() {
                    so_far.push(givers);
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
        takers: usize,
        givers: usize,
        wants: impl Strategy<Value = Want> + Clone + 'static,
    ) -> impl Strategy<Value = Problem> {
        (0..=takers, 0..=givers).prop_flat_map(move |(takers, givers)| {
            let room = (0_usize..4, proptest::option::weighted(0.8, 0_usize..6))
                .prop_map(|(load, limit)| Room { load, limit });
            let score = proptest::option::weighted(0.8, 0_i64..60);
            let row = proptest::collection::vec(score, givers);
            let kept = proptest::collection::vec(0..givers.max(1), 0..=2);
            (
                proptest::collection::vec(room, givers),
                proptest::collection::vec(wants.clone(), takers),
                proptest::collection::vec(row, takers),
                proptest::collection::vec(kept, takers),
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
        for (giver, room) in problem.rooms.iter().enumerate() {
            let taken = solution
                .chosen
                .iter()
                .filter(|it| it.contains(&giver))
                .count();
            prop_assert!(taken <= room.places(problem.wants.len()));
        }
        for (taker, givers) in solution.chosen.iter().enumerate() {
            prop_assert!(givers.len() <= problem.wants[taker].lacks());
            prop_assert!(givers.windows(2).all(|two| two[0] < two[1]), "each once");
            let allowed = |giver: &usize| problem.scores[taker][*giver].is_some();
            prop_assert!(givers.iter().all(allowed));
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
        fn nor_where_a_seat_wants_several_givers(problem in several_each()) {
            check(&problem)?;
        }
    }

    fn without_limits(givers: usize) -> Vec<Room> {
        let room = Room {
            load: 0,
            limit: None,
        };
        vec![room; givers]
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
        assert_eq!(solve(&problem).chosen, vec![vec![0]; 40]);
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
            let givers = solve(&problem(balance)).chosen;
            givers.iter().filter(|it| **it == [0]).count()
        };
        assert_eq!((taken(0), taken(1), taken(5)), (8, 6, 4));
    }

    #[test]
    fn nobody_has_a_second_giver_while_another_has_none() {
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
        let givers = solve(&problem).chosen;
        assert!(givers.iter().all(|givers| givers.len() == 1));
    }
}
