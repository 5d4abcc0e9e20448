/** The import in hand: its step, the draft the app holds, and what the clerk does with it. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { CheckRow, Day, ImportCheck, ImportDraft, ImportResult, Outcome } from '@/ipc/bindings';
import { call, type CommandName, type Params, type Result } from '@/ipc/client';
import { refreshRegister } from '@/ipc/register';
import { ask } from '@/shared/feedback/asks';
import { useBusy } from '@/shared/feedback/busy';
import { callLong } from '@/shared/feedback/progress';
import { toast, toastDone, toastError } from '@/shared/feedback/toasts';
import { askBeforeClosing } from '@/shared/feedback/unsaved';
import { steady } from './rows';

export type Step = 'files' | 'columns' | 'check' | 'done';
export const STEPS: readonly { step: Step; label: string }[] = [
  { step: 'files', label: '选文件' },
  { step: 'columns', label: '对应列' },
  { step: 'check', label: '检查' },
  { step: 'done', label: '导入' },
];

/** The app holds what was read until it is written or given up, whatever page shows meanwhile. */
askBeforeClosing({
  isBegun: async () => (await call('import.get', {})) !== null,
  title: '导入还没有写入',
  text: '读到的表还没有写入名单，关闭后要重新选文件、重新回答问题。',
  stay: '先不关闭',
});

export type Import = ReturnType<typeof useImport>;

export function useImport() {
  const step = ref<Step>('files');
  const draft = shallowRef<ImportDraft | null>(null);
  const check = shallowRef<ImportCheck | null>(null);
  const outcome = shallowRef<Outcome<ImportResult> | null>(null);
  const undone = ref(false);
  const { busy, doing } = useBusy();
  /** Of the questions, by key. */
  let numbers = new Map<string, number>();

  const ticked = computed(() => (draft.value?.sheets ?? []).filter((sheet) => sheet.ticked));
  const tickedRows = computed(() => ticked.value.reduce((sum, sheet) => sum + sheet.rows, 0));

  function took(answer: ImportDraft): void {
    draft.value = answer;
    check.value = null;
    numbers = new Map();
    outcome.value = null;
    undone.value = false;
    const readable = answer.files.some((file) => !file.error) || answer.files.length === 0;
    step.value = readable && answer.sheets.length ? 'columns' : 'files';
  }

  const asksDraft = <N extends CommandName>(name: N, params: Params<N>) =>
    doing(async () => {
      draft.value = (await call(name, params)) as Result<N> & ImportDraft;
    });
  const asksCheck = <N extends CommandName>(name: N, params: Params<N>) =>
    doing(async () => {
      check.value = steady((await callLong('正在检查', name, params)) as Result<N> & ImportCheck, numbers);
    });

  /** A written batch is held for its rejects only; it must not come back as an open one. */
  function forget(): void {
    if (step.value === 'done') call('import.discard', {}).catch(toastError);
  }
  onScopeDispose(forget);

  return {
    ...{ step, draft, check, outcome, undone, busy, ticked, tickedRows },
    /** Goes on with what was begun before, if anything. */
    async resume(): Promise<void> {
      try {
        const held = await call('import.get', {});
        if (held) took(held);
      } catch (thrown) {
        toastError(thrown);
      }
    },
    pick: () =>
      doing(async () => {
        const files = await call('files.pick', { purpose: 'import', multiple: true });
        if (files.length === 0) return;
        took(await callLong('正在读取文件', 'import.open', { files: files.map((file) => file.token) }));
      }),
    open: (files: { token: string }[]) =>
      doing(async () => {
        took(await callLong('正在读取文件', 'import.open', { files: files.map((file) => file.token) }));
      }),
    paste: (html: string | null, text: string) =>
      doing(async () => took(await callLong('正在读取表格', 'import.paste', { html, text }))),
    setSheet: (sheet: number, change: { ticked?: boolean; village?: string; day?: Day | '' }) =>
      asksDraft('import.set_sheet', { sheet, ...change }),
    setColumn: (sheet: number, column: number, field: string | null) =>
      asksDraft('import.set_column', { sheet, column, field }),
    /** The same day for several sheets; empty: as they say themselves. */
    setDays: (sheets: number[], day: Day | '') =>
      doing(async () => {
        for (const sheet of sheets) draft.value = await call('import.set_sheet', { sheet, day });
      }),
    toCheck: async () => {
      await asksCheck('import.check', {});
      if (check.value) step.value = 'check';
    },
    answer: (key: string, answer: string, remember: boolean) =>
      asksCheck('import.answer', { key, answer, remember }),
    /** Villages of the sheets come into the list, those of these names. */
    addVillages: (names: string[]) => asksCheck('import.add_villages', { names }),
    editCell: ({ file, sheet, table, row }: CheckRow, field: string, text: string) =>
      asksCheck('import.edit_cell', { file, sheet, table, row, field, text }),
    apply: () =>
      doing(async () => {
        outcome.value = await callLong('正在导入', 'import.apply', {});
        undone.value = false;
        step.value = 'done';
        toastDone(`已导入 ${outcome.value.value.people} 人`, outcome.value);
        await refreshRegister();
      }),
    takeBack: () =>
      doing(async () => {
        const op = outcome.value?.op;
        if (!op) return;
        await call('history.undo', { op });
        undone.value = true;
        toast('已撤销本次导入，名单和导入前一样', { tone: 'info' });
        await refreshRegister();
      }),
    saveRejects: () =>
      doing(async () => {
        const where = await callLong('正在写未导入行', 'import.save_rejects', {});
        if (where) toast(`已存为“${where}”`);
      }),
    discard: () =>
      doing(async () => {
        const go = await ask({
          title: '放弃本次导入',
          text: '读到的行和已回答的问题都不保留。原来的文件不受影响，名单也没有变化。',
          stay: '继续导入',
          go: '放弃本次导入',
        });
        if (!go) return;
        await call('import.discard', {});
        draft.value = null;
        check.value = null;
        step.value = 'files';
      }),
    /** Everything was written; the next batch begins empty. */
    again(): void {
      forget();
      draft.value = null;
      check.value = null;
      outcome.value = null;
      step.value = 'files';
    },
  };
}
