import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { mappingJsonSchema } from '../src/index.ts';

const published = join(__dirname, '../mapping.schema.json');

test('the JSON Schema that is published is the one that mappings are checked by', () => {
  const schema = `${JSON.stringify(mappingJsonSchema(), undefined, 2)}\n`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(published, schema);
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(schema));
});
