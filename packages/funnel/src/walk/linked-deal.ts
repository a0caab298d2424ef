import type { DealLog } from './deal-log.ts';
import { knownBy, tells } from './links.ts';

/**
 * The deal of a step that does not name it, as far as was known before a moment: told by the last
 * step before it of the same invoice, else contract, else offer, else delivery, else payment, that was known; -1 for none.
 */
export function linkedDeal(log: DealLog, place: number, knownAt: number): number {
  const deal = log.deal[place] ?? -1;
  if (isSound(log, place, knownAt)) return deal;
  const { steps, row, type } = log;
  const first = log.start[log.client[deal] ?? 0] ?? 0;
  const at = row[place] ?? -1;
  for (const link of knownBy[type[place] ?? 0] ?? []) {
    const code = steps[link][at] ?? 0;
    if (code === 0) continue;
    for (let before = place - 1; before >= first; before--) {
      if (steps[link][row[before] ?? -1] !== code || !isKnownAt(log, before, knownAt)) continue;
      if (!tells[type[before] ?? 0]?.includes(link)) continue;
      const found = log.link[before] === -1 ? (log.deal[before] ?? -1) : linkedDeal(log, before, knownAt);
      if (found >= 0) return found;
    }
  }
  return -1;
}

/** Whether every step by which the deal was found was known. */
function isSound(log: DealLog, place: number, knownAt: number): boolean {
  for (let by = log.link[place] ?? -1; by >= 0; by = log.link[by] ?? -1) if (!isKnownAt(log, by, knownAt)) return false;
  return true;
}

const isKnownAt = ({ recordedAt, supersededAt }: DealLog, place: number, knownAt: number): boolean =>
  (recordedAt[place] ?? Infinity) < knownAt && !((supersededAt[place] ?? Infinity) < knownAt);
