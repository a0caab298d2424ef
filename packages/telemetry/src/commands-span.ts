import { type CommandsAsked, type CommandsDone, errorCode } from '@clientele/core';

import { inSpan } from './in-span.ts';
import type { Recording } from './recording.ts';

/** Runs commands to one client in a span that names the client and the types, and says how they ended, after how many retries. */
export function commandsSpan<Done extends CommandsDone>(
  { tracer, instruments: { commands, commandRetries } }: Recording,
  { clientId, types }: CommandsAsked,
  work: (retried: () => void) => Promise<Done>,
): Promise<Done> {
  const attributes = { 'clientele.client': clientId, 'clientele.commands': [...types] };
  return inSpan(tracer, 'clientele.command', attributes, async (span) => {
    let retries = 0;
    let outcome = 'ok';
    try {
      const done = await work(() => (retries += 1));
      span.setAttributes({ 'clientele.events': done.events.length, 'clientele.revision': done.revision });
      return done;
    } catch (error) {
      outcome = errorCode(error);
      throw error;
    } finally {
      span.setAttribute('clientele.retries', retries);
      if (retries > 0) commandRetries.add(retries);
      commands.add(types.length, { outcome });
    }
  });
}
