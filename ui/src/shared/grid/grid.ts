/** What an entry grid shows and keeps. */
export interface GridColumn {
  key: string;
  label: string;
  /** px */
  width: number;
  /** px while typing, for columns narrower than what they hold. */
  typing?: number;
  required?: boolean;
  /** Shown and never typed into; such columns stand at the left. */
  readonly?: boolean;
  /** Stays in view when the sheet is scrolled sideways; such columns stand first. */
  frozen?: boolean;
  align?: 'right';
  /** Offered while typing; other text is accepted and judged by `problems`. */
  options?: readonly string[];
  /** A new row takes it over from the row above. */
  sticky?: boolean;
  /** What an empty cell of a row that is filled in means; shown in its place, quietly. */
  fallback?: string;
  /** Shown at the foot while a cell of the column is active. */
  hint?: string;
}

/** The header of a pasted block. */
export interface Heads {
  /** Its last row, from 0; what stands above it is left out with it. */
  row: number;
  /** The key of each pasted column; `null` where its head says nothing known. */
  fields: readonly (string | null)[];
  /** What stands above each pasted column. */
  labels: readonly string[];
}

export type GridCells = Record<string, string>;

/** Whether anything was typed into the row, apart from what it took over. */
export function isBlank(row: GridCells, columns: readonly GridColumn[]): boolean {
  return columns.every((column) => column.sticky || !row[column.key]?.trim());
}

/**
 * Puts pasted cells into the rows from one cell on, growing them as needed, or of `fixed` rows only as
 * far as they go. What a new row takes over and the block does not bring comes from the row above.
 * @param keys the column of each pasted column; those to the right of `at` when nothing says so
 * @returns the new rows and how many pasted columns and rows found no place
 */
export function pasteInto(
  rows: readonly GridCells[],
  columns: readonly GridColumn[],
  at: { row: number; column: number },
  cells: string[][],
  fixed = false,
  keys: readonly (string | null)[] = columns.slice(at.column).map((column) => column.key),
): { rows: GridCells[]; cut: number; over: number } {
  const next = rows.map((row) => ({ ...row }));
  const width = Math.max(0, ...cells.map((line) => line.length));
  const room = fixed ? rows.length - at.row : cells.length;
  const taken = columns.filter((column) => column.sticky && !keys.slice(0, width).includes(column.key));
  cells.slice(0, room).forEach((line, down) => {
    const row = (next[at.row + down] ??= {});
    line.forEach((text, right) => {
      const key = keys[right];
      if (key) row[key] = text;
    });
    if (isBlank(row, columns)) return;
    for (const { key } of taken) row[key] ||= next[at.row + down - 1]?.[key] ?? '';
  });
  return { rows: next, cut: Math.max(0, width - keys.length), over: Math.max(0, cells.length - room) };
}

/**
 * Which of the sheet's columns each pasted one goes to, the first of two of one name, and the heads of
 * those that have something in them and go nowhere. Numbers of rows are nobody's data.
 */
export function placeHeads(
  heads: Heads,
  cells: readonly string[][],
  columns: readonly GridColumn[],
): { keys: (string | null)[]; nowhere: string[] } {
  const keys = heads.fields.map((field, at) =>
    columns.some((column) => column.key === field) && heads.fields.indexOf(field) === at ? field : null,
  );
  const filled = (at: number) => cells.slice(heads.row + 1).some((line) => line[at]?.trim());
  const nowhere = heads.labels.filter((word, at) => word && !keys[at] && heads.fields[at] !== 'number' && filled(at));
  return { keys, nowhere };
}
