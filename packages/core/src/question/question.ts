import type { Facts, Tables } from '../projection/facts.ts';
import type { Instant } from '../time/instant.ts';
import type { Asked } from './asked.ts';
import type { Why } from './why.ts';

/** Every question has one shape: a report, one client's answer, when the clock changes it next, and why. */
export interface Question<T extends Tables, Policy, PolicyInput, Report, Answer> {
  readonly name: string;
  readonly version: number;
  /** The tables of facts that it reads. */
  readonly tables: T;
  /** A complete policy from a partial one; throws `InvalidPolicy` naming the entry. */
  policy(input?: PolicyInput): Policy;
  report(facts: Facts<T>, asked?: Asked, policy?: PolicyInput): Report;
  /** One client's answer; throws `UnknownClient`. */
  of(facts: Facts<T>, clientId: string, asked?: Asked, policy?: PolicyInput): Answer;
  /** The instant at which time alone changes the client's answer next; undefined when it never does. */
  next(facts: Facts<T>, clientId: string, asked?: Asked, policy?: PolicyInput): Instant | undefined;
  /** Why the number at a path of the report (`stages.offer.reached`), or a client's answer, is what it is. */
  why(facts: Facts<T>, asked: Asked, path: string, policy?: PolicyInput): Why;
}
