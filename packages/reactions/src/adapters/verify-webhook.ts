import { timingSafeEqual } from 'node:crypto';

import { instant, type Instant, millisecondsOf } from '@clientele/core';
import { z } from 'zod';

import type { Notification } from '../notification.ts';
import { InvalidWebhook } from './invalid-webhook.ts';
import { signatureHeader, signatureOf } from './signature.ts';

export type WebhookToVerify = Readonly<{
  /** The body as it came, before any parsing. */
  body: string;
  /** As Node gives them: names in lower case. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The shared secret; several while it is being changed. */
  secret: string | readonly string[];
  now: Instant;
  /** How old a delivery may be, in seconds; default 300. */
  tolerance?: number;
}>;

const Body = z.looseObject({
  id: z.string(),
  reaction: z.string(),
  topic: z.string(),
  clientId: z.string(),
  at: z.string().transform(instant),
  title: z.string(),
  data: z.record(z.string(), z.unknown()),
});

/**
 * For the receiver: gives the notification of a delivery that is ours, whole and fresh. Its `id` is
 * the same on every attempt: keep it, and drop what you have seen. Throws `InvalidWebhook`.
 *
 * @example
 * const notification = verifyWebhook({ body, headers: request.headers, secret, now });
 */
export function verifyWebhook({ body, headers, secret, now, tolerance = 300 }: WebhookToVerify): Notification {
  const header = headers[signatureHeader];
  const found = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(typeof header === 'string' ? header : '');
  if (found === null) throw new InvalidWebhook('SIGNATURE_MISSING');
  const [, time = '', signature = ''] = found;
  const given = Buffer.from(signature, 'hex');
  const secrets = typeof secret === 'string' ? [secret] : secret;
  const isOurs = secrets.some((one) =>
    timingSafeEqual(Buffer.from(signatureOf(one, Number(time), body), 'hex'), given),
  );
  if (!isOurs) throw new InvalidWebhook('SIGNATURE_WRONG');
  if (Math.abs(millisecondsOf(now) / 1000 - Number(time)) > tolerance) throw new InvalidWebhook('TOO_OLD');
  const parsed = Body.safeParse(jsonIn(body));
  if (!parsed.success) throw new InvalidWebhook('NO_NOTIFICATION');
  return parsed.data;
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
