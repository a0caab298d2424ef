import { didYouMean } from '../options/nearest.ts';

/** No event of such a client was set aside: names those that wait. */
export class NothingParked extends Error {
  override readonly name = 'NothingParked';
  readonly code = 'UNKNOWN_CLIENT';
  readonly clientId: string;

  constructor(clientId: string, waiting: readonly string[]) {
    super(`nothing is set aside of ${clientId}${didYouMean(clientId, waiting)}; clientele parked lists what is`);
    this.clientId = clientId;
  }
}
