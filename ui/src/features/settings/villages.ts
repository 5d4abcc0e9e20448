/** Small rules of the village list. */
import type { VillageDraft, VillageRow } from '@/ipc/bindings';
import { dotted } from '@/shared/format/dates';

/** Other names as typed: separated by 、 ， ; / or spaces, each once. */
export function aliasesOf(text: string): string[] {
  return [...new Set(text.split(/[、，,；;/\s]+/).filter(Boolean))];
}

/** 已于 2025.06.01 撤并，并入柳树沟村. */
export function endedInWords(village: Pick<VillageRow, 'ended_on' | 'ended_into'>): string {
  return `已于 ${dotted(village.ended_on)} 撤并${village.ended_into ? `，并入${village.ended_into}` : ''}`;
}

/** Villages into which one may go, with their townships where there are several. */
export function othersThan(village: VillageRow, villages: readonly VillageRow[]): { id: string; name: string; label: string }[] {
  const several = new Set(villages.map((one) => one.township_id)).size > 1;
  const others = villages.filter((one) => one.id !== village.id && !one.ended_on);
  return others.map(({ id, name, township }) => ({ id, name, label: several ? `${township}/${name}` : name }));
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
