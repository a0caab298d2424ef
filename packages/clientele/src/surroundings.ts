import type { Actor, Catalogue, EventDefinitions, EventStore, Rules, Telemetry, Vault } from '@clientele/core';

import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** What commands and reads need of the outside, put together once when Clientele is opened. */
export type Surroundings = Readonly<{
  store: EventStore;
  /** What it is called in messages; undefined for one that the host has opened. */
  storeName: string | undefined;
  vault: Vault;
  catalogue: Catalogue<EventDefinitions>;
  hostEvents: EventDefinitions;
  clock: Clock;
  actor: Actor;
  rules: Rules;
  telemetry: Telemetry | undefined;
  log: Log | undefined;
}>;
