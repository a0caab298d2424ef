import { clientCommand } from './client-command.ts';

/** Records that the key to the client’s personal data was destroyed. */
export const erasePersonalData = clientCommand('ErasePersonalData');
