import fc from 'fast-check';

import type { ImportOptions } from '../src/index.ts';
import { eventsOf, factsOf, importInto, lines, newStore, shop } from './testbed.ts';

/** Rows of a small shop, in which much comes together: few clients, products, prices and instants. */
const row = fc
  .record({
    invoice: fc.constantFrom('1', '2', '3', '4'),
    cancels: fc.boolean(),
    minute: fc.integer({ min: 0, max: 5 }),
    customer: fc.constantFrom('ann', 'bob', ''),
    country: fc.constantFrom('DE', 'FR'),
    product: fc.constantFrom('tea', 'cup'),
    quantity: fc.integer({ min: 1, max: 4 }),
    price: fc.constantFrom('0.125', '1.50', '0'),
  })
  .map(({ invoice, cancels, minute, customer, country, product, quantity, price }) =>
    [
      `${cancels ? 'C' : ''}${invoice}`,
      `2026-01-05T10:0${String(minute)}`,
      customer,
      country,
      product,
      String(cancels ? -quantity : quantity),
      price,
    ].join(','),
  );
const rows = fc.array(row, { minLength: 1, maxLength: 14 });

/** A buffer of so few characters that every sort goes to disk. */
const tiny: Partial<ImportOptions> = { sortBuffer: 300 };

async function logOf(files: readonly (readonly string[])[], options: Partial<ImportOptions> = {}) {
  const store = newStore();
  for (const content of files) await importInto(store, shop, { 'lines.csv': lines(...content) }, options);
  return store;
}

/** Everything but where an event stands in the log: streams are written side by side. */
const contentsOf = async (store: Awaited<ReturnType<typeof logOf>>) =>
  (await eventsOf(store)).map(({ position: _, ...event }) => JSON.stringify(event)).sort();

describe('whatever the rows are', () => {
  test('any order of the lines gives the same events, sorted in memory or on disk', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows.chain((content) =>
          fc.tuple(fc.constant(content), fc.shuffledSubarray(content, { minLength: content.length })),
        ),
        async ([content, shuffled]) => {
          expect(await contentsOf(await logOf([shuffled], tiny))).toEqual(await contentsOf(await logOf([content])));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the same file again adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (content) => {
        expect(await contentsOf(await logOf([content, content]))).toEqual(await contentsOf(await logOf([content])));
      }),
      { numRuns: 40 },
    );
  });

  test('a file that was cut anywhere, then whole, gives what the whole gives', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(14), async (content, cut) => {
        const grown = await logOf([content.slice(0, Math.max(1, cut % content.length)), content]);
        expect(await factsOf(grown)).toEqual(await factsOf(await logOf([content])));
      }),
      { numRuns: 60 },
    );
  });

  test('every line is booked, skipped or refused, and the money adds up to the last decimal', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (content) => {
        const store = newStore();
        const report = await importInto(store, shop, { 'lines.csv': lines(...content) });
        const { read, booked, skipped, refused } = report.lines;
        expect(booked + skipped + refused).toBe(read);
        expect(read).toBe(content.length);
        const thousandths = content
          .map((line) => line.split(','))
          .reduce((sum, cells) => sum + Number(cells[5]) * Math.round(Number(cells[6]) * 1000), 0);
        const [account] = report.money;
        expect(Math.round(Number(account?.total ?? 0) * 1000)).toBe(thousandths);
        let net = 0;
        for (const { type, data } of await eventsOf(store)) {
          const { amount } = data as { amount?: { minor: number } };
          if (amount !== undefined) net += type === 'PaymentRefunded' ? -amount.minor : amount.minor;
        }
        expect(net).toBe(account?.booked.minor ?? 0);
      }),
      { numRuns: 60 },
    );
  });
});
