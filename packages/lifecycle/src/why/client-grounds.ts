import { statusCode, type StatusCode, statuses } from '@clientele/core';

import { clientsOf, unattributedClients } from '../figures/clients-of.ts';
import { stageOf } from '../figures/development.ts';
import { standingOf } from '../figures/directions.ts';
import { archivedClients, dormantProspects, lastActivity } from '../figures/prospects.ts';
import type { View } from '../view/view.ts';
import { activityOf, periodText } from './words.ts';
import type { Grounds } from './grounds.ts';
import { deciding, registrations } from './rows.ts';

/** Why so many clients stand as they do; undefined for a key that counts no clients. */
export function clientGrounds(view: View, [key, second = '', third = '']: readonly string[]): Grounds | undefined {
  switch (key) {
    case 'clients':
      return counted(view, clientsOf(view), 'clients registered, or with a settlement, before the moment');
    case 'statuses':
      return statusGrounds(view, second);
    case 'dormantProspects': {
      const dormant = dormantProspects(view);
      const rows = dormant.flatMap((client) => activityOf(lastActivity(view, client)));
      const because = `prospects with no sign of life, or still refused, for ${periodText(view.policy.dormantAfter)}`;
      return { because, rows, clients: idsOf(view, dormant) };
    }
    case 'archived':
      return counted(view, archivedClients(view), 'clients archived, and neither paid nor complained since');
    case 'directions':
      return directionGrounds(view, second, third);
    case 'development': {
      const clients = clientsOf(view, (client) => stageOf(view, client) === third);
      const because = `clients whose latest sale puts them at ${third} (ended when lost, acquisition without a sale)`;
      return { because, rows: deciding(view, view.whole, clients), clients: idsOf(view, clients) };
    }
    default:
      return undefined;
  }
}

export const idsOf = ({ facts }: View, clients: readonly number[]): readonly string[] =>
  clients.map((client) => facts.clients.textOf(client) ?? '').sort();

/** Clients that stand for sales without a client, as the figures count them. */
export const unattributedGrounds = (view: View): Grounds =>
  counted(view, unattributedClients(view), 'one for each source of sales that name no client');

function counted(view: View, clients: readonly number[], because: string): Grounds {
  return { because, rows: registrations(view, clients), clients: idsOf(view, clients) };
}

function statusGrounds(view: View, name: string): Grounds | undefined {
  const status = statuses.find((known) => known === name);
  if (status === undefined) return undefined;
  const code: StatusCode = statusCode[status];
  const clients = clientsOf(view, (client) => view.whole.status[client] === code);
  const rows = code === statusCode.prospect ? registrations(view, clients) : deciding(view, view.whole, clients);
  return { because: meaningOf(view, status), rows, clients: idsOf(view, clients) };
}

function meaningOf({ policy }: View, status: (typeof statuses)[number]): string {
  const period = policy.alignment === 'rolling' ? periodText(policy.period) : `whole ${policy.alignment}s`;
  switch (status) {
    case 'prospect':
      return 'clients without a settlement that counts';
    case 'new':
      return `clients whose first settlement is not yet ${period} old`;
    case 'regular':
      return `clients active within ${period} of their last settlement, neither new nor restored`;
    case 'lost':
      return `clients that have settled, and did not within ${period} of their last settlement, or left`;
    case 'restored':
      return `clients that came back after being lost, not yet ${period} ago`;
  }
}

function directionGrounds(view: View, direction: string, standing: string): Grounds {
  const { facts, partial } = view;
  const code = facts.texts.find(direction);
  const groups: number[] = [];
  for (let group = 0; group < partial.timelines.groups; group++)
    if (partial.timelines.direction[group] === code && standingOf(view, group) === standing) groups.push(group);
  const clients = groups.map((group) => partial.timelines.client(group));
  const because = `clients that are ${standing} in ${direction}, by their settlements there`;
  return { because, rows: deciding(view, partial, groups), clients: idsOf(view, clients) };
}
