import { alreadySo } from '../aggregate/already-so.ts';
import type { CommandSpec, CompleteCommand } from '../aggregate/command.ts';
import type { Aggregate, DecisionContext } from '../aggregate/judge.ts';
import type { Refusal } from '../aggregate/refused.ts';
import { refusing } from '../aggregate/refusing.ts';
import { idFromKey } from '../event/ids.ts';
import { millisecondsOf } from '../time/instant.ts';
import { clientCommands, type ClientCommandType, type CompleteClientCommand } from './commands.ts';
import { admit } from './decide/admit.ts';
import { churnedDeciders } from './decide/churned.ts';
import { complainedDeciders } from './decide/complained.ts';
import { contactedDeciders } from './decide/contacted.ts';
import { contractedDeciders } from './decide/contracted.ts';
import type { Asked, Decider, Deciders, SomeDeciders } from './decide/decider.ts';
import { deliveredDeciders } from './decide/delivered.ts';
import { isInOrder, makesSense } from './decide/makes-sense.ts';
import { mayCorrect } from './decide/may-correct.ts';
import { offeredDeciders } from './decide/offered.ts';
import { paidDeciders } from './decide/paid.ts';
import { registeredDeciders } from './decide/registered.ts';
import { valuedDeciders } from './decide/valued.ts';
import { clientEvents } from './events.ts';
import { apply } from './evolve.ts';
import { clientReasons } from './refusals.ts';
import type { Rules } from './rules.ts';
import { type Client, newClient } from './stages.ts';

const complete: Deciders = {
  ...registeredDeciders,
  ...contactedDeciders,
  ...offeredDeciders,
  ...contractedDeciders,
  ...paidDeciders,
  ...deliveredDeciders,
  ...complainedDeciders,
  ...churnedDeciders,
  ...valuedDeciders,
};

// Looked up by type; that nobody is missing was said above.
const deciders: SomeDeciders = complete;

type Context = DecisionContext & Readonly<{ rules: Rules }>;

/** The client as an aggregate: its commands, its events, how it changes and how it decides. */
export const clientAggregate: Aggregate<Client, Context> = {
  specs: clientCommands,
  events: clientEvents,
  initial: newClient,
  apply,
  // The aggregate takes commands of its own specs only, with data that their schemas have checked.
  decide: (command, client, context, refusals) =>
    judgeCommand(command as CompleteClientCommand, client, context, refusals),
};

function judgeCommand<Type extends ClientCommandType>(
  command: CompleteCommand & CompleteClientCommand<Type>,
  client: Client,
  { clientId, rules, history }: Context,
  refusals: Refusal[],
): unknown {
  const { type, data, occurredAt, key, imported = false } = command;
  const at = millisecondsOf(occurredAt);
  const refuse = refusing(clientReasons, refusals);
  const madeId = (field: string) => idFromKey(occurredAt, field, key);
  const asked = { data, client, clientId, occurredAt, at, imported, madeId, rules, refuse };
  if (admit(type, asked) === alreadySo) return alreadySo;
  makesSense(specOf(type), data, asked);
  isInOrder(data, asked);
  if (history !== undefined && isAbout(asked, type)) mayCorrect(asked, history);
  if (refusals.some(({ kind }) => kind === 'sense')) return alreadySo;
  const decider: Decider<Type> | undefined = deciders[type];
  return decider ? decider(asked) : data;
}

// The type of a command says what its data is.
const isAbout = (_: Asked, type: ClientCommandType): _ is Asked<'CorrectEvent' | 'RetractEvent'> =>
  type === 'CorrectEvent' || type === 'RetractEvent';

const specs: Readonly<Record<string, CommandSpec>> = clientCommands;

// A command of the host's own opens nothing that others refer to.
const specOf = (type: string): CommandSpec => specs[type] ?? { gives: type };
