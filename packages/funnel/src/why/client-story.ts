import { ClientPlaces } from '../view/client-places.ts';
import { NextContacts } from '../view/next-contacts.ts';
import type { View } from '../view/view.ts';
import { type Grounds, steps } from './trace.ts';

/** What stands behind the answer about a client: every step of its deals that counts, and the contact planned next. */
export function clientStory(view: View, clientId: string): Grounds {
  const { facts, identities, walks } = view;
  const { visits, opened, closed, visit } = walks;
  const members = identities.members(identities.survivorOf(facts.clients.find(clientId)));
  const places = members.flatMap((member) => {
    const told: (number | undefined)[] = [];
    for (let deal = walks.log.dealStart[member] ?? 0; deal < (walks.log.dealStart[member + 1] ?? 0); deal++) {
      told.push(opened[deal], closed[deal], view.values.place[deal]);
      for (let v = visit[deal] ?? -1; v >= 0; v = visits.previous[v] ?? -1)
        told.push(visits.entered[v], visits.left[v]);
    }
    return told;
  });
  const next = new NextContacts(view).of(members);
  const placed = ClientPlaces.ofClient(view, members[0] ?? 0).mostAdvanced(members[0] ?? 0);
  return {
    because:
      placed >= 0
        ? 'the events that opened, moved and closed its deals; the most advanced open one says where it stands'
        : 'none of its deals is open',
    traces: [steps(view, places), { table: 'contactPlans', rows: next === undefined ? [] : [next.row] }],
  };
}
