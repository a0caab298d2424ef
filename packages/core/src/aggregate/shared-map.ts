/** Whoever holds it may write in place: one fold owns what it copied. */
export type Owner = object;

/** A map that many states share; a fold that writes to it copies it once, and then owns its copy. */
export class SharedMap<Value> {
  readonly #entries: Map<string, Value>;
  readonly #owner: Owner | undefined;

  private constructor(entries: Map<string, Value>, owner?: Owner) {
    this.#entries = entries;
    this.#owner = owner;
  }

  static empty<Value>(): SharedMap<Value> {
    return new SharedMap(new Map<string, Value>());
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  entries(): MapIterator<[string, Value]> {
    return this.#entries.entries();
  }

  values(): MapIterator<Value> {
    return this.#entries.values();
  }

  with(owner: Owner, key: string, value: Value): SharedMap<Value> {
    const own = this.#ownedBy(owner);
    own.#entries.set(key, value);
    return own;
  }

  without(owner: Owner, key: string): SharedMap<Value> {
    if (!this.#entries.has(key)) return this;
    const own = this.#ownedBy(owner);
    own.#entries.delete(key);
    return own;
  }

  #ownedBy(owner: Owner): SharedMap<Value> {
    return this.#owner === owner ? this : new SharedMap(new Map(this.#entries), owner);
  }
}
