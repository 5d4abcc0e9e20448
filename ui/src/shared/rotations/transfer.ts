/** What a 跨村任职 does to the posts of both villages, as lines of one table. */
import type { TransferPreview } from '@/ipc/bindings';

export interface TransferLine {
  village: string;
  post: string;
  before: string | null;
  after: string | null;
  /** Said where nobody comes after. */
  none: string;
  note: string;
}

/** The village they come to, the one they leave, and their other posts that end. */
export function linesOf(preview: TransferPreview): TransferLine[] {
  const lines: TransferLine[] = [];
  const { arrival, departure } = preview;
  if (arrival) {
    const status = preview.statuses.map((one) => one.status).join('、');
    const { village, before, after, note } = arrival;
    lines.push({
      ...{ village, post: '村党组织书记', before: before?.name ?? null, after: after?.name ?? null, none: '缺位' },
      note: [status, note].filter(Boolean).join('；'),
    });
  }
  if (departure) {
    const { village, before, after, note } = departure;
    lines.push({
      ...{ village, post: '村党组织书记', before: before?.name ?? null, after: after?.name ?? null, none: '缺位' },
      note: note ?? '',
    });
  }
  for (const post of preview.ends) {
    lines.push({ village: post.village ?? '', post: post.title, before: preview.name, after: null, none: '不再担任', note: '' });
  }
  return lines;
}

/** How many villages' posts change. */
export const villagesOf = (lines: readonly TransferLine[]): number => new Set(lines.map((line) => line.village)).size;
