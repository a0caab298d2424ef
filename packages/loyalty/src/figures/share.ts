/** A part of a number; `share` is null where there is nothing to have a share of. */
export type Share = Readonly<{ number: number; of: number; share: number | null }>;

export const shareOf = (number: number, of: number): Share => ({ number, of, share: ratio(number, of) });

/** Null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
