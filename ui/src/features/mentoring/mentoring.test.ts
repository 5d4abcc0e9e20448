import { describe, expect, it } from 'vitest';
import type { Flag, PairEvent, PairRow, PostRow, Unmatched, VisitRow } from '@/ipc/bindings';
import { wireError } from '@/testing/mock';
import { reserves } from '@/testing/fixtures';
import { mentoringAnswers } from '@/testing/mockMentoring';
import { accessibilityProblems, button, control, key, openApp, press, screen, settle, type } from '@/testing/page';
import { comingSaid } from './duties';

const cell = (row: number, column: number) => document.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)!;
const focused = () => document.activeElement as HTMLElement;
const rowOf = (name: string) => [...document.querySelectorAll('tbody tr')].find((row) => row.textContent?.includes(name))!;
const tick = async (village: string) => {
  document.querySelector<HTMLInputElement>(`[aria-label="选中 ${village}"]`)!.click();
  await settle();
};
/** Chooses somebody who is not in the register, with a post. */
const giveNew = async (label: string, name: string, post: string) => {
  const input = control(label);
  input.focus();
  input.value = name;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
  await key('ArrowUp');
  await key('Enter');
  const field = document.querySelector<HTMLInputElement>('.picker .post input')!;
  field.value = post;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await settle();
};

describe('by person', () => {
  it('shows seats and steps as of the day, a village dark once, gaps by name, overrides marked', async () => {
    await openApp('/mentoring');
    expect(screen()).toContain('三席');
    expect(screen()).toContain('五个一');
    expect(rowOf('申海涛').textContent).toContain('赵景明副镇长');
    expect(rowOf('申海涛').querySelectorAll('td')[0]!.className).not.toContain('quiet');
    expect(rowOf('申玉梅').querySelectorAll('td')[0]!.className).toContain('quiet');
    expect(rowOf('南泉子村').querySelector('.vacant')!.textContent).toContain('缺位');
    expect(document.querySelector('.by-hand')!.textContent).toBe('手工');
    expect(rowOf('申玉梅').textContent).toContain('逾期 3 天');
    expect(screen()).toContain('44/52 人');
  });

  it('asks only for gaps or overdue steps when told to, and for villages', async () => {
    const { sent } = await openApp('/mentoring');
    await press('只看缺位');
    expect(sent('pairs.list').at(-1)).toMatchObject({ only_gaps: true });
    expect(document.querySelectorAll('.vacant').length).toBe(8);
    await press('只看逾期');
    expect(sent('pairs.list').at(-1)).toMatchObject({ only_gaps: true, only_overdue: true });
  });

  it('walks over the cells with the arrow keys and registers with Enter', async () => {
    await openApp('/mentoring');
    expect(focused()).toBe(cell(0, 0));
    await key('ArrowDown');
    for (let i = 0; i < 5; i++) await key('ArrowRight');
    expect(focused().getAttribute('aria-label')).toBe('申玉梅 重点工作 逾期 3 天');
    await key('Enter');
    expect(document.querySelector('.popover')!.textContent).toContain('重点工作');
    await key('Escape');
    expect(document.querySelector('.popover')).toBeNull();
    expect(focused()).toBe(cell(1, 5));
  });

  it('opens the item popover of a pair that comes by address', async () => {
    await openApp('/mentoring?pair=pair-three-one-p2&step=three-one/step-2');
    expect(document.querySelector('.popover')!.textContent).toContain('申玉梅');
  });

  it('fills a vacant seat by giving the whole village the duty', async () => {
    const { sent } = await openApp('/mentoring');
    await press('只看缺位');
    rowOf('红旗村').querySelector<HTMLElement>('.vacant')!.click();
    await settle();
    expect(screen()).toContain('定为红旗村的包村干部，全村 5 人都随之');
    await giveNew('帮带人', '钱进', '统计站干事');
    await press('指定');
    expect(sent('duties.change')).toMatchObject([{ role: '包村干部', villages: ['v5'], to: { name: '钱进', post: '统计站干事' } }]);
    expect(screen()).toContain('红旗村的包村干部已定为钱进');
    expect(button('撤销')).toBeTruthy();
  });

  it('wants a reason before a derived seat is given by hand', async () => {
    const { sent } = await openApp('/mentoring');
    cell(0, 1).click();
    await settle();
    await press('只给申海涛单独指定（手工）');
    await giveNew('帮带人', '钱进', '副镇长');
    await press('指定');
    expect(screen()).toContain('请写明为什么单独指定');
    await type('原因', '亲属回避');
    await press('指定');
    expect(sent('pairs.name_mentor')).toMatchObject([{ person_ids: ['p1'], seat_id: 'three-one/seat-1', reason: '亲属回避' }]);
  });

  it('leads from a doubt to its step, even of somebody whom the conditions hide', async () => {
    const flag: Flag = {
      ...{ kind: 'outside', pair_id: 'pair-three-one-p1', person_id: 'p1', name: '申海涛', village: '申家营村', label: '帮带目标' },
      ...{ other: null, says: '登记的完成日期早于结对开始。', text: '申海涛（申家营村）“帮带目标”登记的完成日期早于结对开始。' },
      ...{ item_id: 'i0-0', visit_id: null },
    };
    const { sent } = await openApp('/mentoring', { 'flags.list': () => [flag] });
    await type('在本页查找', '申玉梅');
    await press('疑点 1');
    expect(sent('flags.list')).toEqual([{ scheme: 'three-one', as_of: '2025-11-26' }]);
    expect(screen()).toContain('登记的完成日期早于结对开始。');
    await press('帮带目标');
    expect(document.querySelector('.popover')!.textContent).toContain('申海涛');
    expect(control('在本页查找').value).toBe('');
    expect(screen()).not.toContain('登记的完成日期早于结对开始。');
  });

  it('leads from a doubt about a visit to its record', async () => {
    const flag: Flag = {
      ...{ kind: 'same_text', pair_id: null, person_id: 'p1', name: '申海涛', village: '申家营村', label: '帮带记录' },
      ...{ other: '马晓慧（南泉子村）“小结点评”', says: '文字与马晓慧的相同。', text: '申海涛的帮带记录的文字与马晓慧的相同。', item_id: null, visit_id: 'w9' },
    };
    const visit: VisitRow = {
      ...{ id: 'w9', township_id: 't1', mentor_id: 'p9', mentor: '苏晓岚', post: '组织委员', on_day: '2025-11-03' },
      ...{ method: '谈心谈话', place: '村部', content: '了解思想动态', problem: null, next_step: null, evidence: [] },
      people: [{ person_id: 'p1', name: '申海涛', village: '申家营村' }],
    };
    const { sent } = await openApp('/mentoring', { 'flags.list': () => [flag], 'visits.list': () => [visit] });
    await press('疑点 1');
    await press('帮带记录');
    expect(sent('visits.list').at(-1)).toEqual({ person_id: 'p1' });
    expect(control('内容').value).toBe('了解思想动态');
  });

  it('says nothing of doubts where there are none', async () => {
    await openApp('/mentoring');
    expect(document.querySelector('.figures')!.textContent).not.toContain('疑点');
  });

  it('proves coverage, with everybody who is not covered and why', async () => {
    await openApp('/mentoring');
    await press('44/52 人');
    expect(screen()).toContain('未全覆盖：10 村 / 12 村，44 人 / 52 人');
    expect(screen()).toContain('红旗村没有包村干部');
  });

  it('pairs villages after showing who, and offers 结对 for one person', async () => {
    const { sent } = await openApp('/mentoring');
    await press('按村批量结对');
    expect(button('确认结对 0 人').hasAttribute('disabled')).toBe(true);
    [...document.querySelectorAll<HTMLInputElement>('.ticks input')][1]!.click();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await settle();
    expect(screen()).toContain('已结对 2 人，不动');
    await press('确认结对 2 人');
    expect(sent('pairs.open')).toMatchObject([{ scheme_id: 'three-one', villages: ['v2'] }]);
  });

  it('has five hundred pairs at once: drawn near the window, without a component a cell, reached by keyboard', async () => {
    const list = mentoringAnswers()['pairs.list']!;
    const many = async (filter: Parameters<typeof list>[0]) => {
      const answer = await list(filter);
      const rows = Array.from({ length: 500 }, (_, i): PairRow => ({ ...answer.rows[i % 52]!, person_id: `x${i}`, pair_id: `y${i}` }));
      return { ...answer, rows };
    };
    await openApp('/mentoring', { 'pairs.list': many });
    expect(document.querySelector('.pairs')!.getAttribute('aria-rowcount')).toBe('502');
    expect(document.querySelectorAll('.pairs tbody tr').length).toBeLessThan(150);
    expect(document.querySelectorAll('.pairs tbody svg').length).toBe(0);
    await key('End', { ctrlKey: true });
    expect(focused()).toBe(cell(499, 0));
  });

  it('is clean for screen readers', async () => {
    await openApp('/mentoring');
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('包村分工', () => {
  it('changes a role of many villages with the preview, one confirmation and 调整清单', async () => {
    const { sent } = await openApp('/mentoring?view=duties');
    for (const village of ['申家营村', '石槽村']) await tick(village);
    await press('变更 2 个村…');
    await press('变更包村领导');
    expect(screen()).toContain('变更包村领导');
    await press('确认变更 2 个村');
    expect(screen()).toContain('请填写新的包村领导');
    await giveNew('新包村领导', '秦立新', '副镇长');
    await type('从哪天起', '2025.12.1');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await settle();
    expect(screen()).toContain('11月30日仍算赵景明');
    expect(screen()).toContain('13对帮带随之变更');
    expect(screen()).toContain('1对不变，席位已手工指定');
    expect(screen()).toContain('秦立新由带 0 人增至 13 人');
    await press('确认变更 2 个村');
    expect(sent('duties.change')).toMatchObject([
      { role: '包村领导', villages: ['v1', 'v7'], to: { name: '秦立新', post: '副镇长' }, on: '2025-12-01' },
    ]);
    expect(screen()).toContain('已变更 2 个村的包村领导');
    expect(sent('adjustments.list')).toMatchObject([{ from: '2025-11-30', to: '2025-12-01' }]);
    expect(rowOf('申家营村').textContent).toContain('秦立新');
  });

  it('corrects a duty that was recorded wrongly, saying beside the day what is wrong with it', async () => {
    const refuse = () => {
      throw wireError({ family: 'invalid', fields: [{ field: 'until_on', code: 'interval.empty', message: '结束时间应晚于开始时间' }] });
    };
    let refused = true;
    const { sent } = await openApp('/mentoring?view=duties', {
      'duties.set': () => (refused ? refuse() : { value: null, changes: ['duties'], op: 9 }),
    });
    await press('赵景明');
    expect(screen()).toContain('更正分工');
    await type('从', '2024.5');
    await type('到', '2024.4');
    await press('保存');
    expect(document.querySelector('[data-field="until_on"] .problem')!.textContent).toContain('结束时间应晚于开始时间');
    refused = false;
    await type('到', '');
    await press('保存');
    expect(sent('duties.set').at(-1)).toMatchObject({ from_on: '2024-05', until_on: null, role: '包村领导', document: '青禾党发〔2024〕8号' });
    expect(screen()).toContain('的包村领导');
    expect(button('撤销')).toBeTruthy();
  });

  it('deletes a duty, and corrects the post of a secretary with everything else it says', async () => {
    const post: PostRow = {
      ...{ id: 'd-申有田', township_id: 't1', person_id: 'm-申有田', village_id: 'v1', village: '申家营村', unit: null },
      ...{ title: '党支部书记', from_on: '2021-03', until_on: null, document: null, term: '2020–2025 届' },
    };
    const { sent } = await openApp('/mentoring?view=duties', {
      'people.get': () => ({ ...{ id: 'm-申有田', age: null, missing: [], of_several: [], twins: [], id_says: null, photo: null, posts: [post] }, ...{ duties: [], facts: [], record: [], fields: {}, spells: [], history: [] } }),
    });
    document.querySelector<HTMLElement>('[title="更正申家营村的包村领导"]')!.click();
    await settle();
    await press('删除');
    expect(sent('duties.remove')).toEqual([{ id: 'd-赵景明' }]);
    document.querySelector<HTMLElement>('[title="更正申家营村的村党组织书记"]')!.click();
    await settle();
    await type('从', '2021.5');
    await press('保存');
    expect(sent('posts.set')).toMatchObject([{ id: 'd-申有田', title: '党支部书记', village_id: 'v1', from_on: '2021-05', term: '2020–2025 届' }]);
  });

  it('counts in the confirmation only villages where somebody else follows', async () => {
    const usual = mentoringAnswers()['duties.preview']!;
    await openApp('/mentoring?view=duties', { 'duties.preview': (asked) => ({ ...usual(asked), changed: 1 }) });
    for (const village of ['申家营村', '石槽村']) await tick(village);
    await press('变更 2 个村…');
    await press('变更包村领导');
    expect(button('确认变更 1 个村')).toBeTruthy();
  });

  it('takes along the other villages of whoever leaves', async () => {
    await openApp('/mentoring?view=duties');
    document.querySelector<HTMLElement>('[title="变更申家营村的包村领导"]')!.click();
    await settle();
    await press('连同赵景明的另外 5 个村');
    expect(button('确认变更 6 个村')).toBeTruthy();
  });

  it('says why the rules refuse a change, and writes nothing', async () => {
    const refuse = () => {
      throw wireError({ code: 'duty.overlap', message: '2025年12月1日起申家营村已经定了梁启宏包村。' });
    };
    await openApp('/mentoring?view=duties', { 'duties.change': refuse });
    document.querySelector<HTMLElement>('[title="变更申家营村的包村领导"]')!.click();
    await settle();
    await press('没有人接，先空着');
    await press('确认变更 1 个村');
    expect(screen()).toContain('已经定了梁启宏包村');
    expect(screen()).not.toContain('已变更');
  });

  it('reconciles the mentors of imported sheets, asking where they differ', async () => {
    const { sent } = await openApp('/mentoring?view=duties');
    await press('核对帮带人…');
    expect(screen()).toContain('还有 1 席没有定，先不登记');
    await press('苏晓岚 组织委员3 行，新增');
    await press('登记 5 个席位');
    expect(sent('mentors.reconcile')).toMatchObject([{ from_on: '2024-03-01', answers: { 'village:v3:包村领导': 0 } }]);
  });

  it('is clean for screen readers', async () => {
    await openApp('/mentoring?view=duties');
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('by mentor', () => {
  it('shows the load by seat, who is over the limit, who has nobody, and whom each has', async () => {
    await openApp('/mentoring?view=mentors');
    expect(rowOf('赵景明').textContent).toContain('29 人');
    expect(rowOf('赵景明').textContent).toContain('超上限');
    expect(rowOf('秦立新').textContent).toContain('无帮带对象');
    expect(document.querySelector('.panel')!.textContent).toContain('申海涛');
    await press('只看无帮带对象');
    expect(document.querySelectorAll('.list tbody tr').length).toBe(1);
  });

  it('says whose mentees are late and shows them alone', async () => {
    const { sent } = await openApp('/mentoring?view=mentors');
    expect(screen()).toContain('有逾期 1 人');
    await press('只看有逾期');
    expect(sent('mentors.list').at(-1)).toMatchObject({ only_overdue: true });
    expect(document.querySelectorAll('.list tbody tr').length).toBe(1);
  });

  it('appraises mentors for a year, all of them in one action', async () => {
    const { sent } = await openApp('/mentoring?view=mentors');
    await press('评定…');
    const grades = (word: string) => [...document.querySelectorAll<HTMLButtonElement>('.el-dialog .segments button')].filter((one) => one.textContent?.trim() === word);
    grades('合格')[1]!.click();
    grades('优秀')[2]!.click();
    await settle();
    await press('保存 2 人');
    expect(sent('appraisals.set')).toMatchObject([{ year: 2025, grades: [{ grade: '合格', recommended: false }, { grade: '优秀' }] }]);
    expect(screen()).toContain('已评定 2 人');
  });
});

describe('schemes', () => {
  it('asks whether a change of a scheme in use is a correction or begins on a day', async () => {
    const { sent } = await openApp('/mentoring?view=schemes');
    await type('第 3 项的名称', '一次实地指导');
    await press('保存');
    expect(screen()).toContain('从某日起改变');
    await press('更正填错的像一开始就是这样，52 对都按新的');
    await press('保存');
    expect(sent('schemes.set')).toMatchObject([{ id: 'three-one', from_on: null, steps: [{}, {}, { label: '一次实地指导', due_days: 90 }, {}, {}] }]);
  });

  it('makes a new scheme, and says where something is missing', async () => {
    const { sent } = await openApp('/mentoring?view=schemes');
    await press('新机制');
    await press('保存');
    expect(screen()).toContain('请填写名称');
    await type('名称', '新录用公务员导师');
    await type('第 1 个席位的名称', '导师');
    await type('第 1 项的名称', '见面会');
    await press('保存');
    expect(sent('schemes.set')).toMatchObject([{ id: null, name: '新录用公务员导师', seats: [{ label: '导师', fill: 'hand', mentors: 1 }] }]);
  });

  it('will not delete one that is in use', async () => {
    await openApp('/mentoring?view=schemes');
    await press('删除');
    expect(screen()).toContain('这个机制下已有结对，不能删除');
  });
});

describe('pairs', () => {
  it('keeps goals and measures, and suspends with a day and a reason', async () => {
    const { sent } = await openApp('/mentoring');
    cell(0, 0).click();
    await settle();
    await type('帮带目标', '一年内能主持村民代表会');
    await press('保存');
    expect(sent('pairs.edit')).toMatchObject([{ id: 'pair-three-one-p1', from_on: '2025-09-01', goal: '一年内能主持村民代表会' }]);
    cell(0, 0).click();
    await settle();
    await press('中止…');
    await press('中止');
    expect(screen()).toContain('请写明原因');
    await type('原因', '外出培训');
    await press('中止');
    expect(sent('pairs.suspend')).toMatchObject([{ ids: ['pair-three-one-p1'], on: '2025-11-26', reason: '外出培训' }]);
  });

  it.each([
    ['结束', 'pairs.end', { on: '2025-11-26' }],
    ['延长', 'pairs.extend', { until_on: '2027-01-01' }],
  ])('can be changed by %s', async (word, name, days) => {
    const { sent } = await openApp('/mentoring');
    cell(0, 0).click();
    await settle();
    await press(`${word}…`);
    if (word === '延长') await type('延长到哪天', '2026.12.31');
    await type('原因', '换届需要');
    await press(word);
    expect(sent(name)).toMatchObject([{ ids: ['pair-three-one-p1'], reason: '换届需要', ...days }]);
  });

  it('may end or go on longer while they are suspended, and go on when only their time is over', async () => {
    const { sent } = await openApp('/mentoring');
    await type('在本页查找', reserves[25]!.name);
    const suspended = reserves.filter((row) => row.name.includes(reserves[25]!.name)).indexOf(reserves[25]!);
    cell(suspended, 0).click();
    await settle();
    expect(screen()).toContain('中止中');
    expect(button('恢复…')).toBeTruthy();
    await press('结束…');
    await type('原因', '外出不回');
    await press('结束');
    expect(sent('pairs.end')).toMatchObject([{ ids: [`pair-three-one-${reserves[25]!.person_id}`] }]);
  });

  it('go on when only their time is over, and not when somebody ended them', async () => {
    const get = mentoringAnswers()['pairs.get']!;
    const event = { ...{ id: 'e1', township_id: 't1', pair_id: 'x', kind: 'end' as const, on_day: '2025-11-01' }, ...{ until_on: null, reason: '任职', document: null } };
    let events: PairEvent[] = [];
    await openApp('/mentoring', {
      'pairs.get': async (params) => {
        const found = await get(params);
        return { ...found, events, row: { ...found.row, state: 'ended' } };
      },
    });
    cell(0, 0).click();
    await settle();
    expect(button('延长…')).toBeTruthy();
    expect(() => button('结束…')).toThrow();
    await press('返回');
    events = [event];
    cell(0, 0).click();
    await settle();
    expect(() => button('延长…')).toThrow();
  });

  it('are given the same measures at once, those of the shown people only, and what is empty stays', async () => {
    const { sent } = await openApp('/mentoring');
    await type('在本页查找', '申海涛');
    document.querySelector<HTMLElement>('[aria-label="更多，对列出的人"]')!.click();
    await settle();
    await press('批量填写目标措施…');
    await press('填写 1 人');
    expect(screen()).toContain('请填写目标或措施');
    await type('帮带措施', '每月入户一次');
    await press('填写 1 人');
    expect(sent('pairs.edit_many')).toEqual([{ ids: ['pair-three-one-p1'], goal: null, measures: '每月入户一次' }]);
    expect(screen()).toContain('已填写 1 人的措施');
  });

  it('have their evidence saved into a folder, those of the shown people', async () => {
    const { sent } = await openApp('/mentoring');
    await type('在本页查找', '申海涛');
    document.querySelector<HTMLElement>('[aria-label="更多表"]')!.click();
    await settle();
    await press('导出佐证…');
    expect(sent('evidence.save_all')).toEqual([{ pair_ids: ['pair-three-one-p1'] }]);
    expect(screen()).toContain('1 个佐证文件已存到“佐证”');
  });

  it('proposes, tells why not, and writes only what was confirmed', async () => {
    const { sent } = await openApp('/mentoring?scheme=one-one');
    await press('建议结对');
    expect(screen()).toContain('专长相合，去年就是这一对');
    expect(screen()).toContain('导师都到了上限');
    await press('换人，看理由');
    expect(screen()).toContain('是他的姐姐，回避');
    expect(sent('proposals.accept')).toEqual([]);
    document.querySelector<HTMLInputElement>('[aria-label="结对 申玉梅"]')!.click();
    await settle();
    await press('确认 7 对');
    expect(sent('proposals.accept')).toMatchObject([{ scheme_id: 'one-one', seat_id: 'one-one/seat-1' }]);
  });

  it('leads from a proposal without anybody to pair to whom to pair, and without mentors to the pool', async () => {
    const make = mentoringAnswers()['proposals.make']!;
    let unmatched: Unmatched[] = [];
    await openApp('/mentoring?scheme=one-one', {
      'proposals.make': async (asked) => ({ ...(await make(asked)), rows: [], unmatched, kept: 0, changed: 0 }),
    });
    await press('建议结对');
    await press('先选帮带对象…');
    expect(screen()).toContain('勾选左边的村，这里先看有谁');
    await press('取消');
    unmatched = [{ person_id: 'p9', name: '申志远', why: '导师库当日没有可用的人' }];
    await press('建议结对');
    await press('去加帮带人');
    expect(screen()).toContain('人可以帮带');
  });

  it('follows quarterly reports of schemes that have them', async () => {
    const { sent } = await openApp('/mentoring?view=reports&scheme=team');
    expect(rowOf('第二组').textContent).toContain('退回');
    rowOf('第一组').querySelector<HTMLElement>('.btn')!.click();
    await settle();
    await press('登记已交');
    expect(sent('quarter_reports.set')).toMatchObject([{ team: '第一组', state: 'submitted', on: '2025-11-26' }]);
  });

  it('says over two lines the long name of a team, its people and what a report is about', async () => {
    const row = { ...{ pair_id: null, team: '柳树沟村养殖与设施农业技术帮带第一组', names: ['丁祺', '汤垚'], id: null }, ...{ state: 'missing' as const, on_day: null, reason: null, summary: null } };
    await openApp('/mentoring?view=reports&scheme=team', { 'quarter_reports.list': () => ({ rows: [row], missing: 1, submitted: 0, returned: 0 }) });
    const cells = [...rowOf(row.team).querySelectorAll('td.names')];
    expect(cells.map((cell) => cell.textContent)).toEqual([row.team, '丁祺、汤垚', '']);
  });

  it('shows what a quarterly report says, lets it be corrected and taken back', async () => {
    const { sent } = await openApp('/mentoring?view=reports&scheme=team');
    rowOf('第一组').querySelector<HTMLElement>('.btn')!.click();
    await settle();
    await type('内容摘要', '走访 12 户');
    await press('登记已交');
    expect(rowOf('第一组').textContent).toContain('走访 12 户');
    rowOf('第一组').querySelector<HTMLElement>('.btn')!.click();
    await settle();
    await type('内容摘要', '走访 21 户');
    await press('保存');
    expect(rowOf('第一组').textContent).toContain('走访 21 户');
    rowOf('第一组').querySelector<HTMLElement>('.btn')!.click();
    await settle();
    await press('改回未交');
    expect(rowOf('第一组').textContent).toContain('未交');
    expect(sent('quarter_reports.set')).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }, { state: 'missing' }]);
  });

  it('says quietly which duty changes hands after the day shown', async () => {
    await openApp('/mentoring?view=duties');
    expect(screen()).toContain('12月1日起：韩雪');
    expect(comingSaid({ kind: '包村领导', name: '李四', from_on: '2026-09-01' }, '2026-08-01')).toBe('9月1日起：李四');
    expect(comingSaid({ kind: '包村领导', name: null, from_on: '2027-01-01' }, '2026-08-01')).toBe('2027年1月1日起：缺位');
  });

  it('shows a paper before it is printed or saved', async () => {
    const { sent } = await openApp('/mentoring');
    await press('结对花名册');
    expect(sent('papers.preview')).toMatchObject([{ paper: 'pairs', scheme: 'three-one', as_of: '2025-11-26', one_file: true }]);
    await press('Excel');
    expect(sent('papers.save')).toMatchObject([{ format: 'xlsx' }]);
    expect(screen()).toContain('已存为“结对花名册.pdf”');
  });
});
