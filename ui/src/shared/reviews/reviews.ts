/** What reviews are called on screen; what departments said is here only after it was asked for. */
import type { Kind, ReplyResult, ReviewStanding } from '@/ipc/bindings';

/** Records whose change makes reviews on screen stale. */
export const REVIEW_KINDS: readonly Kind[] = ['reviews', 'people', 'reserves', 'villages'];

export const STANDINGS: Record<ReviewStanding, { label: string; tone: '' | 'good' | 'warn' | 'bad' }> = {
  objection: { label: '有异议', tone: 'bad' },
  deferral: { label: '建议缓用', tone: 'warn' },
  waiting: { label: '未反馈齐', tone: '' },
  expired: { label: '已到期', tone: 'warn' },
  clear: { label: '均无异议', tone: 'good' },
};

export const RESULTS: Record<ReplyResult, { label: string; mark: string; tone: 'good' | 'warn' | 'bad' }> = {
  no_objection: { label: '无异议', mark: '无', tone: 'good' },
  objection: { label: '有异议', mark: '异', tone: 'bad' },
  deferral: { label: '建议缓用', mark: '缓', tone: 'warn' },
};

/** A department over a narrow column: 公安 for 公安局, 统战 for 统战部（民宗局）. */
export function shortName(name: string): string {
  const plain = name.replace(/[（(].*$/, '');
  const bare = /^.{2,}[局部]$/.test(plain) ? plain.slice(0, -1) : plain;
  return bare.slice(0, 4);
}
