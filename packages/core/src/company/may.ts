import type { DecidedEvent, PastEvent } from '../aggregate/decided-event.ts';
import { judge } from '../aggregate/judge.ts';
import type { Judgement } from '../aggregate/judgement.ts';
import { companyId } from '../event/stream.ts';
import type { Instant } from '../time/instant.ts';
import type { CompleteCompanyCommand } from './commands.ts';
import type { Company } from './company.ts';
import type { CompanyEventData, CompanyEventType } from './events.ts';
import { companyAggregate } from './judge-command.ts';
import type { CompanyRefusal } from './refusals.ts';

/** An event of the company that was decided and is not written yet. */
export type DecidedCompanyEvent<Type extends CompanyEventType = CompanyEventType> = {
  [T in Type]: DecidedEvent<T, CompanyEventData<T>>;
}[Type];

export type CompanyJudgement = Judgement<Company, DecidedCompanyEvent, CompanyRefusal>;

/** By what a command to the company is judged; only retractions and corrections need the history. */
export type CompanyContext = Readonly<{ now: Instant; history?: readonly PastEvent[] }>;

/** What commands to the company would do: all of it, or nothing and why. */
export function mayCompany(
  commands: readonly CompleteCompanyCommand[],
  company: Company,
  context: CompanyContext,
): CompanyJudgement {
  // What comes out of the company's own deciders are events and refusals of the company.
  return judge(companyAggregate, commands, company, { ...context, clientId: companyId }) as CompanyJudgement;
}
