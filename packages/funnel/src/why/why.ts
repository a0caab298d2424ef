import { type Asked, UnknownPath, valueAt, type Why } from '@clientele/core';

import { answerOf } from '../answer.ts';
import type { FunnelFacts } from '../facts.ts';
import type { FunnelPolicyInput } from '../policy.ts';
import { reportOf } from '../report.ts';
import { type View, viewOf } from '../view/view.ts';
import { clientStory } from './client-story.ts';
import { reportGrounds } from './report-grounds.ts';
import { evidenceOf, type Grounds } from './trace.ts';

/** Why a number of the report, or the answer about a client, is what it is. Throws `UnknownPath`. */
export function whyOf(facts: FunnelFacts, asked: Asked, path: string, policy?: FunnelPolicyInput): Why {
  const view = viewOf(facts, asked, policy);
  const told = valueOf(view, path);
  if (told instanceof UnknownPath) {
    if (facts.clients.find(path) === 0) throw told;
    const answer = answerOf(facts, path, asked, policy);
    return whyFrom(view, path, answer, clientStory(view, path));
  }
  return whyFrom(view, path, told.value, reportGrounds(view, told.keys));
}

function valueOf(view: View, path: string) {
  try {
    return valueAt(reportOf(view), path);
  } catch (error) {
    if (error instanceof UnknownPath) return error;
    throw error;
  }
}

function whyFrom(
  { facts, filter }: View,
  path: string,
  value: unknown,
  { because, traces, context = {} }: Grounds,
): Why {
  return { path, value, because, facts: evidenceOf(facts, traces), context: { filter, ...context } };
}
