/** A connection string that no store of this version understands. */
export class UnsupportedStore extends Error {
  override readonly name = 'UnsupportedStore';
  readonly code = 'UNSUPPORTED_STORE';
  readonly scheme: string;

  constructor(scheme: string) {
    super(
      `there is no store for ${scheme}:// connections: name a file such as clients.db, a server as kurrentdb://host:2113, or pass an EventStore`,
    );
    this.scheme = scheme;
  }
}
