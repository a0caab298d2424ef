import { closeSync, openSync, writeSync } from 'node:fs';

import { decimalOf, type Oddity } from 'clientele';

import { csv } from './render/csv.ts';

/** A CSV file with a line for every odd row of an import. Throws where the file cannot be made. */
export function oddRowsFile(path: string): Readonly<{ add: (oddity: Oddity) => void; close: () => void }> {
  const file = openSync(path, 'w');
  writeSync(file, csv(['file', 'line', 'fate', 'code', 'what', 'client', 'amount', 'currency']));
  return {
    add: ({ rows, fate, code, what, clientId, amount }) => {
      const said = [fate, code, what, clientId, amount && decimalOf(amount), amount?.currency];
      writeSync(file, csv(...rows.map(({ file: name, line }) => [name, line, ...said])));
    },
    close: () => closeSync(file),
  };
}
