import type { RecordedEvent } from '@clientele/core';

/** Whether two stores hold the same event in the same place: by id and by the hash of all that it says. */
export const isSameEvent = (a: RecordedEvent, b: RecordedEvent | undefined): boolean =>
  b !== undefined && a.id === b.id && a.revision === b.revision && a.meta.hash === b.meta.hash;
