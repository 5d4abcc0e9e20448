/**
 * Types of commands that are agreed on and not in `bindings.ts` yet, merged into it. Whoever lands
 * the generated ones deletes them here; an empty file is deleted.
 */
export {};
type Opt<T> = T | null;
type Id = string;

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
    'papers.preview': { kind: 'query'; params: PaperRequest; result: PaperPreview };
    'papers.page': { kind: 'query'; params: { preview: number; page: number; width: number }; result: string };
    'papers.save': { kind: 'query'; params: { request: PaperRequest; format: Format }; result: Opt<Saved> };
    'papers.print': { kind: 'query'; params: { request: PaperRequest; printer?: Opt<string> }; result: Printed };
  }
  export type PaperPreview = {
    preview: number; pages: number; labels: string[]; undrawable: Undrawable[]; rows: number;
  };
}
