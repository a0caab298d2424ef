import { didYouMean } from '../options/nearest.ts';

/** There is no such client, or it was not known at the moment: names the ids that are like it. */
export class ClientMissing extends Error {
  override readonly name = 'ClientMissing';
  readonly code = 'UNKNOWN_CLIENT';
  readonly clientId: string;

  constructor(clientId: string, known: readonly string[]) {
    super(
      known.includes(clientId)
        ? `nothing was known of ${clientId} at that moment`
        : `there is no client ${clientId}${didYouMean(clientId, known)}; clientele clients lists them`,
    );
    this.clientId = clientId;
  }
}
