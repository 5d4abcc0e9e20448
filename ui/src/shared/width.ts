/** How wide an element is now, in px; 0 until it is known. */
import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue';

export function useWidth(element: Ref<HTMLElement | undefined>): Ref<number> {
  const width = ref(0);
  const observer = new ResizeObserver(([entry]) => (width.value = Math.floor(entry?.contentRect.width ?? 0)));
  onMounted(() => element.value && observer.observe(element.value));
  onBeforeUnmount(() => observer.disconnect());
  return width;
}
