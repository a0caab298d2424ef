/** A place in the log, opaque: only its store can compare two of them. Serves checkpoints, never reports. */
export type Position = string & { readonly __brand: 'Position' };

/** A place in one particular log, so that a restored backup or a recreated file is noticed. */
export type LogPosition = Readonly<{
  logId: string;
  /** Absent for an empty log. */
  position?: Position;
  /** The id of the event at the position. */
  eventId?: string;
}>;

/** A position from its serialised form, as a checkpoint keeps it. */
export const positionFrom = (text: string): Position => text as Position;
