import { type ExitCode, exitCodes } from '../exit-codes.ts';

/** Errors are told apart by their `code`, so that two copies of a class are no trouble. */
const byCode: Readonly<Record<string, ExitCode>> = {
  ...codes(exitCodes.usage, 'USAGE', 'INVALID_POLICY', 'INVALID_MAPPING', 'INVALID_RULES', 'INVALID_SIMULATION'),
  ...codes(
    exitCodes.usage,
    'INVALID_INSTANT',
    'INVALID_AMOUNT',
    'UNKNOWN_ZONE',
    'UNSUPPORTED_STORE',
    'INVALID_CONNECTION',
    'INVALID_NAMESPACE',
    'MISSING_PACKAGE',
    'INVALID_CLIENT_ID',
    'RATES_MISSING',
    'SAME_LOG',
  ),
  ...codes(
    exitCodes.notFound,
    'UNKNOWN_CLIENT',
    'UNKNOWN_EFFECT',
    'UNKNOWN_GROUP',
    'UNKNOWN_PATH',
    'FILE_MISSING',
    'STORE_MISSING',
    'ENOENT',
  ),
  ...codes(
    exitCodes.store,
    'NOT_A_STORE',
    'STORE_NEWER',
    'STORE_DAMAGED',
    'STORE_FULL',
    'STORE_READ_ONLY',
    'STORE_EXISTS',
    'STREAM_DELETED',
  ),
  ...codes(
    exitCodes.store,
    'STORE_BUSY',
    'STORE_UNAVAILABLE',
    'STORE_DENIED',
    'WORK_FOLDER',
    'UNWELL',
    'UNFOLDABLE_EVENT',
    'NEWER_SCHEMA',
  ),
  ...codes(exitCodes.store, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EISDIR', 'ENOTDIR'),
  ...codes(
    exitCodes.store,
    'UNKNOWN_EVENT_TYPE',
    'ID_CONFLICT',
    'REVISION_CONFLICT',
    'MIRROR_CONFLICT',
    'DAMAGED_EVENT',
  ),
  ...codes(exitCodes.input, 'INVALID_EVENT', 'UNSTORABLE_EVENT'),
  ...codes(exitCodes.refused, 'KEY_FORGOTTEN'),
  ...codes(exitCodes.stopped, 'STOPPED'),
};

function codes(exitCode: ExitCode, ...of: readonly string[]): Readonly<Record<string, ExitCode>> {
  return Object.fromEntries(of.map((code) => [code, exitCode]));
}

/** The exit status of an error; undefined for one that should not happen. */
export function exitCodeOf(error: unknown): ExitCode | undefined {
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'ImportError') return byCode[code] ?? exitCodes.input;
  return name === 'Refused' ? exitCodes.refused : byCode[code];
}

/** The `code` that typed errors and those of the system carry. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
