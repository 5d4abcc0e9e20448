/** Nothing typed is lost by leaving: whoever holds unsaved input says so here. */
import { onScopeDispose } from 'vue';
import { ask } from './asks';

const holders = new Set<() => boolean>();

/** Declares unsaved input for as long as the component lives. */
export function useUnsaved(isDirty: () => boolean): void {
  holders.add(isDirty);
  onScopeDispose(() => holders.delete(isDirty));
}

/** Whether anything unsaved is on screen. */
export function hasUnsaved(): boolean {
  return [...holders].some((isDirty) => isDirty());
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
