import { eur } from '@clientele/core';

import { invoiced, offered, opened, paid, standing, told } from './told.ts';

describe('an offer that is valid until a day', () => {
  const made = [opened(), offered('2026-03-01', '2026-03-10')];

  it('is pending, deserves notice three days before, and is missed when the day is over', () => {
    expect(standing(made, '2026-03-02')).toEqual(['offer-validity pending']);
    expect(standing(made, '2026-03-08')).toEqual(['offer-validity soon']);
    expect(standing(made, '2026-03-10T23:59:59.999Z')).toEqual(['offer-validity soon']);
    expect(standing(made, '2026-03-11')).toEqual(['offer-validity overdue']);
  });

  it('ends with the day where the company is', () => {
    const zone = { zone: 'Europe/Berlin' };
    expect(standing(made, '2026-03-10T22:59:59.999Z', zone)).toEqual(['offer-validity soon']);
    expect(standing(made, '2026-03-10T23:00:00Z', zone)).toEqual(['offer-validity overdue']);
  });

  it('is met by yes and by no, from just after it on', () => {
    const data = { offerId: 'o1', dealId: 'd1', revision: 1 };
    const yes = [...made, told('2026-03-05', 'OfferAccepted', data)];
    expect(standing(yes, '2026-03-05')).toEqual(['offer-validity pending']);
    expect(standing(yes, '2026-03-05T00:00:00.001Z')).toEqual(['offer-validity met']);
    const no = [...made, told('2026-03-05', 'OfferDeclined', { ...data, category: 'price', retryOn: '2026-04-01' })];
    expect(standing(no, '2026-03-20')).toEqual(['offer-validity met', 'offer-revision pending']);
    expect(standing(no, '2026-04-02')).toEqual(['offer-validity met', 'offer-revision overdue']);
    const again = [...no, offered('2026-03-25', '2026-04-25', 2)];
    expect(standing(again, '2026-04-02')).toEqual([
      'offer-validity met',
      'offer-revision met',
      'offer-validity pending',
    ]);
  });

  it('has another date after a revision, and remembers the first one', () => {
    const revised = [...made, offered('2026-03-05', '2026-03-20', 2)];
    expect(standing(revised, '2026-03-15')).toEqual(['offer-validity pending']);
    const late = [...made, offered('2026-03-12', '2026-03-20', 2)];
    expect(standing(late, '2026-03-15')).toEqual(['offer-validity missed', 'offer-validity pending']);
  });

  it('is no point any more when its deal was over in time', () => {
    const lost = told('2026-03-05', 'DealLost', {
      dealId: 'd1',
      stage: 'offer',
      category: 'price',
      retryOn: '2026-09-01',
    });
    expect(standing([...made, lost], '2026-03-20')).toEqual(['deal-retry pending']);
    const another = told('2026-03-05', 'DealLost', { dealId: 'd2', stage: 'offer', category: 'price' });
    expect(standing([...made, another], '2026-03-20')).toEqual(['offer-validity overdue']);
  });
});

describe('a deal that was lost with a date to try again', () => {
  it('is tried again when it is reopened, or when another one is opened', () => {
    const lost = told('2026-03-05', 'DealLost', {
      dealId: 'd1',
      stage: 'offer',
      category: 'price',
      retryOn: '2026-09-01',
    });
    const events = [opened(), lost];
    const reopened = told('2026-08-01', 'DealReopened', { dealId: 'd1', stage: 'offer' });
    expect(standing([...events, reopened], '2026-10-01')).toEqual(['deal-retry met']);
    expect(standing([...events, told('2026-08-01', 'DealOpened', { dealId: 'd9' })], '2026-10-01')).toEqual([
      'deal-retry met',
    ]);
    expect(standing(events, '2026-09-02')).toEqual(['deal-retry overdue']);
  });
});

describe('an invoice', () => {
  const issued = [opened(), invoiced('2026-03-01', '2026-03-15')];

  it('is met by payments that name it, up to its amount', () => {
    expect(standing([...issued, paid('2026-03-05', '60.00')], '2026-03-16')).toEqual(['invoice-due overdue']);
    expect(standing([...issued, paid('2026-03-05', '60.00'), paid('2026-03-06', '40.00')], '2026-03-16')).toEqual([
      'invoice-due met',
    ]);
    expect(standing([...issued, paid('2026-03-17', '100.00')], '2026-03-20')).toEqual(['invoice-due missed']);
  });

  it('is not met by what was refunded, and stays met when money goes back later', () => {
    const back = (at: string) => told(at, 'PaymentRefunded', { refundId: 'r', invoice: 'i1', amount: eur('10.00') });
    const short = [...issued, paid('2026-03-05', '60.00'), back('2026-03-06'), paid('2026-03-07', '40.00')];
    expect(standing(short, '2026-03-16')).toEqual(['invoice-due overdue']);
    expect(standing([...issued, paid('2026-03-05', '100.00'), back('2026-03-06')], '2026-03-16')).toEqual([
      'invoice-due met',
    ]);
  });

  it('is met by money that came before it was written', () => {
    expect(standing([paid('2026-02-20', '100.00'), ...issued], '2026-03-16')).toEqual(['invoice-due met']);
  });

  it('that is told line by line is paid when all lines are', () => {
    const lines = [invoiced('2026-03-01', '2026-03-15', '60.00'), invoiced('2026-03-01', '2026-03-15', '40.00')];
    expect(standing([...lines, paid('2026-03-05', '60.00')], '2026-03-16')).toEqual(['invoice-due overdue']);
    const both = [...lines, paid('2026-03-05', '60.00'), paid('2026-03-06', '40.00')];
    expect(standing(both, '2026-03-16')).toEqual(['invoice-due met']);
  });

  it('of nothing is no point', () => {
    expect(standing([invoiced('2026-03-01', '2026-03-15', '0.00')], '2026-03-16')).toEqual([]);
  });
});

describe('a request', () => {
  const asked = told('2026-03-02T10:00:00Z', 'RequestReceived', { requestId: 'r1', channel: 'email' });
  const promised = (at: string, promisedFor: string) => told(at, 'AnswerPromised', { requestId: 'r1', promisedFor });
  const answered = (at: string) => told(at, 'RequestAnswered', { requestId: 'r1' });

  it('is to be answered within the time of the policy, where nothing was promised', () => {
    expect(standing([asked], '2026-03-04T10:00:00Z')).toEqual(['answer overdue']);
    expect(standing([asked, answered('2026-03-04T09:59:59Z')], '2026-03-05')).toEqual(['answer met']);
    expect(standing([asked, answered('2026-03-04T10:00:00Z')], '2026-03-05')).toEqual(['answer missed']);
    expect(standing([asked], '2026-03-05', { within: { answer: null } })).toEqual([]);
  });

  it('waits for what was promised instead; a promise moved in time is the one that counts', () => {
    const told_ = [asked, promised('2026-03-03', '2026-03-10')];
    expect(standing(told_, '2026-03-05')).toEqual(['promised-answer pending']);
    const moved = [...told_, promised('2026-03-09', '2026-03-20'), answered('2026-03-19')];
    expect(standing(moved, '2026-03-25')).toEqual(['promised-answer met']);
    const late = [...told_, promised('2026-03-12', '2026-03-20'), answered('2026-03-19')];
    expect(standing(late, '2026-03-25')).toEqual(['promised-answer missed', 'promised-answer met']);
  });

  it('is over when it is declined', () => {
    expect(standing([asked, told('2026-03-03', 'RequestDeclined', { requestId: 'r1' })], '2026-03-05')).toEqual([
      'answer met',
    ]);
  });
});

describe('a delivery', () => {
  const promised = told('2026-03-01', 'DeliveryPromised', { deliveryId: 'x', dealId: 'd1', promisedFor: '2026-03-10' });
  const prepared = told('2026-03-05', 'DeliveryPrepared', { deliveryId: 'x', dealId: 'd1' });

  it('in part meets nothing', () => {
    const part = told('2026-03-08', 'Delivered', { deliveryId: 'x', partial: true });
    expect(standing([promised, part], '2026-03-11')).toEqual(['delivery overdue']);
    const rest = told('2026-03-09', 'Delivered', { deliveryId: 'x' });
    expect(standing([promised, part, rest], '2026-03-11')).toEqual(['delivery met']);
  });

  it('needs no approval of its preparation once it was made', () => {
    expect(standing([prepared], '2026-03-08')).toEqual(['preparation-approval overdue']);
    const approved = told('2026-03-06', 'DeliveryPreparationApproved', { deliveryId: 'x' });
    expect(standing([prepared, approved], '2026-03-08')).toEqual(['preparation-approval met']);
    expect(standing([prepared, told('2026-03-06', 'Delivered', { deliveryId: 'x' })], '2026-03-08')).toEqual([]);
  });
});
