import { createHmac } from 'node:crypto';

/** Headers of a signed delivery, in lower case. */
export const signatureHeader = 'clientele-signature';
export const idHeader = 'clientele-id';

/** HMAC-SHA256, hexadecimal, over the time (seconds since 1970) and the body: neither can be changed alone. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret)
    .update(`${String(seconds)}.${body}`)
    .digest('hex');
