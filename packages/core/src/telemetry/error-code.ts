/**
 * What an error is called where its message must not go: `REVISION_CONFLICT`, or its name where it has
 * no code. Messages may hold what nobody should record.
 */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
