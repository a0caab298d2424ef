import type { Facts, Tables } from '../projection/facts.ts';
import type { Instant } from '../time/instant.ts';

/** What a follower of a question is told: something of a client came from one place to another. */
export type Transition = Readonly<{
  clientId: string;
  /** Null where there was nothing. */
  from: string | null;
  /** Null where there is nothing any more. */
  to: string | null;
  /** Since when it is there. */
  at: Instant;
  /** When that was known. */
  knownAt: Instant;
}>;

/** What a question tells of transitions under a policy. */
export type Transitions<T extends Tables, Told extends Transition> = Readonly<{
  /**
   * What is told while the clock goes from one instant to another, in order: by events, and by the
   * clock alone. It depends on the facts and the two instants only: it is the same live and in replay,
   * and what is told over two stretches is told over both together. All that was recorded before
   * `until` must have been folded by then.
   */
  between: (facts: Facts<T>, clock: Readonly<{ after: Instant; until: Instant }>) => readonly Told[];
  /** The next instant after one at which something is told though no event comes; undefined when never. */
  next: (facts: Facts<T>, after: Instant) => Instant | undefined;
}>;

/** A question whose answers can be followed as they change. */
export interface TellsTransitions<T extends Tables, PolicyInput, Told extends Transition> {
  readonly name: string;
  /** Its transitions under a policy; throws `InvalidPolicy` naming the entry. */
  transitions(policy?: PolicyInput): Transitions<T, Told>;
}
