/** Going back to a backup before any register is open; the app verifies it first, and what it takes
 * the place of is kept. */
import type { Backup } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { registerReplaced } from '@/ipc/register';
import { callLong } from '@/shared/feedback/progress';
import { toast, toastError } from '@/shared/feedback/toasts';
import { whenSaid } from '@/shared/format/dates';

/** From a file the clerk picks. */
export async function restoreFromFile(): Promise<void> {
  try {
    const [file] = await call('files.pick', { purpose: 'backup', multiple: false });
    if (file) await restore(`“${file.name}”`, { token: file.token });
  } catch (thrown) {
    toastError(thrown);
  }
}

/** From one of those the app made by itself. */
export async function restoreKept(backup: Backup): Promise<void> {
  try {
    await restore(` ${whenSaid(backup.at)} 的备份`, { name: backup.name });
  } catch (thrown) {
    toastError(thrown);
  }
}

async function restore(source: string, params: { token: string } | { name: string }): Promise<void> {
  await callLong('正在从备份恢复', 'backups.restore', params);
  await registerReplaced();
  toast(`已从${source}恢复`);
}
