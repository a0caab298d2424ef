import type { Columns, RowValues } from '../../projection/columns.ts';
import type { Correction } from '../../projection/corrections.ts';
import type { RowOrigin } from '../../projection/fact-rows.ts';
import type { Facts } from '../../projection/facts.ts';

/** Something that a client's own facts say of another client: that it is the same one, or that one recommended us to the other. */
export type ClientLink = Readonly<{
  fact: 'merged' | 'merge-undone' | 'referral' | 'referred-by';
  clientId: string;
  other: string;
  /** The row, as it stands in the table `clients`. */
  origin: Omit<RowOrigin, 'client'>;
  values: RowValues<Columns>;
  /** What was corrected of the row's event. */
  corrections: readonly Correction[];
}>;

const facts = ['merged', 'merge-undone', 'referral', 'referred-by'] as const;

/** All that the table `clients` says of two clients, whatever counts at a moment; nothing where there is no such table. */
export function clientLinks(of: Facts): readonly ClientLink[] {
  if (!('clients' in of.definitions)) return [];
  const rows = of.rows('clients');
  const { fact: said, other: others } = rows.columns;
  const byCode = new Map(facts.map((fact) => [of.texts.find(fact) || -1, fact]));
  const links: ClientLink[] = [];
  for (let row = 0; row < rows.length; row++) {
    const fact = byCode.get(said?.[row] ?? 0);
    const other = fact === undefined ? undefined : of.texts.textOf(others?.[row] ?? 0);
    if (fact === undefined || other === undefined) continue;
    const { client, ...origin } = rows.origin(row);
    links.push({
      fact,
      clientId: of.clients.textOf(client) ?? '',
      other,
      origin,
      values: rows.values(row),
      corrections: of.corrections.of(client).filter(({ revision }) => revision === origin.revision),
    });
  }
  return links;
}
