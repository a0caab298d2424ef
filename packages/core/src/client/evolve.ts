import type { PastEvent } from '../aggregate/decided-event.ts';
import { foldAll, foldOn } from '../aggregate/fold.ts';
import type { Draft } from '../aggregate/folded.ts';
import type { Owner } from '../aggregate/shared-map.ts';
import { isEventBody } from '../catalogue/event-body.ts';
import { millisecondsOf } from '../time/instant.ts';
import { type ClientEventData, type ClientEventType, clientEvents } from './events.ts';
import { complainedChanges } from './evolve/complained.ts';
import { contactedChanges } from './evolve/contacted.ts';
import { contractedChanges } from './evolve/contracted.ts';
import { enterStage } from './evolve/enter-stage.ts';
import { offeredChanges } from './evolve/offered.ts';
import { paidChanges } from './evolve/paid.ts';
import { standingChanges } from './evolve/standing.ts';
import { valuedChanges } from './evolve/valued.ts';
import type { Changes, Happening } from './evolve/change.ts';
import { noteSince } from './since.ts';
import { rememberId } from './references.ts';
import { type Client, newClient } from './stages.ts';

const changes: Changes = {
  ...standingChanges,
  ...contactedChanges,
  ...offeredChanges,
  ...contractedChanges,
  ...paidChanges,
  ...complainedChanges,
  ...valuedChanges,
};

/** The client after one more event. Total: history has happened, and is not judged here. */
export const evolve = (client: Client, event: PastEvent): Client => foldOn(client, [event], apply);

/** The client after more events of its stream; `outdated` where one of them corrects an earlier one. */
export const evolveAll = (client: Client, events: readonly PastEvent[]): Client => foldOn(client, events, apply);

/** The client after its whole stream, from the first event on, corrections done. */
export const foldClient = (events: readonly PastEvent[]): Client => foldAll(newClient, events, apply);

/** What one event changes of a client. */
export function apply(next: Draft<Client>, { type, data, meta }: PastEvent, owner: Owner): void {
  if (!isClientEvent(type) || !isEventBody(data)) return;
  const { occurredAt } = meta;
  const at = millisecondsOf(occurredAt);
  // Bodies are checked when they are written, and brought to the current version when they are read.
  const checked = data as ClientEventData<ClientEventType>;
  applyKnown(type, next, checked, { owner, type, occurredAt, at });
  enterStage(next, type, data, owner);
  rememberId(next, type, data, owner);
  noteSince(next, data, at, owner);
}

const isClientEvent = (type: string): type is ClientEventType => Object.hasOwn(clientEvents, type);

function applyKnown<Type extends ClientEventType>(
  type: Type,
  next: Draft<Client>,
  data: ClientEventData<Type>,
  happening: Happening,
): void {
  changes[type]?.(next, data, happening);
}
