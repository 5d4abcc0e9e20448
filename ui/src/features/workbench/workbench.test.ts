import { describe, expect, it, vi } from 'vitest';
import type { Workbench } from '@/ipc/bindings';
import { accessibilityProblems, control, key, openApp, press, screen, settle, type } from '@/testing/page';
import { NO_PAIRS, workbenchAnswers } from '@/testing/mockWorkbench';

const focused = () => document.activeElement?.textContent?.trim() ?? '';
const rows = () => [...document.querySelectorAll('.tasks li')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');

/** Another page is loaded when it is first gone to. */
async function shows(text: string): Promise<void> {
  await vi.waitFor(() => expect(screen()).toContain(text), 10_000);
  await settle();
}

async function find(label: string, text: string): Promise<void> {
  await type(label, text);
  await key('Enter');
}

describe('工作台', () => {
  it('opens first, with the day, the figures and the first 登记 focused', async () => {
    await openApp('/');
    expect(screen()).toContain('11月26日 星期三');
    expect(screen()).toContain('165/260');
    expect(focused()).toContain('登记武晓燕的现场指导');
    expect(document.documentElement.dataset.ready).toBe('true');
  });

  it('lists what is overdue by its days and what comes, each with one action', async () => {
    await openApp('/');
    expect(rows()).toHaveLength(20);
    expect(rows()[0]).toContain('逾期 24 天');
    expect(rows()[8]).toContain('今天');
    expect(rows()[18]).toContain('跟岗历练到12月8日为止');
    expect(rows()[17]).toContain('档案一季度未更新');
    expect(document.querySelectorAll('.tasks .act')).toHaveLength(20);
  });

  it('fetches only the latest of thousands that are overdue, says how many more there are, and all when asked', async () => {
    const answers = workbenchAnswers();
    const { sent } = await openApp('/', {
      'workbench.get': async (params) => {
        const bench = (await answers['workbench.get']!(params)) as Workbench;
        const kept = params.overdue === undefined ? bench.overdue : bench.overdue.slice(0, 3);
        return { ...bench, overdue: kept };
      },
    });
    expect(sent('workbench.get')).toEqual([{ overdue: 50 }]);
    expect(screen()).toContain('还有 5 项没有列出');
    expect(screen()).toContain('逾期 8');
    await press('全部列出');
    expect(sent('workbench.get').pop()).toEqual({});
    expect(screen()).not.toContain('没有列出');
    expect(rows()).toHaveLength(20);
  });

  it('leads from a placement that ends to where it is extended or appraised', async () => {
    await openApp('/');
    await press('延长或鉴定');
    await vi.waitFor(() => expect(document.querySelector('.panel')!.textContent).toContain('2025.06.09—2025.12.08'), 5000);
  });

  it('registers a step in place with the keyboard alone, and the next action has the focus', async () => {
    const { sent } = await openApp('/');
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(document.activeElement).toBe(control('完成日期'));
    expect(control('完成日期').value).toBe('2025年11月26日');
    await key('Enter', { ctrlKey: true });
    expect(sent('items.set')).toMatchObject([
      { step_id: 'three-one/step-3', done_on: '2025-11-26', mentor_id: 'm-赵景明', evidence: [] },
    ]);
    expect(screen()).toContain('已登记');
    expect(rows()[0]).toContain('何建军');
    expect(focused()).toContain('登记何建军');
  });

  it('gives the focus back to the button when the form is left with Esc', async () => {
    await openApp('/');
    (document.activeElement as HTMLElement).click();
    await settle();
    await key('Escape');
    expect(document.querySelector('.popover')).toBeNull();
    expect(focused()).toContain('登记武晓燕的现场指导');
  });

  it('goes from action to action with ↑↓', async () => {
    await openApp('/');
    await key('ArrowDown');
    expect(focused()).toContain('登记何建军');
    await key('ArrowUp');
    expect(focused()).toContain('登记武晓燕');
  });

  it('finds a person and then the step that waits, from 登记五个一', async () => {
    const { sent } = await openApp('/');
    await press('登记五个一');
    await find('给谁登记', '何建军');
    expect(focused()).toContain('现场指导');
    (document.activeElement as HTMLElement).click();
    await settle();
    await key('Enter', { ctrlKey: true });
    expect(sent('items.set')).toMatchObject([{ pair_id: 'pair-three-one-p10', step_id: 'three-one/step-3' }]);
  });

  it('registers a talk with several people, and asks for what is missing', async () => {
    const { sent } = await openApp('/');
    await press('登记帮带记录');
    await key('Enter', { ctrlKey: true });
    expect(screen()).toContain('请选帮带对象');
    await find('添加帮带对象', '何建军');
    await find('添加帮带对象', '马俊');
    await key('Enter', { ctrlKey: true });
    expect(screen()).toContain('请选择方式');
    expect(sent('visits.set')).toEqual([]);
  });

  it('offers whoever held the seats on the day of the talk, who may be somebody else today', async () => {
    const of = workbenchAnswers()['pairs.of_person']!;
    const { sent } = await openApp('/', {
      'pairs.of_person': async (asked) => {
        const found = await of(asked);
        if (asked.as_of !== '2025-03-10') return found;
        const before = { person_id: 'm-贺连生', name: '贺连生', post: '副镇长', named: null, reason: null };
        const seats = found.pairs[0]!.seats.map((seat, at) => (at ? seat : { ...seat, mentors: [before] }));
        return { ...found, pairs: [{ ...found.pairs[0]!, seats }] };
      },
    });
    await press('登记帮带记录');
    await find('添加帮带对象', '何建军');
    expect(control('帮带人').value).not.toBe('贺连生');
    await type('日期', '2025.3.10');
    expect(sent('pairs.of_person').at(-1)).toMatchObject({ as_of: '2025-03-10' });
    expect(control('帮带人').value).toBe('贺连生');
  });

  it('leads to the people whose data are missing and opens the first of them', async () => {
    const { sent } = await openApp('/');
    await press('逐个补录');
    await shows('更正 赵慧');
    expect(sent('reserves.list').at(-1)).toMatchObject({ missing: true });
  });

  it('leads to registering that a probation ended', async () => {
    await openApp('/');
    await press('登记转正');
    await shows('从某一天起不一样了');
    expect(screen()).toContain('以前仍是“中共党员”');
  });

  it('keeps what a village should have at least', async () => {
    const { sent } = await openApp('/');
    await press('配备标准…');
    await type('女性', '二');
    await press('保存');
    expect(screen()).toContain('请填 0 到 99 的整数');
    await type('女性', '2');
    await press('保存');
    expect(sent('workbench.set_minimum')).toEqual([{ reserves: 2, young: 1, young_age: 35, women: 2, college: 1 }]);
  });

  it('leads from a village without anybody to finding people for it', async () => {
    const gap = { kind: 'minimum' as const, village_id: 'v6', village: '大榆树村', seat: null, people: 0, text: '大榆树村 无后备干部' };
    const { sent } = await openApp('/', workbenchAnswers({ village_gaps: [gap] }));
    await press('去择村：大榆树村 无后备干部');
    await shows('换村，看理由');
    expect(sent('matches.make').at(-1)).toMatchObject({ villages: ['v6'] });
  });

  it('says what to do while nobody is paired, and while there is nobody at all', async () => {
    const first = await openApp('/', workbenchAnswers(NO_PAIRS));
    expect(screen()).toContain('还没有结对');
    expect(screen()).toContain('按村批量结对');
    expect(screen()).toContain('没有逾期的事');
    first.app.unmount();
    document.body.innerHTML = '';
    await openApp('/', workbenchAnswers({ ...NO_PAIRS, in_pool: 0, village_gaps: [], progress: [] }));
    expect(screen()).toContain('还没有后备干部');
    expect(screen()).not.toContain('各村配备都够');
    expect(document.querySelectorAll('.btn.primary')).toHaveLength(1);
  });

  it('lists what of training waits, each with its action', async () => {
    const session = { session_id: 'n3', title: '后备干部培训班第三期', begins_on: '2025-11-20', days: -6, held_at: '青禾镇党校', expected: 9, unsaid: 5 };
    const training: Workbench['training'] = {
      ...{ soon: [{ ...session, session_id: 'n4', title: '冬季法治宣传骨干班', begins_on: '2025-11-27', days: 1 }], unsaid: [session] },
      ...{ never_trained: 12, below_minimum: 30, year: 2025, minimum: 320, unmet: 3 },
    };
    await openApp('/', workbenchAnswers({ training }));
    const lines = [...document.querySelectorAll('[aria-label="培训"] li')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
    expect(lines[0]).toContain('11.27明天冬季法治宣传骨干班');
    expect(lines[1]).toContain('待点名后备干部培训班第三期');
    expect(lines[2]).toContain('12 人还没参加过培训，30 人不到 32 学时');
    expect(lines[3]).toContain('3 条点单还没有开班');
    await press('去点名：后备干部培训班第三期');
    await shows('实到 3');
    expect(document.querySelector('.panel h2')!.textContent).toBe('后备干部培训班第三期');
  });

  it('is clean for screen readers, its form and its dialogs too', async () => {
    await openApp('/');
    expect(await accessibilityProblems()).toEqual([]);
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(await accessibilityProblems()).toEqual([]);
    await key('Escape');
    await press('登记帮带记录');
    expect(await accessibilityProblems()).toEqual([]);
  });
});
