/** A text that cannot be the id of a client. */
export class InvalidClientId extends Error {
  override readonly name = 'InvalidClientId';
  readonly code = 'INVALID_CLIENT_ID';
  readonly clientId: string;

  constructor(clientId: string) {
    super(
      `"${clientId}" is no client id: write 1 to 100 of A-Z, a-z, 0-9, ".", "_" and "-", and not "company", ` +
        'or let clientIdOf make one of a foreign key',
    );
    this.clientId = clientId;
  }
}
