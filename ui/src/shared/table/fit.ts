/** How wide columns must be for what stands in them, without asking the browser. */

/** px of a 14-px Chinese character, of a digit or Latin letter, and of a space. */
const HAN = 14;
const LATIN = 8;
const SPACE = 4;

/** The separator of minority names, which Chinese type draws as wide as a character. */
const DOT = '\u00b7';
/** px around a name in its column, and what its column takes at most: 苏日娜敖其尔斯琴. */
const NAME_PADDING = 26;
const NAME_MOST = 142;

/** px a text of 14-px type takes in a line, about. */
export function textWidth(text: string): number {
  let px = 0;
  for (const character of text) px += character === ' ' ? SPACE : character > '\u024f' || character === DOT ? HAN : LATIN;
  return px;
}

/** px the longest of some texts takes. */
export function widest(texts: Iterable<string>): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, textWidth(text));
  return most;
}

/** px for a column of names: for the longest of them, within reason. */
export function nameWidth(names: Iterable<string>, least: number): number {
  return Math.min(NAME_MOST, Math.max(least, NAME_PADDING + widest(names)));
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
