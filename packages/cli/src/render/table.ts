import { fitted, widthOf } from './fitted.ts';
import { sentences } from './sentences.ts';

/** What stands in a table; undefined is shown as "–". */
export type Cell = string | number | undefined;

const gap = '  ';
/** A column of words is never cut to less. */
const least = 8;

type Column = Readonly<{ width: number; numeric: boolean }>;

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
  const widths = widthsOf([head, ...texts], numeric, columns);
  const layout = widths.map((width, column) => ({ width, numeric: numeric[column] === true }));
  return [head, ...texts].flatMap((row) => (wrap ? wrapped(row, layout) : [lineOf(row, layout)])).join('\n');
}

const lineOf = (row: readonly string[], layout: readonly Column[]): string =>
  layout
    .map(({ width, numeric }, column) => fitted(row[column] ?? '', width, numeric))
    .join(gap)
    .trimEnd();

function wrapped(row: readonly string[], layout: readonly Column[]): string[] {
  const cells = layout.map(({ width }, column) => sentences(row[column] ?? '', width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    lineOf(
      cells.map((lines) => lines[line] ?? ''),
      layout,
    ),
  );
}

/** The width of each column: its longest text, less where the widest columns of words must give way. */
function widthsOf(lines: readonly (readonly string[])[], numeric: readonly boolean[], columns: number): number[] {
  const wide = numeric.map((_, column) => lines.reduce((most, line) => Math.max(most, widthOf(line[column] ?? '')), 1));
  const room = columns - gap.length * (wide.length - 1);
  for (let over = sum(wide) - room; over > 0; over = sum(wide) - room) {
    const words = wide.map((width, column) => (numeric[column] ? 0 : width));
    const width = Math.max(...words);
    if (width <= least) return wide;
    // Down to the next widest, so that those that are equally wide give way together.
    const next = Math.max(least, ...words.filter((other) => other < width));
    const together = words.filter((other) => other === width).length;
    const less = Math.min(width - next, Math.ceil(over / together));
    wide.forEach((of, column) => {
      if (!numeric[column] && of === width) wide[column] = width - less;
    });
  }
  return wide;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Line breaks would tear the table. */
const textOf = (cell: Cell): string => (cell === undefined ? '–' : String(cell).replace(/\s+/gu, ' '));

const isNumber = (text: string): boolean => /^(–|-?[\d,]+(\.\d+)?( %| d| [A-Z]{3})?)$/.test(text);
