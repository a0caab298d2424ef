/** No event about this client is known at the moment asked for. */
export class UnknownClient extends Error {
  override readonly name = 'UnknownClient';
  readonly code = 'UNKNOWN_CLIENT';
  readonly clientId: string;

  constructor(clientId: string) {
    super(`no client ${clientId} is known at that moment: see the list of clients for the ids there are`);
    this.clientId = clientId;
  }
}
