import axe from 'axe-core';
import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { RegisterInfo } from '@/ipc/bindings';
import { refreshRegister } from '@/ipc/register';
import AskHost from '@/shared/feedback/AskHost.vue';
import ToastHost from '@/shared/feedback/ToastHost.vue';
import { villages } from '@/testing/fixtures';
import { type Answers, type Call, mockAnswers, useMock, wireError } from '@/testing/mock';
import SettingsPage from './SettingsPage.vue';
import { aliasesOf, freshOnes } from './villages';

let calls: Call[] = [];
const called = (name: string) => calls.filter((one) => one.name === name).map((one) => one.params);

async function open(tab: string, over: Answers = {}) {
  calls = useMock(over);
  await refreshRegister();
  const page = { template: '<p/>' };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'reserves', component: page },
      { path: '/import', name: 'import', component: page },
      { path: '/settings', name: 'settings', component: page },
    ],
  });
  await router.push({ name: 'settings', query: { tab } });
  const shown = mount(
    { components: { SettingsPage, AskHost, ToastHost }, template: '<main><SettingsPage /></main><AskHost /><ToastHost />' },
    { global: { plugins: [router] }, attachTo: document.body },
  );
  await flushPromises();
  return shown;
}

function button(text: string): HTMLButtonElement {
  const all = [...document.querySelectorAll('button')];
  const found =
    all.find((one) => (one.getAttribute('aria-label') ?? one.textContent!.trim()) === text) ??
    all.find((one) => one.textContent!.includes(text) || one.getAttribute('aria-label')?.includes(text));
  if (!found) throw new Error(`no button ${text}`);
  return found;
}
async function press(text: string) {
  button(text).click();
  await flushPromises();
}
async function type(selector: string, text: string) {
  const input = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await flushPromises();
}
/** Opens a list of choices and takes the one that is called so. */
async function choose(label: string, choice: string) {
  const input = document.querySelector<HTMLElement>(`.el-dialog input[aria-label="${label}"]`)!;
  input.click();
  await flushPromises();
  const options = [...document.querySelectorAll<HTMLElement>('.el-select-dropdown__item')];
  options.filter((one) => one.textContent?.trim() === choice).pop()!.click();
  await flushPromises();
}
const field = (name: string) => `[data-field="${name}"] input`;
async function accessible() {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
}

const draftOf = (name: string) => ({ name, code: null, aliases: [], kind: null, township: null });

describe('the village list', () => {
  const names = () => [...document.querySelectorAll('.villages tbody .name')].map((one) => one.textContent);

  it('shows each village with its people and its open statuses', async () => {
    const page = await open('villages');
    expect(page.text()).toContain('12 个村');
    expect(page.get('tr[data-id=v7]').text()).toContain('软弱涣散');
    expect(button('看申家营村在库 9 人').textContent).toContain('9 人');
  });

  it('draws of a long list the villages near what is seen, under the head of their township', async () => {
    const county = Array.from({ length: 300 }, (_, at) => {
      const township = { township_id: `t${Math.floor(at / 150)}`, township: at < 150 ? '东镇' : '西镇' };
      return { ...villages[0]!, id: `v${at}`, name: `村${at}`, ...township };
    });
    await open('villages', {
      'register.get': async () => ({ ...((await mockAnswers()['register.get']!({})) as RegisterInfo), owner: 'county' }),
      'villages.list': () => county,
    });
    expect(names().length).toBeLessThan(100);
    const heads = () => [...document.querySelectorAll('.villages .township')].map((one) => one.textContent);
    expect(heads()).toEqual(['东镇']);
    const body = document.querySelector<HTMLElement>('.villages .body')!;
    body.scrollTop = 290 * 34;
    body.dispatchEvent(new Event('scroll'));
    await flushPromises();
    expect(names().at(-1)).toBe('村299');
    expect(names()).not.toContain('村0');
    expect(heads()).toEqual(['西镇']);
  });

  it('moves a village with its buttons and keeps the order', async () => {
    await open('villages');
    await press('下河湾村 上移');
    expect(names().slice(0, 2)).toEqual(['下河湾村', '申家营村']);
    expect((called('villages.order')[0] as { ids: string[] }).ids.slice(0, 3)).toEqual(['v2', 'v1', 'v3']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('下河湾村 下移');
  });

  it('adds pasted villages and leaves out those already there', async () => {
    const page = await open('villages');
    await press('添加村');
    await type('textarea', '前营村\n申家营村\n后营村');
    expect(document.body.textContent).toContain('认出 3 个村，1 个名单里已有');
    await press('添加 2 个村');
    expect(called('villages.add')).toEqual([{ township_id: 't1', villages: [draftOf('前营村'), draftOf('后营村')] }]);
    expect(page.text()).toContain('已添加 2 个村');
    expect(page.text()).toContain('前营村');
  });

  it('adds the villages of a file', async () => {
    await open('villages');
    await press('添加村');
    await press('从文件读');
    expect(called('villages.read')).toEqual([{ token: 'f1' }]);
    await press('添加 2 个村');
    expect(called('villages.add')).toHaveLength(1);
  });

  it('takes ticked villages from the national list', async () => {
    await open('villages');
    await press('从全国名单选');
    await press('某省 某市 某旗');
    expect(document.body.textContent).toContain('已在名单里');
    expect(await accessible()).toEqual([]);
    await press('添加 2 个村');
    expect(called('villages.add')).toMatchObject([
      { villages: [{ name: '上河湾村', code: '150221999201' }, { name: '柳林村' }] },
    ]);
  });

  it('corrects name, code and other names', async () => {
    await open('villages');
    await type(field('aliases'), '申家营、申营子，申营子');
    await type(field('code'), '150221');
    await press('保存');
    expect(document.body.textContent).toContain('代码是 12 位数字');
    expect(called('villages.edit')).toEqual([]);
    await type(field('code'), '150221101201');
    await press('保存');
    expect(called('villages.edit')).toEqual([
      { id: 'v1', name: '申家营村', code: '150221101201', kind: '村', aliases: ['申家营', '申营子'] },
    ]);
  });

  it('asks before another village is shown over unsaved input', async () => {
    await open('villages');
    await type(field('name'), '申家营子村');
    (document.querySelector('tr[data-id=v2]') as HTMLElement).click();
    await flushPromises();
    expect(document.body.textContent).toContain('还没有保存');
    await press('继续编辑');
    expect(document.querySelector<HTMLInputElement>(field('name'))!.value).toBe('申家营子村');
  });

  it('registers a dated status', async () => {
    await open('villages');
    await press('登记状态');
    document.querySelector<HTMLInputElement>('.el-dialog input[type=radio]')!.click();
    document.querySelector<HTMLButtonElement>('.el-dialog__footer .primary')!.click();
    await flushPromises();
    expect(document.querySelector('.el-dialog')!.textContent).toContain('请写从什么时候起');
    await type('.el-dialog [data-field="from_on"] input', '2025.3');
    await press('保存');
    const saves = [...document.querySelectorAll<HTMLButtonElement>('.el-dialog__footer .primary')];
    saves[0]!.click();
    await flushPromises();
    expect(called('villages.set_status')).toEqual([
      { village_id: 'v1', status: '软弱涣散', from_on: '2025-03', until_on: null, document: null },
    ]);
  });

  it('says why a village with people cannot be taken off', async () => {
    const page = await open('villages');
    await press('从名单去掉');
    expect(page.text()).toContain('申家营村还有后备干部、任职或分工记录，不能删除。');
    expect(names()).toContain('申家营村');
  });

  it('merges a village entered twice into the other and shows that one', async () => {
    await open('villages');
    await press('合并到另一个村');
    const dialog = () => document.querySelector('.el-dialog')!.textContent!;
    expect(dialog()).toContain('归过去的记录：在库记录 4 条、包村分工 2 条。');
    expect(button('合并').disabled).toBe(true);
    await choose('并入哪个村', villages[1]!.name);
    await flushPromises();
    expect(dialog()).toContain('两个村都有：王芳。可能是同一人登记了两次');
    expect(await accessible()).toEqual([]);
    await press('合并');
    expect(called('villages.merge')).toEqual([{ id: 'v1', into: villages[1]!.id }]);
    expect(names()).not.toContain('申家营村');
    expect(document.querySelector('.panel h2')!.textContent).toBe(villages[1]!.name);
    expect(document.body.textContent).toContain(`已把“申家营村”并入“${villages[1]!.name}”`);
  });

  it('calls a village otherwise from a day on and lists what it was called before', async () => {
    await open('villages');
    await press('更名');
    const foot = () => document.querySelector<HTMLButtonElement>('.el-dialog__footer .primary')!;
    foot().click();
    await flushPromises();
    expect(document.querySelector('.el-dialog')!.textContent).toContain('请填写新的名称');
    await type(`.el-dialog ${field('name')}`, '申家新村');
    await type(`.el-dialog ${field('on')}`, '2025.3.1');
    expect(await accessible()).toEqual([]);
    foot().click();
    await flushPromises();
    expect(called('villages.rename')).toEqual([{ id: 'v1', name: '申家新村', on: '2025-03-01', document: null }]);
    expect(document.querySelector('.names')!.textContent).toContain('2025.03.01 以前叫申家营村');
    expect(document.querySelector<HTMLInputElement>(field('name'))!.value).toBe('申家新村');
    expect(button('保存').disabled).toBe(true);
  });

  it('lets a village go to another township of a county, says who goes along, and shows where it was', async () => {
    const county = async () => {
      const info = (await mockAnswers()['register.get']!({})) as RegisterInfo;
      return { ...info, owner: 'county' as const, townships: [...info.townships, { id: 't2', name: '白泥乡', position: 1 }] };
    };
    await open('villages', { 'register.get': county });
    await press('划归');
    const dialog = () => document.querySelector('.el-dialog')!.textContent!;
    await choose('划归哪个乡镇', '白泥乡');
    await type(`.el-dialog ${field('on')}`, '2025.6.1');
    const says = `在库 ${villages[0]!.reserves} 人、另有村里任职 1 人从那天起列在白泥乡。包村分工不变：梁启宏（包村领导）`;
    await vi.waitFor(() => expect(dialog()).toContain(says));
    expect(await accessible()).toEqual([]);
    document.querySelector<HTMLButtonElement>('.el-dialog__footer .primary')!.click();
    await flushPromises();
    expect(called('villages.hand_over')).toEqual([{ id: 'v1', township_id: 't2', on: '2025-06-01', document: null }]);
    expect(document.querySelector('.names')!.textContent).toContain('2025.06.01 以前属青禾镇');
  });

  it('corrects the day and the former name of a rename, and takes it back after asking', async () => {
    const former = [{ id: 'f1', name: '申家村', township: null, until_on: '2025-03-01', document: null }];
    await open('villages', { 'villages.list': () => villages.map((row) => (row.id === 'v1' ? { ...row, former } : row)) });
    await press('更正 2025.03.01 以前叫申家村');
    await type(`.el-dialog ${field('name')}`, '申营村');
    await type(`.el-dialog ${field('on')}`, '2025.4.1');
    expect(await accessible()).toEqual([]);
    document.querySelector<HTMLButtonElement>('.el-dialog__footer .primary')!.click();
    await flushPromises();
    expect(called('villages.correct_change')).toEqual([{ of: { village: 'f1' }, on: '2025-04-01', document: null, name: '申营村' }]);
    await press('更正 2025.03.01 以前叫申家村');
    await press('撤回');
    expect(called('villages.take_back_change')).toEqual([]);
    await press('撤回这次变动');
    expect(called('villages.take_back_change')).toEqual([{ of: { village: 'f1' } }]);
  });

  it('records since when there is a village, and takes it back', async () => {
    await open('villages');
    await press('设立');
    await type(`.el-dialog ${field('on')}`, '2024.5.1');
    expect(await accessible()).toEqual([]);
    document.querySelector<HTMLButtonElement>('.el-dialog__footer .primary')!.click();
    await flushPromises();
    expect(document.querySelector('.names')!.textContent).toContain('2024.05.01 设立');
    await press('设立');
    await press('去掉，一直就有');
    expect(called('villages.begin')).toEqual([
      { id: 'v1', on: '2024-05-01', document: null },
      { id: 'v1', on: '', document: null },
    ]);
  });

  it('speaks of other townships only where there are several', async () => {
    await open('villages');
    expect(document.querySelector('.names')!.textContent).not.toContain('划归');
  });

  it('ends a village from a day on, says first what goes on where, and shows it only when asked', async () => {
    await open('villages');
    await press('撤并');
    const dialog = () => document.querySelector('.el-dialog')!.textContent!;
    const foot = () => document.querySelector<HTMLButtonElement>('.el-dialog__footer .primary')!;
    await type(`.el-dialog ${field('on')}`, '2025.6.1');
    await vi.waitFor(() => expect(dialog()).toContain('人在库：请选择并入哪个村，或者先办理退出'));
    expect(foot().disabled).toBe(true);
    await choose('并入哪个村', villages[1]!.name);
    const people = villages[0]!.reserves;
    const says = `在库的 ${people} 人从那天起转到${villages[1]!.name}；2 条包村分工、1 个村里的任职、1 段岗位锻炼到那天为止。`;
    await vi.waitFor(() => expect(dialog()).toContain(says));
    expect(dialog()).toContain('还要您处理：没有办的点单“电商”。撤并后这些仍记在申家营村名下。');
    expect(await accessible()).toEqual([]);
    foot().click();
    await flushPromises();
    expect(called('villages.end')).toEqual([{ id: 'v1', on: '2025-06-01', into: 'v2', document: null }]);
    expect(names()).not.toContain('申家营村');
    expect(document.querySelector('.panel h2')!.textContent).toBe(villages[1]!.name);
    document.querySelector<HTMLInputElement>('.bar input[type=checkbox]')!.click();
    await flushPromises();
    expect(names()).toContain('申家营村');
    await press('申家营村');
    expect(document.querySelector('.panel')!.textContent).toContain(`已于 2025.06.01 撤并，并入${villages[1]!.name}`);
  });

  it('calls a township otherwise from a day on', async () => {
    await open('villages');
    await press('乡镇');
    await press('更名 青禾镇');
    await type(`.el-dialog ${field('name')}`, '青禾街道');
    await type(`.el-dialog ${field('on')}`, '2025.3.1');
    const saves = [...document.querySelectorAll<HTMLButtonElement>('.el-dialog__footer .primary')];
    saves.at(-1)!.click();
    await flushPromises();
    expect(called('townships.rename')).toEqual([{ id: 't1', name: '青禾街道', on: '2025-03-01', document: null }]);
  });

  it('says which records keep two villages from being one', async () => {
    const message = '合并后有记录互相冲突，没有合并：南泉子村的包村领导同一天登记了两次。';
    await open('villages', {
      'villages.merge': () => {
        throw wireError({ code: 'village.clash', message });
      },
    });
    await press('合并到另一个村');
    await choose('并入哪个村', villages[1]!.name);
    await flushPromises();
    await press('合并');
    expect(document.querySelector('.el-dialog')!.textContent).toContain(message);
    expect(names()).toContain('申家营村');
  });

  it('says what to do when the list is empty', async () => {
    const page = await open('villages', { 'villages.list': () => [] });
    expect(page.text()).toContain('村名单还是空的');
  });

  it('has nothing a screen reader would stumble over', async () => {
    await open('villages');
    expect(await accessible()).toEqual([]);
  });

  it('reads other names the way people separate them', () => {
    expect(aliasesOf('甲、乙, 丙；乙')).toEqual(['甲', '乙', '丙']);
    expect(freshOnes([{ name: '甲' }, { name: '甲' }], [], '镇')).toEqual([{ name: '甲' }]);
  });
});

describe('backups', () => {
  it('makes one now and lists it', async () => {
    const page = await open('backups');
    await press('立即备份');
    expect(called('backups.add')).toEqual([{}]);
    expect(page.text()).toContain('共 4 份');
    expect(await accessible()).toEqual([]);
  });

  it('makes one at a chosen place', async () => {
    await open('backups');
    await press('备份到');
    expect(called('backups.add')).toEqual([{ to: 's1' }]);
  });

  it('restores only after asking, naming the backup', async () => {
    await open('backups', {
      'backups.restore': async () => ({ value: (await mockAnswers()['register.get']!({}))!, changes: ['people'], op: null }),
    });
    document.querySelector<HTMLButtonElement>('.list .btn.small')!.click();
    await flushPromises();
    expect(document.querySelector('.el-dialog')!.textContent).toMatch(/恢复到 .*11月26日.* 的备份？/);
    expect(document.querySelector('.el-dialog')!.textContent).toContain('青禾镇，3 个村，20 人，最后改动');
    expect(called('backups.check')).toEqual([{ name: 'b3' }]);
    expect(called('backups.restore')).toEqual([]);
    await press('恢复到这份备份');
    expect(called('backups.restore')).toEqual([{ name: 'b3' }]);
  });

  it('leaves everything alone when the clerk thinks better of it', async () => {
    await open('backups');
    await press('从文件恢复');
    await press('不恢复');
    expect(called('backups.restore')).toEqual([]);
  });

  it('says why a backup cannot be read, before anything is asked', async () => {
    const page = await open('backups', {
      'backups.check': () => {
        throw wireError({ family: 'fault', message: '备份文件坏了。' });
      },
    });
    await press('从文件恢复');
    expect(page.text()).toContain('备份文件坏了。');
    expect(document.body.textContent).not.toContain('恢复到这份备份');
  });
});

describe('checking the register', () => {
  it('says that it is sound', async () => {
    await open('backups');
    await press('检查台账');
    expect(document.body.textContent).toContain('检查完毕，台账完好');
  });

  it('lists what is damaged and what to do', async () => {
    await open('backups', { 'register.check': () => ['reserves 中有记录指向不存在的记录'] });
    await press('检查台账');
    expect(document.querySelector('[role=alert]')!.textContent).toContain('台账有 1 处损坏。请从最近一份备份恢复');
    expect(document.body.textContent).toContain('reserves 中有记录指向不存在的记录');
  });

  it('lists records that cannot all be true, of a file that is whole', async () => {
    const told = '王芳的两段在库时间重叠：申家营村（自2024年1月1日起）和南泉子村（自2023年6月1日起）';
    await open('backups', { 'records.check': () => [told] });
    await press('检查台账');
    const alert = document.querySelector('[role=alert]')!.textContent;
    expect(alert).toContain('台账文件完好，但有 1 处记录互相矛盾');
    expect(alert).toContain(told);
  });
});

describe('the import log', () => {
  it('shows every batch and its problems at their rows', async () => {
    const page = await open('imports');
    expect(page.text()).toContain('红旗村上报表.xlsx、下河湾后备干部.xls');
    expect(page.text()).toContain('第 12 行');
    expect(page.text()).toContain('姓名里有打不出的字“□”');
    expect(await accessible()).toEqual([]);
  });

  it('takes back a whole batch, once that is sure', async () => {
    const page = await open('imports');
    await press('撤销这次导入');
    expect(document.querySelector('.el-dialog')!.textContent).toMatch(/撤销 .* 的导入？/);
    expect(called('history.undo')).toEqual([]);
    document.querySelector<HTMLElement>('.el-dialog__footer .btn:not(.primary)')!.click();
    await flushPromises();
    expect(called('history.undo')).toEqual([{ op: 12 }]);
    expect(page.text()).toContain('已撤销');
  });

  it('says beside a batch, line by line, why it cannot be taken back', async () => {
    const told = '后来又改过：\n申海涛的学历\n张磊的电话';
    await open('imports', {
      'history.undo': () => {
        throw wireError({ code: 'history.conflict', message: told, hint: '先撤销后来的改动。' });
      },
    });
    await press('撤销这次导入');
    document.querySelector<HTMLElement>('.el-dialog__footer .btn:not(.primary)')!.click();
    await flushPromises();
    expect(document.querySelector('.panel .conflict .message')!.textContent).toBe(told);
  });
});

describe('the history', () => {
  it('shows who did what, and what it changed from and to', async () => {
    const page = await open('history');
    expect(page.text()).toContain('红旗村上报表.xlsx 等 5 个文件');
    expect(page.get('.panel s').text()).toBe('大专');
    expect(page.get('.panel b').text()).toBe('大学');
    expect(await accessible()).toEqual([]);
  });

  it('takes back the chosen action', async () => {
    const page = await open('history');
    await press('撤销这次操作');
    expect(called('history.undo')).toEqual([{ op: 9 }]);
    expect(page.text()).toContain('这次操作已经撤销');
  });

  it('says in plain words what stands against it', async () => {
    const page = await open('history');
    await page.findAll('.list tbody tr')[1]!.trigger('click');
    await flushPromises();
    await press('撤销这次操作');
    expect(page.get('.panel [role=alert]').text()).toContain('后来又改过，不能撤销：申海涛的学历');
  });

  it('offers no way back where there is none', async () => {
    const page = await open('history');
    await page.findAll('.list tbody tr')[4]!.trigger('click');
    await flushPromises();
    expect(page.get('.panel').text()).toContain('这类操作不能撤销');
  });

  it('reads further back on request', async () => {
    const one = (await mockAnswers()['history.list']!({ before: null, limit: null }))[0]!;
    const page = await open('history', {
      'history.list': ({ before }) =>
        Array.from({ length: before ? 3 : 50 }, (_, at) => ({ ...one, id: (before ?? 100) - 1 - at })),
    });
    await press('再看 50 条更早的');
    expect(page.findAll('.list tbody tr')).toHaveLength(53);
    expect(page.text()).not.toContain('更早的');
  });
});

describe('display', () => {
  it('changes the size of everything and keeps it', async () => {
    await open('display');
    document.querySelector<HTMLInputElement>('input[value=huge]')!.click();
    await flushPromises();
    expect(called('settings.set')).toContainEqual({ key: 'zoom', value: 'huge' });
    expect(await accessible()).toEqual([]);
  });
});
