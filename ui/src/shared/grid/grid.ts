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
  /** Shown at the foot while a cell of the column is active. */
  hint?: string;
}

export type GridCells = Record<string, string>;

/** Whether anything was typed into the row, apart from what it took over. */
export function isBlank(row: GridCells, columns: readonly GridColumn[]): boolean {
  return columns.every((column) => column.sticky || !row[column.key]?.trim());
}

/**
 * Puts pasted cells into the rows from one cell on, growing them as needed, or of `fixed` rows only as
 * far as they go.
 * @returns the new rows and how many pasted columns and rows found no place
 */
export function pasteInto(
  rows: readonly GridCells[],
  columns: readonly GridColumn[],
  at: { row: number; column: number },
  cells: string[][],
  fixed = false,
): { rows: GridCells[]; cut: number; over: number } {
  const next = rows.map((row) => ({ ...row }));
  const width = Math.max(0, ...cells.map((line) => line.length));
  const room = fixed ? rows.length - at.row : cells.length;
  cells.slice(0, room).forEach((line, down) => {
    const row = (next[at.row + down] ??= {});
    line.forEach((text, right) => {
      const column = columns[at.column + right];
      if (column) row[column.key] = text;
    });
  });
  return { rows: next, cut: Math.max(0, at.column + width - columns.length), over: Math.max(0, cells.length - room) };
}
