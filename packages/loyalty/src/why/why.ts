import { type Asked, digestOf, instantOf, valueAt, type Why } from '@clientele/core';

import { answerOf } from '../answer.ts';
import type { LoyaltyFacts } from '../facts.ts';
import { purchasesOf } from '../figures/purchases-of.ts';
import type { LoyaltyPolicyInput } from '../policy.ts';
import { type LoyaltyReport, reportOf } from '../report.ts';
import { clientsOf, compareTexts, idOf } from '../view/clients.ts';
import { type View, viewOf, viewOfClient } from '../view/view.ts';
import type { Behind } from './behind.ts';
import { evidence, settlementFound } from './evidence.ts';
import { indexBehind } from './index-behind.ts';
import { oldClientsBehind } from './old-clients-behind.ts';
import { purchasesNamed } from './purchases-named.ts';
import { referredBehind } from './referred-behind.ts';
import { regularsBehind } from './regulars-behind.ts';
import { satisfactionBehind, scoreFound } from './satisfaction-behind.ts';
import { dutyFound, surveysBehind } from './surveys-behind.ts';
import { wordOfMouthBehind } from './word-of-mouth-behind.ts';

/** The events behind a number of the report, or behind a client's answer. Throws `UnknownPath` for what is neither. */
export function whyOf(facts: LoyaltyFacts, asked: Asked, path: string, policy?: LoyaltyPolicyInput): Why {
  const view = viewOf(facts, asked, policy);
  const report = reportOf(view);
  const code = facts.clients.find(path);
  if (code > 0 && !(path in report)) return whyClient(facts, asked, path, policy);
  const { keys, value } = valueAt(report, path);
  return whyFrom(view, path, value, behind(view, report, keys));
}

function behind(view: View, report: LoyaltyReport, keys: readonly string[]): Behind {
  switch (keys[0]) {
    case 'index':
    case 'by':
      return indexBehind(view, keys);
    case 'referred':
      return referredBehind(view, report, keys);
    case 'regulars':
      return regularsBehind(view, keys);
    case 'oldClients':
      return oldClientsBehind(view, keys);
    case 'satisfaction':
      return satisfactionBehind(view, keys);
    case 'surveys':
      return surveysBehind(view, report, keys);
    case 'wordOfMouth':
      return wordOfMouthBehind(view, keys);
    default:
      return { because: 'what was asked, and the policy', facts: [] };
  }
}

function whyFrom(view: View, path: string, value: unknown, { because, facts, context, searched }: Behind): Why {
  const ids = [...clientsOf(view)].map((client) => idOf(view, client)).sort(compareTexts);
  return {
    path,
    value,
    because,
    facts: evidence(view, facts),
    context: {
      policy: view.policy.name,
      clients: { number: ids.length, digest: digestOf(ids) },
      window: { from: instantOf(view.window.from), to: instantOf(view.window.to) },
      ...context,
    },
    ...(searched && { searched: { from: instantOf(searched.from), to: instantOf(searched.to) } }),
  };
}

function whyClient(facts: LoyaltyFacts, asked: Asked, clientId: string, policy?: LoyaltyPolicyInput): Why {
  const { view, client } = viewOfClient(facts, clientId, asked, policy);
  const answer = answerOf(facts, clientId, asked, policy);
  const { number, first, second } = answer.purchases;
  const heard = view.heard();
  const purchases = purchasesOf(view, client);
  const { again } = view.policy;
  const because = [
    second === null
      ? undefined
      : `loyal since ${second}: bought again then, ${String(number)} ${purchasesNamed[again]} in all`,
    first === null
      ? 'never bought before the moment'
      : `not loyal: bought once, on ${first}, and not again before the moment`,
  ].find((sentence) => sentence !== undefined);
  return {
    path: clientId,
    value: answer,
    because: because ?? '',
    facts: evidence(view, [
      ...purchases.map((settlement, place) => settlementFound(view, settlement, { purchase: place + 1 })),
      ...[...heard.answers.row].map((row) => scoreFound(view, heard, row)),
      ...view.duties().map((duty) => dutyFound(view, duty)),
    ]),
    context: { policy: view.policy.name, again, surveys: view.policy.surveys },
    ...(first !== null && second === null && { searched: { from: first, to: instantOf(view.moment.at) } }),
  };
}
