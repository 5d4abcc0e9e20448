/** A village's own order of its people, changed where exactly that village is shown in it. */
import { computed, nextTick, type Ref, shallowRef, watch } from 'vue';
import type { ReserveRow } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { today } from '@/ipc/register';
import { toastDone, toastError } from '@/shared/feedback/toasts';
import { moved, useReorder } from '@/shared/form/useReorder';
import type { Reserves } from './useReserves';

export function useOwnOrder(reserves: Reserves, box: Ref<HTMLElement | undefined>) {
  const { asOf, conditions, rows, sort, only, text } = reserves;
  /** The order under the hand, until the list answers with it. */
  const moving = shallowRef<ReserveRow[] | null>(null);
  const arranged = computed(() => moving.value ?? rows.value);
  let goBackTo: { id: string; by: -1 | 1 } | null = null;

  /** One village, everybody in its pool today, in its own order. */
  const orderable = computed(() => {
    const { villages, state, ...others } = conditions.value;
    const whole = Object.keys(others).length === 0 && state === 'in_pool' && !only.value && !text.value.trim();
    const own = sort.value.by === 'own' && !sort.value.descending && asOf.value === today();
    return whole && own && villages?.length === 1 && rows.value.length > 1;
  });

  async function keep(order: ReserveRow[], done: string): Promise<boolean> {
    try {
      const ids = order.map((one) => one.reserve_id);
      toastDone(done, await call('reserves.order', { village_id: order[0]!.village_id, ids }));
      return true;
    } catch (thrown) {
      moving.value = null;
      toastError(thrown);
      return false;
    }
  }

  let dragged: ReserveRow | undefined;
  const reorder = useReorder(
    (from, to) => (moving.value = moved(arranged.value, from, to)),
    () => void keep(arranged.value, `${dragged?.name ?? ''}已移到第 ${arranged.value.indexOf(dragged!) + 1} 位`),
  );

  /** The pointer took a line by its grip. */
  function drag(event: PointerEvent, row: ReserveRow): void {
    dragged = row;
    reorder.start(event, arranged.value.indexOf(row));
  }

  async function step(row: ReserveRow, by: -1 | 1): Promise<void> {
    const from = rows.value.indexOf(row);
    if (from < 0 || !rows.value[from + by]) return;
    goBackTo = { id: row.reserve_id, by };
    const kept = await keep(moved(rows.value, from, from + by), `${row.name}已${by < 0 ? '上' : '下'}移`);
    if (!kept) goBackTo = null;
  }

  watch(rows, async () => {
    moving.value = null;
    if (!goBackTo) return;
    // The line moved away under the button: the focus goes with it.
    const { id, by } = goBackTo;
    goBackTo = null;
    await nextTick();
    const buttons = [...(box.value?.querySelectorAll<HTMLButtonElement>(`[data-order="${id}"] button`) ?? [])];
    const wanted = buttons[by < 0 ? 0 : 1];
    (wanted?.disabled ? buttons.find((button) => !button.disabled) : wanted)?.focus();
  });

  return { orderable, arranged, drag, step };
}
