import { clientCommand } from './client-command.ts';

/** The client leaves. It can still be contacted and offered to. */
export const recordChurn = clientCommand('RecordChurn');

/** Notice that a client is back; the settlement that brought it back is what counts. */
export const winBackClient = clientCommand('WinBackClient');

/** The company ends the relationship. */
export const releaseClient = clientCommand('ReleaseClient');
