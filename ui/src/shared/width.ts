/** How wide elements are now. */
import { computed, onBeforeUnmount, type Ref, ref, watch } from 'vue';

/** How wide an element is now, in px; 0 until it is known. */
export function useWidth(element: Ref<HTMLElement | undefined>): Ref<number> {
  const width = ref(0);
  const observer = new ResizeObserver(([entry]) => (width.value = Math.floor(entry?.contentRect.width ?? 0)));
  // The element may come later, or be another one.
  watch(
    element,
    (now) => {
      observer.disconnect();
      if (now) observer.observe(now);
    },
    { immediate: true, flush: 'post' },
  );
  onBeforeUnmount(() => observer.disconnect());
  return width;
}

/** Whether an element is known to be narrower than so many px, as pages are in 特大, and is laid out another way. */
export function useNarrow(element: Ref<HTMLElement | undefined>, least: number): Ref<boolean> {
  const width = useWidth(element);
  return computed(() => width.value > 0 && width.value < least);
}
