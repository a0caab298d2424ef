import { inSpan } from './in-span.ts';
import type { Telemetry } from './telemetry.ts';

/** Runs commands to one client in a span that names the client and the types, and says by how many events they ended. */
export function observeCommand<Done extends { readonly events: readonly unknown[]; readonly revision: number }>(
  { tracer }: Telemetry,
  clientId: string,
  types: readonly string[],
  work: () => Promise<Done>,
): Promise<Done> {
  const attributes = { 'clientele.client': clientId, 'clientele.commands': [...types] };
  return inSpan(tracer, 'clientele.command', attributes, async (span) => {
    const done = await work();
    span.setAttributes({ 'clientele.events': done.events.length, 'clientele.revision': done.revision });
    return done;
  });
}
