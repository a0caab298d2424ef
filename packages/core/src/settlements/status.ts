/**
 * Where a client stands by its settlements. A client is active from a settlement until a period
 * after it: `new` in the period after the first, `restored` in the one after a come-back, `regular`
 * otherwise; `lost` from the end of the period on, `prospect` before any settlement.
 */
export const statuses = ['prospect', 'new', 'regular', 'lost', 'restored'] as const;
export type Status = (typeof statuses)[number];

/** A status by its place in the list, as loops over many clients hold it. */
export const statusCode = { prospect: 0, new: 1, regular: 2, lost: 3, restored: 4 } as const;
export type StatusCode = (typeof statusCode)[Status];

export const statusOfCode = (code: number): Status => statuses[code] ?? 'prospect';

/** Whether a client with this status is active: has settled within the period. */
export const isActive = (code: number): boolean => code !== statusCode.prospect && code !== statusCode.lost;
