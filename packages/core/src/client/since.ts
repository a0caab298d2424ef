import type { Draft } from '../aggregate/folded.ts';
import type { Owner } from '../aggregate/shared-map.ts';
import type { EventBody } from '../catalogue/event-body.ts';
import type { Client } from './stages.ts';

/** Fields that name what goes on step by step, so that no step can be before the thing itself. */
const stepwise = ['dealId', 'offerId', 'contractId', 'paymentId', 'complaintId', 'requestId'] as const;

/** What a step names, and since when it has been there, in milliseconds. */
export type NamedSince = Readonly<{ field: string; id: string; since: number }>;

/** What a body names that has been there since a known time. */
export function namedSince(client: Pick<Client, 'since'>, data: EventBody): readonly NamedSince[] {
  return stepwise.flatMap((field) => {
    const id = data[field];
    const since = typeof id === 'string' ? client.since.get(`${field}:${id}`) : undefined;
    return typeof id === 'string' && since !== undefined ? [{ field, id, since }] : [];
  });
}

/** Remembers when things were first there: at the first event that names them, which is the one that opens them. */
export function noteSince(next: Draft<Client>, data: EventBody, at: number, owner: Owner): void {
  for (const field of stepwise) {
    const id = data[field];
    if (typeof id !== 'string' || next.since.has(`${field}:${id}`)) continue;
    next.since = next.since.with(owner, `${field}:${id}`, at);
  }
}
