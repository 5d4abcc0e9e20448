import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { nextTick, ref } from 'vue';
import EntryGrid from './EntryGrid.vue';
import type { GridCells } from './grid';

const COLUMNS = [
  { key: 'village', label: '村', width: 80, sticky: true, options: ['申家营村', '下河湾村', '红旗村'] },
  { key: 'name', label: '姓名', width: 80, required: true },
  { key: 'birth', label: '出生年月', width: 80 },
];

function sheet(start: GridCells[] = [{}], problems: Record<number, Record<string, string>> = {}) {
  const rows = ref(start);
  const wrapper = mount(EntryGrid, {
    attachTo: document.body,
    props: {
      columns: COLUMNS,
      label: '表格录入',
      problems,
      modelValue: rows.value,
      'onUpdate:modelValue': async (next: GridCells[]) => {
        rows.value = next;
        await wrapper.setProps({ modelValue: next });
      },
    },
  });
  const input = () => wrapper.get('input');
  const go = (row: number, column: number) =>
    (wrapper.vm as unknown as { goTo: (r: number, c: number) => Promise<void> }).goTo(row, column);
  const type = async (text: string) => {
    await input().setValue(text);
    await nextTick();
  };
  const key = async (name: string, more: object = {}) => {
    await input().trigger('keydown', { key: name, ...more });
    await nextTick();
    await nextTick();
  };
  return { wrapper, rows, input, go, type, key };
}

describe('the entry grid', () => {
  it('keeps one and the same input, with the focus, from cell to cell', async () => {
    const { input, go, key } = sheet();
    await go(0, 0);
    const element = input().element;
    await key('Tab');
    await key('ArrowDown');
    expect(input().element).toBe(element);
    expect(document.activeElement).toBe(element);
    expect(input().attributes('aria-label')).toBe('第 2 行 姓名');
  });

  it('leaves every key of an unfinished Chinese word to the input method', async () => {
    const { input, go, key, rows } = sheet();
    await go(0, 1);
    await input().trigger('compositionstart');
    await input().setValue('shen');
    await key('Enter', { isComposing: true });
    await key('ArrowDown', { keyCode: 229 });
    expect(input().attributes('aria-label')).toBe('第 1 行 姓名');
    expect(rows.value[0]!.name).toBeUndefined();
    input().element.value = '申';
    await input().trigger('compositionend');
    expect(rows.value[0]!.name).toBe('申');
  });

  it('draws only what is near of a long sheet, and takes what is typed wherever that is', async () => {
    const people = Array.from({ length: 1300 }, (_, at) => ({ village: '申家营村', name: `人${at}` }));
    const { wrapper, go, type, rows } = sheet(people);
    expect(wrapper.get('table').attributes('aria-rowcount')).toBe('1301');
    expect(wrapper.findAll('tbody th').length).toBeLessThan(100);
    await go(1200, 2);
    expect(wrapper.findAll('tbody th').map((one) => one.text())).toContain('1201');
    await type('1990');
    expect(rows.value[1200]).toMatchObject({ name: '人1200', birth: '1990' });
  });

  it('goes right with Tab, down with Enter, and grows at the end', async () => {
    const { go, key, rows, input } = sheet();
    await go(0, 2);
    await key('Tab');
    expect(input().attributes('aria-label')).toBe('第 2 行 村');
    await key('Enter');
    expect(rows.value).toHaveLength(3);
  });

  it('moves with the arrows until typing starts, then the arrows stay in the cell', async () => {
    const { go, key, type, input } = sheet();
    await go(0, 1);
    await key('ArrowRight');
    expect(input().attributes('aria-label')).toBe('第 1 行 出生年月');
    await type('1990');
    await key('ArrowLeft');
    expect(input().attributes('aria-label')).toBe('第 1 行 出生年月');
  });

  it('copies the cell above with Ctrl+D and takes sticky columns over into a new row', async () => {
    const { go, key, type, rows } = sheet([{ village: '申家营村', name: '申海涛', birth: '1990.05' }, {}]);
    await go(1, 1);
    await type('张磊');
    expect(rows.value[1]).toEqual({ name: '张磊', village: '申家营村' });
    await go(1, 2);
    await key('d', { ctrlKey: true });
    expect(rows.value[1]!.birth).toBe('1990.05');
  });

  it('pastes a block from a spreadsheet and leaves a single word to the input', async () => {
    const { go, input, rows } = sheet();
    await go(0, 0);
    const paste = (html: string, text: string) => {
      const event = new Event('paste', { cancelable: true }) as Event & { clipboardData?: unknown };
      event.clipboardData = { getData: (kind: string) => (kind === 'text/html' ? html : text) };
      input().element.dispatchEvent(event);
      return event;
    };
    expect(paste('', '申家营村').defaultPrevented).toBe(false);
    const html = '<table><tr><td>申家营村</td><td>申海涛</td></tr><tr><td>红旗村</td><td>武晓燕</td></tr></table>';
    expect(paste(html, '').defaultPrevented).toBe(true);
    await nextTick();
    expect(rows.value).toEqual([
      { village: '申家营村', name: '申海涛' },
      { village: '红旗村', name: '武晓燕' },
    ]);
    expect(input().element.value).toBe('申家营村');
  });

  it('offers the list while typing and takes the choice with Enter', async () => {
    const { go, key, type, rows, wrapper, input } = sheet();
    await go(0, 0);
    await type('村');
    expect(wrapper.findAll('.options li').map((li) => li.text())).toEqual(['申家营村', '下河湾村', '红旗村']);
    await key('ArrowDown');
    await key('ArrowDown');
    await key('Enter');
    expect(rows.value[0]!.village).toBe('下河湾村');
    expect(input().attributes('aria-label')).toBe('第 2 行 村');
  });

  it('shows what an empty cell of a filled row means, and what is to be looked at', async () => {
    const columns = [...COLUMNS, { key: 'entered_on', label: '入库时间', width: 80, fallback: '2025.11.26' }];
    const wrapper = mount(EntryGrid, {
      attachTo: document.body,
      props: { columns, label: '表格录入', problems: {}, doubts: { 0: { name: '请核对' } }, modelValue: [{ name: '申海涛' }, {}] },
    });
    expect(wrapper.findAll('.meant').map((one) => one.text()), 'not in the row that is empty').toEqual(['2025.11.26']);
    expect(wrapper.findAll('td.doubted')).toHaveLength(1);
    await (wrapper.vm as unknown as { goTo: (r: number, c: number) => Promise<void> }).goTo(0, 1);
    expect(wrapper.get('.says').text()).toBe('第 1 行 姓名：请核对');
    expect(wrapper.get('input').attributes('aria-invalid')).toBeUndefined();
  });

  it('puts the old text back with Esc', async () => {
    const { go, key, type, rows } = sheet([{ name: '申海涛' }]);
    await go(0, 1);
    await type('申海');
    await key('Escape');
    expect(rows.value[0]!.name).toBe('申海涛');
  });

  it('says what is wrong with the active cell, in words', async () => {
    const { go, wrapper, input } = sheet([{ birth: '1990.13' }], { 0: { birth: '没有13月，请核对' } });
    await go(0, 2);
    expect(wrapper.get('.says').text()).toBe('第 1 行 出生年月：没有13月，请核对');
    expect(input().attributes('aria-invalid')).toBe('true');
    expect(input().attributes('aria-describedby')).toBe(wrapper.get('.says').attributes('id'));
  });
});
