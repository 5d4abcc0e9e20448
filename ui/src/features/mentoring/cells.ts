/** What the cells of the list by person say. */
import type { ItemCell, MentorOnDay, PairRow, SchemeView, SeatOnDay, StepId } from '@/ipc/bindings';
import { shortQuarter } from '@/shared/format/dates';
import { textWidth } from '@/shared/table/fit';
import { gapSaid } from '@/shared/mentoring/gaps';

export { gapSaid };

/** A column of the checklist: a step, or a step in one quarter. */
export interface StepColumn {
  key: string;
  step: StepId;
  quarter: string;
  label: string;
  /** What stands over the column. */
  head: string;
}

export const stepKey = (cell: { step_id: StepId; quarter: string }) => `${cell.step_id} ${cell.quarter}`;

/** The columns some pair of the list has, in the scheme's order, quarters in theirs. */
export function stepColumns(scheme: SchemeView, rows: readonly PairRow[]): StepColumn[] {
  const found = new Map<string, StepColumn>();
  for (const row of rows) {
    for (const cell of row.items) {
      const key = stepKey(cell);
      if (!found.has(key)) found.set(key, { key, step: cell.step_id, quarter: cell.quarter, label: labelOf(cell), head: labelOf(cell) });
    }
  }
  if (found.size === 0) {
    return scheme.steps.map(({ id, label }) => ({ key: `${id} `, step: id, quarter: '', label, head: label }));
  }
  // One step by the quarter needs no more than its quarter as a head; its full name is the title.
  const byQuarter = new Set([...found.values()].filter((one) => one.quarter).map((one) => one.step));
  if (byQuarter.size === 1) for (const one of found.values()) one.head = one.quarter ? shortQuarter(one.quarter) : one.label;
  const place = new Map(scheme.steps.map((step, at) => [step.id, at]));
  return [...found.values()].sort(
    (a, b) => (place.get(a.step) ?? 99) - (place.get(b.step) ?? 99) || a.quarter.localeCompare(b.quarter),
  );
}

function labelOf(cell: ItemCell): string {
  // The quarter first: it must not be what is cut off.
  return cell.quarter ? `${shortQuarter(cell.quarter)} ${cell.label}` : cell.label;
}

/** `09.12`; with the year when it is another one than that of the list. */
export function shortDay(date: string, asOf: string): string {
  const [year = '', month = '', day] = date.split('-');
  const said = day ? `${month}.${day}` : `${Number(month)}月`;
  return year === asOf.slice(0, 4) ? said : `${year.slice(2)}.${day ? said : month}`;
}

/** What a cell of the checklist says. */
export function said(cell: ItemCell, asOf: string): string {
  const done = cell.done_on ? shortDay(cell.done_on, asOf) : '';
  switch (cell.state) {
    case 'done':
      return done;
    case 'overdue':
      return `逾期 ${cell.days} 天`;
    case 'awaiting_evidence':
      return '待佐证';
    case 'outside':
      return `期外 ${done}`;
    case 'due':
      if (!cell.due_on) return '未登记';
      // With a year there is no room for the word; the ring says it.
      return cell.due_on.slice(0, 4) === asOf.slice(0, 4) ? `${shortDay(cell.due_on, asOf)} 前` : shortDay(cell.due_on, asOf);
    default:
      return '未登记';
  }
}

/** The cell read aloud. */
export function spoken(row: PairRow, cell: ItemCell, asOf: string): string {
  const state = { done: '已完成 ', overdue: '', awaiting_evidence: '', outside: '', due: '未到期 ', none: '' }[cell.state];
  return `${row.name} ${labelOf(cell)} ${state}${said(cell, asOf)}${cell.flagged ? '，有疑点' : ''}`;
}

/** The post as the list has room for: 党支部书记, not 申家营村党支部书记. */
export function shortPost(mentor: MentorOnDay, row: PairRow): string {
  const post = mentor.post ?? '';
  const village = row.village ?? '';
  const rest = village && post.startsWith(village) ? post.slice(village.length) : post;
  return rest.split(/[，,；;]/)[0] ?? '';
}

/** px of the chip 手工. */
const BY_HAND = 44;

/** px in the box of a gap beside what is missing: the mark, 指定 and what keeps them apart. */
const GAP_BOX = 56;

/** px for who sits in a seat, or for its gap, as the list writes it. */
export function seatWidth(seat: SeatOnDay, row: PairRow): number {
  const names = textWidth(seat.mentors.map((one) => one.name).join('、'));
  if (seat.gap) return names + textWidth(gapSaid(seat)) + GAP_BOX;
  const only = seat.mentors.length === 1 ? seat.mentors[0] : undefined;
  const post = only ? shortPost(only, row) : '';
  return names + (post ? textWidth(post) + 6 : 0) + (seat.mentors[0]?.reason ? BY_HAND : 0);
}

/** Whether the row begins another village than the one above. */
export function startsVillage(row: PairRow, above: PairRow | undefined): boolean {
  return above === undefined || row.village_id !== above.village_id || row.township !== above.township;
}

/** 三席, 两席 …: what the seats of a scheme are called together. */
export function seatsCalled(count: number): string {
  return ['', '席位', '两席', '三席', '四席', '五席'][count] ?? '席位';
}
