//! The way into the pool and to a village, by chance: prospects, steps, checks, reviews, matching, and
//! types of secretaries.

use proptest::prelude::*;
use qinglan_core::ids::{ConditionId, DepartmentId, PersonId, ReviewRoundId};
use qinglan_core::matching::{AcceptMatches, AcceptedMatch, MatchRequest};
use qinglan_core::reserves::Entry;
use qinglan_core::reviews::{ReplyEdit, ReplyResult, RevealReview, ReviewRoundEdit};
use qinglan_core::secretaries::{SecretaryFilter, TypedSecretaryEdit};
use qinglan_core::selection::{
    CheckEdit, CheckFound, CheckResult, ConditionKind, ContactEdit, ExemptionEdit, NewPerson,
    ProspectEdit, ProspectFilter, ProspectRow, RunEnd, RunEntry, RunFilter, SelectionStepEdit,
    Stage, WhichProspects,
};
use qinglan_core::Registry;

use super::{day, everybody, today};

/// What may be done on the way; numbers choose among what is there.
#[derive(Debug, Clone)]
pub(super) enum OnTheWay {
    Touch(usize, u8),
    Contact(usize, u8),
    Step(usize, u8, u8),
    Check(usize, u8, u8),
    Exempt(usize, u8),
    /// Into the pool; an odd number brings a written reason.
    Enter(usize, usize, u8),
    EnterRuns(u8),
    EndRun(usize, u8),
    Ask(usize, u8),
    Reply(usize, u8, u8),
    TakeReplyBack(usize, u8),
    Reveal,
    Send(usize, u8),
    TypeSecretary(usize, u8),
}

pub(super) fn on_the_way() -> impl Strategy<Value = OnTheWay> {
    let place = 0usize..64;
    let who = || (place.clone(), any::<u8>());
    let what = || (place.clone(), any::<u8>(), any::<u8>());
    prop_oneof![
        3 => who().prop_map(|(village, n)| OnTheWay::Touch(village, n)),
        2 => who().prop_map(|(of, on)| OnTheWay::Contact(of, on)),
        3 => what().prop_map(|(of, step, on)| OnTheWay::Step(of, step, on)),
        3 => what().prop_map(|(of, n, on)| OnTheWay::Check(of, n, on)),
        1 => who().prop_map(|(of, on)| OnTheWay::Exempt(of, on)),
        2 => (place.clone(), place.clone(), any::<u8>())
            .prop_map(|(of, to, n)| OnTheWay::Enter(of, to, n)),
        1 => any::<u8>().prop_map(OnTheWay::EnterRuns),
        1 => who().prop_map(|(of, on)| OnTheWay::EndRun(of, on)),
        2 => who().prop_map(|(village, on)| OnTheWay::Ask(village, on)),
        4 => what().prop_map(|(of, n, on)| OnTheWay::Reply(of, n, on)),
        1 => who().prop_map(|(of, n)| OnTheWay::TakeReplyBack(of, n)),
        1 => Just(OnTheWay::Reveal),
        2 => who().prop_map(|(to, n)| OnTheWay::Send(to, n)),
        1 => who().prop_map(|(of, n)| OnTheWay::TypeSecretary(of, n)),
    ]
}

/// Prospects that are or were kept in touch with.
fn prospects(registry: &Registry) -> Vec<ProspectRow> {
    let all = ProspectFilter {
        which: WhichProspects::All,
        ..ProspectFilter::default()
    };
    registry.prospects(&all, today()).unwrap().rows
}

fn condition(registry: &Registry, kind: ConditionKind, n: u8) -> ConditionId {
    let lists = registry.condition_lists().unwrap();
    let of_kind = lists[0].conditions.iter().filter(|it| it.kind == kind);
    let ids: Vec<ConditionId> = of_kind.map(|it| it.id.clone()).collect();
    ids[usize::from(n) % ids.len()].clone()
}

fn departments() -> Vec<DepartmentId> {
    let ids = ["police", "court", "tax"];
    ids.map(|id| DepartmentId::from(id.to_owned())).to_vec()
}

/// Carries out a step; what the rules refuse changes nothing.
pub(super) fn go(registry: &mut Registry, step: &OnTheWay) {
    match step {
        OnTheWay::Ask(..)
        | OnTheWay::Reply(..)
        | OnTheWay::TakeReplyBack(..)
        | OnTheWay::Reveal => review(registry, step),
        OnTheWay::Enter(..)
        | OnTheWay::EnterRuns(..)
        | OnTheWay::EndRun(..)
        | OnTheWay::Send(..)
        | OnTheWay::TypeSecretary(..) => arrive(registry, step),
        _ => select(registry, step),
    }
}

/// Before the pool.
fn select(registry: &mut Registry, step: &OnTheWay) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let touched = prospects(registry);
    let of = |at: &usize| touched.get(at % touched.len().max(1));
    match step {
        OnTheWay::Touch(village, n) => {
            let edit = ProspectEdit {
                person: NewPerson {
                    name: Some(format!("孙{n}")),
                    ..NewPerson::default()
                },
                village_id: Some(villages[village % villages.len()].id.clone()),
                field: Some("电商".into()),
                from_on: day(*n).to_string(),
                ..ProspectEdit::default()
            };
            drop(registry.set_prospect(&edit, today));
        }
        OnTheWay::Contact(at, on) => {
            let Some(row) = of(at) else { return };
            let edit = ContactEdit {
                prospect_id: Some(row.prospect.id.clone()),
                on_day: day(*on).to_string(),
                method: "电话".into(),
                ..ContactEdit::default()
            };
            drop(registry.set_contact(&edit, today));
        }
        OnTheWay::Step(at, step, on) => {
            let Some(row) = of(at) else { return };
            drop(registry.set_selection_step(&SelectionStepEdit {
                people: vec![row.prospect.person_id.clone()],
                run_id: None,
                village_id: Some(row.prospect.village_id.clone()),
                step: Stage::ALL[usize::from(*step) % Stage::ALL.len()],
                on_day: day(*on).to_string(),
                document: None,
                note: None,
            }));
        }
        OnTheWay::Check(at, n, on) => {
            let Some(row) = of(at) else { return };
            let edit = CheckEdit {
                people: vec![row.prospect.person_id.clone()],
                on_day: day(*on).to_string(),
                checked_by: Some("镇纪委".into()),
                document: None,
                valid_to: None,
                found: vec![CheckFound {
                    condition_id: condition(registry, ConditionKind::Negative, n % 3),
                    result: if n % 2 == 0 {
                        CheckResult::Hit
                    } else {
                        CheckResult::Met
                    },
                    evidence: None,
                    proofs: Vec::new(),
                }],
            };
            drop(registry.set_checks(&edit, today));
        }
        OnTheWay::Exempt(at, on) => {
            let Some(row) = of(at) else { return };
            let edit = ExemptionEdit {
                person_id: row.prospect.person_id.clone(),
                condition_id: condition(registry, ConditionKind::Age, 0),
                on_day: day(*on).to_string(),
                reason: "村里急需".into(),
                document: None,
            };
            drop(registry.set_exemption(&edit, today));
        }
        _ => {}
    }
}

/// At the gate and beyond it.
fn arrive(registry: &mut Registry, step: &OnTheWay) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let village = |at: &usize| villages[at % villages.len()].id.clone();
    let touched = prospects(registry);
    let reason = |n: u8| (n % 2 == 1).then(|| "镇党委会研究同意".to_owned());
    let runs = registry
        .selection_runs(&RunFilter::default(), today)
        .unwrap();
    match step {
        OnTheWay::Enter(at, to, n) => {
            let Some(row) = touched.get(at % touched.len().max(1)) else {
                return;
            };
            let entry = Entry {
                override_reason: reason(*n),
                ..Entry::new(village(to), day(*n).into())
            };
            drop(registry.enter_pool(&row.prospect.person_id, &entry, today));
        }
        OnTheWay::EnterRuns(n) => {
            let entry = RunEntry {
                ids: runs.rows.iter().map(|row| row.run.id.clone()).collect(),
                entered_on: day(*n).to_string(),
                document: None,
                override_reason: reason(*n),
            };
            drop(registry.enter_runs(&entry, today));
        }
        OnTheWay::EndRun(at, on) => {
            let Some(row) = runs.rows.get(at % runs.rows.len().max(1)) else {
                return;
            };
            drop(registry.end_selection_runs(&RunEnd {
                ids: vec![row.run.id.clone()],
                on: day(*on).to_string(),
                reason: "初审未通过".into(),
            }));
        }
        OnTheWay::Send(to, n) => {
            let request = MatchRequest {
                villages: Some(vec![village(to)]),
                one_each: Some(true),
                ..MatchRequest::default()
            };
            let suggested = registry.match_people(&request, today).unwrap().rows;
            let matches = suggested.into_iter().map(|row| AcceptedMatch {
                person_id: row.person_id,
                village_id: row.village_id,
            });
            let accept = AcceptMatches {
                from_on: day(*n).to_string(),
                enter_pool: n % 3 > 0,
                override_reason: reason(*n),
                post: (n % 3 != 1).then(|| "村党支部副书记".into()),
                matches: matches.collect(),
                ..AcceptMatches::default()
            };
            drop(registry.accept_matches(&accept, today));
        }
        OnTheWay::TypeSecretary(at, n) => {
            let all = registry.secretaries(&SecretaryFilter::default(), today);
            let all = all.unwrap().rows;
            let Some(row) = all.get(at % all.len().max(1)) else {
                return;
            };
            let types = registry.secretary_types().unwrap();
            let kind = &types[usize::from(*n) % types.len()];
            drop(registry.type_secretaries(&TypedSecretaryEdit {
                id: None,
                people: vec![row.person_id.clone()],
                secretary_type_id: kind.kind.id.clone(),
                from_on: day(*n).to_string(),
                reason: "民主评议".into(),
                document: None,
            }));
        }
        _ => {}
    }
}

/// What departments are asked and say.
fn review(registry: &mut Registry, step: &OnTheWay) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let rounds = registry.review_rounds(today).unwrap();
    let round = |at: &usize| {
        rounds
            .get(at % rounds.len().max(1))
            .map(|it| it.round.clone())
    };
    let department = |n: u8| departments()[usize::from(n) % 3].clone();
    match step {
        OnTheWay::Ask(village, on) => {
            let people = prospects(registry).into_iter();
            drop(registry.set_review_round(
                &ReviewRoundEdit {
                    id: None,
                    name: format!("联审{on}"),
                    purpose: None,
                    document: None,
                    sent_on: day(*on).to_string(),
                    due_on: today.to_string(),
                    valid_months: None,
                    departments: departments(),
                    people: people.map(|row| row.prospect.person_id).collect(),
                    villages: Some(vec![villages[village % villages.len()].id.clone()]),
                },
                today,
            ));
        }
        OnTheWay::Reply(at, n, on) => {
            let Some(round) = round(at) else { return };
            let people = people_of(registry, &round.id);
            let whom = people.into_iter().take(1 + usize::from(n % 4)).collect();
            let result = if n % 3 == 0 {
                ReplyResult::Objection
            } else {
                ReplyResult::NoObjection
            };
            let edit = ReplyEdit {
                round_id: round.id,
                department_id: department(*n),
                people: whom,
                result,
                grounds: (n % 3 == 0).then(|| "正在了解情况".into()),
                letter: None,
                replied_on: Some(day(*on).to_string()),
                valid_until: None,
                corrects: on % 4 == 0,
            };
            drop(registry.set_replies(&edit, today));
        }
        OnTheWay::TakeReplyBack(at, n) => {
            let Some(round) = round(at) else { return };
            let people = people_of(registry, &round.id);
            drop(registry.remove_replies(&round.id, &department(*n), &people));
        }
        OnTheWay::Reveal => {
            let all = RevealReview {
                round_id: None,
                people: None,
                as_of: None,
            };
            registry.reveal_reviews(&all, today).unwrap();
        }
        _ => {}
    }
}

fn people_of(registry: &Registry, round: &ReviewRoundId) -> Vec<PersonId> {
    let grid = registry.review_grid(round, today()).unwrap();
    grid.rows.into_iter().map(|row| row.person_id).collect()
}

/// How often review details were shown, as the journal has it; none of it can be taken back.
pub(super) fn reveals(registry: &Registry) -> usize {
    let all = registry.history(None, 10_000).unwrap();
    let mut reveals = 0;
    for entry in all.iter().filter(|entry| entry.kind == "reviews.reveal") {
        assert!(!entry.undone, "a reveal was taken back");
        reveals += 1;
    }
    reveals
}

#[test]
fn that_details_were_shown_is_never_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut registry = super::office(&folder);
    for step in [
        OnTheWay::Touch(0, 1),
        OnTheWay::Ask(0, 2),
        OnTheWay::Reply(0, 3, 4),
        OnTheWay::Reveal,
    ] {
        go(&mut registry, &step);
    }
    let shown = reveals(&registry);
    assert_eq!(shown, 1);
    let entries = registry.history(None, 100).unwrap();
    let reveal = entries
        .iter()
        .find(|it| it.kind == "reviews.reveal")
        .unwrap();
    let refused = registry.undo(Some(reveal.id));
    assert!(refused.is_err(), "a look cannot be unlooked");
    // Undo is about the reply before it.
    let before = registry.dump().unwrap();
    registry.undo(None).unwrap();
    assert_ne!(registry.dump().unwrap(), before);
    registry.redo().unwrap();
    assert_eq!(registry.dump().unwrap(), before);
    while registry.undo(None).is_ok() {}
    assert_eq!(reveals(&registry), shown);
    assert!(everybody(&registry).is_empty());
}
