/** Short messages at the upper edge; a change that can be taken back carries 撤销 for 8 seconds. */
import { readonly, ref } from 'vue';
import type { FileToken, Outcome, Saved, WireError } from '@/ipc/bindings';
import { asWireError, call } from '@/ipc/client';
import { refreshRegister } from '@/ipc/register';

export type Tone = 'done' | 'info' | 'warn' | 'bad';
export interface Toast {
  id: number;
  tone: Tone;
  text: string;
  hint?: string;
  /** The journal's number of what 撤销 takes back. */
  op?: number | null;
  /** A file or folder that was written: 打开 shows it. */
  file?: FileToken;
}

/** How long a message with 撤销 stays. */
export const TOAST_MS = 8000;

const toasts = ref<Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();
let next = 1;

export const shownToasts = readonly(toasts);

/** Shows a message; the newest stands topmost, at most three at a time. */
export function toast(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
  const id = next++;
  toasts.value = [...toasts.value.slice(-2), { id, tone: 'done', text, ...options }];
  timers.set(
    id,
    setTimeout(() => closeToast(id), TOAST_MS),
  );
}

/** Says that a change was made, with its 撤销. */
export function toastDone(text: string, outcome: Outcome<unknown>): void {
  toast(text, { tone: 'done', op: outcome.op });
}

/** Says where files went, with 打开; nothing when the dialog was closed without choosing. */
export function toastSaved(saved: Saved | null): void {
  if (!saved) return;
  const said = saved.files > 1 ? `${saved.files} 个文件已存到“${saved.where}”` : `已存为“${saved.where}”`;
  toast(said, { file: saved.token });
}

/** Says why something was not done: yellow when the rules say no, red when something broke. */
export function toastError(thrown: unknown): void {
  const error: WireError = asWireError(thrown);
  if (error.code === 'task.cancelled') return;
  toast(error.message, { tone: error.family === 'fault' ? 'bad' : 'warn', hint: error.hint });
}

export function closeToast(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  toasts.value = toasts.value.filter((shown) => shown.id !== id);
}

/** Shows a written file with the system's own program. */
export async function openFile(token: FileToken): Promise<void> {
  try {
    await call('files.open', { token });
  } catch (thrown) {
    toastError(thrown);
  }
}

/** Takes back one action (or the last one) and says so. */
export async function undo(op?: number): Promise<void> {
  try {
    const outcome = await call('history.undo', op === undefined ? {} : { op });
    toast(`已撤销：${outcome.value}`, { tone: 'info' });
    await refreshRegister();
  } catch (thrown) {
    toastError(thrown);
  }
}

/** Does the last taken-back action again and says so. */
export async function redo(): Promise<void> {
  try {
    const outcome = await call('history.redo', {});
    toast(`已重做：${outcome.value}`, { tone: 'info' });
    await refreshRegister();
  } catch (thrown) {
    toastError(thrown);
  }
}
