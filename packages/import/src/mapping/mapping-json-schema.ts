import { z } from 'zod';

import { Mapping } from './mapping.ts';

/** The JSON Schema of mapping files: name it as `$schema` and an editor helps to write one. */
export const mappingJsonSchema = (): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(Mapping, { io: 'input', target: 'draft-2020-12' });
