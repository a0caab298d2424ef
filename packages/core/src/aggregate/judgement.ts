import type { DecidedEvent } from './decided-event.ts';
import type { Refusal } from './refused.ts';

/** What one command would do. */
export type Decision<Event = DecidedEvent, R = Refusal> =
  | Readonly<{
      kind: 'decided';
      /** Empty where what is asked for is already so. */
      events: readonly Event[];
      /** Rules that an imported fact did not follow. */
      oddities: readonly R[];
    }>
  | Readonly<{
      kind: 'repeated';
      /** Where the events of the first time stand. */
      revisions: readonly number[];
    }>;

/** What would happen: all of it, or nothing and why. */
export type Judgement<State, Event = DecidedEvent, R = Refusal> =
  | Readonly<{
      allowed: true;
      /** One for each command, in order. */
      decisions: readonly Decision<Event, R>[];
      /** The new events of all of them. */
      events: readonly Event[];
      /** The state after them. */
      state: State;
    }>
  | Readonly<{
      allowed: false;
      /** The command that is refused: its place and its type. */
      index: number;
      command: string;
      refusals: readonly [R, ...R[]];
    }>;
