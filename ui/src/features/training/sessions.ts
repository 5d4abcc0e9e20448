/** How a session reads, and what a new one begins with. */
import type { SessionRow, TrainingLevel } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { addDays, dotted, dottedDay } from '@/shared/format/dates';

type Held = Pick<SessionRow, 'begins_on' | 'ends_on' | 'held_on'>;

/** `2025.11.20`, `2025.11.20–11.22`, or with its days when it is not held on all between. */
export function daysSaid({ begins_on, ends_on, held_on }: Held): string {
  if (begins_on === ends_on) return dotted(begins_on);
  const stretch = `${dotted(begins_on)}–${dottedDay(ends_on)}`;
  const every = addDays(begins_on, held_on.length - 1) === ends_on;
  return every ? stretch : `${stretch}，共 ${held_on.length} 天`;
}

/** `农村集体资金管理（王志平）、民法典（李海霞）`. */
export function taughtSaid({ courses }: Pick<SessionRow, 'courses'>): string {
  return courses.map((one) => (one.teacher ? `${one.title}（${one.teacher}）` : one.title)).join('、');
}

/** What was chosen for the last session, for the next one. */
export interface Usual {
  form: string;
  level: TrainingLevel;
  organizer: string;
  hours: string;
}
const USUAL: Usual = { form: '集中培训', level: '乡', organizer: '', hours: '' };
const KEY = 'training.usual';

/** Reads what is usual here. */
export async function usual(): Promise<Usual> {
  try {
    const kept: unknown = JSON.parse((await call('settings.get', { key: KEY })) ?? '{}');
    return { ...USUAL, ...(kept as Partial<Usual>) };
  } catch {
    return USUAL;
  }
}

/** Keeps what was chosen; a convenience, so failing is not worth a message. */
export function keepUsual(next: Usual): void {
  call('settings.set', { key: KEY, value: JSON.stringify(next) }).catch(() => {});
}
