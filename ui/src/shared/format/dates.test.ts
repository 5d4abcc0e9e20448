import { describe, expect, it } from 'vitest';
import { dotted, dottedIfDate, dottedMonth, inWords, readDate, readDay, whenSaid } from './dates';

describe('a typed date', () => {
  it.each([
    ['199005', '1990-05'],
    ['1990.5', '1990-05'],
    ['1990.05', '1990-05'],
    ['1990年5月', '1990-05'],
    ['1990/5/7', '1990-05-07'],
    ['19900507', '1990-05-07'],
    ['1990年5月7日', '1990-05-07'],
    ['１９９０．５', '1990-05'],
    [' 1990-05 ', '1990-05'],
  ])('%s is read', (typed, stored) => {
    expect(readDate(typed)).toEqual({ value: stored });
  });

  it('is unknown when nothing is typed', () => {
    expect(readDate('  ')).toEqual({ value: null });
  });

  it.each(['1990', '1990.13', '2025-02-29', '五月', '90.5', '1990.5.'])('%s is refused with a reason', (typed) => {
    expect(readDate(typed)).toHaveProperty('problem');
  });

  it('must name the day where a day is needed', () => {
    expect(readDay('2025.11')).toEqual({ problem: '请写到日，例如 2025.11.30' });
    expect(readDay('2025.11.30')).toEqual({ value: '2025-11-30' });
  });
});

describe('a stored date', () => {
  it('is printed as tables and papers do', () => {
    expect(dotted('1990-05-07')).toBe('1990.05.07');
    expect(dottedMonth('1990-05-07')).toBe('1990.05');
    expect(dottedMonth(null)).toBe('');
    expect(inWords('2025-11-06')).toBe('2025年11月6日');
  });

  it('is said as people say when', () => {
    const now = new Date(2025, 10, 26, 9, 0);
    expect(whenSaid(new Date(2025, 10, 26, 8, 31).toISOString(), now)).toBe('今天 08:31');
    expect(whenSaid(new Date(2025, 10, 25, 17, 2).toISOString(), now)).toBe('昨天 17:02');
    expect(whenSaid(new Date(2024, 1, 3, 9, 5).toISOString(), now)).toBe('2024年2月3日 09:05');
  });
});

it('shows a text that is a day as papers do, and any other as it is', () => {
  expect(['1996-03', '1996-03-15', '1996.3', '0471-123'].map(dottedIfDate)).toEqual(['1996.03', '1996.03.15', '1996.3', '0471-123']);
});
