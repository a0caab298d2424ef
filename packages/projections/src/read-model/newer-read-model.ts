/** The tables of a group were made by a newer program, and this one may not put older ones in their place. */
export class NewerReadModel extends Error {
  override readonly name = 'NewerReadModel';
  readonly code = 'NEWER_READ_MODEL';
  readonly group: string;
  readonly table: string;
  /** The generation that answers now. */
  readonly generation: number;

  constructor(group: string, generation: number, table: string, found: number, known: number) {
    super(
      `group ${group} holds table ${table} in version ${String(found)}, and this program makes version ${String(known)}: ` +
        `update this program, give it a group of its own, or, to go back to it, start it with replaces: ${String(generation)}`,
    );
    this.group = group;
    this.table = table;
    this.generation = generation;
  }
}
