import { standing } from '../walk/walks.ts';
import type { Scope } from './scope.ts';

type ByStatus = Readonly<Record<keyof typeof standing, Int32Array>>;

/** The deals that are open, won and lost. */
export function byStatus({ view: { walks }, deals }: Scope): ByStatus {
  const { status } = walks;
  const found = [new Int32Array(deals.length), new Int32Array(deals.length), new Int32Array(deals.length)] as const;
  const counts = new Int32Array(found.length);
  for (let i = 0; i < deals.length; i++) {
    const deal = deals[i] ?? 0;
    const number = status[deal] ?? 0;
    const of = found[number];
    if (of) of[counts[number] ?? 0] = deal;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const cut = (number: 0 | 1 | 2) => found[number].subarray(0, counts[number]);
  return { open: cut(standing.open), won: cut(standing.won), lost: cut(standing.lost) };
}
