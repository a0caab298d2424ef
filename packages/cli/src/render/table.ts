import Table from 'cli-table3';

/** What stands in a table; undefined is shown as "–". */
export type Cell = string | number | undefined;

const gap = 2;
/** A column of words is never cut to less. */
const least = 8;

const noBorders = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: ' '.repeat(gap) },
};

/** A table without borders that fits into so many columns: numbers to the right; words that are too long are cut or wrapped. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  columns: number,
  wrap = false,
): string {
  const texts = rows.map((row) => head.map((_, column) => textOf(row[column])));
  // The first column names the row, also where names are made of digits.
  const numeric = head.map((_, column) =>
    column === 0 ? rows.every(([cell]) => typeof cell === 'number') : texts.every((row) => isNumber(row[column] ?? '')),
  );
  const drawn = new Table({
    head: [...head],
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: numeric.map((right) => (right ? 'right' : 'left')),
    wordWrap: wrap,
    colWidths: widths([head, ...texts], numeric, columns),
  });
  drawn.push(...texts);
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The width of each column: its longest text, less where the widest columns of words must give way. */
function widths(lines: readonly (readonly string[])[], numeric: readonly boolean[], columns: number): number[] {
  const wide = numeric.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0), 1));
  const room = columns - gap * (wide.length - 1);
  for (;;) {
    const total = wide.reduce((sum, width) => sum + width, 0);
    const words = wide.map((width, column) => (numeric[column] ? 0 : width));
    const widest = words.indexOf(Math.max(...words));
    const width = words[widest] ?? 0;
    if (total <= room || width <= least) return wide;
    const second = Math.max(least, ...words.filter((other, column) => column !== widest && other < width));
    wide[widest] = Math.max(second, width - (total - room), least);
    if (second === width) wide[widest] = width - 1;
  }
}

/** Line breaks would tear the table. */
const textOf = (cell: Cell): string => (cell === undefined ? '–' : String(cell).replace(/\s+/gu, ' '));

const isNumber = (text: string): boolean => /^(–|-?[\d,]+(\.\d+)?( %| d| [A-Z]{3})?)$/.test(text);
