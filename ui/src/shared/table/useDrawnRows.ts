/**
 * Which rows of a long table are drawn: those near what is seen, and the one the keyboard stands on
 * wherever it is, so that neither the focus nor Tab is lost. Room stands in for all others.
 */
import { computed, onBeforeUnmount, onMounted, type Ref, ref } from 'vue';

/** px of a row; every table and list has rows of this height. */
export const ROW = 34;
/** Rows drawn beyond what is seen, before they are scrolled to. */
const OVERSCAN = 24;
/** Rows that come at once, so that not every pixel of scrolling draws. */
const STEP = 8;

/** A row by its place in the list, or the room of the rows that begin with it. */
export interface Line<T> {
  at: number;
  /** px; 0 of a row. */
  room: number;
  row: T;
}

/**
 * @param rows all of them
 * @param kept the rows that are drawn wherever they are, where those near begin with `from`; −1 is none
 */
export function useDrawnRows<T>(
  scroller: Ref<HTMLElement | undefined>,
  rows: () => readonly T[],
  kept: (from: number) => readonly number[] = () => [],
) {
  const scrollTop = ref(0);
  const height = ref(800);
  const first = computed(() => Math.floor(scrollTop.value / ROW / STEP) * STEP);

  const lines = computed<Line<T>[]>(() => {
    const all = rows();
    const total = all.length;
    const from = Math.max(0, Math.min(first.value, total) - OVERSCAN);
    const to = Math.min(total, first.value + STEP + Math.ceil(height.value / ROW) + OVERSCAN);
    const always = kept(from).filter((at) => at >= 0 && at < total).sort((one, other) => one - other);
    const drawn: Line<T>[] = [];
    let next = 0;
    const draw = (begin: number, end: number) => {
      if (begin > next) drawn.push({ at: next, room: (begin - next) * ROW, row: all[next]! });
      for (let at = begin; at < end; at++) drawn.push({ at, room: 0, row: all[at]! });
      next = end;
    };
    for (const at of always) if (at < from) draw(at, at + 1);
    draw(from, to);
    for (const at of always) if (at >= to) draw(at, at + 1);
    draw(total, total);
    return drawn;
  });

  const observer = new ResizeObserver(([entry]) => {
    if (entry?.contentRect.height) height.value = entry.contentRect.height;
  });
  onMounted(() => scroller.value && observer.observe(scroller.value));
  onBeforeUnmount(() => observer.disconnect());

  function onScroll(): void {
    scrollTop.value = scroller.value?.scrollTop ?? 0;
  }

  /** Brings a row into view under the sticky head, `head` px high. */
  function reveal(at: number, head: number): void {
    const box = scroller.value;
    if (!box) return;
    const top = at * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW + head > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW + head - box.clientHeight;
    onScroll();
  }

  return { lines, onScroll, reveal };
}
