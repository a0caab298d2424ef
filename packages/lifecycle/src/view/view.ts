import {
  type Amounts,
  amountsAt,
  type Asked,
  Calendar,
  Derived,
  type DirectionTimelines,
  type Filter,
  identitiesAt,
  type Ledger,
  ledgerOf,
  type Moment,
  parsePolicy,
  resolveAsked,
  type Sales,
  type Scope,
  scopeAt,
  standing,
  UnknownClient,
  type Window,
} from '@clientele/core';

import type { LifecycleFacts } from '../facts.ts';
import { LifecyclePolicy, type LifecyclePolicyInput } from '../policy.ts';
import type { SaleKinds } from './sale-kinds.ts';
import { type Sold, soldAt } from './sold.ts';
import { type Standings, standingsAt, type Walked } from './walked.ts';
import { type Course, walkClients, walkDirections } from './walks.ts';

/** Everything that the figures of one question are computed from; each part at its first use. */
export class View {
  readonly facts: LifecycleFacts;
  readonly policy: LifecyclePolicy;
  readonly calendar: Calendar;
  readonly moment: Moment;
  readonly filter: Filter;
  /** The one asked for, else that of the policy before the moment. */
  readonly window: Window;
  readonly scope: Scope;
  readonly ledger: Ledger;
  readonly #course: Course;
  #amounts: Amounts | undefined;
  #sold: Sold | undefined;
  #whole: (Walked & Standings) | undefined;
  #partial: (Walked<DirectionTimelines> & Standings) | undefined;

  /** With `only`, the code of one client at the moment: what is asked is read for this client alone. */
  constructor(facts: LifecycleFacts, policy: LifecyclePolicy, asked: Asked, only?: (moment: Moment) => number) {
    const calendar = Calendar.of(policy.zone);
    const { moment, filter, window } = resolveAsked(asked, facts.now, calendar);
    this.facts = facts;
    this.policy = policy;
    this.calendar = calendar;
    this.moment = moment;
    this.filter = filter;
    this.window = window ?? { from: calendar.add(moment.at, policy.window, -1), to: moment.at };
    const client = only?.(moment);
    const scope = scopeAt(facts, moment, filter, client === undefined ? undefined : ledgerOf(facts, moment, client));
    this.scope = client === undefined ? scope : alone(scope, client);
    this.ledger = scope.ledger;
    this.#course = { facts, scope, policy, until: client === undefined ? Infinity : moment.at };
  }

  /** Throws `RatesMissing` when several currencies occur and the policy cannot add them. */
  get amounts(): Amounts {
    return (this.#amounts ??= amountsAt(this.facts, this.ledger, this.policy, this.moment.at));
  }

  get sales(): Sales {
    return this.#soldNow().sales;
  }

  get kinds(): SaleKinds {
    return this.#soldNow().kinds;
  }

  /** The statuses of clients, with those that hold at the moment. */
  get whole(): Walked & Standings {
    if (this.#whole === undefined) {
      const walked = walkClients(this.#course);
      this.#whole = { ...walked, ...standingsAt(walked, this.moment.at) };
    }
    return this.#whole;
  }

  /** The statuses of each client in each direction. */
  get partial(): Walked<DirectionTimelines> & Standings {
    if (this.#partial === undefined) {
      const walked = walkDirections(this.#course);
      this.#partial = { ...walked, ...standingsAt(walked, this.moment.at) };
    }
    return this.#partial;
  }

  /** The kinds of the sales that count at another moment. */
  kindsAt(at: number): SaleKinds {
    const { ledger, policy, scope } = this;
    return soldAt(ledger, scope.selection, scope.population, policy.unit, at).kinds;
  }

  #soldNow(): Sold {
    const { ledger, scope, policy, moment } = this;
    return (this.#sold ??= soldAt(ledger, scope.selection, scope.population, policy.unit, moment.at));
  }
}

/** The scope of one client, whatever the filter says of clients. */
function alone(scope: Scope, client: number): Scope {
  const population = new Uint8Array(scope.population.length);
  population[client] = scope.population[client] ?? standing.nobody;
  const clients = population.map((kind) => (kind === standing.client ? 1 : 0));
  return { ...scope, population, clients };
}

/** Reads what is asked. Throws `InvalidPolicy` and `InvalidInstant`. */
export function viewOf(facts: LifecycleFacts, asked: Asked = {}, input: LifecyclePolicyInput = {}): View {
  const policy = parsePolicy(LifecyclePolicy, input);
  return views.of(facts, JSON.stringify([asked, facts.now, policy]), () => new View(facts, policy, asked));
}

/** The same question asked again (by `why` after `report`) finds what was computed. */
const views = new Derived<View>(4);

/** What is asked of one client, and its code at the moment. Throws `UnknownClient`. */
export function viewOfClient(
  facts: LifecycleFacts,
  clientId: string,
  asked: Asked = {},
  input: LifecyclePolicyInput = {},
): Readonly<{ view: View; client: number }> {
  const known = facts.clients.find(clientId);
  let client = 0;
  const view = new View(facts, parsePolicy(LifecyclePolicy, input), asked, (moment) => {
    client = identitiesAt(facts, moment).survivorOf(known);
    return client;
  });
  if (view.scope.clients[client] !== 1) throw new UnknownClient(clientId);
  return { view, client };
}
