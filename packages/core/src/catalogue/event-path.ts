/** Where something stands in a body: names of fields and places in lists. */
export type EventPath = readonly (string | number)[];

/** The way people write a path: `lines[0].amount.minor`. */
export const formatPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${String(step)}]` : `${text === '' ? '' : `${text}.`}${String(step)}`,
    '',
  );
