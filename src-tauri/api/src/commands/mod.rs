//! The table of commands.

#![expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "every handler has the one form of the table"
)]

pub mod appraisals;
pub mod assessments;
pub mod attachments;
pub mod backups;
pub mod documents;
pub mod dossiers;
pub mod duties;
pub mod evidence;
pub mod files;
pub mod history;
pub mod import;
pub mod items;
pub mod kinships;
pub mod matching;
pub mod mentors;
pub mod outcomes;
pub mod pairs;
pub mod papers;
pub mod people;
pub mod plans;
pub mod proposals;
pub mod registers;
pub mod reserves;
pub mod reviews;
pub mod rosters;
pub mod rotations;
pub mod schemes;
pub mod secretaries;
pub mod selection;
pub mod settings;
pub mod tenure;
pub mod training;
pub mod villages;
pub mod visits;
pub mod workbench;

use qinglan_core::changes::Outcome;
use qinglan_core::error::{json_at_in_chinese, unexpected, Error, Refused, Result};
use qinglan_core::people::rules::text::{is_invisible, visible};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::{to_raw_value, RawValue};
use serde_json::Value;
use ts_rs::TS;

use crate::bindings::Types;
use crate::session::Session;
use crate::task::Task;

/// Longest text a parameter may hold; pasted sheets are longer.
const LONGEST: usize = 50_000;
/// Longest pasted sheet.
const LONGEST_PASTE: usize = 20_000_000;
/// Longest pasted file: the largest picture that is read, as Base64.
const LONGEST_FILE: usize = 56_000_000;

/// Whether a command only asks or also writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Answers `T`; the register's facts stay as they are.
    Query,
    /// Answers `Outcome<T>`.
    Change,
}

/// A command of the table.
pub struct Command {
    /// `noun.verb`.
    pub name: &'static str,
    /// Query or change.
    pub kind: CommandKind,
    /// Adds its types to the window's bindings; the names of parameters and result.
    pub types: fn(&mut Types) -> (String, String),
    run: fn(&Session, Value, &Task<'_>) -> Result<Box<RawValue>>,
}

/// No parameters.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Nothing {}

macro_rules! commands {
    ($($kind:ident $name:literal $module:ident::$handler:ident($params:ty) -> $value:ty;)*) => {
        /// Every command.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: $name,
            kind: commands!(@kind $kind),
            types: |types| (types.parameters::<$params>(), types.name_of::<commands!(@result $kind $value)>()),
            run: |session, params, task| {
                let answer: commands!(@result $kind $value) = $module::$handler(session, parsed(params)?, task)?;
                to_raw_value(&answer).map_err(no_json)
            },
        }),*];
    };
    (@kind query) => { CommandKind::Query };
    (@kind change) => { CommandKind::Change };
    (@result query $value:ty) => { $value };
    (@result change $value:ty) => { Outcome<$value> };
}

commands! {
    query  "register.get"           registers::get(Nothing) -> Option<registers::RegisterInfo>;
    change "register.new"           registers::new(registers::NewRegister) -> registers::RegisterInfo;
    change "register.sample"        registers::sample(Nothing) -> registers::RegisterInfo;
    change "register.clear_sample"  registers::clear_sample(Nothing) -> Option<registers::RegisterInfo>;
    query  "register.check"         registers::check(Nothing) -> Vec<String>;
    query  "records.check"          registers::contradictions(Nothing) -> Vec<String>;
    query  "register.dump"          registers::dump(Nothing) -> serde_json::Value;

    query  "villages.list"          villages::list(villages::VillagesAsked) -> Vec<qinglan_core::villages::VillageRow>;
    query  "villages.parse"         villages::parse(villages::Pasted) -> qinglan_core::villages::read::VillageList;
    query  "villages.read"          villages::read(files::OneFile) -> qinglan_core::villages::read::VillageList;
    change "villages.add"           villages::add(villages::Drafts) -> usize;
    change "villages.edit"          villages::edit(qinglan_core::villages::VillageEdit) -> ();
    change "villages.order"         villages::order(villages::Order) -> ();
    change "villages.remove"        villages::remove(villages::One) -> ();
    query  "villages.preview_merge" villages::preview_merge(qinglan_core::villages::MergeQuestion) -> qinglan_core::villages::MergePreview;
    change "villages.merge"         villages::merge(qinglan_core::villages::VillageMerge) -> ();
    change "villages.rename"        villages::rename(qinglan_core::villages::VillageRename) -> ();
    change "villages.begin"         villages::begin(qinglan_core::villages::VillageBeginning) -> ();
    change "villages.correct_change" villages::correct_change(qinglan_core::villages::ChangeCorrection) -> ();
    change "villages.take_back_change" villages::take_back_change(qinglan_core::villages::ChangeTakenBack) -> ();
    query  "villages.preview_hand_over" villages::preview_hand_over(qinglan_core::villages::VillageHandOver) -> qinglan_core::villages::HandOverPreview;
    change "villages.hand_over"     villages::hand_over(qinglan_core::villages::VillageHandOver) -> ();
    query  "villages.preview_end"   villages::preview_end(qinglan_core::villages::VillageEnd) -> qinglan_core::villages::EndPreview;
    change "villages.end"           villages::end(qinglan_core::villages::VillageEnd) -> usize;
    change "villages.set_status"    villages::set_status(qinglan_core::villages::StatusEdit) -> qinglan_core::ids::RecordId;
    change "villages.remove_status" villages::remove_status(villages::OneStatus) -> ();
    query  "townships.list"         villages::list_townships(Nothing) -> Vec<qinglan_core::villages::TownshipRow>;
    change "townships.rename"       villages::rename_township(qinglan_core::villages::TownshipRename) -> ();
    change "townships.add"          villages::add_township(villages::NewTownship) -> qinglan_core::ids::TownshipId;
    change "townships.edit"         villages::edit_township(villages::TownshipEdit) -> ();
    query  "national.townships"     villages::national_townships(villages::Search) -> Vec<qinglan_core::villages::national::NationalTownship>;
    query  "national.villages"      villages::national_villages(villages::Code) -> Vec<qinglan_core::villages::national::NationalVillage>;

    query  "people.find"            people::find(people::Find) -> Vec<qinglan_core::people::PersonHit>;
    query  "people.get"             people::get(people::OneAsOf) -> qinglan_core::people::PersonDetail;
    query  "people.reveal"          people::reveal(people::Reveal) -> qinglan_core::people::Revealed;
    query  "people.photo"           people::photo(people::Photo) -> String;
    query  "people.check"           people::check(people::Check) -> qinglan_core::people::Checked;
    query  "people.check_row"       people::check_row(people::Row) -> qinglan_core::people::Checked;
    query  "people.grid_heads"      people::heads(people::Block) -> Option<qinglan_core::people::GridHeads>;
    change "people.add"             people::add(people::Add) -> qinglan_core::ids::PersonId;
    change "people.edit"            people::edit(people::Edit) -> ();
    change "people.change"          people::change(people::Change) -> ();
    change "people.edit_many"       people::edit_many(qinglan_core::people::ManyEdit) -> usize;
    change "people.enter_grid"      people::enter_grid(people::Grid) -> qinglan_core::people::GridOutcome;
    query  "people.twins"           people::twins(Nothing) -> Vec<String>;
    query  "people.preview_merge"   people::preview_merge(qinglan_core::people::PersonMergeQuestion) -> qinglan_core::people::PersonMergePreview;
    change "people.merge"           people::merge(qinglan_core::people::PersonMerge) -> ();
    change "people.remove"          people::remove(people::One) -> ();
    change "people.set_photo"       people::set_photo(people::SetPhoto) -> Option<String>;
    query  "people.read_resume"     dossiers::resume(dossiers::Pasted) -> qinglan_core::people::rules::ResumeReading;
    query  "people.read_family"     dossiers::family(dossiers::Pasted) -> qinglan_core::people::rules::FamilyReading;
    query  "codes.list"             people::codes(Nothing) -> people::Codes;

    query  "reserves.list"          reserves::list(qinglan_core::reserves::ReserveFilter) -> qinglan_core::reserves::ReserveList;
    change "reserves.enter"         reserves::enter(reserves::Enter) -> qinglan_core::ids::ReserveId;
    change "reserves.leave"         reserves::leave(qinglan_core::reserves::Leave) -> usize;
    change "reserves.move"          reserves::move_to(qinglan_core::reserves::Move) -> qinglan_core::ids::ReserveId;
    change "reserves.edit"          reserves::edit(reserves::Edit) -> ();
    change "reserves.order"         reserves::order(reserves::Order) -> ();

    change "posts.set"              duties::set_post(qinglan_core::duties::PostEdit) -> qinglan_core::ids::PostId;
    change "posts.remove"           duties::remove_post(duties::OnePost) -> ();
    query  "duties.list"            duties::list(qinglan_core::villages::AsOf) -> Vec<qinglan_core::duties::VillageDuties>;
    query  "duties.preview"         duties::preview(qinglan_core::duties::DutyChange) -> qinglan_core::duties::DutyPreview;
    change "duties.change"          duties::change(qinglan_core::duties::DutyChange) -> usize;
    query  "mentors.reconcile_preview" duties::reconcile_preview(qinglan_core::villages::AsOf) -> qinglan_core::duties::Reconciliation;
    change "mentors.reconcile"      duties::reconcile(qinglan_core::duties::Reconcile) -> qinglan_core::duties::Reconciled;
    change "duties.set"             duties::set_duty(qinglan_core::duties::DutyEdit) -> ();
    change "duties.remove"          duties::remove_duty(duties::OneDuty) -> ();

    query  "proposals.make"         proposals::make(qinglan_core::mentoring::proposals::ProposalRequest) -> qinglan_core::mentoring::proposals::Proposal;
    query  "proposals.why_not"      proposals::why_not(proposals::WhyNot) -> String;
    change "proposals.accept"       proposals::accept(qinglan_core::mentoring::proposals::AcceptProposal) -> usize;
    query  "schemes.list"           schemes::list(qinglan_core::villages::AsOf) -> Vec<qinglan_core::mentoring::SchemeView>;
    change "schemes.set"            schemes::set(qinglan_core::mentoring::schemes::SchemeEdit) -> qinglan_core::ids::SchemeId;
    change "schemes.copy"           schemes::copy(schemes::Copy) -> qinglan_core::ids::SchemeId;
    change "schemes.remove"         schemes::remove(schemes::One) -> ();
    change "schemes.retire"         schemes::retire(schemes::Retire) -> ();
    change "schemes.order"          schemes::order(schemes::Order) -> ();

    query  "schemes.mentors"        schemes::mentors(schemes::MentorsOf) -> Vec<qinglan_core::mentoring::schemes::PoolMentorRow>;
    change "schemes.set_mentor"     schemes::set_mentor(qinglan_core::mentoring::schemes::PoolMentorEdit) -> qinglan_core::ids::RecordId;
    change "schemes.remove_mentor"  schemes::remove_mentor(kinships::One) -> ();
    query  "appraisals.list"        appraisals::list(appraisals::Year) -> qinglan_core::mentoring::appraisals::AppraisalList;
    change "appraisals.set"         appraisals::set(qinglan_core::mentoring::appraisals::AppraisalEdit) -> usize;
    query  "quarter_reports.list"   appraisals::reports(appraisals::Quarter) -> qinglan_core::mentoring::quarter_reports::QuarterReports;
    change "quarter_reports.set"    appraisals::set_report(qinglan_core::mentoring::quarter_reports::QuarterReportEdit) -> ();
    query  "kinships.list"          kinships::list(kinships::Of) -> Vec<qinglan_core::mentoring::kinships::KinRow>;
    change "kinships.set"           kinships::set(qinglan_core::mentoring::kinships::KinshipEdit) -> qinglan_core::ids::RecordId;
    change "kinships.remove"        kinships::remove(kinships::One) -> ();
    query  "neighbours.list"        kinships::neighbours(Nothing) -> Vec<qinglan_core::mentoring::neighbours::NeighbourRow>;
    change "neighbours.set"         kinships::set_neighbours(qinglan_core::mentoring::neighbours::NeighbourRow) -> ();

    query  "pairs.list"             pairs::list(qinglan_core::mentoring::PairFilter) -> qinglan_core::mentoring::PairList;
    query  "pairs.get"              pairs::get(pairs::One) -> qinglan_core::mentoring::PairDetail;
    query  "pairs.of_person"        pairs::of_person(pairs::OfPerson) -> qinglan_core::mentoring::PersonPairs;
    query  "adjustments.list"       pairs::adjustments(pairs::Between) -> Vec<qinglan_core::mentoring::Adjustment>;
    query  "coverage.get"           mentors::coverage(mentors::SchemeAsOf) -> qinglan_core::mentoring::Coverage;
    query  "mentors.list"           mentors::list(qinglan_core::mentoring::MentorFilter) -> qinglan_core::mentoring::MentorList;
    query  "mentors.get"            mentors::get(mentors::One) -> qinglan_core::mentoring::MentorDetail;
    query  "pairs.preview_open"     pairs::preview_open(qinglan_core::mentoring::pairs::OpenPairs) -> qinglan_core::mentoring::pairs::OpenPreview;
    change "pairs.open"             pairs::open(qinglan_core::mentoring::pairs::OpenPairs) -> Vec<qinglan_core::ids::PairId>;
    change "pairs.edit"             pairs::edit(qinglan_core::mentoring::pairs::PairEdit) -> ();
    change "pairs.edit_many"        pairs::edit_many(qinglan_core::mentoring::pairs::PairsEdit) -> usize;
    change "pairs.end"              pairs::end(qinglan_core::mentoring::pairs::PairTurn) -> usize;
    change "pairs.suspend"          pairs::suspend(qinglan_core::mentoring::pairs::PairTurn) -> usize;
    change "pairs.resume"           pairs::resume(qinglan_core::mentoring::pairs::PairTurn) -> usize;
    change "pairs.extend"           pairs::extend(qinglan_core::mentoring::pairs::PairExtension) -> usize;
    change "pairs.name_mentor"      pairs::name_mentor(qinglan_core::mentoring::pairs::NameMentor) -> usize;
    change "pairs.remove"           pairs::remove(pairs::One) -> ();
    query  "items.get"              items::get(items::One) -> qinglan_core::mentoring::items::ItemDetail;
    change "items.set"              items::set(items::Edit) -> qinglan_core::ids::ItemId;
    change "items.remove"           items::remove(items::Remove) -> ();
    query  "flags.list"             items::flags(qinglan_core::mentoring::flags::FlagFilter) -> Vec<qinglan_core::mentoring::flags::Flag>;
    change "evidence.add"           evidence::add(evidence::Add) -> Vec<qinglan_core::ids::RecordId>;
    change "evidence.edit"          evidence::edit(evidence::Edit) -> ();
    change "evidence.remove"        evidence::remove(evidence::One) -> ();
    query  "evidence.show"          evidence::show(evidence::One) -> String;
    query  "evidence.save"          evidence::save(evidence::One) -> Option<String>;
    query  "evidence.save_all"      evidence::save_all(evidence::OfPairs) -> Option<evidence::SavedEvidence>;
    query  "visits.list"            visits::list(qinglan_core::mentoring::visits::VisitFilter) -> Vec<qinglan_core::mentoring::visits::VisitRow>;
    change "visits.set"             visits::set(visits::Edit) -> qinglan_core::ids::VisitId;
    change "visits.remove"          visits::remove(visits::One) -> ();

    query  "dossiers.list"          dossiers::list(qinglan_core::dossiers::DossierFilter) -> qinglan_core::dossiers::DossierList;
    query  "timeline.of_person"     dossiers::timeline(dossiers::OfPerson) -> qinglan_core::timeline::Timeline;
    query  "attachments.list"       attachments::list(attachments::OfPerson) -> Vec<qinglan_core::dossiers::AttachmentRow>;
    change "attachments.add"        attachments::add(attachments::Add) -> Vec<qinglan_core::ids::AttachmentId>;
    change "attachments.edit"       attachments::edit(qinglan_core::dossiers::AttachmentEdit) -> ();
    change "attachments.remove"     attachments::remove(attachments::One) -> ();
    query  "attachments.show"       attachments::show(attachments::One) -> String;
    query  "attachments.save"       attachments::save(attachments::One) -> Option<String>;

    query  "schools.list"           training::schools(Nothing) -> Vec<qinglan_core::training::schools::SchoolRow>;
    change "schools.set"            training::set_school(qinglan_core::training::schools::SchoolEdit) -> qinglan_core::ids::SchoolId;
    change "schools.remove"         training::remove_school(training::One<qinglan_core::ids::SchoolId>) -> ();
    query  "teachers.list"          training::teachers(qinglan_core::training::teachers::TeacherFilter) -> Vec<qinglan_core::training::teachers::TeacherRow>;
    change "teachers.set"           training::set_teacher(qinglan_core::training::teachers::TeacherEdit) -> qinglan_core::ids::TeacherId;
    change "teachers.remove"        training::remove_teacher(training::One<qinglan_core::ids::TeacherId>) -> ();
    query  "courses.list"           training::courses(qinglan_core::villages::AsOf) -> Vec<qinglan_core::training::courses::CourseRow>;
    change "courses.set"            training::set_course(qinglan_core::training::courses::CourseEdit) -> qinglan_core::ids::CourseId;
    change "courses.remove"         training::remove_course(training::One<qinglan_core::ids::CourseId>) -> ();
    query  "requests.list"          training::requests(qinglan_core::training::requests::RequestFilter) -> qinglan_core::training::requests::RequestList;
    change "requests.set"           training::set_request(qinglan_core::training::requests::RequestEdit) -> qinglan_core::ids::RequestId;
    change "requests.remove"        training::remove_request(training::One<qinglan_core::ids::RequestId>) -> ();
    query  "sessions.list"          training::sessions(qinglan_core::training::sessions::SessionFilter) -> qinglan_core::training::sessions::SessionList;
    query  "sessions.get"           training::session(training::One<qinglan_core::ids::SessionId>) -> qinglan_core::training::sessions::SessionDetail;
    change "sessions.set"           training::set_session(qinglan_core::training::sessions::SessionEdit) -> qinglan_core::ids::SessionId;
    change "sessions.copy"          training::copy_session(qinglan_core::training::sessions::SessionCopy) -> qinglan_core::ids::SessionId;
    change "sessions.remove"        training::remove_session(training::One<qinglan_core::ids::SessionId>) -> ();
    query  "attendances.suggest"    training::suggest(qinglan_core::training::attendances::SuggestRequest) -> Vec<qinglan_core::training::attendances::Suggested>;
    query  "attendances.match"      training::match_sign_in(qinglan_core::training::sign_in::SignInText) -> qinglan_core::training::sign_in::SignIn;
    change "attendances.set"        training::set_attendances(qinglan_core::training::attendances::AttendanceEdits) -> qinglan_core::training::attendances::AttendancesSaved;
    change "attendances.remove"     training::remove_attendances(training::Attendances) -> usize;
    query  "studies.list"           training::studies(qinglan_core::training::studies::StudyFilter) -> qinglan_core::training::studies::StudyList;
    change "studies.set"            training::set_studies(qinglan_core::training::studies::StudyEdit) -> Vec<qinglan_core::ids::StudyId>;
    change "studies.remove"         training::remove_study(training::One<qinglan_core::ids::StudyId>) -> ();
    query  "training.options"       training::options(Nothing) -> qinglan_core::training::stats::TrainingOptions;
    query  "training.stats"         training::stats(qinglan_core::training::stats::TrainingFilter) -> qinglan_core::training::stats::TrainingStats;
    query  "training.of_person"     training::of_person(qinglan_core::training::record::RecordRequest) -> qinglan_core::training::record::TrainingRecord;
    query  "training.set_minimum"   training::set_minimum(qinglan_core::training::stats::TrainingMinimum) -> qinglan_core::training::stats::TrainingMinimum;
    query  "rotation_types.list"   rotations::types(Nothing) -> Vec<qinglan_core::rotations::RotationTypeRow>;
    change "rotation_types.set"    rotations::set_type(qinglan_core::rotations::RotationTypeEdit) -> qinglan_core::ids::RotationTypeId;
    change "rotation_types.remove" rotations::remove_type(rotations::OneType) -> ();
    change "rotation_types.retire" rotations::retire_type(rotations::RetireType) -> ();
    change "rotation_types.order"  rotations::order_types(rotations::TypeOrder) -> ();
    query  "rotations.list"        rotations::list(qinglan_core::rotations::RotationFilter) -> qinglan_core::rotations::RotationList;
    query  "rotations.get"         rotations::get(rotations::One) -> qinglan_core::rotations::RotationDetail;
    query  "rotations.of_person"   rotations::of_person(rotations::OfPerson) -> qinglan_core::rotations::PersonRotations;
    query  "rotations.preview"     rotations::preview(qinglan_core::rotations::RotationEdit) -> qinglan_core::rotations::RotationPreview;
    change "rotations.set"         rotations::set(qinglan_core::rotations::RotationEdit) -> qinglan_core::rotations::RotationsSet;
    change "rotations.end"         rotations::end(qinglan_core::rotations::RotationEnd) -> usize;
    change "rotations.extend"      rotations::extend(qinglan_core::rotations::RotationExtension) -> usize;
    change "rotations.appraise"    rotations::appraise(qinglan_core::rotations::RotationAppraisal) -> usize;
    change "rotations.remove"      rotations::remove(rotations::Mistake) -> ();
    query  "rotations.preview_transfer" rotations::preview_transfer(qinglan_core::rotations::Transfer) -> qinglan_core::rotations::TransferPreview;
    change "rotations.transfer"    rotations::transfer(qinglan_core::rotations::Transfer) -> qinglan_core::rotations::Transferred;
    query  "tallies.list"          rotations::tallies(qinglan_core::rotations::TallyFilter) -> qinglan_core::rotations::TallyList;
    change "tallies.set"           rotations::set_tally(qinglan_core::rotations::TallyEdit) -> qinglan_core::ids::RecordId;
    change "tallies.remove"        rotations::remove_tally(rotations::OneTally) -> ();
    query  "tenure.list"           tenure::list(qinglan_core::tenure::TenureFilter) -> qinglan_core::tenure::TenureList;
    query  "terms.list"            tenure::terms(Nothing) -> Vec<qinglan_core::tenure::Term>;
    change "terms.set"             tenure::set_term(qinglan_core::tenure::TermEdit) -> qinglan_core::ids::RecordId;
    change "terms.remove"          tenure::remove_term(tenure::OneTerm) -> ();
    query  "plans.list"             plans::list(qinglan_core::plans::PlanFilter) -> qinglan_core::plans::PlanList;
    query  "plans.of_person"        plans::of_person(pairs::OfPerson) -> Vec<qinglan_core::plans::PlanView>;
    change "plans.set"              plans::set(qinglan_core::plans::PlanEdit) -> qinglan_core::ids::PlanId;
    change "plans.remove"           plans::remove(plans::One) -> ();
    query  "plans.preview_apply"    plans::preview_apply(qinglan_core::plans::ApplyTemplate) -> qinglan_core::plans::ApplyPreview;
    change "plans.apply"            plans::apply(qinglan_core::plans::ApplyTemplate) -> usize;
    change "plan_steps.finish"      plans::finish_step(plans::Finish) -> ();
    query  "plan_templates.list"    plans::templates(Nothing) -> Vec<qinglan_core::plans::PlanTemplateView>;
    change "plan_templates.set"     plans::set_template(qinglan_core::plans::PlanTemplateEdit) -> qinglan_core::ids::PlanTemplateId;
    change "plan_templates.remove"  plans::remove_template(plans::OneTemplate) -> ();

    query  "departments.list"       reviews::departments(qinglan_core::villages::AsOf) -> Vec<qinglan_core::reviews::DepartmentRow>;
    change "departments.set"        reviews::set_department(qinglan_core::reviews::DepartmentEdit) -> qinglan_core::ids::DepartmentId;
    change "departments.remove"     reviews::remove_department(reviews::OneDepartment) -> ();
    change "departments.order"      reviews::order_departments(reviews::DepartmentOrder) -> ();
    query  "reviews.list"           reviews::rounds(qinglan_core::villages::AsOf) -> Vec<qinglan_core::reviews::ReviewRoundRow>;
    query  "reviews.get"            reviews::get(reviews::One) -> qinglan_core::reviews::ReviewGrid;
    change "reviews.set"            reviews::set_round(qinglan_core::reviews::ReviewRoundEdit) -> qinglan_core::ids::ReviewRoundId;
    change "reviews.remove"         reviews::remove_round(reviews::One) -> ();
    query  "reviews.of_person"      reviews::of_person(pairs::OfPerson) -> Vec<qinglan_core::reviews::PersonReview>;
    query  "reviews.reveal"         reviews::reveal(qinglan_core::reviews::RevealReview) -> Vec<qinglan_core::reviews::RevealedReply>;
    change "replies.set"            reviews::set_replies(qinglan_core::reviews::ReplyEdit) -> usize;
    change "replies.set_rest"       reviews::set_rest(qinglan_core::reviews::RestReply) -> usize;
    change "replies.remove"         reviews::remove_replies(reviews::Mistake) -> usize;
    query  "replies.check_sheet"    reviews::check_sheet(reviews::ReplySheet) -> qinglan_core::reviews::sheet::ReplySheetPlan;
    change "replies.import_sheet"   reviews::import_sheet(reviews::ReplySheet) -> qinglan_core::reviews::sheet::ReplySheetPlan;
    query  "matches.candidates"     matching::candidates(qinglan_core::villages::AsOf) -> qinglan_core::matching::Candidates;
    query  "matches.make"           matching::make(qinglan_core::matching::MatchRequest) -> qinglan_core::matching::Matching;
    query  "matches.why_not"        matching::why_not(matching::WhyNot) -> String;
    change "matches.accept"         matching::accept(qinglan_core::matching::AcceptMatches) -> usize;
    query  "matches.results"        matching::results(qinglan_core::matching::MatchResultFilter) -> qinglan_core::matching::MatchResults;
    query  "matches.weights"        matching::weights(Nothing) -> qinglan_core::matching::MatchWeights;
    query  "matches.set_weights"    matching::set_weights(qinglan_core::matching::MatchWeights) -> qinglan_core::matching::MatchWeights;
    query  "village_needs.list"     matching::needs(qinglan_core::villages::AsOf) -> Vec<qinglan_core::matching::VillageNeedRow>;
    query  "village_needs.read"     matching::read_needs(matching::Pasted) -> Vec<qinglan_core::matching::VillageNeedRow>;
    change "village_needs.set"      matching::set_needs(matching::Needs) -> usize;
    query  "specialties.list"       matching::specialties(Nothing) -> Vec<qinglan_core::specialties::Specialty>;
    change "specialties.set"        matching::set_specialty(qinglan_core::specialties::SpecialtyEdit) -> qinglan_core::ids::RecordId;
    change "specialties.remove"     matching::remove_specialty(matching::OneSpecialty) -> ();
    query  "secretaries.list"       secretaries::list(qinglan_core::secretaries::SecretaryFilter) -> qinglan_core::secretaries::SecretaryList;
    change "secretaries.set_type"   secretaries::set_type(qinglan_core::secretaries::TypedSecretaryEdit) -> usize;
    change "secretaries.remove_type" secretaries::remove_type(secretaries::OneTyped) -> ();
    query  "secretary_types.list"   secretaries::types(Nothing) -> Vec<qinglan_core::secretaries::SecretaryTypeRow>;
    change "secretary_types.set"    secretaries::set_kind(qinglan_core::secretaries::SecretaryTypeEdit) -> qinglan_core::ids::SecretaryTypeId;
    change "secretary_types.remove" secretaries::remove_kind(secretaries::OneType) -> ();
    query  "indicator_lists.list"   assessments::lists(Nothing) -> Vec<qinglan_core::assessments::IndicatorListView>;
    change "indicator_lists.set"    assessments::set_list(qinglan_core::assessments::IndicatorListEdit) -> qinglan_core::ids::IndicatorListId;
    change "indicator_lists.remove" assessments::remove_list(assessments::OneList) -> ();
    change "indicator_lists.retire" assessments::retire_list(assessments::RetireList) -> ();
    query  "assessments.sheet"      assessments::sheet(qinglan_core::assessments::SheetRequest) -> qinglan_core::assessments::AssessmentSheet;
    change "assessments.set"        assessments::set(qinglan_core::assessments::AssessmentEdits) -> qinglan_core::assessments::AssessmentsSaved;
    query  "assessments.ranking"    assessments::ranking(qinglan_core::assessments::RankingRequest) -> qinglan_core::assessments::Ranking;
    query  "assessments.year"       assessments::year(qinglan_core::assessments::YearRequest) -> qinglan_core::assessments::YearRollUp;
    query  "assessments.of_person"  assessments::of_person(pairs::OfPerson) -> Vec<qinglan_core::assessments::PersonAssessments>;
    change "year_grades.set"        assessments::set_grades(qinglan_core::assessments::GradeEdits) -> usize;
    query  "outcome_types.list"     outcomes::types(Nothing) -> Vec<qinglan_core::outcomes::OutcomeTypeRow>;
    change "outcome_types.set"      outcomes::set_type(qinglan_core::outcomes::OutcomeTypeEdit) -> qinglan_core::ids::OutcomeTypeId;
    change "outcome_types.remove"   outcomes::remove_type(outcomes::OneType) -> ();
    change "outcome_types.retire"   outcomes::retire_type(outcomes::RetireType) -> ();
    query  "outcomes.list"          outcomes::list(qinglan_core::outcomes::OutcomeFilter) -> qinglan_core::outcomes::OutcomeList;
    query  "outcomes.of_person"     outcomes::of_person(pairs::OfPerson) -> Vec<qinglan_core::outcomes::OutcomeRow>;
    query  "outcomes.preview"       outcomes::preview(qinglan_core::outcomes::OutcomeEdit) -> qinglan_core::outcomes::OutcomePreview;
    change "outcomes.set"           outcomes::set(qinglan_core::outcomes::OutcomeEdit) -> Vec<qinglan_core::ids::OutcomeId>;
    change "outcomes.remove"        outcomes::remove(outcomes::One) -> ();

    query  "workbench.get"          workbench::get(workbench::WorkbenchOn) -> qinglan_core::workbench::Workbench;
    query  "workbench.set_minimum"  workbench::set_minimum(qinglan_core::workbench::Minimum) -> qinglan_core::workbench::Minimum;

    query  "history.list"           history::list(history::List) -> Vec<qinglan_core::history::HistoryEntry>;
    query  "history.get"            history::get(history::One) -> qinglan_core::history::HistoryDetail;
    change "history.undo"           history::undo(history::Undo) -> String;
    change "history.redo"           history::redo(Nothing) -> String;

    query  "files.pick"             files::pick(files::Pick) -> Vec<files::PickedFile>;
    query  "files.paste"            files::paste(files::PastedFile) -> files::PickedFile;
    query  "files.save_as"          files::save_as(files::SaveAs) -> Option<crate::FileToken>;
    query  "files.open"             files::open(files::OneFile) -> ();

    query  "prospects.list"         selection::prospects(qinglan_core::selection::ProspectFilter) -> qinglan_core::selection::ProspectList;
    change "prospects.set"          selection::set_prospect(qinglan_core::selection::ProspectEdit) -> qinglan_core::ids::ProspectId;
    change "prospects.end"          selection::end_prospects(qinglan_core::selection::ProspectEnd) -> usize;
    change "prospects.enter"        selection::enter_prospects(qinglan_core::selection::ProspectEntry) -> Vec<qinglan_core::ids::ReserveId>;
    change "prospects.remove"       selection::remove_prospect(training::One<qinglan_core::ids::ProspectId>) -> ();
    query  "prospects.set_contact_days" selection::set_contact_days(selection::ContactDays) -> ();
    change "contacts.set"           selection::set_contact(qinglan_core::selection::ContactEdit) -> qinglan_core::ids::RecordId;
    change "contacts.remove"        selection::remove_contact(training::One<qinglan_core::ids::RecordId>) -> ();
    query  "selection.of_person"    selection::of_person(pairs::OfPerson) -> qinglan_core::selection::PersonSelection;
    query  "selection_runs.list"    selection::runs(qinglan_core::selection::RunFilter) -> qinglan_core::selection::RunList;
    change "selection_runs.end"     selection::end_runs(qinglan_core::selection::RunEnd) -> usize;
    change "selection_runs.enter"   selection::enter_runs(qinglan_core::selection::RunEntry) -> Vec<qinglan_core::ids::ReserveId>;
    change "selection_runs.remove"  selection::remove_run(training::One<qinglan_core::ids::SelectionRunId>) -> ();
    change "selection_steps.set"    selection::set_step(qinglan_core::selection::SelectionStepEdit) -> usize;
    change "selection_steps.remove" selection::remove_step(training::One<qinglan_core::ids::RecordId>) -> ();
    query  "condition_lists.list"   selection::condition_lists(Nothing) -> Vec<qinglan_core::selection::ConditionListView>;
    query  "condition_lists.presets" selection::condition_presets(Nothing) -> Vec<qinglan_core::selection::ConditionPreset>;
    change "condition_lists.add"    selection::add_condition_preset(training::One<qinglan_core::ids::ConditionListId>) -> qinglan_core::ids::ConditionListId;
    change "condition_lists.set"    selection::set_condition_list(qinglan_core::selection::ConditionListEdit) -> qinglan_core::ids::ConditionListId;
    change "condition_lists.adopt"  selection::adopt_condition_list(training::One<qinglan_core::ids::ConditionListId>) -> ();
    change "condition_lists.remove" selection::remove_condition_list(training::One<qinglan_core::ids::ConditionListId>) -> ();
    query  "standings.list"         selection::standings(qinglan_core::selection::StandingFilter) -> qinglan_core::selection::StandingList;
    change "checks.set"             selection::set_checks(selection::SetChecks) -> usize;
    change "checks.remove"          selection::remove_check(training::One<qinglan_core::ids::RecordId>) -> ();
    change "exemptions.set"         selection::set_exemption(qinglan_core::selection::ExemptionEdit) -> qinglan_core::ids::RecordId;
    change "exemptions.remove"      selection::remove_exemption(training::One<qinglan_core::ids::RecordId>) -> ();
    query  "gates.list"             selection::gates(selection::Gates) -> Vec<qinglan_core::selection::Gate>;
    change "overrides.set"          selection::set_override(qinglan_core::selection::OverrideEdit) -> qinglan_core::ids::RecordId;
    change "overrides.remove"       selection::remove_override(training::One<qinglan_core::ids::RecordId>) -> ();
    query  "yearly_updates.list"    selection::yearly_updates(selection::OfYear) -> qinglan_core::selection::YearlyUpdates;
    query  "yearly_updates.get"     selection::yearly_sheet(selection::YearlyOf) -> qinglan_core::selection::YearlySheet;
    change "yearly_updates.set"     selection::set_yearly_update(qinglan_core::selection::YearlyUpdateEdit) -> usize;

    query  "import.open"            import::open(import::OpenFiles) -> qinglan_core::import::view::ImportDraft;
    query  "import.paste"           import::paste(import::Paste) -> qinglan_core::import::view::ImportDraft;
    query  "import.get"             import::get(Nothing) -> Option<qinglan_core::import::view::ImportDraft>;
    query  "import.fields"          import::fields(Nothing) -> Vec<qinglan_core::import::header::TargetChoice>;
    query  "import.set_sheet"       import::set_sheet(import::SetSheet) -> qinglan_core::import::view::ImportDraft;
    query  "import.set_column"      import::set_column(import::SetColumn) -> qinglan_core::import::view::ImportDraft;
    query  "import.check"           import::check(Nothing) -> qinglan_core::import::view::ImportCheck;
    query  "import.answer"          import::answer(import::Answer) -> qinglan_core::import::view::ImportCheck;
    query  "import.edit_cell"       import::edit_cell(import::EditCell) -> qinglan_core::import::view::ImportCheck;
    query  "import.add_villages"    import::add_villages(import::AddVillages) -> qinglan_core::import::view::ImportCheck;
    change "import.apply"           import::apply(Nothing) -> qinglan_core::import::view::ImportResult;
    query  "import.discard"         import::discard(Nothing) -> ();
    query  "import.save_rejects"    import::save_rejects(Nothing) -> Option<String>;
    query  "imports.list"           import::list(Nothing) -> Vec<import::ImportLogEntry>;
    query  "imports.get"            import::one(import::One) -> import::ImportLog;

    query  "rosters.options"        rosters::options(Nothing) -> rosters::RosterOptions;
    query  "rosters.preview"        rosters::preview(qinglan_core::reports::roster::RosterRequest) -> rosters::RosterPreview;
    query  "rosters.page"           documents::page(documents::Page) -> String;
    query  "rosters.save"           rosters::save(rosters::Save) -> Option<documents::Saved>;
    query  "rosters.print"          rosters::print(rosters::Print) -> documents::Printed;
    query  "layouts.save"           rosters::save_layout(qinglan_core::reports::roster::Layout) -> Vec<qinglan_core::reports::roster::Layout>;
    query  "layouts.remove"         rosters::remove_layout(rosters::LayoutName) -> Vec<qinglan_core::reports::roster::Layout>;

    query  "papers.preview"         papers::preview(qinglan_core::reports::papers::PaperRequest) -> papers::PaperPreview;
    query  "papers.page"            documents::page(documents::Page) -> String;
    query  "papers.save"            papers::save(papers::Save) -> Option<documents::Saved>;
    query  "papers.print"           papers::print(papers::Print) -> documents::Printed;

    query  "backups.list"           backups::list(Nothing) -> Vec<qinglan_core::backups::Backup>;
    query  "backups.add"            backups::add(backups::Add) -> qinglan_core::backups::Backup;
    query  "backups.check"          backups::check(backups::Restore) -> qinglan_core::backups::Held;
    change "backups.restore"        backups::restore(backups::Restore) -> registers::RegisterInfo;

    query  "settings.get"           settings::get(settings::Key) -> Option<String>;
    query  "settings.set"           settings::set(settings::Setting) -> ();
}

/// An answer that cannot be written or read as JSON: a mistake of ours.
pub(crate) fn no_json(error: serde_json::Error) -> Error {
    unexpected(error.to_string())
}

/// Carries out the command of a name.
pub(crate) fn dispatch(
    session: &Session,
    name: &str,
    params: Value,
    task: &Task<'_>,
) -> Result<Box<RawValue>> {
    let command = COMMANDS.iter().find(|command| command.name == name);
    let command = command.ok_or_else(|| Refused::UnknownCommand {
        name: name.chars().take(60).collect(),
    })?;
    if !params.is_object() && !params.is_null() {
        let detail = "参数应是一个 JSON 对象，如 {}".into();
        return Err(Refused::BadParameters { detail }.into());
    }
    let longest = match name {
        "import.paste" | "replies.check_sheet" | "replies.import_sheet" => LONGEST_PASTE,
        "files.paste" => LONGEST_FILE,
        _ => LONGEST,
    };
    if !texts_fit(&params, longest) {
        return Err(Refused::BadParameters {
            detail: format!("有一项超过 {longest} 个字"),
        }
        .into());
    }
    (command.run)(session, cleaned(params), task)
}

fn parsed<P: DeserializeOwned>(params: Value) -> Result<P> {
    let params = if params.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        params
    };
    serde_path_to_error::deserialize(params).map_err(|error| {
        let path = error.path().to_string();
        Refused::BadParameters {
            detail: json_at_in_chinese(&path, error.inner()),
        }
        .into()
    })
}

/// Parameters whose texts stand for files, whatever characters these have in their names.
const FILES: [&str; 3] = ["token", "files", "to"];

/// Parameters without what nobody can see in their texts, so that a name of nothing else is an
/// empty one to every command.
fn cleaned(value: Value) -> Value {
    match value {
        Value::String(text) if text.chars().any(is_invisible) => Value::String(visible(&text)),
        Value::Array(items) => items.into_iter().map(cleaned).collect(),
        Value::Object(fields) => {
            let clean = |(name, value): (String, Value)| {
                let is_file = FILES.contains(&name.as_str());
                (name, if is_file { value } else { cleaned(value) })
            };
            Value::Object(fields.into_iter().map(clean).collect())
        }
        other => other,
    }
}

fn texts_fit(value: &Value, longest: usize) -> bool {
    match value {
        Value::String(text) => text.chars().count() <= longest,
        Value::Array(items) => items.iter().all(|item| texts_fit(item, longest)),
        Value::Object(fields) => fields.values().all(|field| texts_fit(field, longest)),
        _ => true,
    }
}
