import { z } from 'zod';

import { Calendar } from '../calendar/calendar.ts';
import { eventProblems } from '../catalogue/event-problems.ts';
import { Channel, Label, TimeOfDay } from '../catalogue/fields.ts';
import { digestOf } from '../event/canonical.ts';
import { InvalidRules } from './invalid-rules.ts';
import { defaultPipeline, Pipeline } from './pipeline.ts';

const Rules = z.strictObject({
  name: z.string().min(1).default('default'),
  version: z.string().min(1).default('1'),
  /** IANA zone: until when does a bare date last, what time of day is it. */
  zone: z.string().refine(isZone, 'is no IANA time zone such as Europe/Berlin').default('UTC'),
  contract: z
    .strictObject({
      /** The roles that must approve a contract before it is signed: director, accountant … */
      approvals: z.array(Label).default([]),
    })
    .prefault({}),
  closing: z
    .strictObject({
      /** When a deal may be closed as won. */
      won: z.enum(['delivered-and-paid', 'paid']).default('delivered-and-paid'),
      /** Also the act of delivery must be signed. */
      actSigned: z.boolean().default(false),
    })
    .prefault({}),
  complaints: z
    .strictObject({
      /** Complaints of low severity may be resolved without an investigation. */
      trivialMaySkipInvestigation: z.boolean().default(false),
    })
    .prefault({}),
  /** What the company forbids itself with every client, beside what the client forbids. */
  contact: z
    .strictObject({
      forbiddenChannels: z.array(Channel).min(1).optional(),
      hours: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).optional(),
      maxPerPeriod: z.strictObject({ count: z.int().nonnegative(), days: z.int().positive() }).optional(),
    })
    .prefault({}),
  /** By name; a deal that names none goes through `default`. */
  pipelines: z
    .record(Label, Pipeline)
    .refine((pipelines) => 'default' in pipelines, 'one of them is the default')
    .prefault({ default: defaultPipeline }),
});

/** What binds decisions, complete by defaults. Reports do not read it, and what-if does not touch it. */
export type Rules = Readonly<z.output<typeof Rules>>;
export type RulesInput = z.input<typeof Rules>;

/**
 * Complete rules from partial ones. Throws `InvalidRules`, which names the entry.
 *
 * @example
 * parseRules({ name: 'strict', contract: { approvals: ['director', 'accountant'] } });
 */
export function parseRules(input: unknown = {}): Rules {
  const parsed = Rules.safeParse(input);
  if (parsed.success) return parsed.data;
  const [{ path, problem }] = eventProblems(parsed.error);
  throw new InvalidRules(path, problem);
}

const versions = new WeakMap<Rules, string>();

/** What an event says of the rules that it was judged by: name, version and digest of the content. */
export function rulesVersionOf(rules: Rules): string {
  const known = versions.get(rules);
  if (known !== undefined) return known;
  const version = `${rules.name}/${rules.version}/${digestOf(rules)}`;
  versions.set(rules, version);
  return version;
}

function isZone(zone: string): boolean {
  try {
    return Calendar.of(zone).zone === zone;
  } catch {
    return false;
  }
}
