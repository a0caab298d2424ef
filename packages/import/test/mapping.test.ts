import { join } from 'node:path';

import { InvalidMapping, loadMapping, mappingJsonSchema, parseMapping, readyMappings } from '../src/index.ts';
import { eventsOf, folderWith, importInto, newStore, shop } from './testbed.ts';

const [sale] = shop.entries;

describe('a mapping file', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['a misspelt field', { ...shop, curency: 'EUR' }, 'curency', /is not known/],
    ['a missing field', { ...shop, source: undefined }, 'source', /missing/],
    [
      'a misspelt field of an entry',
      { ...shop, entries: [{ ...sale, invioce: 'invoice' }] },
      'entries[0].invioce',
      /is not known/,
    ],
    ['an unknown kind of entry', { ...shop, entries: [{ ...sale, book: 'sales' }] }, 'entries[0].book', /./],
    [
      'a table that is not there',
      { ...shop, entries: [{ ...sale, from: 'rows' }] },
      'entries[0].from',
      /no table "rows".*lines/,
    ],
    ['two entries of one name', { ...shop, entries: [sale, sale] }, 'entries[1].name', /earlier entry/],
    [
      'a client that is not there',
      { ...shop, entries: [{ ...sale, client: 'account' }] },
      'entries[0].client',
      /no client "account".*customer/,
    ],
    ['an unknown zone', { ...shop, zone: 'Europe/Atlantis' }, 'zone', /IANA/],
    ['an unknown currency', { ...shop, currency: 'QQQ' }, 'currency', /ISO 4217/],
    [
      'an unknown character set',
      { ...shop, tables: { lines: { file: 'x', encoding: 'klingon' } } },
      'tables.lines.encoding',
      /character set/,
    ],
    [
      'money by an event entry',
      {
        ...shop,
        entries: [
          { book: 'event', name: 'p', from: 'lines', at: { column: 'date' }, event: 'PaymentReceived', data: {} },
        ],
      },
      'entries[0].event',
      /"sale"/,
    ],
    [
      'an event type that is not in the catalogue',
      {
        ...shop,
        entries: [
          { book: 'event', name: 'p', from: 'lines', at: { column: 'date' }, event: 'PaymentRecieved', data: {} },
        ],
      },
      'entries[0].event',
      /no event type/,
    ],
    [
      'neither amount nor price',
      { ...shop, entries: [{ ...sale, unitPrice: undefined }] },
      'entries[0].amount',
      /quantity/,
    ],
    ['no date at all', { ...shop, entries: [{ ...sale, at: {} }] }, 'entries[0].at', /column/],
    [
      'an unknown form of value',
      { ...shop, entries: [{ ...sale, product: { $colum: 'product' } }] },
      'entries[0].product.$colum',
      /is not known/,
    ],
    [
      'a slip in a form of value',
      { ...shop, entries: [{ ...sale, product: { $column: 'product', name: 'x' } }] },
      'entries[0].product.name',
      /is not known/,
    ],
    [
      'a form of value deep inside',
      {
        ...shop,
        clients: {
          customer: {
            key: 'customer',
            kind: 'person',
            name: 'customer',
            profile: { parameters: { size: { $column: 'size', as: 'float' } } },
          },
        },
      },
      'clients.customer.profile.parameters.size.as',
      /./,
    ],
    [
      'an unknown list of names',
      { ...shop, entries: [{ ...sale, product: { $column: 'product', names: 'things' } }] },
      'entries[0].product.names',
      /no list "things"/,
    ],
  ])('%s is named with its entry', (_, mapping, entry, problem) => {
    let thrown: unknown;
    try {
      parseMapping(mapping);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InvalidMapping);
    expect(thrown).toMatchObject({ entry });
    expect((thrown as InvalidMapping).message).toMatch(problem);
  });

  test('is read from a file, and found by a ready name', async () => {
    const folder = folderWith({ 'mine.json': JSON.stringify(shop), 'broken.json': '{' });
    expect((await loadMapping(join(folder, 'mine.json'))).name).toBe('shop');
    expect((await loadMapping('cdnow')).name).toBe('cdnow');
    await expect(loadMapping(join(folder, 'broken.json'))).rejects.toThrow(/no JSON/);
    await expect(loadMapping('nothing')).rejects.toThrow(
      /neither a file nor a ready mapping.*cdnow, cfpb, crm-pipeline, online-retail/,
    );
  });

  test('has a JSON Schema', () => {
    expect(mappingJsonSchema()).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['name', 'source', 'tables', 'entries']) as unknown,
    });
  });

  test('is plain JSON, the ready ones too', () => {
    for (const ready of Object.values(readyMappings))
      expect(parseMapping(JSON.parse(JSON.stringify(ready)))).toEqual(parseMapping(ready));
  });
});

describe('what a mapping can say', () => {
  test('fields come from columns, constants, texts, lookups and other clients', async () => {
    const store = newStore();
    const report = await importInto(
      store,
      {
        name: 'visits',
        source: 'visits',
        currency: 'EUR',
        tables: {
          visits: { file: 'visits.csv', numbers: { decimal: ',', grouping: '.' } },
          firms: { file: 'firms.csv', lookup: { key: 'id', by: 'firm' } },
        },
        names: { sector: { technolgy: 'technology' } },
        clients: {
          firm: {
            key: 'firm',
            prefix: 'f-',
            kind: 'organisation',
            name: 'firms.name',
            profile: {
              industry: { $column: 'firms.sector', names: 'sector' },
              parentClientId: { $client: 'firms.parent' },
              hasBranches: { $column: 'firms.branches', as: 'boolean' },
            },
          },
        },
        entries: [
          {
            book: 'event',
            name: 'visit',
            from: 'visits',
            event: 'ClientContacted',
            key: 'id',
            at: { column: 'on' },
            data: {
              direction: { $value: 'proactive' },
              channel: { $column: 'how', otherwise: 'meeting' },
              minutes: { $column: 'minutes', as: 'number' },
              potential: { product: 'product', amount: { $amount: 'worth' } },
              note: { $text: '{product} for {how}' },
            },
          },
        ],
      },
      {
        'visits.csv':
          'id,firm,on,how,minutes,product,worth\n1,7,2026-01-05,,"30,5",oven,"1.250,50"\n2,8,2026-01-06,phone,5,,\n',
        'firms.csv': 'id,name,sector,parent,branches\n7,Acme,technolgy,9,yes\n',
      },
      { badRows: 'refuse' },
    );
    expect(await eventsOf(store, 'f-7')).toMatchObject([
      { data: { kind: 'organisation', industry: 'technology', parentClientId: 'f-9', hasBranches: true } },
      {
        data: {
          channel: 'meeting',
          minutes: 30.5,
          potential: { product: 'oven', amount: { minor: 125050, currency: 'EUR' } },
        },
      },
    ]);
    expect(report.odd).toMatchObject([
      { code: 'BAD_VALUE', fate: 'refused', lines: [{ line: 3 }] },
      { code: 'LOOKUP_MISSING', what: '"8" is not in the table firms' },
      { code: 'NAME_MENDED', what: 'technolgy → technology' },
    ]);
  });

  test('facts about our own side go to the company, the earliest row of a key counting', async () => {
    const store = newStore();
    await importInto(
      store,
      {
        ...shop,
        entries: [
          {
            book: 'company',
            name: 'products',
            from: 'lines',
            event: 'ProductListed',
            key: 'product',
            at: { column: 'date' },
            data: { product: 'product', price: { $price: 'price' } },
          },
        ],
      },
      {
        'lines.csv':
          'invoice,date,customer,country,product,quantity,price\n1,2026-01-05,a,DE,tea,1,2\n2,2026-01-04,a,DE,tea,1,1.5\n',
      },
    );
    const events = await eventsOf(store);
    expect(events).toMatchObject([
      {
        stream: 'company',
        type: 'ProductListed',
        data: { price: { minor: 150, currency: 'EUR' } },
        meta: { clientId: 'company' },
      },
    ]);
  });

  test('clients of a table of their own are registered though they bought nothing', async () => {
    const store = newStore();
    await importInto(
      store,
      { ...shop, entries: [{ book: 'client', name: 'people', from: 'lines', at: { column: 'date' } }] },
      { 'lines.csv': 'date,customer,country\n2026-01-05,ann,DE\n' },
    );
    expect(await eventsOf(store, 'ann')).toMatchObject([{ type: 'ClientRegistered', data: { country: 'DE' } }]);
  });
});
