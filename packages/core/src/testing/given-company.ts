import { catalogue } from '../catalogue/catalogue.ts';
import type { CompanyCommand } from '../company/commands.ts';
import { completeCompanyCommands } from '../company/complete.ts';
import { type DecidedCompanyEvent, mayCompany } from '../company/may.ts';
import type { CompanyEventDraft, CompanyEventType } from '../company/events.ts';
import { foldCompany } from '../company/evolve.ts';
import type { CompanyRefusalCode, CompanyRefusalData } from '../company/refusals.ts';
import { instant } from '../time/instant.ts';
import { Outcome } from './outcome.ts';

/** An expected event of the company: the fields of its body that matter, each exactly. */
export type ExpectedCompanyEvent = {
  [T in CompanyEventType]: Readonly<{ type: T; data?: Partial<Extract<CompanyEventDraft, { type: T }>['data']> }>;
}[CompanyEventType];

export type CompanyOutcome = Outcome<
  DecidedCompanyEvent,
  ExpectedCompanyEvent,
  { [Code in CompanyRefusalCode]: CompanyRefusalData<Code> }
>;

const known = catalogue();
const occurredAt = instant('2026-01-01T00:00:00Z');
const now = instant('2026-07-01T00:00:00Z');

/**
 * Tells what happened in the company, so that a command can be tried on it.
 *
 * @example
 * givenCompany({ type: 'ProductListed', data: { product: 'oven-x' } })
 *   .when(retireProduct({ product: 'oven-x' }))
 *   .then({ type: 'ProductRetired' });
 */
export function givenCompany(...story: readonly CompanyEventDraft[]): {
  readonly when: (...commands: readonly CompanyCommand[]) => CompanyOutcome;
} {
  const history = story.map(({ type, data }) => ({ type, data: known.checkDraft(type, data), meta: { occurredAt } }));
  return {
    when(...commands) {
      const complete = completeCompanyCommands(commands, { now, key: 'test' });
      return new Outcome(mayCompany(complete, foldCompany(history), { now, history }));
    },
  };
}
