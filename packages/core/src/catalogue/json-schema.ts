import { z } from 'zod';

import type { EventDefinition, EventDefinitions } from './define-event.ts';
import { schemaNames } from './named.ts';
import { isPersonal } from './personal.ts';

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema of every event body in its current version, by event type. Shared shapes are
 * `$defs`; personal fields carry `x-personal` and may be plain (a draft) or sealed (stored).
 *
 * @example
 * jsonSchemas(catalogue().events)['NoteAdded']?.description; // => 'Somebody wrote something down about the client.'
 */
export function jsonSchemas(events: EventDefinitions): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(events).map(([type, definition]) => [type, jsonSchemaOf(type, definition)]));
}

function jsonSchemaOf(type: string, { family, version, says, body }: EventDefinition): JsonSchema {
  const schema = z.toJSONSchema(body, {
    metadata: schemaNames,
    override: ({ zodSchema, jsonSchema }) => {
      if (isPersonal(zodSchema)) jsonSchema['x-personal'] = true;
    },
  });
  return { ...schema, title: type, description: says, 'x-family': family, 'x-version': version };
}
