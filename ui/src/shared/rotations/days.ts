/** Days of placements, as precise as they were told: a day, or only its month. */
import { addDays, addMonths, dotted, lastOf, type PartialDate } from '../format/dates';

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
