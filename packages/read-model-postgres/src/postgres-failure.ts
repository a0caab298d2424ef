import { StoreFailure } from '@clientele/core';
import { ViewInUse } from '@clientele/projections';

/** The code of an error of PostgreSQL or of the way to it; empty where it has none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What an error of PostgreSQL or of the way to it means to the user; any other error stays what it is. */
export function postgresFailureOf(error: unknown, name: string): unknown {
  const code = codeOf(error);
  const because = (kind: StoreFailure['code'], message: string): StoreFailure =>
    new StoreFailure(kind, name, message, error);
  if (/^(28|42501)/.test(code))
    return because('STORE_DENIED', `${name} refuses us: check the user, the password and what the user may do`);
  if (code === '3D000') return because('STORE_MISSING', `${name} is not there: create the database first`);
  if (code === '53100')
    return because('STORE_FULL', `${name} has no room left: what was acknowledged is kept; make room`);
  if (code === '25006') return because('STORE_READ_ONLY', `${name} cannot be written: name the primary, not a replica`);
  if (code === '2BP01') return new ViewInUse(dependentsIn(error), error);
  if (/^(40001|40P01|55P03|57014)$/.test(code)) return because('STORE_BUSY', `${name} is busy: it will be tried again`);
  if (/^(08|53|57P)/.test(code) || /^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|EHOST)/.test(code) || isBroken(error))
    return because('STORE_UNAVAILABLE', `${name} cannot be reached: check that it runs and the way to it`);
  return error;
}

/** `view top_clients depends on view crm_settlements`, as PostgreSQL says it beside the message. */
const dependentsIn = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'detail' in error && typeof error.detail === 'string'
    ? error.detail.trim().replaceAll('\n', ', ')
    : 'something depends on them';

/** The driver has no code for a connection that ended under a statement, or on which no answer came in time. */
const isBroken = (error: unknown): boolean =>
  error instanceof Error &&
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/.test(error.message);
