import type { PastEvent } from '../aggregate/decided-event.ts';
import { foldAll } from '../aggregate/fold.ts';
import type { Draft } from '../aggregate/folded.ts';
import type { Owner } from '../aggregate/shared-map.ts';
import { digestOf } from '../event/canonical.ts';
import { type Company, newCompany } from './company.ts';
import type { CompanyEvent } from './events.ts';

/** The company after its whole stream, from the first event on, corrections done. */
export const foldCompany = (events: readonly PastEvent[]): Company => foldAll(newCompany, events, applyToCompany);

/** One version of a policy or of a template. */
export const policyKey = (name: string, version: string): string => `policy\n${name}\n${version}`;
export const templateKey = (kind: string, name: string, version: string): string =>
  `template\n${kind}\n${name}\n${version}`;

export function applyToCompany(next: Draft<Company>, { type, data }: PastEvent, owner: Owner): void {
  // Bodies are checked when they are written; a type that is not in here changes nothing.
  const event = { type, data } as CompanyEvent;
  switch (event.type) {
    case 'ProductListed':
      next.products = next.products.with(owner, event.data.product, 'listed');
      return;
    case 'ProductRetired':
      next.products = next.products.with(owner, event.data.product, 'retired');
      return;
    case 'EmployeeJoined':
    case 'EmployeeMoved':
      next.employees = next.employees.with(owner, event.data.employee, 'here');
      return;
    case 'EmployeeLeft':
      next.employees = next.employees.with(owner, event.data.employee, 'left');
      return;
    case 'PolicyAdopted': {
      const { name, version, content } = event.data;
      next.versions = next.versions.with(owner, policyKey(name, version), digestOf(content));
      next.inForce = next.inForce.with(owner, name, version);
      return;
    }
    case 'DocumentTemplateApproved': {
      const { kind, name, version, content = '' } = event.data;
      next.versions = next.versions.with(owner, templateKey(kind, name, version), digestOf(content));
      return;
    }
    case 'DirectionListed':
    case 'PartnerListed':
    case 'PackageListed':
    case 'LoyaltyProgrammeDefined':
    case 'CampaignDefined':
    case 'SalesTargetSet':
    case 'ScorecardSet':
    case 'ReadinessAnswered':
    case 'ProcessAssessed':
    case 'EventRetracted':
    case 'EventCorrected':
      return;
  }
}
