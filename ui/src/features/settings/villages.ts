/** Small rules of the village list. */
import type { ChangeOf, Former, VillageDraft, VillageRow } from '@/ipc/bindings';
import { dotted } from '@/shared/format/dates';

/** Other names as typed: separated by 、 ， ; / or spaces, each once. */
export function aliasesOf(text: string): string[] {
  return [...new Set(text.split(/[、，,；;/\s]+/).filter(Boolean))];
}

/** 已于 2025.06.01 撤并，并入柳树沟村. */
export function endedInWords(village: Pick<VillageRow, 'ended_on' | 'ended_into'>): string {
  return `已于 ${dotted(village.ended_on)} 撤并${village.ended_into ? `，并入${village.ended_into}` : ''}`;
}

/** 2025.06.01 以前叫申家营村，属青禾镇: what a village or township was until a day. */
export function formerInWords({ until_on, name, township }: Former): string {
  const was = [name ? `叫${name}` : '', township ? `属${township}` : ''].filter(Boolean);
  return `${dotted(until_on)} 以前${was.join('，')}`;
}

/** What is recorded of a day and may be corrected or taken back. */
export interface Recorded {
  of: ChangeOf;
  /** Of which village or township. */
  title: string;
  /** As a sentence says it. */
  words: string;
  on: string;
  document: string | null;
  /** What it was called before; `null`: not about a name. */
  name: string | null;
}

/** A former name or township as it may be corrected. */
export const recordedFormer = (title: string, kind: 'village' | 'township', former: Former): Recorded => ({
  of: kind === 'village' ? { village: former.id } : { township: former.id },
  ...{ title, words: formerInWords(former), on: former.until_on, document: former.document, name: former.name },
});

/** The end of a village as it may be corrected. */
export const recordedEnd = (village: VillageRow): Recorded => ({
  ...{ of: { end: village.id }, title: village.name, words: endedInWords(village) },
  ...{ on: village.ended_on ?? '', document: village.ended_document, name: null },
});

/** Villages into which one may go, with their townships where there are several. */
export function othersThan(village: VillageRow, villages: readonly VillageRow[]): { value: string; name: string; label: string }[] {
  const several = new Set(villages.map((one) => one.township_id)).size > 1;
  const others = villages.filter((one) => one.id !== village.id && !one.ended_on);
  return others.map(({ id, name, township }) => ({ value: id, name, label: several ? `${township}/${name}` : name }));
}

/** Drafts that are not on the list yet; each name once in its township. That of an ended village is free. */
export function freshOnes(drafts: readonly VillageDraft[], known: readonly VillageRow[], township: string): VillageDraft[] {
  const there = known.filter((row) => !row.ended_on);
  const seen = new Set(there.map((row) => `${row.township} ${row.name}`));
  return drafts.filter((draft) => {
    const key = `${draft.township ?? township} ${draft.name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
