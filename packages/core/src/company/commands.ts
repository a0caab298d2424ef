import type { z } from 'zod';

import type { Command, CommandSpec, CompleteCommand, Derived, LeftOut, Loosely } from '../aggregate/command.ts';
import type { CompanyEventData, CompanyEventType, companyEvents } from './events.ts';

/** Everything that may be asked of the company, and the event that each gives. */
export const companyCommands = {
  ListProduct: { gives: 'ProductListed' },
  RetireProduct: { gives: 'ProductRetired', perhaps: true },
  ListDirection: { gives: 'DirectionListed' },
  ListPartner: { gives: 'PartnerListed' },
  ListPackage: { gives: 'PackageListed' },
  DefineLoyaltyProgramme: { gives: 'LoyaltyProgrammeDefined' },
  DefineCampaign: { gives: 'CampaignDefined', names: 'campaignId' },

  AddEmployee: { gives: 'EmployeeJoined', perhaps: true },
  MoveEmployee: { gives: 'EmployeeMoved' },
  RemoveEmployee: { gives: 'EmployeeLeft', perhaps: true },

  SetSalesTarget: { gives: 'SalesTargetSet' },
  SetScorecard: { gives: 'ScorecardSet' },
  AdoptPolicy: { gives: 'PolicyAdopted', perhaps: true },
  ApproveTemplate: { gives: 'DocumentTemplateApproved', perhaps: true },
  AnswerReadiness: { gives: 'ReadinessAnswered' },
  AssessProcess: { gives: 'ProcessAssessed' },

  RetractEvent: { gives: 'EventRetracted', perhaps: true },
  CorrectEvent: { gives: 'EventCorrected', derives: ['type', 'schemaVersion', 'occurredAt'] },
} as const satisfies Readonly<Record<string, CommandSpec<CompanyEventType>>>;

export type CompanyCommandType = keyof typeof companyCommands;
export type CompanyCommandSpec<Type extends CompanyCommandType> = (typeof companyCommands)[Type];

/** The type of the event that a command gives. */
export type GivenByCompany<Type extends CompanyCommandType> = CompanyCommandSpec<Type>['gives'];

/** What a caller says: the event's body as it is written down, less what is made or derived. */
export type CompanyCommandData<Type extends CompanyCommandType> = Loosely<
  z.input<(typeof companyEvents)[GivenByCompany<Type>]['body']>,
  LeftOut<CompanyCommandSpec<Type>>
>;

/** What is asked of the company, as plain data. */
export type CompanyCommand<Type extends CompanyCommandType = CompanyCommandType> = {
  [T in Type]: Command<T, CompanyCommandData<T>>;
}[Type];

/** A command with its time, its key and its ids: what is judged. */
export type CompleteCompanyCommand<Type extends CompanyCommandType = CompanyCommandType> = {
  [T in Type]: CompleteCommand<T, Loosely<CompanyEventData<GivenByCompany<T>>, Derived<CompanyCommandSpec<T>>>>;
}[Type];
