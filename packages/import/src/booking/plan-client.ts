import { type Instant } from '@clientele/core';

import type { Group } from '../grouping/group.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { ClientBooking, registrationKey, type OnUnmatched } from './client-booking.ts';
import { type Draft, partsOfKey } from './draft.ts';
import { rowOfFact, rowOfGroup } from './row-name.ts';
import type { StoredClient, StoredFact } from './stored-client.ts';
import { mergedGroups } from './stored-groups.ts';

/** What a client's stream should hold of the source. */
export type ClientPlan = Readonly<{
  drafts: readonly Draft[];
  /** Facts that the tables, or the cancellations known now, no longer bear out. */
  obsolete: readonly StoredFact[];
}>;

export type PlanOptions = Readonly<{
  mapping: Mapping;
  clientId: string;
  attributed: boolean;
  onUnmatched: OnUnmatched;
}>;

/** Plans all events of a client from its groups and from what earlier imports booked. */
export function planClient(groups: readonly Group[], stored: StoredClient, options: PlanOptions): ClientPlan {
  const { mapping, clientId, attributed } = options;
  // Rows of the log were told of when they came.
  const onUnmatched: OnUnmatched = (group, rows, line) => {
    if (rows.length > 0) options.onUnmatched(group, rows, line);
  };
  const booking = new ClientBooking(mapping, attributed, onUnmatched);
  const drafts = [...registration(booking, groups, stored, options)];
  for (const group of mergedGroups(mapping, clientId, groups, stored.facts.values()))
    drafts.push(...booking.book(group));
  return { drafts, obsolete: obsoleteFacts(mapping, groups, stored, drafts) };
}

/** A client is registered at its earliest row, and an earlier one found later corrects that. */
export function registration(
  booking: ClientBooking,
  groups: readonly Group[],
  { facts, registeredElsewhere }: Pick<StoredClient, 'facts' | 'registeredElsewhere'>,
  { mapping, clientId }: Pick<PlanOptions, 'mapping' | 'clientId'>,
): readonly Draft[] {
  const [first] = groups;
  if (first === undefined || registeredElsewhere || clientId === 'company') return [];
  const known = facts.get(registrationKey(mapping));
  if (known !== undefined && !known.retracted && isEarlier(known.occurredAt, first.at)) return [];
  return [booking.register(first.profile, first.at)];
}

const isEarlier = (a: Instant, b: Instant): boolean => a < b;

/** Refunds that another matching has replaced, and what a keyed row no longer says. */
function obsoleteFacts(
  mapping: Mapping,
  groups: readonly Group[],
  stored: StoredClient,
  drafts: readonly Draft[],
): readonly StoredFact[] {
  const wanted = new Set(drafts.map(({ key }) => key));
  const rows = new Set(groups.flatMap((group) => rowOfGroup(mapping, group) ?? []));
  return [...stored.facts.values()].filter(({ key, retracted, byHand }) => {
    if (wanted.has(key) || retracted || byHand) return false;
    const [, , , , ofPayment] = partsOfKey(key);
    const row = rowOfFact(mapping, key);
    return ofPayment !== undefined || (row !== undefined && rows.has(row));
  });
}
