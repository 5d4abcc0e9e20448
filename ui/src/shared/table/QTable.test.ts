import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { h, nextTick, ref, type VNode } from 'vue';
import type { Column } from './columns';
import QTable from './QTable.vue';

interface Row {
  id: string;
  name: string;
  sex: string;
}
const COLUMNS: Column<Row>[] = [
  { key: 'name', label: '姓名', width: 88, sortable: true, text: (row) => row.name },
  { key: 'sex', label: '性别', width: 44, text: (row) => row.sex },
];
const people = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({ id: `p${i}`, name: `人${i}`, sex: i % 2 ? '女' : '男' }));

function table(rows: Row[], more: object = {}, slots: Record<string, () => VNode> = {}) {
  const wrapper = mount(QTable<Row>, {
    attachTo: document.body,
    slots,
    props: {
      columns: COLUMNS,
      rows,
      rowKey: (row: Row) => row.id,
      nameOf: (row: Row) => row.name,
      label: '名单',
      current: rows[0]?.id ?? null,
      'onUpdate:current': (current: string) => void wrapper.setProps({ current }),
      'onUpdate:ticked': (ticked: Set<string>) => void wrapper.setProps({ ticked }),
      ...more,
    },
  });
  const key = async (name: string) => {
    await wrapper.get('tr[tabindex="0"]').trigger('keydown', { key: name });
    await nextTick();
    await nextTick();
  };
  const current = () => wrapper.get('tr[aria-current="true"]');
  return { wrapper, key, current };
}

describe('the table', () => {
  it('moves through the rows with ↑↓ Home End and takes the focus along', async () => {
    const { key, current } = table(people(20));
    await key('ArrowDown');
    await key('ArrowDown');
    expect(current().text()).toContain('人2');
    expect(document.activeElement).toBe(current().element);
    await key('End');
    expect(current().text()).toContain('人19');
    await key('ArrowDown');
    expect(current().text()).toContain('人19');
    await key('Home');
    expect(current().text()).toContain('人0');
    await key('PageDown');
    expect(current().text()).not.toContain('人0女');
  });

  it('opens with Enter and ticks with Space', async () => {
    const { wrapper, key } = table(people(3), { ticked: new Set<string>() });
    await key('Enter');
    expect(wrapper.emitted('open')![0]).toEqual([people(3)[0]]);
    await key(' ');
    expect([...(wrapper.props('ticked') as Set<string>)]).toEqual(['p0']);
    expect(wrapper.get('thead input').element).toHaveProperty('indeterminate', true);
    await wrapper.get('thead input').trigger('change');
    expect((wrapper.props('ticked') as Set<string>).size).toBe(3);
  });

  it('names every tick and tells the order of a sorted column', async () => {
    const { wrapper } = table(people(2), { ticked: new Set<string>(), sort: { key: 'name', descending: true } });
    expect(wrapper.get('tbody input').attributes('aria-label')).toBe('选中 人0');
    expect(wrapper.get('th[aria-sort]').attributes('aria-sort')).toBe('descending');
    await wrapper.get('.sort').trigger('click');
    expect(wrapper.emitted('update:sort')![0]).toEqual([{ key: 'name', descending: false }]);
  });

  it('shows names that look like markup as text', () => {
    const { wrapper } = table([{ id: 'x', name: '<img onerror=alert(1)>{{x}}', sex: '男' }]);
    expect(wrapper.find('img').exists()).toBe(false);
    expect(wrapper.text()).toContain('<img onerror=alert(1)>{{x}}');
  });

  it('gives long names room, and two lines where there is little of it', () => {
    const columns = (most?: number) => [{ key: 'name', label: '姓名', width: 84, most, name: (row: Row) => row.name }];
    const width = (wrapper: ReturnType<typeof table>['wrapper']) => wrapper.get('col:last-child').attributes('style');
    const rows = [{ id: 'x', name: '苏日娜敖其尔斯琴', sex: '女' }];
    expect(width(table(rows, { columns: columns() }).wrapper)).toBe('width: 138px;');
    const { wrapper } = table(rows, { columns: columns(96) });
    expect(width(wrapper)).toBe('width: 96px;');
    expect(wrapper.get('td.names').text()).toBe('苏日娜敖其尔斯琴');
  });

  it('draws only what is near when there are thousands, and says how many there are', async () => {
    const { wrapper, key, current } = table(people(5000));
    expect(wrapper.findAll('tr[data-at]').length).toBeLessThan(100);
    expect(wrapper.get('table').attributes('aria-rowcount')).toBe('5001');
    await key('ArrowDown');
    expect(current().attributes('aria-rowindex')).toBe('3');
  });

  it('draws what is scrolled to and keeps the focused row wherever the list is scrolled', async () => {
    const { wrapper, key, current } = table(people(500));
    await key('ArrowDown');
    const box = wrapper.element as HTMLElement;
    const at = () => wrapper.findAll('tr[data-at]').map((row) => Number(row.attributes('data-at')));
    const scrollTo = async (row: number) => {
      box.scrollTop = row * 34;
      await wrapper.trigger('scroll');
    };

    await scrollTo(250);
    expect(at()).toContain(250);
    expect(at()).not.toContain(120);
    expect(at()[0]).toBe(1);
    expect(document.activeElement).toBe(current().element);
    const heights = wrapper.findAll('td.room').map((room) => parseInt((room.element as HTMLElement).style.height));
    expect(heights.reduce((sum, px) => sum + px, 0) + at().length * 34).toBe(500 * 34);

    await key('ArrowDown');
    expect(current().text()).toContain('人2');
    expect(box.scrollTop).toBeLessThanOrEqual(4 * 34);
    expect(document.activeElement).toBe(current().element);
    await key('End');
    expect(current().text()).toContain('人499');
    expect(document.activeElement).toBe(current().element);
  });

  it('follows what the cells read of the page, though the rows are the same', async () => {
    const busy = ref(true);
    const { wrapper } = table(people(3), {}, { 'cell-sex': () => h('button', { disabled: busy.value }, '恢复') });
    expect(wrapper.findAll('tbody button[disabled]').length).toBe(3);
    busy.value = false;
    await nextTick();
    expect(wrapper.findAll('tbody button[disabled]').length).toBe(0);
  });

  it('draws only the row that is left and the one that is come to', async () => {
    let drawn = 0;
    const { key } = table(people(30), {}, { 'cell-sex': () => h('span', String(drawn++)) });
    drawn = 0;
    await key('ArrowDown');
    expect(drawn).toBe(2);
  });

  it('shows all of a list that became shorter than where it was scrolled to', async () => {
    const { wrapper } = table(people(500));
    (wrapper.element as HTMLElement).scrollTop = 400 * 34;
    await wrapper.trigger('scroll');
    await wrapper.setProps({ rows: people(3) });
    expect(wrapper.findAll('tr[data-at]').length).toBe(3);
    expect(wrapper.find('td.room').exists()).toBe(false);
  });
});
