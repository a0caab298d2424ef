import {
  type Actor,
  catalogue,
  type EventDefinitions,
  parseRules,
  type RulesInput,
  type StoreRetry,
  type Telemetry,
} from '@clientele/core';
import type { SnapshotStore } from '@clientele/projections';

import { Clientele } from './clientele.ts';
import { type Clock, systemClock } from './clock.ts';
import type { KeysMissing } from './keys-missing.ts';
import type { Log } from './log.ts';
import { errorFields } from './log-notice.ts';
import { type Kept, openKept } from './open-kept.ts';
import { quietly } from './quietly.ts';
import { nameOf } from './store-name.ts';

export type ClienteleOptions = Kept &
  Readonly<{
    /** Who acts: stands in every event. */
    actor: string | Actor;
    /** Rules that bind commands: which approvals, when a deal may close … Complete by defaults. */
    rules?: RulesInput;
    /** Event types of the host's own, made by `defineEvent`; their names must not be ours. */
    hostEvents?: EventDefinitions;
    /** Keeps snapshots of facts. Default: a folder beside the store's file (`clients.db.facts`). */
    snapshots?: SnapshotStore;
    /** How many new events are worth a new snapshot; default 20,000. */
    snapshotEvery?: number;
    /** Default the machine's clock. */
    clock?: Clock;
    /** Told while facts are read: how many events so far. */
    onProgress?: (events: number) => void;
    /** Told when something went wrong that changes no figure: a snapshot that could not be kept, `KeysMissing`. */
    onWarning?: (warning: unknown) => void;
    /** Who watches: `telemetry()` of `@clientele/telemetry`, for spans and metrics by OpenTelemetry. Default nobody. */
    telemetry?: Telemetry;
    /** Where lines of a log go: `console`, or `fieldsFirst(pino())`. Default nowhere. */
    log?: Log;
  }>;

/**
 * Opens the log of a company's clients.
 *
 * Throws `StoreFailure` for a file that is no store, damaged, newer than this version or out of reach.
 *
 * @example
 * await using clientele = await openClientele({ store: 'clients.db', actor: 'ann' });
 * await clientele.client('acme').do(register({ kind: 'organisation', name: 'Acme Ovens' }));
 */
export async function openClientele(options: ClienteleOptions): Promise<Clientele> {
  const {
    clock = systemClock,
    rules: given,
    hostEvents = {},
    actor: acting,
    onProgress,
    snapshotEvery,
    telemetry,
    log,
  } = options;
  const rules = parseRules(given);
  const known = catalogue({ hostEvents });
  const actor = typeof acting === 'string' ? { id: acting } : acting;
  const onRetry = (retry: StoreRetry) => {
    quietly(() => telemetry?.storeRetried(retry));
    quietly(() => log?.warn('the store does not answer, trying again', retry));
  };
  const onWarning = (warning: unknown) => {
    quietly(() => log?.warn('a snapshot could not be kept or used', errorFields(warning)));
    options.onWarning?.(warning);
  };
  const onKeysMissing = (missing: KeysMissing) => {
    const what = missing.reason === 'absent' ? 'are not there' : 'may not be read';
    quietly(() => log?.warn(`the keys of personal data ${what}, it stays sealed`, { keys: missing.file }));
    quietly(() => options.onWarning?.(missing));
  };
  const { store: opened, vault, snapshots } = await openKept(options, { clock, onRetry, onKeysMissing });
  const store = telemetry?.store(opened) ?? opened;
  const storeName = typeof options.store === 'string' ? nameOf(options.store) : undefined;
  return new Clientele(
    { store, storeName, vault, catalogue: known, hostEvents, clock, actor, rules, telemetry, log },
    { snapshots: options.snapshots ?? snapshots, onProgress, onWarning, snapshotEvery },
  );
}
