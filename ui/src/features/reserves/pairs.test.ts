import { describe, expect, it } from 'vitest';
import { accessibilityProblems, button, control, key, openApp, press, screen, settle, type } from '@/testing/page';
import { mockAnswers } from '@/testing/mock';

const panel = () => document.querySelector('.panel')!.textContent!.replace(/\s+/g, ' ');
const names = () => [...document.querySelectorAll('.q-table td.name')].map((cell) => cell.textContent);

describe('the panel of a person', () => {
  it('shows who mentors on the day and how far 五个一 is, and registers a step from its chip', async () => {
    const { sent } = await openApp();
    expect(panel()).toContain('帮带人 截至今天');
    expect(panel()).toContain('苏晓岚');
    expect(panel()).toContain('现场指导逾期 12 天');
    document.querySelector<HTMLElement>('[aria-label^="现场指导，逾期"]')!.click();
    await settle();
    await type('内容', '大棚补贴公示现场，讲程序');
    await key('Enter', { ctrlKey: true });
    expect(sent('items.set')).toMatchObject([{ pair_id: 'pair-three-one-p1', content: '大棚补贴公示现场，讲程序' }]);
  });

  it('names a seat nobody holds, and one person’s mentor against the duties only with a reason', async () => {
    const { sent } = await openApp('/reserves?person=p18');
    await press('结对');
    expect(panel()).toContain('缺位');
    document.querySelector<HTMLElement>('[aria-label="指定村党组织书记"]')!.click();
    await settle();
    await press('单独指定（手工）');
    await type('帮带人', '何建军');
    await key('Enter');
    await key('s', { ctrlKey: true });
    expect(screen()).toContain('请写明为什么单独指定');
    await type('原因', '书记空缺，由邻村书记代管');
    await key('s', { ctrlKey: true });
    expect(sent('pairs.name_mentor')).toMatchObject([
      { person_ids: ['p18'], seat_id: 'three-one/seat-3', mentor: { person_id: 'p10' }, from_on: '2025-11-26', reason: '书记空缺，由邻村书记代管' },
    ]);
  });

  it('shows the mentors of a scheme once before the day its pairing begins', async () => {
    const known = await mockAnswers()['pairs.of_person']!({ id: 'p1' });
    const [pair] = known.pairs;
    const before = { ...pair!, pair_id: null, state: 'none' as const, items: [] };
    const later = { ...pair!, pair_id: 'later', state: 'planned' as const, items: [] };
    await openApp('/reserves', { 'pairs.of_person': () => ({ ...known, pairs: [before, later] }) });
    expect(document.querySelectorAll('.panel dl.seats')).toHaveLength(1);
  });

  it('takes pinyin as a search and never as the name of somebody new', async () => {
    await openApp();
    await press('结对');
    document.querySelector<HTMLElement>('[aria-label="另行指定包村领导"]')!.click();
    await settle();
    await press('单独指定（手工）');
    await type('帮带人', 'zhouli');
    expect(screen()).not.toContain('新人员');
  });

  it('takes somebody who is not in the register as a mentor, with name and post', async () => {
    const { sent } = await openApp();
    await press('结对');
    document.querySelector<HTMLElement>('[aria-label="另行指定包村领导"]')!.click();
    await settle();
    await press('单独指定（手工）');
    await type('帮带人', '欧阳明远');
    await key('Enter');
    await type('新人员的职务', '副镇长');
    await type('原因', '原包村领导外出学习');
    await key('s', { ctrlKey: true });
    expect(sent('pairs.name_mentor')).toMatchObject([{ mentor: { name: '欧阳明远', post: '副镇长' } }]);
  });

  it('keeps goal and measures of this pair', async () => {
    const { sent } = await openApp();
    await press('结对');
    await press('填写目标和措施');
    await type('帮带目标', '能独立主持村民代表会议');
    await key('s', { ctrlKey: true });
    expect(sent('pairs.edit')).toMatchObject([
      { id: 'pair-three-one-p1', from_on: '2025-09-01', goal: '能独立主持村民代表会议', measures: '每月随包村领导入户一次' },
    ]);
  });

  it('registers relatives and takes them away again', async () => {
    const { sent } = await openApp();
    await press('结对');
    expect(panel()).toContain('申志远');
    await press('登记亲属');
    await type('亲属是谁', '张磊');
    await key('Enter');
    control('是申海涛的').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await settle();
    [...document.querySelectorAll<HTMLElement>('.el-select-dropdown__item')].find((one) => one.textContent === '配偶')!.click();
    await settle();
    document.querySelector<HTMLElement>('.kin form .primary')!.click();
    await settle();
    expect(sent('kinships.set')).toEqual([{ person_id: 'p1', relative_id: 'p3', relation: '配偶' }]);
    document.querySelector<HTMLElement>('[aria-label="去掉亲属 申志远"]')!.click();
    await settle();
    expect(sent('kinships.remove')).toEqual([{ id: 'k1' }]);
  });

  it('registers a post with its days', async () => {
    const { sent } = await openApp();
    await press('登记任职');
    await key('s', { ctrlKey: true });
    expect(screen()).toContain('请填写职务');
    expect(screen()).toContain('请填写从什么时候起');
    expect(sent('posts.set')).toEqual([]);
  });

  it('is clean for screen readers', async () => {
    await openApp();
    await press('结对');
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('the own order of a village', () => {
  it('is changed with ↑↓ where one village is shown in it, and the focus goes with the person', async () => {
    const { sent } = await openApp('/reserves?village=v4');
    expect(names()).toHaveLength(3);
    const [first, second] = names();
    document.querySelector<HTMLElement>(`[aria-label="${second} 上移"]`)!.click();
    await settle();
    expect(sent('reserves.order')).toEqual([{ village_id: 'v4', ids: ['r19', 'r18', 'r20'] }]);
    expect(names().slice(0, 2)).toEqual([second, first]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe(`${second} 下移`);
    expect(button('撤销')).toBeTruthy();
  });

  it('is changed by dragging a person onto another line, and kept once the hand lets go', async () => {
    const { sent } = await openApp('/reserves?village=v4');
    const [first, second, third] = names();
    const line = (at: number) => document.querySelector<HTMLElement>(`tr[data-at="${at}"]`)!;
    const hand = (kind: string) => new PointerEvent(kind, { button: 0, bubbles: true });
    line(0).querySelector('.grip')!.dispatchEvent(hand('pointerdown'));
    for (const at of [1, 2]) {
      document.elementFromPoint = () => line(at);
      window.dispatchEvent(hand('pointermove'));
      await settle();
    }
    expect(names()).toEqual([second, third, first]);
    expect(sent('reserves.order')).toEqual([]);
    window.dispatchEvent(hand('pointerup'));
    await settle();
    expect(sent('reserves.order')).toEqual([{ village_id: 'v4', ids: ['r19', 'r20', 'r18'] }]);
    expect(screen()).toContain(`${first}已移到第 3 位`);
  });

  it('is not offered while the list shows less than the whole village', async () => {
    await openApp('/reserves?village=v4');
    await type('在本页查找', '马');
    expect(document.querySelector('[aria-label$="上移"]')).toBeNull();
  });
});
