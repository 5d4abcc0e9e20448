/**
 * How a page was left: conditions, order and day come back with it as long as the same register is
 * open in this window. An address that asks for something itself begins anew.
 */
import { computed, inject, ref, type Ref, type WritableComputedRef } from 'vue';
import { type LocationQuery, routeLocationKey } from 'vue-router';
import { today } from '@/ipc/register';

const kept = new Map<string, Ref<unknown>>();
/** Parts of an address that choose no rows: which view, which form. */
const IDLE: readonly string[] = ['view', 'tab', 'part', 'new', 'add', 'change'];

/**
 * The same ref whenever its page comes back.
 * @param idle further parts of the address that leave the page's conditions as they are
 */
export function useKept<T>(key: string, start: () => T, idle: readonly string[] = []): Ref<T> {
  const query: LocationQuery = inject(routeLocationKey, null)?.query ?? {};
  const asks = Object.keys(query).some((part) => ![...IDLE, ...idle].includes(part));
  const held = (!asks && kept.get(key)) || ref(start());
  kept.set(key, held);
  return held as Ref<T>;
}

/** The day a page is asked for: today, until another one is chosen. */
export function useKeptDay(key: string, idle: readonly string[] = []): WritableComputedRef<string> {
  const chosen = useKept<string | null>(key, () => null, idle);
  return computed({
    get: () => chosen.value ?? today(),
    set: (day) => void (chosen.value = day === today() ? null : day),
  });
}

/** Another register is open: nothing that was asked of the one before means anything. */
export function forgetKept(): void {
  kept.clear();
}
