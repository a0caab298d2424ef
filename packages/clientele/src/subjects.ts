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
  IdConflict,
  isCorrection,
  judge,
  type Judgement,
  newEventOf,
  newId,
  type NewEvent,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
  Refused,
  RevisionConflict,
  rulesVersionOf,
  streamOf,
} from '@clientele/core';
import { OneByOne } from '@clientele/core/event-store';
import { LRUCache } from 'lru-cache';

import { collected } from './collected.ts';
import { currentEvents } from './current-events.ts';
import { checkOptions, type DoOptions } from './do-options.ts';
import { openEvent } from './opened-events.ts';
import { sealEvent } from './seal-event.ts';
import type { Surroundings } from './surroundings.ts';

type Doing = DoOptions & Readonly<{ onRetry?: () => void }>;

type Loaded<State> = Readonly<{ state: State; fresh: boolean; history?: readonly RecordedEvent[] }>;

/** What repeated commands gave the first time, by revision: as it is stored, and with personal fields opened. */
type Originals = Readonly<Record<'stored' | 'opened', ReadonlyMap<number, RecordedEvent>>>;
const noOriginals: Originals = { stored: new Map(), opened: new Map() };

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
  readonly #turns = new OneByOne();
  readonly #cache = new LRUCache<string, State>({ max: 10_000 });

  constructor(aggregate: Aggregate<State, Context>, context: (base: DecisionContext) => Context, around: Surroundings) {
    this.#aggregate = aggregate;
    this.#context = context;
    this.#around = around;
  }

  /**
   * Decides and records: all of the commands, or none. Throws `Refused`, `RevisionConflict`, `InvalidEvent`.
   * The commands to one client follow each other, so that callers of one process do not make each other's
   * decisions void.
   */
  async do(clientId: string, commands: readonly Command[], options: DoOptions = {}): Promise<Outcome> {
    checkOptions(options);
    const { telemetry } = this.#around;
    if (telemetry === undefined) return this.#inTurn(clientId, commands, options);
    const asked = { clientId, types: commands.map(({ type }) => type) };
    return telemetry.commands(asked, (onRetry) => this.#inTurn(clientId, commands, { ...options, onRetry }));
  }

  async #inTurn(clientId: string, commands: readonly Command[], options: Doing): Promise<Outcome> {
    const completed = this.#complete(commands);
    const newIds = commands.every(({ key }) => key === undefined);
    return this.#turns.run(clientId, () => this.#decideAndRecord(clientId, completed, { ...options, newIds }));
  }

  /** What would happen; nothing is written. */
  async may(clientId: string, commands: readonly Command[]): Promise<Judgement<State>> {
    const completed = this.#complete(commands);
    const loaded = await this.#load(clientId, completed, true);
    return this.#judge(clientId, completed, loaded, await this.#originals(clientId, completed, loaded.state));
  }

  /** The state that decisions are taken on, up to the end of the stream. */
  async state(clientId: string): Promise<State> {
    const { state } = await this.#load(clientId, [], true);
    return state;
  }

  async #decideAndRecord(
    clientId: string,
    commands: readonly CompleteCommand[],
    { expect, onRetry, newIds }: Doing & Readonly<{ newIds: boolean }>,
  ): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const loaded = await this.#load(clientId, commands, attempt > 1);
      const { state, fresh } = loaded;
      const originals = await this.#originals(clientId, commands, state);
      const judgement = this.#judge(clientId, commands, loaded, originals);
      const unexpected = expect !== undefined && expect !== state.revision && !isRepeat(judgement);
      // What the cache forbids, finds already so or behind, may have changed in the log meanwhile.
      if (!fresh && (unexpected || !judgement.allowed || judgement.events.length === 0)) continue;
      if (unexpected) throw new RevisionConflict(streamOf(clientId), expect, revisionOf(state));
      if (!judgement.allowed) throw new Refused(judgement.command, judgement.refusals);
      try {
        return await this.#record(clientId, state, judgement, originals, newIds);
      } catch (error) {
        // A taken id is that of the same command, which somebody else was faster to send.
        const overtaken = error instanceof RevisionConflict || error instanceof IdConflict;
        if (!overtaken || attempt === attempts) throw error;
        onRetry?.();
      }
    }
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
    { state, history }: Loaded<State>,
    { opened: originals }: Originals,
  ): Judgement<State> {
    const { clock, rules } = this.#around;
    const base = {
      clientId,
      now: clock(),
      rulesVersion: rulesVersionOf(rules),
      originals,
      ...(history && { history }),
    };
    return judge(this.#aggregate, commands, state, this.#context(base));
  }

  /** The state from the cache, or up to the stream's end (`fresh`); with its whole history where a correction asks for it. */
  async #load(clientId: string, commands: readonly CompleteCommand[], toTheEnd: boolean): Promise<Loaded<State>> {
    const whole = commands.some(({ type }) => this.#corrects(type));
    const cached = this.#cache.get(clientId);
    if (cached !== undefined && !toTheEnd && !whole) return { state: cached, fresh: false };
    if (cached !== undefined && !whole) {
      const state = foldOn(cached, await this.#read(clientId, { from: cached.revision + 1 }), this.#aggregate.apply);
      if (!state.outdated) return this.#loaded(clientId, state);
    }
    const history = await this.#read(clientId, { from: 0 });
    const state = foldAll(this.#aggregate.initial, history, this.#aggregate.apply);
    return { ...this.#loaded(clientId, state), history };
  }

  #loaded(clientId: string, state: State): Readonly<{ state: State; fresh: true }> {
    this.#keep(clientId, state);
    return { state, fresh: true };
  }

  /** An older state that comes in late does not displace a newer one. */
  #keep(clientId: string, state: State): void {
    if (state.revision >= (this.#cache.peek(clientId)?.revision ?? -1)) this.#cache.set(clientId, state);
  }

  #read(clientId: string, range: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    const { store, catalogue } = this.#around;
    return collected(currentEvents(store.readStream(streamOf(clientId), range), catalogue));
  }

  /** What the commands gave before, where their keys have been seen. */
  async #originals(clientId: string, commands: readonly CompleteCommand[], state: State): Promise<Originals> {
    const revisions = commands.flatMap(({ key }) => state.commands.get(key)?.revisions ?? []);
    if (revisions.length === 0) return noOriginals;
    const from = Math.min(...revisions);
    const events = await this.#read(clientId, { from, limit: Math.max(...revisions) - from + 1 });
    const stored = events.filter(({ revision }) => revisions.includes(revision));
    const opened = await Promise.all(stored.map((event) => openEvent(event, this.#around)));
    const byRevision = (of: readonly RecordedEvent[]) => new Map(of.map((event) => [event.revision, event]));
    return { stored: byRevision(stored), opened: byRevision(opened) };
  }

  async #record(
    clientId: string,
    before: State,
    { decisions, events, state }: Extract<Judgement<State>, { allowed: true }>,
    { stored }: Originals,
    newIds: boolean,
  ): Promise<Outcome> {
    const appended =
      events.length === 0
        ? undefined
        : await this.#around.store.append(
            streamOf(clientId),
            await Promise.all(events.map((event) => this.#sealed(clientId, event))),
            { expect: revisionOf(before) ?? 'no-stream', newIds },
          );
    if (appended !== undefined) this.#keep(clientId, state);
    const fresh = appended?.events ?? [];
    let next = 0;
    const outcome = decisions.flatMap((decision) =>
      decision.kind === 'decided'
        ? fresh.slice(next, (next += decision.events.length))
        : decision.revisions.flatMap((revision) => stored.get(revision) ?? fresh[revision - before.revision - 1] ?? []),
    );
    return { events: outcome, revision: appended?.revision ?? before.revision, position: appended?.position };
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
}

const isRepeat = (judgement: Judgement<unknown>): boolean =>
  judgement.allowed && judgement.decisions.every(({ kind }) => kind === 'repeated');

const revisionOf = ({ revision }: Folded): number | undefined => (revision < 0 ? undefined : revision);
