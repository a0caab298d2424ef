import { randomUUID } from 'node:crypto';

import { isEventBody, StoreFailure } from '@clientele/core';
import { jsonEvent, NO_STREAM, START } from '@kurrent/kurrentdb-client';

import type { Connection } from './connection.ts';
import { isConflict, isNoStream } from './failure-of.ts';
import type { StreamNames } from './stream-names.ts';

/** The id of the log on a server, given at its first opening: it tells a restored or recreated one from the old. */
export async function logIdOf(connection: Connection, { identity }: StreamNames): Promise<string> {
  // Who opens a log wants to know soon that the address is wrong.
  return connection.persist(async () => {
    const known = await readIdentity(connection, identity);
    if (known !== undefined) return known;
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
  }, firstPatience);
}

const firstPatience = 8_000;

function readIdentity(connection: Connection, identity: string): Promise<string | undefined> {
  return connection.answer(async (client) => {
    try {
      for await (const { event } of client.readStream(identity, { fromRevision: START, maxCount: 1 })) {
        if (isEventBody(event?.data) && typeof event.data['logId'] === 'string') return event.data['logId'];
        const message = `${identity} on ${connection.name} does not say which log it is: another program wrote it`;
        throw new StoreFailure('STORE_DAMAGED', connection.name, message);
      }
    } catch (error) {
      if (!isNoStream(error)) throw error;
    }
    return undefined;
  });
}
