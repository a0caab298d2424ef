import { nameOf, schemeOf } from 'clientele';

import { UsageError } from '../errors/usage-error.ts';

/** The name of a file as it is. Throws `UsageError` for a server, which is not copied as files are. */
export function fileOnly(where: string, name: string): string {
  if (schemeOf(name) === undefined) return name;
  throw new UsageError(
    where,
    `${nameOf(name)} is no file: clientele mirror copies the events of a server into a file, and back; backups of the server itself are its own`,
  );
}
