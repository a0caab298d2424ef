import type { CompanyLog } from './company/company-log.ts';
import type { Figure } from './figure.ts';

/** Something that is measured: by its name on the command line, with the log of a company where it needs one. */
export type Bench = Readonly<{
  name: string;
  about: string;
  run: (company: CompanyLog) => Promise<readonly Figure[]>;
}>;
