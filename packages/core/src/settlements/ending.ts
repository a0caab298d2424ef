/** What ends a relationship (the client left, was released, its contract ran out): lost until the next settlement. */
export type EndingEvent = Readonly<{
  at: number;
  /** The clock brings it: it holds from its instant on. Else an event does: it holds after its instant. */
  byClock: boolean;
  /** When it was taken back, such as by a contract renewed after its end; Infinity for never. */
  liftedAt: number;
  /** Table and row of the fact that says it. */
  table: string;
  row: number;
}>;

/** An ending in a timeline. */
export type Ending = EndingEvent &
  Readonly<{
    /** Place in the timeline of the first settlement after it. */
    before: number;
  }>;

/** Endings by the group of a timeline, each group's in the order in which they happened. */
export type Endings = ReadonlyMap<number, readonly Ending[]>;
