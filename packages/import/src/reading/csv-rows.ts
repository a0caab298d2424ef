import { Readable } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { ImportError } from '../import-error.ts';
import { lineCounter } from './line-counter.ts';
import type { Row } from './row.ts';

type Dialect = Readonly<{ separator: string; quote: string | null }>;

const pageSize = 500;

/** Rows of comma-separated values: any separator, quotes, line breaks in cells. Blank lines are no rows. */
export async function* csvRows(
  file: string,
  text: AsyncIterable<string>,
  { separator, quote }: Dialect,
): AsyncGenerator<readonly Row[], void, undefined> {
  const lineOf = lineCounter();
  const lineNumbers: number[] = [];
  let lastLine = 0;
  const parser = parse({
    delimiter: separator,
    quote: quote ?? false,
    ...(quote === null ? {} : { escape: quote }),
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (cells, { lines }) => {
      lastLine = lineOf(cells, lines);
      lineNumbers.push(lastLine);
      return cells;
    },
  });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let page: Row[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      page.push({ line: lineNumbers.shift() ?? 0, cells });
      if (page.length < pageSize) continue;
      yield page;
      page = [];
    }
    yield page;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportError(
      'BAD_QUOTES',
      { file, line: lastLine + 1 },
      `cannot be told apart into cells: ${error.message}`,
      error,
    );
  } finally {
    source.destroy();
  }
}
