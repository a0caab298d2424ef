import type { CompanyLog } from '../company/company-log.ts';
import type { Figure } from '../figure.ts';
import { changeSeen } from './change-seen.ts';
import { readModels } from './read-models.ts';
import { subscribed } from './subscribed.ts';

/** What workers and subscribers do. */
export async function following(company: CompanyLog): Promise<readonly Figure[]> {
  return [...(await subscribed(company)), ...(await readModels(company)), ...(await changeSeen())];
}
