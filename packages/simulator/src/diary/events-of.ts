import { idFromKey, instantOf, type NewEvent } from '@clientele/core';

import type { Diary, Entry } from './diary.ts';

type Definitions = Readonly<Record<string, { readonly version: number }>>;

/** Gives the entries of a diary their envelopes. The ids depend on nothing but the arguments. */
export function eventsOf<Bodies extends Readonly<Record<string, object>>>(
  diary: Diary<Bodies>,
  definitions: Definitions,
  { clientId, seed, to }: Readonly<{ clientId: string; seed: number; to: number }>,
): NewEvent[] {
  const entries = diary.entries(to);
  const revisions = new Map<Entry, number>();
  return entries.map((entry, revision) => {
    revisions.set(entry, revision);
    const occurredAt = instantOf(entry.occurredAt);
    return {
      id: idFromKey(occurredAt, 'simulated', String(seed), clientId, String(revision)),
      type: entry.type,
      data: entry.body((about) => revisions.get(about) ?? 0),
      meta: {
        schemaVersion: definitions[entry.type]?.version ?? 1,
        clientId,
        occurredAt,
        recordedAt: instantOf(entry.recordedAt),
        actor: { id: entry.actor },
        source: 'simulator',
      },
    };
  });
}
