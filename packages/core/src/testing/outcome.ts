import { AssertionError, deepStrictEqual } from 'node:assert';

import type { Judgement } from '../aggregate/judgement.ts';
import type { Refusal } from '../aggregate/refused.ts';

type Expected = Readonly<{ type: string; data?: object }>;
type Happening = Readonly<{ type: string; data: unknown }>;

/** What a command did, to be compared with what was expected. Every method throws `AssertionError` where it differs. */
export class Outcome<
  Event extends Happening,
  Wanted extends Expected,
  Reasons extends Readonly<Record<string, unknown>>,
> {
  readonly #judgement: Judgement<unknown, Event>;

  constructor(judgement: Judgement<unknown, Event>) {
    this.#judgement = judgement;
  }

  /** Exactly these events in this order; of a body only the fields that are named are compared, each exactly. */
  then(...expected: readonly Wanted[]): this {
    const events = this.events();
    const told = events.map(({ type, data }, place) => ({ type, data: named(data, expected[place]?.data) }));
    deepStrictEqual(plain(told), plain(expected.map(({ type, data = {} }) => ({ type, data }))));
    return this;
  }

  /** Allowed, and without an event: what was asked for is already so, or was done under the same key. */
  thenNothing(): this {
    return this.then();
  }

  /** Refused for this reason, with these data where they are named. */
  thenRefused<Code extends keyof Reasons & string>(code: Code, data?: Partial<Reasons[Code]>): this {
    const judgement = this.#judgement;
    if (judgement.allowed) fail(`expected to be refused with ${code}, but it gave ${typesOf(judgement.events)}`);
    compare(judgement.refusals, code, data);
    return this;
  }

  /** Recorded although our rules would have forbidden it, and reported as odd for this reason. */
  thenOdd<Code extends keyof Reasons & string>(code: Code, data?: Partial<Reasons[Code]>): this {
    const judgement = this.#judgement;
    if (!judgement.allowed) fail(`expected to be recorded, but it was refused with ${codesOf(judgement.refusals)}`);
    compare(
      judgement.decisions.flatMap((decision) => (decision.kind === 'decided' ? decision.oddities : [])),
      code,
      data,
    );
    return this;
  }

  /** The events that it gave. */
  events(): readonly Event[] {
    const judgement = this.#judgement;
    if (!judgement.allowed)
      fail(`refused: ${judgement.refusals.map(({ code, message }) => `${code}, ${message}`).join('; ')}`);
    return judgement.events;
  }
}

function compare(reasons: readonly Refusal[], code: string, data: object | undefined): void {
  const reason = reasons.find((one) => one.code === code);
  if (reason === undefined) fail(`expected ${code}, but the reasons are: ${codesOf(reasons)}`);
  if (data !== undefined) deepStrictEqual(plain(named(reason.data, data)), plain(data));
}

/** Of an object, the fields that an expectation names. */
function named(data: unknown, expected: object = {}): unknown {
  const fields = Object.keys(expected);
  return Object.fromEntries(Object.entries(data ?? {}).filter(([field]) => fields.includes(field)));
}

// A field that is undefined is no field of an event.
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const typesOf = (events: readonly Happening[]): string => events.map(({ type }) => type).join(', ') || 'nothing';
const codesOf = (reasons: readonly Refusal[]): string => reasons.map(({ code }) => code).join(', ') || 'none';

function fail(message: string): never {
  throw new AssertionError({ message, stackStartFn: fail });
}
