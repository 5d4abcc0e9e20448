/** Which list explains the figures. */
export type Show = 'villages' | 'people' | 'studies' | 'never' | 'below';

export const SHOWN: Record<Show, string> = { villages: '按村', people: '按人', studies: '进修', never: '从未参训', below: '学时不足' };

/** Rows in the order of a column; those alike stay in paper order. */
export function sorted<T>(rows: readonly T[], by: (row: T) => number | string, descending: boolean): T[] {
  const compare = (a: number | string, b: number | string) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN');
  return [...rows].sort((a, b) => (descending ? -1 : 1) * compare(by(a), by(b)));
}
