import type { AddFact, factTable } from '@clientele/core';

import type { PointKind } from '../point-kinds.ts';
import type { pointColumns } from './point-columns.ts';

type Columns = typeof pointColumns;
type Add = AddFact<Columns>;
type Folds = Parameters<typeof factTable<'controlPoints', Columns>>[0]['folds'];
type Text = string | undefined;

const due = (add: Add, point: PointKind, subject: Text, dealId?: Text, date?: Text): void =>
  add({ fact: 'due', point, subject, dealId, date });
const done = (add: Add, point: PointKind, subject: Text, dealId?: Text): void =>
  add({ fact: 'done', point, subject, dealId });
const dropped = (add: Add, point: PointKind, subject: Text): void => add({ fact: 'dropped', point, subject });

type Offer = Readonly<{ offerId: string; dealId: string; validUntil?: Text }>;

/** An offer stands until its date, in the place of what it was before. */
function offered({ offerId, dealId, validUntil }: Offer, add: Add): void {
  if (validUntil === undefined) dropped(add, 'offer-validity', offerId);
  else due(add, 'offer-validity', offerId, dealId, validUntil);
  done(add, 'offer-revision', undefined, dealId);
  done(add, 'contract-revision', undefined, dealId);
  done(add, 'presentation-retry', undefined, dealId);
}

type Contract = Readonly<{
  contractId: string;
  until?: Text;
  autoRenew?: boolean | undefined;
  noticeDays?: number | undefined;
  dealId?: Text;
}>;

function term(how: 'approved' | 'signed' | 'amended' | 'renewed') {
  return ({ contractId, dealId, until, autoRenew, noticeDays }: Contract, add: Add): void => {
    const renews = autoRenew === undefined ? undefined : Number(autoRenew);
    done(add, 'contract-revision', contractId);
    add({ fact: 'term', how, subject: contractId, dealId, date: until, days: noticeDays, renews });
  };
}

type Amount = Readonly<{ minor: number; currency: string }>;

/** Which events say what falls due, and which say that it was done. */
export const pointFolds: Folds = {
  ClientContacted({ channel, planId, dealId }, add) {
    add({ fact: 'contacted', how: channel, subject: planId, dealId });
  },
  MeetingMinutesSent({ heldOn, dealId }, add) {
    add({ fact: 'minutes', date: heldOn, dealId });
  },
  NextContactPlanned({ planId, dealId, date }, add) {
    due(add, 'planned-contact', planId, dealId, date);
  },

  RequestReceived({ requestId, dealId, promisedFor }, add) {
    due(add, promisedFor === undefined ? 'answer' : 'promised-answer', requestId, dealId, promisedFor);
  },
  AnswerPromised({ requestId, promisedFor }, add) {
    dropped(add, 'answer', requestId);
    due(add, 'promised-answer', requestId, undefined, promisedFor);
  },
  RequestAnswered({ requestId }, add) {
    answered(requestId, add);
  },
  RequestDeclined({ requestId }, add) {
    answered(requestId, add);
  },

  PresentationDeclined({ dealId, retryOn }, add) {
    if (retryOn !== undefined) due(add, 'presentation-retry', undefined, dealId, retryOn);
  },
  PresentationHeld({ dealId }, add) {
    done(add, 'presentation-retry', undefined, dealId);
  },
  OfferMade: offered,
  OfferRevised: offered,
  OfferAccepted({ offerId }, add) {
    done(add, 'offer-validity', offerId);
  },
  OfferDeclined({ offerId, dealId, retryOn }, add) {
    done(add, 'offer-validity', offerId);
    due(add, 'offer-revision', offerId, dealId, retryOn);
  },
  ConcessionGranted({ what, dealId, offerId, contractId, until }, add) {
    const subject = JSON.stringify([what, dealId ?? '', offerId ?? '', contractId ?? '']);
    if (until === undefined) done(add, 'concession-end', subject);
    else due(add, 'concession-end', subject, dealId, until);
  },
  DealOpened(_, add) {
    done(add, 'deal-retry', undefined);
  },
  DealReopened({ dealId }, add) {
    done(add, 'deal-retry', undefined, dealId);
  },
  DealClosed({ dealId }, add) {
    add({ fact: 'ended', how: 'closed', dealId });
  },
  DealLost({ dealId, retryOn }, add) {
    add({ fact: 'ended', how: 'lost', dealId });
    if (retryOn !== undefined) due(add, 'deal-retry', dealId, dealId, retryOn);
  },

  ContractApproved: term('approved'),
  ContractRejected({ contractId, dealId }, add) {
    due(add, 'contract-revision', contractId, dealId);
  },
  ContractSigned: term('signed'),
  ContractAmended: term('amended'),
  ContractRenewed: term('renewed'),
  ContractTerminated({ contractId }, add) {
    done(add, 'contract-end', contractId);
    done(add, 'renewal-notice', contractId);
    dropped(add, 'contract-revision', contractId);
  },

  InvoiceIssued({ invoice, dealId, amount, dueDate, validUntil }, add) {
    const asked = { fact: 'due', subject: invoice, dealId, ...money(amount) };
    if (dueDate !== undefined) add({ ...asked, point: 'invoice-due', date: dueDate });
    if (validUntil !== undefined) add({ ...asked, point: 'invoice-validity', date: validUntil });
  },
  PaymentReceived({ invoice, amount }, add) {
    if (invoice !== undefined) add({ fact: 'paid', subject: invoice, ...money(amount) });
  },
  PaymentRefunded({ invoice, amount }, add) {
    if (invoice !== undefined) add({ fact: 'paid', subject: invoice, ...money({ ...amount, minor: -amount.minor }) });
  },
  DeliveryPromised({ deliveryId, dealId, promisedFor }, add) {
    due(add, 'delivery', deliveryId, dealId, promisedFor);
  },
  DeliveryPrepared({ deliveryId, dealId }, add) {
    due(add, 'preparation-approval', deliveryId, dealId);
  },
  DeliveryPreparationApproved({ deliveryId }, add) {
    done(add, 'preparation-approval', deliveryId);
  },
  Delivered({ deliveryId, partial }, add) {
    if (partial === true) return;
    done(add, 'delivery', deliveryId);
    dropped(add, 'preparation-approval', deliveryId);
  },

  ComplaintAssigned({ complaintId, dueDate }, add) {
    if (dueDate !== undefined) due(add, 'complaint', complaintId, undefined, dueDate);
  },
  ComplaintResolved({ complaintId }, add) {
    done(add, 'complaint', complaintId);
  },
  ComplaintClosed({ complaintId }, add) {
    done(add, 'complaint', complaintId);
  },

  TaskAssigned({ taskId, dealId, dueDate }, add) {
    if (dueDate !== undefined) due(add, 'task', taskId, dealId, dueDate);
  },
  TaskReassigned({ taskId, dueDate }, add) {
    if (dueDate !== undefined) due(add, 'task', taskId, undefined, dueDate);
  },
  TaskDone({ taskId }, add) {
    done(add, 'task', taskId);
  },

  ClientArchived(_, add) {
    add({ fact: 'ended', how: 'archived' });
  },
};

function answered(requestId: string, add: Add): void {
  done(add, 'answer', requestId);
  done(add, 'promised-answer', requestId);
}

const money = ({ minor, currency }: Amount): Amount => ({ minor, currency });
