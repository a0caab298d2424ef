import type { DealLog } from './deal-log.ts';

const numbers = new WeakMap<DealLog, ReadonlyMap<number, number>>();

/** The number in the deal log of a client's deal, by the codes of both; -1 for none. */
export function dealNumber(log: DealLog, client: number, dealId: number): number {
  const known = numbers.get(log) ?? index(log);
  numbers.set(log, known);
  return known.get(dealId * log.dealStart.length + client) ?? -1;
}

function index({ deals, dealStart, client, dealId }: DealLog): ReadonlyMap<number, number> {
  const byKey = new Map<number, number>();
  for (let deal = 0; deal < deals; deal++)
    byKey.set((dealId[deal] ?? 0) * dealStart.length + (client[deal] ?? 0), deal);
  return byKey;
}
