import { z } from 'zod';

import { instantText, isInstantText } from './instant-text.ts';
import { InvalidInstant } from './invalid-instant.ts';

/** A moment on the UTC time line, to the millisecond: `2026-07-01T00:00:00.000Z`. As texts they sort as they follow. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'a UTC instant such as 2026-07-01T09:30:00.000Z')
  .refine(isInstantText, 'an instant that exists')
  .brand<'Instant'>();
export type Instant = z.output<typeof Instant>;

/** The instant of a number of milliseconds since 1970 (what facts hold). */
export const instantOf = (milliseconds: number): Instant => instantText(milliseconds) as Instant;

/**
 * An instant from any ISO 8601 text that carries its offset (`2026-07-01T11:30+02:00`).
 *
 * Throws `InvalidInstant` for a text without offset, because whose midnight is meant would be a guess.
 */
export function instant(text: string): Instant {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text))
    throw new InvalidInstant(text);
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new InvalidInstant(text);
  return instantOf(milliseconds);
}

/** Whether a text is an instant as Clientele writes it: `2026-07-01T09:30:00.000Z`. */
export const isInstant = (text: string): text is Instant => isInstantText(text);

/** Milliseconds since 1970 of an instant. */
export const millisecondsOf = (moment: Instant): number => Date.parse(moment);
