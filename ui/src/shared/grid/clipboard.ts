/**
 * What a spreadsheet puts on the clipboard, as rows of cells. HTML first: it keeps line breaks
 * inside cells and what is merged; otherwise tab-separated text with quoted cells.
 */

/** The cells on the clipboard; one row of one cell is ordinary text. */
export function pastedCells(html: string, text: string): string[][] {
  return fromHtml(html) ?? fromTsv(text);
}

/** The first table of an HTML fragment; `null` when there is none. */
export function fromHtml(html: string): string[][] | null {
  if (!/<t[rd][\s>]/i.test(html)) return null;
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  /** Cells merged with those of rows above, by column: what they say, and in how many rows yet. */
  const merged: { text: string; rows: number }[] = [];
  return [...table.querySelectorAll('tr')].map((row) => {
    const cells: string[] = [];
    const takeMerged = () => {
      for (let above; (above = merged[cells.length]) && above.rows > 0; above.rows--) cells.push(above.text);
    };
    for (const cell of row.querySelectorAll('td, th')) {
      takeMerged();
      cell.querySelectorAll('br').forEach((line) => line.replaceWith('\n'));
      const text = clean(cell.textContent ?? '');
      const rows = span(cell, 'rowspan') - 1;
      for (let at = 0; at < span(cell, 'colspan'); at++) {
        const one = at === 0 ? text : '';
        merged[cells.length] = { text: one, rows };
        cells.push(one);
      }
    }
    takeMerged();
    return cells;
  });
}

/** Over how many rows or columns a cell goes, up to what no sheet has. */
function span(cell: Element, name: 'rowspan' | 'colspan'): number {
  const most = name === 'rowspan' ? 2000 : 50;
  return Math.max(1, Math.min(most, Number(cell.getAttribute(name) ?? 1) || 1));
}

/** Tab-separated text; a quoted cell may hold tabs, line breaks and doubled quotes. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows[rows.length - 1]!.push(clean(cell));
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[i++]!;
      else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t') endCell();
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      endCell();
      rows.push([]);
    } else cell += c;
  }
  if (cell !== '' || rows[rows.length - 1]!.length > 0) endCell();
  else rows.pop();
  return rows;
}

/** Cells hold one line of plain text: no odd spaces, breaks become spaces. */
function clean(text: string): string {
  return text
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
