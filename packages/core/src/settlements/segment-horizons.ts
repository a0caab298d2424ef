import type { Facts } from '../projection/facts.ts';
import type { Moment } from '../projection/moment.ts';
import { clientFilters } from './client-filters.ts';
import { type Horizons, horizonsOf, reachOf } from './horizons.ts';
import { identitiesAt } from './identities.ts';
import type { SettlementTables } from './settlement-tables.ts';
import type { StatusPolicy } from './status-policy.ts';
import type { Timelines } from './timelines.ts';
import { valueBefore } from './value-before.ts';

/** The horizons of timelines: each client's under the period of its segment, where the policy names one for it. */
export function horizonsAt(
  facts: Facts<SettlementTables>,
  moment: Moment,
  timelines: Timelines,
  policy: StatusPolicy,
): Horizons {
  const { groups, start, at } = timelines;
  const length = start[groups] ?? 0;
  const common = horizonsOf(at, length, policy);
  if (policy.periods.length === 0) return common;
  const active = common.active.slice();
  const fresh = common.fresh.slice();
  const rules = policy.periods.map(({ segment, period }) => {
    const filters = clientFilters(facts, moment, { segment });
    return { filters, reach: reachOf(policy, period) };
  });
  const identities = identitiesAt(facts, moment);
  for (let group = 0; group < groups; group++) {
    const client = timelines.client(group);
    const rule = rules.find(({ filters }) =>
      filters.every(({ attribute, value }) => valueBefore(attribute, identities, client, moment.at) === value),
    );
    if (rule === undefined) continue;
    for (let i = start[group] ?? 0; i < (start[group + 1] ?? 0); i++) {
      active[i] = rule.reach.active(at[i] ?? 0);
      fresh[i] = rule.reach.fresh(at[i] ?? 0);
    }
  }
  return { active, fresh };
}
