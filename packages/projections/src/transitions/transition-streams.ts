import type { Tables, TellsTransitions, Transition } from '@clientele/core';
import { concat, defer, filter, finalize, type Observable, of, share, tap } from 'rxjs';

import type { Settings } from '../following/follow-options.ts';
import type { TransitionCheckpoint } from './transition-checkpoint.ts';
import type { TransitionMessage } from './transition-message.ts';
import { lets, type TransitionOptions } from './transition-options.ts';
import { type EndOfLog, transitionStream } from './transition-stream.ts';

/** The transitions of questions under the policies that are bound: those who begin now share one run of each question. */
export class TransitionStreams<T extends Tables> {
  readonly #settings: Settings<T>;
  readonly #end: EndOfLog<T>;
  readonly #shared = new WeakMap<object, Observable<TransitionMessage<Transition>>>();

  constructor(settings: Settings<T>, end: EndOfLog<T>) {
    this.#settings = settings;
    this.#end = end;
  }

  /** Those of a question that a filter lets through, and when they have caught up. Throws `InvalidPolicy`. */
  of<Told extends Transition>(
    question: TellsTransitions<T, unknown, Told>,
    options: TransitionOptions<Told>,
  ): Observable<TransitionMessage<Told>> {
    const { since } = options;
    const all = since === undefined ? this.#fromNow(question) : this.#from(question, since);
    return all.pipe(filter((message) => message.kind !== 'transition' || lets<Told>(options, message)));
  }

  #fromNow<Told extends Transition>(question: TellsTransitions<T, unknown, Told>): Observable<TransitionMessage<Told>> {
    const known = this.#shared.get(question) as Observable<TransitionMessage<Told>> | undefined;
    if (known !== undefined) return known;
    let standing: TransitionCheckpoint | undefined;
    const run = this.#from(question, undefined).pipe(
      tap(({ checkpoint }) => (standing = checkpoint)),
      finalize(() => (standing = undefined)),
      share(),
    );
    // Who comes later was not there when the others were told that they had caught up.
    const shared = defer(() =>
      standing === undefined ? run : concat(of({ kind: 'caught-up' as const, checkpoint: standing }), run),
    );
    this.#shared.set(question, shared);
    return shared;
  }

  #from<Told extends Transition>(
    question: TellsTransitions<T, unknown, Told>,
    since: TransitionOptions<Told>['since'],
  ): Observable<TransitionMessage<Told>> {
    const settings = this.#settings;
    const transitions = question.transitions(settings.policies[question.name]);
    return transitionStream(this.#end, { settings, transitions, since });
  }
}
