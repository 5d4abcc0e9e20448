/** How placements read, wherever they are shown. */
import type { Kind, RotationRow } from '@/ipc/bindings';

/** Records that decide what a placement is and what it shows. */
export const ROTATION_KINDS: readonly Kind[] = ['townships', 'villages', 'people', 'reserves', 'posts', 'rotations'];

/** An end nearer than this is told. */
export const ENDING_WITHIN = 30;
export const GRADES = ['优秀', '合格', '不合格'] as const;

/** What stands in the state column: one word, and how urgent it is. */
export function stateOf(row: RotationRow): { word: string; tone: '' | 'quiet' | 'chip' | 'chip warn' | 'chip bad' } {
  if (row.unappraised) return { word: '到期未鉴定', tone: 'chip bad' };
  if (row.state === 'ended') return { word: row.grade ?? '已结束', tone: 'quiet' };
  if (row.state === 'planned') return { word: '未开始', tone: 'chip' };
  if (row.warnings.some((one) => one.doubt === 'overlap')) return { word: '重叠', tone: 'chip warn' };
  if (row.days_left !== null && row.days_left <= ENDING_WITHIN) return { word: '即将到期', tone: 'chip warn' };
  return { word: '在岗', tone: '' };
}

/** `还有 12 天`, `过 5 天`, `不定期`. */
export function leftSaid(row: RotationRow): string {
  if (row.state === 'planned') return '–';
  if (row.days_left === null) return '不定期';
  return row.days_left < 0 ? `已过 ${-row.days_left} 天` : `还有 ${row.days_left} 天`;
}

/** `申海涛`, `申海涛等 3 人`. */
export function namesSaid(rows: readonly { name: string }[]): string {
  return rows.length > 1 ? `${rows[0]!.name}等 ${rows.length} 项` : (rows[0]?.name ?? '');
}
