import type { Instant } from '@clientele/core';

/** What somebody is to be told. Its id is the same on every attempt: a receiver drops the ones it has seen. */
export type Notification = Readonly<{
  id: string;
  reaction: string;
  /** What it is about, such as `control-point.missed`: for receivers that choose. */
  topic: string;
  clientId: string;
  /** When what it tells of happened or fell due. */
  at: Instant;
  /** One line for people, without personal data. */
  title: string;
  data: Readonly<Record<string, unknown>>;
}>;
