/** How a worker is at a moment; undefined is what cannot be told just now. */
export type WorkerReading = Readonly<{
  /** At work, or standing by, with all that it needs within reach. */
  up: boolean;
  /** How far its part of the group is behind the log: events, and milliseconds that the oldest of them has waited. */
  lag: Readonly<{ events: number; milliseconds: number }> | undefined;
  /** Events that the part has set aside. */
  parked: number | undefined;
}>;

/** What a worker that follows a log tells. */
export interface WorkerTelemetry {
  /** A page was folded and written just now, in so many milliseconds; `live` is false while the past is replayed. */
  kept(page: Readonly<{ events: number; milliseconds: number; live: boolean }>): void;
  /** Something failed, by its code, and will be tried again. */
  retried(code: string): void;
  /** Another worker took the lead. */
  lostLead(): void;
  /** The worker is gone. */
  close(): void;
}
