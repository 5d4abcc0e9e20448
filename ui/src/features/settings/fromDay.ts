/** From which day something of a village or township holds, and by which paper. */
import { readDay } from '@/shared/format/dates';

export interface FromDay {
  on: string;
  document: string;
}

/** What is wrong with the day; nothing where it is one. */
export function dayProblems({ on }: FromDay): Record<string, string> {
  const read = readDay(on);
  if ('problem' in read) return { on: read.problem };
  return read.value ? {} : { on: '请填写从哪天起' };
}

/** The day as a command takes it, with the number of the paper. */
export const asParams = ({ on, document }: FromDay) => ({ on, document: document.trim() || null });
