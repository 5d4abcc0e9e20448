/** The four who stand for a village, as the table and its dialogs name them. */
import type { DutyKind, Holder, VillageDuties } from '@/ipc/bindings';

export const ROLES: readonly { role: DutyKind; of: (row: VillageDuties) => Holder | null; optional?: boolean }[] = [
  { role: '村党组织书记', of: (row) => row.secretary },
  { role: '包村领导', of: (row) => row.leader },
  { role: '包村干部', of: (row) => row.contact },
  { role: '驻村第一书记', of: (row) => row.first_secretary, optional: true },
];

export const holderOf = (row: VillageDuties, role: DutyKind): Holder | null =>
  ROLES.find((one) => one.role === role)!.of(row);

/** 变更包村领导 also says which paper has it. */
export const shortHolder = (holder: Holder, village: string): string => {
  const post = holder.post ?? '';
  return post.startsWith(village) ? post.slice(village.length) : post;
};
