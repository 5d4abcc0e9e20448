/** Every ui test starts with a clean page and leaves none of itself behind. */
import { config, enableAutoUnmount } from '@vue/test-utils';
import { afterEach } from 'vitest';
import { closeToast, shownToasts } from '@/shared/feedback/toasts';

// Dialogs tell that they are open after their transition, which a stub would never end.
config.global.stubs = { transition: false };
enableAutoUnmount(afterEach);
afterEach(() => {
  document.body.innerHTML = '';
  localStorage.clear();
  shownToasts.value.forEach((shown) => closeToast(shown.id));
});
