import {
  type Asked,
  Calendar,
  Derived,
  type Filter,
  type Identities,
  identitiesAt,
  knowledgeOf,
  type Moment,
  parsePolicy,
  resolveAsked,
  type Window,
} from '@clientele/core';

import { type FunnelFacts, funnelTables } from '../facts.ts';
import { FunnelPolicy, type FunnelPolicyInput } from '../policy.ts';
import { dealLogOf } from '../walk/deal-log.ts';
import { walk } from '../walk/walk.ts';
import type { Walks } from '../walk/walks.ts';
import { type DealValues, dealValues } from './deal-values.ts';
import { pipelinesOf } from './pipelines-of.ts';
import { saidCurrencies } from './said-currencies.ts';
import { selectDeals } from './selection.ts';

/** Everything that the figures of one question are computed from. */
export type View = Readonly<{
  facts: FunnelFacts;
  policy: FunnelPolicy;
  calendar: Calendar;
  /** Before what was true, and known: Infinity where all that is known was known by then. */
  moment: Moment;
  /** The moment as it was asked for. */
  asked: Moment;
  filter: Filter;
  window: Window | undefined;
  identities: Identities;
  walks: Walks;
  values: DealValues;
  /** 1 by deal: in the set asked about. */
  chosen: Uint8Array;
  /** 1 by deal: selected by the filter whenever it was opened. Probabilities and limits come of these. */
  history: Uint8Array;
}>;

const views = new Derived<Omit<View, 'facts' | 'asked'>>(4);
const tables = Object.keys(funnelTables);

/** Reads what is asked, walks the deals and selects. Throws `InvalidPolicy` and `InvalidInstant`. */
export function viewOf(facts: FunnelFacts, asked: Asked = {}, input: FunnelPolicyInput = {}): View {
  const policy = parsePolicy(FunnelPolicy, input);
  const calendar = Calendar.of(policy.zone);
  const { moment: given, window, filter } = resolveAsked(asked, facts.now, calendar);
  const moment = { at: given.at, knownAt: knowledgeOf(facts, tables, given.knownAt) };
  const key = JSON.stringify([moment.at, String(moment.knownAt), filter, policy]);
  const held = views.of(facts, key, () => {
    const log = dealLogOf(facts);
    const pipelines = pipelinesOf(policy, facts);
    const walks = walk(log, pipelines, moment, [0, log.start.length - 1]);
    const identities = identitiesAt(facts, moment);
    const history = selectDeals(walks, filter, moment, identities);
    return {
      policy,
      calendar,
      moment,
      filter,
      window,
      identities,
      walks,
      values: dealValues(walks, policy, saidCurrencies(facts, moment)),
      history,
      chosen: window === undefined ? history : within(history, walks, window),
    };
  });
  return { ...held, asked: given, facts };
}

/** Those opened within a window. */
function within(selected: Uint8Array, { log, opened }: Walks, { from, to }: Window): Uint8Array {
  return selected.map((chosen, deal) => {
    const at = log.occurredAt[opened[deal] ?? -1] ?? NaN;
    return chosen === 1 && at >= from && at < to ? 1 : 0;
  });
}
