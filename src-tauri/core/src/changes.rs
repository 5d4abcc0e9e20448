//! What a change touched, so that the window knows which lists to fetch again.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

/// A kind of record whose lists may differ now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Townships and the register's owner.
    Townships,
    /// Villages, aliases, village statuses.
    Villages,
    /// People and their dated facts.
    People,
    /// Spells in the pool.
    Reserves,
    /// Dated posts, and the terms they are told by.
    Posts,
    /// Dated duties.
    Duties,
    /// Kinds of pairing, their seats, steps and mentor pools.
    Schemes,
    /// Pairs, named mentors, appraisals, quarterly reports, kinship.
    Pairs,
    /// Registered steps and their evidence.
    Items,
    /// Contacts of mentors with mentees.
    Visits,
    /// Training places.
    Schools,
    /// The 师资库.
    Teachers,
    /// Courses of the menu.
    Courses,
    /// Courses asked for.
    Requests,
    /// Sessions of training, what is taught in them, and who came.
    Sessions,
    /// 进修 and courses elsewhere.
    Studies,
    /// Kinds of placement, placements, what was done in them.
    Rotations,
    /// Plans, their steps and templates.
    Plans,
    /// Prospects, steps towards the pool, conditions, checks, written reasons, yearly updates.
    Selection,
    /// What belongs to dossiers besides what is recorded.
    Attachments,
    /// Departments, rounds of review, replies.
    Reviews,
    /// What villages need, specialties, and who was sent where.
    Matches,
    /// Types of secretaries, and who is of which.
    Secretaries,
    /// Indicators, scores and grades of years.
    Assessments,
    /// What became of people, and the kinds of it.
    Outcomes,
}

impl Kind {
    /// The kind a journaled table belongs to.
    #[must_use]
    pub fn of_table(table: &str) -> Option<Self> {
        Some(match table {
            "owner" | "townships" | "former_townships" => Self::Townships,
            "villages" | "village_aliases" | "village_statuses" | "former_villages" => {
                Self::Villages
            }
            "people" | "facts" | "former_values" | "merged_people" => Self::People,
            "reserves" => Self::Reserves,
            "posts" | "terms" => Self::Posts,
            "duties" => Self::Duties,
            "schemes" | "scheme_seats" | "scheme_steps" | "scheme_mentors" | "neighbours" => {
                Self::Schemes
            }
            "pairs" | "pair_events" | "named_mentors" | "appraisals" | "quarter_reports"
            | "kinships" => Self::Pairs,
            "items" | "evidence" => Self::Items,
            "visits" | "visit_mentees" => Self::Visits,
            "schools" => Self::Schools,
            "teachers" => Self::Teachers,
            "courses" => Self::Courses,
            "requests" => Self::Requests,
            "sessions" | "session_courses" | "session_requests" | "attendances" => Self::Sessions,
            "studies" => Self::Studies,
            "rotation_types" | "rotations" | "rotation_events" | "rotation_tallies" => {
                Self::Rotations
            }
            "village_needs" | "specialties" | "matches" => Self::Matches,
            "secretary_types" | "typed_secretaries" => Self::Secretaries,
            "plans" | "plan_steps" | "plan_templates" | "plan_template_steps" => Self::Plans,
            "prospects" | "contacts" | "selection_runs" | "selection_steps" | "condition_lists"
            | "conditions" | "checks" | "exemptions" | "overrides" | "yearly_updates"
            | "yearly_decisions" => Self::Selection,
            "attachments" => Self::Attachments,
            "departments" | "review_rounds" | "review_departments" | "review_people"
            | "review_replies" => Self::Reviews,
            "indicator_lists" | "indicators" | "assessments" | "scores" | "year_grades" => {
                Self::Assessments
            }
            "outcome_types" | "outcomes" => Self::Outcomes,
            _ => return None,
        })
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 25] = [
        Self::Townships,
        Self::Villages,
        Self::People,
        Self::Reserves,
        Self::Posts,
        Self::Duties,
        Self::Schemes,
        Self::Pairs,
        Self::Items,
        Self::Visits,
        Self::Schools,
        Self::Teachers,
        Self::Courses,
        Self::Requests,
        Self::Sessions,
        Self::Studies,
        Self::Rotations,
        Self::Plans,
        Self::Selection,
        Self::Attachments,
        Self::Reviews,
        Self::Matches,
        Self::Secretaries,
        Self::Assessments,
        Self::Outcomes,
    ];
}

/// The answer of every change: its value and what it touched.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Outcome<T> {
    /// What the change returns.
    pub value: T,
    /// Kinds of records that differ now; empty when nothing did.
    pub changes: BTreeSet<Kind>,
    /// The journal's number of the action, for its 撤销 button; `None` when nothing changed.
    pub op: Option<i64>,
}

impl<T> Outcome<T> {
    /// Another register is open now: everything may differ, and there is nothing to undo.
    pub fn of_everything(value: T) -> Self {
        Self {
            value,
            changes: Kind::ALL.into(),
            op: None,
        }
    }
}
