import { describe, expect, it } from 'vitest';
import { hoursProblem, hoursSaid, hoursTyped } from './hours';

describe('学时', () => {
  it('are shown as decimals', () => {
    expect(hoursSaid(25)).toBe('2.5');
    expect(hoursSaid(80)).toBe('8');
    expect(hoursTyped(null)).toBe('');
  });

  it.each(['2.5', '2.50', '２.５ 学时', '8课时', '200'])('are read from %s', (typed) => {
    expect(hoursProblem(typed)).toBeNull();
  });

  it.each(['半天', '2.55', '-4', '0', '200.1', '.5'])('are not read from %s, which is said', (typed) => {
    expect(hoursProblem(typed)).not.toBeNull();
  });

  it('may be unknown only where they need not be known', () => {
    expect(hoursProblem(' ')).toBeNull();
    expect(hoursProblem(' ', { required: true })).toBe('请填写学时');
  });
});
