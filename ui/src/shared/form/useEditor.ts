/** What is typed into an editor beside a list: taken anew when what it is about changes, guarded while it differs. */
import { computed, type Ref, ref, watch } from 'vue';
import { useUnsaved } from '../feedback/unsaved';
import { useProblems } from './problems';

/**
 * @param begun the form as it is about now; read anew by `take`
 * @param about what it is about: once that is another and nothing was typed, the form follows
 */
export function useEditor<Form>(begun: () => Form, about: () => unknown) {
  const form = ref(begun()) as Ref<Form>;
  const before = ref(JSON.stringify(form.value));
  const problems = useProblems();
  const dirty = computed(() => JSON.stringify(form.value) !== before.value);
  useUnsaved(() => dirty.value);

  /** What is typed is what is kept. */
  function kept(): void {
    before.value = JSON.stringify(form.value);
  }
  /** Forgets what was typed. */
  function take(): void {
    form.value = begun();
    kept();
    problems.clear();
  }
  watch(about, () => {
    if (!dirty.value) take();
  });
  return { form, problems, dirty, kept, take };
}
