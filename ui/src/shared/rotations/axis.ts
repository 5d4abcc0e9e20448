/** The scale on which a list draws its days as bars: one for all rows, so that they can be compared. */
import type { Day, PartialDate } from '../format/dates';

interface Span {
  from_on: PartialDate;
  until_on: PartialDate | null;
}
export interface Axis {
  /** Where the day asked stands, in percent. */
  today: number;
  marks: { at: number; label: string }[];
  /** Left edge, width and the part that is over, in percent. */
  bar: (span: Span) => { left: number; width: number; over: number };
}

const DAY = 86_400_000;
/** Further back and further ahead than this a bar only runs into the edge. */
const MOST = 3 * 366 * DAY;
const LEAST = 60 * DAY;
const time = (date: PartialDate) => Date.parse(date.length === 7 ? `${date}-01` : date);

/** From the earliest beginning to the latest end, with room around the day asked. */
export function axisOf(spans: readonly Span[], asOf: Day, most = MOST): Axis {
  const now = time(asOf);
  const starts = spans.map((span) => time(span.from_on));
  const ends = spans.map((span) => (span.until_on ? time(span.until_on) : now + LEAST));
  const from = Math.max(now - most, Math.min(now - LEAST, ...starts));
  const to = Math.min(now + most, Math.max(now + LEAST, ...ends));
  const percent = (at: number) => ((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100;
  return {
    today: percent(now),
    marks: marksBetween(from, to).map((mark) => ({ at: percent(mark.time), label: mark.label })),
    bar(span) {
      const left = percent(time(span.from_on));
      const right = span.until_on ? percent(time(span.until_on)) : 100;
      const over = right > left ? ((percent(now) - left) / (right - left)) * 100 : 100;
      // A day or two of three years must still be seen.
      return { left, width: Math.max(right - left, 1), over: Math.min(100, Math.max(0, over)) };
    },
  };
}

/** Januaries; where there is at most one, quarters, or of many quarters the first and third. */
function marksBetween(from: number, to: number): { time: number; label: string }[] {
  const years = listed(from, to, 12).map((at) => ({ time: at.getTime(), label: String(at.getUTCFullYear()) }));
  if (years.length > 1) return years.filter((_, at) => at % Math.ceil(years.length / 5) === 0);
  const quarters = listed(from, to, 3);
  const shown = quarters.length > 4 ? quarters.filter((at) => at.getUTCMonth() % 6 === 0) : quarters;
  return shown.map((at) => ({
    time: at.getTime(),
    label: at.getUTCMonth() === 0 ? String(at.getUTCFullYear()) : `${at.getUTCMonth() + 1}月`,
  }));
}

/** The room a word needs, in px. */
const WORD = 36;

/** The words of marks on an axis so many px wide: one that would touch another or be cut off is left out, a year last. */
export function wordsOf(marks: Axis['marks'], width: number): string[] {
  const px = (mark: Axis['marks'][number]) => (mark.at / 100) * width;
  const isYear = (mark: Axis['marks'][number]) => mark.label.length === 4;
  const shown: Axis['marks'] = [];
  for (const mark of marks) {
    if (px(mark) + WORD > width) continue;
    const last = shown.at(-1);
    const touching = last && px(mark) - px(last) < WORD;
    if (touching && (isYear(last) || !isYear(mark))) continue;
    if (touching) shown.pop();
    shown.push(mark);
  }
  return marks.map((mark) => (shown.includes(mark) ? mark.label : ''));
}

function listed(from: number, to: number, months: 3 | 12): Date[] {
  const found: Date[] = [];
  const start = new Date(from);
  for (let at = 0; ; at += months) {
    const mark = new Date(Date.UTC(start.getUTCFullYear(), at, 1));
    if (mark.getTime() > to) return found;
    if (mark.getTime() >= from) found.push(mark);
  }
}
