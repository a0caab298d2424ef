import { isActive, isCounted } from '@clientele/core';

import { type ProductsBought, productsBought } from '../view/products-bought.ts';
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

/** Makes a duty of what was found: most are only counted, and objects are dear. */
type Make = () => SurveyDuty;

/** Told of a duty: where it stands, why, the product, and from when on it is overdue. */
type Tell = (state: SurveyState, reason: SurveyReason, product: number, overdueFrom: number, make: Make) => void;

/** The duties of the clients asked about, each product of a client once: also those not due yet. */
export function surveyDuties(view: View): readonly SurveyDuty[] {
  const duties: SurveyDuty[] = [];
  eachDuty(view, (_state, _reason, _product, _overdueFrom, make) => {
    duties.push(make());
  });
  return duties;
}

/** Goes through the duties of the clients asked about; `make` is for the call in which it is given. */
export function eachDuty(view: View, tell: Tell): void {
  const { facts, policy, calendar, moment, scope } = view;
  const { surveys } = policy;
  const { occurredAt } = facts.rows('surveys');
  const afterSale = calendar.adder({ days: surveys.afterSaleDays });
  const yearly = calendar.adder(surveys.every);
  const notice = calendar.adder({ days: -surveys.noticeDays });
  const isAskedYearly = yearlyTest(view);
  const findAsked = askedFinder(view);
  const bought = firstBought(view);
  let client = 0;
  let place = 0;
  let dueFrom = 0;
  let overdueFrom = 0;
  let state: SurveyState = 'due';
  let reason: SurveyReason = 'yearly';
  const make = (): SurveyDuty => {
    const product = bought.product[place] ?? 0;
    const settlement = bought.settlement[place] ?? 0;
    return { client, product, reason, dueFrom, overdueFrom, state, settlement, asked: bought.asked[place] ?? -1 };
  };
  for (client = 0; client < scope.clients.length; client++) {
    if (scope.clients[client] !== 1) continue;
    findAsked(client, bought);
    for (place = bought.start[client] ?? 0; place < (bought.start[client + 1] ?? 0); place++) {
      const asked = bought.asked[place] ?? -1;
      const at = bought.at[place] ?? Infinity;
      if (at === Infinity || (asked >= 0 && !isAskedYearly(client))) continue;
      reason = asked < 0 ? 'after first sale' : 'yearly';
      overdueFrom = asked < 0 ? afterSale(at) : yearly(occurredAt[asked] ?? 0);
      dueFrom = asked < 0 ? at : notice(overdueFrom);
      state = stateAt(moment.at, dueFrom, overdueFrom);
      tell(state, reason, bought.product[place] ?? 0, overdueFrom, make);
    }
  }
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

/** The products bought, each with the date of its first sale that counts at the moment. */
type Bought = ProductsBought &
  Readonly<{
    /** Infinity for none that counts. */
    at: Float64Array;
    settlement: Int32Array;
    /** To be found: -1 so far. */
    asked: Int32Array;
  }>;

function firstBought({ scope, sales, moment }: View): Bought {
  const { ledger, selection } = scope;
  const { parts, settlements } = ledger;
  const bought = productsBought(ledger);
  const at = new Float64Array(bought.product.length).fill(Infinity);
  const settlement = new Int32Array(at.length);
  for (let part = 0; part < parts.length; part++) {
    if (parts.counts[part] !== 1 || selection.parts?.[part] === 0) continue;
    if (!isCounted(parts.at[part] ?? 0, parts.until[part] ?? 0, moment.at)) continue;
    const own = parts.settlement[part] ?? 0;
    const sale = settlements.sale[own] ?? 0;
    const sold = sales.at[sale] ?? 0;
    const place = bought.placeOf[part] ?? 0;
    if (sold >= (at[place] ?? 0)) continue;
    at[place] = sold;
    settlement[place] = sales.first[sale] ?? own;
  }
  return { ...bought, at, settlement, asked: new Int32Array(at.length).fill(-1) };
}

/**
 * Finds the latest survey about each product since its first sale. A survey is about the product
 * that it or its questionnaire names; for sales that name no product any survey will do.
 */
function askedFinder(view: View): (client: number, bought: Bought) => void {
  const { facts, scope, moment } = view;
  const { row, at, fact, product, questionnaire, spanOf } = surveyLog(facts, moment.knownAt, scope.identities);
  const complaint = facts.texts.find('complaint') || -1;
  const questionnaireOf = questionnairesAt(view);
  const isAbout = (survey: number, bought: number): boolean => {
    const about = product[survey] ?? 0;
    if (about > 0 || bought === 0) return about === bought || bought === 0;
    const paper = questionnaire[survey] ?? 0;
    return paper > 0 && questionnaireOf(bought) === paper;
  };
  return (client, bought) => {
    const end = bought.start[client + 1] ?? 0;
    const said = spanOf(client);
    for (let i = said.from; i < said.end; i++) {
      const survey = said.places[i] ?? 0;
      const asked = at[survey] ?? Infinity;
      if (asked >= moment.at || fact[survey] === complaint) continue;
      for (let place = bought.start[client] ?? 0; place < end; place++)
        if (asked >= (bought.at[place] ?? Infinity) && isAbout(survey, bought.product[place] ?? 0))
          bought.asked[place] = row[survey] ?? 0;
    }
  };
}
