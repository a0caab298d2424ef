/** Whoever holds it may write in place: one fold owns what it copied. */
export type Owner = object;

const gone = Symbol('gone');
type Recent<Value> = Map<string, Value | typeof gone>;

/**
 * A map that many states share. A fold that writes to it gets a map of its own, by copying only what
 * was written recently: a small layer over a large one, which are merged when the small one has grown
 * to the square root of the large one. So one more event costs little, however long the history is.
 */
export class SharedMap<Value> {
  readonly #settled: Map<string, Value>;
  readonly #recent: Recent<Value>;
  readonly #owner: Owner | undefined;
  /** The owner made the large layer too, and writes right into it. */
  readonly #ownsAll: boolean;

  private constructor(settled: Map<string, Value>, recent: Recent<Value>, owner?: Owner, ownsAll = false) {
    this.#settled = settled;
    this.#recent = recent;
    this.#owner = owner;
    this.#ownsAll = ownsAll;
  }

  static empty<Value>(): SharedMap<Value> {
    return new SharedMap<Value>(new Map(), new Map());
  }

  get(key: string): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent === gone) return undefined;
    return recent ?? this.#settled.get(key);
  }

  has(key: string): boolean {
    return this.#recent.has(key) ? this.#recent.get(key) !== gone : this.#settled.has(key);
  }

  *entries(): Generator<[string, Value], void, undefined> {
    for (const entry of this.#settled) if (!this.#recent.has(entry[0])) yield entry;
    for (const [key, value] of this.#recent) if (value !== gone) yield [key, value];
  }

  *values(): Generator<Value, void, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  with(owner: Owner, key: string, value: Value): SharedMap<Value> {
    const own = this.#ownedBy(owner);
    if (own.#ownsAll) own.#settled.set(key, value);
    else own.#recent.set(key, value);
    return own;
  }

  without(owner: Owner, key: string): SharedMap<Value> {
    if (!this.has(key)) return this;
    const own = this.#ownedBy(owner);
    if (own.#ownsAll) own.#settled.delete(key);
    else own.#recent.set(key, gone);
    return own;
  }

  #ownedBy(owner: Owner): SharedMap<Value> {
    const { size } = this.#recent;
    const isSmall = size < 8 || size * size < this.#settled.size;
    if (this.#owner === owner && (this.#ownsAll || isSmall)) return this;
    if (isSmall && this.#settled.size > 0) return new SharedMap(this.#settled, new Map(this.#recent), owner);
    return new SharedMap<Value>(this.#merged(), new Map(), owner, true);
  }

  #merged(): Map<string, Value> {
    const merged = new Map(this.#settled);
    for (const [key, value] of this.#recent)
      if (value === gone) merged.delete(key);
      else merged.set(key, value);
    return merged;
  }
}
