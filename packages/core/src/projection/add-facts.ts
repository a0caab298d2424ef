import type { Facts } from './facts.ts';

type IsWanted = (clientId: string) => boolean;

/** Adds the rows and corrections of the clients wanted. Takes over all texts of the part: for most of its clients. */
export function addFacts(into: Facts, part: Facts, isWanted: IsWanted): void {
  const clients = addClients(into, part, isWanted);
  const texts = new Int32Array(part.texts.size);
  for (const [index, text] of part.texts.texts().entries()) texts[index + 1] = into.texts.codeOf(text);
  for (const name of tablesOf(into, part)) into.rows(name).addAll(part.rows(name), clients, texts);
}

/** The same row by row: takes over only what the clients wanted say, for few of them. */
export function addFactsOfFew(into: Facts, part: Facts, isWanted: IsWanted): void {
  const clients = addClients(into, part, isWanted);
  for (const name of tablesOf(into, part)) {
    const [to, from] = [into.rows(name), part.rows(name)];
    for (let row = 0; row < from.length; row++) {
      const client = clients[from.client[row] ?? 0] ?? 0;
      if (client > 0) to.add({ ...from.origin(row), client }, from.values(row));
    }
  }
}

/** Adds the clients wanted and their corrections; by the code of a client in the part that in `into`, 0 for the others. */
function addClients(into: Facts, part: Facts, isWanted: IsWanted): Int32Array {
  const clients = new Int32Array(part.clients.size);
  for (const [index, clientId] of part.clients.texts().entries())
    if (isWanted(clientId)) clients[index + 1] = into.clients.codeOf(clientId);
  for (const [client, correction] of part.corrections.entries()) {
    const code = clients[client] ?? 0;
    if (code > 0) into.corrections.add(code, correction);
  }
  return clients;
}

const tablesOf = (into: Facts, part: Facts): readonly string[] =>
  Object.keys(into.definitions).filter((name) => name in part.definitions);
