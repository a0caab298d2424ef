/** What names no store or read model that this version understands; it is not repeated, since it may hold a password. */
export class UnsupportedStore extends Error {
  override readonly name = 'UnsupportedStore';
  readonly code = 'UNSUPPORTED_STORE';
  /** Of the connection string; `file` where something of servers was said of a file. */
  readonly scheme: string;

  constructor(scheme: string, message = noStore(scheme)) {
    super(message);
    this.scheme = scheme;
  }
}

const noStore = (scheme: string): string =>
  `there is no store for ${scheme}:// connections: name a file such as clients.db, a server as kurrentdb://host:2113, or pass an EventStore`;
