/** Why a backup was made, in the clerk's words. */
const REASONS: Record<string, string> = {
  auto: '有改动，自动备份',
  import: '导入之前',
  restore: '恢复之前',
  upgrade: '升级之前',
  exit: '关闭程序时',
  manual: '自己点的备份',
};

export function whyBackedUp(reason: string): string {
  return REASONS[reason] ?? reason;
}
