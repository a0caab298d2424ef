import { catalogue, isEventBody, type Upcast } from '@clientele/core';
import { funnel } from '@clientele/funnel';
import { lifecycle } from '@clientele/lifecycle';
import { loyalty } from '@clientele/loyalty';

/** Every question there is. */
export const questions = [funnel, lifecycle, loyalty] as const;

/** The tables of facts that they read, together. */
export const allTables = { ...funnel.tables, ...lifecycle.tables, ...loyalty.tables } as const;

const known = catalogue();
export const upcast: Upcast = (type, version, data) => (isEventBody(data) ? known.upcast(type, version, data) : data);
