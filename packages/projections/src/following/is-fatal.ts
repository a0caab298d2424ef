const fatal = new Set([
  'GROUP_TAKEN_OVER',
  'INVALID_GROUP',
  'NEWER_READ_MODEL',
  'NEWER_SCHEMA',
  'NOT_A_STORE',
  'STORE_CLOSED',
  'STORE_DAMAGED',
  'STORE_DENIED',
  'STORE_EXISTS',
  'STORE_MISSING',
  'STORE_NEWER',
  'STORE_READ_ONLY',
  'UNKNOWN_EVENT_TYPE',
]);

/** The code of an error of ours, or of another library's; empty where it has none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Whether trying again cannot help: somebody has to change something first. */
export const isFatal = (error: unknown): boolean => fatal.has(codeOf(error));
