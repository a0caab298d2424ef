import { companyId } from '../../event/stream.ts';
import { addFacts, addFactsOfFew } from '../../projection/add-facts.ts';
import { Facts, type Tables, type Upcast } from '../../projection/facts.ts';
import type { ClientLink } from './client-links.ts';
import { Clusters } from './clusters.ts';

/** What parts of a company are made facts of: the tables, and how many parts there are. */
export type Parts<T extends Tables> = Readonly<{
  definitions: T;
  upcast: Upcast;
  /** The part, from 0, that a client's events are folded in. */
  partOf: (clientId: string) => number;
}>;

/**
 * How the clients are divided, so that each part gives a partial result by itself: clients that were
 * ever merged across parts stand together in a part of their own, and with them whom they
 * recommended and who recommended them; any other recommendation is told to the part of whom it is
 * about. Few clients are ever merged, so what stands together is small.
 *
 * @example
 * const division = new Division({ definitions, upcast, partOf }, parts.flatMap(clientLinks));
 * const partials = parts.map((part, index) => question.partial(division.take(part, index), asked));
 * const report = question.merge([...partials, question.partial(division.together, asked)]);
 */
export class Division<T extends Tables> {
  /** The facts of the clients that stand together, as far as parts were taken: ask it last. */
  readonly together: Facts<T>;
  readonly #parts: Parts<T>;
  readonly #joined: ReadonlySet<string>;
  readonly #referrals: ReadonlyMap<number, readonly ClientLink[]>;

  /** With the links of all parts. */
  constructor(parts: Parts<T>, links: readonly ClientLink[]) {
    this.#parts = parts;
    this.#joined = joinedAcross(parts.partOf, links);
    const referrals = new Map<number, ClientLink[]>();
    for (const link of links) {
      const home = this.#home(link.other);
      if (link.fact !== 'referral' || this.#home(link.clientId) === home) continue;
      const told = referrals.get(home);
      if (told === undefined) referrals.set(home, [link]);
      else told.push(link);
    }
    this.#referrals = referrals;
    this.together = new Facts(parts.definitions, parts.upcast);
    this.#addReferrals(this.together, apart);
  }

  /** Whether any clients stand together. */
  get isTorn(): boolean {
    return this.#joined.size > 0;
  }

  /** The facts of a part by itself: those given, if they are so already, else a copy. */
  take(part: Facts<T>, index: number): Facts<T> {
    const isJoined = (clientId: string) => this.#joined.has(clientId);
    if (this.isTorn) addFactsOfFew(this.together, part, (id) => isJoined(id) || (index === 0 && id === companyId));
    this.together.now = part.now;
    this.together.latest = Math.max(this.together.latest, part.latest);
    if (!this.#referrals.has(index) && !part.clients.texts().some(isJoined)) return part;
    const own = new Facts(this.#parts.definitions, this.#parts.upcast);
    addFacts(own, part, (clientId) => !isJoined(clientId));
    own.log.addAll(part.log);
    own.now = part.now;
    own.latest = part.latest;
    this.#addReferrals(own, index);
    return own;
  }

  #home(clientId: string): number {
    return this.#joined.has(clientId) ? apart : this.#parts.partOf(clientId);
  }

  #addReferrals(facts: Facts, home: number): void {
    const corrected = new Set<string>();
    for (const { clientId, origin, values, corrections } of this.#referrals.get(home) ?? []) {
      const client = facts.clients.codeOf(clientId);
      facts.rows('clients').add({ client, ...origin }, values);
      facts.latest = Math.max(facts.latest, origin.recordedAt);
      const event = `${clientId} ${String(origin.revision)}`;
      // An event and its correction may both say it: what was corrected is told once.
      if (!corrected.has(event)) for (const correction of corrections) facts.corrections.add(client, correction);
      corrected.add(event);
    }
  }
}

/** The part of those that stand together. */
const apart = -1;

function joinedAcross(partOf: (clientId: string) => number, links: readonly ClientLink[]): ReadonlySet<string> {
  const merged = new Clusters();
  const others: ClientLink[] = [];
  for (const link of links)
    if (link.fact === 'merged' || link.fact === 'merge-undone') merged.join(link.clientId, link.other);
    else others.push(link);
  // Who recommended is told under the name that holds after a merge: so both stand where the merge is known.
  const isNear = others.filter(({ clientId, other }) => merged.has(clientId) || merged.has(other));
  for (const { clientId, other } of isNear) merged.join(clientId, other);
  const joined = new Set<string>();
  for (const cluster of merged.all())
    if (new Set([...cluster].map(partOf)).size > 1) for (const clientId of cluster) joined.add(clientId);
  return joined;
}
