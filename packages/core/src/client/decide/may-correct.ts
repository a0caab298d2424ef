import { asCorrected, isCorrection } from '../../aggregate/as-corrected.ts';
import type { CommandSpec } from '../../aggregate/command.ts';
import type { PastEvent } from '../../aggregate/decided-event.ts';
import { isEventBody } from '../../catalogue/event-body.ts';
import { clientCommands } from '../commands.ts';
import { unknownReferences } from '../references.ts';
import type { Asked } from './decider.ts';

const specs: readonly CommandSpec[] = Object.values(clientCommands);

/** Refuses a right body that names what the client does not have, and to take back what all the rest stands on. */
export function mayCorrect(
  { data, client, refuse }: Asked<'CorrectEvent' | 'RetractEvent'>,
  history: readonly PastEvent[],
): void {
  const { revision } = data;
  const wrong = history[revision];
  if (wrong === undefined) return;
  const { type } = wrong;
  if ('data' in data) {
    const spec = specs.find(({ gives }) => gives === type);
    if (spec === undefined || !isEventBody(data.data)) return;
    for (const unknown of unknownReferences(client, spec, data.data)) refuse('UNKNOWN_REFERENCE', unknown);
  } else if (type === 'ClientRegistered') {
    const later = asCorrected(history).filter(
      (event, place) => place !== revision && event !== undefined && !isCorrection(event),
    ).length;
    if (later > 0) refuse('STILL_NEEDED', { revision, type, later });
  }
}
