/** What the views of the page share: the day, the scheme, and the parts of the page's address. */
import { computed } from 'vue';
import type { Kind, SchemeId } from '@/ipc/bindings';
import { useQuery } from '@/ipc/useQuery';
import { useKept, useKeptDay } from '@/shared/kept';

/** Records that decide who mentors whom and what is done. */
export const KINDS: readonly Kind[] = [
  ...(['townships', 'villages', 'people', 'reserves', 'posts', 'duties'] as const),
  ...(['schemes', 'pairs', 'items', 'visits'] as const),
];

export function useMentoring() {
  const asOf = useKeptDay('mentoring.day');
  /** `null`: the first scheme. */
  const chosen = useKept<SchemeId | null>('mentoring.scheme', () => null);
  const list = useQuery('schemes.list', () => ({ as_of: asOf.value }), ['schemes', 'pairs', 'reserves', 'townships']);
  const schemes = computed(() => list.data.value ?? []);
  const scheme = computed(() => schemes.value.find((one) => one.id === chosen.value) ?? schemes.value[0] ?? null);
  /** Those that can be looked at: in use, or with pairs of old. */
  const offered = computed(() =>
    schemes.value.filter((one) => !one.retired_on || one.pairs > 0 || one.in_use || one.id === chosen.value),
  );
  const choose = (id: SchemeId) => void (chosen.value = id);
  return { asOf, chosen, choose, list, schemes, scheme, offered };
}

export type Mentoring = ReturnType<typeof useMentoring>;
