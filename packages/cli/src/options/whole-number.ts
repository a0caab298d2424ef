import { InvalidArgumentError } from 'commander';

/** A whole number of an option. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number, such as 20.');
  return Number(text);
}
