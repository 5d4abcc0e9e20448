/** What Ctrl+K can do besides finding people. */
import type { Router } from 'vue-router';
import { call } from '@/ipc/client';
import { refreshRegister } from '@/ipc/register';
import { toast, toastError, undo } from '@/shared/feedback/toasts';
import type { IconName } from '@/shared/icons/paths';
import { PAGES } from './pages';

export interface Action {
  label: string;
  /** Further words it is found by. */
  words: string;
  icon: IconName;
  keys?: string;
  run: () => void;
}

/** Makes a verified backup now. */
export async function backUpNow(): Promise<void> {
  try {
    await call('backups.add', {});
    await refreshRegister();
    toast('已备份');
  } catch (thrown) {
    toastError(thrown);
  }
}

/** The actions whose pages are there. */
export function actions(router: Router, help: () => void): Action[] {
  const go = (name: string, query = {}) => () => void router.push({ name, query });
  const found: (Action & { needs?: string })[] = [
    { label: '新增后备干部', words: 'xzhb xinzeng', icon: 'plus', keys: 'Ctrl+N', run: go('reserves', { new: '1' }) },
    { label: '表格录入', words: 'bglr biaoge', icon: 'table', run: go('reserves-grid') },
    { label: '从 Excel 导入', words: 'daoru dr excel', icon: 'upload', run: go('import'), needs: 'import' },
    { label: '登记五个一', words: 'djwgy dengji wugeyi', icon: 'check', run: go('workbench', { register: 'item' }) },
    { label: '登记帮带记录', words: 'djbdjl dengji bangdai', icon: 'edit', run: go('workbench', { register: 'visit' }) },
    { label: '新建班次', words: 'xjbc xinjian banci peixun', icon: 'book', run: go('training', { new: '1' }) },
    { label: '登记锻炼', words: 'djdl dengji duanlian', icon: 'repeat', run: go('rotations', { add: '1' }) },
    { label: '登记跨村任职', words: 'kcrz kuacun renzhi', icon: 'move', run: go('rotations', { add: 'transfer' }) },
    ...PAGES.map((page) => ({
      label: `打开${page.label}`,
      words: page.name,
      icon: page.icon,
      keys: `Alt+${page.digit}`,
      run: go(page.name),
    })),
    { label: '现在备份', words: 'beifen bf', icon: 'database', run: () => void backUpNow() },
    { label: '撤销上一步', words: 'chexiao cx', icon: 'undo', keys: 'Ctrl+Z', run: () => void undo() },
    { label: '全部快捷键', words: 'kuaijiejian kjj', icon: 'info', keys: 'F1', run: help },
  ];
  return found.filter((action) => !action.needs || router.hasRoute(action.needs));
}
