import axe from 'axe-core';
import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { RosterRequest } from '@/ipc/bindings';
import { refreshRegister } from '@/ipc/register';
import AskHost from '@/shared/feedback/AskHost.vue';
import ToastHost from '@/shared/feedback/ToastHost.vue';
import { villages } from '@/testing/fixtures';
import { hasUnsaved } from '@/shared/feedback/unsaved';
import { type Answers, type Call, mockAnswers, useMock } from '@/testing/mock';
import RosterPage from './RosterPage.vue';

/** Everything is in view: nothing has a size here. */
vi.stubGlobal(
  'IntersectionObserver',
  class {
    constructor(private readonly say: (entries: { isIntersecting: boolean }[]) => void) {}
    observe() {
      this.say([{ isIntersecting: true }]);
    }
    disconnect() {}
  },
);

let calls: Call[] = [];
const called = (name: string) => calls.filter((one) => one.name === name).map((one) => one.params);
const lastRequest = () => called('rosters.preview').at(-1) as RosterRequest;

async function open(over: Answers = {}) {
  calls = useMock(over);
  await refreshRegister();
  const page = { template: '<p/>' };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'reserves', component: page },
      { path: '/import', name: 'import', component: page },
      { path: '/rosters', name: 'rosters', component: page },
    ],
  });
  await router.push('/rosters');
  const shown = mount(
    { components: { RosterPage, AskHost, ToastHost }, template: '<main><RosterPage /></main><AskHost /><ToastHost />' },
    { global: { plugins: [router] }, attachTo: document.body },
  );
  await settle();
  return shown;
}
type Page = Awaited<ReturnType<typeof open>>;

/** Lets the pause before the pages are asked for pass. */
async function settle() {
  await flushPromises();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await flushPromises();
}
function button(text: string): HTMLButtonElement {
  const all = [...document.querySelectorAll('button')];
  const found = all.find((one) => one.textContent!.includes(text) || one.getAttribute('aria-label')?.includes(text));
  if (!found) throw new Error(`no button ${text}`);
  return found;
}
async function press(text: string) {
  button(text).click();
  await settle();
}
async function tick(page: Page, label: string) {
  await page.findAll('label.check').find((one) => one.text().includes(label))!.get('input').element.click();
  await settle();
}
async function accessible() {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
}

describe('the roster page', () => {
  it('shows every village’s pages with their figures', async () => {
    const page = await open();
    expect(page.text()).toContain('已选 12 个，52 人');
    expect(page.text()).toContain('共 12 页');
    expect(page.text()).toContain('52 人的字都能印出');
    expect(lastRequest()).toMatchObject({ villages: [], as_of: '2025-11-26', sort: 'own', full_ids: false });
    expect(page.findAll('.strip .thumb')[1]!.text()).toContain('下河湾村');
    expect(page.findAll('.paper img').length).toBeGreaterThan(0);
  });

  it('prints only the ticked villages', async () => {
    const page = await open();
    await page.findAll('.village input')[0]!.trigger('change');
    await settle();
    expect(page.text()).toContain('已选 11 个，43 人');
    expect(lastRequest().villages).toEqual(villages.slice(1).map((village) => village.id));
    await press('全选');
    expect(lastRequest().villages).toEqual([]);
  });

  it('says what to do when no village is ticked', async () => {
    const page = await open();
    await press('全不选');
    expect(page.text()).toContain('还没有选村');
    expect(button('PDF').disabled).toBe(true);
    await press('全选 12 个村');
    expect(button('PDF').disabled).toBe(false);
  });

  it('says what to do when nobody is in the pool on that day', async () => {
    const page = await open({ 'villages.list': () => villages.map((village) => ({ ...village, reserves: 0 })) });
    expect(page.text()).toContain('这一天没有在库的后备干部');
    expect(page.text()).toContain('从 Excel 导入');
    expect(called('rosters.preview')).toEqual([]);
  });

  it('asks for the pages again with each choice', async () => {
    const page = await open();
    await press('A3 横');
    await press('每村一份');
    await tick(page, '附件1');
    await page.get<HTMLInputElement>('.wide input').setValue(true);
    await settle();
    expect(lastRequest()).toMatchObject({ paper: 'a3_landscape', one_file: false, attachment: null, full_ids: true });
    expect(page.text()).toContain('会留记录');
  });

  it('never remembers that full numbers were printed', async () => {
    const last = (await mockAnswers()['rosters.options']!({})).last;
    await open({
      'rosters.options': async () => ({ ...(await mockAnswers()['rosters.options']!({})), last: { ...last, full_ids: true } }),
    });
    expect(lastRequest().full_ids).toBe(false);
  });

  it('names the person and the character that cannot be printed', async () => {
    const message = '申家营村 申□涛的“姓名”里有一个自造的字（U+E863），印成 □：请查证件，改成正式的字';
    const preview = { empty: [], cut_from: 0, pages: 1, people: 1, villages: 1, labels: ['申家营村'], preview: 1 };
    const page = await open({
      'rosters.preview': () => ({ ...preview, undrawable: [{ character: '\ue863', person: '申\ue863涛', section: '申家营村', column: '姓名', message }] }),
    });
    expect(page.text()).toContain('有 1 处字印不出');
    expect(page.text()).toContain(message);
    expect(page.text()).not.toContain('\ue863');
    expect(button('有 1 处字印不出，看是谁').disabled, 'said above the options, too').toBe(false);
    expect(button('打印').disabled).toBe(false);
  });

  it('goes from page to page', async () => {
    const page = await open();
    await press('下一页');
    expect(page.get('.pager').text()).toContain('第 2 / 12 页');
    expect(page.get('.thumb[aria-current=page]').text()).toContain('下河湾村');
    expect(button('上一页').disabled).toBe(false);
  });

  it('says where a file was put', async () => {
    const page = await open();
    await press('Excel');
    expect(called('rosters.save')).toMatchObject([{ format: 'xlsx', request: { as_of: '2025-11-26' } }]);
    expect(page.text()).toContain('已存为“青禾镇花名册.pdf”');
    await press('打开');
    expect(called('files.open')).toEqual([{ token: 'w1' }]);
  });

  it('says why it failed and keeps the choices', async () => {
    const page = await open({
      'rosters.preview': () => {
        throw { family: 'fault', code: 'fonts.none', message: '电脑上没有中文字体。', hint: '', fields: [], detail: '' };
      },
    });
    expect(page.text()).toContain('电脑上没有中文字体。');
    expect(button('PDF').disabled).toBe(true);
  });

  it('has nothing a screen reader would stumble over', async () => {
    await open();
    expect(await accessible()).toEqual([]);
  });
});

describe('printing', () => {
  it('opens with Ctrl+P and sends to the chosen printer', async () => {
    const page = await open();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true }));
    await settle();
    expect(document.body.textContent).toContain('12 个村，52 人，共 12 页');
    expect(await accessible()).toEqual([]);
    await press('打印 12 页');
    expect(called('rosters.print')).toMatchObject([{ printer: '办公室打印机' }]);
    expect(page.text()).toContain('已送到打印机“办公室打印机”，共 12 页');
  });

  it('says what happens when there is no printer', async () => {
    const options = await mockAnswers()['rosters.options']!({});
    await open({ 'rosters.options': () => ({ ...options, printers: [] }) });
    await press('Ctrl+P');
    expect(document.body.textContent).toContain('没有找到打印机');
    await press('打开 12 页');
    expect(called('rosters.print')).toMatchObject([{ printer: null }]);
  });
});

describe('choosing columns', () => {
  const names = () =>
    [...document.querySelectorAll('.columns li .name')].map((one) => one.textContent!.trim());
  const line = (name: string) => [...document.querySelectorAll('.columns li')].find((one) => one.textContent!.includes(name))!;
  function type(input: HTMLInputElement, text: string) {
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }

  beforeEach(async () => {
    await open();
    await press('调整');
  });

  it('moves a column with its buttons, the focus staying with it', async () => {
    await press('民族 上移');
    expect(names().slice(3, 5)).toEqual(['民族', '性别']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('民族 上移');
  });

  it('has unsaved input as long as something is changed', async () => {
    expect(hasUnsaved()).toBe(false);
    await press('民族 上移');
    expect(hasUnsaved()).toBe(true);
    await press('民族 下移');
    expect(hasUnsaved()).toBe(false);
  });

  it('prints fewer columns under other heads and widths', async () => {
    (line('民族').querySelector('input[type=checkbox]') as HTMLInputElement).click();
    type(line('姓名').querySelector('.label') as HTMLInputElement, '后备干部姓名');
    type(line('姓名').querySelector('.width') as HTMLInputElement, '24');
    await press('用这些栏目');
    const columns = lastRequest().columns;
    expect(columns).toHaveLength(15);
    expect(columns[2]).toEqual({ key: 'name', label: '后备干部姓名', width_mm: 24 });
    expect(document.body.textContent).toContain('15 栏，含身份证号');
  });

  it('refuses a width that is no number', async () => {
    type(line('姓名').querySelector('.width') as HTMLInputElement, '宽');
    await flushPromises();
    expect(document.body.textContent).toContain('宽度要写数字');
    expect(button('用这些栏目').disabled).toBe(true);
  });

  it('keeps the columns as a layout and removes one after asking', async () => {
    await press('另存为版式');
    type(document.querySelector('.naming') as HTMLInputElement, '镇里自用');
    await flushPromises();
    await press('保存版式');
    expect(called('layouts.save')).toMatchObject([{ name: '镇里自用', paper: 'a4_landscape' }]);
    await press('删除 版式 镇里自用');
    await press('删除“镇里自用”');
    expect(called('layouts.remove')).toEqual([{ name: '镇里自用' }]);
  });

  it('has nothing a screen reader would stumble over', async () => {
    expect(await accessible()).toEqual([]);
  });
});
