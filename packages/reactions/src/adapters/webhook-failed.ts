/** A webhook could not be delivered this time; it is tried again. Never says address or secret. */
export class WebhookFailed extends Error {
  override readonly name = 'WebhookFailed';
  readonly code = 'WEBHOOK_FAILED';
  readonly adapter: string;

  constructor(adapter: string, problem: string) {
    super(`${adapter} could not be reached: ${problem}`);
    this.adapter = adapter;
  }
}
