import { closeDeal, issueInvoice, loseDeal, recordPayment, refundPayment } from '@clientele/core/commands';
import { given, type Happened } from '@clientele/core/testing';

import { accepted, archived, churned, delivered, euros, offered, opened, paid, registered, signed } from './acme.ts';

const agreed = given(registered, opened, offered, accepted, signed);
const invoice: Happened = { type: 'InvoiceIssued', data: { invoice: '17', amount: euros(100) } };

describe('a payment', () => {
  it('may come in parts', () => {
    agreed
      .when(
        recordPayment({ dealId: 'd1', amount: euros(12_500), part: 'prepayment' }),
        recordPayment({ dealId: 'd1', amount: euros(12_500), part: 'final' }),
      )
      .then({ type: 'PaymentReceived' }, { type: 'PaymentReceived' });
  });

  it('over the amount due is recorded, with the credit', () => {
    agreed
      .and(paid('p1', 20_000))
      .when(recordPayment({ dealId: 'd1', amount: euros(6_000) }))
      .then({ type: 'PaymentReceived', data: { credit: euros(1_000) } });
    given(registered, invoice)
      .when(recordPayment({ invoice: '17', amount: euros(150) }))
      .then({ type: 'PaymentReceived', data: { credit: euros(50) } });
    const [exact] = given(registered, invoice)
      .when(recordPayment({ invoice: '17', amount: euros(100) }))
      .events();
    expect(exact?.data).not.toHaveProperty('credit');
  });

  it('says the deal that it is for, also where it names only its invoice or its contract', () => {
    const invoiced = agreed.and({ type: 'InvoiceIssued', data: { invoice: '17', dealId: 'd1', amount: euros(100) } });
    for (const about of [{ dealId: 'd1' }, { invoice: '17' }, { contractId: 'c1' }])
      invoiced
        .when(recordPayment({ ...about, amount: euros(100) }))
        .then({ type: 'PaymentReceived', data: { dealId: 'd1' } });
    const [ofNothing] = invoiced.when(recordPayment({ amount: euros(100) })).events();
    expect(ofNothing?.data).not.toHaveProperty('dealId');
    const [imported] = invoiced
      .when({ ...recordPayment({ invoice: '17', amount: euros(100) }), imported: true })
      .events();
    expect(imported?.data).not.toHaveProperty('dealId');
  });

  it('of an invoice that names its contract alone is for the deal of the contract', () => {
    agreed
      .when(
        issueInvoice({ invoice: '17', contractId: 'c1', amount: euros(100) }),
        recordPayment({ invoice: '17', amount: euros(100) }),
      )
      .then({ type: 'InvoiceIssued', data: { dealId: 'd1' } }, { type: 'PaymentReceived', data: { dealId: 'd1' } });
  });

  it('from an archived client is recorded and reactivates it', () => {
    given(registered, archived)
      .when(recordPayment({ amount: euros(10) }), issueInvoice({ invoice: '18', amount: euros(10) }))
      .then({ type: 'PaymentReceived' }, { type: 'InvoiceIssued' });
  });

  it('in a deal that was lost is a fact all the same', () => {
    agreed
      .when(loseDeal({ dealId: 'd1' }), recordPayment({ dealId: 'd1', amount: euros(10) }))
      .then({ type: 'DealLost' }, { type: 'PaymentReceived' });
  });

  it('enters delivery with the first instalment, where instalments are agreed', () => {
    const terms: Happened = {
      type: 'ContractAmended',
      data: {
        contractId: 'c1',
        paymentTerms: {
          instalments: [
            { percent: 50, due: 'on-signing' },
            { percent: 50, due: 'on-delivery' },
          ],
        },
      },
    };
    const lose = loseDeal({ dealId: 'd1' });
    agreed
      .and(paid('p1', 12_500))
      .when(lose)
      .then({ type: 'DealLost', data: { stage: 'payment' } });
    agreed
      .and(terms, paid('p1', 12_499))
      .when(lose)
      .then({ type: 'DealLost', data: { stage: 'payment' } });
    agreed
      .and(terms, paid('p1', 12_500))
      .when(lose)
      .then({ type: 'DealLost', data: { stage: 'delivery' } });
  });
});

describe('a refund', () => {
  it('says the deal and the invoice of its payment', () => {
    agreed
      .and({ type: 'InvoiceIssued', data: { invoice: '17', dealId: 'd1', amount: euros(100) } })
      .and({ type: 'PaymentReceived', data: { paymentId: 'p1', invoice: '17', amount: euros(100) } })
      .when(refundPayment({ paymentId: 'p1', amount: euros(40) }), refundPayment({ invoice: '17', amount: euros(10) }))
      .then(
        { type: 'PaymentRefunded', data: { paymentId: 'p1', dealId: 'd1', invoice: '17' } },
        { type: 'PaymentRefunded', data: { dealId: 'd1', invoice: '17' } },
      );
  });

  it('never exceeds what was paid', () => {
    const story = given(registered, paid('p1', 100, {}), paid('p2', 50, {}));
    const refund = (amount: number) => refundPayment({ paymentId: 'p1', amount: euros(amount) });
    story.when(refund(100)).then({ type: 'PaymentRefunded' });
    story.when(refund(101)).thenRefused('REFUND_EXCEEDS_PAYMENT', { refundable: euros(100) });
    story.when(refund(60), refund(41)).thenRefused('REFUND_EXCEEDS_PAYMENT', { refundable: euros(40) });
    story.when(refundPayment({ amount: euros(150) })).then({ type: 'PaymentRefunded' });
    story.when(refundPayment({ amount: euros(151) })).thenRefused('REFUND_EXCEEDS_PAYMENT');
    story.when(refundPayment({ amount: { minor: 1, currency: 'USD' } })).thenRefused('REFUND_EXCEEDS_PAYMENT');
  });

  it('names a payment that there is', () => {
    given(registered)
      .when(refundPayment({ paymentId: 'p9', amount: euros(1) }))
      .thenRefused('UNKNOWN_REFERENCE');
  });

  it('never exceeds what was paid for the deal, whichever way it names the deal', () => {
    const story = given(registered, opened, paid('p1', 100), paid('p2', 100, {}));
    story
      .when(refundPayment({ dealId: 'd1', amount: euros(100) }), refundPayment({ paymentId: 'p1', amount: euros(1) }))
      .thenRefused('REFUND_EXCEEDS_PAYMENT', { refundable: euros(0) });
  });

  it('without a payment is taken from imported history, and called odd', () => {
    given(registered)
      .when(refundPayment({ amount: euros(1) }, { imported: true }))
      .thenOdd('REFUND_EXCEEDS_PAYMENT')
      .then({ type: 'PaymentRefunded' });
  });

  it('of a payment that was retracted is too much', () => {
    given(registered, paid('p1', 100, {}), { type: 'EventRetracted', data: { revision: 1, why: 'twice' } })
      .when(refundPayment({ amount: euros(1) }))
      .thenRefused('REFUND_EXCEEDS_PAYMENT', { refundable: euros(0) });
  });
});

describe('a deal', () => {
  const close = closeDeal({ dealId: 'd1' });

  it('is won only when it is delivered and paid in full', () => {
    agreed.when(close).thenRefused('NOT_DELIVERED');
    agreed
      .and(delivered, paid('p1', 24_999))
      .when(close)
      .thenRefused('NOT_PAID_IN_FULL', { due: euros(25_000), paid: euros(24_999) });
    agreed.and(paid('p1', 25_000)).when(close).thenRefused('NOT_DELIVERED');
    agreed.and(delivered, paid('p1', 12_500), paid('p2', 12_500)).when(close).then({ type: 'DealClosed' });
  });

  it('is not paid in full once money went back', () => {
    agreed
      .and(delivered, paid('p1', 25_000), {
        type: 'PaymentRefunded',
        data: { refundId: 'r1', paymentId: 'p1', amount: euros(1) },
      })
      .when(close)
      .thenRefused('NOT_PAID_IN_FULL');
  });

  it('is won when it is paid, or when also the act is signed, where the rules say so', () => {
    const byPayment = { closing: { won: 'paid' as const } };
    agreed.and(paid('p1', 25_000)).under(byPayment).when(close).then({ type: 'DealClosed' });
    const byAct = { closing: { won: 'paid' as const, actSigned: true } };
    agreed.and(paid('p1', 25_000)).under(byAct).when(close).thenRefused('ACT_NOT_SIGNED');
    agreed
      .and(paid('p1', 25_000))
      .under(byAct)
      .when(closeDeal({ dealId: 'd1', signedAct: true }))
      .then({ type: 'DealClosed' });
    agreed
      .and(paid('p1', 25_000), {
        type: 'DocumentSigned',
        data: { documentId: 'a1', kind: 'act', dealId: 'd1', by: 'both' },
      })
      .under(byAct)
      .when(close)
      .then({ type: 'DealClosed' });
  });

  it('is lost at the stage where it stands, and at no other', () => {
    agreed
      .when(loseDeal({ dealId: 'd1', stage: 'offer' }))
      .thenRefused('WRONG_STAGE', { stage: 'offer', stands: 'payment' });
    agreed
      .when(loseDeal({ dealId: 'd1', stage: 'offer' }, { imported: true }))
      .then({ type: 'DealLost', data: { stage: 'offer' } });
  });

  it('is won once, is not lost afterwards, and a lost one is not won', () => {
    const won = agreed.and(delivered, paid('p1', 25_000), { type: 'DealClosed', data: { dealId: 'd1' } });
    won.when(close).thenNothing();
    won.when(loseDeal({ dealId: 'd1' })).thenRefused('DEAL_NOT_OPEN', { status: 'won' });
    agreed.when(loseDeal({ dealId: 'd1' }), close).thenRefused('DEAL_NOT_OPEN', { status: 'lost' });
  });

  it('of the past may be won as it was, and is called odd', () => {
    given(registered, opened)
      .when(closeDeal({ dealId: 'd1' }, { imported: true }))
      .thenOdd('NOT_DELIVERED')
      .then({ type: 'DealClosed' });
  });
});

describe('an invoice', () => {
  it('has a number of its own', () => {
    given(registered, invoice)
      .when(issueInvoice({ invoice: '17', amount: euros(1) }))
      .thenRefused('INVOICE_EXISTS');
  });

  it('leads a payment to its deal', () => {
    const about: Happened = { type: 'InvoiceIssued', data: { invoice: '17', dealId: 'd1', amount: euros(25_000) } };
    agreed
      .and(delivered, about, paid('p1', 25_000, { invoice: '17' }))
      .when(closeDeal({ dealId: 'd1' }))
      .then({ type: 'DealClosed' });
  });
});

it('a client that churned can pay', () => {
  given(registered, churned)
    .when(recordPayment({ amount: euros(1) }))
    .then({ type: 'PaymentReceived' });
});
