import { isActive, isCounted } from '@clientele/core';

import { clientsOf } from '../view/clients.ts';
import { surveyLog } from '../view/survey-log.ts';
import type { View } from '../view/view.ts';
import { questionnairesAt } from './questionnaires.ts';

/** Why a client is to be asked about a product: it bought the first time, or was asked too long ago. */
export type SurveyReason = 'after first sale' | 'yearly';

export type SurveyState = 'not due' | 'due' | 'overdue';

/** That a client is to be asked about a product it bought (code 0 where its sales name none). */
export type SurveyDuty = Readonly<{
  client: number;
  product: number;
  reason: SurveyReason;
  /** From when on the survey is due, and overdue. */
  dueFrom: number;
  overdueFrom: number;
  /** Where it stands at the view's moment. */
  state: SurveyState;
  /** First settlement of the first sale of the product. */
  settlement: number;
  /** Row of the latest survey about the product since then; -1 for none. */
  asked: number;
}>;

type Bought = { product: number; at: number; settlement: number; asked: number };

/** The duties of the clients asked about, each product of a client once: also those not due yet. */
export function surveyDuties(view: View): readonly SurveyDuty[] {
  const { facts, policy, calendar } = view;
  const { surveys } = policy;
  const { occurredAt } = facts.rows('surveys');
  const afterSale = calendar.adder({ days: surveys.afterSaleDays });
  const yearly = calendar.adder(surveys.every);
  const notice = calendar.adder({ days: -surveys.noticeDays });
  const isAskedYearly = yearlyTest(view);
  const findAsked = askedFinder(view);
  const duties: SurveyDuty[] = [];
  for (const client of clientsOf(view)) {
    const bought = productsOf(view, client);
    if (bought.length === 0) continue;
    findAsked(client, bought);
    for (const { product, at, settlement, asked } of bought) {
      if (asked < 0) {
        const overdueFrom = afterSale(at);
        const state = stateAt(view.moment.at, at, overdueFrom);
        const reason = 'after first sale';
        duties.push({ client, product, reason, dueFrom: at, overdueFrom, state, settlement, asked });
      } else if (isAskedYearly(client)) {
        const overdueFrom = yearly(occurredAt[asked] ?? 0);
        const dueFrom = notice(overdueFrom);
        const state = stateAt(view.moment.at, dueFrom, overdueFrom);
        duties.push({ client, product, reason: 'yearly', dueFrom, overdueFrom, state, settlement, asked });
      }
    }
  }
  return duties;
}

function stateAt(moment: number, dueFrom: number, overdueFrom: number): SurveyState {
  if (moment >= overdueFrom) return 'overdue';
  return moment >= dueFrom ? 'due' : 'not due';
}

function yearlyTest(view: View): (client: number) => boolean {
  if (view.policy.surveys.whom === 'ever-bought') return () => true;
  const statuses = view.statuses();
  return (client) => isActive(statuses[client] ?? 0);
}

/** The products that a client bought, each with the date of its first sale. */
function productsOf({ scope, sales, moment }: View, client: number): Bought[] {
  const { ledger, selection } = scope;
  const { parts, settlements, partStart } = ledger;
  const bought: Bought[] = [];
  const end = partStart[client + 1] ?? 0;
  for (let part = partStart[client] ?? 0; part < end; part++) {
    if (parts.counts[part] !== 1 || selection.parts?.[part] === 0) continue;
    if (!isCounted(parts.at[part] ?? 0, parts.until[part] ?? 0, moment.at)) continue;
    const settlement = parts.settlement[part] ?? 0;
    const sale = settlements.sale[settlement] ?? 0;
    const at = sales.at[sale] ?? 0;
    const first = sales.first[sale] ?? settlement;
    const product = parts.product[part] ?? 0;
    let known: Bought | undefined;
    for (const one of bought) if (one.product === product) known = one;
    if (known === undefined) bought.push({ product, at, settlement: first, asked: -1 });
    else if (at < known.at) {
      known.at = at;
      known.settlement = first;
    }
  }
  return bought;
}

/**
 * Finds the latest survey about each product since its first sale. A survey is about the product
 * that it or its questionnaire names; for sales that name no product any survey will do.
 */
function askedFinder(view: View): (client: number, bought: readonly Bought[]) => void {
  const { facts, scope, moment } = view;
  const { row, at, fact, product, questionnaire, placesOf } = surveyLog(facts, moment.knownAt, scope.identities);
  const complaint = facts.texts.find('complaint') || -1;
  const questionnaireOf = questionnairesAt(view);
  const isAbout = (place: number, bought: number): boolean => {
    const about = product[place] ?? 0;
    if (about > 0 || bought === 0) return about === bought || bought === 0;
    const paper = questionnaire[place] ?? 0;
    return paper > 0 && questionnaireOf(bought) === paper;
  };
  return (client, bought) => {
    for (const place of placesOf(client)) {
      const asked = at[place] ?? Infinity;
      if (asked >= moment.at || fact[place] === complaint) continue;
      for (const one of bought) if (asked >= one.at && isAbout(place, one.product)) one.asked = row[place] ?? 0;
    }
  };
}
