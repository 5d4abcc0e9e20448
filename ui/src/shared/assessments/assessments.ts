/** Scores as they are typed and shown. Points are kept in tenths. */
import type { IndicatorListView, Kind, RankingRow, RankWithin, ScoreStanding } from '@/ipc/bindings';
import { addDays } from '@/shared/format/dates';

/** What lists and figures of assessments follow. */
export const ASSESSMENT_KINDS: readonly Kind[] = ['assessments', 'reserves', 'people', 'villages'];
/** What lists and figures of outcomes follow. */
export const OUTCOME_KINDS: readonly Kind[] = ['outcomes', 'reserves', 'people', 'villages', 'posts'];
export const GRADES = ['优秀', '合格', '不合格'] as const;

/** `18.5` of 185 tenths; nothing for nothing. */
export function pointsSaid(tenths: number | null | undefined): string {
  return tenths == null ? '' : String(tenths / 10);
}

/** What is wrong with typed points, to be said at once; the app judges again when they are saved. */
export function pointsProblem(typed: string, fullMarks: number): string {
  const text = typed.normalize('NFKC').trim().replace(/分$/, '');
  if (text === '') return '';
  const points = /^-?\d{1,6}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(points)) return `“${text}”不是分数，请填 0 至 ${fullMarks} 的数字`;
  if (points < 0) return `${text} 小于 0，请填 0 至 ${fullMarks}`;
  if (points > fullMarks) return `${text} 超出满分 ${fullMarks}，请填 0 至 ${fullMarks}`;
  return (points * 2) % 1 === 0 ? '' : `${text} 不是整分或半分，最小到 0.5 分`;
}

/** Typed points in tenths; `null`: none, or not readable. */
export function pointsOf(typed: string, fullMarks: number): number | null {
  const text = typed.normalize('NFKC').trim().replace(/分$/, '');
  return text === '' || pointsProblem(typed, fullMarks) ? null : Math.round(Number(text) * 10);
}

/** How somebody stands, in a word, where that is not simply a score. */
export function standingSaid(standing: ScoreStanding): { word: string; tone: '' | 'warn' | 'quiet' } {
  if (standing === 'missing') return { word: '缺评', tone: 'warn' };
  if (standing === 'incomplete') return { word: '缺项', tone: 'warn' };
  if (standing === 'ahead') return { word: '未评', tone: 'quiet' };
  return { word: '', tone: '' };
}

/** Who share the first place of a list; nobody where several villages or townships have one each. */
export function sharingFirst(rows: readonly RankingRow[], within: RankWithin): RankingRow[] {
  const first = rows.filter((row) => row.rank === 1);
  const listOf = (row: RankingRow) => ({ register: '', township: row.township, village: row.village_id })[within];
  return new Set(first.map(listOf)).size === 1 ? first : [];
}

/** The period after the last that was scored, from which other indicators may hold: `2025-12`. */
export function nextPeriod(list: IndicatorListView): string {
  return list.last ? addDays(list.last.last_day, 1).slice(0, 7) : '';
}
