/** Selection in the invented township: two prospects, one on the way who is kept out, the shipped conditions. */
import type {
  Check, Condition, ConditionKind, ConditionListView, Gate, Judged, Kind, PersonSelection, ProspectRow, RunRow, StandingRow, ConditionState, StepDay,
} from '@/ipc/bindings';
import { reserves, TODAY, villages } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, changes: Kind[] = ['selection'], op: number | null = 61) => ({ value, changes, op });
const CONDITIONS: [ConditionKind, string][] = [
  ['positive', '政治上靠得住'],
  ['positive', '品行端正'],
  ['age', '年龄一般在 45 岁以下'],
  ['negative', '受过刑事处罚'],
  ['negative', '被列为失信被执行人'],
];
const conditions: Condition[] = CONDITIONS.map(([kind, label], at) => ({
  ...{ id: `c${at + 1}`, township_id: null, list_id: 'village-reserve', kind, label, position: at + 1 },
  ...{ most_age: kind === 'age' ? 45 : null, least_education: null },
}));
const HIT = '触碰“被列为失信被执行人”（2025年11月1日，县人民法院核查）';
const LABELS = ['推荐', '村审', '初审', '联审', '公示', '研究备案', '入库'];
const KEYS = ['recommended', 'village', 'township', 'review', 'publicity', 'decision'] as const;

function prospect(id: string, name: string, silent: number): ProspectRow {
  return {
    ...{ id, township_id: 't1', person_id: `x-${id}`, village_id: 'v1', field: '电商直播', whereabouts: '呼和浩特', cadre_id: 'm1' },
    ...{ from_on: '2025-03-01', until_on: null, end_reason: null, remark: null, name, sex: '女', birth: '1994-08', education: '大学' },
    ...{ phone: null, village: '申家营村', cadre: '申有福', contacts: [], days_silent: silent, uncontacted: silent > 90, in_pool: false },
  };
}

export function selectionAnswers(): Answers {
  let prospects = [prospect('q1', '孟繁星', 24), prospect('q2', '侯志远', 200)];
  let lists: ConditionListView[] = [
    { id: 'village-reserve', township_id: null, name: '村级后备干部资格条件', adopted: true, position: 1, conditions, checks: 1 },
  ];
  const done = new Set<string>();
  const blocked = (id: string) => id === 'x-q3';
  const gateOf = (id: string): Gate => ({
    ...{ person_id: id, name: id === 'x-q3' ? '鲁建业' : (reserves.find((row) => row.person_id === id)?.name ?? '孟繁星') },
    blockers: blocked(id) ? [{ kind: 'negative_hit', text: HIT }] : [],
    warnings: id.startsWith('x-') ? ['还有 2 项正面条件没有核查'] : [],
  });
  const steps = (taken: number): StepDay[] =>
    LABELS.map((label, at) => ({
      ...{ step: KEYS[at] ?? null, label, id: at < taken ? `s${at}` : null, on_day: at < taken ? `2025-10-0${at + 1}` : null },
      ...{ document: null, note: null },
    }));
  const runs: RunRow[] = [
    {
      ...{ id: 'run1', township_id: 't1', person_id: 'x-q3', village_id: 'v2', reserve_id: null, ended_on: null, end_reason: null },
      ...{ name: '鲁建业', village: '下河湾村', age: 39, education: '高中', state: 'open', stage: 'village', stage_said: '村审 2025.10.02' },
      ...{ steps: steps(2), entered_on: null, doubts: [], blockers: [{ kind: 'negative_hit' as const, text: HIT }] },
    },
  ];
  const judgedOf = (id: string): Judged[] =>
    conditions.map((condition) => {
      const hit = blocked(id) && condition.id === 'c5';
      const check: Check | null = hit
        ? {
            ...{ id: 'k1', township_id: 't1', person_id: id, condition_id: 'c5', on_day: '2025-11-01', result: 'hit' as const },
            ...{ checked_by: '县人民法院', evidence: null, document: null, valid_until: null },
          }
        : null;
      const standing: ConditionState = condition.kind === 'age' ? 'met' : hit ? 'hit' : 'unchecked';
      return { condition, standing, said: hit ? '触碰' : standing === 'met' ? '符合' : '未核查', known: condition.kind === 'age' ? '39 岁' : '', check, exemption: null };
    });
  const selectionOf = (id: string): PersonSelection => ({
    ...{ person_id: id, list: '村级后备干部资格条件', judged: judgedOf(id), gate: gateOf(id), evidence: [] },
    runs: runs.filter((run) => run.person_id === id),
    prospects: prospects.filter((one) => one.person_id === id),
    overrides: [],
  });
  const standing: StandingRow = {
    ...{ person_id: 'x-q3', name: '鲁建业', village_id: 'v2', village: '下河湾村', age: 39, education: '高中', reserve_id: null },
    ...{ met: 1, unmet: 0, hits: 1, open: 3, exempt: 0, of: 5, blockers: [{ kind: 'negative_hit', text: HIT }], overridden: false },
  };
  const enter = (people: string[], reason?: string | null) => {
    if (people.some(blocked) && !reason?.trim()) throw wireError({ code: 'reserve.entry_blocked', message: `鲁建业暂不能入库：${HIT}。` });
    return outcome(people.map((id) => `r-${id}`), ['selection', 'reserves']);
  };

  return {
    'prospects.list': ({ which }) => ({
      ...{ as_of: TODAY, open: prospects.length, uncontacted: prospects.filter((one) => one.uncontacted).length, entered: 0, contact_days: 90 },
      rows: which === 'ended' ? [] : prospects.filter((one) => which !== 'uncontacted' || one.uncontacted),
    }),
    'prospects.set': ({ person, village_id, field }) => {
      if (!village_id) throw wireError({ family: 'invalid', fields: [{ field: 'village_id', code: 'village.missing', message: '请选择村' }] });
      const id = `q${prospects.length + 4}`;
      prospects = [...prospects, { ...prospect(id, person?.name ?? '', 0), field: field ?? null, person_id: person?.person_id ?? `x-${id}` }];
      return outcome(id);
    },
    'prospects.end': ({ ids }) => {
      prospects = prospects.filter((one) => !ids.includes(one.id));
      return outcome(ids.length);
    },
    'prospects.enter': ({ ids, override_reason }) => {
      const who = prospects.filter((one) => ids?.includes(one.id)).map((one) => one.person_id);
      const entered = enter(who, override_reason);
      prospects = prospects.filter((one) => !ids?.includes(one.id));
      return entered;
    },
    'prospects.remove': () => outcome(null),
    'prospects.set_contact_days': () => null,
    'contacts.set': ({ prospect_id, on_day, method, content }) => {
      prospects = prospects.map((one) =>
        one.id === prospect_id
          ? {
              ...one,
              contacts: [
                {
                  ...{ id: `k${one.contacts.length}`, township_id: 't1', prospect_id: one.id, on_day, method, content: content ?? null },
                  ...{ next_step: null, cadre_id: 'm1', cadre: '申有福' },
                },
                ...one.contacts,
              ],
            }
          : one,
      );
      return outcome('k');
    },
    'contacts.remove': () => outcome(null),
    'selection.of_person': ({ id }) => selectionOf(id),
    'selection_runs.list': () => ({
      ...{ as_of: TODAY, rows: runs, open: 1, entered: 0, ended: 0 },
      stages: KEYS.map((stage, at) => ({ stage, label: LABELS[at]!, people: stage === 'village' ? 1 : 0 })),
    }),
    'selection_runs.end': ({ ids }) => outcome(ids.length),
    'selection_runs.enter': ({ override_reason }) => enter(['x-q3'], override_reason),
    'selection_runs.remove': () => outcome(null),
    'selection_steps.set': ({ people }) => outcome(people.length),
    'selection_steps.remove': () => outcome(null),
    'condition_lists.list': () => lists,
    'condition_lists.presets': () => [
      { id: 'village-reserve', name: '村级后备干部资格条件', about: '通用', conditions: [], taken: true },
      { id: 'young-talent', name: '年轻干部、回引人才资格条件', about: '35 岁以下、大专以上', conditions: [], taken: lists.some((one) => one.id === 'young-talent') },
    ],
    'condition_lists.add': ({ id }) => {
      const name = '年轻干部、回引人才资格条件';
      lists = [...lists, { ...lists[0]!, id, name, adopted: false, position: lists.length + 1, checks: 0 }];
      return outcome(id);
    },
    'condition_lists.set': ({ id, name, conditions: typed }) => {
      const made = id ?? `list-${lists.length + 1}`;
      const list: ConditionListView = {
        ...{ id: made, township_id: null, name, adopted: id === 'village-reserve', position: 2, checks: 0 },
        conditions: typed.map((one, at) => ({
          ...{ id: one.id ?? `n${at}`, township_id: null, list_id: made, kind: one.kind, label: one.label, position: at + 1 },
          ...{ most_age: one.most_age ?? null, least_education: one.least_education ?? null },
        })),
      };
      lists = [...lists.filter((one) => one.id !== made), list];
      return outcome(made);
    },
    'condition_lists.adopt': ({ id }) => {
      lists = lists.map((one) => ({ ...one, adopted: one.id === id }));
      return outcome(null);
    },
    'condition_lists.remove': ({ id }) => {
      lists = lists.filter((one) => one.id !== id);
      return outcome(null);
    },
    'standings.list': ({ which }) => ({
      ...{ as_of: TODAY, list_id: 'village-reserve', list: '村级后备干部资格条件', in_pool_blocked: 0 },
      rows: which === 'candidates' || !which ? [standing] : [],
    }),
    'checks.set': ({ people, found }) => outcome(people.length * found.length),
    'checks.remove': () => outcome(null),
    'exemptions.set': () => outcome('e1'),
    'exemptions.remove': () => outcome(null),
    'gates.list': ({ people }) => people.map(gateOf),
    'overrides.set': () => outcome('o1'),
    'overrides.remove': () => outcome(null),
    'yearly_updates.list': ({ year }) => ({
      ...{ year, done: done.size, waiting: villages.filter((one) => one.reserves && !done.has(one.id)).length },
      villages: villages.map((one) => ({
        ...{ village_id: one.id, village: one.name, in_pool: one.reserves, update_id: done.has(one.id) ? `u-${one.id}` : null },
        ...{ done_on: done.has(one.id) ? TODAY : null, stay: done.has(one.id) ? one.reserves : 0, leave: 0, readiness: 0 },
      })),
    }),
    'yearly_updates.get': ({ village_id, year }) => ({
      ...{ village_id, village: villages.find((one) => one.id === village_id)?.name ?? '', year, done_on: null, document: null },
      rows: reserves
        .filter((row) => row.village_id === village_id && row.state === 'in_pool')
        .map((row) => ({
          ...{ reserve_id: row.reserve_id, person_id: row.person_id, name: row.name, sex: row.sex, birth: row.birth, age: row.age },
          ...{ education: row.education, occupation: row.occupation, target_post: row.target_post, entered_on: row.entered_on },
          ...{ before: row.readiness, decision: null, after: null, left_reason: null, destination: null, remark: null },
        })),
    }),
    'yearly_updates.set': ({ village_id, decisions }) => {
      done.add(village_id);
      return outcome(decisions.length, ['selection', 'reserves', 'people']);
    },
  };
}
