/** The list of placements: its day, its conditions, and what the views share. */
import { computed, ref, watch } from 'vue';
import type { RotationFilter, RotationRow, WhichRotations } from '@/ipc/bindings';
import { useQuery } from '@/ipc/useQuery';
import { useKept, useKeptDay } from '@/shared/kept';
import { ENDING_WITHIN, ROTATION_KINDS } from '@/shared/rotations/rotations';

/** What the clerk may look at, each a question of its own. */
export const STATES = [
  { key: 'current', label: '在岗', filter: { state: 'current' } },
  { key: 'ending', label: `${ENDING_WITHIN} 天内到期`, filter: { state: 'current', ending_within: ENDING_WITHIN } },
  { key: 'overlaps', label: '时间重叠', filter: { state: 'current', only_overlaps: true } },
  { key: 'front', label: '一线（在库）', filter: { state: 'current', only_front_line: true } },
  { key: 'unappraised', label: '到期未鉴定', filter: { state: 'ended', only_unappraised: true } },
  { key: 'planned', label: '还没开始', filter: { state: 'planned' } },
  { key: 'ended', label: '已结束', filter: { state: 'ended' } },
  { key: 'all', label: '全部', filter: { state: 'all' } },
] as const satisfies readonly { key: string; label: string; filter: { state: WhichRotations } & RotationFilter }[];
export type StateKey = (typeof STATES)[number]['key'];

/** A paper, or one month without a paper. */
export interface Batch {
  document: string | null;
  month: string | null;
}

export function useRotations() {
  const asOf = useKeptDay('rotations.day');
  const view = ref<'current' | 'history'>('current');
  const text = useKept('rotations.text', () => '');
  const types = useKept<string[]>('rotations.types', () => []);
  const villages = useKept<string[]>('rotations.villages', () => []);
  const batch = useKept<Batch | null>('rotations.batch', () => null);
  const state = ref<StateKey>('current');
  /** What a view shows when nothing else is asked. */
  const usual = computed<StateKey>(() => (view.value === 'history' ? 'all' : 'current'));
  watch(view, () => (state.value = usual.value), { flush: 'sync' });

  const filter = computed<RotationFilter>(() => ({
    ...STATES.find((one) => one.key === state.value)!.filter,
    ...{ as_of: asOf.value, types: types.value, villages: villages.value, text: text.value.trim() || null },
    ...{ document: batch.value?.document ?? null, month: batch.value?.month ?? null },
  }));
  const list = useQuery('rotations.list', () => filter.value, ROTATION_KINDS);
  const kinds = useQuery('rotation_types.list', () => ({}), ROTATION_KINDS);
  const rows = computed<RotationRow[]>(() => list.data.value?.rows ?? []);
  const narrowed = computed(
    () =>
      text.value.trim() !== '' || types.value.length > 0 || villages.value.length > 0 || batch.value !== null || state.value !== usual.value,
  );

  function clear(): void {
    text.value = '';
    types.value = [];
    villages.value = [];
    batch.value = null;
    state.value = usual.value;
  }

  return { asOf, view, text, types, villages, batch, state, usual, filter, list, kinds, rows, narrowed, clear };
}

export type Rotations = ReturnType<typeof useRotations>;
