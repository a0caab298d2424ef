import type { Client, ClientCommand, CommandOptions, GivenBy, Judgement, RecordedEvent } from '@clientele/core';

import type { Done } from './done.ts';
import type { DoOptions } from './do-options.ts';

/** One client: what may be asked of it, and what has happened. */
export interface ClientHandle {
  readonly clientId: string;
  /**
   * Records what the command asks for, or all of several commands, or nothing: throws `Refused` with
   * a code when a rule forbids it, `InvalidEvent` when the data is wrong, `RevisionConflict` when the
   * client has changed since the revision in `expect`. The same `key` again records nothing new.
   *
   * @example
   * const { events: [opened] } = await acme.do(openDeal({ motion: 'inbound' }));
   */
  do<const Commands extends ClientCommand | readonly ClientCommand[]>(
    commands: Commands,
    options?: DoOptions,
  ): Promise<Done<GivenBy<Commands>>>;
  /**
   * Records an event of the host's own type (`hostEvents` of `openClientele`), under the same
   * guarantees. Throws `UnknownCommand` for a type that was not declared: ours have commands.
   */
  record(type: string, data: unknown, options?: CommandOptions): Promise<RecordedEvent>;
  /** What would happen, and what forbids it; nothing is written. */
  may(commands: ClientCommand | readonly ClientCommand[]): Promise<Judgement<Client>>;
  /** What later decisions know of the client. */
  state(): Promise<Client>;
  /** Its events in order, personal fields opened where their key is still there. */
  story(): AsyncIterable<RecordedEvent>;
  /** Destroys the client's key: its personal data is unreadable everywhere, amounts and stages stay. */
  erase(why: string): Promise<void>;
}
