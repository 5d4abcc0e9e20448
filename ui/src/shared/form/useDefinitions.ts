/** Definitions the clerk keeps herself: which one is current, and leaving it only when it is saved. */
import { computed, type Ref, ref, watch } from 'vue';
import { mayLeave } from '../feedback/unsaved';

/** The place of a definition that is not there yet. */
export const NEW = 'new';

/** @param start the one that is current at first; else the first */
export function useDefinitions<Row extends { id: string }>(rows: () => readonly Row[], start = '') {
  const current = ref(start || (rows()[0]?.id ?? ''));
  /** What a new one starts from. */
  const copied = ref(null) as Ref<Row | null>;
  const shown = computed(() => rows().find((one) => one.id === current.value) ?? null);
  /** An editor starts afresh when this changes. */
  const editorKey = computed(() => `${current.value} ${copied.value?.id ?? ''}`);

  watch(rows, (now) => {
    if (current.value !== NEW && !now.some((one) => one.id === current.value)) take(now[0]?.id ?? NEW);
  });

  function take(id: string): void {
    copied.value = null;
    current.value = id;
  }
  async function choose(id: string, from: Row | null = null): Promise<void> {
    if ((id === current.value && !from) || !(await mayLeave())) return;
    copied.value = from;
    current.value = id;
  }
  const cancel = (): Promise<void> => choose(rows()[0]?.id ?? NEW);

  return { current, copied, shown, editorKey, take, choose, cancel };
}
