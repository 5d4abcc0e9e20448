/** What an inspector would find is said as soon as it is registered. */
import type { Flag } from '@/ipc/bindings';
import { toast } from '../feedback/toasts';

export function warnOf(flags: readonly Flag[]): void {
  const first = flags[0];
  if (first) toast(first.text, { tone: 'warn', hint: flags.length > 1 ? `另有 ${flags.length - 1} 处疑点` : undefined });
}
