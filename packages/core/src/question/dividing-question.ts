import type { Facts, Tables } from '../projection/facts.ts';
import type { Asked } from './asked.ts';
import type { Question } from './question.ts';

/**
 * A question whose report is made of partial results, each from the facts of some of the clients. No
 * client of one part may have been merged with one of another, and a referral by a client of another
 * part must be among the facts of whom it recommends: `Division` sees to both.
 */
export interface DividingQuestion<T extends Tables, Policy, PolicyInput, Report, Answer, Part> extends Question<
  T,
  Policy,
  PolicyInput,
  Report,
  Answer
> {
  /** What the facts of some clients say of the report: plain data and typed arrays, fit for `structuredClone`. */
  partial(facts: Facts<T>, asked?: Asked, policy?: PolicyInput): Part;
  /** The report of all parts together. Throws `RatesMissing` where their currencies cannot be added. */
  merge(partials: readonly Part[]): Report;
}
