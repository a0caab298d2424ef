import { Option } from 'commander';

import { wholeNumber } from './whole-number.ts';

/** How many rows of a list are shown in a table; 0 shows all. JSON and CSV always have all. */
export const limitOption = (what: string): Option =>
  new Option('--limit <number>', `at most so many ${what} in a table; 0 for all`).default(50).argParser(wholeNumber);
