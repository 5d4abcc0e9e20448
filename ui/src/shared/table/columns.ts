/** What a list shows in a column. */
export interface Column<T> {
  key: string;
  label: string;
  /** px; the column without a width takes the rest. */
  width?: number;
  /** The name a cell shows: the column grows from `width` for long ones, what is longer still stands over two lines. */
  name?: (row: T) => string;
  /** px a column of names grows to where there is little room. */
  most?: number;
  align?: 'left' | 'right';
  sortable?: boolean;
  /** Text of the cell when no slot `cell-<key>` draws it. */
  text?: (row: T) => string;
  class?: string;
}

export interface Sort {
  key: string;
  descending: boolean;
}

/**
 * The columns there is room for: those least needed, named in the order they go, leave until the one
 * that takes the rest has `least` px. All of them while the width is 0, which is not known yet.
 */
export function fitting<T>(columns: readonly Column<T>[], width: number, leave: readonly string[], least: number): Column<T>[] {
  let left = [...columns];
  const rest = () => width - left.reduce((sum, column) => sum + (column.width ?? 0), 0);
  for (const key of leave) {
    if (width === 0 || rest() >= least) break;
    left = left.filter((column) => column.key !== key);
  }
  return left;
}
