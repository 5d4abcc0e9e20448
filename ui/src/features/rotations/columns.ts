/** The columns of the list, and how a row is called. */
import type { RotationRow } from '@/ipc/bindings';
import { dotted } from '@/shared/format/dates';
import { spanSaid } from '@/shared/rotations/days';
import { leftSaid } from '@/shared/rotations/rotations';
import type { Column } from '@/shared/table/columns';

const NAME: Column<RotationRow> = { key: 'name', label: '姓名', width: 88, name: (row) => row.name };
const VILLAGE: Column<RotationRow> = { key: 'village', label: '后备村', width: 88, text: (row) => row.pool_village ?? '–' };
const TYPE: Column<RotationRow> = { key: 'type', label: '类型', width: 136, text: (row) => row.type_name };
const PLACE: Column<RotationRow> = { key: 'place', label: '去处和岗位' };
const DATES: Column<RotationRow> = { key: 'dates', label: '起止', width: 176, text: spanSaid };
const LEFT: Column<RotationRow> = { key: 'left', label: '剩余', width: 96, align: 'right', text: leftSaid };
const STATE: Column<RotationRow> = { key: 'state', label: '状态', width: 106 };
const bar = (width: number): Column<RotationRow> => ({ key: 'bar', label: '起止图', width });

/** What fits: in large type, or beside the panel, there is less room. */
export function columnsFor(view: 'current' | 'history', width: number): Column<RotationRow>[] {
  const all = view === 'current' ? current(width) : history(width);
  return width < NARROW ? [NAME, TYPE, PLACE, STATE] : all;
}
const NARROW = 640;
const WIDE = 1090;

function current(width: number): Column<RotationRow>[] {
  if (width < 960) return [NAME, TYPE, PLACE, bar(150), { ...LEFT, width: 92 }, STATE];
  if (width < WIDE) return [NAME, TYPE, PLACE, DATES, bar(176), LEFT, STATE];
  const supervisor: Column<RotationRow> = { key: 'supervisor', label: '负责人', width: 110, text: (row) => row.supervisor_name ?? '–' };
  return [NAME, VILLAGE, TYPE, PLACE, DATES, bar(132), LEFT, supervisor, STATE];
}

function history(width: number): Column<RotationRow>[] {
  const sums: Column<RotationRow> = { key: 'sums', label: '实绩', width: 172, text: (row) => row.sums.map((sum) => sum.text).join('、') || '–' };
  if (width < 960) return [NAME, TYPE, PLACE, DATES, STATE];
  if (width < WIDE) return [NAME, TYPE, PLACE, DATES, sums, STATE];
  const months: Column<RotationRow> = { key: 'months', label: '月数', width: 56, align: 'right', text: (row) => String(row.months) };
  const document: Column<RotationRow> = { key: 'document', label: '文号', width: 160, text: (row) => row.document ?? '–' };
  return [NAME, VILLAGE, TYPE, PLACE, DATES, months, sums, document, STATE];
}

/** What tells one placement of a person from another: `申海涛 试岗 2025.10.01`. */
export const callOf = (row: RotationRow): string => `${row.name} ${row.type_name} ${dotted(row.from_on)}`;
