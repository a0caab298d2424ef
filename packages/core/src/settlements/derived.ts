import type { Facts } from '../projection/facts.ts';

type Held<Value> = { events: number; readonly values: Map<string, Value> };

/**
 * What is computed from facts and costs more than a lookup, kept until the facts grow: the last few
 * answers for each facts, by what else they depend on.
 */
export class Derived<Value> {
  readonly #limit: number;
  readonly #held = new WeakMap<object, Held<Value>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The answer held, if the facts have not grown since. */
  peek(facts: Pick<Facts, 'log'>, key: string): Value | undefined {
    const held = this.#held.get(facts);
    return held?.events === facts.log.events ? held.values.get(key) : undefined;
  }

  of(facts: Pick<Facts, 'log'>, key: string, compute: () => Value): Value {
    const known = this.peek(facts, key);
    if (known !== undefined) return known;
    const value = compute();
    let held = this.#held.get(facts);
    if (held?.events !== facts.log.events) held = { events: facts.log.events, values: new Map() };
    if (held.values.size >= this.#limit) dropOldest(held.values);
    held.values.set(key, value);
    this.#held.set(facts, held);
    return value;
  }
}

function dropOldest(values: Map<string, unknown>): void {
  for (const key of values.keys()) {
    values.delete(key);
    return;
  }
}
