/** A share as people read it: `41.3 %`; nothing where it is not defined. */
export const percent = (share: number | undefined | null): string | undefined =>
  share === undefined || share === null ? undefined : `${(share * 100).toFixed(1)} %`;

/** A count with thousands apart. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** Milliseconds as days: `57.0 d`. */
export const days = (milliseconds: number | undefined | null): string | undefined =>
  milliseconds === undefined || milliseconds === null ? undefined : `${(milliseconds / 86_400_000).toFixed(1)} d`;
