import { z } from 'zod';

import { Money } from '../money/money.ts';
import { Instant } from '../time/instant.ts';
import { named } from './named.ts';
import { personal } from './personal.ts';

/** A word or short phrase from the company's own list. It is counted and grouped by, so it is never personal. */
export const Label = named(
  'Label',
  z
    .string()
    .normalize('NFC')
    .regex(/^(?=.*\S)[^\p{Cc}\p{Cs}]{1,200}$/u, 'a word or phrase of 1 to 200 printable characters'),
  'a word or short phrase that is counted and grouped by: never personal data',
);

/** What a person wrote freely. Always personal, since nobody knows what is in it. */
export const FreeText = named(
  'FreeText',
  personal(z.string().regex(/^(?=[\s\S]*\S)[^\p{Cs}]{1,20000}$/u, 'a text of 1 to 20,000 characters')),
  'a text of a person; stored sealed',
);

/** A name, address, phone number or the like. */
export const PersonalLine = named(
  'PersonalLine',
  personal(z.string().regex(/^(?=.*\S)[^\p{Cc}\p{Cs}]{1,500}$/u, 'a line of 1 to 500 printable characters')),
  'a line that names or reaches a person; stored sealed',
);

/** A calendar day, `2026-12-31`, of the company's zone. */
export const BareDate = named('BareDate', z.iso.date({ error: 'a day such as 2026-12-31' }));

/** A birthday, stored sealed. */
export const Birthday = named('Birthday', personal(z.iso.date({ error: 'a day such as 1980-02-29' })));

/** A day or an instant that somebody is held to. It stays as written: a bare day lasts until 00:00 of the next. */
export const DateOrInstant = named(
  'DateOrInstant',
  z.union([BareDate, Instant], {
    error: 'a day such as 2026-12-31 or an instant such as 2026-12-31T09:30:00.000Z',
  }),
  'a day (it lasts until 00:00 of the next one in the company’s zone) or a UTC instant',
);
export type DateOrInstant = z.output<typeof DateOrInstant>;

/** A calendar month, `2026-12`. */
export const Month = named('Month', z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-12'));

/** A time of day, `09:30`. */
export const TimeOfDay = named(
  'TimeOfDay',
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:30'),
);

named('Money', Money, 'integer minor units of an ISO 4217 currency');
named('Instant', Instant);

export const NonNegativeMoney = named(
  'NonNegativeMoney',
  Money.extend({ minor: z.int().nonnegative('must not be negative') }),
);

export const PositiveMoney = named(
  'PositiveMoney',
  Money.extend({ minor: z.int().positive('must be more than zero') }),
);

/** A price of one unit that may be finer than the currency's minor unit. */
export const FinePrice = named(
  'FinePrice',
  z.strictObject({
    decimal: z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/, 'a decimal number such as 0.1250'),
    currency: Money.shape.currency,
  }),
  'a decimal price that may be finer than the minor unit; rounded once a line, half-even',
);
export type FinePrice = Readonly<z.output<typeof FinePrice>>;

/** The price of one unit. */
export const UnitPrice = named('UnitPrice', z.union([Money, FinePrice]));
export type UnitPrice = z.output<typeof UnitPrice>;

/** 0 to 100. */
export const Percent = named('Percent', z.number().min(0).max(100));

/** 0 to 1. */
export const Score = named('Score', z.number().min(0).max(1), 'from 0 (least) to 1 (most)');

export const Quantity = named('Quantity', z.number().positive('must be more than zero'));

/** Off the price: a share or an amount. */
export const Discount = named('Discount', z.union([z.strictObject({ percent: Percent }), NonNegativeMoney]));
export type Discount = z.output<typeof Discount>;

/** The way a contact goes; a company may have ways of its own. */
export const Channel = named('Channel', Label.clone(), 'email, phone, post, sms, messenger, web, meeting, or your own');

/** A contact the client asked for, or one that the company began. */
export const ContactDirection = z.enum(['reactive', 'proactive']);
export type ContactDirection = z.output<typeof ContactDirection>;

export const OwnerRole = z.enum(['account-executive', 'account-manager']);
export type OwnerRole = z.output<typeof OwnerRole>;

export const Severity = z.enum(['low', 'medium', 'high', 'critical']);
export type Severity = z.output<typeof Severity>;

/** Data of any JSON shape that belongs to a host: a policy, a programme. */
export const JsonContent = named(
  'JsonContent',
  z.record(z.string().min(1).max(200), z.json()),
  'an object of any JSON values',
);
