import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { clientele } from './command-line.ts';
import { workFolder } from './demo-store.ts';
import { write } from './orders.ts';

const data = join(__dirname, '../../../../shared/data');
const folder = workFolder();
const minute = 60_000;

const json = async <Value>(...args: string[]): Promise<Value> => {
  const { exitCode, out, err } = await clientele([...args, '--format', 'json']);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  return JSON.parse(out) as Value;
};

/** Imports a set of public data with one command, and gives the report; undefined where the data is not there. */
async function imported(mapping: string, files: string): Promise<{ store: string; report: object } | undefined> {
  const path = join(data, files);
  if (!existsSync(path)) {
    console.log(`${files} is not beside this repository: nothing is checked against it`);
    return undefined;
  }
  const store = join(folder, `${mapping}.db`);
  return { store, report: await json<object>('import', '--mapping', mapping, path, '--store', store) };
}

const money = (minor: number, currency: string) => ({ minor, currency });

describe('Public data, imported and asked about with the command line', () => {
  test(
    'a sales pipeline of 8,800 opportunities gives its published figures',
    async () => {
      const set = await imported('crm-pipeline', 'crm_pipeline');
      if (set === undefined) return;
      const policy = write(folder, 'crm.json', {
        funnel: {
          pipelines: {
            default: {
              stages: [
                { stage: 'Prospecting', enteredBy: ['DealOpened'] },
                { stage: 'Engaging', enteredBy: ['PresentationHeld'] },
              ],
            },
          },
        },
      });
      const funnel = (...args: string[]) => json('funnel', '--store', set.store, '--policy', policy, ...args);
      expect(await funnel()).toMatchObject({
        opened: 8_800,
        won: 4_238,
        lost: 2_473,
        open: 2_089,
        value: { won: money(1_000_553_400, 'USD') },
        stages: {
          Prospecting: { reached: 8_800, current: { deals: 500 } },
          Engaging: {
            reached: 8_300,
            current: { deals: 1_589 },
            daysToWin: { median: 57, mean: expect.closeTo(51.78, 2) },
          },
        },
        winRates: { closed: { rate: expect.closeTo(0.6315, 4) } },
        losses: [{ stage: 'Engaging', category: 'not recorded', count: 2_473 }],
        clients: { count: 85 },
        unattributed: { opened: 1_425 },
      });
      expect(await funnel('--as-of', '2017-07-01')).toMatchObject({ open: 1_686, won: 1_785, lost: 894 });
    },
    5 * minute,
  );

  test(
    'a gift wholesaler’s invoices are accounted for to the last tenth of a penny',
    async () => {
      const set = await imported('online-retail', 'online_retail');
      if (set === undefined) return;
      expect(set.report).toMatchObject({
        lines: { read: 209_029, refused: 0 },
        clients: { named: 2_767 },
        money: [
          {
            total: '3706827.641',
            booked: money(370_682_764, 'GBP'),
            residue: '0.001',
            unattributed: money(58_633_955, 'GBP'),
          },
        ],
        odd: expect.arrayContaining([
          expect.objectContaining({ code: 'UNATTRIBUTED', rows: 59_976 }),
          expect.objectContaining({ code: 'UNMATCHED_CANCELLATION', rows: 1_010, amounts: [money(5_198_364, 'GBP')] }),
        ]),
      });
      expect(await json('loyalty', '--store', set.store, '--as-of', '2011-06-01')).toMatchObject({
        index: { ever: { number: 1_376, of: 2_714 } },
      });
      const policy = write(folder, 'before-refunds.json', { loyalty: { again: 'sales-before-refunds' } });
      expect(await json('loyalty', '--store', set.store, '--as-of', '2011-06-01', '--policy', policy)).toMatchObject({
        index: { ever: { number: 1_386, of: 2_718 } },
      });
    },
    5 * minute,
  );

  test(
    'a bureau’s complaints are all there',
    async () => {
      const set = await imported('cfpb', 'cfpb');
      if (set === undefined) return;
      expect(set.report).toMatchObject({
        lines: { read: 1_000, booked: 1_000 },
        clients: { named: 202 },
        odd: expect.arrayContaining([expect.objectContaining({ rows: 23 })]),
      });
    },
    5 * minute,
  );

  test(
    'a music shop’s customers: who bought, and who bought again',
    async () => {
      const set = await imported('cdnow', 'cdnow');
      if (set === undefined) return;
      const policy = write(folder, 'days.json', { loyalty: { again: 'days' } });
      expect(await json('loyalty', '--store', set.store)).toMatchObject({
        index: { ever: { number: 1_152, of: 2_349 } },
      });
      expect(await json('loyalty', '--store', set.store, '--policy', policy)).toMatchObject({
        index: { ever: { number: 1_139, of: 2_349 } },
      });
      expect(await json('lifecycle', '--store', set.store)).toMatchObject({ clients: 2_357 });
    },
    5 * minute,
  );
});
