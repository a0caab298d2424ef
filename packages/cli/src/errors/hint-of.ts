import { didYouMean } from '../options/nearest.ts';

/** What may have been meant, for an error that knows what there is. */
export function hintOf(error: unknown): string {
  if (!(error instanceof Error) || !('known' in error) || !Array.isArray(error.known)) return '';
  const { known } = error;
  if ('mapping' in error && typeof error.mapping === 'string') return didYouMean(error.mapping, known.map(String), 0);
  if (!('path' in error) || typeof error.path !== 'string') return '';
  const { path } = error;
  const names = known.filter((name) => typeof name === 'string');
  const hint = path
    .split('.')
    .filter((part) => !names.includes(part))
    .map((part) => didYouMean(part, names, 0))
    .find((text) => text !== '');
  return hint ?? '';
}
