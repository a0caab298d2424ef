import { ClientPlaces } from '../view/client-places.ts';
import { NextContacts } from '../view/next-contacts.ts';
import type { View } from '../view/view.ts';

/** Where clients are, each counted once: in the stage of its most advanced open deal, between sales, or not yet in work. */
export type Clients = Readonly<{
  count: number;
  /** Clients with an open deal. */
  inWork: number;
  /** Those by pipeline and stage. */
  inStage: Readonly<Record<string, Readonly<Record<string, number>>>>;
  betweenSales: number;
  notYetInWork: number;
  /** Whether the next contact is known: with a date to come, with one that is over, or not at all. */
  nextContact: Readonly<{ planned: number; overdue: number; missing: number; withoutProduct: number }>;
}>;

/** What a client counts for, as paths of the report name it. */
export type ClientMark =
  | Readonly<{ place: 'in work'; pipeline: number; stage: number; deal: number }>
  | Readonly<{ place: 'between sales' | 'not yet in work' }>;
export type ContactMark =
  Readonly<{ status: 'planned' | 'overdue'; row: number; product: boolean }> | Readonly<{ status: 'missing' }>;

/** Goes through all clients that the filter selects: owner, source and segment are those of the moment. */
export function eachClient(view: View, tell: (client: number, mark: ClientMark, contact: ContactMark) => void): void {
  const { facts, moment, walks, identities } = view;
  const places = ClientPlaces.of(view);
  const contacts = new NextContacts(view);
  const { product } = facts.rows('contactPlans').columns;
  for (let client = 1; client < facts.clients.size; client++) {
    if (!places.isChosen(client)) continue;
    const deal = places.mostAdvanced(client);
    const mark: ClientMark =
      deal >= 0
        ? { place: 'in work', pipeline: walks.pipeline[deal] ?? 0, stage: walks.stage[deal] ?? -1, deal }
        : { place: places.wasInWork(client) ? 'between sales' : 'not yet in work' };
    const next = contacts.of(identities.members(client));
    tell(
      client,
      mark,
      next === undefined
        ? { status: 'missing' }
        : {
            status: next.due <= moment.at ? 'overdue' : 'planned',
            row: next.row,
            product: (product[next.row] ?? 0) > 0,
          },
    );
  }
}

export function clientsOf(view: View): Clients {
  const { pipelines } = view.walks;
  const inStage = pipelines.map(({ stages }) => new Int32Array(stages.length));
  const count = { clients: 0, inWork: 0, between: 0, notYet: 0, planned: 0, overdue: 0, missing: 0, withoutProduct: 0 };
  eachClient(view, (_, mark, contact) => {
    count.clients++;
    if (mark.place === 'in work') {
      count.inWork++;
      const stages = inStage[mark.pipeline];
      if (stages && mark.stage >= 0) stages[mark.stage] = (stages[mark.stage] ?? 0) + 1;
    } else if (mark.place === 'between sales') count.between++;
    else count.notYet++;
    count[contact.status]++;
    if (contact.status !== 'missing' && !contact.product) count.withoutProduct++;
  });
  const { planned, overdue, missing, withoutProduct } = count;
  return {
    count: count.clients,
    inWork: count.inWork,
    inStage: Object.fromEntries(
      pipelines.map(({ name, stages }, p) => [
        name,
        Object.fromEntries(stages.map((stage, number) => [stage, inStage[p]?.[number] ?? 0])),
      ]),
    ),
    betweenSales: count.between,
    notYetInWork: count.notYet,
    nextContact: { planned, overdue, missing, withoutProduct },
  };
}
