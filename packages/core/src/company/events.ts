import type { z } from 'zod';

import { correctedEvents } from '../client/events/corrected.ts';
import { assortmentEvents } from './events/assortment.ts';
import { staffEvents } from './events/staff.ts';
import { steeringEvents } from './events/steering.ts';

/** The catalogue of the company's own stream: what is not about one client. Mistakes are corrected here as there. */
export const companyEvents = {
  ...assortmentEvents,
  ...staffEvents,
  ...steeringEvents,
  ...correctedEvents,
} as const;

export type CompanyEventType = keyof typeof companyEvents;

/** The body as it is stored: personal fields sealed, ids branded. */
export type CompanyEventData<Type extends CompanyEventType> = z.output<(typeof companyEvents)[Type]['body']>;

/** What happened in the company, as it is stored. */
export type CompanyEvent<Type extends CompanyEventType = CompanyEventType> = {
  [T in Type]: Readonly<{ type: T; data: CompanyEventData<T> }>;
}[Type];

/** What happened in the company, as it is written down: personal fields in plain words. */
export type CompanyEventDraft<Type extends CompanyEventType = CompanyEventType> = {
  [T in Type]: Readonly<{ type: T; data: z.input<(typeof companyEvents)[T]['body']> }>;
}[Type];

/** Whether a stored event of the current version is one of these; its body was checked when it was written. */
export function isCompanyEvent<Event extends Readonly<{ type: string; data: unknown }>>(
  event: Event,
): event is Event & CompanyEvent {
  return Object.hasOwn(companyEvents, event.type);
}
