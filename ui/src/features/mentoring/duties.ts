/** The four who stand for a village, as the table and its dialogs name them. */
import type { ComingHolder, DutyKind, Holder, VillageDuties } from '@/ipc/bindings';

export const ROLES: readonly { role: DutyKind; of: (row: VillageDuties) => Holder | null; optional?: boolean }[] = [
  { role: '村党组织书记', of: (row) => row.secretary },
  { role: '包村领导', of: (row) => row.leader },
  { role: '包村干部', of: (row) => row.contact },
  { role: '驻村第一书记', of: (row) => row.first_secretary, optional: true },
];

export const holderOf = (row: VillageDuties, role: DutyKind): Holder | null =>
  ROLES.find((one) => one.role === role)!.of(row);

export const comingTo = (row: VillageDuties, role: DutyKind): ComingHolder | undefined =>
  row.coming.find((one) => one.kind === role);

/** What is known to change after the day shown: `9月1日起：李四`; another year is said. */
export function comingSaid(coming: ComingHolder, asOf: string): string {
  const [year, month, day = '1'] = coming.from_on.split('-');
  const on = year === asOf.slice(0, 4) ? '' : `${year}年`;
  return `${on}${Number(month)}月${Number(day)}日起：${coming.name ?? '缺位'}`;
}

/** 变更包村领导 also says which paper has it. */
export const shortHolder = (holder: Holder, village: string): string => {
  const post = holder.post ?? '';
  return post.startsWith(village) ? post.slice(village.length) : post;
};
