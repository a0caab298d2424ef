import { z } from 'zod';

import { Contacts, clientProfile } from '../../catalogue/client-profile.ts';
import { defineEvent } from '../../catalogue/define-event.ts';
import { BareDate, Birthday, DateOrInstant, FreeText, Label, OwnerRole, PersonalLine } from '../../catalogue/fields.ts';
import { ClientId, DealId, DirectionId, EmployeeId, GoalId, PersonId, ProductId } from '../../catalogue/ids.ts';
import { Money } from '../../money/money.ts';

const family = 'registered';
const profile = z.strictObject(clientProfile);
const place = { department: Label.optional(), branch: Label.optional() };

/** Who the client is, who of us works with it, and what both mean to reach. */
export const registeredEvents = {
  ClientRegistered: defineEvent({
    family,
    version: 1,
    says: 'A person or an organisation became known to the company as a client of its own.',
    body: z
      .strictObject({
        kind: z.enum(['person', 'organisation', 'unattributed']),
        ...profile.partial().shape,
        contacts: Contacts.optional(),
      })
      .refine(({ kind, name }) => kind === 'unattributed' || name !== undefined, {
        error: 'a person or an organisation has a name',
        path: ['name'],
      }),
  }),
  ClientProfileChanged: defineEvent({
    family,
    version: 1,
    says: 'Something else became true of the client; what is null is known no longer, what is absent stays.',
    body: z
      .strictObject({
        name: clientProfile.name.optional(),
        industry: clientProfile.industry.nullish(),
        activity: clientProfile.activity.nullish(),
        hasBranches: clientProfile.hasBranches.nullish(),
        size: clientProfile.size.nullish(),
        mainClients: clientProfile.mainClients.nullish(),
        yearFounded: clientProfile.yearFounded.nullish(),
        ageBand: clientProfile.ageBand.nullish(),
        occupation: clientProfile.occupation.nullish(),
        country: clientProfile.country.nullish(),
        region: clientProfile.region.nullish(),
        parameters: z
          .record(clientProfile.parameters.keyType, clientProfile.parameters.valueType.nullable())
          .optional(),
        source: clientProfile.source.nullish(),
        referredByClientId: clientProfile.referredByClientId.nullish(),
        parentClientId: clientProfile.parentClientId.nullish(),
        birthday: clientProfile.birthday.nullish(),
        contacts: Contacts.optional(),
      })
      .refine((changes) => Object.values(changes).some((value) => value !== undefined), 'a change names what changes'),
  }),
  ContactPersonAdded: defineEvent({
    family,
    version: 1,
    says: 'A human at the client became known, or what is known of the person changed.',
    body: z.strictObject({
      personId: PersonId,
      name: PersonalLine,
      role: Label.optional(),
      contacts: Contacts.optional(),
      birthday: Birthday.optional(),
      note: FreeText.optional(),
    }),
  }),
  ContactPersonRemoved: defineEvent({
    family,
    version: 1,
    says: 'A contact person is no longer at the client.',
    body: z.strictObject({ personId: PersonId, why: FreeText.optional() }),
  }),
  OwnerAssigned: defineEvent({
    family,
    version: 1,
    says: 'An employee became responsible for the client.',
    body: z.strictObject({ employee: EmployeeId, role: OwnerRole, ...place }),
  }),
  OwnerHandedOver: defineEvent({
    family,
    version: 1,
    says: 'The responsibility for the client went from one employee to another; role and place are the new owner’s.',
    body: z.strictObject({
      from: EmployeeId,
      to: EmployeeId,
      role: OwnerRole,
      fromRole: OwnerRole.optional(),
      ...place,
      why: FreeText.optional(),
    }),
  }),
  AccountTeamMemberAssigned: defineEvent({
    family,
    version: 1,
    says: 'An employee joined the team that serves the client.',
    body: z.strictObject({ employee: EmployeeId, role: Label, ...place }),
  }),
  AccountTeamMemberRemoved: defineEvent({
    family,
    version: 1,
    says: 'An employee left the team that serves the client.',
    body: z.strictObject({
      employee: EmployeeId,
      role: Label.optional(),
      why: FreeText.optional(),
    }),
  }),
  RelatedBusinessRecorded: defineEvent({
    family,
    version: 1,
    says: 'Another business is related to the client: its owner, subsidiary, supplier, partner.',
    body: z
      .strictObject({
        relation: Label,
        relatedClientId: ClientId.optional(),
        name: PersonalLine.optional(),
        note: FreeText.optional(),
      })
      .refine(({ relatedClientId, name }) => relatedClientId !== undefined || name !== undefined, {
        error: 'a related business is a client of ours or has a name',
        path: ['name'],
      }),
  }),
  ClientGoalRecorded: defineEvent({
    family,
    version: 1,
    says: 'A need or an aim of the client was understood, or its progress noted under the same id.',
    body: z.strictObject({
      goalId: GoalId,
      kind: z.enum(['need', 'aim']),
      /** An aim of both sides, not the client's alone. */
      joint: z.boolean(),
      goal: FreeText,
      measure: FreeText.optional(),
      date: DateOrInstant.optional(),
      benefitDelivered: FreeText.optional(),
    }),
  }),
  ClientDevelopmentPlanned: defineEvent({
    family,
    version: 1,
    says: 'The next product for the client was planned; a later plan for the product takes its place.',
    body: z.strictObject({
      product: ProductId,
      direction: DirectionId.optional(),
      date: DateOrInstant,
      amount: Money.optional(),
      milestones: z.array(z.strictObject({ what: FreeText, date: DateOrInstant })).optional(),
      owner: EmployeeId.optional(),
    }),
  }),
  NoteAdded: defineEvent({
    family,
    version: 1,
    says: 'Somebody wrote something down about the client.',
    body: z.strictObject({
      text: FreeText,
      dealId: DealId.optional(),
      personId: PersonId.optional(),
    }),
  }),
  ClientMerged: defineEvent({
    family,
    version: 1,
    says: 'The client turned out to be another one; its history stays here and is counted there.',
    body: z.strictObject({ intoClientId: ClientId, why: FreeText.optional() }),
  }),
  ClientMergeUndone: defineEvent({
    family,
    version: 1,
    says: 'The merge was a mistake: the client is one of its own again.',
    body: z.strictObject({ intoClientId: ClientId, why: FreeText.optional() }),
  }),
  ClientArchived: defineEvent({
    family,
    version: 1,
    says: 'Nothing more is expected of the client.',
    body: z.strictObject({ since: BareDate.optional(), why: FreeText.optional() }),
  }),
} as const;
