import { randomUUID } from 'node:crypto';

import { isEventBody, StoreFailure } from '@clientele/core';
import { jsonEvent, NO_STREAM, START } from '@kurrent/kurrentdb-client';

import type { Connection } from './connection.ts';
import { isConflict } from './failure-of.ts';
import { soon } from './soon.ts';
import type { StreamNames } from './stream-names.ts';

type Asking = Readonly<{
  /** Whether a log that is not there is refused, not made. */
  mustExist: boolean;
}>;

/**
 * The id of the log on a server, given at its first opening: it tells a restored or recreated one from
 * the old. Asks once. Throws `StoreFailure`: `STORE_MISSING` where there is no log that must exist.
 */
export async function logIdOf(
  connection: Connection,
  { identity }: StreamNames,
  { mustExist }: Asking,
): Promise<string> {
  const known = await readIdentity(connection, identity);
  if (known !== undefined) return known;
  if (mustExist) throw noLog(connection.name, identity);
  const logId = randomUUID();
  try {
    await connection.answer((client) =>
      client.appendToStream(identity, jsonEvent({ type: 'LogOpened', data: { logId } }), { streamState: NO_STREAM }),
    );
    return logId;
  } catch (error) {
    const theirs = isConflict(error) ? await readIdentity(connection, identity) : undefined;
    if (theirs !== undefined) return theirs;
    throw error;
  }
}

const noLog = (store: string, identity: string): StoreFailure =>
  new StoreFailure(
    'STORE_MISSING',
    store,
    `there is no log on ${store} yet (its stream ${identity}): check the namespace, or open it once with the right to write`,
  );

function readIdentity(connection: Connection, identity: string): Promise<string | undefined> {
  return connection.answer(async (client) => {
    const subscribe = () => client.subscribeToStream(identity, { fromRevision: START });
    const read = () => client.readStream(identity);
    for await (const { event } of soon({ subscribe, read }, 1, undefined)) {
      if (isEventBody(event?.data) && typeof event.data['logId'] === 'string') return event.data['logId'];
      const message = `${identity} on ${connection.name} does not say which log it is: another program wrote it`;
      throw new StoreFailure('STORE_DAMAGED', connection.name, message);
    }
    return undefined;
  });
}
