//! What can go wrong, in three families: [`Error::Invalid`] stands beside the input,
//! [`Error::Refused`] says the rules do not allow it, [`Error::Fault`] says something broke.
//!
//! Every code is stable and has exactly one sentence in [`messages`]; nothing else speaks to the
//! clerk, and nothing shows her a debug form.

#[cfg(test)]
mod catalogue;
mod json;
pub mod messages;

pub use json::{json_at_in_chinese, json_in_chinese, json_text_in_chinese};

use std::io::{self, ErrorKind};

use serde::Serialize;
use ts_rs::TS;

use crate::date::{Day, PartialDate};

/// The result of everything in the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done. Nothing was changed.
#[derive(Debug)]
pub enum Error {
    /// Fields that cannot be accepted as they are.
    Invalid(Vec<FieldProblem>),
    /// The rules say no, or the file is not one to work with.
    Refused(Refused),
    /// Something broke that should not have.
    Fault(Fault),
}

/// A field of the input and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldProblem {
    /// Name of the parameter, `people[3].birth` style for lists.
    pub field: String,
    /// Stable code.
    pub code: &'static str,
    /// The sentence beside the field.
    pub message: String,
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $({ $($field:ident: $type:ty),* $(,)? })? = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name { $($(#[$vdoc])* $variant $({ $($field: $type),* })?),* }

        impl $name {
            /// Every stable code of this family.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The stable code.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code),* }
            }
        }

        impl From<$name> for Error {
            fn from(reason: $name) -> Self {
                Self::$name(reason)
            }
        }
    };
}

codes! {
    /// The rules say no.
    Refused {
        /// A record the caller names is not there (any more).
        NotFound { what: &'static str } = "record.not_found",
        /// No register is open yet.
        NoRegister = "register.none",
        /// The file is already a register, or something else lies there.
        RegisterExists { path: String } = "register.exists",
        /// The file was written by a newer 青蓝.
        RegisterTooNew { found: i64, known: i64 } = "register.too_new",
        /// The file belongs to another application or is no database.
        RegisterForeign { path: String } = "register.foreign",
        /// Another window has the register open.
        RegisterInUse { path: String } = "register.in_use",
        /// The file is damaged.
        RegisterDamaged { detail: String } = "register.damaged",
        /// The file is sound, but not all its records can be true.
        RecordsContradict { count: usize } = "register.contradictory",
        /// The file lies on a removable or network drive.
        RegisterOnRemovableDrive { path: String } = "register.removable_drive",
        /// A register that cannot be written cannot be read as it is either.
        RegisterReadOnly { path: String, why: &'static str } = "register.read_only",
        /// The folder or file cannot be written.
        ReadOnly { path: String } = "file.read_only",
        /// No file lies where one is named.
        FileMissing { path: String } = "file.missing",
        /// Nothing is left to undo.
        NothingToUndo = "history.nothing_to_undo",
        /// Nothing is left to redo.
        NothingToRedo = "history.nothing_to_redo",
        /// Records were changed after the action that is to be undone.
        UndoConflict { conflicts: Vec<String>, count: usize } = "history.conflict",
        /// The person is already in a village's pool that day.
        AlreadyInPool { name: String, village: String } = "reserve.already_in_pool",
        /// The two spells would overlap.
        SpellsOverlap { name: String } = "reserve.spells_overlap",
        /// Somebody else holds the village's seat on some of those days.
        DutyOverlap { village: String, seat: &'static str, holder: String, days: String } = "duty.overlap",
        /// Village or person still has records.
        StillReferenced { what: String } = "record.still_referenced",
        /// What two villages have of one day cannot all be one village's.
        VillagesClash { records: Vec<String> } = "village.clash",
        /// What two records of a person have of one day cannot all be one person's.
        PeopleClash { records: Vec<String> } = "person.clash",
        /// What a proposal says is not allowed any more, or never was.
        ProposalStale { reasons: Vec<String> } = "proposal.stale",
        /// A scheme nobody would mentor in.
        SchemeNoSeats { name: String } = "scheme.no_seats",
        /// A scheme something refers to cannot go.
        SchemeInUse { name: String, uses: String } = "scheme.in_use",
        /// A seat or step something refers to cannot be corrected away.
        SchemePartInUse { part: String, uses: String } = "scheme.part_in_use",
        /// A retired scheme gets no new pairs.
        SchemeRetired { name: String, on: PartialDate } = "scheme.retired",
        /// A mentee has one pair of a scheme at a time.
        PairOverlap { name: String, scheme: String, period: String } = "pair.overlap",
        /// A pair begins on a day on which its mentee may be one.
        PairOutsideSpell { name: String, on: Day, why: &'static str } = "pair.outside_spell",
        /// There is no pair to name a mentor for.
        PairNone { name: String, scheme: String, on: Day } = "pair.none",
        /// Nobody mentors themselves.
        PairMentorSelf { name: String } = "pair.mentor.self",
        /// 回避: nobody mentors a near relative.
        PairMentorKin { mentor: String, mentee: String, relation: String } = "pair.mentor.kin",
        /// The seat has as many mentors as it wants.
        PairSeatFull { name: String, seat: String, limit: i64 } = "pair.seat.full",
        /// Instead of whom duty or post says only for a reason.
        PairSeatDerived { seat: String } = "pair.seat.derived_without_reason",
        /// The pair is over by then.
        PairEnded { name: String, on: PartialDate } = "pair.ended",
        /// The pair is suspended already.
        PairSuspended { name: String, on: PartialDate } = "pair.suspended",
        /// The pair is not suspended.
        PairNotSuspended { name: String } = "pair.not_suspended",
        /// A reserve has one plan at a time.
        PlanOverlap { name: String, period: String } = "plan.overlap",
        /// A plan begins on a day on which its reserve is in the pool.
        PlanOutsideSpell { name: String, on: Day } = "plan.outside_spell",
        /// Only a step by hand is ticked off by hand.
        PlanStepCounted { label: String, kind: &'static str } = "plan.step_counted",
        /// Something keeps somebody out of the pool, and there is no written reason.
        EntryBlocked { name: String, reasons: Vec<String> } = "reserve.entry_blocked",
        /// A written reason where nothing stands in the way.
        NothingToOverride { name: String } = "override.nothing",
        /// Nobody is kept in touch with twice at a time.
        AlreadyProspect { name: String, village: String } = "prospect.already",
        /// A way towards the pool is over.
        RunOver { name: String } = "selection.run_over",
        /// A condition somebody was checked by cannot go.
        ConditionInUse { label: String, uses: String } = "condition.in_use",
        /// A village's update of a year is done once.
        YearlyUpdateDone { village: String, year: i32, on: Day } = "yearly_update.done",
        /// A reply from a department the round does not ask.
        ReviewNotAsked { department: String, round: String } = "review.not_asked",
        /// A reply about a person the round does not ask about.
        ReviewNotSent { name: String, round: String } = "review.not_sent",
        /// A department has answered about everybody.
        ReviewAllReplied { department: String } = "review.all_replied",
        /// A photo or scan is no picture that can be read.
        NotAnImage { file: String } = "evidence.not_an_image",
        /// A picture in the form only its maker's phones read.
        HeicImage { file: String } = "evidence.heic",
        /// A document of a kind that is not kept.
        NotADocument { file: String } = "evidence.not_a_document",
        /// More than is kept of one file.
        EvidenceTooLarge { file: String, limit: String } = "evidence.too_large",
        /// The backup does not verify.
        BackupBroken { path: String, detail: String } = "backup.broken",
        /// A file cannot be read as a sheet.
        FileUnreadable { file: String, why: String } = "file.unreadable",
        /// The clerk pressed 取消.
        Cancelled = "task.cancelled",
        /// No font with Chinese characters is installed.
        NoChineseFont = "paper.no_font",
        /// No command has that name.
        UnknownCommand { name: String } = "command.unknown",
        /// Parameters are not what the command takes.
        BadParameters { detail: String } = "command.bad_parameters",
    }
}

codes! {
    /// Something broke.
    Fault {
        /// The database said no for a reason we did not foresee.
        Database { detail: String } = "fault.database",
        /// The disk is full.
        DiskFull = "fault.disk_full",
        /// A file could not be read or written.
        File { path: String, detail: String } = "fault.file",
        /// A document could not be drawn.
        Drawing { detail: String } = "fault.drawing",
        /// A bug of ours, caught at the command's border.
        Unexpected { detail: String } = "fault.unexpected",
    }
}

/// An error as it crosses to the window or the command line's `--json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WireError {
    /// `invalid`, `refused` or `fault`.
    pub family: &'static str,
    /// Stable code; `input.invalid` for the first family.
    pub code: &'static str,
    /// One Chinese sentence.
    pub message: String,
    /// What to do about it; may be empty.
    pub hint: String,
    /// For `invalid`: where.
    pub fields: Vec<FieldProblem>,
    /// For `fault`: technical text for whoever helps the clerk; holds no personal data.
    pub detail: String,
}

/// A fault that only a mistake of ours can cause.
#[must_use]
pub fn unexpected(detail: impl Into<String>) -> Error {
    Fault::Unexpected {
        detail: detail.into(),
    }
    .into()
}

impl Error {
    /// One field is not acceptable.
    #[must_use]
    pub fn invalid(field: &str, code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem {
            field: field.into(),
            code,
            message: message.into(),
        }])
    }

    /// The problems of both, where the other is about fields too.
    #[must_use]
    pub(crate) fn and(self, other: Option<Self>) -> Self {
        match (self, other) {
            (Self::Invalid(mut problems), Some(Self::Invalid(more))) => {
                problems.extend(more);
                Self::Invalid(problems)
            }
            (this, _) => this,
        }
    }

    /// What reading or writing a file ran into; `path` as the clerk may see it. The detail is the
    /// kind of failure only: the system's own text may name folders.
    #[must_use]
    pub fn of_file(path: impl Into<String>, error: &io::Error) -> Self {
        let path = path.into();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Fault::DiskFull.into(),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Refused::ReadOnly { path }.into()
            }
            kind => Fault::File {
                path,
                detail: kind.to_string(),
            }
            .into(),
        }
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "input.invalid",
            Self::Refused(reason) => reason.code(),
            Self::Fault(reason) => reason.code(),
        }
    }

    /// The error as the window and the command line get it.
    #[must_use]
    pub fn to_wire(&self) -> WireError {
        let (message, hint) = messages::of(self);
        let (family, fields, detail) = match self {
            Self::Invalid(fields) => {
                let brief = |field: &FieldProblem| FieldProblem {
                    message: messages::brief(&field.message),
                    ..field.clone()
                };
                ("invalid", fields.iter().map(brief).collect(), String::new())
            }
            Self::Refused(_) => ("refused", vec![], String::new()),
            Self::Fault(fault) => ("fault", vec![], messages::detail(fault)),
        };
        WireError {
            family,
            code: self.code(),
            message,
            hint,
            fields,
            detail,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (message, hint) = messages::of(self);
        f.write_str(&message)?;
        if hint.is_empty() {
            Ok(())
        } else {
            write!(f, "{hint}")
        }
    }
}

impl std::error::Error for Error {}

/// Turns an absent record into [`Refused::NotFound`].
pub trait OrNotFound<T> {
    /// `what` is the Chinese noun of the record.
    fn or_not_found(self, what: &'static str) -> Result<T>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, what: &'static str) -> Result<T> {
        self.ok_or_else(|| Refused::NotFound { what }.into())
    }
}
