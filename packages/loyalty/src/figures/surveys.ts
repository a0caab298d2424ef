import { byName, type Instant, instantOf, millisecondsOf } from '@clientele/core';

import { compareTexts, idOf, nameOf, notRecorded } from '../view/clients.ts';
import type { View } from '../view/view.ts';
import { questionnairesAt } from './questionnaires.ts';
import { eachDuty, type SurveyDuty, type SurveyReason } from './survey-duties.ts';

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
  const due = new OpenDuties(view.policy.listed);
  const overdue = new OpenDuties(view.policy.listed);
  eachDuty(view, (state, reason, product, overdueFrom, make) => {
    if (state !== 'not due') (state === 'due' ? due : overdue).add(reason, product, overdueFrom, make);
  });
  return { due: due.list(view), overdue: overdue.list(view) };
}

/** Those of several parts together, the soonest first. */
export function soonest({ number, byReason, byProduct, list }: SurveyList, listed: number): SurveyList {
  const inTurn = list.toSorted(
    (a, b) =>
      millisecondsOf(a.overdueFrom) - millisecondsOf(b.overdueFrom) ||
      compareTexts(a.clientId, b.clientId) ||
      compareTexts(a.product ?? notRecorded, b.product ?? notRecorded),
  );
  return { number, byReason, byProduct: byName(Object.entries(byProduct)), list: inTurn.slice(0, listed) };
}

/** Counts duties, and keeps those that can be among the soonest. */
class OpenDuties {
  readonly #listed: number;
  readonly #byReason: Record<SurveyReason, number> = { 'after first sale': 0, yearly: 0 };
  readonly #products = new Map<number, number>();
  #number = 0;
  #kept: SurveyDuty[] = [];
  /** What falls overdue later than this is not among the soonest. */
  #latest = Infinity;

  constructor(listed: number) {
    this.#listed = listed;
  }

  add(reason: SurveyReason, product: number, overdueFrom: number, make: () => SurveyDuty): void {
    this.#number++;
    this.#byReason[reason]++;
    this.#products.set(product, (this.#products.get(product) ?? 0) + 1);
    if (overdueFrom > this.#latest) return;
    this.#kept.push(make());
    if (this.#kept.length > this.#listed * 4 + 64) this.#prune();
  }

  list(view: View): SurveyList {
    this.#prune();
    return {
      number: this.#number,
      byReason: this.#byReason,
      byProduct: byName([...this.#products].map(([product, number]) => [nameOf(view, product), number] as const)),
      list: inOrder(view, this.#kept).slice(0, this.#listed).map(describer(view)),
    };
  }

  /** Leaves those that fall overdue first, with all that fall overdue together with the last of them. */
  #prune(): void {
    const soonest = Float64Array.from(this.#kept, ({ overdueFrom }) => overdueFrom).sort();
    this.#latest = soonest[this.#listed - 1] ?? Infinity;
    this.#kept = this.#kept.filter(({ overdueFrom }) => overdueFrom <= this.#latest);
  }
}

const inOrder = (view: View, duties: readonly SurveyDuty[]): readonly SurveyDuty[] =>
  duties.toSorted(
    (a, b) =>
      a.overdueFrom - b.overdueFrom ||
      compareTexts(idOf(view, a.client), idOf(view, b.client)) ||
      compareTexts(nameOf(view, a.product), nameOf(view, b.product)),
  );

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
