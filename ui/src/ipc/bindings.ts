// The command table: names, parameters and results of every command. Generated; do not edit.
export type Day = string;
export type PartialDate = string;
export type FileToken = string;
export type TownshipId = string;
export type VillageId = string;
export type PersonId = string;
export type ReserveId = string;
export type PostId = string;
export type DutyId = string;
export type RecordId = string;

export type Kind = 'townships' | 'villages' | 'people' | 'reserves' | 'posts' | 'duties';
export type Outcome<T> = { value: T; changes: Kind[]; op: number | null };
export type FieldProblem = { field: string; code: string; message: string };
export type WireError = {
  family: 'invalid' | 'refused' | 'fault';
  code: string;
  message: string;
  hint: string;
  fields: FieldProblem[];
  detail: string;
};
export type Progress = { done: number; total: number; label: string; task: number };

export type Township = { id: TownshipId; name: string; position: number };
export type RegisterInfo = {
  owner: 'township' | 'county';
  name: string;
  sample: boolean;
  as_of: Day;
  townships: Township[];
  villages: number;
  in_pool: number;
  undo: string | null;
  redo: string | null;
  last_backup_at: string | null;
};
export type VillageDraft = {
  name: string;
  code?: string | null;
  aliases?: string[];
  kind?: string | null;
  township?: string | null;
};
export type VillageStatus = {
  id: RecordId;
  township_id: TownshipId;
  village_id: VillageId;
  status: string;
  from_on: PartialDate;
  until_on: PartialDate | null;
  document: string | null;
};
export type VillageRow = {
  id: VillageId;
  township_id: TownshipId;
  township: string;
  name: string;
  code: string | null;
  kind: string | null;
  aliases: string[];
  position: number;
  reserves: number;
  statuses: VillageStatus[];
};
export type NationalTownship = { code: string; name: string; county: string; city: string; province: string };

export type SortBy = 'own' | 'strokes' | 'pinyin' | 'sex' | 'birth' | 'entered_on' | 'education';
export type Sort = { by: SortBy; descending: boolean };
export type ReserveFilter = {
  as_of: Day | null;
  villages: VillageId[];
  state: 'in_pool' | 'left' | 'all';
  text: string | null;
  sex: string | null;
  political: string[];
  education_at_least: string | null;
  age_min: number | null;
  age_max: number | null;
  sources: string[];
  missing: boolean;
  sort: Sort;
};
export type Mentor = { seat: string; name: string; post: string | null };
export type ReserveRow = {
  person_id: PersonId;
  reserve_id: ReserveId;
  village_id: VillageId;
  village: string;
  township: string;
  name: string;
  sex: string | null;
  ethnicity: string | null;
  birth: PartialDate | null;
  age: number | null;
  education: string | null;
  school_major: string | null;
  political_status: string | null;
  party_joined: PartialDate | null;
  occupation: string | null;
  sources: string[];
  target_post: string | null;
  readiness: string | null;
  phone: string | null;
  id_number: string | null;
  entered_on: PartialDate;
  left_on: PartialDate | null;
  left_reason: string | null;
  state: 'in_pool' | 'left';
  position: number;
  missing: Field[];
  stated_mentors: Mentor[];
  remark: string | null;
};
export type ReserveList = {
  as_of: Day;
  rows: ReserveRow[];
  count: number;
  in_pool: number;
  uncounted: PersonId[];
  definition: string;
};
export type PersonHit = {
  id: PersonId;
  name: string;
  village: string | null;
  birth: PartialDate | null;
  state: 'in_pool' | 'left' | 'none';
  phone: string | null;
};
export type Field =
  | 'name'
  | 'sex'
  | 'ethnicity'
  | 'birth'
  | 'id_number'
  | 'native_place'
  | 'birthplace'
  | 'address'
  | 'phone'
  | 'other_phones'
  | 'health'
  | 'education'
  | 'school_major'
  | 'full_time_education'
  | 'full_time_school'
  | 'in_service_education'
  | 'in_service_school'
  | 'degree'
  | 'political_status'
  | 'party_joined'
  | 'party_confirmed'
  | 'work_started'
  | 'occupation'
  | 'sources'
  | 'target_post'
  | 'readiness'
  | 'skills'
  | 'title'
  | 'resume'
  | 'awards'
  | 'family'
  | 'remark';
export type PersonInput = { [K in Field]?: string };
export type Spell = {
  id: ReserveId;
  village_id: VillageId;
  village: string;
  entered_on: PartialDate;
  left_on: PartialDate | null;
  left_reason: string | null;
  destination: string | null;
  document: string | null;
  remark: string | null;
  stated_mentors: Mentor[];
};
export type PostRow = {
  id: PostId;
  township_id: TownshipId;
  person_id: PersonId;
  title: string;
  village_id: VillageId | null;
  village: string | null;
  unit: string | null;
  from_on: PartialDate;
  until_on: PartialDate | null;
  document: string | null;
  term: string | null;
};
export type DutyRole = '包村领导' | '包村干部' | '驻村第一书记';
export type DutyRow = {
  id: DutyId;
  township_id: TownshipId;
  person_id: PersonId;
  village_id: VillageId;
  village: string;
  role: DutyRole;
  from_on: PartialDate;
  until_on: PartialDate | null;
  document: string | null;
};
export type Fact = {
  id: RecordId;
  township_id: TownshipId;
  person_id: PersonId;
  field: Field;
  value: string;
  from_on: PartialDate | null;
  until_on: PartialDate | null;
  seen_on: PartialDate | null;
};
export type HistoryEntry = {
  id: number;
  kind: string;
  label: string;
  detail: string;
  actor: string;
  at: string;
  undone: boolean;
  undo_of: number | null;
  can_undo: boolean;
};
export type FieldChange = { what: string; field: string; before: string | null; after: string | null };
export type HistoryDetail = { entry: HistoryEntry; rows: FieldChange[]; records: number };
export type ReserveDraft = {
  village_id: VillageId | null;
  entered_on: string;
  left_on: string | null;
  left_reason: string | null;
  destination: string | null;
  document: string | null;
  remark: string | null;
  stated_mentors: Mentor[] | null;
};
export type PersonDetail = {
  id: PersonId;
  fields: { [K in Field]?: string };
  age: number | null;
  photo: string | null;
  spells: Spell[];
  posts: PostRow[];
  duties: DutyRow[];
  facts: Fact[];
  history: HistoryEntry[];
  missing: Field[];
};
export type RevealField = 'id_number' | 'phone' | 'both';
export type Revealed = { id_number: string | null; phone: string | null; other_phones: string | null };
export type GridRow = {
  person_id?: PersonId | null;
  village: string;
  entered_on?: string | null;
  fields: PersonInput;
};
export type Codes = {
  sexes: string[];
  ethnic_groups: string[];
  educations: string[];
  degrees: string[];
  political_statuses: string[];
  sources: string[];
  target_posts: string[];
  readiness: string[];
  leave_reasons: string[];
  health: string[];
  village_kinds: string[];
  village_statuses: string[];
  titles: string[];
};

export type PickFor = 'import' | 'photo' | 'villages' | 'backup' | 'document';
export type PickedFile = { token: FileToken; name: string; size: number };
export type DraftColumn = {
  index: number;
  letter: string;
  header: string;
  samples: string[];
  field: string | null;
  guessed: boolean;
};
export type DraftSheet = {
  index: number;
  file: string;
  sheet: string;
  hidden: boolean;
  ticked: boolean;
  day: Day | null;
  day_from: 'title' | 'file' | 'asked';
  village: string | null;
  header_rows: number[];
  rows: number;
  recognised: boolean;
  columns: DraftColumn[];
};
export type ImportDraft = {
  files: { name: string; size: number; error: string | null }[];
  sheets: DraftSheet[];
};
export type RowProblem = {
  field: string | null;
  column: string;
  code: string;
  severity: 'asks' | 'skips' | 'warns';
  message: string;
  raw: string;
  question: number | null;
};
export type ImportProblem = {
  file: string;
  sheet: string;
  row: number;
  column: string;
  column_letter: string;
  field: string | null;
  code: string;
  severity: 'asks' | 'skips' | 'warns';
  message: string;
  raw: string;
};
export type CheckCell = { field: string; label: string; text: string; old: string | null; problem: number | null };
export type CheckRow = {
  file: string;
  sheet: string;
  row: number;
  outcome: 'added' | 'updated' | 'unchanged' | 'skipped' | 'asked';
  person: string | null;
  village: string | null;
  cells: CheckCell[];
  problems: RowProblem[];
};
export type Question = {
  number: number;
  key: string;
  kind: string;
  text: string;
  choices: { value: string; label: string }[];
  free: boolean;
  answer: string | null;
  rows: number;
  compare: { label: string; theirs: string; ours: string }[];
};
export type ImportCheck = {
  files: number;
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  skipped: number;
  asked: number;
  warned: number;
  to_write: number;
  rows: CheckRow[];
  notes: ImportProblem[];
  questions: Question[];
  answered: number;
};
export type ImportResult = {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  skipped: number;
  asked: number;
  rejects: number;
  op: number | null;
};
export type ImportLogEntry = {
  id: number;
  at: string;
  files: string[];
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  skipped: number;
  asked: number;
  undone: boolean;
  op: number | null;
};
export type ImportLog = { entry: ImportLogEntry; problems: (RowProblem & { file: string; sheet: string; row: number })[] };

export type RosterColumnChoice = { key: string; width_mm: number | null; label: string | null };
export type RosterColumn = { key: string; label: string; width_mm: number; default: boolean };
export type Paper = 'a4_landscape' | 'a3_landscape';
export type Layout = { name: string; columns: RosterColumnChoice[]; paper: Paper | null };
export type RosterRequest = {
  /** Only these people; null: everybody of the villages. */
  people: PersonId[] | null;
  villages: VillageId[];
  as_of: Day | null;
  columns: RosterColumnChoice[];
  sort: 'own' | 'strokes' | 'pinyin';
  paper: Paper | null;
  one_file: boolean;
  new_page_per_village: boolean;
  numbering: 'per_village' | 'running';
  attachment: string | null;
  spread_names: boolean;
  full_ids: boolean;
  title: string | null;
  unit_line: string | null;
};
export type RosterOptions = { columns: RosterColumn[]; layouts: Layout[]; last: RosterRequest; printers: string[] };
export type RosterPreview = {
  pages: number;
  people: number;
  villages: number;
  labels: string[];
  undrawable: { character: string; person: string }[];
  preview: number;
  empty: string[];
};
export type Backup = { name: string; at: string; reason: string; size: number; people: number };

type Empty = Record<string, never>;
type Command<P, R> = { params: P; result: R };
type Change<P, R> = { params: P; result: Outcome<R> };

export interface Commands {
  'register.get': Command<Empty, RegisterInfo | null>;
  'register.new': Change<{ owner: 'township' | 'county'; name: string; villages: VillageDraft[] }, RegisterInfo>;
  'register.sample': Change<Empty, RegisterInfo>;
  'register.clear_sample': Change<Empty, RegisterInfo | null>;
  'townships.add': Change<{ name: string }, TownshipId>;
  'townships.edit': Change<{ id: TownshipId; name: string }, null>;
  'villages.list': Command<{ as_of: Day | null }, VillageRow[]>;
  'villages.add': Change<{ township_id: TownshipId | null; villages: VillageDraft[] }, number>;
  'villages.read': Command<{ token: FileToken }, VillageDraft[]>;
  'villages.parse': Command<{ text: string }, VillageDraft[]>;
  'villages.edit': Change<
    { id: VillageId; name: string; code: string | null; kind: string | null; aliases: string[] },
    null
  >;
  'villages.order': Change<{ ids: VillageId[] }, null>;
  'villages.remove': Change<{ id: VillageId }, null>;
  'villages.set_status': Change<
    {
      id: RecordId | null;
      village_id: VillageId;
      status: string;
      from_on: string;
      until_on: string | null;
      document: string | null;
    },
    RecordId
  >;
  'villages.remove_status': Change<{ id: RecordId }, null>;
  'national.townships': Command<{ text: string }, NationalTownship[]>;
  'national.villages': Command<{ code: string }, { code: string; name: string }[]>;
  'reserves.list': Command<ReserveFilter, ReserveList>;
  'people.find': Command<{ text: string; limit: number | null }, PersonHit[]>;
  'people.get': Command<{ id: PersonId; as_of: Day | null }, PersonDetail>;
  'people.reveal': Command<{ id: PersonId; field: RevealField }, Revealed>;
  'people.photo': Command<{ hash: string }, string>;
  'people.add': Change<
    { fields: PersonInput; reserve: ReserveDraft | null },
    PersonId
  >;
  'people.edit': Change<{ id: PersonId; fields: PersonInput; as_of: Day | null }, null>;
  'people.change': Change<{ id: PersonId; on: Day; document: string | null; fields: PersonInput }, null>;
  'people.edit_many': Change<{ ids: PersonId[]; field: Field; value: string; on: Day | null }, number>;
  'people.enter_grid': Change<{ rows: GridRow[]; as_of: Day | null }, { added: number; updated: number }>;
  'people.check_row': Command<{ row: GridRow }, FieldProblem[]>;
  'people.remove': Change<{ id: PersonId }, null>;
  'people.set_photo': Change<{ id: PersonId; token: FileToken | null }, string | null>;
  'reserves.enter': Change<
    { person_id: PersonId; village_id: VillageId; entered_on: string; document: string | null; remark: string | null },
    ReserveId
  >;
  'reserves.leave': Change<
    { ids: ReserveId[]; left_on: string; reason: string; destination: string | null },
    number
  >;
  'reserves.move': Change<{ id: ReserveId; village_id: VillageId; on: Day; document: string | null }, ReserveId>;
  'reserves.edit': Change<
    {
      id: ReserveId;
      entered_on: string;
      left_on: string | null;
      left_reason: string | null;
      destination: string | null;
      document: string | null;
      remark: string | null;
      stated_mentors: Mentor[] | null;
    },
    null
  >;
  'reserves.order': Change<{ village_id: VillageId; ids: ReserveId[] }, null>;
  'posts.set': Change<
    {
      id: PostId | null;
      person_id: PersonId;
      title: string;
      village_id: VillageId | null;
      unit: string | null;
      from_on: string;
      until_on: string | null;
      document: string | null;
      term: string | null;
    },
    PostId
  >;
  'posts.remove': Change<{ id: PostId }, null>;
  'duties.set': Change<
    {
      id: DutyId | null;
      person_id: PersonId;
      village_ids: VillageId[];
      role: DutyRole;
      from_on: string;
      until_on: string | null;
      document: string | null;
    },
    null
  >;
  'duties.remove': Change<{ id: DutyId }, null>;
  'codes.list': Command<Empty, Codes>;
  'history.list': Command<{ before: number | null; limit: number | null }, HistoryEntry[]>;
  'history.get': Command<{ id: number }, HistoryDetail>;
  'history.undo': Change<{ op: number | null }, string>;
  'history.redo': Change<Empty, string>;
  'files.pick': Command<{ purpose: PickFor; multiple: boolean }, PickedFile[]>;
  'files.save_as': Command<{ name: string; purpose: PickFor }, FileToken | null>;
  'files.open': Command<{ token: FileToken }, null>;
  'import.open': Command<{ files: FileToken[]; as_of?: Day }, ImportDraft>;
  'import.paste': Command<{ html: string | null; text: string }, ImportDraft>;
  'import.get': Command<Empty, ImportDraft | null>;
  'import.fields': Command<Empty, { field: string; label: string }[]>;
  'import.set_sheet': Command<
    { sheet: number; ticked?: boolean; village?: string | null; day?: Day },
    ImportDraft
  >;
  'import.set_column': Command<{ sheet: number; column: number; field: string | null }, ImportDraft>;
  'import.check': Command<Empty, ImportCheck>;
  'import.answer': Command<{ key: string; answer: string; remember?: boolean }, ImportCheck>;
  'import.edit_cell': Command<
    { file: string; sheet: string; row: number; field: string; text: string },
    ImportCheck
  >;
  'import.add_villages': Command<Empty, ImportCheck>;
  'import.apply': Change<Empty, ImportResult>;
  'import.discard': Command<Empty, null>;
  'import.save_rejects': Command<Empty, string | null>;
  'imports.list': Command<Empty, ImportLogEntry[]>;
  'imports.get': Command<{ id: number }, ImportLog>;
  'rosters.options': Command<Empty, RosterOptions>;
  'rosters.preview': Command<RosterRequest, RosterPreview>;
  'rosters.page': Command<{ preview: number; page: number; width: number }, string>;
  'rosters.save': Command<
    { request: RosterRequest; format: 'pdf' | 'xlsx' | 'docx' },
    { files: number; where: string; token: FileToken; undrawable: { character: string; person: string }[] } | null
  >;
  'rosters.print': Command<{ request: RosterRequest; printer: string | null }, { pages: number; in_viewer: boolean }>;
  'layouts.save': Command<Layout, Layout[]>;
  'layouts.remove': Command<{ name: string }, Layout[]>;
  'backups.list': Command<Empty, Backup[]>;
  'backups.add': Command<{ to: FileToken | null }, Backup>;
  'backups.restore': Change<{ name: string | null; token: FileToken | null }, RegisterInfo>;
  'settings.get': Command<{ key: string }, string | null>;
  'settings.set': Command<{ key: string; value: string }, null>;
}
