/** How busy the months are, January first: a dead summer, a rush before the holidays. */
const busyness = [0.6, 0.7, 1.0, 1.1, 0.9, 0.8, 0.5, 0.45, 1.2, 1.4, 1.6, 1.3] as const;

export const busiest = Math.max(...busyness);

/** How busy the month of an instant is, against an average month. */
export const busynessAt = (milliseconds: number): number => busyness[new Date(milliseconds).getUTCMonth()] ?? 1;
