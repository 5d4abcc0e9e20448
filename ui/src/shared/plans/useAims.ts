/** What steps may ask for by name: courses of the menu and types of rotation. */
import { computed } from 'vue';
import { useQuery } from '@/ipc/useQuery';

export function useAims() {
  const listed = useQuery('courses.list', () => ({}), ['courses']);
  const kinds = useQuery('rotation_types.list', () => ({}), ['rotations']);
  const courses = computed(() => (listed.data.value ?? []).map((one) => ({ value: one.id, label: one.title })));
  const types = computed(() => (kinds.data.value ?? []).map((one) => ({ value: one.id, label: one.name })));
  return { courses, types };
}
