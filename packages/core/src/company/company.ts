import type { Folded } from '../aggregate/folded.ts';
import { SharedMap } from '../aggregate/shared-map.ts';

/** The company as far as later decisions need to know it: folded from its events, never stored. */
export type Company = Folded &
  Readonly<{
    products: SharedMap<'listed' | 'retired'>;
    employees: SharedMap<'here' | 'left'>;
    /** The content of every version of a policy and of a template, as a digest. */
    versions: SharedMap<string>;
    /** The version of each policy in force, by name. */
    inForce: SharedMap<string>;
  }>;

/** A company of which nothing is known yet. */
export const newCompany: Company = {
  revision: -1,
  outdated: false,
  commands: SharedMap.empty(),
  products: SharedMap.empty(),
  employees: SharedMap.empty(),
  versions: SharedMap.empty(),
  inForce: SharedMap.empty(),
};
