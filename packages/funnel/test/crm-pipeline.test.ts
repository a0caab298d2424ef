import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { usd } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { funnel } from '../src/index.ts';
import { on } from './telling.ts';

const file = join(__dirname, '../../../../shared/data/crm_pipeline/sales_pipeline.csv');
const policy = {
  pipelines: {
    default: {
      stages: [
        { stage: 'Prospecting', enteredBy: ['DealOpened' as const] },
        { stage: 'Engaging', enteredBy: ['PresentationHeld' as const] },
      ],
    },
  },
};

describe('The sales pipeline of a fictitious hardware seller', () => {
  if (!existsSync(file)) {
    test('is not there to be checked', () => {
      console.log(`no data set at ${file}: nothing to check`);
    });
    return;
  }
  const facts = factsOf(funnel.tables, eventsOf(readFileSync(file, 'utf8')));

  test('has 8,800 deals, 8,300 of them engaged, 4,238 won for 10,005,534 and 2,473 lost', () => {
    const report = funnel.report(facts, {}, policy);
    expect(report).toMatchObject({ opened: 8800, won: 4238, lost: 2473, value: { won: usd('10005534.00') } });
    expect(report.stages['Engaging']).toMatchObject({ reached: 8300, current: { deals: 1589 } });
    expect(report.stages['Prospecting']).toMatchObject({ reached: 8800, current: { deals: 500 } });
    expect(report.losses).toMatchObject([{ stage: 'Engaging', category: 'not recorded', count: 2473 }]);
  });

  test('has a closed win rate of 63.15 %, and takes 51.78 days from engaging to won, half of them 57 or less', () => {
    const report = funnel.report(facts, {}, policy);
    expect(report.winRates.closed.rate).toBeCloseTo(0.6315, 4);
    expect(report.stages['Engaging']?.daysToWin.mean).toBeCloseTo(51.78, 2);
    expect(report.stages['Engaging']?.daysToWin.median).toBe(57);
  });

  test('had 1,686 open, 1,785 won and 894 lost deals before 2017-07-01', () => {
    expect(funnel.report(facts, { at: '2017-07-01' }, policy)).toMatchObject({ open: 1686, won: 1785, lost: 894 });
  });

  test('keeps its 1,425 deals without an account in sums, and in no count of clients', () => {
    const report = funnel.report(facts, {}, policy);
    expect(report.unattributed).toMatchObject({ opened: 1425, open: 1425 });
    expect(report.clients.count).toBe(85);
  });
});

function eventsOf(csv: string): readonly ToldEvent[] {
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  const accounts = new Set(rows.map(([, , , account = '']) => clientOf(account)));
  const registered = [...accounts].map((clientId) =>
    clientId === 'nobody'
      ? on('2016-01-01', clientId, 'ClientRegistered', { kind: 'unattributed' })
      : on('2016-01-01', clientId, 'ClientRegistered', { kind: 'organisation', name: clientId }),
  );
  const steps = rows.flatMap(
    ([dealId = '', owner = '', product = '', account = '', stage, engaged = '', closed = '', value = '']) => {
      const clientId = clientOf(account);
      const start = engaged === '' ? '2017-12-31' : dateOf(engaged);
      const told = [on(start, clientId, 'DealOpened', { dealId, owner, products: [{ product, quantity: 1 }] })];
      if (stage !== 'Prospecting') told.push(on(start, clientId, 'PresentationHeld', { dealId }));
      if (stage === 'Won') told.push(on(dateOf(closed), clientId, 'DealClosed', { dealId, amount: usd(value) }));
      if (stage === 'Lost')
        told.push(on(dateOf(closed), clientId, 'DealLost', { dealId, stage: 'Engaging', category: 'not recorded' }));
      return told;
    },
  );
  return [...registered, ...steps];
}

function clientOf(account: string): string {
  return account === '' ? 'nobody' : account.replace(/[^A-Za-z0-9]/g, '-');
}

function dateOf(text: string): string {
  const [month = '', day = '', year = ''] = text.split('/');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
