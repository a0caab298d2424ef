import { addUp } from '@clientele/core';
import type { Asked, Facts, Position, Tables, TellsTransitions, Transition } from '@clientele/core';
import { concat, defer, filter, type Observable, of, ReplaySubject, Subject } from 'rxjs';

import { type FollowingHealth, isAtWork, workerStatusOf } from '../health/following-health.ts';
import { type HealthOptions, healthOf } from '../health/health-of.ts';
import type { ParkedEvent } from '../read-model/parked-event.ts';
import type { FollowedTransition, TransitionMessage } from '../transitions/transition-message.ts';
import type { TransitionOptions } from '../transitions/transition-options.ts';
import { TransitionStreams } from '../transitions/transition-streams.ts';
import type { FollowedChange } from './followed-change.ts';
import type { Settings } from './follow-options.ts';
import type { FollowStatus } from './follow-status.ts';
import { type Dividing, reportIn, type Reporting } from './group-report.ts';
import type { Held } from './held.ts';
import { inTime } from './in-time.ts';
import { isFatal } from './is-fatal.ts';
import type { FollowProgress, Lag } from './lag.ts';
import { NotSeen } from './not-seen.ts';
import type { SeenOptions } from './seen-options.ts';
import { Worker } from './worker.ts';

/** A worker of a group, at work: made by `follow`. */
export class Following<T extends Tables> {
  readonly #settings: Settings<T>;
  readonly #changes = new Subject<FollowedChange<T>>();
  readonly #lag = new ReplaySubject<Lag>(1);
  readonly #progress = new ReplaySubject<FollowProgress>(1);
  readonly #status = new ReplaySubject<FollowStatus>(1);
  readonly #worker: Worker<T>;
  readonly #since: number;
  #lastStatus: FollowStatus = { kind: 'starting' };
  readonly #arrivals = new Subject<void>();
  readonly #transitions: TransitionStreams<T>;
  /** No page was kept since the facts stood at the end of the log. */
  #isAtEnd = false;
  #lastLag: Lag | undefined;
  readonly #pages$ = defer(() => {
    const facts = this.#worker.factsAtEnd();
    return facts === undefined ? this.#changes : concat(of({ kind: 'caught-up' as const, facts }), this.#changes);
  });
  /** How far behind the group is; the last value at once. */
  readonly lag$: Observable<Lag> = this.#lag.asObservable();
  /** How fast it gets on; the last value at once. */
  readonly progress$: Observable<FollowProgress> = this.#progress.asObservable();
  /** Whether it leads, stands by, waits to try again, or has stopped; the last value at once. */
  readonly status$: Observable<FollowStatus> = this.#status.asObservable();

  constructor(settings: Settings<T>) {
    this.#settings = settings;
    this.#since = settings.timer.elapsed();
    this.#worker = new Worker(settings, {
      change: (change) => {
        this.#isAtEnd = false;
        this.#changes.next(change);
        if (change.kind === 'caught-up') this.#arrive();
      },
      lag: (lag) => {
        this.#lastLag = lag;
        this.#lag.next(lag);
        if (lag.events === 0) this.#arrive();
      },
      progress: (progress) => {
        this.#progress.next(progress);
      },
      status: (status) => {
        this.#lastStatus = status;
        this.#status.next(status);
        if (status.kind !== 'stopped' || status.error === undefined) return;
        this.#changes.error(status.error);
        this.#arrivals.error(status.error);
      },
    });
    this.#transitions = new TransitionStreams(settings, {
      facts: () => (this.#isAtEnd ? this.#worker.factsAtEnd() : undefined),
      arrivals$: this.#arrivals,
    });
  }

  /**
   * What this worker keeps while it leads: `caught-up` at the end of the log, at once for who comes
   * later, then `changed` with whom each page is about. A worker that stands by is silent. Nothing is
   * buffered: a subscriber is called while the page is in hand.
   */
  changes$(): Observable<FollowedChange<T>>;
  /**
   * The transitions of a question under the policy that was bound to its name, those that the clock
   * alone causes included, told at their instants; with `signals`, also `caught-up` with the checkpoint
   * reached. It begins with the subscription, or when the worker takes the lead, or after the checkpoint
   * `since`, from which none is told twice and none is left out. Subscribers from now on share one
   * computation. Nothing is buffered: for work that takes time see `inTurn`. Throws `InvalidPolicy`; fails
   * with what stopped the worker, with `CheckpointOfAnotherLog`, and with what the question throws.
   *
   * @example
   * following.changes$(lifecycle, { to: 'lost' }).subscribe(({ clientId, at, restates }) => callThem(clientId));
   */
  changes$<Told extends Transition>(
    question: TellsTransitions<T, unknown, Told>,
    options: TransitionOptions<Told> & Readonly<{ signals: true }>,
  ): Observable<TransitionMessage<Told>>;
  changes$<Told extends Transition>(
    question: TellsTransitions<T, unknown, Told>,
    options?: TransitionOptions<Told>,
  ): Observable<FollowedTransition<Told>>;
  changes$<Told extends Transition>(
    question?: TellsTransitions<T, unknown, Told>,
    options: TransitionOptions<Told> = {},
  ): Observable<FollowedChange<T> | TransitionMessage<Told>> {
    if (question === undefined) return this.#pages$;
    const messages = this.#transitions.of(question, options);
    return options.signals === true ? messages : messages.pipe(filter(({ kind }) => kind === 'transition'));
  }

  /**
   * The facts as far as the group has folded them, those of all partitions together. Between two
   * partitions of which one is behind, they are as far as each is. While the group folds the log for
   * the first time, or again for tables of another version, there is nothing whole to answer with:
   * then it waits, and throws `NotSeen` when that takes too long. Throws what stopped the worker.
   */
  facts(options: SeenOptions = {}): Promise<Facts<T>> {
    return this.#answer(options, (held) => held.facts());
  }

  /**
   * The report of a question, equal to the last digit to its report on `facts()`. With several
   * partitions it is merged from a partial result of each, of which this worker reads one after the
   * other. A question without `partial` is asked of all facts together. Waits (default 300,000 ms)
   * and throws as `facts()` does; throws what the question throws.
   *
   * @example
   * const report = await following.report(lifecycle, { at: '2026-07-01' });
   */
  async report<Input, Report, Part>(
    question: Reporting<T, Input, Report> | Dividing<T, Input, Report, Part>,
    asked?: Asked,
    policy?: Input,
    options: SeenOptions = {},
  ): Promise<Report> {
    const patient = { timeout: 300_000, ...options };
    return reportIn(await this.#answer(patient, (held) => held.report(question, asked, policy)));
  }

  /**
   * Settles once the group has kept all up to a position, whichever process leads; then `facts()`
   * holds it (what is set aside apart), and so do the tables once this generation answers. Throws
   * `NotSeen` when that takes too long, also because the log or the read model is out of reach, the
   * signal's reason when it is aborted, and what stopped the worker.
   */
  async seen(position: Position, options: SeenOptions = {}): Promise<void> {
    await this.#answer(options, async (held) => ((await held.hasKept(position)) ? true : undefined), position);
  }

  /** The events set aside, in order of client and revision. */
  parked(options: SeenOptions = {}): Promise<readonly ParkedEvent[]> {
    return this.#answer(options, ({ generation }) => this.#settings.readModel.parked(generation));
  }

  /**
   * How many clients the figures do not show whole, because an event of theirs could not be folded and
   * later ones wait behind it; and how many events that are. A report that is printed can say so.
   *
   * @example
   * const { clients, events } = await following.waiting();
   * if (clients > 0) console.log(`${clients} clients wait: ${events} events are not counted`);
   */
  async waiting(options: SeenOptions = {}): Promise<Readonly<{ clients: number; events: number }>> {
    const waiting = (await this.parked(options)).filter(({ kind }) => kind !== 'unknown');
    return { clients: new Set(waiting.map(({ event }) => event.clientId)).size, events: waiting.length };
  }

  /** How many events of types that the program does not know the group has met, by type. */
  async unknown(options: SeenOptions = {}): Promise<Readonly<Record<string, number>>> {
    const states = await this.#answer(options, ({ generation }) => this.#settings.readModel.states(generation));
    return addUp(states.map(({ unknown }) => unknown));
  }

  /**
   * Has the events set aside folded again, of one client or of all, by whoever leads; settles when
   * that was tried, and throws `NotSeen` when nobody did in time (default 30,000 ms). Gives what is
   * still set aside.
   */
  async retry(clientId?: string, options: SeenOptions = {}): Promise<readonly ParkedEvent[]> {
    const { readModel } = this.#settings;
    const patient = { timeout: 30_000, ...options };
    await this.#answer(patient, async ({ generation }) => {
      await readModel.askRetry(generation, clientId);
      return true;
    });
    this.#worker.retrySoon();
    return this.#answer(patient, async ({ generation }) =>
      (await readModel.retriesAsked(generation)).length === 0 ? readModel.parked(generation) : undefined,
    );
  }

  /** Asks until there is an answer; what passes by itself is waited for. */
  async #answer<A>(
    { timeout = 10_000, signal }: SeenOptions,
    question: (held: Held<T>) => Promise<A | undefined>,
    position?: Position,
  ): Promise<A> {
    const { timer, group } = this.#settings;
    const deadline = timer.elapsed() + timeout;
    let failed: unknown;
    for (let pause = 2; ; pause = Math.min(100, pause * 2)) {
      signal?.throwIfAborted();
      const { held } = this.#worker;
      try {
        const answer = held && (await inTime(question(held), deadline - timer.elapsed(), timer, signal));
        if (answer !== undefined) return answer;
      } catch (error) {
        if (isFatal(error)) throw error;
        failed = error;
      }
      signal?.throwIfAborted();
      const left = deadline - timer.elapsed();
      if (left <= 0) throw new NotSeen(group, position, timeout, this.#lastLag, failed);
      await this.#worker.nextKept(Math.min(pause, left), signal);
    }
  }

  /**
   * How the worker, its group and its part of it are, as plain data without secrets: what it is at, what
   * answers, what is behind and set aside. Asked anew each time; answers within the timeout, and never throws.
   */
  async health(options: HealthOptions = {}): Promise<FollowingHealth> {
    const { store, readModel, group, partition, worker, clock, timer } = this.#settings;
    const asked = { store, readModel, group, part: partition.index, names: { readModel: readModel.name } };
    const health = await healthOf(asked, { ...options, clock, timer });
    const status = workerStatusOf(this.#lastStatus);
    const uptime = Math.round(timer.elapsed() - this.#since);
    return { ...health, ok: health.ok && isAtWork(status), worker, status, uptime };
  }

  /** Finishes the page in hand, gives the lead back and completes the streams. The store and the read model stay open. */
  async close(): Promise<void> {
    await this.#worker.close();
    for (const subject of [this.#changes, this.#arrivals, this.#lag, this.#progress, this.#status]) subject.complete();
    await this.#settings.onClose?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #arrive(): void {
    if (this.#worker.factsAtEnd() === undefined) return;
    this.#isAtEnd = true;
    this.#arrivals.next();
  }
}
