import { statusCode } from '@clientele/core';

import { dormantFrom, lastActivity } from './figures/prospects.ts';
import type { View } from './view/view.ts';
import { nextChange } from './view/walked.ts';

/** The next instant at which time alone changes what is said of a client; undefined when it never does. */
export function nextTick(view: View, client: number): number | undefined {
  const { whole, partial, moment } = view;
  const instants = [nextChange(whole, client, moment.at)?.at];
  const { groupStart } = partial.timelines;
  for (let group = groupStart[client] ?? 0; group < (groupStart[client + 1] ?? 0); group++)
    instants.push(nextChange(partial, group, moment.at)?.at);
  if (whole.status[client] === statusCode.prospect) {
    const last = lastActivity(view, client);
    instants.push(last === undefined ? undefined : dormantFrom(view, last));
  }
  const next = Math.min(...instants.filter((at) => at !== undefined && at > moment.at).map(Number));
  return next === Infinity ? undefined : next;
}
