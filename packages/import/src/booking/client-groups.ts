import type { Group } from '../grouping/group.ts';

/** The groups of one client: all of them, or, where they are very many, piece by piece. */
export type ClientGroups = Readonly<{
  clientId: string;
  first: readonly Group[];
  rest: AsyncIterable<readonly Group[]> | undefined;
}>;

/** Cuts groups that come sorted by client into clients; `rest` must be read before going on. */
export async function* clientGroups(
  groups: AsyncIterable<readonly Group[]>,
  pieceSize: number,
): AsyncGenerator<ClientGroups, void, undefined> {
  const source = pagesOf(groups);
  let next = await source.next();
  while (next !== undefined) {
    const { clientId } = next;
    const first: Group[] = [];
    while (next?.clientId === clientId && first.length < pieceSize) {
      first.push(next);
      next = await source.next();
    }
    if (next?.clientId !== clientId) {
      yield { clientId, first, rest: undefined };
      continue;
    }
    const more = next;
    yield { clientId, first, rest: restOf(more) };
  }

  async function* restOf(from: Group): AsyncGenerator<readonly Group[], void, undefined> {
    let piece: Group[] = [];
    next = from;
    while (next?.clientId === from.clientId) {
      piece.push(next);
      next = await source.next();
      if (piece.length < pieceSize) continue;
      yield piece;
      piece = [];
    }
    if (piece.length > 0) yield piece;
  }
}

/** The groups one by one, without a promise for each. */
function pagesOf(pages: AsyncIterable<readonly Group[]>) {
  const iterator = pages[Symbol.asyncIterator]();
  let page: readonly Group[] = [];
  let at = 0;
  return {
    async next(): Promise<Group | undefined> {
      while (at >= page.length) {
        const read = await iterator.next();
        if (read.done === true) return undefined;
        page = read.value;
        at = 0;
      }
      return page[at++];
    },
  };
}
