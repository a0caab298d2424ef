import { catalogue, isEventBody, type Upcast } from '@clientele/core';

const known = catalogue();

/** Brings bodies of our own types to their current version; others stay as they are. */
export const upcastKnown: Upcast = (type, version, data) =>
  isEventBody(data) && known.definitionOf(type) !== undefined ? known.upcast(type, version, data) : data;
