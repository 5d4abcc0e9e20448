/** 显示详情: what departments said, for a minute; the app notes in its journal that it was shown. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { RevealedReply } from '@/ipc/bindings';
import { call, type Params } from '@/ipc/client';
import { toastError } from '../feedback/toasts';

/** Seconds until what was shown is hidden again. */
const SHOWN_FOR = 60;

/** Counts down until `hide` is called; `stop` counts no more. */
export function useCountdown(hide: () => void) {
  const left = ref(0);
  let timer: ReturnType<typeof setInterval> | undefined;

  function stop(): void {
    clearInterval(timer);
    left.value = 0;
  }
  function tick(): void {
    left.value -= 1;
    if (left.value > 0) return;
    stop();
    hide();
  }
  function start(): void {
    stop();
    left.value = SHOWN_FOR;
    timer = setInterval(tick, 1000);
  }
  onScopeDispose(stop);
  return {
    /** Seconds until it is hidden. */
    left,
    start,
    stop,
  };
}

const keyOf = (person: string, department: string) => `${person} ${department}`;

export function useReveal() {
  const replies = shallowRef<ReadonlyMap<string, RevealedReply> | null>(null);
  const { left, start, stop } = useCountdown(() => (replies.value = null));

  function hide(): void {
    stop();
    replies.value = null;
  }
  async function show(what: Params<'reviews.reveal'>): Promise<void> {
    try {
      const answer = await call('reviews.reveal', what);
      replies.value = new Map(answer.map((one) => [keyOf(one.person_id, one.department_id), one]));
      start();
    } catch (thrown) {
      toastError(thrown);
    }
  }
  onScopeDispose(hide);
  return {
    /** `null`: hidden. */
    replies,
    /** Seconds until it is hidden. */
    left,
    shown: computed(() => replies.value !== null),
    of: (person: string, department: string) => replies.value?.get(keyOf(person, department)),
    show,
    hide,
  };
}
export type Reveal = ReturnType<typeof useReveal>;
