import { describe, expect, it } from 'vitest';
import { nameWidth, shared, textWidth, widest } from './fit';

describe('columns as wide as what stands in them', () => {
  it('counts Chinese characters twice as wide as digits, about', () => {
    expect(textWidth('逾期 74 天')).toBe(66);
    expect(widest(['赵景明', '玉素甫·买买提'])).toBe(98);
  });

  it('gives names of minorities the room they take, within reason', () => {
    expect(nameWidth(['赵景明'], 88)).toBe(88);
    expect(nameWidth(['赵景明', '苏日娜敖其尔斯琴'], 88)).toBe(138);
    expect(nameWidth(['玉素甫·买买提·阿卜杜热合曼'], 88)).toBe(142);
  });

  it('gives each what it wants while there is room', () => {
    expect(shared([200, 96, 150], 500)).toEqual([200, 96, 150]);
  });

  it('lets those that want most give way first, and alike', () => {
    expect(shared([200, 96, 150], 396)).toEqual([150, 96, 150]);
    expect(shared([232, 96, 220], 396)).toEqual([150, 96, 150]);
  });
});
