// Written by `cargo xtask bindings` from the command table of qinglan-api. Do not edit.

/** `YYYY-MM-DD`. */
export type Day = string;

/** `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;

/**
 * Rows of a suggestion to be written.
 */
export type AcceptMatches = { 
/**
 * First day there, as typed.
 */
from_on: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * Whether they enter the village's pool.
 */
enter_pool: boolean, 
/**
 * Whether who is in another village's pool moves from it; else they are refused.
 */
moves?: boolean, 
/**
 * Why they enter although something stands in the way; see [`crate::selection`].
 */
override_reason?: string | null, 
/**
 * The post they get there, `村党支部副书记`; empty: none.
 */
post?: string | null, 
/**
 * Who goes where.
 */
matches: Array<AcceptedMatch>, 
/**
 * What counted how much; absent: as remembered.
 */
weights?: MatchWeights | null, };

/**
 * Rows of a proposal to be written.
 */
export type AcceptProposal = { 
/**
 * The scheme.
 */
scheme_id: SchemeId, 
/**
 * Its seat, filled by hand.
 */
seat_id: SeatId, 
/**
 * First day, as typed.
 */
from_on: string, 
/**
 * First day no longer of the pairs that begin; empty: the scheme's usual period.
 */
until_on?: string | null, 
/**
 * Who mentors whom.
 */
pairs: Array<AcceptedPair>, };

/**
 * Somebody and the village they go to.
 */
export type AcceptedMatch = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Where.
 */
village_id: VillageId, };

/**
 * A mentee and who is to mentor them.
 */
export type AcceptedPair = { 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * The mentor.
 */
mentor_id: PersonId, };

/**
 * A seat that has another mentor than on an earlier day.
 */
export type Adjustment = { 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The mentee's village, on the later day or else the earlier.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * Name of the scheme.
 */
scheme: string, 
/**
 * As printed.
 */
seat: string, 
/**
 * Who mentored.
 */
before: MentorOnDay | null, 
/**
 * Who mentors.
 */
after: MentorOnDay | null, 
/**
 * 分工变更, 书记变更, 调整所在村, 入库, 退出, 手工指定 …
 */
why: string, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * Someone else who could have been proposed.
 */
export type Alternative = { 
/**
 * Who.
 */
mentor_id: PersonId, 
/**
 * Their name.
 */
mentor: string, 
/**
 * Why not: `已满 5 人`, `相差 12 分：不同村` …
 */
why_not: string, };

/**
 * What applying a template would do for one person.
 */
export type ApplyFate = "new" | "replace" | "skip" | "outside";

/**
 * What applying a template would do.
 */
export type ApplyPreview = { 
/**
 * One a person.
 */
rows: Array<ApplyPreviewRow>, 
/**
 * The steps of each plan.
 */
steps: Array<ApplyStep>, 
/**
 * Plans that would be made, those that replace others included.
 */
to_make: number, 
/**
 * Plans that would be replaced.
 */
replaced: number, 
/**
 * People left alone because they have a plan.
 */
skipped: number, 
/**
 * People not in the pool on the first day.
 */
outside: number, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer.
 */
until_on: string, };

/**
 * What would become of one person.
 */
export type ApplyPreviewRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village in whose pool the person is on the first day.
 */
village: string | null, 
/**
 * 成熟度 that day.
 */
readiness: string | null, 
/**
 * The post the plan would train for.
 */
target_post: string | null, 
/**
 * What would be done.
 */
fate: ApplyFate, 
/**
 * The plan there is: `中期培养型 2025.03.01 至 2027.02.28`.
 */
there: string | null, };

/**
 * A step as every new plan would have it.
 */
export type ApplyStep = { 
/**
 * `参加党校集中培训`.
 */
label: string, 
/**
 * What it is about.
 */
kind: PlanStepKind, 
/**
 * What it asks for, in words.
 */
asks: string, 
/**
 * The last day.
 */
due_on: string, };

/**
 * Plans for many from a template, as typed.
 */
export type ApplyTemplate = { 
/**
 * Which template.
 */
template_id: PlanTemplateId, 
/**
 * For these people …
 */
people?: Array<PersonId> | null, 
/**
 * … and everybody in the pools of these villages on the first day …
 */
villages?: Array<VillageId> | null, 
/**
 * … who have one of these 成熟度; absent or empty: any.
 */
readiness?: Array<string> | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: after the template's months.
 */
until_on?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * Whether a plan somebody has in this time goes; else they are left alone.
 */
replace: boolean, };

/**
 * How mentors did in a year, as chosen.
 */
export type AppraisalEdit = { 
/**
 * Under which scheme.
 */
scheme_id: SchemeId, 
/**
 * Which year.
 */
year: number, 
/**
 * Each mentor's grade; the others keep theirs.
 */
grades: Array<Graded>, };

/**
 * A mentor of a year, appraised or not yet.
 */
export type AppraisalLine = { 
/**
 * The record; `None`: not appraised yet.
 */
id: RecordId | null, 
/**
 * The mentor's township.
 */
township_id: TownshipId, 
/**
 * Under which scheme.
 */
scheme_id: SchemeId, 
/**
 * The mentor.
 */
person_id: PersonId, 
/**
 * Which year.
 */
year: number, 
/**
 * One of [`GRADES`]; `None`: not appraised yet.
 */
grade: string | null, 
/**
 * Whether recommended as 优秀.
 */
recommended: boolean, 
/**
 * Free text.
 */
remark: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Title at the end of the year, or today in a year that is not over.
 */
post: string | null, 
/**
 * Mentees that day.
 */
mentees: number, 
/**
 * Name of the scheme.
 */
scheme: string, };

/**
 * The mentors of a scheme in a year.
 */
export type AppraisalList = { 
/**
 * The most loaded first.
 */
rows: Array<AppraisalLine>, 
/**
 * By grade, best first.
 */
counts: Array<GradeCount>, 
/**
 * Recommended as 优秀.
 */
recommended: number, };

/**
 * How a mentor did in a year, with the words a list shows.
 */
export type AppraisalRow = { 
/**
 * Name of the scheme.
 */
scheme: string, 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The mentor's township.
 */
township_id: TownshipId, 
/**
 * Under which scheme.
 */
scheme_id: SchemeId, 
/**
 * The mentor.
 */
person_id: PersonId, 
/**
 * Which year.
 */
year: number, 
/**
 * 优秀, 合格 or 不合格.
 */
grade: string, 
/**
 * Whether recommended as 优秀.
 */
recommended: boolean, 
/**
 * Free text.
 */
remark: string | null, };

/**
 * The day a list is asked for, or today.
 */
export type AsOf = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, };

/**
 * What somebody scored, as typed.
 */
export type AssessmentEdit = { 
/**
 * Who or which village.
 */
subject_id: SubjectId, 
/**
 * For what how many; indicators that are not named keep what they have.
 */
scores: Array<ScoreEdit>, 
/**
 * Free text; absent: as it was.
 */
remark?: string | null, };

/**
 * Scores of a period, as typed.
 */
export type AssessmentEdits = { 
/**
 * By which list.
 */
list_id: IndicatorListId, 
/**
 * The period: `2025-11`, `2025Q4`.
 */
period: string, 
/**
 * Rows; who is not among them stays as they are.
 */
rows: Array<AssessmentEdit>, };

/**
 * What a paper of assessments is about.
 */
export type AssessmentPaper = { 
/**
 * By which list; absent: the first in use.
 */
list_id?: IndicatorListId | null, 
/**
 * The period; absent: of a 评分表 the present one, of a ranking the last that was scored.
 */
period?: string | null, 
/**
 * Of a 汇总表 the year; absent: that of the day.
 */
year?: string | null, 
/**
 * Among whom places are given.
 */
within?: RankWithin, 
/**
 * A 评分表 to be filled in by hand.
 */
blank?: boolean, };

/**
 * The scores of a period.
 */
export type AssessmentSheet = { 
/**
 * By which list.
 */
list: IndicatorList, 
/**
 * The period.
 */
period: PeriodChoice, 
/**
 * The indicators of the period, in their order.
 */
indicators: Array<Indicator>, 
/**
 * Their full marks.
 */
full_marks: number, 
/**
 * In paper order.
 */
rows: Array<ScoreRow>, 
/**
 * Who is to be scored: in the pool on the last day, or scored.
 */
expected: number, 
/**
 * Scored for every indicator.
 */
scored: number, 
/**
 * Scored for some of them.
 */
incomplete: number, 
/**
 * Not scored.
 */
missing: number, };

/**
 * What is scored.
 */
export type AssessmentSubject = "people" | "villages";

/**
 * A period of which scores are missing.
 */
export type AssessmentTask = { 
/**
 * By which list.
 */
list_id: IndicatorListId, 
/**
 * Its name.
 */
list: string, 
/**
 * What is scored.
 */
subject: AssessmentSubject, 
/**
 * The period.
 */
period: PeriodChoice, 
/**
 * Days until its last day; negative: it is over.
 */
days: number, 
/**
 * Who is to be scored.
 */
expected: number, 
/**
 * Of them not scored, or not for every indicator.
 */
lacking: number, };

/**
 * What saving scores came to.
 */
export type AssessmentsSaved = { 
/**
 * Rows with something in them now.
 */
kept: number, 
/**
 * Rows that were emptied.
 */
cleared: number, };

/**
 * What is known of an attachment, as typed.
 */
export type AttachmentEdit = { 
/**
 * Which.
 */
id: AttachmentId, 
/**
 * What it is.
 */
kind: string, 
/**
 * As printed.
 */
title: string, 
/**
 * The day or month it bears; empty: unknown.
 */
on_day: string, 
/**
 * How many pages.
 */
pages: number, };

/**
 * Something in a dossier besides what is recorded.
 */
export type AttachmentId = string;

/**
 * An attachment with what a list shows of it.
 */
export type AttachmentRow = { 
/**
 * What its file is; `None`: a paper kept elsewhere.
 */
media_type: string | null, 
/**
 * Identity.
 */
id: AttachmentId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Whose dossier.
 */
person_id: PersonId, 
/**
 * 学历证书, 获奖证书 …, as lists group them.
 */
kind: string, 
/**
 * As printed.
 */
title: string, 
/**
 * The day or month it bears.
 */
on_day: string | null, 
/**
 * How many pages.
 */
pages: number, 
/**
 * Hash of the stored file; `None`: a paper kept elsewhere.
 */
hash: string | null, 
/**
 * SHA-256 of the file as it came.
 */
original_hash: string | null, 
/**
 * Its name as it came.
 */
original_name: string | null, 
/**
 * Its bytes as it came.
 */
original_size: number | null, };

/**
 * Who was expected at a session and who came, counted.
 */
export type AttendanceCounts = { 
/**
 * 应到: everybody on the list.
 */
expected: number, 
/**
 * 实到; of them …
 */
present: number, 
/**
 * … were in the pool on the first day, and …
 */
reserves: number, 
/**
 * … are not in the register.
 */
guests: number, 
/**
 * 请假.
 */
leave: number, 
/**
 * 缺席.
 */
absent: number, };

/**
 * Someone to put on a session's list, or what is known of them now. Of somebody on the list
 * already, an absent field stays as it is and an empty text clears it.
 */
export type AttendanceEdit = { 
/**
 * Who is on the list already; absent: found by person, or by name and unit of the guest.
 */
id?: AttendanceId | null, 
/**
 * A person of the register …
 */
person_id?: PersonId | null, 
/**
 * … or the name of somebody who is not in it.
 */
guest?: string | null, 
/**
 * The guest's unit.
 */
guest_unit?: string | null, 
/**
 * Whether they came; absent: 应到.
 */
state?: AttendanceState | null, 
/**
 * Own hours, as typed; empty: the session's.
 */
hours?: string | null, 
/**
 * 考核结果.
 */
result?: string | null, 
/**
 * Anything else.
 */
remark?: string | null, };

/**
 * A session's list, or some of it.
 */
export type AttendanceEdits = { 
/**
 * Of which session.
 */
session_id: SessionId, 
/**
 * Who, each once.
 */
rows: Array<AttendanceEdit>, 
/**
 * Whether the rows are the whole list: who is not among them leaves it.
 */
whole?: boolean, };

/**
 * Someone expected at a session.
 */
export type AttendanceId = string;

/**
 * Somebody on a session's list.
 */
export type AttendanceRow = { 
/**
 * Name.
 */
name: string, 
/**
 * Of a reserve the village of the spell that day.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * A guest's unit, or of somebody not in the pool the post held that day.
 */
unit: string | null, 
/**
 * How they stood to the pool on the first day.
 */
standing: Standing, 
/**
 * Hours that count: own ones or the session's, none for who did not come.
 */
counted: Hours, 
/**
 * Identity.
 */
id: AttendanceId, 
/**
 * The person's township; a guest's: the session's.
 */
township_id: TownshipId | null, 
/**
 * At which session.
 */
session_id: SessionId, 
/**
 * Who …
 */
person_id: PersonId | null, 
/**
 * … or the name of somebody not in the register.
 */
guest: string | null, 
/**
 * The guest's unit.
 */
guest_unit: string | null, 
/**
 * Whether they came.
 */
state: AttendanceState, 
/**
 * Own hours; `None`: the session's.
 */
hours: Hours | null, 
/**
 * 考核结果.
 */
result: string | null, 
/**
 * Anything else.
 */
remark: string | null, };

/**
 * Whether somebody came.
 */
export type AttendanceState = "expected" | "present" | "leave" | "absent";

/**
 * What was saved.
 */
export type AttendancesSaved = { 
/**
 * Rows added or changed.
 */
saved: number, 
/**
 * Rows taken off the list.
 */
removed: number, 
/**
 * Those who came and were not (yet, or any more) in the pool that day: saved, and not counted
 * as a reserve's attendance.
 */
outside: Array<Outside>, };

/**
 * An automatic backup of the register.
 */
export type Backup = { 
/**
 * File name, which says when and why.
 */
name: string, 
/**
 * RFC 3339, UTC.
 */
at: string, 
/**
 * Stable word: `auto`, `import`, `restore`, `upgrade`, `exit`, `manual`.
 */
reason: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * People in it.
 */
people: number, };

/**
 * How years in office are counted.
 */
export type Basis = "cumulative" | "continuous";

/**
 * How many placements one paper, or one month without a paper, made.
 */
export type BatchCount = { 
/**
 * Number of the paper.
 */
document: string | null, 
/**
 * The month of the first day: `2025-09`.
 */
month: string, 
/**
 * Placements begun by the day.
 */
begun: number, 
/**
 * Of these under way on the day.
 */
current: number, 
/**
 * By type, in the types' order.
 */
types: Array<BatchType>, };

/**
 * How many placements of a type a batch made.
 */
export type BatchType = { 
/**
 * The type's name.
 */
type_name: string, 
/**
 * Placements begun.
 */
begun: number, };

/**
 * Something that keeps somebody out of the pool unless there is a written reason.
 */
export type Blocker = { 
/**
 * What it is.
 */
kind: BlockerKind, 
/**
 * The sentence; holds nothing that is shown on request only.
 */
text: string, };

/**
 * What keeps somebody out.
 */
export type BlockerKind = "negative_hit" | "objection";

/**
 * Someone who may be meant.
 */
export type Candidate = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Of a reserve the village that day.
 */
village: string | null, 
/**
 * The post held that day.
 */
unit: string | null, 
/**
 * Tells people of one name and village apart.
 */
birth: string | null, 
/**
 * Masked.
 */
phone: string | null, 
/**
 * How they stood to the pool that day.
 */
standing: Standing, };

/**
 * Somebody who comes into question.
 */
export type CandidateRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * 性别.
 */
sex: string | null, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * 学历 on the day.
 */
education: string | null, 
/**
 * 专业.
 */
major: string | null, 
/**
 * 籍贯.
 */
native_place: string | null, 
/**
 * 特长.
 */
skills: string | null, 
/**
 * What they are now: `副镇长`, `2025.03 退出申家营村后备库（本人申请）`; `None`: nothing.
 */
standing: string | null, 
/**
 * 高校毕业生 by source, or 大专以上 of at most thirty.
 */
graduate: boolean, 
/**
 * The village in whose pool they are; `None`: in none.
 */
pool: string | null, 
/**
 * A village keeps in touch with them.
 */
prospect: boolean, 
/**
 * Was in a pool once.
 */
left: boolean, 
/**
 * Holds a post or duty on the day, so that nobody thinks of them first.
 */
busy: boolean, };

/**
 * Who and which villages come into question on a day.
 */
export type Candidates = { 
/**
 * The day.
 */
as_of: string, 
/**
 * People in no pool, by name; then those in a pool, who may be sent to another village.
 */
people: Array<CandidateRow>, 
/**
 * Every village, in paper order.
 */
villages: Array<SoughtRow>, };

/**
 * What a type is counted with.
 */
export type Category = "跟岗" | "挂职" | "任职" | "实践岗位";

/**
 * A corrected record of a day, as typed.
 */
export type ChangeCorrection = { 
/**
 * Which.
 */
of: ChangeOf, 
/**
 * The day on which it really changed.
 */
on: string, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * What it really was called before; absent: as recorded.
 */
name?: string | null, };

/**
 * Which record of a day.
 */
export type ChangeOf = { "village": RecordId } | { "township": RecordId } | { "end": VillageId };

/**
 * A record of a day that is to go.
 */
export type ChangeTakenBack = { 
/**
 * Which.
 */
of: ChangeOf, };

/**
 * What was found about a person and a condition.
 */
export type Check = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * About whom.
 */
person_id: PersonId, 
/**
 * Of which condition.
 */
condition_id: ConditionId, 
/**
 * When.
 */
on_day: string, 
/**
 * What.
 */
result: CheckResult, 
/**
 * Person or office, in words.
 */
checked_by: string | null, 
/**
 * What shows it.
 */
evidence: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, 
/**
 * First day on which it holds no longer; `None`: for good.
 */
valid_until: string | null, };

/**
 * A cell of a row.
 */
export type CheckCell = { 
/**
 * The field.
 */
field: string, 
/**
 * What forms call it.
 */
label: string, 
/**
 * What was read, or the cell where it could not be.
 */
text: string, 
/**
 * What the register has, where it differs.
 */
old: string | null, 
/**
 * The number of its problem in the row.
 */
problem: number | null, };

/**
 * What a check found.
 */
export type CheckResult = "met" | "unmet" | "hit";

/**
 * A row of the check.
 */
export type CheckRow = { 
/**
 * The file's name.
 */
file: string, 
/**
 * The sheet's name.
 */
sheet: string, 
/**
 * Which table of the sheet, from 0.
 */
table: number, 
/**
 * Row as in the spreadsheet, from 1.
 */
row: number, 
/**
 * What becomes of it.
 */
outcome: RowOutcome, 
/**
 * The person's name.
 */
person: string | null, 
/**
 * The village.
 */
village: string | null, 
/**
 * Its cells.
 */
cells: Array<CheckCell>, 
/**
 * Its problems.
 */
problems: Array<RowProblem>, };

/**
 * What was found in a person as typed.
 */
export type Checked = { 
/**
 * What must be put right before it can be saved.
 */
problems: Array<FieldProblem>, 
/**
 * What may be saved as it stands, as papers do differ; somebody has to look.
 */
doubts: Array<FieldProblem>, };

/**
 * What was found about one condition.
 */
export type CheckedCondition = { 
/**
 * Which condition.
 */
condition_id: ConditionId, 
/**
 * What.
 */
result: CheckResult, 
/**
 * What shows it, in words.
 */
evidence?: string | null, 
/**
 * Files and papers that show it, to be added to those there are.
 */
proofs?: Array<NewEvidence>, };

/**
 * The lists forms offer, in their order.
 */
export type Codes = { 
/**
 * 性别.
 */
sexes: Array<string>, 
/**
 * 民族.
 */
ethnic_groups: Array<string>, 
/**
 * 学历.
 */
educations: Array<string>, 
/**
 * 学位.
 */
degrees: Array<string>, 
/**
 * 政治面貌.
 */
political_statuses: Array<string>, 
/**
 * 专业技术职务.
 */
titles: Array<string>, 
/**
 * 健康状况.
 */
health: Array<string>, 
/**
 * 人员类别.
 */
sources: Array<string>, 
/**
 * 培养方向.
 */
target_posts: Array<string>, 
/**
 * 成熟度.
 */
readiness: Array<string>, 
/**
 * 退出原因.
 */
leave_reasons: Array<string>, 
/**
 * Kinds of villages.
 */
village_kinds: Array<string>, 
/**
 * Statuses of villages.
 */
village_statuses: Array<string>, 
/**
 * 帮带方式.
 */
visit_methods: Array<string>, 
/**
 * How a mentor did.
 */
appraisal_grades: Array<string>, 
/**
 * What a relative is, as far as 回避 asks.
 */
kinship_relations: Array<string>, 
/**
 * What evidence is usually called.
 */
evidence_labels: Array<string>, 
/**
 * Ways of keeping in touch with a prospect.
 */
contact_methods: Array<string>, 
/**
 * Why a prospect is given up.
 */
prospect_end_reasons: Array<string>, 
/**
 * What attachments of a dossier are.
 */
attachment_kinds: Array<string>, };

/**
 * Who takes a seat of a village over after the day asked.
 */
export type ComingHolder = { 
/**
 * Which seat.
 */
kind: DutyKind, 
/**
 * Who; `None`: nobody holds it from that day on.
 */
name: string | null, 
/**
 * First day.
 */
from_on: string, };

/**
 * One property of two people who may be one.
 */
export type Compared = { 
/**
 * What it is called.
 */
label: string, 
/**
 * In the file.
 */
theirs: string, 
/**
 * In the register.
 */
ours: string, };

/**
 * A condition of a list.
 */
export type Condition = { 
/**
 * Identity; a preset's is the same in every register.
 */
id: ConditionId, 
/**
 * As its list.
 */
township_id: TownshipId | null, 
/**
 * Of which list.
 */
list_id: ConditionListId, 
/**
 * How it is met.
 */
kind: ConditionKind, 
/**
 * In words.
 */
label: string, 
/**
 * Of an age: full years, those included.
 */
most_age: number | null, 
/**
 * Of an education: the least.
 */
least_education: string | null, 
/**
 * Order within the list.
 */
position: number, };

/**
 * A condition as typed.
 */
export type ConditionEdit = { 
/**
 * The condition that goes on; absent: a new one.
 */
id?: ConditionId | null, 
/**
 * How it is met.
 */
kind: ConditionKind, 
/**
 * In words.
 */
label: string, 
/**
 * Of an age: full years, those included.
 */
most_age?: number | null, 
/**
 * Of an education: the least.
 */
least_education?: string | null, };

/**
 * A condition of a list; a preset's is the same in every register.
 */
export type ConditionId = string;

/**
 * How a condition is met.
 */
export type ConditionKind = "positive" | "negative" | "age" | "education";

/**
 * A list with the conditions it should have, as typed.
 */
export type ConditionListEdit = { 
/**
 * Which; absent: a new one.
 */
id?: ConditionListId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * In their order; a present one that is not among them goes.
 */
conditions: Array<ConditionEdit>, };

/**
 * A list of conditions; a preset's is the same in every register.
 */
export type ConditionListId = string;

/**
 * A list of conditions.
 */
export type ConditionListView = { 
/**
 * In their order.
 */
conditions: Array<Condition>, 
/**
 * Findings of its conditions.
 */
checks: number, 
/**
 * Identity; a preset's is the same in every register.
 */
id: ConditionListId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * Whether people are checked by it now; exactly one is.
 */
adopted: boolean, 
/**
 * Order in lists.
 */
position: number, };

/**
 * A list that may be taken into the register.
 */
export type ConditionPreset = { 
/**
 * Identity the list has, or would have.
 */
id: ConditionListId, 
/**
 * Its name.
 */
name: string, 
/**
 * For whom it is.
 */
about: string, 
/**
 * In their order.
 */
conditions: Array<Condition>, 
/**
 * Whether the register has it, whatever it is called by now.
 */
taken: boolean, };

/**
 * Where somebody stands with a condition on a day.
 */
export type ConditionState = "met" | "unmet" | "hit" | "exempt" | "unchecked" | "expired" | "unknown";

/**
 * A contact as typed.
 */
export type ContactEdit = { 
/**
 * The contact to correct; absent: a new one.
 */
id?: RecordId | null, 
/**
 * With whom.
 */
prospect_id?: ProspectId | null, 
/**
 * When.
 */
on_day: string, 
/**
 * Who spoke with them; absent: the responsible cadre.
 */
cadre?: NewMentor | null, 
/**
 * 电话, 见面 …
 */
method: string, 
/**
 * What was spoken of.
 */
content?: string | null, 
/**
 * What comes next.
 */
next_step?: string | null, };

/**
 * A contact as lists show it.
 */
export type ContactRow = { 
/**
 * Who spoke with them.
 */
cadre: string | null, 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The prospect's township.
 */
township_id: TownshipId, 
/**
 * With whom.
 */
prospect_id: ProspectId, 
/**
 * When.
 */
on_day: string, 
/**
 * Who spoke with them.
 */
cadre_id: PersonId | null, 
/**
 * 电话, 见面 …
 */
method: string, 
/**
 * What was spoken of.
 */
content: string | null, 
/**
 * What comes next.
 */
next_step: string | null, };

/**
 * A course as typed.
 */
export type CourseEdit = { 
/**
 * The course to correct; absent: a new one.
 */
id?: CourseId | null, 
/**
 * What is taught.
 */
title: string, 
/**
 * 党建, 法律, 产业 …
 */
subject?: string | null, 
/**
 * Usual hours, as typed.
 */
hours?: string | null, 
/**
 * For whom.
 */
level?: TrainingLevel | null, 
/**
 * Anything else.
 */
remark?: string | null, 
/**
 * Off the menu from this day.
 */
retired_on?: string | null, };

/**
 * A course of the menu.
 */
export type CourseId = string;

/**
 * A course in the list.
 */
export type CourseRow = { 
/**
 * Sessions in which it is taught, those to come included.
 */
sessions: number, 
/**
 * Requests for it that are not met.
 */
unmet: number, 
/**
 * Identity.
 */
id: CourseId, 
/**
 * `None`: of the county.
 */
township_id: TownshipId | null, 
/**
 * What is taught.
 */
title: string, 
/**
 * 党建, 法律, 产业 …
 */
subject: string | null, 
/**
 * Usual hours.
 */
hours: Hours | null, 
/**
 * For whom.
 */
level: TrainingLevel | null, 
/**
 * Anything else.
 */
remark: string | null, 
/**
 * Off the menu from this day.
 */
retired_on: string | null, };

/**
 * 全覆盖, computed.
 */
export type Coverage = { 
/**
 * The day.
 */
as_of: string, 
/**
 * Name of the scheme.
 */
scheme: string, 
/**
 * The scheme.
 */
scheme_id: SchemeId, 
/**
 * Villages with mentees.
 */
villages: number, 
/**
 * Those all of whose mentees have every seat filled.
 */
villages_covered: number, 
/**
 * Mentees.
 */
mentees: number, 
/**
 * Those with every seat filled.
 */
mentees_covered: number, 
/**
 * Seats of all mentees.
 */
seats: number, 
/**
 * Those that are filled.
 */
seats_filled: number, 
/**
 * Different mentors.
 */
mentors: number, 
/**
 * `全覆盖：201 村 / 201，405 人 / 405`.
 */
sentence: string, 
/**
 * Every seat that is not filled, in paper order.
 */
exceptions: Array<CoverageException>, 
/**
 * The same by seat.
 */
by_seat: Array<SeatGaps>, 
/**
 * In paper order.
 */
townships: Array<TownshipCoverage>, };

/**
 * A seat that is not filled.
 */
export type CoverageException = { 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The mentee's village.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * Its township.
 */
township: string, 
/**
 * Which seat.
 */
seat_id: SeatId, 
/**
 * As printed.
 */
seat: string, 
/**
 * Why.
 */
reason: Gap, 
/**
 * Why, in words.
 */
text: string, };

/**
 * Where the day of a sheet comes from.
 */
export type DayFrom = "title" | "file" | "asked";

/**
 * What becomes of a spell in a yearly update.
 */
export type Decision = "stay" | "leave" | "readiness";

/**
 * What becomes of a spell, as typed.
 */
export type DecisionEdit = { 
/**
 * Which spell.
 */
reserve_id: ReserveId, 
/**
 * What.
 */
decision: Decision, 
/**
 * Of one who leaves: one of 退出原因.
 */
reason?: string | null, 
/**
 * Of one who leaves: where to.
 */
destination?: string | null, 
/**
 * The new 成熟度.
 */
readiness?: string | null, 
/**
 * What else there is to say.
 */
remark?: string | null, };

/**
 * A department as typed.
 */
export type DepartmentEdit = { 
/**
 * Which; absent: a new one.
 */
id?: DepartmentId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * Not on rounds sent from this day; empty: in use.
 */
retired_on?: string | null, };

/**
 * An office that is asked in reviews; a preset's is the same in every register.
 */
export type DepartmentId = string;

/**
 * A department in the list.
 */
export type DepartmentRow = { 
/**
 * Rounds that ask it.
 */
rounds: number, 
/**
 * Whether it is on no new rounds as of the day asked.
 */
retired: boolean, 
/**
 * Identity; a preset's is the same in every register.
 */
id: DepartmentId, 
/**
 * `None`: asked by all townships.
 */
township_id: TownshipId | null, 
/**
 * `公安局`.
 */
name: string, 
/**
 * Order in lists and on paper.
 */
position: number, 
/**
 * Not on rounds sent from this day; `None`: in use.
 */
retired_on: string | null, };

/**
 * Which dossiers a list shows.
 */
export type DossierFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Villages; absent or empty: all.
 */
villages?: Array<VillageId> | null, 
/**
 * Only those nobody has touched for a quarter.
 */
only_stale?: boolean | null, };

/**
 * The dossiers of a day's pool and how fresh they are.
 */
export type DossierList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * Those last touched on this day or before are stale.
 */
since: string, 
/**
 * Dossiers of the villages asked for.
 */
dossiers: number, 
/**
 * Touched within the quarter.
 */
fresh: number, 
/**
 * Not touched for a quarter.
 */
stale: number, 
/**
 * 口径.
 */
definition: string, 
/**
 * In paper order; the filter's choice among them.
 */
rows: Array<DossierRow>, };

/**
 * One dossier.
 */
export type DossierRow = { 
/**
 * Whose.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village in whose pool they are.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township.
 */
township: string, 
/**
 * The day of the last entry; `None`: there was none by the day asked for.
 */
last_on: string | null, 
/**
 * What the last entry was: `登记任务`.
 */
last_what: string | null, 
/**
 * Days since.
 */
days: number | null, 
/**
 * Whether nobody has touched it for a quarter.
 */
stale: boolean, 
/**
 * What it lacks, as forms call it: wanted fields, 照片, 简历, 家庭成员.
 */
lacks: Array<string>, 
/**
 * Attachments.
 */
attachments: number, };

/**
 * A column of a sheet: header, three values, field.
 */
export type DraftColumn = { 
/**
 * Its number among the sheet's columns.
 */
index: number, 
/**
 * The column's letters.
 */
letter: string, 
/**
 * The header.
 */
header: string, 
/**
 * The first values that are not blank, at most three.
 */
samples: Array<string>, 
/**
 * The field it fills; `None`: not taken.
 */
field: string | null, 
/**
 * The field was not found by an exact word.
 */
guessed: boolean, };

/**
 * A file of the batch.
 */
export type DraftFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Why it could not be read.
 */
error: string | null, };

/**
 * A sheet of the batch.
 */
export type DraftSheet = { 
/**
 * Its number in the batch.
 */
index: number, 
/**
 * The file's name.
 */
file: string, 
/**
 * The sheet's name.
 */
sheet: string, 
/**
 * Hidden in the file.
 */
hidden: boolean, 
/**
 * Takes part.
 */
ticked: boolean, 
/**
 * The day for which it speaks; `None`: it names none.
 */
day: string | null, 
/**
 * Where the day comes from.
 */
day_from: DayFrom, 
/**
 * Neither it nor its name says a day: unless the clerk says one, it never stands against a
 * sheet that does.
 */
undated: boolean, 
/**
 * The village of its people where their rows name none.
 */
village: string | null, 
/**
 * Rows of its headers, from 1.
 */
header_rows: Array<number>, 
/**
 * People in it.
 */
rows: number, 
/**
 * Imported before.
 */
recognised: boolean, 
/**
 * Its columns.
 */
columns: Array<DraftColumn>, };

/**
 * When a step is due.
 */
export type Due = "days" | "quarterly" | "on" | "end";

/**
 * Who takes over which seat of which villages, from a day, as typed.
 */
export type DutyChange = { 
/**
 * Which seat.
 */
role: DutyKind, 
/**
 * Of which villages; empty: all that `from` holds.
 */
villages: Array<VillageId>, 
/**
 * Who takes over; absent: nobody from that day.
 */
to?: NewMentor | null, 
/**
 * From when.
 */
on: string, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * Only villages whose seat this person holds; absent: whoever holds it.
 */
from?: PersonId | null, };

/**
 * A duty for one or more villages, as typed.
 */
export type DutyEdit = { 
/**
 * The duty to correct (then for its one village); absent: new ones.
 */
id?: DutyId | null, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * For which villages.
 */
village_ids: Array<VillageId>, 
/**
 * As what.
 */
role: DutyRole, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: still.
 */
until_on?: string | null, 
/**
 * Number of the paper.
 */
document?: string | null, };

/**
 * A dated duty of a person for a village.
 */
export type DutyId = string;

/**
 * A seat of a village that somebody holds from a day: a duty, or the post of its secretary.
 */
export type DutyKind = "包村领导" | "包村干部" | "驻村第一书记" | "村党组织书记";

/**
 * What a change would do.
 */
export type DutyPreview = { 
/**
 * Village by village, in paper order.
 */
villages: Array<DutyPreviewVillage>, 
/**
 * Villages that get somebody else.
 */
changed: number, 
/**
 * Pairs with another mentor, under every scheme: the rows 调整清单 will have of it.
 */
pairs: number, 
/**
 * Pairs that keep the mentor a hand named.
 */
unchanged: number, 
/**
 * Mentees of the new mentor before the change, under the scheme where they are most or too
 * many after it.
 */
load_before: number, 
/**
 * … and after it.
 */
load_after: number, 
/**
 * The suggested limit there.
 */
limit: number | null, 
/**
 * Whether the load is above the limit then.
 */
over: boolean, 
/**
 * Who takes over.
 */
to: DutyPreviewPerson | null, 
/**
 * The first day of the change.
 */
on: string, 
/**
 * The last day of what was before.
 */
the_day_before: string, 
/**
 * Why it cannot be done so; empty: it can.
 */
problems: Array<string>, };

/**
 * Who takes over.
 */
export type DutyPreviewPerson = { 
/**
 * Who; `None`: is added to the register with the change.
 */
person_id: PersonId | null, 
/**
 * Name.
 */
name: string, 
/**
 * What they are on the day.
 */
post: string | null, 
/**
 * Since when.
 */
post_from_on: string | null, };

/**
 * What a change would do in a village.
 */
export type DutyPreviewVillage = { 
/**
 * The village.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Who holds the seat until then.
 */
before: Holder | null, 
/**
 * Who holds it from then.
 */
after: NewHolder | null, 
/**
 * Pairs with another mentor.
 */
pairs: number, 
/**
 * Mentees who keep the mentor a hand named.
 */
unchanged: Array<Unchanged>, 
/**
 * What is special here.
 */
note: string | null, };

/**
 * What a person does for a village.
 */
export type DutyRole = "包村领导" | "包村干部" | "驻村第一书记";

/**
 * A duty with its village's name.
 */
export type DutyRow = { 
/**
 * The village's name.
 */
village: string, 
/**
 * Identity.
 */
id: DutyId, 
/**
 * The village's township.
 */
township_id: TownshipId, 
/**
 * Which village.
 */
village_id: VillageId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * As what.
 */
role: DutyRole, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * What ending a village would do.
 */
export type EndPreview = { 
/**
 * People of its pool, who go on in the other village's.
 */
people: number, 
/**
 * 包村分工 that end.
 */
duties: number, 
/**
 * Posts in the village that end.
 */
posts: number, 
/**
 * Statuses such as 软弱涣散 that end.
 */
statuses: number, 
/**
 * Placements in the village that end.
 */
rotations: number, 
/**
 * What is still planned or open in the village and has to be looked after.
 */
pending: Array<string>, 
/**
 * What stands in the way.
 */
problems: Array<string>, };

/**
 * What kind of evidence.
 */
export type EvidenceKind = "photo" | "scan" | "document" | "paper";

/**
 * A piece of evidence with what a list shows of it.
 */
export type EvidenceRow = { 
/**
 * What its file is; `None`: a paper kept elsewhere.
 */
media_type: string | null, 
/**
 * What about it needs a look.
 */
flags: Array<Flag>, 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The township of what it proves.
 */
township_id: TownshipId, 
/**
 * Proves this item …
 */
item_id: ItemId | null, 
/**
 * … or this visit …
 */
visit_id: VisitId | null, 
/**
 * … or this check.
 */
check_id: RecordId | null, 
/**
 * What kind.
 */
kind: EvidenceKind, 
/**
 * As printed: `责任书`.
 */
label: string, 
/**
 * How many.
 */
copies: number, 
/**
 * Hash of the stored file; `None`: a paper kept elsewhere.
 */
hash: string | null, 
/**
 * SHA-256 of the file as it came.
 */
original_hash: string | null, 
/**
 * Its name as it came.
 */
original_name: string | null, 
/**
 * Its bytes as it came.
 */
original_size: number | null, 
/**
 * The day its EXIF says.
 */
taken_on: string | null, };

/**
 * 破格: why a condition is not asked of a person.
 */
export type Exemption = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Of whom.
 */
person_id: PersonId, 
/**
 * Which condition.
 */
condition_id: ConditionId, 
/**
 * From this day on.
 */
on_day: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * 破格, as typed.
 */
export type ExemptionEdit = { 
/**
 * Of whom.
 */
person_id: PersonId, 
/**
 * Which condition; one there is already is replaced.
 */
condition_id: ConditionId, 
/**
 * From this day on.
 */
on_day: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * One value of a dated property and the days it holds.
 */
export type Fact = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Whose it is.
 */
person_id: PersonId, 
/**
 * Which property.
 */
field: FactField, 
/**
 * The value; `''` says that from then on there is none.
 */
value: string, 
/**
 * First day; `None`: as far back as is known.
 */
from_on: string | null, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, 
/**
 * Earliest day the value is attested.
 */
seen_on: string | null, };

/**
 * A property of a person that holds from a day on.
 */
export type FactField = "education" | "school_major" | "full_time_education" | "full_time_school" | "in_service_education" | "in_service_school" | "political_status" | "occupation" | "target_post" | "readiness" | "sources";

/**
 * A relative.
 */
export type FamilyMember = { 
/**
 * 称谓; empty: the line was not read and stands in `unit`.
 */
relation: string, 
/**
 * 姓名.
 */
name: string, 
/**
 * 出生年月.
 */
birth: string | null, 
/**
 * 政治面貌.
 */
political_status: string | null, 
/**
 * 工作单位及职务.
 */
unit: string, };

/**
 * The relatives as they were understood.
 */
export type FamilyReading = { 
/**
 * In the order they stand.
 */
members: Array<FamilyMember>, 
/**
 * Which lines could not be read, a sentence each.
 */
remarks: Array<string>, 
/**
 * The whole in the one form.
 */
text: string, };

/**
 * A property of a person, as forms and lists name it.
 */
export type Field = "name" | "sex" | "ethnicity" | "birth" | "id_number" | "native_place" | "birthplace" | "address" | "phone" | "other_phones" | "health" | "education" | "school_major" | "full_time_education" | "full_time_school" | "in_service_education" | "in_service_school" | "degree" | "political_status" | "party_joined" | "party_confirmed" | "work_started" | "occupation" | "sources" | "target_post" | "readiness" | "skills" | "title" | "resume" | "awards" | "family" | "remark";

/**
 * One field an action changed, as the clerk reads it.
 */
export type FieldChange = { 
/**
 * The record: noun and name.
 */
what: string, 
/**
 * What forms call the field.
 */
field: string, 
/**
 * Before; `None`: nothing.
 */
before: string | null, 
/**
 * After; `None`: nothing.
 */
after: string | null, };

/**
 * A field of the input and what is wrong with it.
 */
export type FieldProblem = { 
/**
 * Name of the parameter, `people[3].birth` style for lists.
 */
field: string, 
/**
 * Stable code.
 */
code: string, 
/**
 * The sentence beside the field.
 */
message: string, };

/**
 * Stands for a file the clerk chose in a dialog, dropped on the window or pasted.
 */
export type FileToken = string;

/**
 * How a seat is filled.
 */
export type Fill = "duty" | "village_post" | "township_post" | "hand";

/**
 * Something about an item or a visit that needs a look.
 */
export type Flag = { 
/**
 * What is odd.
 */
kind: FlagKind, 
/**
 * The item's pair; of a visit `None`.
 */
pair_id: PairId | null, 
/**
 * The mentee; of a visit the first of them.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The mentee's village.
 */
village: string | null, 
/**
 * The step, or 帮带记录.
 */
label: string, 
/**
 * Who and where else: `马晓慧（南泉子村）“小结点评”`.
 */
other: string | null, 
/**
 * What is odd, beside the name, the village and the step.
 */
says: string, 
/**
 * All of it in a sentence.
 */
text: string, 
/**
 * Which item …
 */
item_id: ItemId | null, 
/**
 * … or which visit.
 */
visit_id: VisitId | null, };

/**
 * Which flags a list shows.
 */
export type FlagFilter = { 
/**
 * Of which scheme: of its pairs, and visits to its mentees; absent: all.
 */
scheme?: SchemeId | null, 
/**
 * As of the day; today when absent.
 */
as_of?: string | null, };

/**
 * What is odd.
 */
export type FlagKind = "outside" | "taken_outside" | "same_photo" | "same_text";

/**
 * The kinds of file a report can become.
 */
export type Format = "pdf" | "xlsx" | "docx";

/**
 * What a village or township was until a day, as lists show it.
 */
export type Former = { 
/**
 * Which record.
 */
id: RecordId, 
/**
 * What it was called, where it got another name.
 */
name: string | null, 
/**
 * The township to which it belonged, as called then, where it went to another one.
 */
township: string | null, 
/**
 * First day of what came next.
 */
until_on: string, 
/**
 * Number of the paper.
 */
document: string | null, };

/**
 * What became of a name on the list.
 */
export type Found = "matched" | "ambiguous" | "homophone" | "partial" | "duplicate" | "stranger" | "skipped";

/**
 * How many of the pool are on the front line.
 */
export type FrontLine = { 
/**
 * People in the pool on the day.
 */
in_pool: number, 
/**
 * Of these in a placement that counts as 一线.
 */
people: number, 
/**
 * The share in tenths of a percent: 333 is 33.3%.
 */
permille: number, 
/**
 * `237 名后备干部中 79 名在一线锻炼，占 33.3%`.
 */
sentence: string, };

/**
 * Why a seat is not filled.
 */
export type Gap = "vacant" | "self" | "no_village" | "unnamed";

/**
 * What stands between somebody and the pool.
 */
export type Gate = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * What keeps them out.
 */
blockers: Array<Blocker>, 
/**
 * What is said and keeps nobody out: conditions not met, not checked, or checked too long ago,
 * and what reviews say beside objections.
 */
warnings: Array<string>, };

/**
 * How many have a grade.
 */
export type GradeCount = { 
/**
 * Which.
 */
grade: string, 
/**
 * How many.
 */
count: number, };

/**
 * The grade of one, as typed.
 */
export type GradeEdit = { 
/**
 * Who or which village.
 */
subject_id: SubjectId, 
/**
 * One of 优秀, 合格, 不合格; empty: not decided.
 */
grade: string, 
/**
 * Why, when it is another one than suggested.
 */
reason?: string | null, };

/**
 * Grades of a year, as typed.
 */
export type GradeEdits = { 
/**
 * By which list.
 */
list_id: IndicatorListId, 
/**
 * `2025`.
 */
year: string, 
/**
 * When it was decided.
 */
decided_on: string, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * Rows; who is not among them stays as they are.
 */
rows: Array<GradeEdit>, };

/**
 * How one mentor did.
 */
export type Graded = { 
/**
 * The mentor.
 */
person_id: PersonId, 
/**
 * One of [`GRADES`]; absent: not appraised.
 */
grade?: string | null, 
/**
 * Whether recommended as 优秀.
 */
recommended: boolean, 
/**
 * Free text; absent: stays as it is.
 */
remark?: string | null, };

/**
 * The header of a pasted block, of one row or of two.
 */
export type GridHeads = { 
/**
 * Which row it is, of two the lower one, from 0; the people begin below it.
 */
row: number, 
/**
 * The field of each column, as [`Target`] names it; `None` where its head says nothing known.
 */
fields: Array<string | null>, 
/**
 * What stands above each column: `学历 全日制` where a group spans several.
 */
labels: Array<string>, };

/**
 * What became of the rows.
 */
export type GridOutcome = { 
/**
 * New people.
 */
added: number, 
/**
 * People corrected.
 */
updated: number, };

/**
 * A row of the entry grid, as typed.
 */
export type GridRow = { 
/**
 * Whom the row corrects; absent: a new person.
 */
person_id?: PersonId | null, 
/**
 * The village's name.
 */
village: string, 
/**
 * Day of entry into the pool; empty: the grid's day.
 */
entered_on?: string | null, 
/**
 * The other cells.
 */
fields: PersonInput, };

/**
 * What a hand-over would do.
 */
export type HandOverPreview = { 
/**
 * People of its pool, who go with it.
 */
people: number, 
/**
 * Others with a post in the village, who go with it.
 */
officers: number, 
/**
 * Who answers for it and goes on to: 梁启宏（包村领导）.
 */
duties: Array<string>, 
/**
 * What stands in the way.
 */
problems: Array<string>, };

/**
 * What a backup holds, told before it takes the place of the register.
 */
export type Held = { 
/**
 * The office whose register it is.
 */
name: string, 
/**
 * When it was last changed; RFC 3339, UTC. `None`: never since it was made.
 */
changed_at: string | null, 
/**
 * Villages in it.
 */
villages: number, 
/**
 * People in it.
 */
people: number, };

/**
 * An action with the fields it changed.
 */
export type HistoryDetail = { 
/**
 * The action.
 */
entry: HistoryEntry, 
/**
 * At most [`MOST_FIELDS`] of them.
 */
rows: Array<FieldChange>, 
/**
 * How many records it changed in all.
 */
records: number, };

/**
 * One action of the journal.
 */
export type HistoryEntry = { 
/**
 * Number, in the order things happened.
 */
id: number, 
/**
 * Stable kind.
 */
kind: string, 
/**
 * What the clerk calls it.
 */
label: string, 
/**
 * Whom or what it was about.
 */
detail: string, 
/**
 * `window` or `cli`.
 */
actor: string, 
/**
 * RFC 3339, UTC.
 */
at: string, 
/**
 * Taken back and not done again.
 */
undone: boolean, 
/**
 * The action an undo or redo is about.
 */
undo_of: number | null, 
/**
 * Whether 撤销 applies to it.
 */
can_undo: boolean, };

/**
 * Whoever holds a seat of a village.
 */
export type Holder = { 
/**
 * The duty or post.
 */
id: string, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * What they are besides; the secretary's title in the village.
 */
post: string | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * 学时 in tenths: 25 are 2.5.
 */
export type Hours = number;

/**
 * What a check found: the wizard's third step.
 */
export type ImportCheck = { files: number, read: number, added: number, updated: number, unchanged: number, skipped: number, asked: number, 
/**
 * Rows that go in with a doubt.
 */
warned: number, 
/**
 * Rows that go in.
 */
to_write: number, rows: Array<CheckRow>, 
/**
 * Problems of whole files, sheets and columns.
 */
notes: Array<Problem>, questions: Array<ImportQuestion>, answered: number, 
/**
 * Villages the sheets name, while the list of villages is empty.
 */
proposed: Array<string>, };

/**
 * A choice of a question.
 */
export type ImportChoice = { 
/**
 * The answer.
 */
value: string, 
/**
 * What it says.
 */
label: string, };

/**
 * What was read: the wizard's first two steps.
 */
export type ImportDraft = { 
/**
 * Files in order.
 */
files: Array<DraftFile>, 
/**
 * Sheets of all files.
 */
sheets: Array<DraftSheet>, };

/**
 * A batch of the log with its problems.
 */
export type ImportLog = { 
/**
 * The batch.
 */
entry: ImportLogEntry, 
/**
 * Every problem, in the order of files, sheets and rows.
 */
problems: Array<LoggedProblem>, };

/**
 * A batch of the log.
 */
export type ImportLogEntry = { 
/**
 * Number.
 */
id: number, 
/**
 * RFC 3339, UTC.
 */
at: string, 
/**
 * Names of the files.
 */
files: Array<string>, 
/**
 * Rows that held a person.
 */
read: number, 
/**
 * New people.
 */
added: number, 
/**
 * People of whom something differed.
 */
updated: number, 
/**
 * People of whom nothing differed.
 */
unchanged: number, 
/**
 * Not taken.
 */
skipped: number, 
/**
 * Not answered.
 */
asked: number, 
/**
 * Taken back.
 */
undone: boolean, 
/**
 * The action's number; absent: nothing was written.
 */
op: number | null, };

/**
 * A question.
 */
export type ImportQuestion = { 
/**
 * From 1.
 */
number: number, 
/**
 * What the answer is given under.
 */
key: string, 
/**
 * `village` or `person`.
 */
kind: string, 
/**
 * The question.
 */
text: string, 
/**
 * What may be answered.
 */
choices: Array<ImportChoice>, 
/**
 * Any text may be answered.
 */
free: boolean, 
/**
 * What was answered.
 */
answer: string | null, 
/**
 * Rows it is about.
 */
rows: number, 
/**
 * Two people side by side.
 */
compare: Array<Compared>, };

/**
 * What became of a batch: the wizard's last step.
 */
export type ImportResult = { 
/**
 * People who are new or of whom something differs, however many rows tell of each.
 */
people: number, read: number, added: number, updated: number, unchanged: number, skipped: number, asked: number, 
/**
 * Rows in 未导入行.xlsx.
 */
rejects: number, 
/**
 * The action's number.
 */
op: number | null, };

/**
 * What is looked at, and how many points there are for it.
 */
export type Indicator = { 
/**
 * Identity.
 */
id: IndicatorId, 
/**
 * As its list.
 */
township_id: TownshipId | null, 
/**
 * Of which list.
 */
indicator_list_id: IndicatorListId, 
/**
 * `比担当`.
 */
label: string, 
/**
 * What is looked at.
 */
guide: string | null, 
/**
 * Full marks, in points.
 */
full_marks: number, 
/**
 * First period, by its first month; `None`: from the beginning.
 */
from_on: string | null, 
/**
 * First period no longer; `None`: still.
 */
until_on: string | null, 
/**
 * Order within the list.
 */
position: number, };

/**
 * An indicator, as typed.
 */
export type IndicatorEdit = { 
/**
 * The indicator that goes on; absent: a new one.
 */
id?: IndicatorId | null, 
/**
 * `比担当`.
 */
label: string, 
/**
 * What is looked at.
 */
guide?: string | null, 
/**
 * Full marks, in points.
 */
full_marks: number, };

/**
 * What is looked at.
 */
export type IndicatorId = string;

/**
 * A list of indicators and how it is used.
 */
export type IndicatorList = { 
/**
 * Identity; a preset's is the same in every register.
 */
id: IndicatorListId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * `五比五看`.
 */
name: string, 
/**
 * How often.
 */
period: PeriodKind, 
/**
 * What is scored.
 */
subject: AssessmentSubject, 
/**
 * 优秀 is suggested from so many percent of the full marks …
 */
excellent: number, 
/**
 * … and 合格 from so many.
 */
qualified: number, 
/**
 * Order in lists.
 */
position: number, 
/**
 * Not for periods from this day.
 */
retired_on: string | null, };

/**
 * A list with the indicators it should have, as typed.
 */
export type IndicatorListEdit = { 
/**
 * Which; absent: a new one.
 */
id?: IndicatorListId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * How often.
 */
period: PeriodKind, 
/**
 * What is scored.
 */
subject: AssessmentSubject, 
/**
 * 优秀 is suggested from so many percent of the full marks …
 */
excellent: number, 
/**
 * … and 合格 from so many.
 */
qualified: number, 
/**
 * Its indicators in their order; a present one that is not among them goes.
 */
indicators: Array<IndicatorEdit>, 
/**
 * Of a list in use: the period from which other indicators or full marks hold; absent: the one
 * after the last that was scored.
 */
from?: string | null, };

/**
 * What is scored, how often; a preset's is the same in every register.
 */
export type IndicatorListId = string;

/**
 * A list of indicators.
 */
export type IndicatorListView = { 
/**
 * The indicators that hold from now on, in their order.
 */
indicators: Array<Indicator>, 
/**
 * Indicators that held until some period, in their order.
 */
former: Array<Indicator>, 
/**
 * Full marks of those that hold from now on.
 */
full_marks: number, 
/**
 * The first period with a score; `None`: it was never used.
 */
first: PeriodChoice | null, 
/**
 * The last period with a score.
 */
last: PeriodChoice | null, 
/**
 * Periods to choose, the newest first: from the present one back to the first scored, or a year.
 */
periods: Array<PeriodChoice>, 
/**
 * Identity; a preset's is the same in every register.
 */
id: IndicatorListId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * `五比五看`.
 */
name: string, 
/**
 * How often.
 */
period: PeriodKind, 
/**
 * What is scored.
 */
subject: AssessmentSubject, 
/**
 * 优秀 is suggested from so many percent of the full marks …
 */
excellent: number, 
/**
 * … and 合格 from so many.
 */
qualified: number, 
/**
 * Order in lists.
 */
position: number, 
/**
 * Not for periods from this day.
 */
retired_on: string | null, };

/**
 * A registered step of a pair's checklist.
 */
export type Item = { 
/**
 * Identity.
 */
id: ItemId, 
/**
 * The pair's township.
 */
township_id: TownshipId, 
/**
 * Of which pair.
 */
pair_id: PairId, 
/**
 * Which step.
 */
step_id: StepId, 
/**
 * Of a quarterly step: `2025Q3`; else empty.
 */
quarter: string, 
/**
 * When it was done.
 */
done_on: string, 
/**
 * Who did it; stays whoever holds the seat later.
 */
mentor_id: PersonId | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * What was done.
 */
content: string | null, 
/**
 * 成效.
 */
result: string | null, };

/**
 * A cell of a pair's checklist.
 */
export type ItemCell = { 
/**
 * Which step.
 */
step_id: StepId, 
/**
 * Of a quarterly step: `2025Q3`; else empty.
 */
quarter: string, 
/**
 * As a column says it.
 */
label: string, 
/**
 * What became of it.
 */
state: ItemState, 
/**
 * When it is due.
 */
due_on: string | null, 
/**
 * When it was done.
 */
done_on: string | null, 
/**
 * Days it is overdue; else 0.
 */
days: number, 
/**
 * What was registered.
 */
item_id: ItemId | null, 
/**
 * How many pieces of evidence.
 */
evidence: number, 
/**
 * Whether something about it must be looked at before an inspector does.
 */
flagged: boolean, };

/**
 * A step of a pair with everything that is registered for it.
 */
export type ItemDetail = { 
/**
 * As in the list.
 */
cell: ItemCell, 
/**
 * The record; `None`: nothing is registered.
 */
item: Item | null, 
/**
 * Who did it.
 */
mentor: string | null, 
/**
 * What proves it, the oldest first.
 */
evidence: Array<EvidenceRow>, 
/**
 * What about it needs a look, that of its evidence included.
 */
flags: Array<Flag>, };

/**
 * A registered step of a pair.
 */
export type ItemId = string;

/**
 * What became of a step of a pair by a day.
 */
export type ItemState = "done" | "awaiting_evidence" | "outside" | "overdue" | "due" | "none";

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * Where somebody stands with a condition.
 */
export type Judged = { 
/**
 * Which condition.
 */
condition: Condition, 
/**
 * Where.
 */
standing: ConditionState, 
/**
 * In words: 符合, 未触碰, 触碰 …
 */
said: string, 
/**
 * Of a threshold: what the record says.
 */
known: string, 
/**
 * The check that holds.
 */
check: Check | null, 
/**
 * 破格.
 */
exemption: Exemption | null, };

/**
 * A relative, seen from the person asked for.
 */
export type KinRow = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * The person asked for.
 */
person_id: PersonId, 
/**
 * The relative.
 */
relative_id: PersonId, 
/**
 * The relative's name.
 */
name: string, 
/**
 * What the relative is to the person.
 */
relation: string, };

/**
 * A kind of record whose lists may differ now.
 */
export type Kind = "townships" | "villages" | "people" | "reserves" | "posts" | "duties" | "schemes" | "pairs" | "items" | "visits" | "schools" | "teachers" | "courses" | "requests" | "sessions" | "studies" | "rotations" | "plans" | "selection" | "attachments" | "reviews" | "matches" | "secretaries" | "assessments" | "outcomes";

/**
 * How often a kind of study occurs.
 */
export type KindOfStudy = { 
/**
 * 进修, 外出培训 …
 */
kind: string, 
/**
 * 人次.
 */
studies: number, 
/**
 * 人数.
 */
people: number, };

/**
 * A relation, as typed.
 */
export type KinshipEdit = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Whose relative.
 */
relative_id: PersonId, 
/**
 * What the relative is to the person; one of [`RELATIONS`].
 */
relation: string, };

/**
 * Columns and paper, saved under a name.
 */
export type Layout = { 
/**
 * What the clerk calls it.
 */
name: string, 
/**
 * Columns in their order.
 */
columns: Array<LayoutColumn>, 
/**
 * Sheet; absent: by the number of columns.
 */
paper: Paper | null, };

/**
 * A column of a layout: which, and what the clerk changed about it.
 */
export type LayoutColumn = { 
/**
 * Key of a [`RosterColumn`].
 */
key: string, 
/**
 * Width; the usual one when absent.
 */
width_mm: number | null, 
/**
 * Header; the usual one when absent.
 */
label: string | null, };

/**
 * 退出后备, of one or many.
 */
export type Leave = { 
/**
 * Which spells end.
 */
ids: Array<ReserveId>, 
/**
 * First day no longer in the pool, as typed.
 */
left_on: string, 
/**
 * One of 退出原因.
 */
reason: string, 
/**
 * Where they go.
 */
destination?: string | null, };

/**
 * A time in whole calendar months and the days that remain.
 */
export type Length = { 
/**
 * Whole months.
 */
months: number, 
/**
 * Days besides.
 */
days: number, };

/**
 * A problem as the log keeps it.
 */
export type LoggedProblem = { file: string, sheet: string, row: number, column: string, column_letter: string, code: string, severity: Severity, message: string, raw: string, };

/**
 * One field of many people.
 */
export type ManyEdit = { 
/**
 * Whom.
 */
ids: Array<PersonId>, 
/**
 * Which field.
 */
field: Field, 
/**
 * The value for all of them, as typed; empty clears, which is a correction alone.
 */
value: string, 
/**
 * From this day on; absent: a correction.
 */
on?: string | null, };

/**
 * Another village somebody could have been suggested for.
 */
export type MatchAlternative = { 
/**
 * Which.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * What it would be worth.
 */
score: number, 
/**
 * Why not: `少 25 分：产业不对口`, `多 5 分，但由王芳去，合起来更好` …
 */
why_not: string, };

/**
 * What speaks for a village, and what it is worth.
 */
export type MatchReason = { 
/**
 * `籍贯申家营村`, `对口产业：养殖` …
 */
text: string, 
/**
 * Points.
 */
points: number, };

/**
 * Who is to be sent, where, and what counts.
 */
export type MatchRequest = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * The people; absent: everybody who comes into question.
 */
people?: Array<PersonId> | null, 
/**
 * Whether those asked for who are in a pool are sent to another village; else they are only named.
 */
reserves?: boolean, 
/**
 * The villages; absent: those below the suggested minimum.
 */
villages?: Array<VillageId> | null, 
/**
 * Whether no village gets a second one; absent: where there are more people, it does.
 */
one_each?: boolean | null, 
/**
 * What counts how much; absent: as remembered.
 */
weights?: MatchWeights | null, };

/**
 * Which results are asked for.
 */
export type MatchResultFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Only who was sent from this day on.
 */
from?: string | null, 
/**
 * Only under this paper.
 */
document?: string | null, };

/**
 * Somebody who was sent to a village.
 */
export type MatchResultRow = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * 性别.
 */
sex: string | null, 
/**
 * 出生年月.
 */
birth: string | null, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * 学历 on the day.
 */
education: string | null, 
/**
 * 专业.
 */
major: string | null, 
/**
 * Where.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township's name.
 */
township: string, 
/**
 * The first day there.
 */
from_on: string, 
/**
 * As what: `后备干部`, `村党支部副书记`, or both.
 */
placed_as: string, 
/**
 * Whether they are that on the day.
 */
holds: boolean, 
/**
 * As it was when accepted.
 */
score: number, 
/**
 * As said when accepted.
 */
reasons: string, 
/**
 * Number of the paper.
 */
document: string | null, };

/**
 * Who was sent where, up to a day.
 */
export type MatchResults = { 
/**
 * The day.
 */
as_of: string, 
/**
 * In the villages' paper order.
 */
rows: Array<MatchResultRow>, 
/**
 * People, each once.
 */
people: number, 
/**
 * Villages, each once.
 */
villages: number, 
/**
 * Of the people those with 大学 or more.
 */
degree: number, 
/**
 * Mean age of the people in tenths of a year; `None`: no birth is known.
 */
mean_age: number | null, 
/**
 * `31 人去 31 个村；其中大学以上 24 人，占 77.4%，平均年龄 36.0 岁`.
 */
sentence: string, };

/**
 * Somebody suggested for a village.
 */
export type MatchRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * 性别.
 */
sex: string | null, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * 学历 on the day.
 */
education: string | null, 
/**
 * 专业.
 */
major: string | null, 
/**
 * 籍贯.
 */
native_place: string | null, 
/**
 * The village in whose pool they are; `None`: in none.
 */
pool: string | null, 
/**
 * Where.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township's name.
 */
township: string, 
/**
 * The how-manieth of this suggestion the village gets, from 1.
 */
round: number, 
/**
 * What it is worth.
 */
score: number, 
/**
 * What speaks for it.
 */
reasons: Array<MatchReason>, 
/**
 * The three villages that would have been best otherwise.
 */
alternatives: Array<MatchAlternative>, };

/**
 * What each thing is worth that speaks for sending one to a village; each 0 to 1000.
 */
export type MatchWeights = { 
/**
 * 籍贯, 出生地 or 家庭住址 in the village.
 */
same_village?: number, 
/**
 * In its township, and no nearer.
 */
same_township?: number, 
/**
 * In its county, and no nearer.
 */
same_county?: number, 
/**
 * Knows what the village lives from.
 */
industry?: number, 
/**
 * Knows something else the village wants.
 */
need?: number, 
/**
 * The village has nobody in its pool.
 */
empty?: number, 
/**
 * 大专以上 where nobody of the board is.
 */
college?: number, 
/**
 * A woman where there is none on the board.
 */
woman?: number, 
/**
 * Each year by which the mean age of the board would fall.
 */
younger?: number, 
/**
 * The county as 籍贯 names it: `土默特右旗`; empty: not known.
 */
county?: string, };

/**
 * The best way to send people to villages.
 */
export type Matching = { 
/**
 * The day it was computed for.
 */
as_of: string, 
/**
 * In the villages' paper order, round by round.
 */
rows: Array<MatchRow>, 
/**
 * Those left without.
 */
unplaced: Array<Unplaced>, 
/**
 * Villages left without.
 */
uncovered: Array<Uncovered>, 
/**
 * Sum of the rows' scores.
 */
score: number, 
/**
 * Villages that get somebody.
 */
covered: number, 
/**
 * Villages asked for whose board is not recorded, so that its age and schooling count nothing.
 */
without_board: number, 
/**
 * Villages asked for whose 产业 and needs are not recorded.
 */
without_need: number, 
/**
 * What counted how much.
 */
weights: MatchWeights, 
/**
 * `31 人去 31 个村；其中大学以上 24 人，占 77.4%，平均年龄 36.0 岁`.
 */
sentence: string, };

/**
 * Who may be a mentee of a scheme.
 */
export type Mentees = "reserves" | "civil_servants" | "cross_village" | "anyone";

/**
 * A mentor as a sheet or the clerk states them: a name, not yet a person of the register.
 */
export type Mentor = { 
/**
 * 包村领导, 包村干部, 村党组织书记 … or 帮带人 where the sheet says no more.
 */
seat: string, 
/**
 * Name.
 */
name: string, 
/**
 * Post as written; `None` where the cell has the name only.
 */
post: string | null, };

/**
 * A mentor and the mentees.
 */
export type MentorDetail = { 
/**
 * How much.
 */
load: MentorLoad, 
/**
 * Whom.
 */
mentees: Array<PairRow>, };

/**
 * Which mentors a list shows.
 */
export type MentorFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * The scheme; the first one when absent.
 */
scheme?: SchemeId | null, 
/**
 * Part of the name, pinyin or title.
 */
text?: string | null, 
/**
 * Only those over the limit.
 */
only_over?: boolean, 
/**
 * Only those without mentees.
 */
only_idle?: boolean, 
/**
 * Only those with an overdue step.
 */
only_overdue?: boolean, };

/**
 * The mentors of a scheme, the most loaded first.
 */
export type MentorList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * The mentors asked for.
 */
rows: Array<MentorRow>, 
/**
 * All over the limit.
 */
over: number, 
/**
 * All without mentees.
 */
idle: number, 
/**
 * All with an overdue step.
 */
overdue: number, };

/**
 * How much a mentor carries.
 */
export type MentorLoad = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Title that day.
 */
post: string | null, 
/**
 * The seats the person has.
 */
seats: Array<SeatLoad>, 
/**
 * Different mentees.
 */
mentees: number, 
/**
 * Villages the person answers for or has mentees in.
 */
villages: number, 
/**
 * The suggested limit.
 */
limit: number | null, 
/**
 * Whether it is exceeded.
 */
over: boolean, 
/**
 * `false`: in the pool of mentors, and nobody wrote down for whom.
 */
mentees_known: boolean, };

/**
 * Who mentors in a seat on a day.
 */
export type MentorOnDay = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The title that fills the seat, else the mentor's own that day.
 */
post: string | null, 
/**
 * The decision of a hand that says so; `None`: derived.
 */
named: RecordId | null, 
/**
 * Why the derived one does not hold.
 */
reason: string | null, };

/**
 * A mentor as a list shows them.
 */
export type MentorRow = { 
/**
 * Steps of their mentees that are overdue.
 */
overdue: number, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Title that day.
 */
post: string | null, 
/**
 * The seats the person has.
 */
seats: Array<SeatLoad>, 
/**
 * Different mentees.
 */
mentees: number, 
/**
 * Villages the person answers for or has mentees in.
 */
villages: number, 
/**
 * The suggested limit.
 */
limit: number | null, 
/**
 * Whether it is exceeded.
 */
over: boolean, 
/**
 * `false`: in the pool of mentors, and nobody wrote down for whom.
 */
mentees_known: boolean, };

/**
 * What is asked for and not met, counted: the next menu.
 */
export type MenuEntry = { 
/**
 * The course; `None`: asked for in free words.
 */
course_id: CourseId | null, 
/**
 * What is asked for.
 */
what: string, 
/**
 * How many requests.
 */
requests: number, 
/**
 * How many people want it, as far as said; a person's own request is one.
 */
people: number, 
/**
 * The villages that ask, or whose people do, in paper order.
 */
villages: Array<string>, 
/**
 * The first day on which it was asked for.
 */
since: string, 
/**
 * The requests.
 */
ids: Array<RequestId>, };

/**
 * What two records say of a field. Numbers of people are masked.
 */
export type MergeField = { 
/**
 * Which.
 */
field: Field, 
/**
 * What forms call it.
 */
label: string, 
/**
 * In the one that goes.
 */
goes: string | null, 
/**
 * In the one that stays.
 */
stays: string | null, 
/**
 * They say different things.
 */
differs: boolean, 
/**
 * The one that goes says the better: more, or the newer.
 */
take: boolean, };

/**
 * What a merge would do.
 */
export type MergePreview = { 
/**
 * What goes over to the other village, of every day.
 */
moves: Array<Moving>, 
/**
 * Names in the pools of both villages: perhaps one person recorded twice, who stays two.
 */
namesakes: Array<string>, };

/**
 * What would a merge do?
 */
export type MergeQuestion = { 
/**
 * The village that would go.
 */
id: VillageId, 
/**
 * The one that would stay, once it is chosen.
 */
into?: VillageId | null, };

/**
 * The suggested minimum of a village's pool.
 */
export type Minimum = { 
/**
 * People.
 */
reserves: number, 
/**
 * Young ones among them.
 */
young: number, 
/**
 * Until which age one is young, that age included.
 */
young_age: number, 
/**
 * Women among them.
 */
women: number, 
/**
 * 大专以上 among them.
 */
college: number, };

/**
 * People of whom something wanted is unknown.
 */
export type Missing = { 
/**
 * How many.
 */
people: number, 
/**
 * Who, in paper order.
 */
ids: Array<PersonId>, 
/**
 * What, as forms call it, the most frequent first.
 */
fields: Array<string>, };

/**
 * 调整所在村, as typed.
 */
export type Move = { 
/**
 * The open spell.
 */
id: ReserveId, 
/**
 * The village to go to.
 */
village_id: VillageId, 
/**
 * First day there.
 */
on: string, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * Why, although something stands in the way; absent: as of the spell that ends.
 */
override_reason?: string | null, };

/**
 * How many records of a kind go over.
 */
export type Moving = { 
/**
 * What the clerk calls them: 在库记录, 包村分工 …
 */
what: string, 
/**
 * How many.
 */
count: number, };

/**
 * A mentor named by hand for one or many mentees, as typed.
 */
export type NameMentor = { 
/**
 * The mentees.
 */
person_ids: Array<PersonId>, 
/**
 * In which seat.
 */
seat_id: SeatId, 
/**
 * Who; absent: back to whom duty or post says, or nobody.
 */
mentor?: NewMentor | null, 
/**
 * Whose place they take in a seat for several; absent: nobody's.
 */
instead_of?: PersonId | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: as long as the pair.
 */
until_on?: string | null, 
/**
 * Why not whom duty or post says; needed for a derived seat.
 */
reason?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * A mentor a hand named, with the words a list shows.
 */
export type NamedMentorRow = { 
/**
 * Label of the seat.
 */
seat: string, 
/**
 * The mentor's name.
 */
mentor: string, 
/**
 * The mentor's title that day.
 */
post: string | null, 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The mentee's township.
 */
township_id: TownshipId, 
/**
 * In which seat.
 */
seat_id: SeatId, 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * The mentor.
 */
mentor_id: PersonId, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, 
/**
 * Why the derived mentor does not hold; never `None` for a derived seat.
 */
reason: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * A township of the national list.
 */
export type NationalTownship = { 
/**
 * Nine digits.
 */
code: string, 
/**
 * 乡, 镇, 街道, 苏木 included.
 */
name: string, 
/**
 * County or district.
 */
county: string, 
/**
 * City or league; empty where the list has only a filler such as 市辖区.
 */
city: string, 
/**
 * Province, region or municipality.
 */
province: string, };

/**
 * A village of the national list.
 */
export type NationalVillage = { 
/**
 * Twelve digits.
 */
code: string, 
/**
 * Without its committee.
 */
name: string, };

/**
 * A village and those beside it.
 */
export type NeighbourRow = { 
/**
 * The village.
 */
village_id: VillageId, 
/**
 * Those beside it.
 */
neighbours: Array<VillageId>, };

/**
 * An attachment to put in.
 */
export type NewAttachment = { 
/**
 * 学历证书, 获奖证书 …; empty: 其他.
 */
kind: string, 
/**
 * As printed; empty: the file's name.
 */
title: string, 
/**
 * The day or month it bears, as typed; absent: unknown.
 */
on_day?: string | null, 
/**
 * How many pages; 1 when absent.
 */
pages?: number | null, 
/**
 * The file; absent for a paper kept elsewhere.
 */
token?: FileToken | null, };

/**
 * A piece of evidence to add.
 */
export type NewEvidence = { 
/**
 * What kind.
 */
kind: EvidenceKind, 
/**
 * As printed: `责任书`; empty: the kind's name.
 */
label: string, 
/**
 * How many; 1 when absent.
 */
copies?: number | null, 
/**
 * The file; absent for a paper kept elsewhere.
 */
token?: FileToken | null, };

/**
 * Who is to hold a seat.
 */
export type NewHolder = { 
/**
 * Who; `None`: is added to the register with the change.
 */
person_id: PersonId | null, 
/**
 * Name.
 */
name: string, 
/**
 * What they are besides; the secretary's title in the village.
 */
post: string | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * Where a later planned change begins.
 */
until_on: string | null, 
/**
 * Number of the paper.
 */
document: string | null, };

/**
 * Someone who is to mentor: a person of the register, or a name with a post. The same name with
 * the same post in the same township is the person already there.
 */
export type NewMentor = { 
/**
 * Somebody of the register.
 */
person_id?: PersonId | null, 
/**
 * Else the name …
 */
name?: string | null, 
/**
 * … and the post: 副镇长.
 */
post?: string | null, 
/**
 * … in this township; absent: that of the village.
 */
township_id?: TownshipId | null, };

/**
 * Somebody of the register, or a name with a phone that comes into it.
 */
export type NewPerson = { 
/**
 * Somebody of the register.
 */
person_id?: PersonId | null, 
/**
 * Else the name …
 */
name?: string | null, 
/**
 * … and a phone, where one is known.
 */
phone?: string | null, };

/**
 * How the rows of a roster are numbered.
 */
export type Numbering = "per_village" | "running";

/**
 * 结对, of one or many, as typed.
 */
export type OpenPairs = { 
/**
 * Under which scheme; absent: the first.
 */
scheme_id?: SchemeId | null, 
/**
 * For these people …
 */
people?: Array<PersonId> | null, 
/**
 * … and everybody in the pools of these villages on the first day.
 */
villages?: Array<VillageId> | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: after the scheme's usual months.
 */
until_on?: string | null, 
/**
 * Of a 组团式 scheme.
 */
team?: string | null, 
/**
 * 帮带目标.
 */
goal?: string | null, 
/**
 * 帮带措施.
 */
measures?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * Mentors of hand-filled seats, the same for all.
 */
mentors?: Array<SeatMentor> | null, };

/**
 * What would become of all.
 */
export type OpenPreview = { 
/**
 * One a person.
 */
rows: Array<OpenPreviewRow>, 
/**
 * Pairs that would begin.
 */
to_open: number, 
/**
 * Left alone.
 */
already: number, 
/**
 * Refused.
 */
refused: number, 
/**
 * Reserves of the villages asked for who enter the pool only after the first day, and are
 * not among the rows.
 */
not_yet: number, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer.
 */
until_on: string | null, };

/**
 * What would become of one person.
 */
export type OpenPreviewRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village whose duties answer for them.
 */
village: string | null, 
/**
 * Who would sit in each seat on the first day.
 */
seats: Array<SeatOnDay>, 
/**
 * Why there would be no pair.
 */
problem: string | null, 
/**
 * Has a pair of the scheme in this time and is left alone.
 */
already: boolean, };

/**
 * The answer of every change: its value and what it touched.
 */
export type Outcome<T> = { 
/**
 * What the change returns.
 */
value: T, 
/**
 * Kinds of records that differ now; empty when nothing did.
 */
changes: Array<Kind>, 
/**
 * The journal's number of the action, for its 撤销 button; `None` when nothing changed.
 */
op: number | null, };

/**
 * How many of one kind.
 */
export type OutcomeCount = { 
/**
 * As figures call it: `进“两委”`, `村`, `2025年第一批`, `申家营村`.
 */
label: string, 
/**
 * Of a type: which.
 */
type_id: OutcomeTypeId | null, 
/**
 * Of a village: which.
 */
village_id: VillageId | null, 
/**
 * Of a level: which.
 */
level: OutcomeLevel | null, 
/**
 * Outcomes (项).
 */
outcomes: number, 
/**
 * People (人); who has two counts once.
 */
people: number, 
/**
 * Those of them who were in the pool in the period …
 */
of_pool: number, 
/**
 * … as a share of all who were: `14.8%`; empty: nobody was.
 */
share: string, 
/**
 * Whether it counts as 使用.
 */
counted: boolean, };

/**
 * What became of people, as typed: one outcome a person.
 */
export type OutcomeEdit = { 
/**
 * The outcome to correct, then of its one person; absent: new ones.
 */
id?: OutcomeId | null, 
/**
 * Who.
 */
people: Array<PersonId>, 
/**
 * What.
 */
type_id?: OutcomeTypeId | null, 
/**
 * When: a day or a month.
 */
on_day: string, 
/**
 * Where one is used; absent: as the type suggests.
 */
level?: OutcomeLevel | null, 
/**
 * The village; absent: of each the one in whose pool they are that day, or were last.
 */
village_id?: VillageId | null, 
/**
 * As what.
 */
post?: string | null, 
/**
 * Where, when not in the village.
 */
unit?: string | null, 
/**
 * 批次.
 */
batch?: string | null, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * Free text.
 */
remark?: string | null, 
/**
 * The 退出原因 with which the spell in the pool ends that day; empty: one stays in it.
 */
leave_reason?: string | null, 
/**
 * Whether the post is recorded from that day.
 */
opens_post?: boolean, };

/**
 * Which outcomes are asked for.
 */
export type OutcomeFilter = { 
/**
 * The last day; today when absent.
 */
as_of?: string | null, 
/**
 * The first day; absent: from the beginning.
 */
from?: string | null, 
/**
 * Villages; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * Of the rows: only these types; empty: all.
 */
types?: Array<OutcomeTypeId>, 
/**
 * Of the rows: only this level.
 */
level?: OutcomeLevel | null, 
/**
 * Of the rows: only this batch; `''`: those of none.
 */
batch?: string | null, 
/**
 * Of the rows: part of the name, pinyin, village or phone.
 */
text?: string | null, };

/**
 * What became of a person on a day.
 */
export type OutcomeId = string;

/**
 * Where one is used.
 */
export type OutcomeLevel = "村" | "乡镇" | "县级以上";

/**
 * Outcomes of a period. The figures are about all outcomes of the period and villages, whatever type,
 * level, batch or text leave out of the rows.
 */
export type OutcomeList = { 
/**
 * The first day; `None`: from the beginning.
 */
from: string | null, 
/**
 * The last day.
 */
as_of: string, 
/**
 * The newest first.
 */
rows: Array<OutcomeRow>, 
/**
 * Outcomes that count as 使用.
 */
outcomes: number, 
/**
 * People who have one …
 */
people: number, 
/**
 * … of whom so many were in the pool in the period.
 */
of_pool: number, 
/**
 * People who were in the pool on any day of the period.
 */
pool: number, 
/**
 * By type, in their order; only those there are.
 */
by_type: Array<OutcomeCount>, 
/**
 * Of those that count: by level.
 */
by_level: Array<OutcomeCount>, 
/**
 * Of those that count: by batch, by name; those of none last.
 */
by_batch: Array<OutcomeCount>, 
/**
 * Of those that count: by village, in paper order; those of none last.
 */
by_village: Array<OutcomeCount>, 
/**
 * `村 83 + 乡镇 61 = 144 项`.
 */
sentence: string, 
/**
 * How it is counted.
 */
definition: string, };

/**
 * What recording outcomes would do.
 */
export type OutcomePreview = { 
/**
 * Person by person.
 */
rows: Array<OutcomePreviewRow>, 
/**
 * Why it cannot be done so; empty: it can.
 */
problems: Array<string>, };

/**
 * What recording an outcome would do to one.
 */
export type OutcomePreviewRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village it would be counted with.
 */
village: string | null, 
/**
 * What happens, a sentence each.
 */
effects: Array<string>, 
/**
 * What speaks against it, a sentence each; accepted all the same.
 */
warnings: Array<string>, };

/**
 * An outcome as lists show it.
 */
export type OutcomeRow = { 
/**
 * Name.
 */
name: string, 
/**
 * What.
 */
type_name: string, 
/**
 * Whether it counts as 使用.
 */
counted: boolean, 
/**
 * The village's name.
 */
village: string | null, 
/**
 * The township's name.
 */
township: string, 
/**
 * Whether the person is in a pool on the day asked.
 */
in_pool: boolean, 
/**
 * Identity.
 */
id: OutcomeId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * What.
 */
outcome_type_id: OutcomeTypeId, 
/**
 * When.
 */
on_day: string, 
/**
 * Where one is used.
 */
level: OutcomeLevel, 
/**
 * The village from whose pool, or where; `None`: no village.
 */
village_id: VillageId | null, 
/**
 * As what.
 */
post: string | null, 
/**
 * Where, when not in the village.
 */
unit: string | null, 
/**
 * `2025年第一批`.
 */
batch: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, 
/**
 * Free text.
 */
remark: string | null, };

/**
 * A kind of outcome, as typed.
 */
export type OutcomeTypeEdit = { 
/**
 * Which; absent: a new one.
 */
id?: OutcomeTypeId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * The level suggested.
 */
level: OutcomeLevel, 
/**
 * The 退出原因 suggested; empty: one stays in the pool.
 */
leave_reason?: string | null, 
/**
 * Whether it counts as 使用.
 */
counted: boolean, };

/**
 * What may become of one; a preset's is the same in every register.
 */
export type OutcomeTypeId = string;

/**
 * A kind of outcome and how often it was recorded.
 */
export type OutcomeTypeRow = { 
/**
 * Outcomes of it, whenever.
 */
outcomes: number, 
/**
 * Identity; a preset's is the same in every register.
 */
id: OutcomeTypeId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * `进“两委”`.
 */
name: string, 
/**
 * The level suggested.
 */
level: OutcomeLevel, 
/**
 * The 退出原因 suggested; `None`: one stays in the pool.
 */
leave_reason: string | null, 
/**
 * Whether it counts as 使用.
 */
counted: boolean, 
/**
 * Order in lists.
 */
position: number, 
/**
 * Not for outcomes from this day.
 */
retired_on: string | null, };

/**
 * Somebody who was in the pool on another day only.
 */
export type Outside = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Not yet, or not any more.
 */
standing: Standing, };

/**
 * A written reason for a spell that began already, as typed.
 */
export type OverrideEdit = { 
/**
 * Which spell.
 */
reserve_id: ReserveId, 
/**
 * When it was decided.
 */
on_day: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * A written reason as lists show it.
 */
export type OverrideRow = { 
/**
 * The village of the spell.
 */
village: string, 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Which spell.
 */
reserve_id: ReserveId, 
/**
 * The spell's first day, or the day it was said later.
 */
on_day: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document: string | null, 
/**
 * What stood in the way, a line each.
 */
blockers: string, };

/**
 * Who keeps a register.
 */
export type OwnerKind = "township" | "county";

/**
 * One mentee under one scheme for a period.
 */
export type Pair = { 
/**
 * Identity.
 */
id: PairId, 
/**
 * The mentee's township.
 */
township_id: TownshipId, 
/**
 * Under which scheme.
 */
scheme_id: SchemeId, 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * Of a 组团式 scheme.
 */
team: string | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: open.
 */
until_on: string | null, 
/**
 * 帮带目标.
 */
goal: string | null, 
/**
 * 帮带措施.
 */
measures: string | null, 
/**
 * 完成情况.
 */
result: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * Everything about one pair.
 */
export type PairDetail = { 
/**
 * As in the list.
 */
row: PairRow, 
/**
 * The scheme that day.
 */
scheme: SchemeView, 
/**
 * The record.
 */
pair: Pair, 
/**
 * What happened to it, oldest first.
 */
events: Array<PairEvent>, 
/**
 * Its checklist, with what was registered.
 */
items: Array<ItemDetail>, 
/**
 * The visits to its mentee while it lasted, newest first.
 */
visits: Array<VisitRow>, 
/**
 * Whom hands named for its mentee under the scheme, newest first.
 */
named: Array<NamedMentorRow>, };

/**
 * A pair's corrected facts, as typed.
 */
export type PairEdit = { 
/**
 * Which.
 */
id: PairId, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: open.
 */
until_on?: string | null, 
/**
 * Of a 组团式 scheme.
 */
team?: string | null, 
/**
 * 帮带目标.
 */
goal?: string | null, 
/**
 * 帮带措施.
 */
measures?: string | null, 
/**
 * 完成情况.
 */
result?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * An end, suspension, resumption or extension of a pair.
 */
export type PairEvent = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The pair's township.
 */
township_id: TownshipId, 
/**
 * Which pair.
 */
pair_id: PairId, 
/**
 * What.
 */
kind: PairEventKind, 
/**
 * From this day.
 */
on_day: string, 
/**
 * The new end of an extended pair.
 */
until_on: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * What happened to a pair.
 */
export type PairEventKind = "end" | "suspend" | "resume" | "extend";

/**
 * 延长, of one or many, as typed.
 */
export type PairExtension = { 
/**
 * Which.
 */
ids: Array<PairId>, 
/**
 * The new first day no longer.
 */
until_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * What a list of pairs asks for.
 */
export type PairFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * The scheme; the first one when absent.
 */
scheme?: SchemeId | null, 
/**
 * Villages; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * Part of the mentee's name, pinyin, village or phone, or of a mentor's or team's name.
 */
text?: string | null, 
/**
 * Only those with an empty seat.
 */
only_gaps?: boolean, 
/**
 * Only those with an overdue step.
 */
only_overdue?: boolean, 
/**
 * Which pairs.
 */
state?: WhichPairs, };

/**
 * One mentee under one scheme for a period.
 */
export type PairId = string;

/**
 * Pairs of a scheme as of a day. The figures are about all mentees of the day in the villages asked
 * for, whatever the text, the state or `only_…` leave out of the rows.
 */
export type PairList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * The scheme that day.
 */
scheme: SchemeView, 
/**
 * In paper order: township, village, the clerk's own.
 */
rows: Array<PairRow>, 
/**
 * Mentees that day.
 */
mentees: number, 
/**
 * Those whose seats are all filled.
 */
complete: number, 
/**
 * Seats that are not filled: one a village, or one a mentee where no village answers for it.
 */
gaps: number, 
/**
 * Steps overdue.
 */
overdue: number, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps.
 */
steps: number, };

/**
 * A mentee under a scheme, with or without a pair.
 */
export type PairRow = { 
/**
 * `None`: not paired.
 */
pair_id: PairId | null, 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * 出生年月.
 */
birth: string | null, 
/**
 * The village whose duties answer for the mentee.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * The village's township, else the mentee's.
 */
township: string, 
/**
 * The pair's first day.
 */
from_on: string | null, 
/**
 * The pair's first day no longer; `None`: open.
 */
until_on: string | null, 
/**
 * What the pair is.
 */
state: PairState, 
/**
 * Of a 组团式 scheme.
 */
team: string | null, 
/**
 * The scheme's seats; of an ended pair, as of its last day.
 */
seats: Array<SeatOnDay>, 
/**
 * The pair's checklist.
 */
items: Array<ItemCell>, 
/**
 * Cells done.
 */
done: number, 
/**
 * Cells.
 */
steps: number, };

/**
 * What a pair is on a day.
 */
export type PairState = "none" | "planned" | "active" | "suspended" | "ended";

/**
 * 结束, 中止 or 恢复, of one or many, as typed.
 */
export type PairTurn = { 
/**
 * Which.
 */
ids: Array<PairId>, 
/**
 * From this day.
 */
on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * Goal and measures for many pairs.
 */
export type PairsEdit = { 
/**
 * Which.
 */
ids: Array<PairId>, 
/**
 * 帮带目标; absent: as they are; empty: none.
 */
goal?: string | null, 
/**
 * 帮带措施; absent: as they are; empty: none.
 */
measures?: string | null, };

/**
 * The sheet a report is printed on.
 */
export type Paper = "a4_landscape" | "a3_landscape" | "a4_portrait";

/**
 * A paper of mentoring or training.
 */
export type PaperKind = "pairs" | "commitment" | "items" | "visits" | "adjustments" | "load" | "coverage" | "workbench" | "proposal" | "sign_in" | "sessions" | "training_stats" | "training_record" | "menu" | "rotations" | "appraisal" | "tenure" | "plans" | "contacts" | "qualification" | "yearly_update" | "dossier" | "freshness" | "review_names" | "review_reply" | "review_summary" | "matches" | "match_results" | "secretaries" | "score_sheet" | "ranking" | "assessment_year" | "outcomes" | "outcome_stats";

/**
 * Pages of papers that were set.
 */
export type PaperPreview = { 
/**
 * Rows of lists, or pairs.
 */
rows: number, 
/**
 * Number to ask for pages by.
 */
preview: number, 
/**
 * How many pages.
 */
pages: number, 
/**
 * The section each page begins with: a village, a person.
 */
labels: Array<string>, 
/**
 * What prints as □.
 */
undrawable: Array<Undrawable>, 
/**
 * Of so many documents only the first [`SHOWN`] are set; 0: all are. Files and the printer get
 * every one.
 */
cut_from: number, };

/**
 * What the clerk asks to be printed.
 */
export type PaperRequest = { 
/**
 * Which paper.
 */
paper: PaperKind, 
/**
 * Under which scheme; absent: the first, and for a 调整清单 all.
 */
scheme?: SchemeId | null, 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Of a 调整清单 the earlier day; of visits and training the first.
 */
from?: string | null, 
/**
 * Of a 调整清单 the later day, of visits and training the last; absent: the day of the paper.
 */
to?: string | null, 
/**
 * Only these villages.
 */
villages?: Array<VillageId> | null, 
/**
 * Only these pairs, whatever their state.
 */
pairs?: Array<PairId> | null, 
/**
 * Only these mentees, or of a load table mentors.
 */
people?: Array<PersonId> | null, 
/**
 * Only this visit.
 */
visit?: VisitId | null, 
/**
 * Of this session.
 */
session?: SessionId | null, 
/**
 * Of a 台账 and of 鉴定表 which placements; absent: of a 台账 all, of 鉴定表 those that are over.
 */
rotations?: RotationFilter | null, 
/**
 * Only these placements, whatever their state.
 */
rotation_ids?: Array<RotationId> | null, 
/**
 * Of a 五年任职名单 whose tenure, by which count; absent: who reaches five years 累计.
 */
tenure?: TenureFilter | null, 
/**
 * Of a 年度滚动更新表 which year; absent: that of the day.
 */
year?: number | null, 
/**
 * Of 一人一档 and of papers for departments: ID numbers and phones in full; that they were is
 * journaled.
 */
full_ids?: boolean, 
/**
 * Of this review round.
 */
round?: ReviewRoundId | null, 
/**
 * Of a review round: for these departments; absent: all it asks.
 */
departments?: Array<DepartmentId> | null, 
/**
 * Of a review round's 汇总表 and of 一人一档: results and grounds, which the journal notes.
 */
reveal?: boolean | null, 
/**
 * Of a 择村匹配建议表 what is to be matched; absent: who and what comes into question.
 */
matching?: MatchRequest | null, 
/**
 * Of a 择村结果表 which results; absent: all up to the day.
 */
match_results?: MatchResultFilter | null, 
/**
 * Of a 书记台账 which secretaries; absent: all.
 */
secretaries?: SecretaryFilter | null, 
/**
 * Of assessments: which list, period or year.
 */
assessment?: AssessmentPaper | null, 
/**
 * Of 使用成效: which ones.
 */
outcomes?: OutcomeFilter | null, 
/**
 * Papers of pairs, placements and departments: all in one file, or a file each.
 */
one_file: boolean, };

/**
 * Somebody in a period of a year.
 */
export type PeriodCell = { 
/**
 * `2025-11`.
 */
period: string, 
/**
 * `11月`.
 */
label: string, 
/**
 * How they stand.
 */
standing: ScoreStanding, 
/**
 * Points of a scored period.
 */
total: Points | null, 
/**
 * Full marks of the period.
 */
full_marks: number, };

/**
 * A period to choose.
 */
export type PeriodChoice = { 
/**
 * `2025-11`: its first month.
 */
value: string, 
/**
 * `2025年11月`.
 */
label: string, 
/**
 * Its last day.
 */
last_day: string, };

/**
 * How often something is scored.
 */
export type PeriodKind = "month" | "quarter";

/**
 * What a person scored by one list.
 */
export type PersonAssessments = { 
/**
 * By which list.
 */
list: IndicatorList, 
/**
 * Periods in which they were to be scored or were, the earliest first.
 */
periods: Array<PersonPeriod>, 
/**
 * Average of the periods that count.
 */
mean: string, 
/**
 * Periods that count.
 */
present: number, 
/**
 * Periods that lack.
 */
missing: number, 
/**
 * Grades of years, the newest first.
 */
grades: Array<YearGrade>, };

/**
 * One person: record, dated properties, spells, posts, duties, and what was done to them.
 */
export type PersonDetail = { 
/**
 * Identity.
 */
id: PersonId, 
/**
 * Every known field as text, as of the day; ID number and phones masked.
 */
fields: { [key in Field]?: string }, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * Hash of the photo.
 */
photo: string | null, 
/**
 * Spells in pools, newest first.
 */
spells: Array<Spell>, 
/**
 * Posts, newest first.
 */
posts: Array<PostRow>, 
/**
 * Duties, newest first.
 */
duties: Array<DutyRow>, 
/**
 * Dated properties with their intervals.
 */
facts: Array<Fact>, 
/**
 * Others who may be the same person.
 */
twins: Array<Twin>, 
/**
 * What changed of the record itself, with the days each value held.
 */
record: Array<RecordSpan>, 
/**
 * The newest actions that touched the person.
 */
history: Array<HistoryEntry>, 
/**
 * Those of them that touched other people too, by number.
 */
of_several: Array<number>, 
/**
 * What the ID number says of birth and sex where the record says otherwise.
 */
id_says: string | null, 
/**
 * Fields a roster wants and nobody filled in.
 */
missing: Array<Field>, };

/**
 * A person a search found.
 */
export type PersonHit = { 
/**
 * Identity.
 */
id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * 曾用名, the latest first, joined by 、.
 */
former_names: string | null, 
/**
 * The village of the open or else the last spell, or of the post.
 */
village: string | null, 
/**
 * The open or else the last post, or what they do for villages: tells mentors of one name apart.
 */
post: string | null, 
/**
 * Birth.
 */
birth: string | null, 
/**
 * Whether they are in a pool.
 */
state: PersonState, 
/**
 * Masked.
 */
phone: string | null, };

/**
 * A person, whatever roles they have.
 */
export type PersonId = string;

/**
 * Fields as typed. A field left out stays as it is, an empty one is cleared; several
 * [`Field::Sources`] are joined by 、.
 */
export type PersonInput = { [key in Field]?: string };

/**
 * Which record goes into which.
 */
export type PersonMerge = { 
/**
 * The one that goes.
 */
id: PersonId, 
/**
 * The one that stays, with all that both had.
 */
into: PersonId, 
/**
 * Fields in which what the one that goes says counts; absent: as suggested. A field that is empty
 * in the one that stays is always filled.
 */
take?: Array<Field> | null, };

/**
 * What a merge would do.
 */
export type PersonMergePreview = { 
/**
 * The one that would go, `王芳（申家营村，2024年1月1日起）`.
 */
goes: string, 
/**
 * The one that would stay.
 */
stays: string, 
/**
 * What either says of each field, where one does.
 */
fields: Array<MergeField>, 
/**
 * What goes over to the other record, besides its fields: `在库记录 1 条`.
 */
moves: Array<string>, };

/**
 * What would a merge do?
 */
export type PersonMergeQuestion = { 
/**
 * The one that would go.
 */
id: PersonId, 
/**
 * The one that would stay.
 */
into: PersonId, };

/**
 * A pair of a person, whatever the scheme.
 */
export type PersonPairRow = { 
/**
 * Name of the scheme.
 */
scheme: string, 
/**
 * The scheme.
 */
scheme_id: SchemeId, 
/**
 * `None`: not paired.
 */
pair_id: PairId | null, 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * 出生年月.
 */
birth: string | null, 
/**
 * The village whose duties answer for the mentee.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * The village's township, else the mentee's.
 */
township: string, 
/**
 * The pair's first day.
 */
from_on: string | null, 
/**
 * The pair's first day no longer; `None`: open.
 */
until_on: string | null, 
/**
 * What the pair is.
 */
state: PairState, 
/**
 * Of a 组团式 scheme.
 */
team: string | null, 
/**
 * The scheme's seats; of an ended pair, as of its last day.
 */
seats: Array<SeatOnDay>, 
/**
 * The pair's checklist.
 */
items: Array<ItemCell>, 
/**
 * Cells done.
 */
done: number, 
/**
 * Cells.
 */
steps: number, };

/**
 * A person as mentee and as mentor.
 */
export type PersonPairs = { 
/**
 * Pairs of all schemes and states, newest first; first those without a beginning.
 */
pairs: Array<PersonPairRow>, 
/**
 * Whom the person mentors, under all schemes; `None`: nobody, and no duty or pool to.
 */
as_mentor: MentorLoad | null, 
/**
 * How the person did as a mentor, newest first.
 */
appraisals: Array<AppraisalRow>, };

/**
 * A period of a person.
 */
export type PersonPeriod = { 
/**
 * How they stand.
 */
standing: ScoreStanding, 
/**
 * Points, an indicator of the period each.
 */
scores: Array<PersonScore>, 
/**
 * Their sum, once all are there.
 */
total: Points | null, 
/**
 * Full marks of the period.
 */
full_marks: number, 
/**
 * Free text.
 */
remark: string | null, 
/**
 * `2025-11`: its first month.
 */
value: string, 
/**
 * `2025年11月`.
 */
label: string, 
/**
 * Its last day.
 */
last_day: string, };

/**
 * A round one is in, as the person's page shows it.
 */
export type PersonReview = { 
/**
 * The round.
 */
round: ReviewRound, 
/**
 * Departments asked.
 */
departments: number, 
/**
 * Departments that have replied.
 */
replied: number, 
/**
 * Departments whose reply holds no longer.
 */
expired: number, 
/**
 * The earliest last day of the replies that still hold.
 */
valid_until: string | null, 
/**
 * How the person stands in it.
 */
standing: ReviewStanding, };

/**
 * Where a person was, and how long a secretary.
 */
export type PersonRotations = { 
/**
 * Of all days, the newest first.
 */
rows: Array<RotationRow>, 
/**
 * What was done in all of them.
 */
sums: Array<TallySum>, 
/**
 * As 村党组织书记; `None`: never was.
 */
tenure: PersonTenure | null, };

/**
 * Points of a person for an indicator.
 */
export type PersonScore = { 
/**
 * For what.
 */
indicator: Indicator, 
/**
 * How many; `None`: not scored.
 */
points: Points | null, };

/**
 * Everything about a person's selection, as of a day.
 */
export type PersonSelection = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * The list in use.
 */
list: string, 
/**
 * Every condition of it.
 */
judged: Array<Judged>, 
/**
 * Files and papers that prove the checks that hold, as they came.
 */
evidence: Array<EvidenceRow>, 
/**
 * What would keep them out, and what would be said, on the day.
 */
gate: Gate, 
/**
 * Ways towards the pool, the newest first.
 */
runs: Array<RunRow>, 
/**
 * When a village kept in touch, the newest first.
 */
prospects: Array<ProspectRow>, 
/**
 * Written reasons, the newest first.
 */
overrides: Array<OverrideRow>, };

/**
 * Where a person stands towards the pool, whatever the day.
 */
export type PersonState = "in_pool" | "left" | "none";

/**
 * Somebody's time as secretary up to a day.
 */
export type PersonTenure = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * 出生年月.
 */
birth: string | null, 
/**
 * The person's township.
 */
township: string, 
/**
 * Whether in office on the day.
 */
in_office: boolean, 
/**
 * The village where they are, or last were.
 */
village: string, 
/**
 * Its identity.
 */
village_id: VillageId, 
/**
 * As the post there is called.
 */
title: string, 
/**
 * The posts, oldest first.
 */
spells: Array<TenureSpell>, 
/**
 * 连续.
 */
continuous: Served, 
/**
 * 累计.
 */
cumulative: Served, 
/**
 * By term, oldest first.
 */
terms: Array<TermTenure>, };

/**
 * What somebody was taught.
 */
export type PersonTraining = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village in whose pool they are on the day.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * 应到人次.
 */
expected: number, 
/**
 * 实到人次 while in the pool.
 */
attendances: number, 
/**
 * 实到人次 while not in it: not counted as a reserve's.
 */
outside: number, 
/**
 * 请假.
 */
leave: number, 
/**
 * 缺席.
 */
absent: number, 
/**
 * 学时 of the sessions they came to.
 */
hours: Hours, 
/**
 * 进修 and courses elsewhere under way in the period.
 */
studies: number, 
/**
 * 学时 of those that ended in it.
 */
study_hours: Hours, 
/**
 * 学时 of the last day's year, sessions and studies.
 */
year_hours: Hours, 
/**
 * The first day of the last session they came to.
 */
last_on: string | null, 
/**
 * In the pool on the day and trained neither at a session nor elsewhere.
 */
never_trained: boolean, 
/**
 * In the pool on the day and below the minimum of the year.
 */
below_minimum: boolean, };

/**
 * What a file is picked for; decides the dialog's title and the endings it offers.
 */
export type PickFor = "import" | "photo" | "evidence" | "villages" | "backup" | "document";

/**
 * A file the clerk chose.
 */
export type PickedFile = { 
/**
 * Stands for it.
 */
token: FileToken, 
/**
 * Its name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, };

/**
 * A record that counts for a step.
 */
export type PlanCounted = { 
/**
 * What kind.
 */
kind: PlanCountedKind, 
/**
 * Which record; of an item its pair.
 */
id: string, 
/**
 * Of an item: under which scheme.
 */
scheme_id: SchemeId | null, 
/**
 * When.
 */
on_day: string, 
/**
 * What: `青禾镇党校秋季班`, `现场指导`.
 */
what: string, 
/**
 * How much of it: `8 学时`; empty where it counts as one.
 */
amount: string, };

/**
 * A kind of record that counts for a step.
 */
export type PlanCountedKind = "session" | "study" | "rotation" | "item" | "visit" | "hand";

/**
 * A plan with the steps it should have, as typed.
 */
export type PlanEdit = { 
/**
 * Which; absent: a new one.
 */
id?: PlanId | null, 
/**
 * Whose.
 */
person_id: PersonId, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer.
 */
until_on: string, 
/**
 * 培养目标.
 */
goals?: string | null, 
/**
 * The post one is trained for.
 */
target_post?: string | null, 
/**
 * What one should reach by its end.
 */
readiness?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * Its steps in their order; a present one that is not among them goes.
 */
steps: Array<PlanStepEdit>, };

/**
 * What a list of plans asks for.
 */
export type PlanFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Villages; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * Part of the name, pinyin, village or phone.
 */
text?: string | null, 
/**
 * 成熟度 that day, any of them; empty: all.
 */
readiness?: Array<string>, 
/**
 * Which reserves.
 */
which?: WhichPlans, };

/**
 * The plan of a reserve.
 */
export type PlanId = string;

/**
 * The reserves of a day and their plans. The figures are about everybody in the pool of the villages
 * asked for, whatever text, 成熟度 or `which` leave out of the rows.
 */
export type PlanList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * In paper order.
 */
rows: Array<PlanRow>, 
/**
 * Reserves in the pool.
 */
reserves: number, 
/**
 * Those with a plan.
 */
with_plan: number, 
/**
 * Those with an overdue step.
 */
behind: number, 
/**
 * Steps of plans under way that are overdue.
 */
overdue: number, 
/**
 * Steps of plans under way that are done.
 */
done: number, 
/**
 * Steps of plans under way.
 */
steps: number, };

/**
 * What shows that a step was taken.
 */
export type PlanMeasure = "hours" | "sessions" | "course" | "placement" | "months" | "items" | "visits" | "by_hand";

/**
 * A reserve with or without a plan.
 */
export type PlanRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Whose pool.
 */
village_id: VillageId, 
/**
 * The village's name.
 */
village: string, 
/**
 * Its township.
 */
township: string, 
/**
 * 培养方向 that day.
 */
target_post: string | null, 
/**
 * 成熟度 that day.
 */
readiness: string | null, 
/**
 * The plan under way, else the next one; `None`: without.
 */
plan: PlanView | null, };

/**
 * What a plan is on a day.
 */
export type PlanState = "planned" | "active" | "ended";

/**
 * A step of a plan, as typed.
 */
export type PlanStepEdit = { 
/**
 * The step that goes on; absent: a new one.
 */
id?: PlanStepId | null, 
/**
 * `参加党校集中培训`.
 */
label: string, 
/**
 * What shows that it was taken.
 */
measure: PlanMeasure, 
/**
 * How many, where that is counted.
 */
amount?: number | null, 
/**
 * Of a named course: which.
 */
course_id?: CourseId | null, 
/**
 * Of a rotation: which type; absent: any.
 */
type_id?: RotationTypeId | null, 
/**
 * The last day.
 */
due_on: string, };

/**
 * A step of a plan.
 */
export type PlanStepId = string;

/**
 * What a step of a plan is about.
 */
export type PlanStepKind = "training" | "rotation" | "mentoring" | "own";

/**
 * What a step is on a day.
 */
export type PlanStepState = "done" | "due" | "overdue" | "missed";

/**
 * How far a step is on a day.
 */
export type PlanStepView = { 
/**
 * What it is about.
 */
kind: PlanStepKind, 
/**
 * What it asks for, in words: `24 学时`.
 */
asks: string, 
/**
 * What it is.
 */
state: PlanStepState, 
/**
 * Days until its last day; negative: overdue.
 */
days: number, 
/**
 * The day on which it was done, known by the day asked.
 */
met_on: string | null, 
/**
 * How much there is, in tenths of what is counted, not above [`Self::want`].
 */
have: number, 
/**
 * How much is asked for, in the same tenths.
 */
want: number, 
/**
 * How far, in words: `12/24 学时`.
 */
progress: string, 
/**
 * What was counted, the oldest first.
 */
counted: Array<PlanCounted>, 
/**
 * Identity.
 */
id: PlanStepId, 
/**
 * The plan's township.
 */
township_id: TownshipId, 
/**
 * Of which plan.
 */
plan_id: PlanId, 
/**
 * `参加党校集中培训`.
 */
label: string, 
/**
 * The last day.
 */
due_on: string, 
/**
 * Of a step by hand: when it was done.
 */
done_on: string | null, 
/**
 * Of a step by hand: what was done.
 */
note: string | null, 
/**
 * Order within the plan.
 */
position: number, 
/**
 * What shows that it was taken.
 */
measure: PlanMeasure, 
/**
 * How many; `None` where one is enough.
 */
amount: number | null, 
/**
 * Of a named course: which.
 */
course_id: CourseId | null, 
/**
 * Of a rotation: which type; `None`: any.
 */
type_id: RotationTypeId | null, };

/**
 * A template with the steps it should have, as typed.
 */
export type PlanTemplateEdit = { 
/**
 * Which; absent: a new one.
 */
id?: PlanTemplateId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * How many months a plan of it lasts.
 */
months: number, 
/**
 * 培养目标; `{培养方向}` stands for the person's own.
 */
goals?: string | null, 
/**
 * What one should reach by its end.
 */
readiness?: string | null, 
/**
 * Its steps in their order; a present one that is not among them goes.
 */
steps: Array<PlanTemplateStepEdit>, };

/**
 * What plans for many are made from; a preset's is the same in every register.
 */
export type PlanTemplateId = string;

/**
 * A step of a template, as typed.
 */
export type PlanTemplateStepEdit = { 
/**
 * The step that goes on; absent: a new one.
 */
id?: RecordId | null, 
/**
 * `参加党校集中培训`.
 */
label: string, 
/**
 * What shows that it was taken.
 */
measure: PlanMeasure, 
/**
 * How many, where that is counted.
 */
amount?: number | null, 
/**
 * Of a named course: which.
 */
course_id?: CourseId | null, 
/**
 * Of a rotation: which type; absent: any.
 */
type_id?: RotationTypeId | null, 
/**
 * Due so many months after the plan's first day …
 */
due_months?: number | null, 
/**
 * … or on a fixed day: `12-20`.
 */
due_on?: string | null, };

/**
 * A step of a template, with the words a list shows.
 */
export type PlanTemplateStepView = { 
/**
 * What it is about.
 */
kind: PlanStepKind, 
/**
 * What it asks for, in words.
 */
asks: string, 
/**
 * Identity; a preset's is the same in every register.
 */
id: RecordId, 
/**
 * As its template.
 */
township_id: TownshipId | null, 
/**
 * Of which template.
 */
template_id: PlanTemplateId, 
/**
 * `参加党校集中培训`.
 */
label: string, 
/**
 * Due so many months after the plan's first day …
 */
due_months: number | null, 
/**
 * … or on the first such day of a year in it: `MM-DD`.
 */
due_on: string | null, 
/**
 * Order within the template.
 */
position: number, 
/**
 * What shows that it was taken.
 */
measure: PlanMeasure, 
/**
 * How many; `None` where one is enough.
 */
amount: number | null, 
/**
 * Of a named course: which.
 */
course_id: CourseId | null, 
/**
 * Of a rotation: which type; `None`: any.
 */
type_id: RotationTypeId | null, };

/**
 * A template with its steps.
 */
export type PlanTemplateView = { 
/**
 * Its steps, in their order.
 */
steps: Array<PlanTemplateStepView>, 
/**
 * Identity; a preset's is the same in every register.
 */
id: PlanTemplateId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * `中期培养型`.
 */
name: string, 
/**
 * How many months a plan of it lasts.
 */
months: number, 
/**
 * 培养目标; `{培养方向}` stands for the person's own.
 */
goals: string | null, 
/**
 * What one should reach by its end.
 */
readiness: string | null, 
/**
 * Order in lists.
 */
position: number, };

/**
 * A plan on a day.
 */
export type PlanView = { 
/**
 * What it is.
 */
state: PlanState, 
/**
 * Its steps, in their order.
 */
steps: Array<PlanStepView>, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps overdue.
 */
overdue: number, 
/**
 * Identity.
 */
id: PlanId, 
/**
 * The reserve's township.
 */
township_id: TownshipId, 
/**
 * Whose.
 */
person_id: PersonId, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer.
 */
until_on: string, 
/**
 * 培养目标, in words.
 */
goals: string | null, 
/**
 * The post one is trained for.
 */
target_post: string | null, 
/**
 * What one should reach by its end, one of 成熟度.
 */
readiness: string | null, 
/**
 * Name of the template it was made from; `None`: of its own.
 */
template: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * Points in tenths: 185 are 18.5. Only half points are given.
 */
export type Points = number;

/**
 * Someone of the pool, as typed.
 */
export type PoolMentorEdit = { 
/**
 * The record to correct; absent: a new one.
 */
id?: RecordId | null, 
/**
 * Under which scheme.
 */
scheme_id: SchemeId, 
/**
 * Somebody of the register …
 */
person_id?: PersonId | null, 
/**
 * … or a name …
 */
name?: string | null, 
/**
 * … with a post.
 */
post?: string | null, 
/**
 * Fields, separated by 、.
 */
specialty?: string | null, 
/**
 * Own limit of mentees; absent: the scheme's.
 */
mentees?: number | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: still.
 */
until_on?: string | null, };

/**
 * Someone of the pool, as a list shows them.
 */
export type PoolMentorRow = { 
/**
 * Name.
 */
name: string, 
/**
 * Title that day.
 */
post: string | null, 
/**
 * Mentees under the scheme that day.
 */
mentees_now: number, 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Under which scheme.
 */
scheme_id: SchemeId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Fields, separated by 、.
 */
specialty: string | null, 
/**
 * Own limit; `None`: the scheme's.
 */
mentees: number | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, };

/**
 * A post, as typed.
 */
export type PostEdit = { 
/**
 * The post to correct; absent: a new one.
 */
id?: PostId | null, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * 村党组织书记, 副镇长 …
 */
title: string, 
/**
 * Where it is in a village.
 */
village_id?: VillageId | null, 
/**
 * Where it is not.
 */
unit?: string | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: still.
 */
until_on?: string | null, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * 届次.
 */
term?: string | null, };

/**
 * A dated post of a person.
 */
export type PostId = string;

/**
 * A post with its village's name.
 */
export type PostRow = { 
/**
 * The village's name.
 */
village: string | null, 
/**
 * Identity.
 */
id: PostId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Where it is in a village.
 */
village_id: VillageId | null, 
/**
 * Where it is not.
 */
unit: string | null, 
/**
 * 村党组织书记, 副镇长 …
 */
title: string, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, 
/**
 * 届次.
 */
term: string | null, };

/**
 * What went to the printer.
 */
export type Printed = { 
/**
 * How many pages.
 */
pages: number, 
/**
 * Whether the system's viewer was opened because there is no printer to send to.
 */
in_viewer: boolean, };

/**
 * A problem and where it stands.
 */
export type Problem = { 
/**
 * The file's name.
 */
file: string, 
/**
 * The sheet's name; empty for delimited text.
 */
sheet: string, 
/**
 * Row as in the spreadsheet, from 1; 0 for a whole file or sheet.
 */
row: number, 
/**
 * The column's header without blanks; empty for a whole row.
 */
column: string, 
/**
 * The column's letters; empty for a whole row.
 */
column_letter: string, 
/**
 * The field of the column.
 */
field: string | null, 
/**
 * Stable code.
 */
code: string, 
/**
 * What it does.
 */
severity: Severity, 
/**
 * One Chinese sentence.
 */
message: string, 
/**
 * The cell as it is shown in the file.
 */
raw: string, };

/**
 * How far a command is.
 */
export type Progress = { 
/**
 * Number to cancel it by.
 */
task: number, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all.
 */
total: number, 
/**
 * What is being done.
 */
label: string, };

/**
 * The best way to fill a seat.
 */
export type Proposal = { 
/**
 * The day it was computed for.
 */
as_of: string, 
/**
 * The scheme.
 */
scheme_id: SchemeId, 
/**
 * The seat.
 */
seat_id: SeatId, 
/**
 * Proposed pairings in paper order.
 */
rows: Array<ProposalRow>, 
/**
 * Those left without.
 */
unmatched: Array<Unmatched>, 
/**
 * Sum of the rows' scores.
 */
score: number, 
/**
 * How many keep their mentor.
 */
kept: number, 
/**
 * How many get another one than they have.
 */
changed: number, 
/**
 * Mentors who have more mentees than they should already; they get no more.
 */
over_limit: number, };

/**
 * Who is to be paired with whom, and what counts.
 */
export type ProposalRequest = { 
/**
 * The scheme; absent: that of the seat, or the first that has a seat filled by hand.
 */
scheme_id?: SchemeId | null, 
/**
 * The seat; absent: the scheme's first one filled by hand.
 */
seat_id?: SeatId | null, 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * The mentees; absent: all who lack a mentor in the seat.
 */
people?: Array<PersonId> | null, 
/**
 * Whom one may ask; absent: the scheme's pool on the day.
 */
mentors?: Array<PersonId> | null, 
/**
 * Whether as many as possible keep the mentor they have or had last year; absent: yes.
 */
keep?: boolean | null, 
/**
 * What counts how much.
 */
weights?: Weights | null, };

/**
 * A proposed pairing.
 */
export type ProposalRow = { 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * Their name.
 */
name: string, 
/**
 * Their village's name.
 */
village: string | null, 
/**
 * The mentor.
 */
mentor_id: PersonId, 
/**
 * Their name.
 */
mentor: string, 
/**
 * Their post.
 */
post: string | null, 
/**
 * What speaks for it: `同村`, `专业对口：养殖` …
 */
reasons: Array<string>, 
/**
 * What that is worth.
 */
score: number, 
/**
 * Whether the mentee has this mentor already, or had last year.
 */
kept: boolean, 
/**
 * The three who would have been best otherwise.
 */
alternatives: Array<Alternative>, };

/**
 * A prospect as typed.
 */
export type ProspectEdit = { 
/**
 * The prospect to correct; absent: a new one.
 */
id?: ProspectId | null, 
/**
 * Of a new one: somebody of the register, or a name that comes into it.
 */
person?: NewPerson, 
/**
 * Which village keeps in touch.
 */
village_id?: VillageId | null, 
/**
 * What one is good at.
 */
field?: string | null, 
/**
 * Where one works now.
 */
whereabouts?: string | null, 
/**
 * The village cadre who answers for it.
 */
cadre?: NewMentor | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * 备注.
 */
remark?: string | null, };

/**
 * Prospects that are given up, as typed.
 */
export type ProspectEnd = { 
/**
 * Which.
 */
ids: Array<ProspectId>, 
/**
 * First day no longer.
 */
until_on: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A prospect who comes into the pool, as typed.
 */
export type ProspectEntry = { 
/**
 * Which.
 */
ids: Array<ProspectId>, 
/**
 * Whose pool; absent: that of the village which kept in touch.
 */
village_id?: VillageId | null, 
/**
 * First day in the pool.
 */
entered_on: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * Why, although something stands in the way.
 */
override_reason?: string | null, };

/**
 * Which prospects a list shows.
 */
export type ProspectFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * In which state.
 */
which?: WhichProspects, 
/**
 * Of these villages; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * Part of a name or of what was written.
 */
text?: string | null, };

/**
 * Somebody a village keeps in touch with before the pool.
 */
export type ProspectId = string;

/**
 * Prospects as of a day.
 */
export type ProspectList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * In paper order of villages, the longest silent first.
 */
rows: Array<ProspectRow>, 
/**
 * Kept in touch with on the day.
 */
open: number, 
/**
 * Of these, not spoken with for [`ProspectList::contact_days`].
 */
uncontacted: number, 
/**
 * Who came into a pool up to the day.
 */
entered: number, 
/**
 * After how many days without a contact one is told of.
 */
contact_days: number, };

/**
 * A prospect as lists show it.
 */
export type ProspectRow = { 
/**
 * Name.
 */
name: string, 
/**
 * Sex, where known.
 */
sex: string | null, 
/**
 * Birth, where known.
 */
birth: string | null, 
/**
 * 学历, where known.
 */
education: string | null, 
/**
 * Masked.
 */
phone: string | null, 
/**
 * The village's name.
 */
village: string, 
/**
 * The responsible cadre's name.
 */
cadre: string | null, 
/**
 * Contacts up to the day, the newest first.
 */
contacts: Array<ContactRow>, 
/**
 * Days since the last one, or since the village keeps in touch.
 */
days_silent: number, 
/**
 * Whether that is longer than agreed; of one who ended never.
 */
uncontacted: boolean, 
/**
 * Whether they are in a pool on the day.
 */
in_pool: boolean, 
/**
 * Identity.
 */
id: ProspectId, 
/**
 * The village's township.
 */
township_id: TownshipId, 
/**
 * Who; may be known by name only.
 */
person_id: PersonId, 
/**
 * Which village keeps in touch.
 */
village_id: VillageId, 
/**
 * What one is good at.
 */
field: string | null, 
/**
 * Where one works now.
 */
whereabouts: string | null, 
/**
 * The village cadre who answers for it.
 */
cadre_id: PersonId | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, 
/**
 * Why it ended.
 */
end_reason: string | null, 
/**
 * 备注.
 */
remark: string | null, };

/**
 * A report that came or went back, as typed.
 */
export type QuarterReportEdit = { 
/**
 * Under which scheme.
 */
scheme_id: SchemeId, 
/**
 * Of this pair …
 */
pair_id?: PairId | null, 
/**
 * … or of this team.
 */
team?: string | null, 
/**
 * `2025Q3`.
 */
quarter: string, 
/**
 * What it is; 未交 takes a registration back.
 */
state: QuarterReportState, 
/**
 * Submitted or returned on; not needed for 未交.
 */
on: string, 
/**
 * Why it was returned.
 */
reason?: string | null, 
/**
 * What it says.
 */
summary?: string | null, };

/**
 * The report of a pair or team.
 */
export type QuarterReportRow = { 
/**
 * Of this pair …
 */
pair_id: PairId | null, 
/**
 * … or of this team.
 */
team: string | null, 
/**
 * The mentees it is about.
 */
names: Array<string>, 
/**
 * What it is.
 */
state: QuarterReportState, 
/**
 * Submitted or returned on.
 */
on_day: string | null, 
/**
 * Why it was returned.
 */
reason: string | null, 
/**
 * What it says.
 */
summary: string | null, 
/**
 * The record; `None`: 未交.
 */
id: RecordId | null, };

/**
 * What a report of a quarter is.
 */
export type QuarterReportState = "missing" | "submitted" | "returned";

/**
 * The reports of a quarter.
 */
export type QuarterReports = { 
/**
 * Teams and pairs in paper order.
 */
rows: Array<QuarterReportRow>, 
/**
 * 未交.
 */
missing: number, 
/**
 * 已交.
 */
submitted: number, 
/**
 * 退回.
 */
returned: number, };

/**
 * Among whom places are given.
 */
export type RankWithin = "register" | "township" | "village";

/**
 * A ranking of a period.
 */
export type Ranking = { 
/**
 * By which list.
 */
list: IndicatorList, 
/**
 * The period.
 */
period: PeriodChoice, 
/**
 * The period before.
 */
previous: PeriodChoice, 
/**
 * Among whom places are given.
 */
within: RankWithin, 
/**
 * The indicators of the period, in their order.
 */
indicators: Array<Indicator>, 
/**
 * Their full marks.
 */
full_marks: number, 
/**
 * By place, those without one last; by township or village where places are given within one.
 */
rows: Array<RankingRow>, 
/**
 * Who is to be scored.
 */
expected: number, 
/**
 * Who has a place.
 */
ranked: number, 
/**
 * Average of those with a place: `87.5`; empty: there is none.
 */
mean: string, 
/**
 * How it is counted.
 */
definition: string, };

/**
 * Which ranking is asked for.
 */
export type RankingRequest = { 
/**
 * By which list; absent: the first in use.
 */
list_id?: IndicatorListId | null, 
/**
 * The period; absent: the last that was scored.
 */
period?: string | null, 
/**
 * Among whom.
 */
within?: RankWithin, 
/**
 * Villages shown; places are given among all. Empty: all.
 */
villages?: Array<VillageId>, 
/**
 * The day; today when absent.
 */
as_of?: string | null, };

/**
 * A row of a ranking.
 */
export type RankingRow = { 
/**
 * How they stand.
 */
standing: ScoreStanding, 
/**
 * The place; equal scores share it. `None`: not scored.
 */
rank: number | null, 
/**
 * Points.
 */
total: Points | null, 
/**
 * The place in the period before; `None`: had none.
 */
before: number | null, 
/**
 * Places gained since then; negative: lost.
 */
moved: number | null, 
/**
 * Points, an indicator each.
 */
scores: Array<Points | null>, 
/**
 * Free text.
 */
remark: string | null, 
/**
 * The person or the village.
 */
subject_id: SubjectId, 
/**
 * Name.
 */
name: string, 
/**
 * The person's village in the period, or the village itself.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township.
 */
township: string, };

/**
 * Stated mentors become duties and posts from a day.
 */
export type Reconcile = { 
/**
 * From when they hold, as typed.
 */
from_on: string, 
/**
 * Answers by the key of their seat; seats asked about and not answered are left alone.
 */
answers?: { [key in string]: ReconcileAnswer }, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * Whose rows count: those in a pool on this day; today when absent.
 */
as_of?: string | null, };

/**
 * An answer: the place of a choice, or to leave the seat alone.
 */
export type ReconcileAnswer = number | ReconcileWord;

/**
 * One who may hold the seat, by what is written.
 */
export type ReconcileChoice = { 
/**
 * Name.
 */
name: string, 
/**
 * Post as written.
 */
post: string | null, 
/**
 * Rows that say so; 0: only the register does.
 */
rows: number, 
/**
 * Already in the register.
 */
person_id: PersonId | null, };

/**
 * What the rows of a village say of a seat.
 */
export type ReconcileSeat = { 
/**
 * `village:<id>:<role>`.
 */
key: string, 
/**
 * The village.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Which seat.
 */
role: DutyKind, 
/**
 * Whom most rows name.
 */
name: string, 
/**
 * Their post.
 */
post: string | null, 
/**
 * Already in the register.
 */
person_id: PersonId | null, 
/**
 * Rows that name somebody.
 */
rows: number, 
/**
 * How it stands towards the register.
 */
state: ReconcileState, 
/**
 * Everybody named, what most rows say first.
 */
choices: Array<ReconcileChoice>, };

/**
 * How a seat named by sheets stands towards the register.
 */
export type ReconcileState = "agreed" | "already" | "asked";

/**
 * The answer that names nobody.
 */
export type ReconcileWord = "skip";

/**
 * What came of it.
 */
export type Reconciled = { 
/**
 * Duties recorded.
 */
duties: number, 
/**
 * Posts recorded, of secretaries and in the township.
 */
posts: number, 
/**
 * People added.
 */
people: number, };

/**
 * What sheets say of mentors, held against the register.
 */
export type Reconciliation = { 
/**
 * Seats in paper order.
 */
seats: Array<ReconcileSeat>, 
/**
 * Seats that become duties or posts at once.
 */
agreed: number, 
/**
 * Seats of which the register says the same.
 */
already: number, 
/**
 * Seats the clerk is asked about.
 */
asked: number, 
/**
 * People who come into the register with the agreed seats.
 */
people_to_add: number, 
/**
 * The earliest day on which one of the rows entered a pool.
 */
suggested_on: string, };

/**
 * Any other record: an alias, a village's status, a dated fact.
 */
export type RecordId = string;

/**
 * Whose record.
 */
export type RecordRequest = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * The day; absent: today.
 */
as_of?: string | null, };

/**
 * A session somebody was expected at.
 */
export type RecordRow = { 
/**
 * The session.
 */
session: SessionRow, 
/**
 * What is known of the person there.
 */
attendance: AttendanceRow, };

/**
 * A value of a person's record and the days it held.
 */
export type RecordSpan = { 
/**
 * Which field.
 */
field: Field, 
/**
 * The value; `None`: there was none. Phones are masked.
 */
value: string | null, 
/**
 * First day; `None`: as far back as is known.
 */
from_on: string | null, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, };

/**
 * What a year of somebody's comes to.
 */
export type RecordYear = { 
/**
 * Which.
 */
year: number, 
/**
 * 实到人次.
 */
attendances: number, 
/**
 * 学时 of the sessions.
 */
hours: Hours, 
/**
 * 学时 of studies that ended in it.
 */
study_hours: Hours, 
/**
 * Both are less than the minimum.
 */
below_minimum: boolean, };

/**
 * The open register, as the frame of the window shows it.
 */
export type RegisterInfo = { 
/**
 * Township or county.
 */
owner: OwnerKind, 
/**
 * The office's name.
 */
name: string, 
/**
 * Whether it is the invented sample.
 */
sample: boolean, 
/**
 * Today.
 */
as_of: string, 
/**
 * The townships in their order.
 */
townships: Array<Township>, 
/**
 * How many villages.
 */
villages: number, 
/**
 * People in the pool today.
 */
in_pool: number, 
/**
 * What undo would take back.
 */
undo: string | null, 
/**
 * What redo would do again.
 */
redo: string | null, 
/**
 * When the newest automatic backup was made; RFC 3339, UTC.
 */
last_backup_at: string | null, 
/**
 * 字号: `normal`, `large` or `huge`.
 */
zoom: string, };

/**
 * A department's answer about one or more people, as typed. It counts from its day; what the department
 * said before counts until then.
 */
export type ReplyEdit = { 
/**
 * In which round.
 */
round_id: ReviewRoundId, 
/**
 * Which department answers.
 */
department_id: DepartmentId, 
/**
 * About whom.
 */
people: Array<PersonId>, 
/**
 * What.
 */
result: ReplyResult, 
/**
 * Why; wanted of 有异议 and 建议缓用.
 */
grounds?: string | null, 
/**
 * Number of the answering letter.
 */
letter?: string | null, 
/**
 * When it was given; absent: today.
 */
replied_on?: string | null, 
/**
 * The last day on which it holds; absent: after the round's months.
 */
valid_until?: string | null, 
/**
 * Whether what was registered last is a mistake, in the place of which this comes.
 */
corrects: boolean, };

/**
 * What a department answered about a person; no answer is no record.
 */
export type ReplyResult = "no_objection" | "objection" | "deferral";

/**
 * How a filled sheet is to be read.
 */
export type ReplySheetOptions = { 
/**
 * Of which round; absent: the one its title names, or the only one.
 */
round_id?: ReviewRoundId | null, 
/**
 * From which department; absent: the one the sheet, its name or the file's name says.
 */
department_id?: DepartmentId | null, 
/**
 * Number of the answering letter, for rows that give none.
 */
letter?: string | null, 
/**
 * When it was given, for rows that do not say; absent: today.
 */
replied_on?: string | null, 
/**
 * The last day on which it holds, for rows that do not say.
 */
valid_until?: string | null, 
/**
 * Who is meant where that was asked: a row's key and a person.
 */
answers?: { [key in string]: PersonId } | null, 
/**
 * Whether results and grounds are shown, which the journal notes.
 */
reveal?: boolean | null, };

/**
 * What a filled sheet would do.
 */
export type ReplySheetPlan = { 
/**
 * The round.
 */
round_id: ReviewRoundId, 
/**
 * Its name.
 */
round: string, 
/**
 * The departments that answer.
 */
departments: Array<string>, 
/**
 * Rows with somebody's name.
 */
read: number, 
/**
 * Of these first answers.
 */
new: number, 
/**
 * Of these other answers than before.
 */
changed: number, 
/**
 * Of these the same answers as before.
 */
same: number, 
/**
 * Of these without an answer.
 */
unanswered: number, 
/**
 * Rows whose person was found and that can be taken.
 */
rows: Array<SheetRow>, 
/**
 * Rows that are not taken.
 */
problems: Array<SheetProblem>, 
/**
 * Of the round and neither in the sheet nor answered about before.
 */
missing: Array<string>, 
/**
 * Whether results and grounds are in it.
 */
revealed: boolean, };

/**
 * A request as typed.
 */
export type RequestEdit = { 
/**
 * The request to correct; absent: a new one.
 */
id?: RequestId | null, 
/**
 * The village that asks.
 */
village_id?: VillageId | null, 
/**
 * The person who asks.
 */
person_id?: PersonId | null, 
/**
 * A course of the menu …
 */
course_id?: CourseId | null, 
/**
 * … or free words.
 */
topic?: string | null, 
/**
 * Asked on, as typed.
 */
on_day: string, 
/**
 * How many want it.
 */
people?: number | null, 
/**
 * Anything else.
 */
remark?: string | null, };

/**
 * Which requests a list shows.
 */
export type RequestFilter = { 
/**
 * The day; absent: today.
 */
as_of?: string | null, 
/**
 * Only these.
 */
state?: RequestState | null, 
/**
 * Only of this village.
 */
village_id?: VillageId | null, 
/**
 * Only of this person.
 */
person_id?: PersonId | null, 
/**
 * Part of what is asked for, a village or a name.
 */
text?: string | null, };

/**
 * A course asked for.
 */
export type RequestId = string;

/**
 * Requests and the menu that follows from the unmet ones.
 */
export type RequestList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * The newest first.
 */
rows: Array<RequestRow>, 
/**
 * What the unmet ones among the rows ask for, the most wanted first.
 */
menu: Array<MenuEntry>, };

/**
 * A request in the list.
 */
export type RequestRow = { 
/**
 * What is asked for: the course's title or the free words.
 */
what: string, 
/**
 * The village that asks, or the person's.
 */
village: string | null, 
/**
 * The person who asks.
 */
person: string | null, 
/**
 * What became of it.
 */
state: RequestState, 
/**
 * The session that met it or will.
 */
session: SessionId | null, 
/**
 * Its title.
 */
session_title: string | null, 
/**
 * Its first day.
 */
met_on: string | null, 
/**
 * Identity.
 */
id: RequestId, 
/**
 * Township of village or person.
 */
township_id: TownshipId, 
/**
 * The village that asks, or the person's.
 */
village_id: VillageId | null, 
/**
 * The person who asks.
 */
person_id: PersonId | null, 
/**
 * A course of the menu …
 */
course_id: CourseId | null, 
/**
 * … or free words.
 */
topic: string | null, 
/**
 * Asked on.
 */
on_day: string, 
/**
 * How many want it.
 */
people: number | null, 
/**
 * Anything else.
 */
remark: string | null, };

/**
 * What became of a request, told by the sessions held for it.
 */
export type RequestState = "unmet" | "planned" | "met";

/**
 * A spell's facts, as typed.
 */
export type ReserveDraft = { 
/**
 * Whose pool; on correction the village stays when absent.
 */
village_id?: VillageId | null, 
/**
 * First day in the pool.
 */
entered_on: string, 
/**
 * First day no longer; empty: in the pool.
 */
left_on?: string | null, 
/**
 * One of 退出原因.
 */
left_reason?: string | null, 
/**
 * Where the person went.
 */
destination?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * 备注 of the roster.
 */
remark?: string | null, 
/**
 * Mentors as the clerk states them.
 */
stated_mentors?: Array<Mentor> | null, 
/**
 * Of one that begins: why, although something stands in the way.
 */
override_reason?: string | null, };

/**
 * What a list asks for; an absent condition accepts everybody.
 */
export type ReserveFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Villages; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * Which spells.
 */
state?: State, 
/**
 * Part of the name, pinyin, village or phone.
 */
text?: string | null, 
/**
 * 男 or 女.
 */
sex?: string | null, 
/**
 * Political statuses, any of them.
 */
political?: Array<string>, 
/**
 * Least education, e.g. 大专.
 */
education_at_least?: string | null, 
/**
 * Least full years.
 */
age_min?: number | null, 
/**
 * Most full years: `40` is 40岁以下 and includes 40.
 */
age_max?: number | null, 
/**
 * 人员类别, any of them, primary or not.
 */
sources?: Array<string>, 
/**
 * Only people of whom a wanted field is missing.
 */
missing?: boolean, 
/**
 * Order.
 */
sort?: Sort, };

/**
 * One spell of a person in a village's pool.
 */
export type ReserveId = string;

/**
 * A list and its count, as of a day.
 */
export type ReserveList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * The spells that match.
 */
rows: Array<ReserveRow>, 
/**
 * How many people; who left and entered again has two rows.
 */
count: number, 
/**
 * Everybody in the pool that day.
 */
in_pool: number, 
/**
 * People left out because a field the filter asks about is unknown.
 */
uncounted: Array<PersonId>, 
/**
 * 口径: what the number means, as a sentence.
 */
definition: string, };

/**
 * A spell in a list.
 */
export type ReserveRow = { person_id: PersonId, reserve_id: ReserveId, village_id: VillageId, village: string, township: string, name: string, sex: string | null, ethnicity: string | null, birth: string | null, 
/**
 * Full years on the day.
 */
age: number | null, education: string | null, school_major: string | null, political_status: string | null, party_joined: string | null, occupation: string | null, sources: Array<string>, target_post: string | null, readiness: string | null, 
/**
 * Masked.
 */
phone: string | null, 
/**
 * Masked.
 */
id_number: string | null, entered_on: string, left_on: string | null, left_reason: string | null, 
/**
 * In the pool on the day, or left by then.
 */
state: State, position: number, 
/**
 * Wanted fields that are unknown.
 */
missing: Array<Field>, stated_mentors: Array<Mentor>, remark: string | null, };

/**
 * 其余均无异议: about everybody a department has not answered about.
 */
export type RestReply = { 
/**
 * In which round.
 */
round_id: ReviewRoundId, 
/**
 * Which department.
 */
department_id: DepartmentId, 
/**
 * Number of the answering letter.
 */
letter?: string | null, 
/**
 * When it was given; absent: today.
 */
replied_on?: string | null, 
/**
 * The last day on which it holds; absent: after the round's months.
 */
valid_until?: string | null, };

/**
 * A line of a résumé.
 */
export type ResumeLine = { 
/**
 * Since when; `None`: not read.
 */
from_on: string | null, 
/**
 * Until when, that month or day included; `None`: open, of one day, or not read.
 */
until_on: string | null, 
/**
 * Whether it still lasts.
 */
open: boolean, 
/**
 * Whether it says what happened meanwhile (其间).
 */
during: boolean, 
/**
 * What was then; of a line not read the whole line.
 */
text: string, 
/**
 * Why it was not read.
 */
problem: ResumeProblem | null, };

/**
 * Why a line is no dated one.
 */
export type ResumeProblem = "no_date" | "only_year" | "no_such_date" | "backwards";

/**
 * A résumé as it was understood.
 */
export type ResumeReading = { 
/**
 * In the order they stand.
 */
lines: Array<ResumeLine>, 
/**
 * What could not be read, gaps and overlaps, a sentence each.
 */
remarks: Array<string>, 
/**
 * The whole in the form of papers.
 */
text: string, };

/**
 * Which number is shown in full.
 */
export type RevealField = "id_number" | "phone" | "both";

/**
 * Whose results and grounds are to be shown.
 */
export type RevealReview = { 
/**
 * Of which round; absent: of all.
 */
round_id?: ReviewRoundId | null, 
/**
 * Of these people; absent: of everybody in the round.
 */
people?: Array<PersonId> | null, 
/**
 * As of when; today when absent.
 */
as_of?: string | null, };

/**
 * Full numbers, shown on request.
 */
export type Revealed = { 
/**
 * ID number.
 */
id_number: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * Other phones.
 */
other_phones: string | null, };

/**
 * What a department said of a person: only ever given after it was noted in the journal.
 */
export type RevealedReply = { 
/**
 * In which round.
 */
round_id: ReviewRoundId, 
/**
 * Of whom.
 */
person_id: PersonId, 
/**
 * Which department.
 */
department_id: DepartmentId, 
/**
 * Its name.
 */
department: string, 
/**
 * What.
 */
result: ReplyResult, 
/**
 * Why.
 */
grounds: string | null, 
/**
 * Number of the letter.
 */
letter: string | null, 
/**
 * When.
 */
replied_on: string, 
/**
 * The last day on which it holds.
 */
valid_until: string, 
/**
 * Whether it holds no longer on the day asked.
 */
expired: boolean, };

/**
 * A department of a round.
 */
export type ReviewColumn = { 
/**
 * Which.
 */
id: DepartmentId, 
/**
 * Its name.
 */
name: string, 
/**
 * People it has replied about.
 */
replied: number, };

/**
 * A department whose replies are late or due soon.
 */
export type ReviewDue = { 
/**
 * In which round.
 */
round_id: ReviewRoundId, 
/**
 * Its name.
 */
round: string, 
/**
 * The last day to answer.
 */
due_on: string, 
/**
 * Days until then; negative: overdue.
 */
days: number, 
/**
 * Which department.
 */
department: string, 
/**
 * People it has not answered about.
 */
people: number, };

/**
 * A round whose replies soon hold no longer.
 */
export type ReviewExpiry = { 
/**
 * Which.
 */
round_id: ReviewRoundId, 
/**
 * Its name.
 */
round: string, 
/**
 * The first last day of them.
 */
ends_on: string, 
/**
 * Days until then.
 */
days: number, 
/**
 * People whose replies end up to [`ReviewTasks::until`].
 */
people: number, };

/**
 * A round with who was asked about whom, as of a day.
 */
export type ReviewGrid = { 
/**
 * The day.
 */
as_of: string, 
/**
 * The round, with its counts.
 */
round: ReviewRoundRow, 
/**
 * Its departments in their order.
 */
columns: Array<ReviewColumn>, 
/**
 * Its people in paper order.
 */
rows: Array<ReviewRow>, };

/**
 * One round of asking.
 */
export type ReviewRound = { 
/**
 * Identity.
 */
id: ReviewRoundId, 
/**
 * `None`: the county's.
 */
township_id: TownshipId | null, 
/**
 * `2025年村级后备力量资格联审`.
 */
name: string, 
/**
 * What the answers are wanted for.
 */
purpose: string | null, 
/**
 * Number of the letter that asks.
 */
document: string | null, 
/**
 * When it went out.
 */
sent_on: string, 
/**
 * The last day to answer.
 */
due_on: string, 
/**
 * How many months an answer holds unless it says otherwise.
 */
valid_months: number, };

/**
 * A round as typed.
 */
export type ReviewRoundEdit = { 
/**
 * Which; absent: a new one.
 */
id?: ReviewRoundId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * What the answers are wanted for.
 */
purpose?: string | null, 
/**
 * Number of the letter that asks.
 */
document?: string | null, 
/**
 * When it goes out.
 */
sent_on: string, 
/**
 * The last day to answer.
 */
due_on: string, 
/**
 * How many months an answer holds; absent: 12.
 */
valid_months?: number | null, 
/**
 * Whom it asks.
 */
departments: Array<DepartmentId>, 
/**
 * About these people …
 */
people: Array<PersonId>, 
/**
 * … and about everybody in the pools of these villages on the day it goes out.
 */
villages?: Array<VillageId> | null, };

/**
 * A round that asks departments about people.
 */
export type ReviewRoundId = string;

/**
 * A round in the list.
 */
export type ReviewRoundRow = { 
/**
 * Departments it asks.
 */
departments: number, 
/**
 * People it asks about.
 */
people: number, 
/**
 * Replies received by the day asked.
 */
replies: number, 
/**
 * Replies wanted: departments × people.
 */
wanted: number, 
/**
 * Whether replies are missing after its last day.
 */
overdue: boolean, 
/**
 * Identity.
 */
id: ReviewRoundId, 
/**
 * `None`: the county's.
 */
township_id: TownshipId | null, 
/**
 * `2025年村级后备力量资格联审`.
 */
name: string, 
/**
 * What the answers are wanted for.
 */
purpose: string | null, 
/**
 * Number of the letter that asks.
 */
document: string | null, 
/**
 * When it went out.
 */
sent_on: string, 
/**
 * The last day to answer.
 */
due_on: string, 
/**
 * How many months an answer holds unless it says otherwise.
 */
valid_months: number, };

/**
 * A person of a round.
 */
export type ReviewRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village in whose pool they are that day, or were last.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * A letter a department, in their order: `-` no reply, `r` replied, `e` replied but expired.
 */
cells: string, 
/**
 * Departments that have replied.
 */
replied: number, 
/**
 * Departments whose reply holds no longer.
 */
expired: number, 
/**
 * The earliest last day of the replies that still hold.
 */
valid_until: string | null, 
/**
 * How they stand.
 */
standing: ReviewStanding, };

/**
 * How a person stands in a round, or in all of them, without telling who said so.
 */
export type ReviewStanding = "objection" | "deferral" | "waiting" | "expired" | "clear";

/**
 * What of reviews waits.
 */
export type ReviewTasks = { 
/**
 * Missing replies that are late or due in seven days, the latest first.
 */
due: Array<ReviewDue>, 
/**
 * Rounds whose replies end in the next thirty days, the next first.
 */
expiring: Array<ReviewExpiry>, 
/**
 * The last day of the next thirty.
 */
until: string, };

/**
 * A column a roster may have.
 */
export type RosterColumn = { 
/**
 * Stable key.
 */
key: string, 
/**
 * What the chooser calls it.
 */
label: string, 
/**
 * Usual width.
 */
width_mm: number, 
/**
 * Whether a roster has it unless the clerk says otherwise.
 */
default: boolean, };

/**
 * What the page offers.
 */
export type RosterOptions = { 
/**
 * Every column.
 */
columns: Array<RosterColumn>, 
/**
 * Saved layouts.
 */
layouts: Array<Layout>, 
/**
 * The last choices.
 */
last: RosterRequest, 
/**
 * Printers, the usual one first.
 */
printers: Array<string>, };

/**
 * Pages of rosters that were set.
 */
export type RosterPreview = { 
/**
 * People on them.
 */
people: number, 
/**
 * Villages on them.
 */
villages: number, 
/**
 * Villages left out because nobody is in their pool.
 */
empty: Array<string>, 
/**
 * Number to ask for pages by.
 */
preview: number, 
/**
 * How many pages.
 */
pages: number, 
/**
 * The section each page begins with: a village, a person.
 */
labels: Array<string>, 
/**
 * What prints as □.
 */
undrawable: Array<Undrawable>, 
/**
 * Of so many documents only the first [`SHOWN`] are set; 0: all are. Files and the printer get
 * every one.
 */
cut_from: number, };

/**
 * What the clerk asks to be printed.
 */
export type RosterRequest = { 
/**
 * Which villages, by id; empty: all that have anybody in their pool.
 */
villages: Array<VillageId>, 
/**
 * Only these people, e.g. those of a filtered list; absent: everybody.
 */
people: Array<PersonId> | null, 
/**
 * The day; today when absent.
 */
as_of: string | null, 
/**
 * Columns in their order; empty: the usual ones.
 */
columns: Array<LayoutColumn>, 
/**
 * Order within a village.
 */
sort: SortBy, 
/**
 * Sheet; absent: A4 up to 18 columns where they fit, else A3.
 */
paper: Paper | null, 
/**
 * All villages in one file, or one file each.
 */
one_file: boolean, 
/**
 * Each village begins a page, with its own title; else one table a township.
 */
new_page_per_village: boolean, 
/**
 * How rows are numbered.
 */
numbering: Numbering, 
/**
 * First line, e.g. `附件1`; empty: none.
 */
attachment: string | null, 
/**
 * Names of two characters are spread to three.
 */
spread_names: boolean, 
/**
 * ID numbers and phones in full; whoever asks notes it in the journal.
 */
full_ids: boolean, 
/**
 * Title; absent: `青禾镇村级后备力量花名册`.
 */
title: string | null, 
/**
 * 填报单位; absent: the village's party branch or the township.
 */
unit_line: string | null, };

/**
 * 鉴定, of one or many, as typed.
 */
export type RotationAppraisal = { 
/**
 * Which.
 */
ids: Array<RotationId>, 
/**
 * 优秀, 合格 or 不合格; absent: not appraised any more.
 */
grade?: string | null, 
/**
 * 鉴定意见.
 */
appraisal?: string | null, 
/**
 * Who appraised.
 */
appraised_by?: string | null, 
/**
 * When; absent: today.
 */
appraised_on?: string | null, };

/**
 * Everything about a rotation.
 */
export type RotationDetail = { 
/**
 * As the list shows it.
 */
row: RotationRow, 
/**
 * What happened to it, oldest first.
 */
events: Array<RotationEvent>, 
/**
 * What was done in it, the newest first.
 */
tallies: Array<TallyRow>, };

/**
 * What looks wrong about a placement.
 */
export type RotationDoubt = "overlap" | "too_short" | "not_in_pool" | "no_village" | "retired" | "no_board";

/**
 * A placement of one or many, as typed.
 */
export type RotationEdit = { 
/**
 * The rotation to correct (then of its one person); absent: new ones.
 */
id?: RotationId | null, 
/**
 * Who; one rotation each.
 */
people: Array<PersonId>, 
/**
 * Which kind.
 */
type_id: RotationTypeId, 
/**
 * Of 跨村任职.
 */
route?: Route | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * Planned end: first day no longer; empty: open.
 */
until_on?: string | null, 
/**
 * At a village of the register …
 */
village_id?: VillageId | null, 
/**
 * … or elsewhere, in words.
 */
unit?: string | null, 
/**
 * Whence: a village of the register …
 */
from_village_id?: VillageId | null, 
/**
 * … or words; when both are absent, the village in whose pool a new one's person is that day.
 */
from_unit?: string | null, 
/**
 * As what.
 */
post?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * Who looks after it: a person of the register …
 */
supervisor_id?: PersonId | null, 
/**
 * … or words.
 */
supervisor?: string | null, 
/**
 * What is to be done.
 */
tasks?: string | null, };

/**
 * 提前结束, of one or many, as typed.
 */
export type RotationEnd = { 
/**
 * Which.
 */
ids: Array<RotationId>, 
/**
 * First day no longer.
 */
on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * An early end or an extension.
 */
export type RotationEvent = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The rotation's township.
 */
township_id: TownshipId, 
/**
 * Of which rotation.
 */
rotation_id: RotationId, 
/**
 * What.
 */
kind: RotationEventKind, 
/**
 * From this day.
 */
on_day: string, 
/**
 * The new end of an extended one.
 */
until_on: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * What happened to a rotation.
 */
export type RotationEventKind = "end" | "extend";

/**
 * 延长, of one or many, as typed.
 */
export type RotationExtension = { 
/**
 * Which.
 */
ids: Array<RotationId>, 
/**
 * The new planned end: first day no longer.
 */
until_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * What a list of rotations asks for.
 */
export type RotationFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Which of them; absent: those under way.
 */
state?: WhichRotations | null, 
/**
 * Only these types; absent or empty: all.
 */
types?: Array<RotationTypeId> | null, 
/**
 * Only at, from or of these villages; absent or empty: all.
 */
villages?: Array<VillageId> | null, 
/**
 * Only of this paper.
 */
document?: string | null, 
/**
 * Only begun in this month: `2025-09`.
 */
month?: string | null, 
/**
 * Part of a name, a place, a post or a document.
 */
text?: string | null, 
/**
 * Only ending within so many days of the day.
 */
ending_within?: number | null, 
/**
 * Only those that overlap another one.
 */
only_overlaps?: boolean | null, 
/**
 * Only those that are over without appraisal.
 */
only_unappraised?: boolean | null, 
/**
 * Only those that count as 一线, of people in the pool on the day.
 */
only_front_line?: boolean | null, };

/**
 * One person in one placement.
 */
export type RotationId = string;

/**
 * The rotations of a day.
 */
export type RotationList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * Those asked for, in paper order of their places, the newest first.
 */
rows: Array<RotationRow>, 
/**
 * Under way on the day, in the villages asked for.
 */
current: number, 
/**
 * People under way, each once.
 */
people: number, 
/**
 * Ending within 30 days.
 */
ending: number, 
/**
 * Under way and overlapping another one.
 */
overlaps: number, 
/**
 * Over without appraisal.
 */
unappraised: number, 
/**
 * By type, in the types' order; those without placements too while in use.
 */
types: Array<TypeCount>, 
/**
 * By paper and month, the newest first.
 */
batches: Array<BatchCount>, 
/**
 * How many of the pool are on the front line.
 */
front_line: FrontLine, };

/**
 * What a placement would be, before it is one.
 */
export type RotationPreview = { 
/**
 * How many people.
 */
people: number, 
/**
 * The end after the type's usual months, as suggested.
 */
usual_until: string | null, 
/**
 * What looks wrong.
 */
warnings: Array<RotationWarning>, };

/**
 * A rotation as lists show it on a day.
 */
export type RotationRow = { 
/**
 * The person's name.
 */
name: string, 
/**
 * 出生年月.
 */
birth: string | null, 
/**
 * The person's township.
 */
township: string, 
/**
 * The village in whose pool the person is that day, or was on the first.
 */
pool_village: string | null, 
/**
 * Its identity.
 */
pool_village_id: VillageId | null, 
/**
 * The type's name.
 */
type_name: string, 
/**
 * What it is counted with.
 */
category: Category, 
/**
 * Whether it counts as 一线.
 */
front_line: boolean, 
/**
 * Where: the village or the unit.
 */
place: string, 
/**
 * Whence: the village or the unit.
 */
from_place: string | null, 
/**
 * Who looks after it.
 */
supervisor_name: string | null, 
/**
 * What it is.
 */
state: RotationState, 
/**
 * Its last day; `None`: open.
 */
last_day: string | null, 
/**
 * Days until the last one; negative: since. `None`: open.
 */
days_left: number | null, 
/**
 * Its length in whole months, to the planned end or, when open, to the day.
 */
months: number, 
/**
 * Whether it is over and nobody appraised it.
 */
unappraised: boolean, 
/**
 * What looks wrong.
 */
warnings: Array<RotationWarning>, 
/**
 * What was done in it.
 */
sums: Array<TallySum>, 
/**
 * Identity.
 */
id: RotationId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Which kind.
 */
type_id: RotationTypeId, 
/**
 * Of 跨村任职.
 */
route: Route | null, 
/**
 * First day.
 */
from_on: string, 
/**
 * Planned end: first day no longer; `None`: open.
 */
until_on: string | null, 
/**
 * At a village of the register …
 */
village_id: VillageId | null, 
/**
 * … or elsewhere, in words.
 */
unit: string | null, 
/**
 * Whence: a village of the register …
 */
from_village_id: VillageId | null, 
/**
 * … or words.
 */
from_unit: string | null, 
/**
 * As what.
 */
post: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, 
/**
 * Who looks after it: a person of the register …
 */
supervisor_id: PersonId | null, 
/**
 * … or words.
 */
supervisor: string | null, 
/**
 * What is to be done.
 */
tasks: string | null, 
/**
 * One of [`GRADES`]; `None`: not appraised.
 */
grade: string | null, 
/**
 * 鉴定意见.
 */
appraisal: string | null, 
/**
 * Who appraised.
 */
appraised_by: string | null, 
/**
 * When.
 */
appraised_on: string | null, };

/**
 * What a rotation is on a day.
 */
export type RotationState = "planned" | "current" | "ended";

/**
 * A type, as typed.
 */
export type RotationTypeEdit = { 
/**
 * Which; absent: a new one.
 */
id?: RotationTypeId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * What it is counted with.
 */
category: Category, 
/**
 * Whether it counts as 一线.
 */
front_line: boolean, 
/**
 * Months below which it is warned of; absent: none.
 */
least_months?: number | null, 
/**
 * Suggested length in months; absent: open.
 */
usual_months?: number | null, 
/**
 * Whether it is at a village of the register.
 */
needs_village: boolean, 
/**
 * Whether posts of both villages change with it.
 */
changes_posts: boolean, 
/**
 * Opens a pair of this scheme.
 */
scheme_id?: SchemeId | null, };

/**
 * A kind of placement; a preset's is the same in every register.
 */
export type RotationTypeId = string;

/**
 * A type with how many placements it has.
 */
export type RotationTypeRow = { 
/**
 * The name of the scheme it opens a pair of.
 */
scheme: string | null, 
/**
 * Placements of it, of all days.
 */
rotations: number, 
/**
 * Identity; a preset's is the same in every register.
 */
id: RotationTypeId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * `跟岗历练`.
 */
name: string, 
/**
 * What it is counted with.
 */
category: Category, 
/**
 * Whether it counts as 一线.
 */
front_line: boolean, 
/**
 * Months below which it is warned of; `None`: none.
 */
least_months: number | null, 
/**
 * Suggested length in months; `None`: open.
 */
usual_months: number | null, 
/**
 * Whether it is at a village of the register.
 */
needs_village: boolean, 
/**
 * Whether posts of both villages change with it.
 */
changes_posts: boolean, 
/**
 * Opens a pair of this scheme.
 */
scheme_id: SchemeId | null, 
/**
 * Order in lists.
 */
position: number, 
/**
 * Not for placements from this day.
 */
retired_on: string | null, };

/**
 * Something that looks wrong, and is accepted.
 */
export type RotationWarning = { 
/**
 * What.
 */
doubt: RotationDoubt, 
/**
 * Whom it is about.
 */
person_id: PersonId, 
/**
 * The whole sentence.
 */
text: string, 
/**
 * Of an overlap: the other rotation.
 */
other: RotationId | null, };

/**
 * Placements that were recorded.
 */
export type RotationsSet = { 
/**
 * Which.
 */
ids: Array<RotationId>, 
/**
 * What looks wrong about them.
 */
warnings: Array<RotationWarning>, };

/**
 * How somebody comes to another village as its secretary.
 */
export type Route = "提拔" | "平行交流";

/**
 * What becomes of a row.
 */
export type RowOutcome = "added" | "updated" | "unchanged" | "skipped" | "asked";

/**
 * A problem of a row.
 */
export type RowProblem = { 
/**
 * The field of its column.
 */
field: string | null, 
/**
 * The column's letters.
 */
column: string, 
/**
 * Stable code.
 */
code: string, 
/**
 * What it does.
 */
severity: Severity, 
/**
 * One sentence.
 */
message: string, 
/**
 * The cell as shown in the file.
 */
raw: string, 
/**
 * The number of the question it asks.
 */
question: number | null, };

/**
 * Runs that came to nothing, as typed.
 */
export type RunEnd = { 
/**
 * Which.
 */
ids: Array<SelectionRunId>, 
/**
 * When.
 */
on: string, 
/**
 * Why.
 */
reason: string, };

/**
 * 入库 of many at once, as typed.
 */
export type RunEntry = { 
/**
 * Which runs lead into the pool.
 */
ids: Array<SelectionRunId>, 
/**
 * First day in the pool.
 */
entered_on: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * Why, of those in whose way something stands.
 */
override_reason?: string | null, };

/**
 * Which runs a list shows.
 */
export type RunFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * In which state.
 */
which?: WhichRuns, 
/**
 * At this step.
 */
stage?: Stage | null, 
/**
 * Of these villages; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * Part of a name.
 */
text?: string | null, };

/**
 * Runs as of a day.
 */
export type RunList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * In paper order of villages, the furthest first.
 */
rows: Array<RunRow>, 
/**
 * Under way.
 */
open: number, 
/**
 * Of these, at which step.
 */
stages: Array<StageCount>, 
/**
 * Led into the pool by the day.
 */
entered: number, 
/**
 * Came to nothing by the day.
 */
ended: number, };

/**
 * A run as lists show it.
 */
export type RunRow = { 
/**
 * Name.
 */
name: string, 
/**
 * The village's name.
 */
village: string, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * 学历 on the day.
 */
education: string | null, 
/**
 * On the day.
 */
state: RunState, 
/**
 * The furthest step by the day.
 */
stage: Stage | null, 
/**
 * `公示 2025.11.03`, `入库 2025.11.20`.
 */
stage_said: string, 
/**
 * Every step in its usual order, 入库 the last.
 */
steps: Array<StepDay>, 
/**
 * The spell it led to.
 */
entered_on: string | null, 
/**
 * What is odd about the order of days.
 */
doubts: Array<string>, 
/**
 * What keeps the person out of the pool; of one under way.
 */
blockers: Array<Blocker>, 
/**
 * Identity.
 */
id: SelectionRunId, 
/**
 * The village's township.
 */
township_id: TownshipId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Towards whose pool.
 */
village_id: VillageId, 
/**
 * The spell it led to; `None`: none (yet).
 */
reserve_id: ReserveId | null, 
/**
 * The day on which it came to nothing.
 */
ended_on: string | null, 
/**
 * Why.
 */
end_reason: string | null, };

/**
 * Where a run stands on a day.
 */
export type RunState = "open" | "entered" | "ended";

/**
 * Files that were written.
 */
export type Saved = { 
/**
 * How many.
 */
files: number, 
/**
 * Name of the file, or of the folder of several.
 */
where: string, 
/**
 * Stands for it, to open it.
 */
token: FileToken, 
/**
 * What prints as □.
 */
undrawable: Array<Undrawable>, };

/**
 * Evidence that was written.
 */
export type SavedEvidence = { 
/**
 * How many files.
 */
files: number, 
/**
 * Name of the folder.
 */
where: string, };

/**
 * A scheme with the seats and steps it should have, as typed.
 */
export type SchemeEdit = { 
/**
 * Which; absent: a new one.
 */
id?: SchemeId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * What its steps are called together: `五个一`.
 */
checklist: string, 
/**
 * Who may be a mentee.
 */
mentees: Mentees, 
/**
 * Whether every such mentee has the seats, paired or not.
 */
everyone: boolean, 
/**
 * Suggested limit of mentees a mentor; absent: none.
 */
mentees_per_mentor?: number | null, 
/**
 * Usual period of a pair in months; absent: open.
 */
months?: number | null, 
/**
 * Whether a report is due every quarter.
 */
reports: boolean, 
/**
 * Its seats in their order; a present one that is not among them goes.
 */
seats: Array<SeatEdit>, 
/**
 * Its steps in their order; a present one that is not among them goes.
 */
steps: Array<StepEdit>, 
/**
 * From which day seats and steps differ; empty: a mistake is corrected.
 */
from_on?: string | null, };

/**
 * A kind of pairing; a preset's is the same in every register.
 */
export type SchemeId = string;

/**
 * A scheme with its parts of a day.
 */
export type SchemeView = { 
/**
 * Its seats in force, in their order.
 */
seats: Array<Seat>, 
/**
 * Its steps in force, in their order.
 */
steps: Array<Step>, 
/**
 * Active pairs.
 */
pairs: number, 
/**
 * Whether pairs, named mentors or a pool of mentors refer to it.
 */
in_use: boolean, 
/**
 * Identity; a preset's is the same in every register.
 */
id: SchemeId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * `3+1`, `青蓝结对（一对一）` …
 */
name: string, 
/**
 * What its steps are called together: `五个一`.
 */
checklist: string, 
/**
 * Who may be a mentee.
 */
mentees: Mentees, 
/**
 * Whether every such mentee has the seats, paired or not.
 */
everyone: boolean, 
/**
 * Suggested limit of mentees a mentor; `None`: none.
 */
mentees_per_mentor: number | null, 
/**
 * Usual period of a pair in months; `None`: open.
 */
months: number | null, 
/**
 * Whether a report is due every quarter.
 */
reports: boolean, 
/**
 * Order in lists.
 */
position: number, 
/**
 * No new pairs from this day.
 */
retired_on: string | null, };

/**
 * A school as typed.
 */
export type SchoolEdit = { 
/**
 * The school to correct; absent: a new one.
 */
id?: SchoolId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it is.
 */
place?: string | null, 
/**
 * Anything else.
 */
remark?: string | null, 
/**
 * No new sessions from this day.
 */
retired_on?: string | null, };

/**
 * A training place of its own.
 */
export type SchoolId = string;

/**
 * A school in the list.
 */
export type SchoolRow = { 
/**
 * Sessions held at it, those to come included.
 */
sessions: number, 
/**
 * Identity.
 */
id: SchoolId, 
/**
 * `None`: of the county.
 */
township_id: TownshipId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it is.
 */
place: string | null, 
/**
 * Anything else.
 */
remark: string | null, 
/**
 * No new sessions from this day.
 */
retired_on: string | null, };

/**
 * A score, as typed.
 */
export type ScoreEdit = { 
/**
 * For what.
 */
indicator_id: IndicatorId, 
/**
 * How many points; empty: not scored.
 */
points: string, };

/**
 * A row of a sheet of scores.
 */
export type ScoreRow = { 
/**
 * How they stand.
 */
standing: ScoreStanding, 
/**
 * Points, an indicator each; `None`: not scored.
 */
scores: Array<Points | null>, 
/**
 * Their sum, once all are there.
 */
total: Points | null, 
/**
 * Free text.
 */
remark: string | null, 
/**
 * In the pool for a part of the period only: `2025年11月5日退出`.
 */
note: string | null, 
/**
 * The person or the village.
 */
subject_id: SubjectId, 
/**
 * Name.
 */
name: string, 
/**
 * The person's village in the period, or the village itself.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township.
 */
township: string, };

/**
 * How somebody stands in a period.
 */
export type ScoreStanding = "scored" | "incomplete" | "missing" | "ahead" | "outside";

/**
 * A mentor's role in a scheme.
 */
export type Seat = { 
/**
 * Identity.
 */
id: SeatId, 
/**
 * As its scheme.
 */
township_id: TownshipId | null, 
/**
 * Of which scheme.
 */
scheme_id: SchemeId, 
/**
 * As printed: `包村领导`.
 */
label: string, 
/**
 * What the mentor of this seat answers for.
 */
task: string | null, 
/**
 * How it is filled.
 */
fill: Fill, 
/**
 * Of a seat filled by duty.
 */
duty_role: DutyRole | null, 
/**
 * Titles that fill a seat by post, separated by 、.
 */
post_titles: string | null, 
/**
 * How many mentors a hand-filled seat wants.
 */
mentors: number, 
/**
 * Order within the scheme.
 */
position: number, 
/**
 * First day; `None`: as long as the scheme.
 */
from_on: string | null, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, };

/**
 * A seat, as typed.
 */
export type SeatEdit = { 
/**
 * The seat that goes on; absent: a new one.
 */
id?: SeatId | null, 
/**
 * As printed: `包村领导`.
 */
label: string, 
/**
 * What its mentor answers for.
 */
task?: string | null, 
/**
 * How it is filled.
 */
fill: Fill, 
/**
 * Of a seat filled by duty.
 */
duty_role?: DutyRole | null, 
/**
 * Of a seat filled by post: titles, separated by 、.
 */
post_titles?: string | null, 
/**
 * How many mentors a hand-filled seat wants; absent: one.
 */
mentors?: number | null, };

/**
 * How often a seat is not filled.
 */
export type SeatGaps = { 
/**
 * Which.
 */
seat_id: SeatId, 
/**
 * As printed.
 */
seat: string, 
/**
 * How often.
 */
gaps: number, };

/**
 * A mentor's role in a scheme.
 */
export type SeatId = string;

/**
 * A seat and how many mentees a mentor has in it.
 */
export type SeatLoad = { 
/**
 * Which.
 */
seat_id: SeatId, 
/**
 * As printed.
 */
seat: string, 
/**
 * Mentees.
 */
mentees: number, };

/**
 * A mentor for a hand-filled seat of every pair that is opened.
 */
export type SeatMentor = { 
/**
 * Which seat.
 */
seat_id: SeatId, 
/**
 * Who sits in it.
 */
person_id: PersonId, };

/**
 * A seat of a mentee on a day.
 */
export type SeatOnDay = { 
/**
 * Which.
 */
seat_id: SeatId, 
/**
 * As printed.
 */
label: string, 
/**
 * Who sits in it.
 */
mentors: Array<MentorOnDay>, 
/**
 * Why it is not filled; `None`: it is.
 */
gap: Gap | null, };

/**
 * Which secretaries are asked for.
 */
export type SecretaryFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Only of these villages; absent or empty: all.
 */
villages?: Array<VillageId> | null, 
/**
 * Only of these types; absent or empty: all.
 */
types?: Array<SecretaryTypeId> | null, 
/**
 * Only those whose type is 未定.
 */
only_undecided?: boolean | null, 
/**
 * Part of a name or a village.
 */
text?: string | null, };

/**
 * The secretaries of a day.
 */
export type SecretaryList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * In paper order.
 */
rows: Array<SecretaryRow>, 
/**
 * People who are secretary of one of the villages asked for, each once.
 */
secretaries: number, 
/**
 * Of them by type, in the types' order.
 */
types: Array<SecretaryTypeCount>, 
/**
 * Of them those whose type is 未定.
 */
undecided: number, 
/**
 * Villages asked for that have none, in paper order.
 */
vacant: Array<VacantVillage>, 
/**
 * The next election of boards; `None`: no term is recorded.
 */
election_on: string | null, 
/**
 * `299 名书记：引领型 92 人、…、未定 6 人`.
 */
sentence: string, };

/**
 * The secretary of a village on a day.
 */
export type SecretaryRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * 性别.
 */
sex: string | null, 
/**
 * 出生年月.
 */
birth: string | null, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * 学历 on the day.
 */
education: string | null, 
/**
 * Where.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township's name.
 */
township: string, 
/**
 * As the post is called.
 */
title: string, 
/**
 * First day in the post.
 */
from_on: string, 
/**
 * 届次: as the post says, else the term of the day.
 */
term: string | null, 
/**
 * Full years on the day of the next election.
 */
age_at_election: number | null, 
/**
 * 连续, in words.
 */
continuous: string, 
/**
 * 累计, in words.
 */
cumulative: string, 
/**
 * The type of the day; `None`: 未定.
 */
typed: TypedRow | null, 
/**
 * Every type recorded, the newest first.
 */
history: Array<TypedRow>, 
/**
 * Reserves meant to follow, the readiest first.
 */
successors: Array<Successor>, };

/**
 * How many are of a type.
 */
export type SecretaryTypeCount = { 
/**
 * The type.
 */
secretary_type_id: SecretaryTypeId, 
/**
 * Its name.
 */
name: string, 
/**
 * People, each once.
 */
people: number, };

/**
 * A type, as typed.
 */
export type SecretaryTypeEdit = { 
/**
 * Which; absent: a new one.
 */
id?: SecretaryTypeId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * Who is of it.
 */
meaning?: string | null, };

/**
 * 书记类型; a preset's is the same in every register.
 */
export type SecretaryTypeId = string;

/**
 * A type with what refers to it.
 */
export type SecretaryTypeRow = { 
/**
 * How often a secretary was said to be of it, over all days.
 */
uses: number, 
/**
 * Identity; a preset's is the same in every register.
 */
id: SecretaryTypeId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * `引领型`.
 */
name: string, 
/**
 * Who is of it, in words.
 */
meaning: string | null, 
/**
 * Order in lists.
 */
position: number, };

/**
 * One way towards a spell in the pool.
 */
export type SelectionRunId = string;

/**
 * A step of many people, as typed.
 */
export type SelectionStepEdit = { 
/**
 * Whose: somebody in the pool gets it on the way to the present spell, somebody else on the
 * way under way, or on a new one.
 */
people: Array<PersonId>, 
/**
 * Of this run only; with one person.
 */
run_id?: SelectionRunId | null, 
/**
 * Of a new run: towards whose pool; absent: the village that keeps in touch with the person.
 */
village_id?: VillageId | null, 
/**
 * Which step.
 */
step: Stage, 
/**
 * When.
 */
on_day: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * What else there is to say.
 */
note?: string | null, };

/**
 * What of selection waits.
 */
export type SelectionTasks = { 
/**
 * Prospects not spoken with for [`SelectionTasks::contact_days`].
 */
uncontacted: number, 
/**
 * After how many days one is told of.
 */
contact_days: number, 
/**
 * On the way into a pool.
 */
under_way: number, 
/**
 * In a pool with something in the way and no written reason.
 */
in_pool_blocked: number, 
/**
 * The year of the update.
 */
year: number, 
/**
 * Villages that have not done it; 0 as long as it is not due.
 */
not_updated: number, };

/**
 * How long somebody was secretary, by one basis.
 */
export type Served = { 
/**
 * How long, up to the day asked.
 */
length: Length, 
/**
 * The same in words: `5年2个月`.
 */
text: string, 
/**
 * Whether it reaches the years asked for.
 */
reached: boolean, 
/**
 * The day on which it does: past, or projected if still in office; `None`: never, as it is.
 */
reaches_on: string | null, };

/**
 * A new session like an earlier one (复制上次).
 */
export type SessionCopy = { 
/**
 * Like which; absent: the one that begins last.
 */
id?: SessionId | null, 
/**
 * First day of the new one, as typed.
 */
begins_on: string, 
/**
 * Its name; absent: the old one's, one number further (第三期 → 第四期).
 */
title?: string | null, };

/**
 * What is taught in a session, as typed: a course of the menu or another title.
 */
export type SessionCourseEdit = { 
/**
 * Of the menu …
 */
course_id?: CourseId | null, 
/**
 * … or not.
 */
title?: string | null, 
/**
 * By whom.
 */
teacher_id?: TeacherId | null, 
/**
 * As typed.
 */
hours?: string | null, };

/**
 * What is taught in a session, as lists show it.
 */
export type SessionCourseRow = { 
/**
 * Of the menu.
 */
course_id: CourseId | null, 
/**
 * What is taught.
 */
title: string, 
/**
 * By whom.
 */
teacher_id: TeacherId | null, 
/**
 * The teacher's name.
 */
teacher: string | null, 
/**
 * `None`: not told apart.
 */
hours: Hours | null, };

/**
 * A session with everybody on its list.
 */
export type SessionDetail = { 
/**
 * Reserves in paper order, then others of the register, then guests.
 */
attendances: Array<AttendanceRow>, 
/**
 * Every day it is held on.
 */
held_on: Array<string>, 
/**
 * Where, in words: the school, the village or the place.
 */
held_at: string, 
/**
 * In their order.
 */
courses: Array<SessionCourseRow>, 
/**
 * The requests it is held for.
 */
requests: Array<RequestId>, 
/**
 * Who was expected and who came.
 */
counts: AttendanceCounts, 
/**
 * Identity.
 */
id: SessionId, 
/**
 * `None`: of the county.
 */
township_id: TownshipId | null, 
/**
 * Its name.
 */
title: string, 
/**
 * First day.
 */
begins_on: string, 
/**
 * Last day, on which it still takes place.
 */
ends_on: string, 
/**
 * Its days, separated by 、, when not every day from first to last.
 */
days: string | null, 
/**
 * 学时 of who came to all of it.
 */
hours: Hours, 
/**
 * Held at this school …
 */
school_id: SchoolId | null, 
/**
 * … or brought to this village (送学上门) …
 */
village_id: VillageId | null, 
/**
 * … or elsewhere; of a school or village: the room.
 */
place: string | null, 
/**
 * 集中培训, 学习观摩 …
 */
form: string, 
/**
 * Who organizes it.
 */
level: TrainingLevel, 
/**
 * The unit that organizes it.
 */
organizer: string | null, 
/**
 * What it is about.
 */
content: string | null, 
/**
 * Number of the paper that announces it.
 */
document: string | null, };

/**
 * A session as typed.
 */
export type SessionEdit = { 
/**
 * The session to correct; absent: a new one.
 */
id?: SessionId | null, 
/**
 * Its name.
 */
title: string, 
/**
 * First day, as typed.
 */
begins_on?: string | null, 
/**
 * Last day, as typed; absent: the first.
 */
ends_on?: string | null, 
/**
 * Its days, when it is not held every day between; then the others may be left out.
 */
days?: Array<string>, 
/**
 * 学时, as typed.
 */
hours: string, 
/**
 * Held at this school …
 */
school_id?: SchoolId | null, 
/**
 * … or brought to this village …
 */
village_id?: VillageId | null, 
/**
 * … or elsewhere; of a school or village: the room.
 */
place?: string | null, 
/**
 * 集中培训, 学习观摩 …
 */
form: string, 
/**
 * Who organizes it; absent: 乡.
 */
level?: TrainingLevel | null, 
/**
 * The unit that organizes it.
 */
organizer?: string | null, 
/**
 * What it is about.
 */
content?: string | null, 
/**
 * Number of the paper that announces it.
 */
document?: string | null, 
/**
 * In their order.
 */
courses?: Array<SessionCourseEdit>, 
/**
 * The requests it is held for.
 */
requests?: Array<RequestId>, };

/**
 * Which sessions a list shows.
 */
export type SessionFilter = { 
/**
 * That begin on this day or later.
 */
from?: string | null, 
/**
 * That begin on this day or earlier.
 */
to?: string | null, 
/**
 * Of this form.
 */
form?: string | null, 
/**
 * Of this level.
 */
level?: TrainingLevel | null, 
/**
 * At this school.
 */
school_id?: SchoolId | null, 
/**
 * Brought to this village.
 */
village_id?: VillageId | null, 
/**
 * With this teacher.
 */
teacher_id?: TeacherId | null, 
/**
 * With this course.
 */
course_id?: CourseId | null, 
/**
 * Part of title, place, course or teacher.
 */
text?: string | null, };

/**
 * Training on one or several days.
 */
export type SessionId = string;

/**
 * Sessions and what they come to.
 */
export type SessionList = { 
/**
 * The newest first.
 */
rows: Array<SessionRow>, 
/**
 * 应到 and 实到 (人次) of all rows together.
 */
counts: AttendanceCounts, };

/**
 * A session in the list.
 */
export type SessionRow = { 
/**
 * Every day it is held on.
 */
held_on: Array<string>, 
/**
 * Where, in words: the school, the village or the place.
 */
held_at: string, 
/**
 * In their order.
 */
courses: Array<SessionCourseRow>, 
/**
 * The requests it is held for.
 */
requests: Array<RequestId>, 
/**
 * Who was expected and who came.
 */
counts: AttendanceCounts, 
/**
 * Identity.
 */
id: SessionId, 
/**
 * `None`: of the county.
 */
township_id: TownshipId | null, 
/**
 * Its name.
 */
title: string, 
/**
 * First day.
 */
begins_on: string, 
/**
 * Last day, on which it still takes place.
 */
ends_on: string, 
/**
 * Its days, separated by 、, when not every day from first to last.
 */
days: string | null, 
/**
 * 学时 of who came to all of it.
 */
hours: Hours, 
/**
 * Held at this school …
 */
school_id: SchoolId | null, 
/**
 * … or brought to this village (送学上门) …
 */
village_id: VillageId | null, 
/**
 * … or elsewhere; of a school or village: the room.
 */
place: string | null, 
/**
 * 集中培训, 学习观摩 …
 */
form: string, 
/**
 * Who organizes it.
 */
level: TrainingLevel, 
/**
 * The unit that organizes it.
 */
organizer: string | null, 
/**
 * What it is about.
 */
content: string | null, 
/**
 * Number of the paper that announces it.
 */
document: string | null, };

/**
 * A session to prepare or to register.
 */
export type SessionTask = { 
/**
 * Which.
 */
session_id: SessionId, 
/**
 * Its name.
 */
title: string, 
/**
 * First day.
 */
begins_on: string, 
/**
 * Days until then; negative: it has begun.
 */
days: number, 
/**
 * Where.
 */
held_at: string, 
/**
 * 应到.
 */
expected: number, 
/**
 * 应到, of whom nobody has said yet whether they came.
 */
unsaid: number, };

/**
 * What a problem does to its row.
 */
export type Severity = "asks" | "skips" | "warns";

/**
 * Somebody who may be meant.
 */
export type SheetCandidate = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name and village.
 */
label: string, };

/**
 * Why a row is not taken.
 */
export type SheetProblem = { 
/**
 * Names the row in [`ReplySheetOptions::answers`].
 */
key: string, 
/**
 * Where: `公安局 第 5 行 D 列`.
 */
place: string, 
/**
 * One sentence; never what the department said.
 */
message: string, 
/**
 * Who may be meant; empty: it is no question.
 */
candidates: Array<SheetCandidate>, };

/**
 * Which scores are asked for.
 */
export type SheetRequest = { 
/**
 * By which list; absent: the first in use.
 */
list_id?: IndicatorListId | null, 
/**
 * The period: `2025-11`, `2025Q4`; absent: the one of the day.
 */
period?: string | null, 
/**
 * Villages; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * The day; today when absent.
 */
as_of?: string | null, };

/**
 * A row of the sheet whose person was found.
 */
export type SheetRow = { 
/**
 * Where it stands: `公安局 第 5 行`.
 */
place: string, 
/**
 * From which department.
 */
department: string, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Village.
 */
village: string | null, 
/**
 * What becomes of it.
 */
state: SheetRowState, 
/**
 * What it says, where that is shown.
 */
result: ReplyResult | null, 
/**
 * Why, where that is shown.
 */
grounds: string | null, };

/**
 * What becomes of a row.
 */
export type SheetRowState = "new" | "changed" | "same" | "unanswered";

/**
 * A pasted list, read and matched; nothing is saved yet.
 */
export type SignIn = { 
/**
 * In the order pasted; a line with several names stands as often.
 */
lines: Array<SignInLine>, 
/**
 * Names that are clear.
 */
matched: number, 
/**
 * Names that are asked about.
 */
asked: number, 
/**
 * Names that stand on an earlier line, too.
 */
duplicates: number, 
/**
 * Lines that name nobody.
 */
skipped: number, };

/**
 * A name on the list and what became of it.
 */
export type SignInLine = { 
/**
 * The line of the pasted text, from 1.
 */
line: number, 
/**
 * The line as pasted.
 */
text: string, 
/**
 * The name on it.
 */
name: string, 
/**
 * The village on it.
 */
village: string | null, 
/**
 * What else is on it: unit and title.
 */
unit: string | null, 
/**
 * 实到, or what the line says: 请假, 缺席.
 */
state: AttendanceState, 
/**
 * What became of it.
 */
found: Found, 
/**
 * Who is meant, or may be, the likeliest first.
 */
candidates: Array<Candidate>, 
/**
 * Of a duplicate the earlier line.
 */
same_as: number | null, 
/**
 * Why it is asked, in words; empty where it is clear.
 */
why: string, };

/**
 * What was pasted.
 */
export type SignInText = { 
/**
 * At which session; people stand where they stood on its first day …
 */
session_id?: SessionId | null, 
/**
 * … or on this day, as typed; absent: today.
 */
on_day?: string | null, 
/**
 * One person or several a line; a table's cells separated by tabs.
 */
text: string, };

/**
 * Order of a list.
 */
export type Sort = { 
/**
 * By what.
 */
by: SortBy, 
/**
 * The other way round.
 */
descending: boolean, };

/**
 * What a list is ordered by; ties keep village order and the clerk's own order.
 */
export type SortBy = "own" | "strokes" | "pinyin" | "sex" | "birth" | "entered_on" | "education";

/**
 * A village that comes into question.
 */
export type SoughtRow = { 
/**
 * Which.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township's name.
 */
township: string, 
/**
 * People in its pool.
 */
reserves: number, 
/**
 * What its pool lacks of the suggested minimum, in words; empty: nothing.
 */
lacks: Array<string>, 
/**
 * 产业, wanted majors and wishes, in one line; `None`: not recorded.
 */
needs: string | null, 
/**
 * Members of its board.
 */
board: number, 
/**
 * Their mean age, `52.3`; `None`: not known.
 */
mean_age: string | null, };

/**
 * Words that mean one specialty.
 */
export type Specialty = { 
/**
 * Identity; a preset's is the same in every register.
 */
id: RecordId, 
/**
 * `None`: used by all townships.
 */
township_id: TownshipId | null, 
/**
 * `养殖`, as reasons call it.
 */
name: string, 
/**
 * Joined by 、: whatever holds one of them means it.
 */
words: string, 
/**
 * Order in lists.
 */
position: number, };

/**
 * A specialty, as typed.
 */
export type SpecialtyEdit = { 
/**
 * Which; absent: a new one.
 */
id?: RecordId | null, 
/**
 * Its name, unlike any other's.
 */
name: string, 
/**
 * What means it, separated by 、 or blanks.
 */
words: string, };

/**
 * A spell as shown.
 */
export type Spell = { 
/**
 * Identity.
 */
id: ReserveId, 
/**
 * The village.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * First day in the pool.
 */
entered_on: string, 
/**
 * First day no longer.
 */
left_on: string | null, 
/**
 * One of 退出原因.
 */
left_reason: string | null, 
/**
 * Where the person went.
 */
destination: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, 
/**
 * 备注 of the roster, of the day.
 */
remark: string | null, 
/**
 * Nobody said since when: the first day is only that of the earliest list.
 */
start_assumed: boolean, 
/**
 * Mentors as stated of the day.
 */
stated_mentors: Array<Mentor>, };

/**
 * A step towards the pool that is registered by its day; 入库 is the spell.
 */
export type Stage = "recommended" | "village" | "township" | "review" | "publicity" | "decision";

/**
 * How many stand at a step.
 */
export type StageCount = { 
/**
 * Which.
 */
stage: Stage, 
/**
 * As lists call it.
 */
label: string, 
/**
 * People under way whose furthest step it is.
 */
people: number, };

/**
 * How somebody stands to the pool on a day.
 */
export type Standing = "reserve" | "not_yet" | "left" | "other" | "guest";

/**
 * Whom a list of standings shows.
 */
export type StandingFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Whom.
 */
which?: WhichStandings, 
/**
 * Of these villages; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * Part of a name.
 */
text?: string | null, };

/**
 * Where people stand with the list in use, as of a day.
 */
export type StandingList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * The list in use.
 */
list_id: ConditionListId, 
/**
 * Its name.
 */
list: string, 
/**
 * In paper order of villages.
 */
rows: Array<StandingRow>, 
/**
 * In a pool with something in the way and no written reason.
 */
in_pool_blocked: number, };

/**
 * Where somebody stands with the list in use.
 */
export type StandingRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Village of the pool, else of the run or the prospect.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * 学历 on the day.
 */
education: string | null, 
/**
 * In a pool on the day: the spell.
 */
reserve_id: ReserveId | null, 
/**
 * Conditions met, or not touched.
 */
met: number, 
/**
 * Conditions not met.
 */
unmet: number, 
/**
 * Conditions touched.
 */
hits: number, 
/**
 * Not checked, too old, or not known.
 */
open: number, 
/**
 * 破格.
 */
exempt: number, 
/**
 * All conditions.
 */
of: number, 
/**
 * What keeps, or should have kept, the person out.
 */
blockers: Array<Blocker>, 
/**
 * Whether there is a written reason for the spell.
 */
overridden: boolean, };

/**
 * Which spells a list shows.
 */
export type State = "in_pool" | "left" | "all";

/**
 * A dated status of a village, as typed.
 */
export type StatusEdit = { 
/**
 * The status to correct; absent: a new one.
 */
id?: RecordId | null, 
/**
 * Which village.
 */
village_id: VillageId, 
/**
 * 软弱涣散, 后进村 …
 */
status: string, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: still.
 */
until_on?: string | null, 
/**
 * Number of the paper.
 */
document?: string | null, };

/**
 * A step of a scheme's checklist.
 */
export type Step = { 
/**
 * Identity.
 */
id: StepId, 
/**
 * As its scheme.
 */
township_id: TownshipId | null, 
/**
 * Of which scheme.
 */
scheme_id: SchemeId, 
/**
 * As a column says it: `帮带目标`.
 */
label: string, 
/**
 * Stands before the label on paper: `一个`.
 */
measure: string | null, 
/**
 * When it is due.
 */
due: Due, 
/**
 * Days after the pair began.
 */
due_days: number | null, 
/**
 * `MM-DD` of each year, or `YYYY-MM-DD`.
 */
due_on: string | null, 
/**
 * Whether it is not done without evidence.
 */
evidence: boolean, 
/**
 * Order within the scheme.
 */
position: number, 
/**
 * Pairs that begin from this day have it; `None`: all.
 */
from_on: string | null, 
/**
 * Pairs that begin from this day do not; `None`: they do.
 */
until_on: string | null, };

/**
 * A step and its day.
 */
export type StepDay = { 
/**
 * Which step; `None`: 入库.
 */
step: Stage | null, 
/**
 * As lists call it.
 */
label: string, 
/**
 * The record; `None`: not taken, or 入库.
 */
id: RecordId | null, 
/**
 * When.
 */
on_day: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, 
/**
 * What else there is to say.
 */
note: string | null, };

/**
 * A step of the checklist, as typed.
 */
export type StepEdit = { 
/**
 * The step that goes on; absent: a new one.
 */
id?: StepId | null, 
/**
 * As a column says it: `帮带目标`.
 */
label: string, 
/**
 * Stands before the label on paper: `一个`.
 */
measure?: string | null, 
/**
 * When it is due.
 */
due: Due, 
/**
 * Of a step due by days: how many after the pair began.
 */
due_days?: number | null, 
/**
 * Of a step due on a fixed day: `6-30`, `2025-06-30`.
 */
due_on?: string | null, 
/**
 * Whether it is not done without evidence.
 */
evidence: boolean, };

/**
 * A step of a scheme's checklist.
 */
export type StepId = string;

/**
 * A study as typed, for one or more people.
 */
export type StudyEdit = { 
/**
 * The study to correct, of one person; absent: a new one each.
 */
id?: StudyId | null, 
/**
 * Who.
 */
people: Array<PersonId>, 
/**
 * 进修, 外出培训 …
 */
kind: string, 
/**
 * What.
 */
title: string, 
/**
 * Where.
 */
institution?: string | null, 
/**
 * Who organizes it.
 */
level?: TrainingLevel | null, 
/**
 * First day or month, as typed.
 */
begins_on: string, 
/**
 * Last day or month, as typed; absent: going on.
 */
ends_on?: string | null, 
/**
 * In all, as typed.
 */
hours?: string | null, 
/**
 * 证书或结业材料.
 */
certificate?: string | null, 
/**
 * How it went.
 */
result?: string | null, 
/**
 * Number of the paper that sends the person.
 */
document?: string | null, 
/**
 * Anything else.
 */
remark?: string | null, };

/**
 * Which studies a list shows.
 */
export type StudyFilter = { 
/**
 * The day; absent: today.
 */
as_of?: string | null, 
/**
 * Under way on this day or later.
 */
from?: string | null, 
/**
 * Under way on this day or earlier.
 */
to?: string | null, 
/**
 * Of this person.
 */
person_id?: PersonId | null, 
/**
 * Of people in the pool of these villages on the first day; empty: of all.
 */
villages?: Array<VillageId>, 
/**
 * Of this kind.
 */
kind?: string | null, 
/**
 * Only those under way on the day.
 */
under_way?: boolean, 
/**
 * Part of name, title or institution.
 */
text?: string | null, };

/**
 * 进修 or a course elsewhere.
 */
export type StudyId = string;

/**
 * Studies and what they come to.
 */
export type StudyList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * The newest first.
 */
rows: Array<StudyRow>, 
/**
 * 人次: studies among the rows.
 */
studies: number, 
/**
 * 人数: different people among the rows.
 */
people: number, 
/**
 * Different people of each kind.
 */
kinds: Array<KindOfStudy>, };

/**
 * A study in the list.
 */
export type StudyRow = { 
/**
 * Name.
 */
name: string, 
/**
 * The village in whose pool the person was on its first day.
 */
village: string | null, 
/**
 * Whether it is under way on the day.
 */
under_way: boolean, 
/**
 * Identity.
 */
id: StudyId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * 进修, 外出培训 …
 */
kind: string, 
/**
 * What.
 */
title: string, 
/**
 * Where.
 */
institution: string | null, 
/**
 * Who organizes it.
 */
level: TrainingLevel | null, 
/**
 * First day or month.
 */
begins_on: string, 
/**
 * Last day or month; `None`: going on.
 */
ends_on: string | null, 
/**
 * In all.
 */
hours: Hours | null, 
/**
 * 证书或结业材料.
 */
certificate: string | null, 
/**
 * How it went.
 */
result: string | null, 
/**
 * Number of the paper that sends the person.
 */
document: string | null, 
/**
 * Anything else.
 */
remark: string | null, };

/**
 * Who or what is scored: a person or a village, as the list of indicators says.
 */
export type SubjectId = string;

/**
 * A reserve of the village who is meant to become its secretary.
 */
export type Successor = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * One of 成熟度.
 */
readiness: string | null, };

/**
 * Whom a list asks for.
 */
export type SuggestRequest = { 
/**
 * For this session, on its first day …
 */
session_id?: SessionId | null, 
/**
 * … or on this day, as typed; absent: today.
 */
on_day?: string | null, 
/**
 * Villages; empty: all.
 */
villages?: Array<VillageId>, };

/**
 * A reserve who should be expected.
 */
export type Suggested = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village of the spell.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Masked.
 */
phone: string | null, 
/**
 * What the session's list says of them; `None`: they are not on it.
 */
state: AttendanceState | null, };

/**
 * What some sessions come to. A session counts in the period in which it begins.
 */
export type Tally = { 
/**
 * 场次.
 */
sessions: number, 
/**
 * 学时 of the sessions themselves.
 */
session_hours: Hours, 
/**
 * 应到人次: everybody on the lists.
 */
expected: number, 
/**
 * 实到人次: everybody who came, guests and others included.
 */
attendances: number, 
/**
 * 人数: different people of the register who came.
 */
people: number, 
/**
 * 人次 of those in the pool on the session's first day.
 */
reserve_attendances: number, 
/**
 * 人数 of those in the pool on a session's first day.
 */
reserve_people: number, 
/**
 * 人次 of those not in the register.
 */
guest_attendances: number, 
/**
 * 人数 of those not in the register, told apart by name and unit.
 */
guests: number, 
/**
 * 学时 of everybody who came, added up.
 */
hours: Hours, };

/**
 * What tallies are summed by.
 */
export type TallyBy = "person" | "place" | "type" | "month";

/**
 * What was done in a rotation, as typed.
 */
export type TallyEdit = { 
/**
 * The tally to correct; absent: a new one.
 */
id?: RecordId | null, 
/**
 * In which rotation.
 */
rotation_id: RotationId, 
/**
 * The day or month, or the first one of a period.
 */
from_on: string, 
/**
 * The last day or month of a period; empty: one day or month.
 */
last_on?: string | null, 
/**
 * What was counted: `调解纠纷`.
 */
measure: string, 
/**
 * How many: `12`.
 */
count?: string | null, 
/**
 * … of these: 件, 次, 户; absent: 次.
 */
unit?: string | null, 
/**
 * Money: `50万元`, `3,500元`, `3500`.
 */
amount?: string | null, 
/**
 * Free text.
 */
remark?: string | null, };

/**
 * Which tallies are summed, and by what.
 */
export type TallyFilter = { 
/**
 * By what; absent: by person.
 */
by?: TallyBy | null, 
/**
 * From this day on.
 */
from?: string | null, 
/**
 * Up to and on this day.
 */
until?: string | null, 
/**
 * Only of this rotation.
 */
rotation_id?: RotationId | null, 
/**
 * Only of this person.
 */
person_id?: PersonId | null, 
/**
 * Only of these types; absent or empty: all.
 */
types?: Array<RotationTypeId> | null, 
/**
 * Only at these villages; absent or empty: all.
 */
villages?: Array<VillageId> | null, };

/**
 * Tallies of one person, place, type or month.
 */
export type TallyGroup = { 
/**
 * The person, village, type or month; of a unit its name.
 */
key: string, 
/**
 * As printed.
 */
label: string, 
/**
 * Tallies.
 */
tallies: number, 
/**
 * By measure.
 */
sums: Array<TallySum>, 
/**
 * All money, in 分.
 */
amount: number, };

/**
 * What was done, summed.
 */
export type TallyList = { 
/**
 * The newest first.
 */
rows: Array<TallyRow>, 
/**
 * The groups, in paper order or by month.
 */
groups: Array<TallyGroup>, 
/**
 * Over all of them, by measure.
 */
total: Array<TallySum>, 
/**
 * All money, in 分.
 */
amount: number, 
/**
 * The same as printed: `512.5 万元`.
 */
amount_text: string, 
/**
 * Measures in use, the most frequent first.
 */
measures: Array<string>, };

/**
 * What the sessions of a month, form or level come to.
 */
export type TallyPart = { 
/**
 * `2025-09`, `集中培训`, `乡`.
 */
label: string, 
/**
 * 场次.
 */
sessions: number, 
/**
 * 学时 of the sessions themselves.
 */
session_hours: Hours, 
/**
 * 应到人次: everybody on the lists.
 */
expected: number, 
/**
 * 实到人次: everybody who came, guests and others included.
 */
attendances: number, 
/**
 * 人数: different people of the register who came.
 */
people: number, 
/**
 * 人次 of those in the pool on the session's first day.
 */
reserve_attendances: number, 
/**
 * 人数 of those in the pool on a session's first day.
 */
reserve_people: number, 
/**
 * 人次 of those not in the register.
 */
guest_attendances: number, 
/**
 * 人数 of those not in the register, told apart by name and unit.
 */
guests: number, 
/**
 * 学时 of everybody who came, added up.
 */
hours: Hours, };

/**
 * A tally as lists show it.
 */
export type TallyRow = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The rotation's type.
 */
type_name: string, 
/**
 * Where.
 */
place: string, 
/**
 * When, as printed: `2025.09.08`, `2025.07—2025.09`.
 */
when: string, 
/**
 * `12 件`, `5 笔 50 万元`.
 */
text: string, 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The rotation's township.
 */
township_id: TownshipId, 
/**
 * In which rotation.
 */
rotation_id: RotationId, 
/**
 * The day or month, or the first one of a period.
 */
from_on: string, 
/**
 * First day after a period; `None`: one day or month.
 */
until_on: string | null, 
/**
 * What was counted: `调解纠纷`.
 */
measure: string, 
/**
 * How many …
 */
count: number | null, 
/**
 * … of these: 件, 次, 户.
 */
unit: string | null, 
/**
 * Money, in 分.
 */
amount: number | null, 
/**
 * Free text.
 */
remark: string | null, };

/**
 * A sum of tallies of one measure.
 */
export type TallySum = { 
/**
 * What was counted.
 */
measure: string, 
/**
 * How many; 0 where only money was told.
 */
count: number, 
/**
 * … of these; `None` where only money was told.
 */
unit: string | null, 
/**
 * Money, in 分.
 */
amount: number, 
/**
 * `调解纠纷 12 件`, `帮办贷款 5 笔 50 万元`.
 */
text: string, };

/**
 * An entry of the list a column's field is chosen from.
 */
export type TargetChoice = { 
/**
 * What is sent back.
 */
id: string, 
/**
 * What is shown.
 */
label: string, };

/**
 * Something to do by a day.
 */
export type Task = { 
/**
 * What it is about.
 */
kind: TaskKind, 
/**
 * Its day.
 */
due_on: string, 
/**
 * Days until then; negative: overdue.
 */
days: number, 
/**
 * What: `现场指导`, `满 36 岁` …
 */
what: string, 
/**
 * What it belongs to: `五个一`, `年龄`, `转正`, `结对`, `季报`, `锻炼`, `鉴定`, `任职`,
 * `计划`.
 */
group: string, 
/**
 * Whom it is about.
 */
person_id: PersonId, 
/**
 * Name; of a team's report the team's.
 */
name: string, 
/**
 * The person's village.
 */
village: string | null, 
/**
 * The person's village.
 */
village_id: VillageId | null, 
/**
 * Who is to do it, or what else there is to say: `包村领导 梁启宏`.
 */
who: string | null, 
/**
 * The pair.
 */
pair_id: PairId | null, 
/**
 * The step.
 */
step_id: StepId | null, 
/**
 * Of a quarterly step or report: `2025Q3`; else empty.
 */
quarter: string, 
/**
 * The placement.
 */
rotation_id: RotationId | null, 
/**
 * The step of a plan.
 */
plan_step_id: PlanStepId | null, };

/**
 * What a task is about.
 */
export type TaskKind = "item" | "birthday" | "probation" | "pair_end" | "report" | "rotation_end" | "appraisal" | "tenure" | "plan_step";

/**
 * A teacher as typed.
 */
export type TeacherEdit = { 
/**
 * The teacher to correct; absent: a new one.
 */
id?: TeacherId | null, 
/**
 * Who, when it is a person of the register; then the name may be left out.
 */
person_id?: PersonId | null, 
/**
 * Name.
 */
name?: string, 
/**
 * Unit.
 */
unit?: string | null, 
/**
 * 职务或职称.
 */
title?: string | null, 
/**
 * 专业领域.
 */
subject?: string | null, 
/**
 * Phone.
 */
phone?: string | null, 
/**
 * Rank.
 */
level?: TrainingLevel | null, 
/**
 * Anything else.
 */
remark?: string | null, 
/**
 * Not asked any more from this day.
 */
retired_on?: string | null, };

/**
 * Which teachers a list shows.
 */
export type TeacherFilter = { 
/**
 * Sessions up to and on this day count; absent: today.
 */
as_of?: string | null, 
/**
 * Only sessions from this day on count.
 */
from?: string | null, 
/**
 * Part of name, unit or subject.
 */
text?: string | null, 
/**
 * Those out of use, too.
 */
retired?: boolean, };

/**
 * Someone of the 师资库.
 */
export type TeacherId = string;

/**
 * A teacher in the list.
 */
export type TeacherRow = { 
/**
 * Sessions given.
 */
sessions: number, 
/**
 * Hours given; a course whose hours nobody told apart counts as the rules say.
 */
hours: Hours, 
/**
 * The last day on which a session given began.
 */
last_on: string | null, 
/**
 * Identity.
 */
id: TeacherId, 
/**
 * `None`: of the county.
 */
township_id: TownshipId | null, 
/**
 * Who, when it is a person of the register.
 */
person_id: PersonId | null, 
/**
 * Name.
 */
name: string, 
/**
 * Unit.
 */
unit: string | null, 
/**
 * 职务或职称.
 */
title: string | null, 
/**
 * 专业领域.
 */
subject: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * Rank.
 */
level: TrainingLevel | null, 
/**
 * Anything else.
 */
remark: string | null, 
/**
 * Not asked any more from this day.
 */
retired_on: string | null, };

/**
 * Whose tenure is asked for.
 */
export type TenureFilter = { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * By which count somebody is eligible; absent: 累计.
 */
basis?: Basis | null, 
/**
 * How many years make eligible; absent: five.
 */
years?: number | null, 
/**
 * Only in these villages; absent or empty: all.
 */
villages?: Array<VillageId> | null, 
/**
 * Only who is in office on the day; absent: also who was.
 */
in_office?: boolean | null, 
/**
 * Only who reaches the years.
 */
only_eligible?: boolean | null, 
/**
 * Part of a name or a village.
 */
text?: string | null, };

/**
 * The secretaries of a day and before.
 */
export type TenureList = { 
/**
 * The day.
 */
as_of: string, 
/**
 * By which count.
 */
basis: Basis, 
/**
 * How many years make eligible.
 */
years: number, 
/**
 * The longest first.
 */
rows: Array<PersonTenure>, 
/**
 * Those who reach the years, of the villages asked for.
 */
eligible: number, 
/**
 * Those who reach them within a year of the day.
 */
soon: number, 
/**
 * In office on the day.
 */
in_office: number, 
/**
 * 口径: what is counted and how.
 */
definition: string, };

/**
 * A post as secretary.
 */
export type TenureSpell = { 
/**
 * The post.
 */
post_id: PostId, 
/**
 * Where.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * As the post is called.
 */
title: string, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, 
/**
 * How long, up to the day asked.
 */
length: Length, 
/**
 * The same in words.
 */
length_text: string, };

/**
 * 届次: a term of village boards.
 */
export type Term = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * `None`: of all townships.
 */
township_id: TownshipId | null, 
/**
 * `第十一届`.
 */
name: string, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: the present one.
 */
until_on: string | null, };

/**
 * A term, as typed.
 */
export type TermEdit = { 
/**
 * Which; absent: a new one.
 */
id?: RecordId | null, 
/**
 * `第十一届`.
 */
name: string, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; empty: the present one.
 */
until_on?: string | null, };

/**
 * How long in one term.
 */
export type TermTenure = { 
/**
 * The term; `None`: outside every recorded one.
 */
term: string | null, 
/**
 * How long, days of two posts at once counted once.
 */
length: Length, 
/**
 * The same in words.
 */
length_text: string, };

/**
 * A person's timeline.
 */
export type Timeline = { 
/**
 * Whose.
 */
person_id: PersonId, 
/**
 * The day: what begins later is left out.
 */
as_of: string, 
/**
 * The earliest first.
 */
entries: Array<TimelineEntry>, };

/**
 * A line of a timeline.
 */
export type TimelineEntry = { 
/**
 * When, or since when.
 */
on_day: string, 
/**
 * Until when, that day excluded; `None`: of one day, or open.
 */
until_on: string | null, 
/**
 * What it is about.
 */
kind: TimelineKind, 
/**
 * What happened, in words.
 */
text: string, 
/**
 * What else there is to say.
 */
detail: string | null, 
/**
 * The record it was read from: of a pair, item, visit, session, rotation, plan, attachment its
 * id; of everything else the person's.
 */
record: string, 
/**
 * Of a registered step the step's id, to open its cell.
 */
step: string | null, 
/**
 * Of a pair or step the scheme's id.
 */
scheme: string | null, };

/**
 * What a line is about; the filter of the list.
 */
export type TimelineKind = "resume" | "fact" | "selection" | "check" | "review" | "spell" | "post" | "duty" | "pair" | "item" | "visit" | "training" | "rotation" | "plan" | "attachment" | "match" | "secretary" | "assessment" | "outcome";

/**
 * A township of the register.
 */
export type Township = { 
/**
 * Identity.
 */
id: TownshipId, 
/**
 * Name as printed.
 */
name: string, 
/**
 * Order on paper.
 */
position: number, };

/**
 * Coverage of a township.
 */
export type TownshipCoverage = { 
/**
 * Its name.
 */
township: string, 
/**
 * Villages with mentees.
 */
villages: number, 
/**
 * Those all of whose mentees have every seat filled.
 */
villages_covered: number, 
/**
 * Mentees.
 */
mentees: number, 
/**
 * Those with every seat filled.
 */
mentees_covered: number, };

/**
 * A township of the register.
 */
export type TownshipId = string;

/**
 * A township's next name, as typed.
 */
export type TownshipRename = { 
/**
 * Which.
 */
id: TownshipId, 
/**
 * What it is called from the day on.
 */
name: string, 
/**
 * First day of that name.
 */
on: string, 
/**
 * Number of the paper.
 */
document?: string | null, };

/**
 * A township in the list.
 */
export type TownshipRow = { 
/**
 * Identity.
 */
id: TownshipId, 
/**
 * Name as printed now.
 */
name: string, 
/**
 * What it was called before, the latest first.
 */
former: Array<Former>, };

/**
 * What figures are asked for.
 */
export type TrainingFilter = { 
/**
 * The day on which the pool is asked; absent: today.
 */
as_of?: string | null, 
/**
 * First day of the period; absent: the first of the last day's year.
 */
from?: string | null, 
/**
 * Last day of the period; absent, or after the day: the day.
 */
to?: string | null, 
/**
 * Only reserves of these villages; empty: everybody.
 */
villages?: Array<VillageId>, };

/**
 * Who organizes it, or of which rank a teacher is.
 */
export type TrainingLevel = "省" | "市" | "县" | "乡" | "村";

/**
 * What everybody in the pool should be taught in a year.
 */
export type TrainingMinimum = { 
/**
 * 学时 a year.
 */
hours: Hours, };

/**
 * What forms of training offer.
 */
export type TrainingOptions = { 
/**
 * Forms of sessions.
 */
forms: Array<string>, 
/**
 * Levels, the highest first.
 */
levels: Array<TrainingLevel>, 
/**
 * Kinds of studies.
 */
study_kinds: Array<string>, 
/**
 * 学时 a year at least.
 */
minimum: TrainingMinimum, };

/**
 * A person's 培训记录.
 */
export type TrainingRecord = { 
/**
 * The day.
 */
as_of: string, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village in whose pool they are on the day.
 */
village_id: VillageId | null, 
/**
 * Its name.
 */
village: string | null, 
/**
 * Sessions, the newest first; those to come included.
 */
sessions: Array<RecordRow>, 
/**
 * Studies, the newest first.
 */
studies: Array<StudyRow>, 
/**
 * Years in which there was anything, the newest first.
 */
years: Array<RecordYear>, 
/**
 * 学时 a year at least.
 */
minimum: Hours, };

/**
 * The figures of a period, as of a day.
 */
export type TrainingStats = { 
/**
 * The day on which the pool was asked.
 */
as_of: string, 
/**
 * First day of the period.
 */
from: string, 
/**
 * Last day of the period.
 */
to: string, 
/**
 * 人数 in the pool on the day.
 */
in_pool: number, 
/**
 * Everything together.
 */
total: Tally, 
/**
 * By month, the earliest first.
 */
months: Array<TallyPart>, 
/**
 * By form, the most frequent first.
 */
forms: Array<TallyPart>, 
/**
 * By level, the highest first.
 */
levels: Array<TallyPart>, 
/**
 * In paper order.
 */
villages: Array<VillageTraining>, 
/**
 * Those in the pool on the day, in paper order.
 */
people: Array<PersonTraining>, 
/**
 * Those of the register who came and are not in the pool on the day.
 */
others: Array<PersonTraining>, 
/**
 * 人数 in the pool and trained neither at a session nor elsewhere.
 */
never_trained: number, 
/**
 * 人数 in the pool and below the minimum of the year.
 */
below_minimum: number, 
/**
 * 人次: studies elsewhere under way in the period.
 */
studies: number, 
/**
 * 人数: different people in them.
 */
students: number, 
/**
 * The year the minimum is asked for: the last day's.
 */
year: number, 
/**
 * 学时 a year at least.
 */
minimum: Hours, 
/**
 * 口径: what the figures mean.
 */
definition: string, };

/**
 * What of training waits.
 */
export type TrainingTasks = { 
/**
 * Sessions of the next seven days, the next first.
 */
soon: Array<SessionTask>, 
/**
 * Sessions that are over and do not say who came, the latest first.
 */
unsaid: Array<SessionTask>, 
/**
 * In the pool and not trained this year.
 */
never_trained: number, 
/**
 * In the pool and below the minimum of the year.
 */
below_minimum: number, 
/**
 * The year.
 */
year: number, 
/**
 * 学时 a year at least.
 */
minimum: Hours, 
/**
 * Requests that no session is held for.
 */
unmet: number, };

/**
 * 跨村任职, as typed: one comes to another village as its secretary, from a day.
 */
export type Transfer = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Which kind; absent: the first that changes posts.
 */
type_id?: RotationTypeId | null, 
/**
 * How.
 */
route: Route, 
/**
 * To which village.
 */
village_id: VillageId, 
/**
 * As what, a title of the village's party secretary; absent: as the secretary there is called.
 */
post?: string | null, 
/**
 * From which village; absent: where the person is secretary, is on the board or in the pool.
 */
from_village_id?: VillageId | null, 
/**
 * Whether the posts in that village end; absent: they do. A secretary's always does.
 */
leaves_posts?: boolean | null, 
/**
 * Who becomes secretary of the village that is left; absent: nobody.
 */
successor?: NewMentor | null, 
/**
 * From when.
 */
on: string, 
/**
 * Planned end: first day no longer; empty: open.
 */
until_on?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * Who looks after it: a person of the register …
 */
supervisor_id?: PersonId | null, 
/**
 * … or words.
 */
supervisor?: string | null, 
/**
 * What is to be done.
 */
tasks?: string | null, 
/**
 * Whether the type's pair is opened; absent: it is.
 */
opens_pair?: boolean | null, };

/**
 * What a 跨村任职 would do.
 */
export type TransferPreview = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * From when.
 */
on: string, 
/**
 * The village that is left.
 */
from_village: string | null, 
/**
 * The village they come to.
 */
village: string, 
/**
 * What that village officially is on the day: 软弱涣散, 后进村.
 */
statuses: Array<VillageStatus>, 
/**
 * Its secretary before and after.
 */
arrival: DutyPreviewVillage | null, 
/**
 * The secretary of the village that is left, before and after; `None`: does not change.
 */
departure: DutyPreviewVillage | null, 
/**
 * Other posts in the village that is left, which end.
 */
ends: Array<PostRow>, 
/**
 * The village in whose pool the person stays.
 */
stays_in_pool: string | null, 
/**
 * The scheme whose pair is opened.
 */
scheme: string | null, 
/**
 * Who mentors by it, derived for the village they come to.
 */
mentors: Array<SeatOnDay>, 
/**
 * What looks wrong.
 */
warnings: Array<RotationWarning>, 
/**
 * Why it cannot be done so; empty: it can.
 */
problems: Array<string>, };

/**
 * What a 跨村任职 did.
 */
export type Transferred = { 
/**
 * The placement.
 */
rotation_id: RotationId, 
/**
 * Posts that ended.
 */
ended: number, 
/**
 * Whether a pair was opened.
 */
paired: boolean, 
/**
 * What looks wrong.
 */
warnings: Array<RotationWarning>, };

/**
 * Somebody who may be the same person.
 */
export type Twin = { 
/**
 * Who.
 */
id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village of the open or else the last spell.
 */
village: string | null, 
/**
 * What is the same: `姓名、出生年月相同`.
 */
why: string, };

/**
 * How many placements a type has.
 */
export type TypeCount = { 
/**
 * Which.
 */
type_id: RotationTypeId, 
/**
 * Its name.
 */
type_name: string, 
/**
 * What it is counted with.
 */
category: Category, 
/**
 * Under way on the day.
 */
current: number, 
/**
 * People under way, each once.
 */
people: number, 
/**
 * Begun by the day.
 */
begun: number, };

/**
 * A type somebody is of, with its name.
 */
export type TypedRow = { 
/**
 * The type's name.
 */
type_name: string, 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The person's township.
 */
township_id: TownshipId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Of which type.
 */
secretary_type_id: SecretaryTypeId, 
/**
 * First day.
 */
from_on: string, 
/**
 * Why this one.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * One or many secretaries are of a type from a day on, as typed.
 */
export type TypedSecretaryEdit = { 
/**
 * What to correct (then of its one person); absent: from the day on they are of this type.
 */
id?: RecordId | null, 
/**
 * Who.
 */
people: Array<PersonId>, 
/**
 * Of which type.
 */
secretary_type_id: SecretaryTypeId, 
/**
 * First day.
 */
from_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, };

/**
 * Somebody whose mentor does not follow the duty.
 */
export type Unchanged = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Why a hand named the mentor.
 */
reason: string, };

/**
 * A village nobody was left for.
 */
export type Uncovered = { 
/**
 * Which.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, };

/**
 * A character that prints as □.
 */
export type Undrawable = { 
/**
 * The character itself, which may be one that nothing can show.
 */
character: string, 
/**
 * Who it belongs to; `None` outside the rows of people.
 */
person: string | null, 
/**
 * The village, where the row or the section is of one; else the section's name.
 */
section: string, 
/**
 * The column's label without line breaks, or `标题`, `附注` and the like.
 */
column: string, 
/**
 * One Chinese sentence: where it stands, whose it is, which character, and what to do.
 */
message: string, };

/**
 * Someone for whom there is no mentor, or fewer than the seat wants.
 */
export type Unmatched = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Their name.
 */
name: string, 
/**
 * Why.
 */
why: string, };

/**
 * Somebody for whom there was no village.
 */
export type Unplaced = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Why.
 */
why: string, };

/**
 * A village without a secretary on the day.
 */
export type VacantVillage = { 
/**
 * Which.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, };

/**
 * A village's first day, as typed.
 */
export type VillageBeginning = { 
/**
 * Which.
 */
id: VillageId, 
/**
 * Its first day; empty: it always was.
 */
on?: string | null, 
/**
 * Number of the paper.
 */
document?: string | null, };

/**
 * A village as the clerk types, pastes or imports it.
 */
export type VillageDraft = { 
/**
 * Name.
 */
name: string, 
/**
 * 12-digit code, if known.
 */
code?: string | null, 
/**
 * Other names.
 */
aliases?: Array<string>, 
/**
 * 村, 社区, 嘎查 or 牧委会; guessed from the name when absent.
 */
kind?: string | null, 
/**
 * Name of its township; the register's only or first one when absent.
 */
township?: string | null, 
/**
 * Its first day; empty: it always was.
 */
began_on?: string | null, };

/**
 * A village and whoever holds its seats on a day.
 */
export type VillageDuties = { 
/**
 * The village.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township's name.
 */
township: string, 
/**
 * People in its pool.
 */
reserves: number, 
/**
 * 村党组织书记.
 */
secretary: Holder | null, 
/**
 * 包村领导.
 */
leader: Holder | null, 
/**
 * 包村干部.
 */
contact: Holder | null, 
/**
 * 驻村第一书记.
 */
first_secretary: Holder | null, 
/**
 * What the next change of each seat is, of those that are known to come.
 */
coming: Array<ComingHolder>, };

/**
 * A village's corrected properties, as typed.
 */
export type VillageEdit = { 
/**
 * Which.
 */
id: VillageId, 
/**
 * Name as printed.
 */
name: string, 
/**
 * 12-digit code; empty: unknown.
 */
code?: string | null, 
/**
 * 村, 社区, 嘎查 or 牧委会.
 */
kind?: string | null, 
/**
 * All its other names.
 */
aliases: Array<string>, };

/**
 * Which village is no longer, from when, and into which it went, as typed.
 */
export type VillageEnd = { 
/**
 * Which.
 */
id: VillageId, 
/**
 * First day it is no longer.
 */
on: string, 
/**
 * The village it goes into; absent: none.
 */
into?: VillageId | null, 
/**
 * Number of the paper.
 */
document?: string | null, };

/**
 * What a village lacks.
 */
export type VillageGap = { 
/**
 * What it is.
 */
kind: VillageGapKind, 
/**
 * Which village.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * The seat.
 */
seat: string | null, 
/**
 * How many mentees lack it; of the minimum: people in the pool.
 */
people: number, 
/**
 * All of it: `南泉子村 村党组织书记`, `东沙梁村 无 35 岁以下`.
 */
text: string, };

/**
 * What a gap is.
 */
export type VillageGapKind = "seat" | "minimum";

/**
 * Which village goes to which township, and from when, as typed.
 */
export type VillageHandOver = { 
/**
 * Which.
 */
id: VillageId, 
/**
 * The township to which it belongs from the day on.
 */
township_id: TownshipId, 
/**
 * First day there.
 */
on: string, 
/**
 * Number of the paper.
 */
document?: string | null, };

/**
 * A village of a township.
 */
export type VillageId = string;

/**
 * The villages of a file or a pasted text, each once.
 */
export type VillageList = { 
/**
 * In the order of their lines.
 */
villages: Array<VillageDraft>, 
/**
 * Which lines make no village of their own, in sentences.
 */
notes: Array<string>, };

/**
 * Which village goes into which.
 */
export type VillageMerge = { 
/**
 * The one that goes.
 */
id: VillageId, 
/**
 * The one that stays, with all that both had.
 */
into: VillageId, };

/**
 * What one village needs, as typed; all empty: nothing is known of it.
 */
export type VillageNeedEdit = { 
/**
 * Which village.
 */
village_id: VillageId, 
/**
 * 产业.
 */
industry?: string | null, 
/**
 * Wanted majors and skills.
 */
majors?: string | null, 
/**
 * Anything else.
 */
wishes?: string | null, };

/**
 * What a village needs, as listed or as pasted.
 */
export type VillageNeedRow = { 
/**
 * Which village; `None`: a pasted name no village has, or several.
 */
village_id: VillageId | null, 
/**
 * Its name, or the name as pasted.
 */
village: string, 
/**
 * Its township's name.
 */
township: string | null, 
/**
 * 产业.
 */
industry: string | null, 
/**
 * Wanted majors and skills.
 */
majors: string | null, 
/**
 * Anything else.
 */
wishes: string | null, 
/**
 * What is wrong with a pasted row: `没有这个村`, `有 2 个村叫这个名字`.
 */
problem: string | null, };

/**
 * How far a village is.
 */
export type VillageProgress = { 
/**
 * Which.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * People in its pool.
 */
reserves: number, 
/**
 * Steps done in its active pairs.
 */
done: number, 
/**
 * Steps.
 */
steps: number, 
/**
 * Steps that are overdue.
 */
overdue: number, 
/**
 * Seats that are not filled.
 */
gaps: number, };

/**
 * A village's next name, as typed.
 */
export type VillageRename = { 
/**
 * Which.
 */
id: VillageId, 
/**
 * What it is called from the day on.
 */
name: string, 
/**
 * First day of that name.
 */
on: string, 
/**
 * Number of the paper.
 */
document?: string | null, };

/**
 * A village in the list, with its counts as of a day.
 */
export type VillageRow = { 
/**
 * Identity.
 */
id: VillageId, 
/**
 * The township it belongs to.
 */
township_id: TownshipId, 
/**
 * That township's name.
 */
township: string, 
/**
 * Name as printed that day.
 */
name: string, 
/**
 * 12-digit code.
 */
code: string | null, 
/**
 * 村, 社区, 嘎查 or 牧委会.
 */
kind: string | null, 
/**
 * Other names.
 */
aliases: Array<string>, 
/**
 * Order on paper.
 */
position: number, 
/**
 * People in its pool that day.
 */
reserves: number, 
/**
 * Its statuses, newest first.
 */
statuses: Array<VillageStatus>, 
/**
 * What it was before, the latest first.
 */
former: Array<Former>, 
/**
 * Its first day; `None`: always was.
 */
began_on: string | null, 
/**
 * Number of the paper that began it.
 */
began_document: string | null, 
/**
 * First day it is no longer; `None`: still there.
 */
ended_on: string | null, 
/**
 * The name of the village it went into.
 */
ended_into: string | null, 
/**
 * Number of the paper that ended it.
 */
ended_document: string | null, };

/**
 * What a village officially is from a day on.
 */
export type VillageStatus = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The village's township.
 */
township_id: TownshipId, 
/**
 * The village.
 */
village_id: VillageId, 
/**
 * 软弱涣散, 后进村 …
 */
status: string, 
/**
 * First day.
 */
from_on: string, 
/**
 * First day no longer; `None`: still.
 */
until_on: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * What the reserves of a village come to.
 */
export type VillageTraining = { 
/**
 * Which.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * 人数 in its pool on the day.
 */
reserves: number, 
/**
 * Sessions brought to it (送学上门).
 */
brought: number, 
/**
 * Sessions to which reserves of it came.
 */
sessions: number, 
/**
 * 应到人次 of its reserves.
 */
expected: number, 
/**
 * 实到人次 of its reserves.
 */
attendances: number, 
/**
 * 人数: its different reserves who came.
 */
people: number, 
/**
 * 学时 of its reserves who came, added up.
 */
hours: Hours, 
/**
 * In its pool on the day and trained neither at a session nor elsewhere.
 */
never_trained: number, 
/**
 * In its pool on the day and below the minimum of the year.
 */
below_minimum: number, };

/**
 * Which visits a list shows.
 */
export type VisitFilter = { 
/**
 * To this mentee.
 */
person_id?: PersonId | null, 
/**
 * By this mentor.
 */
mentor_id?: PersonId | null, 
/**
 * From this day on.
 */
from?: string | null, 
/**
 * Up to and on this day.
 */
until?: string | null, 
/**
 * Part of a name, a village or of what was written.
 */
text?: string | null, };

/**
 * A contact of a mentor with mentees.
 */
export type VisitId = string;

/**
 * A visit as lists show it.
 */
export type VisitRow = { 
/**
 * The mentor's name.
 */
mentor: string, 
/**
 * The mentor's title that day.
 */
post: string | null, 
/**
 * For whom it counts.
 */
people: Array<Visited>, 
/**
 * What proves it, the oldest first.
 */
evidence: Array<EvidenceRow>, 
/**
 * Identity.
 */
id: VisitId, 
/**
 * The mentor's township.
 */
township_id: TownshipId, 
/**
 * Who visited.
 */
mentor_id: PersonId, 
/**
 * When.
 */
on_day: string, 
/**
 * 谈心谈话, 现场指导 …
 */
method: string, 
/**
 * Where.
 */
place: string | null, 
/**
 * What was spoken of.
 */
content: string | null, 
/**
 * What was found.
 */
problem: string | null, 
/**
 * What comes next.
 */
next_step: string | null, };

/**
 * Someone for whom a visit counts.
 */
export type Visited = { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * The village in whose pool the person was that day.
 */
village: string | null, };

/**
 * What a pairing is worth for each thing that speaks for it; each 0 to 1000.
 */
export type Weights = { 
/**
 * Both of one village, or the mentor answers for the mentee's.
 */
same_village?: number, 
/**
 * Of villages that lie side by side.
 */
neighbour?: number, 
/**
 * Of one township, and no nearer.
 */
same_township?: number, 
/**
 * Both work in one unit.
 */
same_unit?: number, 
/**
 * The mentor knows what the mentee studies, does or is good at.
 */
specialty?: number, 
/**
 * They are paired, or were last year.
 */
kept?: number, 
/**
 * What each mentee a mentor has takes from the next one's.
 */
balance?: number, };

/**
 * Which pairs a list shows.
 */
export type WhichPairs = "current" | "ended" | "all";

/**
 * Which reserves a list shows.
 */
export type WhichPlans = "all" | "with" | "without" | "overdue";

/**
 * Which prospects a list shows.
 */
export type WhichProspects = "open" | "uncontacted" | "ended" | "all";

/**
 * Which rotations a list shows.
 */
export type WhichRotations = "current" | "ended" | "planned" | "all";

/**
 * Whose way towards the pool a list shows.
 */
export type WhichRuns = "open" | "entered" | "ended" | "all";

/**
 * Whom a list of standings shows.
 */
export type WhichStandings = "candidates" | "in_pool" | "in_pool_blocked" | "all";

/**
 * An error as it crosses to the window or the command line's `--json`.
 */
export type WireError = { 
/**
 * `invalid`, `refused` or `fault`.
 */
family: string, 
/**
 * Stable code; `input.invalid` for the first family.
 */
code: string, 
/**
 * One Chinese sentence.
 */
message: string, 
/**
 * What to do about it; may be empty.
 */
hint: string, 
/**
 * For `invalid`: where.
 */
fields: Array<FieldProblem>, 
/**
 * For `fault`: technical text for whoever helps the clerk; holds no personal data.
 */
detail: string, };

/**
 * What the clerk sees first.
 */
export type Workbench = { 
/**
 * The day.
 */
as_of: string, 
/**
 * People in the pool.
 */
in_pool: number, 
/**
 * Villages.
 */
villages: number, 
/**
 * Steps done in active pairs of all schemes.
 */
done: number, 
/**
 * Steps.
 */
steps: number, 
/**
 * Seats that are not filled, one a village.
 */
gaps: number, 
/**
 * How many tasks are late.
 */
overdue_tasks: number, 
/**
 * What is late, the latest first; see [`Workbench::keep_overdue`].
 */
overdue: Array<Task>, 
/**
 * What is due up to [`Workbench::soon_until`], the next first.
 */
soon: Array<Task>, 
/**
 * The last day of the next seven.
 */
soon_until: string, 
/**
 * What of training waits.
 */
training: TrainingTasks, 
/**
 * What of selection waits.
 */
selection: SelectionTasks, 
/**
 * What of reviews waits.
 */
reviews: ReviewTasks, 
/**
 * Periods with missing scores, the earliest first.
 */
assessments: Array<AssessmentTask>, 
/**
 * What needs preparing: placements that end and secretaries who reach five years after those
 * seven days and up to [`Workbench::ahead_until`], the next first.
 */
ahead: Array<Task>, 
/**
 * The last day of the next thirty.
 */
ahead_until: string, 
/**
 * What is unknown.
 */
missing: Missing, 
/**
 * Dossiers nobody has touched for a quarter.
 */
stale_dossiers: number, 
/**
 * In paper order.
 */
progress: Array<VillageProgress>, 
/**
 * Seats first, in paper order.
 */
village_gaps: Array<VillageGap>, 
/**
 * Days since the last backup outside this computer; `None`: there was none.
 */
backup_days: number | null, 
/**
 * What villages are measured by.
 */
minimum: Minimum, };

/**
 * The grade of a year, decided by the clerk.
 */
export type YearGrade = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * The person's or the village's township.
 */
township_id: TownshipId, 
/**
 * By which list.
 */
indicator_list_id: IndicatorListId, 
/**
 * Who …
 */
person_id: PersonId | null, 
/**
 * … or which village.
 */
village_id: VillageId | null, 
/**
 * `2025`.
 */
year: string, 
/**
 * One of [`GRADES`].
 */
grade: string, 
/**
 * What the scores suggested when it was decided; `None`: there were none.
 */
suggested: string | null, 
/**
 * Why it is another one than suggested.
 */
reason: string | null, 
/**
 * When it was decided.
 */
decided_on: string, 
/**
 * Number of the paper that says so.
 */
document: string | null, };

/**
 * Which year is asked for.
 */
export type YearRequest = { 
/**
 * By which list; absent: the first in use.
 */
list_id?: IndicatorListId | null, 
/**
 * `2025`; absent: the year of the day.
 */
year?: string | null, 
/**
 * Among whom places are given.
 */
within?: RankWithin, 
/**
 * Villages shown; empty: all.
 */
villages?: Array<VillageId>, 
/**
 * The day; today when absent.
 */
as_of?: string | null, };

/**
 * What a year comes to.
 */
export type YearRollUp = { 
/**
 * By which list.
 */
list: IndicatorList, 
/**
 * `2025`.
 */
year: string, 
/**
 * The day.
 */
as_of: string, 
/**
 * Among whom places are given.
 */
within: RankWithin, 
/**
 * The periods of the year: `1月` …
 */
periods: Array<PeriodChoice>, 
/**
 * In paper order.
 */
rows: Array<YearRow>, 
/**
 * Those decided 优秀, 合格, 不合格.
 */
graded: [number, number, number], 
/**
 * Those with a lacking period.
 */
lacking: number, 
/**
 * How it is counted.
 */
definition: string, };

/**
 * What a year comes to for one.
 */
export type YearRow = { 
/**
 * Period by period.
 */
periods: Array<PeriodCell>, 
/**
 * Periods that count.
 */
present: number, 
/**
 * Periods that should count so far.
 */
expected: number, 
/**
 * Those that lack, in words: `3月、7月`; empty: none.
 */
missing: string, 
/**
 * Average points in hundredths; `None`: no period counts.
 */
mean_hundredths: number | null, 
/**
 * The same in words: `92.35`.
 */
mean: string, 
/**
 * The place by it.
 */
rank: number | null, 
/**
 * The grade the scores suggest.
 */
suggested: string | null, 
/**
 * The grade that was decided.
 */
grade: YearGrade | null, 
/**
 * The scores suggest another grade now than when it was decided.
 */
changed: boolean, 
/**
 * The person or the village.
 */
subject_id: SubjectId, 
/**
 * Name.
 */
name: string, 
/**
 * The person's village in the period, or the village itself.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Its township.
 */
township: string, };

/**
 * What a yearly update decides, or decided, about one person.
 */
export type YearlyRow = { 
/**
 * Which spell.
 */
reserve_id: ReserveId, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Name.
 */
name: string, 
/**
 * Sex.
 */
sex: string | null, 
/**
 * Birth.
 */
birth: string | null, 
/**
 * Full years on the day.
 */
age: number | null, 
/**
 * 学历 on the day.
 */
education: string | null, 
/**
 * 现任职务.
 */
occupation: string | null, 
/**
 * 培养方向.
 */
target_post: string | null, 
/**
 * First day in the pool.
 */
entered_on: string, 
/**
 * 成熟度 before.
 */
before: string | null, 
/**
 * What was decided; `None`: not yet.
 */
decision: Decision | null, 
/**
 * 成熟度 after.
 */
after: string | null, 
/**
 * Of one who left: why.
 */
left_reason: string | null, 
/**
 * Of one who left: where to.
 */
destination: string | null, 
/**
 * What else there is to say.
 */
remark: string | null, };

/**
 * A village's update of a year.
 */
export type YearlySheet = { 
/**
 * Which village.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * Which year.
 */
year: number, 
/**
 * When it was done; `None`: not yet.
 */
done_on: string | null, 
/**
 * Number of the paper that says so.
 */
document: string | null, 
/**
 * In the clerk's own order.
 */
rows: Array<YearlyRow>, };

/**
 * A village's yearly update, as typed.
 */
export type YearlyUpdateEdit = { 
/**
 * Which village.
 */
village_id: VillageId, 
/**
 * For which year.
 */
year: number, 
/**
 * The day of it: who leaves is in the pool no longer from it on.
 */
on_day: string, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * One a person in the pool.
 */
decisions: Array<DecisionEdit>, };

/**
 * A village's pool gone through for a year.
 */
export type YearlyUpdateId = string;

/**
 * How far villages are with the year's update.
 */
export type YearlyUpdates = { 
/**
 * Which year.
 */
year: number, 
/**
 * In paper order.
 */
villages: Array<YearlyVillage>, 
/**
 * Villages that have done it.
 */
done: number, 
/**
 * Villages with people in the pool that have not.
 */
waiting: number, };

/**
 * How far a village is with the year's update.
 */
export type YearlyVillage = { 
/**
 * Which village.
 */
village_id: VillageId, 
/**
 * Its name.
 */
village: string, 
/**
 * In its pool on the day.
 */
in_pool: number, 
/**
 * The update; `None`: not yet.
 */
update_id: YearlyUpdateId | null, 
/**
 * When it was done.
 */
done_on: string | null, 
/**
 * Who stay as they are.
 */
stay: number, 
/**
 * Who left.
 */
leave: number, 
/**
 * Who are of another 成熟度.
 */
readiness: number, };

/** Every command: what it takes and what it answers. */
export interface Commands {
  "register.get": { kind: "query"; params: Record<symbol, never>; result: RegisterInfo | null };
  "register.new": { kind: "change"; params: { 
/**
 * Township or county.
 */
owner: OwnerKind, 
/**
 * The office's name, e.g. 青禾镇.
 */
name: string, 
/**
 * Its villages, as far as they are known.
 */
villages: Array<VillageDraft>, }; result: Outcome<RegisterInfo> };
  "register.sample": { kind: "change"; params: Record<symbol, never>; result: Outcome<RegisterInfo> };
  "register.clear_sample": { kind: "change"; params: Record<symbol, never>; result: Outcome<RegisterInfo | null> };
  "register.check": { kind: "query"; params: Record<symbol, never>; result: Array<string> };
  "records.check": { kind: "query"; params: Record<symbol, never>; result: Array<string> };
  "register.dump": { kind: "query"; params: Record<symbol, never>; result: JsonValue };
  "villages.list": { kind: "query"; params: { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * Also villages that had come to their end.
 */
ended?: boolean | null, }; result: Array<VillageRow> };
  "villages.parse": { kind: "query"; params: { 
/**
 * A village a line.
 */
text: string, }; result: VillageList };
  "villages.read": { kind: "query"; params: { 
/**
 * Which.
 */
token: FileToken, }; result: VillageList };
  "villages.add": { kind: "change"; params: { 
/**
 * The township of those that name none; absent: the first.
 */
township_id?: TownshipId | null, 
/**
 * In their order.
 */
villages: Array<VillageDraft>, }; result: Outcome<number> };
  "villages.edit": { kind: "change"; params: VillageEdit; result: Outcome<null> };
  "villages.order": { kind: "change"; params: { 
/**
 * All villages of a township, in their order.
 */
ids: Array<VillageId>, }; result: Outcome<null> };
  "villages.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: VillageId, }; result: Outcome<null> };
  "villages.preview_merge": { kind: "query"; params: MergeQuestion; result: MergePreview };
  "villages.merge": { kind: "change"; params: VillageMerge; result: Outcome<null> };
  "villages.rename": { kind: "change"; params: VillageRename; result: Outcome<null> };
  "villages.begin": { kind: "change"; params: VillageBeginning; result: Outcome<null> };
  "villages.correct_change": { kind: "change"; params: ChangeCorrection; result: Outcome<null> };
  "villages.take_back_change": { kind: "change"; params: ChangeTakenBack; result: Outcome<null> };
  "villages.preview_hand_over": { kind: "query"; params: VillageHandOver; result: HandOverPreview };
  "villages.hand_over": { kind: "change"; params: VillageHandOver; result: Outcome<null> };
  "villages.preview_end": { kind: "query"; params: VillageEnd; result: EndPreview };
  "villages.end": { kind: "change"; params: VillageEnd; result: Outcome<number> };
  "villages.set_status": { kind: "change"; params: StatusEdit; result: Outcome<RecordId> };
  "villages.remove_status": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "townships.list": { kind: "query"; params: Record<symbol, never>; result: Array<TownshipRow> };
  "townships.rename": { kind: "change"; params: TownshipRename; result: Outcome<null> };
  "townships.add": { kind: "change"; params: { 
/**
 * Its name.
 */
name: string, }; result: Outcome<TownshipId> };
  "townships.edit": { kind: "change"; params: { 
/**
 * Which.
 */
id: TownshipId, 
/**
 * Its name.
 */
name: string, }; result: Outcome<null> };
  "national.townships": { kind: "query"; params: { 
/**
 * Part of a township's name.
 */
text: string, }; result: Array<NationalTownship> };
  "national.villages": { kind: "query"; params: { 
/**
 * Its code.
 */
code: string, }; result: Array<NationalVillage> };
  "people.find": { kind: "query"; params: { 
/**
 * Part of the name, pinyin, village, end of a number.
 */
text: string, 
/**
 * Most hits; 20 when absent.
 */
limit?: number | null, }; result: Array<PersonHit> };
  "people.get": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: PersonDetail };
  "people.reveal": { kind: "query"; params: { 
/**
 * Whose.
 */
id: PersonId, 
/**
 * Which.
 */
field: RevealField, 
/**
 * As it was on this day; today when absent.
 */
as_of?: string | null, }; result: Revealed };
  "people.photo": { kind: "query"; params: { 
/**
 * Its hash.
 */
hash: string, }; result: string };
  "people.check": { kind: "query"; params: { 
/**
 * Who is corrected; absent: somebody new.
 */
id?: PersonId | null, 
/**
 * As typed.
 */
fields: PersonInput, 
/**
 * The spell beside it.
 */
reserve?: ReserveDraft | null, }; result: Checked };
  "people.check_row": { kind: "query"; params: { 
/**
 * As typed.
 */
row: GridRow, }; result: Checked };
  "people.grid_heads": { kind: "query"; params: { 
/**
 * Their cells.
 */
rows: Array<Array<string>>, 
/**
 * The column it is pasted into.
 */
into: string, }; result: GridHeads | null };
  "people.add": { kind: "change"; params: { 
/**
 * As typed.
 */
fields: PersonInput, 
/**
 * The spell with which they come into a pool.
 */
reserve?: ReserveDraft | null, }; result: Outcome<PersonId> };
  "people.edit": { kind: "change"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * As typed; fields left out stay.
 */
fields: PersonInput, 
/**
 * The day whose values are corrected; today when absent.
 */
as_of?: string | null, }; result: Outcome<null> };
  "people.change": { kind: "change"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * First day of the new values.
 */
on: string, 
/**
 * Number of the paper that says so; kept in the journal.
 */
document?: string | null, 
/**
 * As typed; none of them empty.
 */
fields: PersonInput, 
/**
 * Properties there are none of from that day on.
 */
ended?: Array<Field> | null, }; result: Outcome<null> };
  "people.edit_many": { kind: "change"; params: ManyEdit; result: Outcome<number> };
  "people.enter_grid": { kind: "change"; params: { 
/**
 * As typed.
 */
rows: Array<GridRow>, 
/**
 * Day of entry where a row gives none; today when absent.
 */
as_of?: string | null, }; result: Outcome<GridOutcome> };
  "people.twins": { kind: "query"; params: Record<symbol, never>; result: Array<string> };
  "people.preview_merge": { kind: "query"; params: PersonMergeQuestion; result: PersonMergePreview };
  "people.merge": { kind: "change"; params: PersonMerge; result: Outcome<null> };
  "people.remove": { kind: "change"; params: { 
/**
 * Who.
 */
id: PersonId, }; result: Outcome<null> };
  "people.set_photo": { kind: "change"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The picture; absent: none any more.
 */
token?: FileToken | null, }; result: Outcome<string | null> };
  "people.read_resume": { kind: "query"; params: { 
/**
 * Several lines.
 */
text: string, }; result: ResumeReading };
  "people.read_family": { kind: "query"; params: { 
/**
 * Several lines.
 */
text: string, }; result: FamilyReading };
  "codes.list": { kind: "query"; params: Record<symbol, never>; result: Codes };
  "reserves.list": { kind: "query"; params: ReserveFilter; result: ReserveList };
  "reserves.enter": { kind: "change"; params: { 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Whose pool.
 */
village_id: VillageId, 
/**
 * First day in it.
 */
entered_on: string, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * 备注 of the roster.
 */
remark?: string | null, 
/**
 * Why, although something stands in the way.
 */
override_reason?: string | null, }; result: Outcome<ReserveId> };
  "reserves.leave": { kind: "change"; params: Leave; result: Outcome<number> };
  "reserves.move": { kind: "change"; params: Move; result: Outcome<ReserveId> };
  "reserves.edit": { kind: "change"; params: { 
/**
 * Which spell.
 */
id: ReserveId, 
/**
 * Whose pool, when the wrong one was written; absent: as it is. A real change of village is a
 * move.
 */
village_id?: VillageId | null, 
/**
 * First day in the pool.
 */
entered_on: string, 
/**
 * First day no longer; empty: in the pool.
 */
left_on?: string | null, 
/**
 * One of 退出原因.
 */
left_reason?: string | null, 
/**
 * Where the person went.
 */
destination?: string | null, 
/**
 * Number of the paper.
 */
document?: string | null, 
/**
 * 备注 of the roster.
 */
remark?: string | null, 
/**
 * Mentors as the clerk states them; absent: as they are.
 */
stated_mentors?: Array<Mentor> | null, 
/**
 * The day of which the mentors are stated; absent: today.
 */
as_of?: string | null, }; result: Outcome<null> };
  "reserves.order": { kind: "change"; params: { 
/**
 * The village.
 */
village_id: VillageId, 
/**
 * All its open spells, in their order.
 */
ids: Array<ReserveId>, }; result: Outcome<null> };
  "posts.set": { kind: "change"; params: PostEdit; result: Outcome<PostId> };
  "posts.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: PostId, }; result: Outcome<null> };
  "duties.list": { kind: "query"; params: AsOf; result: Array<VillageDuties> };
  "duties.preview": { kind: "query"; params: DutyChange; result: DutyPreview };
  "duties.change": { kind: "change"; params: DutyChange; result: Outcome<number> };
  "mentors.reconcile_preview": { kind: "query"; params: AsOf; result: Reconciliation };
  "mentors.reconcile": { kind: "change"; params: Reconcile; result: Outcome<Reconciled> };
  "duties.set": { kind: "change"; params: DutyEdit; result: Outcome<null> };
  "duties.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: DutyId, }; result: Outcome<null> };
  "proposals.make": { kind: "query"; params: ProposalRequest; result: Proposal };
  "proposals.why_not": { kind: "query"; params: { 
/**
 * What was asked for.
 */
request: ProposalRequest, 
/**
 * The mentee.
 */
person_id: PersonId, 
/**
 * The mentor.
 */
mentor_id: PersonId, }; result: string };
  "proposals.accept": { kind: "change"; params: AcceptProposal; result: Outcome<number> };
  "schemes.list": { kind: "query"; params: AsOf; result: Array<SchemeView> };
  "schemes.set": { kind: "change"; params: SchemeEdit; result: Outcome<SchemeId> };
  "schemes.copy": { kind: "change"; params: { 
/**
 * Which.
 */
id: SchemeId, 
/**
 * What the copy is called.
 */
name: string, }; result: Outcome<SchemeId> };
  "schemes.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: SchemeId, }; result: Outcome<null> };
  "schemes.retire": { kind: "change"; params: { 
/**
 * Which.
 */
id: SchemeId, 
/**
 * No new pairs from this day; absent: in use again.
 */
on?: string | null, }; result: Outcome<null> };
  "schemes.order": { kind: "change"; params: { 
/**
 * All of them.
 */
ids: Array<SchemeId>, }; result: Outcome<null> };
  "schemes.mentors": { kind: "query"; params: { 
/**
 * Which scheme.
 */
scheme: SchemeId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: Array<PoolMentorRow> };
  "schemes.set_mentor": { kind: "change"; params: PoolMentorEdit; result: Outcome<RecordId> };
  "schemes.remove_mentor": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "appraisals.list": { kind: "query"; params: { 
/**
 * The scheme; the first one when absent.
 */
scheme?: SchemeId | null, 
/**
 * The year.
 */
year: number, }; result: AppraisalList };
  "appraisals.set": { kind: "change"; params: AppraisalEdit; result: Outcome<number> };
  "quarter_reports.list": { kind: "query"; params: { 
/**
 * The scheme; the first one when absent.
 */
scheme?: SchemeId | null, 
/**
 * `2025Q3`.
 */
quarter: string, }; result: QuarterReports };
  "quarter_reports.set": { kind: "change"; params: QuarterReportEdit; result: Outcome<null> };
  "kinships.list": { kind: "query"; params: { 
/**
 * The person.
 */
person_id: PersonId, }; result: Array<KinRow> };
  "kinships.set": { kind: "change"; params: KinshipEdit; result: Outcome<RecordId> };
  "kinships.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "neighbours.list": { kind: "query"; params: Record<symbol, never>; result: Array<NeighbourRow> };
  "neighbours.set": { kind: "change"; params: NeighbourRow; result: Outcome<null> };
  "pairs.list": { kind: "query"; params: PairFilter; result: PairList };
  "pairs.get": { kind: "query"; params: { 
/**
 * Which.
 */
id: PairId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: PairDetail };
  "pairs.of_person": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: PersonPairs };
  "adjustments.list": { kind: "query"; params: { 
/**
 * The earlier day.
 */
from: string, 
/**
 * The later day.
 */
to: string, 
/**
 * The scheme; all when absent.
 */
scheme?: SchemeId | null, }; result: Array<Adjustment> };
  "coverage.get": { kind: "query"; params: { 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * The scheme; the first one when absent.
 */
scheme?: SchemeId | null, }; result: Coverage };
  "mentors.list": { kind: "query"; params: MentorFilter; result: MentorList };
  "mentors.get": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, 
/**
 * The scheme; the first one when absent.
 */
scheme?: SchemeId | null, }; result: MentorDetail };
  "pairs.preview_open": { kind: "query"; params: OpenPairs; result: OpenPreview };
  "pairs.open": { kind: "change"; params: OpenPairs; result: Outcome<Array<PairId>> };
  "pairs.edit": { kind: "change"; params: PairEdit; result: Outcome<null> };
  "pairs.edit_many": { kind: "change"; params: PairsEdit; result: Outcome<number> };
  "pairs.end": { kind: "change"; params: PairTurn; result: Outcome<number> };
  "pairs.suspend": { kind: "change"; params: PairTurn; result: Outcome<number> };
  "pairs.resume": { kind: "change"; params: PairTurn; result: Outcome<number> };
  "pairs.extend": { kind: "change"; params: PairExtension; result: Outcome<number> };
  "pairs.name_mentor": { kind: "change"; params: NameMentor; result: Outcome<number> };
  "pairs.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: PairId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: Outcome<null> };
  "items.get": { kind: "query"; params: { 
/**
 * The pair.
 */
pair_id: PairId, 
/**
 * The step.
 */
step_id: StepId, 
/**
 * Of a quarterly step: `2025Q3`; that of the day when absent.
 */
quarter?: string | null, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: ItemDetail };
  "items.set": { kind: "change"; params: { 
/**
 * The pair.
 */
pair_id: PairId, 
/**
 * The step.
 */
step_id: StepId, 
/**
 * Of a quarterly step: `2025Q3`; that in which it was done when absent.
 */
quarter?: string | null, 
/**
 * When it was done, as typed.
 */
done_on: string, 
/**
 * Who did it.
 */
mentor_id?: PersonId | null, 
/**
 * Where.
 */
place?: string | null, 
/**
 * What was done.
 */
content?: string | null, 
/**
 * 成效.
 */
result?: string | null, 
/**
 * Evidence to add.
 */
evidence?: Array<NewEvidence>, }; result: Outcome<ItemId> };
  "items.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: ItemId, }; result: Outcome<null> };
  "flags.list": { kind: "query"; params: FlagFilter; result: Array<Flag> };
  "evidence.add": { kind: "change"; params: { 
/**
 * To this item …
 */
item_id?: ItemId | null, 
/**
 * … or to this visit …
 */
visit_id?: VisitId | null, 
/**
 * … or to this check.
 */
check_id?: RecordId | null, 
/**
 * What.
 */
evidence: Array<NewEvidence>, }; result: Outcome<Array<RecordId>> };
  "evidence.edit": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, 
/**
 * As printed.
 */
label: string, 
/**
 * How many.
 */
copies: number, }; result: Outcome<null> };
  "evidence.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "evidence.show": { kind: "query"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: string };
  "evidence.save": { kind: "query"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: string | null };
  "evidence.save_all": { kind: "query"; params: { 
/**
 * Which pairs.
 */
pair_ids: Array<PairId>, }; result: SavedEvidence | null };
  "visits.list": { kind: "query"; params: VisitFilter; result: Array<VisitRow> };
  "visits.set": { kind: "change"; params: { 
/**
 * The visit to correct; absent: a new one.
 */
id?: VisitId | null, 
/**
 * Who visited.
 */
mentor_id: PersonId, 
/**
 * When, as typed.
 */
on_day: string, 
/**
 * 谈心谈话, 现场指导 …
 */
method: string, 
/**
 * Where.
 */
place?: string | null, 
/**
 * What was spoken of.
 */
content?: string | null, 
/**
 * What was found.
 */
problem?: string | null, 
/**
 * What comes next.
 */
next_step?: string | null, 
/**
 * For whom it counts.
 */
people: Array<PersonId>, 
/**
 * Evidence to add.
 */
evidence?: Array<NewEvidence>, }; result: Outcome<VisitId> };
  "visits.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: VisitId, }; result: Outcome<null> };
  "dossiers.list": { kind: "query"; params: DossierFilter; result: DossierList };
  "timeline.of_person": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: Timeline };
  "attachments.list": { kind: "query"; params: { 
/**
 * Who.
 */
person_id: PersonId, }; result: Array<AttachmentRow> };
  "attachments.add": { kind: "change"; params: { 
/**
 * Whose.
 */
person_id: PersonId, 
/**
 * What.
 */
attachments: Array<NewAttachment>, }; result: Outcome<Array<AttachmentId>> };
  "attachments.edit": { kind: "change"; params: AttachmentEdit; result: Outcome<null> };
  "attachments.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: AttachmentId, }; result: Outcome<null> };
  "attachments.show": { kind: "query"; params: { 
/**
 * Which.
 */
id: AttachmentId, }; result: string };
  "attachments.save": { kind: "query"; params: { 
/**
 * Which.
 */
id: AttachmentId, }; result: string | null };
  "schools.list": { kind: "query"; params: Record<symbol, never>; result: Array<SchoolRow> };
  "schools.set": { kind: "change"; params: SchoolEdit; result: Outcome<SchoolId> };
  "schools.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: SchoolId, }; result: Outcome<null> };
  "teachers.list": { kind: "query"; params: TeacherFilter; result: Array<TeacherRow> };
  "teachers.set": { kind: "change"; params: TeacherEdit; result: Outcome<TeacherId> };
  "teachers.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: TeacherId, }; result: Outcome<null> };
  "courses.list": { kind: "query"; params: AsOf; result: Array<CourseRow> };
  "courses.set": { kind: "change"; params: CourseEdit; result: Outcome<CourseId> };
  "courses.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: CourseId, }; result: Outcome<null> };
  "requests.list": { kind: "query"; params: RequestFilter; result: RequestList };
  "requests.set": { kind: "change"; params: RequestEdit; result: Outcome<RequestId> };
  "requests.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RequestId, }; result: Outcome<null> };
  "sessions.list": { kind: "query"; params: SessionFilter; result: SessionList };
  "sessions.get": { kind: "query"; params: { 
/**
 * Which.
 */
id: SessionId, }; result: SessionDetail };
  "sessions.set": { kind: "change"; params: SessionEdit; result: Outcome<SessionId> };
  "sessions.copy": { kind: "change"; params: SessionCopy; result: Outcome<SessionId> };
  "sessions.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: SessionId, }; result: Outcome<null> };
  "attendances.suggest": { kind: "query"; params: SuggestRequest; result: Array<Suggested> };
  "attendances.match": { kind: "query"; params: SignInText; result: SignIn };
  "attendances.set": { kind: "change"; params: AttendanceEdits; result: Outcome<AttendancesSaved> };
  "attendances.remove": { kind: "change"; params: { 
/**
 * Which.
 */
ids: Array<AttendanceId>, }; result: Outcome<number> };
  "studies.list": { kind: "query"; params: StudyFilter; result: StudyList };
  "studies.set": { kind: "change"; params: StudyEdit; result: Outcome<Array<StudyId>> };
  "studies.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: StudyId, }; result: Outcome<null> };
  "training.options": { kind: "query"; params: Record<symbol, never>; result: TrainingOptions };
  "training.stats": { kind: "query"; params: TrainingFilter; result: TrainingStats };
  "training.of_person": { kind: "query"; params: RecordRequest; result: TrainingRecord };
  "training.set_minimum": { kind: "query"; params: TrainingMinimum; result: TrainingMinimum };
  "rotation_types.list": { kind: "query"; params: Record<symbol, never>; result: Array<RotationTypeRow> };
  "rotation_types.set": { kind: "change"; params: RotationTypeEdit; result: Outcome<RotationTypeId> };
  "rotation_types.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RotationTypeId, }; result: Outcome<null> };
  "rotation_types.retire": { kind: "change"; params: { 
/**
 * Which.
 */
id: RotationTypeId, 
/**
 * From when, as typed; absent: in use again.
 */
on?: string | null, }; result: Outcome<null> };
  "rotation_types.order": { kind: "change"; params: { 
/**
 * In order; those not named follow.
 */
ids: Array<RotationTypeId>, }; result: Outcome<null> };
  "rotations.list": { kind: "query"; params: RotationFilter; result: RotationList };
  "rotations.get": { kind: "query"; params: { 
/**
 * Which.
 */
id: RotationId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: RotationDetail };
  "rotations.of_person": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: PersonRotations };
  "rotations.preview": { kind: "query"; params: RotationEdit; result: RotationPreview };
  "rotations.set": { kind: "change"; params: RotationEdit; result: Outcome<RotationsSet> };
  "rotations.end": { kind: "change"; params: RotationEnd; result: Outcome<number> };
  "rotations.extend": { kind: "change"; params: RotationExtension; result: Outcome<number> };
  "rotations.appraise": { kind: "change"; params: RotationAppraisal; result: Outcome<number> };
  "rotations.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RotationId, }; result: Outcome<null> };
  "rotations.preview_transfer": { kind: "query"; params: Transfer; result: TransferPreview };
  "rotations.transfer": { kind: "change"; params: Transfer; result: Outcome<Transferred> };
  "tallies.list": { kind: "query"; params: TallyFilter; result: TallyList };
  "tallies.set": { kind: "change"; params: TallyEdit; result: Outcome<RecordId> };
  "tallies.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "tenure.list": { kind: "query"; params: TenureFilter; result: TenureList };
  "terms.list": { kind: "query"; params: Record<symbol, never>; result: Array<Term> };
  "terms.set": { kind: "change"; params: TermEdit; result: Outcome<RecordId> };
  "terms.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "plans.list": { kind: "query"; params: PlanFilter; result: PlanList };
  "plans.of_person": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: Array<PlanView> };
  "plans.set": { kind: "change"; params: PlanEdit; result: Outcome<PlanId> };
  "plans.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: PlanId, }; result: Outcome<null> };
  "plans.preview_apply": { kind: "query"; params: ApplyTemplate; result: ApplyPreview };
  "plans.apply": { kind: "change"; params: ApplyTemplate; result: Outcome<number> };
  "plan_steps.finish": { kind: "change"; params: { 
/**
 * Which.
 */
id: PlanStepId, 
/**
 * When; empty: not done after all.
 */
done_on?: string | null, 
/**
 * What was done.
 */
note?: string | null, }; result: Outcome<null> };
  "plan_templates.list": { kind: "query"; params: Record<symbol, never>; result: Array<PlanTemplateView> };
  "plan_templates.set": { kind: "change"; params: PlanTemplateEdit; result: Outcome<PlanTemplateId> };
  "plan_templates.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: PlanTemplateId, }; result: Outcome<null> };
  "departments.list": { kind: "query"; params: AsOf; result: Array<DepartmentRow> };
  "departments.set": { kind: "change"; params: DepartmentEdit; result: Outcome<DepartmentId> };
  "departments.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: DepartmentId, }; result: Outcome<null> };
  "departments.order": { kind: "change"; params: { 
/**
 * Those not named follow.
 */
ids: Array<DepartmentId>, }; result: Outcome<null> };
  "reviews.list": { kind: "query"; params: AsOf; result: Array<ReviewRoundRow> };
  "reviews.get": { kind: "query"; params: { 
/**
 * Which.
 */
id: ReviewRoundId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: ReviewGrid };
  "reviews.set": { kind: "change"; params: ReviewRoundEdit; result: Outcome<ReviewRoundId> };
  "reviews.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: ReviewRoundId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: Outcome<null> };
  "reviews.of_person": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: Array<PersonReview> };
  "reviews.reveal": { kind: "query"; params: RevealReview; result: Array<RevealedReply> };
  "replies.set": { kind: "change"; params: ReplyEdit; result: Outcome<number> };
  "replies.set_rest": { kind: "change"; params: RestReply; result: Outcome<number> };
  "replies.remove": { kind: "change"; params: { 
/**
 * In which round.
 */
round_id: ReviewRoundId, 
/**
 * From which department.
 */
department_id: DepartmentId, 
/**
 * About whom.
 */
people: Array<PersonId>, }; result: Outcome<number> };
  "replies.check_sheet": { kind: "query"; params: { 
/**
 * The file …
 */
token?: FileToken | null, 
/**
 * … or pasted text …
 */
text?: string | null, 
/**
 * … with its HTML.
 */
html?: string | null, 
/**
 * How it is to be read.
 */
options: ReplySheetOptions, }; result: ReplySheetPlan };
  "replies.import_sheet": { kind: "change"; params: { 
/**
 * The file …
 */
token?: FileToken | null, 
/**
 * … or pasted text …
 */
text?: string | null, 
/**
 * … with its HTML.
 */
html?: string | null, 
/**
 * How it is to be read.
 */
options: ReplySheetOptions, }; result: Outcome<ReplySheetPlan> };
  "matches.candidates": { kind: "query"; params: AsOf; result: Candidates };
  "matches.make": { kind: "query"; params: MatchRequest; result: Matching };
  "matches.why_not": { kind: "query"; params: { 
/**
 * What was asked.
 */
request: MatchRequest, 
/**
 * Who.
 */
person_id: PersonId, 
/**
 * Where.
 */
village_id: VillageId, }; result: string };
  "matches.accept": { kind: "change"; params: AcceptMatches; result: Outcome<number> };
  "matches.results": { kind: "query"; params: MatchResultFilter; result: MatchResults };
  "matches.weights": { kind: "query"; params: Record<symbol, never>; result: MatchWeights };
  "matches.set_weights": { kind: "query"; params: MatchWeights; result: MatchWeights };
  "village_needs.list": { kind: "query"; params: AsOf; result: Array<VillageNeedRow> };
  "village_needs.read": { kind: "query"; params: { 
/**
 * As pasted.
 */
text: string, }; result: Array<VillageNeedRow> };
  "village_needs.set": { kind: "change"; params: { 
/**
 * A row a village.
 */
rows: Array<VillageNeedEdit>, }; result: Outcome<number> };
  "specialties.list": { kind: "query"; params: Record<symbol, never>; result: Array<Specialty> };
  "specialties.set": { kind: "change"; params: SpecialtyEdit; result: Outcome<RecordId> };
  "specialties.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "secretaries.list": { kind: "query"; params: SecretaryFilter; result: SecretaryList };
  "secretaries.set_type": { kind: "change"; params: TypedSecretaryEdit; result: Outcome<number> };
  "secretaries.remove_type": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "secretary_types.list": { kind: "query"; params: Record<symbol, never>; result: Array<SecretaryTypeRow> };
  "secretary_types.set": { kind: "change"; params: SecretaryTypeEdit; result: Outcome<SecretaryTypeId> };
  "secretary_types.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: SecretaryTypeId, }; result: Outcome<null> };
  "indicator_lists.list": { kind: "query"; params: Record<symbol, never>; result: Array<IndicatorListView> };
  "indicator_lists.set": { kind: "change"; params: IndicatorListEdit; result: Outcome<IndicatorListId> };
  "indicator_lists.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: IndicatorListId, }; result: Outcome<null> };
  "indicator_lists.retire": { kind: "change"; params: { 
/**
 * Which.
 */
id: IndicatorListId, 
/**
 * From when, as typed; absent: in use again.
 */
on?: string | null, }; result: Outcome<null> };
  "assessments.sheet": { kind: "query"; params: SheetRequest; result: AssessmentSheet };
  "assessments.set": { kind: "change"; params: AssessmentEdits; result: Outcome<AssessmentsSaved> };
  "assessments.ranking": { kind: "query"; params: RankingRequest; result: Ranking };
  "assessments.year": { kind: "query"; params: YearRequest; result: YearRollUp };
  "assessments.of_person": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: Array<PersonAssessments> };
  "year_grades.set": { kind: "change"; params: GradeEdits; result: Outcome<number> };
  "outcome_types.list": { kind: "query"; params: Record<symbol, never>; result: Array<OutcomeTypeRow> };
  "outcome_types.set": { kind: "change"; params: OutcomeTypeEdit; result: Outcome<OutcomeTypeId> };
  "outcome_types.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: OutcomeTypeId, }; result: Outcome<null> };
  "outcome_types.retire": { kind: "change"; params: { 
/**
 * Which.
 */
id: OutcomeTypeId, 
/**
 * From when, as typed; absent: in use again.
 */
on?: string | null, }; result: Outcome<null> };
  "outcomes.list": { kind: "query"; params: OutcomeFilter; result: OutcomeList };
  "outcomes.of_person": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: Array<OutcomeRow> };
  "outcomes.preview": { kind: "query"; params: OutcomeEdit; result: OutcomePreview };
  "outcomes.set": { kind: "change"; params: OutcomeEdit; result: Outcome<Array<OutcomeId>> };
  "outcomes.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: OutcomeId, }; result: Outcome<null> };
  "workbench.get": { kind: "query"; params: { 
/**
 * The day; today if not given.
 */
as_of?: string | null, 
/**
 * At most so many of what is late; all if not given.
 */
overdue?: number | null, }; result: Workbench };
  "workbench.set_minimum": { kind: "query"; params: Minimum; result: Minimum };
  "history.list": { kind: "query"; params: { 
/**
 * Actions before this one; absent: the newest.
 */
before?: number | null, 
/**
 * Most entries; 50 when absent.
 */
limit?: number | null, }; result: Array<HistoryEntry> };
  "history.get": { kind: "query"; params: { 
/**
 * Its number.
 */
id: number, }; result: HistoryDetail };
  "history.undo": { kind: "change"; params: { 
/**
 * The action's number; absent: the newest one in force.
 */
op?: number | null, }; result: Outcome<string> };
  "history.redo": { kind: "change"; params: Record<symbol, never>; result: Outcome<string> };
  "files.pick": { kind: "query"; params: { 
/**
 * What for.
 */
purpose: PickFor, 
/**
 * One or several.
 */
multiple?: boolean, }; result: Array<PickedFile> };
  "files.paste": { kind: "query"; params: { 
/**
 * What it is called.
 */
name: string, 
/**
 * Its bytes, as Base64.
 */
data: string, }; result: PickedFile };
  "files.save_as": { kind: "query"; params: { 
/**
 * The name it is offered.
 */
name: string, 
/**
 * What for.
 */
purpose: PickFor, }; result: FileToken | null };
  "files.open": { kind: "query"; params: { 
/**
 * Which.
 */
token: FileToken, }; result: null };
  "prospects.list": { kind: "query"; params: ProspectFilter; result: ProspectList };
  "prospects.set": { kind: "change"; params: ProspectEdit; result: Outcome<ProspectId> };
  "prospects.end": { kind: "change"; params: ProspectEnd; result: Outcome<number> };
  "prospects.enter": { kind: "change"; params: ProspectEntry; result: Outcome<Array<ReserveId>> };
  "prospects.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: ProspectId, }; result: Outcome<null> };
  "prospects.set_contact_days": { kind: "query"; params: { 
/**
 * Days.
 */
days: number, }; result: null };
  "contacts.set": { kind: "change"; params: ContactEdit; result: Outcome<RecordId> };
  "contacts.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "selection.of_person": { kind: "query"; params: { 
/**
 * Who.
 */
id: PersonId, 
/**
 * The day; today when absent.
 */
as_of?: string | null, }; result: PersonSelection };
  "selection_runs.list": { kind: "query"; params: RunFilter; result: RunList };
  "selection_runs.end": { kind: "change"; params: RunEnd; result: Outcome<number> };
  "selection_runs.enter": { kind: "change"; params: RunEntry; result: Outcome<Array<ReserveId>> };
  "selection_runs.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: SelectionRunId, }; result: Outcome<null> };
  "selection_steps.set": { kind: "change"; params: SelectionStepEdit; result: Outcome<number> };
  "selection_steps.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "condition_lists.list": { kind: "query"; params: Record<symbol, never>; result: Array<ConditionListView> };
  "condition_lists.presets": { kind: "query"; params: Record<symbol, never>; result: Array<ConditionPreset> };
  "condition_lists.add": { kind: "change"; params: { 
/**
 * Which.
 */
id: ConditionListId, }; result: Outcome<ConditionListId> };
  "condition_lists.set": { kind: "change"; params: ConditionListEdit; result: Outcome<ConditionListId> };
  "condition_lists.adopt": { kind: "change"; params: { 
/**
 * Which.
 */
id: ConditionListId, }; result: Outcome<null> };
  "condition_lists.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: ConditionListId, }; result: Outcome<null> };
  "standings.list": { kind: "query"; params: StandingFilter; result: StandingList };
  "checks.set": { kind: "change"; params: { 
/**
 * Whom.
 */
people: Array<PersonId>, 
/**
 * When, as typed.
 */
on_day: string, 
/**
 * Person or office, in words.
 */
checked_by?: string | null, 
/**
 * Number of the paper that says so.
 */
document?: string | null, 
/**
 * The last day on which it holds, as typed; empty: for good.
 */
valid_to?: string | null, 
/**
 * What was found; another finding of the same condition and day is replaced.
 */
found: Array<CheckedCondition>, }; result: Outcome<number> };
  "checks.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "exemptions.set": { kind: "change"; params: ExemptionEdit; result: Outcome<RecordId> };
  "exemptions.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "gates.list": { kind: "query"; params: { 
/**
 * Who.
 */
people: Array<PersonId>, 
/**
 * From which day; today when absent.
 */
on?: string | null, }; result: Array<Gate> };
  "overrides.set": { kind: "change"; params: OverrideEdit; result: Outcome<RecordId> };
  "overrides.remove": { kind: "change"; params: { 
/**
 * Which.
 */
id: RecordId, }; result: Outcome<null> };
  "yearly_updates.list": { kind: "query"; params: { 
/**
 * Which.
 */
year: number, }; result: YearlyUpdates };
  "yearly_updates.get": { kind: "query"; params: { 
/**
 * Which village.
 */
village_id: VillageId, 
/**
 * Which year.
 */
year: number, 
/**
 * Who is in the pool on which day, where it is not done yet; today when absent.
 */
as_of?: string | null, }; result: YearlySheet };
  "yearly_updates.set": { kind: "change"; params: YearlyUpdateEdit; result: Outcome<number> };
  "import.open": { kind: "query"; params: { 
/**
 * In their order: later ones know better.
 */
files: Array<FileToken>, 
/**
 * The day of sheets that name none; today when absent.
 */
as_of?: string | null, }; result: ImportDraft };
  "import.paste": { kind: "query"; params: { 
/**
 * The clipboard's HTML.
 */
html?: string | null, 
/**
 * Its text.
 */
text: string, }; result: ImportDraft };
  "import.get": { kind: "query"; params: Record<symbol, never>; result: ImportDraft | null };
  "import.fields": { kind: "query"; params: Record<symbol, never>; result: Array<TargetChoice> };
  "import.set_sheet": { kind: "query"; params: { 
/**
 * Its number.
 */
sheet: number, 
/**
 * Whether it takes part.
 */
ticked?: boolean | null, 
/**
 * The village of its people where their rows name none; empty: as the sheet says.
 */
village?: string | null, 
/**
 * The day for which it speaks, `2025-11-30`; empty: as the sheet says.
 */
day?: string | null, }; result: ImportDraft };
  "import.set_column": { kind: "query"; params: { 
/**
 * Number of the sheet.
 */
sheet: number, 
/**
 * Number of the column.
 */
column: number, 
/**
 * Id of the field; absent: not taken.
 */
field?: string | null, }; result: ImportDraft };
  "import.check": { kind: "query"; params: Record<symbol, never>; result: ImportCheck };
  "import.answer": { kind: "query"; params: { 
/**
 * Of which question.
 */
key: string, 
/**
 * One of its choices; empty takes it back.
 */
answer: string, 
/**
 * Whether an answer holds from now on; it does when absent. A move, a new name or a row that is left
 * out never does.
 */
remember?: boolean | null, }; result: ImportCheck };
  "import.edit_cell": { kind: "query"; params: { 
/**
 * The file's name.
 */
file: string, 
/**
 * The sheet's name.
 */
sheet: string, 
/**
 * Which table of the sheet, from 0.
 */
table: number, 
/**
 * Row as in the spreadsheet, from 1.
 */
row: number, 
/**
 * The field of its column.
 */
field: string, 
/**
 * What it should say.
 */
text: string, }; result: ImportCheck };
  "import.add_villages": { kind: "query"; params: { 
/**
 * Their names; absent: all.
 */
names?: Array<string> | null, }; result: ImportCheck };
  "import.apply": { kind: "change"; params: Record<symbol, never>; result: Outcome<ImportResult> };
  "import.discard": { kind: "query"; params: Record<symbol, never>; result: null };
  "import.save_rejects": { kind: "query"; params: Record<symbol, never>; result: string | null };
  "imports.list": { kind: "query"; params: Record<symbol, never>; result: Array<ImportLogEntry> };
  "imports.get": { kind: "query"; params: { 
/**
 * Its number.
 */
id: number, }; result: ImportLog };
  "rosters.options": { kind: "query"; params: Record<symbol, never>; result: RosterOptions };
  "rosters.preview": { kind: "query"; params: RosterRequest; result: RosterPreview };
  "rosters.page": { kind: "query"; params: { 
/**
 * Of which preview.
 */
preview: number, 
/**
 * From 0.
 */
page: number, 
/**
 * Pixels.
 */
width: number, }; result: string };
  "rosters.save": { kind: "query"; params: { 
/**
 * What.
 */
request: RosterRequest, 
/**
 * As what.
 */
format: Format, }; result: Saved | null };
  "rosters.print": { kind: "query"; params: { 
/**
 * What.
 */
request: RosterRequest, 
/**
 * On which printer; absent: the usual one, or the system's viewer.
 */
printer?: string | null, }; result: Printed };
  "layouts.save": { kind: "query"; params: Layout; result: Array<Layout> };
  "layouts.remove": { kind: "query"; params: { 
/**
 * Its name.
 */
name: string, }; result: Array<Layout> };
  "papers.preview": { kind: "query"; params: PaperRequest; result: PaperPreview };
  "papers.page": { kind: "query"; params: { 
/**
 * Of which preview.
 */
preview: number, 
/**
 * From 0.
 */
page: number, 
/**
 * Pixels.
 */
width: number, }; result: string };
  "papers.save": { kind: "query"; params: { 
/**
 * Which.
 */
request: PaperRequest, 
/**
 * As what.
 */
format: Format, }; result: Saved | null };
  "papers.print": { kind: "query"; params: { 
/**
 * Which.
 */
request: PaperRequest, 
/**
 * On which printer; absent: the usual one, or the system's viewer.
 */
printer?: string | null, }; result: Printed };
  "backups.list": { kind: "query"; params: Record<symbol, never>; result: Array<Backup> };
  "backups.add": { kind: "query"; params: { 
/**
 * A place chosen with `files.save_as`; absent: beside the register.
 */
to?: FileToken | null, }; result: Backup };
  "backups.check": { kind: "query"; params: { 
/**
 * Name of an automatic one.
 */
name?: string | null, 
/**
 * A chosen file.
 */
token?: FileToken | null, }; result: Held };
  "backups.restore": { kind: "change"; params: { 
/**
 * Name of an automatic one.
 */
name?: string | null, 
/**
 * A chosen file.
 */
token?: FileToken | null, }; result: Outcome<RegisterInfo> };
  "settings.get": { kind: "query"; params: { 
/**
 * Its name.
 */
key: string, }; result: string | null };
  "settings.set": { kind: "query"; params: { 
/**
 * Its name.
 */
key: string, 
/**
 * What was chosen.
 */
value: string, }; result: null };
}
