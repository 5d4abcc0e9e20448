import { describe, expect, it } from 'vitest';
import { accessibilityProblems, button, control, key, openApp, press, screen, settle, type } from '@/testing/page';
import { reserves } from '@/testing/fixtures';
import { mockAnswers, wireError } from '@/testing/mock';

const panelName = () => document.querySelector('.panel h2')?.textContent;
const names = () => [...document.querySelectorAll('.q-table td.name')].map((cell) => cell.textContent);
const alerts = () => [...document.querySelectorAll('[role="alert"]')].map((alert) => alert.textContent).join(' ');

async function condition(label: string): Promise<void> {
  const openers = [...document.querySelectorAll<HTMLElement>('[role="search"] .opener')];
  openers.find((opener) => opener.textContent?.trim().startsWith(label))!.click();
  await settle();
}

async function choose(label: string, option: string): Promise<void> {
  control(label).dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await settle();
  const found = [...document.querySelectorAll<HTMLElement>('.el-select-dropdown__item')].find(
    (item) => item.textContent?.trim() === option,
  );
  found!.click();
  await settle();
}

describe('导出', () => {
  const last = (keys: string[]) => async () => {
    const options = await mockAnswers()['rosters.options']!({});
    const columns = keys.map((key) => ({ key, width_mm: null, label: null }));
    return { ...options, last: { ...options.last, columns } };
  };
  const numbers = () => document.querySelector<HTMLInputElement>('[role="dialog"] .check input')!;
  const sentRequest = (sent: (name: string) => unknown[]) => (sent('rosters.save').at(-1) as { request: object }).request;

  it('gives names as they are, whatever the printed roster does with them', async () => {
    const { sent } = await openApp();
    await press('导出');
    numbers().click();
    await settle();
    await press('导出 52 人');
    expect(sentRequest(sent)).toMatchObject({ spread_names: false, full_ids: true });
  });

  it('offers only the numbers its columns have', async () => {
    await openApp('/reserves', { 'rosters.options': last(['name', 'phone']) });
    await press('导出');
    expect(screen()).toContain('写完整电话会留记录');
    expect(screen()).toContain('栏目里没有身份证号');
    expect(numbers().disabled).toBe(false);
  });

  it('cannot be asked for numbers no column has', async () => {
    const { sent } = await openApp('/reserves', { 'rosters.options': last(['name']) });
    await press('导出');
    expect(numbers().disabled).toBe(true);
    await press('导出 52 人');
    expect(sentRequest(sent)).toMatchObject({ full_ids: false });
  });
});

describe('后备干部', () => {
  it('opens on the list with the first person current and focused', async () => {
    await openApp();
    expect(panelName()).toBe('申海涛');
    expect(document.activeElement?.textContent).toContain('申海涛');
    expect(screen()).toContain('52 人');
    expect(document.documentElement.dataset.ready).toBe('true');
  });

  it('moves through people with ↑↓ and with 上一人 下一人', async () => {
    await openApp();
    await key('ArrowDown');
    expect(panelName()).toBe('申玉梅');
    await press('下一人');
    expect(panelName()).toBe('张磊');
    await press('上一人');
    expect(panelName()).toBe('申玉梅');
  });

  it('asks the app for the conditions, shows them tinted, and takes each back with ×', async () => {
    const { sent } = await openApp();
    await condition('学历');
    await press('大专以上');
    expect(sent('reserves.list').at(-1)).toMatchObject({ education_at_least: '大专', state: 'in_pool' });
    expect(screen()).toContain('学历大专以上');
    document.querySelector<HTMLElement>('[aria-label^="去掉条件 学历"]')!.click();
    await settle();
    expect(sent('reserves.list').at(-1)).toMatchObject({ education_at_least: null });
  });

  it('keeps conditions under a name and brings them back', async () => {
    const { sent } = await openApp();
    await condition('年龄');
    await press('40岁以下');
    await press('常用');
    await type('给现在的条件起个名', '下午要数');
    await press('存为常用');
    // Who was looked at is remembered by a write of its own, which may come before or after.
    expect(sent('settings.set')).toContainEqual({
      key: 'reserves.filters',
      value: JSON.stringify([{ name: '下午要数', conditions: { state: 'in_pool', age_max: 40 } }]),
    });
    await press('清除条件');
    expect(sent('reserves.list').at(-1)).toMatchObject({ age_max: null });
    // The press beside it closes the list, on a slow machine before the next one.
    if (!document.querySelector('.saved')) await press('常用');
    await press('下午要数');
    expect(sent('reserves.list').at(-1)).toMatchObject({ age_max: 40 });
  });

  it('shows the people of one village when a figure elsewhere leads here', async () => {
    const { sent } = await openApp('/reserves?village=v5');
    expect(sent('reserves.list').at(-1)).toMatchObject({ villages: ['v5'] });
    expect(screen()).toContain('村红旗村');
    expect(names()).toHaveLength(5);
  });

  it('searches in the page with every letter typed', async () => {
    await openApp();
    await type('在本页查找', '申');
    expect(names()).toEqual(['申海涛', '申玉梅', '申志远']);
    await type('在本页查找', '查无此人');
    expect(screen()).toContain('没有符合条件的人');
    await press('清除条件');
    expect(names()).toHaveLength(52);
  });

  it('asks as of the day that is typed', async () => {
    const { sent } = await openApp();
    await type('截至日期', '2025.8.31');
    expect(sent('reserves.list').at(-1)).toMatchObject({ as_of: '2025-08-31' });
    expect(control('截至日期').value).toBe('2025年8月31日');
  });

  it('says that there is no such day, and which one still holds', async () => {
    const { sent } = await openApp();
    await type('截至日期', '2026-02-30');
    expect(screen()).toContain('2026年2月没有30日；仍按2025年11月26日');
    expect(control('截至日期').value).toBe('2025年11月26日');
    expect(sent('reserves.list').at(-1)).toMatchObject({ as_of: '2025-11-26' });
  });

  it('comes back as it was left, and asks everybody and today when a figure leads here', async () => {
    const { sent } = await openApp();
    await condition('学历');
    await press('大专以上');
    await type('截至日期', '2025.8.31');
    await press('结对帮带');
    await press('后备干部');
    expect(sent('reserves.list').at(-1)).toMatchObject({ as_of: '2025-08-31', education_at_least: '大专' });
    expect(control('截至日期').value).toBe('2025年8月31日');
    await press('工作台');
    await press('后备干部');
    expect(sent('reserves.list').at(-1)).toMatchObject({ as_of: '2025-08-31', education_at_least: '大专' });
    await press('工作台');
    document.querySelector<HTMLElement>('a[href*="/reserves?village="]')!.click();
    await settle();
    expect(sent('reserves.list').at(-1)).toMatchObject({ as_of: '2025-11-26', education_at_least: null });
  });

  it('counts who left and entered again once, and no share of the pool for who left', async () => {
    const [one] = reserves;
    const left = { ...one!, reserve_id: 'before', state: 'left' as const, left_on: '2025-03' };
    await openApp('/reserves', {
      'reserves.list': () => ({ as_of: '2025-11-26', rows: [left, one!], count: 1, in_pool: 52, uncounted: [], definition: '' }),
    });
    expect(screen()).toContain('共 2 段');
    expect(screen()).not.toContain('占在库');
  });

  it('explains how it counts on request, and Esc closes that', async () => {
    await openApp();
    const opener = button('口径');
    const shown = () => screen().includes('截至2025年11月26日在库的后备干部');
    opener.click();
    await settle();
    expect(shown()).toBe(true);
    opener.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await settle();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(shown()).toBe(false);
  });

  it('says what to do when there is nobody yet', async () => {
    await openApp('/reserves', {
      'reserves.list': () => ({ as_of: '2025-11-26', rows: [], count: 0, in_pool: 0, uncounted: [], definition: '' }),
    });
    expect(screen()).toContain('还没有后备干部');
    expect(screen()).toContain('新增一人');
  });

  it('says what broke, with a way to try again', async () => {
    await openApp('/reserves', {
      'reserves.list': () => {
        throw wireError({ family: 'fault', message: '读数据时出错', hint: '请重新打开程序。' });
      },
    });
    expect(alerts()).toContain('读数据时出错');
    expect(alerts()).toContain('请重新打开程序。');
    expect(screen()).toContain('再试一次');
  });

  it('shows the full number only on request, and says that this is recorded', async () => {
    const { sent } = await openApp();
    expect(screen()).toContain('150221********0036');
    await press('显示身份证号');
    expect(sent('people.reveal')).toEqual([{ id: 'p1', field: 'id_number', as_of: '2025-11-26' }]);
    expect(screen()).toContain('150221199005070036');
    expect(screen()).toContain('已留记录');
    await key('ArrowDown');
    await press('下一人');
    expect(screen()).not.toContain('150221199005070036');
  });

  it('is clean for screen readers, with the form open too', async () => {
    const { 'reserves.list': list } = mockAnswers();
    await openApp('/reserves', {
      'reserves.list': async (filter) => {
        const answer = await list!(filter);
        return { ...answer, rows: answer.rows.slice(6, 9) };
      },
    });
    expect(await accessibilityProblems()).toEqual([]);
    await key('F2');
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('更正', () => {
  it('opens with F2 and sends only what was changed', async () => {
    const { sent } = await openApp();
    await key('F2');
    expect(screen()).toContain('更正 申海涛');
    await type('籍贯', '内蒙古土默特右旗');
    await key('s', { ctrlKey: true });
    expect(sent('people.edit')).toEqual([{ id: 'p1', fields: { native_place: '内蒙古土默特右旗' }, as_of: '2025-11-26' }]);
    expect(screen()).toContain('已更正申海涛');
  });

  it('corrects a wrong village in place', async () => {
    const { sent } = await openApp();
    await key('F2');
    const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
    tabs.find((tab) => tab.textContent?.includes('在库与帮带'))!.click();
    await settle();
    expect(screen()).toContain('写错了在这里改；真的换了村用“变更状态”');
    await choose('所在村', reserves[51]!.village);
    await key('s', { ctrlKey: true });
    expect(sent('reserves.edit')).toMatchObject([{ village_id: reserves[51]!.village_id }]);
    expect(sent('reserves.move')).toEqual([]);
  });

  it('reads 1990年5月 and stops at a month that does not exist, beside the field and in the summary', async () => {
    const { sent } = await openApp();
    await key('F2');
    await type('出生年月', '1990.13');
    await key('s', { ctrlKey: true });
    expect(alerts()).toContain('出生年月：没有13月，请核对');
    expect(control('出生年月').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(control('出生年月'));
    expect(sent('people.edit')).toEqual([]);
    await type('出生年月', '1991年6月');
    await key('s', { ctrlKey: true });
    expect(sent('people.edit')).toEqual([{ id: 'p1', fields: { birth: '1991-06' }, as_of: '2025-11-26' }]);
  });

  it('shows the problems the app found beside their fields, on whatever tab they are', async () => {
    await openApp('/reserves', {
      'people.edit': () => {
        const message = '入党时间早于18岁，请核对';
        throw wireError({ family: 'invalid', fields: [{ field: 'party_joined', code: 'x', message }] });
      },
    });
    await key('F2');
    await type('籍贯', '宁夏吴忠');
    await key('s', { ctrlKey: true });
    expect(alerts()).toContain('入党时间：入党时间早于18岁，请核对');
    expect(document.activeElement).toBe(control('入党时间'));
  });

  it('asks before throwing unsaved input away, and keeps it as a draft until then', async () => {
    await openApp();
    await key('F2');
    await type('住址', '申家营村 12 号');
    expect(localStorage.getItem('qinglan.draft.person.p1')).toContain('申家营村 12 号');
    expect(localStorage.getItem('qinglan.draft.person.p1')).not.toContain('id_number');
    await press('返回');
    expect(screen()).toContain('还没有保存');
    await press('继续编辑');
    expect(control('住址').value).toBe('申家营村 12 号');
    await press('返回');
    await press('不保存，离开');
    expect(localStorage.getItem('qinglan.draft.person.p1')).toBeNull();
  });

  it('leaves masked numbers alone until they are revealed', async () => {
    const { sent } = await openApp();
    await key('F2');
    await press('显示并修改');
    await type('联系电话', '13900001111');
    await key('s', { ctrlKey: true });
    expect(sent('people.reveal')).toEqual([{ id: 'p1', field: 'both', as_of: '2025-11-26' }]);
    expect(sent('people.edit')).toEqual([{ id: 'p1', fields: { phone: '13900001111' }, as_of: '2025-11-26' }]);
  });
});

describe('新增', () => {
  it('opens with Ctrl+N and stays open for the next with Ctrl+Enter, village and day kept', async () => {
    const { sent } = await openApp();
    await key('n', { ctrlKey: true });
    await choose('所在村', '红旗村');
    await type('入库时间', '202511');
    await type('姓名', '武晓燕');
    await key('Enter', { ctrlKey: true });
    expect(sent('people.add')).toMatchObject([
      { fields: { name: '武晓燕' }, reserve: { village_id: 'v5', entered_on: '2025-11', remark: null } },
    ]);
    expect(control('姓名').value).toBe('');
    expect(control('入库时间').value).toBe('2025.11');
    expect(screen()).toContain('已新增武晓燕');
  });

  it('shows who was added', async () => {
    await openApp();
    await key('n', { ctrlKey: true });
    await choose('所在村', '红旗村');
    await type('入库时间', '202511');
    await type('姓名', '武晓燕');
    await key('s', { ctrlKey: true });
    expect(document.querySelector('.q-table tr.current td.name')?.textContent).toBe('武晓燕');
  });

  it('says everything that is wrong at once, what only the app can see too', async () => {
    const told = { field: 'phone', code: 'phone.unreadable', message: '电话应为 11 位手机号' };
    const { sent } = await openApp('/reserves', { 'people.check': () => ({ problems: [told], doubts: [] }) });
    await key('n', { ctrlKey: true });
    await type('联系电话', '138');
    await key('s', { ctrlKey: true });
    // In the order of the form: the spell is asked first.
    expect(alerts()).toMatch(/请选择所在村.*请填写入库时间.*请填写姓名.*电话应为 11 位手机号/s);
    expect(sent('people.add')).toEqual([]);
  });

  it('says beside the ID number that it tells another birth, and saves all the same', async () => {
    const doubt = { field: 'id_number', code: 'id.says_otherwise', message: '身份证号是1985年6月15日、男' };
    const { sent } = await openApp('/reserves', { 'people.check': () => ({ problems: [], doubts: [doubt] }) });
    await key('n', { ctrlKey: true });
    await type('姓名', '武晓燕');
    await type('出生年月', '1990.05');
    await new Promise((resolve) => setTimeout(resolve, 350));
    await settle();
    expect(screen()).toContain('身份证号是1985年6月15日、男');
    await choose('所在村', '红旗村');
    await type('入库时间', '202511');
    await key('s', { ctrlKey: true });
    expect(sent('people.add')).toHaveLength(1);
  });

  it('brings back what was typed and not saved', async () => {
    const first = await openApp();
    await key('n', { ctrlKey: true });
    await type('姓名', '武晓');
    first.app.unmount();
    document.body.innerHTML = '';
    await openApp();
    await key('n', { ctrlKey: true });
    expect(control('姓名').value).toBe('武晓');
    await press('不要了');
    expect(control('姓名').value).toBe('');
  });
});

describe('变更状态', () => {
  it('lets nobody leave the pool without a reason, and takes it back with 撤销', async () => {
    const { sent } = await openApp();
    await press('变更状态…');
    await type('退出时间', '2025.11.30');
    await press('退出后备');
    await key('s', { ctrlKey: true });
    expect(alerts()).toContain('请选择退出原因');
    await choose('退出原因', '长期外出');
    await key('s', { ctrlKey: true });
    expect(sent('reserves.leave')).toEqual([
      { ids: ['r1'], left_on: '2025-11-30', reason: '长期外出', destination: null },
    ]);
    expect(names()).not.toContain('申海涛');
    await press('撤销');
    expect(names()).toContain('申海涛');
  });
});

describe('记录', () => {
  const tab = (name: string) => {
    const tabs = [...document.querySelectorAll<HTMLElement>('.panel [role="tab"]')];
    tabs.find((one) => one.textContent?.trim() === name)!.click();
    return settle();
  };

  it('deletes one person however often the button is pressed, and shows nobody in its place', async () => {
    const { sent } = await openApp();
    const before = names().length;
    await tab('记录');
    const remove = button('删除这条记录');
    remove.click();
    remove.click();
    await settle();
    await settle();
    expect(sent('people.remove')).toHaveLength(1);
    expect(names()).toHaveLength(before - 1);
    expect(document.querySelector('.panel')).toBeNull();
    document.querySelector<HTMLElement>('.q-table td.name')!.click();
    await settle();
    expect(panelName()).toBe(names()[0]);
  });

  it('takes back here only what was done to this person; what concerned others is looked at first', async () => {
    const person = await mockAnswers()['people.get']!({ id: 'p1' });
    const imported = { ...person.history[0]!, id: 2, kind: 'import.apply', label: '导入', detail: '12 个文件' };
    const { sent } = await openApp('/reserves', {
      'people.get': () => ({ ...person, history: [...person.history, imported], of_several: [2] }),
    });
    await tab('记录');
    const link = document.querySelector<HTMLAnchorElement>('.panel .line a')!;
    expect(link.textContent?.trim()).toBe('看这次操作');
    expect(link.getAttribute('href')).toContain('op=2');
    expect([...document.querySelectorAll('.panel .line button')].map((one) => one.textContent)).toEqual(['撤销']);
    expect(sent('history.undo')).toEqual([]);
  });
});

describe('登记变化', () => {
  it('is another action than 更正: from a day, with what was before said in a sentence', async () => {
    const { sent } = await openApp();
    await press('登记变化…');
    await type('现在', '村委会主任');
    await type('从哪天起', '20251201');
    expect(screen()).toContain('2025年12月1日以前仍是“村委会委员、网格员”，从这天起是“村委会主任”。');
    await key('s', { ctrlKey: true });
    expect(sent('people.change')).toEqual([{ id: 'p1', on: '2025-12-01', document: null, fields: { occupation: '村委会主任' } }]);
    expect(sent('people.edit')).toEqual([]);
  });

  it('takes an empty value for a question nobody answered, and an end only when it is ticked', async () => {
    const { sent } = await openApp();
    await press('登记变化…');
    await type('从哪天起', '20251201');
    await key('s', { ctrlKey: true });
    expect(screen()).toContain('请填写现任职务现在是什么');
    expect(sent('people.change')).toEqual([]);
    document.querySelector<HTMLInputElement>('.gone input')!.click();
    await settle();
    expect(screen()).toContain('从这天起没有了。');
    await key('s', { ctrlKey: true });
    expect(sent('people.change')).toEqual([{ id: 'p1', on: '2025-12-01', document: null, fields: {}, ended: ['occupation'] }]);
  });
});

describe('批量修改', () => {
  it('asks to tick people first, then names how many', async () => {
    const { sent } = await openApp();
    await press('批量修改');
    expect(screen()).toContain('先在名单左边勾选要改的人');
    await key(' ');
    expect(screen()).toContain('批量修改 1 人');
    await press('批量修改');
    await choose('改成', '村文书');
    await press('修改 1 人');
    expect(sent('people.edit_many')).toEqual([{ ids: ['p1'], field: 'target_post', value: '村文书' }]);
    expect(button('撤销')).toBeTruthy();
  });

  it('is closed by Esc from a list of choices, which closes first when it is open', async () => {
    await openApp();
    await key(' ');
    await press('批量修改');
    const isOpen = () => screen().includes('改哪一项');
    control('改哪一项').focus();
    await key('ArrowDown');
    await key('Escape', { code: 'Escape' });
    expect(isOpen()).toBe(true);
    await key('Escape', { code: 'Escape' });
    expect(isOpen()).toBe(false);
  });
});

describe('表格录入', () => {
  const cell = () => document.querySelector<HTMLInputElement>('.active input')!;

  it('checks cells while typing, points at what is wrong, saves all rows as one action', async () => {
    const { sent } = await openApp('/reserves/grid');
    expect(document.activeElement).toBe(cell());
    const paste = new Event('paste', { cancelable: true, bubbles: true }) as Event & { clipboardData?: unknown };
    const text = '红旗村\t武晓燕\t女\n红旗村\t\t男';
    paste.clipboardData = { getData: (kind: string) => (kind === 'text/plain' ? text : '') };
    cell().dispatchEvent(paste);
    await new Promise((resolve) => setTimeout(resolve, 350));
    await settle();
    expect(screen()).toContain('1 处 要改：第 2 行 姓名');
    await press('1 处');
    expect(cell().getAttribute('aria-label')).toBe('第 2 行 姓名');
    cell().value = '贾文斌';
    cell().dispatchEvent(new Event('input'));
    await settle();
    await key('s', { ctrlKey: true });
    expect(sent('people.enter_grid')).toMatchObject([
      {
        rows: [
          { village: '红旗村', fields: { name: '武晓燕', sex: '女' } },
          { village: '红旗村', fields: { name: '贾文斌', sex: '男' } },
        ],
      },
    ]);
    expect(screen()).toContain('已录入：新增 2 人');
  });

  it('leaves a pasted header out, puts its columns where they belong, and says so', async () => {
    const { sent } = await openApp('/reserves/grid', {
      'people.grid_heads': () => ({ row: 0, fields: ['name', 'village', 'remark'], labels: ['姓名', '村', '备注'] }),
    });
    const paste = new Event('paste', { cancelable: true, bubbles: true }) as Event & { clipboardData?: unknown };
    const text = '姓名\t村名\t备注\n武晓燕\t红旗村\t党员';
    paste.clipboardData = { getData: (kind: string) => (kind === 'text/plain' ? text : '') };
    cell().dispatchEvent(paste);
    await settle();
    expect(sent('people.grid_heads')).toMatchObject([{ into: 'village' }]);
    expect(screen()).toContain('第一行是表头，没有算作人');
    expect(screen()).toContain('这里没有的栏没有粘贴：备注');
    expect(screen()).toContain('已填 1 行，1 行没写入库时间，按今天');
    await key('s', { ctrlKey: true });
    expect(sent('people.enter_grid')).toMatchObject([{ rows: [{ village: '红旗村', entered_on: null, fields: { name: '武晓燕' } }] }]);
  });

  it('puts the app’s row problems onto their cells', async () => {
    await openApp('/reserves/grid', {
      'people.enter_grid': () => {
        const field = { field: 'rows[0].village', code: 'village.unknown', message: '村名单里没有“红旗”' };
        throw wireError({ family: 'invalid', fields: [field] });
      },
    });
    cell().value = '红旗';
    cell().dispatchEvent(new Event('input'));
    await key('Tab');
    cell().value = '武晓燕';
    cell().dispatchEvent(new Event('input'));
    await settle();
    await key('s', { ctrlKey: true });
    const says = () => document.querySelector('.says')!.textContent;
    expect(says()).toContain('第 1 行 村：村名单里没有“红旗”');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(says(), 'a check that was asked for before does not take it away').toContain('第 1 行 村');
  });

  it('is clean for screen readers', async () => {
    await openApp('/reserves/grid');
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('合并重复人员', () => {
  const field = (over: object) => ({ field: 'name' as const, label: '姓名', goes: null, stays: null, differs: false, take: false, ...over });
  const preview = {
    ...{ goes: '张磊（红旗村，2025年3月1日入库）', stays: '张磊（申家营村，2024年3月1日入库）', moves: ['在库记录 1 条'] },
    fields: [
      field({ goes: '张磊', stays: '张磊' }),
      field({ field: 'education', label: '学历', goes: '大专', stays: '高中', differs: true, take: true }),
      field({ field: 'address', label: '住址', goes: '一组', stays: '二组', differs: true }),
    ],
  };

  it('shows both side by side, chooses field by field, and stays with the one that stays', async () => {
    const twin = { id: 'p2', name: '张磊', village: '红旗村', why: '姓名、出生年月相同' };
    const answers = mockAnswers();
    const { sent } = await openApp('/reserves', {
      'people.get': async (params) => ({ ...(await answers['people.get']!(params)), twins: params.id === 'p1' ? [twin] : [] }),
      'people.preview_merge': () => preview,
      'people.merge': () => ({ value: null, changes: ['people', 'reserves'], op: 9 }),
    });
    expect(screen()).toContain('另有一个张磊（红旗村），姓名、出生年月相同，是同一个人吗？');
    await press('合并…');
    expect(sent('people.preview_merge')).toEqual([{ id: 'p2', into: 'p1' }]);
    expect(screen()).toContain('归过来的记录：在库记录 1 条');
    control('住址用一组').click();
    control('学历用高中').click();
    await settle();
    expect(await accessibilityProblems()).toEqual([]);
    await press('合并');
    expect(sent('people.merge')).toEqual([{ id: 'p2', into: 'p1', take: ['address'] }]);
    expect(screen()).toContain('两条记录');
  });
});
