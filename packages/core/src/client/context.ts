import type { PastEvent } from '../aggregate/decided-event.ts';
import type { Instant } from '../time/instant.ts';
import type { Rules } from './rules.ts';

/** By what a command is judged, besides the client itself. */
export type ClientContext = Readonly<{
  clientId: string;
  /** What time it is: nothing is recorded that lies more than 5 minutes ahead of it. */
  now: Instant;
  rules: Rules;
  /** The client's whole stream; only retractions and corrections need it. */
  history?: readonly PastEvent[];
}>;
