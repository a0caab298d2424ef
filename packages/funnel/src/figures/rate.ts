/** A share of a population that its type names; the rate is null where nobody is in it. */
export type Rate<Population extends string> = Readonly<{
  population: Population;
  count: number;
  of: number;
  rate: number | null;
}>;

export const rateOf = <P extends string>(population: P, count: number, of: number): Rate<P> => ({
  population,
  count,
  of,
  rate: ratio(count, of),
});

/** Null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
