import type { ClientCommand, ClientCommandSpec, ClientCommandType, Given } from './commands.ts';
import type { ClientEventType } from './events.ts';

type GivenByOne<Type extends ClientCommandType> = Type extends ClientCommandType
  ? ClientCommandSpec<Type> extends { perhaps: true }
    ? readonly [] | readonly [Given<Type>]
    : readonly [Given<Type>]
  : never;

/**
 * The types of the events that commands give, in order: what makes `const { events: [opened] } = …` typed.
 * A command that may ask for what is already so gives one event or none.
 */
export type GivenBy<Commands extends ClientCommand | readonly ClientCommand[]> = Commands extends readonly []
  ? readonly []
  : Commands extends readonly [infer First extends ClientCommand, ...infer Rest extends readonly ClientCommand[]]
    ? readonly [...GivenBy<First>, ...GivenBy<Rest>]
    : Commands extends readonly ClientCommand[]
      ? readonly ClientEventType[]
      : Commands extends ClientCommand
        ? GivenByOne<Commands['type']>
        : never;
