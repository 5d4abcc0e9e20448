/** Long work: shown only when it takes over half a second, with count and 取消. */
import { readonly, ref } from 'vue';
import type { Progress } from '@/ipc/bindings';
import { call, cancel, type CommandName, type Params, type Result } from '@/ipc/client';

export interface Work {
  title: string;
  progress: Progress | null;
  stopping: boolean;
}

const DELAY_MS = 500;
const current = ref<Work | null>(null);
export const currentWork = readonly(current);

/** Calls a command that may take long, with the progress dialog over the page. */
export async function callLong<N extends CommandName>(
  title: string,
  name: N,
  params: Params<N>,
): Promise<Result<N>> {
  let progress: Progress | null = null;
  const timer = setTimeout(() => (current.value = { title, progress, stopping: false }), DELAY_MS);
  try {
    return await call(name, params, (step) => {
      progress = step;
      if (current.value) current.value = { ...current.value, progress: step };
    });
  } finally {
    clearTimeout(timer);
    current.value = null;
  }
}

/** 取消 was pressed: the work ends at its next step and its call fails with `task.cancelled`. */
export function stopWork(): void {
  const task = current.value?.progress?.task;
  if (!current.value || task === undefined) return;
  current.value = { ...current.value, stopping: true };
  void cancel(task);
}
