import {
  type Asked,
  Calendar,
  Derived,
  type Filter,
  type Identities,
  identitiesAt,
  knowledgeOf,
  type Moment,
  parsePolicy,
  resolveAsked,
  UnknownClient,
  type Window,
} from '@clientele/core';

import { type ControlPointFacts, controlPointTables } from '../facts.ts';
import type { Point } from '../figures/point.ts';
import { ControlPointsPolicy, type ControlPointsPolicyInput } from '../policy.ts';
import { clientsAsked, isClient } from './clients-asked.ts';
import { pointsOf } from './points-of.ts';

/** Everything that the figures of one question are computed from. */
export type View = Readonly<{
  facts: ControlPointFacts;
  policy: ControlPointsPolicy;
  calendar: Calendar;
  filter: Filter;
  moment: Moment;
  /** The filter's window: points that fall due in it. */
  window: Window | undefined;
  identities: Identities;
  /** Codes of the clients asked about. */
  clients: readonly number[];
  /** Their points that are there at the moment, by due instant. */
  points: readonly Point[];
}>;

/** Reads what is asked. Throws `InvalidPolicy` and `InvalidInstant`. */
export function viewOf(facts: ControlPointFacts, asked: Asked = {}, input: ControlPointsPolicyInput = {}): View {
  const read = readAsked(facts, asked, input);
  const { moment, filter, policy } = read;
  const knowledge = knowledgeOf(facts, Object.keys(controlPointTables), moment.knownAt);
  const view = views.of(facts, JSON.stringify([moment.at, String(knowledge), filter, policy]), () => {
    const identities = identitiesAt(facts, moment);
    const clients = clientsAsked(facts, identities, moment, filter);
    return withPoints({ ...read, identities, clients });
  });
  return { ...view, moment };
}

/** The last few, so that asking for a reason costs nothing again. */
const views = new Derived<View>(4);

/** The same with one client in it, under whom those merged into it are counted. Throws `UnknownClient`. */
export function viewOfClient(
  facts: ControlPointFacts,
  clientId: string,
  asked: Asked = {},
  input: ControlPointsPolicyInput = {},
): Readonly<{ view: View; client: number }> {
  const read = readAsked(facts, asked, input);
  const identities = identitiesAt(facts, read.moment);
  const client = identities.survivorOf(facts.clients.find(clientId));
  if (!isClient(facts, read.moment)(client)) throw new UnknownClient(clientId);
  return { view: withPoints({ ...read, identities, clients: [client] }), client };
}

const withPoints = (read: Omit<View, 'points'>): View => ({ ...read, points: pointsOf(read) });

function readAsked(facts: ControlPointFacts, asked: Asked, input: ControlPointsPolicyInput) {
  const policy = parsePolicy(ControlPointsPolicy, input);
  const calendar = Calendar.of(policy.zone);
  return { facts, policy, calendar, ...resolveAsked(asked, facts.now, calendar) };
}
