import { type EventBody, isEventBody } from '../catalogue/event-body.ts';
import { isSealed } from '../catalogue/personal.ts';
import type { CommandSpec, CompleteCommand } from './command.ts';
import type { PastEvent } from './decided-event.ts';

/**
 * In which fields a repeated command says something else than the first time: `occurredAt`,
 * `data.amount`. What nobody said, what only we know and what cannot be read any more does not count.
 */
export function whatDiffers(command: CompleteCommand, spec: CommandSpec, first: PastEvent): readonly string[] {
  const { made = [], occurredAt } = command;
  const [said, before] = [bodyOf(command.data), bodyOf(first.data)];
  const ours = [spec.opens, spec.names, spec.finds, ...(spec.derives ?? []), ...(spec.adds ?? [])];
  const isSaid = (field: string): boolean => field in said && !made.includes(`data.${field}`);
  const fields = [...new Set([...Object.keys(said), ...Object.keys(before)])].filter(
    (field) => (isSaid(field) || !ours.includes(field)) && !isSame(said[field], before[field]),
  );
  const moved = !made.includes('occurredAt') && occurredAt !== first.meta.occurredAt;
  return [...(moved ? ['occurredAt'] : []), ...fields.map((field) => `data.${field}`)];
}

const bodyOf = (data: unknown): EventBody => (isEventBody(data) ? data : {});

function isSame(a: unknown, b: unknown): boolean {
  if (isSealed(a) || isSealed(b)) return true;
  // What a correction carries comes in as it was typed, and is stored as its own schema spells it.
  if (typeof a === 'string' && typeof b === 'string') return a.normalize('NFC') === b.normalize('NFC');
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right]: readonly [EventBody, EventBody] = [{ ...a }, { ...b }];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => isSame(left[name], right[name]));
}
