/** A try to append one event to a stream, with when it was begun and ended by one clock; `after` is the revision that was seen. */
export type Attempt = Readonly<{ begun: number; ended: number; expected: number; won: boolean; after: number }>;

/**
 * Whether some order of the attempts, in which none comes before one that had ended when it began, is
 * what one stream would have answered. The revision orders the winners; each loser must fit between
 * the winner whose revision it saw and the next one.
 */
export function isLinearizable(attempts: readonly Attempt[]): boolean {
  const winners = attempts.filter(({ won }) => won).sort((a, b) => a.after - b.after);
  if (winners.some(({ after, expected }, place) => after !== place || expected !== place - 1)) return false;
  // Each winner takes effect at some instant of its span, after the one before: the earliest there is.
  let earliest = -Infinity;
  const effectFrom: number[] = [];
  for (const { begun, ended } of winners) {
    earliest = Math.max(earliest, begun);
    if (earliest > ended) return false;
    effectFrom.push(earliest);
  }
  let latest = Infinity;
  const effectUntil: number[] = [];
  for (const { ended } of winners.toReversed()) {
    latest = Math.min(latest, ended);
    effectUntil.unshift(latest);
  }
  return attempts.every(({ won, begun, ended, expected, after }) => {
    if (won) return true;
    if (expected === after) return false;
    const seen = after < 0 ? -Infinity : effectFrom[after];
    const next = effectUntil[after + 1] ?? Infinity;
    return seen !== undefined && Math.max(begun, seen) <= Math.min(ended, next);
  });
}
