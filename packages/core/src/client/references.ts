import type { CommandSpec } from '../aggregate/command.ts';
import type { Draft } from '../aggregate/folded.ts';
import type { Owner } from '../aggregate/shared-map.ts';
import type { EventBody } from '../catalogue/event-body.ts';
import { clientCommands } from './commands.ts';
import type { Client } from './stages.ts';

/** Where the things are kept that an id can name; what is not in here is known by its id alone. */
const keptIn = {
  dealId: 'deals',
  offerId: 'offers',
  contractId: 'contracts',
  paymentId: 'payments',
  deliveryId: 'deliveries',
  complaintId: 'complaints',
  requestId: 'requests',
  taskId: 'tasks',
  responseId: 'responses',
  personId: 'people',
} as const satisfies Readonly<Record<string, keyof Client>>;

/** Fields of bodies that name something of this client, and what they name. Documents may be kept elsewhere. */
const references: Readonly<Record<string, string>> = {
  dealId: 'dealId',
  offerId: 'offerId',
  contractId: 'contractId',
  paymentId: 'paymentId',
  deliveryId: 'deliveryId',
  complaintId: 'complaintId',
  requestId: 'requestId',
  taskId: 'taskId',
  personId: 'personId',
  signedBy: 'personId',
  planId: 'planId',
  surveyId: 'surveyId',
  touchId: 'touchId',
  responseId: 'responseId',
  causedBy: 'responseId',
  lotId: 'lotId',
};

const specs: readonly CommandSpec[] = Object.values(clientCommands);
const idOf = new Map(specs.map(({ gives, opens, names }) => [gives, opens ?? names]));

/** Whether something of this client has the id. */
export function isKnownId(client: Client, field: string, id: string): boolean {
  return isKept(field) ? client[keptIn[field]].has(id) : client.known.has(`${field}:${id}`);
}

/** The ids in a body that name what this client does not have. */
export function unknownReferences(
  client: Client,
  { opens, names, finds }: CommandSpec,
  data: EventBody,
): readonly Named[] {
  return Object.entries(data).flatMap(([field, id]) => {
    const kind = references[field];
    if (kind === undefined || [opens, names, finds].includes(field) || typeof id !== 'string') return [];
    return isKnownId(client, kind, id) ? [] : [{ field, id }];
  });
}

/** Remembers the id of what an event opened or named, where nothing else of it is kept. */
export function rememberId(next: Draft<Client>, type: string, data: EventBody, owner: Owner): void {
  const field = idOf.get(type);
  const id = field === undefined || isKept(field) ? undefined : data[field];
  if (field !== undefined && typeof id === 'string') next.known = next.known.with(owner, `${field}:${id}`, true);
}

type Named = Readonly<{ field: string; id: string }>;

const isKept = (field: string): field is keyof typeof keptIn => Object.hasOwn(keptIn, field);
