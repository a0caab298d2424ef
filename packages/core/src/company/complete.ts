import { completeAllOf } from '../aggregate/complete-command.ts';
import type { Instant } from '../time/instant.ts';
import { type CompanyCommand, companyCommands, type CompleteCompanyCommand } from './commands.ts';
import { companyEvents } from './events.ts';

/** Gives commands their times, keys and ids, and checks their data. Throws `InvalidEvent` naming the field. */
export function completeCompanyCommands(
  commands: readonly CompanyCommand[],
  { now, key, zone = 'UTC' }: Readonly<{ now: Instant; key: string; zone?: string }>,
): readonly CompleteCompanyCommand[] {
  // The schemas of the events have checked the data.
  return completeAllOf(commands, companyCommands, companyEvents, {
    now,
    key,
    zone,
  }) as readonly CompleteCompanyCommand[];
}
