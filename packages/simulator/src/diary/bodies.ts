import type { ClientEventDraft, ClientEventType, CompanyEventDraft, CompanyEventType } from '@clientele/core';

/** What the events of a client say, personal fields in plain words. */
export type ClientBodies = { readonly [T in ClientEventType]: ClientEventDraft<T>['data'] };

/** What the events of the company say. */
export type CompanyBodies = { readonly [T in CompanyEventType]: CompanyEventDraft<T>['data'] };
