import { z } from 'zod';

import { Calendar } from '../calendar/calendar.ts';
import type { EventDefinition, EventDefinitions } from '../catalogue/define-event.ts';
import { draftCopy } from '../catalogue/draft-copy.ts';
import { isEventBody } from '../catalogue/event-body.ts';
import { eventProblems } from '../catalogue/event-problems.ts';
import { InvalidEvent } from '../catalogue/invalid-event.ts';
import { idFromKey } from '../event/ids.ts';
import { type Instant, instantOf } from '../time/instant.ts';
import { currencyProblems } from './currency-problems.ts';
import { UnknownCommand } from './unknown-command.ts';
import type { Command, CommandSpec, CompleteCommand } from './command.ts';

/** What the caller's surroundings give to a command that does not bring it. */
export type Completion = Readonly<{ now: Instant; key: string; zone: string }>;

/** Completes the commands of one call: each by its own key, or the call's with its place in it. */
export function completeAllOf(
  commands: readonly Command[],
  specs: Readonly<Record<string, CommandSpec>>,
  events: EventDefinitions,
  { key, ...completion }: Completion,
): readonly CompleteCommand[] {
  return commands.map((command, index) => {
    const spec = specs[command.type];
    const definition = spec && events[spec.gives];
    if (!definition) throw new UnknownCommand(command.type, Object.keys(specs));
    const own = commands.length === 1 ? key : `${key}/${String(index)}`;
    return completeCommand(command, spec, definition, { ...completion, key: own });
  });
}

const schemas = new WeakMap<CommandSpec, z.ZodObject>();

/**
 * Gives a command its time, its key and the ids of what it opens, and checks its data.
 * The same key and time give the same ids. Throws `InvalidEvent` naming the field, and `InvalidInstant`.
 */
function completeCommand(
  { type, data, ...options }: Command,
  spec: CommandSpec,
  { body }: EventDefinition,
  { now, key: givenKey, zone }: Completion,
): CompleteCommand {
  const key = options.key ?? givenKey;
  const occurredAt = options.occurredAt === undefined ? now : instantOf(Calendar.of(zone).parse(options.occurredAt));
  const copy = draftCopy(type, data);
  const made = spec.opens ?? spec.names;
  const unnamed = made !== undefined && isEventBody(copy) && copy[made] === undefined;
  const withId = unnamed ? { ...copy, [made]: idFromKey(occurredAt, made, key) } : copy;
  const checked = schemaOf(spec, body).safeParse(withId);
  if (!checked.success) throw new InvalidEvent(type, eventProblems(checked.error));
  const [problem, ...others] = currencyProblems(checked.data);
  if (problem) throw new InvalidEvent(type, [problem, ...others]);
  const unsaid = [...(options.occurredAt === undefined ? ['occurredAt'] : []), ...(unnamed ? [`data.${made}`] : [])];
  return { ...options, type, data: checked.data, occurredAt, key, ...(unsaid.length > 0 && { made: unsaid }) };
}

function schemaOf(spec: CommandSpec, body: z.ZodObject): z.ZodObject {
  const known = schemas.get(spec);
  if (known) return known;
  const derived = [...(spec.derives ?? []), ...(spec.finds === undefined ? [] : [spec.finds])];
  const schema = derived.length === 0 ? body : leavingOut(body, derived);
  schemas.set(spec, schema);
  return schema;
}

// Bodies with derived fields have no check across fields, so taking the shape apart loses nothing.
function leavingOut({ shape }: z.ZodObject, fields: readonly string[]): z.ZodObject {
  const optional = Object.entries(shape)
    .filter(([field]) => fields.includes(field))
    .map(([field, schema]) => [field, z.optional(schema)] as const);
  return z.strictObject({ ...shape, ...Object.fromEntries(optional) });
}
