import { CommanderError } from 'commander';

import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { exitCodeOf } from './exit-code-of.ts';
import { hintOf } from './hint-of.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Says what went wrong in one message, and gives the exit status. */
export function reportError(error: unknown, io: Io): ExitCode {
  // Commander has said its part already; asking for help is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const code = exitCodeOf(error);
  io.err(withoutSecrets(`clientele: ${error instanceof Error ? error.message : String(error)}${hintOf(error)}\n`));
  if (io.debug) io.err(withoutSecrets(`${error instanceof Error ? (error.stack ?? '') : ''}\n`));
  else if (code === undefined)
    io.err('This should not happen. CLIENTELE_DEBUG=1 shows where it did; please report it.\n');
  return code ?? exitCodes.failed;
}
