import type { RecordedEvent } from 'clientele';

import { details } from './details.ts';
import { dateText } from './moment.ts';
import { counted } from './numbers.ts';
import type { View } from './view.ts';

/** Events as a table; `#` is the revision that references name. */
export const storyRows = (events: readonly RecordedEvent[], zone: string) => ({
  head: ['#', 'date', 'what happened', 'details'],
  rows: events.map(({ revision, meta, type, data }) => [
    revision,
    dateText(meta.occurredAt, zone),
    inWords(type),
    details(data),
  ]),
});

/** A client's events in the order in which they happened. */
export const storyView = (clientId: string, events: readonly RecordedEvent[], zone: string): View => ({
  title: `${clientId}: ${counted(events.length, 'event')}`,
  subtitle: [`dates in ${zone}; event # is ${clientId}@# wherever something refers to it`],
  sections: [{ ...storyRows([...events].sort(byTime), zone), wrap: true }],
});

const byTime = (a: RecordedEvent, b: RecordedEvent): number =>
  a.meta.occurredAt === b.meta.occurredAt ? a.revision - b.revision : a.meta.occurredAt < b.meta.occurredAt ? -1 : 1;

/** `PaymentReceived` as people say it. */
const inWords = (type: string): string =>
  type
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (letter) => letter.toUpperCase());
