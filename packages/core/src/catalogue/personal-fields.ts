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
  known.set(schema, undefined); // a schema that contains itself has been seen on its way down
  const fields = within(schema);
  known.set(schema, fields);
  return fields;
}

function within(schema: Schema): PersonalFields | undefined {
  if (schema instanceof z.ZodObject) return ofObject(schema.shape);
  if (schema instanceof z.ZodArray) return ofEach(personalFieldsOf(schema.element));
  if (schema instanceof z.ZodRecord) return ofEach(personalFieldsOf(schema.valueType));
  if (schema instanceof z.ZodUnion) return ofAlternatives(schema.options);
  if (schema instanceof z.ZodLazy) return personalFieldsOf(schema.unwrap());
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return ofPresent(personalFieldsOf(schema.unwrap()));
  return undefined;
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
