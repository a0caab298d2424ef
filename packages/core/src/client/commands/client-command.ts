import type { CommandOptions } from '../../aggregate/command.ts';
import type { ClientCommand, ClientCommandData, ClientCommandType } from '../commands.ts';

/** Makes a command: plain data, of which time, key and ids may be left to the surroundings. */
export type MakesClientCommand<Type extends ClientCommandType> = (
  data: ClientCommandData<Type>,
  options?: CommandOptions,
) => ClientCommand<Type>;

export function clientCommand<Type extends ClientCommandType>(type: Type): MakesClientCommand<Type> {
  return (data, options = {}) => ({ ...options, type, data });
}
