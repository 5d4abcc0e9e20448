import { describe, expect, it } from 'vitest';
import type { RotationRow } from '@/ipc/bindings';
import { axisOf, wordsOf } from '@/shared/rotations/axis';
import { lastAfter, spanSaid } from '@/shared/rotations/days';
import { wireError } from '@/testing/mock';
import { rotationAnswers } from '@/testing/mockRotations';
import { accessibilityProblems, button, control, key, openApp, press, screen, settle, type } from '@/testing/page';
import { lastOf, untilOf } from '@/shared/format/dates';

const rowOf = (name: string) => [...document.querySelectorAll('tbody tr')].find((row) => row.textContent?.includes(name))!;
const rows = () => document.querySelectorAll('tbody tr[data-at]');
const tick = async (name: string) => {
  rowOf(name).querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
  await settle();
};
const dialog = () => [...document.querySelectorAll<HTMLElement>('.el-dialog')].pop()!;
const preview = async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await settle();
};
const choosePerson = async (label: string, name: string) => {
  await type(label, name);
  await key('Enter');
};
const choose = async (label: string, option: string) => {
  control(label).click();
  await settle();
  [...document.querySelectorAll<HTMLElement>('.el-select-dropdown__item')].filter((one) => one.textContent?.trim() === option).pop()!.click();
  await settle();
};

describe('days of placements', () => {
  it('are said by their last day and kept by the first one after it', () => {
    expect(lastOf('2026-03-01')).toBe('2026-02-28');
    expect(lastOf('2026-01')).toBe('2025-12');
    expect(untilOf('2025-12-31')).toBe('2026-01-01');
    expect(untilOf('2025-12')).toBe('2026-01');
    expect(lastAfter('2025-08-31', 6)).toBe('2026-02-27');
    expect(lastAfter('2025-09', 6)).toBe('2026-02');
    expect(spanSaid({ from_on: '2025-09-01', until_on: '2026-03-01' })).toBe('2025.09.01—2026.02.28');
    expect(spanSaid({ from_on: '2025-09', until_on: null })).toBe('2025.09 起');
  });

  it('are drawn on one scale with the day asked in it', () => {
    const axis = axisOf([{ from_on: '2025-01-01', until_on: '2026-01-01' }], '2025-07-02');
    const bar = axis.bar({ from_on: '2025-01-01', until_on: '2026-01-01' });
    expect([bar.left, bar.width]).toEqual([0, 100]);
    expect(Math.round(bar.over)).toBe(50);
    expect(Math.round(axis.today)).toBe(50);
    expect(axis.marks.length).toBeGreaterThan(1);
  });

  it('have words above them that touch neither each other nor the edge, a year before a month', () => {
    const marks = ['7月', '10月', '2026', '4月', '7月'].map((label, at) => ({ label, at: at * 24 }));
    expect(wordsOf(marks, 400)).toEqual(['7月', '10月', '2026', '4月', '']);
    expect(wordsOf(marks, 120)).toEqual(['7月', '', '2026', '', '']);
    const close = [{ label: '10月', at: 40 }, { label: '2026', at: 50 }];
    expect(wordsOf(close, 132)).toEqual(['', '2026']);
  });
});

describe('who is where', () => {
  it('lists the placements of the day with place, days left and what is wrong', async () => {
    await openApp('/rotations');
    expect(rowOf('张磊').textContent).toContain('镇便民服务中心');
    expect(rowOf('张磊').textContent).toContain('2025.06.09—2025.12.08');
    expect(rowOf('张磊').textContent).toContain('还有 12 天');
    expect(rowOf('张磊').textContent).toContain('即将到期');
    expect(rowOf('申海涛').textContent).toContain('重叠');
    expect(screen()).not.toContain('市委党校');
    expect(screen()).toContain('52 名后备干部中 4 名在一线锻炼，占 7.7%');
  });

  it('leads from each figure to its list and back', async () => {
    const { sent } = await openApp('/rotations');
    await press('1 项');
    expect(sent('rotations.list').at(-1)).toMatchObject({ state: 'ended', only_unappraised: true });
    expect(rowOf('郭丽娜').textContent).toContain('到期未鉴定');
    await press('清除条件');
    await press('4/52');
    expect(sent('rotations.list').at(-1)).toMatchObject({ state: 'current', only_front_line: true });
    await press('统计');
    await press('按批次');
    document.querySelector<HTMLElement>('[aria-label="青禾党发〔2025〕12号 1 项"]')!.click();
    await settle();
    expect(sent('rotations.list').at(-1)).toMatchObject({ state: 'all', document: '青禾党发〔2025〕12号', month: '2025-09' });
  });

  it('asks for the past in 历史, with another day', async () => {
    const { sent } = await openApp('/rotations');
    await press('历史');
    expect(sent('rotations.list').at(-1)).toMatchObject({ state: 'all' });
    expect(rowOf('郭丽娜').textContent).toContain('市委党校');
    await type('截至日期', '2025.6.30');
    expect(sent('rotations.list').at(-1)).toMatchObject({ as_of: '2025-06-30' });
  });

  it('opens beside the list with Enter, goes on with ↓ and closes with Esc', async () => {
    await openApp('/rotations');
    await key('ArrowDown');
    await key('Enter');
    expect(document.querySelector('.panel')!.textContent).toContain('调解纠纷');
    await key('ArrowDown');
    expect(document.querySelector('.panel')!.textContent).toContain('试岗');
    await key('Escape');
    expect(document.querySelector('.panel')).toBeNull();
  });

  it('says what to do where nothing is', async () => {
    const list = rotationAnswers()['rotations.list']!;
    await openApp('/rotations', {
      'rotations.list': async (filter) => ({ ...(await list(filter)), rows: [], types: [] }),
    });
    expect(screen()).toContain('还没有登记锻炼');
  });

  it('has no accessibility problems, with the panel open', async () => {
    await openApp('/rotations');
    await key('Enter');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('draws five years of placements at once, without a row that is far away', async () => {
    const list = rotationAnswers()['rotations.list']!;
    await openApp('/rotations?view=history', {
      'rotations.list': async (filter) => {
        const answer = await list(filter);
        const many = Array.from({ length: 3000 }, (_, at): RotationRow => ({ ...answer.rows[at % answer.rows.length]!, id: `many-${at}` }));
        return { ...answer, rows: many };
      },
    });
    expect(rows().length).toBeGreaterThan(10);
    expect(rows().length).toBeLessThan(150);
    expect(screen()).toContain('3000 项');
  });
});

describe('placing somebody', () => {
  it('names the overlap while it is typed, suggests the end, and registers several at once', async () => {
    const { sent } = await openApp('/rotations');
    await press('新建锻炼');
    await choose('类型', '试岗');
    expect(dialog().textContent).toContain('任职，一般 3 个月，不少于 3 个月，算一线');
    await choosePerson('添加人员', '申海涛');
    await choose('去哪里', '枣园子村');
    await preview();
    expect(dialog().textContent).toContain('申海涛同时有两项锻炼');
    expect(control('到').value).toBe('2026.02.25');
    await choosePerson('添加人员', '李强');
    await press('登记 2 人');
    expect(sent('rotations.set')).toMatchObject([{ people: ['p1', 'p5'], type_id: 'trial', village_id: 'v3', unit: null, until_on: '2026-02-26' }]);
    expect(screen()).toContain('已登记 2 人试岗');
    expect(button('撤销')).toBeTruthy();
  });

  it('says beside the field what is missing', async () => {
    const { sent } = await openApp('/rotations');
    await press('新建锻炼');
    await press('登记');
    for (const text of ['请选择锻炼类型', '请选择人员', '请选择村']) expect(dialog().textContent).toContain(text);
    expect(sent('rotations.set')).toEqual([]);
  });

  it('keeps what is typed when the app says no', async () => {
    await openApp('/rotations?add=1&person=p5&name=李强', {
      'rotations.set': () => {
        throw wireError({ family: 'invalid', fields: [{ field: 'from_on', code: 'x', message: '没有这一天' }] });
      },
    });
    await choose('类型', '跟岗历练');
    await type('去哪里', '镇党政办');
    await press('登记');
    expect(dialog().textContent).toContain('没有这一天');
    expect(control('去哪里').value).toBe('镇党政办');
  });

  it('leads to a form of its own when posts change', async () => {
    await openApp('/rotations?add=1&person=p5&name=李强');
    await choose('类型', '跨村任职');
    await press('去登记跨村任职');
    expect(dialog().textContent).toContain('确认变更');
    expect(control('谁').value).toBe('李强');
  });

  it('extends, ends and appraises those ticked, each with a reason or grade', async () => {
    const { sent } = await openApp('/rotations');
    await tick('张磊');
    await tick('何建军');
    await press('延长…');
    await type('延长到', '2026.12.31');
    await press('延长 2 项');
    expect(dialog().textContent).toContain('请填写原因');
    await press('工作需要');
    await press('延长 2 项');
    expect(sent('rotations.extend')).toMatchObject([{ ids: ['r1', 'r4'], until_on: '2027-01-01', reason: '工作需要' }]);
    await tick('张磊');
    await press('提前结束…');
    await press('工作调整');
    await press('提前结束');
    expect(sent('rotations.end')).toMatchObject([{ ids: ['r1'], on: '2025-11-26', reason: '工作调整' }]);
  });

  it('appraises from 工作台 with what must be known', async () => {
    const { sent } = await openApp('/rotations?rotation=r5&act=appraise');
    expect(dialog().textContent).toContain('郭丽娜');
    await press('登记鉴定');
    expect(dialog().textContent).toContain('请选择等次');
    await press('优秀');
    await type('鉴定意见', '能独立讲一课');
    await press('登记鉴定');
    expect(sent('rotations.appraise')).toMatchObject([{ ids: ['r5'], grade: '优秀', appraisal: '能独立讲一课' }]);
  });

  it('tallies what was done, one after the other, and shows the sum', async () => {
    const { sent } = await openApp('/rotations?rotation=r2');
    await press('登记实绩');
    await press('登记');
    expect(dialog().textContent).toContain('数量和金额至少填一项');
    await type('做了什么', '帮办贷款');
    await type('数量', '5');
    await type('金额', '50万元');
    await press('登记并下一条');
    expect(sent('tallies.set')).toMatchObject([{ rotation_id: 'r2', measure: '帮办贷款', count: '5', amount: '50万元' }]);
    expect(control('做了什么').value).toBe('');
    expect(dialog().textContent).toContain('调解纠纷 12 件');
  });
});

describe('跨村任职', () => {
  it('shows both villages before and after and the mentors, then confirms with the count', async () => {
    const { sent } = await openApp('/rotations');
    await press('跨村任职…');
    await choosePerson('谁', '申海涛');
    await choose('去哪个村', '石槽村');
    await preview();
    expect(dialog().textContent).toContain('石占山');
    expect(dialog().textContent).toContain('软弱涣散');
    expect(dialog().textContent).toContain('跨村任职帮带3 席，1 席缺位');
    expect(dialog().textContent).toContain('申海涛仍在申家营村后备库');
    await press('确认变更 1 个村的任职');
    expect(sent('rotations.transfer')).toMatchObject([{ person_id: 'p1', route: '提拔', village_id: 'v7', on: '2025-11-26', opens_pair: true }]);
    expect(screen()).toContain('已到石槽村任职，帮带也已结对');
  });

  it('takes whom Enter chose before the list had answered, wherever the focus is by then', async () => {
    let answer = () => {};
    const found = { id: 'p9', name: '石占山', former_names: null, village: '石槽村', post: null, phone: null, birth: null, gender: null, state: 'in_pool' as const };
    await openApp('/rotations?add=transfer', { 'people.find': () => new Promise((resolve) => (answer = () => resolve([found]))) });
    await choosePerson('谁', '石占山');
    control('文号').focus();
    await settle();
    answer();
    await settle();
    expect(control('谁').value).toBe('石占山');
  });

  it('does not let through what cannot be', async () => {
    await openApp('/rotations?add=transfer&person=p5&name=李强');
    await press('平行交流');
    await choose('去哪个村', '石槽村');
    await preview();
    expect(dialog().textContent).toContain('不是村党组织书记，不能平行交流');
    expect(button('确认变更').hasAttribute('disabled')).toBe(true);
  });
});

describe('years in office', () => {
  it('tells 连续 and 累计, who has five and who soon will', async () => {
    const { sent } = await openApp('/rotations?view=tenure');
    expect(rowOf('申有田').textContent).toContain('5年3个月');
    expect(rowOf('申有田').textContent).toContain('已满');
    expect(rowOf('何文清').textContent).toContain('2026.03.01');
    expect(rowOf('何文清').textContent).toContain('一年内满');
    expect(screen()).toContain('口径：');
    await press('按连续');
    expect(sent('tenure.list').at(-1)).toMatchObject({ basis: 'continuous' });
    expect(rowOf('申有田').textContent).not.toContain('已满');
    await press('只看已满');
    expect(screen()).toContain('没有符合条件的人');
  });

  it('keeps the terms as a list of the clerk', async () => {
    const { sent } = await openApp('/rotations?view=tenure');
    await press('届次…');
    await type('届次名称', '第十二届');
    await type('从', '2026.1');
    await press('加上');
    expect(sent('terms.set')).toMatchObject([{ id: null, name: '第十二届', from_on: '2026-01', until_on: null }]);
    expect(dialog().textContent).toContain('2021.01—2025.12');
  });
});

describe('types', () => {
  it('are data: a new one is made, an old one retired', async () => {
    const { sent } = await openApp('/rotations?view=types');
    await press('新类型');
    await press('保存');
    expect(screen()).toContain('请填写名称');
    await type('名称', '强村公司经理');
    await type('一般几个月', '12');
    await press('保存');
    expect(sent('rotation_types.set')).toMatchObject([{ id: null, name: '强村公司经理', usual_months: 12, front_line: true }]);
    await press('停用');
    expect(sent('rotation_types.retire')).toMatchObject([{ id: 'new-type', on: '2025-11-26' }]);
    expect(screen()).toContain('恢复使用');
  });
});

describe('a person', () => {
  it('shows placements with bars, tallies and actions in a tab of its own', async () => {
    const { sent } = await openApp('/reserves?person=p1');
    await press('锻炼 2');
    expect(screen()).toContain('矛盾化解员');
    expect(screen()).toContain('调解纠纷');
    await press('登记锻炼');
    await choose('类型', '跟岗历练');
    await type('去哪里', '镇党政办');
    await press('登记');
    expect(sent('rotations.set')).toMatchObject([{ people: ['p1'], unit: '镇党政办' }]);
  });
});
