import {
  type Amounts,
  amountsAt,
  type Asked,
  Calendar,
  clientTimelines,
  type DirectionTimelines,
  directionTimelines,
  type EndingEvent,
  departures,
  type Filter,
  identitiesAt,
  horizonsAt,
  type Ledger,
  ledgerOf,
  type Moment,
  parsePolicy,
  placeEndings,
  resolveAsked,
  type Sales,
  salesAt,
  type Scope,
  scopeAt,
  standing,
  UnknownClient,
  type Window,
} from '@clientele/core';

import type { LifecycleFacts } from '../facts.ts';
import { LifecyclePolicy, type LifecyclePolicyInput } from '../policy.ts';
import { type ContractEndings, contractEndings } from './contract-endings.ts';
import { type SaleKinds, saleKinds } from './sale-kinds.ts';
import { walk, type Walked } from './walked.ts';

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
  #amounts: Amounts | undefined;
  #sales: Sales | undefined;
  #kinds: SaleKinds | undefined;
  #contracts: ContractEndings | undefined;
  #whole: Walked | undefined;
  #partial: Walked<DirectionTimelines> | undefined;

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
  }

  /** Throws `RatesMissing` when several currencies occur and the policy cannot add them. */
  get amounts(): Amounts {
    return (this.#amounts ??= amountsAt(this.facts, this.ledger, this.policy, this.moment.at));
  }

  get sales(): Sales {
    return (this.#sales ??= salesAt(this.ledger, this.scope.selection, this.moment.at));
  }

  get kinds(): SaleKinds {
    return (this.#kinds ??= this.kindsAt(this.moment.at, this.sales));
  }

  /** The kinds of the sales that count at a moment. */
  kindsAt(at: number, sales: Sales): SaleKinds {
    const { ledger, policy, scope } = this;
    return saleKinds({ ledger, sales, selection: scope.selection, clients: scope.population, unit: policy.unit, at });
  }

  /** The statuses of clients. */
  get whole(): Walked {
    return (this.#whole ??= this.#walk(clientTimelines(this.ledger, this.scope.selection), this.#endingsOfClients()));
  }

  /** The statuses of each client in each direction. */
  get partial(): Walked<DirectionTimelines> {
    if (this.#partial === undefined) {
      const timelines = directionTimelines(this.ledger, this.scope.selection);
      this.#partial = this.#walk(timelines, this.#endingsOfDirections(timelines));
    }
    return this.#partial;
  }

  #walk<T extends Walked['timelines']>(timelines: T, events: ReadonlyMap<number, readonly EndingEvent[]>): Walked<T> {
    const { facts, moment, policy, ledger, scope } = this;
    const endings = placeEndings(facts, ledger, timelines, events);
    return walk(timelines, horizonsAt(facts, moment, timelines, policy), endings, moment.at, scope.clients);
  }

  #endingsOfClients(): ReadonlyMap<number, readonly EndingEvent[]> {
    const departed = departures(this.facts, this.scope.identities, this.moment);
    if (!this.policy.contractEndsClient) return departed;
    const events = new Map(departed);
    for (const [client, ended] of this.#contractEndings())
      events.set(client, [...(events.get(client) ?? []), ...(ended.get(0) ?? [])]);
    return events;
  }

  #endingsOfDirections({ groupStart, direction }: DirectionTimelines): ReadonlyMap<number, readonly EndingEvent[]> {
    const events = new Map<number, readonly EndingEvent[]>();
    const departed = departures(this.facts, this.scope.identities, this.moment);
    const contracts = this.#contractEndings();
    for (const client of new Set([...departed.keys(), ...contracts.keys()]))
      for (let group = groupStart[client] ?? 0; group < (groupStart[client + 1] ?? 0); group++) {
        const ended = contracts.get(client)?.get(direction[group] ?? 0) ?? [];
        events.set(group, [...(departed.get(client) ?? []), ...ended]);
      }
    return events;
  }

  #contractEndings(): ContractEndings {
    const { facts, scope, moment, calendar } = this;
    return (this.#contracts ??= contractEndings(facts, scope.identities, moment, calendar));
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
  return new View(facts, parsePolicy(LifecyclePolicy, input), asked);
}

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
