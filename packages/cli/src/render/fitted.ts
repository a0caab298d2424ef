import stringWidth from 'string-width';

/** How many columns a text takes on a terminal: an ideograph takes two. */
export const widthOf = (text: string): number => (isPlain(text) ? text.length : stringWidth(text));

/** A text in so many columns: filled with blanks, or cut with "…". */
export function fitted(text: string, width: number, toTheRight: boolean): string {
  const short = widthOf(text) <= width ? text : `${cut(text, width - 1)}…`;
  const blanks = ' '.repeat(Math.max(0, width - widthOf(short)));
  return toTheRight ? `${blanks}${short}` : `${short}${blanks}`;
}

function cut(text: string, width: number): string {
  let short = '';
  for (const character of text) {
    if (widthOf(short) + widthOf(character) > width) return short;
    short += character;
  }
  return short;
}

/** Latin letters, digits and the signs that the program itself writes. */
const isPlain = (text: string): boolean => /^[\u0020-\u02ff–…×→’·]*$/.test(text);
