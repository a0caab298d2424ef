/** How far a group is behind its log. */
export type Lag = Readonly<{
  /** Events that are in the log and not folded yet, as far as the store can tell. */
  events: number;
  /** How long ago, in milliseconds, the last folded event was recorded; 0 at the end of the log. */
  milliseconds: number;
}>;

/** How a generation gets on. */
export type FollowProgress = Readonly<{
  generation: number;
  /** Built beside the one that answers. */
  building: boolean;
  /** Events of the log that were read so far. */
  events: number;
  /** Events a second, of late. */
  rate: number;
  /** Milliseconds until the end of the log at that rate; undefined where nobody can tell. */
  eta: number | undefined;
}>;
