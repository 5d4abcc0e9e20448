import { describe, expect, it } from 'vitest';
import { accessibilityProblems, button, control, key, openApp, press, screen, settle, type } from '@/testing/page';

const open = () => openApp('/reserves/secretaries');
const rows = () => [...document.querySelectorAll('tr[data-at]')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const panel = () => document.querySelector('aside.panel')?.textContent?.replace(/\s+/g, ' ') ?? '';

describe('书记', () => {
  it('is a view of 后备干部: village, type, age at the next election, tenure and who should follow', async () => {
    await open();
    expect(rows()[0]).toMatch(/申家营村.*申有田.*57.*引领型.*2025.01.01.*第十一届.*58 岁.*4年10个月.*9年8个月.*申海涛（近期可用）/);
    expect(rows()[1]).toMatch(/何文清.*未定.*没有接班后备/);
    expect(screen()).toContain('2 名书记：引领型 1 人、成长型 0 人、潜力型 0 人、未定 1 人');
    expect(screen()).toContain('1 个村没有书记：南泉子村');
    expect(document.documentElement.dataset.ready).toBe('true');
  });

  it('shows whom a figure is about', async () => {
    const { sent } = await open();
    await press('未定 1');
    expect(sent('secretaries.list').pop()).toMatchObject({ only_undecided: true, types: [] });
    expect(rows()).toHaveLength(1);
    await press('引领型 1');
    expect(sent('secretaries.list').pop()).toMatchObject({ only_undecided: null, types: ['type-1'] });
  });

  it('says of several at once of which type they are, from a day and for a reason', async () => {
    const { sent } = await open();
    for (const at of [0, 1]) {
      document.querySelector<HTMLInputElement>(`[data-at="${at}"] input`)!.click();
      await settle();
    }
    await press('评定类型 2 人');
    await press('评定 2 人');
    expect(screen()).toContain('请选择类型');
    expect(screen()).toContain('请填写理由');
    expect(sent('secretaries.set_type')).toEqual([]);
    await press('成长型');
    await type('从哪天起', '2025.11.1');
    await type('理由', '民主评议');
    await key('Enter', { ctrlKey: true });
    expect(sent('secretaries.set_type')).toMatchObject([
      { id: null, people: ['s-申有田', 's-何文清'], secretary_type_id: 'type-2', from_on: '2025-11-01', reason: '民主评议' },
    ]);
    expect(screen()).toContain('已评定 2 人：成长型');
    expect(button('撤销')).toBeTruthy();
    expect(rows()[1]).toContain('成长型');
  });

  it('keeps what was said before, corrects it and takes a mistake back', async () => {
    const { sent } = await open();
    await key('Enter');
    expect(panel()).toContain('村集体收入过五十万元');
    document.querySelector<HTMLElement>('[aria-label="更正 2025.01.01 的类型"]')!.click();
    await settle();
    expect(control('理由').value).toBe('村集体收入过五十万元');
    await type('理由', '村集体收入过六十万元');
    await press('保存');
    expect(sent('secretaries.set_type').pop()).toMatchObject({ id: 's-申有田-2025-01-01', reason: '村集体收入过六十万元' });
    document.querySelector<HTMLElement>('[aria-label="删除 2025.01.01 的类型"]')!.click();
    await settle();
    expect(panel()).toContain('未定：还没有评定过类型');
    await key('Escape');
    expect(panel()).toBe('');
  });

  it('lets the clerk have types of her own, and says why one in use stays', async () => {
    const { sent } = await open();
    await press('类型…');
    await type('类型名称', '帮扶型');
    await press('加上');
    expect(sent('secretary_types.set')).toMatchObject([{ id: null, name: '帮扶型', meaning: null }]);
    expect(screen()).toContain('帮扶型');
    document.querySelector<HTMLElement>('[aria-label="删除 引领型"]')!.click();
    await settle();
    expect(screen()).toContain('“引领型”已有 1 条书记类型记录，不能删除');
  });

  it('has no accessibility problems, with the panel open', async () => {
    await open();
    await key('Enter');
    expect(await accessibilityProblems()).toEqual([]);
  });
});
