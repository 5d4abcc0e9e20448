import { describe, expect, it } from 'vitest';
import { wireError } from '@/testing/mock';
import { accessibilityProblems, button, control, key, openApp, paste, press, screen, settle, type } from '@/testing/page';

const open = (part = '') => openApp(`/reserves/selection${part ? `?part=${part}` : ''}`);
const rows = () => [...document.querySelectorAll('tr[data-at]')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const panel = () => document.querySelector('aside')?.textContent?.replace(/\s+/g, ' ') ?? '';

describe('选拔联审', () => {
  it('is a view of 后备干部 and tells whom nobody spoke with for long', async () => {
    const { sent } = await open();
    expect(screen()).toContain('后备干部');
    expect(rows()).toHaveLength(2);
    expect(rows()[1]).toContain('200 天');
    await press('久未联系');
    expect(sent('prospects.list').pop()).toMatchObject({ which: 'uncontacted' });
    expect(rows()).toHaveLength(1);
    expect(document.documentElement.dataset.ready).toBe('true');
  });

  it('registers somebody by the name alone, and a contact beside them', async () => {
    const { sent } = await open();
    await press('登记对象');
    await type('姓名', '鲁建业');
    await key('Enter');
    await press('登记');
    expect(screen()).toContain('请选择村');
    expect(sent('prospects.set')).toHaveLength(0);
    await key('Escape');
    await press('不保存，离开');
    await press('登记联系');
    await type('谈了什么', '明年打算回村');
    await key('Enter', { ctrlKey: true });
    expect(sent('contacts.set')).toMatchObject([{ prospect_id: 'q1', method: '电话', content: '明年打算回村' }]);
    expect(panel()).toContain('明年打算回村');
  });

  it('lets a prospect in at once when only hints are said, folded away', async () => {
    const { sent } = await open();
    await press('入库…');
    expect(screen()).toContain('1 处资格条件没有核实，不妨碍入库');
    await key('Enter', { ctrlKey: true });
    expect(sent('prospects.enter')).toMatchObject([{ ids: ['q1'], override_reason: null }]);
    expect(rows()).toHaveLength(1);
  });

  it('keeps out who touches a negative condition until a reason is written', async () => {
    const { sent } = await open('runs');
    expect(rows()[0]).toContain('暂不能入库');
    await press('入库…');
    expect(screen()).toContain('触碰“被列为失信被执行人”');
    await press('仍要入库');
    expect(screen()).toContain('仍要入库的，请写明理由');
    expect(sent('selection_runs.enter')).toHaveLength(0);
    await type('书面理由', '案款已分期履行');
    await press('仍要入库');
    expect(sent('selection_runs.enter')).toMatchObject([{ ids: ['run1'], override_reason: '案款已分期履行' }]);
  });

  it('registers a step of many at once', async () => {
    const { sent } = await open('runs');
    document.querySelector<HTMLInputElement>('[data-at="0"] input')!.click();
    await settle();
    await press('登记步骤…');
    await key('Enter', { ctrlKey: true });
    expect(sent('selection_steps.set')).toMatchObject([{ people: ['x-q3'], step: 'recommended', on_day: '2025-11-26' }]);
  });

  it('shows where one stands with each condition and takes a whole check at once', async () => {
    const { sent } = await open('standings');
    expect(panel()).toContain('触碰 1 项');
    await press('登记核查');
    await press('其余都没有问题');
    await type('核查人', '镇纪委');
    await key('Enter', { ctrlKey: true });
    const [checked] = sent('checks.set') as { found: unknown[]; checked_by: string }[];
    expect(checked).toMatchObject({ people: ['x-q3'], checked_by: '镇纪委' });
    expect(checked!.found).toHaveLength(4);
  });

  it('takes files for one condition of a check, and for a check that stands', async () => {
    const { sent } = await open('standings');
    await press('登记核查');
    await press('其余都没有问题');
    const proof = () => [...document.querySelectorAll<HTMLElement>('[role="dialog"] .row > .btn')];
    proof()[1]!.click();
    await settle();
    await paste([new File(['photo'], 'image.png', { type: 'image/png' })]);
    expect(proof()[1]!.textContent).toContain('佐证 1');
    await key('Enter', { ctrlKey: true });
    const [checked] = sent('checks.set') as { found: { proofs: unknown[] }[] }[];
    expect(checked!.found.map((one) => one.proofs.length)).toEqual([0, 1, 0, 0]);
    await press('加佐证…');
    await paste([new File(['%PDF-'], '判决书.pdf', { type: 'application/pdf' })]);
    expect(sent('evidence.add')).toEqual([{ check_id: 'k1', evidence: [{ kind: 'document', label: '判决书', copies: 1, token: 'pasted' }] }]);
  });

  it('copies a list, changes it and adopts it', async () => {
    const { sent } = await open('standings');
    await press('条件清单…');
    await press('复制');
    await type('名称', '书记后备人选条件');
    await press('保存');
    const [set] = sent('condition_lists.set') as { id: null; name: string; conditions: { id: null }[] }[];
    expect(set).toMatchObject({ id: null, name: '书记后备人选条件' });
    expect(set!.conditions.every((one) => one.id === null)).toBe(true);
    await press('采用这份');
    expect(sent('condition_lists.adopt')).toHaveLength(1);
    expect(screen()).toContain('正在采用');
  });

  it('offers shipped lists, takes one in and leaves the one in use', async () => {
    const { sent } = await open('standings');
    await press('条件清单…');
    await press('年轻干部、回引人才资格条件');
    expect(sent('condition_lists.add')).toEqual([{ id: 'young-talent' }]);
    expect(sent('condition_lists.adopt')).toEqual([]);
    expect(screen()).not.toContain('预置清单');
    expect(button('采用这份')).toBeTruthy();
  });

  it('goes through a village once a year: everybody stays unless something is said', async () => {
    const { sent } = await open('yearly');
    await press('去更新');
    await press('完成更新');
    const [update] = sent('yearly_updates.set') as { year: number; decisions: { decision: string }[] }[];
    expect(update!.year).toBe(2025);
    expect(update!.decisions.length).toBeGreaterThan(0);
    expect(update!.decisions.every((one) => one.decision === 'stay')).toBe(true);
    expect(screen()).toContain('1 个村已更新');
  });

  it('says of whom something lacks where a village is gone through, and leads there', async () => {
    const field = 'decisions[0].reason';
    const missing = { family: 'invalid' as const, fields: [{ field, code: 'reserve.reason_missing', message: '请选择退出原因' }] };
    await openApp('/reserves/selection?part=yearly', {
      'yearly_updates.set': () => {
        throw wireError(missing);
      },
    });
    await press('去更新');
    const name = document.querySelector('.rows .row b')!.textContent!;
    document.querySelector<HTMLElement>('.rows .segments button:nth-child(3)')!.click();
    await settle();
    await press('完成更新');
    await press(`${name}：请选择退出原因`);
    expect(document.activeElement).toBe(document.querySelector(`[data-field="decisions[0]"] input`));
  });

  it('stands beside the person too', async () => {
    await openApp('/reserves?person=p1&tab=selection');
    expect(panel()).toContain('资格核查');
    expect(button('登记核查')).toBeTruthy();
    expect(control('资格条件')).toBeTruthy();
  });

  it('is accessible', async () => {
    for (const part of ['', 'runs', 'standings', 'yearly']) {
      const { app } = await open(part);
      expect(await accessibilityProblems()).toEqual([]);
      app.unmount();
    }
  });
});
