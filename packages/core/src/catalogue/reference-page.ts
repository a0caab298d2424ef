import { type EventDefinitions, families } from './define-event.ts';
import { type JsonSchema, jsonSchemas } from './json-schema.ts';
import { itemOf, schemaWords } from './schema-words.ts';

const introduction = `# The catalogue of events

Generated from the schemas in \`packages/core/src\`; a test keeps it equal to them, and
\`UPDATE_DOCS=1 npx jest packages/core/test/catalogue\` writes it anew.

A field with a question mark may be left out. Fields marked *personal* are written in plain words and
stored as ciphertext under the client's own key. Every event also carries the metadata of the envelope:
when it happened, when it was recorded, who did it and what caused it.`;

/** The reference page of a catalogue, in Markdown: every event by family, then the shapes that they share. */
export function catalogueReference(events: EventDefinitions): string {
  const schemas = jsonSchemas(events);
  const shapes = Object.assign({}, ...Object.values(schemas).map(({ $defs }) => $defs ?? {})) as Shapes;
  const named = [...new Set([...families, ...Object.values(events).map(({ family }) => family)])];
  const sections = named.flatMap((family) => {
    const types = Object.keys(events).filter((type) => events[type]?.family === family);
    return types.length === 0
      ? []
      : [`## ${family}`, ...types.map((type) => eventSection(type, schemas[type], shapes))];
  });
  const shared = Object.keys(shapes)
    .filter((name) => !name.startsWith('__')) // parts of a shape that have no name of their own
    .sort()
    .map((name) => shapeSection(name, shapes[name]));
  return [introduction, contents(named, events), ...sections, '## Shared shapes', ...shared].join('\n\n') + '\n';
}

type Shapes = Readonly<Record<string, JsonSchema>>;

function contents(named: readonly string[], events: EventDefinitions): string {
  const rows = named.flatMap((family) => {
    const types = Object.keys(events).filter((type) => events[type]?.family === family);
    const links = types.map((type) => `[${type}](#${type.toLowerCase()})`).join(', ');
    return types.length === 0 ? [] : [`| ${family} | ${links} |`];
  });
  return ['| family | events |', '| --- | --- |', ...rows].join('\n');
}

function eventSection(type: string, schema: JsonSchema | undefined, shapes: Shapes): string {
  const version = Number(schema?.['x-version'] ?? 1);
  const says = `${schema?.description ?? ''}${version > 1 ? ` Version ${String(version)}.` : ''}`;
  return [`### ${type}`, says, fieldTable(schema, shapes)].join('\n\n');
}

function shapeSection(name: string, shape: JsonSchema | undefined): string {
  const meaning = shape?.description === undefined ? [] : [sentence(shape.description)];
  if (shape?.properties) return [`### ${name}`, ...meaning, fieldTable(shape, {})].join('\n\n');
  const form = shape?.pattern === undefined ? schemaWords(shape) : `text like \`${shape.pattern}\``;
  const forms = name === 'JsonContent' || shape?.['x-personal'] === true ? [] : [sentence(form)];
  return [`### ${name}`, [...meaning, ...forms].join(' ')].join('\n\n');
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function fieldTable(schema: JsonSchema | undefined, shapes: Shapes): string {
  return ['| field | holds |', '| --- | --- |', ...fieldRows(schema, shapes, '')].join('\n');
}

function fieldRows(schema: JsonSchema | undefined, shapes: Shapes, prefix: string): string[] {
  return Object.entries(schema?.properties ?? {}).flatMap(([name, field]) => {
    if (typeof field === 'boolean') return [];
    const path = `${prefix}${name}`;
    const optional = schema?.required?.includes(name) === true ? '' : '?';
    const item = itemOf(field);
    const inner = item?.properties ? fieldRows(item, shapes, `${path}[].`) : fieldRows(field, shapes, `${path}.`);
    const words = inner.length > 0 ? (item ? 'list' : 'object') : schemaWords(field);
    const personal = isPersonalField(field, shapes) ? ', *personal*' : '';
    return [`| \`${path}${optional}\` | ${words.replaceAll('|', '\\|')}${personal} |`, ...inner];
  });
}

function isPersonalField(field: JsonSchema, shapes: Shapes): boolean {
  const parts = [field, ...(field.anyOf ?? [])];
  return parts.some(({ $ref }) => $ref !== undefined && shapes[$ref.slice('#/$defs/'.length)]?.['x-personal'] === true);
}
