/** What the address asks of the page: Ctrl+K, ＋新增 and the figures of other pages come by it. */
import { ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { Field, ReserveRow } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { today } from '@/ipc/register';
import { toastError } from '@/shared/feedback/toasts';
import { FIELDS } from './fields';
import type { Reserves } from './useReserves';

interface Asked {
  showPerson: (id: string) => void;
  add: () => void;
  /** Opens the form of somebody whose data are missing. */
  fill: (row: ReserveRow) => void;
}

export function useAddress(reserves: Reserves, asked: Asked) {
  const route = useRoute();
  const router = useRouter();
  const { list } = reserves;
  /** A property whose change is to be registered with the person that is shown. */
  const change = ref<Field | null>(null);
  /** A tab of the person that is shown. */
  const tab = ref<string | null>(null);
  let filling = false;

  watch(
    [() => route.query, list.data],
    ([query, answer]) => {
      if (!answer) return;
      if (typeof query.person === 'string') asked.showPerson(query.person);
      if (typeof query.tab === 'string') tab.value = query.tab;
      if (typeof query.change === 'string') change.value = FIELDS.find((spec) => spec.key === query.change)?.key ?? null;
      if (query.new !== undefined) asked.add();
      if (typeof query.village === 'string') {
        begin();
        reserves.set({ villages: [query.village] });
      }
      if (query.missing !== undefined) {
        begin();
        reserves.set({ missing: true });
        filling = query.missing === 'fill';
      }
      if (query.stale !== undefined) void showStale();
      if (Object.keys(query).length) void router.replace({ name: 'reserves' });
    },
    { immediate: true },
  );
  /** What an address asks for, it asks of everybody and today. */
  function begin(): void {
    reserves.clear();
    reserves.asOf.value = today();
  }
  /** Those whose dossier nobody has touched for a quarter. */
  async function showStale(): Promise<void> {
    begin();
    try {
      const { rows } = await call('dossiers.list', { as_of: reserves.asOf.value, only_stale: true });
      reserves.only.value = { label: '档案一季度未更新', ids: rows.map((row) => row.person_id) };
    } catch (thrown) {
      toastError(thrown);
    }
  }
  // The list of those with missing data is there: begin with the first of them.
  watch(list.data, (answer) => {
    if (!filling || !reserves.conditions.value.missing) return;
    filling = false;
    if (answer?.rows[0]) asked.fill(answer.rows[0]);
  });

  return { change, tab };
}
