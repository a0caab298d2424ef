import type { Facts, LogPosition, ScanPage, Tables } from '@clientele/core';

import { type FactsLength, lengthOf } from '../read-model/facts-length.ts';
import type { Lead } from '../read-model/generation.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import type { PageToKeep } from '../read-model/page-to-keep.ts';
import { Bell } from './bell.ts';
import { belongsTo } from './belongs-to.ts';
import { FigureKeeper } from './figure-keeper.ts';
import type { Settings } from './follow-options.ts';
import type { LeaderOutput } from './leader-output.ts';
import { pagesAwaited } from './pages-awaited.ts';
import { Promotion } from './promotion.ts';
import { SetAside } from './set-aside.ts';
import { unlessStopped } from './unless-stopped.ts';

/** Beats for which a lead is held while one page is awaited: then another worker may try. */
const patientBeats = 20;

/** A worker's time as leader of a lane: it folds what the log adds and keeps it, page by page. */
export class LeadingRun<T extends Tables> {
  readonly bell: Bell;
  readonly #settings: Settings<T>;
  readonly #lead: Lead;
  readonly #facts: Facts<T>;
  readonly #output: LeaderOutput;
  readonly #setAside: SetAside<T>;
  readonly #figures: FigureKeeper<T>;
  #state: LaneState;
  readonly #promotion: Promotion;
  #lastBeat: number;
  #lastFigures = 0;
  #headBefore: LaneState['checkpoint']['position'];
  #retryAsked = true;

  private constructor(
    settings: Settings<T>,
    lead: Lead,
    held: Readonly<{ facts: Facts<T>; state: LaneState; setAside: SetAside<T> }>,
    output: LeaderOutput,
  ) {
    this.#settings = settings;
    this.#lead = lead;
    this.#facts = held.facts;
    this.#state = held.state;
    this.#output = output;
    this.#setAside = held.setAside;
    this.#figures = new FigureKeeper(settings.figures, settings.partition);
    this.#promotion = new Promotion(lead.generation, settings);
    this.#lastBeat = settings.timer.elapsed();
    this.bell = new Bell(settings.store, settings.timer);
  }

  static async open<T extends Tables>(
    settings: Settings<T>,
    lead: Lead,
    held: Readonly<{ facts: Facts<T>; state: LaneState }>,
    output: LeaderOutput,
  ): Promise<LeadingRun<T>> {
    const setAside = await SetAside.open(settings, lead, held.facts);
    return new LeadingRun(settings, lead, { ...held, setAside }, output);
  }

  /**
   * Leads until it is told to stop, keeping what is in hand, or until the log is another one. Throws
   * what ended it otherwise.
   */
  async run(stop: AbortSignal): Promise<void> {
    const isTold = () => stop.aborted;
    // What is there already is read below: only what comes has to ring.
    this.bell.listen((await unlessStopped(this.#settings.store.head(), stop)).position);
    try {
      for (let told = false; !isTold();) {
        const read = this.#state.read;
        await this.#catchUp(stop);
        if (isTold()) return;
        if (!told || this.#state.read !== read) this.#output.caughtUp(this.#state);
        told = true;
        await this.#retry();
        await this.bell.wait(this.#beatEvery, stop);
        if (isTold()) return;
        if (this.#settings.timer.elapsed() - this.#lastBeat < this.#beatEvery) continue;
        if (!(await this.#beat(stop))) return;
      }
    } finally {
      this.bell.close();
    }
  }

  get #beatEvery(): number {
    return this.#settings.lease / 3;
  }

  /** Folds again what somebody asked for, as soon as may be. */
  retrySoon(): void {
    this.#retryAsked = true;
    this.bell.ring();
  }

  async #catchUp(stop: AbortSignal): Promise<void> {
    const { store, batch, unknownEvents, timer } = this.#settings;
    const facts = this.#facts;
    const types = unknownEvents === undefined ? { types: facts.types } : {};
    const from = facts.position === undefined ? {} : { from: facts.position };
    let since = lengthOf(facts);
    let [inHand, read] = [0, this.#state.read];
    let started = timer.elapsed();
    const keep = async (page: ScanPage): Promise<void> => {
      await this.#keep(since, { read, eventId: page.eventId }, started);
      since = lengthOf(facts);
      inHand = 0;
      started = timer.elapsed();
    };
    let last: ScanPage | undefined;
    const pages = store.scan({ ...types, ...from, signal: stop });
    const awaiting = { timer, beat: this.#beatEvery, alive: () => this.#stayAlive(), atMost: patientBeats, stop };
    for await (const page of pagesAwaited(pages, awaiting)) {
      this.#setAside.folder.fold(page, read);
      const events = page.hashes.length / 32;
      read += events;
      inHand += events;
      last = page;
      const isLate = timer.elapsed() - started >= this.#beatEvery;
      if (inHand < batch && !isLate && !stop.aborted) continue;
      await keep(page);
      if (stop.aborted) return;
      if (!this.#state.caughtUp) await this.#look(stop);
    }
    if (last !== undefined && inHand > 0) await keep(last);
    await this.#reachedEnd();
  }

  /** The first time at the end of the log: the generation may answer from now on. */
  async #reachedEnd(): Promise<void> {
    const { readModel, figures } = this.#settings;
    const { generation } = this.#lead;
    if (!this.#state.caughtUp || this.#lastFigures === 0) {
      const known = figures.length === 0 ? [] : await readModel.figures(generation);
      const missing = figures.some(({ table }) =>
        known.every(({ name, version }) => name !== table.name || version !== table.version),
      );
      if (!this.#state.caughtUp || missing) await this.#keepMore({ caughtUp: true }, 'all');
      this.#lastFigures = this.#settings.timer.elapsed() || 1;
    }
    await this.#promotion.go();
  }

  async #keep(
    since: FactsLength,
    { read, eventId }: Readonly<{ read: number; eventId: string | undefined }>,
    started: number,
  ): Promise<void> {
    const { onNotice, timer } = this.#settings;
    const facts = this.#facts;
    await this.#setAside.letGo();
    const { parked, released, still, clientIds, unknown } = this.#setAside.folder.taken();
    const before = this.#state;
    const checkpoint = {
      logId: before.checkpoint.logId,
      ...(facts.position !== undefined && { position: facts.position }),
      ...(eventId !== undefined && { eventId }),
    };
    const counts = { ...before.unknown };
    for (const type of unknown) counts[type] = (counts[type] ?? 0) + 1;
    const state = { ...before, checkpoint, read, unknown: counts };
    const live = before.caughtUp;
    this.#tick();
    const figures = live ? this.#figures.rows(facts, clientIds) : [];
    await this.#write({ state, since, parked, released, figures });
    const { part } = this.#lead;
    for (const one of parked) onNotice({ kind: 'parked', part, parked: one });
    if (released.length > 0) onNotice({ kind: 'retried', part, folded: released.length, parked: still });
    onNotice({ kind: 'kept', part, events: read - before.read, milliseconds: timer.elapsed() - started, live });
    this.#output.kept(state, clientIds, live);
  }

  /** Keeps a change that no new event brought. */
  async #keepMore(change: Partial<LaneState>, whose: ReadonlySet<string> | 'all'): Promise<void> {
    const state = { ...this.#state, ...change };
    this.#tick();
    const figures = this.#figures.rows(this.#facts, whose);
    await this.#write({ state, since: lengthOf(this.#facts), parked: [], released: [], figures });
  }

  async #write(page: Omit<PageToKeep<T>, 'facts' | 'lease'>): Promise<void> {
    const { readModel, lease } = this.#settings;
    await readModel.keep(this.#lead, { ...page, facts: this.#facts, lease });
    this.#state = page.state;
  }

  async #retry(): Promise<void> {
    if (!this.#retryAsked) return;
    this.#retryAsked = false;
    const since = lengthOf(this.#facts);
    await this.#setAside.retry();
    const { parked, released, still, clientIds } = this.#setAside.folder.taken();
    if (parked.length === 0 && released.length === 0) return;
    this.#tick();
    const figures = this.#figures.rows(this.#facts, clientIds);
    await this.#write({ state: this.#state, since, parked, released, figures });
    this.#settings.onNotice({ kind: 'retried', part: this.#lead.part, folded: released.length, parked: still });
    this.#output.kept(this.#state, clientIds, true);
    this.#output.caughtUp(this.#state);
  }

  async #stayAlive(): Promise<void> {
    const { readModel, lease } = this.#settings;
    await readModel.renew(this.#lead, lease);
  }

  /**
   * Now and then: holds the lead, looks whether the log is still the same and the subscription alive,
   * and for what others ask. False when the log is another one.
   */
  async #beat(stop: AbortSignal): Promise<boolean> {
    const { timer, store, onNotice } = this.#settings;
    this.#lastBeat = timer.elapsed();
    await this.#stayAlive();
    if (!(await unlessStopped(belongsTo(store, this.#state.checkpoint), stop))) return false;
    this.#retryAsked = true;
    if (timer.elapsed() - this.#lastFigures >= this.#figures.every) {
      await this.#keepMore({}, 'all');
      this.#lastFigures = timer.elapsed();
    }
    const isDeaf = !this.bell.hasHeard(this.#headBefore);
    const { position: end } = await this.#look(stop);
    if (isDeaf) {
      onNotice({ kind: 'silent-drop', part: this.#lead.part });
      this.bell.listen(end);
    }
    this.#headBefore = end;
    return true;
  }

  /** Looks how far the end of the log is. */
  async #look(stop: AbortSignal): Promise<LogPosition> {
    const end = await unlessStopped(this.#settings.store.head(), stop);
    this.#output.behind(this.#state, end);
    return end;
  }

  /** Just after now and after all that is known. */
  #tick(): void {
    this.#facts.now = Math.max(Date.parse(this.#settings.clock()), this.#facts.latest) + 1;
  }
}
