import { catalogue, type EventDefinitions, schemaProblem } from '@clientele/core';

import { checkReferences } from './check-references.ts';
import { formatPath } from './format-path.ts';
import { InvalidMapping } from './invalid-mapping.ts';
import { Mapping } from './mapping.ts';

export type ParseMappingOptions = Readonly<{
  /** Event types of the host's own. */ hostEvents?: EventDefinitions | undefined;
}>;

/**
 * A complete mapping from what a file holds.
 *
 * Throws `InvalidMapping`, which names the entry: what is misspelt, missing, or points to a table,
 * list, client or event type that is not there.
 *
 * @example
 * const mapping = parseMapping(JSON.parse(await readFile('orders.mapping.json', 'utf8')));
 */
export function parseMapping(input: unknown, { hostEvents = {} }: ParseMappingOptions = {}): Mapping {
  const parsed = Mapping.safeParse(input);
  const name = nameOf(input);
  if (!parsed.success) {
    const { path, problem } = schemaProblem(parsed.error.issues, input);
    throw new InvalidMapping(name, formatPath(path), problem);
  }
  const { definitionOf } = catalogue({ hostEvents });
  checkReferences(parsed.data, (type) => definitionOf(type)?.family);
  return parsed.data;
}

const nameOf = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'name' in input && typeof input.name === 'string'
    ? input.name
    : '(without a name)';
