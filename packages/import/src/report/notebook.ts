import type { Money } from '@clientele/core';

import type { Oddity, OddityGroup } from './oddity.ts';

const mostLines = 1_000;
const mostClients = 100;

type Row = OddityGroup['lines'][number];
type Page = {
  first: Oddity;
  count: number;
  rows: number;
  amounts: Map<string, number>;
  clients: Set<string>;
  lines: Row[];
};

/** Everything odd that an import meets, counted by kind; each is also told to the listener as it comes. */
export class Notebook {
  readonly #pages = new Map<string, Page>();
  readonly #listener: ((oddity: Oddity) => void) | undefined;

  constructor(listener: ((oddity: Oddity) => void) | undefined) {
    this.#listener = listener;
  }

  add(oddity: Oddity): void {
    this.#listener?.(oddity);
    const name = `${oddity.code}\u0001${oddity.what}`;
    const page: Page = this.#pages.get(name) ?? {
      first: oddity,
      count: 0,
      rows: 0,
      amounts: new Map(),
      clients: new Set(),
      lines: [],
    };
    this.#pages.set(name, page);
    page.count++;
    page.rows += oddity.rows.length;
    page.lines.push(...oddity.rows.slice(0, mostLines - page.lines.length));
    if (oddity.clientId !== undefined && page.clients.size < mostClients) page.clients.add(oddity.clientId);
    if (oddity.amount)
      page.amounts.set(oddity.amount.currency, (page.amounts.get(oddity.amount.currency) ?? 0) + oddity.amount.minor);
  }

  /** How many rows were told of under a code. */
  rowsOf(code: Oddity['code']): number {
    return [...this.#pages.values()].reduce((sum, { first, rows }) => sum + (first.code === code ? rows : 0), 0);
  }

  /** By kind, in a fixed order. */
  groups(): readonly OddityGroup[] {
    return [...this.#pages.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([
          ,
          {
            first: { code, what, fate },
            count,
            rows,
            amounts,
            clients,
            lines,
          },
        ]) => ({
          code,
          what,
          fate,
          count,
          rows,
          amounts: moneyOf(amounts),
          clients: [...clients].sort(),
          lines: [...lines].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
        }),
      );
  }
}

const moneyOf = (amounts: ReadonlyMap<string, number>): Money[] =>
  [...amounts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => ({ minor, currency }));
