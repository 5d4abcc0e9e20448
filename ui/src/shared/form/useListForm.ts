/** One line of a list the clerk keeps herself: typed anew, corrected or taken out. */
import { computed, type Ref, ref } from 'vue';
import type { Outcome } from '@/ipc/bindings';
import { toastDone } from '../feedback/toasts';
import { mayLeave, useUnsaved } from '../feedback/unsaved';
import { focusField, useProblems } from './problems';

export interface Named {
  id: string;
  name: string;
}
type Problems = ReturnType<typeof useProblems>;

/** What a dialog around the form needs of it. */
export interface ListForm<Row extends Named> {
  problems: Problems;
  /** The form's element; fields are found in it. */
  root: Ref<HTMLFormElement | undefined>;
  /** Whether a line that is there is being corrected. */
  correcting: Ref<boolean>;
  take: (row: Row) => Promise<void>;
  save: () => Promise<void>;
  remove: (row: Row) => Promise<void>;
  /** Whether the dialog may close; asks about what is not saved. */
  mayClose: () => Promise<boolean>;
}

export interface ListFormOptions<Row extends Named, Typed> {
  /** As messages call it: 门类. */
  noun: string;
  blank: () => Typed;
  typedOf: (row: Row) => Typed;
  /** What can be seen to be wrong, by field. */
  missing: (typed: Typed) => Record<string, string>;
  set: (typed: Typed) => Promise<Outcome<unknown>>;
  remove: (row: Row) => Promise<Outcome<unknown>>;
}

export function useListForm<Row extends Named, Typed extends { id: string | null; name: string }>(
  options: ListFormOptions<Row, Typed>,
): ListForm<Row> & { typed: Ref<Typed> } {
  const typed = ref(options.blank()) as Ref<Typed>;
  let before = JSON.stringify(typed.value);
  const root = ref<HTMLFormElement>();
  const problems = useProblems();
  useUnsaved(() => JSON.stringify(typed.value) !== before);

  function start(row: Row | null): void {
    problems.clear();
    typed.value = row ? options.typedOf(row) : options.blank();
    before = JSON.stringify(typed.value);
  }

  return {
    typed,
    problems,
    root,
    correcting: computed(() => typed.value.id !== null),
    async take(row) {
      if (!(await mayLeave())) return;
      start(row);
      focusField(root.value, 'name');
    },
    async save() {
      if (problems.busy.value) return;
      if (problems.takeLocal(options.missing(typed.value))) {
        await problems.during(async () => {
          const { id, name } = typed.value;
          toastDone(`已${id ? '更正' : '加上'}${options.noun}“${name.trim()}”`, await options.set(typed.value));
          start(null);
        });
      }
      const [first] = problems.error.value?.fields ?? [];
      focusField(root.value, first?.field ?? 'name');
    },
    remove: (row) =>
      problems.during(async () => {
        toastDone(`已删除${options.noun}“${row.name}”`, await options.remove(row));
        if (typed.value.id === row.id) start(null);
      }),
    mayClose: mayLeave,
  };
}
