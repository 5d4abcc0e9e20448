/**
 * The keyboard map. Whoever is on screen says which keys it takes; the newest comes first. Keys of
 * an input method pass by, and while a dialog is open only the dialog's own keys work.
 */
import { onScopeDispose } from 'vue';
import { isComposing } from './ime';

/** Returns `false` when the key was not for it after all. */
export type KeyAction = (event: KeyboardEvent) => boolean | void;
export interface KeyMap {
  [chord: string]: KeyAction;
}

interface Layer {
  keys: KeyMap;
  inDialog: boolean;
}
const layers: Layer[] = [];

/** `Ctrl+Shift+Z`, `Alt+2`, `F2`, `Escape`. */
export function chordOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${
    event.shiftKey && event.key.length > 1 ? 'Shift+' : event.shiftKey && event.ctrlKey ? 'Shift+' : ''
  }${key}`;
}

/** Takes keys for as long as the component lives. */
export function useKeys(keys: KeyMap, options: { inDialog?: boolean } = {}): void {
  const layer = { keys, inDialog: options.inDialog ?? false };
  layers.push(layer);
  onScopeDispose(() => layers.splice(layers.indexOf(layer), 1));
}

/** Whether a dialog lies over the page. */
export function dialogOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('.el-overlay')].some(
    (overlay) => overlay.style.display !== 'none',
  );
}

/** Whether a dialog had the key first: the Esc that closed it is not the page's as well. */
let covered = false;

function onKeydown(event: KeyboardEvent): void {
  if (isComposing(event) || event.defaultPrevented) return;
  const chord = chordOf(event);
  for (const layer of [...layers].reverse()) {
    if (covered && !layer.inDialog) continue;
    const action = layer.keys[chord];
    if (action && action(event) !== false) {
      event.preventDefault();
      return;
    }
  }
}

window.addEventListener('keydown', () => (covered = dialogOpen()), { capture: true });
window.addEventListener('keydown', onKeydown);
