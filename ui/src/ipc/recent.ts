/** People opened lately, newest first, kept in the register beside the people themselves. */
import { shallowReadonly, shallowRef } from 'vue';
import type { PersonId } from './bindings';
import { call } from './client';

export interface RecentPerson {
  id: PersonId;
  name: string;
  village: string | null;
}

const KEY = 'recent_people';
const KEEP = 8;
const people = shallowRef<RecentPerson[]>([]);
export const recentPeople = shallowReadonly(people);

/** Reads them from the register. */
export async function loadRecent(): Promise<void> {
  try {
    const kept: unknown = JSON.parse((await call('settings.get', { key: KEY })) ?? '[]');
    people.value = Array.isArray(kept) ? (kept as RecentPerson[]).slice(0, KEEP) : [];
  } catch {
    people.value = [];
  }
}

/** A person was opened. */
export function noteRecent(person: RecentPerson): void {
  if (people.value[0]?.id === person.id) return;
  people.value = [person, ...people.value.filter((other) => other.id !== person.id)].slice(0, KEEP);
  call('settings.set', { key: KEY, value: JSON.stringify(people.value) }).catch(() => {
    // A list of conveniences is not worth a message.
  });
}
