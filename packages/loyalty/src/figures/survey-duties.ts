import { clientStatuses, clusterRows, counts, isActive, isCounted } from '@clientele/core';

import { clientsOf } from '../view/clients.ts';
import type { SurveyRows } from '../view/heard.ts';
import type { View } from '../view/view.ts';
import { questionnairesAt } from './questionnaires.ts';

/** Why a client is to be asked about a product: it bought the first time, or was asked too long ago. */
export type SurveyReason = 'after first sale' | 'yearly';

/** That a client is to be asked about a product it bought (code 0 where its sales name none). */
export type SurveyDuty = Readonly<{
  client: number;
  product: number;
  reason: SurveyReason;
  /** From when on the survey is due, and overdue. */
  dueFrom: number;
  overdueFrom: number;
  /** First settlement of the first sale of the product. */
  settlement: number;
  /** Row of the latest survey about the product since then; -1 for none. */
  asked: number;
}>;

type Bought = { product: number; at: number; settlement: number; asked: number };

/** Tells every duty of the clients asked about, each product of a client once: also those not due yet. */
export function eachSurveyDuty(
  view: View,
  tell: (duty: SurveyDuty) => void,
  clients: Iterable<number> = clientsOf(view),
): void {
  const { facts, policy, calendar } = view;
  const { surveys } = policy;
  const rows = facts.indexed('surveys');
  const questionnaireOf = questionnairesAt(view);
  const afterSale = calendar.adder({ days: surveys.afterSaleDays });
  const yearly = calendar.adder(surveys.every);
  const notice = { days: 1 };
  const isAskedYearly = yearlyTest(view);
  for (const client of clients) {
    const bought = productsOf(view, client);
    if (bought.length === 0) continue;
    findAsked(view, rows, client, bought, questionnaireOf);
    for (const { product, at, settlement, asked } of bought) {
      const duty = { client, product, settlement, asked };
      if (asked < 0) {
        tell({ ...duty, reason: 'after first sale', dueFrom: at, overdueFrom: afterSale(at) });
      } else if (isAskedYearly(client)) {
        const overdueFrom = yearly(rows.rows.occurredAt[asked] ?? 0);
        const dueFrom = calendar.add(overdueFrom, notice, -surveys.noticeDays);
        tell({ ...duty, reason: 'yearly', dueFrom, overdueFrom });
      }
    }
  }
}

function yearlyTest(view: View): (client: number) => boolean {
  if (view.policy.surveys.whom === 'ever-bought') return () => true;
  const statuses = clientStatuses(view.facts, view.scope, view.policy);
  return (client) => isActive(statuses[client] ?? 0);
}

/** The products that a client bought, each with the date of its first sale. */
function productsOf({ scope, sales, moment }: View, client: number): Bought[] {
  const { ledger, selection } = scope;
  const { parts, settlements, partStart } = ledger;
  const bought: Bought[] = [];
  for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
    if (parts.counts[part] !== 1 || selection.parts?.[part] === 0) continue;
    const settlement = parts.settlement[part] ?? 0;
    if (!isCounted(settlements.at[settlement] ?? 0, parts.until[part] ?? 0, moment.at)) continue;
    const sale = settlements.sale[settlement] ?? 0;
    const at = sales.at[sale] ?? 0;
    const product = parts.product[part] ?? 0;
    const known = bought.find((one) => one.product === product);
    if (known === undefined) bought.push({ product, at, settlement: sales.first[sale] ?? settlement, asked: -1 });
    else if (at < known.at) Object.assign(known, { at, settlement: sales.first[sale] ?? settlement });
  }
  return bought;
}

/**
 * Finds the latest survey about each product since its first sale. A survey is about the product
 * that it or its questionnaire names; for sales that name no product any survey will do.
 */
function findAsked(
  { facts, scope, moment }: View,
  surveys: SurveyRows,
  client: number,
  bought: readonly Bought[],
  questionnaireOf: (product: number) => number,
): void {
  const { occurredAt, columns } = surveys.rows;
  const { fact, product, questionnaire } = columns;
  const complaint = facts.texts.find('complaint') || -1;
  for (const row of clusterRows(facts, surveys, scope.identities, client)) {
    if (fact[row] === complaint || !counts(surveys, row, moment)) continue;
    const at = occurredAt[row] ?? 0;
    const about = product[row] ?? 0;
    const paper = questionnaire[row] ?? 0;
    for (const one of bought) {
      const fits =
        one.product === 0 ||
        about === one.product ||
        (about === 0 && paper > 0 && questionnaireOf(one.product) === paper);
      if (fits && at >= one.at) one.asked = row;
    }
  }
}
