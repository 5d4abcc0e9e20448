/** What is to be printed, and its pages: every choice asks for the pages again. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Layout, LayoutColumn, RosterOptions, RosterPreview, RosterRequest, VillageId, WireError } from '@/ipc/bindings';
import { onChanges } from '@/ipc/changes';
import { asWireError, call } from '@/ipc/client';
import { ALL_KINDS } from '@/ipc/register';
import { useQuery } from '@/ipc/useQuery';
import { useKept, useKeptDay } from '@/shared/kept';

/** ms between the last choice and asking for the pages. */
const PAUSE = 250;
export type Roster = ReturnType<typeof useRoster>;

export function useRoster() {
  const options = shallowRef<RosterOptions | null>(null);
  const choices = ref<RosterRequest | null>(null);
  const asOf = useKeptDay('rosters.day');
  /** `null`: every village with people in the pool. */
  const chosen = useKept<ReadonlySet<VillageId> | null>('rosters.villages', () => null);
  const preview = shallowRef<RosterPreview | null>(null);
  const error = shallowRef<WireError | null>(null);
  const loading = ref(true);
  const villages = useQuery('villages.list', () => ({ as_of: asOf.value }), ['villages', 'reserves', 'people']);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const all = computed(() => villages.data.value ?? []);
  const filled = computed(() => all.value.filter((village) => village.reserves > 0));
  const isChosen = (id: VillageId) =>
    chosen.value ? chosen.value.has(id) : filled.value.some((village) => village.id === id);
  const chosenVillages = computed(() => all.value.filter((village) => isChosen(village.id)));
  const people = computed(() => chosenVillages.value.reduce((sum, village) => sum + village.reserves, 0));

  const request = computed<RosterRequest | null>(() =>
    choices.value && {
      ...choices.value,
      as_of: asOf.value,
      villages: chosen.value ? chosenVillages.value.map((village) => village.id) : [],
    },
  );
  /** Nothing to draw: nobody chosen, or nobody there. */
  const nothing = computed(() => villages.data.value !== undefined && people.value === 0);

  async function ask(): Promise<void> {
    const now = ++asked;
    if (!request.value || villages.data.value === undefined) return;
    if (nothing.value) {
      preview.value = null;
      loading.value = false;
      return;
    }
    loading.value = true;
    try {
      const answer = await call('rosters.preview', request.value);
      if (now !== asked) return;
      preview.value = answer;
      error.value = null;
    } catch (thrown) {
      if (now === asked) error.value = asWireError(thrown);
    } finally {
      if (now === asked) loading.value = false;
    }
  }

  /** Asks soon; a first time at once. */
  function askSoon(): void {
    clearTimeout(timer);
    if (preview.value === null) void ask();
    else timer = setTimeout(() => void ask(), PAUSE);
  }
  watch([() => JSON.stringify(request.value), nothing], askSoon);
  onChanges(ALL_KINDS, askSoon);
  onScopeDispose(() => clearTimeout(timer));

  function change(part: Partial<RosterRequest>): void {
    if (choices.value) choices.value = { ...choices.value, ...part };
  }

  return {
    ...{ options, choices, asOf, all, filled, chosenVillages, people, request, nothing, preview, error, loading },
    ...{ isChosen, change, ask },
    async load(): Promise<void> {
      try {
        const found = await call('rosters.options', {});
        options.value = found;
        // Full numbers are chosen anew each time, never remembered.
        choices.value = { ...found.last, people: null, villages: [], as_of: null, full_ids: false };
        if (found.last.villages.length) chosen.value = new Set(found.last.villages);
      } catch (thrown) {
        error.value = asWireError(thrown);
        loading.value = false;
      }
    },
    setDay(day: string): void {
      if (/^\d{4}-\d{2}-\d{2}$/.test(day)) asOf.value = day;
    },
    tick(ids: VillageId[], on: boolean): void {
      const next = new Set(chosenVillages.value.map((village) => village.id));
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      const everybody = next.size === filled.value.length && filled.value.every((village) => next.has(village.id));
      chosen.value = everybody ? null : next;
    },
    tickAll: () => void (chosen.value = null),
    tickNone: () => void (chosen.value = new Set()),
    setLayouts(layouts: Layout[]): void {
      if (options.value) options.value = { ...options.value, layouts };
    },
  };
}

/** Columns as chosen, or the usual ones. */
export function columnsOf(options: RosterOptions, request: RosterRequest): LayoutColumn[] {
  if (request.columns.length) return request.columns;
  return options.columns
    .filter((column) => column.default)
    .map((column) => ({ key: column.key, width_mm: null, label: null }));
}

/** Whether two choices of columns print the same. */
export function sameColumns(a: readonly LayoutColumn[], b: readonly LayoutColumn[]): boolean {
  const plain = (list: readonly LayoutColumn[]) =>
    JSON.stringify(list.map(({ key, width_mm, label }) => [key, width_mm ?? null, label ?? null]));
  return plain(a) === plain(b);
}
