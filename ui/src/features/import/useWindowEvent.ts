/** A listener on the whole window for as long as the component lives. */
import { onScopeDispose } from 'vue';

export function useWindowEvent<K extends keyof WindowEventMap>(
  kind: K,
  take: (event: WindowEventMap[K]) => void,
): void {
  window.addEventListener(kind, take);
  onScopeDispose(() => window.removeEventListener(kind, take));
}
