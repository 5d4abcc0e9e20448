import { describe, expect, it } from 'vitest';
import type { CandidateRow } from '@/ipc/bindings';
import { accessibilityProblems, button, control, key, openApp, press, screen, settle, type } from '@/testing/page';
import { GROUPS } from './matching';

const open = (query = '') => openApp(`/reserves/matching${query}`);
const rows = () => [...document.querySelectorAll('[aria-label="择村建议"] tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const soon = async () => {
  await new Promise((resolve) => setTimeout(resolve, 200));
  await settle();
};
const dialog = () => [...document.querySelectorAll<HTMLElement>('.el-dialog')].pop()!;

describe('择村', () => {
  it('suggests villages for who is free, with points and reasons, before anything is written', async () => {
    const { sent } = await open();
    expect(sent('matches.make').pop()).toMatchObject({ people: ['g-邢雨桐', 'g-杭嘉诚'], villages: ['v1', 'v6'], one_each: false });
    expect(rows()[0]).toMatch(/邢雨桐.*大学 动物医学.*申家营村.*90.*籍贯申家营村 \+40.*对口产业：养殖 \+20/);
    expect(screen()).toContain('2 人去 2 个村；其中大学以上 2 人');
    expect(button('采用 2 人')).toBeTruthy();
    expect(document.documentElement.dataset.ready).toBe('true');
  });

  it('asks again for other people and villages, and says who found none', async () => {
    const { sent } = await open();
    await press('没有后备');
    await soon();
    expect(sent('matches.make').pop()).toMatchObject({ villages: ['v1'] });
    expect(screen()).toContain('第 2 人');
    await press('每村只去 1 人');
    await soon();
    expect(sent('matches.make').pop()).toMatchObject({ one_each: true });
    expect(screen()).toContain('1 人没排到村：杭嘉诚');
    await press('退出过');
    await soon();
    expect(screen()).toContain('没有可以择村的人');
  });

  it('comes from 工作台 with the village that lacks somebody', async () => {
    const { sent } = await open('?village=v6');
    await soon();
    expect(sent('matches.make').pop()).toMatchObject({ villages: ['v6'] });
  });

  it('says why not another village, takes one by hand, and leaves somebody out', async () => {
    const { sent } = await open();
    document.querySelector<HTMLElement>('.suggestion .btn.small')!.click();
    await settle();
    expect(screen()).toMatch(/下河湾村30 分少 60 分：籍贯没有那么近/);
    [...document.querySelectorAll<HTMLInputElement>('.others input[type=radio]')].pop()!.click();
    await settle();
    expect(screen()).toContain('若去枣园子村，总分会少 40 分，杭嘉诚也要换村');
    expect(rows().join()).toContain('手工');
    document.querySelector<HTMLInputElement>('[aria-label="采用 邢雨桐"]')!.click();
    await settle();
    await press('采用 1 人');
    await press('到村任职');
    await press('采用 1 人');
    const accepted = sent('matches.accept').pop() as { matches: { person_id: string; village_id: string }[] };
    expect(accepted).toMatchObject({ enter_pool: false, post: '村党支部副书记' });
    expect(accepted.matches).toHaveLength(1);
    expect(screen()).toContain('已采用 1 人的择村建议');
    expect(button('撤销')).toBeTruthy();
  });

  it('says of everybody what stands in the way before a reason is written for all of them', async () => {
    const { sent } = await openApp('/reserves/matching', {
      'gates.list': ({ people }) =>
        people.map((id) => ({ person_id: id, name: id.slice(2), blockers: [{ kind: 'negative_hit' as const, text: '被列为失信被执行人' }], warnings: [] })),
    });
    await press('采用 2 人');
    expect(dialog().textContent).toContain('2 人暂不能入库');
    expect(dialog().textContent).toMatch(/邢雨桐：被列为失信被执行人.*杭嘉诚：被列为失信被执行人/);
    await press('仍要采用 2 人');
    expect(sent('matches.accept')).toEqual([]);
    await type('书面理由', '已经履行完毕，有法院证明');
    await press('仍要采用 2 人');
    expect(sent('matches.accept')).toMatchObject([{ override_reason: '已经履行完毕，有法院证明' }]);
  });

  it('does not suggest by itself who left a pool', () => {
    const left = { pool: null, busy: false, left: true } as CandidateRow;
    expect(GROUPS.filter((group) => group.fits(left)).map((group) => group.label)).toEqual(['退出过', '全部']);
    expect(GROUPS[0].fits({ ...left, left: false })).toBe(true);
  });

  it('takes chosen people of a pool along, for another village', async () => {
    const { sent } = await open();
    await press('跨村');
    await soon();
    expect((sent('matches.make').pop() as { people: string[] }).people).not.toContain('g-葛小兰');
    [...document.querySelectorAll<HTMLElement>('[aria-label="人员"] li label')].find((one) => one.textContent?.includes('葛小兰'))!.click();
    await soon();
    expect(sent('matches.make').pop()).toMatchObject({ reserves: true, people: expect.arrayContaining(['g-葛小兰', 'g-邢雨桐']) });
    expect(rows().join()).toContain('从申家营村来');
    await press('采用 3 人');
    expect(dialog().textContent).toContain('其中 1 人现在别的村后备库：从这天起调整到新的村');
    await press('采用 3 人');
    expect(sent('matches.accept').pop()).toMatchObject({ moves: true, enter_pool: true });
  });

  it('shows what became of it, with the figures', async () => {
    await open();
    await press('采用 2 人');
    await press('采用 2 人');
    await press('结果');
    expect(screen()).toContain('2 人去 2 个村');
    expect([...document.querySelectorAll('tr[data-at]')]).toHaveLength(2);
    expect(document.querySelector('.results .foot')!.textContent).toContain('籍贯');
  });

  it('takes needs of many villages from a sheet and asks about a name nobody has', async () => {
    const { sent } = await open();
    await press('村情与需求…');
    await type('第 1 行 村', '西天村');
    await press('保存');
    expect(sent('village_needs.set')).toEqual([]);
    expect(dialog().textContent).toContain('没有这个村');
    await type('第 1 行 村', '申家营村');
    await key('Tab');
    await type('第 1 行 产业', '肉羊养殖');
    await press('保存');
    expect(sent('village_needs.set').pop()).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ village_id: 'v1', industry: '肉羊养殖' })]) });
    expect(screen()).toContain('已登记 1 个村的村情与需求');
  });

  it('lets the clerk change what counts, and which words mean one specialty', async () => {
    const { sent } = await open();
    const before = sent('matches.make').length;
    await press('分值…');
    await type('籍贯本村', '两百');
    await press('保存');
    expect(dialog().textContent).toContain('请写 0 至 1000 的整数');
    await type('籍贯本村', '200');
    await press('保存');
    expect(sent('matches.set_weights').pop()).toMatchObject({ same_village: 200, industry: 30 });
    expect(sent('matches.make').length).toBeGreaterThan(before);
    expect(rows()[0]).toContain('+200');
    await press('专业门类…');
    await type('门类名称', '放牧');
    await type('所含词语', '牧区 草场');
    await press('加上');
    expect(sent('specialties.set')).toMatchObject([{ id: null, name: '放牧', words: '牧区 草场' }]);
    expect(control('门类名称').value).toBe('');
  });

  it('has no accessibility problems, with the reasons open', async () => {
    await open();
    await press('换村，看理由');
    expect(await accessibilityProblems()).toEqual([]);
  });
});
