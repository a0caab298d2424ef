import type { View } from './view.ts';

/** The clients asked about, by their code. */
export function* clientsOf({ scope }: View): Generator<number> {
  const { clients } = scope;
  for (let client = 0; client < clients.length; client++) if (clients[client] === 1) yield client;
}

/** The id of a client. */
export const idOf = ({ facts }: Pick<View, 'facts'>, client: number): string => facts.clients.textOf(client) ?? '';

/** The name of what was never said. */
export const notRecorded = 'not recorded';

/** The text of a code. */
export const nameOf = ({ facts }: Pick<View, 'facts'>, code: number): string => facts.texts.textOf(code) ?? notRecorded;

export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
