/** Nothing typed is lost by leaving: whoever holds unsaved input says so here. */
import { onScopeDispose } from 'vue';
import { ask, askWhich } from './asks';

interface Holder {
  isDirty: () => boolean;
  /** Throws the draft away that brings the input back after the window was closed. */
  dropDraft?: () => void;
}
const holders = new Set<Holder>();

/**
 * Declares unsaved input for as long as the component lives.
 * @param dropDraft given by whoever keeps what is typed as a draft: throws it away
 */
export function useUnsaved(isDirty: () => boolean, dropDraft?: () => void): void {
  const holder = { isDirty, dropDraft };
  holders.add(holder);
  onScopeDispose(() => holders.delete(holder));
}

const dirty = () => [...holders].filter((holder) => holder.isDirty());

/** Whether anything unsaved is on screen. */
export function hasUnsaved(): boolean {
  return dirty().length > 0;
}

/** Asks before leaving unsaved input, which may be only some of what is on screen; the default is to go on editing. */
export async function mayLeave(isDirty = hasUnsaved): Promise<boolean> {
  if (!isDirty()) return true;
  return ask({
    title: '还没有保存',
    text: '刚才填写的内容还没有保存，离开就不保留了。',
    stay: '继续编辑',
    go: '不保存，离开',
  });
}

/** Asks before the window closes over unsaved input; a draft may be left for the next time. */
export async function mayClose(): Promise<boolean> {
  const unsaved = dirty();
  if (unsaved.length === 0) return true;
  const drafts = unsaved.every((holder) => holder.dropDraft);
  const answer = await askWhich({
    title: '关闭之前：还没有保存',
    text: drafts
      ? '刚才填写的内容还没有保存。可以存为草稿，下次打开这一页时还在。'
      : '刚才填写的内容还没有保存，关闭就不保留了。',
    stay: '继续填写',
    go: drafts ? '存为草稿，关闭' : '不保存，关闭',
    other: drafts ? '放弃，关闭' : undefined,
  });
  if (answer === 'other') unsaved.forEach((holder) => holder.dropDraft?.());
  return answer !== 'stay';
}
