import { Calendar, currencyDigits, UnknownZone, InvalidAmount } from '@clientele/core';
import { encodingExists } from 'iconv-lite';

import { dateFormatProblem } from './date-format-problem.ts';
import type { Entry, EntryOf } from './entry.ts';
import { formatPath } from './format-path.ts';
import { InvalidMapping } from './invalid-mapping.ts';
import type { Mapping } from './mapping.ts';

/** The family of an event type; undefined for a type that there is not. */
export type FamilyOf = (type: string) => string | undefined;

/** Whether everything that a mapping names is there. Throws `InvalidMapping`. */
export function checkReferences(mapping: Mapping, familyOf: FamilyOf): void {
  const refuse: Refuse = (entry, problem) => {
    throw new InvalidMapping(mapping.name, entry, problem);
  };
  if (mapping.currency !== undefined) checkCurrency(mapping.currency, refuse);
  for (const [name, { encoding }] of Object.entries(mapping.tables))
    if (!isKnown(encoding))
      refuse(`tables.${name}.encoding`, `"${encoding}" is no known character set: write one such as windows-1252`);
  const seen = new Set<string>();
  mapping.entries.forEach((entry, index) => {
    const at = `entries[${String(index)}]`;
    if (seen.has(entry.name))
      refuse(`${at}.name`, `"${entry.name}" is the name of an earlier entry too: each has its own`);
    seen.add(entry.name);
    checkEntry(mapping, entry, at, refuse);
    if ('event' in entry) checkEvent(entry, familyOf(entry.event), at, refuse);
  });
  checkValues(mapping, mapping.names, refuse);
}

const isKnown = (encoding: string): boolean => encodingExists(encoding);

type Refuse = (entry: string, problem: string) => never;

function checkEntry(mapping: Mapping, entry: Entry, at: string, refuse: Refuse): void {
  const table = mapping.tables[entry.from];
  if (table === undefined)
    return refuse(`${at}.from`, `there is no table "${entry.from}": ${named('table', mapping.tables)}`);
  if (entry.book !== 'company') checkClient(mapping, entry, at, refuse);
  if (entry.book === 'sale') checkSale(mapping, entry, at, refuse);
}

function checkEvent(
  { book, event }: EntryOf<'event' | 'company'>,
  family: string | undefined,
  at: string,
  refuse: Refuse,
): void {
  const instead = moneyEvents.get(event);
  if (instead !== undefined) refuse(`${at}.event`, `${event} is not made by an event entry: ${instead}`);
  if (family === undefined)
    refuse(`${at}.event`, `there is no event type "${event}": see the reference of the catalogue`);
  if ((family === 'company') !== (book === 'company'))
    refuse(
      `${at}.book`,
      `${event} is ${family === 'company' ? 'about our own side: book it as "company"' : 'about a client: book it as "event"'}`,
    );
}

/** Events that keep books: what one row says is not enough to make them. */
const moneyEvents: ReadonlyMap<string, string> = new Map([
  ['ClientRegistered', 'clients are registered at their earliest row'],
  ['PaymentReceived', 'write an entry that books a "sale"'],
  ['PaymentRefunded', 'write an entry that books a "sale"'],
  ['EventRetracted', 'an import retracts by itself'],
  ['EventCorrected', 'an import corrects by itself'],
]);

/** Lists of names, zones and formats of dates may be named anywhere. */
function checkValues(value: unknown, names: Mapping['names'], refuse: Refuse, path: readonly PropertyKey[] = []): void {
  if (Array.isArray(value))
    value.forEach((member, index) => {
      checkValues(member, names, refuse, [...path, index]);
    });
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) {
      const here = [...path, key];
      if (key === '$value') continue;
      if (key === 'zone' && typeof member === 'string') checkZone(member, formatPath(here), refuse);
      else if (key === 'format' && 'column' in value && typeof member === 'string')
        checkFormat(member, formatPath(here), refuse);
      else if (key === 'names' && '$column' in value && typeof member === 'string') {
        if (!(member in names))
          refuse(formatPath(here), `there is no list "${member}": ${named('list of names', names)}`);
      } else checkValues(member, names, refuse, here);
    }
}

function checkFormat(format: string, at: string, refuse: Refuse): void {
  const problem = dateFormatProblem(format);
  if (problem !== undefined) refuse(at, problem);
}

function checkClient(mapping: Mapping, entry: Exclude<Entry, { book: 'company' }>, at: string, refuse: Refuse): void {
  const names = Object.keys(mapping.clients);
  if (entry.client === undefined ? names.length === 1 : names.includes(entry.client)) return;
  refuse(
    `${at}.client`,
    entry.client === undefined
      ? `says which of the clients is meant: ${named('client', mapping.clients)}`
      : `there is no client "${entry.client}": ${named('client', mapping.clients)}`,
  );
}

function checkSale(mapping: Mapping, entry: EntryOf<'sale'>, at: string, refuse: Refuse): void {
  if (entry.amount === undefined && (entry.quantity === undefined || entry.unitPrice === undefined))
    refuse(`${at}.amount`, 'an amount is a column of its own, or made of "quantity" and "unitPrice"');
  if (entry.invoice !== undefined && entry.key !== undefined)
    refuse(`${at}.key`, 'rows are told apart by their invoice or by a key, not by both');
  if (entry.cancellation !== undefined && (entry.quantity === undefined || entry.unitPrice === undefined))
    refuse(
      `${at}.cancellation`,
      'cancellations are matched by product and unit price: name "quantity" and "unitPrice"',
    );
  if (entry.currency === undefined && mapping.currency === undefined)
    refuse('currency', `name the currency of the amounts, here or in ${at}`);
}

function checkZone(zone: string, at: string, refuse: Refuse): void {
  try {
    Calendar.of(zone);
  } catch (error) {
    if (error instanceof UnknownZone) refuse(at, error.message);
    throw error;
  }
}

function checkCurrency(currency: string, refuse: Refuse): void {
  try {
    currencyDigits(currency);
  } catch (error) {
    if (error instanceof InvalidAmount) refuse('currency', error.message);
    throw error;
  }
}

const named = (what: string, known: Readonly<Record<string, unknown>>): string =>
  Object.keys(known).length === 0 ? `the mapping has no ${what}` : `there is ${Object.keys(known).join(', ')}`;
