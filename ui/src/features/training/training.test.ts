import { describe, expect, it } from 'vitest';
import { key, openApp, screen } from '@/testing/page';

describe('教育培训', () => {
  it('is one key away and opens on its sessions', async () => {
    await openApp('/');
    await key('4', { altKey: true });
    expect(screen()).toContain('还没有班次');
    expect(document.documentElement.dataset.ready).toBe('true');
  });
});
