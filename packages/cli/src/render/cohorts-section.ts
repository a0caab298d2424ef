import type { LifecycleReport } from 'clientele';

import { count } from './numbers.ts';
import type { Section } from './view.ts';

/** So many cohorts and months fit on a page. */
const most = 12;

/** By month of first settlement, the share of each cohort that settled in the months after, in percent. */
export function cohortsSection(cohorts: LifecycleReport['cohorts']): Section {
  const shown = cohorts.slice(-most);
  const months = Math.min(most, Math.max(0, ...shown.map(({ bounded }) => bounded.length)));
  if (shown.length === 0) return {};
  return {
    heading: 'Cohorts: % with a settlement in month 0, 1, 2 … after the first',
    head: ['month', 'clients', ...Array.from({ length: months }, (_, month) => String(month))],
    rows: shown.map(({ month, clients, bounded }) => [
      month,
      count(clients),
      ...Array.from({ length: months }, (_, k) => {
        const share = bounded[k];
        return share === undefined ? '' : String(Math.round(share * 100));
      }),
    ]),
    notes:
      cohorts.length > shown.length
        ? [`and ${count(cohorts.length - shown.length)} earlier ones: --format json has all`]
        : [],
  };
}
