import type { DecidedEvent } from '../aggregate/decided-event.ts';
import { judge } from '../aggregate/judge.ts';
import type { Decision, Judgement } from '../aggregate/judgement.ts';
import { Refused } from '../aggregate/refused.ts';
import type { CompleteClientCommand, Given } from './commands.ts';
import type { ClientContext } from './context.ts';
import type { ClientEventData, ClientEventType } from './events.ts';
import { clientAggregate } from './judge-command.ts';
import type { ClientRefusal } from './refusals.ts';
import { rulesVersionOf } from './rules.ts';
import type { Client } from './stages.ts';

/** An event of a client that was decided and is not written yet. */
export type DecidedClientEvent<Type extends ClientEventType = ClientEventType> = {
  [T in Type]: DecidedEvent<T, ClientEventData<T>>;
}[Type];

/** What commands to a client would do: their events, or the reasons against the first that is refused. */
export type ClientJudgement = Judgement<Client, DecidedClientEvent, ClientRefusal>;
export type ClientDecision = Decision<DecidedClientEvent, ClientRefusal>;

/**
 * What commands would do, one after the other: all of it, or nothing and why. Nothing is thrown for
 * a broken rule, and nothing is written.
 */
export function may(
  commands: readonly CompleteClientCommand[],
  client: Client,
  { rules, ...context }: ClientContext,
): ClientJudgement {
  const judgement: Judgement<Client> = judge(clientAggregate, commands, client, {
    ...context,
    rules,
    rulesVersion: rulesVersionOf(rules),
  });
  // The deciders are typed by command: what comes out of them are events and refusals of a client.
  return judgement as ClientJudgement;
}

/** The events of many commands, each decided on what those before it gave: all, or `Refused` and none. */
export function decideAll(
  commands: readonly CompleteClientCommand[],
  client: Client,
  context: ClientContext,
): Extract<ClientJudgement, { allowed: true }> {
  const judgement = may(commands, client, context);
  if (judgement.allowed) return judgement;
  throw new Refused<string, unknown>(judgement.command, judgement.refusals);
}

/**
 * The events that a command gives: none where what it asks for is already so, or was given before
 * under the same key. Throws `Refused`, with the code of the broken rule and the facts needed to act.
 *
 * @example
 * decide(complete(openDeal({ motion: 'inbound' }), { now, key, rules }), client, { clientId: 'acme', now, rules });
 */
export function decide<Asked extends CompleteClientCommand>(
  command: Asked,
  client: Client,
  context: ClientContext,
): readonly DecidedClientEvent<Given<Asked['type']>>[] {
  // A command gives no other events than those of its spec.
  return decideAll([command], client, context).events as readonly DecidedClientEvent<Given<Asked['type']>>[];
}
