import { isCorrection, revisionIn } from '../aggregate/as-corrected.ts';
import type { FactRow } from '../event-store/fact-row.ts';

/**
 * Whether an event takes back an earlier one: of the same stream, it retracts or corrects it, or has
 * the next word on what that one retracts or corrects. A body that is damaged takes nothing back, and
 * is taken back as any other event is.
 *
 * @example
 * takesBack(retraction, payment); // true when it names the payment's revision
 */
export function takesBack(later: FactRow, earlier: FactRow): boolean {
  const about = aboutWhich(later);
  if (about === undefined || later.clientId !== earlier.clientId || later.revision <= earlier.revision) return false;
  return about === (aboutWhich(earlier) ?? earlier.revision);
}

/** The revision of the event that a retraction or correction is about; undefined for all else, and where its body names none. */
export const aboutWhich = (row: FactRow): number | undefined => (isCorrection(row) ? revisionIn(row.data) : undefined);
