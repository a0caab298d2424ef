import { StoreFailure } from '@clientele/core';

/** A store is asked after it was closed. */
export const storeClosed = (path: string): StoreFailure =>
  new StoreFailure('STORE_CLOSED', path, `${path} is closed: open it again before using it`);
