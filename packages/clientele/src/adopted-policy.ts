import { asCorrected, Calendar, companyId, isEventBody, millisecondsOf, resolveAsked, streamOf } from '@clientele/core';
import type { Asked, EventBody } from '@clientele/core';

import { collected } from './collected.ts';
import { currentEvents } from './current-events.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The content of the policy that the company had adopted under a name (a question's, such as `funnel`)
 * at a moment, on both clocks; undefined where it had adopted none.
 */
export async function adoptedPolicy(
  name: string,
  asked: Asked,
  { store, catalogue, clock, rules }: Surroundings,
): Promise<EventBody | undefined> {
  const { moment } = resolveAsked(asked, millisecondsOf(clock()) + 1, Calendar.of(rules.zone));
  const told = await collected(currentEvents(store.readStream(streamOf(companyId)), catalogue));
  const known = told.filter(({ meta }) => millisecondsOf(meta.recordedAt) < moment.knownAt);
  let inForce: Readonly<{ at: number; content: EventBody }> | undefined;
  for (const event of asCorrected(known)) {
    if (event?.type !== 'PolicyAdopted' || !isEventBody(event.data) || event.data['name'] !== name) continue;
    const at = millisecondsOf(event.meta.occurredAt);
    const { content } = event.data;
    if (isEventBody(content) && at < moment.at && at >= (inForce?.at ?? -Infinity)) inForce = { at, content };
  }
  return inForce?.content;
}
