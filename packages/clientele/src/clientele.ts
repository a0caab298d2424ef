import {
  type Asked,
  type EventBody,
  type Client,
  type ClientCommand,
  companyAggregate,
  companyId,
  type DecisionContext,
  type EventStore,
  type Facts,
  hostCommandOf,
  InvalidClientId,
  isClientId,
  type Company,
  type NewEvent,
  type Rules,
  withHostEvents,
} from '@clientele/core';
import { erasePersonalData } from '@clientele/core/commands';
import { importTables, type ImportOptions, type ImportReport } from '@clientele/import';
import type { FactsChange, Following, HealthOptions } from '@clientele/projections';
import type { Reaction, RunningReactions } from '@clientele/reactions';
import type { Observable } from 'rxjs';

import { adoptedPolicy } from './adopted-policy.ts';
import type { ClientHandle } from './client-handle.ts';
import { type ListedClient, listClients } from './client-list.ts';
import type { ClienteleHealth } from './clientele-health.ts';
import type { CompanyHandle } from './company-handle.ts';
import type { Done } from './done.ts';
import { type ClienteleFollowOptions, followQuestions } from './follow.ts';
import { openedEvents } from './opened-events.ts';
import { type FactsOptions, Projections, type ReadsTables, type TablesOf } from './projections.ts';
import { type ReactOptions, startReactions } from './react.ts';
import { sealEvent } from './seal-event.ts';
import { simulate, type SimulationOptions, type SimulationProgress } from './simulate.ts';
import { Subjects } from './subjects.ts';
import type { Surroundings } from './surroundings.ts';
import { Workers } from './workers.ts';

/** What an import is told; the store, the keys, the clock and the actor are those of the log. */
export type TablesToImport = Omit<ImportOptions, 'store' | 'seal' | 'clock' | 'actor' | 'hostEvents' | 'namespace'>;

/** The log of a company's clients, opened: commands go in, facts come out. */
export class Clientele {
  /** What is not about one client: products, employees, targets, policies. */
  readonly company: CompanyHandle;
  readonly #around: Surroundings;
  readonly #clients: Subjects<Client, DecisionContext & Readonly<{ rules: Rules }>>;
  readonly #projections: Projections;
  readonly #workers: Workers;

  constructor(around: Surroundings, options: FactsOptions) {
    const { rules, hostEvents } = around;
    this.#around = around;
    this.#clients = new Subjects(withHostEvents(hostEvents), (base) => ({ ...base, rules }), around);
    this.#projections = new Projections(around, options);
    this.#workers = new Workers(around);
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

  /** One client, known already or not. Throws `InvalidClientId`. */
  client(clientId: string): ClientHandle {
    if (!isClientId(clientId)) throw new InvalidClientId(clientId);
    const clients = this.#clients;
    const doCommands: ClientHandle['do'] = async (commands, options) => {
      const asked = listOf<ClientCommand>(commands);
      const done = await clients.do(clientId, asked, options);
      // Also where the log says so already: the program may have died before the key was destroyed.
      if (asked.some(({ type }) => type === 'ErasePersonalData')) await this.#around.vault.forget(clientId);
      return typed(done);
    };
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

  /**
   * Starts a worker that keeps the facts of some questions in a read model: each event once in effect,
   * through restarts, lost servers and new versions; several workers of a group take turns. It tells
   * how statuses and stages change, under the policies that are given here. Throws `MissingPackage`,
   * `InvalidPolicy`, and `StoreFailure` for a read model that cannot be opened.
   *
   * @example
   * const following = await clientele.follow([lifecycle, funnel], { group: 'crm', readModel: 'clients.db.read' });
   * following.changes$(lifecycle, { to: 'lost' }).subscribe(({ clientId, at }) => console.log(clientId, at));
   * await following.seen(position, { timeout: 2_000 });
   */
  async follow<const Questions extends readonly ReadsTables[]>(
    questions: Questions,
    options: ClienteleFollowOptions<Questions>,
  ): Promise<Following<TablesOf<Questions>>> {
    return this.#workers.add(await followQuestions(questions, options, this.#around));
  }

  /**
   * Whether the store answers, and how the workers and reactions are that were started here, as plain data without
   * secrets. Answers within the timeout (2 s), whatever does not, and never throws.
   *
   * @example
   * const { ok, store, workers } = await clientele.health();
   */
  health(options: HealthOptions = {}): Promise<ClienteleHealth> {
    return this.#workers.health(options);
  }

  /**
   * Starts a worker that lets events and due instants become commands and notifications: each once in
   * effect; several workers of a log take turns. Ready reactions and adapters are in
   * `clientele/reactions`. Throws `StoreFailure` for a log that cannot be opened, `ForeignLog` for one
   * that was made along another store, and `NameTaken`.
   *
   * @example
   * await using reacting = await clientele.react([dissatisfactionOpensComplaint()], { log: 'clients.db.reactions' });
   */
  async react(reactions: readonly Reaction[], options: ReactOptions): Promise<RunningReactions> {
    const means = {
      facts: (reads: ReadsTables) => this.facts(reads),
      execute: (clientId: string, command: ClientCommand) => this.client(clientId).do(command),
    };
    return this.#workers.addReactions(await startReactions(reactions, options, this.#around, means));
  }

  /**
   * The content of the policy that the company had adopted under a question's name at a moment: what
   * to pass to the question, unless another is asked for. Undefined where it had adopted none.
   *
   * @example
   * funnel.report(facts, asked, await clientele.adoptedPolicy('funnel', asked));
   */
  adoptedPolicy(name: string, asked: Asked = {}): Promise<EventBody | undefined> {
    return adoptedPolicy(name, asked, this.#around);
  }

  /**
   * Tables of another system become events, by a mapping. The same tables again add nothing, a longer
   * version adds the rest. Throws `ImportError` (file, line, column, value) and `InvalidMapping`.
   *
   * @example
   * const report = await clientele.import({ mapping: 'online-retail', paths: 'downloads' });
   */
  import(options: TablesToImport): Promise<ImportReport> {
    const { store, clock, actor, hostEvents } = this.#around;
    const seal = (event: NewEvent) => sealEvent(event, this.#around);
    return importTables({ ...options, store, clock, actor, hostEvents, seal });
  }

  /** Makes up a believable company from a seed and appends its events: for trying things out, and for load. */
  simulate(options: SimulationOptions): Promise<SimulationProgress> {
    return simulate(options, this.#around);
  }

  /** Completes what `changes$` tells, and closes the store and the vault. What follows is closed by itself. */
  async close(): Promise<void> {
    this.#projections.close();
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
