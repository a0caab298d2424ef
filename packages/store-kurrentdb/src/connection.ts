import { InvalidConnection, StoreFailure, type StoreRetry } from '@clientele/core';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { failureOf, isPassing, NoAnswer, typeOf } from './failure-of.ts';
import { isListening } from './is-listening.ts';
import { withOwnChannel } from './own-channel.ts';
import { pause } from './pause.ts';
import { Renewals } from './renewals.ts';
import { serverAddress } from './server-address.ts';

/** How long a store waits for its server. */
export type Patience = Readonly<{
  /** For one answer, in milliseconds: after it the outcome is unknown, and asked for. */
  deadline: number;
  /** In all, in milliseconds, through lost servers and elections, before it says that it cannot. */
  patience: number;
  /** From 0 to 1: so that many who lost their server do not come back at the same moment. */
  random: () => number;
  onRetry: (retry: StoreRetry) => void;
}>;

/** Why an attempt is to be made again; without an error the server had ended a stream in good order. */
type Failed = Readonly<{ error?: unknown; signal?: AbortSignal | undefined }>;

const firstPause = 50;
const longestPause = 2_000;
/** The client's own farewell can hang; nobody waits longer for it. */
const farewell = 1_000;
/** How long it is waited for that a host takes a connection. */
const probe = 1_000;

/** The client of a server or cluster. One that has gone silent is replaced: its streams never recover by themselves. */
export class Connection {
  /** Without secrets. */
  readonly name: string;
  /** Whether it is spoken to by TLS. */
  readonly tls: boolean;
  readonly patience: Patience;
  readonly #connectionString: string;
  #client: KurrentDBClient | undefined;
  #clients = 0;
  #lapses = 0;
  #wasAway = false;
  readonly #renewals = new Renewals();
  #open = true;

  /** Throws `InvalidConnection`. */
  constructor(connectionString: string, patience: Patience) {
    const address = serverAddress(connectionString);
    this.name = address.name;
    this.tls = address.tls;
    this.#connectionString = address.connectionString;
    this.patience = patience;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** How often something had to be asked again: what was seen of the server before may be of the past since. */
  get lapses(): number {
    return this.#lapses;
  }

  get client(): KurrentDBClient {
    this.checkOpen();
    return (this.#client ??= this.#newClient());
  }

  checkOpen(): void {
    if (!this.#open) throw this.closed();
  }

  closed(): StoreFailure {
    return new StoreFailure('STORE_CLOSED', this.name, `${this.name} is closed: open it again before using it`);
  }

  /** One answer, or `NoAnswer` when it does not come in time: the client itself would wait for ever. */
  async answer<T>(asked: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const { client } = this;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.retire(client);
        reject(new NoAnswer(`no answer from ${this.name} in ${String(this.patience.deadline)} ms`));
      }, this.patience.deadline);
    });
    try {
      return await Promise.race([asked(client), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Does something until it goes well, fails for good, or patience ends; `work` is told how often it was tried. */
  async persist<T>(work: (attempt: number) => Promise<T>, patience = this.patience.patience): Promise<T> {
    const until = performance.now() + patience;
    for (let attempt = 0; ; attempt++) {
      const { client } = this;
      try {
        return await work(attempt);
      } catch (error) {
        if (!isPassing(error) || performance.now() >= until) throw failureOf(error, this.name);
        await this.rest(attempt, client, { error });
      }
    }
  }

  /**
   * A pause before another attempt. A client that failed twice is replaced, now and then: its native part
   * may never find the way back to a server that was restarted.
   */
  async rest(attempt: number, failed: KurrentDBClient, { error, signal }: Failed): Promise<void> {
    this.#lapses += 1;
    const retryIn = this.pauseAfter(attempt);
    this.patience.onRetry({ store: this.name, attempt: attempt + 1, code: typeOf(error), retryIn });
    await pause(retryIn, signal);
    if (attempt > 0 && signal?.aborted !== true && this.#client === failed) await this.#renew(failed);
  }

  async #renew(failed: KurrentDBClient): Promise<void> {
    const isHere = await isListening(this.name, probe);
    const isBack = isHere && this.#wasAway;
    this.#wasAway = !isHere;
    if (this.#renewals.isDue(performance.now(), isBack)) this.retire(failed);
  }

  /** In milliseconds: longer after each attempt, and never the same for two. */
  pauseAfter(attempt: number): number {
    const longest = Math.min(longestPause, firstPause * 2 ** attempt);
    return Math.round(longest * (0.5 + this.patience.random() / 2));
  }

  #newClient(): KurrentDBClient {
    try {
      return KurrentDBClient.connectionString(withOwnChannel(this.#connectionString, this.#clients++));
    } catch {
      // The client's own errors repeat the connection string.
      throw new InvalidConnection('is not understood by the client of the server: check its hosts and options');
    }
  }

  /** Puts a client aside, so that the next call opens another. */
  retire(client: KurrentDBClient): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    void client.dispose().catch(() => undefined);
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    const client = this.#client;
    this.#client = undefined;
    if (client !== undefined) await Promise.race([client.dispose().catch(() => undefined), pause(farewell)]);
  }
}
