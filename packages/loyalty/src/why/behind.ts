import type { Found } from './evidence.ts';

/** What stands behind a figure of the report. */
export type Behind = Readonly<{
  because: string;
  facts: Iterable<Found>;
  context?: Readonly<Record<string, unknown>>;
  searched?: Readonly<{ from: number; to: number }>;
}>;
