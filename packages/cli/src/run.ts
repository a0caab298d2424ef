import { reportError } from './errors/report-error.ts';
import { Stopped } from './errors/stopped.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import { programOf } from './program.ts';

/** How long a stopped command may take to end by itself, in milliseconds. */
const grace = 5_000;

/**
 * Runs one command line (without the program's name) and gives its exit status. Never throws.
 *
 * @example
 * process.exitCode = await run(['funnel', '--as-of', '2026-07-01'], io);
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const end = new AbortController();
  try {
    const command = programOf(io).parseAsync(args, { from: 'user' });
    await Promise.race([command, stopped(io.signal, end.signal)]);
    return exitCodes.ok;
  } catch (error) {
    return reportError(io.signal.aborted ? new Stopped() : error, io);
  } finally {
    end.abort();
  }
}

/** Rejects some time after somebody stopped the program, until it has ended. */
function stopped(signal: AbortSignal, ended: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        const timer = setTimeout(() => reject(new Stopped()), grace);
        ended.addEventListener('abort', () => clearTimeout(timer));
      },
      { signal: ended },
    );
  });
}
