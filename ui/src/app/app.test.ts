import { describe, expect, it } from 'vitest';
import { accessibilityProblems, control, key, openApp, press, screen, settle, type } from '@/testing/page';
import { wireError } from '@/testing/mock';

const focused = () => document.activeElement?.textContent?.trim() ?? '';

describe('the first run', () => {
  it('offers three ways to begin, the first one focused, ↑↓ between them', async () => {
    await openApp('/', {}, { firstRun: true });
    expect(focused()).toContain('从 Excel 导入');
    await key('ArrowDown');
    expect(focused()).toContain('从空白开始');
    await key('ArrowUp');
    await key('ArrowUp');
    expect(focused()).toContain('先看示例数据');
  });

  it('shows invented data under a yellow bar that one click clears', async () => {
    await openApp('/', {}, { firstRun: true });
    await press('打开示例');
    expect(screen()).toContain('现在看的是示例数据');
    expect(screen()).toContain('武晓燕');
    await press('清空示例');
    expect(screen()).toContain('从哪里开始？');
  });

  it('begins from nothing with a name, and says so beside the field when it is missing', async () => {
    const { sent } = await openApp('/', {}, { firstRun: true });
    await press('开始填写');
    await press('开始使用');
    expect(screen()).toContain('请填写乡镇名称');
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    await type('乡镇名称', '青禾镇');
    await type('村名单', '村名\n申家营村\n下河湾村');
    expect(screen()).toContain('认出 2 个村');
    expect(screen()).toContain('第 1 行“村名”是表头，不算村。');
    await press('开始使用');
    expect(sent('register.new')).toMatchObject([
      { owner: 'township', name: '青禾镇', villages: [{ name: '申家营村' }, { name: '下河湾村' }] },
    ]);
    expect(screen()).toContain('还没有后备干部');
  });

  it('suggests the villages of the national list, which she may still change', async () => {
    const places = { county: '青禾县', city: '北川市', province: '内蒙古' };
    const national = {
      'national.townships': () => [{ code: '150221101', name: '青禾镇', ...places }],
      'national.villages': () => [{ name: '申家营村', code: '150221101201' }],
    };
    await openApp('/', national, { firstRun: true });
    await press('开始填写');
    await type('乡镇名称', '青禾镇');
    await press('从全国名单取村名');
    await press('内蒙古北川市青禾县 青禾镇');
    expect(control('村名单').value).toContain('申家营村,150221101201');
    expect(screen()).toContain('认出 1 个村');
  });

  it('is clean for screen readers', async () => {
    await openApp('/', {}, { firstRun: true });
    expect(await accessibilityProblems()).toEqual([]);
  });
});

describe('the frame', () => {
  it('says why the register cannot be opened, and offers a backup', async () => {
    await openApp('/', {
      'register.get': () => {
        throw wireError({ message: '另一个窗口已经打开了这份数据。', hint: '请先关掉那个窗口。' });
      },
    });
    expect(screen()).toContain('另一个窗口已经打开了这份数据。');
    expect(screen()).toContain('请先关掉那个窗口。');
    expect(screen()).toContain('从文件恢复');
  });

  it('goes back from a damaged register to a backup made by itself', async () => {
    const kept = { name: '20251126-080000-exit.qinglan', at: '2025-11-26T08:00:00Z', reason: 'exit', size: 9_000, people: 61 };
    const damaged = wireError({ code: 'register.damaged', message: '台账文件已损坏。' });
    const { sent } = await openApp('/', {
      'register.get': () => {
        throw damaged;
      },
      'backups.list': () => [kept],
    });
    expect(screen()).toContain('关闭程序时');
    expect(screen()).toContain('61 人');
    await press('恢复');
    expect(sent('backups.restore')).toEqual([{ name: kept.name }]);
  });

  it('shows all shortcuts on F1 and closes them on Esc', async () => {
    await openApp();
    await key('F1');
    expect(screen()).toContain('到处可用');
    await key('Escape');
    expect(document.querySelector('.groups')).toBeNull();
  });

  it('takes back the last action with Ctrl+Z, but not while typing', async () => {
    const { sent } = await openApp();
    await key('z', { ctrlKey: true });
    expect(sent('history.undo')).toEqual([{}]);
    document.querySelector<HTMLInputElement>('[aria-label="在本页查找"]')!.focus();
    await key('z', { ctrlKey: true });
    expect(sent('history.undo')).toHaveLength(1);
  });
});

describe('Ctrl+K', () => {
  const box = () => document.querySelector<HTMLInputElement>('[role="combobox"][aria-controls="find-lines"]')!;
  const typeIn = async (text: string) => {
    box().value = text;
    box().dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };

  it('opens with the people seen lately and the actions', async () => {
    await openApp();
    await new Promise((resolve) => setTimeout(resolve, 900));
    await key('k', { ctrlKey: true });
    expect(document.activeElement).toBe(box());
    expect(screen()).toContain('最近看过');
    expect(document.querySelector('#find-lines')!.textContent).toContain('申海涛');
    expect(document.querySelector('#find-lines')!.textContent).toContain('表格录入');
  });

  it('searches letters of an unfinished word, and Enter of the input method opens nothing', async () => {
    const { sent } = await openApp();
    await key('k', { ctrlKey: true });
    await typeIn('张磊');
    expect(sent('people.find').at(-1)).toEqual({ text: '张磊', limit: 20 });
    await key('Enter', { isComposing: true });
    expect(box()).not.toBeNull();
    await key('Enter');
    expect(document.querySelector('.panel h2')!.textContent).toBe('张磊');
  });

  it('does not say that nothing was found beside something to do', async () => {
    await openApp();
    await key('k', { ctrlKey: true });
    await typeIn('备份');
    expect(document.querySelector('#find-lines')!.textContent).toContain('备份');
    expect(screen()).not.toContain('没有找到');
  });

  it('says so when nobody is found', async () => {
    await openApp();
    await key('k', { ctrlKey: true });
    await typeIn('查无此人');
    expect(screen()).toContain('没有找到“查无此人”');
  });
});
