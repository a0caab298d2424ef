import { ImportError } from '../import-error.ts';

/** What a file system says, in words that say what to do; anything else as it is. */
export function readError(file: string, error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return error;
  const code = String(error.code);
  if (code === 'ENOENT') return new ImportError('FILE_MISSING', { file }, 'is not there: check the path', error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR')
    return new ImportError(
      'FILE_UNREADABLE',
      { file },
      'cannot be read: check that it is a file and that you may read it',
      error,
    );
  if (code.startsWith('Z_'))
    return new ImportError(
      'FILE_DAMAGED',
      { file },
      'is damaged or cut short: it cannot be unpacked; fetch it again',
      error,
    );
  return error;
}
