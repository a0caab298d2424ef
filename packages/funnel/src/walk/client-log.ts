import type { DealLog } from './deal-log.ts';

/** The part of a deal log that is about one client, as a log of its own: walking it costs no more than its steps. */
export function clientLog(log: DealLog, client: number): DealLog {
  const [from, to] = [log.start[client] ?? 0, log.start[client + 1] ?? 0];
  const [first, last] = [log.dealStart[client] ?? 0, log.dealStart[client + 1] ?? 0];
  const numberedFrom = (base: number, numbers: Int32Array) =>
    numbers.subarray(from, to).map((number) => (number < 0 ? -1 : number - base));
  return {
    ...log,
    length: to - from,
    start: Int32Array.of(0, to - from),
    row: log.row.subarray(from, to),
    type: log.type.subarray(from, to),
    deal: numberedFrom(first, log.deal),
    link: numberedFrom(from, log.link),
    occurredAt: log.occurredAt.subarray(from, to),
    recordedAt: log.recordedAt.subarray(from, to),
    supersededAt: log.supersededAt.subarray(from, to),
    minor: log.minor.subarray(from, to),
    deals: last - first,
    client: new Int32Array(last - first),
    dealId: log.dealId.subarray(first, last),
    dealStart: Int32Array.of(0, last - first),
  };
}
