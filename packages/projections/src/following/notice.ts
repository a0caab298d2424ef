import type { Generation } from '../read-model/generation.ts';
import type { ParkedEvent } from '../read-model/parked-event.ts';

/** What a worker tells its host, for logs and metrics. */
export type Notice =
  /** Another generation is built because there was none, the tables changed, or the log is another one. */
  | Readonly<{ kind: 'rebuild'; generation: number; because: NonNullable<Generation['because']> }>
  | Readonly<{ kind: 'leads'; part: number; epoch: number }>
  | Readonly<{ kind: 'stands-by'; part: number }>
  | Readonly<{ kind: 'lost-lead'; part: number; epoch: number }>
  /** A page was written: so many events were read, in so many milliseconds. */
  | Readonly<{ kind: 'kept'; part: number; events: number; milliseconds: number; live: boolean }>
  | Readonly<{ kind: 'promoted'; generation: number }>
  /** Something stands in the way of the swap: the old generation goes on answering, and it is tried again. */
  | Readonly<{ kind: 'not-promoted'; generation: number; error: unknown; retryIn: number }>
  | Readonly<{ kind: 'parked'; part: number; parked: ParkedEvent }>
  /** Events set aside were folded again, because somebody asked or because a later one took the poison one back. */
  | Readonly<{ kind: 'retried'; part: number; folded: number; parked: number }>
  /** The subscription said nothing of events that are there: it was opened anew. */
  | Readonly<{ kind: 'silent-drop'; part: number }>
  /** The checkpoint is not of the log: it was restored or made anew. */
  | Readonly<{ kind: 'log-mismatch'; generation: number }>
  /** Something failed; the next attempt comes after so many milliseconds. */
  | Readonly<{ kind: 'failed'; attempt: number; error: unknown; retryIn: number }>
  /** Nothing helps but a person: the worker has stopped. */
  | Readonly<{ kind: 'stopped'; error: unknown }>;
