import { describe, expect, it } from 'vitest';
import { accessibilityProblems, control, openApp, paste, press, screen, settle, type } from '@/testing/page';

const tab = (label: string) => [...document.querySelectorAll<HTMLElement>('.panel [role="tab"]')].find((one) => one.textContent?.trim().startsWith(label))!;
const lines = () => [...document.querySelectorAll('[aria-label="时间线"] .line')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim());

async function openDossier() {
  const app = await openApp();
  tab('档案').click();
  await settle();
  return app;
}

describe('档案', () => {
  it('tells everything dated by years, the newest first, and only one kind where asked', async () => {
    await openDossier();
    expect(lines()[0]).toContain('参训：青禾镇党校秋季班');
    expect([...document.querySelectorAll('[aria-label="时间线"] h4')].map((head) => head.textContent)).toEqual(['2025 年', '2024 年', '1990 年']);
    await press('最新在前');
    expect(lines()[0]).toContain('出生');
    document.querySelector<HTMLElement>('input[aria-label="只看哪一类"]')!.click();
    await settle();
    const kinds = [...document.querySelectorAll<HTMLElement>('.el-select-dropdown__item')];
    kinds.find((one) => one.textContent?.trim() === '结对')!.click();
    await settle();
    expect(lines()).toHaveLength(1);
  });

  it('leads from a line to the tab of its record', async () => {
    await openDossier();
    [...document.querySelectorAll<HTMLElement>('[aria-label="时间线"] .line')].find((one) => one.textContent?.includes('结对：3+1'))!.click();
    await settle();
    expect(tab('结对').getAttribute('aria-selected')).toBe('true');
  });

  it('adds a paper kept elsewhere, says what is missing beside it, and takes it out again', async () => {
    const { sent } = await openDossier();
    await press('添加附件');
    await press('登记纸质材料');
    await press('添加 1 份');
    expect(screen()).toContain('请填写附件名称');
    await type('第 1 份的名称', '入党志愿书');
    await press('添加 1 份');
    expect(sent('attachments.add').at(-1)).toMatchObject({ person_id: 'p1', attachments: [{ title: '入党志愿书', pages: 1 }] });
    expect(screen()).toContain('入党志愿书');
    await press('删除入党志愿书');
    expect(document.querySelector('[aria-label="附件"]')?.textContent).not.toContain('入党志愿书');
    expect(screen()).toContain('撤销');
  });

  it('takes what is pasted as new attachments, the clerk says what a picture without a name is', async () => {
    const { sent } = await openDossier();
    await paste([new File(['photo'], 'image.png', { type: 'image/png' })]);
    await paste([new File(['%PDF-'], '学历证书扫描.pdf', { type: 'application/pdf' })]);
    expect(control('第 1 份的名称').value).toBe('');
    expect(control('第 2 份的名称').value).toBe('学历证书扫描');
    await type('第 1 份的名称', '获奖证书');
    await press('添加 2 份');
    expect(sent('attachments.add').at(-1)).toMatchObject({
      person_id: 'p1',
      attachments: [{ title: '获奖证书', token: 'pasted' }, { kind: '学历证书', title: '学历证书扫描', token: 'pasted' }],
    });
  });

  it('prints the dossier of the person, with full numbers only when ticked', async () => {
    const { sent } = await openDossier();
    await press('打印一人一档');
    expect(sent('papers.preview').at(-1)).toMatchObject({ paper: 'dossier', people: ['p1'], full_ids: false });
  });

  it('starts with the person shown on the page, or those ticked', async () => {
    const { sent } = await openApp();
    await press('一人一档');
    expect(sent('papers.preview').at(-1)).toMatchObject({ paper: 'dossier', people: ['p1'] });
    await press('关闭');
    document.querySelectorAll<HTMLElement>('.table tbody tr')[1]!.click();
    await settle();
    await press('一人一档');
    expect(sent('papers.preview').at(-1)).toMatchObject({ people: ['p2'] });
    await press('关闭');
    for (const at of [2, 3]) {
      document.querySelectorAll<HTMLInputElement>('.table tbody input[type=checkbox]')[at]!.click();
      await settle();
    }
    await press('一人一档');
    expect((sent('papers.preview').at(-1) as { people: string[] }).people).toHaveLength(2);
  });

  it('prints those of the whole list, or how fresh they are', async () => {
    const { sent } = await openApp();
    await press('一人一档');
    await press('名单里的');
    await new Promise((done) => setTimeout(done, 300));
    const { people } = sent('papers.preview').at(-1) as { people: string[] };
    expect(people.length).toBeGreaterThan(1);
    await press('档案更新情况表');
    await new Promise((done) => setTimeout(done, 300));
    expect(sent('papers.preview').at(-1)).toMatchObject({ paper: 'freshness' });
  });

  it('reads a pasted résumé into lines, says what it cannot read, and writes it tidily', async () => {
    await openApp();
    await press('更正 F2');
    [...document.querySelectorAll<HTMLElement>('[role="dialog"] [role="tab"]')].find((one) => one.textContent?.includes('履历'))!.click();
    await settle();
    await type('简历', '王某\n2010.9—2013.07 学生');
    await new Promise((done) => setTimeout(done, 350));
    expect(document.querySelector('[aria-label="简历读出的行"]')?.textContent).toContain('2010.09–2013.07');
    expect(screen()).toContain('第 1 行没有起止年月');
    await press('整理简历');
    expect(control('简历').value).toContain('2010.09--2013.07  学生');
  });

  it('shows whose dossiers are old from 工作台', async () => {
    const { sent } = await openApp('/reserves?stale=1');
    await settle();
    expect(sent('dossiers.list').at(-1)).toMatchObject({ only_stale: true });
    expect(screen()).toContain('档案一季度未更新');
  });

  it('has no accessibility problems', async () => {
    await openDossier();
    expect(await accessibilityProblems()).toEqual([]);
  });
});
