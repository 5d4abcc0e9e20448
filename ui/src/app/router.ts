/** Which page shows where; leaving unsaved input is asked about first. */
import { createRouter, createWebHashHistory } from 'vue-router';
import { markReady } from '@/ipc/window';
import { mayLeave } from '@/shared/feedback/unsaved';
import { ROUTES } from './pages';

export const router = createRouter({ history: createWebHashHistory(), routes: [...ROUTES] });

router.beforeEach(async (to, from) => {
  if (to.path === from.path) return true;
  if (!(await mayLeave())) return false;
  markReady(false);
  return true;
});

/** Whether the app has a page or a screen of that name already. */
export function hasRoute(name: string): boolean {
  return router.hasRoute(name);
}
