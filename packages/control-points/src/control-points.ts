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
 * Points are set by events that name a date (an offer's validity, an invoice's due date, a promise, a
 * planned contact …) or after which the policy allows so much time (an answer, minutes of a meeting);
 * the reference page on control points lists for each which events set it and which meet it.
 *
 * A point whose date is moved in time is replaced by one at the new date, which remembers the first
 * one; moved after its date it was missed. What falls away in time (the deal is over, the client is
 * archived) is no point any more. Survey dates depend on sales and are answered by `loyalty`.
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
