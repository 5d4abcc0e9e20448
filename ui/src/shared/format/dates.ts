/** Dates as people type them, as the register keeps them, and as papers print them. */
/** A calendar day, `1985-06-15`. */
export type Day = string;
/** A day or only its month, `1985-06`. */
export type PartialDate = string;

/** `1985-06[-15]` as tables print it: `1985.06`; a known day is kept: `1985.06.15`. */
export function dotted(date: PartialDate | null | undefined): string {
  return date ? date.replaceAll('-', '.') : '';
}

/** A text that is a date as tables print it; any other as it is. */
export function dottedIfDate(text: string): string {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? dotted(text) : text;
}

/** Year and month only, as tables print them. */
export function dottedMonth(date: PartialDate | null | undefined): string {
  return date ? date.slice(0, 7).replace('-', '.') : '';
}

/** `2025年11月26日`, without leading zeros. */
export function inWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return date ? `${year}年${month}月${date}日` : `${year}年${month}月`;
}

/** A local calendar day of an instant or of now. */
export function dayOf(at: Date = new Date()): Day {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A day some days later or, with a negative number, earlier. */
export function addDays(day: Day, days: number): Day {
  const [year, month, date] = day.split('-').map(Number);
  return dayOf(new Date(year!, month! - 1, date! + days));
}

/** `三` of 星期三 and 周三. */
export function weekday(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return '日一二三四五六'[new Date(year!, month! - 1, date!).getDay()]!;
}

/** `11月26日`. */
export function monthDay(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

/** `11.26`. */
export function dottedDay(day: Day): string {
  return dotted(day).slice(5);
}

/** An instant as the frame says it: `今天 08:31`, `昨天 17:02`, `11月3日 09:00`. */
export function whenSaid(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
  if (dayOf(at) === dayOf(now)) return `今天 ${time}`;
  if (dayOf(at) === dayOf(new Date(now.getTime() - 86_400_000))) return `昨天 ${time}`;
  const year = at.getFullYear() === now.getFullYear() ? '' : `${at.getFullYear()}年`;
  return `${year}${at.getMonth() + 1}月${at.getDate()}日 ${time}`;
}

/** The month so many later. */
export function addMonths(month: PartialDate, by: number): PartialDate {
  const [year, at] = month.split('-').map(Number);
  const months = year! * 12 + at! - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
const shifted = (date: PartialDate, by: 1 | -1) => (date.length === 7 ? addMonths(date, by) : addDays(date, by));

// Papers and people name the last day of a time; the register keeps the first one after it.

/** `2026-03-01` → `2026-02-28`, `2026-03` → `2026-02`; an open end is empty. */
export const lastOf = (until: PartialDate | null | undefined): PartialDate => (until ? shifted(until, -1) : '');

/** `2026-02-28` → `2026-03-01`, `2026-02` → `2026-03`. */
export const untilOf = (last: PartialDate): PartialDate => shifted(last, 1);

/** As [`untilOf`], of what was typed; empty: open. What cannot be read goes on as it is, to be refused. */
export function typedUntil(last: string): PartialDate | null {
  const read = readDate(last);
  return 'problem' in read ? last : read.value && untilOf(read.value);
}

export type ReadDate = { value: PartialDate | null } | { problem: string };

/** What the forms accept, for the hint beside a field. */
export const DATE_HINT = '可写 199005、1990.5 或 1990年5月';

/**
 * Reads a typed date: 199005, 19900512, 1990.5, 1990-05-12, 1990/5, 1990年5月, full-width forms.
 * Empty text is an unknown date, not a mistake.
 */
export function readDate(text: string): ReadDate {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, '');
  if (plain === '') return { value: null };
  const match =
    /^(\d{4})(\d{2})(\d{2})?$/.exec(plain) ?? /^(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2})日?|月)?$/.exec(plain);
  if (!match) return { problem: `看不懂“${text.trim()}”，${DATE_HINT}` };
  const [year, month, day] = [Number(match[1]), Number(match[2]), match[3] ? Number(match[3]) : null];
  if (year < 1900 || year > 2199) return { problem: `没有“${year}年”这样的年份，请核对` };
  if (month < 1 || month > 12) return { problem: `没有${month}月，请核对` };
  const two = (n: number) => String(n).padStart(2, '0');
  const known = `${year}-${two(month)}`;
  if (day === null) return { value: known };
  if (day < 1 || day > new Date(year, month, 0).getDate()) {
    return { problem: `${year}年${month}月没有${day}日，请核对` };
  }
  return { value: `${known}-${two(day)}` };
}

/** Reads a typed date that must name a day. */
export function readDay(text: string): ReadDate {
  const read = readDate(text);
  if ('value' in read && read.value && read.value.length === 7) {
    return { problem: '请写到日，例如 2025.11.30' };
  }
  return read;
}

/** `2026Q4` as 26年四季, for heads and chips. */
export function shortQuarter(quarter: string): string {
  const [, year = '', number = ''] = /^\d\d(\d\d)Q([1-4])$/.exec(quarter) ?? [];
  return number ? `${year}年${'一二三四'[Number(number) - 1]}季` : quarter;
}
