/** The list by person: its conditions, and the answer as of the day. */
import { computed, type Ref } from 'vue';
import type { PairFilter, SchemeView, VillageId } from '@/ipc/bindings';
import { useQuery } from '@/ipc/useQuery';
import { useKept } from '@/shared/kept';
import { KINDS } from './useMentoring';

export function usePairs(asOf: Ref<string>, scheme: () => SchemeView) {
  const text = useKept('mentoring.text', () => '');
  const chosen = useKept<VillageId[]>('mentoring.villages', () => []);
  const onlyGaps = useKept('mentoring.gaps', () => false);
  const onlyOverdue = useKept('mentoring.overdue', () => false);
  const state = useKept<NonNullable<PairFilter['state']>>('mentoring.state', () => 'current');
  const filter = computed<PairFilter>(() => ({
    as_of: asOf.value,
    scheme: scheme().id,
    villages: chosen.value,
    text: text.value.trim() || null,
    only_gaps: onlyGaps.value,
    only_overdue: onlyOverdue.value,
    state: state.value,
  }));
  const list = useQuery('pairs.list', () => filter.value, KINDS);
  const narrowed = computed(
    () => text.value.trim() !== '' || chosen.value.length > 0 || onlyGaps.value || onlyOverdue.value || state.value !== 'current',
  );
  function clear(): void {
    text.value = '';
    chosen.value = [];
    onlyGaps.value = onlyOverdue.value = false;
    state.value = 'current';
  }
  return { text, chosen, onlyGaps, onlyOverdue, state, filter, list, narrowed, clear };
}

export type PairFilters = ReturnType<typeof usePairs>;
