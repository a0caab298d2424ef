import {
  type Asked,
  clientTimelines,
  departures,
  horizonsAt,
  type Instant,
  instantOf,
  placeEndings,
  type Status,
  statusOfCode,
  StatusWalk,
} from '@clientele/core';

import type { LoyaltyFacts } from './facts.ts';
import { counted } from './figures/answers.ts';
import { type Contentment, contentmentOf, lowestRatings } from './figures/contentment.ts';
import { firstBoughtAt } from './figures/first-sales.ts';
import { purchasesOf } from './figures/purchases-of.ts';
import { referrersAt } from './figures/referrers.ts';
import { kindsOf } from './figures/score-kinds.ts';
import type { ScoreKind } from './figures/scores.ts';
import type { SurveyState } from './figures/survey-duties.ts';
import { describer, type SurveyDue } from './figures/surveys.ts';
import { surveyCodes } from './view/survey-codes.ts';
import type { LoyaltyPolicyInput } from './policy.ts';
import { idOf, nameOf } from './view/clients.ts';
import { type View, viewOfClient } from './view/view.ts';

/** How loyal and how content one client is. */
export type ClientLoyalty = Readonly<{
  /** The client under whom it is counted, where it was merged into another. */
  clientId: string;
  status: Status;
  /** Whether it bought again. */
  loyal: boolean;
  purchases: Readonly<{ number: number; first: Instant | null; second: Instant | null; last: Instant | null }>;
  /** Purchases in the filter's window, where it names one, and whether they show loyalty. */
  window?: Readonly<{ purchases: number; again: boolean; returning: boolean }>;
  /** Who recommended us to it. */
  referredBy: string | null;
  /** By the lowest of its latest ratings; null where it gave none. */
  contentment: Contentment | null;
  /** Its latest answer to each question about each product. */
  answers: readonly ClientAnswer[];
  /** The next survey about each product that it bought. */
  surveys: readonly (SurveyDue & Readonly<{ state: SurveyState }>)[];
}>;

export type ClientAnswer = Readonly<{
  question: string;
  kind: ScoreKind;
  score: number;
  product: string | null;
  answeredAt: Instant;
}>;

export function answerOf(
  facts: LoyaltyFacts,
  clientId: string,
  asked?: Asked,
  policy?: LoyaltyPolicyInput,
): ClientLoyalty {
  const { view, client } = viewOfClient(facts, clientId, asked, policy);
  const { settlements } = view.scope.ledger;
  const bought = purchasesOf(view, client).map((settlement) => settlements.at[settlement] ?? 0);
  const moment = (at: number | undefined): Instant | null => (at === undefined ? null : instantOf(at));
  return {
    clientId: idOf(view, client),
    status: statusOfCode(walkOf(view, client).status),
    loyal: bought.length > 1,
    purchases: {
      number: bought.length,
      first: moment(bought[0]),
      second: moment(bought[1]),
      last: moment(bought.at(-1)),
    },
    ...windowOf(view, bought),
    referredBy: referrersAt(view)(client, firstBoughtAt(view, client))?.clientId ?? null,
    ...heardOf(view),
    surveys: view.duties().map((duty) => ({ ...describer(view)(duty), state: duty.state })),
  };
}

/** The next instant at which time alone changes the client's status, or makes a survey due or overdue. */
export function nextChange(
  facts: LoyaltyFacts,
  clientId: string,
  asked?: Asked,
  policy?: LoyaltyPolicyInput,
): Instant | undefined {
  const { view, client } = viewOfClient(facts, clientId, asked, policy);
  const surveys = view.duties().flatMap(({ dueFrom, overdueFrom }) => [dueFrom, overdueFrom]);
  const instants = [...surveys, walkOf(view, client).next].filter((at) => at > view.moment.at);
  const first = Math.min(...instants);
  return first === Infinity ? undefined : instantOf(first);
}

function walkOf({ facts, scope, moment, policy }: View, client: number): Readonly<{ status: number; next: number }> {
  const { ledger, selection, identities } = scope;
  const timelines = clientTimelines(ledger, selection);
  const endings = placeEndings(facts, ledger, timelines, departures(facts, identities, moment));
  const horizons = horizonsAt(facts, moment, timelines, policy);
  const walk = new StatusWalk(timelines, horizons, moment.at, () => undefined);
  const status = walk.run(client, endings.get(client));
  return { status, next: walk.next()?.at ?? Infinity };
}

function windowOf({ filter, window }: View, bought: readonly number[]): Pick<ClientLoyalty, 'window'> {
  if (filter.window === undefined) return {};
  const before = bought.filter((at) => at < window.from).length;
  const within = bought.filter((at) => at >= window.from && at < window.to).length;
  return { window: { purchases: within, again: within > 1, returning: within > 0 && before + within > 1 } };
}

function heardOf(view: View): Pick<ClientLoyalty, 'contentment' | 'answers'> {
  const { surveys, answers } = view.heard();
  const { columns, occurredAt } = surveys.rows;
  const kindOf = kindsOf(view);
  let contentment: Contentment | null = null;
  lowestRatings(view, counted(view, answers, 'clients'), (_, lowest) => {
    contentment = contentmentOf(lowest, view.policy);
  });
  const latest = counted(view, answers, 'clients', surveyCodes(view.facts).product);
  const said = [...latest.row].map((row) => ({
    question: nameOf(view, columns.question[row] ?? 0),
    kind: kindOf(columns.kind[row] ?? 0),
    score: columns.score[row] ?? 0,
    product: view.facts.texts.textOf(columns.product[row] ?? 0) ?? null,
    answeredAt: instantOf(occurredAt[row] ?? 0),
  }));
  return { contentment, answers: said };
}
