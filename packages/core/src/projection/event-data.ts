import type { ClientEventData, ClientEventType } from '../client/events.ts';
import type { CompanyEventData, CompanyEventType } from '../company/events.ts';

/** The body of every event of the catalogue, by its type, as folds see it. */
export type EventDataByType = { readonly [T in ClientEventType]: ClientEventData<T> } & {
  readonly [T in CompanyEventType]: CompanyEventData<T>;
};
