/** What keeps a value from being JSON, and where: `lines[0].amount`; the path of the value itself is empty. */
export type JsonProblem = Readonly<{ path: string; problem: string }>;

const deepest = 100;
const halfPair = /\p{Surrogate}/u;

/** The first thing in a value that JSON would lose, change or choke on; undefined when there is none. */
export function jsonProblem(value: unknown, path = ''): JsonProblem | undefined {
  return problemOf(value, path, []);
}

function problemOf(value: unknown, path: string, around: object[]): JsonProblem | undefined {
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'string':
      return halfPair.test(value) ? { path, problem: 'is no Unicode text (half a surrogate pair)' } : undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : { path, problem: `is ${String(value)}, which JSON does not know` };
    case 'undefined':
      return { path, problem: 'is undefined: leave it out' };
    case 'bigint':
    case 'function':
    case 'symbol':
      return { path, problem: `is a ${typeof value}, which JSON does not know` };
    case 'object':
      return value === null ? undefined : objectProblem(value, path, around);
  }
}

function objectProblem(value: object, path: string, around: object[]): JsonProblem | undefined {
  if (around.includes(value)) return { path, problem: 'contains itself' };
  if (around.length === deepest) return { path, problem: `is nested deeper than ${String(deepest)} levels` };
  around.push(value);
  const found = isList(value) ? listProblem(value, path, around) : recordProblem(value, path, around);
  around.pop();
  return found;
}

const isList = (value: object): value is readonly unknown[] => Array.isArray(value);

function listProblem(list: readonly unknown[], path: string, around: object[]): JsonProblem | undefined {
  for (let index = 0; index < list.length; index += 1) {
    const found = problemOf(list[index], `${path}[${String(index)}]`, around);
    if (found !== undefined) return found;
  }
  return undefined;
}

function recordProblem(record: object, path: string, around: object[]): JsonProblem | undefined {
  const prototype: unknown = Object.getPrototypeOf(record);
  // Compared by shape and not by identity: plain objects of another realm are plain too.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return {
      path,
      problem: `is an object of class ${record.constructor.name}: give its plain data`,
    };
  }
  for (const [name, member] of Object.entries(record)) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (halfPair.test(name)) return { path: inner, problem: 'has a name that is no Unicode text' };
    const found = problemOf(member, inner, around);
    if (found !== undefined) return found;
  }
  return undefined;
}
