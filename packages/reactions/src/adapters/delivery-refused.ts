/** The receiver does not want it, and would not later: it is not tried again. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';
  readonly code = 'DELIVERY_REFUSED';
  readonly adapter: string;

  constructor(adapter: string, problem: string) {
    super(`${adapter} does not take the notification: ${problem}`);
    this.adapter = adapter;
  }
}
