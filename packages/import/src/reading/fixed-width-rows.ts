import type { Row } from './row.ts';

type Columns = readonly Readonly<{ name: string; from: number; to: number }>[];

/** Rows of a file in which each column stands at fixed characters of the line. Blank lines are no rows. */
export async function* fixedWidthRows(
  text: AsyncIterable<string>,
  columns: Columns,
): AsyncGenerator<readonly Row[], void, undefined> {
  let rest = '';
  let line = 0;
  const rowsOf = (lines: readonly string[]): Row[] =>
    lines.flatMap((content) => {
      line++;
      if (content.trim() === '') return [];
      return [{ line, cells: columns.map(({ from, to }) => content.slice(from - 1, to).trim()) }];
    });
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield rowsOf(lines);
  }
  yield rowsOf([rest]);
}
