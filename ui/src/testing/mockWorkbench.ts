/** 工作台 and the pair of one person, of the invented township on the day of the visual target. */
import type {
  ItemCell, ItemDetail, ItemState, Minimum, PairRow, PersonPairRow, SchemeView, SeatOnDay, Task, VillageGap, VillageProgress, VisitRow, Workbench,
} from '@/ipc/bindings';
import { reserves, TODAY, villages } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, changes: ('pairs' | 'items' | 'visits' | 'schemes')[], op: number | null = 31) => ({ value, changes, op });

const STEPS = ['帮带目标', '重点工作', '现场指导', '小结点评', '成果检验'];
const DUE = ['2025-09-20', '2025-10-20', '2025-11-14', '2025-12-10', '2025-12-20'];

const scheme: SchemeView = {
  ...{ id: 'three-one', township_id: null, name: '3+1', checklist: '五个一', mentees: 'reserves', everyone: true },
  ...{ mentees_per_mentor: 8, months: 12, reports: false, position: 0, retired_on: null, pairs: 52, in_use: true },
  seats: [],
  steps: [],
};

function seatsOf(village: string): SeatOnDay[] {
  const seat = (seat_id: string, label: string, person: string, name: string, post: string): SeatOnDay => ({
    ...{ seat_id, label, gap: null },
    mentors: [{ person_id: person, name, post, named: null, reason: null }],
  });
  const secretary = seat('three-one/seat-3', '村党组织书记', 'm3', '申有田', '党支部书记');
  return [
    seat('three-one/seat-1', '包村领导', 'm1', '苏晓岚', '组织委员'),
    seat('three-one/seat-2', '包村干部', 'm2', '白树林', '综治办干事'),
    village === '南泉子村' ? { ...secretary, mentors: [], gap: 'vacant' } : secretary,
  ];
}

function cellOf(step: number, over: Partial<ItemCell> = {}): ItemCell {
  const state: ItemState = step < 2 ? 'done' : step === 2 ? 'overdue' : 'due';
  return {
    ...{ step_id: `three-one/step-${step + 1}`, quarter: '', label: STEPS[step]!, state, due_on: DUE[step]! },
    ...{ done_on: state === 'done' ? `2025-${9 + step}-16` : null, days: state === 'overdue' ? 12 : 0 },
    ...{ item_id: state === 'done' ? `i${step}` : null, evidence: 0, flagged: false, ...over },
  };
}

export function pairOf(person: string): PersonPairRow | undefined {
  const row = reserves.find((one) => one.person_id === person);
  if (!row) return undefined;
  const pair: PairRow = {
    ...{ pair_id: `pair-three-one-${person}`, person_id: person, name: row.name, birth: row.birth, village_id: row.village_id },
    ...{ village: row.village, township: row.township, from_on: '2025-09-01', until_on: '2026-09-01', state: 'active' },
    ...{ team: null, seats: seatsOf(row.village), items: STEPS.map((_, step) => cellOf(step)), done: 2, steps: 5 },
  };
  return { ...pair, scheme_id: 'three-one', scheme: '3+1' };
}

type Brief = [days: number, group: string, what: string, name: string, village: string, who: string];
const OVERDUE: Brief[] = [
  [-24, '五个一', '现场指导', '武晓燕', '红旗村', '包村领导 梁启宏'],
  [-16, '五个一', '小结点评', '何建军', '下河湾村', '书记 何文清'],
  [-12, '五个一', '重点工作', '申海涛', '申家营村', '书记 申有田'],
  [-12, '五个一', '现场指导', '马俊', '南泉子村', '包村领导 苏晓岚'],
  [-9, '五个一', '小结点评', '萨仁高娃', '红旗村', '书记 武志强'],
  [-5, '季报', '三季度季报', '韩卫东', '三道河村', '还没有交'],
  [-3, '五个一', '重点工作', '刘志鹏', '下河湾村', '包村干部 韩雪'],
  [-1, '五个一', '现场指导', '侯明亮', '新民村', '包村干部 吴敏'],
];
const SOON: Brief[] = [
  [0, '五个一', '小结点评', '申玉梅', '申家营村', '书记 申有田'],
  [2, '结对', '结对期满', '石磊', '石槽村', '结对到11月27日为止'],
  [3, '年龄', '满 36 岁', '柳成', '柳树湾村', '不再计入 35 岁以下'],
  [4, '五个一', '成果检验', '郭丽娜', '枣园子村', '包村领导 苏晓岚'],
  [5, '转正', '预备期满', '杨帆', '大榆树村', '预备党员 2024.12 起'],
  [6, '五个一', '小结点评', '韩梅', '下河湾村', '书记 何文清'],
  [7, '五个一', '现场指导', '高峰', '红旗村', '书记 武志强'],
  [7, '五个一', '小结点评', '马晓慧', '南泉子村', '包村干部 白树林'],
];
const AHEAD: Brief[] = [
  [12, '锻炼', '锻炼期满', '张磊', '申家营村', '跟岗历练到12月8日为止'],
  [20, '任职', '任职满五年', '申玉梅', '申家营村', '党支部书记，已累计4年11个月'],
];
const KINDS: Record<string, Task['kind']> = {
  ...({ 五个一: 'item', 年龄: 'birthday', 转正: 'probation', 结对: 'pair_end', 季报: 'report' } as const),
  ...({ 锻炼: 'rotation_end', 鉴定: 'appraisal', 任职: 'tenure' } as const),
};

function task([days, group, what, name, village, who]: Brief): Task {
  const day = new Date(Date.UTC(2025, 10, 26 + days)).toISOString().slice(0, 10);
  const kind = KINDS[group]!;
  const person = reserves.find((row) => row.name === name)?.person_id ?? 'p1';
  return {
    ...{ kind, due_on: day, days, what, group, person_id: person, name, village, who, quarter: kind === 'report' ? '2025Q3' : '' },
    village_id: villages.find((one) => one.name === village)?.id ?? null,
    pair_id: ['item', 'pair_end', 'report'].includes(kind) ? `pair-three-one-${person}` : null,
    plan_step_id: null,
    step_id: kind === 'item' ? `three-one/step-${STEPS.indexOf(what) + 1}` : null,
    rotation_id: kind === 'rotation_end' ? 'r1' : kind === 'appraisal' ? 'r5' : null,
  };
}

const PROGRESS: [done: number, overdue: number, gaps: number][] = [
  [36, 1, 0], [11, 2, 0], [15, 0, 0], [7, 1, 1], [12, 2, 1], [14, 0, 0], [17, 0, 0], [12, 0, 0], [13, 0, 0], [9, 0, 0], [12, 1, 0], [7, 0, 0],
];
const progress: VillageProgress[] = villages.map((village, at) => {
  const [done, overdue, gaps] = PROGRESS[at]!;
  return { village_id: village.id, village: village.name, reserves: village.reserves, done, steps: village.reserves * 5, overdue, gaps };
});
const gaps: VillageGap[] = [
  { kind: 'seat', village_id: 'v4', village: '南泉子村', seat: '村党组织书记', people: 3, text: '南泉子村 村党组织书记' },
  { kind: 'seat', village_id: 'v5', village: '红旗村', seat: '包村干部', people: 5, text: '红旗村 包村干部' },
  { kind: 'minimum', village_id: 'v12', village: '东胜村', seat: null, people: 3, text: '东胜村 无 35 岁以下' },
];

/** Nobody is paired yet. */
export const NO_PAIRS: Partial<Workbench> = {
  ...{ done: 0, steps: 0, gaps: 0, overdue: [], overdue_tasks: 0, soon: [], ahead: [] },
  progress: progress.map((one) => ({ ...one, done: 0, steps: 0, overdue: 0 })),
};

export function workbenchAnswers(over: Partial<Workbench> = {}): Answers {
  let registered = new Set<string>();
  let minimum: Minimum = { reserves: 2, young: 1, young_age: 35, women: 1, college: 1 };
  let visits: VisitRow[] = [];
  let relatives = [{ id: 'k1', person_id: 'p1', relative_id: 'p9', name: '申志远', relation: '兄弟姐妹' }];
  let neighbours = [{ village_id: 'v1', neighbours: ['v2', 'v5'] }];
  const open = (one: Task) => !registered.has(`${one.pair_id} ${one.step_id}`);
  const detailOf = (pair_id: string, step_id: string): ItemDetail => {
    const row = pairOf(pair_id.replace('pair-three-one-', ''));
    const cell = row?.items.find((one) => one.step_id === step_id);
    if (!cell) throw wireError({ code: 'record.not_found', message: '没有找到这一步。' });
    const item = cell.item_id
      ? { id: cell.item_id, township_id: 't1', pair_id, step_id, quarter: '', done_on: cell.done_on!, mentor_id: 'm1', place: null, content: '大棚补贴公示现场，讲程序', result: null }
      : null;
    return { cell, item, mentor: item ? '苏晓岚' : null, evidence: [], flags: [] };
  };
  return {
    'workbench.get': () => ({
      ...{ as_of: TODAY, in_pool: 52, villages: 12, done: 165, steps: 260, gaps: 2, soon_until: '2025-12-03', ahead_until: '2025-12-26' },
      overdue: OVERDUE.map(task).filter(open),
      overdue_tasks: OVERDUE.map(task).filter(open).length,
      soon: SOON.map(task).filter(open),
      ahead: AHEAD.map(task),
      missing: { people: 4, ids: ['p8', 'p14'], fields: ['身份证号', '学历'] },
      stale_dossiers: 1,
      assessments: [],
      training: { soon: [], unsaid: [], never_trained: 0, below_minimum: 0, year: 2025, minimum: 320, unmet: 0 },
      selection: { uncontacted: 0, contact_days: 90, under_way: 0, in_pool_blocked: 0, year: 2025, not_updated: 0 },
      reviews: { due: [], expiring: [], until: '2025-12-26' },
      ...{ progress, village_gaps: gaps, backup_days: 9, minimum, ...over },
    }),
    'schemes.list': () => [scheme],
    'workbench.set_minimum': (next) => (minimum = next),
    'pairs.of_person': ({ id }) => {
      const pair = pairOf(id);
      return { pairs: pair ? [pair] : [], as_mentor: null, appraisals: [] };
    },
    'pairs.get': ({ id }) => {
      const row = pairOf(id.replace('pair-three-one-', ''));
      if (!row) throw wireError({ code: 'record.not_found', message: '没有找到这个结对。' });
      const pair = {
        ...{ id, township_id: 't1', scheme_id: scheme.id, person_id: row.person_id, team: null, from_on: row.from_on!, until_on: row.until_on },
        ...{ goal: '一年内能独立主持村民代表会议', measures: '每月随包村领导入户一次', result: null, document: null },
      };
      return { row, scheme, pair, events: [], items: row.items.map((cell) => detailOf(id, cell.step_id)), visits: [], named: [] };
    },
    'items.get': ({ pair_id, step_id }) => detailOf(pair_id, step_id),
    'items.set': ({ pair_id, step_id }) => {
      registered = new Set([...registered, `${pair_id} ${step_id}`]);
      return outcome(`i-${pair_id}-${step_id}`, ['items']);
    },
    'items.remove': () => outcome(null, ['items']),
    'evidence.show': () => 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    'evidence.save': () => '照片.jpg',
    'evidence.add': ({ evidence }) => outcome(evidence.map((_, at) => `e${at + 2}`), ['items']),
    'evidence.edit': () => outcome(null, ['items']),
    'evidence.remove': () => outcome(null, ['items']),
    'visits.list': ({ person_id, mentor_id }) =>
      visits.filter(
        (one) =>
          (!person_id || one.people.some((person) => person.person_id === person_id)) && (!mentor_id || one.mentor_id === mentor_id),
      ),
    'visits.set': ({ people, ...visit }) => {
      const made: VisitRow = {
        ...{ township_id: 't1', place: null, content: null, problem: null, next_step: null, post: '组织委员', ...visit },
        ...{ id: visit.id ?? `w${visits.length + 1}`, mentor: '苏晓岚', evidence: [] },
        people: people.map((id) => ({ person_id: id, name: reserves.find((row) => row.person_id === id)?.name ?? '', village: null })),
      } as VisitRow;
      visits = [made, ...visits.filter((one) => one.id !== made.id)];
      return outcome(made.id, ['visits']);
    },
    'visits.remove': ({ id }) => {
      visits = visits.filter((one) => one.id !== id);
      return outcome(null, ['visits']);
    },
    'kinships.list': ({ person_id }) => relatives.filter((one) => one.person_id === person_id),
    'kinships.set': ({ person_id, relative_id, relation }) => {
      const name = reserves.find((row) => row.person_id === relative_id)?.name ?? '';
      relatives = [...relatives, { id: `k${relatives.length + 1}`, person_id, relative_id, name, relation }];
      return outcome('k', ['pairs']);
    },
    'kinships.remove': ({ id }) => {
      relatives = relatives.filter((one) => one.id !== id);
      return outcome(null, ['pairs']);
    },
    'neighbours.list': () => neighbours,
    'neighbours.set': (one) => {
      neighbours = [...neighbours.filter((other) => other.village_id !== one.village_id), one];
      return outcome(null, ['schemes']);
    },
    'pairs.edit': () => outcome(null, ['pairs']),
    'pairs.name_mentor': ({ person_ids }) => outcome(person_ids.length, ['pairs']),
  };
}
