/** The client's key was destroyed: nothing personal can be recorded for the client any more. */
export class KeyForgotten extends Error {
  override readonly name = 'KeyForgotten';
  readonly code = 'KEY_FORGOTTEN';
  readonly clientId: string;

  constructor(clientId: string) {
    super(`the personal data of client ${clientId} has been erased: register the person under a new client id`);
    this.clientId = clientId;
  }
}
