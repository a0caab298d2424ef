import { type ExitCode, exitCodes } from '../exit-codes.ts';

/** Errors are told apart by their `code`, so that two copies of a class are no trouble. */
const byCode: Readonly<Record<string, ExitCode>> = {
  ...codes(exitCodes.usage, 'USAGE', 'INVALID_POLICY', 'INVALID_MAPPING', 'INVALID_RULES', 'INVALID_SIMULATION'),
  ...codes(exitCodes.usage, 'INVALID_INSTANT', 'INVALID_AMOUNT', 'UNKNOWN_ZONE', 'UNSUPPORTED_STORE'),
  ...codes(exitCodes.notFound, 'UNKNOWN_CLIENT', 'UNKNOWN_PATH', 'FILE_MISSING', 'STORE_MISSING', 'ENOENT'),
  ...codes(exitCodes.store, 'NOT_A_STORE', 'STORE_NEWER', 'STORE_DAMAGED', 'STORE_FULL', 'STORE_READ_ONLY'),
  ...codes(exitCodes.store, 'STORE_BUSY', 'STORE_UNAVAILABLE', 'WORK_FOLDER', 'UNFOLDABLE_EVENT', 'NEWER_SCHEMA'),
  ...codes(exitCodes.store, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EISDIR', 'ENOTDIR'),
  ...codes(exitCodes.stopped, 'STOPPED'),
};

function codes(exitCode: ExitCode, ...of: readonly string[]): Readonly<Record<string, ExitCode>> {
  return Object.fromEntries(of.map((code) => [code, exitCode]));
}

/** The exit status of an error; undefined for one that should not happen. */
export function exitCodeOf(error: unknown): ExitCode | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'ImportError' && codeOf(error) !== 'FILE_MISSING') return exitCodes.input;
  if (error.name === 'Refused') return exitCodes.refused;
  return byCode[codeOf(error)];
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');
