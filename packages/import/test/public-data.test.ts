import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { EventStore } from '@clientele/core';

import { importTables, type ImportReport } from '../src/index.ts';
import { clock, eventsOf, newStore, seal } from './testbed.ts';

const data = join(__dirname, '../../../../shared/data');
const there = existsSync(data);
if (!there) console.info('The public data sets are not here: their imports are not tested.');

async function imported(mapping: string, folder: string): Promise<{ store: EventStore; report: ImportReport }> {
  const store = newStore();
  const report = await importTables({ store, mapping, paths: join(data, folder), seal, clock, actor: { id: 'test' } });
  expect(report.lines.booked + report.lines.skipped + report.lines.refused).toBe(report.lines.read);
  return { store, report };
}

const oddity = (report: ImportReport, code: string, what = '') =>
  report.odd.find((odd) => odd.code === code && odd.what.includes(what));

type Money = { minor: number; currency: string };
type Body = { dealId: string; paymentId?: string; amount: Money };
const isClient = (clientId: string) => !clientId.startsWith('unattributed-');

/** Whole days in milliseconds between two instants. */
const daysBetween = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 86_400_000;

describe('the public data sets are imported with their figures', () => {
  test('crm-pipeline: 8,800 deals, won for 10,005,534 USD', async () => {
    if (!there) return;
    const { store, report } = await imported('crm-pipeline', 'crm_pipeline');
    expect(report.events.byType).toMatchObject({
      DealOpened: 8_800,
      PresentationHeld: 8_300,
      DealClosed: 4_238,
      DealLost: 2_473,
      PaymentReceived: 4_238,
    });
    expect(report.money).toMatchObject([{ currency: 'USD', total: '10005534', residue: '0' }]);
    expect(report.clients).toEqual({ named: 85, registered: 85, unattributedLines: 1_425 });
    expect(oddity(report, 'NAME_MENDED', 'GTXPro → GTX Pro')?.rows).toBe(1_480);

    const deals = new Map<string, { opened: string; engaged?: string; won?: string; lost?: string }>();
    for (const { type, data: body, meta } of await eventsOf(store)) {
      const { dealId } = body as Body;
      const deal = deals.get(dealId) ?? { opened: '' };
      if (type === 'DealOpened') deals.set(dealId, { ...deal, opened: meta.occurredAt });
      if (type === 'PresentationHeld') deals.set(dealId, { ...deal, engaged: meta.occurredAt });
      if (type === 'DealClosed') deals.set(dealId, { ...deal, won: meta.occurredAt });
      if (type === 'DealLost') deals.set(dealId, { ...deal, lost: meta.occurredAt });
    }
    expect((await eventsOf(store)).filter(({ data: body }) => /GTXPro|technolgy/.test(JSON.stringify(body)))).toEqual(
      [],
    );
    const all = [...deals.values()];
    expect(all.filter(({ won, lost }) => !won && !lost).filter(({ engaged }) => engaged)).toHaveLength(1_589);
    expect(all.filter(({ engaged }) => !engaged).map(({ opened }) => opened)).toEqual(
      Array(500).fill('2017-12-31T00:00:00.000Z'),
    );
    const before = (at: string | undefined) => at !== undefined && at < '2017-07-01T00:00:00.000Z';
    expect(all.filter(({ won }) => before(won))).toHaveLength(1_785);
    expect(all.filter(({ lost }) => before(lost))).toHaveLength(894);
    expect(all.filter(({ opened, won, lost }) => before(opened) && !before(won) && !before(lost))).toHaveLength(1_686);
    const days = all
      .flatMap(({ engaged = '', won }) => (won === undefined ? [] : [daysBetween(engaged, won)]))
      .sort((a, b) => a - b);
    expect((days.reduce((sum, day) => sum + day, 0) / days.length).toFixed(2)).toBe('51.78');
    expect(days[days.length / 2]).toBe(57);
  }, 120_000);

  test('online-retail: every line to the last tenth of a penny', async () => {
    if (!there) return;
    const { store, report } = await imported('online-retail', 'online_retail');
    expect(report.lines).toEqual({ read: 209_029, booked: 208_378, skipped: 651, refused: 0 });
    expect(report.money).toMatchObject([
      {
        currency: 'GBP',
        total: '3706827.641',
        booked: { minor: 370_682_764 },
        residue: '0.001',
        unattributed: { minor: 58_633_955 },
      },
    ]);
    expect(report.clients).toEqual({ named: 2_767, registered: 2_767, unattributedLines: 59_976 });
    expect(oddity(report, 'UNATTRIBUTED')).toMatchObject({ rows: 59_976, amounts: [{ minor: 58_633_955 }] });
    expect(oddity(report, 'UNMATCHED_CANCELLATION', 'of clients')).toMatchObject({
      rows: 1_010,
      amounts: [{ minor: 5_198_364 }],
    });
    expect(oddity(report, 'SEVERAL_INSTANTS')?.count).toBe(34);
    expect(oddity(report, 'SEVERAL_PROFILES')?.clients).toEqual(['12370', '12417', '12429', '12431']);
    expect(oddity(report, 'ROUNDED')?.rows).toBe(1);
    expect(oddity(report, 'NO_MONEY_MOVED')).toMatchObject({ fate: 'skipped', rows: 651 });

    const sales = new Map<string, Map<string, { paid: number; refunded: number }>>();
    let net = 0;
    for (const { type, data: body, meta } of await eventsOf(store)) {
      const { amount, paymentId } = body as Body;
      if (type === 'PaymentReceived') {
        net += amount.minor;
        if (!isClient(meta.clientId)) continue;
        const of = sales.get(meta.clientId) ?? new Map<string, { paid: number; refunded: number }>();
        sales.set(meta.clientId, of.set(paymentId ?? '', { paid: amount.minor, refunded: 0 }));
      } else if (type === 'PaymentRefunded') {
        net -= amount.minor;
        const sale = paymentId === undefined ? undefined : sales.get(meta.clientId)?.get(paymentId);
        if (sale) sale.refunded += amount.minor;
      }
    }
    expect(net).toBe(370_682_764);
    const invoices = [...sales.values()].map((of) => [...of.values()].filter(({ paid }) => paid > 0));
    expect(invoices.filter((of) => of.length > 0)).toHaveLength(2_718);
    expect(invoices.filter((of) => of.length >= 2)).toHaveLength(1_386);
    expect(invoices.filter((of) => of.filter(({ paid, refunded }) => refunded < paid).length >= 2)).toHaveLength(1_376);
    expect(invoices.flat().every(({ paid, refunded }) => refunded <= paid)).toBe(true);
  }, 240_000);

  test('cfpb: 1,000 complaints about 202 companies, 23 sent before they were received', async () => {
    if (!there) return;
    const { report } = await imported('cfpb', 'cfpb');
    expect(report.clients).toMatchObject({ named: 202, registered: 202 });
    expect(report.events.byType).toMatchObject({
      ComplaintFiled: 1_000,
      ComplaintAcknowledged: 1_000,
      ComplaintDecisionCommunicated: 1_000,
    });
    expect(oddity(report, 'REPORTED', 'before it was received')?.rows).toBe(23);
    expect(oddity(report, 'REPORTED', 'no date of its own')?.rows).toBe(1_000);
  }, 60_000);

  test('cdnow: 2,357 clients, 2,349 with a settlement, 1,152 with two or more', async () => {
    if (!there) return;
    const { store, report } = await imported('cdnow', 'cdnow');
    expect(report.clients.named).toBe(2_357);
    const settlements = new Map<string, string[]>();
    for (const { type, data: body, meta } of await eventsOf(store))
      if (type === 'PaymentReceived' && (body as Body).amount.minor > 0)
        settlements.set(meta.clientId, [...(settlements.get(meta.clientId) ?? []), meta.occurredAt]);
    const each = [...settlements.values()];
    expect(each).toHaveLength(2_349);
    expect(each.filter((days) => days.length >= 2)).toHaveLength(1_152);
    expect(each.filter((days) => new Set(days).size >= 2)).toHaveLength(1_139);
  }, 60_000);
});
