/** A list beside the panel of its current row, some of its rows ticked for an act on many. */
import { computed, nextTick, type Ref, ref, useTemplateRef, watch } from 'vue';
import type { WireError } from '@/ipc/bindings';
import { markReady } from '@/ipc/window';
import { dialogOpen } from '@/shared/keys';

/** What is read of a query. */
interface Answered<Row> {
  data: Ref<{ rows: Row[] } | undefined>;
  error: Ref<WireError | null>;
}

/**
 * The table is called `table` in the template.
 *
 * @param keyOf what tells a row from others, which the table is given too
 */
export function useTickedRows<Row>(list: Answered<Row>, keyOf: (row: Row) => string) {
  const current = ref<string | null>(null);
  const ticked = ref<ReadonlySet<string>>(new Set());
  const table = useTemplateRef<{ focus: () => void }>('table');
  const rows = computed(() => list.data.value?.rows ?? []);
  const row = computed(() => rows.value.find((one) => keyOf(one) === current.value) ?? null);
  const picked = computed(() => rows.value.filter((one) => ticked.value.has(keyOf(one))));
  /** Those ticked, else the current one. */
  const meant = computed(() => (picked.value.length ? picked.value : row.value ? [row.value] : []));

  watch(list.data, async (now, before) => {
    if (!now) return;
    const [first] = now.rows;
    if (!row.value) current.value = first ? keyOf(first) : null;
    ticked.value = new Set(picked.value.map(keyOf));
    if (before) return;
    await nextTick();
    markReady(true);
    if (!dialogOpen()) table.value?.focus();
  });
  watch(list.error, (error) => error && markReady(true));

  return { current, ticked, rows, row, picked, meant };
}
