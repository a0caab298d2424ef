import {
  type Asked,
  Calendar,
  clientStatuses,
  Derived,
  type Filter,
  identitiesAt,
  knowledgeOf,
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

import { type LoyaltyFacts, loyaltyTables } from '../facts.ts';
import { type FirstSale, firstSales } from '../figures/first-sales.ts';
import { type SurveyDuty, surveyDuties } from '../figures/survey-duties.ts';
import { type Surveys, surveys } from '../figures/surveys.ts';
import { LoyaltyPolicy, type LoyaltyPolicyInput } from '../policy.ts';
import { hear, type Heard } from './heard.ts';

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
  /** By client code the status at the moment (see `statusCode`). Computed once, as what follows. */
  statuses: () => Uint8Array;
  heard: () => Heard;
  duties: () => readonly SurveyDuty[];
  surveys: () => Surveys;
  firstSales: () => readonly FirstSale[];
}>;

/** Reads what is asked. Throws `InvalidPolicy` and `InvalidInstant`. */
export function viewOf(facts: LoyaltyFacts, asked: Asked = {}, input: LoyaltyPolicyInput = {}): View {
  const read = readAsked(facts, asked, input);
  const { moment, filter, policy, calendar, window } = read;
  const knowledge = knowledgeOf(facts, Object.keys(loyaltyTables), moment.knownAt);
  const view = views.of(facts, JSON.stringify([moment.at, String(knowledge), filter, policy]), () => {
    const last = { from: calendar.add(moment.at, policy.window, -1), to: moment.at };
    return withScope({ ...read, window: window ?? last }, scopeAt(facts, moment, filter));
  });
  return { ...view, moment };
}

/** The last few, so that asking again costs what was not computed yet. */
const views = new Derived<View>(4);

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
export function withScope(read: Read & Pick<View, 'window'>, scope: Scope): View {
  const { facts, policy, calendar, filter, moment, window } = read;
  const sales = salesAt(scope.ledger, scope.selection, moment.at);
  const view: View = {
    ...{ facts, policy, calendar, filter, moment, window, scope, sales },
    statuses: once(() => clientStatuses(facts, scope, policy)),
    heard: once(() => hear(view)),
    duties: once(() => surveyDuties(view)),
    surveys: once(() => surveys(view)),
    firstSales: once(() => firstSales(view)),
  };
  return view;
}

type Read = Pick<View, 'facts' | 'policy' | 'calendar' | 'filter' | 'moment'>;

function once<Value extends object>(compute: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= compute());
}

function readAsked(facts: LoyaltyFacts, asked: Asked, input: LoyaltyPolicyInput) {
  const policy = parsePolicy(LoyaltyPolicy, input);
  const calendar = Calendar.of(policy.zone);
  return { facts, policy, calendar, ...resolveAsked(asked, facts.now, calendar) };
}
