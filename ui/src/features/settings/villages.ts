/** Small rules of the village list. */
import type { VillageDraft, VillageRow } from '@/ipc/bindings';

/** Other names as typed: separated by 、 ， ; / or spaces, each once. */
export function aliasesOf(text: string): string[] {
  return [...new Set(text.split(/[、，,；;/\s]+/).filter(Boolean))];
}

/** Drafts that are not on the list yet; each name once in its township. */
export function freshOnes(drafts: readonly VillageDraft[], known: readonly VillageRow[], township: string): VillageDraft[] {
  const seen = new Set(known.map((row) => `${row.township} ${row.name}`));
  return drafts.filter((draft) => {
    const key = `${draft.township ?? township} ${draft.name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
