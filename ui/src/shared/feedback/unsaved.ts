/** Nothing typed is lost by leaving: whoever holds unsaved input says so here. */
import { onScopeDispose } from 'vue';
import { ask, askWhich } from './asks';

interface Holder {
  isDirty: () => boolean;
  /** Throws the draft away that brings the input back after the window was closed. */
  dropDraft?: () => void;
}
const holders = new Set<Holder>();

/** Work that outlives its page and is lost only when the window closes. */
interface Begun {
  isBegun: () => Promise<boolean>;
  /** How closing over it is asked about. */
  title: string;
  text: string;
  stay: string;
}
const begun = new Set<Begun>();

/** Declares work of the app's own that only closing the window ends, for as long as it runs. */
export function askBeforeClosing(work: Begun): void {
  begun.add(work);
}

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

/** What of the app's own work has been begun; what cannot be told is not asked about. */
async function unfinished(): Promise<Begun[]> {
  const all = [...begun];
  const found = await Promise.all(all.map((work) => work.isBegun().catch(() => false)));
  return all.filter((_, at) => found[at]);
}

/** Asks before the window closes over unsaved input or begun work; a draft may be left for the next time. */
export async function mayClose(): Promise<boolean> {
  const unsaved = dirty();
  const works = await unfinished();
  if (unsaved.length + works.length === 0) return true;
  const drafts = unsaved.length > 0 && unsaved.every((holder) => holder.dropDraft);
  const texts = works.map((work) => work.text);
  if (drafts) texts.unshift('刚才填写的内容还没有保存。可以存为草稿，下次打开这一页时还在。');
  else if (unsaved.length) texts.unshift('刚才填写的内容还没有保存，关闭就不保留了。');
  const [work] = unsaved.length ? [] : works;
  const answer = await askWhich({
    title: `关闭之前：${work?.title ?? '还没有保存'}`,
    text: texts.join(''),
    stay: work?.stay ?? '继续填写',
    go: drafts ? '存为草稿，关闭' : '不保存，关闭',
    other: drafts ? '放弃，关闭' : undefined,
  });
  if (answer === 'other') unsaved.forEach((holder) => holder.dropDraft?.());
  return answer !== 'stay';
}
