import type { Catalogue } from './catalogue.ts';
import type { EventDefinitions } from './define-event.ts';
import { type EventBody, isEventBody } from './event-body.ts';
import { type EventPath, formatPath } from './event-path.ts';
import { isSealed } from './personal.ts';
import { type OnPersonalField, personalFieldsOf } from './personal-fields.ts';

type Known = Pick<Catalogue<EventDefinitions>, 'definitionOf'>;

/**
 * A copy of a body with every personal field replaced; the fields of a corrected body are those of
 * the corrected type. A type that the catalogue does not know has none.
 */
export function mapPersonal(
  { definitionOf }: Known,
  type: string,
  data: EventBody,
  replace: OnPersonalField,
): EventBody {
  return mapFrom(definitionOf, type, data, [], replace);
}

function mapFrom(
  definitionOf: Known['definitionOf'],
  type: string,
  data: EventBody,
  path: EventPath,
  replace: OnPersonalField,
): EventBody {
  const definition = definitionOf(type);
  if (!definition) return data;
  const mapped = personalFieldsOf(definition.body)?.(data, path, replace) ?? data;
  if (!isEventBody(mapped)) return data;
  if (!definition.carriesEvent || typeof mapped['type'] !== 'string' || !isEventBody(mapped['data'])) return mapped;
  return {
    ...mapped,
    data: mapFrom(definitionOf, mapped['type'], mapped['data'], [...path, 'data'], replace),
  };
}

/** A personal field of one body. */
export type PersonalField = Readonly<{ path: EventPath; value: unknown }>;

/** The personal fields that a body has, in order. */
export function personalFields(known: Known, type: string, data: EventBody): readonly PersonalField[] {
  const fields: PersonalField[] = [];
  mapPersonal(known, type, data, (value, path) => {
    fields.push({ path, value });
    return value;
  });
  return fields;
}

/**
 * Seals what is plain yet: `seal` gets the text and the place of the field in the body.
 * Runs after `checkDraft`; what comes out is what is stored.
 */
export function sealPersonal(
  known: Known,
  type: string,
  data: EventBody,
  seal: (text: string, place: string) => Promise<string> | string,
): Promise<EventBody> {
  return replaceAll(known, type, data, async ({ value, path }) =>
    typeof value === 'string' ? { sealed: await seal(value, formatPath(path)) } : value,
  );
}

/** Opens what can be opened; a field whose key is gone stays sealed (`isSealed`). */
export function openPersonal(
  known: Known,
  type: string,
  data: EventBody,
  open: (sealed: string) => Promise<string | undefined> | string | undefined,
): Promise<EventBody> {
  return replaceAll(known, type, data, async ({ value }) =>
    isSealed(value) ? ((await open(value.sealed)) ?? value) : value,
  );
}

async function replaceAll(
  known: Known,
  type: string,
  data: EventBody,
  replace: (field: PersonalField) => Promise<unknown>,
): Promise<EventBody> {
  const fields = personalFields(known, type, data);
  if (fields.length === 0) return data;
  const replaced = await Promise.all(fields.map(replace));
  let next = 0;
  return mapPersonal(known, type, data, () => replaced[next++]);
}
