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


  // Coverage, loads, duties, schemes, proposals
  export type ReportState = 'submitted' | 'returned';

  interface Commands {
  }
}
