import type { ClientId, DealId } from '../../src/catalogue/ids.ts';
import {
  type ClientEvent,
  type ClientEventData,
  type ClientEventDraft,
  isClientEvent,
} from '../../src/client/events.ts';
import { isCompanyEvent } from '../../src/company/events.ts';
import { eur } from '../../src/money/money.ts';
import type { Sealed } from '../../src/vault/sealed.ts';

describe('the types of the catalogue', () => {
  it('let a draft be written in plain words and literals', () => {
    const draft: ClientEventDraft<'DealOpened'> = {
      type: 'DealOpened',
      data: { dealId: 'd-1', products: [{ product: 'oven-x', quantity: 2, price: eur('12500.00') }], note: 'plain' },
    };
    expect(draft.type).toBe('DealOpened');
  });

  it('keep stored text sealed and ids apart', () => {
    const read = (data: ClientEventData<'NoteAdded'>): Sealed<string> => data.text;
    // @ts-expect-error what is stored is not plain text
    const plain = (data: ClientEventData<'NoteAdded'>): string => data.text;
    // @ts-expect-error a deal is not a client
    const client = (dealId: DealId): ClientId => dealId;
    expect([read, plain, client]).toHaveLength(3);
  });

  it('narrow an event by its type', () => {
    const minorOf = (event: ClientEvent): number => (event.type === 'PaymentReceived' ? event.data.amount.minor : 0);
    const stored: { type: string; data: unknown } = { type: 'PaymentReceived', data: { amount: eur('1.00') } };
    expect(isClientEvent(stored) ? minorOf(stored) : undefined).toBe(100);
    expect(isCompanyEvent(stored)).toBe(false);
  });
});
