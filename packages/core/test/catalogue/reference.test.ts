import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { coreEvents } from '../../src/catalogue/catalogue.ts';
import { jsonSchemas } from '../../src/catalogue/json-schema.ts';
import { catalogueReference } from '../../src/catalogue/reference-page.ts';

const page = join(__dirname, '../../../../docs/reference/catalogue.md');

describe('the reference page of the catalogue', () => {
  it('is the one that the schemas give', () => {
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, catalogueReference(coreEvents));
    expect(readFileSync(page, 'utf8')).toBe(catalogueReference(coreEvents));
  });

  it('has every link’s target', () => {
    const text = catalogueReference(coreEvents);
    const headings = new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase()));
    for (const [, target = ''] of text.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(target);
  });
});

describe('the JSON Schemas of the catalogue', () => {
  const schemas = jsonSchemas(coreEvents);

  it('are one for each event type, closed, and JSON through and through', () => {
    expect(Object.keys(schemas)).toEqual(Object.keys(coreEvents));
    for (const schema of Object.values(schemas)) expect(schema.additionalProperties).toBe(false);
    expect(JSON.parse(JSON.stringify(schemas))).toEqual(schemas);
  });

  it('say what a personal field may be: plain in a draft, sealed in the log', () => {
    expect(schemas['NoteAdded']?.$defs?.['FreeText']).toMatchObject({
      'x-personal': true,
      anyOf: [{ type: 'string' }, { type: 'object', required: ['sealed'] }],
    });
  });
});
