import type { alreadySo } from '../../aggregate/already-so.ts';
import type { Derived } from '../../aggregate/command.ts';
import type { Refuse } from '../../aggregate/refusing.ts';
import type { Instant } from '../../time/instant.ts';
import type { ClientCommandSpec, ClientCommandType, CompleteData, Given } from '../commands.ts';
import type { ClientEventData } from '../events.ts';
import type { clientReasons } from '../refusals.ts';
import type { Rules } from '../rules.ts';
import type { Client } from '../stages.ts';

/** What is judged, and by what. */
export type Asked<Type extends ClientCommandType = ClientCommandType> = Readonly<{
  data: CompleteData<Type>;
  client: Client;
  clientId: string;
  occurredAt: Instant;
  /** The same in milliseconds. */
  at: number;
  imported: boolean;
  /** The id that the command's key gives to what it opens. */
  madeId: (field: string) => string;
  rules: Rules;
  refuse: Refuse<typeof clientReasons>;
}>;

/** Gives the body of the event: what was said, with what only we know; refusals are collected on the way. */
export type Decider<Type extends ClientCommandType> = (
  asked: Asked<Type>,
) => ClientEventData<Given<Type>> | typeof alreadySo;

/** Commands with fields that nobody but a decider fills. */
type Deriving = {
  [Type in ClientCommandType]: [Derived<ClientCommandSpec<Type>>] extends [never] ? never : Type;
}[ClientCommandType];

export type SomeDeciders = { readonly [Type in ClientCommandType]?: Decider<Type> };

/** A decider for every command that needs one; what has none gives its event as it was said. */
export type Deciders = SomeDeciders & { readonly [Type in Exclude<Deriving, 'CorrectEvent'>]: Decider<Type> };
