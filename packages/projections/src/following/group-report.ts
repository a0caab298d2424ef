import { type Asked, type ClientLink, clientLinks, Division, Facts, type Tables } from '@clientele/core';

import type { Settings } from './follow-options.ts';
import type { HeldFacts } from './held-facts.ts';
import { partOf } from './partition.ts';

/** A question of which a report is made. */
export type Reporting<T extends Tables, Input, Report> = Readonly<{
  tables: Tables;
  report(facts: Facts<T>, asked?: Asked, policy?: Input): Report;
}>;

/** One whose report is made of partial results: see `DividingQuestion`. */
export type Dividing<T extends Tables, Input, Report, Part> = Reporting<T, Input, Report> &
  Readonly<{
    partial(facts: Facts<T>, asked?: Asked, policy?: Input): Part;
    merge(partials: readonly Part[]): Report;
  }>;

/** What a question answered, or what it threw. */
export type Outcome<Answer> = Readonly<{ report: Answer }> | Readonly<{ error: unknown }>;

export function outcomeOf<Answer>(ask: () => Answer): Outcome<Answer> {
  try {
    return { report: ask() };
  } catch (error) {
    return { error };
  }
}

/** The answer, or throws what the question threw. */
export function reportIn<Answer>(outcome: Outcome<Answer>): Answer {
  if ('error' in outcome) throw outcome.error;
  return outcome.report;
}

/** The report of a whole group, part by part: besides its own this worker holds the facts of one other part at a time. */
export class GroupReport<T extends Tables> {
  readonly #settings: Settings<T>;
  readonly #own: HeldFacts<T>;
  readonly #parts: readonly number[];

  constructor(settings: Settings<T>, own: HeldFacts<T>) {
    this.#settings = settings;
    this.#own = own;
    this.#parts = Array.from({ length: own.lane.generation.partitions }, (_, part) => part);
  }

  /** Undefined when clients were linked with others while parts were read: then ask again. */
  async of<Input, Report, Part>(
    question: Dividing<T, Input, Report, Part>,
    asked?: Asked,
    policy?: Input,
  ): Promise<Outcome<Report> | undefined> {
    const { tables, upcast, clock } = this.#settings;
    const { links, latest } = await this.#readLinks();
    const now = Math.max(Date.parse(clock()), latest) + 1;
    const home = (clientId: string) => partOf(clientId, this.#parts.length);
    const division = new Division({ definitions: tables, upcast, partOf: home }, links.flat());
    const partials: Part[] = [];
    const ask = (part: Facts<T>): Outcome<unknown> =>
      outcomeOf(() => partials.push(question.partial(part, asked, policy)));
    for (const part of this.#parts) {
      // With the clients, by whose links it is seen that nothing was linked meanwhile.
      const facts = await this.#factsOf(part, [...new Set(['clients', ...Object.keys(question.tables)])]);
      if (clientLinks(facts).length !== links[part]?.length) return undefined;
      facts.now = now;
      const outcome = ask(division.take(facts, part));
      if ('error' in outcome) return outcome;
    }
    const outcome = division.isTorn ? ask(division.together) : { report: undefined };
    return 'error' in outcome ? outcome : outcomeOf(() => question.merge(partials));
  }

  /** What clients of each part have to do with others: these rows alone. */
  async #readLinks(): Promise<Readonly<{ links: readonly (readonly ClientLink[])[]; latest: number }>> {
    const links: (readonly ClientLink[])[] = [];
    let latest = 0;
    for (const part of this.#parts) {
      const facts = await this.#factsOf(part, ['clients']);
      links.push(clientLinks(facts));
      latest = Math.max(latest, facts.latest);
    }
    return { links, latest };
  }

  async #factsOf(part: number, names: readonly string[]): Promise<Facts<T>> {
    const { readModel, tables, upcast } = this.#settings;
    const { lane, facts } = this.#own;
    if (part === lane.part) return facts;
    const others = new Facts(tables, upcast);
    await readModel.load({ ...lane, part }, others, {}, names);
    return others;
  }
}
