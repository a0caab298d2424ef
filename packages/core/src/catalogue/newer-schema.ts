/** A stored event is of a later version than this program knows: a newer program wrote it. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
  readonly code = 'NEWER_SCHEMA';
  readonly type: string;
  readonly known: number;
  readonly found: number;

  constructor(type: string, known: number, found: number) {
    super(
      `${type} is stored in version ${String(found)} and this program knows it up to version ${String(known)}: ` +
        'read this log with the newer version of Clientele that wrote it',
    );
    this.type = type;
    this.known = known;
    this.found = found;
  }
}
