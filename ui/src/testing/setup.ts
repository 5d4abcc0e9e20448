/** Every ui test starts with an unmoved clock-independent page and no leftovers. */
import { enableAutoUnmount } from '@vue/test-utils';
import { afterEach } from 'vitest';

enableAutoUnmount(afterEach);
afterEach(() => {
  document.body.innerHTML = '';
  localStorage.clear();
});
