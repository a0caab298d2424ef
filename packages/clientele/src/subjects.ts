import {
  type Aggregate,
  type Command,
  type CompleteCommand,
  completeAllOf,
  type DecidedEvent,
  type DecisionContext,
  foldAll,
  type Folded,
  foldOn,
  isCorrection,
  judge,
  type Judgement,
  newEventOf,
  newId,
  type NewEvent,
  type Position,
  type RecordedEvent,
  Refused,
  RevisionConflict,
  rulesVersionOf,
  streamOf,
} from '@clientele/core';
import { LRUCache } from 'lru-cache';

import { collected } from './collected.ts';
import { currentEvents } from './current-events.ts';
import { sealEvent } from './seal-event.ts';
import type { Surroundings } from './surroundings.ts';

/** What a caller may add to commands. */
export type DoOptions = Readonly<{
  /** The revision that the user saw: `RevisionConflict` when somebody has written since. */
  expect?: number;
}>;

type Outcome = Readonly<{ events: readonly RecordedEvent[]; revision: number; position: Position | undefined }>;

/** Somebody else's write makes a decision void; it is taken again this many times before the caller is told. */
const attempts = 12;

/**
 * Runs commands on the streams of one aggregate: loads or takes the cached state, decides, seals,
 * appends, and decides again when somebody was faster.
 */
export class Subjects<State extends Folded, Context extends DecisionContext> {
  readonly #aggregate: Aggregate<State, Context>;
  readonly #context: (base: DecisionContext) => Context;
  readonly #around: Surroundings;
  readonly #cache = new LRUCache<string, State>({ max: 10_000 });

  constructor(aggregate: Aggregate<State, Context>, context: (base: DecisionContext) => Context, around: Surroundings) {
    this.#aggregate = aggregate;
    this.#context = context;
    this.#around = around;
  }

  /** Decides and records: all of the commands, or none. Throws `Refused`, `RevisionConflict`, `InvalidEvent`. */
  async do(clientId: string, commands: readonly Command[], { expect }: DoOptions = {}): Promise<Outcome> {
    const completed = this.#complete(commands);
    const whole = completed.some(({ type }) => this.#corrects(type));
    for (let attempt = 1; ; attempt++) {
      const { state, fresh, history } = await this.#load(clientId, whole || attempt > 1, whole);
      if (expect !== undefined && state.revision !== expect)
        throw new RevisionConflict(this.#stream(clientId), expect, revisionOf(state));
      const judgement = this.#judge(clientId, completed, state, history);
      // What the cache forbids, or finds already so, may have changed in the log meanwhile.
      if (!fresh && (!judgement.allowed || judgement.events.length === 0)) {
        this.#cache.delete(clientId);
        continue;
      }
      if (!judgement.allowed) throw new Refused(judgement.command, judgement.refusals);
      try {
        return await this.#record(clientId, state, judgement);
      } catch (error) {
        if (!(error instanceof RevisionConflict) || attempt === attempts) throw error;
      }
    }
  }

  /** What would happen; nothing is written. */
  async may(clientId: string, commands: readonly Command[]): Promise<Judgement<State>> {
    const completed = this.#complete(commands);
    const whole = completed.some(({ type }) => this.#corrects(type));
    const { state, history } = await this.#load(clientId, true, whole);
    return this.#judge(clientId, completed, state, history);
  }

  /** The state that decisions are taken on, up to the end of the stream. */
  async state(clientId: string): Promise<State> {
    const { state } = await this.#load(clientId, true, false);
    return state;
  }

  #complete(commands: readonly Command[]): readonly CompleteCommand[] {
    const { clock, rules } = this.#around;
    const now = clock();
    const { specs, events } = this.#aggregate;
    return completeAllOf(commands, specs, events, { now, key: newId(now), zone: rules.zone });
  }

  #judge(
    clientId: string,
    commands: readonly CompleteCommand[],
    state: State,
    history: readonly RecordedEvent[] | undefined,
  ): Judgement<State> {
    const { clock, rules } = this.#around;
    const base = { clientId, now: clock(), rulesVersion: rulesVersionOf(rules), ...(history && { history }) };
    return judge(this.#aggregate, commands, state, this.#context(base));
  }

  /** The state from the cache, or up to the stream's end (`fresh`); with its whole history where a correction asks for it. */
  async #load(
    clientId: string,
    toTheEnd: boolean,
    whole: boolean,
  ): Promise<Readonly<{ state: State; fresh: boolean; history?: readonly RecordedEvent[] }>> {
    const cached = this.#cache.get(clientId);
    if (cached !== undefined && !toTheEnd) return { state: cached, fresh: false };
    const tail = cached === undefined || whole ? undefined : await this.#read(clientId, cached.revision + 1);
    if (cached !== undefined && tail !== undefined) {
      const state = foldOn(cached, tail, this.#aggregate.apply);
      if (!state.outdated) return this.#loaded(clientId, state);
    }
    const history = await this.#read(clientId, 0);
    const state = foldAll(this.#aggregate.initial, history, this.#aggregate.apply);
    return { ...this.#loaded(clientId, state), history };
  }

  #loaded(clientId: string, state: State): Readonly<{ state: State; fresh: true }> {
    this.#cache.set(clientId, state);
    return { state, fresh: true };
  }

  async #read(clientId: string, from: number): Promise<readonly RecordedEvent[]> {
    const { store, catalogue } = this.#around;
    return collected(currentEvents(store.readStream(this.#stream(clientId), { from }), catalogue));
  }

  async #record(
    clientId: string,
    before: State,
    judgement: Extract<Judgement<State>, { allowed: true }>,
  ): Promise<Outcome> {
    const { decisions, events, state } = judgement;
    const appended =
      events.length === 0
        ? undefined
        : await this.#around.store.append(
            this.#stream(clientId),
            await Promise.all(events.map((event) => this.#sealed(clientId, event))),
            {
              expect: revisionOf(before) ?? 'no-stream',
            },
          );
    if (appended !== undefined) this.#cache.set(clientId, state.outdated ? before : state);
    const fresh = [...(appended?.events ?? [])];
    const outcome: RecordedEvent[] = [];
    for (const decision of decisions)
      outcome.push(
        ...(decision.kind === 'repeated'
          ? await this.#originals(clientId, decision.revisions)
          : fresh.splice(0, decision.events.length)),
      );
    return { events: outcome, revision: appended?.revision ?? before.revision, position: appended?.position };
  }

  async #originals(clientId: string, revisions: readonly number[]): Promise<readonly RecordedEvent[]> {
    const wanted = new Set(revisions);
    const from = Math.min(...revisions);
    const limit = Math.max(...revisions) - from + 1;
    const { store, catalogue } = this.#around;
    const read = await collected(currentEvents(store.readStream(this.#stream(clientId), { from, limit }), catalogue));
    return read.filter(({ revision }) => wanted.has(revision));
  }

  #sealed(clientId: string, decided: DecidedEvent): Promise<NewEvent> {
    const { catalogue, actor } = this.#around;
    const event = newEventOf(decided, { clientId, actor });
    return sealEvent({ ...event, data: catalogue.checkDraft(event.type, event.data) }, this.#around);
  }

  #corrects(type: string): boolean {
    const gives = this.#aggregate.specs[type]?.gives;
    return gives !== undefined && isCorrection({ type: gives });
  }

  #stream(clientId: string): string {
    return streamOf(clientId);
  }
}

const revisionOf = ({ revision }: Folded): number | undefined => (revision < 0 ? undefined : revision);
