/** How a reaction is at a moment. */
export type ReactionReading = Readonly<{
  name: string;
  /** At work, or standing by, with its log within reach. */
  up: boolean;
  /** What is not done; undefined where it cannot be told just now. */
  entries: Readonly<Record<'waiting' | 'refused' | 'given-up', number>> | undefined;
}>;

/** What reactions tell. */
export interface ReactionsTelemetry {
  /** A reaction failed, by its code, and will try again. */
  failed(reaction: string, code: string): void;
  /** They are gone. */
  close(): void;
}
