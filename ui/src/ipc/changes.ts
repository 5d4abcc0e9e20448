/**
 * One listener for everything that changes: an answer names the kinds of records it touched, and
 * whoever shows such records fetches them again.
 */
import { onScopeDispose } from 'vue';
import type { Kind } from './bindings';

type Listener = { kinds: ReadonlySet<Kind>; run: () => void };
const listeners = new Set<Listener>();

/** Tells everyone who shows one of `kinds`. */
export function announce(kinds: readonly Kind[]): void {
  for (const listener of [...listeners]) {
    if (kinds.some((kind) => listener.kinds.has(kind))) listener.run();
  }
}

/** Runs `run` after each change of `kinds`, until the component goes. */
export function onChanges(kinds: readonly Kind[], run: () => void): void {
  const listener = { kinds: new Set(kinds), run };
  listeners.add(listener);
  onScopeDispose(() => listeners.delete(listener));
}
