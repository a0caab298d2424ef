import { isActive, statusCode, statusOfCode } from '@clientele/core';

import { clientsOf } from '../view/clients.ts';
import type { View } from '../view/view.ts';
import type { Behind } from './behind.ts';
import { lastSettlement } from './bought-again.ts';
import { type Found, settlementFound } from './evidence.ts';

const { regular, restored, prospect } = statusCode;

/** `regulars.regular`, `regulars.ofActive.share`. */
export function regularsBehind(view: View, [, figure, leaf]: readonly string[]): Behind {
  const belongs = populations(figure, leaf);
  return {
    because: 'each client by its last settlement that counts, and the status that follows from it',
    facts: lastPurchases(view, belongs),
    context: { period: view.policy.period, alignment: view.policy.alignment },
  };
}

function populations(figure: string | undefined, leaf: string | undefined): (status: number) => boolean {
  if (figure === 'regular') return (status) => status === regular;
  if (figure === 'restored') return (status) => status === restored;
  if (leaf === 'number') return (status) => status === regular || status === restored;
  return figure === 'ofActive' ? isActive : (status) => status !== prospect;
}

function* lastPurchases(view: View, belongs: (status: number) => boolean): Generator<Found> {
  const statuses = view.statuses();
  for (const client of clientsOf(view)) {
    const status = statuses[client] ?? prospect;
    const last = lastSettlement(view, client);
    if (last >= 0 && belongs(status)) yield settlementFound(view, last, { status: statusOfCode(status) });
  }
}
