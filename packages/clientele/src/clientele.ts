import {
  type Client,
  type ClientCommand,
  companyAggregate,
  companyId,
  type DecisionContext,
  type EventStore,
  type Facts,
  hostCommandOf,
  type Company,
  type Rules,
  withHostEvents,
} from '@clientele/core';
import { erasePersonalData } from '@clientele/core/commands';
import type { FactsChange } from '@clientele/projections';
import type { Observable } from 'rxjs';

import type { ClientHandle } from './client-handle.ts';
import { type ListedClient, listClients } from './client-list.ts';
import type { CompanyHandle } from './company-handle.ts';
import type { Done } from './done.ts';
import { openedEvents } from './opened-events.ts';
import { type FactsOptions, Projections, type ReadsTables, type TablesOf } from './projections.ts';
import { Subjects } from './subjects.ts';
import type { Surroundings } from './surroundings.ts';

/** The log of a company's clients, opened: commands go in, facts come out. */
export class Clientele {
  /** What is not about one client: products, employees, targets, policies. */
  readonly company: CompanyHandle;
  readonly #around: Surroundings;
  readonly #clients: Subjects<Client, DecisionContext & Readonly<{ rules: Rules }>>;
  readonly #projections: Projections;

  constructor(around: Surroundings, options: FactsOptions) {
    const { rules, hostEvents } = around;
    this.#around = around;
    this.#clients = new Subjects(withHostEvents(hostEvents), (base) => ({ ...base, rules }), around);
    this.#projections = new Projections(around, options);
    const company = new Subjects<Company, DecisionContext>(companyAggregate, (base) => base, around);
    this.company = {
      do: async (commands, doOptions) => typed(await company.do(companyId, listOf(commands), doOptions)),
      story: () => openedEvents(companyId, around),
    };
  }

  /** The store behind it, for reads that are not about one client. */
  get store(): EventStore {
    return this.#around.store;
  }

  /** One client, known already or not. */
  client(clientId: string): ClientHandle {
    const clients = this.#clients;
    const doCommands: ClientHandle['do'] = async (commands, options) =>
      typed(await clients.do(clientId, listOf<ClientCommand>(commands), options));
    return {
      clientId,
      do: doCommands,
      record: async (type, data, options) => {
        const { events } = await clients.do(clientId, [{ ...options, type: hostCommandOf(type), data }]);
        const [event] = events;
        if (event === undefined) throw new TypeError(`${type} was decided and not recorded`);
        return event;
      },
      may: (commands) => clients.may(clientId, listOf<ClientCommand>(commands)),
      state: () => clients.state(clientId),
      story: () => openedEvents(clientId, this.#around),
      erase: async (why) => {
        await doCommands(erasePersonalData({ what: ['everything'], why }));
        await this.#around.vault.forget(clientId);
      },
    };
  }

  /** All registered clients in order of their ids, with the names that can still be opened. */
  clients(): AsyncIterable<ListedClient> {
    return listClients(this.#around);
  }

  /**
   * The facts that some questions read, up to the end of the log. The first call reads the log (or a
   * snapshot and what came after it), later ones only what is new.
   *
   * @example
   * const facts = await clientele.facts(funnel);
   * funnel.report(facts, { at: '2026-07-01' }).stages;
   */
  facts<const Questions extends readonly ReadsTables[]>(...questions: Questions): Promise<Facts<TablesOf<Questions>>> {
    return this.#projections.of(questions).catchUp();
  }

  /** The same facts as they grow: `caught-up`, then whom new events are about. The log is followed while somebody is subscribed. */
  changes$<const Questions extends readonly ReadsTables[]>(
    ...questions: Questions
  ): Observable<FactsChange<TablesOf<Questions>>> {
    return this.#projections.of(questions).changes$;
  }

  /** Closes the store and the vault. */
  async close(): Promise<void> {
    await this.#around.store.close();
    await this.#around.vault.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const listOf = <Item>(one: Item | readonly Item[]): readonly Item[] => (isList(one) ? one : [one]);
const isList = <Item>(one: Item | readonly Item[]): one is readonly Item[] => Array.isArray(one);

// The types of the events follow from the commands: each gives the event that its spec names.
const typed = <Types>(outcome: Omit<Done<Types>, 'events'> & { readonly events: readonly unknown[] }): Done<Types> =>
  outcome as Done<Types>;
