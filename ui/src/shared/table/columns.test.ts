import { describe, expect, it } from 'vitest';
import { type Column, fitting } from './columns';

const COLUMNS: Column<unknown>[] = [
  { key: 'name', label: '姓名', width: 100 },
  { key: 'village', label: '村', width: 100 },
  { key: 'about', label: '说明' },
];
const left = (width: number) => fitting(COLUMNS, width, ['village', 'name'], 120).map((one) => one.key);

describe('columns', () => {
  it('leave in their order until the one that takes the rest has room', () => {
    expect(left(320)).toEqual(['name', 'village', 'about']);
    expect(left(319)).toEqual(['name', 'about']);
    expect(left(219)).toEqual(['about']);
  });

  it('are all there while the width is not known', () => {
    expect(left(0)).toEqual(['name', 'village', 'about']);
  });
});
