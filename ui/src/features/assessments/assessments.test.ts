import { describe, expect, it } from 'vitest';
import type { RankingRow } from '@/ipc/bindings';
import { pointsProblem, sharingFirst } from '@/shared/assessments/assessments';
import { accessibilityProblems, key, openApp, press, screen, settle, type } from '@/testing/page';

const open = (query = '') => openApp(`/reserves/assessments${query}`);
const rows = () => [...document.querySelectorAll('tr[data-at]')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const gridRows = () => [...document.querySelectorAll('.entry tbody tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? ''));
const input = () => document.querySelector<HTMLInputElement>('.entry .active input')!;
async function typeCell(text: string): Promise<void> {
  input().value = text;
  input().dispatchEvent(new Event('input'));
  await settle();
}
async function paste(text: string): Promise<void> {
  const event = new Event('paste', { cancelable: true }) as Event & { clipboardData?: unknown };
  event.clipboardData = { getData: (kind: string) => (kind === 'text/html' ? '' : text) };
  input().dispatchEvent(event);
  await settle();
}

describe('评分', () => {
  it('is a sheet of a period that flags what lacks and never counts it as zero', async () => {
    await open();
    expect(screen()).toContain('考核使用');
    expect(gridRows()[0]!.slice(1, 5)).toEqual(['申海涛', '缺 2 项', '', '19']);
    expect(gridRows()[2]!.slice(2, 4)).toEqual(['未评', '']);
    expect(screen()).toContain('已评 0/3');
    expect(document.documentElement.dataset.ready).toBe('true');
  });

  it('takes a block from Excel, sums it, and sends only what was changed', async () => {
    const { sent } = await open();
    await paste('20\t18.5\t55\n19\t17\t50');
    expect(gridRows()[0]![3]).toBe('93.5');
    expect(gridRows()[1]![3]).toBe('86');
    await press('保存 2 行');
    expect(sent('assessments.set')).toMatchObject([{ list_id: 'five-compare', period: '2025-11', rows: [{ subject_id: 'p1' }, { subject_id: 'p2' }] }]);
    expect(screen()).toContain('已评 2/3');
  });

  it('refuses a score out of range beside its cell and does not send it', async () => {
    const { sent } = await open();
    await typeCell('25');
    expect(screen()).toContain('第 1 行 比担当 20：25 超出满分 20，请填 0 至 20');
    await press('保存 1 行');
    expect(sent('assessments.set')).toEqual([]);
    expect(document.activeElement).toBe(input());
  });

  it('says of pasted rows that found no place that they were left out', async () => {
    await open();
    await paste('20\n20\n20\n20\n20');
    expect(screen()).toContain('下面有 2 行放不下，没有粘贴');
    expect(gridRows()).toHaveLength(3);
  });

  it('judges points as the app does', () => {
    expect(['18.5', '１８．５分', '', '0', '20'].map((typed) => pointsProblem(typed, 20))).toEqual(['', '', '', '', '']);
    expect(pointsProblem('18.3', 20)).toBe('18.3 不是整分或半分，最小到 0.5 分');
    expect(pointsProblem('优', 20)).toBe('“优”不是分数，请填 0 至 20 的数字');
    expect(pointsProblem('-1', 20)).toBe('-1 小于 0，请填 0 至 20');
  });
});

describe('排名和年度', () => {
  it('gives equal scores one place and lists who has none last', async () => {
    await open('?view=ranking&period=2025-10');
    expect(rows()[0]).toMatch(/^1↑ 升 2/);
    expect(rows()[1]).toMatch(/^1↑ 升 2/);
    expect(rows()[2]).toContain('缺评');
    expect(screen()).toContain('并列第 1 名 2');
  });

  it('calls nobody tied who is first of a village of their own', () => {
    const first = (village_id: string) => ({ rank: 1, village_id, township: '青禾镇' }) as RankingRow;
    const two = [first('v1'), first('v2')];
    expect(sharingFirst(two, 'township')).toHaveLength(2);
    expect(sharingFirst(two, 'village')).toEqual([]);
    expect(sharingFirst([first('v1'), first('v1')], 'village')).toHaveLength(2);
  });

  it('asks for a reason where the grade is another one than suggested', async () => {
    const { sent } = await open('?view=year');
    expect(rows()[2]).toContain('0/1');
    await press('评定等次');
    const radios = [...document.querySelectorAll<HTMLInputElement>('.el-dialog input[type="radio"]')];
    radios.find((one) => one.value === '合格')!.click();
    await settle();
    await press('评定 2 人');
    expect(screen()).toContain('与建议不同，请写明理由');
    expect(sent('year_grades.set')).toEqual([]);
    await type('申海涛的理由', '十月有投诉');
    await press('评定 2 人');
    expect(sent('year_grades.set')).toMatchObject([{ year: '2025', rows: [{ grade: '合格', reason: '十月有投诉' }, { grade: '优秀', reason: null }] }]);
  });
});

describe('成效', () => {
  it('leads from each number to its names', async () => {
    const { sent } = await open('?view=outcomes');
    expect(rows()[0]).toContain('进“两委”');
    const figure = (group: string) => document.querySelector<HTMLElement>(`table[aria-label="${group}"] button`)!;
    figure('按层级').click();
    await settle();
    expect(sent('outcomes.list').pop()).toMatchObject({ level: '村' });
    figure('按类型').click();
    await settle();
    expect(sent('outcomes.list').pop()).toMatchObject({ types: ['board'] });
    expect(rows()).toHaveLength(1);
  });

  it('is corrected, and asks why where one leaves the pool with it', async () => {
    const { sent } = await open('?view=outcomes');
    document.querySelector<HTMLElement>('tr[data-at] button.link')!.click();
    await settle();
    expect(screen()).toContain('更正使用成效');
    await press('同时退出后备库');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await settle();
    await type('批次', '第二批');
    await key('Enter', { ctrlKey: true });
    expect(screen()).toContain('请选择退出原因');
    await press('同时退出后备库');
    await key('Enter', { ctrlKey: true });
    expect(sent('outcomes.set')).toMatchObject([{ id: 'o1', batch: '第二批', leave_reason: null, opens_post: false }]);
  });
});

describe('考核使用', () => {
  it.each(['scores', 'ranking', 'year', 'outcomes', 'indicators'])('is accessible in its view %s', async (view) => {
    await open(`?view=${view}`);
    expect(await accessibilityProblems()).toEqual([]);
  });
});
