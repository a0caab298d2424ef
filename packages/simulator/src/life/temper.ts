/** How a client deals with the company. */
export type Temper = Readonly<{
  /** Most purchases in its life. */
  purchases: number;
  /** Days between two purchases. */
  gap: readonly [least: number, most: number];
  /** Probability of telling the company that it leaves when it buys no more. */
  saysGoodbye: number;
}>;

export const tempers = {
  looker: { purchases: 0, gap: [0, 0], saysGoodbye: 0 },
  once: { purchases: 1, gap: [0, 0], saysGoodbye: 0.1 },
  faithful: { purchases: 60, gap: [14, 55], saysGoodbye: 0 },
  sporadic: { purchases: 12, gap: [55, 170], saysGoodbye: 0.05 },
  fading: { purchases: 5, gap: [20, 60], saysGoodbye: 0.6 },
} as const satisfies Record<string, Temper>;

export type TemperName = keyof typeof tempers;

/** How many of a hundred clients are of each temper. */
export const temperShares: Readonly<Record<TemperName, number>> = {
  looker: 30,
  once: 17,
  faithful: 28,
  sporadic: 14,
  fading: 11,
};
