/**
 * What a spreadsheet puts on the clipboard, as rows of cells. HTML first: it keeps line breaks
 * inside cells and merged widths; otherwise tab-separated text with quoted cells.
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
  return [...table.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('td, th')].flatMap((cell) => {
      cell.querySelectorAll('br').forEach((line) => line.replaceWith('\n'));
      const width = Math.min(50, Number(cell.getAttribute('colspan') ?? 1) || 1);
      return [clean(cell.textContent ?? ''), ...Array<string>(width - 1).fill('')];
    }),
  );
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
