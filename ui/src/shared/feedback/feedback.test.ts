import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useMock, wireError } from '@/testing/mock';
import AskHost from './AskHost.vue';
import ErrorPanel from './ErrorPanel.vue';
import QDialog from './QDialog.vue';
import { callLong, currentWork, stopWork } from './progress';
import ToastHost from './ToastHost.vue';
import { closeToast, shownToasts, toast, toastDone, toastError } from './toasts';
import { askBeforeClosing, hasUnsaved, mayClose, mayLeave, useUnsaved } from './unsaved';
import { setTransport } from '@/ipc/client';
import { effectScope } from 'vue';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  shownToasts.value.forEach((shown) => closeToast(shown.id));
  vi.useRealTimers();
});

describe('a message after a change', () => {
  it('offers 撤销 for eight seconds and takes exactly that action back', async () => {
    const calls = useMock();
    const host = mount(ToastHost, { attachTo: document.body });
    toastDone('申海涛已退出后备', { value: null, changes: [], op: 41 });
    await flushPromises();
    expect(host.text()).toContain('申海涛已退出后备');
    vi.advanceTimersByTime(7900);
    await host.get('.btn').trigger('click');
    await flushPromises();
    expect(calls.find((made) => made.name === 'history.undo')!.params).toEqual({ op: 41 });
    expect(host.text()).toContain('已撤销');
    vi.advanceTimersByTime(8100);
    await flushPromises();
    expect(host.text()).toBe('');
  });

  it('has no 撤销 when nothing changed', async () => {
    const host = mount(ToastHost);
    toastDone('没有变化', { value: null, changes: [], op: null });
    await flushPromises();
    expect(host.find('.btn').exists()).toBe(false);
  });

  it('is yellow when the rules say no, red with a hint when something broke, silent after 取消', async () => {
    const host = mount(ToastHost);
    toastError(wireError({ family: 'refused', message: '已经在库' }));
    toastError(wireError({ family: 'fault', message: '磁盘满了', hint: '请先腾出空间。' }));
    toastError(wireError({ code: 'task.cancelled', message: '已取消' }));
    await flushPromises();
    const shown = host.findAll('.toast');
    expect(shown.map((one) => one.classes()[1])).toEqual(['warn', 'bad']);
    expect(shown[1]!.text()).toContain('请先腾出空间。');
  });

  it('never piles up more than three', () => {
    for (let i = 0; i < 6; i++) toast(`第 ${i}`);
    expect(shownToasts.value.map((shown) => shown.text)).toEqual(['第 3', '第 4', '第 5']);
  });

  it('keeps 撤销 of the last change beside what is warned of, and only the newest of what went well', async () => {
    const host = mount(ToastHost, { attachTo: document.body });
    toast('已备份');
    toastDone('签到名单已登记 3 人', { value: null, changes: [], op: 7 });
    toast('任强当天不在库', { tone: 'warn' });
    await flushPromises();
    expect(host.text()).not.toContain('已备份');
    expect(host.findAll('.toast').map((one) => one.get('.words').text())).toEqual(['签到名单已登记 3 人', '任强当天不在库']);
    expect(host.get('.toast .btn').text()).toBe('撤销');
  });
});

describe('leaving unsaved input', () => {
  it('asks, with 继续编辑 as the default', async () => {
    vi.useRealTimers();
    mount(AskHost, { attachTo: document.body });
    const scope = effectScope();
    scope.run(() => useUnsaved(() => true));
    const answer = mayLeave();
    await flushPromises();
    await new Promise((r) => setTimeout(r, 30));
    const buttons = [...document.querySelectorAll<HTMLElement>('.el-dialog__footer button')];
    expect(buttons.map((button) => button.textContent?.trim())).toEqual(['不保存，离开', '继续编辑']);
    expect(document.activeElement).toBe(buttons[1]);
    buttons[1]!.click();
    expect(await answer).toBe(false);
    scope.stop();
    expect(await mayLeave()).toBe(true);
  });

  it('is asked before the window closes: a draft is kept or given up, other input is lost', async () => {
    vi.useRealTimers();
    mount(AskHost, { attachTo: document.body });
    const dropped = vi.fn();
    const answers = () => [...document.querySelectorAll<HTMLElement>('.el-dialog__footer button')];
    const close = async (answer: string) => {
      const going = mayClose();
      await flushPromises();
      answers().find((button) => button.textContent?.trim() === answer)!.click();
      return going;
    };
    expect(await mayClose(), 'nothing is unsaved').toBe(true);
    const form = effectScope();
    form.run(() => useUnsaved(() => true, dropped));
    expect(await close('继续填写')).toBe(false);
    expect(await close('存为草稿，关闭')).toBe(true);
    expect(dropped).not.toHaveBeenCalled();
    expect(await close('放弃，关闭')).toBe(true);
    expect(dropped).toHaveBeenCalledOnce();
    const dialog = effectScope();
    dialog.run(() => useUnsaved(() => true));
    expect(await close('不保存，关闭')).toBe(true);
    expect(dropped).toHaveBeenCalledOnce();
    form.stop();
    dialog.stop();
  });

  it('is asked before the window closes over work that outlives its page, and not when a page is left', async () => {
    vi.useRealTimers();
    mount(AskHost, { attachTo: document.body });
    let open = true;
    const work = { title: '导入还没有写入', text: '读到的表还没有写入名单。', stay: '继续导入' };
    askBeforeClosing({ ...work, isBegun: async () => open });
    askBeforeClosing({ ...work, isBegun: () => Promise.reject(new Error('没有打开台账')) });
    expect(await mayLeave()).toBe(true);
    const going = mayClose();
    await flushPromises();
    const dialog = document.querySelector('.el-dialog')!;
    expect(dialog.textContent).toContain('关闭之前：导入还没有写入');
    expect(dialog.textContent).toContain(work.text);
    [...dialog.querySelectorAll<HTMLElement>('footer button')].find((one) => one.textContent?.trim() === '继续导入')!.click();
    expect(await going).toBe(false);
    open = false;
    expect(await mayClose()).toBe(true);
  });

  it('is asked by a dialog that stays open while anything in it is unsaved', async () => {
    vi.useRealTimers();
    mount(AskHost, { attachTo: document.body });
    const dialog = mount(QDialog, { props: { open: true, title: '乡镇', unsaved: true }, slots: { default: '<input />' }, attachTo: document.body });
    await flushPromises();
    expect(hasUnsaved()).toBe(true);
    await dialog.setProps({ unsaved: false });
    expect(hasUnsaved()).toBe(false);
    dialog.unmount();
  });

  it('is asked by a guarded dialog once something was typed, and not before', async () => {
    vi.useRealTimers();
    mount(AskHost, { attachTo: document.body });
    const dialog = mount(QDialog, { props: { open: true, title: '入库', guarded: true }, slots: { default: '<input class="reason" />' }, attachTo: document.body });
    await flushPromises();
    const closes = async () => {
      document.querySelector<HTMLElement>('.el-dialog .close')!.click();
      await flushPromises();
    };
    await closes();
    expect(dialog.emitted('close')).toHaveLength(1);
    document.querySelector('.reason')!.dispatchEvent(new Event('input', { bubbles: true }));
    await closes();
    expect(dialog.emitted('close')).toHaveLength(1);
    const answers = [...document.querySelectorAll<HTMLElement>('.el-dialog__footer button')];
    answers.find((button) => button.textContent?.trim() === '不保存，离开')!.click();
    await flushPromises();
    expect(dialog.emitted('close')).toHaveLength(2);
    dialog.unmount();
  });
});

describe('an error', () => {
  it('lists invalid fields as links to them', async () => {
    const error = wireError({
      family: 'invalid',
      fields: [{ field: 'birth', code: 'x', message: '没有13月，请核对' }],
    });
    const panel = mount(ErrorPanel, { props: { error, labels: { birth: '出生年月' } } });
    await panel.get('.link').trigger('click');
    expect(panel.get('.link').text()).toBe('出生年月：没有13月，请核对');
    expect(panel.emitted('field')).toEqual([['birth']]);
  });

  it('is told aloud, with what to do next', () => {
    const error = wireError({ family: 'fault', message: '读不出文件', hint: '请换一份再试。', detail: 'io 5' });
    const panel = mount(ErrorPanel, { props: { error } });
    expect(panel.attributes('role')).toBe('alert');
    expect(panel.text()).toContain('请换一份再试。');
  });
});

describe('long work', () => {
  it('shows its count only after half a second and can be stopped', async () => {
    let finish: (value: unknown) => void = () => {};
    const cancelled: number[] = [];
    setTransport({
      call(_name, _params, onProgress) {
        onProgress?.({ done: 12, total: 299, label: '正在排版', task: 5 });
        return new Promise((resolve) => (finish = resolve));
      },
      cancel: async (task) => void cancelled.push(task),
    });
    const work = callLong('正在导出', 'codes.list', {});
    vi.advanceTimersByTime(400);
    expect(currentWork.value).toBeNull();
    vi.advanceTimersByTime(200);
    expect(currentWork.value?.progress).toMatchObject({ done: 12, total: 299 });
    stopWork();
    expect(cancelled).toEqual([5]);
    expect(currentWork.value?.stopping).toBe(true);
    finish({});
    await work;
    expect(currentWork.value).toBeNull();
  });
});
