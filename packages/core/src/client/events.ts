import type { z } from 'zod';

import { churnedEvents } from './events/churned.ts';
import { complainedEvents } from './events/complained.ts';
import { contactedEvents } from './events/contacted.ts';
import { contractedEvents } from './events/contracted.ts';
import { correctedEvents } from './events/corrected.ts';
import { documentedEvents } from './events/documented.ts';
import { loyaltyEvents } from './events/loyalty.ts';
import { offeredEvents } from './events/offered.ts';
import { paidEvents } from './events/paid.ts';
import { privacyEvents } from './events/privacy.ts';
import { registeredEvents } from './events/registered.ts';
import { valuedEvents } from './events/valued.ts';

/** The catalogue of a client's life: every event that may stand in a client's stream. */
export const clientEvents = {
  ...registeredEvents,
  ...contactedEvents,
  ...offeredEvents,
  ...contractedEvents,
  ...paidEvents,
  ...complainedEvents,
  ...churnedEvents,
  ...loyaltyEvents,
  ...valuedEvents,
  ...documentedEvents,
  ...correctedEvents,
  ...privacyEvents,
} as const;

export type ClientEventType = keyof typeof clientEvents;

/** The body as it is stored: personal fields sealed, ids branded. */
export type ClientEventData<Type extends ClientEventType> = z.output<(typeof clientEvents)[Type]['body']>;

/** What happened to a client, as it is stored. */
export type ClientEvent<Type extends ClientEventType = ClientEventType> = {
  [T in Type]: Readonly<{ type: T; data: ClientEventData<T> }>;
}[Type];

/** What happened to a client, as it is written down: personal fields in plain words. */
export type ClientEventDraft<Type extends ClientEventType = ClientEventType> = {
  [T in Type]: Readonly<{ type: T; data: z.input<(typeof clientEvents)[T]['body']> }>;
}[Type];

/** Whether a stored event of the current version is one of these; its body was checked when it was written. */
export function isClientEvent<Event extends Readonly<{ type: string; data: unknown }>>(
  event: Event,
): event is Event & ClientEvent {
  return Object.hasOwn(clientEvents, event.type);
}
