import { z } from 'zod';

import type { EventPath } from './event-path.ts';
import { isEventBody } from './event-body.ts';
import { isPersonal } from './personal.ts';

/** What is done with one personal field of a body. */
export type OnPersonalField = (value: unknown, path: EventPath) => unknown;

/** Copies a value with its personal fields replaced. */
export type PersonalFields = (value: unknown, path: EventPath, replace: OnPersonalField) => unknown;

type Schema = z.core.$ZodType;

const known = new WeakMap<Schema, PersonalFields | undefined>();

/**
 * Finds the personal fields that a schema marks, however deep in objects, lists, records and
 * alternatives; undefined where it marks none.
 */
export function personalFieldsOf(schema: Schema): PersonalFields | undefined {
  if (isPersonal(schema)) return (value, path, replace) => replace(value, path);
  if (known.has(schema)) return known.get(schema);
  if (!marksAny(schema, new Set())) {
    known.set(schema, undefined);
    return undefined;
  }
  // A schema that contains itself meets itself on the way down: what it marks is known once it is read.
  known.set(schema, (value, path, replace) => known.get(schema)?.(value, path, replace) ?? value);
  const fields = within(schema);
  known.set(schema, fields);
  return fields;
}

/** Whether the schema, or one that it is made of, is marked. */
function marksAny(schema: Schema, seen: Set<Schema>): boolean {
  if (isPersonal(schema)) return true;
  if (seen.has(schema)) return false;
  seen.add(schema);
  return partsOf(schema).some((part) => marksAny(part, seen));
}

function partsOf(schema: Schema): readonly Schema[] {
  if (schema instanceof z.ZodObject) return Object.values<Schema>(schema.shape);
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodUnion) return schema.options;
  if (schema instanceof z.ZodTuple)
    return [...schema.def.items, ...(schema.def.rest === null ? [] : [schema.def.rest])];
  if (schema instanceof z.ZodIntersection) return [schema.def.left, schema.def.right];
  if (schema instanceof z.ZodPipe) return [schema.in];
  return isWrapper(schema) ? [schema.unwrap()] : [];
}

type Wrapper = Schema & Readonly<{ unwrap: () => Schema }>;

const isWrapper = (schema: Schema): schema is Wrapper =>
  schema instanceof z.ZodLazy ||
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodPrefault ||
  schema instanceof z.ZodCatch ||
  schema instanceof z.ZodNonOptional ||
  schema instanceof z.ZodReadonly;

function within(schema: Schema): PersonalFields | undefined {
  if (schema instanceof z.ZodObject) return ofObject(schema.shape);
  if (schema instanceof z.ZodArray) return ofEach(personalFieldsOf(schema.element));
  if (schema instanceof z.ZodRecord) return ofEach(personalFieldsOf(schema.valueType));
  if (schema instanceof z.ZodUnion) return ofAlternatives(schema.options);
  if (schema instanceof z.ZodTuple) return ofPlaces(schema);
  if (schema instanceof z.ZodIntersection) return ofBoth(schema);
  if (schema instanceof z.ZodPipe) return personalFieldsOf(schema.in);
  if (isWrapper(schema)) return ofPresent(personalFieldsOf(schema.unwrap()));
  return undefined;
}

function ofPlaces({ def }: z.ZodTuple): PersonalFields | undefined {
  const places = def.items.map(personalFieldsOf);
  const rest = def.rest === null ? undefined : personalFieldsOf(def.rest);
  if ([...places, rest].every((fields) => fields === undefined)) return undefined;
  return (value, path, replace) =>
    Array.isArray(value)
      ? value.map(
          (item: unknown, at) => (at < places.length ? places[at] : rest)?.(item, [...path, at], replace) ?? item,
        )
      : value;
}

function ofBoth({ def }: z.ZodIntersection): PersonalFields | undefined {
  const [left, right] = [personalFieldsOf(def.left), personalFieldsOf(def.right)];
  if (left === undefined || right === undefined) return left ?? right;
  return (value, path, replace) => right(left(value, path, replace), path, replace);
}

function ofPresent(fields: PersonalFields | undefined): PersonalFields | undefined {
  return fields && ((value, path, replace) => (value === null ? value : fields(value, path, replace)));
}

function ofObject(shape: Readonly<Record<string, Schema>>): PersonalFields | undefined {
  const marked = Object.entries(shape).flatMap(([name, field]) => {
    const fields = personalFieldsOf(field);
    return fields ? [{ name, fields }] : [];
  });
  if (marked.length === 0) return undefined;
  return (value, path, replace) => {
    if (!isEventBody(value)) return value;
    const copy: Record<string, unknown> = { ...value };
    for (const { name, fields } of marked)
      if (copy[name] !== undefined) copy[name] = fields(copy[name], [...path, name], replace);
    return copy;
  };
}

function ofEach(fields: PersonalFields | undefined): PersonalFields | undefined {
  if (!fields) return undefined;
  return (value, path, replace) => {
    if (Array.isArray(value)) return value.map((item: unknown, at) => fields(item, [...path, at], replace));
    if (!isEventBody(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, fields(item, [...path, name], replace)]),
    );
  };
}

function ofAlternatives(options: readonly Schema[]): PersonalFields | undefined {
  if (options.every((option) => personalFieldsOf(option) === undefined)) return undefined;
  return (value, path, replace) => {
    const chosen = options.find((option) => z.safeParse(option, value).success);
    return (chosen && personalFieldsOf(chosen)?.(value, path, replace)) ?? value;
  };
}
