/**
 * Who came to a session. A click shows at once and is saved behind it; when saving fails the list
 * says again what is stored.
 */
import { computed, ref, watch } from 'vue';
import type { AttendanceEdit, AttendanceRow, AttendanceState, SessionDetail } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { toast, toastDone, toastError } from '@/shared/feedback/toasts';

const SAID: Record<AttendanceState, string> = { expected: '改回未到', present: '已到', leave: '请假', absent: '缺席' };

export function useAttendance(detail: () => SessionDetail | undefined) {
  /** What was clicked and is not in the answer yet. */
  const clicked = ref<ReadonlyMap<string, AttendanceState>>(new Map());
  const saving = new Set<string>();
  const rows = computed<AttendanceRow[]>(() =>
    (detail()?.attendances ?? []).map((row) => {
      const state = clicked.value.get(row.id);
      return state && state !== row.state ? { ...row, state } : row;
    }),
  );
  const missing = computed(() => rows.value.filter((row) => row.state !== 'present'));
  const present = computed(() => rows.value.filter((row) => row.state === 'present'));

  watch(detail, (now) => {
    const stored = new Map((now?.attendances ?? []).map((row) => [row.id, row.state]));
    const left = [...clicked.value].filter(([id, state]) => stored.has(id) && stored.get(id) !== state && saving.has(id));
    clicked.value = new Map(left);
  });
  /** Says the same of some of the list. */
  async function set(some: readonly AttendanceRow[], state: AttendanceState, said?: string): Promise<void> {
    const session = detail();
    if (!session || some.length === 0) return;
    for (const row of some) saving.add(row.id);
    clicked.value = new Map([...clicked.value, ...some.map((row): [string, AttendanceState] => [row.id, state])]);
    try {
      const outcome = await call('attendances.set', { session_id: session.id, rows: some.map((row) => ({ id: row.id, state })) });
      toastDone(said ?? `${some[0]!.name}${SAID[state]}`, outcome);
    } catch (thrown) {
      clicked.value = new Map([...clicked.value].filter(([id]) => !some.some((row) => row.id === id)));
      toastError(thrown);
    } finally {
      for (const row of some) saving.delete(row.id);
    }
  }

  /** Puts people on the list, or says more of those on it. */
  async function save(edits: AttendanceEdit[], said: string): Promise<void> {
    const session = detail();
    if (!session || edits.length === 0) return;
    const outcome = await call('attendances.set', { session_id: session.id, rows: edits });
    toastDone(said, outcome);
    const outside = outcome.value.outside.map((one) => one.name);
    if (outside.length) {
      const names = outside.length > 3 ? `${outside.slice(0, 3).join('、')}等 ${outside.length} 人` : outside.join('、');
      toast(`${names}当天不在库，已登记，不计入后备干部人次`, { tone: 'warn' });
    }
  }

  return { rows, missing, present, set, save };
}

export type AttendanceBook = ReturnType<typeof useAttendance>;

/** Whether somebody is meant by a piece of the name, the village or the unit. */
export function isMeant(row: Pick<AttendanceRow, 'name' | 'village' | 'unit'>, typed: string): boolean {
  const text = typed.trim();
  return !text || [row.name, row.village, row.unit].some((one) => one?.includes(text));
}
