import type { EventStore } from '@clientele/core';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';

/** A log on a server, with our store on it and the bare client. */
export type LogOnServer = Readonly<{
  store: EventStore;
  client: KurrentDBClient;
  namespace: string;
  events: number;
}>;
