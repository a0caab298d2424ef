import type { UnknownTypes } from '@clientele/core';

/** What to do with events of types that the program does not know. */
export type UnknownEvents = Readonly<{
  /** The types that it knows. */
  known: ReadonlySet<string>;
  /** `stop` with `UnknownEventType`; `skip` and count them; `keep` them set aside until a program knows them. */
  policy: UnknownTypes;
}>;
