/** What pages say about selection. */
import type { ConditionKind, Kind, RunRow, Stage, ConditionState } from '@/ipc/bindings';

/** What selection hangs on. */
export const SELECTION_KINDS: readonly Kind[] = ['selection', 'people', 'reserves', 'villages'];

/** The steps that are registered by their day, in their usual order; 入库 is the spell. */
export const STAGES: readonly { value: Stage; label: string }[] = [
  { value: 'recommended', label: '推荐' },
  { value: 'village', label: '村审' },
  { value: 'township', label: '初审' },
  { value: 'review', label: '联审' },
  { value: 'publicity', label: '公示' },
  { value: 'decision', label: '研究备案' },
];

export const KIND_LABELS: Record<ConditionKind, string> = { positive: '正面条件', negative: '负面条件', age: '年龄', education: '学历' };

/** The colour of a standing; the word stands beside it always. */
export const TONES: Record<ConditionState, string> = { met: 'good', unmet: 'warn', hit: 'bad', exempt: 'good', unchecked: 'quiet', expired: 'warn', unknown: 'warn' };

/** `王芳、李强等 5 人`. */
export function namesOf(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 人` : names.join('、');
}

/** What is odd about a run, and what keeps its person out. */
export const doubtsOf = (row: RunRow): string[] => [...row.blockers.map((one) => one.text), ...row.doubts];
