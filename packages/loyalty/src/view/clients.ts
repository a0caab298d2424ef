import type { View } from './view.ts';

/** The clients asked about, by their code. */
export function* clientsOf({ scope }: View): Generator<number> {
  const { clients } = scope;
  for (let client = 0; client < clients.length; client++) if (clients[client] === 1) yield client;
}

/** The id of a client. */
export const idOf = ({ facts }: Pick<View, 'facts'>, client: number): string => facts.clients.textOf(client) ?? '';

/** The text of a code; what was never said is `not recorded`. */
export const nameOf = ({ facts }: Pick<View, 'facts'>, code: number): string =>
  facts.texts.textOf(code) ?? 'not recorded';

/** Entries by name, in the order of their names. */
export function byName<Value>(entries: Iterable<readonly [string, Value]>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareTexts(a, b)));
}

export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
