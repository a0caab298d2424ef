/** What keeps a value from being JSON, and where: `lines[0].amount`; the path of the value itself is empty. */
export type JsonProblem = Readonly<{ path: string; problem: string }>;

const deepest = 100;
const halfPair = /\p{Surrogate}/u;

/** The first thing in a value that JSON would lose, change or choke on; undefined when there is none. */
export function jsonProblem(value: unknown, path = ''): JsonProblem | undefined {
  const found = problemOf(value, []);
  return found && { path: pathTo(path, found.steps), problem: found.problem };
}

type Step = string | number;
/** The steps from the problem outwards: nothing is written down of what is in order, since every event passes here. */
type Found = { readonly steps: Step[]; readonly problem: string };

const found = (problem: string): Found => ({ steps: [], problem });

function problemOf(value: unknown, around: object[]): Found | undefined {
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'string':
      return halfPair.test(value) ? found('is no Unicode text (half a surrogate pair)') : undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : found(`is ${String(value)}, which JSON does not know`);
    case 'undefined':
      return found('is undefined: leave it out');
    case 'bigint':
    case 'function':
    case 'symbol':
      return found(`is a ${typeof value}, which JSON does not know`);
    case 'object':
      return value === null ? undefined : objectProblem(value, around);
  }
}

function objectProblem(value: object, around: object[]): Found | undefined {
  if (around.includes(value)) return found('contains itself');
  if (around.length === deepest) return found(`is nested deeper than ${String(deepest)} levels`);
  around.push(value);
  const problem = isList(value) ? listProblem(value, around) : recordProblem(value, around);
  around.pop();
  return problem;
}

const isList = (value: object): value is readonly unknown[] => Array.isArray(value);

function listProblem(list: readonly unknown[], around: object[]): Found | undefined {
  for (let index = 0; index < list.length; index += 1) {
    const problem = problemOf(list[index], around);
    if (problem !== undefined) return within(index, problem);
  }
  return undefined;
}

function recordProblem(record: object, around: object[]): Found | undefined {
  const prototype: unknown = Object.getPrototypeOf(record);
  // Compared by shape and not by identity: plain objects of another realm are plain too.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    return found(`is an object of class ${record.constructor.name}: give its plain data`);
  for (const [name, member] of Object.entries(record)) {
    if (halfPair.test(name)) return within(name, found('has a name that is no Unicode text'));
    const problem = problemOf(member, around);
    if (problem !== undefined) return within(name, problem);
  }
  return undefined;
}

function within(step: Step, problem: Found): Found {
  problem.steps.push(step);
  return problem;
}

const pathTo = (path: string, steps: readonly Step[]): string =>
  steps.reduceRight<string>(
    (way, step) => (typeof step === 'number' ? `${way}[${String(step)}]` : way === '' ? step : `${way}.${step}`),
    path,
  );
