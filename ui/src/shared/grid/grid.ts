/** What an entry grid shows and keeps. */
export interface GridColumn {
  key: string;
  label: string;
  /** px */
  width: number;
  /** px while typing, for columns narrower than what they hold. */
  typing?: number;
  required?: boolean;
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
 * Puts pasted cells into the rows from one cell on, growing them as needed.
 * @returns the new rows and how many pasted columns found no place
 */
export function pasteInto(
  rows: readonly GridCells[],
  columns: readonly GridColumn[],
  at: { row: number; column: number },
  cells: string[][],
): { rows: GridCells[]; cut: number } {
  const next = rows.map((row) => ({ ...row }));
  const width = Math.max(0, ...cells.map((line) => line.length));
  cells.forEach((line, down) => {
    const row = (next[at.row + down] ??= {});
    line.forEach((text, right) => {
      const column = columns[at.column + right];
      if (column) row[column.key] = text;
    });
  });
  return { rows: next, cut: Math.max(0, at.column + width - columns.length) };
}
