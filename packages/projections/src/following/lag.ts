/** How far a group is behind its log. */
export type Lag = Readonly<{
  /** Events that are in the log and not folded yet; about, for some stores. Undefined where nobody can tell. */
  events: number | undefined;
  /**
   * How long ago, in milliseconds, everything that was recorded was folded: 0 at the end of the log,
   * growing while the log or the read model is out of reach. Undefined before anything was folded.
   */
  milliseconds: number | undefined;
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
