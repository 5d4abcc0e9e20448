/** Questions in the page, never the system's boxes. */
import { readonly, ref } from 'vue';

export interface Ask {
  title: string;
  text: string;
  /** What the safe button says; it has the focus and Esc means it. */
  stay: string;
  /** What the other button says. */
  go: string;
  /** The action cannot be taken back. */
  danger?: boolean;
}

const current = ref<(Ask & { answer: (go: boolean) => void }) | null>(null);
export const currentAsk = readonly(current);

/** Asks; `true` only when the clerk chose to go on. */
export function ask(question: Ask): Promise<boolean> {
  current.value?.answer(false);
  return new Promise((resolve) => {
    current.value = {
      ...question,
      answer(go) {
        current.value = null;
        resolve(go);
      },
    };
  });
}
