import { type Asked, digestOf, identitiesAt, instantOf, UnknownPath, valueAt, type Why } from '@clientele/core';

import { evidenceOf } from '../cause.ts';
import type { LifecycleFacts } from '../facts.ts';
import type { LifecyclePolicyInput } from '../policy.ts';
import { reportOf } from '../report.ts';
import { type View, viewOf, viewOfClient } from '../view/view.ts';
import { clientGrounds } from './client-grounds.ts';
import { clientWhy } from './client-why.ts';
import type { Grounds } from './grounds.ts';
import { windowGrounds } from './window-grounds.ts';

/** Why a number of the report, or a client's status, is what it is. Throws `UnknownPath` for what is neither. */
export function whyOf(facts: LifecycleFacts, asked: Asked, path: string, policy?: LifecyclePolicyInput): Why {
  const view = viewOf(facts, asked, policy);
  const report = reportOf(view);
  try {
    const { keys, value } = valueAt(report, path);
    const grounds = clientGrounds(view, keys) ?? windowGrounds(view, keys);
    if (grounds === undefined) throw new UnknownPath(path, Object.keys(report));
    return explained(view, path, value, grounds);
  } catch (error) {
    if (!(error instanceof UnknownPath) || !isClient(view, path)) throw error;
    const { view: own, client } = viewOfClient(facts, path, asked, policy);
    return clientWhy(own, client, path);
  }
}

function isClient({ facts, scope, moment }: View, id: string): boolean {
  const client = identitiesAt(facts, moment).survivorOf(facts.clients.find(id));
  return scope.population[client] === 1;
}

function explained(view: View, path: string, value: unknown, { because, rows, clients, context }: Grounds): Why {
  const { policy, moment, window, filter } = view;
  const { period, alignment, fiscalMonth, zone } = policy;
  const population =
    clients === undefined ? {} : { clients: clients.length, digest: digestOf(clients), clientIds: clients };
  return {
    path,
    value,
    because,
    facts: rows.map((row) => evidenceOf(view.facts, row)),
    context: {
      at: instantOf(moment.at),
      window: { from: instantOf(window.from), to: instantOf(window.to) },
      filter,
      period,
      alignment,
      fiscalMonth,
      zone,
      ...population,
      ...context,
    },
  };
}
