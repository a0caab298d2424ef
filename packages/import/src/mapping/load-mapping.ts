import { readFile } from 'node:fs/promises';

import { errorCode } from '@clientele/core';

import { InvalidMapping } from './invalid-mapping.ts';
import type { Mapping, MappingInput } from './mapping.ts';
import { parseMapping, type ParseMappingOptions } from './parse-mapping.ts';
import { readyMappings } from './ready-mappings.ts';

/** A mapping by the name of a ready one, from a file, or as it is. Throws `InvalidMapping`. */
export async function loadMapping(mapping: string | MappingInput, options: ParseMappingOptions = {}): Promise<Mapping> {
  if (typeof mapping !== 'string') return parseMapping(mapping, options);
  const ready = readyMappings[mapping];
  if (ready !== undefined) return parseMapping(ready, options);
  const text = await readFile(mapping, 'utf8').catch((error: unknown) => {
    const code = errorCode(error);
    if (code === 'EISDIR') throw new InvalidMapping(mapping, '', 'is a folder: name the file of the mapping');
    if (code !== 'ENOENT') throw new InvalidMapping(mapping, '', `the file cannot be read (${code})`);
    const names = Object.keys(readyMappings);
    const problem = `there is neither a file nor a ready mapping of this name; ready are ${names.join(', ')}`;
    throw new InvalidMapping(mapping, '', problem, names);
  });
  try {
    return parseMapping(JSON.parse(text.replace(/^\uFEFF/, '')), options);
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvalidMapping(mapping, '', `the file is no JSON: ${error.message}`);
    throw error;
  }
}
