import { describe, expect, it } from 'vitest';
import { columnOf, columnsFor, shortSource, sortOf, WANTED } from './columns';

const keys = (width: number) => columnsFor(width).map((column) => column.key);

describe('the columns of the list', () => {
  it('all stand side by side at 1366 px, and give way one by one in larger type', () => {
    expect(keys(777)).toHaveLength(9);
    expect(keys(600)).toEqual(['name', 'village', 'birth', 'education', 'phone', 'state']);
    expect(keys(460)).toEqual(['name', 'village', 'birth', 'education', 'state']);
  });

  it('have room for ⚠待补 where it may stand', () => {
    const drawn = 18 + 2 * 14;
    const padding = 2 * 8;
    for (const key of WANTED) {
      const width = columnsFor(777).find((column) => column.key === key)!.width!;
      expect(width, key).toBeGreaterThanOrEqual(drawn + padding);
    }
  });

  it('ask the app for its own orders and show the arrow where it was pressed', () => {
    expect(sortOf('name', true)).toEqual({ by: 'pinyin', descending: true });
    expect(columnOf({ by: 'birth', descending: false })).toBe('birth');
    expect(columnOf({ by: 'own', descending: false })).toBe('village');
  });

  it('say long categories in six characters', () => {
    expect(shortSource('外出务工经商返乡人员')).toBe('务工经商返乡');
    expect(shortSource('退役军人')).toBe('退役军人');
  });
});
