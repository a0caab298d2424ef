/** An e-mail could not be sent this time; it is tried again. Never says the server's password. */
export class EmailFailed extends Error {
  override readonly name = 'EmailFailed';
  readonly code = 'EMAIL_FAILED';
  readonly adapter: string;

  constructor(adapter: string, problem: string) {
    super(`${adapter} could not be sent: ${problem}`);
    this.adapter = adapter;
  }
}
