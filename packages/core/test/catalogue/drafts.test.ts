import fc from 'fast-check';

import { type Catalogue, catalogue } from '../../src/catalogue/catalogue.ts';
import type { EventDefinitions } from '../../src/catalogue/define-event.ts';
import { InvalidEvent } from '../../src/catalogue/invalid-event.ts';
import { UnknownEventType } from '../../src/catalogue/unknown-event-type.ts';
import { eur, usd } from '../../src/money/money.ts';

const { checkDraft } = catalogue();

function refusalOf(type: Parameters<typeof checkDraft>[0], data: unknown): InvalidEvent {
  try {
    checkDraft(type, data);
  } catch (error) {
    if (error instanceof InvalidEvent) return error;
    throw error;
  }
  throw new Error(`${type} was taken`);
}

const payment = { paymentId: 'p-1', amount: eur('100.00') };

describe('a draft of an event', () => {
  it('comes back as it was written when it fits', () => {
    const lines = [
      { product: 'GTX Pro', amount: eur('60.00'), quantity: 2, unitPrice: { decimal: '30.001', currency: 'EUR' } },
      { direction: 'service', amount: eur('40.00'), cost: eur('12.00') },
    ];
    expect(checkDraft('PaymentReceived', { ...payment, part: 'final', lines })).toEqual({
      ...payment,
      part: 'final',
      lines,
    });
  });

  it('leaves out what is undefined, since JSON has no such value', () => {
    const checked = checkDraft('PaymentReceived', { ...payment, invoice: undefined });
    expect(Object.keys(checked)).toEqual(['paymentId', 'amount']);
  });

  it('is refused with the place of what is wrong', () => {
    const refused = refusalOf('PaymentReceived', { ...payment, lines: [{ amount: { minor: 0.5, currency: 'EUR' } }] });
    expect(refused).toMatchObject({ code: 'INVALID_EVENT', type: 'PaymentReceived', path: 'lines[0].amount.minor' });
    expect(refused.message).toContain('PaymentReceived at lines[0].amount.minor: ');
  });

  it('is refused when something is missing, and told what', () => {
    expect(refusalOf('DealLost', { dealId: 'd-1', category: 'price' }).message).toBe('DealLost at stage: is missing');
  });

  it('is refused with a field that the event does not have', () => {
    expect(refusalOf('NoteAdded', { text: 'called', txet: '' }).issues).toEqual([
      { path: 'txet', problem: 'is not a field of this event' },
    ]);
  });

  it('names the place also in a personal field', () => {
    expect(refusalOf('NoteAdded', { text: '  ' }).message).toBe('NoteAdded at text: a text of 1 to 20,000 characters');
  });

  it('is refused when it contains itself', () => {
    const content: Record<string, unknown> = {};
    content['again'] = content;
    expect(refusalOf('PolicyAdopted', { name: 'n', version: '1', content }).path).toMatch(/^content\.again/);
  });

  it('is refused when the catalogue does not know its type', () => {
    const anyCatalogue: Catalogue<EventDefinitions> = catalogue();
    expect(() => anyCatalogue.checkDraft('ClientSmiled', {})).toThrow(UnknownEventType);
  });

  it('is refused whatever it is, and never with another error', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (data) => {
        expect(() => checkDraft('SurveyAnswered', data)).toThrow(InvalidEvent);
      }),
    );
  });
});

describe('what a body must hold', () => {
  it('names a client unless its sales name none', () => {
    expect(refusalOf('ClientRegistered', { kind: 'organisation' }).path).toBe('name');
    expect(checkDraft('ClientRegistered', { kind: 'unattributed', source: 'shop' })).toEqual({
      kind: 'unattributed',
      source: 'shop',
    });
  });

  it('takes a payment of zero, since it is a fact, and no negative one', () => {
    expect(checkDraft('PaymentReceived', { paymentId: 'p-1', amount: eur('0') }).amount.minor).toBe(0);
    expect(refusalOf('PaymentReceived', { paymentId: 'p-1', amount: eur('-1') }).path).toBe('amount.minor');
    expect(refusalOf('PaymentRefunded', { refundId: 'r-1', amount: eur('0') }).path).toBe('amount.minor');
  });

  it('takes only lines that add up to the amount in its currency', () => {
    const off = { error: 'the lines must be of one currency and add up to the amount' };
    for (const lines of [[{ amount: eur('99.99') }], [{ amount: usd('100.00') }]])
      expect(refusalOf('PaymentReceived', { ...payment, lines }).issues).toEqual([
        { path: 'lines', problem: off.error },
      ]);
  });

  it('takes a line of one product, package or partner’s product', () => {
    const open = (line: object) => ({ dealId: 'd-1', products: [{ quantity: 1, ...line }] });
    expect(refusalOf('DealOpened', open({})).path).toBe('products[0].product');
    expect(refusalOf('DealOpened', open({ product: 'oven-x', package: 'bakery' })).path).toBe('products[0].product');
    expect(checkDraft('DealOpened', open({ partnerProduct: { partner: 'Miele', product: 'oven-y' } }))).toBeDefined();
  });

  it('keeps a day that somebody is held to as it was written', () => {
    const offer = { offerId: 'o-1', dealId: 'd-1', revision: 1 };
    expect(checkDraft('OfferMade', { ...offer, validUntil: '2026-12-31' }).validUntil).toBe('2026-12-31');
    const until = '2026-12-31T12:00:00.000Z';
    expect(checkDraft('OfferMade', { ...offer, validUntil: until }).validUntil).toBe(until);
    for (const validUntil of ['2026-02-30', '31.12.2026', '2026-12-31T12:00:00Z'])
      expect(refusalOf('OfferMade', { ...offer, validUntil }).path).toBe('validUntil');
  });

  it('takes a score on the scale of its kind only', () => {
    const answer = (score: object) => ({ scores: [{ question: 'speed of delivery', ...score }] });
    expect(checkDraft('SurveyAnswered', answer({ score: 5 }))).toBeDefined();
    expect(checkDraft('SurveyAnswered', answer({ score: 0, kind: 'nps' }))).toBeDefined();
    expect(checkDraft('SurveyAnswered', answer({ score: 70, scale: { min: 0, max: 100 } }))).toBeDefined();
    expect(refusalOf('SurveyAnswered', answer({ score: 6 })).path).toBe('scores[0].score');
    expect(refusalOf('SurveyAnswered', answer({ score: 8, kind: 'ces' })).path).toBe('scores[0].score');
  });

  it('takes payment terms whose shares make the whole', () => {
    const terms = (...percents: number[]) => ({
      contractId: 'c-1',
      paymentTerms: { instalments: percents.map((percent) => ({ percent, due: 'on-delivery' })) },
    });
    expect(checkDraft('ContractSigned', terms(50, 50))).toBeDefined();
    expect(refusalOf('ContractSigned', terms(50, 40)).path).toBe('paymentTerms.instalments');
  });

  it('never lets a client bear the name of the company’s stream', () => {
    expect(refusalOf('ClientMerged', { intoClientId: 'company' }).path).toBe('intoClientId');
    expect(checkDraft('ClientMerged', { intoClientId: 'company-2' })).toBeDefined();
  });

  it('takes one product name in both of its Unicode forms', () => {
    const named = (product: string) => checkDraft('ProductRetired', { product }).product;
    expect(named('Cafe\u0301')).toBe(named('Caf\u00e9'));
  });
});
