/** How wide columns must be for what stands in them, without asking the browser. */

/** px of a 14-px Chinese character, of a digit or Latin letter, and of a space. */
const HAN = 14;
const LATIN = 8;
const SPACE = 4;

/** px a text of 14-px type takes in a line, about. */
export function textWidth(text: string): number {
  let px = 0;
  for (const character of text) px += character === ' ' ? SPACE : character > '\u024f' ? HAN : LATIN;
  return px;
}

/** px the longest of some texts takes. */
export function widest(texts: Iterable<string>): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, textWidth(text));
  return most;
}

/**
 * Shares room among columns: each gets what it wants while there is enough; else those that want
 * least get it, and the others the same of what remains.
 */
export function shared(wanted: readonly number[], room: number): number[] {
  const widths = [...wanted];
  const byWish = wanted.map((_, at) => at).sort((a, b) => wanted[a]! - wanted[b]!);
  byWish.forEach((column, place) => {
    const fair = Math.floor(room / (byWish.length - place));
    widths[column] = Math.min(wanted[column]!, fair);
    room -= widths[column]!;
  });
  return widths;
}
