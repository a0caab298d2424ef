import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { Channel, FreeText, Label, PersonalLine } from '../../catalogue/fields.ts';
import { ContractId, DealId, DocumentId, InvoiceNumber, OfferId, PersonId } from '../../catalogue/ids.ts';

const family = 'documented';

const document = {
  documentId: DocumentId,
  kind: Label,
  template: z.strictObject({ name: Label, version: Label }).optional(),
  /** A path or an address; it may name a person, so it is stored sealed. */
  keptAt: PersonalLine.optional(),
  dealId: DealId.optional(),
  offerId: OfferId.optional(),
  contractId: ContractId.optional(),
  invoice: InvoiceNumber.optional(),
  personId: PersonId.optional(),
  note: FreeText.optional(),
};

/** Papers that went to and fro. */
export const documentedEvents = {
  DocumentSent: defineEvent({
    family,
    version: 1,
    says: 'A document was sent to the client.',
    body: z.strictObject({ ...document, channel: Channel.optional() }),
  }),
  DocumentReceived: defineEvent({
    family,
    version: 1,
    says: 'A document came from the client.',
    body: z.strictObject({ ...document, channel: Channel.optional() }),
  }),
  DocumentSigned: defineEvent({
    family,
    version: 1,
    says: 'A document was signed.',
    body: z.strictObject({ ...document, by: z.enum(['client', 'company', 'both']) }),
  }),
} as const;
