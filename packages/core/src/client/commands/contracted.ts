import { clientCommand } from './client-command.ts';

/** An approval, in a role that the rules may demand. */
export const approveContract = clientCommand('ApproveContract');
export const rejectContract = clientCommand('RejectContract');

/** Both sides sign, for an accepted offer or as a frame, once all approvals are there. */
export const signContract = clientCommand('SignContract');
export const amendContract = clientCommand('AmendContract');
export const renewContract = clientCommand('RenewContract');

/** Notice that a contract is past its end. */
export const expireContract = clientCommand('ExpireContract');
export const terminateContract = clientCommand('TerminateContract');
