import { factTable } from '@clientele/core';

/** What sales are to reach: a row for each target set, from the company's own stream. */
export const targetFacts = factTable({
  name: 'targets',
  version: 1,
  columns: {
    /** company, team, employee, direction or client. */
    level: 'text',
    /** The department, employee, direction or client. */
    whose: 'text',
    branch: 'text',
    measure: 'text',
    /** Bare dates, [from, to). */
    from: 'text',
    to: 'text',
    /** Absent where the target is a number. */
    currency: 'text',
    /** Minor units, or the number. */
    value: 'number',
  },
  folds: {
    SalesTargetSet({ for: target, measure, target: goal, from, to }, add) {
      const money = typeof goal === 'number' ? { value: goal } : { value: goal.minor, currency: goal.currency };
      add({ ...whose(target), measure, from, to, ...money });
    },
  },
});

type Target = Readonly<
  | { level: 'company' }
  | { level: 'team'; department: string; branch?: string | undefined }
  | { level: 'employee'; employee: string }
  | { level: 'direction'; direction: string }
  | { level: 'client'; clientId: string }
>;

function whose(target: Target) {
  switch (target.level) {
    case 'company':
      return { level: target.level };
    case 'team':
      return { level: target.level, whose: target.department, branch: target.branch };
    case 'employee':
      return { level: target.level, whose: target.employee };
    case 'direction':
      return { level: target.level, whose: target.direction };
    case 'client':
      return { level: target.level, whose: target.clientId };
  }
}
