import { type Actor, catalogue, type EventStore, parseRules, type RulesInput, type Vault } from '@clientele/core';
import { fileSnapshots, type SnapshotStore } from '@clientele/projections';
import { openSqliteVault } from '@clientele/store-sqlite';

import { Clientele } from './clientele.ts';
import { type Clock, systemClock } from './clock.ts';
import { openStore } from './open-store.ts';

export type ClienteleOptions = Readonly<{
  /** A file such as `clients.db`, or any event store. */
  store: string | EventStore;
  /** Who acts: stands in every event. */
  actor: string | Actor;
  /** Rules that bind commands: which approvals, when a deal may close … Complete by defaults. */
  rules?: RulesInput;
  /** Keeps the keys of personal data. Default: a file beside the store's (`clients.db.keys`). */
  vault?: Vault;
  /** Keeps snapshots of facts. Default: a folder beside the store's file (`clients.db.facts`). */
  snapshots?: SnapshotStore;
  /** How many new events are worth a new snapshot; default 20,000. */
  snapshotEvery?: number;
  /** Default the machine's clock. */
  clock?: Clock;
  /** Sets tenants apart in one store. */
  namespace?: string;
  /** `full` (default): acknowledged means on disk. `normal`: a power cut may take the last moments. */
  durability?: 'full' | 'normal';
  /** Refuse to make a new store: for programs that only read what is there. */
  mustExist?: boolean;
  /** Told while facts are read: how many events so far. */
  onProgress?: (events: number) => void;
  /** Told when something went wrong that changes no figure, such as a snapshot that could not be kept. */
  onWarning?: (warning: unknown) => void;
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
  const { clock = systemClock, namespace, rules } = options;
  const file = typeof options.store === 'string' ? options.store : undefined;
  const parsed = parseRules(rules);
  const store =
    typeof options.store === 'string'
      ? await openStore(options.store, { clock, ...only(options, 'durability', 'mustExist') })
      : options.store;
  try {
    const vault = options.vault ?? (await openSqliteVault(file === undefined ? ':memory:' : `${file}.keys`));
    const actor = typeof options.actor === 'string' ? { id: options.actor } : options.actor;
    const snapshots = options.snapshots ?? (file === undefined ? undefined : fileSnapshots(`${file}.facts`));
    const around = { store, vault, catalogue: catalogue(), clock, actor, rules: parsed, namespace };
    return new Clientele(around, {
      snapshots,
      onProgress: options.onProgress,
      onWarning: options.onWarning,
      snapshotEvery: options.snapshotEvery,
    });
  } catch (error) {
    await store.close();
    throw error;
  }
}

const only = <Key extends keyof ClienteleOptions>(
  options: ClienteleOptions,
  ...keys: readonly Key[]
): Pick<ClienteleOptions, Key> =>
  Object.fromEntries(keys.filter((key) => options[key] !== undefined).map((key) => [key, options[key]])) as Pick<
    ClienteleOptions,
    Key
  >;
