/** The address of a webhook is none. Never says the address: it may hold a secret. */
export class InvalidAddress extends Error {
  override readonly name = 'InvalidAddress';
  readonly code = 'INVALID_ADDRESS';
  readonly adapter: string;

  constructor(adapter: string) {
    super(`the url of ${adapter} is no address of http or https: write it like https://example.com/hooks/clientele`);
    this.adapter = adapter;
  }
}
