/** A body whose schema has not been asked. */
export type EventBody = Readonly<Record<string, unknown>>;

/** Whether a value can be a body at all: an object with named fields. */
export function isEventBody(value: unknown): value is EventBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
