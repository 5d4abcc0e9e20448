/** The columns of the list, to the pixel of the visual target; a village has room for 北营子嘎查. */
import type { Field, ReserveRow, Sort } from '@/ipc/bindings';
import type { Column } from '@/shared/table/columns';

export const COLUMNS: Column<ReserveRow>[] = [
  { key: 'name', label: '姓名', width: 88, most: 88, sortable: true, class: 'name', name: (row) => row.name },
  { key: 'sex', label: '性别', width: 44, text: (row) => row.sex ?? '' },
  { key: 'village', label: '村', width: 86, sortable: true, class: 'village', text: (row) => row.village },
  { key: 'birth', label: '出生年月', width: 110, sortable: true },
  { key: 'education', label: '学历', width: 62, sortable: true },
  { key: 'political_status', label: '政治面貌', width: 72 },
  { key: 'sources', label: '人员类别', width: 100 },
  { key: 'phone', label: '联系电话', width: 101 },
  { key: 'state', label: '状态', width: 78 },
];

/** What goes first when large type leaves less room; the panel shows all of it anyway. */
const EXPENDABLE = ['political_status', 'sources', 'sex', 'phone', 'education'];
const TICK = 36;

/** Where one village is shown in its own order: its name says nothing, the order may be changed. */
const ORDER_COLUMN: Column<ReserveRow> = { key: 'order', label: '顺序', width: 104, class: 'order' };

/** As many columns as fit side by side without scrolling; a width of 0 is not known yet. */
export function columnsFor(width: number, orderable = false): Column<ReserveRow>[] {
  let columns = orderable ? COLUMNS.map((column) => (column.key === 'village' ? ORDER_COLUMN : column)) : COLUMNS;
  for (const key of EXPENDABLE) {
    const needed = columns.reduce((sum, column) => sum + (column.width ?? 0), TICK);
    if (width === 0 || needed <= width) break;
    columns = columns.filter((column) => column.key !== key);
  }
  return columns;
}

/** Cells that say 待补 when they are empty. */
export const WANTED: readonly Field[] = ['birth', 'education', 'political_status', 'sources', 'phone'];

/** 外出务工经商返乡人员 as 务工经商返乡: the list has room for six characters. */
export function shortSource(source: string): string {
  return source.replace(/^外出/, '').replace(/人员$/, '');
}

const ORDER: Record<string, Sort['by']> = {
  name: 'pinyin',
  village: 'own',
  birth: 'birth',
  education: 'education',
};

/** What the list is asked for when a head is pressed. */
export function sortOf(column: string, descending: boolean): Sort {
  return { by: ORDER[column] ?? 'own', descending };
}

/** Which head shows the arrow. */
export function columnOf(sort: Sort): string {
  return Object.keys(ORDER).find((column) => ORDER[column] === sort.by) ?? 'village';
}
