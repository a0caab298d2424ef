import {
  type Asked,
  Calendar,
  type Filter,
  identitiesAt,
  ledgerOf,
  type Moment,
  parsePolicy,
  resolveAsked,
  type Sales,
  salesAt,
  type Scope,
  scopeAt,
  standing,
  UnknownClient,
  type Window,
} from '@clientele/core';

import type { LoyaltyFacts } from '../facts.ts';
import { LoyaltyPolicy, type LoyaltyPolicyInput } from '../policy.ts';

/** Everything that the figures of one question are computed from. */
export type View = Readonly<{
  facts: LoyaltyFacts;
  policy: LoyaltyPolicy;
  calendar: Calendar;
  filter: Filter;
  moment: Moment;
  /** The filter's window, or that of the policy up to the moment. */
  window: Window;
  scope: Scope;
  /** The sales asked about that count at the moment. */
  sales: Sales;
}>;

/** Reads what is asked. Throws `InvalidPolicy` and `InvalidInstant`. */
export function viewOf(facts: LoyaltyFacts, asked: Asked = {}, input: LoyaltyPolicyInput = {}): View {
  const read = readAsked(facts, asked, input);
  const { moment, filter, policy, calendar, window } = read;
  const last = { from: calendar.add(moment.at, policy.window, -1), to: moment.at };
  return withScope({ ...read, window: window ?? last }, scopeAt(facts, moment, filter));
}

/**
 * The same with nothing in it but one client, whoever owns it, under whom those merged into it are
 * counted; the window is all time where the filter names none. Throws `UnknownClient`.
 */
export function viewOfClient(
  facts: LoyaltyFacts,
  clientId: string,
  asked: Asked = {},
  input: LoyaltyPolicyInput = {},
): Readonly<{ view: View; client: number }> {
  const read = readAsked(facts, asked, input);
  const { moment, filter, window } = read;
  const client = identitiesAt(facts, moment).survivorOf(facts.clients.find(clientId));
  const scope = scopeAt(facts, moment, filter, ledgerOf(facts, moment, client));
  if (scope.population[client] !== standing.client) throw new UnknownClient(clientId);
  const clients = new Uint8Array(scope.clients.length);
  clients[client] = 1;
  const view = withScope({ ...read, window: window ?? { from: -Infinity, to: moment.at } }, { ...scope, clients });
  return { view, client };
}

/** The view of another part of the business. */
export function withScope(view: Omit<View, 'scope' | 'sales'>, scope: Scope): View {
  return { ...view, scope, sales: salesAt(scope.ledger, scope.selection, view.moment.at) };
}

function readAsked(facts: LoyaltyFacts, asked: Asked, input: LoyaltyPolicyInput) {
  const policy = parsePolicy(LoyaltyPolicy, input);
  const calendar = Calendar.of(policy.zone);
  return { facts, policy, calendar, ...resolveAsked(asked, facts.now, calendar) };
}
