/** Two different tables of facts have one name: one would silently take the place of the other. */
export class TableNameTaken extends Error {
  override readonly name = 'TableNameTaken';
  readonly code = 'TABLE_NAME_TAKEN';
  readonly table: string;

  constructor(table: string) {
    super(`two different tables of facts are called "${table}": give the one of your own another name`);
    this.table = table;
  }
}
