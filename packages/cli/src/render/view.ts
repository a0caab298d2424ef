import { sentences } from './sentences.ts';
import { type Cell, table } from './table.ts';

/** A part of what is shown: a table, sentences, or both. */
export type Section = Readonly<{
  heading?: string;
  head?: readonly string[];
  rows?: readonly (readonly Cell[])[];
  /** Long words go on below, instead of being cut. */
  wrap?: boolean;
  /** Below the table, each a paragraph. */
  notes?: readonly string[];
  /** What stands in place of a table without rows. */
  empty?: string;
}>;

/** A report as people read it. */
export type View = Readonly<{
  title: string;
  /** What it was made from: moment, policy, filter. */
  subtitle?: readonly string[];
  sections: readonly Section[];
}>;

/** The view as text that fits into so many columns. */
export function drawn({ title, subtitle = [], sections }: View, columns: number): string {
  const top = [title, ...subtitle].flatMap((line) => sentences(line, columns)).join('\n');
  const parts = sections.map((section) => sectionText(section, columns)).filter((text) => text !== '');
  return `${[top, ...parts].join('\n\n')}\n`;
}

function sectionText(
  { heading, head = [], rows = [], wrap = false, notes = [], empty }: Section,
  columns: number,
): string {
  const body = rows.length > 0 ? table(head, rows, columns, wrap) : empty;
  return [heading, body, ...notes.flatMap((note) => sentences(note, columns))]
    .filter((line) => line !== undefined)
    .join('\n');
}
