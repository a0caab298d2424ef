import type { CommandOptions } from '../../aggregate/command.ts';
import type { CompanyCommand, CompanyCommandData, CompanyCommandType } from '../commands.ts';

/** Makes a command: plain data, of which time, key and ids may be left to the surroundings. */
export type MakesCompanyCommand<Type extends CompanyCommandType> = (
  data: CompanyCommandData<Type>,
  options?: CommandOptions,
) => CompanyCommand<Type>;

export function companyCommand<Type extends CompanyCommandType>(type: Type): MakesCompanyCommand<Type> {
  return (data, options = {}) => ({ ...options, type, data });
}
