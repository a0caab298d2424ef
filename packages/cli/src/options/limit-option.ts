import { InvalidArgumentError, Option } from 'commander';

/** How many rows of a list are shown in a table; 0 shows all. JSON and CSV always have all. */
export const limitOption = (what: string): Option =>
  new Option('--limit <number>', `at most so many ${what} in a table; 0 for all`).default(50).argParser(limit);

function limit(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number, such as 20, or 0 for all.');
  return Number(text);
}
