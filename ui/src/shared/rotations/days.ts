/**
 * Days of placements. Papers and people name the last day; the register keeps the first one after
 * it. Both are as precise as they were told: a day, or only its month.
 */
import { addDays, dotted, type PartialDate } from '../format/dates';

function addMonths(month: PartialDate, by: number): PartialDate {
  const [year, at] = month.split('-').map(Number);
  const months = year! * 12 + at! - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
const shifted = (date: PartialDate, by: 1 | -1) => (date.length === 7 ? addMonths(date, by) : addDays(date, by));

/** `2026-03-01` → `2026-02-28`, `2026-03` → `2026-02`. */
export const lastOf = (until: PartialDate | null | undefined): PartialDate => (until ? shifted(until, -1) : '');

/** `2026-02-28` → `2026-03-01`, `2026-02` → `2026-03`. */
export const untilOf = (last: PartialDate): PartialDate => shifted(last, 1);

/** The last day of so many months: 3 from `2025-09-01` → `2025-11-30`, from `2025-09` → `2025-11`. */
export function lastAfter(from: PartialDate, months: number): PartialDate {
  const month = addMonths(from.slice(0, 7), months);
  if (from.length === 7) return addMonths(month, -1);
  const [year, at] = month.split('-').map(Number);
  const length = new Date(year!, at!, 0).getDate();
  return addDays(`${month}-${String(Math.min(Number(from.slice(8)), length)).padStart(2, '0')}`, -1);
}

/** `2025.09.01—2026.02.28`, `2025.09.01 起`. */
export function spanSaid(span: { from_on: PartialDate; until_on: PartialDate | null }): string {
  if (!span.until_on) return `${dotted(span.from_on)} 起`;
  return `${dotted(span.from_on)}—${dotted(lastOf(span.until_on))}`;
}
