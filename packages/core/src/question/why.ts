import type { EventReference } from '../event/reference.ts';
import type { Instant } from '../time/instant.ts';

/** One fact that a number was made from. */
export type Evidence = Readonly<{
  reference: EventReference;
  occurredAt: Instant;
  recordedAt: Instant;
  /** What the fact contributes: an amount in minor units, a stage, a score … */
  says: Readonly<Record<string, string | number | boolean>>;
}>;

/** Why a number is what it is: folding the facts and the context again gives it. */
export type Why = Readonly<{
  /** The path in the report, or the client. */
  path: string;
  value: unknown;
  /** One sentence for people. */
  because: string;
  facts: readonly Evidence[];
  /** Size of the population, thresholds and policy entries that took part. */
  context: Readonly<Record<string, unknown>>;
  /** The interval that was searched in vain, where the absence of something is the reason. */
  searched?: Readonly<{ from: Instant; to: Instant }>;
}>;
