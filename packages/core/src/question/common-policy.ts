import { z } from 'zod';

const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code of three capital letters');
const rate = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number such as 0.9137');

/** What every policy holds: the company's zone and how its money is added up. */
export const commonPolicy = {
  /** Printed with every report. */
  name: z.string().default('default'),
  /** IANA zone that answers calendar questions: which day, which month. */
  zone: z.string().default('UTC'),
  /** Currency of sums; default the only one that occurs. */
  currency: currencyCode.optional(),
  /** Dated rates into the policy's currency: 1 unit of `from` is `rate` (decimal) units of it, from that date on. */
  rates: z.array(z.strictObject({ from: currencyCode, date: z.iso.date(), rate })).default([]),
};
