import { clientCommand } from './client-command.ts';

/** An event did not happen: from now on it no longer counts. */
export const retract = clientCommand('RetractEvent');

/** An event happened otherwise: `data` is the right body, `occurredAt` the right time where that was wrong. */
export const correct = clientCommand('CorrectEvent');
