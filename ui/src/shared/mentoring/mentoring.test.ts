import { describe, expect, it } from 'vitest';
import { control, key, openApp, paste, press, screen, settle, type } from '@/testing/page';
import { mockAnswers, wireError } from '@/testing/mock';
import type { EvidenceRow, Flag } from '@/ipc/bindings';

const FLAG: Flag = {
  ...{ kind: 'same_photo', pair_id: 'pair-three-one-p1', person_id: 'p1', name: '申海涛', village: '申家营村', label: '现场指导' },
  ...{ other: '红旗村 武晓燕 现场指导', says: '这张照片也用在红旗村武晓燕的现场指导里。', text: '这张照片也用在红旗村武晓燕的现场指导里。', item_id: 'i2', visit_id: null },
};
const PHOTO: EvidenceRow = {
  ...{ id: 'e1', township_id: 't1', item_id: 'i2', visit_id: null, check_id: null, kind: 'photo', label: '照片', copies: 1, hash: 'h' },
  ...{ original_hash: 'o', original_name: 'a.jpg', original_size: 1, taken_on: '2025-11-14', media_type: 'image/jpeg', flags: [FLAG] },
};

async function openStep(over: Parameters<typeof openApp>[1] = {}) {
  const opened = await openApp('/reserves', over);
  document.querySelector<HTMLElement>('[aria-label^="现场指导，逾期"]')!.click();
  await settle();
  return opened;
}

describe('the form of a step', () => {
  it('takes yesterday with one press and a day in any of the usual ways', async () => {
    const { sent } = await openStep();
    await press('昨天');
    expect(control('完成日期').value).toBe('2025年11月25日');
    await type('完成日期', '2025.11.20');
    await key('Enter', { ctrlKey: true });
    expect(sent('items.set')).toMatchObject([{ done_on: '2025-11-20' }]);
  });

  it('asks who held the seats on the day that is typed', async () => {
    const { sent } = await openStep();
    await type('完成日期', '2025.11.20');
    expect(sent('pairs.get').at(-1)).toMatchObject({ as_of: '2025-11-20' });
  });

  it('says beside the day what is wrong with it and sends nothing', async () => {
    const { sent } = await openStep();
    await type('完成日期', '2025.13.1');
    await key('Enter', { ctrlKey: true });
    expect(screen()).toContain('没有13月');
    expect(sent('items.set')).toEqual([]);
  });

  it('adds files by their tokens and papers by name and number', async () => {
    const { sent } = await openStep({ 'files.pick': () => [{ token: 'f7', name: '大棚现场.JPG', size: 1 }] });
    await press('添加照片或文件');
    await press('纸质材料');
    await type('纸质材料是什么', '责任书');
    await type('份数', '2');
    await key('Enter', { ctrlKey: true });
    expect(sent('files.pick')).toEqual([{ purpose: 'evidence', multiple: true }]);
    expect(sent('items.set')).toMatchObject([
      {
        evidence: [
          { kind: 'photo', label: '照片', copies: 1, token: 'f7' },
          { kind: 'paper', label: '责任书', copies: 2 },
        ],
      },
    ]);
  });

  it('takes a picture that is pasted, but not the picture of copied cells', async () => {
    const { sent } = await openStep();
    await paste([new File(['cells'], 'image.png', { type: 'image/png' })], '姓名\t村');
    expect(sent('files.paste')).toEqual([]);
    await paste([new File(['photo'], 'image.png', { type: 'image/png' })]);
    expect(sent('files.paste')).toEqual([{ name: '粘贴的图片.png', data: btoa('photo') }]);
    await key('Enter', { ctrlKey: true });
    expect(sent('items.set')).toMatchObject([{ evidence: [{ kind: 'photo', label: '照片', copies: 1, token: 'pasted' }] }]);
  });

  it('shows what is stored and what an inspector would find, in amber words', async () => {
    const { sent } = await openStep({
      'items.get': async (params) => ({
        ...(await mockAnswers()['items.get']!({ ...params, step_id: 'three-one/step-1' })),
        evidence: [PHOTO],
        flags: [FLAG],
      }),
    });
    expect(document.querySelector('.flag')!.textContent).toContain('这张照片也用在红旗村武晓燕的现场指导里。');
    expect(screen()).toContain('拍于 2025.11.14');
    await press('删除照片');
    expect(sent('evidence.remove')).toEqual([{ id: 'e1' }]);
    await press('删除登记');
    expect(sent('items.remove')).toEqual([{ id: 'i0' }]);
  });

  it('adds to what is registered at once, and corrects the name and number of what is stored', async () => {
    const { sent } = await openStep({
      'files.pick': () => [{ token: 'f8', name: '大棚现场.JPG', size: 1 }],
      'items.get': async (params) => ({
        ...(await mockAnswers()['items.get']!({ ...params, step_id: 'three-one/step-1' })),
        evidence: [PHOTO],
      }),
    });
    await press('添加照片或文件');
    expect(sent('evidence.add')).toEqual([{ item_id: 'i0', evidence: [{ kind: 'photo', label: '照片', copies: 1, token: 'f8' }] }]);
    expect(screen()).toContain('已添加佐证“照片”');
    await press('纸质材料');
    await type('纸质材料是什么', '责任书');
    await press('添加');
    expect(sent('evidence.add').at(-1)).toEqual({ item_id: 'i0', evidence: [{ kind: 'paper', label: '责任书', copies: 1 }] });
    document.querySelector<HTMLElement>('[aria-label="更正佐证 照片"]')!.click();
    await settle();
    await type('照片 的名称', '现场照片');
    await type('照片 的份数', '3');
    await key('Enter');
    expect(sent('evidence.edit')).toEqual([{ id: 'e1', label: '现场照片', copies: 3 }]);
    expect(sent('items.set')).toEqual([]);
  });

  it('asks before what was typed is lost', async () => {
    await openStep();
    await type('内容', '讲程序');
    await press('取消');
    expect(screen()).toContain('还没有保存');
    await press('继续编辑');
    expect(control('内容').value).toBe('讲程序');
  });
});

describe('the picker of a person', () => {
  it('waits for the answer when Enter comes first, and never makes a new person of a known one', async () => {
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    const { sent } = await openApp('/reserves', {
      'people.find': async (params) => {
        await waiting;
        return mockAnswers()['people.find']!(params);
      },
    });
    await press('结对');
    document.querySelector<HTMLElement>('[aria-label="另行指定包村领导"]')!.click();
    await settle();
    await press('单独指定（手工）');
    await type('帮带人', '何建军');
    await key('Enter');
    answer();
    await settle();
    await type('原因', '分片调整');
    await key('s', { ctrlKey: true });
    expect(sent('pairs.name_mentor')).toMatchObject([{ mentor: { person_id: 'p10' } }]);
  });

  it('takes the mentee who is typed as mentor for what they are, and says why not', async () => {
    const { sent } = await openApp('/reserves', {
      'pairs.name_mentor': () => {
        throw wireError({ code: 'pair.mentor.self', family: 'refused', message: '申海涛不能帮带自己。' });
      },
    });
    await press('结对');
    document.querySelector<HTMLElement>('[aria-label="另行指定包村领导"]')!.click();
    await settle();
    await press('单独指定（手工）');
    await type('帮带人', '申海涛');
    await key('Enter');
    await type('原因', '分片调整');
    await key('s', { ctrlKey: true });
    expect(sent('pairs.name_mentor')).toMatchObject([{ mentor: { person_id: 'p1' } }]);
    expect(screen()).toContain('申海涛不能帮带自己。');
  });
});
