import { parsePolicy, type Question } from '@clientele/core';

import { answerOf, type ClientControlPoints, nextChange } from './answer.ts';
import { controlPointTables } from './facts.ts';
import { ControlPointsPolicy, type ControlPointsPolicyInput } from './policy.ts';
import { type ControlPointsReport, question, reportOf } from './report.ts';
import { viewOf } from './view/view.ts';
import { whyOf } from './why.ts';

type ControlPoints = Question<
  typeof controlPointTables,
  ControlPointsPolicy,
  ControlPointsPolicyInput,
  ControlPointsReport,
  ClientControlPoints
>;

/**
 * What the company is held to, by its own word or by its rules: each control point with the instant
 * at which it is due, and whether it was met in time, was missed, or is pending.
 *
 * | point | set by | due | met by |
 * |---|---|---|---|
 * | `meeting-minutes` | ClientContacted on the channel `meeting` | `within.minutes` later | MeetingMinutesSent of that day, or after it |
 * | `offer-validity` | OfferMade, OfferRevised | `validUntil` | OfferAccepted, OfferDeclined |
 * | `offer-revision` | OfferDeclined | `retryOn`, else `within.revision` later | the next OfferRevised or OfferMade of the deal |
 * | `contract-revision` | ContractRejected | `within.revision` later | ContractApproved, ContractSigned, ContractAmended; OfferRevised or OfferMade of the deal |
 * | `invoice-due`, `invoice-validity` | InvoiceIssued | `dueDate`, `validUntil` | payments that name it, less refunds, up to its amount |
 * | `preparation-approval` | DeliveryPrepared | `within.approval` later | DeliveryPreparationApproved |
 * | `delivery` | DeliveryPromised | `promisedFor` | Delivered, not in part |
 * | `concession-end` | ConcessionGranted | `until` | the same granted for good |
 * | `answer` | RequestReceived without a promise | `within.answer` later | RequestAnswered, RequestDeclined |
 * | `promised-answer` | RequestReceived with a promise, AnswerPromised | `promisedFor` | RequestAnswered, RequestDeclined |
 * | `contract-end` | ContractSigned, ContractAmended, ContractRenewed, unless it renews itself | `until` | ContractRenewed, ContractTerminated |
 * | `renewal-notice` | the same, where days of notice are named | so many days before the end | ContractRenewed, ContractTerminated |
 * | `presentation-retry` | PresentationDeclined | `retryOn` | PresentationHeld, OfferMade |
 * | `deal-retry` | DealLost | `retryOn` | DealReopened, DealOpened |
 * | `planned-contact` | NextContactPlanned | `date` | ClientContacted that names the plan |
 * | `contact-interval` | ClientContacted | `within.contact` later (not held to any by default) | the next ClientContacted |
 * | `complaint` | ComplaintAssigned | `dueDate` | ComplaintResolved, ComplaintClosed |
 * | `task` | TaskAssigned, TaskReassigned | `dueDate` | TaskDone |
 *
 * A point whose date is moved in time is replaced by one at the new date, which remembers the first
 * one; moved after its date it was missed. What falls away in time (the deal is over, the request is
 * promised, the client archived) is no point any more. Survey dates depend on sales and are answered by
 * `loyalty`. Not given, because no event says them or only sealed personal data does: birthdays,
 * holidays, events to invite to, the account map, and an interval between contacts by tier.
 *
 * @example
 * const report = controlPoints.report(facts, { at: '2026-07-01', filter: { owner: 'ann' } });
 * report.overdue.list[0]; // { point: 'answer', clientId: 'acme', due: '2026-06-28T00:00:00.000Z', … }
 * controlPoints.why(facts, { at: '2026-07-01' }, 'byPoint.delivery.missed'); // the promises behind it
 */
export const controlPoints: ControlPoints = {
  ...question,
  tables: controlPointTables,
  policy: (input = {}) => parsePolicy(ControlPointsPolicy, input),
  report: (facts, asked, policy) => reportOf(viewOf(facts, asked, policy)),
  of: answerOf,
  next: nextChange,
  why: whyOf,
};
