import type { FactRow } from '../event-store/fact-row.ts';

type Corrected = Readonly<{
  /** Revision of the event that was recorded wrongly. */
  revision: number;
  /** What takes its place; absent for a retraction. */
  right?: Pick<FactRow, 'type' | 'schemaVersion' | 'occurredAt' | 'data' | 'revision'>;
}>;

/** What an event takes back, if it is a retraction or a correction. The reference of the wrong event stays. */
export function correctionIn(row: FactRow): Corrected | undefined {
  switch (row.type) {
    case 'EventRetracted': {
      const { revision } = row.data as { revision: number };
      return { revision };
    }
    case 'EventCorrected': {
      const { revision, type, schemaVersion, data, occurredAt } = row.data as {
        revision: number;
        type: string;
        schemaVersion: number;
        data: unknown;
        occurredAt: string;
      };
      return { revision, right: { type, schemaVersion, data, revision, occurredAt: Date.parse(occurredAt) } };
    }
    default:
      return undefined;
  }
}
