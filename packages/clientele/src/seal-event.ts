import { isEventBody, type NewEvent, sealPersonal } from '@clientele/core';

import type { Surroundings } from './surroundings.ts';

/**
 * The event with its personal fields under the client's key. Id and place of the field stand for the
 * context, so the same event always gives the same bytes, and a repeat is recognised.
 */
export async function sealEvent(
  event: NewEvent,
  { catalogue, vault }: Pick<Surroundings, 'catalogue' | 'vault'>,
): Promise<NewEvent> {
  if (!isEventBody(event.data)) return event;
  const { clientId } = event.meta;
  const data = await sealPersonal(catalogue, event.type, event.data, (text, place) =>
    vault.seal(clientId, text, `${event.id}|${place}`),
  );
  return { ...event, data };
}
