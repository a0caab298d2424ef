import type { Facts, Tables } from '@clientele/core';

import type { FactsLength } from '../read-model/facts-length.ts';

/** An event by the code of its client and its revision, and when it was recorded, in milliseconds. */
export type Recorded = Readonly<{ client: number; revision: number; recordedAt: number }>;

/** The events of which facts have rows or corrections that they had not when they were as long as that; some more than once. */
export function* recordedSince<T extends Tables>(
  facts: Facts<T>,
  since: Omit<FactsLength, 'clients'>,
): Iterable<Recorded> {
  for (const [name, length] of Object.entries(since.rows)) {
    const rows = facts.rows(name);
    for (let row = length; row < rows.length; row++)
      yield {
        client: rows.client[row] ?? 0,
        revision: rows.recordedBy(row),
        recordedAt: rows.recordedAt[row] ?? 0,
      };
  }
  for (const [client, { recordedBy, recordedAt }] of facts.corrections.entries(since.corrections))
    yield { client, revision: recordedBy, recordedAt };
}
