import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { decimalOf, type Oddity } from 'clientele';

import { codeOf } from './errors/exit-code-of.ts';
import { UsageError } from './errors/usage-error.ts';
import { csv } from './render/csv.ts';

/** A CSV file with a line for every odd row of an import. Throws `UsageError` where the file cannot be made. */
export function oddRowsFile(path: string): Readonly<{ add: (oddity: Oddity) => void; close: () => void }> {
  const file = opened(path);
  writeSync(file, csv(['file', 'line', 'fate', 'code', 'what', 'client', 'amount', 'currency']));
  return {
    add: ({ rows, fate, code, what, clientId, amount }) => {
      const said = [fate, code, what, clientId, amount && decimalOf(amount), amount?.currency];
      writeSync(file, csv(...rows.map(({ file: name, line }) => [name, line, ...said])));
    },
    close: () => closeSync(file),
  };
}

function opened(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw new UsageError('--odd', problemOf(codeOf(error), path));
  }
}

function problemOf(code: string, path: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path} cannot be made: there is no folder ${dirname(resolve(path))}`;
    case 'EISDIR':
      return `${path} is a folder: name a file`;
    default:
      return `${path} cannot be written (${code}): name another file`;
  }
}
