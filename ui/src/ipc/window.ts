/** What only the app's own window can do: scale the page, tell of dropped files and of its closing. */
import { Channel, invoke } from '@tauri-apps/api/core';
import { onScopeDispose, ref } from 'vue';
import type { PickedFile } from './bindings';
import { inWindow } from './client';

/** 字号. */
export type Zoom = 'normal' | 'large' | 'huge';
type DroppedFile = Pick<PickedFile, 'token' | 'name'>;
type WindowEvent =
  | { kind: 'files_dropped'; files: DroppedFile[] }
  | { kind: 'files_over' }
  | { kind: 'files_left' }
  | { kind: 'closing' };

const SCALE: Record<Zoom, number> = { normal: 1, large: 1.15, huge: 1.3 };
type Taker = (files: DroppedFile[]) => void;
const takers = new Set<Taker>();
/** Dialogs that want files for themselves; the last one opened gets them. */
const alone: Taker[] = [];

/** Files hang over the window, not yet let go. */
export const filesOver = ref(false);

/**
 * Listens to the window; called once at the start.
 * @param mayClose asked before the window closes
 */
export function watchWindow(mayClose: () => Promise<boolean>): void {
  if (!inWindow()) return;
  /** The window hears at once that the page is there, and goes when the page lets it. */
  async function close(): Promise<void> {
    await invoke('leave', { go: false });
    if (await mayClose()) await invoke('leave', { go: true });
  }
  const channel = new Channel<WindowEvent>();
  channel.onmessage = (event) => {
    if (event.kind === 'closing') return void close();
    filesOver.value = event.kind === 'files_over';
    if (event.kind === 'files_dropped') [alone.at(-1) ?? [...takers]].flat().forEach((take) => take(event.files));
  };
  void invoke('watch', { onEvent: channel });
}

/** Runs `take` for each drop until the component goes. Tokens come in, never paths. */
export function onDroppedFiles(take: Taker): void {
  takers.add(take);
  onScopeDispose(() => takers.delete(take));
}

/** The same, and nobody else gets them as long as the component is there. */
export function onFilesDroppedHere(take: Taker): void {
  alone.push(take);
  onScopeDispose(() => alone.splice(alone.indexOf(take), 1));
}

/** Shows everything in a font size; a plain browser scales the page itself. */
export function showZoom(zoom: Zoom): void {
  if (inWindow()) void invoke('zoom', { factor: SCALE[zoom] });
  else document.documentElement.style.setProperty('zoom', String(SCALE[zoom]));
}

/** Tells the world outside (tests) whether the page can be used. */
export function markReady(ready: boolean): void {
  document.documentElement.dataset.ready = String(ready);
}
