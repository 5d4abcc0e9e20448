/** Problems of a form's fields: from the app's answer and from what can be seen while typing. */
import { computed, ref } from 'vue';
import type { WireError } from '@/ipc/bindings';
import { asWireError } from '@/ipc/client';
import { useBusy } from '../feedback/busy';

export function useProblems() {
  const error = ref<WireError | null>(null);
  const byField = computed(() => {
    const found: Record<string, string> = {};
    for (const problem of error.value?.fields ?? []) found[shortName(problem.field)] ??= problem.message;
    return found;
  });

  const { busy, doing } = useBusy((thrown) => (error.value = asWireError(thrown)));

  return {
    error,
    byField,
    /** Whether the app is being asked. */
    busy,
    /** Asks the app; what fails is shown with the form. */
    during: doing,
    /** Takes a failed call; returns it in the app's form. */
    take(thrown: unknown): WireError {
      error.value = asWireError(thrown);
      return error.value;
    },
    /** Problems found before asking the app. */
    takeLocal(found: Record<string, string>): boolean {
      const fields = Object.entries(found).map(([field, message]) => ({ field, code: 'local', message }));
      error.value = fields.length
        ? { family: 'invalid', code: 'input.invalid', message: '有几处需要改。', hint: '', fields, detail: '' }
        : null;
      return fields.length === 0;
    },
    /** The clerk touched the field: its problem is gone until asked again. */
    touched(field: string): void {
      if (!error.value) return;
      const fields = error.value.fields.filter((problem) => shortName(problem.field) !== field);
      if (fields.length === error.value.fields.length) return;
      error.value = fields.length || error.value.family !== 'invalid' ? { ...error.value, fields } : null;
    },
    clear(): void {
      error.value = null;
    },
  };
}

/** `fields.birth` and `birth` are the same field of the form. */
export function shortName(field: string): string {
  return field.replace(/^(fields|reserve)\./, '');
}

/** Puts the focus into a field by its name, inside `root`. */
export function focusField(root: ParentNode | null | undefined, field: string): void {
  const box = root?.querySelector(`[data-field="${CSS.escape(shortName(field))}"]`);
  box?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')?.focus();
}
