/**
 * Moving lines of a list by dragging. Pointer events, not the browser's drag and drop: the window
 * takes that for files. The keyboard's way are the buttons beside each line.
 */
import { onScopeDispose, ref } from 'vue';

/**
 * @param move puts the line at `from` to `to`; called while the pointer passes over the lines,
 *   which carry their place as `data-at`
 * @param dropped once the line was let go at another place than it came from
 */
export function useReorder(move: (from: number, to: number) => void, dropped: () => void = () => {}) {
  const dragging = ref<number | null>(null);
  let began = 0;

  function over(event: PointerEvent): void {
    const from = dragging.value;
    if (from === null) return;
    const line = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-at]');
    const to = line ? Number(line.dataset.at) : from;
    if (to === from) return;
    move(from, to);
    dragging.value = to;
  }

  function end(): void {
    window.removeEventListener('pointermove', over);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
    if (dragging.value !== null && dragging.value !== began) dropped();
    dragging.value = null;
  }

  function start(event: PointerEvent, index: number): void {
    if (event.button !== 0) return;
    event.preventDefault();
    began = index;
    dragging.value = index;
    window.addEventListener('pointermove', over);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  }
  onScopeDispose(end);
  return { dragging, start };
}

/** The list with one line moved. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [line] = next.splice(from, 1);
  if (line !== undefined) next.splice(to, 0, line);
  return next;
}
