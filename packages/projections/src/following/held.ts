import type { Asked, EventStore, Facts, Position, Tables } from '@clientele/core';

import type { Generation } from '../read-model/generation.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import type { Settings } from './follow-options.ts';
import { GroupFacts } from './group-facts.ts';
import { type Dividing, GroupReport, type Outcome, outcomeOf, type Reporting } from './group-report.ts';
import type { HeldFacts } from './held-facts.ts';

/** What a worker answers from: the facts of its generation, as far as the group has kept them. */
export class Held<T extends Tables> {
  readonly generation: Generation;
  readonly own: HeldFacts<T>;
  readonly #settings: Settings<T>;
  readonly #group: GroupFacts<T>;
  #caughtUp = false;
  /** Up to where this worker has kept its lane since it leads. */
  keptUpTo: Position | undefined;

  constructor(settings: Settings<T>, own: HeldFacts<T>) {
    this.#settings = settings;
    this.own = own;
    this.generation = own.lane.generation;
    this.#group = new GroupFacts(settings, this.generation);
  }

  /** The facts of all lanes together; undefined until the generation has once stood at the end of the log. */
  async facts(): Promise<Facts<T> | undefined> {
    if (!(await this.#isWhole())) return undefined;
    await this.own.refresh();
    const facts = await this.#group.with(this.own.facts);
    facts.now = Math.max(Date.parse(this.#settings.clock()), facts.latest) + 1;
    return facts;
  }

  /** What a question says of all lanes together; undefined where there is no answer yet: then it is asked again. */
  async report<Input, Report, Part>(
    question: Reporting<T, Input, Report> | Dividing<T, Input, Report, Part>,
    asked?: Asked,
    policy?: Input,
  ): Promise<Outcome<Report> | undefined> {
    if (!('partial' in question) || this.generation.partitions === 1) {
      const facts = await this.facts();
      return facts && outcomeOf(() => question.report(facts, asked, policy));
    }
    if (!(await this.#isWhole())) return undefined;
    await this.own.refresh();
    return new GroupReport(this.#settings, this.own).of(question, asked, policy);
  }

  /** Whether all lanes have caught up once, and kept everything up to a position. */
  async hasKept(position: Position): Promise<boolean> {
    const { store } = this.#settings;
    if (this.generation.partitions === 1 && this.#caughtUp && reaches(store, this.keptUpTo, position)) return true;
    const states = await this.#states();
    this.#caughtUp ||= states.every(({ caughtUp }) => caughtUp);
    return this.#caughtUp && states.every(({ checkpoint }) => reaches(store, checkpoint.position, position));
  }

  async #isWhole(): Promise<boolean> {
    this.#caughtUp ||= (await this.#states()).every(({ caughtUp }) => caughtUp);
    return this.#caughtUp;
  }

  #states(): Promise<readonly LaneState[]> {
    return this.#settings.readModel.states(this.generation);
  }
}

const reaches = (store: EventStore, kept: Position | undefined, position: Position): boolean =>
  kept !== undefined && store.comparePositions(kept, position) >= 0;
