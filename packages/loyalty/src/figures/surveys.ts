import { type Instant, instantOf } from '@clientele/core';

import { byName, compareTexts, idOf, nameOf } from '../view/clients.ts';
import type { View } from '../view/view.ts';
import { questionnairesAt } from './questionnaires.ts';
import type { SurveyDuty, SurveyReason, SurveyState } from './survey-duties.ts';

/** A survey that is to be sent. */
export type SurveyDue = Readonly<{
  clientId: string;
  /** Null where the sales name no product. */
  product: string | null;
  /** The questionnaire of the product, where one is listed. */
  questionnaire: string | null;
  reason: SurveyReason;
  dueFrom: Instant;
  overdueFrom: Instant;
}>;

export type SurveyList = Readonly<{
  number: number;
  byReason: Readonly<Record<SurveyReason, number>>;
  byProduct: Readonly<Record<string, number>>;
  /** Those that are (or fall) overdue first, as many as the policy lists. */
  list: readonly SurveyDue[];
}>;

/** Surveys that are to be sent: those whose time has come, and those whose time is over. */
export type Surveys = Readonly<{ due: SurveyList; overdue: SurveyList }>;

export function surveys(view: View): Surveys {
  const duties: Record<SurveyState, SurveyDuty[]> = { 'not due': [], due: [], overdue: [] };
  for (const duty of view.duties()) duties[duty.state].push(duty);
  return { due: listOf(view, duties.due), overdue: listOf(view, duties.overdue) };
}

function listOf(view: View, duties: readonly SurveyDuty[]): SurveyList {
  const byReason = { 'after first sale': 0, yearly: 0 };
  const products = new Map<number, number>();
  for (const { reason, product } of duties) {
    byReason[reason]++;
    products.set(product, (products.get(product) ?? 0) + 1);
  }
  const describe = describer(view);
  return {
    number: duties.length,
    byReason,
    byProduct: byName([...products].map(([product, number]) => [nameOf(view, product), number] as const)),
    list: soonest(view, duties).map(describe),
  };
}

/** Those that fall overdue first. Only what can be among them is compared by name. */
function soonest(view: View, duties: readonly SurveyDuty[]): readonly SurveyDuty[] {
  const { listed } = view.policy;
  const latest = Float64Array.from(duties, ({ overdueFrom }) => overdueFrom).sort()[listed - 1] ?? Infinity;
  return duties
    .filter(({ overdueFrom }) => overdueFrom <= latest)
    .sort(
      (a, b) =>
        a.overdueFrom - b.overdueFrom ||
        compareTexts(idOf(view, a.client), idOf(view, b.client)) ||
        compareTexts(nameOf(view, a.product), nameOf(view, b.product)),
    )
    .slice(0, listed);
}

/** A duty in words. */
export function describer(view: View): (duty: SurveyDuty) => SurveyDue {
  const { facts } = view;
  const questionnaireOf = questionnairesAt(view);
  return (duty) => ({
    clientId: idOf(view, duty.client),
    product: facts.texts.textOf(duty.product) ?? null,
    questionnaire: facts.texts.textOf(questionnaireOf(duty.product)) ?? null,
    reason: duty.reason,
    dueFrom: instantOf(duty.dueFrom),
    overdueFrom: instantOf(duty.overdueFrom),
  });
}
