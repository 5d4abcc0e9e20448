/** The round on screen: which, who of it is listed, and what is open beside it. */
import { computed, ref, watch } from 'vue';
import { useRoute } from 'vue-router';
import type { ReviewRow } from '@/ipc/bindings';
import { useQuery } from '@/ipc/useQuery';
import { REVIEW_KINDS } from '@/shared/reviews/reviews';

export type Which = 'all' | 'objection' | 'deferral' | 'waiting' | 'expired';
export const WHICH: readonly { key: Which; label: string }[] = [
  { key: 'all', label: '全部' },
  { key: 'objection', label: '有异议' },
  { key: 'deferral', label: '建议缓用' },
  { key: 'waiting', label: '未反馈' },
  { key: 'expired', label: '已到期' },
];

/** Whether a person of the round is meant; one may be several of these at once. */
function isOf(row: ReviewRow, which: Which): boolean {
  if (which === 'waiting') return row.cells.includes('-');
  if (which === 'expired') return row.expired > 0;
  return which === 'all' || row.standing === which;
}

/** @param asOf the day asked: replies of that day and before it, and what holds on it. */
export function useReview(asOf: () => string) {
  const route = useRoute();
  const rounds = useQuery('reviews.list', () => ({ as_of: asOf() }), REVIEW_KINDS);
  const current = ref<string | null>(null);
  watch(
    [() => route.query.round, rounds.data],
    ([asked, list]) => {
      if (!list) return;
      const there = (id: unknown) => list.some((one) => one.id === id);
      if (there(asked)) current.value = String(asked);
      else if (!there(current.value)) current.value = list[0]?.id ?? null;
    },
    { immediate: true },
  );
  const grid = useQuery('reviews.get', () => (current.value ? { id: current.value, as_of: asOf() } : null), REVIEW_KINDS);
  const which = ref<Which>('all');
  const text = ref('');
  const all = computed(() => grid.data.value?.rows ?? []);
  const rows = computed(() => {
    const wanted = text.value.trim();
    const found = (row: ReviewRow) => !wanted || row.name.includes(wanted) || Boolean(row.village?.includes(wanted));
    return all.value.filter((row) => isOf(row, which.value) && found(row));
  });
  const counts = computed(() => Object.fromEntries(WHICH.map(({ key }) => [key, all.value.filter((row) => isOf(row, key)).length])) as Record<Which, number>);
  return { rounds, current, grid, which, text, rows, counts };
}
export type Review = ReturnType<typeof useReview>;
