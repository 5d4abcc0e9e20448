import { describe, expect, it } from 'vitest';
import { accessibilityProblems, control, key, openApp, press, screen, settle, type } from '@/testing/page';

const open = () => openApp('/training/plans');
const rows = () => [...document.querySelectorAll('tr[data-at]')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const panel = () => document.querySelector('aside')?.textContent?.replace(/\s+/g, ' ') ?? '';

describe('培养计划', () => {
  it('is a view of 教育培训 and tells who has a plan, how far it is and what is late', async () => {
    await open();
    expect(screen()).toContain('教育培训');
    expect(rows()[0]).toContain('近期可用型');
    expect(rows()[0]).toContain('1/3');
    expect(rows()[2]).toContain('没有计划');
    expect(panel()).toContain('逾期 25 天');
    expect(panel()).toContain('8/24 学时');
    expect(document.documentElement.dataset.ready).toBe('true');
  });

  it('shows whom a figure is about, and what was counted', async () => {
    const { sent } = await open();
    await press('2 项');
    expect(sent('plans.list').pop()).toMatchObject({ which: 'overdue' });
    expect(rows()).toHaveLength(2);
    await press('8/24 学时');
    expect(panel()).toContain('青禾镇党校秋季班');
  });

  it('ticks a step of one’s own off, and takes that back', async () => {
    const { sent } = await open();
    await press('登记完成');
    expect(document.activeElement).toBe(control('完成日期'));
    await type('做了什么', '列席两次会议');
    await key('Enter', { ctrlKey: true });
    expect(sent('plan_steps.finish')).toEqual([{ id: 'plan-p1/step-1', done_on: '2025-11-26', note: '列席两次会议' }]);
    expect(rows()[0]).toContain('2/3');
    document.querySelector<HTMLElement>('aside .steps .btn.small')!.click();
    await settle();
    await press('改回未完成');
    expect(sent('plan_steps.finish').pop()).toMatchObject({ done_on: null });
    expect(rows()[0]).toContain('1/3');
  });

  it('makes plans for ticked people from a template once they are seen, and says who is left alone', async () => {
    const { sent } = await open();
    for (const row of [1, 2, 3]) {
      document.querySelector<HTMLInputElement>(`[data-at="${row}"] input`)!.click();
      await settle();
    }
    await press('按模板制定 3 人');
    expect(screen()).toContain('将制定 2 份');
    expect(screen()).toContain('已有计划 1 人，不动');
    await press('确认制定 2 份');
    expect(sent('plans.apply')).toMatchObject([{ template_id: 'near-term', people: ['p2', 'p3', 'p4'], replace: false }]);
    expect(screen()).toContain('已为 2 人制定培养计划');
    expect(rows()[3]).toContain('近期可用型');
  });

  it('makes plans for whole villages', async () => {
    const { sent } = await open();
    await press('按模板制定');
    expect(screen()).toContain('勾选左边的村');
    document.querySelector<HTMLInputElement>('[role=dialog] .ticks input')!.click();
    await settle();
    expect(sent('plans.preview_apply').pop()).toMatchObject({ villages: ['v1'], people: [] });
  });

  it('asks for what is missing in a plan of one’s own, and saves it', async () => {
    const { sent } = await open();
    document.querySelector<HTMLElement>('[data-at="2"]')!.click();
    await settle();
    await press('单独制定');
    await key('s', { ctrlKey: true });
    expect(screen()).toContain('第 1 项要写名称');
    await type('第 1 项做什么', '写一篇调研报告');
    // It is asked for by the last day, which a step may be due on.
    expect(control('到哪天').value).toBe('2026年11月25日');
    expect(control('第 1 项的完成时限').value).toBe('2026年11月25日');
    await type('第 1 项的完成时限', '2026.6');
    await key('s', { ctrlKey: true });
    expect(sent('plans.set')).toMatchObject([
      { id: null, from_on: '2025-11-26', until_on: '2026-11-26', steps: [{ label: '写一篇调研报告', measure: 'by_hand', due_on: '2026.6' }] },
    ]);
  });

  it('edits a template, and copies it', async () => {
    const { sent } = await open();
    await press('模板…');
    expect(screen()).toContain('改模板不影响已制定的计划');
    await type('期限（月）', '18');
    await key('s', { ctrlKey: true });
    expect(sent('plan_templates.set')).toMatchObject([{ id: 'near-term', months: 18, steps: [{ due_months: 2, due_on: null }, {}, {}] }]);
    await press('复制');
    expect(control('名称').value).toBe('近期可用型（副本）');
    await press('保存');
    expect(sent('plan_templates.set').pop()).toMatchObject({ id: null, name: '近期可用型（副本）' });
  });

  it('stands beside a person', async () => {
    await openApp('/reserves');
    await press('计划');
    expect(panel()).toContain('近期可用型');
    expect(panel()).toContain('列席村“两委”会议');
  });

  it('has nothing axe-core complains about', async () => {
    await open();
    expect(await accessibilityProblems()).toEqual([]);
    await press('按模板制定');
    expect(await accessibilityProblems()).toEqual([]);
  });
});
