import type { Folded } from '../aggregate/folded.ts';
import { SharedMap } from '../aggregate/shared-map.ts';
import type { PaymentTerms } from '../catalogue/payment-terms.ts';
import type { DateOrInstant } from '../catalogue/fields.ts';
import type { ClientId, DealId, EmployeeId, InvoiceNumber, OfferId } from '../catalogue/ids.ts';
import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';
import type { Complaint } from './complaint.ts';
import type { Deal } from './deal.ts';
import type { ConsentWord, PreferenceWord } from './permissions.ts';
import { noSums, type Sums } from './sums.ts';

/** What the client is to us. */
export type Standing =
  | Readonly<{ is: 'unknown' }>
  | Readonly<{ is: 'registered' }>
  | Readonly<{ is: 'churned'; since: Instant; left: 'by itself' | 'released' }>
  | Readonly<{ is: 'archived' }>
  | Readonly<{ is: 'merged'; into: ClientId; before: Standing }>
  | Readonly<{ is: 'erased' }>;

export type Offer = Readonly<{
  dealId: DealId;
  /** The live one: the latest. */
  revision: number;
  status: 'open' | 'accepted' | 'declined' | 'expired';
  amount?: Money | undefined;
  validUntil?: DateOrInstant | undefined;
  paymentTerms?: PaymentTerms | undefined;
}>;

export type Contract = Readonly<{
  status: 'draft' | 'signed' | 'terminated';
  dealId?: DealId | undefined;
  offerId?: OfferId | undefined;
  frame: boolean;
  /** The roles that approved it as it is drawn up now. */
  approvals: readonly string[];
  total?: Money | undefined;
  until?: DateOrInstant | undefined;
  paymentTerms?: PaymentTerms | undefined;
  expired: boolean;
}>;

export type Invoice = Readonly<{ dealId?: DealId | undefined; amount: Money; paid: Sums }>;
export type Payment = Readonly<{
  amount: Money;
  refunded: number;
  dealId?: DealId | undefined;
  invoice?: InvoiceNumber | undefined;
}>;
export type Delivery = Readonly<{
  dealId?: DealId | undefined;
  /** Whether it was promised or prepared, so that the deal is not delivered without it. */
  awaited: boolean;
  prepared: boolean;
  approved: boolean;
  delivered: boolean;
}>;
export type ClientRequest = Readonly<{
  status: 'received' | 'acknowledged' | 'answered' | 'declined';
  promisedFor?: string | undefined;
}>;
export type Task = Readonly<{ employee: EmployeeId; done: boolean }>;

/** A client as far as later decisions need to know it: folded from its events, never stored. */
export type Client = Folded &
  Readonly<{
    standing: Standing;
    /** Whether it came back after it had churned, and whether a notice says so. */
    comeback: 'none' | 'unnoticed' | 'noticed';
    /** By role. */
    owners: SharedMap<EmployeeId>;
    /** Employee and role of each member. */
    team: SharedMap<true>;
    deals: SharedMap<Deal>;
    offers: SharedMap<Offer>;
    contracts: SharedMap<Contract>;
    invoices: SharedMap<Invoice>;
    payments: SharedMap<Payment>;
    deliveries: SharedMap<Delivery>;
    complaints: SharedMap<Complaint>;
    requests: SharedMap<ClientRequest>;
    tasks: SharedMap<Task>;
    /** Money received less money refunded. */
    paid: Sums;
    /** What the client, or one person of it, said about contacts, by revision. */
    preferences: SharedMap<PreferenceWord>;
    /** Consents given and withdrawn, by revision. */
    consents: SharedMap<ConsentWord>;
    /** When the company contacted the client of its own accord, in milliseconds, by revision. */
    proactive: SharedMap<number>;
    /** Campaign steps that were sent, with the response that caused a further round. */
    steps: SharedMap<true>;
    /** Campaign responses, with the campaign that they answer. */
    responses: SharedMap<string>;
    /** Contact persons, also those who left. */
    people: SharedMap<Readonly<{ present: boolean }>>;
    /** When what can be named was first there, in milliseconds, by the field that names it and its id. */
    since: SharedMap<number>;
    /** Ids of everything else that can be referred to, each with the field that names it. */
    known: SharedMap<true>;
  }>;

/** A client of whom nothing has happened yet. */
export const newClient: Client = {
  revision: -1,
  outdated: false,
  commands: SharedMap.empty(),
  standing: { is: 'unknown' },
  comeback: 'none',
  owners: SharedMap.empty(),
  team: SharedMap.empty(),
  deals: SharedMap.empty(),
  offers: SharedMap.empty(),
  contracts: SharedMap.empty(),
  invoices: SharedMap.empty(),
  payments: SharedMap.empty(),
  deliveries: SharedMap.empty(),
  complaints: SharedMap.empty(),
  requests: SharedMap.empty(),
  tasks: SharedMap.empty(),
  paid: noSums,
  preferences: SharedMap.empty(),
  consents: SharedMap.empty(),
  proactive: SharedMap.empty(),
  steps: SharedMap.empty(),
  responses: SharedMap.empty(),
  people: SharedMap.empty(),
  since: SharedMap.empty(),
  known: SharedMap.empty(),
};
