import { isCorrection, revisionIn } from '../aggregate/as-corrected.ts';
import { isEventBody } from '../catalogue/event-body.ts';
import type { FactRow } from '../event-store/fact-row.ts';

type Corrected = Readonly<{
  /** Revision of the event that was recorded wrongly. */
  revision: number;
  /** What takes its place; absent for a retraction. */
  right?: Pick<FactRow, 'type' | 'schemaVersion' | 'occurredAt' | 'data' | 'revision'>;
}>;

/**
 * What an event takes back, if it is a retraction or a correction. The reference of the wrong event
 * stays. Throws `TypeError` where it does not say what or when: believed, it would count the wrong
 * event and the right one both.
 */
export function correctionIn(row: FactRow): Corrected | undefined {
  if (!isCorrection(row)) return undefined;
  const { type, data } = row;
  const revision = revisionIn(data);
  if (revision === undefined || !isEventBody(data)) throw new TypeError('it does not say which event was wrong');
  return type === 'EventRetracted' ? { revision } : { revision, right: { ...rightIn(data), revision } };
}

function rightIn({ type, schemaVersion, data, occurredAt }: Readonly<Record<string, unknown>>) {
  const at = typeof occurredAt === 'string' ? Date.parse(occurredAt) : NaN;
  if (typeof type !== 'string') throw new TypeError('it does not say of what type the right event is');
  if (typeof schemaVersion !== 'number') throw new TypeError(`it does not say of which version ${type} is`);
  if (Number.isNaN(at)) throw new TypeError(`it does not say when ${type} happened`);
  return { type, schemaVersion, data, occurredAt: at };
}
