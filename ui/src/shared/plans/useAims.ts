/** What steps may ask for by name: courses of the menu and types of rotation. */
import { computed } from 'vue';

export function useAims() {
  const courses = computed<{ value: string; label: string }[]>(() => []);
  const types = computed<{ value: string; label: string }[]>(() => []);
  return { courses, types };
}
