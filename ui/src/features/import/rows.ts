/** What the check shows of a row: its standing, the cells that changed, the height it takes. */
import type { CheckCell, CheckRow, ImportCheck, RowProblem } from '@/ipc/bindings';
import { dottedIfDate } from '@/shared/format/dates';
import { maskId } from '@/shared/format/text';

/** Fields with a column of their own; everything else is told in the lines under the row. */
export const SHOWN = [
  { field: 'name', label: '姓名', width: 90 },
  { field: 'village', label: '村', width: 98 },
  { field: 'birth', label: '出生年月', width: 90 },
  { field: 'id_number', label: '身份证号', width: 172 },
  { field: 'education', label: '学历', width: 66 },
  { field: 'phone', label: '联系电话', width: 0 },
] as const;
/** px of the columns before them: where a row comes from, and its number. */
export const BEFORE = [124, 66] as const;
const SHOWN_FIELDS: ReadonlySet<string> = new Set(SHOWN.map((column) => column.field));

export type Standing = 'ok' | 'warn' | 'bad';
export type Group = Standing | 'added' | 'updated' | 'unchanged';

/** Blocked rows are errors, rows that go in with a doubt are warnings. */
export function standing(row: CheckRow): Standing {
  if (row.outcome === 'skipped' || row.outcome === 'asked') return 'bad';
  return row.problems.length ? 'warn' : 'ok';
}

/** What a problem does shows in its colour, whatever else is wrong with the row. */
export function toneOf({ severity }: RowProblem): 'warn' | 'bad' {
  return severity === 'warns' ? 'warn' : 'bad';
}

/** Whether a row belongs to what the clerk chose to see. */
export function inGroup(row: CheckRow, group: Group | null, onlyNotable: boolean): boolean {
  const stands = standing(row);
  if (group === 'ok' || group === 'warn' || group === 'bad') return stands === group;
  if (group !== null) return stands === 'ok' && row.outcome === group;
  return !onlyNotable || stands !== 'ok' || row.outcome === 'updated';
}

export function cellOf(row: CheckRow, field: string): CheckCell | undefined {
  return row.cells.find((cell) => cell.field === field);
}

/** Cells whose value in the register will be replaced. */
export function changesOf(row: CheckRow): CheckCell[] {
  if (row.outcome !== 'updated') return [];
  return row.cells.filter((cell) => cell.text !== '' && cell.old !== null && cell.old !== cell.text);
}

/**
 * A single change of one of the last columns is drawn in the row itself, up to its right end.
 * @returns the field from whose column on it is drawn
 */
export function changeInRow(row: CheckRow): CheckCell | null {
  const changes = changesOf(row);
  const only = changes.length === 1 ? changes[0]! : null;
  return only && row.problems.length === 0 && ['education', 'phone'].includes(only.field) ? only : null;
}

/** What is wrong with a field; a village named by the sheet alone has no cell of its own. */
export function problemOf(row: CheckRow, field: string): RowProblem | null {
  const at = cellOf(row, field)?.problem;
  const isAbout = (problem: RowProblem) => (problem.code.startsWith('village.') ? 'village' : problem.field) === field;
  const own = at == null ? undefined : row.problems[at];
  return own && (isAbout(own) || !own.code.startsWith('village.')) ? own : (row.problems.find(isAbout) ?? null);
}

/** What a column of a row says. */
export function textOf(row: CheckRow, field: string): string {
  const text = cellOf(row, field)?.text ?? '';
  if (field === 'name') return text || row.person || '';
  if (field === 'village') return text || row.village || '';
  return field === 'id_number' ? maskId(text) : dottedIfDate(text);
}

export interface Line {
  problem: RowProblem | null;
  /** The cell the line speaks of when it has no column of its own, or has no room in it. */
  cell: CheckCell | null;
  /** The cells whose value in the register will be replaced, where the line tells them. */
  changes: CheckCell[];
}

/** The lines under a row: what keeps it out, what else is wrong, texts cut in it, its changes. */
export function linesOf(row: CheckRow): Line[] {
  const lines: Line[] = row.problems.map((problem) => ({
    problem,
    cell:
      problem.field && !SHOWN_FIELDS.has(problem.field)
        ? (cellOf(row, problem.field) ?? {
            ...{ field: problem.field, label: `${problem.column} 列`, text: problem.raw, old: null, problem: null },
          })
        : null,
    changes: [],
  }));
  lines.sort((a, b) => Number(toneOf(a.problem!) === 'warn') - Number(toneOf(b.problem!) === 'warn'));
  for (const { field, label } of SHOWN) {
    const text = textOf(row, field);
    const told = row.problems.some((problem) => problem.message.includes(text));
    if (roomOf(row, field) === 'cut' && !told) {
      lines.push({ problem: null, cell: { field, label, text, old: null, problem: null }, changes: [] });
    }
  }
  const changes = changeInRow(row) ? [] : changesOf(row);
  if (changes.length > 0) lines.push({ problem: null, cell: null, changes });
  return lines;
}

/** px of a character of full width in usual and in small type. */
const TYPE = 14;
const SMALL = 12;
/** px that a cell keeps free at its sides; px more that the frame around a bad cell takes. */
const SIDES = 16;
const FRAME = 18;
/** px of the last column, which has what the others leave. */
const LEAST_PHONE = 116;

/** Width of a text in characters of full width, about. */
function ems(text: string): number {
  const width = (one: string) => (one === '.' ? 0.3 : one === '*' ? 0.48 : one < '\u2000' ? 0.57 : 1);
  return [...text].reduce((sum, one) => sum + width(one), 0);
}

/** Whether a column has room for what a row says there: in one line, in two of small type, or not. */
export function roomOf(row: CheckRow, field: string): 'whole' | 'small' | 'cut' {
  const column = SHOWN.find((one) => one.field === field);
  const text = textOf(row, field);
  const framed = problemOf(row, field) !== null;
  const px = (column?.width || LEAST_PHONE) - SIDES - (framed ? FRAME : 0);
  if (ems(text) * TYPE <= px) return 'whole';
  return !framed && ems(text) <= 2 * Math.floor(px / SMALL) ? 'small' : 'cut';
}

/** What a line says of its cell before the reason, where the reason does not quote it. */
export function quoteOf({ problem, cell }: Line): string {
  if (!problem || !cell) return '';
  const text = problem.raw || cell.text;
  return problem.message.includes(`“${text}”`) ? '' : `${cell.label}“${text}”：`;
}

/** px that a reason has beside what can be done about it, and of each line after its first. */
const REASON = 500;
const NEXT_LINE = 20;
/** Characters of full width that a change takes besides its label and its two values. */
const AROUND_CHANGE = 5;

/** px of a line under a row: 28, more where the reason takes several. */
export function lineHeight(line: Line): number {
  const said = quoteOf(line) + (line.problem?.message ?? line.cell?.text ?? '');
  const told = line.changes.reduce((sum, { label, old, text }) => sum + ems(label + (old ?? '') + text) + AROUND_CHANGE, ems(said));
  return 28 + NEXT_LINE * (Math.max(1, Math.ceil((told * TYPE) / REASON)) - 1);
}

/** px: 36 without lines, else 32 and each line's. */
export function heightOf(row: CheckRow): number {
  const lines = linesOf(row);
  return lines.length === 0 ? 36 : lines.reduce((sum, line) => sum + lineHeight(line), 32);
}

export function keyOf(row: Pick<CheckRow, 'file' | 'sheet' | 'table' | 'row'>): string {
  return `${row.file} ${row.sheet} ${row.table} ${row.row}`;
}

/** A file's name without its ending, as the rows name their source. */
export function stem(file: string): string {
  return file.replace(/\.(xlsx?|et|csv|txt|docx?|html?|mht(ml)?)$/i, '');
}

/** px of a line of small type. */
const SMALL_LINE = 15;

/**
 * Where a row stands, as large as its place has room for: the column's width and the height of the
 * row with its lines. A longer name is cut in its middle, as beginnings and ends tell files apart;
 * of a file with several sheets the sheet is named.
 */
export function sourceOf(row: CheckRow, severalSheets: boolean): { text: string; small: boolean } {
  const text = severalSheets && row.sheet ? `${stem(row.file)}·${row.sheet}` : stem(row.file);
  const px = BEFORE[0] - SIDES - 8;
  if (ems(text) * TYPE <= px) return { text, small: false };
  const lines = Math.floor(heightOf(row) / SMALL_LINE);
  const room = lines * (Math.floor(px / SMALL) - 0.5);
  const characters = [...text];
  if (ems(text) <= room) return { text, small: true };
  const side = Math.max(2, Math.floor((room - 1) / 2));
  return { text: [...characters.slice(0, side), '…', ...characters.slice(-side)].join(''), small: true };
}

/** A value beside another one: the masked middle of a number says nothing and takes the room. */
export function besideOther(text: string): string {
  return dottedIfDate(text.replace(/(\d{6})\*{8}/g, '$1…'));
}

export interface Piece {
  text: string;
  differs: boolean;
}

/** A value in pieces, those that the other value does not have at the same place marked. */
export function marked(text: string, other: string): Piece[] {
  const theirs = [...other];
  const pieces: Piece[] = [];
  [...text].forEach((character, index) => {
    const differs = character !== theirs[index];
    const last = pieces[pieces.length - 1];
    if (last && last.differs === differs) last.text += character;
    else pieces.push({ text: character, differs });
  });
  return pieces;
}

/**
 * Questions keep the order in which the clerk first saw them, answered or not, and are numbered
 * 1, 2, 3; rows follow. A number is free again when its question is gone.
 * @param given numbers by key, as they were before; as they are now afterwards
 */
export function steady(check: ImportCheck, given: Map<string, number>): ImportCheck {
  const place = ({ key, number }: { key: string; number: number }) => given.get(key) ?? given.size + number;
  const inOrder = [...check.questions].sort((a, b) => place(a) - place(b));
  given.clear();
  inOrder.forEach(({ key }, at) => given.set(key, at + 1));
  const now = new Map(check.questions.map((question) => [question.number, given.get(question.key)!]));
  return {
    ...check,
    questions: check.questions
      .map((question) => ({ ...question, number: given.get(question.key)! }))
      .sort((a, b) => a.number - b.number),
    rows: check.rows.map((row) =>
      row.problems.some((problem) => problem.question !== null)
        ? {
            ...row,
            problems: row.problems.map((problem) => ({
              ...problem,
              question: problem.question === null ? null : (now.get(problem.question) ?? null),
            })),
          }
        : row,
    ),
  };
}
