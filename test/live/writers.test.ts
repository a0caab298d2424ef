import { idFromKey, instant, RevisionConflict } from '@clientele/core';
import { openKurrentStore } from '@clientele/store-kurrentdb';

import { type Attempt, isLinearizable } from './linearizable.ts';
import { newNamespace, serverOfTests } from './server.ts';

const server = serverOfTests();
const clock = () => instant('2026-07-01T09:00:00Z');
const occurredAt = clock();

test('of sixteen writers on one stream exactly one wins each revision, and the history is linearizable', async () => {
  const namespace = newNamespace();
  const attempts: Attempt[] = [];
  const rounds = 12;
  await Promise.all(
    Array.from({ length: 16 }, async (_, writer) => {
      await using store = await openKurrentStore(server(), { clock, namespace });
      for (let revision = 0; revision < rounds;) {
        const begun = performance.now();
        const id = idFromKey(occurredAt, String(writer), String(revision));
        const meta = { schemaVersion: 1, clientId: 'acme', occurredAt, actor: { id: String(writer) } };
        try {
          await store.append('client-acme', [{ id, type: 'NoteAdded', data: { writer }, meta }], {
            expect: revision === 0 ? 'no-stream' : revision - 1,
          });
          attempts.push({ begun, ended: performance.now(), expected: revision - 1, won: true, after: revision });
          revision += 1;
        } catch (error) {
          if (!(error instanceof RevisionConflict)) throw error;
          const after = error.actual ?? -1;
          attempts.push({ begun, ended: performance.now(), expected: revision - 1, won: false, after });
          revision = after + 1;
        }
      }
    }),
  );
  const winners = new Map<number, number>();
  for (const { won, after } of attempts) if (won) winners.set(after, (winners.get(after) ?? 0) + 1);
  expect([...winners.values()].every((count) => count === 1)).toBe(true);
  expect(isLinearizable(attempts)).toBe(true);
  await using store = await openKurrentStore(server(), { clock, namespace });
  const revisions: number[] = [];
  for await (const { revision } of store.readStream('client-acme')) revisions.push(revision);
  expect(revisions).toEqual([...winners.keys()].sort((a, b) => a - b));
}, 120_000);

test('the checker sees what is not linearizable', () => {
  const won = { begun: 0, ended: 1, expected: -1, won: true, after: 0 };
  expect(isLinearizable([won, { begun: 2, ended: 3, expected: 0, won: false, after: 1 }])).toBe(false);
  expect(isLinearizable([won, { begun: 2, ended: 3, expected: -1, won: true, after: 0 }])).toBe(false);
  expect(isLinearizable([won, { begun: 2, ended: 3, expected: -1, won: false, after: 0 }])).toBe(true);
  const later = { begun: 4, ended: 5, expected: 0, won: true, after: 1 };
  expect(isLinearizable([won, { begun: 6, ended: 7, expected: -1, won: false, after: 0 }, later])).toBe(false);
});
