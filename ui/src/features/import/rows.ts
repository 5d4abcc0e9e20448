/** What the check shows of a row: its standing, the cells that changed, the height it takes. */
import type { CheckCell, CheckRow, ImportCheck, RowProblem } from '@/ipc/bindings';
import { dotted } from '@/shared/format/dates';

/** Fields with a column of their own; everything else is told in the lines under the row. */
export const SHOWN = [
  { field: 'name', label: '姓名', width: 90 },
  { field: 'village', label: '村', width: 98 },
  { field: 'birth', label: '出生年月', width: 90 },
  { field: 'id_number', label: '身份证号', width: 172 },
  { field: 'education', label: '学历', width: 66 },
  { field: 'phone', label: '联系电话', width: 0 },
] as const;
const SHOWN_FIELDS: ReadonlySet<string> = new Set(SHOWN.map((column) => column.field));

export type Standing = 'ok' | 'warn' | 'bad';
export type Group = Standing | 'added' | 'updated' | 'unchanged';

/** Blocked rows are errors, rows that go in with a doubt are warnings. */
export function standing(row: CheckRow): Standing {
  if (row.outcome === 'skipped' || row.outcome === 'asked') return 'bad';
  return row.problems.length ? 'warn' : 'ok';
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

export interface Line {
  problem: RowProblem | null;
  /** The cell the line speaks of when it has no column of its own. */
  cell: CheckCell | null;
}

/** The lines under a row: one per problem, and one for the changes not drawn in the row. */
export function linesOf(row: CheckRow): Line[] {
  const lines: Line[] = row.problems.map((problem) => ({
    problem,
    cell:
      problem.field && !SHOWN_FIELDS.has(problem.field)
        ? (cellOf(row, problem.field) ?? {
            ...{ field: problem.field, label: `${problem.column} 列`, text: problem.raw, old: null, problem: null },
          })
        : null,
  }));
  if (changesOf(row).length > 0 && !changeInRow(row)) lines.push({ problem: null, cell: null });
  return lines;
}

/** px: 36 without lines, else 32 and 28 for each. */
export function heightOf(row: CheckRow): number {
  const lines = linesOf(row).length;
  return lines === 0 ? 36 : 32 + 28 * lines;
}

export function keyOf(row: Pick<CheckRow, 'file' | 'sheet' | 'table' | 'row'>): string {
  return `${row.file} ${row.sheet} ${row.table} ${row.row}`;
}

/** A file's name without its ending, as the rows name their source. */
export function stem(file: string): string {
  return file.replace(/\.(xlsx?|et|csv|txt|docx?|html?|mht(ml)?)$/i, '');
}

/** Characters of a source that its column has room for. */
const SOURCE_ROOM = 7;

/**
 * Where a row stands, in its middle cut to the column's room: beginnings and ends of the names tell
 * files apart, and of a file with several sheets the sheet is named.
 */
export function sourceOf(row: Pick<CheckRow, 'file' | 'sheet'>, severalSheets: boolean): string {
  const name = [...(severalSheets && row.sheet ? `${stem(row.file)}·${row.sheet}` : stem(row.file))];
  if (name.length <= SOURCE_ROOM) return name.join('');
  return [...name.slice(0, 2), '…', ...name.slice(3 - SOURCE_ROOM)].join('');
}

/** A date as papers write it, `1996.03` or `1996.03.15`; any other text as it is. */
export function asDate(text: string): string {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? dotted(text) : text;
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
