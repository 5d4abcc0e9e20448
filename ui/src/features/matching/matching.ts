/** Words of 择村 that several of its parts share. */
import type { CandidateRow, MatchReason, MatchWeights, SoughtRow } from '@/ipc/bindings';

export type WeightKey = Exclude<keyof MatchWeights, 'county'>;

/** What counts, in the order in which reasons name it. */
export const WEIGHTS: readonly { key: WeightKey; label: string; hint?: string }[] = [
  { key: 'same_village', label: '籍贯本村', hint: '籍贯、出生地、家庭住址都看' },
  { key: 'same_township', label: '籍贯本乡镇' },
  { key: 'same_county', label: '籍贯本县' },
  { key: 'industry', label: '对口产业', hint: '学的、做的、会的与村里产业相合' },
  { key: 'need', label: '合村里需要', hint: '与“需要的专业特长”和其他需求相合' },
  { key: 'empty', label: '村里没有后备' },
  { key: 'college', label: '班子缺大专以上' },
  { key: 'woman', label: '班子缺女性' },
  { key: 'younger', label: '班子每年轻 1 岁', hint: '平均年龄每降 1 岁得这么多分' },
];

/** Who may be looked at: those in no pool, who left one only where they are asked for, and by hand those of a pool for another village. */
export const GROUPS = [
  { value: 'free', label: '无职务', fits: (one: CandidateRow) => !one.pool && !one.busy && !one.left },
  { value: 'graduate', label: '毕业生', fits: (one: CandidateRow) => !one.pool && one.graduate },
  { value: 'prospect', label: '回引', fits: (one: CandidateRow) => !one.pool && one.prospect },
  { value: 'left', label: '退出过', fits: (one: CandidateRow) => !one.pool && one.left },
  { value: 'all', label: '全部', fits: (one: CandidateRow) => !one.pool },
  { value: 'reserves', label: '跨村', fits: (one: CandidateRow) => one.pool !== null, byHand: true },
] as const;

/** Which villages may be looked at. */
export const NEEDY = [
  { value: 'lacking', label: '低于标准', fits: (one: SoughtRow) => one.lacks.length > 0 },
  { value: 'empty', label: '没有后备', fits: (one: SoughtRow) => one.reserves === 0 },
  { value: 'all', label: '全部', fits: () => true },
] as const;

export const reasonsSaid = (reasons: readonly MatchReason[]) => reasons.map((one) => `${one.text} +${one.points}`).join('　');
