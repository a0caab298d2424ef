import { z } from 'zod';
import { named } from './named.ts';

const plainKey = () =>
  z.string().regex(/^[A-Za-z0-9._-]{1,100}$/, 'an id is 1 to 100 of A-Z, a-z, 0-9, ".", "_" and "-"');

// People write these names: é may arrive as one code point or as two, and both must be the same product.
const readableName = () =>
  z
    .string()
    .normalize('NFC')
    .regex(/^(?=.*\S)[^\p{Cc}\p{Cs}]{1,200}$/u, 'a name is 1 to 200 printable characters');

/** Never personal data. `company` is the stream of our own side. */
export const ClientId = named(
  'ClientId',
  z
    .string()
    .regex(
      /^(?!company$)[A-Za-z0-9._-]{1,100}$/,
      'a client id is 1 to 100 of A-Z, a-z, 0-9, ".", "_" and "-", and not "company"',
    )
    .brand<'ClientId'>(),
);
export type ClientId = z.output<typeof ClientId>;

export const DealId = named('DealId', plainKey().brand<'DealId'>());
export type DealId = z.output<typeof DealId>;

export const OfferId = named('OfferId', plainKey().brand<'OfferId'>());
export type OfferId = z.output<typeof OfferId>;

export const ContractId = named('ContractId', plainKey().brand<'ContractId'>());
export type ContractId = z.output<typeof ContractId>;

export const ConcessionId = named('ConcessionId', plainKey().brand<'ConcessionId'>());
export type ConcessionId = z.output<typeof ConcessionId>;

export const PaymentId = named('PaymentId', plainKey().brand<'PaymentId'>());
export type PaymentId = z.output<typeof PaymentId>;

export const RefundId = named('RefundId', plainKey().brand<'RefundId'>());
export type RefundId = z.output<typeof RefundId>;

export const DeliveryId = named('DeliveryId', plainKey().brand<'DeliveryId'>());
export type DeliveryId = z.output<typeof DeliveryId>;

export const ComplaintId = named('ComplaintId', plainKey().brand<'ComplaintId'>());
export type ComplaintId = z.output<typeof ComplaintId>;

export const RequestId = named('RequestId', plainKey().brand<'RequestId'>());
export type RequestId = z.output<typeof RequestId>;

export const SurveyId = named('SurveyId', plainKey().brand<'SurveyId'>());
export type SurveyId = z.output<typeof SurveyId>;

/** A planned next contact. */
export const PlanId = named('PlanId', plainKey().brand<'PlanId'>(), 'a planned next contact');
export type PlanId = z.output<typeof PlanId>;

export const CampaignId = named('CampaignId', plainKey().brand<'CampaignId'>());
export type CampaignId = z.output<typeof CampaignId>;

export const TouchId = named('TouchId', plainKey().brand<'TouchId'>(), 'one campaign step sent to one client');
export type TouchId = z.output<typeof TouchId>;

export const ResponseId = named('ResponseId', plainKey().brand<'ResponseId'>(), 'one response to a campaign');
export type ResponseId = z.output<typeof ResponseId>;

export const DocumentId = named('DocumentId', plainKey().brand<'DocumentId'>());
export type DocumentId = z.output<typeof DocumentId>;

export const TaskId = named('TaskId', plainKey().brand<'TaskId'>());
export type TaskId = z.output<typeof TaskId>;

export const GoalId = named('GoalId', plainKey().brand<'GoalId'>());
export type GoalId = z.output<typeof GoalId>;

export const PersonId = named('PersonId', plainKey().brand<'PersonId'>(), 'a contact person at the client');
export type PersonId = z.output<typeof PersonId>;

export const CardId = named('CardId', plainKey().brand<'CardId'>(), 'a loyalty card');
export type CardId = z.output<typeof CardId>;

export const LotId = named('LotId', plainKey().brand<'LotId'>(), 'bonus points earned at one time');
export type LotId = z.output<typeof LotId>;

/** An employee of ours, as the company calls them; figures by owner show it. */
export const EmployeeId = named('EmployeeId', readableName().brand<'EmployeeId'>(), 'an employee of ours');
export type EmployeeId = z.output<typeof EmployeeId>;

export const PartnerId = named('PartnerId', readableName().brand<'PartnerId'>());
export type PartnerId = z.output<typeof PartnerId>;

export const ProductId = named('ProductId', readableName().brand<'ProductId'>());
export type ProductId = z.output<typeof ProductId>;

export const PackageId = named('PackageId', readableName().brand<'PackageId'>(), 'products sold together');
export type PackageId = z.output<typeof PackageId>;

/** A product line. */
export const DirectionId = named('DirectionId', readableName().brand<'DirectionId'>(), 'a product line');
export type DirectionId = z.output<typeof DirectionId>;

export const InvoiceNumber = named('InvoiceNumber', readableName().brand<'InvoiceNumber'>());
export type InvoiceNumber = z.output<typeof InvoiceNumber>;

export const ProgrammeId = named('ProgrammeId', readableName().brand<'ProgrammeId'>(), 'a loyalty programme');
export type ProgrammeId = z.output<typeof ProgrammeId>;
