import type { Facts, Tables, Transition } from '@clientele/core';
import { Observable } from 'rxjs';

import { Bell } from '../following/bell.ts';
import type { TransitionMessage } from './transition-message.ts';
import { type RunOptions, TransitionRun } from './transition-run.ts';

/** Facts that come to stand at the end of their log, again and again. */
export type EndOfLog<T extends Tables> = Readonly<{
  /** The facts, while they stand there. */
  facts: () => Facts<T> | undefined;
  /** Each arrival there; completes or fails with the following. */
  arrivals$: Observable<void>;
}>;

/** Transitions as one run tells them, while somebody is subscribed. */
export function transitionStream<T extends Tables, Told extends Transition>(
  end: EndOfLog<T>,
  options: Omit<RunOptions<T, Told>, 'tell' | 'signal'>,
): Observable<TransitionMessage<Told>> {
  const { store, timer } = options.settings;
  return new Observable((subscriber) => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const bell = new Bell(store, timer);
    const tell = (message: TransitionMessage<Told>): void => {
      subscriber.next(message);
    };
    const run = new TransitionRun({ ...options, tell, signal });
    const follow = async (): Promise<void> => {
      while (!signal.aborted) await bell.wait(await run.advance(end.facts), signal);
    };
    const arrivals = end.arrivals$.subscribe({
      next: () => {
        bell.ring();
      },
      error: (error: unknown) => {
        subscriber.error(error);
      },
      complete: () => {
        subscriber.complete();
      },
    });
    follow().catch((error: unknown) => {
      if (!signal.aborted) subscriber.error(error);
    });
    return () => {
      leaving.abort();
      arrivals.unsubscribe();
    };
  });
}
