/** The import of the visual target: five sheets, 48 rows, three questions; invented like the rest. */
import type { CheckCell, CheckRow, DraftColumn, DraftSheet, ImportCheck, ImportDraft, ImportQuestion } from '@/ipc/bindings';
import type { Answers } from './mock';

const LABELS = { name: '姓名', village: '村', birth: '出生年月', id_number: '身份证号', education: '学历', phone: '联系电话', remark: '备注' };
type Values = Partial<Record<keyof typeof LABELS, string>>;

function cells(values: Values, old: Values = {}): CheckCell[] {
  return Object.entries(values).map(([field, text]) => ({
    ...{ field, label: LABELS[field as keyof Values], text, problem: null },
    old: old[field as keyof Values] ?? null,
  }));
}

function row(file: string, at: number, values: Values, over: Partial<CheckRow> = {}): CheckRow {
  return {
    ...{ file: `${file}.xlsx`, sheet: 'Sheet1', table: 0, row: at, outcome: 'added', problems: [] },
    ...{ person: values.name ?? null, village: values.village ?? null, cells: cells(values) },
    ...over,
  };
}

type Doubt = [field: keyof Values, severity: 'asks' | 'skips' | 'warns', code: string, message: string, question?: number];
const doubt = ([field, severity, code, message, question]: Doubt, raw: string) => ({
  problems: [{ field, column: 'B', code, severity, message, raw, question: question ?? null }],
});

function doubtful(): CheckRow[] {
  const id = (tail: string) => `150221********${tail}`;
  return [
    row('红旗村上报表', 12, { name: '高□', village: '红旗村', birth: '1990-12', id_number: id('0059'), education: '大专', phone: '139****4406' },
      { outcome: 'skipped', ...doubt(['name', 'skips', 'name.placeholder', '姓名里有打不出的字“□”，补上正确的字才能导入'], '高□') }),
    row('红旗村上报表', 15, { name: '李秀梅', village: '红旗二队', birth: '1988-04', id_number: id('0043'), education: '高中', phone: '136****2290' },
      { outcome: 'asked', ...doubt(['village', 'asks', 'village.unknown', '村名不在村名单里', 2], '红旗二队') }),
    row('下河湾后备干部', 6, { name: '何建军', village: '下河湾村', birth: '1987-06', id_number: '152***********000', education: '大专', phone: '139****5190' },
      doubt(['id_number', 'warns', 'id.truncated', '身份证号末三位被 Excel 改成 000，未采用，其余各项照常导入'], '152***********000')),
    row('下河湾后备干部', 9, { name: '刘志鹏', village: '下河湾村', birth: '1992.1', id_number: '', education: '大学', phone: '151****7821' },
      { outcome: 'updated', ...doubt(['birth', 'warns', 'birth.ambiguous', '1992.1 可能是 1 月，也可能是 10 月', 3], '1992.1') }),
    row('石槽村统计表(1)', 4, { name: '贾文斌', village: '石槽村', birth: '1993-11', id_number: id('0015'), education: '大专', phone: '150****9901' },
      doubt(['id_number', 'warns', 'id.checksum', '身份证号校验位不符，应核对原件'], '150221199311150015')),
    row('申家营村花名册', 7, { name: '王燕', village: '申家营村', birth: '1995-04', id_number: '', education: '大学', phone: '138****2741' },
      { outcome: 'asked', ...doubt(['name', 'asks', 'person.maybe_duplicate', '与已有的“王艳”同音、同村、同出生年月', 1], '王燕') }),
    row('枣园子-模板', 11, { name: '孙涛', village: '枣园子村', birth: '1991-10', id_number: id('0018'), education: '大专', phone: '138****0082' },
      doubt(['remark', 'warns', 'person.withdrawn_remark', '将按退出登记，原因待填'], '已退出')),
  ];
}

const changed = (file: string, at: number, values: Values, old: Values): CheckRow =>
  row(file, at, values, { outcome: 'updated', cells: cells(values, old) });

function clean(): CheckRow[] {
  const files = ['红旗村上报表', '下河湾后备干部', '石槽村统计表(1)', '申家营村花名册', '枣园子-模板'];
  const villages = ['红旗村', '下河湾村', '石槽村', '申家营村', '枣园子村'];
  const plain = Array.from({ length: 33 }, (_, i) =>
    row(files[i % 5]!, 20 + i, { name: `白${'一二三四五六七八九十'[i % 10]}${'文武成立'[i % 4]}`, village: villages[i % 5]!,
      birth: `19${80 + (i % 18)}-0${1 + (i % 9)}`, id_number: `150221********${1000 + i}`, education: '大专', phone: `139****${2000 + i}` },
    { outcome: i < 30 ? 'added' : 'unchanged' }));
  const edu = (file: string, at: number, name: string, village: string, birth: string) =>
    changed(file, at, { name, village, birth, id_number: '150221********0046', education: '大专' }, { education: '高中' });
  return [
    edu('红旗村上报表', 3, '武晓燕', '红旗村', '1989-09'),
    edu('石槽村统计表(1)', 7, '石秀英', '石槽村', '1986-03'),
    ...Array.from({ length: 5 }, (_, i) => edu('申家营村花名册', 12 + i, `段${'丽美平英芳'[i]}`, '申家营村', '1990-01')),
    changed('枣园子-模板', 5, { name: '秦志刚', village: '枣园子村', birth: '1988-07', id_number: '', education: '大学', phone: '151****3300' },
      { education: '大专', phone: '138****0001' }),
    ...plain,
  ];
}

const questions = (): ImportQuestion[] => [
  { number: 1, key: 'person:王燕', kind: 'person', text: '这两个是同一个人吗？', free: false, answer: null, rows: 1,
    choices: [{ value: 'same', label: '同一个人，保留“王艳”' }, { value: 'rename', label: '同一个人，姓名改为“王燕”' }, { value: 'new', label: '不是，新增一人' }],
    compare: [
      { label: '姓名', theirs: '王燕', ours: '王艳' }, { label: '村', theirs: '申家营村', ours: '申家营村' },
      { label: '出生年月', theirs: '1995.04', ours: '1995.04' }, { label: '电话', theirs: '138****2741', ours: '138****2741' },
    ] },
  { number: 2, key: 'village:红旗二队', kind: 'village', text: '“红旗二队”是哪个村？', free: false, answer: null, rows: 1, compare: [],
    choices: [{ value: '红旗村', label: '红旗村' }] },
  { number: 3, key: 'birth:刘志鹏', kind: 'birth', text: '刘志鹏 1992.1 是几月？', free: false, answer: null, rows: 1, compare: [],
    choices: [{ value: '1992-01', label: '1 月' }, { value: '1992-10', label: '10 月' }, { value: '', label: '先空着' }].map((c) => ({ ...c, value: c.value || 'blank' })) },
];

const columnsOf = (headers: [string, string | null, string[], boolean?][]): DraftColumn[] =>
  headers.map(([header, field, samples, guessed], index) => ({
    ...{ index, letter: String.fromCharCode(65 + index), header, field, samples, guessed: guessed ?? false },
  }));

function sheet(index: number, file: string, over: Partial<DraftSheet> = {}): DraftSheet {
  return {
    ...{ index, file, sheet: 'Sheet1', hidden: false, ticked: true, day: '2025-11-20', day_from: 'title', undated: false, village: null },
    ...{ header_rows: [4], rows: 12, recognised: false },
    columns: columnsOf([
      ['序号', 'number', ['1', '2', '3']],
      ['村名', 'village', ['红旗村', '红旗村', '红旗村']],
      ['姓名', 'name', ['武晓燕', '高□', '李秀梅']],
      ['性别', 'sex', ['女', '男', '女']],
      ['出生年月', 'birth', ['1989.9', '1990.12', '1988.04']],
      ['身份证号码', 'id_number', ['150221********0046', '150221********0059', '150221********0043']],
      ['文化程度', 'education', ['大专', '大专', '高中']],
      ['是否党员', 'political_status', ['是', '是', '否'], true],
      ['联系电话', 'phone', ['139****2001', '139****4406', '136****2290']],
      ['是否网格员', null, ['是', '否', '是']],
      ['家庭情况', null, ['已婚', '未婚', '已婚']],
      ['备注', 'remark', ['', '', '']],
    ]),
    ...over,
  };
}

export function freshDraft(): ImportDraft {
  const names = ['红旗村上报表.xlsx', '下河湾后备干部.xls', '石槽村统计表(1).xlsx', '申家营村花名册.xlsx', '枣园子-模板.et'];
  return {
    files: [...names.map((name) => ({ name, size: 24_576, error: null })),
      { name: '三道河村.xlsx', size: 18_000, error: '文件加了密码，请在 WPS 中另存为 .xlsx 后再导入' }],
    sheets: [
      sheet(0, names[0]!),
      sheet(1, names[1]!, { day: null, day_from: 'asked', undated: true, village: '下河湾村' }),
      sheet(2, names[2]!, { day_from: 'file' }),
      sheet(3, names[3]!, { recognised: true }),
      sheet(4, names[4]!, { village: '枣园子村' }),
      sheet(5, names[4]!, { sheet: '填写说明', hidden: true, ticked: false, columns: [], rows: 0 }),
    ],
  };
}

function count(rows: CheckRow[], questions: ImportQuestion[]): ImportCheck {
  const of = (outcome: CheckRow['outcome']) => rows.filter((one) => one.outcome === outcome).length;
  const [added, updated, unchanged, skipped, asked] = (['added', 'updated', 'unchanged', 'skipped', 'asked'] as const).map(of);
  return {
    ...{ files: 5, read: rows.length, added: added!, updated: updated!, unchanged: unchanged!, skipped: skipped!, asked: asked! },
    ...{ warned: rows.filter((one) => one.problems.length && !['skipped', 'asked'].includes(one.outcome)).length },
    ...{ to_write: added! + updated! + unchanged!, rows, questions: [...questions] },
    notes: [
      { file: '枣园子-模板.et', sheet: 'Sheet1', row: 0, column: '', column_letter: '', field: null, code: 'sheet.no_day', severity: 'warns', message: '表里有两个日期，按较早的算', raw: '' },
    ],
    answered: questions.filter((question) => question.answer !== null).length,
    proposed: [],
  };
}

export function importAnswers(): Answers {
  let draft: ImportDraft | null = null;
  let rows: CheckRow[] = [];
  let asked: ImportQuestion[] = [];
  const opened = () => {
    draft = freshDraft();
    rows = [...doubtful(), ...clean()];
    asked = questions();
    return draft;
  };
  const answerOne = (key: string, answer: string) => {
    const number = asked.find((question) => question.key === key)?.number;
    asked = asked.map((question) => (question.key === key ? { ...question, answer } : question));
    rows = rows.map((one) =>
      one.outcome === 'asked' && one.problems.some((problem) => problem.question === number)
        ? { ...one, outcome: 'added' as const, problems: one.problems.map((problem) => ({ ...problem, severity: 'warns' as const })) }
        : one,
    );
  };
  const changeSheet = (index: number, over: Partial<DraftSheet>) => {
    draft = { ...draft!, sheets: draft!.sheets.map((one) => (one.index === index ? { ...one, ...over } : one)) };
    return draft;
  };
  return {
    'import.get': () => draft,
    'import.open': opened,
    'import.paste': opened,
    'import.fields': () => [
      ...Object.entries(LABELS).map(([id, label]) => ({ id, label })),
      ...[['number', '序号'], ['sex', '性别'], ['political_status', '政治面貌'], ['occupation', '现任职务']].map(([id, label]) => ({ id: id!, label: label! })),
    ],
    'import.set_sheet': ({ sheet: index, ...over }) =>
      changeSheet(index, { ...over, ...('day' in over ? { day: over.day || null } : {}) } as Partial<DraftSheet>),
    'import.set_column': ({ sheet: index, column, field }) =>
      changeSheet(index, {
        columns: draft!.sheets[index]!.columns.map((one) => (one.index === column ? { ...one, field: field ?? null, guessed: false } : one)),
      }),
    'import.check': () => count(rows, asked),
    'import.answer': ({ key, answer }) => {
      answerOne(key, answer);
      return count(rows, asked);
    },
    'import.add_villages': () => {
      for (const question of asked) if (question.kind === 'village') answerOne(question.key, 'new');
      return count(rows, asked);
    },
    'import.edit_cell': ({ file, row: at, field, text }) => {
      rows = rows.map((one) =>
        one.file === file && one.row === at
          ? { ...one, outcome: one.outcome === 'skipped' ? 'added' : one.outcome, problems: one.problems.filter((problem) => problem.field !== field),
              cells: one.cells.map((cell) => (cell.field === field ? { ...cell, text } : cell)) }
          : one,
      );
      return count(rows, asked);
    },
    'import.apply': () => {
      const { read, added, updated, unchanged, skipped, asked: open } = count(rows, asked);
      const written = rows.filter((one) => one.outcome === 'added' || one.outcome === 'updated');
      const people = new Set(written.map((one) => `${one.village} ${one.person}`)).size;
      draft = null;
      return { value: { people, read, added, updated, unchanged, skipped, asked: open, rejects: skipped + open, op: 12 }, changes: ['people', 'reserves', 'villages'], op: 12 };
    },
    'import.discard': () => {
      draft = null;
      return null;
    },
    'import.save_rejects': () => '桌面/未导入行.xlsx',
  };
}
