/** One thing at a time: while something is done its buttons rest. */
import { type Ref, ref } from 'vue';
import { toastError } from './toasts';

export interface Busy {
  /** Whether something is being done. */
  busy: Ref<boolean>;
  /** Does it, unless something is being done already. */
  doing: (work: () => Promise<void>) => Promise<void>;
}

/** @param failed says what went wrong; a message at the lower edge, unless the page has a place for it */
export function useBusy(failed: (thrown: unknown) => void = toastError): Busy {
  const busy = ref(false);
  async function doing(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      await work();
    } catch (thrown) {
      failed(thrown);
    } finally {
      busy.value = false;
    }
  }
  return { busy, doing };
}
