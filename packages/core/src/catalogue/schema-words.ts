import type { JsonSchema } from './json-schema.ts';

/** What a field holds, in words for a table cell: `list of [LineItem](#lineitem)`. */
export function schemaWords(schema: JsonSchema | boolean | undefined): string {
  if (schema === undefined || typeof schema === 'boolean') return 'any JSON value';
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  if (schema.enum) return schema.enum.map((word) => `\`${String(word)}\``).join(' or ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map(schemaWords))].join(' or ');
  if (schema.type === 'array') return `list of ${schemaWords(itemOf(schema))}`;
  if (schema.type === 'object') return objectWords(schema);
  if (Array.isArray(schema.type)) return schema.type.map(plainWord).join(' or ');
  return `${plainWord(schema.type)}${boundsOf(schema)}`;
}

/** The schema of the items of a list. */
export function itemOf({ items }: JsonSchema): JsonSchema | undefined {
  return typeof items === 'object' && !Array.isArray(items) ? items : undefined;
}

function linkTo(reference: string): string {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return `[${name}](#${name.toLowerCase()})`;
}

function objectWords({ properties, additionalProperties }: JsonSchema): string {
  if (properties) return `{ ${Object.keys(properties).join(', ')} }`;
  const named = typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0;
  return named ? `names, each with ${schemaWords(additionalProperties)}` : 'an object of any fields';
}

function plainWord(type: unknown): string {
  if (type === 'boolean') return 'yes or no';
  if (type === 'string') return 'text';
  return typeof type === 'string' ? type : 'any JSON value';
}

// What the number type itself cannot exceed is no bound worth telling.
function boundsOf({ minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  return [
    minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER ? ` from ${String(minimum)}` : '',
    exclusiveMinimum !== undefined ? ` over ${String(exclusiveMinimum)}` : '',
    maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER ? ` to ${String(maximum)}` : '',
  ].join('');
}
