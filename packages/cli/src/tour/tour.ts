import { type Clientele, funnel, lifecycle, loyalty, nameOf } from 'clientele';

import { collected } from '../collected.ts';
import type { Io } from '../io.ts';
import type { StoreChoice } from '../options/store-options.ts';
import { typedStore } from '../options/typed-store.ts';
import { funnelView } from '../render/funnel-view.ts';
import { lifecycleView } from '../render/lifecycle-view.ts';
import { loyaltyView } from '../render/loyalty-view.ts';
import { count } from '../render/numbers.ts';
import { sentences } from '../render/sentences.ts';
import { storyView } from '../render/story-view.ts';
import { drawn, type View } from '../render/view.ts';
import { whyView } from '../render/why-view.ts';
import { chosenClient } from './chosen-client.ts';

/** The company that is shown, at the end of its history. */
type Shown = StoreChoice & Readonly<{ from: string; to: string; seed: number; events: number }>;

/** Shows what can be asked about a company, each answer under the command that gives it. */
export async function tour(clientele: Clientele, { from, to, seed, events, ...choice }: Shown, io: Io): Promise<void> {
  const store = nameOf(choice.store);
  const typedName = typedStore(choice.store);
  const log = choice.namespace === undefined ? typedName : `${typedName} --namespace ${choice.namespace}`;
  const facts = await clientele.facts(funnel, lifecycle, loyalty);
  const asked = { at: to };
  const clients = await collected(clientele.clients());
  io.out(
    [
      `A made-up supplier of bakeries, seed ${String(seed)}: ${count(clients.length)} clients,`,
      `${count(events)} events from ${from} to ${to}. Nobody in it is real.`,
      `It is kept in ${store}`,
      ...(saysAll(choice.store)
        ? []
        : ['What is typed below leaves out user, password and other options of the server.']),
      '',
      '',
    ].join('\n'),
  );
  const show = (what: string, command: string, view: View, sections = view.sections.length) => {
    const shortened = {
      ...view,
      sections: view.sections.slice(0, sections).map((section) => ({ ...section, wrap: false })),
    };
    const typed = `$ ${io.command} ${command} --store ${log}`;
    io.out(`${what}\n${shellLines(typed, io.columns)}\n\n${drawn(shortened, io.columns)}\n`);
  };
  const asOf = `--as-of ${to}`;
  show('The funnel: where deals stand and how they move', `funnel ${asOf}`, funnelView(funnel.report(facts, asked)), 5);
  show('Who is new, regular, lost and restored', `lifecycle ${asOf}`, lifecycleView(lifecycle.report(facts, asked)), 4);
  show('How loyal the clients are', `loyalty ${asOf}`, loyaltyView(loyalty.report(facts, asked)), 2);

  const chosen = await chosenClient(clientele, asked);
  const story = await collected(clientele.client(chosen).story());
  show('The story of one client', `client ${chosen}`, shortStory(storyView(chosen, story, 'UTC')));
  const client = lifecycle.why(facts, asked, chosen);
  show('Why it is where it is', `why lifecycle ${chosen} ${asOf}`, whyView(client, 'UTC', 5));
  const number = funnel.why(facts, asked, 'won');
  show('Why a number is what it is', `why funnel won ${asOf}`, whyView(number, 'UTC', 5));
  io.out(`Ask on: ${io.command} --help\nYour own tables: ${io.command} import --help\n`);
}

/** Whether what is typed holds all of a store's name. */
const saysAll = (store: string): boolean => [store, `'${store}'`].includes(typedStore(store));

/** A command line that can be copied, also where it is longer than a line. */
const shellLines = (typed: string, columns: number): string => sentences(typed, columns - 4).join(' \\\n  ');

/** So many events show how a story reads. */
const most = 20;

function shortStory({ sections, ...view }: View): View {
  const shortened = sections.map(({ rows = [], notes = [], ...section }) => ({
    ...section,
    rows: rows.slice(0, most),
    notes: rows.length > most ? [...notes, `and ${count(rows.length - most)} more`] : notes,
  }));
  return { ...view, sections: shortened };
}
