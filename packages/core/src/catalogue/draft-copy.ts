import { isEventBody } from './event-body.ts';
import { formatPath } from './event-path.ts';
import { InvalidEvent } from './invalid-event.ts';

const deepest = 100;

/**
 * A copy of a draft's body without the fields that are undefined: JSON has no such value, and a
 * caller who passes an optional argument on should not have to care.
 * Throws `InvalidEvent` for a body that contains itself.
 */
export function draftCopy(type: string, value: unknown): unknown {
  return copyOf(type, value, []);
}

// One path is pushed and popped on the way: this runs for every event that is written.
function copyOf(type: string, value: unknown, path: (string | number)[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, at) => within(type, item, path, at));
  if (!isPlain(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const field = value[name];
    if (name === '__proto__') refuse(type, [...path, name], 'is no name that a field can have');
    if (field !== undefined) copy[name] = within(type, field, path, name);
  }
  return copy;
}

function within(type: string, value: unknown, path: (string | number)[], step: string | number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (path.length === deepest)
    refuse(type, path.slice(0, 3), `is nested deeper than ${String(deepest)} levels, or contains itself`);
  path.push(step);
  const copy = copyOf(type, value, path);
  path.pop();
  return copy;
}

function refuse(type: string, path: readonly (string | number)[], problem: string): never {
  throw new InvalidEvent(type, [{ path: formatPath(path), problem }]);
}

// A Date, a Map and the like stay what they are, for the schema to refuse.
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isEventBody(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
