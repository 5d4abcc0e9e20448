import { describe, expect, it, vi } from 'vitest';
import { GROUNDS } from '@/testing/mockReviews';
import { accessibilityProblems, control, key, openApp, press, screen, settle, type } from '@/testing/page';

const open = () => openApp('/reserves/selection?part=review');
const rows = () => [...document.querySelectorAll('tr[data-at]')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
async function cell(name: string): Promise<void> {
  document.querySelector<HTMLElement>(`.cell[aria-label^="${name}"]`)!.click();
  await settle();
}

describe('联审', () => {
  it('tells that departments replied and how each person stands, but not who said what', async () => {
    await open();
    expect(screen()).toContain('2025年资格联审');
    expect(screen()).toContain('已反馈 12/18');
    expect(rows()[1]).toContain('有异议');
    expect(rows()[0]).toContain('✓');
    expect(document.body.textContent).not.toContain(GROUNDS);
    expect(document.querySelector('.cell.bad')).toBeNull();
    expect(document.documentElement.dataset.ready).toBe('true');
  });

  it('shows details on request, of the round on screen, and hides them again', async () => {
    const { sent } = await open();
    await press('显示详情');
    expect(sent('reviews.reveal')).toEqual([{ round_id: 'r1', as_of: '2025-11-26' }]);
    expect(document.querySelectorAll('.cell.bad')).toHaveLength(1);
    document.querySelector<HTMLElement>('tr[data-at="1"]')!.click();
    await settle();
    expect(screen()).toContain(`公安局有异议：${GROUNDS}`);
    await press('隐藏');
    expect(document.body.innerHTML).not.toContain(GROUNDS);
  });

  it('narrows to those who wait or are objected to', async () => {
    await open();
    await press('有异议 1');
    expect(rows()).toHaveLength(1);
    await press('未反馈 6');
    expect(rows()).toHaveLength(6);
  });

  it('registers a reply from its cell; an objection needs grounds', async () => {
    const { sent } = await open();
    await cell('申海涛 税务局');
    document.querySelector<HTMLInputElement>('input[value="objection"]')!.click();
    await settle();
    await key('Enter', { ctrlKey: true });
    expect(screen()).toContain('“有异议”应写明理由');
    expect(sent('replies.set')).toHaveLength(0);
    await type('理由', '正在核查');
    await key('Enter', { ctrlKey: true });
    expect(sent('replies.set')).toMatchObject([{ department_id: 'd3', people: ['p1'], result: 'objection', grounds: '正在核查', replied_on: '2025-11-26' }]);
  });

  it('does not fill in what was said before unless it is shown', async () => {
    await open();
    await cell('申玉梅 公安局');
    expect(screen()).toContain('其中 1 人已登记过（内容不显示）');
    expect(control('复函文号')).toHaveProperty('value', '');
    expect(document.body.innerHTML).not.toContain(GROUNDS);
  });

  it('keeps what a department said before for the days before its new answer, unless it was registered wrongly', async () => {
    const { sent } = await open();
    await cell('申玉梅 公安局');
    document.querySelector<HTMLInputElement>('input[value="no_objection"]')!.click();
    await settle();
    await key('Enter', { ctrlKey: true });
    await cell('申玉梅 公安局');
    document.querySelector<HTMLInputElement>('input[value="no_objection"]')!.click();
    document.querySelector<HTMLInputElement>('input[name="reply-corrects"][value="true"]')!.click();
    await settle();
    await key('Enter', { ctrlKey: true });
    expect(sent('replies.set')).toMatchObject([{ people: ['p2'], corrects: false }, { people: ['p2'], corrects: true }]);
  });

  it('takes the rest as without objection in one click', async () => {
    const { sent } = await open();
    document.querySelector<HTMLElement>('[aria-label="登记税务局的反馈"]')!.click();
    await settle();
    await press('其余均无异议（6 人）');
    expect(sent('replies.set_rest')).toMatchObject([{ round_id: 'r1', department_id: 'd3' }]);
    expect(screen()).toContain('其余 6 人均无异议');
    expect(screen()).toContain('已反馈 18/18');
  });

  it('does not offer to take the rest as without objection while one of them is objected to', async () => {
    await open();
    await cell('申玉梅 税务局');
    expect(screen()).toContain('登记 1 人');
    expect(screen()).not.toContain('其余均无异议');
  });

  it('takes a filled sheet once it was looked at, and says which rows stay out', async () => {
    const { sent } = await open();
    await press('导入反馈…');
    await press('选择文件…');
    expect(screen()).toContain('反馈 第 6 行 B 列：台账里没有“周大勇”，请核对姓名');
    expect(screen()).toContain('已填，不显示');
    await press('显示意见');
    expect(sent('replies.check_sheet').pop()).toMatchObject({ options: { reveal: true } });
    await press('导入 2 条');
    expect(sent('replies.import_sheet')).toMatchObject([{ options: { round_id: 'r1', reveal: false } }]);
    expect(screen()).toContain('已导入税务局的反馈 2 条');
  });

  it('hides again after a minute what a filled sheet says', async () => {
    const { sent } = await open();
    await press('导入反馈…');
    await press('选择文件…');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await press('显示意见');
      expect(screen()).toContain('秒后自动隐藏');
      expect(sent('replies.check_sheet').pop()).toMatchObject({ options: { reveal: true } });
      vi.advanceTimersByTime(60_000);
      await settle();
      expect(sent('replies.check_sheet').pop()).toMatchObject({ options: { reveal: false } });
      expect(screen()).toContain('已填，不显示');
      expect(screen()).not.toContain('隐藏意见');
    } finally {
      vi.useRealTimers();
    }
  });

  it('makes a round for whole villages', async () => {
    const { sent } = await open();
    await press('新批次');
    await press('全选');
    await key('Enter', { ctrlKey: true });
    expect(sent('reviews.set')[0]).toMatchObject({ id: null, valid_months: 12, name: '2025年村级后备力量资格联审' });
  });

  it('is read by screen readers', async () => {
    await open();
    expect(await accessibilityProblems()).toEqual([]);
  });
});
