/**
 * Files that come without the file dialog: let go over the window, or pasted: a screenshot, a
 * picture copied in a chat, files copied in a folder.
 */
import { onScopeDispose } from 'vue';
import type { PickedFile } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { onFilesDroppedHere } from '@/ipc/window';
import { toast, toastError } from '../feedback/toasts';

export type IncomingFile = Pick<PickedFile, 'token' | 'name'>;
type Taker = (files: IncomingFile[]) => void;

/** What a picture is called that came without a name. */
export const PASTED = '粘贴的图片';
/** Most bytes of a pasted file: no larger one is kept. */
const LARGEST = 40 * 1024 * 1024;
/** Whoever came last gets what is pasted. */
const takers: Taker[] = [];

/** Runs `take` for files that are dropped or pasted, until the component goes; nobody else gets them. */
export function onIncomingFiles(take: Taker): void {
  onFilesDroppedHere(take);
  if (takers.length === 0) window.addEventListener('paste', onPaste);
  takers.push(take);
  onScopeDispose(() => {
    takers.splice(takers.indexOf(take), 1);
    if (takers.length === 0) window.removeEventListener('paste', onPaste);
  });
}

async function onPaste(event: ClipboardEvent): Promise<void> {
  const take = takers.at(-1);
  const { clipboardData: data } = event;
  // Cells copied in a sheet come as text and as a picture of themselves: the text is meant.
  if (!take || !data || data.getData('text/plain').trim()) return;
  const shown = [...data.files];
  if (shown.length) event.preventDefault();
  else if (data.types.length) return;
  try {
    const files = shown.length ? shown : await copiedPictures();
    const kept: IncomingFile[] = [];
    for (const file of files) {
      const name = nameOf(file);
      if (file.size > LARGEST) toast(`“${name}”超过 40 MB，没有放进来`, { tone: 'bad' });
      else kept.push(await call('files.paste', { name, data: await base64Of(file) }));
    }
    if (kept.length) take(kept);
  } catch (thrown) {
    toastError(thrown);
  }
}

/** WebKitGTK tells a page nothing of a copied picture, but hands it out when it is asked. */
async function copiedPictures(): Promise<File[]> {
  const files: File[] = [];
  // Refused where nothing that may be read is on the clipboard.
  for (const item of await navigator.clipboard.read().catch(() => [])) {
    const type = item.types.find((one) => one.startsWith('image/'));
    if (type) files.push(new File([await item.getType(type)], '', { type }));
  }
  return files;
}

/** Browsers call every picture without a name `image.png`. */
const nameOf = (file: File) => (/^image\.\w+$/.test(file.name) || !file.name ? `${PASTED}.${file.type.split('/')[1] ?? 'png'}` : file.name);

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
