/** Villages, backups, imports and history of the invented township. */
import type { Backup, HistoryEntry, ImportLogEntry, VillageRow } from '@/ipc/bindings';
import { villages } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, op: number | null = 21) => ({ value, changes: ['villages' as const], op });

const entry = (id: number, kind: string, label: string, detail: string, over: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ id, kind, label, detail, actor: 'window', at: `2025-11-${String(10 + id).padStart(2, '0')}T01:20:00.000Z` },
  ...{ undone: false, undo_of: null, can_undo: true, ...over },
});

const batch = (id: number, over: Partial<ImportLogEntry>): ImportLogEntry => ({
  ...{ id, at: `2025-11-${10 + id}T02:05:00.000Z`, files: ['红旗村上报表.xlsx', '下河湾后备干部.xls'], read: 48, added: 31 },
  ...{ updated: 9, unchanged: 5, skipped: 1, asked: 2, undone: false, op: 12, ...over },
});

export function settingsAnswers(): Answers {
  let rows: VillageRow[] = structuredClone(villages);
  let history = [
    entry(9, 'villages.edit', '修改村', '石槽村'),
    entry(8, 'people.edit', '修改人员', '申海涛'),
    entry(7, 'import.apply', '导入', '红旗村上报表.xlsx 等 5 个文件'),
    entry(6, 'reserves.leave', '退出后备', '王利，本人申请', { undone: true }),
    entry(5, 'people.reveal', '查看完整号码', '申海涛', { can_undo: false }),
  ];
  let backups: Backup[] = [
    { name: 'b3', at: '2025-11-26T00:31:00.000Z', size: 1_310_720, reason: 'auto', people: 52 },
    { name: 'b2', at: '2025-11-25T09:02:00.000Z', size: 1_302_528, reason: 'import', people: 20 },
    { name: 'b1', at: '2025-11-03T09:02:00.000Z', size: 1_200_000, reason: 'manual', people: 20 },
  ];
  const changeRow = (id: string, over: Partial<VillageRow>) => {
    rows = rows.map((row) => (row.id === id ? { ...row, ...over } : row));
  };
  return {
    'register.check': () => [],
    'records.check': () => [],
    'people.twins': () => [],
    'villages.list': ({ ended }) => (ended ? rows : rows.filter((row) => !row.ended_on)),
    'townships.list': () => [{ id: 't1', name: '青禾镇', former: [] }],
    'villages.edit': ({ id, ...over }) => {
      changeRow(id, over);
      return outcome(null);
    },
    'villages.order': ({ ids }) => {
      rows = [...rows].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      return outcome(null);
    },
    'villages.remove': ({ id }) => {
      const row = rows.find((one) => one.id === id);
      if (row?.reserves) throw wireError({ message: `${row.name}还有后备干部、任职或分工记录，不能删除。` });
      rows = rows.filter((one) => one.id !== id);
      return outcome(null);
    },
    'villages.preview_merge': ({ into }) => ({
      moves: [{ what: '在库记录', count: 4 }, { what: '包村分工', count: 2 }],
      namesakes: into ? ['王芳'] : [],
    }),
    'villages.merge': ({ id, into }) => {
      const gone = rows.find((one) => one.id === id)!;
      const other = rows.find((one) => one.id === into)!;
      rows = rows.filter((one) => one.id !== id);
      changeRow(into, { aliases: [...other.aliases, gone.name], reserves: other.reserves + gone.reserves });
      return outcome(null);
    },
    'villages.rename': ({ id, name, on, document }) => {
      const { name: before, aliases, former } = rows.find((one) => one.id === id)!;
      changeRow(id, { name, aliases: [...aliases, before], former: [{ id: 'f1', name: before, township: null, until_on: on, document: document ?? null }, ...former] });
      return outcome(null);
    },
    'townships.rename': () => outcome(null),
    'villages.begin': ({ id, on, document }) => {
      changeRow(id, { began_on: on || null, began_document: document ?? null });
      return outcome(null);
    },
    'villages.correct_change': ({ of, on, document, name }) => {
      const former = (row: VillageRow) =>
        row.former.map((one) => ('village' in of && one.id === of.village ? { ...one, until_on: on, document: document ?? null, name: name ?? one.name } : one));
      rows = rows.map((row) => ({ ...row, former: former(row) }));
      return outcome(null);
    },
    'villages.take_back_change': ({ of }) => {
      rows = rows.map((row) => ({ ...row, former: row.former.filter((one) => !('village' in of) || one.id !== of.village) }));
      return outcome(null);
    },
    'villages.preview_hand_over': ({ id }) => {
      const row = rows.find((one) => one.id === id)!;
      return { people: row.reserves, officers: 1, duties: ['梁启宏（包村领导）'], problems: [] };
    },
    'villages.hand_over': ({ id, township_id, on, document }) => {
      const { township, former } = rows.find((one) => one.id === id)!;
      const was = { id: 'f2', name: null, township, until_on: on, document: document ?? null };
      changeRow(id, { township_id, township: '白泥乡', former: [was, ...former] });
      return outcome(null);
    },
    'villages.preview_end': ({ id, into }) => {
      const row = rows.find((one) => one.id === id)!;
      const problems = row.reserves && !into ? [`${row.name}还有 ${row.reserves} 人在库：请选择并入哪个村，或者先办理退出`] : [];
      return { people: row.reserves, duties: 2, posts: 1, statuses: 0, rotations: 1, pending: ['没有办的点单“电商”'], problems };
    },
    'villages.end': ({ id, on, into, document }) => {
      const { reserves } = rows.find((one) => one.id === id)!;
      const other = rows.find((one) => one.id === into);
      changeRow(id, { reserves: 0, ended_on: on, ended_into: other?.name ?? null, ended_document: document ?? null });
      if (other) changeRow(other.id, { reserves: other.reserves + reserves });
      return outcome(reserves);
    },
    'villages.add': ({ villages: drafts }) => {
      rows = [...rows, ...drafts.map((draft, at) => ({ ...rows[0]!, id: `n${rows.length + at}`, name: draft.name, code: draft.code ?? null, aliases: draft.aliases ?? [], reserves: 0, statuses: [] }))];
      return outcome(drafts.length);
    },
    'villages.read': () => ({ villages: [{ name: '前营村' }, { name: '后营村' }], notes: ['第 3 行又写了“前营村”，算作一个村。'] }),
    'villages.set_status': ({ village_id, id, ...status }) => {
      const own = rows.find((row) => row.id === village_id)!.statuses.filter((one) => one.id !== id);
      changeRow(village_id, { statuses: [...own, { id: id ?? 's9', township_id: 't1', village_id, ...status, until_on: status.until_on ?? null, document: status.document ?? null }] });
      return outcome(id ?? 's9');
    },
    'villages.remove_status': ({ id }) => {
      rows = rows.map((row) => ({ ...row, statuses: row.statuses.filter((one) => one.id !== id) }));
      return outcome(null);
    },
    'national.townships': ({ text }) =>
      '青禾镇'.includes(text) ? [{ code: '150221999', name: '青禾镇', county: '某旗', city: '某市', province: '某省' }] : [],
    'national.villages': () => ['申家营村', '上河湾村', '柳林村'].map((name, at) => ({ code: `15022199920${at}`, name })),
    'backups.list': () => backups,
    'backups.check': () => ({ name: '青禾镇', changed_at: '2025-11-03T09:02:00.000Z', villages: 3, people: 20 }),
    'backups.add': () => {
      const made = { name: `b${backups.length + 1}`, at: new Date().toISOString(), size: 1_310_720, reason: 'manual', people: 52 };
      backups = [made, ...backups];
      return made;
    },
    'imports.list': () => [batch(7, {}), batch(3, { files: ['枣园子-模板.et'], skipped: 0, asked: 0, undone: true })],
    'imports.get': ({ id }) => ({
      entry: batch(id, {}),
      problems:
        id === 3
          ? []
          : [
              { file: '红旗村上报表.xlsx', sheet: 'Sheet1', row: 12, column: '姓名', column_letter: 'C', code: 'name.placeholder', severity: 'skips', message: '姓名里有打不出的字“□”', raw: '高□' },
              { file: '下河湾后备干部.xls', sheet: 'Sheet1', row: 6, column: '证件号码', column_letter: 'F', code: 'id.truncated', severity: 'warns', message: '身份证号末三位被 Excel 改成 000，未采用', raw: '152***********000' },
            ],
    }),
    'history.list': ({ before }) => (before ? [] : history),
    'history.get': ({ id }) => ({
      records: 2,
      entry: history.find((one) => one.id === id)!,
      rows: id === 5 ? [] : [
        { what: '人员 申海涛', field: '学历', before: '大专', after: '大学' },
        { what: '人员 申海涛', field: '联系电话', before: null, after: '138****6630' },
      ],
    }),
    'history.undo': ({ op }) => {
      if (op === 8) throw wireError({ code: 'history.conflict', message: '有 1 条记录后来又改过，不能撤销：申海涛的学历。', hint: '先撤销后来的改动，或直接改成想要的内容。' });
      history = history.map((one) => (one.id === op ? { ...one, undone: true } : one));
      return outcome('修改村');
    },
  };
}
