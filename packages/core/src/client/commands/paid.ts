import { clientCommand } from './client-command.ts';

export const issueInvoice = clientCommand('IssueInvoice');

/** Money came in. What is over the amount due is recorded as credit, never refused. */
export const recordPayment = clientCommand('RecordPayment');

/** Money went back: never more than was paid. */
export const refundPayment = clientCommand('RefundPayment');
export const promiseDelivery = clientCommand('PromiseDelivery');
export const prepareDelivery = clientCommand('PrepareDelivery');
export const approvePreparation = clientCommand('ApprovePreparation');
export const deliver = clientCommand('Deliver');

/** The deal is won: delivered and paid in full, unless the rules say otherwise. */
export const closeDeal = clientCommand('CloseDeal');

/** The deal is lost: the stage is recorded by the system, and the category of the last refusal where none is given. */
export const loseDeal = clientCommand('LoseDeal');
