import { alreadySo } from '../aggregate/already-so.ts';
import type { Aggregate, DecisionContext } from '../aggregate/judge.ts';
import type { Refusal } from '../aggregate/refused.ts';
import { refusing } from '../aggregate/refusing.ts';
import { digestOf } from '../event/canonical.ts';
import { companyCommands, type CompleteCompanyCommand } from './commands.ts';
import { type Company, newCompany } from './company.ts';
import { companyEvents } from './events.ts';
import { applyToCompany, policyKey, templateKey } from './evolve.ts';
import { companyReasons } from './refusals.ts';

/** The company as an aggregate: its commands, its events, how it changes and how it decides. */
export const companyAggregate: Aggregate<Company, DecisionContext> = {
  specs: companyCommands,
  events: companyEvents,
  initial: newCompany,
  apply: applyToCompany,
  // The aggregate takes commands of its own specs only, with data that their schemas have checked.
  decide: (command, company, _, refusals) => judgeCommand(command as CompleteCompanyCommand, company, refusals),
};

function judgeCommand({ type, data }: CompleteCompanyCommand, company: Company, refusals: Refusal[]): unknown {
  const refuse = refusing(companyReasons, refusals);
  switch (type) {
    case 'RetireProduct': {
      const { product } = data;
      if (company.products.get(product) === 'retired') return alreadySo;
      if (!company.products.has(product)) refuse('NOT_LISTED', { product });
      return data;
    }
    case 'AddEmployee':
      return company.employees.get(data.employee) === 'here' ? alreadySo : data;
    case 'RemoveEmployee':
    case 'MoveEmployee': {
      const { employee } = data;
      const known = company.employees.get(employee);
      if (type === 'RemoveEmployee' && known === 'left') return alreadySo;
      if (known !== 'here') refuse('NOT_EMPLOYED', { employee });
      return data;
    }
    case 'AdoptPolicy': {
      const { name, version, content } = data;
      const known = company.versions.get(policyKey(name, version));
      if (known !== undefined && known !== digestOf(content)) refuse('VERSION_TAKEN', { name, version });
      return known === digestOf(content) && company.inForce.get(name) === version ? alreadySo : data;
    }
    case 'ApproveTemplate': {
      const { kind, name, version, content = '' } = data;
      const known = company.versions.get(templateKey(kind, name, version));
      if (known === digestOf(content)) return alreadySo;
      if (known !== undefined) refuse('VERSION_TAKEN', { name, version });
      return data;
    }
    case 'ListProduct':
    case 'ListDirection':
    case 'ListPartner':
    case 'ListPackage':
    case 'DefineLoyaltyProgramme':
    case 'DefineCampaign':
    case 'SetSalesTarget':
    case 'SetScorecard':
    case 'AnswerReadiness':
    case 'AssessProcess':
    case 'RetractEvent':
    case 'CorrectEvent':
      return data;
  }
}
