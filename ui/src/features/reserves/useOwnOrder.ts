/** A village's own order of its people, changed where exactly that village is shown in it. */
import { computed, nextTick, type Ref, watch } from 'vue';
import type { ReserveRow } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { today } from '@/ipc/register';
import { toastDone, toastError } from '@/shared/feedback/toasts';
import { moved } from '@/shared/form/useReorder';
import type { Reserves } from './useReserves';

export function useOwnOrder(reserves: Reserves, box: Ref<HTMLElement | undefined>) {
  const { asOf, conditions, rows, sort, only, text } = reserves;
  let goBackTo: { id: string; by: -1 | 1 } | null = null;

  /** One village, everybody in its pool today, in its own order. */
  const orderable = computed(() => {
    const { villages, state, ...others } = conditions.value;
    const whole = Object.keys(others).length === 0 && state === 'in_pool' && !only.value && !text.value.trim();
    const own = sort.value.by === 'own' && !sort.value.descending && asOf.value === today();
    return whole && own && villages?.length === 1 && rows.value.length > 1;
  });

  async function step(row: ReserveRow, by: -1 | 1): Promise<void> {
    const from = rows.value.findIndex((one) => one.reserve_id === row.reserve_id);
    if (from < 0 || !rows.value[from + by]) return;
    const ids = moved(rows.value, from, from + by).map((one) => one.reserve_id);
    try {
      goBackTo = { id: row.reserve_id, by };
      toastDone(`${row.name}已${by < 0 ? '上' : '下'}移`, await call('reserves.order', { village_id: row.village_id, ids }));
    } catch (thrown) {
      goBackTo = null;
      toastError(thrown);
    }
  }

  // The line moved away under the button: the focus goes with it.
  watch(rows, async () => {
    if (!goBackTo) return;
    const { id, by } = goBackTo;
    goBackTo = null;
    await nextTick();
    const buttons = [...(box.value?.querySelectorAll<HTMLButtonElement>(`[data-order="${id}"] button`) ?? [])];
    const wanted = buttons[by < 0 ? 0 : 1];
    (wanted?.disabled ? buttons.find((button) => !button.disabled) : wanted)?.focus();
  });

  return { orderable, step };
}
