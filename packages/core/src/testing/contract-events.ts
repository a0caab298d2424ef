import type { NewEvent } from '../event/envelope.ts';
import { idFromKey } from '../event/ids.ts';
import { instantOf } from '../time/instant.ts';

const firstDay = Date.UTC(2026, 0, 1);

/** The n-th event of a client in a contract test: the same call gives the same event. */
export function contractEvent(clientId: string, n: number, change: Partial<NewEvent> = {}): NewEvent {
  const occurredAt = instantOf(firstDay + n * 60_000);
  return {
    id: idFromKey(occurredAt, clientId, String(n)),
    type: n % 2 === 0 ? 'OfferMade' : 'PaymentReceived',
    data: {
      number: n,
      note: 'Grüße aus Köln',
      lines: [{ amount: { minor: 1250, currency: 'EUR' } }],
    },
    meta: {
      schemaVersion: 1,
      clientId,
      occurredAt,
      actor: { id: 'ann' },
      correlationId: `request-${String(n)}`,
    },
    ...change,
  };
}

/** Events `from` to `to - 1` of a client. */
export function contractEvents(clientId: string, from: number, to: number): readonly NewEvent[] {
  return Array.from({ length: to - from }, (_, index) => contractEvent(clientId, from + index));
}

/** All that an iterable gives. */
export async function allOf<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** The numbers that contract events carry, in order. */
export const numbersOf = (events: readonly { data: unknown }[]): readonly unknown[] =>
  events.map(({ data }) => (typeof data === 'object' && data !== null && 'number' in data ? data.number : undefined));
