import { catalogue, isEventBody, type Upcast } from '@clientele/core';
import { funnel } from '@clientele/funnel';
import { lifecycle } from '@clientele/lifecycle';
import { loyalty } from '@clientele/loyalty';

/** The tables of all questions. */
export const companyTables = { ...funnel.tables, ...lifecycle.tables, ...loyalty.tables } as const;

const known = catalogue();
export const upcast: Upcast = (type, version, data) => (isEventBody(data) ? known.upcast(type, version, data) : data);
