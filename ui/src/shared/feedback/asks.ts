/** Questions in the page, never the system's boxes. */
import { readonly, ref } from 'vue';

export interface Ask {
  title: string;
  text: string;
  /** What the safe button says; it has the focus and Esc means it. */
  stay: string;
  /** What the other button says. */
  go: string;
  /** What a third one says, where there is a third way. */
  other?: string;
  /** The action cannot be taken back. */
  danger?: boolean;
}

export type Answer = 'stay' | 'go' | 'other';

const current = ref<(Ask & { answer: (what: Answer) => void }) | null>(null);
export const currentAsk = readonly(current);

/** Asks which way to go; a question asked before is answered with the safe way. */
export function askWhich(question: Ask): Promise<Answer> {
  current.value?.answer('stay');
  return new Promise((resolve) => {
    current.value = {
      ...question,
      answer(what) {
        current.value = null;
        resolve(what);
      },
    };
  });
}

/** Asks; `true` only when the clerk chose to go on. */
export async function ask(question: Ask): Promise<boolean> {
  return (await askWhich(question)) === 'go';
}
