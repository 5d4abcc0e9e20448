/** What a list shows in a column. */
export interface Column<T> {
  key: string;
  label: string;
  /** px; the column without a width takes the rest. */
  width?: number;
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
