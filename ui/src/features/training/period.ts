/** Stretches of days that lists and figures are asked for. */
import { addDays, inWords } from '@/shared/format/dates';

export type PeriodKind = 'year' | 'last' | 'months' | 'own';
export interface Period {
  kind: PeriodKind;
  from: string;
  to: string;
}

export const PERIODS: readonly { kind: PeriodKind; label: string }[] = [
  { kind: 'year', label: '本年' },
  { kind: 'last', label: '上年' },
  { kind: 'months', label: '近12个月' },
  { kind: 'own', label: '自选' },
];

/** The first and last day of a period as of a day; an own one begins as this year. */
export function periodOf(kind: PeriodKind, asOf: string): Period {
  const year = Number(asOf.slice(0, 4));
  switch (kind) {
    case 'last':
      return { kind, from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case 'months':
      // 29 February has no sister a year before: its month begins one day later.
      return { kind, from: addDays(`${year - 1}${asOf.slice(4)}`, 1), to: asOf };
    default:
      return { kind, from: `${year}-01-01`, to: asOf };
  }
}

/** `2025 年`, or its days. */
export function periodSaid({ kind, from, to }: Period): string {
  if (kind === 'months') return '近12个月';
  if (from.endsWith('-01-01') && from.slice(0, 4) === to.slice(0, 4) && (kind !== 'own' || to.endsWith('-12-31'))) {
    return `${from.slice(0, 4)} 年`;
  }
  return `${inWords(from)}至${inWords(to)}`;
}
