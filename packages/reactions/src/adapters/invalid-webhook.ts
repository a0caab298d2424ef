/** Why a delivery is not to be trusted. */
export type WebhookProblem = 'SIGNATURE_MISSING' | 'SIGNATURE_WRONG' | 'TOO_OLD' | 'NO_NOTIFICATION';

const problems: Readonly<Record<WebhookProblem, string>> = {
  SIGNATURE_MISSING: 'it has no signature that can be read: is it the raw header clientele-signature?',
  SIGNATURE_WRONG: 'its signature is not of this secret and body: give the body as it came, before any parsing',
  TOO_OLD: 'it was signed too long ago, or ahead of our clock: it may be a replay',
  NO_NOTIFICATION: 'its body is no notification',
};

/** A delivery that did not come from us, or not as it was sent. Answer it with 400 and do nothing. */
export class InvalidWebhook extends Error {
  override readonly name = 'InvalidWebhook';
  readonly code: WebhookProblem;

  constructor(code: WebhookProblem) {
    super(`the webhook is refused: ${problems[code]}`);
    this.code = code;
  }
}
