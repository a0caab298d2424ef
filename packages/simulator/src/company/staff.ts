/** One of the people of the simulated company. */
export type Employee = Readonly<{
  name: string;
  role: 'account-executive' | 'account-manager' | 'director' | 'accountant' | 'service';
  department: string;
  branch: string;
  /** Shares of the window: when the employee comes and goes. */
  joins: number;
  leaves: number;
  /** How much better or worse than others the employee looks after clients, in points of satisfaction. */
  care: number;
}>;

type Entry = readonly [string, Employee['role'], string, string, number, number?, number?];

const entries: readonly Entry[] = [
  ['Ann Berg', 'account-executive', 'sales', 'north', 0.2],
  ['Bruno Costa', 'account-executive', 'sales', 'north', -0.1],
  ['Carla Dietz', 'account-executive', 'sales', 'south', 0],
  ['David Ek', 'account-manager', 'accounts', 'north', 0.4],
  ['Ella Frank', 'account-manager', 'accounts', 'south', 0.1],
  ['Felix Gros', 'account-manager', 'accounts', 'south', -0.6, 0, 0.6],
  ['Greta Holm', 'account-manager', 'accounts', 'south', 0.2, 0.55],
  ['Hugo Ilic', 'director', 'management', 'north', 0],
  ['Ida Jansen', 'accountant', 'finance', 'north', 0],
  ['Jonas Kern', 'service', 'service', 'north', 0.1],
];

export const staff: readonly Employee[] = entries.map(
  ([name, role, department, branch, care, joins = 0, leaves = Infinity]) => ({
    name,
    role,
    department,
    branch,
    care,
    joins,
    leaves,
  }),
);

const employee = (name: string): Employee => {
  const found = staff.find((one) => one.name === name);
  if (found === undefined) throw new TypeError(`${name} does not work here`);
  return found;
};

export const director = employee('Hugo Ilic');
export const accountant = employee('Ida Jansen');
export const serviceLead = employee('Jonas Kern');
/** Who keeps the catalogue and answers for the web shop. */
export const office = director;
