import { didYouMean } from '../options/nearest.ts';

/** What may have been meant, for an error that knows what there is. */
export function hintOf(error: unknown): string {
  if (!(error instanceof Error) || !('path' in error) || !('known' in error)) return '';
  const { path, known } = error;
  if (typeof path !== 'string' || !Array.isArray(known)) return '';
  const names = known.filter((name) => typeof name === 'string');
  const hint = path
    .split('.')
    .filter((part) => !names.includes(part))
    .map((part) => didYouMean(part, names, 0))
    .find((text) => text !== '');
  return hint ?? '';
}
