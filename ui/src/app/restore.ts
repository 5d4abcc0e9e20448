/** Going back to a backup the clerk picks; the app verifies it and keeps a safety copy first. */
import { call } from '@/ipc/client';
import { registerReplaced } from '@/ipc/register';
import { callLong } from '@/shared/feedback/progress';
import { toast, toastError } from '@/shared/feedback/toasts';

export async function restoreFromFile(): Promise<void> {
  try {
    const [file] = await call('files.pick', { purpose: 'backup', multiple: false });
    if (!file) return;
    await callLong('正在从备份恢复', 'backups.restore', { token: file.token });
    await registerReplaced();
    toast(`已从“${file.name}”恢复`);
  } catch (thrown) {
    toastError(thrown);
  }
}
