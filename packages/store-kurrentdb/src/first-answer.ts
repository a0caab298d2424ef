import { StoreFailure } from '@clientele/core';

import type { Connection } from './connection.ts';
import { failureOf, isDistrusted, isPassing, NoAnswer } from './failure-of.ts';
import { speaksTls } from './speaks-tls.ts';

/** How long it is waited for that a host shows whether it speaks TLS; milliseconds. */
const probe = 1_000;

/**
 * The first answer of a server, waited for so many milliseconds: as long as it is away, or elects a
 * leader. What waiting cannot mend is said at once: that only one of the two speaks TLS, or a
 * certificate that is not trusted.
 */
export function firstAnswer<T>(connection: Connection, ask: () => Promise<T>, within: number): Promise<T> {
  return connection.persist(async () => {
    try {
      return await ask();
    } catch (error) {
      if (isDistrusted(error)) throw failureOf(error, connection.name);
      if (isPassing(error) && !(error instanceof NoAnswer)) await refuseOtherTls(connection, error);
      throw error;
    }
  }, within);
}

async function refuseOtherTls({ name, tls }: Connection, cause: unknown): Promise<void> {
  const speaks = await speaksTls(name, probe);
  if (speaks === undefined || speaks === tls) return;
  const problem = speaks
    ? 'speaks TLS, and its address says that it does not: leave tls=false out'
    : 'runs without TLS, which its address asks for: add ?tls=false to it';
  throw new StoreFailure('STORE_UNAVAILABLE', name, `${name} ${problem}`, cause);
}
