import type { RecordedEvent, SubscriptionMessage } from './event-store.ts';
import type { Position } from './position.ts';

/** A stretch of the log after a position. */
export type LogPage = Readonly<{
  events: readonly RecordedEvent[];
  /** Up to where the log has been read, also when the filter kept nothing. */
  position: Position | undefined;
  /** Nothing more was in the log when the page was read. */
  atEnd: boolean;
}>;

/** What a store offers so that its log can be followed. */
export type LogTail = Readonly<{
  /** Changes whenever the log may have grown. */
  version: () => string;
  read: (after: Position | undefined) => LogPage | Promise<LogPage>;
  /** Settles when the version is no longer the one given, or on abort. */
  changed: (version: string, signal: AbortSignal) => Promise<void>;
}>;

/** The messages of a subscription; ends, without an error, when the signal is aborted. */
export async function* followLog(
  tail: LogTail,
  from: Position | undefined,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let position = from;
  let live = false;
  const left = (): boolean => signal.aborted;
  while (!left()) {
    const version = tail.version();
    const page = await tail.read(position);
    if (live && !page.atEnd) {
      live = false;
      yield { kind: 'fell-behind' };
    }
    for (const event of page.events) {
      if (left()) return;
      yield { kind: 'event', event };
    }
    position = page.position;
    if (!page.atEnd) {
      // No pause while behind, but a turn for whatever else the program does.
      await new Promise((resolve) => setImmediate(resolve));
      continue;
    }
    if (!live) {
      live = true;
      yield { kind: 'caught-up', position };
    }
    await tail.changed(version, signal);
  }
}
