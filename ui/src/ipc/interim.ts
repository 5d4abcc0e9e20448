/**
 * Types of commands that are agreed on and not in `bindings.ts` yet, merged into it. Whoever lands
 * the generated ones deletes them here; an empty file is deleted.
 */
export {};
type Opt<T> = T | null;
type Id = string;
type Nothing = Record<symbol, never>;

declare module './bindings' {

  // Records
  export type Scheme = {
    id: SchemeId; township_id: Opt<Id>; name: string; checklist: string; mentees: Mentees; everyone: boolean;
    mentees_per_mentor: Opt<number>; months: Opt<number>; reports: boolean; position: number; retired_on: Opt<string>;
  };
  export type PoolMentor = {
    id: RecordId; township_id: Id; scheme_id: SchemeId; person_id: PersonId; specialty: Opt<string>;
    mentees: Opt<number>; from_on: string; until_on: Opt<string>;
  };
  export type NamedMentor = {
    id: RecordId; township_id: Id; seat_id: SeatId; person_id: PersonId; mentor_id: PersonId; from_on: string;
    until_on: Opt<string>; reason: Opt<string>; document: Opt<string>;
  };
  export type Appraisal = {
    id: RecordId; township_id: Id; scheme_id: SchemeId; person_id: PersonId; year: number; grade: string;
    recommended: boolean; remark: Opt<string>;
  };

  // Schemes and pairs

  // Paper
  export type PaperKind =
    | 'pairs' | 'commitment' | 'items' | 'visits' | 'adjustments' | 'load' | 'coverage' | 'workbench' | 'proposal';
  export type PaperRequest = {
    paper: PaperKind; scheme?: Opt<SchemeId>; as_of?: Opt<Day>; from?: Opt<Day>; to?: Opt<Day>;
    villages?: Opt<VillageId[]>; pairs?: Opt<PairId[]>; people?: Opt<PersonId[]>; visit?: Opt<VisitId>;
    one_file: boolean;
  };

  // Coverage, loads, duties, schemes, proposals
  export type ReportState = 'submitted' | 'returned';

  interface Commands {
    'items.get': {
      kind: 'query';
      params: { pair_id: PairId; step_id: StepId; quarter?: Opt<string>; as_of?: Opt<Day> };
      result: ItemDetail;
    };
    'items.set': {
      kind: 'change';
      params: {
        pair_id: PairId; step_id: StepId; quarter?: Opt<string>; done_on: string; mentor_id?: Opt<PersonId>;
        place?: Opt<string>; content?: Opt<string>; result?: Opt<string>; evidence?: Opt<NewEvidence[]>;
      };
      result: Outcome<ItemId>;
    };
    'items.remove': { kind: 'change'; params: { id: ItemId }; result: Outcome<null> };
    'evidence.add': {
      kind: 'change';
      params: { item_id?: Opt<ItemId>; visit_id?: Opt<VisitId>; evidence: NewEvidence[] };
      result: Outcome<RecordId[]>;
    };
    'evidence.remove': { kind: 'change'; params: { id: RecordId }; result: Outcome<null> };
    'evidence.show': { kind: 'query'; params: { id: RecordId }; result: string };
    'evidence.save': { kind: 'query'; params: { id: RecordId }; result: Opt<string> };
    'flags.list': { kind: 'query'; params: { scheme?: Opt<SchemeId>; as_of?: Opt<Day> }; result: Flag[] };
    'visits.list': {
      kind: 'query';
      params: {
        person_id?: Opt<PersonId>; mentor_id?: Opt<PersonId>; from?: Opt<Day>; until?: Opt<Day>; text?: Opt<string>;
      };
      result: VisitRow[];
    };
    'visits.set': {
      kind: 'change';
      params: {
        id?: Opt<VisitId>; mentor_id: PersonId; on_day: string; method: string; place?: Opt<string>;
        content?: Opt<string>; problem?: Opt<string>; next_step?: Opt<string>; people: PersonId[];
        evidence?: Opt<NewEvidence[]>;
      };
      result: Outcome<VisitId>;
    };
    'visits.remove': { kind: 'change'; params: { id: VisitId }; result: Outcome<null> };
    'mentors.reconcile_preview': { kind: 'query'; params: AsOf; result: Reconciliation };
    'mentors.reconcile': {
      kind: 'change';
      params: { from_on: string; answers: { [key in string]: number | 'skip' }; document?: string | null };
      result: Outcome<{ duties: number; posts: number; people: number }>;
    };
    'schemes.list': { kind: 'query'; params: AsOf; result: SchemeView[] };
    'schemes.set': { kind: 'change'; params: SchemeEdit; result: Outcome<SchemeId> };
    'schemes.copy': { kind: 'change'; params: { id: SchemeId; name: string }; result: Outcome<SchemeId> };
    'schemes.remove': { kind: 'change'; params: { id: SchemeId }; result: Outcome<null> };
    'schemes.retire': { kind: 'change'; params: { id: SchemeId; on: string | null }; result: Outcome<null> };
    'schemes.order': { kind: 'change'; params: { ids: SchemeId[] }; result: Outcome<null> };
    'mentors.reconcile_preview': { kind: 'query'; params: AsOf; result: Reconciliation };
    'mentors.reconcile': {
      kind: 'change';
      params: { from_on: string; answers: { [key in string]: number | 'skip' }; document?: string | null };
      result: Outcome<{ duties: number; posts: number; people: number }>;
    'kinships.list': { kind: 'query'; params: { person_id: PersonId }; result: KinRow[] };
    'kinships.set': {
      kind: 'change';
      params: { person_id: PersonId; relative_id: PersonId; relation: string };
      result: Outcome<RecordId>;
    };
    'kinships.remove': { kind: 'change'; params: { id: RecordId }; result: Outcome<null> };
    'neighbours.list': { kind: 'query'; params: Nothing; result: NeighbourRow[] };
    'neighbours.set': {
      kind: 'change';
      params: { village_id: VillageId; neighbours: VillageId[] };
      result: Outcome<null>;
    };
    'schemes.mentors': { kind: 'query'; params: { scheme: SchemeId; as_of?: string | null }; result: PoolMentorRow[] };
    'schemes.set_mentor': {
      kind: 'change';
      params: {
        id?: RecordId | null; scheme_id: SchemeId; person_id?: PersonId | null; name?: string | null; post?: string | null;
        specialty?: string | null; mentees?: number | null; from_on: string; until_on?: string | null;
      };
      result: Outcome<RecordId>;
    };
    'schemes.remove_mentor': { kind: 'change'; params: { id: RecordId }; result: Outcome<null> };
    'appraisals.list': { kind: 'query'; params: { scheme?: SchemeId | null; year: number }; result: AppraisalList };
    'appraisals.set': {
      kind: 'change';
      params: {
        scheme_id: SchemeId; person_ids: PersonId[]; year: number; grade: string | null; recommended: boolean; remark?: string | null;
      };
      result: Outcome<number>;
    };
    'quarter_reports.list': { kind: 'query'; params: { scheme?: SchemeId | null; quarter: string }; result: QuarterReports };
    'quarter_reports.set': {
      kind: 'change';
      params: {
        scheme_id: SchemeId; pair_id?: PairId | null; team?: string | null; quarter: string; state: QuarterReportState; on: string;
        reason?: string | null; summary?: string | null;
      };
      result: Outcome<null>;
    };
    'evidence.edit': { kind: 'change'; params: { id: RecordId; label: string; copies: number }; result: Outcome<null> };
    'evidence.save_all': { kind: 'query'; params: { pair_ids: PairId[] }; result: { files: number; where: string } };
    'workbench.get': { kind: 'query'; params: { as_of?: Opt<Day> }; result: Workbench };
    'workbench.minimum': { kind: 'query'; params: Nothing; result: Minimum };
    'workbench.set_minimum': { kind: 'query'; params: Minimum; result: Minimum };
    'papers.preview': { kind: 'query'; params: PaperRequest; result: PaperPreview };
    'papers.page': { kind: 'query'; params: { preview: number; page: number; width: number }; result: string };
    'papers.save': { kind: 'query'; params: { request: PaperRequest; format: Format }; result: Opt<Saved> };
    'papers.print': { kind: 'query'; params: { request: PaperRequest; printer?: Opt<string> }; result: Printed };
  }
  export type PaperPreview = {
    preview: number; pages: number; labels: string[]; undrawable: Undrawable[]; rows: number;
  };
}
