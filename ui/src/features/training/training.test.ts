import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems, button, control, key, openApp, press, screen, settle, type } from '@/testing/page';
import { wireError } from '@/testing/mock';
import { trainingAnswers } from '@/testing/mockTraining';

const names = (side: '未到' | '已到') => [...document.querySelectorAll(`[aria-label="${side}"] .name`)].map((one) => one.textContent);
const tick = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('[aria-label="未到"] .who')].find((one) => one.textContent!.includes(name))!.click();
const dialog = () => document.querySelector('.el-dialog')?.textContent?.replace(/\s+/g, ' ') ?? '';
const rowOf = (text: string) => [...document.querySelectorAll<HTMLElement>('.q-table tbody tr')].find((row) => row.textContent!.includes(text))!;

async function current(title: string): Promise<void> {
  rowOf(title).click();
  await settle();
}
async function pick(label: string, choice: string): Promise<void> {
  control(label).dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await settle();
  [...document.querySelectorAll<HTMLElement>('.el-select-dropdown__item')].find((one) => one.textContent === choice)!.click();
  await settle();
}
async function paste(text: string): Promise<void> {
  await type('签到名单', text);
  await new Promise((resolve) => setTimeout(resolve, 350));
  await settle();
}
const choose = async (line: string, choice: string) => {
  const box = [...document.querySelectorAll<HTMLElement>('.question')].find((one) => one.querySelector('strong')!.textContent === line)!;
  [...box.querySelectorAll<HTMLElement>('label')].find((one) => one.textContent!.includes(choice))!.querySelector('input')!.click();
  await settle();
};

describe('教育培训', () => {
  it('is one key away and opens on its sessions, the newest first', async () => {
    await openApp('/');
    await key('4', { altKey: true });
    await vi.waitFor(() => expect(screen()).toContain('后备干部培训班第三期'), 10_000);
    await settle();
    expect(rowOf('后备干部培训班第三期').textContent).toContain('3/9');
    expect(rowOf('后备干部培训班第二期').textContent).toContain('2024.10.16–10.17');
    expect(document.documentElement.dataset.ready).toBe('true');
    expect(screen()).toContain('4 场');
    expect(screen()).toContain('实到 25 人次');
  });

  it('says what to do while there are no sessions', async () => {
    await openApp('/training', { 'sessions.list': () => ({ rows: [], counts: { expected: 0, present: 0, reserves: 0, guests: 0, leave: 0, absent: 0 } }) });
    expect(screen()).toContain('还没有班次');
    await press('新建班次');
    expect(dialog()).toContain('新建班次');
  });

  it('narrows the list by form and by words, and gives the conditions up at once', async () => {
    const { sent } = await openApp('/training');
    await type('在本页查找', '下河湾');
    expect(sent('sessions.list').at(-1)).toMatchObject({ text: '下河湾' });
    await type('在本页查找', '查无此班');
    expect(screen()).toContain('没有符合条件的班次');
    await press('清除条件');
    expect(rowOf('后备干部培训班第三期')).toBeTruthy();
  });

  it('is clean for screen readers in every view', async () => {
    for (const path of ['/training', '/training/stats', '/training/teachers', '/training/courses']) {
      const { app } = await openApp(path);
      expect(await accessibilityProblems()).toEqual([]);
      app.unmount();
      document.body.innerHTML = '';
    }
  });
});

describe('a session', () => {
  it('is registered with what was usual last time, and what is missing is said beside its field', async () => {
    const { sent } = await openApp('/training');
    await press('新建班次');
    await press('登记');
    expect(document.querySelector('[data-field="title"] .problem')!.textContent).toContain('请填写班次名称');
    expect(document.querySelector('[data-field="hours"] .problem')!.textContent).toContain('请填写学时');
    await type('班次名称', '村级财务专题班');
    await type('学时', '半天');
    await type('最后一天', '2025.11.1');
    await press('登记');
    expect(screen()).toContain('请写数字');
    expect(screen()).toContain('结束早于开始');
    await type('学时', '4');
    await type('最后一天', '');
    await pick('第 1 门课', '民法典');
    await key('s', { ctrlKey: true });
    expect(sent('sessions.set')).toMatchObject([
      { title: '村级财务专题班', begins_on: '2025-11-26', ends_on: null, hours: '4', form: '集中培训', level: '乡', courses: [{ course_id: 'c2' }] },
    ]);
    expect(screen()).toContain('已登记班次“村级财务专题班”');
    expect(document.querySelector('.panel h2')!.textContent).toBe('村级财务专题班');
    expect(screen()).toContain('还没有参训名单');
  });

  it('is saved by Ctrl+Enter from a choice, too, which would keep the key to itself', async () => {
    const { sent } = await openApp('/training');
    await press('新建班次');
    await type('班次名称', '村级财务专题班');
    await type('学时', '4');
    control('形式').focus();
    await key('Enter', { ctrlKey: true });
    expect(sent('sessions.set')).toMatchObject([{ title: '村级财务专题班' }]);
  });

  it('asks before what was typed is thrown away', async () => {
    await openApp('/training');
    await press('新建班次');
    await type('班次名称', '没写完');
    await press('取消');
    expect(screen()).toContain('还没有保存');
    await press('继续编辑');
    expect(control('班次名称').value).toBe('没写完');
  });

  it('shows beside its field what the app refuses', async () => {
    const refuse = () => {
      throw wireError({ family: 'invalid', fields: [{ field: 'hours', code: 'hours.range', message: '1 天最多 12 学时，写的是 40' }] });
    };
    await openApp('/training', { 'sessions.set': refuse });
    await press('新建班次');
    await type('班次名称', '财务班');
    await type('学时', '40');
    await press('登记');
    expect(document.querySelector('[data-field="hours"] .problem')!.textContent).toContain('1 天最多 12 学时');
  });

  it('is copied to another day, everybody expected again', async () => {
    const { sent } = await openApp('/training');
    await press('复制上次');
    await type('开班日期', '2025.12.18');
    await press('新建');
    expect(sent('sessions.copy')).toMatchObject([{ id: 'n3', begins_on: '2025-12-18' }]);
    expect(document.querySelector('.panel h2')!.textContent).toBe('后备干部培训班第四期');
  });

  it('is deleted with its list, which can be undone', async () => {
    const { sent } = await openApp('/training');
    await current('后备干部培训班第三期');
    document.querySelector<HTMLElement>('[aria-label="更多操作"]')!.click();
    await settle();
    await press('删除这个班次');
    expect(sent('sessions.remove')).toEqual([{ id: 'n3' }]);
    expect(screen()).toContain('已删除班次“后备干部培训班第三期”和 9 人的参训记录');
    expect(button('撤销')).toBeTruthy();
  });
});

describe('who came', () => {
  it('is ticked with one click at once, before it is saved, and can be taken back', async () => {
    let release: () => void = () => {};
    const { sent } = await openApp('/training', {
      'attendances.set': () => new Promise((resolve) => (release = () => resolve({ value: { saved: 1, removed: 0, outside: [] }, changes: [], op: 51 }))),
    });
    await current('后备干部培训班第三期');
    expect(names('已到')).toEqual(['申海涛', '申玉梅', '张磊']);
    tick('王艳');
    await settle();
    expect(names('已到')).toContain('王艳');
    expect(screen()).toContain('实到 4');
    release();
    await settle();
    expect(sent('attendances.set')).toMatchObject([{ session_id: 'n3', rows: [{ id: 'n3-p6', state: 'present' }] }]);
    await press('撤销');
    expect(sent('history.undo')).toEqual([{ op: 51 }]);
  });

  it('says again what is stored when it cannot be saved', async () => {
    await openApp('/training');
    await current('冬季法治宣传骨干班');
    expect(screen()).toContain('12月3日才开班，先列应到');
    tick('申海涛');
    await settle();
    expect(names('已到')).toEqual([]);
    expect(screen()).toContain('还不能登记实到');
  });

  it('is found by pinyin and ticked with Enter', async () => {
    const sounds = { wy: ['p6'] } as Record<string, string[]>;
    const { sent } = await openApp('/training', {
      'people.find': ({ text }) => (sounds[text] ?? []).map((id) => ({ id, name: '王艳', former_names: null, village: '申家营村', birth: null, post: null, state: 'in_pool', phone: null })),
    });
    await current('后备干部培训班第三期');
    await type('找参训人', 'wy');
    expect(names('未到')).toEqual(['王艳']);
    await key('Enter');
    expect(sent('attendances.set')).toMatchObject([{ rows: [{ id: 'n3-p6', state: 'present' }] }]);
    expect(control('找参训人').value).toBe('');
  });

  it('goes over the names with ↑↓ ←→, Enter moves one over and the next is ready', async () => {
    await openApp('/training');
    await current('后备干部培训班第三期');
    control('找参训人').focus();
    await key('ArrowDown');
    expect(document.activeElement!.textContent).toContain('乌云其木格');
    await key('ArrowDown');
    await key('Enter');
    expect(names('已到')).toContain('李强');
    expect(document.activeElement!.textContent).toContain('王艳');
    await key('ArrowRight');
    expect(document.activeElement!.closest('section')!.getAttribute('aria-label')).toBe('已到');
  });

  it('is everybody at once but those on leave, or a whole village', async () => {
    const { sent } = await openApp('/training');
    await current('后备干部培训班第三期');
    await press('全部到');
    expect(screen()).toContain('5 人已到');
    expect(names('未到')).toEqual(['乌云其木格']);
    await current('后备干部培训班第二期');
    document.querySelector<HTMLElement>('[aria-label="修改 申海涛"]')!.click();
    await settle();
    await type('学时', '8');
    await press('保存');
    expect(sent('attendances.set').at(-1)).toMatchObject({ session_id: 'n1', rows: [{ id: 'n1-p1', state: 'present', hours: '8' }] });
  });

  it('may be on leave', async () => {
    const { sent } = await openApp('/training');
    await current('后备干部培训班第三期');
    document.querySelector<HTMLElement>('[aria-label="王艳 请假"]')!.click();
    await settle();
    expect(sent('attendances.set')).toMatchObject([{ rows: [{ state: 'leave' }] }]);
    expect(screen()).toContain('请假 2');
  });

  it('can be people of villages, single people and guests, of whom nobody is made', async () => {
    const { sent } = await openApp('/training');
    await current('后备干部培训班第三期');
    await press('添加参训人');
    const village = [...document.querySelectorAll<HTMLElement>('.villages label')].find((one) => one.textContent!.includes('下河湾村'))!;
    village.querySelector('input')!.click();
    await type('来宾姓名', '钱进');
    await type('来宾单位', '统计站');
    await press('加入');
    await press('添加 5 人');
    expect(sent('attendances.set')).toMatchObject([
      { session_id: 'n3', rows: [{ person_id: 'p10' }, { person_id: 'p11' }, { person_id: 'p12' }, { person_id: 'p13' }, { guest: '钱进', guest_unit: '统计站', state: 'present' }] },
    ]);
    expect(sent('people.add')).toEqual([]);
  });
});

describe('a pasted sign-in list', () => {
  it('is matched, what is not clear is asked, and nobody is made from an unknown name', async () => {
    const { sent } = await openApp('/training');
    await current('后备干部培训班第三期');
    await press('粘贴签到名单');
    await paste('李强\n王燕\n李强\n钱进 统计站\n赵慧 请假');
    expect(dialog()).toContain('认出 2 人，要问 2 人，重复 1');
    expect(dialog()).toContain('有同音的人');
    expect(dialog()).toContain('还有 2 人没有定，先不登记');
    expect(button('登记 2 人')).toBeTruthy();
    await choose('王燕', '是王艳');
    await choose('钱进', '按来宾登记');
    await press('登记 4 人');
    expect(sent('attendances.set')).toEqual([
      {
        session_id: 'n3',
        rows: [
          { person_id: 'p5', state: 'present' },
          { person_id: 'p6', state: 'present' },
          { guest: '钱进', guest_unit: '统计站', state: 'present' },
          { person_id: 'p8', state: 'leave' },
        ],
      },
    ]);
    expect(sent('people.add')).toEqual([]);
    expect(screen()).toContain('签到名单已登记 4 人，其中来宾 1 人');
    expect(button('撤销')).toBeTruthy();
  });

  it('registers nobody twice when two lines turn out to mean one person', async () => {
    await openApp('/training');
    await current('后备干部培训班第三期');
    await press('粘贴签到名单');
    await paste('王艳\n王燕');
    await choose('王燕', '是王艳');
    expect(dialog()).toContain('与第 1 行是同一个人，只登记一次');
    expect(button('登记 1 人')).toBeTruthy();
  });

  it('finds somebody by hand who goes by another name', async () => {
    const { sent } = await openApp('/training');
    await current('后备干部培训班第三期');
    await press('粘贴签到名单');
    await paste('小申');
    await press('另找一个人…');
    await type('小申是台账里的谁', '申海涛');
    await key('Enter');
    await press('登记 1 人');
    expect(sent('attendances.set')).toMatchObject([{ rows: [{ person_id: 'p1' }] }]);
  });

  it('is clean for screen readers', async () => {
    await openApp('/training');
    await current('后备干部培训班第三期');
    await press('粘贴签到名单');
    await paste('王燕\n钱进');
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('the figures', () => {
  const card = (word: string) => [...document.querySelectorAll('.cards li')].find((one) => one.querySelector('span')!.textContent!.trim() === word)!;

  it('tell 场次, 人次, 人数 and 学时 apart, each leading to its list', async () => {
    await openApp('/training/stats');
    expect(card('场次').querySelector('.big')!.textContent).toBe('2');
    expect(card('人次').querySelector('.big')!.textContent).toBe('7');
    expect(card('人数').querySelector('.big')!.textContent).toBe('7');
    expect(card('学时').querySelector('.big')!.textContent).toBe('32');
    card('人数').querySelector<HTMLElement>('.big')!.click();
    await settle();
    expect(rowOf('申海涛').textContent).toContain('2025.11.20');
    card('场次').querySelector<HTMLElement>('.big')!.click();
    await settle();
    expect(screen()).toContain('2 场');
    expect(rowOf('后备干部培训班第二期')).toBeUndefined();
  });

  it('tell who is among 人数 beside the reserves, and that guests are not', async () => {
    const stats = trainingAnswers()['training.stats']!;
    await openApp('/training/stats', {
      'training.stats': async (asked) => {
        const found = await stats(asked);
        return { ...found, total: { ...found.total, people: 26, reserve_people: 24, guests: 3 } };
      },
    });
    expect(card('人数').textContent).toContain('后备 24、其他 2，另有来宾 3');
  });

  it('count 人次 twice for who came twice, and 人数 once', async () => {
    const { sent } = await openApp('/training/stats');
    await press('自选');
    await type('从哪天', '2024.1.1');
    expect(sent('training.stats').at(-1)).toMatchObject({ from: '2024-01-01' });
    expect(card('人次').querySelector('.big')!.textContent).toBe('25');
    expect(card('人数').querySelector('.big')!.textContent).toBe('18');
  });

  it('list who was never trained and who has too few hours, against a minimum that can be changed', async () => {
    const { sent } = await openApp('/training/stats');
    await press('从未参训 45');
    expect(document.querySelectorAll('.q-table tbody tr[data-at]').length).toBe(45);
    await press('最低学时…');
    await type('每年学时', '多');
    await press('保存');
    expect(screen()).toContain('请写数字');
    await type('每年学时', '8');
    await press('保存');
    expect(sent('training.set_minimum')).toEqual([{ hours: 80 }]);
    await press('不足 8 学时');
    expect(document.querySelectorAll('.q-table tbody tr[data-at]').length).toBe(49);
  });

  it('list who studies where and what, each name leading to the person', async () => {
    const study = { id: 's1', person_id: 'p1', name: '申海涛', village: '申家营村', kind: '进修', title: '农村干部学历教育' };
    const more = { institution: '市开放大学', begins_on: '2025-09-01', under_way: true, township_id: 't1' };
    const none = { ends_on: null, hours: null, level: null, certificate: null, result: null, document: null, remark: null };
    await openApp('/training/stats', {
      'studies.list': () => ({ as_of: '2025-11-26', rows: [{ ...study, ...more, ...none }], studies: 1, people: 1, kinds: [] }),
    });
    await press('进修');
    expect([...rowOf('申海涛').querySelectorAll('td')].map((cell) => cell.textContent!.trim()).slice(1, 6)).toEqual([
      ...['申家营村', '进修', '农村干部学历教育', '市开放大学', '2025.09.01 – 在读'],
    ]);
    expect(rowOf('申海涛').querySelector('a')!.getAttribute('href')).toContain('person=p1');
  });

  it('are sorted by any column', async () => {
    await openApp('/training/stats');
    await press('参训率');
    await press('参训率');
    expect(document.querySelector('.q-table tbody tr[data-at]')!.textContent).toContain('下河湾村');
  });
});

describe('teachers and schools', () => {
  it('lead from how often somebody taught to those sessions', async () => {
    const { sent } = await openApp('/training/teachers');
    await press('1 场');
    expect(sent('sessions.list').at(-1)).toMatchObject({ teacher_id: 'k1' });
    expect(screen()).toContain('王志平');
  });

  it('are registered, and one who taught is not deleted', async () => {
    const { sent } = await openApp('/training/teachers');
    await press('新增师资');
    await press('保存');
    expect(screen()).toContain('请填写姓名');
    await type('姓名', '孙明');
    await press('保存');
    expect(sent('teachers.set')).toMatchObject([{ name: '孙明' }]);
    rowOf('王志平').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    await settle();
    await press('删除');
    expect(screen()).toContain('王志平还有 1 次授课，不能删除');
  });
});

describe('courses and requests', () => {
  it('rank what is wanted and make a session from it', async () => {
    const { sent } = await openApp('/training/courses');
    const first = [...document.querySelectorAll<HTMLElement>('.panel .q-table tbody tr[data-at]')][0]!;
    expect(first.textContent).toContain('民法典');
    first.querySelector<HTMLElement>('.btn')!.click();
    await settle();
    expect(control('班次名称').value).toBe('民法典');
    expect(screen()).toContain('据 2 条点单开班');
    await type('学时', '2');
    await press('登记');
    expect(sent('sessions.set')).toMatchObject([{ title: '民法典', requests: ['q1', 'q2'], courses: [{ course_id: 'c2' }] }]);
  });

  it('register a request, and say who has to ask', async () => {
    const { sent } = await openApp('/training/courses');
    await press('登记点单');
    await press('登记');
    expect(screen()).toContain('请选择是哪个村或哪个人点的');
    await pick('哪个村', '红旗村');
    await pick('想学什么', '民法典');
    await press('登记');
    expect(sent('requests.set')).toMatchObject([{ village_id: 'v5', course_id: 'c2', on_day: '2025-11-26' }]);
  });

  it('take what was typed when the next field is gone to, without choosing it from the list', async () => {
    const { sent } = await openApp('/training/courses');
    await press('登记点单');
    await pick('哪个村', '红旗村');
    control('想学什么').focus();
    await type('想学什么', '果树修剪');
    control('人数').focus();
    await settle();
    await press('登记');
    expect(sent('requests.set')).toMatchObject([{ village_id: 'v5', topic: '果树修剪' }]);
  });
});

describe('a person', () => {
  const panel = () => document.querySelector('.panel')!.textContent!.replace(/\s+/g, ' ');

  it('has a record of sessions and hours, year by year against the minimum', async () => {
    await openApp('/reserves?person=p1&tab=training');
    expect(panel()).toContain('培训 2');
    expect(panel()).toContain('2025 年48 学时');
    expect(panel()).toContain('后备干部培训班第三期');
    expect(panel()).toContain('将开班');
  });

  it('studies elsewhere, which is registered and corrected there', async () => {
    const { sent } = await openApp('/reserves?person=p1&tab=training');
    await press('登记进修');
    await press('登记');
    expect(screen()).toContain('请填写学什么');
    await pick('类型', '外出培训');
    await type('学什么', '浙江农村电商考察');
    await type('从', '2025.10');
    await type('学时', '24');
    await press('登记');
    expect(sent('studies.set')).toMatchObject([{ people: ['p1'], kind: '外出培训', title: '浙江农村电商考察', begins_on: '2025-10', hours: '24' }]);
    expect(panel()).toContain('浙江农村电商考察');
  });
});
