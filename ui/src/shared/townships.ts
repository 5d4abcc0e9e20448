import type { VillageId } from '@/ipc/bindings';

/** Which township each village is of; nothing where all are of one, which need not be said. */
export function townshipsOf(villages: Iterable<readonly [VillageId, string]>): Map<VillageId, string> | undefined {
  const found = new Map(villages);
  return new Set(found.values()).size > 1 ? found : undefined;
}
