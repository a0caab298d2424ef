import { rowsOf } from '@clientele/core';

import { type ClientMark, type ContactMark, eachClient } from '../figures/clients.ts';
import type { View } from '../view/view.ts';

/** The clients behind one of the counts (its keys behind `clients`), with the steps and plans that say so. */
export function clientsMarked(view: View, key: string, second: string, third: string) {
  const { walks, facts } = view;
  const clients: string[] = [];
  const places: (number | undefined)[] = [];
  const plans: number[] = [];
  const said: number[] = [];
  eachClient(view, (client, mark, contact) => {
    if (!isMarked(view, key, second, third, mark, contact)) return;
    clients.push(facts.clients.textOf(client) ?? '');
    if (key === 'nextContact' && contact.status !== 'missing') plans.push(contact.row);
    else if (mark.place === 'in work')
      places.push(walks.visits.entered[walks.visit[mark.deal] ?? -1] ?? walks.opened[mark.deal]);
    else {
      for (let deal = walks.log.dealStart[client] ?? 0; deal < (walks.log.dealStart[client + 1] ?? 0); deal++)
        places.push(walks.closed[deal]);
      said.push(...rowsOf(facts.indexed('clients'), client, view.moment).slice(0, 1));
    }
  });
  return { clients: clients.sort(), places, plans, said };
}

function isMarked(
  { walks }: View,
  key: string,
  second: string,
  third: string,
  mark: ClientMark,
  contact: ContactMark,
): boolean {
  switch (key) {
    case 'inWork':
      return mark.place === 'in work';
    case 'betweenSales':
      return mark.place === 'between sales';
    case 'notYetInWork':
      return mark.place === 'not yet in work';
    case 'inStage': {
      const pipeline = mark.place === 'in work' ? walks.pipelines[mark.pipeline] : undefined;
      return mark.place === 'in work' && pipeline?.name === second && pipeline.stages[mark.stage] === third;
    }
    case 'nextContact':
      return second === 'withoutProduct' ? contact.status !== 'missing' && !contact.product : contact.status === second;
    default:
      return true;
  }
}
