//! Identities of records: UUIDv7 texts, one type per noun, so that a village can never be passed
//! where a person is meant. Made here, never by the window or a file.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new identity; later ones sort after earlier ones.
            #[must_use]
            #[expect(clippy::new_without_default, reason = "a default identity would be a lie")]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7().to_string())
            }

            /// The identity as stored.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A township of the register.
    TownshipId,
    /// A village of a township.
    VillageId,
    /// A person, whatever roles they have.
    PersonId,
    /// One spell of a person in a village's pool.
    ReserveId,
    /// A dated post of a person.
    PostId,
    /// A dated duty of a person for a village.
    DutyId,
    /// A kind of pairing; a preset's is the same in every register.
    SchemeId,
    /// A mentor's role in a scheme.
    SeatId,
    /// A step of a scheme's checklist.
    StepId,
    /// One mentee under one scheme for a period.
    PairId,
    /// A registered step of a pair.
    ItemId,
    /// A contact of a mentor with mentees.
    VisitId,
    /// A training place of its own.
    SchoolId,
    /// Someone of the 师资库.
    TeacherId,
    /// A course of the menu.
    CourseId,
    /// A course asked for.
    RequestId,
    /// Training on one or several days.
    SessionId,
    /// Someone expected at a session.
    AttendanceId,
    /// 进修 or a course elsewhere.
    StudyId,
    /// A kind of placement; a preset's is the same in every register.
    RotationTypeId,
    /// One person in one placement.
    RotationId,
    /// 书记类型; a preset's is the same in every register.
    SecretaryTypeId,
    /// The plan of a reserve.
    PlanId,
    /// A step of a plan.
    PlanStepId,
    /// What plans for many are made from; a preset's is the same in every register.
    PlanTemplateId,
    /// Somebody a village keeps in touch with before the pool.
    ProspectId,
    /// One way towards a spell in the pool.
    SelectionRunId,
    /// A list of conditions; a preset's is the same in every register.
    ConditionListId,
    /// A condition of a list; a preset's is the same in every register.
    ConditionId,
    /// A village's pool gone through for a year.
    YearlyUpdateId,
    /// Something in a dossier besides what is recorded.
    AttachmentId,
    /// An office that is asked in reviews; a preset's is the same in every register.
    DepartmentId,
    /// A round that asks departments about people.
    ReviewRoundId,
    /// What is scored, how often; a preset's is the same in every register.
    IndicatorListId,
    /// What is looked at.
    IndicatorId,
    /// A person or a village in a period.
    AssessmentId,
    /// Who or what is scored: a person or a village, as the list of indicators says.
    SubjectId,
    /// What may become of one; a preset's is the same in every register.
    OutcomeTypeId,
    /// What became of a person on a day.
    OutcomeId,
    /// Any other record: an alias, a village's status, a dated fact.
    RecordId,
}

impl From<PersonId> for SubjectId {
    fn from(person: PersonId) -> Self {
        Self(person.0)
    }
}

impl From<VillageId> for SubjectId {
    fn from(village: VillageId) -> Self {
        Self(village.0)
    }
}
