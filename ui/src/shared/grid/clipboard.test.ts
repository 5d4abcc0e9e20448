import { describe, expect, it } from 'vitest';
import { pastedCells } from './clipboard';
import { pasteInto, placeHeads } from './grid';

const COLUMNS = ['village', 'name', 'birth'].map((key) => ({ key, label: key, width: 80 }));

describe('what a spreadsheet leaves on the clipboard', () => {
  it('is read from its tab-separated text', () => {
    expect(pastedCells('', '申海涛\t1990.05\r\n张磊\t\r\n')).toEqual([
      ['申海涛', '1990.05'],
      ['张磊', ''],
    ]);
  });

  it('keeps tabs, line breaks and quotes inside a quoted cell together', () => {
    expect(pastedCells('', '"村委会\n委员"\t"说""好""的"\t"a\tb"')).toEqual([['村委会 委员', '说"好"的', 'a\tb']]);
  });

  it('leaves a quote in the middle of a cell alone', () => {
    expect(pastedCells('', '5" 管\t村“两委”')).toEqual([['5" 管', '村“两委”']]);
  });

  it('is read from HTML first, with merged cells and breaks', () => {
    const html = '<table><tr><td colspan="2">申家营村</td><td>致富<br>能手</td></tr></table>';
    expect(pastedCells(html, 'anything')).toEqual([['申家营村', '', '致富 能手']]);
  });

  it('has a cell merged over rows in each of them, and the others in their columns', () => {
    const html = `<table><tr><td rowspan="2">村名</td><td colspan="2">学历</td><td rowspan="2">备注</td></tr>
      <tr><td>全日制</td><td>在职</td></tr><tr><td>申家营村</td><td>大专</td><td></td><td>无</td></tr></table>`;
    expect(pastedCells(html, '')).toEqual([
      ['村名', '学历', '', '备注'],
      ['村名', '全日制', '在职', '备注'],
      ['申家营村', '大专', '', '无'],
    ]);
  });

  it('never runs what a hostile sheet holds', () => {
    const html = '<table><tr><td><img src=x onerror="window.hacked=1">王&lt;b&gt;</td></tr></table>';
    expect(pastedCells(html, '')).toEqual([['王<b>']]);
    expect(window).not.toHaveProperty('hacked');
  });
});

describe('a pasted block', () => {
  it('grows the sheet and fills from the active cell', () => {
    const { rows, cut } = pasteInto([{ village: '申家营村' }], COLUMNS, { row: 0, column: 1 }, [
      ['申海涛', '1990.05'],
      ['张磊', '1993.02'],
    ]);
    expect(rows).toEqual([
      { village: '申家营村', name: '申海涛', birth: '1990.05' },
      { name: '张磊', birth: '1993.02' },
    ]);
    expect(cut).toBe(0);
  });

  it('takes over from the row above what it does not bring itself', () => {
    const columns = COLUMNS.map((column) => ({ ...column, sticky: column.key === 'village' }));
    const { rows } = pasteInto([{ village: '申家营村' }, {}], columns, { row: 0, column: 1 }, [['申海涛'], ['张磊'], ['']]);
    expect(rows.map((row) => row.village)).toEqual(['申家营村', '申家营村', undefined]);
  });

  it('goes by its header: each column to its own, the first of two, the rest named', () => {
    const block = [
      ['序号', '姓名', '备注', '村名', '姓名'],
      ['1', '申海涛', '党员', '申家营村', '甲'],
    ];
    const heads = { row: 0, fields: ['number', 'name', 'remark', 'village', 'name'], labels: block[0]! };
    const { keys, nowhere } = placeHeads(heads, block, COLUMNS);
    expect(keys).toEqual([null, 'name', null, 'village', null]);
    expect(nowhere).toEqual(['备注', '姓名']);
    const { rows, cut } = pasteInto([{}], COLUMNS, { row: 0, column: 2 }, block.slice(1), false, keys);
    expect(rows).toEqual([{ name: '申海涛', village: '申家营村' }]);
    expect(cut).toBe(0);
  });

  it('says how many columns found no place', () => {
    expect(pasteInto([{}], COLUMNS, { row: 0, column: 2 }, [['a', 'b', 'c']]).cut).toBe(2);
  });
});
