import { readFile } from 'node:fs/promises';

import { codeOf } from '../errors/exit-code-of.ts';
import { FileMissing } from '../errors/file-missing.ts';
import { UsageError } from '../errors/usage-error.ts';

/** What a JSON file holds. Throws `FileMissing`, or `UsageError` that names the file, and what is wrong with it. */
export async function readJson(file: string, what: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    switch (codeOf(error)) {
      case 'ENOENT':
      case 'ENOTDIR':
        throw new FileMissing(file, `name the ${what} file with its folder`);
      case 'EISDIR':
        throw new UsageError(file, `is a folder: name the ${what} file`);
      case 'EACCES':
      case 'EPERM':
        throw new UsageError(file, `may not be read: ask for the right to, or name another ${what} file`);
      default:
        throw error;
    }
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(file, `is no JSON: ${error instanceof Error ? error.message : ''}`);
  }
}
