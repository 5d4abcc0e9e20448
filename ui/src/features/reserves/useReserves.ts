/** The list of the page: its conditions, their names, and those kept as 常用. */
import { computed, ref } from 'vue';
import type { Commands, Kind, PersonId, Sort } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { useQuery } from '@/ipc/useQuery';
import { useKept, useKeptDay } from '@/shared/kept';

type ReserveFilter = Commands['reserves.list']['params'];
/** The conditions a clerk may set and keep; the day and the order are not among them. */
export type Conditions = { [K in keyof Omit<ReserveFilter, 'as_of' | 'sort' | 'text'>]?: NonNullable<ReserveFilter[K]> };
export interface Saved {
  name: string;
  conditions: Conditions;
}

/** No condition at all. */
const EVERYBODY: ReserveFilter = {
  as_of: null,
  villages: [],
  state: 'in_pool',
  text: null,
  sex: null,
  political: [],
  education_at_least: null,
  age_min: null,
  age_max: null,
  sources: [],
  missing: false,
  sort: { by: 'own', descending: false },
};
/** Whom an address shows is shown beside whatever list there is. */
const IDLE = ['person'];
const SAVED_KEY = 'reserves.filters';
const IN_POOL: Conditions = { state: 'in_pool' };
export const KINDS: readonly Kind[] = ['people', 'reserves', 'villages', 'posts', 'duties'];
/** What mentoring of a person hangs on. */
export const PAIR_KINDS: readonly Kind[] = [...KINDS, 'schemes', 'pairs', 'items', 'visits'];
/** What the timeline and the dossier of a person hang on. */
export const DOSSIER_KINDS: readonly Kind[] = [
  ...PAIR_KINDS,
  ...(['sessions', 'studies', 'rotations', 'plans', 'attachments', 'selection', 'reviews', 'matches', 'secretaries', 'assessments', 'outcomes'] as const),
];
/** What training of a person hangs on. */
export const TRAINING_KINDS: readonly Kind[] = ['people', 'reserves', 'sessions', 'courses', 'studies'];

export function useReserves() {
  const asOf = useKeptDay('reserves.day', IDLE);
  const text = useKept('reserves.text', () => '', IDLE);
  const conditions = useKept<Conditions>('reserves.conditions', () => ({ ...IN_POOL }), IDLE);
  const sort = useKept<Sort>('reserves.sort', () => ({ by: 'own', descending: false }), IDLE);
  /** Only the people a figure of the foot is about. */
  const only = ref<{ label: string; ids: PersonId[] } | null>(null);
  const saved = ref<Saved[]>([]);

  const filter = computed<ReserveFilter>(() => ({
    ...EVERYBODY,
    ...(only.value ? { villages: conditions.value.villages ?? [] } : conditions.value),
    as_of: asOf.value,
    sort: sort.value,
    text: text.value.trim() || null,
  }));
  const list = useQuery('reserves.list', () => filter.value, KINDS);
  const rows = computed(() => {
    const all = list.data.value?.rows ?? [];
    const ids = only.value?.ids;
    return ids ? all.filter((row) => ids.includes(row.person_id)) : all;
  });
  const narrowed = computed(
    () =>
      only.value !== null ||
      text.value.trim() !== '' ||
      JSON.stringify(conditions.value) !== JSON.stringify(IN_POOL),
  );

  function set(change: Partial<Conditions>): void {
    only.value = null;
    const next = { ...conditions.value, ...change };
    // An absent condition and an empty one ask the same question: keep one form of it.
    for (const key of Object.keys(next) as (keyof Conditions)[]) {
      const value = next[key];
      if (value === undefined || value === '' || value === false) delete next[key];
      else if (Array.isArray(value) && value.length === 0) delete next[key];
    }
    conditions.value = next;
  }

  function clear(): void {
    only.value = null;
    text.value = '';
    conditions.value = { ...IN_POOL };
  }

  async function loadSaved(): Promise<void> {
    try {
      const kept: unknown = JSON.parse((await call('settings.get', { key: SAVED_KEY })) ?? '[]');
      saved.value = Array.isArray(kept) ? (kept as Saved[]) : [];
    } catch {
      saved.value = [];
    }
  }

  /** Keeps the conditions of now under a name; the same name is replaced. */
  async function save(name: string): Promise<void> {
    const others = saved.value.filter((one) => one.name !== name);
    await keep([...others, { name, conditions: { ...conditions.value } }]);
  }

  async function forget(name: string): Promise<void> {
    await keep(saved.value.filter((one) => one.name !== name));
  }

  async function keep(next: Saved[]): Promise<void> {
    saved.value = next;
    await call('settings.set', { key: SAVED_KEY, value: JSON.stringify(next) });
  }

  return { asOf, text, conditions, sort, only, saved, filter, list, rows, narrowed, set, clear, loadSaved, save, forget };
}

export type Reserves = ReturnType<typeof useReserves>;

/** How a condition reads on its button; empty when it is not set. */
export function said(conditions: Conditions, villageName: (id: string) => string) {
  const { age_min: min, age_max: max, state } = conditions;
  const some = (values: string[] | undefined, unit: string) =>
    !values?.length ? '' : values.length <= 2 ? values.join('、') : `${values.length} ${unit}`;
  return {
    villages: some(conditions.villages?.map(villageName), '个村'),
    state: state === 'in_pool' ? '在库' : state === 'left' ? '已退出' : '',
    education: conditions.education_at_least ? `${conditions.education_at_least}以上` : '',
    age: min && max ? `${min}–${max}岁` : max ? `${max}岁以下` : min ? `${min}岁以上` : '',
    political: some(conditions.political, '种'),
    sources: some(conditions.sources, '类'),
  };
}
