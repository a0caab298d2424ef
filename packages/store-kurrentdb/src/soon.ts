import type { AllStreamSubscription, StreamSubscription } from '@kurrent/kurrentdb-client';

import { NoAnswer } from './failure-of.ts';
import { hear, isEvent, type Resolved } from './hearing.ts';

/** So many events are read by the way that answers at once; from there on, by the way that is faster in the long run. */
const few = 400;

/** The two ways in which the client reads forwards; each begins where the last event that was given ends. */
export type TwoWays = Readonly<{
  subscribe: () => AllStreamSubscription | StreamSubscription;
  read: () => AsyncIterable<Resolved>;
}>;

/**
 * A stream or log from a place on, soon: what is short comes through a subscription that is left when it
 * has caught up, which takes 2 ms; a plain read goes through the client's native part, where a short one
 * mostly waits 40 ms (its sockets lack TCP_NODELAY: kurrent-io/KurrentDB-Client-Rust#232). `bench kurrentdb`
 * tells when that is mended, and this may go.
 */
export async function* soon(
  { subscribe, read }: TwoWays,
  most: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Resolved> {
  let left = Math.min(few, most);
  const { said, leave } = hear(subscribe, signal);
  try {
    for await (const each of said) {
      if (isEvent(each)) {
        yield each;
        left -= 1;
        if (left === 0) break;
      } else if (each.kind === 'caught-up') return;
    }
  } finally {
    leave();
  }
  // A server that goes away in good order ends the stream without a word.
  if (left > 0) throw new NoAnswer('the server ended a read before its end');
  if (most > few) yield* read();
}
