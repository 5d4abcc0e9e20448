import axe from 'axe-core';
import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { CheckRow, RowProblem } from '@/ipc/bindings';
import { refreshRegister } from '@/ipc/register';
import AskHost from '@/shared/feedback/AskHost.vue';
import { mayClose } from '@/shared/feedback/unsaved';
import { type Answers, type Call, mockAnswers, useMock } from '@/testing/mock';
import ImportPage from './ImportPage.vue';
import { besideOther, heightOf, inGroup, linesOf, marked, roomOf, sourceOf, steady } from './rows';

let calls: Call[] = [];
const called = (name: string) => calls.filter((one) => one.name === name).map((one) => one.params);

async function open(over: Answers = {}) {
  calls = useMock(over);
  await refreshRegister();
  const page = { template: '<p/>' };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'reserves', component: page },
      { path: '/rosters', name: 'rosters', component: page },
      { path: '/import', name: 'import', component: page },
    ],
  });
  await router.push('/import');
  const shown = mount(
    { components: { ImportPage, AskHost }, template: '<main><ImportPage /></main><AskHost />' },
    { global: { plugins: [router] }, attachTo: document.body },
  );
  await flushPromises();
  return shown;
}
type Page = Awaited<ReturnType<typeof open>>;

function button(page: Page, text: string) {
  const found = page.findAll('button').find((one) => one.text().includes(text));
  if (!found) throw new Error(`no button ${text}: ${page.findAll('button').map((one) => one.text()).join(' | ')}`);
  return found;
}
async function press(page: Page, text: string) {
  await button(page, text).trigger('click');
  await flushPromises();
}
async function toCheck(page: Page) {
  await press(page, '选择文件');
  await press(page, '下一步：检查');
}
/** The colours are checked by eye and by token; happy-dom draws nothing. */
async function accessible() {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
}

describe('choosing files', () => {
  it('opens the chosen files and shows their columns', async () => {
    const page = await open();
    await press(page, '选择文件');
    expect(page.text()).toContain('红旗村上报表');
    expect(page.text()).toContain('文件里的表头');
  });

  it('names every kind of file it takes', async () => {
    const page = await open();
    for (const kind of ['.xlsx', '.xls', '.et', '.csv', 'Word', '网页', '.html', '.mht']) expect(page.get('.drop').text()).toContain(kind);
  });

  it('says which file cannot be read and why', async () => {
    const page = await open();
    await press(page, '选择文件');
    expect(page.text()).toContain('6 个文件，1 个读不了');
    expect(page.text()).toContain('三道河村.xlsx：文件加了密码，请在 WPS 中另存为 .xlsx 后再导入');
  });

  it('takes a table pasted from a spreadsheet', async () => {
    const page = await open();
    const event = new Event('paste', { cancelable: true }) as unknown as ClipboardEvent;
    Object.defineProperty(event, 'clipboardData', {
      value: { getData: (kind: string) => (kind === 'text/html' ? '<table></table>' : '姓名\t村') },
    });
    window.dispatchEvent(event as unknown as Event);
    await flushPromises();
    expect(called('import.paste')).toEqual([{ html: '<table></table>', text: '姓名\t村' }]);
    expect(page.text()).toContain('对应到');
  });

  it('goes on with the batch that was begun before', async () => {
    const draft = await mockAnswers()['import.open']!({ files: [] });
    const page = await open({ 'import.get': () => draft });
    expect(page.text()).toContain('工作表');
  });

  it('asks before the window closes while what was read is not written, whatever page shows', async () => {
    const page = await open();
    expect(await mayClose(), 'nothing was read').toBe(true);
    await press(page, '选择文件');
    const going = mayClose();
    await flushPromises();
    const dialog = document.querySelector('.el-dialog')!;
    expect(dialog.textContent).toContain('导入还没有写入');
    [...dialog.querySelectorAll<HTMLElement>('footer button')].find((one) => one.textContent?.trim() === '先不关闭')!.click();
    expect(await going).toBe(false);
  });

  it('has nothing a screen reader would stumble over', async () => {
    await open();
    expect(await accessible()).toEqual([]);
  });
});

describe('matching columns', () => {
  let page: Page;
  beforeEach(async () => {
    page = await open();
    await press(page, '选择文件');
  });

  it('asks for no day: a sheet that writes none goes on without one, and no day is put in for it', async () => {
    expect(page.text()).toContain('1 张表没写日期');
    expect(page.text()).toContain('不填也可以：没写日期的表不会盖过写了日期的表');
    expect(page.get<HTMLInputElement>('input[aria-label="没写日期的表按这天算"]').element.value).toBe('');
    expect(button(page, '都按这天').attributes('disabled')).toBeDefined();
    await press(page, '下一步：检查');
    expect(called('import.set_sheet')).toEqual([]);
    expect(called('import.check')).toEqual([{}]);
  });

  it('takes a typed day for all undated sheets, and lets it be changed or taken back for all', async () => {
    const day = page.get('input[aria-label="没写日期的表按这天算"]');
    for (const text of ['2025.11.20', '2025.11.21']) {
      await day.setValue(text);
      await press(page, '都按这天');
    }
    expect(page.text()).toContain('1 张按您填的日期算');
    await press(page, '都不填日期');
    expect(called('import.set_sheet')).toEqual([
      { sheet: 1, day: '2025-11-20' },
      { sheet: 1, day: '2025-11-21' },
      { sheet: 1, day: '' },
    ]);
    expect(page.text()).not.toContain('按您填的日期算');
  });

  it('leaves hidden sheets unticked and lists them', () => {
    const ticks = page.findAll<HTMLInputElement>('.sheets input[type=checkbox]').map((one) => one.element.checked);
    expect(ticks).toEqual([true, true, true, true, true, false]);
    expect(page.text()).toContain('隐藏的表');
    expect(page.text()).toContain('导入过');
  });

  it('marks what was guessed and offers to keep an unknown column as a remark', async () => {
    expect(page.text()).toContain('猜的，请核对');
    await page.get('button[aria-label="是否网格员 记入备注"]').trigger('click');
    await flushPromises();
    expect(called('import.set_column')).toEqual([{ sheet: 0, column: 9, field: 'remark' }]);
  });

  it('has nothing a screen reader would stumble over', async () => {
    expect(await accessible()).toEqual([]);
  });
});

describe('checking', () => {
  let page: Page;
  beforeEach(async () => {
    page = await open();
    await toCheck(page);
  });

  it('counts every row once: 可导入 + 警告 + 错误 = read', () => {
    expect(page.findAll('.figure strong').map((one) => Number(one.text()))).toEqual([41, 4, 3]);
    expect(page.text()).toContain('读到 48 行');
    expect(button(page, '导入 45 行').exists()).toBe(true);
    expect(page.get('.foot').text()).toContain('不变 3 行，不用再写入');
  });

  it('shows the bad cell, its reason under the row, and a red edge only where a row is held back', () => {
    const row = page.findAll('tbody.row').find((one) => one.text().includes('高□'))!;
    expect(row.text()).toContain('姓名里有打不出的字“□”，补上正确的字才能导入');
    expect(row.classes()).toContain('blocked');
    const doubtful = page.findAll('tbody.row').find((one) => one.text().includes('何建军'))!;
    expect(doubtful.classes()).not.toContain('blocked');
  });

  it('shows what an update changes, old to new', () => {
    const row = page.findAll('tbody.row').find((one) => one.text().includes('武晓燕'))!;
    expect(row.get('s').text()).toBe('高中');
    expect(row.get('b').text()).toBe('大专');
  });

  it('filters by the figure that was pressed', async () => {
    await press(page, '错误');
    expect(page.findAll('tbody.row')).toHaveLength(3);
    await press(page, '错误');
    await press(page, '不变');
    expect(page.findAll('tbody.row')).toHaveLength(3);
    expect(page.text()).not.toContain('高□');
  });

  it('corrects a cell in place with Enter, and leaves it with Escape', async () => {
    await press(page, '改姓名');
    const input = page.get<HTMLInputElement>('input.edit');
    expect(input.element.value).toBe('高□');
    await input.trigger('keydown', { key: 'Escape' });
    expect(page.find('input.edit').exists()).toBe(false);
    await press(page, '改姓名');
    await page.get('input.edit').setValue('高亮');
    await page.get('input.edit').trigger('keydown', { key: 'Enter' });
    await flushPromises();
    expect(called('import.edit_cell')).toEqual([
      { file: '红旗村上报表.xlsx', sheet: 'Sheet1', table: 0, row: 12, field: 'name', text: '高亮' },
    ]);
    expect(page.text()).toContain('导入 46 行');
  });

  it('leaves Enter of an input method alone', async () => {
    await press(page, '改姓名');
    await page.get('input.edit').trigger('keydown', { key: 'Enter', isComposing: true });
    expect(called('import.edit_cell')).toEqual([]);
    expect(page.find('input.edit').exists()).toBe(true);
  });

  it('answers about a person and lets the row in', async () => {
    await page.get('input[value=same]').setValue();
    await flushPromises();
    expect(called('import.answer')).toEqual([{ key: 'person:王燕', answer: 'same', remember: true }]);
    expect(page.text()).toContain('已答 1');
    expect(page.text()).toContain('导入 46 行');
  });

  it('makes a new village of an unknown one and remembers it', async () => {
    await press(page, '新建村');
    expect(called('import.answer')).toEqual([{ key: 'village:红旗二队', answer: 'new', remember: true }]);
  });

  it('says what holds for whole sheets and columns', () => {
    expect(page.text()).toContain('1 处说的是整张表或整列');
  });

  it('leads from a row to its question', async () => {
    await press(page, '见右侧问题 3');
    expect((document.activeElement as HTMLInputElement).closest('[data-question="3"]')).not.toBeNull();
  });

  it('asks before giving up the batch', async () => {
    await press(page, '放弃本次导入');
    expect(called('import.discard')).toEqual([]);
    const go = [...document.querySelectorAll<HTMLButtonElement>('.el-dialog button')].find((one) =>
      one.textContent!.includes('放弃本次导入'),
    )!;
    go.click();
    await flushPromises();
    expect(called('import.discard')).toEqual([{}]);
    expect(page.text()).toContain('选择文件');
  });

  it('has nothing a screen reader would stumble over', async () => {
    expect(await accessible()).toEqual([]);
  });
});

describe('an empty village list', () => {
  it('offers the villages of the sheets in one click, each with a tick of its own', async () => {
    const answers = mockAnswers();
    const check = answers['import.check']!;
    const proposed = ['红旗二队村', ...Array.from({ length: 12 }, (_, at) => `第${at}村`), '枣子村'];
    const page = await open({ ...answers, 'import.check': async () => ({ ...(await check({})), proposed }) });
    await toCheck(page);
    expect(page.text()).toContain('村名单还是空的。表里有 14 个村');
    const ticks = page.findAll('.propose label');
    expect(ticks.map((one) => one.text())).toEqual(proposed);
    await ticks[13]!.get('input').trigger('change');
    await press(page, '13 个村加入村名单');
    expect(called('import.add_villages')).toEqual([{ names: proposed.slice(0, 13) }]);
    expect(page.text()).not.toContain('村名单还是空的');
  });
});

describe('importing', () => {
  it('says what became of the rows and takes the whole batch back', async () => {
    const page = await open();
    await toCheck(page);
    await press(page, '导入 45 行');
    expect(page.text()).toContain('导入完成，写入');
    expect(page.text()).toContain('3 行没有导入');
    expect(page.text()).toContain('打印花名册');
    await press(page, '撤销本次导入');
    expect(called('history.undo')).toEqual([{ op: 12 }]);
    expect(page.text()).toContain('已撤销本次导入，名单和导入前一样');
    expect(await accessible()).toEqual([]);
  });

  it('counts people as people and rows as rows', async () => {
    const page = await open({
      'import.apply': () => ({
        value: { people: 96, read: 120, added: 90, updated: 20, unchanged: 7, skipped: 2, asked: 1, rejects: 3, op: 12 },
        changes: ['people'],
        op: 12,
      }),
    });
    await toCheck(page);
    await press(page, '导入 45 行');
    expect(page.text()).toContain('写入 96 人');
    expect(page.text()).toContain('一共 110 行，有的人不止一行');
    expect(page.findAll('dd').map((figure) => figure.text())).toEqual(['120 行', '90 行', '20 行', '7 行', '3 行']);
  });

  it('says nothing of rows where everybody has one', async () => {
    const page = await open({
      'import.apply': () => ({
        value: { people: 2, read: 2, added: 1, updated: 1, unchanged: 0, skipped: 0, asked: 0, rejects: 0, op: 12 },
        changes: ['people'],
        op: 12,
      }),
    });
    await toCheck(page);
    await press(page, '导入 45 行');
    expect(page.text()).toContain('写入 2 人');
    expect(page.text()).not.toContain('不止一行');
  });

  it('does not come back as an open batch', async () => {
    const page = await open();
    await toCheck(page);
    await press(page, '导入 45 行');
    page.unmount();
    expect(called('import.discard')).toEqual([{}]);
  });

  it('keeps everything as it was when the app refuses', async () => {
    const page = await open({
      'import.apply': () => {
        throw { family: 'fault', code: 'disk.full', message: '磁盘满了', hint: '', fields: [], detail: '' };
      },
    });
    await toCheck(page);
    await press(page, '导入 45 行');
    expect(page.text()).toContain('需要您回答');
    expect(button(page, '导入 45 行').attributes('disabled')).toBeUndefined();
  });
});

describe('rows', () => {
  const plain: CheckRow = {
    ...{ file: 'a.xlsx', sheet: '', table: 0, row: 1, outcome: 'added', person: '甲', village: '乙', cells: [], problems: [] },
  };

  const warning: RowProblem = {
    ...{ field: 'birth', column: 'C', code: 'education.unknown', severity: 'warns', message: '学历认不出，没有导入', raw: '', question: null },
  };

  it('draws only the rows near the window of a county’s batch', async () => {
    const check = (await mockAnswers()['import.check']!({}))!;
    const page = await open({
      'import.check': () => ({
        ...check,
        read: 1321,
        rows: Array.from({ length: 1321 }, (_, row) => ({ ...plain, row, outcome: 'updated' as const })),
      }),
    });
    await toCheck(page);
    expect(page.findAll('tbody.row').length).toBeLessThan(120);
    expect(page.get('table.rows').attributes('aria-rowcount')).toBe('1322');
  });

  it('tells changed and doubtful rows from the rest', () => {
    expect(inGroup(plain, null, true)).toBe(false);
    expect(inGroup({ ...plain, outcome: 'updated' }, null, true)).toBe(true);
    expect(inGroup({ ...plain, outcome: 'asked' }, 'bad', true)).toBe(true);
    expect(heightOf(plain)).toBe(36);
  });

  it('keeps the numbers of questions when answered ones move to the end', async () => {
    const answers = mockAnswers();
    await answers['import.open']!({ files: [] });
    const numbers = new Map<string, number>();
    const before = await answers['import.check']!({});
    steady(before, numbers);
    const [first, ...others] = before.questions;
    const moved = [...others, first!].map((question, at) => ({ ...question, number: at + 1 }));
    const rows = [{ ...plain, problems: [{ ...before.rows[1]!.problems[0]!, question: 1 }] }];
    const after = steady({ ...before, questions: moved, rows }, numbers);
    expect(after.questions.map((question) => question.number)).toEqual([1, 2, 3]);
    expect(after.questions[0]!.key).toBe(first!.key);
    expect(after.rows[0]!.problems[0]!.question).toBe(2);
  });

  it('numbers what is left to ask from 1 when the questions before it are gone', async () => {
    const answers = mockAnswers();
    await answers['import.open']!({ files: [] });
    const numbers = new Map<string, number>();
    const before = await answers['import.check']!({});
    steady(before, numbers);
    const last = before.questions[before.questions.length - 1]!;
    const fresh = { ...last, key: 'person:新', number: 1 };
    const rows = [{ ...plain, problems: [{ ...before.rows[1]!.problems[0]!, question: 1 }] }];
    const after = steady({ ...before, questions: [fresh], rows }, numbers);
    expect(after.questions.map((question) => question.number)).toEqual([1]);
    expect(after.rows[0]!.problems[0]!.question).toBe(1);
    const both = steady({ ...before, questions: [fresh, { ...last, number: 2 }], rows }, numbers);
    expect(both.questions.map((question) => question.key)).toEqual([fresh.key, last.key]);
  });

  it('numbers the questions without gaps when some before them are gone', async () => {
    const answers = mockAnswers();
    await answers['import.open']!({ files: [] });
    const numbers = new Map<string, number>();
    const before = await answers['import.check']!({});
    steady(before, numbers);
    const [first, , last] = before.questions;
    const after = steady({ ...before, questions: [first!, last!] }, numbers);
    expect(after.questions.map(({ key, number }) => [key, number])).toEqual([[first!.key, 1], [last!.key, 2]]);
  });

  it('tells sources apart by the ends of their names and by the sheet', () => {
    const of = (file: string, sheet = '', several = false) => sourceOf({ ...plain, file, sheet }, several).text;
    const [one, other] = ['汇总', '2024年'].map((end) => of(`青禾镇${'各村'.repeat(12)}花名册（${end}）.xlsx`));
    expect(one).not.toBe(other);
    expect(one).toContain('…');
    expect(of('青禾镇各村情况表.xlsx', '北坡头', true)).toContain('北坡头');
    expect(of('红旗村.xlsx', 'Sheet1')).toBe('红旗村');
  });

  it('has a long source in small type, whole where the lines under the row leave room', () => {
    const file = '2025年红旗村后备干部花名册（修改版）.xlsx';
    expect(sourceOf({ ...plain, file: '2025年红旗村花名册.xlsx' }, false)).toEqual({ text: '2025年红旗村花名册', small: true });
    expect(sourceOf({ ...plain, file }, false).text).toContain('…');
    const doubtful = { ...plain, file, problems: [warning, warning] };
    expect(sourceOf(doubtful, false).text).toBe('2025年红旗村后备干部花名册（修改版）');
  });

  it('tells a name in full that its column has no room for', () => {
    const named = (name: string) => ({ ...plain, person: name, cells: [{ field: 'name', label: '姓名', text: name, old: null, problem: null }] });
    expect(roomOf(named('乌云其木格'), 'name')).toBe('whole');
    expect(roomOf(named('阿拉坦其其格'), 'name')).toBe('small');
    const long = named('阿'.repeat(30));
    expect(roomOf(long, 'name')).toBe('cut');
    expect(linesOf(long).map((line) => line.cell?.text)).toEqual(['阿'.repeat(30)]);
    expect(heightOf(long)).toBe(60);
  });

  it('tells what keeps a row out first, and shows each problem in its own colour', async () => {
    const check = (await mockAnswers()['import.check']!({}))!;
    const asks = { ...warning, field: 'village', code: 'village.unknown', severity: 'asks' as const, message: '是哪个村？', question: 1 };
    const rows = [{ ...plain, outcome: 'asked' as const, problems: [{ ...warning, field: 'education' }, asks] }];
    const page = await open({ 'import.check': () => ({ ...check, rows }) });
    await toCheck(page);
    const lines = page.findAll('tbody.row .line td:last-child');
    expect(lines.map((line) => [line.text().slice(0, 5), line.classes()])).toEqual([['是哪个村？', ['bad']], ['学历认不出', ['warn']]]);
    expect(page.get('tbody.row').classes()).toContain('blocked');
    expect(page.findAll('.box').map((box) => box.classes()[1])).toEqual(['bad', 'warn']);
  });

  it('keeps a masked number beside another one in one line', () => {
    expect(besideOther('150221********0059')).toBe('150221…0059');
    expect(besideOther('138****2741')).toBe('138****2741');
  });

  it('marks the characters that differ', () => {
    expect(marked('王燕', '王艳')).toEqual([
      { text: '王', differs: false },
      { text: '燕', differs: true },
    ]);
    expect(marked('𠮷田', '吉田')[0]).toEqual({ text: '𠮷', differs: true });
  });
});
