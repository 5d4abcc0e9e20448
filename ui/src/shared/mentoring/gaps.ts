/** How a seat nobody holds reads. */
import type { SeatOnDay } from '@/ipc/bindings';

/** What is missing in a seat, for the list. */
export function gapSaid(seat: SeatOnDay): string {
  switch (seat.gap) {
    case 'self':
      return '本人兼任';
    case 'no_village':
      return '没有村';
    case 'unnamed':
      return seat.mentors.length ? '还缺人' : '未指定';
    default:
      return '缺位';
  }
}
