/** Things that belong together: each stands in the cluster of all that it was ever joined with. */
export class Clusters {
  readonly #of = new Map<string, Set<string>>();

  /** Whether it was joined with another. */
  has(one: string): boolean {
    return this.#of.has(one);
  }

  join(one: string, other: string): void {
    const [a, b] = [this.#clusterOf(one), this.#clusterOf(other)];
    const [larger, smaller] = a.size < b.size ? [b, a] : [a, b];
    if (larger === smaller) return;
    for (const member of smaller) {
      larger.add(member);
      this.#of.set(member, larger);
    }
  }

  /** The clusters. */
  all(): Iterable<ReadonlySet<string>> {
    return new Set(this.#of.values());
  }

  #clusterOf(one: string): Set<string> {
    const known = this.#of.get(one) ?? new Set([one]);
    this.#of.set(one, known);
    return known;
  }
}
